// The filters of a PDF's streams: what was packed comes out again, to its last byte, and what cannot be unpacked is told.
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { filtersOf, unpack } from '../../../src/documents/formats/pdf-filters.js';
import { Name, type Dict, type Value } from '../../../src/documents/formats/pdf-values.js';
import { Broken, Slices, TooMuch } from '../../../src/documents/formats/slices.js';

type Plain = string | number | null | Plain[] | { [key: string]: Plain };
const valueOf = (plain: Plain): Value =>
  typeof plain === 'string'
    ? new Name(plain)
    : Array.isArray(plain)
      ? plain.map(valueOf)
      : plain !== null && typeof plain === 'object'
        ? dict(plain)
        : plain;
const dict = (plain: { [key: string]: Plain }): Dict =>
  new Map(Object.entries(plain).map(([key, value]) => [key, valueOf(value)]));

/** What comes out, or «broken», or «too much». */
const out = (
  said: { [key: string]: Plain },
  packed: Buffer | string,
  most = 10_000,
  slices = new Slices(1_000_000_000),
): Promise<string> =>
  unpack(dict(said), Buffer.from(packed as string, 'latin1'), most, slices).then(
    (data) => data.toString('latin1'),
    (error: unknown) => {
      if (error instanceof TooMuch) return 'too much';
      if (error instanceof Broken) return 'broken';
      throw error;
    },
  );
const bytes = (...values: number[]): Buffer => Buffer.from(values);

describe('a stream', () => {
  it.each<[said: { [key: string]: Plain }, packed: Buffer | string, result: string]>([
    [{}, 'xin chao', 'xin chao'],
    [{ Filter: [] }, 'xin chao', 'xin chao'],
    [{ Filter: 'Crypt' }, 'xin chao', 'xin chao'],
    [{ Filter: 'DCTDecode' }, 'xin chao', 'broken'],
    [{ Filter: null }, 'xin chao', 'xin chao'],
    [{ Filter: [7] }, 'xin chao', 'broken'],
    [{ Filter: 'AHx' }, '6162', 'ab'],
    [{ F: 'AHx' }, '6162', 'ab'],
    [{ Filter: ['AHx', 'AHx'] }, '36313632', 'ab'],
    [{ Filter: ['ASCIIHexDecode', 'A85'] }, '41', ''],
    [{ Filter: Array.from({ length: 8 }, () => 'Crypt') }, 'x', 'x'],
    [{ Filter: Array.from({ length: 9 }, () => 'Crypt') }, 'x', 'too much'],
  ])('said to be %j', async (said, packed, result) => {
    expect(await out(said, packed)).toBe(result);
  });

  it('may be as long as is said, and no longer', async () => {
    expect(await out({ Filter: 'AHx' }, '616263', 3)).toBe('abc');
    expect(await out({ Filter: 'AHx' }, '616263', 2)).toBe('too much');
    expect(await out({ Filter: 'RL' }, bytes(1, 97, 98, 255, 99), 4)).toBe('abcc');
    expect(await out({ Filter: 'RL' }, bytes(1, 97, 98, 255, 99), 3)).toBe('too much');
    expect(await out({ Filter: 'Fl' }, deflateSync(Buffer.alloc(100, 'a')), 100)).toBe('a'.repeat(100));
    expect(await out({ Filter: 'Fl' }, deflateSync(Buffer.alloc(100, 'a')), 99)).toBe('too much');
    expect(await out({ Filter: 'LZW' }, lzw('aaaaaaaaaa'), 10)).toBe('aaaaaaaaaa');
    expect(await out({ Filter: 'LZW' }, lzw('aaaaaaaaaa'), 9)).toBe('too much');
    // Too much on the way is too much, also when it ends up shorter.
    expect(await out({ Filter: ['Fl', 'AHx'] }, deflateSync(Buffer.from('6162636465')), 5)).toBe('too much');
  });

  it('names its filters', () => {
    expect(filtersOf(dict({ Filter: ['AHx', 7] }))).toEqual(['AHx', null]);
    expect(filtersOf(dict({}))).toEqual([]);
  });
});

