// The objects of a PDF, wherever they stand: what is found, what is kept of it, and which ends the file has.
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readObjects, type PdfObjects } from '../../../src/documents/formats/pdf-objects.js';
import { Name, Ref } from '../../../src/documents/formats/pdf-values.js';
import { Broken, Slices, TooMuch } from '../../../src/documents/formats/slices.js';
import * as real from '../real-pdf.js';

interface Seen extends PdfObjects {
  readonly keys: string[];
  readonly names: string[];
}
async function read(text: string | Buffer, budget = 1_000_000): Promise<Seen> {
  const bytes = Buffer.from(text as string, 'latin1');
  const [keys, names]: [string[], string[]] = [[], []];
  const found = await readObjects(bytes, new Slices(budget), {
    pair: (key) => void keys.push(key),
    bareName: (name) => void names.push(name),
    bareText: () => undefined,
    dict: () => undefined,
  });
  return { ...found, keys, names };
}
/** The numbers of the objects that are kept. */
const numbers = async (text: string): Promise<number[]> => [...(await read(text)).objects.keys()];

describe('an object', () => {
  it.each<[what: string, text: string, found: number[]]>([
    ['by itself', '1 0 obj<</A 1>>endobj', [1]],
    ['of a later generation', '1 65535 obj<</A 1>>endobj', [1]],
    ['on several lines', '12\n0\r\nobj\n<</A 1>>\nendobj', [12]],
    ['with noughts between', '12\0 0\0obj<</A 1>>', [12]],
    ['that does not end', '1 0 obj<</A 1', [1]],
    ['right behind another one', '1 0 obj<</A 1>>endobj2 0 obj<</A 1>>endobj', [1, 2]],
    ['inside a string', '(1 0 obj<</A 1>>endobj)', [1]],
    ['right behind its number', '1 0obj<</A 1>>', [1]],
    ['behind a bracket', '(obj<</A 1>>', [-1]],
    ['without numbers', 'obj<</A 1>>', [-1]],
    ['with one number', '7 obj<</A 1>>', [-1]],
    ['with too long a generation', '1 123456 obj<</A 1>>', [-1]],
    ['with a number as long as any', '1234567890 0 obj<</A 1>>', [1234567890]],
    ['that is part of a word', 'xobj<</A 1>> objx<</A 1>> obj1<</A 1>> _obj <</A 1>>', []],
    ['at the end of the file', '1 0 obj', []],
    ['whose number stands far away', `1${' '.repeat(30)}0 obj<</A 1>>`, [-1]],
    ['whose number stands as far away as it may', `1${' '.repeat(29)}0 obj<</A 1>>`, [1]],
  ])('%s', async (_what, text, found) => {
    expect(await numbers(text)).toEqual(found);
  });

  it('is told with all its pairs; a bare name too', async () => {
    expect(await read('1 0 obj<</A<</B 1>>>>endobj 2 0 obj /C endobj 3 0 obj(D)endobj')).toMatchObject({
      keys: ['B', 'A'],
      names: ['C'],
    });
  });
});

