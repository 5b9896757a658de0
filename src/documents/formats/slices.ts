// Work on one paper in short slices, so that nobody waits behind it, and with an end: who made the file cannot make us work
// for ever. It must not know what is worked on.

/** The file asks for more work or room than any honest one. */
export class TooMuch extends Error {}

/** The file is not what it says it is: cut short, or broken. */
export class Broken extends Error {}

const SLICE_MS = 12;

/** One paper's share of the time. */
export class Slices {
  private since = performance.now();

  /** `budget` counts whatever the work counts: bytes looked at, blocks read. */
  constructor(private budget: number) {}

  /** Notes work done; lets everybody else have their turn when the slice is used up. */
  async spend(work: number): Promise<void> {
    this.budget -= work;
    if (this.budget < 0) throw new TooMuch('the budget of this paper is used up');
    if (performance.now() - this.since < SLICE_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.since = performance.now();
  }
}

/** At most `places` papers are looked into at the same time: each is held in memory as a whole meanwhile. */
export function makeGate(places: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = places;
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
