// Texts of Word of every age whose fields or template bring something in from other computers, or ask a program for it. What
// comes from one's own computer is everyday.
import { describe, expect, it } from 'vitest';
import { judge } from './paper-judge.js';
import * as real from './real-files.js';
import * as make from './samples.js';

type Row = [what: string, bytes: () => Promise<Buffer> | Buffer, name: string, verdict: string];
type Everyday = [what: string, bytes: () => Promise<Buffer> | Buffer, name: string];

const word = (body: string) => make.docx({ 'word/document.xml': `<w:document><w:body>${body}</w:body></w:document>` });
const mark = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
const says = (text: string) => `<w:r><w:instrText>${text.replaceAll('"', '&quot;')}</w:instrText></w:r>`;
const whole = (...inside: string[]) => `<w:p>${mark('begin')}${inside.join('')}${mark('end')}</w:p>`;
const rtf = (field: string) =>
  make.docx({ 'word/afchunk.rtf': `{\\rtf1 {\\field{\\*\\fldinst {${field}}}{\\fldrslt }}}` });
const inRtf = (field: string) => field.replaceAll('\\', '\\\\');

/** A text of before 2007, in one piece of narrow letters or in pieces of `size` wide ones. */
function doc(said: string, { size = 0, template = '' } = {}): Buffer {
  const head = Buffer.alloc(1024);
  head.writeUInt16LE(0xa5ec, 0);
  head.writeUInt16LE(0x0200, 10);
  const texts = size > 0 ? (said.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []) : [said];
  const places: number[] = [];
  const bodies = [head];
  let at = head.length;
  for (const text of texts) {
    // Other letters stand between the pieces.
    const body = Buffer.concat([Buffer.from(text, size > 0 ? 'utf16le' : 'latin1'), Buffer.alloc(6, 32)]);
    places.push(size > 0 ? at : at * 2 + 0x40000000);
    at += body.length;
    bodies.push(body);
  }
  const list = Buffer.alloc(5 + 4 + texts.length * 12);
  list[0] = 2;
  list.writeUInt32LE(list.length - 5, 1);
  let signs = 0;
  for (const [n, text] of texts.entries()) {
    signs += text.length;
    list.writeUInt32LE(signs, 5 + (n + 1) * 4);
    list.writeUInt32LE(places[n]!, 5 + (texts.length + 1) * 4 + n * 8 + 2);
  }
  const words = ['', template].map((each) => {
    const length = Buffer.alloc(2);
    length.writeUInt16LE(each.length);
    return Buffer.concat([length, Buffer.from(each, 'utf16le')]);
  });
  const names = Buffer.concat([Buffer.from([0xff, 0xff, 2, 0, 0, 0]), ...words]);
  head.writeUInt32LE(0, 0x01a2);
  head.writeUInt32LE(list.length, 0x01a6);
  head.writeUInt32LE(list.length, 0x019a);
  head.writeUInt32LE(names.length, 0x019e);
  return real.compound({
    WordDocument: Buffer.concat([...bodies, Buffer.alloc(4096)]),
    '1Table': Buffer.concat([list, names]),
  });
}

const OUTSIDE: readonly (readonly [field: string, verdict: string])[] = [
  ['INCLUDETEXT "http://a/x.docx"', 'active-fetch'],
  ['INCLUDETEXT "\\\\\\\\a\\\\x.docx" phan1', 'active-fetch'],
  ['INCLUDETEXT \\c ANSIText http://a/x.txt', 'active-fetch'],
  ['INCLUDEPICTURE "https://a/x.png" \\d', 'active-fetch'],
  ['INCLUDEPICTURE \\d \\\\\\\\a\\\\x.png', 'active-fetch'],
  ['LINK Excel.Sheet.12 "\\\\\\\\a\\\\x.xlsx" "S!R1C1" \\a \\f 0 \\p', 'active-fetch'],
  ['LINK Word.Document.12 "https://a/x.docx" "" \\p \\a', 'active-fetch'],
  ['RD "http://a/x.docx"', 'active-fetch'],
  ['DATABASE \\d "\\\\\\\\a\\\\x.mdb" \\s "SELECT * FROM a"', 'active-fetch'],
  ['DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/c calc"', 'active-call'],
];
const OWN: readonly string[] = [
  'INCLUDETEXT "C:\\\\Bao cao\\\\Phu luc.docx" phan1',
  'INCLUDETEXT "Phu luc.docx"',
  'INCLUDEPICTURE "media/anh1.png" \\d',
  'INCLUDEPICTURE "D:\\\\anh\\\\x.png" \\d',
  'INCLUDEPICTURE "https://a/x.png" \\* MERGEFORMATINET',
  'LINK Excel.Sheet.12 "D:\\\\So lieu.xlsx" "Sheet1!R1C1:R9C9" \\a \\f 0 \\p',
  'LINK Excel.Sheet.12 "D:\\\\So lieu.xlsx" R1C1:R9C9 \\a',
  'LINK Excel.Sheet.12 "\\\\\\\\may-chu\\\\So lieu.xlsx" "Sheet1!R1C1" \\f 0 \\p',
  'HYPERLINK "http://a/INCLUDETEXT"',
  'RD "Chuong 2.docx"',
  'LINKED "http://a" \\a',
];

