// A submission on the phones of a unit and of two leads: rings collected, is judged answer by answer, goes back once with its
// reasons, comes again with before and after, and is accepted.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/kit/database.js';
import { announce } from '../checklists/announced.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { seat } from './desk.js';
import { answerAll, handIn, keepPaper } from './handed-in.js';

const stage = useStage({ at: '2023-09-13 16:42', city: true });

const said: string[] = [];
const note = (phone: Phone, n = 1) => said.push(phone.screen(n));
afterAll(() => {
  if (process.env.READ) process.stdout.write(said.join('\n\n--------\n'));
});

let unit: Phone;
let lead: Phone;
let second: Phone;
let member: Phone;
let checklistId: string;

beforeAll(async () => {
  unit = await seat(stage(), 'unit');
  lead = await seat(stage(), 'lead');
  second = await stage().seat({ name: 'Hoàng Thị Ví Dụ', role: 'LEAD', team: 'B' });
  member = await stage().seat({ name: 'Vũ Văn Thành Viên', role: 'MEMBER', team: 'B' });
  checklistId = await announce(stage(), 'I-14', '2023-09-14 17:00');
  await answerAll(stage(), checklistId, unit.personId!, { Q07: { type: 'STATUS', value: 'NOT_STARTED' } }, ['Q16']);
  await handIn(stage(), checklistId, unit.personId!);
}, 120_000);

const reviews = () => stage().db.answerReview.findMany({ where: { checklistId }, orderBy: { reviewedAt: 'asc' } });
const checklist = () => stage().db.checklist.findUniqueOrThrow({ where: { id: checklistId } });
const rung = (phone: Phone) =>
  phone.heard().filter((each) => each.ring && /^\*\*(Rà soát|Việc mới)/.test(each.text)).length;

