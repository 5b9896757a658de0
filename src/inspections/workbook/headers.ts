// The eight sheets and their columns: Vietnamese header, English alias, field, what is required.
// Finds sheets and columns whatever the case, diacritics and order; unknown columns are named so that they can be reported.

import type { SheetData, SheetRow } from '../../kit/workbook-file.js';
import type { CheckedPlan } from './plan.js';
import { wordKey } from './vocabulary.js';

export type SheetKey = keyof CheckedPlan;

/** One column: `vi` is the header we write, `alias` the English one that is read as well. */
export interface ColumnSpec {
  readonly field: string;
  readonly vi: string;
  readonly alias: string;
  readonly required?: true;
  readonly width: number;
}

/** One sheet of the workbook. */
export interface SheetSpec {
  readonly key: SheetKey;
  readonly title: string;
  readonly alias: string;
  readonly columns: readonly ColumnSpec[];
}

const must = (field: string, vi: string, alias: string, width: number): ColumnSpec => ({
  field,
  vi,
  alias,
  required: true,
  width,
});
const may = (field: string, vi: string, alias: string, width: number): ColumnSpec => ({ field, vi, alias, width });

/** The workbook as the office keeps it, in its order. The sheet of the plan itself holds one key and one value a row. */
export const SHEETS: readonly SheetSpec[] = [
  {
    key: 'plan',
    title: 'Kế hoạch',
    alias: 'plan',
    columns: [
      must('number', 'Số ký hiệu', 'number', 20),
      must('issuedOn', 'Ngày ban hành', 'issued_on', 20),
      must('issuer', 'Cơ quan ban hành', 'issuer', 20),
      may('subject', 'Trích yếu', 'subject', 20),
      must('fromOn', 'Từ ngày', 'from', 20),
      must('toOn', 'Đến ngày', 'to', 20),
      may('noticeDays', 'Thông báo trước (ngày làm việc)', 'notice_days', 20),
      may('ackDays', 'Xác nhận trong (ngày làm việc)', 'ack_days', 20),
      may('reportDays', 'Nộp báo cáo trước (ngày làm việc)', 'report_days', 20),
      may('supplementDays', 'Bổ sung trong (ngày làm việc)', 'supplement_days', 20),
      may('conclusionDays', 'Kết luận trong (ngày làm việc)', 'conclusion_days', 20),
      may('remediationDays', 'Khắc phục trong (ngày)', 'remediation_days', 20),
      may('officeHours', 'Giờ làm việc', 'office_hours', 20),
    ],
  },
  {
    key: 'units',
    title: 'Đơn vị',
    alias: 'units',
    columns: [
      must('code', 'Mã đơn vị', 'code', 11),
      must('name', 'Tên đơn vị', 'name', 38),
      must('class', 'Loại', 'class', 18),
      may('parent', 'Đơn vị cấp trên', 'parent', 12),
      may('abbreviation', 'Tên viết tắt', 'abbreviation', 22),
      may('validFrom', 'Hiệu lực từ', 'valid_from', 13),
      may('validTo', 'Hiệu lực đến', 'valid_to', 13),
      may('focalName', 'Đầu mối', 'focal_name', 24),
      may('focalTitle', 'Chức vụ đầu mối', 'focal_title', 30),
      may('focalPhone', 'Điện thoại đầu mối', 'focal_phone', 17),
      may('headName', 'Thủ trưởng', 'head_name', 24),
      may('headTitle', 'Chức vụ thủ trưởng', 'head_title', 38),
      may('headPhone', 'Điện thoại thủ trưởng', 'head_phone', 17),
    ],
  },
  {
    key: 'delegation',
    title: 'Đoàn kiểm tra',
    alias: 'delegation',
    columns: [
      must('name', 'Họ và tên', 'name', 26),
      must('agency', 'Cơ quan', 'agency', 32),
      may('title', 'Chức vụ', 'title', 26),
      must('roles', 'Vai trò', 'role', 24),
      may('team', 'Tổ', 'team', 8),
      may('areas', 'Lĩnh vực', 'areas', 20),
      may('phone', 'Điện thoại', 'phone', 17),
    ],
  },
  {
    key: 'schedule',
    title: 'Lịch kiểm tra',
    alias: 'schedule',
    columns: [
      must('code', 'Mã cuộc', 'code', 9),
      must('unit', 'Mã đơn vị', 'unit', 10),
      must('team', 'Tổ', 'team', 7),
      must('form', 'Hình thức', 'form', 16),
      may('surprise', 'Đột xuất', 'surprise', 9),
      must('inspectOn', 'Ngày kiểm tra', 'date', 14),
      may('time', 'Giờ', 'time', 8),
      may('place', 'Địa điểm', 'place', 36),
      may('themes', 'Chuyên đề', 'themes', 32),
      may('contents', 'Nội dung', 'contents', 16),
      must('checklist', 'Mã phiếu', 'checklist', 12),
      may('jointWith', 'Kết hợp với', 'joint_with', 36),
    ],
  },
  {
    key: 'otherInspections',
    title: 'Lịch đoàn khác',
    alias: 'other_inspections',
    columns: [
      must('agency', 'Cơ quan chủ trì', 'agency', 38),
      must('unit', 'Mã đơn vị', 'unit', 11),
      must('fromOn', 'Từ ngày', 'from', 14),
      must('toOn', 'Đến ngày', 'to', 14),
      may('subject', 'Nội dung', 'subject', 48),
    ],
  },
  {
    key: 'questions',
    title: 'Phiếu kiểm tra',
    alias: 'questions',
    columns: [
      must('checklist', 'Mã phiếu', 'checklist', 11),
      must('code', 'Mã câu', 'code', 8),
      may('section', 'Khối', 'section', 7),
      may('area', 'Lĩnh vực', 'area', 10),
      must('question', 'Câu hỏi', 'question', 56),
      may('help', 'Hướng dẫn', 'help', 56),
      must('type', 'Kiểu', 'type', 13),
      may('choices', 'Lựa chọn', 'choices', 30),
      may('required', 'Bắt buộc', 'required', 9),
      may('evidence', 'Minh chứng', 'evidence', 16),
      may('evidenceHint', 'Gợi ý minh chứng', 'evidence_hint', 34),
      may('askIf', 'Hỏi khi', 'ask_if', 24),
      may('classes', 'Loại đơn vị', 'classes', 22),
      may('forms', 'Hình thức', 'forms', 18),
      may('answeredBy', 'Người trả lời', 'answered_by', 11),
      may('maxPoints', 'Điểm tối đa', 'max_points', 9),
      may('min', 'Nhỏ nhất', 'min', 9),
      may('max', 'Lớn nhất', 'max', 9),
      may('earliestOn', 'Từ ngày', 'earliest', 13),
      may('latestOn', 'Đến ngày', 'latest', 13),
      may('mayBeNa', 'Không áp dụng được', 'may_be_na', 10),
      may('asksAbsence', 'Hỏi số vắng', 'asks_absence', 9),
      may('noneWord', 'Khi không có', 'when_none', 20),
      may('numerator', 'Tử số là', 'numerator', 26),
      may('countOf', 'Đơn vị tính', 'unit_of_count', 14),
      may('yesChoices', 'Tính là Có', 'counts_as_yes', 26),
    ],
  },
  {
    key: 'carriedOver',
    title: 'Tồn tại chuyển tiếp',
    alias: 'carried_over',
    columns: [
      must('code', 'Mã', 'code', 8),
      must('unit', 'Mã đơn vị', 'unit', 11),
      must('source', 'Nguồn', 'source', 20),
      must('year', 'Năm', 'year', 8),
      must('text', 'Nội dung', 'text', 44),
      may('cause', 'Nguyên nhân', 'cause', 40),
      may('solution', 'Giải pháp', 'solution', 40),
      must('dueOn', 'Hạn khắc phục', 'due_on', 14),
      may('status', 'Tình trạng', 'status', 18),
    ],
  },
  {
    key: 'holidays',
    title: 'Ngày nghỉ',
    alias: 'holidays',
    columns: [must('on', 'Ngày', 'date', 14), must('kind', 'Loại', 'kind', 12), may('note', 'Ghi chú', 'note', 40)],
  },
];

