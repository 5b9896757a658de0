// Questions, contexts and words shared by the checklist tests. Holds no test.

import { formatsFor } from '../../src/kit/vietnamese.js';
import type { ReadContext } from '../../src/checklists/readers.js';
import type { Question, QuestionType } from '../../src/checklists/types.js';
import { wordsOfTests } from '../printed.js';

export const words = wordsOfTests();
export const vi = formatsFor('vi');
export const en = formatsFor('en');

/** A question with everything ordinary; give what matters. */
export function question(given: Partial<Question> & { type: QuestionType }): Question {
  return {
    code: 'Q01',
    order: 1,
    section: 'C2',
    area: 'TTHC',
    text: 'Nội dung',
    choices: [],
    required: true,
    evidence: 'NONE',
    classes: [],
    forms: [],
    answeredBy: 'UNIT',
    ...given,
  };
}

/** The demo's day, a reader of Vietnamese, a channel with buttons. */
export const context = (given: Partial<ReadContext> = {}): ReadContext => ({ todayOn: '2023-09-08', f: vi, ...given });

export const REPORTS = question({
  type: 'YESNO',
  code: 'Q04',
  area: 'CDDH',
  text: 'Đã thực hiện chế độ báo cáo CCHC định kỳ (quý, 6 tháng, năm) đúng hạn, đủ nội dung?',
});
export const REMEDIED = question({
  type: 'STATUS',
  code: 'Q07',
  area: 'CDDH',
  text: 'Đã khắc phục các tồn tại nêu trong Chỉ số CCHC năm 2022?',
});
export const DIALOGUES = question({
  type: 'COUNT',
  code: 'Q09',
  area: 'CDDH',
  text: 'Số cuộc đối thoại của người đứng đầu với người dân, doanh nghiệp trong năm',
  countOf: 'cuộc',
});
export const ON_TIME = question({
  type: 'RATIO',
  code: 'Q18',
  text: 'Tỷ lệ hồ sơ TTHC giải quyết đúng và trước hạn từ 01/01/2023 đến thời điểm kiểm tra',
  numerator: 'số đúng và trước hạn',
  countOf: 'hồ sơ',
});
export const TASKS = question({
  type: 'RATIO',
  code: 'Q02',
  area: 'CDDH',
  text: 'Tỷ lệ nhiệm vụ trong Kế hoạch CCHC đã hoàn thành tính đến thời điểm kiểm tra',
  countOf: 'nhiệm vụ',
});
export const DISBURSED = question({
  type: 'PERCENT',
  code: 'Q44',
  area: 'TCC',
  text: 'Tỷ lệ giải ngân kế hoạch vốn/dự toán đến thời điểm kiểm tra',
});
export const LAST_DIALOGUE = question({
  type: 'DATE',
  code: 'Q53',
  area: 'CDDH',
  text: 'Ngày tổ chức đối thoại gần nhất với người dân, doanh nghiệp',
});
export const PLAN = question({
  type: 'DOCREF',
  code: 'Q01',
  area: 'CDDH',
  text: 'Kế hoạch CCHC năm 2023 của cơ quan: số, ký hiệu, ngày ban hành',
});
export const DIFFICULTIES = question({
  type: 'TEXT',
  code: 'Q52',
  area: 'CDDH',
  text: 'Khó khăn, vướng mắc và kiến nghị với Thành phố',
  noneWord: 'NO_PETITION',
});
export const POSTED = question({
  type: 'CHOICE',
  code: 'Q16',
  text: 'Niêm yết công khai TTHC tại trụ sở và trên Trang TTĐT?',
  choices: ['Đầy đủ', 'Chưa đầy đủ', 'Chưa thực hiện'],
});
export const PUBLISHED = question({
  type: 'MULTI',
  code: 'Q54',
  text: 'Kết quả xử lý phản ánh, kiến nghị được công khai ở đâu?',
  choices: ['Trụ sở', 'Trang TTĐT', 'Hệ thống PAKN'],
});
export const TASK_TABLE = question({
  type: 'FILE',
  code: 'Q55',
  area: 'CDDH',
  text: 'Bảng theo dõi nhiệm vụ của Kế hoạch CCHC',
});
