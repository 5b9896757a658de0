// What people of a unit do with what stands on their phones: acknowledge, answer, remedy, ask for more time. They find their
// way by /viec and the fixed words of the buttons; it knows no table.
import type { Chance } from './chance.js';
import { answerChecklist } from './answering.js';
import type { Hand } from './hand.js';

/** Looks at the phone once, and does some of what is owed there. */
export async function lookAsUnit(hand: Hand, chance: Chance): Promise<void> {
  if (/^THÔNG BÁO|^Kính gửi/u.test(hand.last()) || chance.is(0.5)) await hand.pressesAnywhere(/^Đã nhận$/);
  await hand.says('/viec');
  for (let n = 0; n < chance.between(1, 3); n += 1) {
    const { labels } = hand.card();
    const todo = labels.filter((label) => /^\d+ · /.test(label));
    if (todo.length === 0) return;
    await doDuty(hand, chance, chance.is(0.8) ? todo[0]! : chance.of(todo));
    await hand.says('/viec');
  }
  if (chance.is(0.03)) await hand.says(chance.of(['biet roi', '/lich', 'da nhan', '/khacphuc', '/toi', '/trogiup']));
}

async function doDuty(hand: Hand, chance: Chance, label: string): Promise<void> {
  const exactly = new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
  if (/Trả lời|Bổ sung/.test(label)) {
    await answerChecklist(hand, chance, chance.is(0.6) ? 60 : chance.between(5, 15));
    return;
  }
  await hand.presses(exactly);
  if (/Cập nhật/.test(label)) await remedy(hand, chance);
}

/** An item of remediation: progress, a paper, the result, or more time. */
async function remedy(hand: Hand, chance: Chance): Promise<void> {
  const choice = chance.of(['progress', 'result', 'result', 'result', 'time'] as const);
  if (choice === 'time' && (await hand.presses(/^Đề nghị gia hạn$/))) {
    await hand.says('Chờ liên thông phần mềm, cần thêm thời gian hoàn thiện');
    if (!(await hand.presses(/^(?:T\d|CN) \d\d\/\d\d|^\d\d\/\d\d/))) {
      const example = /Ví dụ (\d\d\/\d\d\/\d{4})/.exec(hand.card().text)?.[1];
      if (example) await hand.says(example);
    }
    await hand.presses(/^Gửi đề nghị$/);
    return;
  }
  if (choice === 'progress') {
    if (!(await hand.presses(/^Cập nhật tiến độ$/))) return;
    if (!(await hand.presses(chance.of([/^Đã có kế hoạch$/, /^Đang thực hiện$/]))))
      await hand.says('Đã khắc phục một phần, còn chờ văn bản');
    return;
  }
  if (await hand.presses(/^Gửi tài liệu$/)) {
    await hand.sends(`ket-qua-${chance.between(1, 99)}.pdf`);
    await hand.presses(/^Nộp kết quả$/);
    if (/Đã rõ/.test(hand.card().labels.join())) {
      await hand.presses(/^Đã rõ$/);
      await hand.presses(/^Nộp kết quả$/);
    }
  }
}
