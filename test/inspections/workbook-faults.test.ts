import { describe, expect, test } from 'vitest';
import { FAULT_LIMIT } from '../../src/inspections/workbook/faults.js';
import { isFaulty, readPlanWorkbook } from '../../src/inspections/workbook/read.js';
import { faultsOf, goodRows, makeWorkbook, planOf, readCondition } from './workbook-samples.js';
import type { SheetRows } from './workbook-samples.js';

/** One cell of the good workbook replaced, by its spreadsheet reference. */
function put(sheet: string, ref: string, value: unknown) {
  return (rows: SheetRows) => {
    const [, letter, number] = /^([A-Z])(\d+)$/.exec(ref)!;
    const row = (rows[sheet]![Number(number) - 1] ??= []);
    row[letter!.charCodeAt(0) - 65] = value;
  };
}

const many =
  (...changes: ((rows: SheetRows) => void)[]) =>
  (rows: SheetRows) =>
    changes.forEach((change) => change(rows));

const formula = (text: string, error: string) => ({ formula: text, result: { error } });

/** What was changed in the good workbook, and what the office reads. */
const CASES: readonly (readonly [string, (rows: SheetRows) => void, readonly string[]])[] = [
  [
    'a day that does not exist',
    put('Lịch kiểm tra', 'F2', '31/04/2023'),
    ['Lịch kiểm tra, ô F2: “31/04/2023” không có trong lịch'],
  ],
  [
    'a text that is no day',
    put('Lịch kiểm tra', 'F2', 'tháng 9'),
    ['Lịch kiểm tra, ô F2: “tháng 9” chưa đúng dạng ngày; cần ghi đủ ngày/tháng/năm'],
  ],
  [
    'a day outside the plan',
    put('Lịch kiểm tra', 'F3', new Date(Date.UTC(2024, 0, 5))),
    ['Lịch kiểm tra, ô F3: ngày 05/01/2024 ngoài thời gian của Kế hoạch (01/03/2023–31/12/2023)'],
  ],
  [
    'an unknown unit',
    put('Lịch kiểm tra', 'B2', 'H-99'),
    ['Lịch kiểm tra, ô B2: mã đơn vị “H-99” không có trong danh sách đơn vị'],
  ],
  [
    'an unknown unit of a carried-over shortcoming',
    put('Tồn tại chuyển tiếp', 'B2', 'H-99'),
    ['Tồn tại chuyển tiếp, ô B2: mã đơn vị “H-99” không có trong danh sách đơn vị'],
  ],
  [
    'an unknown parent',
    put('Đơn vị', 'D3', 'TX-09'),
    ['Đơn vị, ô D3: mã cấp trên “TX-09” không có trong trang tính Đơn vị'],
  ],
  ['parents in a circle', put('Đơn vị', 'D2', 'X-03'), ['Đơn vị, ô D2: cấp trên lặp vòng: H-02 → X-03 → H-02']],
  ['a unit above itself', put('Đơn vị', 'D4', 'SO-01'), ['Đơn vị, ô D4: cấp trên lặp vòng: SO-01 → SO-01']],
  ['a code that stands twice', put('Đơn vị', 'A4', 'X-03'), ['Đơn vị, ô A4: mã “X-03” có hai loại: XA (ô A3) và SO']],
  ['the same inspection twice', put('Lịch kiểm tra', 'A3', 'I-14'), ['Lịch kiểm tra, ô A3: mã “I-14” đã có ở ô A2']],
  [
    'the same unit twice with one class',
    many(put('Đơn vị', 'A4', 'X-03'), put('Đơn vị', 'C4', 'Xã')),
    ['Đơn vị, ô A4: mã “X-03” đã có ở ô A3'],
  ],
  [
    'the same person twice',
    (rows) => rows['Đoàn kiểm tra']!.push(['phạm giả định', 'Thanh tra thành phố', 'Thành viên', 'B']),
    ['Đoàn kiểm tra, ô A3: “phạm giả định” của cơ quan này đã có ở ô A2'],
  ],
  [
    'a formula with an error',
    put('Lịch kiểm tra', 'B2', formula('VLOOKUP(1,Z:Z,1,0)', '#N/A')),
    ['Lịch kiểm tra, ô B2: công thức bị lỗi #N/A'],
  ],
  [
    'a formula nobody computed',
    put('Đơn vị', 'B2', { formula: 'A2&"x"' }),
    ['Đơn vị, ô B2: công thức chưa được tính; đề nghị mở tệp, lưu lại rồi gửi'],
  ],
  ['a required value left blank', put('Lịch kiểm tra', 'D2', null), ['Lịch kiểm tra, ô D2: chưa có Hình thức']],
  [
    'a class nobody knows',
    put('Đơn vị', 'C3', 'Ấp'),
    [
      'Đơn vị, ô C3: “Ấp” không có trong danh mục; nhận: SO, HUYEN, PHONG, XA, DVSN, DNNN, Sở, Quận, Huyện, Thị xã, Phòng, Phường, Xã, Thị trấn, Đơn vị sự nghiệp, Doanh nghiệp',
    ],
  ],
  [
    'a phone that is none',
    put('Đơn vị', 'E2', '0123'),
    ['Đơn vị, ô E2: “0123” chưa đúng dạng số điện thoại; ví dụ 0912 345 678 hoặc 024 0000 0000'],
  ],
  [
    'a team that is not in the delegation',
    put('Lịch kiểm tra', 'C2', 'Tổ D'),
    ['Lịch kiểm tra, ô C2: Tổ “D” không có trong Đoàn kiểm tra'],
  ],
  [
    'an unknown checklist',
    put('Lịch kiểm tra', 'H3', 'PKT-9'),
    ['Lịch kiểm tra, ô H3: mã phiếu “PKT-9” không có trong Phiếu kiểm tra'],
  ],
  [
    'a condition that names an unknown question',
    put('Phiếu kiểm tra', 'F3', 'Q99 = Có'),
    ['Phiếu kiểm tra, ô F3: điều kiện dẫn chiếu câu “Q99” không có trong phiếu PKT'],
  ],
  [
    'a condition that cannot be read',
    put('Phiếu kiểm tra', 'F3', 'khi nào cũng hỏi'),
    ['Phiếu kiểm tra, ô F3: chưa đọc được điều kiện “khi nào cũng hỏi”; ví dụ Q01 = Có'],
  ],
  [
    'conditions in a circle',
    put('Phiếu kiểm tra', 'F2', 'Q02 > 50'),
    ['Phiếu kiểm tra, ô F2: điều kiện lặp vòng: Q01 → Q02 → Q01'],
  ],
  [
    'a choice question without choices',
    put('Phiếu kiểm tra', 'E4', 'Đầy đủ'),
    ['Phiếu kiểm tra, ô E4: cần ít nhất hai lựa chọn, cách nhau bằng dấu ;'],
  ],
  [
    'a yes/no cell with something else',
    put('Lịch kiểm tra', 'E2', 'có lẽ'),
    ['Lịch kiểm tra, ô E2: “có lẽ” chưa rõ; ghi x hoặc có, để trống nếu không'],
  ],
  [
    'office hours out of order',
    (rows) => rows['Kế hoạch']!.push(['Giờ làm việc', '13:00-17:00, 08:00-12:00']),
    ['Kế hoạch, ô B6: “13:00-17:00, 08:00-12:00” chưa đúng dạng giờ làm việc; ví dụ 08:00-12:00, 13:00-17:00'],
  ],
  [
    'a plan that ends before it begins',
    put('Kế hoạch', 'B5', '01/02/2023'),
    ['Kế hoạch, ô B5: ngày kết thúc trước ngày bắt đầu'],
  ],
  ['a plan that reaches into a year whose holidays are not known yet', put('Kế hoạch', 'B5', '31/12/2024'), []],
  [
    'a year without holidays',
    many(put('Kế hoạch', 'B5', '31/12/2024'), put('Lịch kiểm tra', 'F3', '10/10/2024')),
    [
      'Lịch kiểm tra, ô F3: chưa có ngày nghỉ năm 2024 nên chưa tính được ngày làm việc; đề nghị bổ sung trang tính Ngày nghỉ',
    ],
  ],
  [
    'a notice that would have to be counted back into a year without holidays',
    many(put('Kế hoạch', 'B4', '01/12/2022'), put('Lịch kiểm tra', 'F2', '05/01/2023')),
    [
      'Lịch kiểm tra, ô F2: chưa có ngày nghỉ năm 2022 nên chưa tính được ngày làm việc; đề nghị bổ sung trang tính Ngày nghỉ',
    ],
  ],
  [
    'a missing column',
    (rows) => rows['Lịch kiểm tra']!.forEach((row) => row.splice(5, 1)),
    ['Lịch kiểm tra: thiếu cột Ngày kiểm tra'],
  ],
  ['a column that stands twice', put('Đơn vị', 'F1', 'ten don vi'), ['Đơn vị, ô F1: cột Tên đơn vị có hai lần']],
  [
    'a missing sheet',
    (rows) => delete rows['Đơn vị'],
    ['Đơn vị: chưa có trang tính này; lần nhập đầu tiên cần đủ dữ liệu'],
  ],
  [
    'no plan at all',
    (rows) => delete rows['Kế hoạch'],
    ['Kế hoạch: chưa có trang tính này; lần nhập đầu tiên cần đủ dữ liệu'],
  ],
  [
    'no holidays at all',
    (rows) => delete rows['Ngày nghỉ'],
    ['Ngày nghỉ: chưa có trang tính này; lần nhập đầu tiên cần đủ dữ liệu'],
  ],
  [
    'none of the sheets',
    (rows) => Object.keys(rows).forEach((title) => delete rows[title] && (rows['Trang 1'] = [['a']])),
    [
      'Tệp không có trang tính nào theo mẫu. Tên trang tính cần có: Kế hoạch, Đơn vị, Đoàn kiểm tra, Lịch kiểm tra, Lịch đoàn khác, Phiếu kiểm tra, Tồn tại chuyển tiếp, Ngày nghỉ.',
    ],
  ],
  [
    'one sheet under both its names',
    (rows) => (rows['units'] = rows['Đơn vị']!),
    ['units: trang tính này trùng nội dung với trang tính Đơn vị; đề nghị giữ một'],
  ],
  [
    'a sheet without headers',
    (rows) => (rows['Ngày nghỉ'] = [['01/09/2023', 'Nghỉ']]),
    ['Ngày nghỉ: không tìm thấy dòng tiêu đề; các cột cần có: Ngày, Loại'],
  ],
  [
    'a missing column, without a flood of faults that follow from it',
    (rows) => rows['Đơn vị']!.forEach((row) => row.splice(1, 1)),
    ['Đơn vị: thiếu cột Tên đơn vị'],
  ],
  [
    'several at once, in the order of sheets and cells',
    many(
      put('Lịch kiểm tra', 'F3', '31/04/2023'),
      put('Lịch kiểm tra', 'B2', 'H-99'),
      put('Đơn vị', 'D3', 'TX-09'),
      put('Phiếu kiểm tra', 'F3', 'Q99 = Có'),
    ),
    [
      'Đơn vị, ô D3: mã cấp trên “TX-09” không có trong trang tính Đơn vị',
      'Lịch kiểm tra, ô B2: mã đơn vị “H-99” không có trong danh sách đơn vị',
      'Lịch kiểm tra, ô F3: “31/04/2023” không có trong lịch',
      'Phiếu kiểm tra, ô F3: điều kiện dẫn chiếu câu “Q99” không có trong phiếu PKT',
    ],
  ],
];