describe('a submission', { timeout: 240_000 }, () => {
  it('stands in /viec and /rasoat at once, and rings once at the next slot', async () => {
    await lead.says('/viec');
    lead.sees('1. Rà soát phiếu: UBND huyện Tre Xanh, 30 câu, nộp 13/09 – kiểm tra ngày 21/09');
    await lead.says('/rasoat');
    lead.sees('1. UBND huyện Tre Xanh: 30 câu, nộp 13/09 – kiểm tra ngày 21/09/2023');
    await stage().at('2023-09-13 16:59');
    await stage().at('2023-09-14 08:15');
    expect(rung(lead)).toBe(0);
    await stage().at('2023-09-14 10:31');
    const card = lead.sees(
      /^\*\*Rà soát · UBND huyện Tre Xanh\*\* – nộp 16h42 ngày 13\/09\/2023 \(đúng hạn\), số liệu đến 13\/09\/2023/,
    );
    expect(card.text).toMatch(
      /\n30 câu · 29 tệp · 02 câu cần xem trước: câu \d+ \((?:chưa thực hiện|thiếu minh chứng)\), câu \d+ \(/,
    );
    expect(card.rows.slice(0, 4)).toEqual([
      ['Bắt đầu rà soát'],
      ['Câu cần xem trước'],
      ['Khối C1', 'Khối C2'],
      ['Khối C3', 'Khối C4'],
    ]);
    await stage().at('2023-09-14 13:30');
    await stage().at('2023-09-14 15:31');
    expect([rung(lead), rung(second), rung(member)]).toEqual([1, 1, 0]);
    note(lead);
  });

  it('can be read by a member, who gets no verdict buttons, and by nobody of the unit', async () => {
    await member.says('/rasoat');
    await member.presses('1 · Rà soát');
    expect(member.card().rows.flat()).not.toContain('Bắt đầu rà soát');
    await member.presses('Câu cần xem trước');
    expect(member.card().rows.flat()).not.toContain('Chấp nhận');
    await member.taps(member.card().id, `remediation.ok:${checklistId}:1:0`);
    expect(member.toast()).toBe('Nội dung này hiện không có trong phạm vi của Ông/Bà.');
    for (const act of ['review', 'begin', 'first', 'end']) {
      await unit.says('/viec');
      await unit.taps(unit.card().id, `remediation.${act}:${checklistId}`);
      expect(unit.toast()).toBe('Nội dung này hiện không có trong phạm vi của Ông/Bà.');
    }
    await unit.says('/rasoat');
    unit.sees(/Hệ thống chưa hiểu/);
    expect((await checklist()).state).toBe('SUBMITTED');
  });

  it('is judged answer by answer; beginning takes the withdrawal away', async () => {
    await lead.presses('Bắt đầu rà soát');
    expect((await checklist()).state).toBe('IN_REVIEW');
    lead.sees(
      /^Câu 1\/30 · CDDH · UBND huyện Tre Xanh\n\*\*Kế hoạch CCHC .*\*\* · đơn vị: \*\*Số 15\/KH-UBND ngày 10\/01\/2023\*\*\nTệp: Q01\.pdf \(đã kiểm tra\)\nĐoàn: chưa có ý kiến$/,
    );
    note(lead);
    await lead.presses('Chấp nhận');
    lead.sees(/^Câu 2\/30 · .*\nCâu 1: \*\*chấp nhận\*\*/);
    await lead.presses('Đề nghị bổ sung');
    await lead.says('Đề nghị gửi trích xuất có xác nhận của Bộ phận Một cửa');
    lead.sees(
      'Câu 2: sẽ đề nghị bổ sung, lý do “Đề nghị gửi trích xuất có xác nhận của Bộ phận Một cửa”. Chưa gửi đơn vị; gửi một lần khi xong.',
    );
    expect(unit.heard().some((each) => each.text.includes('trích xuất'))).toBe(false);
    await lead.presses('Sửa lý do');
    await lead.says('Đề nghị gửi trích xuất có xác nhận');
    await lead.presses('Câu tiếp');
    lead.sees(/^Câu 3\/30/);
    await lead.says('câu 11');
    lead.sees(/^Câu 11\/30 · TTHC/);
    await lead.says('câu 44');
    lead.sees(/^Phiếu có 30 câu/);
    note(lead);
    expect((await reviews()).map((each) => [each.questionCode, each.verdict, each.sentAt])).toEqual([
      ['Q01', 'ACCEPTED', null],
      ['Q02', 'RETURNED', null],
    ]);
  });

  it('keeps the first verdict when two leads press at once; the second sees it and may change it knowingly', async () => {
    await lead.says('/rasoat');
    await lead.presses('1 · Rà soát');
    await lead.presses('Tiếp tục câu 3');
    await second.says('/rasoat');
    await second.presses('1 · Rà soát');
    await second.presses('Tiếp tục câu 3');
    await lead.presses('Chấp nhận');
    await second.presses('Đề nghị bổ sung');
    second.sees(/Câu 3 vừa được Phạm Giả Định xem lúc 15h31 ngày 14\/09; ý kiến đó được giữ nguyên\./);
    second.sees(/Đoàn: \*\*chấp nhận\*\* – Phạm Giả Định/);
    note(second);
    const third = async () => (await reviews()).find((each) => each.questionCode === 'Q03');
    expect((await third())?.verdict).toBe('ACCEPTED');
    await second.presses('Đề nghị bổ sung');
    await second.presses('Thiếu minh chứng');
    expect(await third()).toMatchObject({
      verdict: 'RETURNED',
      reasonCode: 'evidence',
      reason: null,
      reviewerId: second.personId,
    });
    // What the first lead's old screen says is not written over it either.
    await lead.says('câu 3');
    lead.sees(/Đoàn: \*\*đề nghị bổ sung\*\*, “Thiếu minh chứng” – Hoàng Thị Ví Dụ/);
  });

  it('accepts the rest of a section only when asked once more, and only what nobody has judged', async () => {
    await lead.says('/rasoat');
    await lead.presses('1 · Rà soát');
    await lead.presses('Khối C3');
    note(lead);
    await lead.presses('Chấp nhận cả khối');
    lead.sees(/^\*\*Chấp nhận 08 câu còn lại của khối C3\?\*\* Không gồm câu 2 đang đề nghị bổ sung\./);
    note(lead);
    await second.says('câu 5');
    await second.presses('Chấp nhận');
    await lead.presses('Chấp nhận 08 câu');
    lead.sees(/^\*\*Chấp nhận 07 câu còn lại của khối C3\?\*\*/);
    await lead.presses('Chấp nhận 07 câu');
    lead.sees(/^Đã chấp nhận 07 câu của khối C3\./);
    for (const section of ['Khối C1', 'Khối C2', 'Khối C4']) {
      await lead.presses(section);
      await lead.presses('Chấp nhận cả khối');
      await lead.presses(lead.card().rows[0]![0]!);
    }
    lead.sees(/Đã rà soát: chấp nhận 28, đề nghị bổ sung 02\./);
  });

  it('is sent to the unit once, with the date that was chosen', async () => {
    await lead.presses('Kết thúc rà soát');
    lead.sees(/Chấp nhận 28, đề nghị bổ sung 02; hạn bổ sung 17h00 ngày 19\/09\/2023 \(03 ngày làm việc\)\./);
    expect(lead.card().rows).toEqual([['Gửi đơn vị'], ['Đổi hạn'], ['Quay lại']]);
    await lead.presses('Đổi hạn');
    await lead.says('23/9');
    lead.sees(/không phải ngày làm việc/);
    await lead.says('20/9');
    lead.sees(/hạn bổ sung 17h00 ngày 20\/09\/2023 \(04 ngày làm việc\)/);
    note(lead);
    await lead.presses('Gửi đơn vị');
    note(lead);
    const told = unit.sees(
      /^Kính gửi UBND [^.]+\. Đoàn kiểm tra đề nghị bổ sung 02 câu, chậm nhất 17h00 ngày 20\/09\/2023:/,
    );
    expect(told.text).toBe(
      [
        'Kính gửi UBND huyện Tre Xanh. Đoàn kiểm tra đề nghị bổ sung 02 câu, chậm nhất 17h00 ngày 20/09/2023:',
        '– Câu 2: “Đề nghị gửi trích xuất có xác nhận”.',
        '– Câu 3: thiếu minh chứng.',
        '28 câu còn lại đã được chấp nhận. Trân trọng.',
      ].join('\n'),
    );
    expect(told.ring).toBe(true);
    expect(told.rows).toEqual([['Câu 2', 'Câu 3'], ['Việc cần làm']]);
    expect(await checklist()).toMatchObject({ state: 'RETURNED' });
    expect((await reviews()).every((each) => each.sentAt !== null)).toBe(true);
    const open = await stage().db.deadline.findUnique({
      where: { kind_subjectId: { kind: 'SUPPLEMENT', subjectId: checklistId } },
    });
    expect(open).toMatchObject({ closedAt: null });
    expect(open?.dueAt.toISOString()).toBe('2023-09-20T10:00:00.000Z');
    await second.says('câu 5');
    second.sees(/Đoàn: \*\*chấp nhận\*\*/);
    await second.taps(second.card().id, `remediation.sendall:${checklistId}:2023-09-20`);
    second.sees(/^Kết quả rà soát phiếu của UBND huyện Tre Xanh đã được gửi/);
    expect(unit.heard().filter((each) => /Đoàn kiểm tra.* đề nghị .*bổ sung/.test(each.text))).toHaveLength(1);
  });

  it('leads the unit to the returned question', async () => {
    await unit.presses('Câu 2');
    unit.sees(/Câu 2\/30/);
    unit.sees(/Đề nghị gửi trích xuất có xác nhận/);
    note(unit);
    await unit.says('/viec');
    unit.sees(/chậm nhất 17h00 ngày 20\/09/);
    note(unit);
  });

  it('comes again: only what was returned, before and after', async () => {
    await stage().at('2023-09-18 09:00');
    await inTransaction(stage().db, async (tx) => {
      await tx.answer.updateMany({
        where: { checklistId, questionCode: 'Q02' },
        data: { value: { type: 'RATIO', numerator: 1392, denominator: 1420 }, version: 2 },
      });
      await keepPaper(
        tx,
        { checklistId, questionCode: 'Q02', name: 'xac-nhan.pdf' },
        unit.personId!,
        stage().clock.now(),
      );
    });
    await handIn(stage(), checklistId, unit.personId!);
    await stage().at('2023-09-18 10:30');
    lead.sees(/^\*\*Rà soát · UBND huyện Tre Xanh\*\*.*\nBổ sung 02 câu · /);
    expect(rung(lead)).toBe(2);
    note(lead);
    await lead.presses('Bắt đầu rà soát');
    lead.sees(
      /Đã đề nghị bổ sung: “Đề nghị gửi trích xuất có xác nhận”\nTrước: 1\.399\/1\.420 = 98,5%, 01 tệp → sau: \*\*1\.392\/1\.420 = 98,0%\*\*, 02 tệp \(mới: xac-nhan\.pdf\)/,
    );
    note(lead);
    await lead.presses('Chấp nhận');
    lead.sees(/^Câu 3\/30/);
    await lead.presses('Chấp nhận');
    lead.sees(
      /^Câu 3: \*\*chấp nhận\*\*\n\*\*Kết thúc rà soát · UBND huyện Tre Xanh\?\*\*\nChấp nhận toàn bộ 30 câu\./,
    );
    note(lead);
    await lead.presses('Gửi đơn vị');
    unit.sees(
      /^Kính gửi UBND huyện Tre Xanh\. Đoàn kiểm tra đã rà soát, chấp nhận 30 câu trả lời của phiếu phục vụ cuộc kiểm tra ngày 21\/09\/2023 \(mã tiếp nhận .{7}; bổ sung .{7}\)\. Kết quả rà soát không thay thế kết luận kiểm tra\. Trân trọng cảm ơn sự phối hợp của Quý cơ quan\./,
    );
    expect((await checklist()).state).toBe('ACCEPTED');
    expect(await stage().db.answerReview.count({ where: { checklistId } })).toBe(32);
    await lead.says('/rasoat');
    lead.sees('Không có phiếu nào chờ rà soát.');
  });
});
