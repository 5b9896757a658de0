// After submission: taken back while nobody reviews, questions sent back one by one, handed in again; who may not.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimReview, listSubmissionsToReview, readChecklist, reopenQuestions } from '../../src/checklists/store.js';
import { openDeadline } from '../../src/deadlines/store.js';
import { at } from '../../src/kit/calendar.js';
import { inTransaction } from '../../src/kit/database.js';
import { newId } from '../../src/kit/ids.js';
import { announce } from './announced.js';
import { openPlainDesk, type PlainDesk, type Typist } from './plain-desk.js';
import { cityAsking, TEN } from './small-plan.js';

const EVERYTHING = ['co', 'xong', '2', '1/2', '50', 'hom qua', 'day du', '1', '1', 'co'];

describe('a checklist that was handed in', { timeout: 120_000 }, () => {
  let desk: PlainDesk;
  let lan: Typist;
  let checklistId: string;
  const answerAll = async () => {
    for (const [n, typed] of EVERYTHING.entries()) {
      await lan.types(`cau ${n + 1}`);
      await lan.types(typed);
    }
  };
  const submit = async (on: string) => {
    if (!lan.labels().includes('Nộp')) await lan.presses('Xem lại');
    await lan.presses('Nộp');
    await lan.presses(on);
    await lan.presses('Nộp');
  };
  const deadlines = async () =>
    (
      await desk.db.deadline.findMany({
        where: { subjectId: checklistId, unitId: { not: null } },
        orderBy: { kind: 'asc' },
      })
    ).map(({ kind, closedAt }) => `${kind} ${closedAt ? 'closed' : 'open'}`);
  const receipts = () => lan.heard().filter((text) => text.startsWith('Hệ thống đã ghi nhận'));
  const sendBack = async (codes: string[], reason: string) =>
    inTransaction(desk.db, async (tx) => {
      const now = desk.clock.now();
      const reviewer = {
        round: 1,
        verdict: 'RETURNED' as const,
        reason,
        reviewerId: 'lead',
        reviewedAt: now,
        sentAt: now,
      };
      const rows = codes.map((questionCode) => ({ id: newId(), checklistId, questionCode, ...reviewer }));
      await tx.answerReview.createMany({ data: rows });
      const due = at('2023-09-20 17:00');
      await reopenQuestions(tx, checklistId, codes, due, now);
      const inspection = await tx.inspection.findUniqueOrThrow({ where: { code: 'I-14' } });
      const place = { unitId: inspection.unitId, teamId: inspection.teamId };
      await openDeadline(tx, { kind: 'SUPPLEMENT', subjectId: checklistId, ...place, dueAt: due }, now);
    });

  beforeAll(async () => {
    desk = await openPlainDesk({ at: '2023-09-13 09:00', numbered: false, plan: cityAsking(TEN) });
    checklistId = await announce(desk, 'I-14', '2023-09-14 17:00');
    lan = await desk.seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
    await lan.types('/traloi');
    await answerAll();
  });
  afterAll(() => desk.close());

  it('can be taken back by a colleague until the review begins', async () => {
    await submit('13/09/2023');
    expect(receipts()).toHaveLength(1);
    expect(receipts()[0]).not.toContain('nộp sau thời hạn');
    expect(await deadlines()).toEqual(['REPORT closed']);
    const head = await desk.seat({ name: 'Lê Thị Mẫu Đơn', role: 'HEAD', unit: 'H-02' });
    await head.types('/traloi');
    const inspection = await desk.db.inspection.findUniqueOrThrow({ where: { code: 'I-14' } });
    await desk.together(head.press(`checklists.start:${inspection.id}`));
    expect(head.last()).toContain('Phiếu đã được Nguyễn Thị Ví Dụ, đầu mối nộp lúc 09h00 ngày 13/09/2023.');
    await head.presses('Rút lại để sửa');
    expect(await deadlines()).toEqual(['REPORT open']);
    expect(lan.last()).toContain('Đã rút lại để sửa: Lê Thị Mẫu Đơn, 09h00 ngày 13/09/2023.');
    await lan.types('/traloi');
    await lan.types('cau 3');
    await lan.types('5');
    await lan.types('/traloi');
    await submit('13/09/2023');
    const [waiting] = await listSubmissionsToReview(desk.db, [inspection.teamId]);
    expect(waiting).toMatchObject({ checklistId, state: 'SUBMITTED', submission: { round: 2, questions: 10 } });
    expect(waiting!.submission.snapshot).toMatchObject({
      answers: expect.arrayContaining([
        expect.objectContaining({ code: 'Q3', value: { type: 'COUNT', value: 5 } }),
      ]) as unknown,
    });
  });

  it('cannot be taken back once the review has begun', async () => {
    const submission = await desk.db.submission.findFirstOrThrow({ where: { checklistId, withdrawnAt: null } });
    expect(await claimReview(desk.db, checklistId)).toBe(true);
    expect(await claimReview(desk.db, checklistId)).toBe(false);
    await desk.together(lan.press(`checklists.withdraw:${submission.id}`));
    expect(lan.last()).toContain('Chưa thể rút lại vì Tổ B đã bắt đầu rà soát');
    await desk.app.ticks.runAll('minute');
    await desk.app.idle();
    expect(lan.last()).toContain(`Mã tiếp nhận: ${submission.receipt}.`);
    expect(lan.last()).not.toContain('Rút lại để sửa');
    const said = lan.heard().length;
    await desk.app.ticks.runAll('minute');
    await desk.app.idle();
    expect(lan.heard()).toHaveLength(said);
    await lan.types('/traloi');
    expect(lan.last()).toContain('Hiện không có phiếu nào cần Ông/Bà trả lời.');
  });

  it('opens only what was sent back, with the reason, and closes again when handed in', async () => {
    desk.clock.move(at('2023-09-15 09:00'));
    await sendBack(['Q4', 'Q7'], 'Số liệu chưa khớp');
    await lan.types('/viec');
    expect(lan.last()).toContain(
      '1. Bổ sung 02 câu của phiếu kiểm tra – chậm nhất 17h00 ngày 20/09/2023 (còn 03 ngày làm việc)',
    );
    await lan.presses('Trả lời tiếp');
    expect(lan.last()).toContain('đề nghị bổ sung 02 câu, còn 02 câu chưa bổ sung; còn 03 ngày làm việc');
    await lan.presses('Tiếp tục câu 4');
    expect(lan.last()).toContain('Câu 4/10');
    expect(lan.last()).toContain('Đoàn kiểm tra đề nghị bổ sung: “Số liệu chưa khớp”');
    await lan.types('cau 3');
    expect(lan.labels()).not.toContain('Sửa câu trả lời');
    await lan.types('9');
    expect(lan.last()).toContain('Chưa thể sửa câu 3 vì phiếu đã nộp; chỉ những câu được đề nghị bổ sung mới mở lại.');
    await lan.types('/traloi');
    await lan.presses('Xem lại');
    expect(lan.labels()).toContain('Xem phần thiếu (2)');
    desk.clock.move(at('2023-09-15 09:05'));
    await lan.types('cau 4');
    await lan.types('2/3');
    expect(lan.last()).toMatch(/^Câu 7\/10/);
    await lan.presses('Sửa câu trả lời');
    await lan.presses('Chưa đầy đủ');
    expect(lan.labels()).toContain('Nộp');
    await lan.types('/viec');
    expect(lan.last()).toContain('1. Nộp bổ sung phiếu kiểm tra: đã bổ sung đủ, chưa nộp – chậm nhất 17h00 ngày 20/09');
    await lan.presses('Trả lời tiếp');
    await lan.presses('Xem lại');
    await lan.presses('Nộp');
    await lan.presses('15/09/2023');
    expect(lan.last()).toContain('Nộp bổ sung 02 câu cho Tổ B?');
    await lan.presses('Nộp');
    expect(receipts().at(-1)).toContain('Bổ sung 02 câu, số liệu tính đến 15/09/2023');
    expect(await deadlines()).toEqual(['REPORT closed', 'SUPPLEMENT closed']);
    const whole = await readChecklist(desk.db, checklistId);
    expect(whole!.state).toBe('SUBMITTED');
    expect(whole!.submissions).toHaveLength(3);
    expect(whole!.questions.find((entry) => entry.question.code === 'Q4')).toMatchObject({
      number: 4,
      value: { numerator: 2 },
      reopenedAt: null,
    });
    await lan.types('cau 4');
    await lan.types('/traloi');
  });

  it('sent back with nothing touched cannot be handed in', async () => {
    expect(await claimReview(desk.db, checklistId)).toBe(true);
    desk.clock.move(at('2023-09-18 09:00'));
    await desk.db.answerReview.deleteMany({ where: { checklistId } });
    await sendBack(['Q5'], 'Chưa rõ nội dung');
    await lan.types('/traloi');
    await lan.presses('Xem lại');
    await lan.presses('Xem phần thiếu (1)');
    expect(lan.last()).toContain('Câu 5 – đề nghị bổ sung, chưa cập nhật');
    await desk.together(lan.press(`checklists.send:${checklistId}:2023-09-18`));
    expect(await desk.db.submission.count({ where: { checklistId } })).toBe(3);
  });

  it('sent back for a paper asks for it after another value, keeps its card, and is the first place of a paper', async () => {
    desk.clock.move(at('2023-09-18 10:00'));
    await desk.db.answerReview.deleteMany({ where: { checklistId } });
    await sendBack(['Q4'], 'Thiếu tài liệu');
    await desk.db.answerReview.updateMany({ where: { checklistId }, data: { reasonCode: 'evidence', reason: null } });
    await desk.db.answer.updateMany({
      where: { checklistId, questionCode: 'Q4' },
      data: { explanation: 'Theo dõi thủ công' },
    });
    await lan.types('/traloi');
    await lan.types('cau 4');
    const [card, labels] = [lan.last(), lan.labels()];
    expect(card).toContain('Đoàn kiểm tra đề nghị bổ sung: “Thiếu minh chứng”');
    for (const words of ['da vang, em bo sung day', 'de em hoi lai']) {
      await lan.types(words);
      expect(lan.last(), words).toContain('Đoàn kiểm tra đề nghị bổ sung: “Thiếu minh chứng”');
      expect(lan.labels(), words).toEqual(labels);
    }
    await lan.types('1/3');
    expect(lan.last()).toContain('Đề nghị gửi');
    await lan.types('/viec');
    await lan.sends('moi.pdf');
    expect(lan.heard().slice(-2).join('\n')).toContain('Tệp này dùng cho nội dung nào?');
    const offered = await desk.db.evidence.findFirstOrThrow({ where: { name: 'moi.pdf' } });
    await desk.together(lan.press(`documents.put:${offered.id}:q4.${checklistId.slice(-6)}`));
    await lan.types('cau 4');
    await lan.types('2/3');
    expect(lan.last()).not.toContain('Đề nghị gửi');
  });
});

