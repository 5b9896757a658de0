// Ids of everything a person might see or guess: random, so that gaps betray nothing.
// Twelve characters of an alphabet without look-alikes (60 bits), short enough for a button's 64 bytes.
import { randomFillSync } from 'node:crypto';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

const LENGTH = 12;

/** Random bytes not yet used: asking for many at once costs as much as asking for one. */
const bytes = Buffer.alloc(LENGTH * 128);
let used = bytes.length;

/** A fresh random id. */
export function newId(): string {
  if (used === bytes.length) {
    randomFillSync(bytes);
    used = 0;
  }
  let id = '';
  for (const end = used + LENGTH; used < end; used++) id += ALPHABET[bytes[used]! & 31];
  return id;
}
