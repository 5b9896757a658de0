// TIFFs at the edges of their format: small and big ones, in both orders of bytes, with pages whose parts lie in the file, and
// with parts that do not.
import { describe, expect, it } from 'vitest';
import { judgePicture } from './picture-judge.js';

const judge = (bytes: Buffer): Promise<string> => judgePicture(bytes, 'TIFF');

interface Tag {
  readonly tag: number;
  readonly type?: number;
  /** Written with so many bytes each; what does not fit stands behind the page. */
  readonly values: readonly number[];
  readonly size?: number;
  /** Said instead of the number of values. */
  readonly count?: number;
}
interface Plan {
  readonly big?: boolean;
  readonly little?: boolean;
  /** Bytes of the picture behind the page. */
  readonly data?: number;
}

const [WIDTH, HEIGHT, BITS, STRIPS, SAMPLES, SIZES, TILES, TILE_SIZES] = [256, 257, 258, 273, 277, 279, 324, 325];
const tag = (number: number, ...values: number[]): Tag => ({ tag: number, values });

/** A file of these pages; the picture lies at its end, where «-n» as a value points to n bytes before it. */
function tiff(pages: readonly (readonly Tag[])[], { big = false, little = true, data = 100 }: Plan = {}): Buffer {
  const word = big ? 8 : 4;
  const number = (value: number, size: number): Buffer => {
    const out = Buffer.alloc(size);
    if (size === 8) out.writeBigUInt64LE(BigInt(value));
    else out.writeUIntLE(value, 0, size);
    return little ? out : out.reverse();
  };
  const sizeOf = ({ values, size = 4 }: Tag) => values.length * size;
  const lengthOf = (tags: readonly Tag[]) =>
    (big ? 8 : 2) +
    tags.length * (4 + 2 * word) +
    word +
    tags.reduce((sum, each) => sum + (sizeOf(each) > word ? sizeOf(each) : 0), 0);
  const head = big ? 16 : 8;
  const end = head + pages.reduce((sum, tags) => sum + lengthOf(tags), 0) + data;
  const parts: Buffer[] = [
    Buffer.from(little ? 'II' : 'MM'),
    number(big ? 43 : 42, 2),
    ...(big ? [number(8, 2), number(0, 2)] : []),
    number(pages.length > 0 ? head : 0, word),
  ];
  let at = head;
  pages.forEach((tags, n) => {
    let behind = at + (big ? 8 : 2) + tags.length * (4 + 2 * word) + word;
    const away: Buffer[] = [];
    parts.push(number(tags.length, big ? 8 : 2));
    for (const each of tags) {
      const { size = 4 } = each;
      const bytes = Buffer.concat(each.values.map((value) => number(value < 0 ? end + value : value, size)));
      const inside = bytes.length <= word;
      parts.push(number(each.tag, 2), number(each.type ?? 4, 2), number(each.count ?? each.values.length, word));
      parts.push(inside ? Buffer.concat([bytes, Buffer.alloc(word - bytes.length)]) : number(behind, word));
      if (inside) continue;
      away.push(bytes);
      behind += bytes.length;
    }
    at += lengthOf(tags);
    parts.push(number(n === pages.length - 1 ? 0 : at, word), ...away);
  });
  return Buffer.concat([...parts, Buffer.alloc(data, 1)]);
}

const SIZED = [tag(WIDTH, 10), tag(HEIGHT, 10)];
const PAGE = [...SIZED, tag(STRIPS, -100), tag(SIZES, 100)];
const KINDS: Plan[] = [{}, { little: false }, { big: true }, { big: true, little: false }];

