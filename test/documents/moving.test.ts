// A paper that lies at the wrong question goes to another one, from its receipt or from the list of the question's papers: what
// both cards then say, what its receipt says, who is told, and when it is too late. Also a paper from outside any question that
// comes to a question whose answer is a paper.
import { beforeAll, describe, expect, it } from 'vitest';
import { readChecklist } from '../../src/checklists/store.js';
import { inTransaction } from '../../src/kit/database.js';
import { pdf } from '../checklists/announced.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { auditOf, heardOf, paperOf, seatUnits } from './unit-desk.js';

const stage = useStage({ at: '2023-09-11 09:00', city: true });

let unit: Phone;
let deputy: Phone;
let outsider: Phone;
let checklistId: string;
beforeAll(async () => {
  ({ checklistId, unit, deputy, ward: outsider } = await seatUnits(stage()));
  await unit.says('/traloi');
}, 120_000);

const receiptOf = (name: string) => heardOf(unit, name).find((text) => text.includes('đã nhận'))!;
const codeAt = async (number: number) => {
  const whole = (await inTransaction(stage().db, (tx) => readChecklist(tx, checklistId)))!;
  return whole.questions.find((each) => each.number === number)!.question.code;
};

describe('a paper at the wrong question', { timeout: 120_000 }, () => {
  it('goes to another one from its receipt, which says where it lies now', async () => {
    await unit.says('câu 1');
    await unit.sendsFile(pdf('nham cau.pdf'));
    expect(receiptOf('nham cau.pdf')).toMatch(/^Câu 1 – đã nhận/);
    await unit.says('câu 5');
    await unit.presses('Chuyển sang câu khác');
    expect(heardOf(unit, 'nham cau.pdf').at(-1)).toMatch(
      /^Tệp nham cau\.pdf đang ở Câu 1\. Đề nghị chọn nơi chuyển đến:\n/,
    );
    const list = unit.heard().findLast((each) => each.text.startsWith('Tệp nham cau.pdf đang ở'))!;
    // The open question comes first; where it lies is not offered.
    expect(list.rows.flat()[0]).toMatch(/Câu 5$/);
    expect(list.rows.flat().some((label) => /Câu 1$/.test(label))).toBe(false);
    // The others by pages, there and back.
    const pageOf = () =>
      unit
        .last()
        .rows.flat()
        .filter((label) => /Câu \d/.test(label));
    const first = pageOf();
    await unit.presses('Sau ›');
    expect(pageOf().filter((label) => first.includes(label))).toEqual([]);
    await unit.presses('‹ Trước');
    expect(pageOf()).toEqual(first);
    const stale = simulatorActs(unit, list.id).find((act) => act.startsWith('documents.to:'))!;
    await unit.presses(list.rows.flat()[0]!);
    expect(receiptOf('nham cau.pdf')).toMatch(/^Câu 5 – đã nhận/);
    expect(heardOf(unit, 'nham cau.pdf').at(-1)).toBe('Đã chuyển tệp nham cau.pdf từ Câu 1 sang Câu 5.');
    expect(await paperOf(stage(), 'nham cau.pdf')).toMatchObject({
      questionCode: await codeAt(5),
      placeLabel: 'Câu 5',
    });
    expect(unit.card().text).toMatch(/^Câu 5\/30[^]*Tệp: 01/);
    await unit.says('câu 1');
    expect(unit.card().text).not.toContain('Tệp:');
    // The list that was asked from is an old one now.
    await unit.taps(list.id, stale);
    expect(unit.toast()).toBe('Tệp này hiện ở Câu 5.');
  });

  it.each(['has been moved', 'was left where it lies'])(
    '«câu 3» typed later leads to the question, once the paper %s',
    async (how) => {
      const name = `go cau ${how.length}.pdf`;
      await unit.says('câu 2');
      await unit.sendsFile(pdf(name));
      await unit.presses('Chuyển sang câu khác');
      const list = unit.heard().findLast((each) => each.text.startsWith(`Tệp ${name}`))!;
      if (how === 'has been moved') await unit.presses(list.rows.flat()[0]!);
      const { questionCode } = await paperOf(stage(), name);
      await unit.says('/viec');
      await unit.says('câu 3');
      expect(unit.card().text).toMatch(/^Câu 3\/30/);
      expect((await paperOf(stage(), name)).questionCode).toBe(questionCode);
    },
  );

  it('goes from the card of the question, by [Tệp], and a colleague whose card is open is told', async () => {
    await unit.says('câu 6');
    await unit.sendsFile(pdf('hai nguoi.pdf'));
    await deputy.says('/traloi');
    await deputy.says('câu 6');
    expect(deputy.card().text).toContain('Tệp: 01');
    await unit.says('câu 6');
    await unit.presses('Tệp (1)');
    await unit.presses('Chuyển sang câu khác');
    await unit.presses('Chuyển 1');
    await unit.presses(
      unit
        .heard()
        .findLast((each) => each.text.startsWith('Tệp hai nguoi'))!
        .rows.flat()[1]!,
    );
    await stage().drain();
    const { placeLabel } = await paperOf(stage(), 'hai nguoi.pdf');
    expect(placeLabel).not.toBe('Câu 6');
    deputy.sees(`Nguyễn Thị Ví Dụ đã chuyển tệp hai nguoi.pdf từ Câu 6 sang ${placeLabel}`, 2);
    const card = deputy.heard().findLast((each) => each.text.startsWith('Câu 6/30'))!;
    expect(card.text).not.toContain('Tệp:');
    // Moved by the colleague: its sender's receipt says so where it stands.
    const { id } = await paperOf(stage(), 'hai nguoi.pdf');
    await deputy.taps(deputy.last().id, `documents.move:${id}`);
    await deputy.presses(
      deputy
        .heard()
        .findLast((each) => each.text.startsWith('Tệp hai nguoi'))!
        .rows.flat()[0]!,
    );
    expect(receiptOf('hai nguoi.pdf')).toMatch(/^Câu 6 – đã nhận/);
    expect(await auditOf(stage(), 'hai nguoi.pdf')).toEqual(['received', 'settled', 'moved', 'moved']);
  });

  it('is not moved by others, nor to where the same file lies already', async () => {
    const { id } = await paperOf(stage(), 'nham cau.pdf');
    const before = outsider.heard().length;
    await outsider.says('/viec');
    await outsider.taps(outsider.last().id, `documents.move:${id}`);
    expect(outsider.heard()).toHaveLength(before + 1);
    await unit.says('câu 2');
    await unit.sendsFile({ ...pdf('nham cau.pdf'), name: 'ban hai.pdf' });
    await unit.says('câu 5');
    await unit.presses('Chuyển sang câu khác');
    await unit.presses(
      unit
        .heard()
        .findLast((each) => each.text.startsWith('Tệp ban hai'))!
        .rows.flat()[0]!,
    );
    expect(unit.toast()).toBe('Câu 5 đã có tệp này.');
    expect((await paperOf(stage(), 'ban hai.pdf')).placeLabel).toBe('Câu 2');
  });

  it('stays where it is once the checklist is handed in', async () => {
    const { id } = await paperOf(stage(), 'nham cau.pdf');
    await stage().db.checklist.update({ where: { id: checklistId }, data: { state: 'SUBMITTED' } });
    await unit.taps(unit.last().id, `documents.move:${id}`);
    expect(unit.toast()).toBe('Nội dung này đã nộp; tệp được giữ nguyên.');
    await stage().db.checklist.update({ where: { id: checklistId }, data: { state: 'OPEN' } });
  });
});