/** The description of one sheet. */
export const sheetSpec = (key: SheetKey): SheetSpec => SHEETS.find((spec) => spec.key === key)!;

/** Which of our sheets a title names exactly; undefined for any other. */
export const findSheet = (title: string): SheetSpec | undefined =>
  SHEETS.find((spec) => [wordKey(spec.title), wordKey(spec.alias)].includes(wordKey(title)));

/** Which column of a sheet a header names; what stands in brackets may be left out. */
export function findColumn(spec: SheetSpec, header: string): ColumnSpec | undefined {
  const keys = [header, header.replace(/\[.*\]/, ''), header.replace(/\(.*\)/, '')].map(wordKey);
  return spec.columns.find((column) =>
    [column.vi, column.vi.replace(/\(.*\)/, ''), column.alias].some((known) => keys.includes(wordKey(known))),
  );
}

/** A header over one column: what it may be called, the likeliest first; `isOwn` is false under a header merged over several. */
export interface HeaderCell {
  readonly column: number;
  readonly ref: string;
  readonly texts: readonly string[];
  readonly isOwn: boolean;
}

const DEPTH = 10;

/**
 * The headers of a sheet: the row among the first ten that names most of its columns, together with the row above or below it
 * when merged cells join the two («Đầu mối» over «Họ tên | Chức vụ | Điện thoại»). Null when no row names any column.
 */
