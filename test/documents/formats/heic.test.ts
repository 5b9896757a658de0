// HEICs at the edges of their format: boxes of every length, and places of the picture written in every way the standard has.
import { describe, expect, it } from 'vitest';
import { judgePicture } from './picture-judge.js';

const judge = (bytes: Buffer): Promise<string> => judgePicture(bytes, 'HEIC');

const number = (value: number, size: number): Buffer => {
  const out = Buffer.alloc(8);
  out.writeBigUInt64BE(BigInt(value));
  return out.subarray(8 - size);
};
/** A box; `long` writes its length in eight bytes, `open` says that it goes on to the end. */
function box(type: string, parts: readonly Buffer[], how: 'short' | 'long' | 'open' = 'short', more = 0): Buffer {
  const body = Buffer.concat(parts);
  const kind = Buffer.from(type, 'latin1');
  if (how === 'long') return Buffer.concat([number(1, 4), kind, number(body.length + 16 + more, 8), body]);
  return Buffer.concat([number(how === 'open' ? 0 : body.length + 8 + more, 4), kind, body]);
}

interface Item {
  readonly id: number;
  readonly method?: number;
  readonly base?: number;
  readonly extents: readonly (readonly [begin: number, length: number])[];
}
interface Places {
  readonly version?: number;
  /** Bytes of a place, of a length, of what is added to each place, of an index. */
  readonly sizes?: readonly [number, number, number, number];
}

const DATA = Buffer.alloc(300, 7);
const MDAT = box('mdat', [DATA]);
const FTYP = box('ftyp', [Buffer.from('heic\0\0\0\0mif1heic')]);

function iloc(
  items: readonly Item[],
  { version = 0, sizes: [place, length, base, index] = [4, 4, 0, 0] }: Places = {},
): Buffer {
  const id = version < 2 ? 2 : 4;
  return box('iloc', [
    Buffer.from([version, 0, 0, 0, (place << 4) | length, (base << 4) | index]),
    number(items.length, id),
    ...items.flatMap((item) => [
      number(item.id, id),
      version > 0 ? number(item.method ?? 0, 2) : Buffer.alloc(0),
      number(0, 2),
      number(item.base ?? 0, base),
      number(item.extents.length, 2),
      ...item.extents.flatMap(([from, to]) => [
        number(0, version > 0 ? index : 0),
        number(from, place),
        number(to, length),
      ]),
    ]),
  ]);
}
const pitm = (id: number, version = 0): Buffer =>
  box('pitm', [Buffer.from([version, 0, 0, 0]), number(id, version === 0 ? 2 : 4)]);
const meta = (...boxes: Buffer[]): Buffer => box('meta', [Buffer.alloc(4), ...boxes]);

/** A file whose places are counted from the beginning of its data; `own` is put beside the places. */
function heic(
  items: readonly Item[],
  places: Places = {},
  own: readonly Buffer[] = [pitm(1)],
  end: Buffer = Buffer.alloc(0),
): Buffer {
  const describes = (by: number) =>
    meta(
      ...own,
      iloc(
        items.map((item) =>
          (item.method ?? 0) > 0
            ? item
            : { ...item, extents: item.extents.map(([from, length]) => [from + by, length] as const) },
        ),
        places,
      ),
    );
  const from = FTYP.length + describes(0).length + 8;
  return Buffer.concat([FTYP, describes(from), MDAT, end]);
}
/** The first picture, all of it. */
const ONE: Item = { id: 1, extents: [[0, 300]] };

