// What is said of a PDF as a whole: its beginning, its end, its pages, and what in it would act by itself.
import { describe, expect, it } from 'vitest';
import { readPdf } from '../../../src/documents/formats/pdf.js';
import { pdf } from '../real-pdf.js';

async function judge(bytes: Buffer): Promise<string> {
  const content = await readPdf(bytes);
  return content.kind === 'ACTIVE' ? content.what : content.kind;
}
const text = (body: string): Buffer => Buffer.from(body, 'latin1');
const PAGES = '1 0 obj<</Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]>>endobj 3 0 obj<</Type/Page>>endobj ';
const END = 'trailer<</Root 1 0 R>>\n%%EOF';
/** A file of these objects. */
const of = (objects: string, { before = '', end = END } = {}): Buffer => text(`${before}%PDF-1.4\n${objects}${end}`);

describe('the beginning and the end', () => {
  it.each<[what: string, bytes: Buffer, verdict: string]>([
    ['both there', of(PAGES), 'ACCEPTED'],
    ['a beginning that comes late', of(PAGES, { before: 'x'.repeat(1024) }), 'ACCEPTED'],
    ['a beginning that comes too late', of(PAGES, { before: 'x'.repeat(1025) }), 'DAMAGED'],
    ['no beginning', text(`${PAGES}${END}`), 'DAMAGED'],
    ['no end', of(PAGES, { end: 'trailer<</Root 1 0 R>>' }), 'DAMAGED'],
    [
      'no end, and its objects far from its beginning',
      of(`${' '.repeat(5000)}${PAGES}`, { end: 'trailer<</Root 1 0 R>>' }),
      'DAMAGED',
    ],
    ['something behind the end', of(PAGES, { end: `${END}${'\0'.repeat(5000)}` }), 'ACCEPTED'],
    ['an object behind the end', of(PAGES, { end: `${END}\n7 0 obj<<>>` }), 'DAMAGED'],
    ['an object soon behind the end', of(PAGES, { end: `${END}${' '.repeat(4000)}7 0 obj<<>>` }), 'DAMAGED'],
    ['an object far behind the end', of(PAGES, { end: `${END}${' '.repeat(4096)}7 0 obj<<>>` }), 'ACCEPTED'],
    ['words behind the end', of(PAGES, { end: `${END}\n7 0 object` }), 'ACCEPTED'],
    [
      'an end too early, and an update with its own',
      of(PAGES, { end: `${END}\n7 0 obj<<>>endobj\n%%EOF` }),
      'ACCEPTED',
    ],
  ])('%s', async (_what, bytes, verdict) => {
    expect(await judge(bytes)).toBe(verdict);
  });

  const web = (said: string, length: number): Buffer => {
    const first = of(`9 0 obj<<${said}>>endobj ${PAGES}`);
    return Buffer.concat([first, Buffer.alloc(Math.max(0, length - first.length), '\n')]);
  };
  it.each<[said: string, length: number, verdict: string]>([
    ['/Linearized 1/L 1000/H[1 2]', 1000, 'ACCEPTED'],
    ['/Linearized 1/L 1000/H[1 2]', 999, 'DAMAGED'],
    ['/L 1000/Linearized 1', 1000, 'ACCEPTED'],
    ['/L 1000/Linearized 1', 999, 'DAMAGED'],
    ['/Linearized 1/O 3', 500, 'ACCEPTED'],
    ['/L 1000', 500, 'ACCEPTED'],
    [`/Linearized 1/X(${'x'.repeat(150)})/L 5000`, 999, 'DAMAGED'],
    [`/Linearized 1/X(${'x'.repeat(300)})/L 5000`, 999, 'ACCEPTED'],
    [`/X(${'x'.repeat(1900)})/Linearized 1/L 50000`, 2500, 'DAMAGED'],
    [`/X(${'x'.repeat(2100)})/Linearized 1/L 50000`, 2500, 'ACCEPTED'],
  ])('made for the web with %s, %d bytes', async (said, length, verdict) => {
    expect(await judge(web(said, length))).toBe(verdict);
  });
});

