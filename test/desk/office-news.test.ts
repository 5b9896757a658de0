// Wherever somebody is told that the office has been told, the office is: units nobody can be reached in and people who blocked
// the system stand on its morning card, papers that look secret are told at once in working time.
import { describe, expect, it } from 'vitest';
import { openDeadline } from '../../src/deadlines/store.js';
import { at } from '../../src/kit/calendar.js';
import { announce } from '../checklists/announced.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';

const stage = useStage({ at: '2023-09-08 16:10', city: true });

const since = (phone: Phone, count: number) =>
  phone
    .heard()
    .slice(count)
    .map(({ text }) => text);

describe('what the office has to know', { timeout: 120_000 }, () => {
  it('comes on one card in the morning, once, and again after a week while it stands', async () => {
    const office = await stage().seat({ name: 'Trần Thị Minh Họa', role: 'OFFICE' });
    const secretary = await stage().seat({ name: 'Lý Văn Ghi Chép', role: 'SECRETARY' });
    const focal = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
    const before = office.heard().length;
    await stage().at('2023-09-11 08:14');
    expect(since(office, before)).toEqual([]);
    await stage().at('2023-09-11 08:15');
    for (const phone of [office, secretary]) {
      const card = phone.sees(/^\*\*Việc trong ngày · Thứ Hai, 11\/09\/2023\*\* – \d\d việc\n/, 1);
      expect(card.text).toMatch(
        /\n1\. Đơn vị chưa có người nhận thông báo, nhắc việc của Hệ thống: \d\d\/\d\d – .*: chưa ai tham gia .*; và \d\d đơn vị khác/,
      );
      expect(card.ring).toBe(true);
    }
    stage().simulator.block(focal.id);
    await stage().drain();
    await stage().at('2023-09-12 08:15');
    const second = office.last().text;
    expect(second).toMatch(
      /\n\d\. Đơn vị chưa có người nhận thông báo, nhắc việc của Hệ thống: 26\/26; các đơn vị khác đã nêu trong 07 ngày qua, hôm nay nêu 01 – UBND huyện Tre Xanh: đầu mối không nhận được tin của Hệ thống/,
    );
    // Said once: its one person is not named again on a line of people.
    expect(second).not.toMatch(/Người hiện không nhận được tin của Hệ thống/);
    await office.says('/viec');
    office.sees('Đơn vị chưa có người nhận: 26/26', 1);
    const count = office.heard().length;
    const news = () =>
      since(office, count).filter((text) => /Đơn vị chưa có người nhận thông báo, nhắc việc/.test(text));
    await stage().at('2023-09-13 08:15');
    await stage().at('2023-09-14 08:15');
    expect(news()).toEqual([]);
    await stage().at('2023-09-18 08:15');
    expect(news()).toHaveLength(1);
  });

  it('is shown to the lead as it is: nobody there is no lateness, and lateness has unit and age', async () => {
    const lead = await stage().seat({ name: 'Phạm Giả Định', role: 'LEAD', team: 'B' });
    await lead.says('/viec');
    lead.sees(/UBND huyện Tre Xanh – nộp phiếu kiểm tra: chưa có người nhận \(thời hạn: 17h00 ngày 14\/09/);
    expect(lead.last().text).not.toMatch(/chưa xác nhận|quá thời hạn/);
    const focal = await stage().seat({ name: 'Nguyễn Thị Kế Tiếp', role: 'DEPUTY', unit: 'H-02' });
    await lead.says('/viec');
    lead.sees(/UBND huyện Tre Xanh – nộp phiếu kiểm tra: đã quá thời hạn 02 ngày làm việc/);
    await stage().db.roleHeld.updateMany({
      where: { personId: focal.personId! },
      data: { endedAt: at('2023-09-18 09:00') },
    });
  });

  it('stands below the duties somebody of the office has besides, in the one card of the morning', async () => {
    const both = await stage().seat({ name: 'Đinh Thị Hai Vai', role: 'OFFICE' });
    await stage().db.roleHeld.create({
      data: { id: 'roletwohats0', personId: both.personId!, role: 'DELEGATION_HEAD', fromAt: at('2023-09-18 09:00') },
    });
    const team = await stage().db.team.findUniqueOrThrow({ where: { name: 'A' } });
    const duty = { kind: 'VERIFY', subjectId: 'v1', unitId: null, teamId: team.id, title: 'Niêm yết' } as const;
    await openDeadline(stage().db, { ...duty, dueAt: at('2023-09-19 17:00') }, at('2023-09-01 09:00'));
    const count = both.heard().length;
    await stage().at('2023-09-19 08:15');
    const [card, ...more] = since(both, count);
    expect(more).toEqual([]);
    expect(card).toMatch(
      /^\*\*Việc trong ngày .*\n1\. Tổ A – xem xét .*hạn hôm nay.*\n(?:.*\n)*\d\. Đơn vị chưa có người nhận thông báo, nhắc việc của Hệ thống: /,
    );
    expect(card).toMatch(/\nMục 1: Tổ trưởng Tổ A chưa tham gia Hệ thống nên nội dung này được gửi tới Ông\/Bà\./);
    await stage()
      .db.deadline.deleteMany({ where: { subjectId: 'v1' } })
      .catch(() => undefined);
  });

  it('is told of a paper that looks secret within a minute of working time, and only then is that said', async () => {
    const unit = await stage().seat({ name: 'Vũ Văn Bí Mật', role: 'FOCAL', unit: 'Q-02' });
    const checklistId = await announce(stage(), 'I-11', '2023-09-29 17:00');
    await unit.says('/viec');
    await unit.taps(unit.card().id, `checklists.go:${checklistId}:1`);
    const office = await stage().seat({ name: 'Trần Thị Giờ Giấc', role: 'OFFICE' });
    await stage().at('2023-09-19 12:15');
    const count = office.heard().length;
    await unit.sendsFile({ name: 'Báo cáo (MẬT).pdf', mime: 'application/pdf', bytes: Buffer.from('%PDF-1.4') });
    unit.sees(/có dấu hiệu tài liệu mật.*Hệ thống báo cơ quan thường trực trong giờ làm việc/s, 4);
    const papers = () => since(office, count).filter((text) => /tài liệu mật/.test(text));
    expect(since(office, count)).toEqual([]);
    await stage().at('2023-09-19 13:31');
    expect(papers()).toHaveLength(1);
    expect(papers()[0]).toMatch(/^Có 01 tệp có dấu hiệu tài liệu mật .*: UBND quận Hoa Sữa \(/);
    expect(papers()[0]).not.toContain('Báo cáo');
    await stage().at('2023-09-19 14:00');
    expect(papers()).toHaveLength(1);
    await stage().db.person.updateMany({
      where: { roles: { some: { role: 'OFFICE' } } },
      data: { blockedAt: stage().clock.now() },
    });
    await unit.sendsFile({ name: 'Phụ lục (MẬT).pdf', mime: 'application/pdf', bytes: Buffer.from('%PDF-1.5') });
    const told = unit.heard().filter(({ text }) => text.includes('Phụ lục'));
    expect(told.map(({ text }) => text).join()).not.toContain('đã được báo');
  });
});
