// JPEGs at the edges of their format: with every bit that belongs to them they are taken, with one fewer they are not.
import { describe, expect, it } from 'vitest';
import { checkJpeg } from '../../../src/documents/formats/jpeg.js';
import { Slices, TooMuch } from '../../../src/documents/formats/slices.js';
import { coded, codes, FIRST, frame, jpeg, OTHERS, scan, segment, usual, type ScanPlan } from './jpeg-maker.js';
import { judgePicture } from './picture-judge.js';

const judge = (bytes: Buffer): Promise<string> => judgePicture(bytes, 'JPG');
type Row = [what: string, bytes: Buffer, verdict: string];

/** One block of eight bits: no change, two bits behind fourteen noughts, the end. */
const BLOCK = '01110110';
const blocks = (count: number): Buffer => coded(BLOCK.repeat(count));

describe('one block', () => {
  const one = (bits: string): Buffer => usual(frame(8, 8), scan(coded(bits)));
  it.each<[what: string, bits: string, verdict: string]>([
    ['nothing in it', '00', 'whole'],
    ['no bits at all', '', 'damaged'],
    ['a change of three bits', '10 111 0', 'whole'],
    ['a change whose bits are followed by no code', '10 111 11110', 'damaged'],
    ['a change whose last bit is missing', '10 11', 'damaged'],
    ['a code of sixteen bits', '1100000000000000 1111 0', 'whole'],
    ['a code of sixteen bits that nobody knows', '1100000000000001 1111 0', 'damaged'],
    ['a coefficient of one bit', '0 10 1 0', 'whole'],
    ['a coefficient, then no code', '0 10 1 11110', 'damaged'],
    ['a coefficient of two bits behind noughts', '0 1110 11 0', 'whole'],
    ['sixty-three coefficients', `0 ${'101'.repeat(63)}`, 'whole'],
    ['sixty-two coefficients and no end', `0 ${'101'.repeat(62)} 11110`, 'damaged'],
    ['three times sixteen noughts and fifteen coefficients', `0 ${'110'.repeat(3)}${'101'.repeat(15)}`, 'whole'],
    ['three times sixteen noughts, fourteen and no end', `0 ${'110'.repeat(3)}${'101'.repeat(14)} 11110`, 'damaged'],
    ['four times fifteen and three', `0 ${'111011'.repeat(4)}${'101'.repeat(3)}`, 'whole'],
    ['four times fifteen, two and no end', `0 ${'111011'.repeat(4)}${'101'.repeat(2)} 11110`, 'damaged'],
    ['the last coefficient behind noughts', `0 ${'101'.repeat(48)} 1110 11`, 'whole'],
    ['noughts beyond the block', `0 ${'101'.repeat(49)} 1110 11 0`, 'damaged'],
    ['a byte of ones, marked as no marker', '0 1110 11 1111 0', 'damaged'],
    ['noughts as the end', `0 ${'110'.repeat(3)}${'101'.repeat(14)} 0`, 'whole'],
  ])('%s', async (_what, bits, verdict) => {
    expect(await judge(one(bits))).toBe(verdict);
  });

  it('marks a byte of ones as no marker', async () => {
    // «0»: a change of seven bits, a coefficient of fifteen; «10»: end of block.
    const tables = segment(0xc4, [...codes(0, [7]), ...codes(0x10, [0x0f], [0x00])]);
    const bytes = jpeg(tables, frame(8, 8), scan(coded('01111111 01111111 11111111 10111111')));
    expect(bytes.includes(Buffer.from([0x7f, 0x7f, 0xff, 0x00]))).toBe(true);
    expect(await judge(bytes)).toBe('whole');
  });

  it('tells codes of one length apart', async () => {
    const tables = segment(0xc4, [...codes(0, [], [0, 9, 3]), ...codes(0x10, [0])]);
    const of = (bits: string) => judge(jpeg(tables, frame(8, 8), scan(coded(bits))));
    expect(await of('10 111 0 11')).toBe('whole');
    expect(await of('01 111111 1 1110')).toBe('damaged');
    expect(await of('01 111111 111 0')).toBe('whole');
    expect(await of('11 111 0 11')).toBe('damaged');
  });

  it('uses the tables its scan names', async () => {
    const tables = [segment(0xc4, codes(0x03, [0])), segment(0xc4, codes(0x12, [0]))];
    const plan = (use: number) => jpeg(...tables, frame(8, 8), scan(coded('00'), { use }));
    expect(await judge(plan(0x32))).toBe('whole');
    for (const use of [0x33, 0x22, 0x00]) expect(await judge(plan(use))).toBe('damaged');
  });
});

