// Compound files at the edges of their format: chains, tables and small streams that lead where they should, and that do not.
import { describe, expect, it } from 'vitest';
import { openCompound, type CompoundFile } from '../../../src/documents/formats/compound.js';
import { Broken, Slices, TooMuch } from '../../../src/documents/formats/slices.js';
import { compound } from '../real-files.js';

const [END, FREE] = [0xfffffffe, 0xffffffff];
const SECTOR = 512;

const open = (bytes: Buffer, budget = 1_000_000): Promise<CompoundFile> => openCompound(bytes, new Slices(budget));
const judge = (bytes: Buffer, budget?: number): Promise<string> =>
  open(bytes, budget).then(
    () => 'whole',
    (error: unknown) => {
      if (error instanceof TooMuch) return 'too much';
      if (error instanceof Broken || error instanceof RangeError) return 'damaged';
      throw error;
    },
  );
const contentOf = async (bytes: Buffer, wanted: string): Promise<Buffer> => {
  const file = await open(bytes);
  return file.read(file.entries.find(({ name }) => name === wanted)!);
};

/** Bytes none of which stands where another one could. */
const counted = (length: number): Buffer =>
  Buffer.from(Array.from({ length }, (_, n) => (n * 7 + (n >> 6) * 31) & 255));
const BIG = counted(5000);
const SMALL = counted(200);
const plain = (): Buffer => compound({ big: BIG, small: SMALL, empty: Buffer.alloc(0) });

/** Where things stand in a file: words of the header, of the table, of an entry. */
const sectorAt = (n: number): number => (n + 1) * SECTOR;
const tableAt = (bytes: Buffer, n: number): number => sectorAt(bytes.readUInt32LE(76)) + n * 4;
const smallTableAt = (bytes: Buffer, n: number): number => sectorAt(bytes.readUInt32LE(60)) + n * 4;
const entryAt = (bytes: Buffer, name: string): number => bytes.lastIndexOf(Buffer.from(`${name}\0`, 'utf16le'));
const startOf = (bytes: Buffer, name: string): number => bytes.readUInt32LE(entryAt(bytes, name) + 116);

/** The file with words of four bytes put in. */
function put(bytes: Buffer, ...words: readonly (readonly [at: number, value: number])[]): Buffer {
  for (const [at, value] of words) bytes.writeUInt32LE(value, at);
  return bytes;
}
const change = (name: string, offset: number, value: number): Buffer => {
  const bytes = plain();
  return put(bytes, [entryAt(bytes, name) + offset, value]);
};
const SIZE = 120;
const START = 116;

