// What an office document may cost: whatever its bytes, every reader ends, after work that grows no faster than they do.
import { deflateSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { holdsProgram } from '../../../src/documents/formats/programs.js';
import { readOldOffice } from '../../../src/documents/formats/office.js';
import { rtfCall } from '../../../src/documents/formats/rtf-calls.js';
import { TooMuch } from '../../../src/documents/formats/slices.js';
import { holdsScript } from '../../../src/documents/formats/web-script.js';
import { XmlTags } from '../../../src/documents/formats/xml-tags.js';
import { judge } from '../paper-judge.js';
import { atom, compound, ppt } from '../real-files.js';
import * as make from '../samples.js';
import { Counting } from './counting.js';

const twice = async (work: (size: number) => Promise<number>, size: number): Promise<number> =>
  (await work(size * 2)) / (await work(size));

describe('an office document that is long where nobody expects it', () => {
  it.each<[string, () => Promise<Buffer>]>([
    ['a name that is none', () => make.docx({ 'word/_rels/document.xml.rels': `<R ${'a'.repeat(1_000_000)}>` })],
    ['names that are none', () => make.docx({ 'word/_rels/document.xml.rels': `<R ${'a '.repeat(500_000)}>` })],
    ['tags that do not end in a page', () => make.docx({ 'word/afchunk.mht': '<a'.repeat(500_000) })],
    ['events that do not end in a page', () => make.docx({ 'word/afchunk.mht': `<a${' onabc '.repeat(150_000)}` })],
    [
      'letters without an end of their head',
      () => make.docx({ 'word/afchunk.mht': 'content-transfer-encoding:base64 '.repeat(30_000) }),
    ],
    ['lists of parts that do not end', () => make.docx({ 'word/a.xml': `<a b='${'<Override '.repeat(90_000)}'/>` })],
  ])('%s is read to its end', async (_what, bytes) => {
    expect(await judge(await bytes(), 'a.docx')).toBe('DOCX');
  });

  it('a list of parts in which nothing ends is read to its end', async () => {
    const types = make.contentTypes('application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml');
    const bytes = await make.docx({ '[Content_Types].xml': `${types}<![CDATA[${'<Override '.repeat(90_000)}` });
    expect(await judge(bytes, 'a.docx')).toBe('DOCX');
  });

  it('a tag in many pieces costs what they have, and what was carried along with each', () => {
    const carried = (pieces: number): number => {
      const tags = new XmlTags({ tag: () => undefined });
      tags.take(Buffer.from('<a b="'));
      return Array.from({ length: pieces }, () => tags.take(Buffer.alloc(1000, 'x'))).reduce(
        (sum, each) => sum + each,
        0,
      );
    };
    expect(carried(10)).toBe(55_060);
    expect(() => carried(1100)).toThrow('a tag without end');
  });

  it('but a tag, a comment and a quotation in pieces of one sign are read like in one piece', () => {
    const whole =
      '<?xml version="1.0"?><!-- a > b --><r a="1>2" b=\'"\'><![CDATA[ <x> ]]><!DOCTYPE a "[>"><![if [<b>]]><s/>';
    const read = (size: number, text: string): string[] => {
      const found: string[] = [];
      const tags = new XmlTags({
        tag: (name, attributes) => found.push(`${name} ${JSON.stringify([...attributes()])}`),
      });
      for (let at = 0; at < text.length; at += size) tags.take(Buffer.from(text.slice(at, at + size)));
      return found;
    };
    expect(read(whole.length, whole)).toEqual(['r [["a","1>2"],["b","\\""]]', 's []']);
    for (const size of [1, 2, 3, 7]) {
      expect(read(size, whole)).toEqual(read(whole.length, whole));
      expect(() => read(size, '<!DOCTYPE a [<b>]><s/>')).toThrow('a language of its own');
    }
  });

  it('a program is looked for once, however often one seems to begin', async () => {
    const work = async (size: number): Promise<number> => {
      const slices = new Counting();
      expect(await holdsProgram(Buffer.alloc(size, 'MZ'), slices)).toBe(false);
      return slices.work;
    };
    expect(await work(3_000_000)).toBe(3_000_000);
    expect(await twice(work, 2_000_000)).toBe(2);
    const behind = Buffer.concat([Buffer.alloc(2_000_001, 'MZ'), make.exe()]);
    expect(await holdsProgram(behind, new Counting())).toBe(true);
  });

  it('a page is charged by its length', async () => {
    const work = async (size: number): Promise<number> => {
      const slices = new Counting();
      expect(await holdsScript(Buffer.alloc(size, '<a '), slices)).toBe(false);
      return slices.work;
    };
    expect(await twice(work, 300_000)).toBe(2);
  });

  it('a page is searched to its end', async () => {
    const holds = (text: string) => holdsScript(Buffer.from(text, 'latin1'), new Counting());
    const packed = (body: string) => Buffer.from(body).toString('base64');
    const head = 'Content-Transfer-Encoding: base64\r\n\r\n';
    expect(await holds('<p><img src="a" title="<" ONERROR = x>')).toBe(true);
    expect(await holds('<p>onclick=x</p> onclick=x <')).toBe(false);
    expect(await holds(`${head}${packed('<p>')}-- ${head}${packed('<script>')}`)).toBe(true);
    expect(await holds(`${head}${packed('<p>')}-- ${head}${packed('<b>')}`)).toBe(false);
    expect(await holds('<p =6Fnclick=3Dx>')).toBe(true);
    expect(await holds('<p =6F=\r\nnclick==\n3Dx>')).toBe(true);
  });

  it('a page and text in RTF are searched where the pieces meet in which they are looked through', async () => {
    const slices = new Counting();
    const at = (begin: string, length: number, sign: string) =>
      Buffer.from(begin.padEnd(length, ' ') + sign + ' '.repeat(1000), 'latin1');
    for (const edge of [256 * 1024, 512 * 1024])
      for (let n = -20; n <= 2; n++) {
        expect(await holdsScript(at('', edge + n, '<script>'), slices)).toBe(true);
        expect(await holdsScript(at('<a ', edge + n, ' onclick=x>'), slices)).toBe(true);
        expect(await holdsScript(at('<a >', edge + n, ' onclick=x>'), slices)).toBe(false);
        expect(await holdsScript(at('', edge + n, '<a href="javascript:void(0)">'), slices)).toBe(false);
        expect(await rtfCall(at('{\\rtf1 ', edge + n, '{\\fldinst DDE cmd}'), slices)).toEqual(['DDE']);
        expect(await rtfCall(at('{\\rtf1 \\fldinst PAGE}', edge + n, 'DDE'), slices)).toEqual([]);
      }
  });

  it('of words of RTF so many that they cost more than they may, none is looked at', async () => {
    const bytes = Buffer.alloc(2_000_000, '\\fldinst ');
    await expect(rtfCall(bytes, new Counting(30_000_000))).rejects.toThrow(TooMuch);
  });
});

describe('slides', () => {
  /** Containers of objects, each in the one before. */
  const nested = (count: number, version: number): Buffer => {
    const deck = Buffer.alloc(count * 8);
    for (let n = 0; n < count; n++) {
      deck.writeUInt16LE(version, n * 8);
      deck.writeUInt16LE(0x1011, n * 8 + 2);
      deck.writeUInt32LE((count - n - 1) * 8, n * 8 + 4);
    }
    return compound({ 'PowerPoint Document': deck, 'Current User': Buffer.alloc(40) });
  };
  it('of objects that stand in one another are searched once', async () => {
    const bytes = nested(4_000, 15);
    const searches = [vi.spyOn(Buffer.prototype, 'includes'), vi.spyOn(Buffer.prototype, 'indexOf')];
    try {
      expect(await readOldOffice(bytes)).toEqual({ kind: 'DAMAGED' });
      expect(searches.reduce((sum, search) => sum + search.mock.calls.length, 0)).toBeLessThan(10);
    } finally {
      for (const search of searches) search.mockRestore();
    }
  });
  it('of objects that unpack to much again and again cost more than they may', async () => {
    const object = atom(0x1011, Buffer.concat([Buffer.alloc(4), deflateSync(Buffer.alloc(30 * 1024 * 1024))]), 0x10);
    const deck = (count: number) =>
      compound({
        'PowerPoint Document': Buffer.concat([
          atom(0x03e8, Buffer.alloc(0), 0x0f),
          ...Array.from({ length: count }, () => object),
        ]),
        'Current User': Buffer.alloc(40),
      });
    expect(await readOldOffice(deck(3))).toEqual({ kind: 'ACCEPTED', type: 'PPT' });
    expect(await readOldOffice(deck(30))).toEqual({ kind: 'BOMB' });
  });
  it('of everyday are accepted', async () => {
    expect(await readOldOffice(ppt())).toEqual({ kind: 'ACCEPTED', type: 'PPT' });
  });
});
