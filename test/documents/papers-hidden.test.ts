// Papers that hide what they do: behind a language of their own, in a part of another program shown in them, in a form, in another
// document put into one of before 2007. Fields of a form and what office programs themselves write are everyday.
import { expect, it } from 'vitest';
import { judge } from './paper-judge.js';
import * as real from './real-files.js';
import * as make from './samples.js';

type Row = [what: string, bytes: () => Promise<Buffer> | Buffer, name: string, verdict: string];

const mark = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
const CALLS = `<w:p>${mark('begin')}<w:r><w:instrText>DDEAUTO cmd x</w:instrText></w:r>${mark('end')}</w:p>`;
const word = (text: string) => make.docx({ 'word/document.xml': text });
const odt = (content: string) => real.openDocument('text', { 'content.xml': content });
const control = (classId: string) =>
  `<ax:ocx ax:classid="${classId}" ax:persistence="persistPropertyBag"><ax:ocxPr ax:name="URL" ax:value="x"/></ax:ocx>`;
const BROWSER = '{8856F961-340A-11D0-A96B-00C04FD705A2}';
const TEXT_BOX = '{8BD21D10-EC42-11CE-9E0D-00AA006002F3}';

const ACTING: readonly Row[] = [
  [
    'a field behind a mark in a comment of the language',
    () => word(`<!DOCTYPE w [<!-- ' -->]><w:document>${CALLS}<w:x a="']>"/></w:document>`),
    'a.docx',
    'damaged',
  ],
  [
    'an attribute the language adds',
    () =>
      odt(
        '<!DOCTYPE x [<!ATTLIST draw:object xlink:href CDATA "http://a/">]><office:document-content><draw:object/></office:document-content>',
      ),
    'a.odt',
    'damaged',
  ],
  ['a browser in a text', () => make.docx({ 'word/activeX/activeX1.xml': control(BROWSER) }), 'a.docx', 'active-call'],
  ['a browser in a sheet', () => make.xlsx({ 'xl/activeX/activeX1.xml': control(BROWSER) }), 'a.xlsx', 'active-call'],
  ['a part of nobody', () => real.pptx({ 'ppt/activeX/activeX1.xml': '<ax:ocx/>' }), 'a.pptx', 'active-call'],
  [
    'what a form is filled with',
    () => odt('<office:document-content><xforms:instance src="http://a/x"/></office:document-content>'),
    'a.odt',
    'active-fetch',
  ],
  [
    'how a form is to look',
    () => odt('<office:document-content><xforms:model schema="#own http://a/x"/></office:document-content>'),
    'a.odt',
    'active-fetch',
  ],
  [
    'cells from the data of another computer',
    () =>
      real.openDocument('spreadsheet', {
        'content.xml':
          '<office:document-content><table:database-source-sql table:database-name="//a/x.odb"/></office:document-content>',
      }),
    'a.ods',
    'active-fetch',
  ],
];

it.each(ACTING)('refuses %s', async (_what, bytes, name, verdict) => {
  expect(await judge(await bytes(), name)).toBe(verdict);
});

const EVERYDAY: readonly Row[] = [
  ['a field of a form', () => make.docx({ 'word/activeX/activeX1.xml': control(TEXT_BOX) }), 'a.docx', 'DOCX'],
  [
    'a field that was copied from a page',
    () => make.docx({ 'word/activeX/activeX1.xml': control('{5512d11A-5CC6-11CF-8D67-00AA00BDCE1D}') }),
    'a.docx',
    'DOCX',
  ],
  [
    'the name of a language',
    () => odt('<!DOCTYPE x PUBLIC "-//[A]//" "x.dtd"><office:document-content></office:document-content>'),
    'a.odt',
    'ODT',
  ],
  [
    'a form of its own',
    () =>
      odt(
        '<office:document-content><xforms:model schema="#own"><xforms:instance src="don.xml"/></xforms:model></office:document-content>',
      ),
    'a.odt',
    'ODT',
  ],
];

it.each(EVERYDAY)('takes %s', async (_what, bytes, name, verdict) => {
  expect(await judge(await bytes(), name)).toBe(verdict);
});

/** Something another program keeps in a document, with its name. */
const named = (name: string) =>
  real.compound({
    '\u0001Ole10Native': Buffer.concat([
      Buffer.from(`\0\0\0\0\x02\0${name}\0C:\\${name}\0`, 'latin1'),
      Buffer.alloc(5000),
    ]),
  });
const withMacros = () => make.docx({ 'word/vbaProject.bin': Buffer.from('x') });
const inSlides = async (object: Buffer | Promise<Buffer>) => real.ppt({ project: await object });

it.each<Row>([
  ['a program packed into slides', () => inSlides(named('a.exe')), 'a.ppt', 'program'],
  ['a new document with macros in slides', () => inSlides(withMacros()), 'a.ppt', 'macro'],
  [
    'one in an object in slides',
    async () => inSlides(real.compound({ Package: await withMacros() })),
    'a.ppt',
    'macro',
  ],
  ['one in a text', async () => real.doc({ more: { 'ObjectPool/_1/Package': await withMacros() } }), 'a.doc', 'macro'],
  [
    'one in a sheet, whatever it is called',
    async () => real.xls({ more: { x: await withMacros() } }),
    'a.xls',
    'macro',
  ],
  [
    'one in an object in a new text',
    async () => make.docx({ 'word/embeddings/a.bin': real.compound({ Package: await withMacros() }) }),
    'a.docx',
    'macro',
  ],
  [
    'a part of nobody in a text',
    () => real.doc({ more: { 'ObjectPool/_1/\u0003OCXNAME': Buffer.alloc(9) } }),
    'a.doc',
    'active-call',
  ],
])('refuses, in a document of before 2007, %s', async (_what, bytes, name, verdict) => {
  expect(await judge(await bytes(), name)).toBe(verdict);
});

it.each<Row>([
  ['a picture packed into slides', () => inSlides(named('a.png')), 'a.ppt', 'PPT'],
  ['a sheet of before 2007 in slides', () => inSlides(real.xls()), 'a.ppt', 'PPT'],
  [
    'a new sheet in a text',
    async () => real.doc({ more: { 'ObjectPool/_1/Package': await make.xlsx() } }),
    'a.doc',
    'DOC',
  ],
])('takes, in a document of before 2007, %s', async (_what, bytes, name, verdict) => {
  expect(await judge(await bytes(), name)).toBe(verdict);
});

it('takes a field of a form in a text of before 2007', async () => {
  const bytes = real.doc({ more: { 'ObjectPool/_1/\u0003OCXNAME': Buffer.alloc(9) } });
  Buffer.from('101dd28b42ecce119e0d00aa006002f3', 'hex').copy(bytes, bytes.indexOf('_1\0', 0, 'utf16le') + 80);
  expect(await judge(bytes, 'a.doc')).toBe('DOC');
});