describe('what is in a file', () => {
  it.each([9, 12])('is read whole, from sectors of 2^%d bytes', async (shift) => {
    const bytes = compound({ big: BIG, small: SMALL, empty: Buffer.alloc(0), 'a/b/deep': SMALL }, { shift });
    expect(await contentOf(bytes, 'big')).toEqual(BIG);
    expect(await contentOf(bytes, 'small')).toEqual(SMALL);
    expect(await contentOf(bytes, 'empty')).toEqual(Buffer.alloc(0));
    expect(await contentOf(bytes, 'deep')).toEqual(SMALL);
    const { entries } = await open(bytes);
    expect(entries.map(({ parent, name, isStream }) => [parent + name, isStream])).toEqual([
      ['big', true],
      ['small', true],
      ['empty', true],
      ['a', false],
      ['a/b', false],
      ['a/b/deep', true],
    ]);
  });

  it.each([4095, 4096, 4097, 64, 65, 63, 1])('a stream of %d bytes', async (length) => {
    const data = counted(length);
    expect(await contentOf(compound({ small: SMALL, own: data }), 'own')).toEqual(data);
  });

  it('follows chains wherever they lead', async () => {
    const bytes = plain();
    const begin = startOf(bytes, 'big');
    const [one, two] = [begin + 1, begin + 2].map((n) => Buffer.from(bytes.subarray(sectorAt(n), sectorAt(n + 1))));
    two!.copy(bytes, sectorAt(begin + 1));
    one!.copy(bytes, sectorAt(begin + 2));
    put(
      bytes,
      [tableAt(bytes, begin), begin + 2],
      [tableAt(bytes, begin + 2), begin + 1],
      [tableAt(bytes, begin + 1), begin + 3],
    );
    expect(await contentOf(bytes, 'big')).toEqual(BIG);
  });

  it('follows small chains too', async () => {
    const bytes = plain();
    const begin = startOf(bytes, 'Root Entry');
    const swapped = [1, 2].map((n) =>
      Buffer.from(bytes.subarray(sectorAt(begin) + n * 64, sectorAt(begin) + n * 64 + 64)),
    );
    swapped[1]!.copy(bytes, sectorAt(begin) + 64);
    swapped[0]!.copy(bytes, sectorAt(begin) + 128);
    put(bytes, [smallTableAt(bytes, 0), 2], [smallTableAt(bytes, 2), 1], [smallTableAt(bytes, 1), 3]);
    expect(await contentOf(bytes, 'small')).toEqual(SMALL);
  });

  it('names of the greatest length, of one letter and of none', async () => {
    const long = 'x'.repeat(31);
    const bytes = compound({ [long]: SMALL, y: SMALL });
    expect((await open(bytes)).entries.map(({ name }) => name)).toEqual([long, 'y']);
    for (const [length, name] of [
      [0, ''],
      [1, ''],
      [200, long],
    ] as const) {
      const other = compound({ [long]: SMALL });
      other.writeUInt16LE(length, entryAt(other, long) + 64);
      expect((await open(other)).entries.map((entry) => entry.name)).toEqual([name]);
    }
  });

  it('lies where it hangs: to the left, to the right', async () => {
    const bytes = compound({ 'a/one': SMALL, 'a/two': SMALL });
    const parents = async () => (await open(bytes)).entries.map(({ parent }) => parent);
    expect(await parents()).toEqual(['', 'a/', 'a/']);
    const two = entryAt(bytes, 'two');
    put(bytes, [two + 68, bytes.readUInt32LE(two + 72)], [two + 72, FREE]);
    expect(await parents()).toEqual(['', 'a/', 'a/']);
    // A storage has no size, whatever stands there.
    put(bytes, [entryAt(bytes, 'a') + SIZE, 1_000_000]);
    expect(await parents()).toEqual(['', 'a/', 'a/']);
  });

  it('also of entries that hang to the left, in a circle, or nowhere', async () => {
    const bytes = compound({ one: SMALL, two: SMALL, 'a/three': SMALL });
    const [one, two, three] = ['one', 'two', 'three'].map((name) => entryAt(bytes, name));
    // «one» to the left of «two», and back again; «three» in nothing.
    put(bytes, [two! + 72, FREE], [two! + 68, 1], [one! + 68, 2], [entryAt(bytes, 'a') + 76, FREE]);
    const { entries } = await open(bytes);
    expect(entries.map(({ name }) => name)).toEqual(['one', 'two', 'a', 'three']);
    // What hangs on a stream does not lie in it.
    put(bytes, [one! + 76, 4]);
    expect((await open(bytes)).entries.at(-1)).toMatchObject({ name: 'three', parent: '' });
    bytes[three! + 66] = 0;
    expect((await open(bytes)).entries.map(({ name }) => name)).toEqual(['one', 'two', 'a']);
  });
});

