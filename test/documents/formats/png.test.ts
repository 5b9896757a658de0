// PNGs at the edges of their format: every depth, colour and order with all its bytes, and with one fewer.
import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { judgePicture } from './picture-judge.js';

const judge = (bytes: Buffer): Promise<string> => judgePicture(bytes, 'PNG');

function chunk(type: string, data: Buffer = Buffer.alloc(0), isWhole = true): Buffer {
  const out = Buffer.alloc(data.length + 12);
  out.writeUInt32BE(data.length);
  out.write(type, 4, 'latin1');
  data.copy(out, 8);
  out.writeUInt32BE(isWhole ? crc32(out.subarray(4, -4)) : 7, data.length + 8);
  return out;
}

interface Plan {
  readonly width?: number;
  readonly height?: number;
  readonly depth?: number;
  readonly colour?: number;
  readonly order?: number;
}
function head({ width = 9, height = 3, depth = 8, colour = 2, order = 0 }: Plan): Buffer {
  const out = Buffer.alloc(13);
  out.writeUInt32BE(width, 0);
  out.writeUInt32BE(height, 4);
  out.set([depth, colour, 0, 0, order], 8);
  return chunk('IHDR', out);
}

const MAGIC = Buffer.from('89504E470D0A1A0A', 'hex');
const PALETTE = chunk('PLTE', Buffer.alloc(3));
const png = (...chunks: Buffer[]): Buffer => Buffer.concat([MAGIC, ...chunks, chunk('IEND')]);
const rows = (length: number): Buffer => chunk('IDAT', deflateSync(Buffer.alloc(length)));
const of = (plan: Plan, length: number, ...more: Buffer[]): Buffer => png(head(plan), ...more, rows(length));

describe('a picture has all its rows', () => {
  const CHANNELS: [colour: number, channels: number][] = [
    [0, 1],
    [2, 3],
    [3, 1],
    [4, 2],
    [6, 4],
  ];
  it.each(
    CHANNELS.flatMap(([colour, channels]) => [1, 2, 4, 8, 16].map((depth) => [colour, depth, channels] as const)),
  )('colour %d, depth %d', async (colour, depth, channels) => {
    const bits = 9 * channels * depth;
    const all = 3 * (1 + Math.ceil(bits / 8));
    const plan = { colour, depth };
    const more = colour === 3 ? [PALETTE] : [];
    expect(await judge(of(plan, all, ...more))).toBe('whole');
    expect(await judge(of(plan, all - 1, ...more))).toBe('damaged');
  });

  it.each<[what: string, plan: Plan, verdict: string]>([
    ['a colour nobody knows', { colour: 1 }, 'damaged'],
    ['another', { colour: 5 }, 'damaged'],
    ['another', { colour: 7 }, 'damaged'],
    ['a depth nobody knows', { depth: 3 }, 'damaged'],
    ['another', { depth: 5 }, 'damaged'],
    ['another', { depth: 0 }, 'damaged'],
    ['another', { depth: 17 }, 'damaged'],
    ['an order nobody knows', { order: 2 }, 'damaged'],
    ['no width', { width: 0 }, 'damaged'],
    ['no height', { height: 0 }, 'damaged'],
    ['a palette that is not there', { colour: 3 }, 'damaged'],
    ['the largest, and nothing in it', { colour: 0, width: 1_199_999_999, height: 1 }, 'damaged'],
    ['larger than the largest', { colour: 0, width: 1_200_000_000, height: 1 }, 'huge'],
  ])('%s', async (_what, plan, verdict) => {
    expect(await judge(of(plan, 5000))).toBe(verdict);
  });

  /** The pass in which each pixel of a square of eight comes. */
  const PASSES = ['16462646', '77777777', '56565656', '77777777', '36463646', '77777777', '56565656', '77777777'];
  it.each(
    [1, 2, 3, 4, 5, 6, 8, 9, 17, 37].flatMap((width) =>
      [1, 2, 3, 4, 5, 8, 9, 17, 37].map((height) => [width, height] as const),
    ),
  )('in the order that shows it early: %d × %d', async (width, height) => {
    let all = 0;
    for (let pass = 1; pass <= 7; pass++)
      for (let y = 0; y < height; y++) {
        const own = Array.from({ length: width }, (_, x) => Number(PASSES[y % 8]![x % 8])).filter((n) => n === pass);
        if (own.length > 0) all += 1 + Math.ceil((own.length * 4) / 8);
      }
    const plan = { width, height, depth: 4, colour: 0, order: 1 };
    expect(await judge(of(plan, all))).toBe('whole');
    expect(await judge(of(plan, all - 1))).toBe('damaged');
  });
});

describe('chunks', () => {
  const whole = of({}, 84);
  const packed = deflateSync(Buffer.alloc(84));
  it.each<[what: string, bytes: Buffer, verdict: string]>([
    ['all of them', whole, 'whole'],
    ['no end', whole.subarray(0, -12), 'damaged'],
    ['an end cut short', whole.subarray(0, -1), 'damaged'],
    ['the length of the end alone', whole.subarray(0, -8), 'damaged'],
    ['something behind the end', Buffer.concat([whole, Buffer.from('x')]), 'whole'],
    ['no head', png(rows(84)), 'damaged'],
    ['a note before the head', png(chunk('tEXt'), head({}), rows(84)), 'damaged'],
    ['a note as long as a head in its stead', png(chunk('tEXt', head({}).subarray(8, 21)), rows(84)), 'damaged'],
    ['a head too short', png(chunk('IHDR', Buffer.alloc(12, 1)), rows(84)), 'damaged'],
    [
      'a head too long',
      png(chunk('IHDR', Buffer.concat([head({}).subarray(8, 21), Buffer.alloc(1)])), rows(84)),
      'damaged',
    ],
    ['two heads: the first one counts', png(head({}), head({ width: 900 }), rows(84)), 'whole'],
    ['rows in pieces', png(head({}), chunk('IDAT', packed.subarray(0, 5)), chunk('IDAT', packed.subarray(5))), 'whole'],
    ['the second piece missing', png(head({}), chunk('IDAT', packed.subarray(0, 5))), 'damaged'],
    ['no rows', png(head({})), 'damaged'],
    ['rows that are broken', png(head({}), chunk('IDAT', packed, false)), 'damaged'],
    ['a head that is broken', png(chunk('IHDR', head({}).subarray(8, 21), false), rows(84)), 'damaged'],
    ['a note that is broken', png(head({}), chunk('tEXt', Buffer.from('x'), false), rows(84)), 'whole'],
    ['a needed one nobody knows, whole', png(head({}), chunk('XXXX'), rows(84)), 'whole'],
    ['rows more than there are', of({}, 85), 'whole'],
    ['far more rows than there are', of({}, 500_000), 'whole'],
    ['rows of which nothing unpacks', png(head({}), chunk('IDAT', Buffer.from('xxxx'))), 'damaged'],
    ['enough rows before something broken', png(head({}), chunk('IDAT', Buffer.concat([packed, packed]))), 'whole'],
    [
      'a note of the rest of the file',
      png(head({}), rows(84), chunk('tEXt', Buffer.alloc(3))).subarray(0, -13),
      'damaged',
    ],
  ])('%s', async (_what, bytes, verdict) => {
    expect(await judge(bytes)).toBe(verdict);
  });
});