describe.each(KINDS)('of kind %j', (kind) => {
  it.each<[what: string, pages: Tag[][], verdict: string]>([
    ['one page', [PAGE], 'whole'],
    ['three pages', [PAGE, PAGE, PAGE], 'whole'],
    ['no page', [], 'damaged'],
    ['a page without tags', [[]], 'damaged'],
    ['a second page without tags', [PAGE, []], 'damaged'],
    ['no width', [PAGE.slice(1)], 'damaged'],
    ['no height', [[PAGE[0]!, ...PAGE.slice(2)]], 'damaged'],
    ['a width of nothing', [[tag(WIDTH, 0), ...PAGE.slice(1)]], 'damaged'],
    ['a height of nothing', [[PAGE[0]!, tag(HEIGHT, 0), ...PAGE.slice(2)]], 'damaged'],
    ['no strips', [SIZED], 'damaged'],
    ['no sizes of its strips', [[...SIZED, tag(STRIPS, -1)]], 'whole'],
    ['a strip up to the last byte', [[...SIZED, tag(STRIPS, -60), tag(SIZES, 60)]], 'whole'],
    ['a strip a byte longer', [[...SIZED, tag(STRIPS, -60), tag(SIZES, 61)]], 'damaged'],
    ['a strip of nothing', [[...SIZED, tag(STRIPS, -60), tag(SIZES, 0)]], 'damaged'],
    ['a strip nowhere', [[...SIZED, tag(STRIPS, 0), tag(SIZES, 9)]], 'damaged'],
    ['three strips', [[...SIZED, tag(STRIPS, -60, -40, -20), tag(SIZES, 20, 20, 20)]], 'whole'],
    ['three strips, the last one outside', [[...SIZED, tag(STRIPS, -60, -40, -20), tag(SIZES, 20, 20, 21)]], 'damaged'],
    ['three strips, a size missing', [[...SIZED, tag(STRIPS, -60, -40, -1), tag(SIZES, 20, 20)]], 'whole'],
    ['tiles', [[...SIZED, tag(TILES, -60, -40), tag(TILE_SIZES, 20, 40)]], 'whole'],
    ['tiles, the last one outside', [[...SIZED, tag(TILES, -60, -40), tag(TILE_SIZES, 20, 41)]], 'damaged'],
    ['tiles, and strips nobody needs', [[...SIZED, tag(TILES, -60), tag(TILE_SIZES, 60), tag(STRIPS, 0)]], 'whole'],
    ['strips, and sizes of tiles', [[...SIZED, tag(STRIPS, -60), tag(SIZES, 60), tag(TILE_SIZES, 99)]], 'whole'],
    ['a second page whose strip lies outside', [PAGE, [...SIZED, tag(STRIPS, -9), tag(SIZES, 10)]], 'damaged'],
  ])('%s', async (_what, pages, verdict) => {
    expect(await judge(tiff(pages, kind))).toBe(verdict);
  });

  it('cut anywhere is refused', async () => {
    const bytes = tiff([PAGE, [...PAGE, tag(700, 1, 2, 3)]], kind);
    expect(await judge(bytes)).toBe('whole');
    for (let length = 4; length < bytes.length; length++)
      expect(await judge(bytes.subarray(0, length)), `cut to ${length}`).toBe('damaged');
  });

  it('pages in a circle are refused', async () => {
    const bytes = tiff([PAGE], kind);
    const [head, word] = kind.big ? [16, 8] : [8, 4];
    const next = head + (kind.big ? 8 : 2) + PAGE.length * (4 + 2 * word) + (kind.little === false ? word - 1 : 0);
    expect(bytes[next]).toBe(0);
    bytes[next] = head;
    expect(await judge(bytes)).toBe('damaged');
  });

  it.each([
    [1, 1],
    [2, 1],
    [3, 2],
    [4, 4],
    [5, 8],
    [6, 1],
    [7, 1],
    [8, 2],
    [9, 4],
    [10, 8],
    [11, 4],
    [12, 8],
    [13, 4],
    [16, 8],
    [17, 8],
    [18, 8],
    [99, 1],
  ])('values of type %d take %d bytes each', async (type, size) => {
    const of = (count: number) => {
      const values = Array.from({ length: 9 }, () => 1);
      return tiff([[...PAGE, { tag: 700, type, size, values, count }]], { ...kind, data: 100 });
    };
    // The picture’s hundred bytes stand behind the values: it ends where they may reach.
    expect(await judge(of(9 + Math.floor(100 / size)))).toBe('whole');
    expect(await judge(of(9 + Math.floor(100 / size) + 1))).toBe('damaged');
  });

  it.each([
    [1, 1],
    [3, 2],
    [4, 4],
    [13, 4],
    [16, 8],
  ])('a size of type %d is read', async (type, size) => {
    const sized = (width: number) => [{ tag: WIDTH, type, size, values: [width] }, ...PAGE.slice(1)];
    expect(await judge(tiff([sized(9)], kind))).toBe('whole');
    expect(await judge(tiff([sized(0)], kind))).toBe('damaged');
  });

  it('values that just fit stand in the page', async () => {
    const word = kind.big ? 8 : 4;
    const values = Array.from({ length: word / 2 }, () => 0xffff);
    expect(await judge(tiff([[...PAGE, { tag: 700, type: 3, size: 2, values }]], kind))).toBe('whole');
    expect(await judge(tiff([[...PAGE, { tag: 700, type: 3, size: 2, values, count: values.length + 1 }]], kind))).toBe(
      'damaged',
    );
  });
});

describe('a TIFF of the greatest size', () => {
  const sized = (width: number, height: number, ...more: Tag[]) => [
    tag(WIDTH, width),
    tag(HEIGHT, height),
    tag(STRIPS, -100),
    tag(SIZES, 100),
    ...more,
  ];
  it.each<[what: string, tags: Tag[], verdict: string]>([
    ['black and white', sized(96_000, 100_000), 'whole'],
    ['black and white, a row more', sized(96_000, 100_001), 'huge'],
    ['grey', sized(30_000, 40_000, tag(BITS, 8)), 'whole'],
    ['grey, a row more', sized(30_000, 40_001, tag(BITS, 8)), 'huge'],
    ['in colour', sized(20_000, 20_000, tag(BITS, 8, 8, 8), tag(SAMPLES, 3)), 'whole'],
    ['in colour, a row more', sized(20_000, 20_001, tag(BITS, 8, 8, 8), tag(SAMPLES, 3)), 'huge'],
  ])('%s', async (_what, tags, verdict) => {
    expect(await judge(tiff([tags]))).toBe(verdict);
  });

  it.each([
    [4096, 'whole'],
    [4097, 'damaged'],
  ])('of %d tags', async (count, verdict) => {
    const more = Array.from({ length: count - PAGE.length }, (_, n) => tag(1000 + n, 1));
    expect(await judge(tiff([[...PAGE, ...more]]))).toBe(verdict);
  });

  it.each([
    [5000, 'whole'],
    [5001, 'huge'],
  ])('of %d pages', async (count, verdict) => {
    expect(await judge(tiff(Array.from({ length: count }, () => PAGE)))).toBe(verdict);
  });

  it.each([
    [1_000_000, 'whole'],
    [1_000_001, 'huge'],
  ])('of %d strips', async (count, verdict) => {
    const strips: Tag = { tag: STRIPS, type: 1, size: 1, values: Array.from({ length: 9 }, () => 9), count };
    const bytes = tiff([[...SIZED, strips]], { data: 1_000_100 });
    expect(await judge(bytes)).toBe(verdict);
  });
});