describe('a file that lacks something', () => {
  type Row = [what: string, build: () => Buffer, verdict: string];
  it.each<Row>([
    ['nothing', plain, 'whole'],
    ['its header', () => plain().subarray(0, 70), 'damaged'],
    ['all but its header', () => plain().subarray(0, SECTOR), 'damaged'],
    ['a size of its sectors', () => compound({ big: BIG }, { shift: 10 }), 'damaged'],
    ['a part of a table', () => plain().subarray(0, plain().length - 1), 'damaged'],
    [
      'a root',
      () => {
        const bytes = plain();
        bytes[entryAt(bytes, 'Root Entry') + 66] = 1;
        return bytes;
      },
      'damaged',
    ],
    ['a directory', () => put(plain(), [48, END]), 'damaged'],
    ['the sector of its directory', () => put(plain(), [48, 5000]), 'damaged'],
    ['the small storage', () => change('Root Entry', SIZE, 0), 'damaged'],
    ['the end of the small storage', () => change('Root Entry', SIZE, 199), 'damaged'],
    ['only what nobody needs of the small storage', () => change('Root Entry', SIZE, 200), 'whole'],
    ['the table of the small storage', () => put(plain(), [60, END]), 'damaged'],
    ['sectors of its small storage', () => change('Root Entry', SIZE, 2000), 'damaged'],
    ['where a stream begins', () => change('big', START, END), 'damaged'],
    ['the sector where a stream begins', () => change('big', START, 5000), 'damaged'],
    ['where a small stream begins', () => change('small', START, END), 'damaged'],
    ['bytes of a stream', () => change('big', SIZE, 10 * SECTOR + 1), 'damaged'],
    ['no byte of a stream that fills its sectors', () => change('big', SIZE, 10 * SECTOR), 'whole'],
    ['bytes of a small stream', () => change('small', SIZE, 4 * 64 + 1), 'damaged'],
    ['no byte of a small stream that fills its parts', () => change('small', SIZE, 200), 'whole'],
    ['where an empty stream would begin', () => change('empty', START, 5000), 'whole'],
    ['a sector in the middle of a stream', () => inChain(3, 5000), 'damaged'],
    ['the rest of a stream', () => inChain(3, END), 'damaged'],
    ['the rest of a stream, given back', () => inChain(3, FREE), 'damaged'],
    ['an end of a stream: nobody needs it', () => inChain(9, 0), 'whole'],
    ['a stream of its own: two share one', () => change('small', START, 1), 'damaged'],
    ['an end of a chain: it goes in a circle', () => inChain(9, 0), 'whole'],
  ])('%s', async (_what, build, verdict) => {
    expect(await judge(build())).toBe(verdict);
  });

  /** The big stream with its nth sector leading elsewhere. */
  function inChain(n: number, to: number): Buffer {
    const bytes = plain();
    return put(bytes, [tableAt(bytes, startOf(bytes, 'big') + n), to]);
  }

  it('two streams of the same sectors', async () => {
    const bytes = compound({ one: BIG, two: BIG });
    put(bytes, [entryAt(bytes, 'two') + START, startOf(bytes, 'one')]);
    expect(await judge(bytes)).toBe('damaged');
  });

  it('a stream in a circle', async () => {
    const bytes = plain();
    const begin = startOf(bytes, 'big');
    put(bytes, [tableAt(bytes, begin + 1), begin]);
    expect(await judge(bytes)).toBe('damaged');
  });

  it('a directory in a circle', async () => {
    const bytes = plain();
    const begin = bytes.readUInt32LE(48);
    expect(await judge(put(bytes, [tableAt(bytes, begin), begin]))).toBe('damaged');
  });

  it('of the last sector only what its stream needs has to be there', async () => {
    // The stream’s last sector is put at the end of the file, and the file cut behind its last byte.
    const bytes = plain();
    const begin = startOf(bytes, 'big');
    const last = bytes.length / SECTOR - 1;
    put(bytes, [tableAt(bytes, begin + 8), last]);
    const needed = BIG.subarray(9 * SECTOR);
    const of = (length: number) => Buffer.concat([bytes, needed.subarray(0, length)]);
    expect(await contentOf(put(of(needed.length), [tableAt(bytes, last), END]), 'big')).toEqual(BIG);
    expect(await judge(of(needed.length - 1))).toBe('damaged');
  });
});

