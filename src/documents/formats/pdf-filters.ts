// Unpacks the data of a PDF stream: the filters an object stream may be hidden behind, and the predictors of its rows.
// What comes out is bounded; what cannot be unpacked is an error. Knows nothing of what it unpacks.
import { promisify } from 'node:util';
import { constants, inflate } from 'node:zlib';
import { Broken, TooMuch } from './slices.js';
import { asDict, asName, asNumber, type Dict, type Value } from './pdf-values.js';

const inflated = promisify<Buffer, { finishFlush: number; maxOutputLength: number }, Buffer>(inflate);

const listOf = (value: Value | undefined): Value[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** The names of a stream's filters, in the order they are undone. */
export const filtersOf = (dict: Dict): (string | null)[] => listOf(dict.get('Filter') ?? dict.get('F')).map(asName);

/** The data of a stream, unpacked to at most `most` bytes. */
export async function unpack(dict: Dict, packed: Buffer, most: number): Promise<Buffer> {
  const filters = filtersOf(dict);
  if (filters.length > 8) throw new TooMuch('filters without end');
  const parms = listOf(dict.get('DecodeParms') ?? dict.get('DP')).map(asDict);
  let data = packed;
  for (const [n, filter] of filters.entries()) {
    data = await undo(filter, data, parms[n] ?? null, most);
    if (data.length > most) throw new TooMuch('a stream unpacks to too much');
  }
  return data;
}

async function undo(filter: string | null, data: Buffer, parms: Dict | null, most: number): Promise<Buffer> {
  switch (filter) {
    case 'FlateDecode':
    case 'Fl':
      return predict(await flate(data, most), parms, most);
    case 'LZWDecode':
    case 'LZW':
      return predict(lzw(data, asNumber(parms?.get('EarlyChange')) ?? 1, most), parms, most);
    case 'ASCIIHexDecode':
    case 'AHx':
      return hex(data);
    case 'ASCII85Decode':
    case 'A85':
      return base85(data);
    case 'RunLengthDecode':
    case 'RL':
      return runs(data, most);
    case 'Crypt':
      return data;
    default:
      throw new Broken('a filter nobody knows');
  }
}

async function flate(data: Buffer, most: number): Promise<Buffer> {
  try {
    return await inflated(data, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: most });
  } catch (error) {
    throw (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE'
      ? new TooMuch('a stream unpacks to too much')
      : new Broken('a stream does not unpack');
  }
}

function hex(data: Buffer): Buffer {
  const end = data.indexOf('>');
  const digits = data.toString('latin1', 0, end < 0 ? data.length : end).replace(/[^0-9A-Fa-f]/g, '');
  // A digit that is missing is a nought, one too many is left out.
  return Buffer.from(`${digits}0`, 'hex');
}

function base85(data: Buffer): Buffer {
  const end = data.indexOf('~>');
  const out = Buffer.alloc(data.length * 4 + 4);
  let to = 0;
  let group = 0;
  let count = 0;
  const flush = (bytes: number) => {
    out.writeUInt32BE(group >>> 0, to);
    to += bytes;
    group = 0;
    count = 0;
  };
  for (let at = data.indexOf('<~') === 0 ? 2 : 0; at < (end < 0 ? data.length : end); at++) {
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
  return out.subarray(0, to);
}

function runs(data: Buffer, most: number): Buffer {
  const parts: Buffer[] = [];
  let size = 0;
  for (let at = 0; at < data.length;) {
    const length = data[at]!;
    if (length === 128) break;
    const part = length < 128 ? data.subarray(at + 1, at + 2 + length) : Buffer.alloc(257 - length, data[at + 1] ?? 0);
    at += length < 128 ? length + 2 : 2;
    size += part.length;
    if (size > most) throw new TooMuch('a stream unpacks to too much');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function lzw(data: Buffer, early: number, most: number): Buffer {
  const out: Buffer[] = [];
  let size = 0;
  let table: Buffer[] = [];
  const reset = () => (table = Array.from({ length: 258 }, (_, n) => (n < 256 ? Buffer.from([n]) : Buffer.alloc(0))));
  reset();
  let last: Buffer | null = null;
  let bits = 0;
  let held = 0;
  let width = 9;
  for (const byte of data) {
    held = ((held << 8) | byte) & 0xffffff;
    bits += 8;
    if (bits < width) continue;
    const code = (held >>> (bits - width)) & ((1 << width) - 1);
    bits -= width;
    if (code === 257) break;
    if (code === 256) {
      reset();
      last = null;
      width = 9;
      continue;
    }
    const entry: Buffer | undefined =
      code < table.length ? table[code] : last ? Buffer.concat([last, last.subarray(0, 1)]) : undefined;
    if (!entry || code > table.length) throw new Broken('a stream does not unpack');
    if (last && table.length < 4096) table.push(Buffer.concat([last, entry.subarray(0, 1)]));
    out.push(entry);
    size += entry.length;
    if (size > most) throw new TooMuch('a stream unpacks to too much');
    last = entry;
    const next = table.length + early;
    width = next >= 2048 ? 12 : next >= 1024 ? 11 : next >= 512 ? 10 : 9;
  }
  return Buffer.concat(out);
}

function predict(data: Buffer, parms: Dict | null, most: number): Buffer {
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
  const out = Buffer.alloc(rows * row);
  for (let n = 0; n < rows; n++) undoRow(data, out, n, row, pixel);
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