describe('a page', () => {
  it.each<[what: string, objects: string, verdict: string]>([
    ['in a tree', PAGES, 'ACCEPTED'],
    [
      'in a tree of two steps',
      '1 0 obj<</Pages 2 0 R>> 2 0 obj<</Type/Pages/Kids[3 0 R]>> 3 0 obj<</Type/Pages/Kids[4 0 R]>> 4 0 obj<</Type/Page>>',
      'ACCEPTED',
    ],
    [
      'the last of several',
      '1 0 obj<</Pages 2 0 R>> 2 0 obj<</Type/Pages/Kids[9 0 R 8 0 R 3 0 R]>> 3 0 obj<</Type/Page>>',
      'ACCEPTED',
    ],
    [
      'the first of several',
      '1 0 obj<</Pages 2 0 R>> 2 0 obj<</Type/Pages/Kids[3 0 R 9 0 R]>> 3 0 obj<</Type/Page>>',
      'ACCEPTED',
    ],
    [
      'in a list of its own',
      '1 0 obj<</Pages 2 0 R>> 2 0 obj<</Type/Pages/Kids 4 0 R>> 4 0 obj[3 0 R]endobj 3 0 obj<</Type/Page>>',
      'ACCEPTED',
    ],
    ['as the tree itself', '1 0 obj<</Pages 2 0 R>> 2 0 obj<</Type/Page>>', 'ACCEPTED'],
    [
      'as the tree itself, with other pages below',
      '1 0 obj<</Pages 2 0 R>> 2 0 obj<</Type/Page/Kids[9 0 R]>>',
      'ACCEPTED',
    ],
    [
      'that does not say that it is one',
      '1 0 obj<</Pages 2 0 R>> 2 0 obj<</Kids[3 0 R]>> 3 0 obj<</Contents 4 0 R>>',
      'ACCEPTED',
    ],
    ['written into its tree', '1 0 obj<</Pages 2 0 R>> 2 0 obj<</Type/Pages/Kids[<</Type/Page>>]>>', 'ACCEPTED'],
    [
      'written into its tree, after something else',
      '1 0 obj<</Pages 2 0 R>> 2 0 obj<</Type/Pages/Kids[7<</Type/X>><</Type/Page>>]>>',
      'ACCEPTED',
    ],
    [
      'something else written into its tree',
      '1 0 obj<</Pages 2 0 R>> 2 0 obj<</Type/Pages/Kids[<</Type/X>>]>>',
      'DAMAGED',
    ],
    [
      'that does not say that it is none, and has others below',
      '1 0 obj<</Pages 2 0 R>> 2 0 obj<</Kids[9 0 R]>>',
      'DAMAGED',
    ],
    ['a tree without any', '1 0 obj<</Pages 2 0 R>> 2 0 obj<</Type/Pages/Kids[]>>', 'DAMAGED'],
    ['a tree that says nothing of any', '1 0 obj<</Pages 2 0 R>> 2 0 obj<</Type/Pages>>', 'DAMAGED'],
    [
      'a tree that leads back',
      '1 0 obj<</Pages 2 0 R>> 2 0 obj<</Type/Pages/Kids[3 0 R]>> 3 0 obj<</Type/Pages/Kids[2 0 R]>>',
      'DAMAGED',
    ],
    ['a number in its stead', '1 0 obj<</Pages 2 0 R>> 2 0 obj 7 endobj', 'DAMAGED'],
    ['a catalogue without a tree', '1 0 obj<<>> 2 0 obj<</Type/Page>>', 'DAMAGED'],
    ['a tree no catalogue leads to', '2 0 obj<</Type/Pages/Kids[3 0 R]>> 3 0 obj<</Type/Page>>', 'DAMAGED'],
  ])('%s', async (_what, objects, verdict) => {
    expect(await judge(of(`${objects} endobj `))).toBe(verdict);
  });

  it('of an earlier state of the file counts too', async () => {
    const later = `${END}\n50 0 obj<<>>endobj trailer<</Root 50 0 R>>\n%%EOF`;
    expect(await judge(of(PAGES, { end: later }))).toBe('ACCEPTED');
  });
});