describe('digits', () => {
  it.each([
    ['61 62\n63>64', 'abc'],
    ['616', 'a`'],
    ['6x1', 'a'],
    ['>', ''],
    ['AfaF', '\u00af\u00af'],
  ])('%j', async (packed, result) => {
    expect(await out({ Filter: 'ASCIIHexDecode' }, packed)).toBe(result);
  });
});

describe('signs of base 85', () => {
  const pack = (data: Buffer): string => {
    let text = '';
    for (let at = 0; at < data.length; at += 4) {
      const part = Buffer.concat([data.subarray(at, at + 4), Buffer.alloc(4)]).subarray(0, 4);
      const digits = [4, 3, 2, 1, 0].map((n) => Math.floor(part.readUInt32BE() / 85 ** n) % 85);
      text += String.fromCharCode(...digits.map((digit) => digit + 33)).slice(0, Math.min(4, data.length - at) + 1);
    }
    return text;
  };
  it.each([
    'Man is distinguished',
    'abcde',
    'abcdef',
    'abcdefg',
    '',
    '\u00ff\u00ff\u00ff\u00ff',
    '\u0001\u0002\u00fe\u00ff\u0080',
  ])('%j', async (text) => {
    const packed = pack(Buffer.from(text, 'latin1'));
    for (const said of [`${packed}~>`, packed, `<~${packed}~>`, `${packed}~>rest`, packed.split('').join('\n ')])
      expect(await out({ Filter: 'A85' }, said)).toBe(text);
    expect(await out({ Filter: 'ASCII85Decode' }, packed)).toBe(text);
  });
  it('are as the standard has them', async () => {
    expect(await out({ Filter: 'A85' }, '9jqo^BlbD-BleB1DJ+*+F(f,q~>')).toBe('Man is distinguished');
    expect(await out({ Filter: 'A85' }, 'z9jqo^z~>')).toBe('\0\0\0\0Man \0\0\0\0');
    expect(await out({ Filter: 'A85' }, '9~>')).toBe('');
    expect(await out({ Filter: 'A85' }, '!!!!!uuuu!~>')).toHaveLength(8);
    expect(await out({ Filter: 'A85' }, '9jvqo^~>')).toBe('Man ');
  });
});

describe('runs', () => {
  it.each<[packed: Buffer, result: string]>([
    [bytes(0, 97), 'a'],
    [bytes(2, 97, 98, 99, 0, 100), 'abcd'],
    [bytes(254, 97, 0, 98), 'aaab'],
    [bytes(255, 97), 'aa'],
    [bytes(129, 97), 'a'.repeat(128)],
    [Buffer.concat([bytes(127), Buffer.alloc(128, 'a'), bytes(0, 98)]), `${'a'.repeat(128)}b`],
    [bytes(0, 97, 128, 0, 98), 'a'],
    [bytes(128), ''],
    [bytes(5, 97, 98), 'ab'],
    [bytes(255), '\0\0'],
    [bytes(), ''],
  ])('%j', async (packed, result) => {
    expect(await out({ Filter: 'RunLengthDecode' }, packed)).toBe(result);
    expect(await out({ Filter: 'RL' }, packed)).toBe(result);
  });
});

/** Packs with codes that grow, as the standard has it; with `early` one code earlier. */
function lzw(text: string, { early = 1, end = true, most = 4096 } = {}): Buffer {
  let bits = '';
  let table = new Map<string, number>();
  let next = 258;
  const put = (code: number) => {
    const size = next + early > 2048 ? 12 : next + early > 1024 ? 11 : next + early > 512 ? 10 : 9;
    bits += code.toString(2).padStart(size, '0');
  };
  const codeOf = (part: string) => (part.length === 1 ? part.charCodeAt(0) : table.get(part)!);
  const reset = () => {
    put(256);
    table = new Map();
    next = 258;
  };
  reset();
  let held = '';
  for (const sign of text) {
    if (held === '' || table.has(held + sign)) {
      held += sign;
      continue;
    }
    put(codeOf(held));
    if (next < most) table.set(held + sign, next++);
    held = sign;
    if (next === most - 2 && most < 4096) {
      put(codeOf(held));
      reset();
      held = '';
    }
  }
  if (held !== '') {
    put(codeOf(held));
    if (next < most) next++;
  }
  if (end) put(257);
  return Buffer.from((bits.match(/.{1,8}/g) ?? []).map((byte) => parseInt(byte.padEnd(8, '0'), 2)));
}

