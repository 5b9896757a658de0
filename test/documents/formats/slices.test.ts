// The work on a paper: it has an end, and lets others have their turn.
import { describe, expect, it } from 'vitest';
import { makeGate, Slices, TooMuch } from '../../../src/documents/formats/slices.js';

describe('work on one paper', () => {
  it('ends where its budget ends', async () => {
    const slices = new Slices(10);
    await slices.spend(4);
    await slices.spend(6);
    await expect(slices.spend(1)).rejects.toThrow(TooMuch);
  });

  const busy = (ms: number): void => {
    for (const until = performance.now() + ms; performance.now() < until;);
  };
  it('lets others have their turn once it has worked for a while, and only then', async () => {
    const slices = new Slices(100);
    let turns = 0;
    const ask = () => void setImmediate(() => (turns += 1));
    ask();
    await slices.spend(1);
    expect(turns).toBe(0);
    busy(40);
    await slices.spend(1);
    expect(turns).toBe(1);
    ask();
    await slices.spend(1);
    expect(turns).toBe(1);
    busy(40);
    await slices.spend(1);
    expect(turns).toBe(2);
  });
});

describe('a gate of two places', () => {
  it('lets two work at once, the next one when one of them has ended', async () => {
    const gate = makeGate(2);
    const began: number[] = [];
    const ends: (() => void)[] = [];
    const results = [0, 1, 2, 3].map((n) =>
      gate(() => {
        began.push(n);
        return new Promise<number>((resolve, reject) => {
          ends[n] = () => (n === 1 ? reject(new Error('broken')) : resolve(n));
        });
      }).catch(() => -1),
    );
    const settled = () => new Promise((resolve) => setImmediate(resolve));
    await settled();
    expect(began).toEqual([0, 1]);
    ends[1]!();
    await settled();
    expect(began).toEqual([0, 1, 2]);
    ends[0]!();
    await settled();
    expect(began).toEqual([0, 1, 2, 3]);
    ends[2]!();
    ends[3]!();
    expect(await Promise.all(results)).toEqual([0, -1, 2, 3]);
    // All its places are free again, and not one more.
    const more = [4, 5, 6].map((n) => gate(() => new Promise<void>((resolve) => began.push(n) && ends.push(resolve))));
    await settled();
    expect(began).toEqual([0, 1, 2, 3, 4, 5]);
    for (const end of ends.splice(4)) end();
    await settled();
    ends.at(-1)!();
    await Promise.all(more);
  });
});
