// The morning card on real phones: one per person, in office hours, one rung a morning, put off once.
import { describe, expect, it } from 'vitest';
import { openDeadline } from '../../src/deadlines/store.js';
import { at } from '../../src/kit/calendar.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';

const stage = useStage({ at: '2023-09-01 09:00', city: true });

async function owe(
  kind: 'REPORT' | 'REMEDIATION',
  subjectId: string,
  due: string,
  title = '',
  of = { unit: 'SO-01', team: 'A' },
): Promise<void> {
  const unit = await stage().db.unit.findUniqueOrThrow({ where: { code: of.unit } });
  const team = await stage().db.team.findUniqueOrThrow({ where: { name: of.team } });
  await openDeadline(
    stage().db,
    { kind, subjectId, unitId: unit.id, teamId: team.id, dueAt: at(`${due} 17:00`), title },
    at('2023-08-01 09:00'),
  );
}

describe('the morning card', () => {
  it('goes through the ladder of one duty', async () => {
    const lan = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'SO-01' });
    const head = await stage().seat({ name: 'Trần Văn Giả Sử', role: 'HEAD', unit: 'SO-01' });
    const lead = await stage().seat({ name: 'Phạm Giả Định', role: 'LEAD', team: 'A' });
    await owe('REPORT', 'r1', '2023-09-14');
    const before = lan.heard().length;

    await stage().at('2023-09-12 07:59');
    expect(lan.heard()).toHaveLength(before);
    await stage().at('2023-09-12 08:15');
    const card = lan.sees(/còn 02 ngày làm việc đến hạn nộp phiếu kiểm tra \(chậm nhất 17h00 ngày 14\/09\/2023\)/, 1);
    expect(card.ring).toBe(true);
    await stage().at('2023-09-12 09:00');
    expect(lan.heard()).toHaveLength(before + 1);

    await lan.presses('Nhắc lại sau 01 ngày');
    expect(lan.toast()).toMatch(/nhắc lại ngày 13\/09\/2023/);
    await stage().at('2023-09-13 08:16');
    lan.sees(/còn 01 ngày làm việc/, 1);
    expect(lan.card().rows.flat()).not.toContain('Nhắc lại sau 01 ngày');

    await stage().at('2023-09-15 12:30');
    expect(lan.last().text).toMatch(/còn 01 ngày làm việc/);
    await stage().at('2023-09-15 13:31');
    lan.sees(/Đến 13h31 ngày 15\/09\/2023, Hệ thống chưa ghi nhận/, 1);
    lan.sees(/nếu đến 08h15 ngày 19\/09\/2023 .* được báo cáo Giám đốc Sở Phát triển Mẫu/, 1);
    expect(head.heard().some((message) => /quá thời hạn/.test(message.text))).toBe(false);

    await stage().at('2023-09-19 08:15');
    head.sees(/Kính gửi Giám đốc Sở Phát triển Mẫu\. .*đã quá thời hạn 03 ngày làm việc/, 1);
    lan.sees(/đã được báo cáo Giám đốc Sở Phát triển Mẫu ngày 19\/09\/2023/, 1);
    await stage().at('2023-09-21 08:15');
    lead.sees(/Kính gửi Tổ trưởng Tổ A\. .*Sở Phát triển Mẫu/, 1);
  });

  it('gathers several duties in one card, and after downtime says each duty once', async () => {
    const mai = await stage().seat({ name: 'Lê Thị Dự Phòng', role: 'DEPUTY', unit: 'SO-01' });
    await owe('REMEDIATION', 'i1', '2023-09-25', 'Niêm yết TTHC chưa đầy đủ');
    const before = mai.heard().length;
    await stage().at('2023-10-02 08:20');
    expect(mai.heard()).toHaveLength(before + 1);
    mai.sees(/Việc trong ngày · Thứ Hai, 02\/10\/2023.* – 02 việc/, 1);
    mai.sees(/1\. Sở Phát triển Mẫu – nộp phiếu kiểm tra: đã quá thời hạn 12 ngày làm việc/, 1);
    mai.sees(/2\. .*“Niêm yết TTHC chưa đầy đủ”: đã quá thời hạn 05 ngày làm việc/, 1);
    await stage().at('2023-10-02 15:00');
    expect(mai.heard()).toHaveLength(before + 1);
  });

  it('is silent on days off', async () => {
    const sent = async () => stage().db.outboxMessage.count({ where: { lane: 2 } });
    const before = await sent();
    await stage().at('2023-10-07 08:20');
    await stage().at('2023-10-08 10:00');
    expect(await sent()).toBe(before);
  });
});

