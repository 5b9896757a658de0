// How offices type their plans, habit by habit, and the programs that write them. Holds no test.
import ExcelJS from 'exceljs';
import { formatValue } from 'hucre';
import { writeXlsx } from 'hucre/xlsx';
import { buffer } from 'node:stream/consumers';
import yazl from 'yazl';
import type { CheckedPlan } from '../../src/inspections/workbook/plan.js';
import type { SheetRows } from './workbook-samples.js';

export const [SCHEDULE, UNITS] = ['Lịch kiểm tra', 'Đơn vị'];

/** A number with its format, or cells merged downwards or sideways from where this stands. */
class Shaped {
  constructor(
    readonly value: unknown,
    readonly shape: { format?: string; down?: number; right?: number },
  ) {}
}
const shaped = (value: unknown, format: string): Shaped => new Shaped(value, { format });
const day = (text: string): Date => new Date(`${text}T00:00:00Z`);

/** What differs from the plain plan, and whether the plan is another one by it. */
export interface Habit {
  readonly habit: string;
  change(rows: SheetRows): void;
  readonly reads?: (plan: CheckedPlan) => CheckedPlan;
}

const eachRow = (rows: SheetRows, title: string, change: (row: unknown[]) => void) =>
  rows[title]!.slice(1).forEach(change);
export const rename = (rows: SheetRows, from: string, to: string): void => {
  const entries = Object.entries(rows).map(([title, held]) => [title === from ? to : title, held] as const);
  for (const title of Object.keys(rows)) delete rows[title];
  Object.assign(rows, Object.fromEntries(entries));
};
/** Writes every day of the plan in another form. */
const days = (habit: string, form: (d: string, m: string, y: string) => unknown): Habit => ({
  habit,
  change(rows) {
    for (const table of Object.values(rows))
      for (const row of table)
        row.forEach((cell, at) => {
          const found = typeof cell === 'string' ? /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(cell) : null;
          if (found) row[at] = form(found[1]!, found[2]!, found[3]!);
        });
  },
});
const code = (plan: CheckedPlan, from: string, to: string): CheckedPlan =>
  JSON.parse(JSON.stringify(plan).replaceAll(`"${from}"`, `"${to}"`)) as CheckedPlan;

