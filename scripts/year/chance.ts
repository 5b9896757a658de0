// Chance with a seed: the same year again for the same number. It knows nothing of what is decided by it.
import { seededChance } from '../../src/simulator/faults.js';

export interface Chance {
  /** True in this share of cases. */
  is(share: number): boolean;
  /** One of these. */
  of<T>(choices: readonly T[]): T;
  /** A whole number from `from` to `to`. */
  between(from: number, to: number): number;
}

export function makeChance(seed: number): Chance {
  const next = seededChance(seed);
  return {
    is: (share) => next() < share,
    of: (choices) => choices[Math.floor(next() * choices.length)]!,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
  };
}