describe('a post that cannot be reached', () => {
  let [focal, lonely, lead]: Phone[] = [];
  const heard = (phone: Phone, what: RegExp) => phone.heard().filter((message) => what.test(message.text)).length;

  it('falls to the next one up, who is told so: the head is reminded before the date, and nobody is accused whom nothing reached', async () => {
    await stage().db.deadline.updateMany({ data: { closedAt: at('2023-10-08 09:00') } });
    await stage().db.inspection.updateMany({ data: { cancelledAt: at('2023-10-08 09:00') } });
    focal = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
    lonely = await stage().seat({ name: 'Trần Văn Giả Sử', role: 'HEAD', unit: 'Q-01' });
    lead = await stage().seat({ name: 'Đỗ Văn Thử Nghiệm', role: 'LEAD', team: 'B' });
    for (const unit of ['H-02', 'Q-01', 'H-01'])
      await owe('REMEDIATION', `i-${unit}`, '2023-10-12', 'Niêm yết TTHC', { unit, team: 'B' });
    await stage().at('2023-10-10 08:15');
    lonely.sees(/Kính gửi Chủ tịch UBND quận .*còn 02 ngày làm việc đến hạn/, 1);
    lonely.sees(/Đầu mối của đơn vị chưa tham gia Hệ thống nên nội dung này được gửi tới Ông\/Bà\./, 1);
    lead.sees(/^Kính gửi Tổ trưởng Tổ B\. .* hiện chưa có người nhận tin qua Hệ thống nên chưa được nhắc nộp/, 1);
  });

  it('of the head: the lead hears the same morning and why, and the one below is told what was done, not what was not', async () => {
    await stage().at('2023-10-13 08:15');
    focal!.sees(
      /nếu đến 08h15 ngày 17\/10\/2023 Hệ thống chưa ghi nhận kết quả hoặc gia hạn, .* báo cáo Tổ trưởng Tổ B\./,
      1,
    );
    await stage().at('2023-10-17 08:15');
    lead!.sees(/^Kính gửi Tổ trưởng Tổ B\. .* chưa ghi nhận việc UBND huyện Tre Xanh hoàn thành nội dung khắc phục/, 1);
    lead!.sees(/Chủ tịch UBND huyện Tre Xanh chưa tham gia Hệ thống nên nội dung này được gửi tới Ông\/Bà\./, 1);
    focal!.sees(/Nội dung này đã được báo cáo Tổ trưởng Tổ B ngày 17\/10\/2023\./, 1);
    lonely!.sees(/^Kính gửi Chủ tịch UBND quận .*đã quá thời hạn 03 ngày/, 1);
    lonely!.sees(/nếu đến 08h15 ngày 19\/10\/2023 .* báo cáo Tổ trưởng Tổ B\./, 1);
  });

  it('several accounts to one head read as such, each with what comes next', async () => {
    await owe('REPORT', 'r-Q-01', '2023-10-16', '', { unit: 'Q-01', team: 'B' });
    await stage().at('2023-10-18 08:15');
    await stage().at('2023-10-19 08:15');
    const card = lonely!.last().text;
    expect(card).toMatch(
      /^Kính gửi Chủ tịch UBND quận [^\n]*\. Hệ thống kính báo cáo các nội dung đã quá thời hạn:\n1\. .*\n2\. /,
    );
    expect(card).toMatch(/\nMục 1: Nội dung này đã được báo cáo Tổ trưởng Tổ B ngày 19\/10\/2023\.\n/);
    // Nobody has joined as head of the delegation, and who was told is announced no more.
    expect(card).not.toMatch(/Mục 1: .*nếu đến/);
    expect(card).toMatch(/\nMục 2: .*nếu đến 08h15 ngày 23\/10\/2023 .* được báo cáo Tổ trưởng Tổ B\.\n/);
    expect(card).toMatch(/\nKính đề nghị Ông\/Bà quan tâm, chỉ đạo\. Trân trọng\.$/);
    const list = lead!.last().text;
    expect(list).toMatch(/^Kính gửi Tổ trưởng Tổ B\.\n(?:.*\n)*\d\. UBND huyện Lúa Vàng – .*: chưa có người nhận \(/);
  });

  it('after an outage goes up one morning after the other: the focal point, the head, the lead', async () => {
    const all = [focal!, lonely!, lead!];
    const hear = () => all.map((phone) => phone.heard().filter(({ text }) => text.includes('Sau sự cố')).length);
    const head = await stage().seat({ name: 'Hoàng Thị Minh Họa', role: 'HEAD', unit: 'H-02' });
    all[1] = head;
    await owe('REMEDIATION', 'i-outage', '2023-10-20', 'Sau sự cố', { unit: 'H-02', team: 'B' });
    await stage().at('2023-10-30 08:15');
    expect(hear()).toEqual([1, 0, 0]);
    focal!.sees(/“Sau sự cố”: đã quá thời hạn 06 ngày làm việc/, 1);
    expect(focal!.last().text).toMatch(/nếu đến 08h15 ngày 31\/10\/2023 .* báo cáo Chủ tịch UBND huyện Tre Xanh\./);
    await stage().at('2023-10-31 08:15');
    expect(hear()).toEqual([2, 1, 0]);
    expect(head.last().text).toMatch(/nếu đến 08h15 ngày 01\/11\/2023 .* báo cáo Tổ trưởng Tổ B\./);
    await stage().at('2023-11-01 08:15');
    expect(hear()).toEqual([3, 2, 1]);
    expect(focal!.last().text).toMatch(/đã được báo cáo Tổ trưởng Tổ B ngày 01\/11\/2023/);
    await stage().db.deadline.updateMany({
      where: { subjectId: 'i-outage' },
      data: { closedAt: at('2023-11-01 09:00') },
    });
  });

  it('and what is overdue comes back every week, until it is done', async () => {
    await stage().at('2023-11-02 08:15');
    const late = /quá thời hạn 15 ngày làm việc|chưa ghi nhận việc hoàn thành/;
    expect(heard(focal!, late)).toBeGreaterThan(0);
    const before = focal!.heard().length;
    await stage().at('2023-11-08 08:15');
    expect(focal!.heard()).toHaveLength(before);
    await stage().at('2023-11-09 08:15');
    expect(focal!.heard()).toHaveLength(before + 1);
    await stage().db.deadline.updateMany({ data: { closedAt: at('2023-11-10 09:00') } });
    await stage().at('2023-11-16 08:15');
    expect(focal!.heard()).toHaveLength(before + 1);
  });

  it('nobody is reminded of anything once the plan is closed', async () => {
    await owe('REPORT', 'closed', '2023-11-20', '', { unit: 'H-02', team: 'B' });
    await stage().db.plan.updateMany({ data: { active: false } });
    const before = focal!.heard().length;
    await stage().at('2023-11-20 08:15');
    expect(focal!.heard()).toHaveLength(before);
    await stage().db.plan.updateMany({ data: { active: true } });
    await stage().at('2023-11-20 08:16');
    expect(focal!.heard()).toHaveLength(before + 1);
  });
});