export const HABITS: readonly Habit[] = [
  { habit: 'the plain plan', change: () => undefined },
  days('1/3/23', (d, m, y) => `${Number(d)}/${Number(m)}/${y.slice(2)}`),
  days('ngày 01 tháng 03 năm 2023', (d, m, y) => `ngày ${d} tháng ${m} năm ${y}`),
  days('01 / 03 / 2023', (d, m, y) => `${d} / ${m} / ${y}`),
  days('01.03.2023', (d, m, y) => `${d}.${m}.${y}`),
  days('cells of days', (d, m, y) => day(`${y}-${m}-${d}`)),
  days('cells of days shown with a time', (d, m, y) => shaped(day(`${y}-${m}-${d}`), 'dd/mm/yyyy hh:mm')),
  days('Thứ …, ngày …', (d, m, y) => `Thứ Tư, ngày ${d}/${m}/${y}`),
  { habit: '8 giờ 30', change: (rows) => void (rows[SCHEDULE]![1]![6] = '8 giờ 30') },
  { habit: '08:30:00', change: (rows) => void (rows[SCHEDULE]![1]![6] = '08:30:00') },
  {
    habit: 'a number of the day for the time',
    change: (rows) => void (rows[SCHEDULE]![1]![6] = shaped(8.5 / 24, 'hh:mm')),
  },
  {
    habit: 'codes that are numbers shown as 002',
    change(rows) {
      for (const table of Object.values(rows))
        for (const row of table) row.forEach((cell, at) => void (cell === 'H-02' && (row[at] = shaped(2, '000'))));
    },
    reads: (plan) => code(plan, 'H-02', '002'),
  },
  {
    habit: 'codes that are numbers shown as H-02',
    change(rows) {
      for (const table of Object.values(rows))
        for (const row of table) row.forEach((cell, at) => void (cell === 'H-02' && (row[at] = shaped(2, '"H-"00'))));
    },
  },
  {
    habit: 'telephones that are numbers',
    change: (rows) => void (rows[UNITS]![1]![4] = shaped(912345678, '0000000000')),
  },
  {
    habit: 'a number before every line',
    change: (rows) =>
      Object.values(rows).forEach((table) => table.forEach((row, n) => row.unshift(n === 0 ? 'STT' : n))),
  },
  {
    habit: 'a number before every line, no header over it',
    change: (rows) =>
      Object.values(rows).forEach((table) => table.forEach((row, n) => row.unshift(n === 0 ? null : n))),
  },
  {
    habit: '(1) (2) (3) under the headers',
    change: (rows) =>
      Object.entries(rows).forEach(([title, table]) => {
        if (title !== 'Kế hoạch')
          table.splice(
            1,
            0,
            table[0]!.map((_, n) => `(${n + 1})`),
          );
      }),
  },
  {
    habit: '1 2 3 under the headers',
    change: (rows) =>
      [SCHEDULE, UNITS].forEach((title) =>
        rows[title]!.splice(
          1,
          0,
          rows[title]![0]!.map((_, n) => n + 1),
        ),
      ),
  },
  {
    habit: 'a title, a blank row and the headers',
    change: (rows) =>
      Object.entries(rows).forEach(([title, table]) => table.unshift([`${title.toUpperCase()} NĂM 2023`], [])),
  },
  {
    habit: 'the headers once more, as on a second page',
    change: (rows) => rows[SCHEDULE]!.splice(2, 0, [...rows[SCHEDULE]![0]!]),
  },
  {
    habit: 'totals and signatures',
    change(rows) {
      rows[SCHEDULE]!.push(
        [],
        ['Tổng cộng: 02 cuộc'],
        [],
        [null, null, null, null, null, 'Hà Nội, ngày 01 tháng 03 năm 2023'],
      );
      rows[SCHEDULE]!.push(
        ['Nơi nhận:', null, null, null, null, 'TM. ỦY BAN NHÂN DÂN'],
        ['- Như trên;'],
        ['- Lưu: VT.'],
      );
      rows[SCHEDULE]!.push([null, 'Nguyễn Văn Mẫu', null, null, null, 'Trần Thị Minh Họa']);
    },
  },
  {
    habit: 'a total of numbers, and who drew it up',
    change(rows) {
      rows[UNITS]!.push(
        ['Cộng', 3, null, null, null],
        [null, 'NGƯỜI LẬP', 'THỦ TRƯỞNG ĐƠN VỊ'],
        [null, 'Lê Văn Thí Dụ', 'Phạm Giả Định'],
      );
      rows['Đoàn kiểm tra']!.push(
        ['Tổng số: 01 người'],
        [],
        ['Người lập biểu', null, 'Trưởng Đoàn'],
        ['Lê Văn Thí Dụ'],
      );
      rows['Ngày nghỉ']!.push(['Tổng cộng', '02 ngày'], ['Ghi chú: theo thông báo hằng năm']);
    },
  },
  {
    habit: 'headings of groups',
    change(rows) {
      rows[UNITS]!.splice(3, 0, [new Shaped('II. Các sở', { right: 4 })]);
      rows[UNITS]!.splice(1, 0, ['I', 'Cấp huyện, cấp xã']);
      rows[SCHEDULE]!.splice(1, 0, [new Shaped('A. Tháng Chín', { right: 7 })]);
    },
  },
  {
    habit: 'one team and one form merged over their rows',
    change(rows) {
      const [first, second] = rows[SCHEDULE]!.slice(1);
      first![2] = new Shaped('B', { down: 1 });
      first![3] = new Shaped('Trực tiếp', { down: 1 });
      second![2] = second![3] = null;
      first![7] = new Shaped('PKT', { down: 1 });
      second![7] = null;
    },
  },
  {
    habit: 'one parent merged over several rows',
    change(rows) {
      rows[UNITS]![2]![3] = new Shaped('H-02', { down: 1 });
      rows[UNITS]![3]![3] = null;
    },
    reads: (plan) => ({ ...plan, units: plan.units!.map((unit, n) => (n === 2 ? { ...unit, parent: 'H-02' } : unit)) }),
  },
  {
    habit: 'one day merged over from and to',
    change(rows) {
      rows['Lịch đoàn khác']![1]![2] = new Shaped('21/09/2023', { right: 1 });
      rows['Lịch đoàn khác']![1]![3] = null;
    },
    reads: (plan) => ({
      ...plan,
      otherInspections: plan.otherInspections!.map((row) => ({ ...row, fromOn: '2023-09-21' })),
    }),
  },
  {
    habit: 'headers in two rows, joined by merged cells',
    change(rows) {
      const merged = rows[UNITS]![0]!.slice(0, 4).map((text) => new Shaped(text, { down: 1 }));
      rows[UNITS]!.splice(0, 1, [...merged, 'Đầu mối'], [null, null, null, null, 'Điện thoại']);
    },
  },
  { habit: 'Lịch kiểm tra điều chỉnh', change: (rows) => rename(rows, SCHEDULE, 'Lịch kiểm tra điều chỉnh') },
  { habit: '1. Lịch kiểm tra', change: (rows) => rename(rows, SCHEDULE, '1. Lịch kiểm tra') },
  { habit: 'LICH KIEM TRA (lan 2)', change: (rows) => rename(rows, SCHEDULE, 'LICH KIEM TRA (lan 2)') },
  { habit: 'Danh sách đơn vị', change: (rows) => rename(rows, UNITS, 'Danh sách đơn vị') },
  {
    habit: 'codes in another case',
    change(rows) {
      rows[SCHEDULE]![1]![1] = 'h-02';
      rows['Tồn tại chuyển tiếp']![1]![1] = 'H-02'.toLowerCase();
      rows[SCHEDULE]![2]![7] = 'pkt';
      rows[UNITS]![2]![3] = 'h-02';
    },
  },
  {
    habit: 'blank sheets beside ours',
    change: (rows) => Object.assign(rows, { Sheet2: [], Sheet3: [] }),
  },
  {
    habit: 'spaces that do not break, and around',
    change: (rows) =>
      eachRow(rows, SCHEDULE, (row) => void ((row[1] = `\u00a0${String(row[1])} `), (row[3] = ' Trực\u00a0tiếp'))),
  },
  {
    habit: 'letters taken apart, as some machines write them',
    change(rows) {
      for (const table of Object.values(rows))
        for (const row of table)
          row.forEach((cell, at) => void (typeof cell === 'string' && (row[at] = cell.normalize('NFD'))));
    },
  },
];