describe('what is kept of an object', () => {
  const kept = async (text: string, num = 1) => (await read(text)).objects.get(num);
  it.each<[text: string, kept: object | undefined]>([
    [
      '1 0 obj<</Type/Page>>',
      { isDict: true, type: 'Page', kids: [], pages: null, isEmptyTree: true, bare: undefined },
    ],
    ['1 0 obj<</Type/Pages/Kids[2 0 R 3 0 R]>>', { type: 'Pages', kids: [new Ref(2), new Ref(3)], isEmptyTree: false }],
    ['1 0 obj<</Kids 2 0 R>>', { type: null, kids: [new Ref(2)] }],
    ['1 0 obj<</Pages 2 0 R>>', { pages: new Ref(2) }],
    ['1 0 obj<</Pages 2>>', { pages: null }],
    ['1 0 obj 7 endobj', { isDict: false, bare: 7, isEmptyTree: false }],
    ['1 0 obj[2 0 R]endobj', { isDict: false, bare: [new Ref(2)] }],
    ['1 0 obj[]endobj', { bare: [] }],
    ['1 0 obj[2 0 R 3]endobj', undefined],
    ['1 0 obj(x)endobj', undefined],
    ['1 0 obj/X endobj', undefined],
    ['1 0 obj endobj', undefined],
    ['1 0 obj<</Names[]>>', { isEmptyTree: true }],
    ['1 0 obj<</Names null/Kids[]>>', { isEmptyTree: true }],
    ['1 0 obj<</Names[(a)2 0 R]>>', { isEmptyTree: false }],
    ['1 0 obj<</Names[]/Kids[2 0 R]>>', { isEmptyTree: false }],
    ['1 0 obj<</Names 2 0 R>>', { isEmptyTree: false }],
    // Of two of one number either may count.
    ['1 0 obj<</Type/Pages/Kids[2 0 R]>> 1 0 obj<</Kids[3 0 R]>>', { type: 'Pages', kids: [new Ref(2), new Ref(3)] }],
    ['1 0 obj<</Type/Pages>> 1 0 obj<</Type/Page>>', { type: 'Page' }],
    ['1 0 obj<</Pages 2 0 R>> 1 0 obj<<>>', { pages: new Ref(2) }],
    ['1 0 obj<</Names[(a)2 0 R]>> 1 0 obj<<>>', { isEmptyTree: false }],
    ['1 0 obj<<>> 1 0 obj<</Names[(a)2 0 R]>>', { isEmptyTree: false }],
    ['1 0 obj<<>> 1 0 obj<<>>', { isEmptyTree: true }],
    ['1 0 obj 7 endobj 1 0 obj<</Names[]>>', { isDict: true, bare: 7 }],
  ])('%s', async (text, expected) => {
    if (expected) expect(await kept(text)).toMatchObject(expected);
    else expect(await kept(text)).toBeUndefined();
  });
});

describe('the ends of a file', () => {
  const roots = async (text: string) => (await read(text)).roots.map(({ num }) => num);
  it.each<[text: string, roots: number[]]>([
    ['trailer<</Root 1 0 R>>', [1]],
    ['trailer <</Root 1 0 R>>\nstartxref 0 trailer\n<</Root 2 0 R>>', [1, 2]],
    ['trailer<</Root 1>>', []],
    ['trailer<<>>', []],
    ['trailer 7', []],
    ['trailer', []],
    ['9 0 obj<</Type/XRef/Root 1 0 R>>stream', [1]],
    ['9 0 obj<</Type/Catalog/Root 1 0 R>>', []],
    ['9 0 obj<</Type/XRef/Root 1 0 R>>endobj trailer<</Root 2 0 R>>', [1, 2]],
  ])('%s', async (text, expected) => {
    expect(await roots(text)).toEqual(expected);
  });
  it('a thousand of them, and no more', async () => {
    expect(await roots('trailer<</Root 1 0 R>>'.repeat(1001))).toHaveLength(1000);
  });
});

