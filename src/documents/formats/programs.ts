// Whether a program for Windows stands anywhere in these bytes. It must not know what they belong to.
import type { Slices } from './slices.js';

const PIECE = 1024 * 1024;
const SAYS = Buffer.from('This program', 'latin1');
const OWN_PART = Buffer.from('PE\0\0', 'latin1');

/** By its beginning, and by what it says of itself where that leads to. */
export async function holdsProgram(bytes: Buffer, slices: Slices): Promise<boolean> {
  const says = nextPlace(bytes, SAYS);
  const ownPart = nextPlace(bytes, OWN_PART);
  for (let from = 0; from + 64 <= bytes.length; from += PIECE) {
    await slices.spend(Math.min(PIECE, bytes.length - from));
    for (let at = from; at < from + PIECE && at + 64 <= bytes.length; at++) {
      if (bytes[at] !== 0x4d || bytes[at + 1] !== 0x5a) continue;
      const head = bytes.readUInt32LE(at + 60);
      if (head < 4096 && isThere(bytes, at + head)) return true;
      if (says(at + 64) + SAYS.length <= at + 512) return true;
      // One whose beginning says nothing of where its own part is.
      if (head === 0 && ownPart(at) + OWN_PART.length <= at + 1024) return true;
    }
  }
  return false;
}

const isThere = (bytes: Buffer, at: number): boolean =>
  at + OWN_PART.length <= bytes.length && bytes.readUInt32BE(at) === 0x50450000;

/** Where a word stands next from a place on; asked for places further and further on, it goes through the bytes once. */
export function nextPlace(bytes: Buffer, word: Buffer): (from: number) => number {
  let known = -1;
  return (from) => {
    if (known < from) {
      const found = bytes.indexOf(word, from);
      known = found < 0 ? Infinity : found;
    }
    return known;
  };
}
