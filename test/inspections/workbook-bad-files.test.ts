import { writeXlsx } from 'hucre/xlsx';
import yazl from 'yazl';
import { describe, expect, test } from 'vitest';
import { isUnreadable, readSheets } from '../../src/kit/workbook-file.js';
import { preflightWorkbook } from '../../src/kit/workbook-preflight.js';
import { WORKBOOK_LIMITS } from '../../src/kit/workbook-limits.js';
import { faultsOf, goodRows, makeWorkbook } from './workbook-samples.js';

const CONTENT_TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>' +
  '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>';
const RELS = (type: string, target: string) =>
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
  `<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`;
const WORKBOOK =
  '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">' +
  '<sheets><sheet name="Đơn vị" sheetId="1" r:id="rId1"/></sheets></workbook>';

async function zip(parts: Record<string, Buffer | string>): Promise<Buffer> {
  const file = new yazl.ZipFile();
  for (const [name, content] of Object.entries(parts)) file.addBuffer(Buffer.from(content), name);
  file.end();
  const chunks: Buffer[] = [];
  for await (const chunk of file.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A workbook with one sheet whose rows are given as XML. */
const sheetOf = (sheetData: string | Buffer): Promise<Buffer> =>
  zip({
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': RELS('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': WORKBOOK,
    'xl/_rels/workbook.xml.rels': RELS('worksheet', 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': Buffer.concat([
      Buffer.from(
        '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>',
      ),
      Buffer.from(sheetData),
      Buffer.from('</sheetData></worksheet>'),
    ]),
  });

const row = (n: number) => `<row r="${n}"><c r="A${n}" t="inlineStr"><is><t>x</t></is></c></row>`;

test('merged cells that lie over one another are refused before they are spread, honest ones are read', async () => {
  const merged = async (ranges: readonly string[]) => {
    const rows = Array.from({ length: 200 }, (_, n) => row(n + 1)).join('');
    const cells = ranges.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
    return readSheets(await sheetOf(`${rows}</sheetData><mergeCells>${cells}</mergeCells><sheetData>`));
  };
  expect(await merged(Array.from({ length: 400 }, () => 'A1:BH200'))).toMatchObject({ refusal: 'workbook-too-big' });
  const honest = await merged(Array.from({ length: 200 }, (_, n) => `A${n + 1}:BH${n + 1}`));
  expect(isUnreadable(honest)).toBe(false);
});

describe('a cell with more text than any spreadsheet program takes', () => {
  const open = (text: string) =>
    zip({
      mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
      'content.xml': `<table:table table:name="A"><table:table-row><table:table-cell>${text}</table:table-cell></table:table-row></table:table>`,
    });
  const inCell = (text: string) => sheetOf(`<row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row>`);
  const longest = 32_767;

  test.each<[string, (times: number) => Promise<Buffer>]>([
    ['letters of OpenDocument', (times) => open(`<text:p>${'&lt;'.repeat(times)}</text:p>`)],
    ['paragraphs of OpenDocument', (times) => open('<text:p>a</text:p>'.repeat(times / 4))],
    ['letters', (times) => inCell('\u00a0'.repeat(times - 1) + 'a')],
    ['letters written by numbers', (times) => inCell('&#7879;'.repeat(times))],
  ])('%s: refused; the longest there may be are read', async (_what, of) => {
    expect(await readSheets(await of(longest * 8))).toMatchObject({ refusal: 'workbook-too-big' });
    const read = await readSheets(await of(longest));
    expect(isUnreadable(read)).toBe(false);
    expect(read).toMatchObject([{ rows: [{ cells: [{ kind: 'text' }] }] }]);
  });

  test('is refused before anything works on it, however it is written', async () => {
    const bytes = await inCell('&#7879;'.repeat(longest * 8));
    expect(await preflightWorkbook(bytes)).toMatchObject({ refusal: 'workbook-too-big' });
  });
});

describe('a file that is no plan workbook is refused in plain words and changes nothing', () => {
  test.each([
    ['an empty file', () => Buffer.alloc(0), 'Tệp này không phải tệp Excel (.xlsx). Đề nghị gửi tệp theo mẫu.'],
    [
      'a text file',
      () => Buffer.from('Kế hoạch kiểm tra năm 2023 đã ban hành\n'),
      'Tệp này không phải tệp Excel (.xlsx). Đề nghị gửi tệp theo mẫu.',
    ],
    ...[
      Buffer.from('Mã cuộc;Mã đơn vị\nI-01;SO-01\n'),
      Buffer.from('\ufeffMã đơn vị*,Tên đơn vị*\r\nSO-01,"Sở, ban"\r\n'),
      Buffer.from('\ufeffMã cuộc\tMã đơn vị\nI-01\tSO-01\n', 'utf16le'),
      Buffer.from('\ufeffMã cuộc\tMã đơn vị\nI-01\tSO-01\n', 'utf16le').swap16(),
      Buffer.from('Mã cuộc;Mã đơn vị;Ngày kiểm tra\nI-01;SO-01;01/03/2023\n', 'utf16le'),
      Buffer.from('Mã cuộc,Mã đơn vị\rI-01,SO-01\r'),
      // As old programs on Windows write it: windows-1258.
      Buffer.from('M\xe3 cu\xf4\xf2c;M\xe3 \xf0\xf4n v\xf2i\r\nI-01;SO-01\r\n', 'latin1'),
    ].map((bytes): [string, () => Buffer, string] => [
      'a table saved as text',
      () => bytes,
      'Tệp này ở dạng .csv. Đề nghị mở tệp, lưu lại dạng .xlsx rồi gửi.',
    ]),
    [
      'an .xlsb',
      () => zip({ 'xl/workbook.bin': 'x', '[Content_Types].xml': '<Types/>' }),
      'Tệp này ở dạng .xlsb. Đề nghị mở tệp, lưu lại dạng .xlsx rồi gửi.',
    ],
    [
      'an .ods with a password',
      () =>
        zip({
          mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
          'content.xml': 'x',
          'META-INF/manifest.xml': '<manifest:encryption-data/>',
        }),
      'Tệp đặt mật khẩu nên Hệ thống chưa đọc được. Đề nghị bỏ mật khẩu rồi gửi lại.',
    ],
    [
      'an .ods that repeats one row for ever',
      () =>
        zip({
          mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
          'content.xml':
            '<table:table table:name="Đơn vị"><table:table-row table:number-rows-repeated="1000000"><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table>',
        }),
      'Trang tính Đơn vị có hơn 20.000 dòng. Đề nghị chia thành nhiều tệp.',
    ],
    [
      'a text of OpenDocument',
      () => zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': 'x' }),
      'Tệp này không phải tệp Excel (.xlsx). Đề nghị gửi tệp theo mẫu.',
    ],
    [
      'a PDF',
      () => Buffer.from('%PDF-1.7\n'.padEnd(100, '0')),
      'Tệp này không phải tệp Excel (.xlsx). Đề nghị gửi tệp theo mẫu.',
    ],
    [
      'a zip of something else',
      () => zip({ 'word/document.xml': '<w/>', '[Content_Types].xml': '<Types/>' }),
      'Tệp này không phải tệp Excel (.xlsx). Đề nghị gửi tệp theo mẫu.',
    ],
    [
      'an old .xls',
      () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512)]),
      'Tệp này ở dạng .xls (định dạng cũ). Đề nghị mở tệp, lưu lại dạng .xlsx rồi gửi.',
    ],
    [
      'a workbook with a password',
      async () =>
        Buffer.from(
          await writeXlsx({
            sheets: [{ name: 'Đơn vị', rows: [['x']] }],
            encryption: { password: 'mat-khau', spinCount: 10 },
          }),
        ),
      'Tệp đặt mật khẩu nên Hệ thống chưa đọc được. Đề nghị bỏ mật khẩu rồi gửi lại.',
    ],
    [
      'a workbook cut off on the way',
      async () => (await makeWorkbook(goodRows())).subarray(0, 6_000),
      'Hệ thống chưa mở được tệp; tệp có thể bị hỏng khi gửi. Đề nghị mở tệp, lưu lại dạng .xlsx rồi gửi.',
    ],
  ])('%s', async (_name, make, sentence) => {
    expect(await faultsOf(await make())).toEqual([sentence]);
  });

  test('a zip bomb is refused before it is parsed', async () => {
    const bomb = await sheetOf(Buffer.alloc(40 * 1024 * 1024, ' '));
    expect(bomb.length).toBeLessThan(100_000);
    expect(await faultsOf(bomb)).toEqual([
      'Tệp sau khi giải nén lớn hơn mức cho phép. Đề nghị chỉ giữ các trang tính theo mẫu rồi gửi lại.',
    ]);
  });

  test('a bomb that lies about its size is refused too', async () => {
    const honest = await sheetOf(Buffer.alloc(8 * 1024 * 1024, ' '));
    // The size stands in the central directory, 24 bytes into the entry; make every large one say 1,000 bytes.
    const lying = Buffer.from(honest);
    for (
      let at = lying.indexOf('PK\x01\x02', 0, 'latin1');
      at >= 0;
      at = lying.indexOf('PK\x01\x02', at + 4, 'latin1')
    ) {
      if (lying.readUInt32LE(at + 24) > 1_000_000) lying.writeUInt32LE(1_000, at + 24);
    }
    expect(await faultsOf(lying)).toEqual([
      'Hệ thống chưa mở được tệp; tệp có thể bị hỏng khi gửi. Đề nghị mở tệp, lưu lại dạng .xlsx rồi gửi.',
    ]);
  });

  test('too many parts', async () => {
    const parts = Object.fromEntries(Array.from({ length: WORKBOOK_LIMITS.entries + 1 }, (_, n) => [`p${n}.xml`, 'x']));
    expect(await faultsOf(await zip(parts))).toEqual([
      'Tệp sau khi giải nén lớn hơn mức cho phép. Đề nghị chỉ giữ các trang tính theo mẫu rồi gửi lại.',
    ]);
  });

  test('a million blank rows', async () => {
    const rows = Array.from({ length: 1_000_000 }, (_, n) => `<row r="${n + 2}" ht="15"/>`).join('');
    const lines = await faultsOf(await sheetOf(row(1) + rows));
    expect(lines).toEqual([
      'Trang tính Đơn vị có hơn 5.000 dòng trống liên tiếp. Đề nghị xóa các dòng trống phía dưới dữ liệu rồi gửi lại.',
    ]);
  });

  test('one word in the last row of the sheet', async () => {
    expect(await faultsOf(await sheetOf(row(1) + row(1_048_576)))).toEqual([
      'Trang tính Đơn vị có hơn 5.000 dòng trống liên tiếp. Đề nghị xóa các dòng trống phía dưới dữ liệu rồi gửi lại.',
    ]);
  });

  test('more rows than a plan can have', async () => {
    const rows = Array.from({ length: WORKBOOK_LIMITS.contentRows + 1 }, (_, n) => row(n + 1)).join('');
    expect(await faultsOf(await sheetOf(rows))).toEqual([
      'Trang tính Đơn vị có hơn 20.000 dòng. Đề nghị chia thành nhiều tệp.',
    ]);
  });
});

