// Where «now» comes from. Rooms get an instant as an argument; only the machinery holds a clock.
// It must not know why time might be moved: the local demo moves it, the tests fix it.

/** Tells the present instant. */
export interface Clock {
  now(): Date;
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => new Date() };

/** A clock that can be set: it goes on from there at its own pace, or stands still when `running` is false. */
export interface MovableClock extends Clock {
  /** Sets the present instant. */
  move(to: Date): void;
  /** How far this clock is ahead of the machine's, in ms. */
  offsetMs(): number;
}

/** Makes a clock that starts at `offsetMs` from the machine's, or stands still at an instant. */
export function makeMovableClock(start: { offsetMs: number } | { at: Date }): MovableClock {
  let fixed = 'at' in start ? start.at : null;
  let offset = 'offsetMs' in start ? start.offsetMs : 0;
  return {
    now: () => (fixed ? new Date(fixed) : new Date(Date.now() + offset)),
    move: (to) => {
      if (fixed) fixed = to;
      else offset = to.getTime() - Date.now();
    },
    offsetMs: () => (fixed ? fixed.getTime() - Date.now() : offset),
  };
}