describe('where a picture lies', () => {
  it.each<[what: string, bytes: Buffer, verdict: string]>([
    ['all of it', heic([ONE]), 'whole'],
    ['a byte beyond the file', heic([{ id: 1, extents: [[1, 300]] }]), 'damaged'],
    ['its length a byte beyond the file', heic([{ id: 1, extents: [[0, 301]] }]), 'damaged'],
    [
      'in two parts',
      heic([
        {
          id: 1,
          extents: [
            [0, 100],
            [200, 100],
          ],
        },
      ]),
      'whole',
    ],
    [
      'in two parts, the second one beyond',
      heic([
        {
          id: 1,
          extents: [
            [0, 100],
            [200, 101],
          ],
        },
      ]),
      'damaged',
    ],
    ['in no part', heic([{ id: 1, extents: [] }]), 'damaged'],
    ['the whole file', heic([{ id: 1, extents: [[0, 0]] }]), 'whole'],
    [
      'in two parts of nothing',
      heic([
        {
          id: 1,
          extents: [
            [0, 0],
            [0, 0],
          ],
        },
      ]),
      'damaged',
    ],
    [
      'in two parts, one of nothing',
      heic([
        {
          id: 1,
          extents: [
            [0, 0],
            [0, 9],
          ],
        },
      ]),
      'whole',
    ],
    ['another one, not the own', heic([{ ...ONE, id: 2 }]), 'damaged'],
    ['another one before it', heic([{ ...ONE, id: 2 }, ONE]), 'whole'],
    ['another one behind it that lies outside', heic([ONE, { id: 2, extents: [[0, 301]] }]), 'damaged'],
    ['none at all', heic([]), 'damaged'],
    ['with a base', heic([{ id: 1, base: 100, extents: [[0, 200]] }], { sizes: [4, 4, 4, 0] }), 'whole'],
    [
      'with a base, beyond the file',
      heic([{ id: 1, base: 100, extents: [[0, 201]] }], { sizes: [4, 4, 4, 0] }),
      'damaged',
    ],
    ['with a base of eight bytes', heic([{ id: 1, base: 100, extents: [[0, 200]] }], { sizes: [4, 4, 8, 0] }), 'whole'],
    ['in eight bytes', heic([ONE], { sizes: [8, 8, 0, 0] }), 'whole'],
    ['in eight bytes, beyond the file', heic([{ id: 1, extents: [[0, 301]] }], { sizes: [8, 8, 0, 0] }), 'damaged'],
    ['without lengths', heic([ONE], { sizes: [4, 0, 0, 0] }), 'whole'],
    ['of the first version, with an index nobody reads', heic([ONE], { sizes: [4, 4, 0, 4] }), 'whole'],
    ['of the second version', heic([ONE], { version: 1 }), 'whole'],
    ['of the second version, with an index', heic([ONE], { version: 1, sizes: [4, 4, 0, 4] }), 'whole'],
    ['of the second version, outside', heic([{ id: 1, extents: [[1, 300]] }], { version: 1 }), 'damaged'],
    ['of the third version', heic([ONE], { version: 2 }, [pitm(1, 1)]), 'whole'],
    ['of the third version, with an index', heic([ONE], { version: 2, sizes: [4, 4, 4, 8] }, [pitm(1, 1)]), 'whole'],
    [
      'of the third version, a great number',
      heic([{ ...ONE, id: 70_000 }], { version: 2 }, [pitm(70_000, 1)]),
      'whole',
    ],
    [
      'of the third version, another number',
      heic([{ ...ONE, id: 70_000 }], { version: 2 }, [pitm(4464, 1)]),
      'damaged',
    ],
    ['in pieces of another picture', heic([{ id: 1, method: 2, extents: [[5000, 9000]] }], { version: 1 }), 'whole'],
  ])('%s', async (_what, bytes, verdict) => {
    expect(await judge(bytes)).toBe(verdict);
  });

  const beside = (length: number, from = 0, data: readonly Buffer[] = [box('idat', [Buffer.alloc(50, 1)])]) =>
    heic([{ id: 1, method: 1, extents: [[from, length]] }], { version: 1 }, [pitm(1), ...data]);
  it.each<[what: string, bytes: Buffer, verdict: string]>([
    ['all of them', beside(50), 'whole'],
    ['a byte more', beside(51), 'damaged'],
    ['a byte too far', beside(50, 1), 'damaged'],
    ['the last one', beside(1, 49), 'whole'],
    ['none there', beside(1, 0, []), 'damaged'],
  ])('in the data beside its description: %s', async (_what, bytes, verdict) => {
    expect(await judge(bytes)).toBe(verdict);
  });

  it('the list cut anywhere is refused', async () => {
    const list = iloc([ONE, { ...ONE, id: 2 }], { version: 1, sizes: [4, 4, 4, 4] });
    const of = (cut: number) => {
      const short = Buffer.from(list.subarray(0, list.length - cut));
      short.writeUInt32BE(short.length);
      return Buffer.concat([FTYP, meta(pitm(1), short), MDAT, Buffer.alloc(300)]);
    };
    expect(await judge(of(0))).toBe('whole');
    for (let cut = 1; cut <= list.length - 8; cut++) expect(await judge(of(cut)), `without ${cut}`).toBe('damaged');
  });
});

