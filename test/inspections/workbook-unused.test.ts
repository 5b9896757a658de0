// What of a workbook is not used, or used otherwise than it stands there: said by name, or asked about.
import { describe, expect, test } from 'vitest';
import { faultLine } from '../../src/inspections/workbook/faults.js';
import { isFaulty, isUnsure, readPlanWorkbook } from '../../src/inspections/workbook/read.js';

import { SCHEDULE, UNITS, byExcelJs, rename } from './habits.js';
import { goodRows, planOf, readCondition, type SheetRows } from './workbook-samples.js';
import { wordsOfTests } from '../printed.js';

const { t } = wordsOfTests().vi;
const plain = planOf(await byExcelJs(goodRows()));

describe('what is not read is said by name', () => {
  const readRows = async (change: (rows: SheetRows) => void, held = {}, answers = {}) => {
    const rows = goodRows();
    change(rows);
    return readPlanWorkbook(await byExcelJs(rows), held, readCondition, undefined, answers);
  };
  const readable = async (...args: Parameters<typeof readRows>) => {
    const read = await readRows(...args);
    if (isFaulty(read) || isUnsure(read)) throw new Error(JSON.stringify(read));
    return read;
  };
  const faultsIn = async (...args: Parameters<typeof readRows>) => {
    const read = await readRows(...args);
    return isFaulty(read) ? read.faults.map((fault) => faultLine(fault, t)) : [];
  };

  test('sheets and columns that are not used, also one without a header; rows passed over', async () => {
    const read = await readable((rows) => {
      rows['Phân công'] = [
        ['Việc', 'Người'],
        ['In ấn', 'A'],
      ];
      rows['Nháp'] = [];
      rows[UNITS]![0]!.push('Ghi chú riêng');
      rows[UNITS]![1]!.push('gọi lại', 'đã gọi');
      rows[SCHEDULE]!.push([], ['Tổng cộng: 02 cuộc']);
    });
    expect(read.ignoredSheets).toEqual(['Phân công']);
    expect(read.ignoredColumns).toEqual([
      { sheet: UNITS, column: 'Ghi chú riêng' },
      { sheet: UNITS, column: 'G' },
    ]);
    expect(read.passedRows).toEqual([{ sheet: SCHEDULE, row: 5, text: 'Tổng cộng: 02 cuộc' }]);
  });

  test('a sheet taken by a title that holds ours; beside the very title it is not used, and both is said', async () => {
    const taken = await readable((rows) => rename(rows, SCHEDULE, 'Lịch kiểm tra điều chỉnh'));
    expect(taken.remarks.map((remark) => faultLine(remark, t))).toEqual([
      'Lịch kiểm tra điều chỉnh: được đọc là trang tính Lịch kiểm tra',
    ]);
    const beside = await readable((rows) => void (rows['Lịch kiểm tra cũ'] = goodRows()[SCHEDULE]!));
    expect(beside.ignoredSheets).toEqual(['Lịch kiểm tra cũ']);
    expect(beside.remarks.map((remark) => faultLine(remark, t))).toEqual([
      'Lịch kiểm tra cũ: cũng có các cột của Lịch kiểm tra nhưng không dùng, vì đã có trang tính “Lịch kiểm tra”',
    ]);
  });

  test('two titles that hold ours are refused, both named; a title that holds ours over other columns is none of ours', async () => {
    const two = await faultsIn((rows) => {
      rename(rows, SCHEDULE, 'Lịch kiểm tra đợt 1');
      rows['Lịch kiểm tra đợt 2'] = goodRows()[SCHEDULE]!;
    });
    expect(two[0]).toBe(
      'Nhiều trang tính có thể là Lịch kiểm tra: “Lịch kiểm tra đợt 1”, “Lịch kiểm tra đợt 2”. Đề nghị chỉ giữ một, hoặc đặt tên trang tính cần dùng là Lịch kiểm tra.',
    );
    const other = await readable(
      (rows) =>
        void (rows['Thay đổi đơn vị'] = [
          ['Kiểu', 'Từ', 'Thành'],
          ['Sáp nhập', 'a', 'b'],
        ]),
    );
    expect(other.ignoredSheets).toEqual(['Thay đổi đơn vị']);
  });

  test.each([
    [SCHEDULE, 'Đột xuất', 'Kiểm tra đột xuất'],
    [SCHEDULE, 'Đột xuất', 'ĐX'],
    [SCHEDULE, 'Đột xuất', 'Đ.X'],
    [SCHEDULE, 'Đột xuất', 'Đột suất'],
    [SCHEDULE, 'Ngày kiểm tra', 'Ngày kiểm tra dự kiến'],
    [SCHEDULE, 'Giờ', 'Giờ bắt đầu'],
    [SCHEDULE, 'Mã phiếu', 'Mã phiếu kiểm tra'],
    ['Phiếu kiểm tra', 'Hỏi khi', 'Điều kiện hỏi'],
    ['Phiếu kiểm tra', 'Lựa chọn', 'Các lựa chọn'],
    [UNITS, 'Điện thoại đầu mối', 'Số điện thoại đầu mối'],
    ['Kế hoạch', 'Cơ quan ban hành', 'Cơ quan ban hành kế hoạch'],
  ])('%s: a column that looks like “%s” is asked about: %s', async (sheet, ours, theirs) => {
    const change = (rows: SheetRows) =>
      rows[sheet]!.forEach((row) => row.forEach((cell, at) => void (cell === ours && (row[at] = theirs))));
    const asked = await readRows(change);
    if (!isUnsure(asked)) throw new Error('nothing was asked');
    expect(asked.questions).toMatchObject([{ sheet, column: theirs, ours }]);
    const key = asked.questions[0]!.key;
    expect((await readable(change, {}, { [key]: true })).plan).toEqual((await plain).plan);
    const left = await readRows(change, {}, { [key]: false });
    if (isUnsure(left)) throw new Error('asked twice');
    const said = isFaulty(left)
      ? left.faults.map((fault) => faultLine(fault, t)).join()
      : JSON.stringify(left.ignoredColumns);
    expect(said.toLowerCase()).toContain((isFaulty(left) ? ours : theirs).toLowerCase());
  });

  test('a sheet with our columns under quite another title is asked about, and taken when it is ours', async () => {
    const change = (rows: SheetRows) => rename(rows, SCHEDULE, 'Biểu 2');
    const asked = await readRows(change);
    if (!isUnsure(asked)) throw new Error('nothing was asked');
    expect(asked.questions).toMatchObject([{ sheet: 'Biểu 2', column: null, ours: SCHEDULE }]);
    const key = asked.questions[0]!.key;
    expect((await readable(change, {}, { [key]: true })).plan).toEqual((await plain).plan);
    expect((await readable(change, {}, { [key]: false })).ignoredSheets).toEqual(['Biểu 2']);
  });

  test('a column that held values came from is missed by name, one that never had any is not', async () => {
    const held = (await plain).plan;
    const read = await readable((rows) => rows[SCHEDULE]!.forEach((row) => void row.splice(4, 1)), held);
    expect(read.lostColumns).toEqual([{ sheet: SCHEDULE, column: 'Đột xuất', values: 1 }]);
    expect((await readable(() => undefined, held)).lostColumns).toEqual([]);
  });

  test('codes in another case are taken with a word; the same code twice in two writings is refused', async () => {
    const read = await readable((rows) => void (rows[SCHEDULE]![1]![1] = 'h-02'));
    expect(read.remarks.map((remark) => faultLine(remark, t))).toEqual([
      'Lịch kiểm tra, ô B2: mã “h-02” được hiểu là “H-02”',
    ]);
    expect(await faultsIn((rows) => rows[UNITS]!.push(['h-02', 'UBND huyện khác', 'Huyện', null, null]))).toEqual([
      'Đơn vị, ô A5: mã “h-02” đã có ở ô A2'.replace('h-02', 'H-02'),
    ]);
    const known = await readable(
      (rows) => {
        rows[UNITS]![1]![0] = 'h-02';
        rows[UNITS]![2]![3] = 'h-02';
      },
      (await plain).plan,
    );
    expect(known.plan.units!.map((unit) => unit.code)).toEqual(['H-02', 'X-03', 'SO-01']);
  });

  test('one mistake that many lines repeat is said once, with how many', async () => {
    const said = await faultsIn((rows) => {
      for (let n = 0; n < 17; n++)
        rows[SCHEDULE]!.push([`K-${n}`, 'H-99', 'B', 'Trực tiếp', null, '22/09/2023', null, 'PKT']);
      rows['Lịch đoàn khác']!.push(['Sở Mẫu', 'H-99', '22/09/2023', '23/09/2023']);
      rows['Tồn tại chuyển tiếp']!.push(['R16', 'H-99', 'Chỉ số', 2022, 'Niêm yết', '29/09/2023']);
    });
    expect(said).toEqual(['Lịch kiểm tra, ô B4: mã đơn vị “H-99” không có trong danh sách đơn vị; 19 dòng dẫn chiếu']);
  });

  test('lines somebody began stay lines: they are faulty, not passed over', async () => {
    expect(await faultsIn((rows) => rows[SCHEDULE]!.push(['I-16']))).not.toEqual([]);
    expect(
      await faultsIn((rows) => rows[SCHEDULE]!.push([null, 'H-02', 'B', 'Trực tiếp', null, '22/09/2023', null, 'PKT'])),
    ).toEqual(['Lịch kiểm tra, ô A4: chưa có Mã cuộc']);
    expect(await faultsIn((rows) => rows[UNITS]!.push(['H 77', 'UBND huyện Mẫu', 'Huyện']))).toHaveLength(1);
    expect(await faultsIn((rows) => rows['Ngày nghỉ']!.push(['05/09/2023']))).toHaveLength(1);
  });
});