describe('what would act by itself', () => {
  it.each<[object: string, verdict: string]>([
    ['<</JS(x)>>', 'SCRIPT'],
    ['<</JS 9 0 R>>', 'SCRIPT'],
    ['<</JS null>>', 'ACCEPTED'],
    ['<</JS/x>>', 'ACCEPTED'],
    ['<</S/JavaScript>>', 'SCRIPT'],
    ['<</S/JavaScripts>>', 'ACCEPTED'],
    ['<</S(JavaScript)>>', 'ACCEPTED'],
    ['<</T/JavaScript>>', 'ACCEPTED'],
    ['/JavaScript', 'SCRIPT'],
    ['<</S/Launch>>', 'LAUNCH'],
    ['<</S/L#61unch>>', 'LAUNCH'],
    ['/Launch', 'LAUNCH'],
    ['<</S/ImportData>>', 'LAUNCH'],
    ['<</S/GoToE>>', 'FILES'],
    ['<</S/GoToR>>', 'LAUNCH'],
    ['/GoToE', 'FILES'],
    ['/Anything', 'ACCEPTED'],
    ['<</Type/EmbeddedFile>>', 'FILES'],
    ['<</Subtype/EmbeddedFile>>', 'FILES'],
    ['/EmbeddedFile', 'FILES'],
    ['<</Subtype/RichMedia>>', 'FILES'],
    ['<</Subtype/FileAttachment>>', 'FILES'],
    ['<</Type/FileAttachment>>', 'FILES'],
    ['<</Subtype/Link>>', 'ACCEPTED'],
    ['<</Other/FileAttachment>>', 'ACCEPTED'],
    ['<</EF 9 0 R>>', 'FILES'],
    ['<</EF<</F 9 0 R>>>>', 'FILES'],
    ['<</EF<<>>>>', 'ACCEPTED'],
    ['<</EF null>>', 'ACCEPTED'],
    ['<</JavaScript 9 0 R>>', 'ACCEPTED'],
    ['<</JavaScript 8 0 R>>', 'SCRIPT'],
    ['<</JavaScript<</Names[(a)9 0 R]>>>>', 'SCRIPT'],
    ['<</JavaScript<</Names[]>>>>', 'ACCEPTED'],
    ['<</JavaScript(x)>>', 'ACCEPTED'],
    ['<</EmbeddedFiles 8 0 R>>', 'FILES'],
    ['<</EmbeddedFiles 99 0 R>>', 'ACCEPTED'],
    ['<</EmbeddedFiles<</Kids[9 0 R]>>>>', 'FILES'],
    ['<</EmbeddedFiles<<>>>>', 'ACCEPTED'],
    ['<</JavaScript<<>>/EmbeddedFiles 8 0 R>>', 'FILES'],
    // What is found first is told; a tree only when nothing else is.
    ['[<</S/Launch>><</S/JavaScript>>]', 'LAUNCH'],
    ['[<</S/JavaScript>><</S/Launch>><</S/GoToE>>]', 'SCRIPT'],
    ['[<</S/GoToE>><</JS(x)>>]', 'FILES'],
    ['[<</Type/EmbeddedFile>><</S/Launch>>]', 'FILES'],
    ['[<</EF 9 0 R>><</S/Launch>>]', 'FILES'],
    ['[<</JavaScript 8 0 R>><</S/Launch>>]', 'LAUNCH'],
  ])('%s', async (object, verdict) => {
    const objects = `${PAGES}8 0 obj<</Names[(a)7 0 R]>>endobj 9 0 obj<</Names[]>>endobj `;
    expect(await judge(of(`${objects}10 0 obj ${object} endobj `))).toBe(verdict);
  });

  it('is told before anything else that can be said', async () => {
    expect(await judge(of('10 0 obj<</S/Launch>>endobj '))).toBe('LAUNCH');
    expect(await judge(of('10 0 obj<</S/Launch>>endobj 5 0 obj<</N 1/First 4>>stream\n'))).toBe('LAUNCH');
    expect(await judge(of(`10 0 obj<</S/Launch>>endobj 11 0 obj ${'['.repeat(401)}`))).toBe('LAUNCH');
    expect(
      await judge(of(`${PAGES}10 0 obj<</S/Launch>>endobj `, { end: 'trailer<</Root 1 0 R/Encrypt 9 0 R>>\n%%EOF' })),
    ).toBe('LAUNCH');
    expect(
      await judge(
        of(`${PAGES}10 0 obj<</JavaScript<</Names[(a)]>>>>endobj `, {
          end: 'trailer<</Root 1 0 R/Encrypt 9 0 R>>\n%%EOF',
        }),
      ),
    ).toBe('SCRIPT');
  });
});

describe('what else is said', () => {
  it('a lock before a page that is not there', async () => {
    expect(await judge(of(PAGES, { end: 'trailer<</Root 1 0 R/Encrypt 9 0 R>>\n%%EOF' }))).toBe('LOCKED');
    expect(await judge(of('', { end: 'trailer<</Root 1 0 R/Encrypt 9 0 R>>\n%%EOF' }))).toBe('LOCKED');
  });
  it('too much, and broken', async () => {
    expect(await judge(of(`${PAGES}11 0 obj ${'['.repeat(401)}`))).toBe('BOMB');
    expect(await judge(of(`${PAGES}5 0 obj<</N 1/First 4>>stream\n`))).toBe('DAMAGED');
  });
  it('a file as programs write it is accepted', async () => {
    expect(await judge(pdf({ pages: 3 }))).toBe('ACCEPTED');
  });
});
