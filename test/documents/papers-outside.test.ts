// Papers that reach out of themselves when they are opened or brought up to date: into other files, to other computers, to other
// programs. What reaches only into themselves, or waits for somebody's click, is everyday.
import { describe, expect, it } from 'vitest';
import { judge } from './paper-judge.js';
import * as real from './real-files.js';
import * as make from './samples.js';

type Row = [what: string, bytes: () => Promise<Buffer> | Buffer, name: string, verdict: string];
type Everyday = [what: string, bytes: () => Promise<Buffer> | Buffer, name: string];

// ------------------------------------------------------------------ Excel

const cell = (formula: string) =>
  make.xlsx({ 'xl/worksheets/sheet1.xml': `<worksheet><c r="A1"><f>${formula}</f><v>1</v></c></worksheet>` });
const connections = (...all: string[]) => `<connections>${all.join('')}</connections>`;
const connection = (id: number, more: string, inside: string) =>
  `<connection id="${id}" type="5" name="a"${more}>${inside}</connection>`;
const DATABASE = '<dbPr connection="Provider=x;Data Source=a" command="b"/>';
const OWN_MODEL =
  '<dbPr connection="Data Model Connection" command="Model" commandType="1"/><extLst><x15:connection id="" model="1"/></extLst>';
const pivot = (attributes: string, source: string) =>
  `<pivotCacheDefinition r:id="rId1"${attributes}><cacheSource ${source}</cacheSource><extLst><x14:pivotCacheDefinition/></extLst></pivotCacheDefinition>`;
const OWN_SHEET = 'type="worksheet"><worksheetSource ref="A1:C9" sheet="Số liệu"/>';
const workbook = (connected: string, pivoted: string) =>
  make.xlsx({
    'xl/pivotCache/pivotCacheDefinition1.xml': pivoted,
    ...(connected === '' ? {} : { 'xl/connections.xml': connected }),
  });
const REFRESHED = ' refreshOnLoad="1"';

/** Records of a workbook of before 2007 between its beginning and its end. */
const book = (version: number, ...records: Buffer[]): Buffer => {
  const begin = Buffer.alloc(16);
  begin.writeUInt16LE(version, 0);
  begin.writeUInt16LE(5, 2);
  const parts = [real.record(0x0809, begin), real.record(0x85, Buffer.from([0, 0, 0, 0, 0, 0, 1, 0, 65])), ...records];
  return real.compound({
    [version === 0x0600 ? 'Workbook' : 'Book']: Buffer.concat([...parts, real.record(0x0a, Buffer.alloc(0))]),
  });
};
const leadsTo = (path: string, isWide = false) => {
  const head = Buffer.from([0, 0, path.length & 255, path.length >> 8, isWide ? 1 : 0]);
  return real.record(0x01ae, Buffer.concat([head, Buffer.from(path, isWide ? 'utf16le' : 'latin1')]));
};
const name = (flags: number) => real.record(0x23, Buffer.from([flags, 0, 0, 0, 0, 0, 1, 0, 65]));
const [WORD_ASKED, LINKED_OBJECT] = [0x02, 0x12];
const OWN_BOOK = real.record(0x01ae, Buffer.from([1, 0, 1, 4]));
const ADD_IN = real.record(0x01ae, Buffer.from([1, 0, 1, 0x3a]));
const young = (said: string, isWide = false) => {
  const text = Buffer.from(said, isWide ? 'utf16le' : 'latin1');
  return real.record(0x18, Buffer.concat([Buffer.alloc(14), Buffer.from([isWide ? 1 : 0]), text]));
};
const query = (flags: number) => real.record(0x01ad, Buffer.from([flags, 0, 0, 0, 0, 0, 0, 0]));

