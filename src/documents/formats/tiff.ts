// Whether a TIFF is whole: every page has a size, and all its strips or tiles lie in the file. Big ones too. Its many codings are
// not undone. It must not know what the pages show.
import { MOST_PIXELS } from './jpeg.js';
import { Broken, TooMuch, type Slices } from './slices.js';

/** Bytes of a value by its type; of all others one. */
const SIZES: Readonly<Record<number, number>> = {
  3: 2,
  4: 4,
  5: 8,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
  13: 4,
  16: 8,
  17: 8,
  18: 8,
};
const TAG = {
  WIDTH: 256,
  HEIGHT: 257,
  BITS: 258,
  SAMPLES: 277,
  STRIPS: 273,
  STRIP_SIZES: 279,
  TILES: 324,
  TILE_SIZES: 325,
};
const MOST_PAGES = 5_000;
const MOST_PARTS = 1_000_000;

/** What a tag costs, also one that stands twice. */
const COST_OF_TAG = 12;

interface Tag {
  readonly type: number;
  readonly count: number;
  readonly at: number;
}

class TiffReader {
  readonly isBig: boolean;
  private readonly isLittle: boolean;

  constructor(private readonly bytes: Buffer) {
    this.isLittle = bytes.toString('latin1', 0, 2) === 'II';
    this.isBig = this.number(2, 2) === 43;
  }

  /** Throws a RangeError when it does not lie in the file. */
  number(at: number, size: number): number {
    if (size === 8) return Number(this.isLittle ? this.bytes.readBigUInt64LE(at) : this.bytes.readBigUInt64BE(at));
    return this.isLittle ? this.bytes.readUIntLE(at, size) : this.bytes.readUIntBE(at, size);
  }

  get word(): number {
    return this.isBig ? 8 : 4;
  }

  /** The tags of a page, and where the next page stands (0: nowhere). */
  async page(at: number, slices: Slices): Promise<{ tags: Map<number, Tag>; next: number }> {
    const countSize = this.isBig ? 8 : 2;
    const [entry, count] = [4 + 2 * this.word, this.number(at, countSize)];
    if (count === 0 || count > 4096) throw new Broken('no tags');
    await slices.spend(count * COST_OF_TAG);
    const tags = new Map<number, Tag>();
    for (let n = 0; n < count; n++) {
      const from = at + countSize + n * entry;
      const [tag, type, values] = [this.number(from, 2), this.number(from + 2, 2), this.number(from + 4, this.word)];
      const bytes = (SIZES[type] ?? 1) * values;
      const place = from + 4 + this.word;
      if (bytes > this.word) this.number(this.number(place, this.word) + bytes - 1, 1);
      tags.set(tag, { type, count: values, at: bytes <= this.word ? place : this.number(place, this.word) });
    }
    return { tags, next: this.number(at + countSize + count * entry, this.word) };
  }

  first(tag: Tag | undefined): number | undefined {
    return tag && tag.count > 0 ? this.number(tag.at, SIZES[tag.type] ?? 1) : undefined;
  }

  async values(tag: Tag | undefined, slices: Slices): Promise<number[]> {
    if (!tag) return [];
    if (tag.count > MOST_PARTS) throw new TooMuch('parts without end');
    await slices.spend(tag.count);
    const size = SIZES[tag.type] ?? 1;
    return Array.from({ length: tag.count }, (_, n) => this.number(tag.at + n * size, size));
  }
}

/** Throws when the picture is broken, cut short, or too large. */
export async function checkTiff(bytes: Buffer, slices: Slices): Promise<void> {
  const reader = new TiffReader(bytes);
  const seen = new Set<number>();
  let at = reader.number(reader.isBig ? 8 : 4, reader.word);
  for (let pages = 0; at !== 0; pages++) {
    if (seen.has(at)) throw new Broken('pages in a circle');
    if (pages >= MOST_PAGES) throw new TooMuch('pages without end');
    seen.add(at);
    const { tags, next } = await reader.page(at, slices);
    const one = (tag: number, usual: number) => reader.first(tags.get(tag)) ?? usual;
    const [width, height] = [one(TAG.WIDTH, 0), one(TAG.HEIGHT, 0)];
    if (width === 0 || height === 0) throw new Broken('no size');
    if ((width * height * one(TAG.BITS, 1) * one(TAG.SAMPLES, 1)) / 8 > MOST_PIXELS * 4) throw new TooMuch('too large');
    const isTiled = tags.has(TAG.TILES);
    const offsets = await reader.values(tags.get(isTiled ? TAG.TILES : TAG.STRIPS), slices);
    const sizes = await reader.values(tags.get(isTiled ? TAG.TILE_SIZES : TAG.STRIP_SIZES), slices);
    if (offsets.length === 0) throw new Broken('no picture');
    for (const [n, offset] of offsets.entries())
      if (offset === 0 || offset + (sizes[n] ?? 1) > bytes.length || sizes[n] === 0) throw new Broken('cut short');
    at = next;
  }
  if (seen.size === 0) throw new Broken('no picture');
}