describe('how many blocks belong to a picture', () => {
  const colours = (...samplings: number[]) => samplings.map((sampling, n) => ({ id: n + 1, sampling }));
  const cases: [what: string, width: number, height: number, samplings: number[], scanned: number[], count: number][] =
    [
      ['one', 8, 8, [0x11], [1], 1],
      ['a pixel more across', 9, 8, [0x11], [1], 2],
      ['a pixel more down', 8, 9, [0x11], [1], 2],
      ['grey that says it is sampled twice', 9, 9, [0x22], [1], 4],
      ['three colours alike', 16, 8, [0x11, 0x11, 0x11], [1, 2, 3], 6],
      ['4:2:0', 17, 17, [0x22, 0x11, 0x11], [1, 2, 3], 24],
      ['4:2:0 at its edge', 16, 16, [0x22, 0x11, 0x11], [1, 2, 3], 6],
      ['4:2:2', 17, 8, [0x21, 0x11, 0x11], [1, 2, 3], 8],
      ['4:4:0', 8, 17, [0x12, 0x11, 0x11], [1, 2, 3], 8],
      ['CMYK', 8, 8, [0x11, 0x11, 0x11, 0x11], [1, 2, 3, 4], 4],
      ['CMYK, the last one full', 16, 16, [0x11, 0x11, 0x11, 0x22], [1, 2, 3, 4], 7],
      ['the full colour of 4:2:0 alone', 17, 9, [0x22, 0x11, 0x11], [1], 6],
      ['a halved colour alone', 17, 17, [0x22, 0x11, 0x11], [2], 4],
      ['a halved colour alone at its edge', 16, 16, [0x22, 0x11, 0x11], [3], 1],
      ['two of three', 8, 8, [0x11, 0x12, 0x14], [2, 3], 6],
    ];

  it.each(cases)('%s', async (_what, width, height, samplings, scanned, count) => {
    const of = (n: number) => usual(frame(width, height, colours(...samplings)), scan(blocks(n), { colours: scanned }));
    expect(await judge(of(count))).toBe('whole');
    expect(await judge(of(count - 1))).toBe('damaged');
  });

  it.each<[sampling: number, verdict: string]>([
    [0x11, 'whole'],
    [0x41, 'whole'],
    [0x14, 'whole'],
    [0x01, 'damaged'],
    [0x10, 'damaged'],
    [0x51, 'damaged'],
    [0x15, 'damaged'],
  ])('sampled %d times', async (sampling, verdict) => {
    expect(await judge(usual(frame(8, 8, colours(sampling)), scan(blocks(16))))).toBe(verdict);
  });

  it.each<[string, number, number, string]>([
    ['no width', 0, 8, 'damaged'],
    ['no height', 8, 0, 'damaged'],
    ['the largest, and nothing in it', 20_000, 15_000, 'damaged'],
    ['larger than the largest', 20_000, 15_001, 'huge'],
  ])('%s', async (_what, width, height, verdict) => {
    expect(await judge(usual(frame(width, height), scan(blocks(1))))).toBe(verdict);
  });
});