describe('a workbook that reaches out of itself', () => {
  it.each<Row>([
    ['a picture fetched by a formula', () => cell('_xlfn.IMAGE("https://a/x.png")'), 'a.xlsx', 'active-fetch'],
    ['a picture fetched from where a cell says', () => cell('1+_xlfn.IMAGE( A1 )'), 'a.xlsx', 'active-fetch'],
    ['text fetched by a formula', () => cell('_xlfn.IMPORTTEXT("https://a/x.txt")'), 'a.xlsx', 'active-fetch'],
    [
      'a connection asked every minute',
      () => workbook(connections(connection(1, ' interval="1"', DATABASE)), pivot('', OWN_SHEET)),
      'a.xlsx',
      'active-fetch',
    ],
    [
      'a connection asked on opening',
      () => workbook(connections(connection(1, REFRESHED, DATABASE)), pivot('', OWN_SHEET)),
      'a.xlsx',
      'active-fetch',
    ],
    ...[DATABASE, '<webPr url="http://a"/>', '<textPr sourceFile="\\\\a\\x.csv"/>'].map((inside): Row => [
      `a summary brought up to date over ${inside}`,
      () =>
        workbook(
          connections(connection(7, '', OWN_MODEL), connection(8, '', inside)),
          pivot(REFRESHED, 'type="external" connectionId="8">'),
        ),
      'a.xlsx',
      'active-fetch',
    ]),
    [
      'a summary of another workbook, brought up to date',
      () => workbook('', pivot(REFRESHED, 'type="worksheet"><worksheetSource ref="A1:C9" sheet="S" r:id="rId2"/>')),
      'a.xlsx',
      'active-fetch',
    ],
    [
      'a summary of several workbooks, brought up to date',
      () => workbook('', pivot(REFRESHED, 'type="consolidation"><rangeSet ref="A1:C9" r:id="rId2"/>')),
      'a.xlsx',
      'active-fetch',
    ],
    ...[false, true].flatMap((isWide): Row[] => [
      [
        'a program asked, of before 2007',
        () => book(0x0600, OWN_BOOK, leadsTo('cmd\u0003/c calc', isWide), name(WORD_ASKED)),
        'a.xls',
        'active-call',
      ],
      [
        'an object on another computer',
        () => book(0x0600, leadsTo('Word.Document.8\u0003\\\\a\\x.doc', isWide), name(LINKED_OBJECT)),
        'a.xls',
        'active-fetch',
      ],
      [
        'a function younger than the format',
        () => book(0x0600, young('_xlfn.WEBSERVICE', isWide)),
        'a.xls',
        'active-fetch',
      ],
    ]),
    [
      'a program asked before its names',
      () => book(0x0600, leadsTo('cmd\u0003/c calc'), OWN_BOOK),
      'a.xls',
      'active-call',
    ],
    [
      'a program asked beside an object',
      () => book(0x0600, leadsTo('cmd\u0003a'), name(LINKED_OBJECT), name(WORD_ASKED)),
      'a.xls',
      'active-call',
    ],
    [
      'a program asked, of Excel 95',
      () => book(0x0500, real.record(0x17, Buffer.from('\u000ccmd\u0003/c calc', 'latin1')), name(WORD_ASKED)),
      'a.xls',
      'active-call',
    ],
    ['a table brought up to date on opening, of before 2007', () => book(0x0600, query(0x21)), 'a.xls', 'active-fetch'],
    [
      'such a workbook put into a text',
      () => make.docx({ 'word/embeddings/a.xls': book(0x0600, leadsTo('cmd\u0003/c calc'), name(WORD_ASKED)) }),
      'a.docx',
      'active-call',
    ],
  ])('%s', async (_what, bytes, name, verdict) => {
    expect(await judge(await bytes(), name)).toBe(verdict);
  });

  it.each<Everyday>([
    ['a word that ends like such a function', () => cell('MYIMAGE(A1)+IMAGES(A1)'), 'a.xlsx'],
    [
      'what another program left of its own formula',
      () => cell('IFERROR(__xludf.DUMMYFUNCTION("IMAGE(""https://a/x.png"")"),"")'),
      'a.xlsx',
    ],
    [
      'a connection somebody asks',
      () =>
        workbook(
          connections(connection(1, ' background="1" interval="0" keepAlive="1"', DATABASE)),
          pivot('', OWN_SHEET),
        ),
      'a.xlsx',
    ],
    ['a summary of its own sheet, brought up to date', () => workbook('', pivot(REFRESHED, OWN_SHEET)), 'a.xlsx'],
    [
      'the same beside a connection somebody asks',
      () => workbook(connections(connection(1, '', DATABASE)), pivot(REFRESHED, OWN_SHEET)),
      'a.xlsx',
    ],
    [
      'a summary over a connection that somebody asks',
      () => workbook(connections(connection(1, '', DATABASE)), pivot('', 'type="external" connectionId="1">')),
      'a.xlsx',
    ],
    [
      'a summary of the data in the workbook, brought up to date',
      () =>
        workbook(
          connections(connection(7, '', OWN_MODEL), connection(8, '', DATABASE)),
          pivot(REFRESHED, 'type="external" connectionId="7">'),
        ),
      'a.xlsx',
    ],
    [
      'a summary of another workbook, as it was',
      () => workbook('', pivot('', 'type="worksheet"><worksheetSource ref="A1" r:id="rId2"/>')),
      'a.xlsx',
    ],
    [
      'another workbook of one’s own, of before 2007',
      () => book(0x0600, OWN_BOOK, leadsTo('\u0001\u0001DSo lieu\u0003a.xls'), name(0)),
      'a.xls',
    ],
    [
      'an object of one’s own',
      () => book(0x0600, leadsTo('Word.Document.8\u0003C:\\Bao cao\\x.doc'), name(LINKED_OBJECT)),
      'a.xls',
    ],
    [
      'functions of the program’s own',
      () => book(0x0600, ADD_IN, name(0), young('_xlfn.IFERROR'), young('WEBSERVICE')),
      'a.xls',
    ],
    ['a table somebody brings up to date', () => book(0x0600, query(0x01)), 'a.xls'],
    [
      'sheets of Excel 95',
      () =>
        book(
          0x0500,
          real.record(0x17, Buffer.from([1, 4])),
          real.record(0x17, Buffer.from('\u0008\u0001\u0001Ca\u0003b.xls', 'latin1')),
        ),
      'a.xls',
    ],
    [
      'the list of sheets of Excel 97',
      () => book(0x0600, OWN_BOOK, real.record(0x17, Buffer.from('\u000ccmd\u0003/c calc', 'latin1'))),
      'a.xls',
    ],
  ])('but %s is everyday', async (_what, bytes, name) => {
    expect(await judge(await bytes(), name)).toMatch(/^XLSX?$/);
  });
});

