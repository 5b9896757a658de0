// Ids of everything a person might see or guess: random, so that gaps betray nothing.
// Twelve characters of an alphabet without look-alikes (60 bits), short enough for a button's 64 bytes.
import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** A fresh random id of `length` characters. */
export function newId(length = 12): string {
  let id = '';
  for (const byte of randomBytes(length)) id += ALPHABET[byte & 31];
  return id;
}
