// What PDFs and pictures may cost: whatever their bytes, all work is charged, grows no faster than they do, and has an end.
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { unpack } from '../../../src/documents/formats/pdf-filters.js';
import { Name, readValues, seenBegin, Text } from '../../../src/documents/formats/pdf-values.js';
import { checkJpeg } from '../../../src/documents/formats/jpeg.js';
import { checkTiff } from '../../../src/documents/formats/tiff.js';
import { judge } from '../paper-judge.js';
import * as real from '../real-pdf.js';
import { Counting } from './counting.js';

const MANY = 64 * 1024 * 1024;
/** Codes that begin anew, again and again: nine bits each, nothing comes out. */
const clear = (length: number): Buffer => Buffer.alloc(length, Buffer.from('804020100804020100', 'hex'));
const single = (length: number): Buffer => Buffer.alloc(length, Buffer.from([0, 65]));

describe('a filter', () => {
  it.each<[string, (length: number) => Buffer]>([
    ['LZWDecode', clear],
    ['RunLengthDecode', single],
    ['RunLengthDecode', (length) => Buffer.alloc(length, Buffer.from([255, 65]))],
    ['ASCIIHexDecode', (length) => Buffer.alloc(length, 'zq')],
    ['ASCIIHexDecode', (length) => Buffer.alloc(length, '41')],
    ['ASCII85Decode', (length) => Buffer.alloc(length, '9jqo^')],
    ['ASCII85Decode', (length) => Buffer.alloc(length, '~')],
  ])('%s is charged for all it reads, twice as much for twice the length', async (filter, data) => {
    const work = async (length: number): Promise<number> => {
      const slices = new Counting();
      await unpack(new Map([['Filter', new Name(filter)]]), data(length), MANY, slices);
      return slices.work;
    };
    const [once, twice] = [await work(2_000_000), await work(4_000_000)];
    expect(once).toBeGreaterThanOrEqual(1_900_000);
    expect(twice / once).toBeGreaterThan(1.9);
    expect(twice / once).toBeLessThan(2.1);
    await expect(
      unpack(new Map([['Filter', new Name(filter)]]), data(4_000_000), MANY, new Counting(1_000_000)),
    ).rejects.toThrow('budget');
  });

  it('of single bytes puts them out in one piece', async () => {
    const dict = new Map([['Filter', new Name('RL')]]);
    const before = process.memoryUsage().heapUsed;
    const out = await unpack(dict, single(8_000_000), MANY, new Counting());
    // An object for each of four million bytes would be hundreds of them.
    expect((process.memoryUsage().heapUsed - before) / out.length).toBeLessThan(20);
    expect(out.length).toBe(4_000_000);
    expect(out.equals(Buffer.alloc(4_000_000, 'A'))).toBe(true);
  });

  it('lets others have their turn in its middle', async () => {
    let turns = 0;
    const ask = (): void => void setImmediate(() => ((turns += 1), turns < 1000 && ask()));
    ask();
    await unpack(new Map([['Filter', new Name('AHx')]]), Buffer.alloc(30_000_000, 'zq'), MANY, new Counting());
    expect(turns).toBeGreaterThan(1);
    turns = 1000;
  });
});