// ------------------------------------------------------------------ slides, LibreOffice

const slide = (body: string) => real.pptx({ 'ppt/slides/slide1.xml': `<p:sld>${body}</p:sld>` });
const document = (body: string) => `<office:document-content>${body}</office:document-content>`;
const ods = (body: string) => real.openDocument('spreadsheet', { 'content.xml': document(body) });
const odp = (body: string) => real.openDocument('presentation', { 'content.xml': document(body) });

/** Slides of before 2007 in which something happens on a click, or when somebody only moves across it. */
function ppt(act: number, leadsTo: number, isHover: boolean): Buffer {
  const does = Buffer.alloc(16);
  does[8] = act;
  does[12] = leadsTo;
  const user = Buffer.alloc(40);
  user.writeUInt32LE(0xe391c05f, 12);
  const deck = Buffer.concat([
    real.atom(0x03e8, real.atom(0x03e9, Buffer.alloc(40)), 0x0f),
    real.atom(0x0ff2, real.atom(0x0ff3, does), isHover ? 0x1f : 0x0f),
    real.atom(0x0fa0, Buffer.alloc(5000)),
  ]);
  return real.compound({ 'PowerPoint Document': deck, 'Current User': user });
}
const [MACRO, PROGRAM, JUMP, LINK, OBJECT] = [1, 2, 3, 4, 5];
const [NEXT, SLIDE, ADDRESS, FILE] = [0, 7, 8, 10];

