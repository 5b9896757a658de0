// What a checklist says seldom: lists of a part of it and empty ones, what is missing and that nothing is, edits that change
// nothing or only the words about an answer, two people explaining one answer, a conflict settled before.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { timeLeft } from '../../src/checklists/page-screens.js';
import { at, makeCalendar } from '../../src/kit/calendar.js';
import { words } from './cast.js';
import { beginAnew, openPairDesk, type PairDesk } from './pair-desk.js';
import type { PlainDesk, Typist } from './plain-desk.js';
import { row } from './small-plan.js';

describe('said at a checklist', { timeout: 120_000 }, () => {
  let pair: PairDesk;
  let desk: PlainDesk;
  let lan: Typist;
  let binh: Typist;
  let checklistId: string;
  const tap = (who: Typist, verb: string, ...more: (string | number)[]) =>
    desk.together(who.press([`checklists.${verb}`, checklistId, ...more].join(':')));
  beforeAll(async () => {
    pair = await openPairDesk([
      row('Q1', 'YESNO', { evidence: 'REQUIRED', maxPoints: 1 }),
      ...[2, 3, 4, 5, 6, 7, 8].map((n) => row(`Q${n}`, 'COUNT', { section: 'C2' })),
    ]);
    ({ desk, lan, binh, checklistId } = pair);
  });
  afterAll(() => desk.close());
  beforeEach(() => beginAnew(pair));

  it('a list of one section, of what was set aside, and of nothing', async () => {
    await lan.types('cau 2');
    await lan.types('3');
    await tap(lan, 'all', 0, 'C2');
    expect(lan.last()).toMatch(/^Khối C2 · UBND huyện Tre Xanh – đã trả lời 1\/7/);
    await tap(lan, 'all', 0, 'aside');
    expect(lan.last()).toContain('Hiện không có câu nào.');
    await lan.types('cau 3');
    await lan.types('de sau');
    await tap(lan, 'all', 0, 'aside');
    expect(lan.last()).toMatch(/^Câu để sau · UBND huyện Tre Xanh – 01 câu/);
  });

  it('what is missing, more of it than a card lists, and nothing once all is answered', async () => {
    await tap(lan, 'missing');
    expect(lan.last()).toContain('Câu 1 – chưa trả lời (bắt buộc)');
    expect(lan.last()).toContain('và 02 câu khác');
    for (let n = 2; n <= 8; n++) {
      await lan.types(`cau ${n}`);
      await lan.types('3');
    }
    await lan.types('cau 1');
    await lan.types('co');
    await lan.sends('mot.pdf');
    await tap(lan, 'missing');
    expect(lan.last()).toContain('Không còn mục nào thiếu.');
  });

  it('an edit to the same value, and one of the words about an answer', async () => {
    await lan.types('cau 2');
    await lan.types('3');
    await lan.retypes('ba');
    expect(lan.last()).toContain('Câu 2: câu trả lời không thay đổi.');
    await lan.types('cau 1');
    await lan.types('khong');
    await lan.types('Chưa được giao kinh phí');
    await lan.retypes('Chưa được giao kinh phí năm 2023');
    expect(lan.last()).toContain('Câu 1: đã sửa diễn giải lúc');
    const { explanation } = await desk.db.answer.findFirstOrThrow({ where: { checklistId, questionCode: 'Q1' } });
    expect(explanation).toBe('Chưa được giao kinh phí năm 2023');
  });

  it('an edit where nothing is open says that it changes nothing, and how an answer is changed', async () => {
    await lan.types('cau 2');
    await lan.types('3');
    await lan.types('/viec');
    await lan.retypes('4');
    expect(lan.last()).toMatch(/Tin nhắn vừa sửa không làm thay đổi nội dung đã ghi|không thay đổi/);
  });

  it('words of two people about one answer are both kept, and that is said', async () => {
    await lan.types('cau 1');
    await lan.types('khong');
    await binh.types('cau 1');
    await tap(binh, 'change', 1);
    await binh.types('khong');
    await lan.types('Chưa được giao kinh phí');
    await binh.types('Đang chờ hướng dẫn');
    expect(binh.heard().join('\n')).toContain('Đã ghi thêm diễn giải câu 1; phần của đồng nghiệp được giữ nguyên.');
    const { explanation } = await desk.db.answer.findFirstOrThrow({ where: { checklistId, questionCode: 'Q1' } });
    expect(explanation).toBe('Chưa được giao kinh phí\nĐang chờ hướng dẫn');
  });

  it('who chooses between two answers after a colleague has chosen reads that it is settled', async () => {
    for (const person of [lan, binh]) await person.types('cau 2');
    await lan.types('3');
    await binh.types('4');
    const { id } = await desk.db.answerConflict.findFirstOrThrow({ where: { checklistId } });
    await desk.together(binh.press(`checklists.keep:${id}:2`));
    await desk.together(lan.press(`checklists.keep:${id}:1`));
    expect(lan.last()).toContain('Câu này đã được chọn xong.');
    const { value } = await desk.db.answer.findFirstOrThrow({ where: { checklistId, questionCode: 'Q2' } });
    expect(value).toMatchObject({ value: 4 });
  });
});

it('the time left on the last day, and in a year nobody has entered a table for', () => {
  const calendar = makeCalendar([], undefined, new Set([2023]));
  const due = at('2023-09-14 17:00');
  expect(timeLeft(words.vi, calendar, due, at('2023-09-14 09:00'))).toMatch(
    /^hạn trong ngày hôm nay \(chậm nhất 17h00/,
  );
  expect(timeLeft(words.vi, null, due, at('2023-09-13 09:00'))).toMatch(/^chậm nhất 17h00 ngày 14\/09\/2023/);
});