describe('the list of its tables', () => {
  /** The list stands in sectors behind the header, which has none of it; `through` of them are empty. */
  function listed(through: number, end: number): Buffer {
    const bytes = plain();
    const own = bytes.length / SECTOR - 1;
    const table = bytes.readUInt32LE(76);
    const more = Array.from({ length: through + 1 }, (_, n) => {
      const sector = Buffer.alloc(SECTOR, 255);
      if (n === through) sector.writeUInt32LE(table, SECTOR - 8);
      sector.writeUInt32LE(n === through ? end : own + n + 1, SECTOR - 4);
      return sector;
    });
    return put(Buffer.concat([bytes, ...more]), [76, FREE], [68, own]);
  }

  it.each<[what: string, build: () => Buffer, verdict: string]>([
    ['goes on behind the header', () => listed(0, END), 'whole'],
    ['goes on twice', () => listed(1, END), 'whole'],
    ['ends with a free sector', () => listed(0, FREE), 'whole'],
    ['leads nowhere', () => listed(0, 5000), 'damaged'],
    ['leads nowhere, with the greatest number', () => listed(0, FREE - 6), 'damaged'],
    ['ends with a number of no sector', () => listed(0, FREE - 5), 'whole'],
    ['is not there', () => put(plain(), [76, FREE]), 'damaged'],
    ['names a table that is not there', () => put(plain(), [80, 5000]), 'damaged'],
    ['names numbers of no sector', () => put(plain(), [80, FREE - 5], [84, END]), 'whole'],
    [
      'has a place for its last one in the header',
      () => put(plain(), [76, FREE], [508, plain().readUInt32LE(76)]),
      'whole',
    ],
  ])('%s', async (_what, build, verdict) => {
    expect(await judge(build())).toBe(verdict);
  });

  it('in a circle', async () => {
    const bytes = listed(0, END);
    expect(await judge(put(bytes, [bytes.length - 4, bytes.readUInt32LE(68)]))).toBe('damaged');
  });

  it('of two sectors', async () => {
    const bytes = compound({ big: counted(90_000), more: counted(90_000) });
    expect(bytes.readUInt32LE(44)).toBe(3);
    expect(await contentOf(bytes, 'more')).toEqual(counted(90_000));
  });
});

describe('a file that asks for too much', () => {
  it('by streams over one another', async () => {
    // Many small streams, each of them as long as one may be, and all the same bytes.
    const over = (budget: number) => {
      const count = 40;
      const bytes = compound(Object.fromEntries(Array.from({ length: count }, (_, n) => [`s${n}`, counted(64)])));
      const each = Math.floor(budget / count);
      for (let n = 0; n < count; n++)
        put(bytes, [entryAt(bytes, `s${n}`) + SIZE, each], [entryAt(bytes, `s${n}`) + START, 0]);
      const rest = budget - each * count;
      put(bytes, [entryAt(bytes, 's0') + SIZE, each + rest]);
      for (let n = 0; n < count - 1; n++) put(bytes, [smallTableAt(bytes, n), n + 1]);
      return bytes;
    };
    const twice = over(0).length * 2;
    expect(await judge(over(twice))).toBe('whole');
    expect(await judge(over(twice + 1))).toBe('too much');
  });

  it('by its entries', async () => {
    const of = (count: number) => {
      const bytes = compound({});
      const entries = Buffer.alloc(count * 128);
      bytes.copy(entries, 0, entryAt(bytes, 'Root Entry'), entryAt(bytes, 'Root Entry') + 128);
      return directoryOf(entries);
    };
    expect(await judge(of(20_000))).toBe('whole');
    expect(await judge(of(20_004))).toBe('too much');
  });

  it('by the sectors it has to look at', async () => {
    const bytes = plain();
    expect(await judge(bytes, 40)).toBe('whole');
    expect(await judge(bytes, 10)).toBe('too much');
    const small = compound({ one: counted(4000), two: counted(4000) });
    expect(await judge(small, 180)).toBe('whole');
    expect(await judge(small, 100)).toBe('too much');
  });
});

/** A file of nothing but this directory. */
function directoryOf(entries: Buffer): Buffer {
  const bytes = compound({ only: entries });
  const begin = startOf(bytes, 'only');
  // What was the stream becomes the directory.
  return put(bytes, [48, begin]);
}