describe('a lock', () => {
  const locked = async (text: string) => (await read(text)).isLocked;
  /** One that opens without a password: of PDF 1.1, for a file without a name. */
  const OPEN = '/Filter/Standard/V 1/R 2/P -4/O<00>/U ';
  it('is found where it stands, and only there', async () => {
    expect(await locked('trailer<</Root 1 0 R>>')).toBe(false);
    expect(await locked('trailer<</Encrypt 9 0 R>>')).toBe(true);
    expect(await locked(`trailer<</Encrypt<<${OPEN}(x)>>>>`)).toBe(true);
    expect(await locked(`9 0 obj<<${OPEN}(x)>> trailer<</Encrypt 9 0 R>>`)).toBe(true);
    expect(await locked(`9 0 obj<<${OPEN}(x)>> trailer<<>>`)).toBe(false);
    expect(await locked('trailer<</Encrypt null>>')).toBe(true);
  });

  const kinds: real.Lock[] = ['RC4-40', 'RC4-128', 'AES-128', 'AES-256'];
  it.each(kinds)('%s without a password opens what is packed, with one it leaves it', async (kind) => {
    const open = await read(real.pdf({ packed: true, lock: { kind, user: '' } }));
    expect(open.isLocked).toBe(false);
    expect(open.objects.get(100)).toMatchObject({ type: 'Page' });
    const shut = await read(real.pdf({ packed: true, lock: { kind, user: 'bi mat' } }));
    expect(shut.isLocked).toBe(true);
    expect(shut.objects.get(100)).toBeUndefined();
  });

  it('is looked for in every end of the file, the last one first', async () => {
    const file = real.pdf({ packed: true, lock: { kind: 'RC4-128', user: '' } });
    const and = (text: string) => read(Buffer.concat([file, Buffer.from(`\n${text}`)]));
    const other = '60 0 obj<</Filter/Other/O(x)/U(x)>>endobj ';
    expect((await and('trailer<</Root 1 0 R>>')).isLocked).toBe(false);
    expect((await and('trailer<</Encrypt 99 0 R>>')).isLocked).toBe(false);
    expect((await and(`${other}trailer<</Encrypt 60 0 R>>`)).isLocked).toBe(true);
    expect((await and('trailer<</ID[(x)(y)]>>')).isLocked).toBe(false);
    const early = Buffer.concat([Buffer.from('trailer<</ID 7>> trailer<</ID[7]>> trailer<</ID[()]>>\n'), file]);
    expect((await read(early)).isLocked).toBe(false);
    const plain = real.pdf({ lock: { kind: 'RC4-128', user: '' } });
    expect((await read(plain)).isLocked).toBe(false);
    expect((await read(Buffer.concat([Buffer.from('trailer<</ID[(x)]>>\n'), plain]))).isLocked).toBe(true);
  });

  it('may stand in the end itself', async () => {
    const text = real.pdf({ packed: true, lock: { kind: 'RC4-128', user: '' } }).toString('latin1');
    const dict = /6 0 obj(<<.*?>>)endobj/s.exec(text)![1]!;
    const bytes = Buffer.from(text.replace('/Encrypt 6 0 R', `/Encrypt${dict}`), 'latin1');
    expect((await read(bytes)).objects.get(100)).toMatchObject({ type: 'Page' });
  });

  it('leaves what says that it is not locked', async () => {
    const file = real.pdf({ lock: { kind: 'RC4-128', user: '' } });
    const plain = packed([[77, '<</Type/Page>>']], { said: '/Filter/Crypt' });
    expect((await read(Buffer.concat([file, plain]))).objects.get(77)).toMatchObject({ type: 'Page' });
    const unsaid = Buffer.concat([file, packed([[77, '<</Type/Page>>']])]);
    await expect(read(unsaid)).rejects.toThrow(Broken);
  });
});

/** An object stream of these objects. */
function packed(
  objects: readonly (readonly [num: number, text: string])[],
  { said = '', data = (text: Buffer) => text, length = '', n = objects.length, end = '\nendstream endobj' } = {},
): Buffer {
  let offset = 0;
  const list = objects.map(([num, text]) => {
    const from = offset;
    offset += text.length + 1;
    return `${num} ${from}`;
  });
  const first = Buffer.from(`${list.join(' ')} `);
  const body = data(Buffer.concat([first, Buffer.from(objects.map(([, text]) => `${text} `).join(''), 'latin1')]));
  const head = `5 0 obj<</Type/ObjStm/N ${n}/First ${first.length}${said}${length === 'right' ? `/Length ${body.length}` : length}>>stream\n`;
  return Buffer.concat([Buffer.from(head), body, Buffer.from(end)]);
}

