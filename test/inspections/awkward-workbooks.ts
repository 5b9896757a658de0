// Workbooks as offices have them: with charts, pivot tables, links, names, macros, and one fault each. Some are made with another
// library, the others by adding the parts such a program would write. Holds no test.
import type ExcelJS from 'exceljs';
import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';
import yazl from 'yazl';
import { goodRows, makeWorkbook, openWithOther } from './workbook-samples.js';

/** The sheet with the fault, its cell, and what is said of it. */
export const FAULT = { sheet: 'Lịch kiểm tra', cell: 'F2', note: '“31/04/2023” không có trong lịch' } as const;

/** One kind of workbook; `kept` says that a marked copy is made of it. */
export interface Awkward {
  readonly kind: string;
  readonly kept: boolean;
  make(): Promise<Buffer>;
}

const faulty = async (): Promise<Buffer> => {
  const rows = goodRows();
  rows[FAULT.sheet]![1]![5] = '31/04/2023';
  return makeWorkbook(rows);
};

type Change = (book: ExcelJS.Workbook, sheet: ExcelJS.Worksheet) => void;

/** Changed with the other library. */
const edited = (kind: string, kept: boolean, change: Change): Awkward => ({
  kind,
  kept,
  async make() {
    const book = await openWithOther(await faulty());
    change(book, book.getWorksheet(FAULT.sheet)!);
    return Buffer.from(await book.xlsx.writeBuffer());
  },
});

type Parts = Map<string, string>;

/** Changed part by part, as no library at hand would write it. */
const patched = (kind: string, kept: boolean, change: (parts: Parts) => void): Awkward => ({
  kind,
  kept,
  async make() {
    const parts = await unzip(await faulty());
    change(parts);
    const zip = new yazl.ZipFile();
    for (const [path, text] of parts) zip.addBuffer(Buffer.from(text), path);
    zip.end();
    return buffer(zip.outputStream);
  },
});

async function unzip(bytes: Buffer): Promise<Parts> {
  const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true });
  const parts: Parts = new Map();
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    parts.set(entry.fileName, (await buffer(await zip.openReadStreamPromise(entry))).toString('utf8'));
  }
  return parts;
}

const SCHEDULE = 'xl/worksheets/sheet4.xml';
const RELS = 'xl/worksheets/_rels/sheet4.xml.rels';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const into = (parts: Parts, path: string, before: string, text: string) =>
  void parts.set(path, parts.get(path)!.replace(before, text + before));
const declare = (parts: Parts, path: string, type: string) =>
  into(parts, '[Content_Types].xml', '</Types>', `<Override PartName="/${path}" ContentType="${type}"/>`);
const point = (parts: Parts, path: string, relationships: string) => {
  const open = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">';
  if (!parts.has(path)) parts.set(path, `<?xml version="1.0" encoding="UTF-8"?>${open}</Relationships>`);
  into(parts, path, '</Relationships>', relationships);
};

/** A part of a type of its own, pointed to by the book or by the schedule. */
function addPart(parts: Parts, owner: string, path: string, type: string, kind: string, text: string): void {
  parts.set(path, text);
  declare(parts, path, type);
  const target = `<Relationship Id="rIdX" Type="${OFFICE}/${kind}" Target="/${path}"/>`;
  point(parts, owner === 'book' ? 'xl/_rels/workbook.xml.rels' : RELS, target);
}

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

