// Writes JPEGs code by code, so that a test can leave out or add a single bit. No test.

export const segment = (marker: number, body: readonly number[] | Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, Buffer.from(body)]);
};

/** A table of codes: its number, then for each length from 1 on the values whose codes have it. */
export const codes = (of: number, ...values: readonly (readonly number[])[]): number[] => [
  of,
  ...Array.from({ length: 16 }, (_, n) => values[n]?.length ?? 0),
  ...values.flat(),
];

export interface Colour {
  readonly id: number;
  /** How often it is sampled, across in the upper four bits. */
  readonly sampling: number;
}
const GREY: readonly Colour[] = [{ id: 1, sampling: 0x11 }];

export const frame = (width: number, height: number, colours = GREY, marker = 0xc0): Buffer =>
  segment(marker, [
    8,
    height >> 8,
    height & 255,
    width >> 8,
    width & 255,
    colours.length,
    ...colours.flatMap(({ id, sampling }) => [id, sampling, 0]),
  ]);

/** Bits as they stand in a scan: filled up with ones, and what looks like a marker marked as none. */
export function coded(bits: string): Buffer {
  const bytes = (bits.replaceAll(' ', '').match(/.{1,8}/g) ?? []).map((byte) => parseInt(byte.padEnd(8, '1'), 2));
  return Buffer.from(bytes.flatMap((byte) => (byte === 255 ? [255, 0] : [byte])));
}

export interface ScanPlan {
  readonly colours?: readonly number[];
  /** Number of the tables: the first in the upper four bits. */
  readonly use?: number;
  readonly from?: number;
  readonly to?: number;
  /** Which scan of the same coefficients it is: 0 the first one. */
  readonly refines?: number;
}

export const scan = (data: Buffer, { colours = [1], use = 0, from = 0, to = 63, refines = 0 }: ScanPlan = {}): Buffer =>
  Buffer.concat([segment(0xda, [colours.length, ...colours.flatMap((id) => [id, use]), from, to, refines << 4]), data]);

/**
 * Changes of the first coefficient: «0» none, «10» one of three bits, «11» with fourteen noughts one of four;
 * all other codes mean nothing.
 */
export const FIRST = codes(0, [0], [3], ...Array.from({ length: 13 }, () => []), [4]);
/** «0» end of block, «10» one bit, «110» sixteen noughts, «1110» two bits after fourteen noughts. */
export const OTHERS = codes(0x10, [0x00], [0x01], [0xf0], [0xe2]);

/** From its beginning to its end. */
export const jpeg = (...parts: readonly Buffer[]): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xd8]), ...parts, Buffer.from([0xff, 0xd9])]);

/** One that has the two tables above. */
export const usual = (...parts: readonly Buffer[]): Buffer => jpeg(segment(0xc4, [...FIRST, ...OTHERS]), ...parts);