describe('objects inside an object stream', () => {
  const TWO: [number, string][] = [
    [10, '<</Type/Page>>'],
    [11, '<</Type/Catalog/Pages 2 0 R>>'],
  ];
  const found = async (bytes: Buffer) => [...(await read(bytes)).objects].map(([num, { type }]) => [num, type]);
  const ALL = [
    [5, 'ObjStm'],
    [10, 'Page'],
    [11, 'Catalog'],
  ];

  it.each<[what: string, bytes: Buffer]>([
    ['as they are', packed(TWO)],
    ['with a length', packed(TWO, { length: 'right' })],
    ['with a length that is too short', packed(TWO, { length: '/Length 3' })],
    ['with a length that is too long', packed(TWO, { length: '/Length 9999' })],
    ['with a length below nothing', packed(TWO, { length: '/Length -1' })],
    ['with a length that is none', packed(TWO, { length: '/Length/X' })],
    ['packed', packed(TWO, { said: '/Filter/FlateDecode', data: deflateSync, length: 'right' })],
    ['packed, without a length', packed(TWO, { said: '/Filter/FlateDecode', data: deflateSync })],
    ['right before its end', packed(TWO, { length: 'right', end: 'endstream endobj' })],
    ['with many blanks before its end', packed(TWO, { length: 'right', end: '      endstream' })],
  ])('%s', async (_what, bytes) => {
    expect(await found(bytes)).toEqual(ALL);
  });

  it('the word that ends it may stand in its data, when its length is said, also elsewhere', async () => {
    const objects: [number, string][] = [[9, '(endstream)'], ...TWO];
    expect(await found(packed(objects, { length: 'right' }))).toEqual(ALL);
    expect(await found(packed(objects))).toEqual([[5, 'ObjStm']]);
    const bytes = packed(objects, { length: '/Length 7 0 R' });
    const said = packed(objects, { length: 'right' }).toString('latin1');
    const length = /\/Length (\d+)/.exec(said)![1]!;
    expect(await found(Buffer.concat([bytes, Buffer.from(`\n7 0 obj ${length} endobj`)]))).toEqual([
      [5, 'ObjStm'],
      [7, null],
      ...ALL.slice(1),
    ]);
  });

  it('behind any end of a line', async () => {
    const text = packed(TWO, { said: '/Filter/Fl', data: deflateSync, length: 'right' }).toString('latin1');
    for (const line of ['\n', '\r\n', '\r'])
      expect(await found(Buffer.from(text.replace('stream\n', `stream${line}`), 'latin1'))).toEqual(ALL);
  });

  it('are told like all others', async () => {
    expect(
      await read(
        packed([
          [10, '<</A<</B 1>>>>'],
          [11, '/C'],
        ]),
      ),
    ).toMatchObject({ names: ['C'] });
    expect((await read(packed([[10, '<</A<</B 1>>>>']]))).keys).toEqual(expect.arrayContaining(['A', 'B']));
  });

  it('hold no other stream, no end of the file and no lock', async () => {
    const bytes = packed([
      [10, '<</Type/XRef/Root 1 0 R>>'],
      [11, '<</N 1/First 4>>stream'],
      [12, '<</Filter/Standard/O(x)/U(x)>>'],
    ]);
    expect(await read(bytes)).toMatchObject({ roots: [] });
    const locked = Buffer.concat([bytes, Buffer.from(' trailer<</Encrypt 12 0 R>>')]);
    expect((await read(locked)).isLocked).toBe(true);
  });

  it('as many as are said, each up to the next one', async () => {
    expect(await found(packed(TWO, { n: 1 }))).toEqual(ALL.slice(0, 2));
    for (const before of [[], [[8, '<<>>'] as [number, string]]])
      expect((await found(packed([...before, [10, '<</Type'], [11, '/Page']]))).at(-1)).toEqual([10, null]);
    await expect(found(packed(TWO, { n: 3 }))).rejects.toThrow(Broken);
    expect(
      await found(
        packed([
          [10, '<</Type/Page'],
          [11, '<</Type/Catalog>>'],
        ]),
      ),
    ).toEqual(ALL);
    expect(
      await found(
        packed([
          [10, '7'],
          [11, '8'],
        ]),
      ),
    ).toEqual([
      [5, 'ObjStm'],
      [10, null],
      [11, null],
    ]);
  });

  const raw = (list: string, body: string, first = list.length) =>
    Buffer.from(`5 0 obj<</N 2/First ${first}>>stream\n${list}${body}\nendstream`);
  it.each<[what: string, bytes: Buffer, found: [number, string | null][]]>([
    [
      'one that stands before the other',
      raw('10 9 11 0 ', '<</A 1>> <</Type/Page>>'),
      [
        [5, null],
        [10, 'Page'],
        [11, null],
      ],
    ],
    [
      'one at the same place',
      raw('10 0 11 0 ', '<</Type/Page>>'),
      [
        [5, null],
        [10, 'Page'],
        [11, 'Page'],
      ],
    ],
    [
      'one before the beginning',
      raw('10 -4 11 0 ', '<</Type/Page>>'),
      [
        [5, null],
        [11, 'Page'],
      ],
    ],
    [
      'one without a number',
      raw('/x 0 11 0 ', '<</Type/Page>>'),
      [
        [5, null],
        [11, 'Page'],
      ],
    ],
    [
      'one without a place',
      raw('10 /x 11 0 ', '<</Type/Page>>'),
      [
        [5, null],
        [11, 'Page'],
      ],
    ],
    [
      'one behind the end',
      raw('10 0 11 999 ', '<</Type/Page>>'),
      [
        [5, null],
        [10, 'Page'],
      ],
    ],
  ])('%s', async (_what, bytes, expected) => {
    expect(await found(bytes)).toEqual(expected);
  });

  it.each<[what: string, text: string]>([
    ['its list lies outside', '5 0 obj<</N 2/First 0>>stream\n10 0 11 0 <<>>\nendstream'],
    ['it has no end', '5 0 obj<</N 1/First 4>>stream\n10 0 <<>>'],
    ['it is packed in a way nobody knows', '5 0 obj<</N 1/First 4/Filter/X>>stream\n10 0 <<>>endstream'],
  ])('is broken when %s', async (_what, text) => {
    await expect(read(text)).rejects.toThrow(Broken);
  });

  it.each([
    '5 0 obj<</N 1/First 5>>endobj\n10 0 <<>>endstream',
    '5 0 obj<</N 1>>stream\n10 0 <<>>endstream',
    '5 0 obj<</First 5>>stream\n10 0 <<>>endstream',
  ])('is none when it lacks something: %j', async (text) => {
    expect(await numbers(text)).toEqual([5]);
  });

  it('unpack to so much together, and no more', async () => {
    const big = (length: number) =>
      packed([[10, '<</Type/Page>>']], {
        said: '/Filter/FlateDecode',
        data: (text) => deflateSync(Buffer.concat([text, Buffer.alloc(length - text.length, ' ')]), { level: 1 }),
      });
    const half = 32 * 1024 * 1024;
    const budget = 200 * 1024 * 1024;
    expect((await read(Buffer.concat([big(half), big(half)]), budget)).objects.size).toBe(2);
    await expect(read(Buffer.concat([big(half), big(half - 50), big(100)]), budget)).rejects.toThrow(TooMuch);
  });
});

describe('its work', () => {
  it('is counted for every place that looks like an object', async () => {
    const text = 'xobj '.repeat(100);
    await expect(read(text, 1600)).resolves.toBeDefined();
    await expect(read(text, 1500)).rejects.toThrow(TooMuch);
  });
  it('knows a name', () => expect(new Name('a').text).toBe('a'));
});
