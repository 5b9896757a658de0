// Whether a HEIC is whole: all its boxes lie in the file, and the picture it names as its own lies in them. Its coding is not
// undone. It must not know what the picture shows.
import { Broken, type Slices } from './slices.js';

interface Box {
  readonly type: string;
  readonly from: number;
  readonly to: number;
}

/** The boxes between two places; each must be there to its end. */
async function boxesOf(bytes: Buffer, from: number, to: number, slices: Slices, strict: boolean): Promise<Box[]> {
  const boxes: Box[] = [];
  for (let at = from; at + 8 <= to;) {
    const short = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const head = short === 1 ? 16 : 8;
    const length = short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? to - at : short;
    // Behind the picture some phones put what is no box.
    if (!strict && !/^[\x20-\x7e]{4}$/.test(type)) break;
    if (length < head || at + length > to) throw new Broken('a box is cut short');
    boxes.push({ type, from: at + head, to: at + length });
    at += length;
    await slices.spend(16);
  }
  return boxes;
}

/** Throws when the picture is broken or cut short. */
export async function checkHeic(bytes: Buffer, slices: Slices): Promise<void> {
  const boxes = await boxesOf(bytes, 0, bytes.length, slices, false);
  const meta = boxes.find(({ type }) => type === 'meta');
  // A sequence of pictures has no picture of its own, but tracks.
  if (!meta) {
    if (boxes.some(({ type }) => type === 'moov') && boxes.some(({ type }) => type === 'mdat')) return;
    throw new Broken('no picture');
  }
  const inside = await boxesOf(bytes, meta.from + 4, meta.to, slices, true);
  const own = inside.find(({ type }) => type === 'pitm');
  const places = inside.find(({ type }) => type === 'iloc');
  if (!own || !places) throw new Broken('no picture');
  const primary = bytes[own.from] === 0 ? bytes.readUInt16BE(own.from + 4) : bytes.readUInt32BE(own.from + 4);
  const data = inside.find(({ type }) => type === 'idat');
  if (!(await isThere(bytes, places, primary, data, slices))) throw new Broken('no picture');
}

/** Whether all parts of all pictures lie in the file, and the primary one is among them. */
async function isThere(
  bytes: Buffer,
  { from, to }: Box,
  primary: number,
  data: Box | undefined,
  slices: Slices,
): Promise<boolean> {
  const version = bytes[from]!;
  const [sizes, more] = [bytes[from + 4]!, bytes[from + 5]!];
  const [offsetSize, lengthSize, baseSize] = [sizes >> 4, sizes & 15, more >> 4];
  const indexSize = version > 0 ? more & 15 : 0;
  let at = from + 6;
  const next = (size: number): number => {
    if (at + size > to) throw new Broken('cut short');
    const value = size === 0 ? 0 : size === 8 ? Number(bytes.readBigUInt64BE(at)) : bytes.readUIntBE(at, size);
    at += size;
    return value;
  };
  const idSize = version < 2 ? 2 : 4;
  const count = next(idSize);
  let found = false;
  for (let n = 0; n < count; n++) {
    const id = next(idSize);
    const method = version > 0 ? next(2) & 15 : 0;
    next(2);
    const base = next(baseSize);
    const extents = next(2);
    for (let part = 0; part < extents; part++) {
      next(indexSize);
      const begin = base + next(offsetSize);
      const length = next(lengthSize);
      // Of another picture, of the data beside it, or of the file.
      const end = method > 1 ? Infinity : method === 1 ? (data ? data.to - data.from : 0) : bytes.length;
      if (begin + length > end) throw new Broken('a picture is cut short');
      if (id === primary && (length > 0 || extents === 1)) found = true;
      await slices.spend(8);
    }
  }
  return found;
}
