// Small plan workbooks for tests, made with another library than the one that reads them.

import ExcelJS from 'exceljs';
import { isRefusal } from '../../src/kit/refusal.js';

import { parseCondition, questionsIn } from '../../src/checklists/conditions.js';
import { faultLine } from '../../src/inspections/workbook/faults.js';
import { isFaulty, isUnsure, readPlanWorkbook } from '../../src/inspections/workbook/read.js';
import type { ReadPlan } from '../../src/inspections/workbook/read.js';
import type { ConditionReader } from '../../src/inspections/workbook/condition-checks.js';
import type { LookalikeAnswers } from '../../src/inspections/workbook/lookalikes.js';
import type { PlanSnapshot } from '../../src/inspections/workbook/plan.js';
import { wordsOfTests } from '../printed.js';

export type SheetRows = Record<string, unknown[][]>;

/** A plan that is right in every cell, as an office would type it. */
export const goodRows = (): SheetRows => ({
  'Kế hoạch': [
    ['Số ký hiệu', '61/KH-UBND'],
    ['Ngày ban hành', '01/03/2023'],
    ['Cơ quan ban hành', 'UBND thành phố Hà Nội'],
    ['Từ ngày', '01/03/2023'],
    ['Đến ngày', '31/12/2023'],
  ],
  'Đơn vị': [
    ['Mã đơn vị', 'Tên đơn vị', 'Loại', 'Đơn vị cấp trên', 'Điện thoại đầu mối'],
    ['H-02', 'UBND huyện Tre Xanh', 'Huyện', null, '0912.345.678'],
    ['X-03', 'UBND xã Hoà An', 'XA', 'H-02', null],
    ['SO-01', 'Sở Phát triển Mẫu', 'SO', null, null],
  ],
  'Đoàn kiểm tra': [
    ['Họ và tên', 'Cơ quan', 'Vai trò', 'Tổ'],
    ['Phạm Giả Định', 'Thanh tra Thành phố', 'Tổ trưởng', 'Tổ B'],
  ],
  'Lịch kiểm tra': [
    ['Mã cuộc', 'Mã đơn vị', 'Tổ', 'Hình thức', 'Đột xuất', 'Ngày kiểm tra', 'Giờ', 'Mã phiếu'],
    ['I-14', 'H-02', 'B', 'Trực tiếp', null, '21/09/2023', '08h30', 'PKT'],
    ['I-15', 'X-03', 'Tổ B', 'trực tiếp', 'x', '10/10/2023', null, 'PKT'],
  ],
  'Lịch đoàn khác': [
    ['Cơ quan chủ trì', 'Mã đơn vị', 'Từ ngày', 'Đến ngày'],
    ['Đoàn kiểm tra chuyên ngành (giả định)', 'H-02', '20/09/2023', '21/09/2023'],
  ],
  'Phiếu kiểm tra': [
    ['Mã phiếu', 'Mã câu', 'Câu hỏi', 'Kiểu', 'Lựa chọn', 'Hỏi khi'],
    ['PKT', 'Q01', 'Đã ban hành kế hoạch?', 'Có/Không', null, null],
    ['PKT', 'Q02', 'Tỷ lệ hoàn thành', 'Tỷ lệ', null, 'Q01 = Có'],
    ['PKT', 'Q03', 'Niêm yết TTHC?', 'Chọn một', 'Đầy đủ; Chưa đầy đủ', null],
  ],
  'Tồn tại chuyển tiếp': [
    ['Mã', 'Mã đơn vị', 'Nguồn', 'Năm', 'Nội dung', 'Hạn khắc phục'],
    ['R15', 'H-02', 'Chỉ số', 2022, 'Niêm yết TTHC', '29/09/2023'],
  ],
  'Ngày nghỉ': [
    ['Ngày', 'Loại', 'Ghi chú'],
    ['01/09/2023', 'Nghỉ', 'Quốc khánh'],
    ['04/09/2023', 'nghi', null],
  ],
});

/** The .xlsx bytes of rows; values go in as they are, so dates, formulas and errors can be put in too. */
export async function makeWorkbook(sheets: SheetRows): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  for (const [title, rows] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(title);
    for (const row of rows) sheet.addRow(row);
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** The checklists' own reader of conditions, as the app hands it in. */
export const readCondition: ConditionReader = (text) => {
  const condition = parseCondition(text);
  return isRefusal(condition) ? condition : questionsIn(condition);
};

const words = wordsOfTests();

/** What the office would read in Vietnamese: one line a fault, or null for a workbook without faults. */
export async function faultsOf(bytes: Uint8Array, held: PlanSnapshot = {}): Promise<string[] | null> {
  const read = await readPlanWorkbook(bytes, held, readCondition);
  if (!isFaulty(read)) return null;
  for (const fault of read.faults) faultLine(fault, words.en.t);
  return read.faults.map((fault) => faultLine(fault, words.vi.t));
}

/** A checked plan; fails with the faults when there are any. */
export async function planOf(
  bytes: Uint8Array,
  held: PlanSnapshot = {},
  answers: LookalikeAnswers = {},
): Promise<ReadPlan> {
  const read = await readPlanWorkbook(bytes, held, readCondition, undefined, answers);
  if (isUnsure(read)) throw new Error(read.questions.map(({ column, ours }) => `${column}: ${ours}?`).join('\n'));
  if (isFaulty(read)) throw new Error(read.faults.map((fault) => faultLine(fault, words.vi.t)).join('\n'));
  return read;
}

/** Reads a workbook back with the other library. */
export async function openWithOther(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  return book;
}