describe('a field that brings something in from elsewhere', () => {
  it.each<Row>([
    ...OUTSIDE.flatMap(([field, verdict]): Row[] => [
      [
        `${field}, in one word`,
        () => word(`<w:fldSimple w:instr="${field.replaceAll('"', '&quot;')}"/>`),
        'a.docx',
        verdict,
      ],
      [`${field}, in pieces`, () => word(whole(says(field.slice(0, 9)), says(field.slice(9)))), 'a.docx', verdict],
      [`${field}, in RTF`, () => rtf(inRtf(field)), 'a.docx', verdict],
      [`${field}, of before 2007`, () => doc(`Báo cáo \u0013 ${field} \u0014x\u0015`), 'a.doc', verdict],
      [
        `${field}, of before 2007, in pieces`,
        () => doc(`\u0013 ${field} \u0014x\u0015`, { size: 3 }),
        'a.doc',
        verdict,
      ],
      [
        `${field}, of before 2007, in another one`,
        () => doc(`\u0013 IF \u0013 ${field} \u0015 = 1 \u0014x\u0015`),
        'a.doc',
        verdict,
      ],
    ]),
    [
      'in an open field that goes on from paragraph to paragraph',
      () =>
        word(
          `${mark('begin')}${['INCLUDE', 'TEXT "ht', 'tp://a/x" '].map((part) => `<w:p>${says(part)}</w:p>`).join('')}<w:p>${mark('end')}</w:p>`,
        ),
      'a.docx',
      'active-fetch',
    ],
    [
      'from a place that another field says',
      () => word(whole(says('INCLUDETEXT "'), mark('begin'), says('DOCPROPERTY Noi'), mark('end'), says('"'))),
      'a.docx',
      'active-fetch',
    ],
    [
      'from a place that a short field says',
      () =>
        word(
          whole(says(`INCLUDETEXT ${' '.repeat(900)}`), says('  "'), '<w:fldSimple w:instr="QUOTE 104 116 116 112"/>'),
        ),
      'a.docx',
      'active-fetch',
    ],
    [
      'in RTF, its strokes in numbers',
      () => rtf("INCLUDETEXT \\'5c\\'5c\\'5c\\'5ca\\'5c\\'5cx.docx"),
      'a.docx',
      'active-fetch',
    ],
    [
      'as the template of a text of before 2007',
      () => doc('Bao cao', { template: 'http://a/x.dot' }),
      'a.doc',
      'active-fetch',
    ],
    [
      'as such a template on another computer',
      () => doc('Bao cao', { template: '\\\\a\\b\\x.dot' }),
      'a.doc',
      'active-fetch',
    ],
    [
      'of before 2007, where no list of pieces is',
      () => {
        const head = Buffer.alloc(5000, 1);
        head.writeUInt16LE(0xa5ec, 0);
        head.writeUInt16LE(0x0200, 10);
        head.write('\u0013DDEAUTO cmd\u0014', 3001, 'utf16le');
        return real.compound({ WordDocument: head, '1Table': Buffer.alloc(5000, 2) });
      },
      'a.doc',
      'active-call',
    ],
  ])('%s', async (_what, bytes, name, verdict) => {
    expect(await judge(await bytes(), name)).toBe(verdict);
  });

  it.each<Everyday>([
    ...OWN.flatMap((field): Everyday[] => [
      [`${field}, in one word`, () => word(`<w:fldSimple w:instr="${field.replaceAll('"', '&quot;')}"/>`), 'a.docx'],
      [`${field}, in pieces`, () => word(whole(says(field.slice(0, 9)), says(field.slice(9)))), 'a.docx'],
      [
        `${field}, in RTF`,
        () => make.docx({ 'word/a.rtf': `{\\rtf1 {\\field{\\*\\fldinst {${inRtf(field)}}}{\\fldrslt http://b/c}}}` }),
        'a.docx',
      ],
      [`${field}, of before 2007`, () => doc(`\u0013 ${field} \u0014http://b/c\u0015`), 'a.doc'],
      [
        `${field}, of before 2007, in pieces`,
        () => doc(`\u0013 ${field} \u0014http://b/c\u0015`, { size: 3 }),
        'a.doc',
      ],
    ]),
    ['words about it', () => doc('INCLUDETEXT "http://a" DDEAUTO cmd'), 'a.doc'],
    ['what such a field shows', () => doc('\u0013 REF a \u0014 INCLUDETEXT "http://a/" DDEAUTO \u0015'), 'a.doc'],
    ['a template of one’s own', () => doc('Bao cao', { template: 'C:\\Mau\\Cong van.dot' }), 'a.doc'],
    ['a template that is everybody’s', () => doc('Bao cao', { template: 'Normal.dot' }), 'a.doc'],
    [
      'a file beside this one',
      () =>
        word(whole(says('INCLUDETEXT "'), mark('begin'), says('FILENAME \\p'), mark('end'), says('\\\\..\\\\b.docx"'))),
      'a.docx',
    ],
  ])('but %s is everyday', async (_what, bytes, name) => {
    expect(await judge(await bytes(), name)).toMatch(/^DOCX?$/);
  });
});