describe('rights', { timeout: 120_000 }, () => {
  let desk: PlainDesk;
  beforeAll(async () => {
    desk = await openPlainDesk({ at: '2023-09-13 09:00', numbered: false, plan: cityAsking(TEN) });
  });
  afterAll(() => desk.close());
  const REFUSED = 'Nội dung này hiện không có trong phạm vi của Ông/Bà.';

  it('belong to the people of the unit, now, and to inspections it may know of', async () => {
    const checklistId = await announce(desk, 'I-14', '2023-09-14 17:00');
    const lan = await desk.seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
    const other = await desk.seat({ name: 'Đinh Thị Khác', role: 'FOCAL', unit: 'H-01' });
    const lead = await desk.seat({ name: 'Phạm Giả Định', role: 'LEAD', team: 'B' });
    await lan.types('/traloi');
    await lan.types('cau 1');
    const own = lan.actOf('Có').split('~')[0]!;
    for (const person of [other, lead]) {
      for (const act of [
        own,
        `checklists.all:${checklistId}:0`,
        `checklists.review:${checklistId}`,
        `checklists.send:${checklistId}:2023-09-13`,
        `checklists.go:${checklistId}:1`,
      ]) {
        await desk.together(person.press(act));
      }
      expect(person.heard()).toEqual([]);
    }
    const elsewhere = await desk.db.unit.findUniqueOrThrow({ where: { code: 'H-01' } });
    const role = await desk.db.roleHeld.findFirstOrThrow({ where: { personId: lan.personId } });
    await desk.db.roleHeld.update({ where: { id: role.id }, data: { unitId: elsewhere.id } });
    const before = lan.heard().length;
    await desk.together(lan.press(own));
    await lan.types('co');
    expect(lan.heard().slice(before)).toEqual([REFUSED]);
    expect(await desk.db.answer.count()).toBe(0);
  });

  it('hide a surprise completely until the delegation has arrived', async () => {
    const hoSen = await desk.seat({ name: 'Bùi Văn Thử', role: 'FOCAL', unit: 'P-03' });
    const inspection = await desk.db.inspection.findUniqueOrThrow({ where: { code: 'I-15' } });
    await hoSen.types('/viec');
    await hoSen.types('/lich');
    const quiet = [...hoSen.heard()];
    await hoSen.types('/traloi');
    expect(hoSen.last()).toContain('Hiện không có phiếu nào cần Ông/Bà trả lời.');
    await desk.together(
      hoSen.press(`checklists.start:${inspection.id}`),
      hoSen.press(`checklists.onsite:${inspection.id}`),
    );
    expect(quiet).toEqual(
      ['Hiện không có việc nào cần Ông/Bà thực hiện.', 'Hiện chưa có lịch kiểm tra nào được thông báo.'].map(
        (text) => expect.stringContaining(text) as unknown,
      ),
    );
    expect(await desk.db.checklist.count({ where: { inspectionId: inspection.id } })).toBe(0);
  });
});
