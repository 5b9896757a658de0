// Notices that cannot be computed, and units where nobody can be reached.
import { describe, expect, it } from 'vitest';
import { applyPlan } from '../../src/inspections/plan-store.js';
import { HOLIDAYS_VN } from '../../src/kit/holidays-vn.js';
import { inTransaction } from '../../src/kit/database.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { amend, inspectionOf, joinAsDeputy, local } from './stage-plan.js';

const stage = useStage({ at: '2024-12-02 09:00', city: true });
let office: Phone;

describe('a year without a table of holidays', () => {
  it('gets no notice, and the office is told which list is missing', async () => {
    office = await stage().seat({ name: 'Trần Thị Minh Họa', role: 'OFFICE' });
    await amend(stage(), 'I-93', { unit: 'H-02', inspectOn: '2025-02-11' });
    await stage().at('2024-12-02 09:01');
    expect((await inspectionOf(stage(), 'I-93')).notices).toEqual([]);
    await office.says('/viec');
    office.sees('Danh mục ngày nghỉ năm 2025 chưa được xác nhận; chưa tính được thời hạn và ngày nhắc rơi vào năm đó');
  });

  it('is not taken for entered when only New Year’s Day stands in it: nobody is written to at Tết', async () => {
    const holidays = [{ on: '2025-01-01', kind: 'OFF' as const, note: 'Tết Dương lịch' }];
    await inTransaction(stage().db, (tx) => applyPlan(tx, { holidays }, stage().clock.now()));
    await stage().at('2024-12-02 09:02');
    expect((await inspectionOf(stage(), 'I-93')).notices).toEqual([]);
    await office.says('/viec');
    office.sees('Danh mục ngày nghỉ năm 2025 chưa được xác nhận');
  });

  it('is scheduled within the minute once the office has confirmed the list it is shown', async () => {
    await office.presses('Xem danh mục');
    const shown = office.last().text.split('\n');
    expect(shown[1]).toBe(
      'Còn thiếu: Tết Nguyên đán, Giỗ Tổ Hùng Vương, Ngày Chiến thắng (30/4), Ngày Quốc tế lao động (01/5), Quốc khánh (02/9 và ngày liền kề).',
    );
    expect(shown).toContain('– 25/01–02/02: Tết Nguyên đán');
    expect(shown).toContain('– 26/04: làm việc bù (Làm bù ngày 02/5)');
    await office.presses('Xác nhận danh mục');
    expect(office.toast()).toBe('Đã xác nhận danh mục ngày nghỉ năm 2025.');
    expect(office.last().text).toContain('Đã đủ các dịp nghỉ lễ, Tết');
    await stage().at('2024-12-02 09:03');
    expect((await inspectionOf(stage(), 'I-93')).notices.map((notice) => local(notice.dueAt))).toEqual([
      '2025-01-21 08:30',
    ]);
    await office.says('/viec');
    expect(office.last().text).not.toContain('2025');
  });

  it('sends nothing while it lasts', async () => {
    await stage().db.holiday.deleteMany({ where: { on: { startsWith: '2025' } } });
    await stage().at('2025-01-21 08:30');
    expect((await inspectionOf(stage(), 'I-93')).notices[0]!.firedAt).toBeNull();
    await inTransaction(stage().db, (tx) => applyPlan(tx, { holidays: [...HOLIDAYS_VN[2025]!] }, stage().clock.now()));
    await stage().at('2025-01-21 08:40');
    expect(local((await inspectionOf(stage(), 'I-93')).notices[0]!.firedAt)).toBe('2025-01-21 08:40');
  });
});

describe('a unit without anybody to receive', () => {
  it('stands with the office until somebody joins, who gets the notice at once', async () => {
    await office.says('/viec');
    office.sees('Chưa có người nhận thông báo kiểm tra ngày 11/02: UBND huyện Tre Xanh');
    const deputy = await joinAsDeputy(stage(), 'Lê Thị Dự Phòng', 'H-02');
    const notice = deputy.heard().find((message) => message.text.startsWith('THÔNG BÁO'))!;
    expect(notice.rows).toEqual([['Đã nhận'], ['Trả lời', 'Xem lịch']]);
    await deputy.presses('Đã nhận');
    expect(deputy.toast()).toBe('Đã ghi: đơn vị đã nhận thông báo kiểm tra ngày 11/02/2025.');
    await office.says('/viec');
    expect(office.last().text).not.toContain('Chưa có người nhận thông báo');
  });

  it('is shown to the lead as it is: blocked, not absent', async () => {
    const focal = await stage().seat({ name: 'Cao Thị Nêu Gương', role: 'FOCAL', unit: 'X-01' });
    const lead = await stage().seat({ name: 'Phạm Giả Định', role: 'LEAD', team: 'B' });
    await stage().db.person.update({ where: { id: focal.personId! }, data: { blockedAt: stage().clock.now() } });
    await amend(stage(), 'I-94', { unit: 'X-01', team: 'B', inspectOn: '2025-02-12' });
    await stage().at('2025-02-03 09:00');
    await stage().at('2025-02-03 09:01');
    const card = lead.sees(/I-94: chưa có người nhận/);
    expect(card.text).toContain('Đầu mối: chưa gửi được · Chủ tịch UBND xã Hòa Bình: chưa tham gia Hệ thống');
  });
});