/** The acts of a message's buttons, as the channel keeps them. */
const simulatorActs = (phone: Phone, messageId: number): string[] =>
  (stage().simulator.chat(phone.id).messages as { id?: number; message_id?: number; reply_markup?: unknown }[])
    .filter((message) => (message.message_id ?? message.id) === messageId)
    .flatMap((message) => JSON.stringify(message).match(/documents\.[a-z]+:[^"~]+/g) ?? []);

describe('a question whose answer is a paper', { timeout: 120_000 }, () => {
  const answerOf = async (questionCode: string) =>
    (await stage().db.answer.findFirst({ where: { checklistId, questionCode } }))?.value ?? null;

  it.each(['from outside any question', 'from another question'])('is answered by one that comes %s', async (from) => {
    const whole = (await inTransaction(stage().db, (tx) => readChecklist(tx, checklistId)))!;
    const { number, question } = whole.questions.find(
      (each) => each.number !== null && each.question.type === 'FILE' && each.value === null,
    )!;
    const name = `bang ${from.length}.pdf`;
    if (from === 'from another question') {
      await unit.says('câu 2');
      await unit.sendsFile(pdf(name));
      await unit.presses('Chuyển sang câu khác');
    } else {
      await unit.says('/viec');
      await unit.sendsFile(pdf(name));
      await unit.presses('Chọn câu khác');
      await unit.taps(unit.card().id, `documents.other:${(await paperOf(stage(), name)).id}:0`);
    }
    // The list may stand above the card of the question one is at.
    const list = () => unit.heard().findLast((each) => each.text.startsWith(`Tệp ${name}`))!;
    const wanted = () =>
      list()
        .rows.flat()
        .find((label) => label.endsWith(`Câu ${number}`));
    for (let n = 0; n < 8 && !wanted(); n++) await unit.presses('Sau ›');
    await unit.presses(wanted()!);
    expect(await answerOf(question.code)).toEqual({ type: 'FILE', value: 'GIVEN' });
    await unit.says(`câu ${number}`);
    expect(unit.card().text).toContain('Tệp: 01');
    await stage().db.answer.deleteMany({ where: { checklistId, questionCode: question.code } });
    await stage().db.evidence.deleteMany({ where: { name } });
  });
});
