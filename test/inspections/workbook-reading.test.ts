import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CITY } from '../../src/demo/city.js';
import { SHEETS, sheetSpec } from '../../src/inspections/workbook/headers.js';
import type { SheetKey } from '../../src/inspections/workbook/headers.js';
import { writePlanWorkbook } from '../../src/inspections/workbook/write.js';
import { isUnreadable, readSheets } from '../../src/kit/workbook-file.js';
import { faultsOf, goodRows, makeWorkbook, planOf } from './workbook-samples.js';
import type { SheetRows } from './workbook-samples.js';

describe('the plan as an office types it', () => {
  test('words, days, times, phones and teams take their plain form', async () => {
    const { plan } = await planOf(await makeWorkbook(goodRows()));
    expect(plan.plan).toMatchObject({ number: '61/KH-UBND', issuedOn: '2023-03-01', toOn: '2023-12-31' });
    expect(plan.units!.map((unit) => [unit.code, unit.class, unit.kind, unit.parent, unit.focalPhone])).toEqual([
      ['H-02', 'HUYEN', 'huyện', null, '+84912345678'],
      ['X-03', 'XA', 'xã', 'H-02', null],
      ['SO-01', 'SO', 'sở', null, null],
    ]);
    expect(plan.delegation).toEqual([
      { name: 'Phạm Giả Định', agency: 'Thanh tra Thành phố', roles: ['LEAD'], team: 'B' },
    ]);
    expect(plan.schedule).toEqual([
      {
        code: 'I-14',
        unit: 'H-02',
        team: 'B',
        form: 'ONSITE',
        surprise: false,
        inspectOn: '2023-09-21',
        time: '08:30',
        checklist: 'PKT',
      },
      {
        code: 'I-15',
        unit: 'X-03',
        team: 'B',
        form: 'ONSITE',
        surprise: true,
        inspectOn: '2023-10-10',
        time: null,
        checklist: 'PKT',
      },
    ]);
    expect(plan.questions!.map(({ type, choices, askIf }) => [type, choices, askIf])).toEqual([
      ['YESNO', [], null],
      ['RATIO', [], 'Q01 = Có'],
      ['CHOICE', ['Đầy đủ', 'Chưa đầy đủ'], null],
    ]);
    expect(plan.holidays).toEqual([
      { on: '2023-09-01', kind: 'OFF', note: 'Quốc khánh' },
      { on: '2023-09-04', kind: 'OFF', note: null },
    ]);
  });

  test('a column that is absent leaves its field alone, a blank cell empties it', async () => {
    const { plan } = await planOf(await makeWorkbook(goodRows()));
    expect(plan.units![0]).not.toHaveProperty('headPhone');
    expect(plan.units![1]!.focalPhone).toBeNull();
  });

  test('unknown columns and sheets are named and left unread', async () => {
    const rows = goodRows();
    rows['Đơn vị']![0]!.push('Ghi chú riêng');
    rows['Đơn vị']![1]!.push('gọi lại sau');
    rows['Nháp'] = [['Mã đơn vị'], ['sai hết']];
    const read = await planOf(await makeWorkbook(rows));
    expect(read.ignoredColumns).toEqual([{ sheet: 'Đơn vị', column: 'Ghi chú riêng' }]);
    expect(read.ignoredSheets).toEqual(['Nháp']);
  });

  test('headers may stand under a title, without diacritics, with a star, in capitals', async () => {
    const rows = goodRows();
    rows['Lịch kiểm tra']!.unshift(['LỊCH KIỂM TRA NĂM 2023'], []);
    rows['Lịch kiểm tra']![2] = [
      'MA CUOC*',
      'mã đơn vị *',
      ' tổ',
      'hinh thuc',
      'ĐỘT XUẤT',
      'ngay kiem tra',
      'Giờ',
      'Mã  phiếu',
    ];
    expect(await faultsOf(await makeWorkbook(rows))).toBeNull();
  });

  test.each([
    ['0912 345 678', '+84912345678'],
    [912345678, '+84912345678'],
    ['84912345678', '+84912345678'],
    ['024.3825.1234', '+842438251234'],
    ['(024) 3825 1234', '+842438251234'],
  ])('phone %s', async (typed, stored) => {
    const rows = goodRows();
    rows['Đơn vị']![1]![4] = typed;
    expect((await planOf(await makeWorkbook(rows))).plan.units![0]!.focalPhone).toBe(stored);
  });

  test.each([
    ['01134567890'],
    ['0912345678 máy lẻ 101'],
    ['1900 1009'],
    ['+1 415 555 2671'],
    ['0912345678 / 0913333333'],
  ])('not a phone: %s', async (typed) => {
    const rows = goodRows();
    rows['Đơn vị']![1]![4] = typed;
    expect(await faultsOf(await makeWorkbook(rows))).toEqual([
      `Đơn vị, ô E2: “${typed}” chưa đúng dạng số điện thoại; ví dụ 0912 345 678 hoặc 024 0000 0000`,
    ]);
  });

  test.each([
    ['08h30', '08:30'],
    ['8:30', '08:30'],
    ['14h', '14:00'],
    ['7 giờ', '07:00'],
    ['8 giờ 30', '08:30'],
    ['08:30:00', '08:30'],
    [new Date(Date.UTC(1899, 11, 30, 8, 30)), '08:30'],
    [0.354166666666667, '08:30'],
  ])('clock time %s', async (typed, stored) => {
    const rows = goodRows();
    rows['Lịch kiểm tra']![1]![6] = typed;
    expect((await planOf(await makeWorkbook(rows))).plan.schedule![0]!.time).toBe(stored);
  });

  test.each([
    ['21/09/2023', '2023-09-21'],
    ['5/10/2023', '2023-10-05'],
    ['21-09-2023', '2023-09-21'],
    ['2023-09-21', '2023-09-21'],
    ['21/09/23', '2023-09-21'],
    ['21 / 09 / 2023', '2023-09-21'],
    ['Thứ Năm, ngày 21 tháng 9 năm 2023', '2023-09-21'],
    ['2023-09-21T00:00:00', '2023-09-21'],
    [new Date(Date.UTC(2023, 8, 21)), '2023-09-21'],
    [45190, '2023-09-21'],
  ])('day %s', async (typed, stored) => {
    const rows = goodRows();
    rows['Lịch kiểm tra']![1]![5] = typed;
    expect((await planOf(await makeWorkbook(rows))).plan.schedule![0]!.inspectOn).toBe(stored);
  });

  test.each([['29/02/2023'], ['21/13/2023'], ['21/09'], ['21–22/09/2023'], [20230921], ['Thứ Năm']])(
    'not a day: %s',
    async (typed) => {
      const rows = goodRows();
      rows['Lịch kiểm tra']![1]![5] = typed;
      expect((await faultsOf(await makeWorkbook(rows)))![0]).toContain(`Lịch kiểm tra, ô F2: “${typed}”`);
    },
  );

  test.each([
    ['UBND quận Sen Hồng', 'HUYEN', 'quận'],
    ['UBND thị xã Gốm Cổ', 'HUYEN', 'thị xã'],
    ['Ủy ban nhân dân phường Hồ Sen', 'XA', 'phường'],
    ['UBND thị trấn Lúa Vàng', 'XA', 'thị trấn'],
    ['Trụ sở mới', 'XA', null],
    ['Bệnh viện Đa khoa Mẫu', 'DVSN', 'đơn vị sự nghiệp'],
  ])('%s with class code %s', async (name, code, kind) => {
    const rows = goodRows();
    rows['Đơn vị']![3] = ['SO-01', name, code, null, null];
    expect((await planOf(await makeWorkbook(rows))).plan.units![2]).toMatchObject({ class: code, kind });
  });

  test('one person may hold two roles in one cell', async () => {
    const rows = goodRows();
    rows['Đoàn kiểm tra']!.push(['Trần Thị Minh Họa', 'Sở Nội vụ', 'Thư ký; Thường trực', null]);
    const { plan } = await planOf(await makeWorkbook(rows));
    expect(plan.delegation![1]!.roles).toEqual(['SECRETARY', 'OFFICE']);
  });

  test('progress is told sheet by sheet', async () => {
    const { readPlanWorkbook } = await import('../../src/inspections/workbook/read.js');
    const told: string[] = [];
    await readPlanWorkbook(
      await makeWorkbook(goodRows()),
      {},
      () => [],
      (done, inAll) => {
        told.push(`${done}/${inAll}`);
      },
    );
    expect(told).toEqual(['1/8', '2/8', '3/8', '4/8', '5/8', '6/8', '7/8', '8/8']);
  });
});

