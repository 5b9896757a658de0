// Reads values as they stand in a PDF: names with their escapes resolved, dictionaries, lists, references. Strings are left
// where they are. Whoever asks is told every pair of every dictionary, also of a doubled key. It judges nothing.
import { TooMuch, type Slices } from './slices.js';

export class Name {
  constructor(readonly text: string) {}
}
export class Ref {
  constructor(readonly num: number) {}
}
/** A string: from here to there, brackets not included. */
export class Text {
  constructor(
    readonly from: number,
    readonly to: number,
    readonly isHex: boolean,
  ) {}
}
export type Dict = Map<string, Value>;
export type Value = number | boolean | null | Name | Ref | Text | Value[] | Dict;

/** Told of a pair; gives back what that cost, where it cost something. */
export type OnPair = (key: string, value: Value) => number | void;

/** Told of each dictionary behind its last pair, wherever it stands. */
export type OnDict = (dict: Dict) => void;

/** What was read: the values up to the word that ended them, that word, and the place behind it. */
export interface Read {
  readonly values: Value[];
  readonly end: string;
  readonly at: number;
  /** A list, dictionary, string or comment was not at its end yet. */
  readonly isOpen: boolean;
}

const MOST_VALUES = 500_000;
const MOST_DEPTH = 400;
/** What a pair costs besides its bytes. */
const COST_OF_PAIR = 4;
const PAIRS_AT_ONCE = 64;
const COST_AT_ONCE = 4_096;
const ENDS = new Set(['obj', 'endobj', 'stream', 'endstream', 'xref', 'trailer', 'startxref']);

const isSpace = (c: number): boolean => c === 32 || c === 10 || c === 13 || c === 9 || c === 12 || c === 0;
// ( ) < > [ ] { } / %
const isDelimiter = (c: number): boolean =>
  c === 40 ||
  c === 41 ||
  c === 60 ||
  c === 62 ||
  c === 91 ||
  c === 93 ||
  c === 123 ||
  c === 125 ||
  c === 47 ||
  c === 37;

interface Frame {
  readonly values: Value[];
  readonly isDict: boolean;
}

/** Reads values from `from` on until a word that ends an object, or `to`. */
export async function readValues(
  bytes: Buffer,
  from: number,
  to: number,
  slices: Slices,
  onPair: OnPair,
  onDict?: OnDict,
): Promise<Read> {
  const open: Frame[] = [];
  let frame: Frame = { values: [], isDict: false };
  let at = from;
  let spentTo = from;
  let count = 0;

  const close = async (): Promise<void> => {
    const outer = open.pop();
    if (!outer) return;
    const value = frame.isDict ? await dictOf(frame.values, slices, onPair) : frame.values;
    if (value instanceof Map) onDict?.(value);
    outer.values.push(value);
    frame = outer;
  };
  let isUnended = false;
  const finish = async (end: string): Promise<Read> => {
    const isOpen = open.length > 0 || isUnended;
    while (open.length > 0) await close();
    return { values: frame.values, end, at, isOpen };
  };

  while (at < to) {
    const c = bytes[at]!;
    if (isSpace(c)) {
      at += 1;
      continue;
    }
    if (++count % 500 === 0 || at - spentTo > 65_536) {
      await slices.spend(at - spentTo);
      spentTo = at;
      if (count > MOST_VALUES) throw new TooMuch('an object of too many values');
    }
    if (c === 37) {
      at = endOfLine(bytes, at, to);
      isUnended = at >= to;
    } else if (c === 91 || (c === 60 && bytes[at + 1] === 60)) {
      if (open.length >= MOST_DEPTH) throw new TooMuch('values inside one another without end');
      open.push(frame);
      frame = { values: [], isDict: c === 60 };
      at += c === 60 ? 2 : 1;
    } else if (c === 93 || (c === 62 && bytes[at + 1] === 62)) {
      await close();
      at += c === 62 ? 2 : 1;
    } else if (c === 60) {
      // Looked for up to `to` only: objects without end would else be searched to the end of all.
      const end = bytes.subarray(at, to).indexOf(62);
      const stop = end < 0 ? to : at + end;
      isUnended = end < 0;
      frame.values.push(new Text(at + 1, stop, true));
      at = stop + 1;
    } else if (c === 40) {
      const stop = endOfString(bytes, at + 1, to);
      isUnended = stop >= to;
      frame.values.push(new Text(at + 1, stop, false));
      at = stop + 1;
    } else if (c === 47) {
      const stop = endOfWord(bytes, at + 1, to);
      frame.values.push(new Name(nameOf(bytes, at + 1, stop)));
      at = stop;
    } else if (isDelimiter(c)) {
      at += 1;
    } else {
      const stop = endOfWord(bytes, at, to);
      const word = bytes.toString('latin1', at, stop);
      at = stop;
      if (ENDS.has(word)) {
        await slices.spend(at - spentTo);
        return finish(word);
      }
      push(frame.values, word);
    }
  }
  await slices.spend(at - spentTo);
  return finish('');
}