describe('a workbook with faults names sheet, cell and reason', () => {
  test('the good workbook has none', async () => {
    expect(await faultsOf(await makeWorkbook(goodRows()))).toBeNull();
  });

  test.each(CASES)('%s', async (_name, change, lines) => {
    const rows = goodRows();
    change(rows);
    expect((await faultsOf(await makeWorkbook(rows))) ?? []).toEqual(lines);
  });
});

describe('a workbook that brings only some sheets', () => {
  const held = async () => (await planOf(await makeWorkbook(goodRows()))).plan;

  test('a schedule alone is judged by what is held', async () => {
    const { 'Lịch kiểm tra': schedule } = goodRows();
    schedule![1]![5] = '28/09/2023';
    const read = await planOf(await makeWorkbook({ 'Lịch kiểm tra': schedule! }), await held());
    expect(read.sheetsPresent).toEqual(['schedule']);
    expect(read.plan.units).toBeUndefined();
    expect(read.plan.schedule![0]!.inspectOn).toBe('2023-09-28');
  });

  test('a unit that is held may be a parent', async () => {
    const rows = [goodRows()['Đơn vị']![0]!, ['X-04', 'UBND xã Ứng Tre', 'Xã', 'H-02', null]];
    expect(await faultsOf(await makeWorkbook({ 'Đơn vị': rows }), await held())).toBeNull();
  });

  test('a circle through held units is found', async () => {
    const rows = [goodRows()['Đơn vị']![0]!, ['H-02', 'UBND huyện Tre Xanh', 'Huyện', 'X-03', null]];
    expect(await faultsOf(await makeWorkbook({ 'Đơn vị': rows }), await held())).toEqual([
      'Đơn vị, ô D2: cấp trên lặp vòng: H-02 → X-03 → H-02',
    ]);
  });

  test('a shortened plan may not leave a held inspection outside', async () => {
    const { 'Kế hoạch': plan } = goodRows();
    plan![4]![1] = '30/09/2023';
    expect(await faultsOf(await makeWorkbook({ 'Kế hoạch': plan! }), await held())).toEqual([
      'Kế hoạch, ô B5: thời gian của Kế hoạch chưa bao gồm cuộc kiểm tra I-15 ngày 10/10/2023',
    ]);
  });

  test('a condition may name a held question of the same checklist', async () => {
    const rows = [goodRows()['Phiếu kiểm tra']![0]!, ['PKT', 'Q04', 'Nêu lý do', 'Nội dung', null, 'q01 = Không']];
    expect(await faultsOf(await makeWorkbook({ 'Phiếu kiểm tra': rows }), await held())).toBeNull();
  });
});

describe('many faults', () => {
  test('the first 500 are kept and all are counted', async () => {
    const rows = goodRows();
    for (let n = 0; n < 700; n++)
      rows['Lịch kiểm tra']!.push([`K-${n}`, 'H-02', 'B', 'Trực tiếp', null, `sai ${n}`, null, 'PKT']);
    const read = await readPlanWorkbook(await makeWorkbook(rows), {}, readCondition);
    if (!isFaulty(read)) throw new Error('no faults');
    expect(read.faults).toHaveLength(FAULT_LIMIT);
    expect(read.faultCount).toBe(700);
    expect(read.faults[0]!.cell).toBe('F4');
    expect(read.faults[499]!.cell).toBe('F503');
  });
});
