import { describe, expect, test } from 'vitest';
import { CITY } from '../../src/demo/city.js';
import { writeDemoWorkbook, writeTemplateWorkbook } from '../../src/demo/workbook.js';
import { diffPlan, isEmptyDiff } from '../../src/inspections/diff.js';
import { SHEETS } from '../../src/inspections/workbook/headers.js';
import { faultsOf, openWithOther, planOf } from '../inspections/workbook-samples.js';

describe('the demo workbook', () => {
  test('reads back as the very same city', async () => {
    const read = await planOf(await writeDemoWorkbook());
    expect(read.plan).toEqual(CITY);
    expect(read.ignoredColumns).toEqual([]);
    expect(isEmptyDiff(diffPlan(CITY, read.plan))).toBe(true);
  });

  test('is a workbook an office would keep: eight sheets, headers in view, real days, words to choose from', async () => {
    const book = await openWithOther(await writeDemoWorkbook());
    expect(book.worksheets.map(({ name }) => name)).toEqual(SHEETS.map(({ title }) => title));
    const schedule = book.getWorksheet('Lịch kiểm tra')!;
    expect(schedule.getRow(1).values).toEqual([
      undefined,
      'Mã cuộc*',
      'Mã đơn vị*',
      'Tổ*',
      'Hình thức*',
      'Đột xuất',
      'Ngày kiểm tra*',
      'Giờ',
      'Địa điểm',
      'Chuyên đề',
      'Nội dung',
      'Mã phiếu*',
      'Kết hợp với',
    ]);
    expect(schedule.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(schedule.getCell('F15').value).toEqual(new Date(Date.UTC(2023, 8, 21)));
    expect(schedule.getCell('F15').numFmt).toBe('dd/mm/yyyy');
    expect(schedule.getCell('D2').dataValidation).toMatchObject({
      type: 'list',
      formulae: ['"Trực tiếp,Môi trường số,Báo cáo"'],
    });
    expect(book.getWorksheet('Đơn vị')!.getCell('J9').value).toBe('0900 000 001');
  });
});

describe('the workbook to start from', () => {
  test('asks for what only the office knows and brings the rest', async () => {
    const bytes = await writeTemplateWorkbook();
    expect(await faultsOf(bytes)).toEqual([
      'Kế hoạch, ô B1: chưa có Số ký hiệu',
      'Kế hoạch, ô B2: chưa có Ngày ban hành',
      'Kế hoạch, ô B3: chưa có Cơ quan ban hành',
      'Kế hoạch, ô B5: chưa có Từ ngày',
      'Kế hoạch, ô B6: chưa có Đến ngày',
    ]);
    const book = await openWithOther(bytes);
    expect(book.getWorksheet('Hướng dẫn')!.getCell('A2').value).toBe('Cách dùng');
    expect(book.getWorksheet('Kế hoạch')!.getCell('B13').value).toBe('08:00-12:00, 13:00-17:00');
  });

  test('filled in with another library, it becomes a plan', async () => {
    const book = await openWithOther(await writeTemplateWorkbook());
    const plan = book.getWorksheet('Kế hoạch')!;
    for (const [cell, value] of [
      ['B1', '05/KH-UBND'],
      ['B2', new Date(Date.UTC(2024, 1, 1))],
      ['B3', 'UBND thành phố'],
      ['B5', '01/02/2024'],
      ['B6', '31/12/2024'],
    ] as const)
      plan.getCell(cell).value = value;
    book.getWorksheet('Đơn vị')!.getRow(2).values = ['SO-01', 'Sở Phát triển Mẫu', 'Sở'];
    const read = await planOf(Buffer.from(await book.xlsx.writeBuffer()));
    expect(read.plan.plan).toMatchObject({ number: '05/KH-UBND', issuedOn: '2024-02-01', noticeDays: 10 });
    expect(read.plan.units).toHaveLength(1);
    // The days off known so far are filled in, swapped Saturdays too.
    expect(read.plan.holidays).toContainEqual({ on: '2024-05-04', kind: 'WORK', note: 'Làm bù ngày 29/4' });
    expect(read.ignoredSheets).toEqual(['Hướng dẫn']);
  });
});