function push(values: Value[], word: string): void {
  if (word === 'R') {
    const num = values.at(-2);
    if (typeof num === 'number' && typeof values.at(-1) === 'number') values.splice(-2, 2, new Ref(num));
    return;
  }
  const number = Number(word);
  values.push(word === 'true' || word === 'false' ? word === 'true' : Number.isFinite(number) ? number : null);
}

async function dictOf(values: readonly Value[], slices: Slices, onPair: OnPair): Promise<Dict> {
  const dict: Dict = new Map();
  let [pairs, cost] = [0, 0];
  for (let n = 0; n < values.length; n++) {
    const key = values[n];
    if (!(key instanceof Name)) continue;
    const value = values[n + 1] ?? null;
    cost += COST_OF_PAIR + (onPair(key.text, value) ?? 0);
    dict.set(key.text, value);
    n += 1;
    if (++pairs % PAIRS_AT_ONCE !== 0 && cost < COST_AT_ONCE) continue;
    await slices.spend(cost);
    cost = 0;
  }
  await slices.spend(cost);
  return dict;
}

function endOfLine(bytes: Buffer, from: number, to: number): number {
  let at = from;
  while (at < to && bytes[at] !== 10 && bytes[at] !== 13) at += 1;
  return at;
}

function endOfWord(bytes: Buffer, from: number, to: number): number {
  let at = from;
  while (at < to && !isSpace(bytes[at]!) && !isDelimiter(bytes[at]!)) at += 1;
  return at;
}

function endOfString(bytes: Buffer, from: number, to: number): number {
  let depth = 1;
  let at = from;
  for (; at < to; at++) {
    const c = bytes[at];
    if (c === 92) at += 1;
    else if (c === 40) depth += 1;
    else if (c === 41 && --depth === 0) return at;
  }
  return Math.min(at, to);
}

const nameOf = (bytes: Buffer, from: number, to: number): string =>
  bytes
    .toString('latin1', from, Math.min(to, from + 128))
    .replace(/#([0-9A-Fa-f]{2})/g, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The bytes a string stands for. */
export function textBytes(bytes: Buffer, text: Text): Buffer {
  const raw = bytes.toString('latin1', text.from, text.to);
  if (text.isHex) {
    // A digit that is missing is a nought, one too many is left out.
    return Buffer.from(`${raw.replace(/[^0-9A-Fa-f]/g, '')}0`, 'hex');
  }
  const said = raw.replace(/\\(?:([0-7]{1,3})|(\r\n|[\s\S]))|\r\n?/g, (_whole, octal?: string, sign?: string) => {
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 255);
    if (sign === undefined) return '\n';
    return /^[\r\n]/.test(sign) ? '' : (ESCAPES[sign] ?? sign);
  });
  return Buffer.from(said, 'latin1');
}

/** Neither a blank, nor a control character, nor the soft hyphen. */
const isSeen = (c: number): boolean => c > 32 && (c < 127 || c > 160) && c !== 173;

/** The first letters of a string that one sees, escapes resolved; and how many of its bytes were looked at for them. */
export function seenBegin(bytes: Buffer, { from, to, isHex }: Text, most: number): { begin: string; cost: number } {
  let begin = '';
  let digits = '';
  let at = from;
  while (at < to && begin.length < most) {
    let c = bytes[at++]!;
    if (isHex) {
      const digit = String.fromCharCode(c);
      if (!/[0-9A-Fa-f]/.test(digit)) continue;
      digits += digit;
      if (digits.length < 2 && at < to) continue;
      c = Number.parseInt(digits.padEnd(2, '0'), 16);
      digits = '';
    } else if (c === 92) {
      const octal = /^[0-7]{1,3}/.exec(bytes.toString('latin1', at, Math.min(to, at + 3)))?.[0];
      const sign = String.fromCharCode(bytes[at] ?? 0);
      at += octal?.length ?? 1;
      // A line that goes on, and what is escaped by a letter, is nothing one sees.
      c = octal === undefined ? (sign in ESCAPES ? 0 : sign.charCodeAt(0)) : Number.parseInt(octal, 8) & 255;
    }
    if (isSeen(c)) begin += String.fromCharCode(c);
  }
  return { begin, cost: at - from };
}

export const asDict = (value: Value | undefined): Dict | null => (value instanceof Map ? value : null);
export const asNumber = (value: Value | undefined): number | null => (typeof value === 'number' ? value : null);
export const asName = (value: Value | undefined): string | null => (value instanceof Name ? value.text : null);
