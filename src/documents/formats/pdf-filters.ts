// Unpacks the data of a PDF stream: the filters an object stream may be hidden behind, and the predictors of its rows.
// What comes out is bounded; what cannot be unpacked is an error. Knows nothing of what it unpacks.
import { promisify } from 'node:util';
import { constants, inflate } from 'node:zlib';
import { Broken, TooMuch, type Slices } from './slices.js';
import { asDict, asName, asNumber, type Dict, type Value } from './pdf-values.js';

const inflated = promisify<Buffer, { finishFlush: number; maxOutputLength: number }, Buffer>(inflate);

const listOf = (value: Value | undefined): Value[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** The names of a stream's filters, in the order they are undone. */
export const filtersOf = (dict: Dict): (string | null)[] => listOf(dict.get('Filter') ?? dict.get('F')).map(asName);

/** Unpacking costs less than looking at bytes one by one. */
const COST_OF_INFLATED = 1 / 8;
/** As many bytes are read, or written, between two looks at the budget. */
const STEP = 65_536;

/** The data of a stream, unpacked to at most `most` bytes. */
export async function unpack(dict: Dict, packed: Buffer, most: number, slices: Slices): Promise<Buffer> {
  const filters = filtersOf(dict);
  if (filters.length > 8) throw new TooMuch('filters without end');
  const parms = listOf(dict.get('DecodeParms') ?? dict.get('DP')).map(asDict);
  let data = packed;
  for (const [n, filter] of filters.entries()) {
    data = await undo(filter, data, parms[n] ?? null, most, slices);
    if (data.length > most) throw new TooMuch('a stream unpacks to too much');
  }
  return data;
}

async function undo(
  filter: string | null,
  data: Buffer,
  parms: Dict | null,
  most: number,
  slices: Slices,
): Promise<Buffer> {
  switch (filter) {
    case 'FlateDecode':
    case 'Fl':
      return predict(await flate(data, most, slices), parms, most, slices);
    case 'LZWDecode':
    case 'LZW':
      return predict(await lzw(data, asNumber(parms?.get('EarlyChange')) ?? 1, most, slices), parms, most, slices);
    case 'ASCIIHexDecode':
    case 'AHx':
      return hex(data, most, slices);
    case 'ASCII85Decode':
    case 'A85':
      return base85(data, most, slices);
    case 'RunLengthDecode':
    case 'RL':
      return runs(data, most, slices);
    case 'Crypt':
      return data;
    default:
      throw new Broken('a filter nobody knows');
  }
}

/** What comes out of a filter: one piece that grows, up to what is allowed. */
class Output {
  private bytes: Buffer;
  private size = 0;

  constructor(
    private readonly most: number,
    expected: number,
  ) {
    this.bytes = Buffer.allocUnsafe(Math.max(16, Math.min(most, expected)));
  }

  /** Makes room for so many bytes and gives back where they go. */
  room(count: number): { bytes: Buffer; at: number } {
    const at = this.size;
    this.size += count;
    if (this.size > this.most) throw new TooMuch('a stream unpacks to too much');
    if (this.size > this.bytes.length) {
      const grown = Buffer.allocUnsafe(Math.min(this.most, Math.max(this.size, this.bytes.length * 2)));
      this.bytes.copy(grown, 0, 0, at);
      this.bytes = grown;
    }
    return { bytes: this.bytes, at };
  }

  get length(): number {
    return this.size;
  }

  done(): Buffer {
    return this.bytes.subarray(0, this.size);
  }
}

/** Charges what was read and written since it was last asked. */
function meter(slices: Slices): (done: number) => Promise<void> | undefined {
  let spentTo = 0;
  return (done) => {
    if (done - spentTo < STEP) return undefined;
    const work = done - spentTo;
    spentTo = done;
    return slices.spend(work);
  };
}

async function flate(data: Buffer, most: number, slices: Slices): Promise<Buffer> {
  try {
    const out = await inflated(data, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: most });
    await slices.spend(Math.ceil((data.length + out.length) * COST_OF_INFLATED));
    return out;
  } catch (error) {
    if (error instanceof TooMuch) throw error;
    throw (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE'
      ? new TooMuch('a stream unpacks to too much')
      : new Broken('a stream does not unpack');
  }
}

/** What a digit stands for; -1 where it is none. */
const DIGITS = Int8Array.from({ length: 256 }, (_, c) =>
  '0123456789abcdef'.indexOf(String.fromCharCode(c).toLowerCase()),
);

async function hex(data: Buffer, most: number, slices: Slices): Promise<Buffer> {
  const out = new Output(most, data.length / 2 + 1);
  const step = meter(slices);
  let high = -1;
  for (let at = 0; at < data.length && data[at] !== 0x3e; at++) {
    if (at % STEP === STEP - 1) await step(at);
    const digit = DIGITS[data[at]!]!;
    if (digit < 0) continue;
    if (high < 0) high = digit;
    else {
      const to = out.room(1);
      to.bytes[to.at] = high * 16 + digit;
      high = -1;
    }
  }
  // A digit that is missing is a nought.
  if (high >= 0) {
    const to = out.room(1);
    to.bytes[to.at] = high * 16;
  }
  await slices.spend(Math.min(data.length, STEP));
  return out.done();
}

async function base85(data: Buffer, most: number, slices: Slices): Promise<Buffer> {
  const end = data.indexOf('~>');
  const out = new Output(most, data.length);
  const step = meter(slices);
  let group = 0;
  let count = 0;
  const flush = (bytes: number) => {
    const to = out.room(bytes);
    for (let n = 0; n < bytes; n++) to.bytes[to.at + n] = (group >>> (24 - n * 8)) & 255;
    group = 0;
    count = 0;
  };
  for (let at = data.indexOf('<~') === 0 ? 2 : 0; at < (end < 0 ? data.length : end); at++) {
    if (at % STEP === STEP - 1) await step(at);
    const c = data[at]!;
    if (c === 0x7a && count === 0) flush(4);
    if (c < 0x21 || c > 0x75) continue;
    group = group * 85 + (c - 0x21);
    if (++count === 5) flush(4);
  }
  if (count > 1) {
    const bytes = count - 1;
    for (; count < 5; count++) group = group * 85 + 84;
    flush(bytes);
  }
  await slices.spend(Math.min(data.length, STEP));
  return out.done();
}

async function runs(data: Buffer, most: number, slices: Slices): Promise<Buffer> {
  const out = new Output(most, data.length);
  const step = meter(slices);
  for (let at = 0; at < data.length;) {
    const wait = step(at + out.length);
    if (wait) await wait;
    const length = data[at]!;
    if (length === 128) break;
    if (length < 128) {
      const part = data.subarray(at + 1, at + 2 + length);
      const to = out.room(part.length);
      part.copy(to.bytes, to.at);
      at += length + 2;
    } else {
      const to = out.room(257 - length);
      to.bytes.fill(data[at + 1] ?? 0, to.at, to.at + 257 - length);
      at += 2;
    }
  }
  await slices.spend(Math.min(data.length + out.length, STEP));
  return out.done();
}

const CLEAR = 256;
const END = 257;
const MOST_CODES = 4096;

/** Each code is kept as the place where it was put out first, so that beginning anew costs nothing. */
async function lzw(data: Buffer, early: number, most: number, slices: Slices): Promise<Buffer> {
  const out = new Output(most, data.length * 2);
  const step = meter(slices);
  const first = new Uint32Array(MOST_CODES);
  const length = new Uint16Array(MOST_CODES).fill(1, 0, 256);
  let codes = END + 1;
  let last = -1;
  let lastAt = 0;
  let [bits, held, width] = [0, 0, 9];
  for (let n = 0; n < data.length; n++) {
    held = ((held << 8) | data[n]!) & 0xffffff;
    bits += 8;
    if (bits < width) continue;
    const wait = step(n + out.length);
    if (wait) await wait;
    const code = (held >>> (bits - width)) & ((1 << width) - 1);
    bits -= width;
    if (code === END) break;
    if (code === CLEAR) {
      [codes, last, width] = [END + 1, -1, 9];
      continue;
    }
    if (code > codes || (code === codes && last < 0)) throw new Broken('a stream does not unpack');
    // One that is just being made is the last one and its own first byte.
    const isNew = code === codes;
    const size = isNew ? length[last]! + 1 : length[code]!;
    const { bytes, at } = out.room(size);
    if (isNew) {
      bytes.copy(bytes, at, lastAt, lastAt + size - 1);
      bytes[at + size - 1] = bytes[lastAt]!;
    } else if (code < CLEAR) bytes[at] = code;
    else bytes.copy(bytes, at, first[code], first[code]! + size);
    if (last >= 0 && codes < MOST_CODES) {
      first[codes] = lastAt;
      length[codes] = length[last]! + 1;
      codes += 1;
    }
    last = code;
    lastAt = at;
    const next = codes + early;
    width = next >= 2048 ? 12 : next >= 1024 ? 11 : next >= 512 ? 10 : 9;
  }
  await slices.spend(Math.min(data.length + out.length, STEP));
  return out.done();
}

async function predict(data: Buffer, parms: Dict | null, most: number, slices: Slices): Promise<Buffer> {
  const predictor = asNumber(parms?.get('Predictor')) ?? 1;
  if (predictor < 2) return data;
  const [colors, bits, columns] = [
    ['Colors', 1] as const,
    ['BitsPerComponent', 8] as const,
    ['Columns', 1] as const,
  ].map(([key, usual]) => asNumber(parms?.get(key)) ?? usual) as [number, number, number];
  const pixel = Math.max(1, Math.ceil((colors * bits) / 8));
  const row = Math.ceil((colors * bits * columns) / 8);
  if (!(row > 0 && row <= most) || predictor < 10) throw new Broken('a predictor nobody knows');
  const rows = Math.ceil(data.length / (row + 1));
  if (rows * row > most) throw new TooMuch('a stream unpacks to too much');
  const out = Buffer.alloc(rows * row);
  const step = meter(slices);
  for (let n = 0; n < rows; n++) {
    const wait = step(n * row);
    if (wait) await wait;
    undoRow(data, out, n, row, pixel);
  }
  await slices.spend(Math.min(out.length, STEP));
  return out;
}

/** One row of PNG's predictors. */
function undoRow(data: Buffer, out: Buffer, n: number, row: number, pixel: number): void {
  const from = n * (row + 1);
  const to = n * row;
  const kind = data[from];
  for (let x = 0; x < row; x++) {
    const raw = data[from + 1 + x] ?? 0;
    const left = x >= pixel ? out[to + x - pixel]! : 0;
    const up = n > 0 ? out[to + x - row]! : 0;
    const corner = n > 0 && x >= pixel ? out[to + x - row - pixel]! : 0;
    const guess =
      kind === 1 ? left : kind === 2 ? up : kind === 3 ? (left + up) >> 1 : kind === 4 ? paeth(left, up, corner) : 0;
    out[to + x] = (raw + guess) & 255;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
