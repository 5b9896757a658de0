// Two people of one unit at one checklist: nothing lost, who comes second sees both answers, one tap chooses.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/kit/database.js';
import { beginAnew, openPairDesk, type PairDesk } from './pair-desk.js';
import type { PlainDesk, Typist } from './plain-desk.js';
import { row, TEN } from './small-plan.js';

describe('two people at one checklist', { timeout: 120_000 }, () => {
  let pair: PairDesk;
  let desk: PlainDesk;
  let lan: Typist;
  let binh: Typist;
  let checklistId: string;
  beforeAll(async () => {
    pair = await openPairDesk([...TEN, row('Q11', 'TEXT', { required: false })]);
    ({ desk, lan, binh, checklistId } = pair);
  });
  afterAll(() => desk.close());
  beforeEach(() => beginAnew(pair));
  const answer = (code: string) => desk.db.answer.findFirst({ where: { checklistId, questionCode: code } });
  const history = async (code: string) =>
    (await desk.db.answerHistory.findMany({ where: { checklistId, questionCode: code }, orderBy: { id: 'asc' } })).map(
      ({ value, rival, answeredById }) => ({ value, rival, by: answeredById === lan.personId ? 'Lan' : 'Bình' }),
    );
  const bothAt = async (n: number) => {
    await lan.types(`cau ${n}`);
    await binh.types(`cau ${n}`);
  };

  it('keeps both answers, says whose is in use, and lets one tap choose', async () => {
    await bothAt(4);
    await lan.types('1392/1420');
    await binh.types('1399/1420');
    expect(binh.last()).toBe(
      [
        'Câu 4/11 · CDDH · UBND huyện Tre Xanh',
        'Câu này vừa có hai câu trả lời khác nhau. Cả hai đều được giữ; đề nghị chọn một.',
        '1. 1.392/1.420 = 98,0% – Nguyễn Thị Ví Dụ, đầu mối, 10h14 (đang dùng)',
        '2. 1.399/1.420 = 98,5% – Ông/Bà, đầu mối dự phòng, 10h14',
        '1 98,0% · 2 98,5%',
        '*1 Để sau',
      ].join('\n'),
    );
    expect((await answer('Q4'))?.value).toMatchObject({ numerator: 1392 });
    await binh.presses('98,5%');
    expect((await answer('Q4'))?.value).toMatchObject({ numerator: 1399 });
    expect(binh.last()).toMatch(
      /^Câu 5\/11.*\nCâu 4: dùng 1\.399\/1\.420 = 98,5%, Trần Văn Giả Sử chọn lúc 10h14\. Giá trị 1\.392\/1\.420 = 98,0% vẫn được lưu\./,
    );
    expect(lan.last()).toMatch(/^Câu 4: dùng 1\.399\/1\.420 = 98,5%, Trần Văn Giả Sử chọn/);
    expect(await history('Q4')).toMatchObject([
      { value: { numerator: 1392 }, rival: false, by: 'Lan' },
      { value: { numerator: 1399 }, rival: true, by: 'Bình' },
      { value: { numerator: 1399 }, rival: false, by: 'Bình' },
    ]);
  });

  it('makes no quarrel of the same answer', async () => {
    await bothAt(1);
    await lan.presses('Có');
    await binh.types('co');
    expect(binh.last()).toMatch(/^Câu 2\/11.*\nĐã ghi câu 1: Có \(đọc từ “co”\)/);
    expect(await desk.db.answerConflict.count({ where: { checklistId } })).toBe(0);
    expect((await answer('Q1'))?.version).toBe(1);
  });

  it('loses nothing when both press in the same instant', async () => {
    for (let n = 0; n < 5; n++) {
      const [own, other] = [lan, binh];
      await bothAt(1);
      const card = await answer('Q1');
      const label = card ? 'Sửa câu trả lời' : null;
      if (label) {
        await own.presses(label);
        await other.presses(label);
      }
      await desk.together(own.press(own.actOf('Có')), other.press(other.actOf('Không')));
      const given = (await history('Q1')).slice(-2).map((entry) => (entry.value as { value: string }).value);
      expect(given.sort()).toEqual(['NO', 'YES']);
      const loser = [own, other].find((person) => person.labels().some((each) => each.startsWith('1 · ')))!;
      await loser.presses(loser.labels()[0]!);
    }
    expect(await desk.db.answerConflict.count({ where: { checklistId, resolvedAt: null } })).toBe(0);
  });

  it('takes a turn anew whose answer was sent ahead and did not come first', async () => {
    // Nobody has answered anything: the start is noted through the typed client, which meets the failed transaction first.
    await desk.db.checklist.update({ where: { id: checklistId }, data: { startedAt: null } });
    await bothAt(1);
    const acts = [lan.press(lan.actOf('Có')), binh.press(binh.actOf('Không'))];
    const waiting = () =>
      desk.db.$queryRaw<
        unknown[]
      >`SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    let pressed: Promise<void> = Promise.resolve();
    await inTransaction(desk.db, async (tx) => {
      await tx.$queryRaw`SELECT FROM checklist WHERE id = ${checklistId} FOR UPDATE`;
      pressed = desk.together(...acts);
      // Both have read that nothing is answered, have sent their answer, and are held at the checklist.
      while ((await waiting()).length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    });
    await pressed;
    expect((await history('Q1')).map(({ rival }) => rival)).toEqual([false, true]);
    const places = [lan, binh].map((person) => person.last().split('/')[0]!);
    expect(places.sort()).toEqual(['Câu 1', 'Câu 2']);
    expect(await desk.db.inboxUpdate.count({ where: { tries: { gt: 0 } } })).toBe(0);
  });

  it('puts a text written by two together', async () => {
    await bothAt(11);
    await lan.types('Thieu bien che cong nghe thong tin');
    await binh.types('De nghi ho tro phan mem');
    expect((await answer('Q11'))?.value).toEqual({
      type: 'TEXT',
      parts: ['Thieu bien che cong nghe thong tin', 'De nghi ho tro phan mem'],
    });
    expect(binh.last()).toContain('Đã ghi 02 đoạn');
    expect(await history('Q11')).toHaveLength(2);
  });

  it('does not let a late choice among two readings pass over a colleague', async () => {
    await bothAt(2);
    await binh.types('chua xong');
    await lan.types('xong');
    await binh.presses('Chưa thực hiện');
    expect(binh.last()).toContain('1. Hoàn thành – Nguyễn Thị Ví Dụ, đầu mối, 10h14 (đang dùng)');
    expect((await answer('Q2'))?.value).toEqual({ type: 'STATUS', value: 'DONE' });
    await binh.presses('Hoàn thành');
  });

  it('says whom to ask when nothing could be read three times in a row', async () => {
    await lan.types('cau 4');
    for (const typed of ['???', 'nhieu', 'kha nhieu']) await lan.types(typed);
    expect(lan.labels()).toContain('Liên hệ thường trực');
    await lan.types('1/2');
    expect(lan.labels()).not.toContain('Liên hệ thường trực');
  });

  it('does not disturb who answers another question', async () => {
    await lan.types('cau 2');
    await binh.types('cau 3');
    await desk.together(lan.press(lan.actOf('Hoàn thành')));
    await binh.types('14');
    expect(await desk.db.answer.count({ where: { checklistId, value: { not: 'null' } } })).toBe(2);
    expect(lan.last()).toMatch(/^Câu 3\/11|^Câu 4\/11/);
  });

  it('leaves the choice open when it is put off, and asks for it before submission', async () => {
    await bothAt(1);
    await lan.presses('Có');
    await binh.presses('Không');
    await binh.presses('Để sau');
    await lan.types('cau 1');
    expect(lan.last()).toContain('2. Không – Trần Văn Giả Sử, đầu mối dự phòng, 10h14');
    for (const [n, typed] of [
      [2, 'hoan thanh'],
      [3, '2'],
      [4, '1/2'],
      [5, '50'],
      [6, 'hom qua'],
      [7, 'day du'],
      [8, '1'],
      [9, '1'],
      [10, 'co'],
    ] as const) {
      await lan.types(`cau ${n}`);
      await lan.types(typed);
    }
    await lan.types('xem lai');
    expect(lan.labels()).toContain('Xem phần thiếu (1)');
    await lan.presses('Xem phần thiếu (1)');
    expect(lan.last()).toContain('Câu 1 – có hai câu trả lời, chưa chọn');
    await lan.presses('Câu 1');
    await lan.presses('Có');
    await lan.types('xem lai');
    expect(lan.labels()).toContain('Nộp');
  });

  it('tells who comes back what a colleague answered meanwhile', async () => {
    await lan.types('cau 1');
    await lan.presses('Có');
    desk.clock.move(new Date('2023-09-11T02:00:00Z'));
    for (const [n, typed] of [
      [2, 'xong'],
      [3, '2'],
      [4, '1/2'],
      [7, 'day du'],
    ] as const) {
      await binh.types(`cau ${n}`);
      await binh.types(typed);
    }
    await lan.types('/traloi');
    expect(lan.last()).toContain('đã trả lời 5/11; còn 03 ngày làm việc (chậm nhất 17h00 ngày 14/09/2023)');
    expect(lan.last()).toContain('Từ lần trước (08/09, 10h14): đầu mối dự phòng đã trả lời câu 2–4, 7.');
    expect(lan.last()).toContain('1 Tiếp tục câu 5');
  });

  it('never leaves an answer between the submission and its closing', async () => {
    for (let round = 0; round < 3; round++) {
      await desk.db.submission.deleteMany({ where: { checklistId } });
      await desk.db.checklist.update({ where: { id: checklistId }, data: { state: 'OPEN' } });
      const typed = ['co', 'xong', '2', '1/2', '50', 'hom qua', 'day du', '1', '1', 'co'];
      for (const [n, words] of typed.entries()) {
        await lan.types(`cau ${n + 1}`);
        await lan.types(words);
      }
      await lan.types('xem lai');
      await lan.presses('Nộp');
      await lan.presses(lan.labels()[0]!);
      await binh.types('/traloi');
      await binh.types('cau 1');
      await binh.presses('Sửa câu trả lời');
      const [handIn, answers] = [lan.press(lan.actOf('Nộp')), binh.press(binh.actOf('Không'))];
      await desk.together(...(round % 2 === 0 ? [handIn, answers] : [answers, handIn]));
      const { snapshot } = await desk.db.submission.findFirstOrThrow({ where: { checklistId } });
      const sent = (snapshot as unknown as { answers: { code: string; value: unknown }[] }).answers;
      expect(sent.find((each) => each.code === 'Q1')?.value).toEqual((await answer('Q1'))?.value);
    }
  });

  it('is handed in once, whoever presses', async () => {
    for (const [n, typed] of [
      [1, 'co'],
      [2, 'xong'],
      [3, '2'],
      [4, '1/2'],
      [5, '50'],
      [6, 'hom qua'],
      [7, 'day du'],
      [8, '1'],
      [9, '1'],
      [10, 'co'],
    ] as const) {
      await lan.types(`cau ${n}`);
      await lan.types(typed);
    }
    await binh.types('/traloi');
    for (const person of [lan, binh]) {
      await person.types('xem lai');
      await person.presses('Nộp');
      await person.presses('11/09/2023');
    }
    await desk.together(lan.press(lan.actOf('Nộp')), binh.press(binh.actOf('Nộp')));
    const sent = await desk.db.submission.findMany({ where: { checklistId } });
    expect(sent).toHaveLength(1);
    const [first, second] = sent[0]!.submittedById === lan.personId ? [lan, binh] : [binh, lan];
    const name = first === lan ? 'Nguyễn Thị Ví Dụ, đầu mối' : 'Trần Văn Giả Sử, đầu mối dự phòng';
    expect(second.last()).toContain(
      `Phiếu đã được ${name} nộp lúc 09h00 ngày 11/09/2023. Mã tiếp nhận: ${sent[0]!.receipt}.`,
    );
    await second.types('cau 1');
    expect(second.labels()).not.toContain('Sửa câu trả lời');
    await second.types('khong');
    expect(second.last()).toContain('Chưa thể sửa câu 1 vì phiếu đã nộp');
    expect((await answer('Q1'))?.value).toEqual({ type: 'YESNO', value: 'YES' });
  });
});