describe('cells as they are read', () => {
  test('some blank rows between and below are no fault', async () => {
    const blanks = Array.from({ length: 1_000 }, (_, n) => `<row r="${n + 3}" ht="15"/>`).join('');
    const sheets = await readSheets(await sheetOf(row(2) + blanks + row(1_500)));
    if (isUnreadable(sheets)) throw new Error(sheets.refusal);
    expect(sheets[0]!.rows.map(({ number }) => number)).toEqual([2, 1_500]);
    expect(sheets[0]!.rows[1]!.cells[0]).toMatchObject({ ref: 'A1500', kind: 'text', text: 'x' });
  });

  test('numbers, days, times, booleans, formulas and typed text keep what they mean', async () => {
    const bytes = await makeWorkbook({
      'Đơn vị': [
        [912345678, new Date(Date.UTC(2023, 8, 21)), new Date(Date.UTC(1899, 11, 30, 8, 30)), true, 0.1 + 0.2],
        [
          { formula: '1+1', result: 2 },
          { richText: [{ text: 'Tre ' }, { text: 'Xanh' }] },
          '  ',
          '=1+1',
          'Ho\u0300a Bi\u0300nh',
        ],
      ],
    });
    const sheets = await readSheets(bytes);
    if (isUnreadable(sheets)) throw new Error(sheets.refusal);
    expect(sheets[0]!.rows.map(({ cells }) => cells.map(({ kind, text }) => [kind, text]))).toEqual([
      [
        ['number', '912345678'],
        ['date', '21/09/2023'],
        ['date', '08:30'],
        ['boolean', 'TRUE'],
        ['number', '0.3'],
      ],
      [
        ['number', '2'],
        ['text', 'Tre Xanh'],
        ['text', '=1+1'],
        ['text', 'Hòa Bình'],
      ],
    ]);
    expect(sheets[0]!.rows[1]!.cells.map(({ ref }) => ref)).toEqual(['A2', 'B2', 'D2', 'E2']);
  });
});
