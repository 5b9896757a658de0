// A surprise visit whose day fell into an outage: lead and office are told once that no arrival is recorded, the unit never is, and
// it stays in the lead's list until it is settled.
import { expect, it } from 'vitest';
import { useStage } from '../stage.js';

const stage = useStage({ at: '2023-10-09 16:00', city: true });

it('is told once to lead and office after its day, and stays in /viec', async () => {
  const { seat } = stage();
  const lead = await seat({ name: 'Phạm Giả Định', role: 'LEAD', team: 'B' });
  const office = await seat({ name: 'Trần Thị Minh Họa', role: 'OFFICE' });
  const focal = await seat({ name: 'Trương Thị Làm Mẫu', role: 'FOCAL', unit: 'P-03' });
  await stage().at('2023-10-12 09:00');
  await stage().at('2023-10-12 09:05');
  await stage().at('2023-10-13 09:05');
  const passed = /UBND phường Hồ Sen – quận Hoa Sữa · 10\/10\/2023 · Tổ B\. Đã qua ngày kiểm tra/;
  for (const [phone, label] of [
    [lead, 'Đã có mặt'],
    [office, 'Xem nội dung'],
  ] as const) {
    const [told, ...more] = phone.heard().filter(({ text }) => passed.test(text));
    expect(more).toEqual([]);
    expect(told!.rows.flat()).toContain(label);
  }
  await stage().at('2023-10-30 09:00');
  await lead.says('/viec');
  lead.sees(/Kiểm tra đột xuất ngày 10\/10, chưa công bố: UBND phường Hồ Sen/);
  await focal.says('/viec');
  focal.neverSaw(/đột xuất/i);
});