describe('codes that grow', () => {
  /** Text that uses many different parts. */
  const text = (length: number) => {
    let state = 7;
    return Array.from({ length }, () => String.fromCharCode(97 + ((state = (state * 48271) % 2147483647) % 6))).join(
      '',
    );
  };
  it('as in the standard', async () => {
    expect(await out({ Filter: 'LZWDecode' }, bytes(0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01))).toBe(
      '-----A---B',
    );
  });
  it.each([1, 2, 300, 900, 1000, 2200, 3000, 5000, 9000])('%d signs', async (length) => {
    const whole = text(length);
    expect(await out({ Filter: 'LZW' }, lzw(whole))).toBe(whole);
    expect(await out({ Filter: 'LZW', DecodeParms: { EarlyChange: 0 } }, lzw(whole, { early: 0 }))).toBe(whole);
    expect(await out({ Filter: 'LZW', DP: [{ EarlyChange: 1 }] }, lzw(whole))).toBe(whole);
  });
  it('that fill their table', async () => {
    const whole = text(30_000);
    expect(await out({ Filter: 'LZW' }, lzw(whole), 40_000)).toBe(whole);
  });
  it('begun anew', async () => {
    for (const most of [300, 600, 1100])
      expect(await out({ Filter: 'LZW' }, lzw(text(4000), { most }))).toBe(text(4000));
  });
  it('without an end, with something behind it, and with none at all', async () => {
    expect(await out({ Filter: 'LZW' }, lzw('abcabc', { end: false }))).toBe('abcabc');
    expect(await out({ Filter: 'LZW' }, Buffer.concat([lzw('abcabc'), Buffer.alloc(9, 255)]))).toBe('abcabc');
    // Eight codes of nine bits: the last one ends with its byte.
    expect(await out({ Filter: 'LZW' }, lzw('abcdefg', { end: false }))).toBe('abcdefg');
    expect(await out({ Filter: 'LZW' }, '')).toBe('');
  });
  it('that nobody knows', async () => {
    const packed = (...codes: number[]) => {
      const bits = codes.map((code) => code.toString(2).padStart(9, '0')).join('');
      return Buffer.from((bits.match(/.{1,8}/g) ?? []).map((byte) => parseInt(byte.padEnd(8, '0'), 2)));
    };
    expect(await out({ Filter: 'LZW' }, packed(256, 97, 258, 257))).toBe('aaa');
    expect(await out({ Filter: 'LZW' }, packed(256, 97, 259, 257))).toBe('broken');
    expect(await out({ Filter: 'LZW' }, packed(256, 258, 257))).toBe('broken');
    expect(await out({ Filter: 'LZW' }, packed(97, 98, 256, 258, 257))).toBe('broken');
    expect(await out({ Filter: 'LZW' }, packed(97, 98, 257))).toBe('ab');
  });
});

describe('what does not unpack', () => {
  it.each<[what: string, packed: Buffer, result: string]>([
    ['whole', deflateSync(Buffer.from('xin chao')), 'xin chao'],
    ['without its sum', deflateSync(Buffer.from('xin chao')).subarray(0, -4), 'xin chao'],
    ['nothing packed', Buffer.from('xin chao'), 'broken'],
  ])('%s', async (_what, packed, result) => {
    expect(await out({ Filter: 'FlateDecode' }, packed)).toBe(result);
    expect(await out({ Filter: 'Fl' }, packed)).toBe(result);
  });
});

