// Whether a web page put into a document holds a script, also where the page is packed as a letter. Every sign is looked at a
// fixed number of times, whatever the page, and never all that is found is in memory at once. Knows no document.
import { holds, placesOf } from './pieces.js';
import type { Slices } from './slices.js';

const ELEMENT = /<\s*(?:script|iframe|object|embed|applet)\b|(?:java|vb)script:(?!\s*(?:;|void\b))/;
const ON_EVENT = /\son[a-z]{3,}\s*=/;
const PACKED = /content-transfer-encoding:\s*base64/;
/** What looking through a page costs for each of its bytes: as it is, unpacked twice. */
const COST_OF_BYTE = 4;
/** A thing packed of its own costs more than its letters. */
const COST_OF_PACKED = 1_000;

const [NEWLINE, RETURN, SPACE, LESS, EQUALS, GREATER, QUESTION] = [10, 13, 32, 60, 61, 62, 63];

export async function holdsScript(bytes: Buffer, slices: Slices): Promise<boolean> {
  await slices.spend(bytes.length * COST_OF_BYTE);
  const page = narrow(bytes);
  if (isScript(page) || isScript(printable(page))) return true;
  for (const packed of packedParts(page)) {
    await slices.spend(COST_OF_PACKED);
    if (isScript(packed)) return true;
  }
  return false;
}

/** A page with one byte for each sign, whatever its encoding; signs that stand in no script become «?». */
function narrow(bytes: Buffer): Buffer {
  const isBig = (bytes[0] === 0xfe && bytes[1] === 0xff) || bytes[0] === 0;
  const isLittle = (bytes[0] === 0xff && bytes[1] === 0xfe) || bytes[1] === 0;
  if (!isBig && !isLittle) return bytes;
  const page = Buffer.alloc(bytes.length >> 1);
  const high = isBig ? 0 : 1;
  for (let n = 0; n < page.length; n++) page[n] = bytes[2 * n + high] === 0 ? bytes[2 * n + 1 - high]! : QUESTION;
  return page;
}

const isScript = (page: Buffer): boolean => holds(page, ELEMENT) || hasEvent(page);

/** A tag that says what is done on an occasion; a tag goes on to its «>», whatever is in it. */
function hasEvent(page: Buffer): boolean {
  let isOpen = false;
  let from = 0;
  for (const [at] of placesOf(page, ON_EVENT)) {
    const closed = page.subarray(from, at).lastIndexOf(GREATER);
    if (closed >= 0) isOpen = false;
    if (isOpen || opensIn(page, closed < 0 ? from : from + closed, at)) return true;
    from = at;
  }
  return false;
}

/** Whether a tag begins between two places. */
function opensIn(page: Buffer, from: number, to: number): boolean {
  for (let at = page.indexOf(LESS, from); at >= 0 && at < to; at = page.indexOf(LESS, at + 1))
    if (isLetter(page[at + 1])) return true;
  return false;
}

const isLetter = (byte = 0): boolean => (byte | SPACE) >= 97 && (byte | SPACE) <= 122;

/** How long a line's end is at this place; 0 where there is none. */
const lineEnd = (page: Buffer, at: number): number =>
  page[at] === NEWLINE ? 1 : page[at] === RETURN && page[at + 1] === NEWLINE ? 2 : 0;

/** A page without lines broken by «=», and with «=41» resolved. */
function printable(page: Buffer): Buffer {
  const text = Buffer.alloc(page.length);
  let length = 0;
  for (let at = 0; at < page.length; at++) {
    const broken = page[at] === EQUALS ? lineEnd(page, at + 1) : 0;
    if (broken > 0) at += broken;
    else text[length++] = page[at]!;
  }
  let end = 0;
  for (let at = 0; at < length; at++) {
    const [high, low] =
      text[at] === EQUALS && at + 2 < length ? [digit(text[at + 1]!), digit(text[at + 2]!)] : [-1, -1];
    text[end++] = high < 0 || low < 0 ? text[at]! : high * 16 + low;
    if (high >= 0 && low >= 0) at += 2;
  }
  return text.subarray(0, end);
}

/** The value of a digit of base sixteen; -1 where it is none. */
function digit(byte: number): number {
  if (byte >= 48 && byte <= 57) return byte - 48;
  const letter = (byte | SPACE) - 97;
  return letter >= 0 && letter < 6 ? letter + 10 : -1;
}

const LETTERS = new Set(Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/= \t\r\n\f\v'));
const IS_LETTER = Uint8Array.from({ length: 256 }, (_, byte) => (LETTERS.has(byte) ? 1 : 0));

/** What stands packed behind the blank line that ends a head. */
function* packedParts(page: Buffer): Generator<Buffer> {
  let end = 0;
  for (const [at, behind] of placesOf(page, PACKED)) {
    if (at < end) continue;
    const begin = afterBlankLine(page, behind);
    if (begin < 0) return;
    end = begin;
    while (end < page.length && IS_LETTER[page[end]!] === 1) end += 1;
    yield Buffer.from(page.toString('latin1', begin, end), 'base64');
  }
}

function afterBlankLine(page: Buffer, from: number): number {
  for (let at = page.indexOf(NEWLINE, from); at >= 0; at = page.indexOf(NEWLINE, at + 1)) {
    const next = lineEnd(page, at + 1);
    if (next > 0) return at + 1 + next;
  }
  return -1;
}
