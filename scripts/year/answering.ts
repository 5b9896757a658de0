// How somebody answers a checklist: card by card, reading what the card asks for, as a person who knows the questions would.
// It knows the fixed words of the buttons and how questions end, no callback and no table.
import { CITY } from '../../src/demo/city.js';
import type { QuestionRow } from '../../src/inspections/workbook/plan.js';
import type { Chance } from './chance.js';
import type { Hand } from './hand.js';

const QUESTIONS: readonly QuestionRow[] = CITY.questions;
const REASON = 'Đơn vị đang rà soát, dự kiến hoàn thành và gửi bổ sung trong tháng sau';

/** How often somebody looks at the same card before putting the phone away. */
const PATIENCE = 3;

/** How far somebody got. */
export type Progress = 'submitted' | 'paused' | 'stuck';

/** Answers up to so many questions of the unit's checklist, and hands in when nothing is missing. */
export async function answerChecklist(hand: Hand, chance: Chance, most: number): Promise<Progress> {
  await hand.says('/traloi');
  await hand.presses(/^(?:Bắt đầu|Tiếp tục) câu/);
  return answerCards(hand, chance, most);
}

/** Answers from the card that stands there on. */
export async function answerCards(hand: Hand, chance: Chance, most: number): Promise<Progress> {
  let answered = 0;
  const seen = new Map<string, number>();
  for (let step = 0; step < 40 + most * 6; step += 1) {
    const { text, labels } = hand.card();
    const times = (seen.get(text) ?? 0) + 1;
    if (times > PATIENCE) return 'stuck';
    seen.set(text, times);
    if (labels.includes('Xem bản đã nộp')) return 'submitted';
    if (answered >= most) return 'paused';
    if (await takeStep(hand, chance)) answered += 1;
  }
  return 'stuck';
}

/** What is pressed on a card that is on the way to the next question, the first that stands there. */
const ON_THE_WAY = [
  /^Đã rõ$/,
  /^Không phải tài liệu mật$/,
  /^Nộp$/,
  /^Xem phần thiếu/,
  /^Bỏ qua trích yếu$/,
  /^Không có lý do$/,
] as const;

/** One card answered; true when a question was. */
async function takeStep(hand: Hand, chance: Chance): Promise<boolean> {
  const { text, labels } = hand.card();
  for (const label of ON_THE_WAY) if (await hand.presses(label)) return false;
  if (/Số liệu tính đến ngày nào/.test(text) && (await hand.presses(/^\d\d\/\d\d\/\d{4}$/))) return false;
  if (/mục trước khi nộp|^Câu \d+ – /mu.test(text) && (await hand.presses(/^Câu \d+$/))) return false;
  if (labels.includes('Chưa có tài liệu')) {
    if (chance.is(0.12)) await hand.presses(/^Chưa có tài liệu$/);
    else await hand.sends(`minh-chung-${chance.between(1, 9)}.pdf`);
    return false;
  }
  if (await hand.presses(/^Xong, câu tiếp$/)) return true;
  if (/nêu lý do|diễn giải ngắn/.test(text)) {
    await hand.says(REASON);
    return true;
  }
  // What was returned is changed, or gets one more paper.
  if (/^Đoàn kiểm tra đề nghị bổ sung:/mu.test(text) && labels.includes('Sửa câu trả lời')) {
    if (chance.is(0.5)) await hand.presses(/^Sửa câu trả lời$/);
    else await hand.sends(`bo-sung-${chance.between(1, 9)}.pdf`);
    return false;
  }
  const question = QUESTIONS.find((each) => text.includes(each.question));
  const isOpen = question !== undefined && !labels.includes('Câu tiếp');
  if (isOpen) return answerOne(hand, question, labels, chance);
  for (const label of [/^Câu tiếp$/, /^(?:Bắt đầu|Tiếp tục) câu/, /^Xem lại$/]) if (await hand.presses(label)) break;
  return false;
}

/** The value a question takes; mostly good ones. */
async function answerOne(
  hand: Hand,
  question: QuestionRow,
  labels: readonly string[],
  chance: Chance,
): Promise<boolean> {
  const typed = (text: string) => hand.says(text).then(() => true);
  switch (question.type) {
    case 'YESNO':
      return hand.presses(chance.is(0.85) ? /^Có$/ : /^Không$/);
    case 'STATUS':
      return hand.presses(chance.is(0.7) ? /^Hoàn thành$/ : /^Đang thực hiện$/);
    case 'COUNT':
      return typed('3');
    case 'RATIO':
      return typed(chance.is(0.9) ? '1399/1420' : '1410/1420');
    case 'PERCENT':
      return typed('88,5%');
    case 'DATE':
      return typed('15/02/2023');
    case 'DOCREF':
      return typed('15/KH-UBND ngày 10/01/2023');
    case 'TEXT':
      if (labels.includes('Xong') && /Đã ghi \d+ đoạn/.test(hand.card().text)) return hand.presses(/^Xong$/);
      return typed('Biên chế còn thiếu so với khối lượng công việc được giao').then(() => false);
    case 'CHOICE':
      return hand.presses(new RegExp(`^${(question.choices?.[0] ?? '').slice(0, 12)}`));
    case 'MULTI':
      if (labels.some((label) => label.startsWith('✓'))) return hand.presses(/^Xong/);
      return hand.presses(/^○/).then(() => false);
    case 'FILE':
      return hand.sends('bang-theo-doi.pdf').then(() => false);
  }
}
