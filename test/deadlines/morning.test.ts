// The morning card on real phones: one per person, in office hours, the newest rung only, put off once.
import { describe, expect, it } from 'vitest';
import { openDeadline } from '../../src/deadlines/store.js';
import { at } from '../../src/kit/calendar.js';
import { useStage } from '../stage.js';

const stage = useStage({ at: '2023-09-01 09:00', city: true });

async function owe(kind: 'REPORT' | 'REMEDIATION', subjectId: string, due: string, title = ''): Promise<void> {
  const unit = await stage().db.unit.findUniqueOrThrow({ where: { code: 'SO-01' } });
  const team = await stage().db.team.findUniqueOrThrow({ where: { name: 'A' } });
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

  it('gathers several duties in one card, and after downtime says the newest rung only', async () => {
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