describe('rows that were guessed from their neighbours', () => {
  /** Packs rows as PNG does, each in another way. */
  function guess(rows: readonly (readonly number[])[], pixel: number, kinds: readonly number[]): Buffer {
    const at = (y: number, x: number) => (x < 0 ? 0 : (rows[y]?.[x] ?? 0));
    return Buffer.from(
      rows.flatMap((row, y) => [
        kinds[y]!,
        ...row.map((value, x) => {
          const [a, b, c] = [at(y, x - pixel), at(y - 1, x), at(y - 1, x - pixel)];
          const p = a + b - c;
          const near = [a, b, c].map((each) => Math.abs(p - each));
          const paeth = near[0]! <= near[1]! && near[0]! <= near[2]! ? a : near[1]! <= near[2]! ? b : c;
          return (value - ([0, a, b, Math.floor((a + b) / 2), paeth][kinds[y]!] ?? 0)) & 255;
        }),
      ]),
    );
  }
  const rowsOf = (count: number, length: number) =>
    Array.from({ length: count }, (_, y) =>
      Array.from({ length }, (_each, x) => (y * 91 + x * x * 37 + ((x * y) % 7) * 50) & 255),
    );

  it.each<[what: string, parms: { [key: string]: Plain }, row: number, pixel: number]>([
    ['a byte each', { Columns: 9 }, 9, 1],
    ['three bytes each', { Columns: 4, Colors: 3 }, 12, 3],
    ['two bytes each', { Columns: 5, BitsPerComponent: 16 }, 10, 2],
    ['six bytes each', { Columns: 3, Colors: 3, BitsPerComponent: 16 }, 18, 6],
    ['a bit each', { Columns: 17, BitsPerComponent: 1 }, 3, 1],
    ['four bits each', { Columns: 9, BitsPerComponent: 4 }, 5, 1],
    ['one in a row', {}, 1, 1],
  ])('%s', async (_what, parms, row, pixel) => {
    const rows = rowsOf(12, row);
    const kinds = [0, 1, 2, 3, 4, 4, 3, 2, 1, 0, 4, 3];
    for (const each of [kinds, kinds.toReversed(), kinds.map((kind) => (kind + 2) % 5)]) {
      const packed = deflateSync(guess(rows, pixel, each));
      for (const predictor of [10, 12, 15])
        expect(await out({ Filter: 'FlateDecode', DecodeParms: { ...parms, Predictor: predictor } }, packed)).toBe(
          Buffer.from(rows.flat()).toString('latin1'),
        );
    }
  });

  const said = (parms: { [key: string]: Plain }) => ({ Filter: 'Fl', DecodeParms: parms });
  const packed = deflateSync(bytes(0, 97, 98, 0, 99, 100));
  it.each<[parms: { [key: string]: Plain }, result: string]>([
    [{ Predictor: 12, Columns: 2 }, 'abcd'],
    [{ Predictor: 10, Columns: 2 }, 'abcd'],
    [{ Predictor: 9, Columns: 2 }, 'broken'],
    [{ Predictor: 2, Columns: 2 }, 'broken'],
    [{ Predictor: 1, Columns: 2 }, '\0ab\0cd'],
    [{ Columns: 2 }, '\0ab\0cd'],
    [{ Predictor: 12, Columns: 0 }, 'broken'],
    [{ Predictor: 12, Columns: -2 }, 'broken'],
    [{ Predictor: 12, Columns: 10_000 }, `ab\0cd${'\0'.repeat(9995)}`],
    [{ Predictor: 12, Columns: 10_001 }, 'broken'],
    [{ Predictor: 12, Columns: 4 }, `ab\0c${'\0'.repeat(4)}`],
  ])('said to be %j', async (parms, result) => {
    expect(await out(said(parms), packed)).toBe(result);
    expect(await out({ Filter: ['Fl'], DecodeParms: [parms] }, packed)).toBe(result);
    expect(await out({ Filter: ['AHx', 'LZW'], DP: [null, parms] }, lzw('\0ab\0cd').toString('hex'))).toBe(result);
  });
});