describe('restarts', () => {
  const every = (units: number): Buffer => segment(0xdd, [units >> 8, units & 255]);
  const restart = (n: number): Buffer => Buffer.from([0xff, 0xd0 + n]);
  const of = (units: number, ...parts: Buffer[]): Buffer =>
    usual(frame(8 * 4, 8), every(units), scan(Buffer.concat(parts)));

  it.each<Row>([
    [
      'after every block',
      of(1, blocks(1), restart(0), blocks(1), restart(1), blocks(1), restart(2), blocks(1)),
      'whole',
    ],
    ['after every second', of(2, blocks(2), restart(0), blocks(2)), 'whole'],
    ['after the third, the last part shorter', of(3, blocks(3), restart(0), blocks(1)), 'whole'],
    ['filled up before it', of(2, blocks(2), Buffer.from([0xff]), restart(0), blocks(2)), 'whole'],
    ['one with the last number', of(2, blocks(2), restart(7), blocks(2)), 'whole'],
    ['none of the four', of(4, blocks(4)), 'whole'],
    ['none where one has to be', of(2, blocks(4)), 'damaged'],
    ['a part that lacks a block', of(2, blocks(2), restart(0), blocks(1)), 'damaged'],
    ['a first part that lacks one', of(2, blocks(1), restart(0), blocks(2)), 'damaged'],
    ['another marker in its stead', of(2, blocks(2), segment(0xcf, []), blocks(2)), 'damaged'],
    ['a beginning in its stead', of(2, blocks(2), Buffer.from([0xff, 0xd8]), blocks(2)), 'damaged'],
    ['the last bits of a part unused', of(2, coded('0000'), restart(0), coded('0000')), 'whole'],
    ['one where none is said', usual(frame(32, 8), scan(Buffer.concat([blocks(2), restart(0), blocks(2)]))), 'damaged'],
    ['some more behind the picture', of(4, blocks(4), restart(0), blocks(1), restart(1)), 'whole'],
    ['a word about them that is cut', usual(frame(8, 8), segment(0xdd, [0]), scan(blocks(1))), 'damaged'],
  ])('%s', async (_what, bytes, verdict) => {
    expect(await judge(bytes)).toBe(verdict);
  });
});