describe('a PDF', () => {
  const stream = (num: number, filters: string, data: Buffer): string =>
    `${num} 0 obj<</Type/ObjStm/N 0/First 0/Filter[${filters}]/Length ${data.length}>>stream\n${data.toString('latin1')}\nendstream endobj\n`;
  const withStreams = (streams: string): Buffer =>
    Buffer.concat([Buffer.from('%PDF-1.5\n'), Buffer.from(streams, 'latin1'), real.pdf().subarray(9)]);

  it.each<[string, string, Buffer]>([
    ['codes that begin anew', '/LZWDecode', clear(MANY)],
    ['digits that are none', '/ASCIIHexDecode', Buffer.alloc(MANY, 'zq')],
  ])('of %s, again and again, costs more than it may', async (_what, filter, data) => {
    const packed = deflateSync(data);
    const streams = Array.from({ length: 6 }, (_, n) => stream(20 + n, `/FlateDecode${filter}`, packed)).join('');
    expect(await judge(withStreams(streams), 'a.pdf')).toBe('unpacks');
  });

  it('of streams whose end is far away costs more than it may', async () => {
    const head = (num: number) => `${num} 0 obj<</Type/ObjStm/N 0/First 0>>stream `;
    const streams = Array.from({ length: 30_000 }, (_, n) => head(20 + n)).join('');
    expect(await judge(withStreams(`${streams}\nendstream endobj\n`), 'a.pdf')).toBe('unpacks');
  });

  it('lets others have their turn between the pairs of a dictionary, and is charged for what they cost', async () => {
    const work = async (pairs: number): Promise<[work: number, spent: number]> => {
      const bytes = Buffer.from(`<<${'/A(x)'.repeat(pairs)}>>`);
      let calls = 0;
      const slices = new Counting();
      let most = 0;
      const spend = slices.spend.bind(slices);
      slices.spend = (cost) => {
        most = Math.max(most, calls);
        calls = 0;
        return spend(cost);
      };
      await readValues(bytes, 0, bytes.length, slices, () => {
        calls += 1;
        return 100;
      });
      return [slices.work, most];
    };
    const [once, most] = await work(10_000);
    expect(most).toBeLessThanOrEqual(64);
    expect(once).toBeGreaterThan(1_000_000);
    expect((await work(20_000))[0] / once).toBeLessThan(2.1);
  });

  it('that is locked is charged for each text that is unlocked', async () => {
    const objects = (key: string) =>
      Object.fromEntries(Array.from({ length: 4 }, (_, n) => [10 + n, `<<${`/${key}(x)`.repeat(100_000)}>>`]));
    expect(await judge(real.pdf({ objects: objects('URI') }), 'a.pdf')).toBe('PDF');
    const lock = { kind: 'RC4-40', user: '' } as const;
    expect(await judge(real.pdf({ objects: objects('URI'), lock }), 'a.pdf')).toBe('unpacks');
    // What other texts say is not looked at.
    expect(await judge(real.pdf({ objects: objects('Alt'), lock }), 'a.pdf')).toBe('PDF');
  });

  it('has the beginning of an address read, however it is written', () => {
    const begin = (text: string, isHex = false, most = 60) =>
      seenBegin(Buffer.from(text, 'latin1'), new Text(0, text.length, isHex), most);
    expect(begin('java\\163cript:')).toEqual({ begin: 'javascript:', cost: 14 });
    expect(begin(`${'\\\n'.repeat(5000)}${'\\\r\n'.repeat(5000)} \\n\\040\\4 \u00ad a\\b\\(c`).begin).toBe('a(c');
    expect(begin(`${' '.repeat(5000)}6a 6\n1${'0'.repeat(4000)}7`, true).begin).toBe('jap');
    expect(begin('a'.repeat(100_000))).toEqual({ begin: 'a'.repeat(60), cost: 60 });
    expect(begin('abc', false, 2)).toEqual({ begin: 'ab', cost: 2 });
    expect(begin('\\')).toMatchObject({ begin: '' });
  });
});

describe('a picture', () => {
  /** Pages whose size is said by lists of a million values. */
  function tiff(pages: number, values: number): Buffer {
    const page = 2 + 6 * 12 + 4;
    const out = Buffer.alloc(8 + values + pages * page, 1);
    out.write('II');
    out.writeUInt16LE(42, 2);
    out.writeUInt32LE(8 + values, 4);
    for (let n = 0; n < pages; n++) {
      let at = 8 + values + n * page;
      out.writeUInt16LE(6, at);
      at += 2;
      for (const tag of [256, 257, 258, 277, 273, 279]) {
        out.writeUInt16LE(tag, at);
        out.writeUInt16LE(tag < 273 || tag === 277 ? 1 : 4, at + 2);
        out.writeUInt32LE(tag < 273 || tag === 277 ? values : 1, at + 4);
        out.writeUInt32LE(8, at + 8);
        at += 12;
      }
      out.writeUInt32LE(n + 1 < pages ? 8 + values + (n + 1) * page : 0, at);
    }
    return out;
  }
  it('of many pages costs what is looked at of each', async () => {
    const work = async (pages: number, values: number): Promise<number> => {
      const slices = new Counting();
      await checkTiff(tiff(pages, values), slices).catch(() => undefined);
      return slices.work;
    };
    expect(await work(1, 1_000_000)).toBe(await work(1, 10));
  });
  it('whose tags stand many times is charged for each', async () => {
    const out = Buffer.alloc(8 + 2 + 4096 * 12 + 4);
    out.write('II');
    out.writeUInt16LE(42, 2);
    out.writeUInt32LE(8, 4);
    out.writeUInt16LE(4096, 8);
    const slices = new Counting();
    await checkTiff(out, slices).catch(() => undefined);
    expect(slices.work).toBeGreaterThanOrEqual(4096);
  });
  it('with more colours in a scan than there are is broken', async () => {
    const colours = 5;
    const frame = [0xff, 0xc0, 0, 8 + colours * 3, 8, 0, 8, 0, 8, colours];
    const scan = [0xff, 0xda, 0, 6 + colours * 2, colours];
    for (let n = 1; n <= colours; n++) {
      frame.push(n, 0x11, 0);
      scan.push(n, 0);
    }
    const bytes = Buffer.from([0xff, 0xd8, ...frame, ...scan, 0, 63, 0, 1, 0xff, 0xd9]);
    await expect(checkJpeg(bytes, new Counting())).rejects.toThrow('too many colours');
  });
});
