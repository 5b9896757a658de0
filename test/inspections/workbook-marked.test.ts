import { describe, expect, test } from 'vitest';
import type ExcelJS from 'exceljs';
import { CITY } from '../../src/demo/city.js';
import { readParts } from '../../src/kit/workbook-parts.js';
import { writePlanWorkbook } from '../../src/inspections/workbook/write.js';
import { markFaults } from '../../src/inspections/workbook/mark.js';
import { isFaulty, readPlanWorkbook } from '../../src/inspections/workbook/read.js';

import { goodRows, makeWorkbook, openWithOther, readCondition } from './workbook-samples.js';
import type { SheetRows } from './workbook-samples.js';
import { wordsOfTests } from '../printed.js';

const words = wordsOfTests();

async function marked(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const read = await readPlanWorkbook(bytes, {}, readCondition);
  if (!isFaulty(read)) throw new Error('no faults');
  const copy = await markFaults(bytes, read.faults, words.vi.t);
  if (!copy) throw new Error('no copy');
  return openWithOther(copy);
}

const fillOf = (cell: ExcelJS.Cell) => (cell.fill as ExcelJS.FillPattern | undefined)?.fgColor?.argb;

function faultyRows(): SheetRows {
  const rows = goodRows();
  rows['Lịch kiểm tra']![1]![5] = '31/04/2023';
  rows['Lịch kiểm tra']![2]![1] = null;
  rows['Đơn vị']![2]![3] = 'TX-09';
  return rows;
}

describe('the workbook that comes back', () => {
  test('faulty cells are light red and say why, blank ones too; the others are as they were', async () => {
    const book = await marked(await makeWorkbook(faultyRows()));
    const schedule = book.getWorksheet('Lịch kiểm tra')!;
    expect(fillOf(schedule.getCell('F2'))).toBe('FFFFC7CE');
    expect(schedule.getCell('F2').note).toBe('“31/04/2023” không có trong lịch');
    expect(schedule.getCell('F2').value).toBe('31/04/2023');
    expect(fillOf(schedule.getCell('B3'))).toBe('FFFFC7CE');
    expect(schedule.getCell('B3').note).toBe('chưa có Mã đơn vị');
    expect(fillOf(schedule.getCell('F3'))).toBeUndefined();
    expect(schedule.getCell('F3').note).toBeUndefined();
    expect(book.getWorksheet('Đơn vị')!.getCell('D3').note).toBe(
      'mã cấp trên “TX-09” không có trong trang tính Đơn vị',
    );
    expect(book.worksheets.map(({ name }) => name)).toEqual(Object.keys(goodRows()));
  });

  test('what the office formatted, noted and computed is still there', async () => {
    const source = await openWithOther(await makeWorkbook(faultyRows()));
    const sheet = source.getWorksheet('Lịch kiểm tra')!;
    sheet.getRow(1).font = { bold: true };
    sheet.getColumn(1).width = 33;
    sheet.getCell('F2').note = 'hỏi lại Tổ B';
    sheet.getCell('J2').value = { formula: 'A2', result: 'I-14' };
    sheet.views = [{ state: 'frozen', ySplit: 1 }];
    const book = await marked(Buffer.from(await source.xlsx.writeBuffer()));
    const back = book.getWorksheet('Lịch kiểm tra')!;
    expect(back.getCell('A1').font.bold).toBe(true);
    expect(back.getColumn(1).width).toBe(33);
    expect(back.getCell('F2').note).toBe('hỏi lại Tổ B\n“31/04/2023” không có trong lịch');
    expect(back.getCell('J2').value).toEqual({ formula: 'A2', result: 'I-14' });
    expect(back.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
  });

  test('corrected in the marked file, it is read without faults', async () => {
    const book = await marked(await makeWorkbook(faultyRows()));
    book.getWorksheet('Lịch kiểm tra')!.getCell('F2').value = '21/09/2023';
    book.getWorksheet('Lịch kiểm tra')!.getCell('B3').value = 'X-03';
    book.getWorksheet('Đơn vị')!.getCell('D3').value = 'H-02';
    const bytes = Buffer.from(await book.xlsx.writeBuffer());
    expect(isFaulty(await readPlanWorkbook(bytes, {}, readCondition))).toBe(false);
  });

  test('a large workbook keeps its values and gets its marks', async () => {
    const rows = faultyRows();
    for (let n = 0; n < 6_000; n++) rows['Đơn vị']!.push([`P-${n}`, `UBND phường Thứ ${n}`, 'Phường', null, null]);
    const book = await marked(await makeWorkbook(rows));
    const units = book.getWorksheet('Đơn vị')!;
    expect(units.getCell('B6004').value).toBe('UBND phường Thứ 5999');
    expect(fillOf(units.getCell('D3'))).toBe('FFFFC7CE');
    expect(units.getCell('D3').note).toBe('mã cấp trên “TX-09” không có trong trang tính Đơn vị');
  });

  test('a fault of a whole sheet stands in its first cell; a file that cannot be opened is not marked', async () => {
    const rows = goodRows();
    rows['Lịch kiểm tra']!.forEach((row) => row.splice(5, 1));
    const book = await marked(await makeWorkbook(rows));
    expect(book.getWorksheet('Lịch kiểm tra')!.getCell('A1').note).toBe('thiếu cột Ngày kiểm tra');
    const bytes = Buffer.from('không phải');
    const broken = await readPlanWorkbook(bytes, {}, readCondition);
    expect(await markFaults(bytes, isFaulty(broken) ? broken.faults : [], words.vi.t)).toBeNull();
  });
});

describe('our own workbook', () => {
  const cityBook = async () => openWithOther(await writePlanWorkbook(CITY));

  test('says which rows are printed on every page as every program reads it', async () => {
    const parts = await readParts(await writePlanWorkbook(CITY));
    expect(parts.get('xl/workbook.xml')).toMatch(/_xlnm.Print_Titles"[^>]*>(?:'|&apos;)Đơn vị(?:'|&apos;)!\$1:\$1</);
    expect((await cityBook()).getWorksheet('Đơn vị')!.pageSetup.printTitlesRow).toBe('1:1');
  });

  test('opened and saved by another program, with one wrong cell, comes back marked', async () => {
    const source = await cityBook();
    source.getWorksheet('Đơn vị')!.getCell('C3').value = 'Không rõ';
    const book = await marked(Buffer.from(await source.xlsx.writeBuffer()));
    expect(fillOf(book.getWorksheet('Đơn vị')!.getCell('C3'))).toBe('FFFFC7CE');
    expect(book.getWorksheet('Đơn vị')!.pageSetup.printTitlesRow).toBe('1:1');
  });
});