describe('a picture that comes in several scans', () => {
  // «0» end of block, «10» of the next two blocks too, «110» of three and as many as one bit says more, «1110» one bit.
  const ENDS = codes(0x10, [0x00], [0x10], [0x20], [0x01], [0xf0]);
  const frameOf = (wide: number) => frame(8 * wide, 8, undefined, 0xc2);
  const of = (wide: number, ...scans: [bits: string, plan: ScanPlan][]): Buffer =>
    jpeg(segment(0xc4, [...FIRST, ...ENDS]), frameOf(wide), ...scans.map(([bits, plan]) => scan(coded(bits), plan)));
  const first: ScanPlan = { from: 0, to: 0 };
  const fifth: ScanPlan = { from: 1, to: 5 };

  it.each<[what: string, wide: number, bits: string, plan: ScanPlan, verdict: string]>([
    ['first coefficients', 4, '10111 10111 0 10111', first, 'whole'],
    ['first coefficients, one missing', 4, '10111 10111 10', first, 'damaged'],
    ['first coefficients, then no code', 2, '10111 11110', first, 'damaged'],
    ['first coefficients refined', 8, '11111110', { ...first, refines: 1 }, 'whole'],
    ['first coefficients refined, bits missing', 9, '11111110', { ...first, refines: 1 }, 'damaged'],
    ['others to their last', 1, '11101 11101 11101 11101 11101', fifth, 'whole'],
    ['others, the last missing', 1, `${'11101'.repeat(4)} 1111`, fifth, 'damaged'],
    ['others that end before', 1, '11101 0', fifth, 'whole'],
    ['others that begin later', 1, '11101 11101', { from: 4, to: 5 }, 'whole'],
    ['others that begin later, one missing', 1, '11101 111', { from: 4, to: 5 }, 'damaged'],
    ['one end for two blocks', 2, '100', fifth, 'whole'],
    ['one end for two of three blocks', 3, '100 11111', fifth, 'damaged'],
    ['one end for three blocks', 3, '101', fifth, 'whole'],
    ['one end for three of four blocks', 4, '101 11111', fifth, 'damaged'],
    ['one end for seven blocks', 7, '110 11', fifth, 'whole'],
    ['one end for seven of eight blocks', 8, '110 11 111', fifth, 'damaged'],
    ['one end for four of five blocks', 5, '110 00 111', fifth, 'damaged'],
    ['one end for four blocks, then one by itself', 5, '110 00 0', fifth, 'whole'],
    ['noughts beyond the block', 1, `${'11110'.repeat(3)} 11110 11101`, { from: 1, to: 63 }, 'damaged'],
    [
      'noughts up to the end of the block',
      1,
      `${'11110'.repeat(3)}${'11101'.repeat(15)}`,
      { from: 1, to: 63 },
      'whole',
    ],
    ['others refined: only looked over', 9, '11111110', { ...fifth, refines: 1 }, 'whole'],
  ])('%s', async (_what, wide, bits, plan, verdict) => {
    expect(await judge(of(wide, [bits, plan]))).toBe(verdict);
  });

  it('a picture that ends in its middle is none, whatever comes behind', async () => {
    const cut = of(9, ['11111110', { ...first, refines: 1 }]);
    expect(await judge(Buffer.concat([cut, Buffer.from([0, 0xff, 0xd9, 0xff, 0xd9])]))).toBe('damaged');
  });

  it.each([0, 7])('a scan that is only looked over may have restarts (%d)', async (n) => {
    const data = Buffer.concat([coded('1010'), Buffer.from([0xff, 0xd0 + n]), coded('1010')]);
    expect(await judge(jpeg(frameOf(4), scan(data, { ...fifth, refines: 1 })))).toBe('whole');
  });

  it('in all its scans', async () => {
    expect(await judge(of(2, ['00', first], ['101', fifth], ['0 0', { from: 6, to: 63 }]))).toBe('whole');
    expect(await judge(of(2, ['00', first], ['101', fifth], ['0 11111', { from: 6, to: 63 }]))).toBe('damaged');
  });

  it('an end for several blocks does not reach beyond a restart', async () => {
    const parts = (last: string) =>
      jpeg(
        segment(0xc4, [...FIRST, ...ENDS]),
        segment(0xdd, [0, 2]),
        frameOf(4),
        scan(Buffer.concat([coded('110 11 111'), Buffer.from([0xff, 0xd0]), coded(last)]), fifth),
      );
    expect(await judge(parts('100'))).toBe('whole');
    expect(await judge(parts('11111'))).toBe('damaged');
    expect(await judge(parts('0 11111'))).toBe('damaged');
  });
});