export const AWKWARD: readonly Awkward[] = [
  { kind: 'nothing but plain sheets', kept: true, make: faulty },
  {
    kind: 'a chart sheet',
    kept: false,
    make: () => Promise.resolve(readFileSync(`${import.meta.dirname}/files/chartsheet-and-one-fault.xlsx`)),
  },
  patched('a pivot table', false, (parts) => {
    addPart(
      parts,
      'book',
      'xl/pivotCache/pivotCacheDefinition1.xml',
      `${SHEET_TYPE}.pivotCacheDefinition+xml`,
      'pivotCacheDefinition',
      `<pivotCacheDefinition xmlns="${MAIN}"><cacheSource type="worksheet"><worksheetSource ref="A1:B3" sheet="Đơn vị"/></cacheSource><cacheFields count="0"/></pivotCacheDefinition>`,
    );
    into(parts, 'xl/workbook.xml', '</workbook>', '<pivotCaches><pivotCache cacheId="7" r:id="rIdX"/></pivotCaches>');
    addPart(
      parts,
      'schedule',
      'xl/pivotTables/pivotTable1.xml',
      `${SHEET_TYPE}.pivotTable+xml`,
      'pivotTable',
      `<pivotTableDefinition xmlns="${MAIN}" name="P" cacheId="7" dataCaption="D"><location ref="M1:N4" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/></pivotTableDefinition>`,
    );
  }),
  patched('a link over a range', false, (parts) => {
    into(parts, SCHEDULE, '<pageMargins', '<hyperlinks><hyperlink ref="H2:I3" r:id="rIdL"/></hyperlinks>');
    point(
      parts,
      RELS,
      `<Relationship Id="rIdL" Type="${OFFICE}/hyperlink" Target="https://example.test/" TargetMode="External"/>`,
    );
  }),
  edited('links in cells', true, (_, sheet) => {
    sheet.getCell('K2').value = { text: 'mở', hyperlink: 'https://example.test/?a=1&b=2' };
  }),
  edited('names', true, (book) => book.definedNames.add("'Đơn vị'!$A$2:$A$4", 'ma_don_vi')),
  edited('an area to print', true, (_, sheet) => void (sheet.pageSetup.printArea = 'A1:H3')),
  edited('comments', true, (_, sheet) => {
    sheet.getCell('F2').note = 'hỏi lại';
    sheet.getCell('A3').note = 'đã duyệt';
  }),
  edited('a picture', false, (book, sheet) =>
    sheet.addImage(book.addImage({ base64: PIXEL, extension: 'png' }), 'A10:B12'),
  ),
  edited('lists to choose from', true, (_, sheet) => {
    sheet.getCell('D2').dataValidation = { type: 'list', formulae: ['"Trực tiếp,Báo cáo"'], allowBlank: true };
    sheet.getCell('B2').dataValidation = { type: 'list', formulae: ["'Đơn vị'!$A$2:$A$4"] };
  }),
  edited('colours by rule', true, (_, sheet) => {
    const fill = { type: 'pattern', pattern: 'solid', bgColor: { argb: 'FFFFFF00' } } as const;
    const rule = { type: 'expression', priority: 1, formulae: ['MOD(ROW(),2)=0'], style: { fill } };
    sheet.addConditionalFormatting({ ref: 'A1:H9', rules: [rule as never] });
  }),
  edited('bars in cells', false, (_, sheet) => {
    const rule = {
      type: 'dataBar',
      priority: 1,
      cfvo: [{ type: 'min' }, { type: 'max' }],
      color: { argb: 'FF00FF00' },
    };
    sheet.addConditionalFormatting({ ref: 'L1:L9', rules: [rule as never] });
  }),
  edited('merged cells', true, (_, sheet) => sheet.mergeCells('K2:L3')),
  edited('a sheet locked with a password', true, (_, sheet) => void sheet.protect('mat khau', { spinCount: 1 })),
  patched('a book locked against changes of its sheets', true, (parts) =>
    into(parts, 'xl/workbook.xml', '<sheets>', '<workbookProtection lockStructure="1"/>'),
  ),
  edited('a table', false, (book) => {
    const columns = [{ name: 'Một' }, { name: 'Hai' }];
    book.addWorksheet('Bảng').addTable({
      name: 'T1',
      ref: 'A1',
      headerRow: true,
      columns,
      rows: [
        ['a', 1],
        ['b', 2],
      ],
    });
  }),
  patched('a link to another workbook', false, (parts) => {
    addPart(
      parts,
      'book',
      'xl/externalLinks/externalLink1.xml',
      `${SHEET_TYPE}.externalLink+xml`,
      'externalLink',
      `<externalLink xmlns="${MAIN}"><externalBook xmlns:r="${OFFICE}" r:id="rId1"><sheetNames><sheetName val="A"/></sheetNames></externalBook></externalLink>`,
    );
    point(
      parts,
      'xl/externalLinks/_rels/externalLink1.xml.rels',
      `<Relationship Id="rId1" Type="${OFFICE}/externalLinkPath" Target="khac.xlsx" TargetMode="External"/>`,
    );
    into(
      parts,
      'xl/workbook.xml',
      '<calcPr',
      '<externalReferences><externalReference r:id="rIdX"/></externalReferences>',
    );
  }),
  patched('macros', false, (parts) => {
    addPart(parts, 'book', 'xl/vbaProject.bin', 'application/vnd.ms-office.vbaProject', 'vbaProject', 'macro');
    parts.set(
      '[Content_Types].xml',
      parts
        .get('[Content_Types].xml')!
        .replace(`${SHEET_TYPE}.sheet.main+xml`, 'application/vnd.ms-excel.sheet.macroEnabled.main+xml'),
    );
  }),
  patched('buttons on a sheet', false, (parts) => {
    addPart(
      parts,
      'schedule',
      'xl/drawings/vmlDrawing9.vml',
      'application/vnd.openxmlformats-officedocument.vmlDrawing',
      'vmlDrawing',
      '<xml xmlns:x="urn:schemas-microsoft-com:office:excel"><x:ClientData ObjectType="Checkbox"/></xml>',
    );
    into(parts, SCHEDULE, '</worksheet>', '<legacyDrawing r:id="rIdX"/>');
  }),
  patched('columns counted by an extension', false, (parts) =>
    into(
      parts,
      SCHEDULE,
      '</worksheet>',
      '<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}"><x14:sparklineGroups/></ext></extLst>',
    ),
  ),
  patched('a part that nobody declares', false, (parts) => void parts.set('xl/odd.xyz', '?')),
  edited('formulas and rich text', true, (_, sheet) => {
    sheet.fillFormula('K2:K3', 'A2', ['I-14', 'I-15'] as never);
    sheet.getCell('L2').value = { richText: [{ text: 'một ' }, { font: { bold: true }, text: 'hai' }] };
  }),
  edited('hidden sheets, a filter, groups of rows, page breaks', true, (book, sheet) => {
    book.addWorksheet('Ẩn', { state: 'veryHidden' }).addRow(['x']);
    sheet.autoFilter = 'A1:H1';
    sheet.getRow(3).outlineLevel = 1;
    sheet.getRow(2).addPageBreak();
  }),
];
