// Looks for signs in bytes that are long, a piece at a time: what a regular expression finds in the whole of a hostile text, taken
// together, may need more memory than there is. It must not know what is looked for.

const PIECE = 256 * 1024;
/** Pieces overlap by more than any honest sign is long. */
const SEAM = 4 * 1024;

/** Where a sign stands, each in turn: its first byte, and the one after its last. */
export function* placesOf(bytes: Buffer, sign: RegExp): Generator<readonly [number, number], undefined> {
  // Of its own, for how far it has come is kept in it.
  const own = new RegExp(sign, 'gi');
  for (let at = 0; at < bytes.length; at += PIECE) {
    const piece = bytes.toString('latin1', at, Math.min(bytes.length, at + PIECE + SEAM));
    own.lastIndex = 0;
    for (let found = own.exec(piece); found && found.index < PIECE; found = own.exec(piece))
      yield [at + found.index, at + found.index + found[0].length];
  }
}

export const holds = (bytes: Buffer, sign: RegExp): boolean => !placesOf(bytes, sign).next().done;