describe('slides and sheets that act', () => {
  it.each<Row>([
    [
      'a program started by moving across',
      () => slide('<a:hlinkMouseOver r:id="r0" action="ppaction://program"/>'),
      'a.pptx',
      'active-call',
    ],
    [
      'the same of a shape',
      () => slide('<a:hlinkHover r:id="r0" action="PPACTION://&#112;rogram"/>'),
      'a.pptx',
      'active-call',
    ],
    [
      'a program started by a click',
      () => slide('<a:hlinkClick r:id="r0" action="ppaction://program"/>'),
      'a.pptx',
      'active-call',
    ],
    [
      'a macro called by moving across',
      () => slide('<a:hlinkMouseOver r:id="" action="ppaction://macro?name=a"/>'),
      'a.pptx',
      'macro',
    ],
    [
      'a macro called by a click',
      () => slide('<a:hlinkClick r:id="" action="ppaction://macro?name=a"/>'),
      'a.pptx',
      'macro',
    ],
    ['an address opened by moving across', () => slide('<a:hlinkMouseOver r:id="r0"/>'), 'a.pptx', 'active-fetch'],
    [
      'a file opened by moving across',
      () => slide('<a:hlinkHover r:id="r0" action="ppaction://hlinkfile"/>'),
      'a.pptx',
      'active-fetch',
    ],
    [
      'an object opened by an animation',
      () => slide('<p:timing><p:cmd type="verb" cmd="0"/></p:timing>'),
      'a.pptx',
      'active-call',
    ],
    ['of before 2007, a macro', () => ppt(MACRO, 255, false), 'a.ppt', 'macro'],
    ['of before 2007, a program', () => ppt(PROGRAM, 255, false), 'a.ppt', 'active-call'],
    ['of before 2007, an address by moving across', () => ppt(LINK, ADDRESS, true), 'a.ppt', 'active-fetch'],
    ['of before 2007, a file by moving across', () => ppt(LINK, FILE, true), 'a.ppt', 'active-fetch'],
    ['of before 2007, an object by moving across', () => ppt(OBJECT, 255, true), 'a.ppt', 'active-call'],
    [
      'a sheet of LibreOffice from elsewhere',
      () => ods('<table:table><table:table-source xlink:href="http://a/x.ods"/></table:table>'),
      'a.ods',
      'active-fetch',
    ],
    [
      'cells of LibreOffice from elsewhere',
      () => ods('<table:cell-range-source table:name="a" xlink:href="&#92;\\a\\x.ods"/>'),
      'a.ods',
      'active-fetch',
    ],
    [
      'an object of LibreOffice from elsewhere',
      () => ods('<draw:object xlink:href="//a/x.ods"/>'),
      'a.ods',
      'active-fetch',
    ],
    [
      'a document of LibreOffice that gives way to another one',
      () =>
        real.openDocument('text', {
          'meta.xml': '<office:document-meta><meta:auto-reload xlink:href="http://a/x.odt"/></office:document-meta>',
        }),
      'a.odt',
      'active-fetch',
    ],
    [
      'a form of LibreOffice that asks a database',
      () => ods('<form:form><form:connection-resource xlink:href="http://a/x.odb"/></form:form>'),
      'a.ods',
      'active-fetch',
    ],
    [
      'a program started by a slide of LibreOffice',
      () => odp('<presentation:event-listener presentation:action="execute" xlink:href="file:///usr/bin/xcalc"/>'),
      'a.odp',
      'active-call',
    ],
  ])('%s', async (_what, bytes, name, verdict) => {
    expect(await judge(await bytes(), name)).toBe(verdict);
  });

  it.each<Everyday>([
    ['a link', () => slide('<a:hlinkClick r:id="r0"/>'), 'a.pptx'],
    ['a link to a file', () => slide('<a:hlinkClick r:id="r0" action="ppaction://hlinkfile"/>'), 'a.pptx'],
    ['an object opened by a click', () => slide('<a:hlinkClick r:id="" action="ppaction://ole?verb=0"/>'), 'a.pptx'],
    [
      'a step to the next slide',
      () => slide('<a:hlinkMouseOver r:id="" action="ppaction://hlinkshowjump?jump=nextslide"/>'),
      'a.pptx',
    ],
    ['a step to a slide', () => slide('<a:hlinkMouseOver r:id="r0" action="ppaction://hlinksldjump"/>'), 'a.pptx'],
    ['a sound by moving across', () => slide('<a:hlinkHover r:id=""><a:snd r:embed="r1"/></a:hlinkHover>'), 'a.pptx'],
    [
      'a film that begins',
      () => slide('<p:cmd type="call" cmd="playFrom(0.0)"/><p:cmd type="evt" cmd="onstopaudio"/>'),
      'a.pptx',
    ],
    ...(
      [
        [JUMP, NEXT],
        [LINK, SLIDE],
      ] as const
    ).map(([act, to]): Everyday => [`a step of before 2007, ${act}`, () => ppt(act, to, true), 'a.ppt']),
    ['a link of before 2007', () => ppt(LINK, ADDRESS, false), 'a.ppt'],
    [
      'a sheet of LibreOffice of one’s own',
      () =>
        ods(
          '<table:table-source xlink:href="../So lieu.ods"/><table:cell-range-source xlink:href="file:///D:/x.ods"/>',
        ),
      'a.ods',
    ],
    ['an object of LibreOffice in it', () => ods('<draw:object xlink:href="./Object 1"/>'), 'a.ods'],
    ['a step of LibreOffice', () => odp('<presentation:event-listener presentation:action="next-page"/>'), 'a.odp'],
  ])('but %s is everyday', async (_what, bytes, name) => {
    expect(await judge(await bytes(), name)).toMatch(/^(?:PPTX?|ODS|ODP)$/);
  });
});
