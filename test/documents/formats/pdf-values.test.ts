// Values as they stand in a PDF: what a reader of PDFs would see, however they are written.
import { describe, expect, it } from 'vitest';
import { Name, readValues, Ref, Text, textBytes, type Value } from '../../../src/documents/formats/pdf-values.js';
import { Slices, TooMuch } from '../../../src/documents/formats/slices.js';

interface Seen {
  readonly values: unknown[];
  readonly end: string;
  readonly at: number;
  readonly pairs: [string, unknown][];
}

/** Names as «/x», references as «->5», strings as «(x)», dictionaries as objects. */
async function read(text: string | Buffer, from = 0, to?: number, budget = 1_000_000): Promise<Seen> {
  const bytes = Buffer.isBuffer(text) ? text : Buffer.from(text, 'latin1');
  const plain = (value: Value): unknown =>
    value instanceof Name
      ? `/${value.text}`
      : value instanceof Ref
        ? `->${value.num}`
        : value instanceof Text
          ? `(${textBytes(bytes, value).toString('latin1')})`
          : value instanceof Map
            ? Object.fromEntries([...value].map(([key, each]) => [key, plain(each)]))
            : Array.isArray(value)
              ? value.map(plain)
              : value;
  const pairs: [string, unknown][] = [];
  const { values, end, at } = await readValues(bytes, from, to ?? bytes.length, new Slices(budget), (key, value) =>
    pairs.push([key, plain(value)]),
  );
  return { values: values.map(plain), end, at, pairs };
}

describe('values', () => {
  it.each<[text: string, values: unknown[]]>([
    ['', []],
    ['1 -2 +3 4.5 -.5 0', [1, -2, 3, 4.5, -0.5, 0]],
    ['true false null nothing', [true, false, null, null]],
    ['/A /B/C', ['/A', '/B', '/C']],
    ['/', ['/']],
    ['/ 1', ['/', 1]],
    ['()1', ['()', 1]],
    ['[<</A<</B 1>>>>2]3', [[{ A: { B: 1 } }, 2], 3]],
    ['/A#42 /#4a#4B /A#4 /A#4g /A##41', ['/AB', '/JK', '/A#4', '/A#4g', '/A#A']],
    ['/A(b)/C<64>/D[e]', ['/A', '(b)', '/C', '(d)', '/D', [null]]],
    ['5 0 R', ['->5']],
    ['1 5 0 R 2', [1, '->5', 2]],
    ['R', []],
    ['5 R', [5]],
    ['/A 5 R', ['/A', 5]],
    ['5 /A R', [5, '/A']],
    ['[1[2]3]4', [[1, [2], 3], 4]],
    ['<</A 1/B<</C 2>>>>', [{ A: 1, B: { C: 2 } }]],
    ['<</A>>', [{ A: null }]],
    ['<</A 1 2 /B 3>>', [{ A: 1, B: 3 }]],
    ['<<1 /A 2>>', [{ A: 2 }]],
    ['<</A 1/A 2>>', [{ A: 2 }]],
    ['<</A[1 2 0 R]/B 3 0 R>>', [{ A: [1, '->2'], B: '->3' }]],
    ['[1 2', [[1, 2]]],
    ['<</A[1', [{ A: [1] }]],
    [']1>>2', [1, 2]],
    ['1>2', [1, 2]],
    ['1}2{3)4', [1, 2, 3, 4]],
    ['1%2\n3%4\r5%6', [1, 3, 5]],
    ['1%2', [1]],
    ['1\t2\f3\r4\n5\u00006', [1, 2, 3, 4, 5, 6]],
    ['1\u000b2', [null]],
    ['(a)(b)', ['(a)', '(b)']],
    ['(a(b)c)d', ['(a(b)c)', null]],
    ['(a\\)b)', ['(a)b)']],
    ['(a\\(b)1', ['(a(b)', 1]],
    ['(a\\\\)1', ['(a\\)', 1]],
    ['(a', ['(a)']],
    ['(a\\', ['(a\\)']],
    ['(a%b)1', ['(a%b)', 1]],
    ['<61 62>1', ['(ab)', 1]],
    ['<6', ['(`)']],
    ['<616>', ['(a`)']],
    ['<6x1\n>', ['(a)']],
    ['<>', ['()']],
    ['(\\101\\7\\1234\\8)', ['(A\u0007S48)']],
    ['(\\n\\r\\t\\b\\f\\x)', ['(\n\r\t\b\fx)']],
    ['(a\\\nb\\\r\nc\\\rd)', ['(abcd)']],
    ['(a\nb\r\nc\rd)', ['(a\nb\nc\nd)']],
    ['(\\777)', ['(\u00ff)']],
  ])('%j', async (text, values) => {
    expect((await read(text)).values).toEqual(values);
  });

  it.each<[text: string, end: string, rest: string]>([
    ['1 endobj 2', 'endobj', ' 2'],
    ['1 obj', 'obj', ''],
    ['<</A 1>>stream\nx', 'stream', '\nx'],
    ['endstream x', 'endstream', ' x'],
    ['xref', 'xref', ''],
    ['trailer<<', 'trailer', '<<'],
    ['startxref 9', 'startxref', ' 9'],
    ['[1 endobj', 'endobj', ''],
    ['(endobj) 1', '', ''],
    ['/endobj 1', '', ''],
    ['endobjx', '', ''],
  ])('%j ends with %j', async (text, end, rest) => {
    const seen = await read(text);
    expect(seen.end).toBe(end);
    expect(text.slice(seen.at)).toBe(rest);
  });

  it('closes what is open when an object ends', async () => {
    expect(await read('<</A[1<</B 2 endobj')).toMatchObject({ values: [{ A: [1, { B: 2 }] }], end: 'endobj' });
  });

  it('tells every pair, the inner ones first, doubled ones too', async () => {
    expect((await read('<</A 1/B<</C/D>>/A 2>>')).pairs).toEqual([
      ['C', '/D'],
      ['A', 1],
      ['B', { C: '/D' }],
      ['A', 2],
    ]);
  });

  it.each<[text: string, from: number, to: number, values: unknown[]]>([
    ['12 34 56', 3, 5, [34]],
    ['12 34 56', 4, 8, [4, 56]],
    ['/ABC', 0, 3, ['/AB']],
    ['(ab)c)', 0, 3, ['(ab)']],
    ['(a\\)b)', 0, 3, ['(a\\)']],
    ['<6162>', 0, 3, ['(a)']],
    ['<6162', 0, 5, ['(ab)']],
    ['%a\n1', 0, 2, []],
    ['1%a', 0, 1, [1]],
  ])('%j from %d to %d', async (text, from, to, values) => {
    expect((await read(text, from, to)).values).toEqual(values);
  });

  it('a word is as long as it is, a name is known by its beginning', async () => {
    expect((await read(`endobj${'x'.repeat(30)}`)).end).toBe('');
    const [name] = (await read(`/${'a'.repeat(200)}`)).values;
    expect(name).toBe(`/${'a'.repeat(128)}`);
  });
});