describe('boxes', () => {
  const inside = (more: readonly Buffer[]) => heic([ONE], {}, [...more, pitm(1)]);
  const behind = (...end: Buffer[]) => heic([ONE], {}, [pitm(1)], Buffer.concat(end));
  const without = (type: string) => {
    const bytes = heic([ONE]);
    bytes.write('free', bytes.indexOf(type), 'latin1');
    return bytes;
  };
  it.each<[what: string, bytes: Buffer, verdict: string]>([
    ['without its description', without('meta'), 'damaged'],
    ['without a picture of its own', without('pitm'), 'damaged'],
    ['without places', without('iloc'), 'damaged'],
    ['an empty one behind', behind(box('free', [])), 'whole'],
    ['one shorter than its head', behind(box('free', [], 'short', -1)), 'damaged'],
    ['one a byte longer than the file', behind(box('free', [Buffer.alloc(9)], 'short', 1)), 'damaged'],
    ['one with a long length', behind(box('free', [Buffer.alloc(9)], 'long')), 'whole'],
    ['an empty one with a long length', behind(box('free', [], 'long')), 'whole'],
    ['one with a long length, shorter than its head', behind(box('free', [], 'long', -1)), 'damaged'],
    ['one with a long length beyond the file', behind(box('free', [], 'long', 1)), 'damaged'],
    ['one with a long length that is cut', behind(number(1, 4), Buffer.from('free'), Buffer.alloc(7)), 'damaged'],
    ['one that goes on to the end', behind(box('free', [Buffer.alloc(99)], 'open')), 'whole'],
    ['what is no box', behind(Buffer.alloc(50, 200)), 'whole'],
    ['what is too short for a box', behind(Buffer.alloc(7)), 'whole'],
    ['one whose name has a sign nobody sees', behind(number(9999, 4), Buffer.from('ab\u0019c')), 'whole'],
    ['one whose name has a nought', behind(number(9999, 4), Buffer.from('abc\x7f')), 'whole'],
    ['one of blanks and waves, too long', behind(number(9999, 4), Buffer.from(' ~~ ')), 'damaged'],
    ['another one inside', inside([box('hdlr', [Buffer.alloc(20)])]), 'whole'],
    ['one without a name inside', inside([box('\0\0\0\0', [Buffer.alloc(20)])]), 'whole'],
    ['one that is none inside', inside([Buffer.alloc(12, 200)]), 'damaged'],
    ['a sequence', Buffer.concat([FTYP, box('moov', [Buffer.alloc(9)]), MDAT]), 'whole'],
    ['a sequence without data', Buffer.concat([FTYP, box('moov', [Buffer.alloc(9)])]), 'damaged'],
    ['data without a sequence', Buffer.concat([FTYP, MDAT]), 'damaged'],
    ['nothing but a name', FTYP, 'damaged'],
  ])('%s', async (_what, bytes, verdict) => {
    expect(await judge(bytes)).toBe(verdict);
  });
});