/** The city's workbook as rows of texts, to be shuffled. */
async function cityRows(): Promise<Map<SheetKey, string[][]>> {
  const sheets = await readSheets(await writePlanWorkbook(CITY));
  if (isUnreadable(sheets)) throw new Error(sheets.refusal);
  return new Map(
    SHEETS.map((spec, at) => {
      const width = spec.key === 'plan' ? 2 : spec.columns.length;
      const rows = sheets[at]!.rows.map(({ cells }) => {
        const row = Array<string>(width).fill('');
        for (const cell of cells) row[cell.column] = cell.text;
        return row;
      });
      return [spec.key, rows];
    }),
  );
}

const withoutMarks = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');

const shuffled = (n: number) => fc.shuffledSubarray([...Array(n).keys()], { minLength: n, maxLength: n });

describe('order, case, diacritics and language of headers do not matter', () => {
  test('whatever the order of sheets, columns and rows, the same plan comes out', async () => {
    const city = await cityRows();
    const anyWorkbook = fc.record({
      sheetOrder: shuffled(SHEETS.length),
      headers: fc.constantFrom('vi', 'alias', 'plain', 'capitals'),
      columns: fc.tuple(...SHEETS.map((spec) => shuffled(spec.key === 'plan' ? 2 : spec.columns.length))),
      rows: fc.tuple(...SHEETS.map((spec) => shuffled(city.get(spec.key)!.length - (spec.key === 'plan' ? 0 : 1)))),
    });
    await fc.assert(
      fc.asyncProperty(anyWorkbook, async ({ sheetOrder, headers, columns, rows }) => {
        const written: SheetRows = {};
        for (const at of sheetOrder) {
          const spec = SHEETS[at]!;
          const write = (header: string): string => {
            const column = spec.columns.find(({ vi }) => vi === header.replace(/\*$/, ''))!;
            if (headers === 'alias') return column.alias;
            if (headers === 'plain') return withoutMarks(header).toLowerCase();
            return headers === 'capitals' ? header.toUpperCase() : header;
          };
          const table = city.get(spec.key)!;
          const title = headers === 'alias' ? spec.alias : headers === 'plain' ? withoutMarks(spec.title) : spec.title;
          if (spec.key === 'plan') {
            written[title] = rows[at]!.map((row) => [write(table[row]![0]!), table[row]![1]]);
            continue;
          }
          const [head, ...body] = table;
          const order = columns[at]!;
          written[title] = [
            order.map((column) => write(head![column]!)),
            ...rows[at]!.map((row) => order.map((column) => body[row]![column])),
          ];
        }
        const { plan } = await planOf(await makeWorkbook(written));
        expect(plan.plan).toEqual(CITY.plan);
        for (const { key } of SHEETS.filter((spec) => spec.key !== 'plan')) {
          const inOrder = rows[SHEETS.indexOf(sheetSpec(key))]!.map((row) => (CITY[key] as readonly unknown[])[row]);
          expect(plan[key]).toEqual(inOrder);
        }
      }),
      { numRuns: 10 },
    );
  });

  test('whatever stands in a cell, the reader answers with a plan or with faults', async () => {
    const anyCell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.double({ noDefaultInfinity: true, noNaN: true }),
      fc.boolean(),
      fc.date({ min: new Date('1905-01-01'), max: new Date('2199-01-01'), noInvalidDate: true }),
      fc.constantFrom('x', '31/12/2023', 'Q01 = Có', ';', '=1+1', '#REF!', ' '),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(goodRows())),
        fc.array(fc.tuple(fc.nat(4), fc.nat(8), anyCell), { minLength: 1, maxLength: 6 }),
        async (title, changes) => {
          const rows = goodRows();
          for (const [row, column, value] of changes) (rows[title]![row] ??= [])[column] = value;
          rows[title] = Array.from(rows[title]!, (row) => Array.from(row ?? [], (value) => value ?? null));
          const lines = await faultsOf(await makeWorkbook(rows));
          for (const line of lines ?? []) expect(line.length).toBeGreaterThan(10);
        },
      ),
      { numRuns: 40 },
    );
  });
});