export function findHeaders(spec: SheetSpec, sheet: SheetData): { cells: HeaderCell[]; lastRow: number } | null {
  let best: { at: number; known: number } | null = null;
  for (const [at, row] of sheet.rows.slice(0, DEPTH).entries()) {
    const found = row.cells.flatMap((cell) => (cell.kind === 'text' ? (findColumn(spec, cell.text)?.field ?? []) : []));
    const known = new Set(found).size;
    if (known > (best?.known ?? 0)) best = { at, known };
  }
  if (!best) return null;
  const row = sheet.rows[best.at]!;
  const [above, below] = [sheet.rows[best.at - 1], sheet.rows[best.at + 1]];
  const isLower = row.cells.some((cell) => cell.covered === 'below');
  const isUpper = below?.cells.some(
    (cell) =>
      cell.covered === 'below' && row.cells.some((over) => over.column === cell.column && over.ref === cell.ref),
  );
  const levels = isLower && above ? [row, above] : isUpper && below ? [below, row] : [row];
  const columns = [...new Set(levels.flatMap((level) => level.cells.map((cell) => cell.column)))].sort((a, b) => a - b);
  return { cells: columns.map((column) => headerAt(column, levels)), lastRow: levels[0]!.number };
}

const NAME_WORDS = new Set(['hoten', 'hovaten', 'ten']);

function headerAt(column: number, levels: readonly SheetRow[]): HeaderCell {
  const cells = levels.flatMap((level) => level.cells.filter((cell) => cell.column === column));
  const [lower, upper] = [cells[0]!, cells[1]];
  const { ref } = lower;
  const isOwn = lower.covered !== 'beside';
  if (!upper || upper.ref === ref) return { column, ref, texts: [lower.text], isOwn };
  const joined = [`${lower.text} ${upper.text}`, `${upper.text} ${lower.text}`];
  return {
    column,
    ref,
    texts: NAME_WORDS.has(wordKey(lower.text)) ? [upper.text, ...joined] : [...joined, lower.text],
    isOwn,
  };
}