describe('values that ask for too much', () => {
  const isTooMuch = (text: string | Buffer, budget?: number) =>
    read(text, 0, undefined, budget).then(
      () => false,
      (error: unknown) => error instanceof TooMuch,
    );
  it('by standing inside one another', async () => {
    expect(await isTooMuch('['.repeat(400))).toBe(false);
    expect(await isTooMuch('['.repeat(401))).toBe(true);
    expect(await isTooMuch('<<'.repeat(401))).toBe(true);
    expect(await isTooMuch('[]'.repeat(401))).toBe(false);
  });
  it('by their number', async () => {
    expect(await isTooMuch('1 '.repeat(500_000), 10_000_000)).toBe(false);
    expect(await isTooMuch('1 '.repeat(500_500), 10_000_000)).toBe(true);
  });
  it('by what has to be looked at, once for each byte', async () => {
    expect(await isTooMuch('1 '.repeat(2000), 4000)).toBe(false);
    expect(await isTooMuch('1 '.repeat(2000), 3999)).toBe(true);
    expect(await isTooMuch(`${'1 '.repeat(2000)}endobj`, 4006)).toBe(false);
    expect(await isTooMuch(`${'1 '.repeat(2000)}endobj`, 4005)).toBe(true);
    expect(await isTooMuch(`(${'x'.repeat(4000)}) 1 (${'x'.repeat(4000)})`, 8007)).toBe(false);
    expect(await isTooMuch(`(${'x'.repeat(4000)}) 1 (${'x'.repeat(4000)})`, 8006)).toBe(true);
    // It is told early, not only at the end.
    expect(await isTooMuch(`${'1 '.repeat(600)}${'['.repeat(401)}`, 900)).toBe(true);
  });
});
