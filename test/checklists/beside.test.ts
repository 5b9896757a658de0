// What stands beside a question nobody has answered: ticks that were set when something led away, and a note with its button.
import { beforeAll, describe, expect, it } from 'vitest';
import { saveNote } from '../../src/checklists/note-store.js';
import { readChecklist } from '../../src/checklists/store.js';
import { inTransaction } from '../../src/kit/database.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { announce } from './announced.js';

const stage = useStage({ at: '2023-09-08 09:00', city: true });
let lan: Phone;
let binh: Phone;
let checklistId: string;
let multi: { number: number; code: string; choices: readonly string[] };

beforeAll(async () => {
  lan = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
  binh = await stage().seat({ name: 'Trần Văn Giả Sử', role: 'DEPUTY', unit: 'H-02' });
  checklistId = await announce(stage(), 'I-14', '2023-09-14 17:00');
  const whole = (await inTransaction(stage().db, (tx) => readChecklist(tx, checklistId)))!;
  const found = whole.questions.find(({ number, question }) => number !== null && question.type === 'MULTI')!;
  multi = { number: found.number!, code: found.question.code, choices: found.question.choices };
});

const ticked = (phone: Phone) =>
  phone
    .card()
    .rows.flat()
    .filter((label) => label.startsWith('☑') || label.startsWith('✓'));
const opens = async (phone: Phone, n: number) => {
  await phone.says('/traloi');
  await phone.says(`câu ${n}`);
};

describe('ticks of a question with several options', () => {
  it.each(['Để sau', 'Quay lại', '/viec', 'câu 1'])('are there again after «%s»', async (away) => {
    await stage().db.answer.deleteMany();
    await opens(lan, multi.number);
    const label = lan
      .card()
      .rows.flat()
      .find((each) => each.includes(multi.choices[0]!))!;
    await lan.presses(label);
    expect(ticked(lan)).toHaveLength(1);
    if (['Để sau', 'Quay lại'].includes(away)) await lan.presses(away);
    else await lan.says(away);
    await lan.says('/toi');
    await opens(lan, multi.number);
    expect(ticked(lan)).toHaveLength(1);
    expect(ticked(lan)[0]).toContain(multi.choices[0]);
    await opens(binh, multi.number);
    expect(ticked(binh)).toEqual([]);
    await opens(lan, multi.number);
    await lan.presses(
      lan
        .card()
        .rows.flat()
        .find((each) => each.startsWith('Xong'))!,
    );
    const answer = await stage().db.answer.findFirstOrThrow({ where: { questionCode: multi.code } });
    expect(answer.value).toEqual({ type: 'MULTI', choices: [multi.choices[0]] });
    await opens(lan, multi.number);
    await lan.presses('Sửa câu trả lời');
    expect(ticked(lan)).toHaveLength(1);
  });
});

describe('a note on a question nobody has answered', () => {
  it('stands on its card with the button that takes it away', async () => {
    await stage().db.answer.deleteMany();
    const place = { checklistId, code: multi.code, side: 'UNIT' } as const;
    await inTransaction(stage().db, (tx) => saveNote(tx, place, 'hỏi lại Phòng Nội vụ'));
    await opens(lan, multi.number);
    expect(lan.card().text).toContain('hỏi lại Phòng Nội vụ');
    await lan.presses('Xóa ghi chú');
    expect(lan.card().text).toContain('Đã xóa ghi chú.');
    expect(lan.card().text).not.toContain('hỏi lại Phòng Nội vụ');
    expect(lan.card().rows.flat()).not.toContain('Xóa ghi chú');
    expect(lan.card().text).toContain(`Câu ${multi.number}/`);
  });
});
