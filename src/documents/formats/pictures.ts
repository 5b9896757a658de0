// Whether a picture decodes: PNG in full, JPEG code by code (jpeg.ts), WebP, TIFF and HEIC by their structure, since their
// coding would need a library. Sizes are bounded before anything is unpacked. It must not know how a picture is called.
import { Readable } from 'node:stream';
import { createInflate, crc32 } from 'node:zlib';
import type { Content, DocumentType } from '../document-types.js';
import { checkHeic } from './heic.js';
import { checkJpeg, MOST_PIXELS } from './jpeg.js';
import { Broken, Slices, TooMuch } from './slices.js';
import { checkTiff } from './tiff.js';

const PICTURES = {
  JPG: checkJpeg,
  PNG: checkPng,
  WEBP: checkWebp,
  TIFF: checkTiff,
  HEIC: checkHeic,
} as const satisfies Partial<Record<DocumentType, (bytes: Buffer, slices: Slices) => Promise<void>>>;

/** More than the largest honest picture costs. */
const MOST_WORK = 150_000_000;

/** What is said of a file that begins like a picture of this type. */
export async function readPicture(bytes: Buffer, type: keyof typeof PICTURES): Promise<Content> {
  try {
    await PICTURES[type](bytes, new Slices(MOST_WORK));
    return { kind: 'ACCEPTED', type };
  } catch (error) {
    return { kind: error instanceof TooMuch ? 'HUGE' : 'DAMAGED' };
  }
}

/** Bytes a picture may unpack to: what MOST_PIXELS cost in full colour. */
const COST_OF_CHUNK = 64;
const MOST_BYTES = MOST_PIXELS * 4;
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const DEPTHS = new Set([1, 2, 4, 8, 16]);

async function checkPng(bytes: Buffer, slices: Slices): Promise<void> {
  const data: Buffer[] = [];
  let head: Buffer | null = null;
  let hasPalette = false;
  let isEnded = false;
  for (let at = 8; !isEnded;) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const body = bytes.subarray(at + 8, at + 8 + length);
    const isNeeded = /^[A-Z]/.test(type);
    if (isNeeded && crc32(bytes.subarray(at + 4, at + 8 + length)) !== bytes.readUInt32BE(at + 8 + length))
      throw new Broken('a chunk is broken');
    if (at === 8 && type === 'IHDR') head = body;
    if (type === 'PLTE') hasPalette = true;
    if (type === 'IDAT') data.push(body);
    isEnded = type === 'IEND';
    at += 12 + length;
    await slices.spend(length + COST_OF_CHUNK);
  }
  const wanted = pngBytes(head, hasPalette);
  if (wanted > MOST_BYTES) throw new TooMuch('a picture too large');
  if ((await countInflated(Buffer.concat(data), wanted)) < wanted) throw new Broken('a picture ends in its middle');
}

/** The bytes a PNG must unpack to. */
function pngBytes(head: Buffer | null, hasPalette: boolean): number {
  if (head?.length !== 13) throw new Broken('no size');
  const [width, height, depth, colour, interlace] = [
    head.readUInt32BE(0),
    head.readUInt32BE(4),
    head[8]!,
    head[9]!,
    head[12]!,
  ];
  const channels = CHANNELS[colour];
  if (width === 0 || height === 0 || channels === undefined || !DEPTHS.has(depth)) throw new Broken('no size');
  if (colour === 3 && !hasPalette) throw new Broken('no palette');
  if (interlace > 1) throw new Broken('an order nobody knows');
  const rows = (w: number, h: number) => (w === 0 ? 0 : h * (1 + Math.ceil((w * channels * depth) / 8)));
  if (interlace === 0) return rows(width, height);
  const passes = [
    [0, 0, 8, 8],
    [4, 0, 8, 8],
    [0, 4, 4, 8],
    [2, 0, 4, 4],
    [0, 2, 2, 4],
    [1, 0, 2, 2],
    [0, 1, 1, 2],
  ] as const;
  return passes.reduce(
    (sum, [x, y, dx, dy]) => sum + rows(Math.ceil((width - x) / dx), Math.ceil((height - y) / dy)),
    0,
  );
}

/** Unpacks in pieces that are thrown away; stops once there is enough. */
async function countInflated(packed: Buffer, enough: number): Promise<number> {
  const source = Readable.from([packed]);
  const stream = source.pipe(createInflate());
  let count = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      count += chunk.length;
      if (count >= enough) break;
    }
  } catch {
    // What came out before it broke counts; whether it was enough is asked by whoever called.
  }
  source.destroy();
  stream.destroy();
  return count;
}

async function checkWebp(bytes: Buffer, slices: Slices): Promise<void> {
  const end = 8 + bytes.readUInt32LE(4);
  if (end > bytes.length) throw new Broken('cut short');
  if (!(await hasWebpPicture(bytes, 12, end, slices))) throw new Broken('no picture');
}

async function hasWebpPicture(bytes: Buffer, from: number, end: number, slices: Slices): Promise<boolean> {
  let found = false;
  for (let at = from; at + 8 <= end;) {
    const type = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    if (at + 8 + length > end) throw new Broken('a chunk is cut short');
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (type === 'VP8 ') checkVp8(body);
    if (type === 'VP8L') checkVp8l(body);
    if (type === 'VP8 ' || type === 'VP8L') found = true;
    if (type === 'ANMF' && (await hasWebpPicture(bytes, at + 8 + 16, at + 8 + length, slices))) found = true;
    at += 8 + length + (length % 2);
    await slices.spend(8);
  }
  return found;
}

/** A key frame: its mark, its size, and the lengths of its partitions. */
function checkVp8(body: Buffer): void {
  if (body.readUIntBE(3, 3) !== 0x9d012a) throw new Broken('no picture');
  const tag = body.readUIntLE(0, 3);
  const [width, height] = [body.readUInt16LE(6) & 0x3fff, body.readUInt16LE(8) & 0x3fff];
  if ((tag & 1) !== 0 || width === 0 || height === 0) throw new Broken('no picture');
  // The first partition is there, and something of the second.
  if (10 + (tag >> 5) >= body.length) throw new Broken('a picture ends in its middle');
}

function checkVp8l(body: Buffer): void {
  if (body.length < 6 || body[0] !== 0x2f || body[4]! >> 5 !== 0) throw new Broken('no picture');
}