export interface Writer {
  readonly writer: string;
  write(rows: SheetRows): Promise<Uint8Array>;
}

export async function byExcelJs(rows: SheetRows): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  for (const [title, table] of Object.entries(rows)) {
    const sheet = book.addWorksheet(title);
    table.forEach((row, r) =>
      row.forEach((cell, c) => {
        const at = sheet.getCell(r + 1, c + 1);
        if (!(cell instanceof Shaped)) {
          if (cell !== null) at.value = cell as ExcelJS.CellValue;
          if (cell instanceof Date) at.numFmt = 'dd/mm/yyyy';
          return;
        }
        at.value = cell.value as ExcelJS.CellValue;
        if (cell.shape.format) at.numFmt = cell.shape.format;
        const { down = 0, right = 0 } = cell.shape;
        if (down + right > 0) sheet.mergeCells(r + 1, c + 1, r + 1 + down, c + 1 + right);
      }),
    );
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** The sheets as the other libraries want them: values, formats by cell, merged ranges. */
const asSheets = (rows: SheetRows) =>
  Object.entries(rows).map(([name, table]) => {
    const cells = new Map<string, { value: never; style: { numFmt: string } }>();
    const merges: { startRow: number; startCol: number; endRow: number; endCol: number }[] = [];
    const values = table.map((row, r) =>
      row.map((cell, c) => {
        const { value, shape } = cell instanceof Shaped ? cell : { value: cell, shape: {} as Shaped['shape'] };
        const format = shape.format ?? (value instanceof Date ? 'dd/mm/yyyy' : undefined);
        if (format) cells.set(`${r},${c}`, { value: value as never, style: { numFmt: format } });
        const { down = 0, right = 0 } = shape;
        if (down + right > 0) merges.push({ startRow: r, startCol: c, endRow: r + down, endCol: c + right });
        return value as never;
      }),
    );
    return { name, rows: values, cells, merges };
  });

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** One cell as LibreOffice writes it: its value in an attribute, what it shows beside it. */
function openCell(cell: unknown): string {
  const { value, shape } = cell instanceof Shaped ? cell : { value: cell, shape: {} as Shaped['shape'] };
  const { down = 0, right = 0 } = shape;
  const span =
    down + right > 0 ? ` table:number-columns-spanned="${right + 1}" table:number-rows-spanned="${down + 1}"` : '';
  if (value === null || value === undefined) return '<table:table-cell table:style-name="ce1"/>';
  const shown =
    value instanceof Date
      ? formatValue(value, shape.format ?? 'dd/mm/yyyy')
      : typeof value === 'number' && shape.format
        ? formatValue(value, shape.format)
        : typeof value === 'string'
          ? value
          : JSON.stringify(value);
  const type =
    value instanceof Date
      ? `office:value-type="date" office:date-value="${value.toISOString().slice(0, shape.format ? 19 : 10)}"`
      : shape.format === 'hh:mm'
        ? `office:value-type="time" office:time-value="PT0${Math.floor((value as number) * 24)}H30M00S"`
        : typeof value === 'number'
          ? `office:value-type="float" office:value="${value}"`
          : 'office:value-type="string"';
  const text = escaped(shown).replaceAll('\n', '</text:p><text:p>');
  const note = '<office:annotation><text:p>ghi chú</text:p></office:annotation>';
  return `<table:table-cell${span} ${type}>${note}<text:p>${text}</text:p></table:table-cell>`;
}

/** An OpenDocument spreadsheet with the million blank rows that such programs put below. */
export function asOpenDocument(rows: SheetRows): Promise<Uint8Array> {
  const blank =
    '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:style-name="ce1" table:number-columns-repeated="16384"/></table:table-row>';
  const tables = Object.entries(rows).map(([title, table]) => {
    const lines = table.map(
      (row) => `<table:table-row>${row.map(openCell).join('') || '<table:table-cell/>'}</table:table-row>`,
    );
    return `<table:table table:name="${escaped(title)}">${lines.join('')}${blank}</table:table>`;
  });
  const content = `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><office:body><office:spreadsheet>${tables.join('')}</office:spreadsheet></office:body></office:document-content>`;
  const zip = new yazl.ZipFile();
  zip.addBuffer(Buffer.from('application/vnd.oasis.opendocument.spreadsheet'), 'mimetype', { compress: false });
  zip.addBuffer(Buffer.from(content), 'content.xml');
  zip.end();
  return buffer(zip.outputStream);
}

export const WRITERS: readonly Writer[] = [
  { writer: 'ExcelJS', write: byExcelJs },
  { writer: 'hucre, strings in a table', write: (rows) => writeXlsx({ sheets: asSheets(rows) }) },
  { writer: 'an OpenDocument program', write: asOpenDocument },
  { writer: 'hucre, strings in cells', write: (rows) => writeXlsx({ sheets: asSheets(rows), stringMode: 'inline' }) },
];