describe('segments', () => {
  const body = Buffer.concat([frame(8, 8), scan(blocks(1))]);
  const tables = segment(0xc4, [...FIRST, ...OTHERS]);
  const raw = (...parts: (Buffer | number[])[]) => jpeg(...parts.map((part) => Buffer.from(part)));
  const cut = (bytes: Buffer, by: number) => bytes.subarray(0, bytes.length - by);

  it.each<Row>([
    ['without an end', cut(usual(body), 2), 'damaged'],
    ['without the last byte', cut(usual(body), 1), 'damaged'],
    ['ended before any scan', usual(frame(8, 8)), 'damaged'],
    ['a scan before its size', usual(scan(blocks(1)), frame(8, 8)), 'damaged'],
    ['a size that is none', usual(segment(0xc8, [8, 0, 8, 0, 8, 1, 1, 0x11, 0]), scan(blocks(1))), 'damaged'],
    ['markers that say nothing', raw(tables, [0xff, 0x01, 0xff, 0xd0, 0xff, 0xd7], body), 'whole'],
    ['filled up before a marker', raw(tables, [0xff, 0xff, 0xff], body), 'whole'],
    ['something that is no marker', raw(tables, [0], body), 'damaged'],
    ['an empty comment', raw(tables, segment(0xfe, []), body), 'whole'],
    ['a comment shorter than its own length', raw(tables, [0xff, 0xfe, 0, 1], body), 'damaged'],
    ['a segment that ends behind the file', raw(tables, [0xff, 0xfe, 0xff, 0xff], body), 'damaged'],
    ['cut in the length of a segment', cut(raw(tables, [0xff, 0xfe, 0]), 2), 'damaged'],
    ['a table for each', raw(segment(0xc4, FIRST), segment(0xc4, OTHERS), body), 'whole'],
    ['no table for the first', raw(segment(0xc4, OTHERS), body), 'damaged'],
    ['no table for the others', raw(segment(0xc4, FIRST), body), 'damaged'],
    ['a table that lacks a value', raw(segment(0xc4, [...FIRST, ...OTHERS].slice(0, -1)), body), 'damaged'],
    ['a table that is cut in its counts', raw(tables, segment(0xc4, [0x01, 0, 0]), body), 'damaged'],
    ['a second size: the first one counts', usual(frame(8, 8), frame(16, 8), scan(blocks(1))), 'whole'],
    ['a size that is cut', usual(segment(0xc0, [8, 0, 8, 0, 8]), scan(blocks(1))), 'damaged'],
    ['a size without colours', usual(segment(0xc0, [8, 0, 8, 0, 8, 0]), scan(blocks(1))), 'damaged'],
    ['a size that lacks a colour', usual(segment(0xc0, [8, 0, 8, 0, 8, 2, 1, 0x11, 0]), scan(blocks(1))), 'damaged'],
    ['a scan of a colour nobody knows', usual(frame(8, 8), scan(blocks(1), { colours: [2] })), 'damaged'],
    ['a scan of nothing', usual(frame(8, 8), scan(blocks(1), { colours: [] })), 'damaged'],
    ['a scan whose word is cut', usual(frame(8, 8), segment(0xda, [1, 1, 0, 0, 63]), blocks(1)), 'damaged'],
    ['a scan without a word', usual(frame(8, 8), segment(0xda, []), blocks(1)), 'damaged'],
    ['twelve bits', usual(frame(8, 8, undefined, 0xc1), scan(blocks(1))), 'whole'],
    ['twelve bits, nothing in it', usual(frame(8, 8, undefined, 0xc1), scan(blocks(0))), 'damaged'],
    ['coded without loss: only looked over', jpeg(frame(8, 8, undefined, 0xc3), scan(blocks(0))), 'whole'],
    ['arithmetic coding', jpeg(segment(0xcc, [0, 0]), frame(8, 8, undefined, 0xc9), scan(blocks(1))), 'whole'],
    ['arithmetic coding, the last kind', jpeg(frame(8, 8, undefined, 0xcf), scan(blocks(1))), 'whole'],
    ['arithmetic coding without an end', cut(jpeg(frame(8, 8, undefined, 0xc9), scan(blocks(1))), 2), 'damaged'],
    ['filled up behind the picture', usual(frame(8, 8), scan(blocks(1)), Buffer.from([0xff, 0xff, 0xff])), 'whole'],
    ['coded bytes too many', usual(frame(8, 8), scan(blocks(3)), Buffer.from([0xff, 0])), 'whole'],
    ['a single marker at its end', cut(usual(frame(8, 8), scan(blocks(1))), 1), 'damaged'],
  ])('%s', async (_what, bytes, verdict) => {
    expect(await judge(bytes)).toBe(verdict);
  });
});

describe('its work', () => {
  const costs = (bytes: Buffer, budget: number) =>
    checkJpeg(bytes, new Slices(budget)).then(
      () => 'done',
      (error: unknown) => (error instanceof TooMuch ? 'too much' : 'broken'),
    );

  it('is counted by the bytes of its segments', async () => {
    const bytes = usual(
      ...Array.from({ length: 20 }, () => segment(0xfe, Buffer.alloc(100))),
      frame(8, 8),
      scan(blocks(1)),
    );
    expect(await costs(bytes, 4000)).toBe('done');
    expect(await costs(bytes, 2000)).toBe('too much');
  });

  it('is counted by the bytes of its blocks', async () => {
    const bytes = usual(frame(640, 640), scan(blocks(6400)));
    expect(await costs(bytes, 2 * 6400)).toBe('done');
    expect(await costs(bytes, 6400)).toBe('too much');
  });
});
