// The end of a year whose next one has no table of days off: what falls in this year is said as always; only what would fall in the
// next one waits, and the office reads exactly that.
import { expect, it } from 'vitest';
import { openDeadline } from '../../src/deadlines/store.js';
import { addDays, at } from '../../src/kit/calendar.js';
import { useStage } from '../stage.js';

const stage = useStage({ at: '2023-12-13 09:00', city: true });

it('keeps nothing of this year from whoever owes it', { timeout: 120_000 }, async () => {
  const { db } = stage();
  await db.holiday.deleteMany({ where: { on: { gte: '2024-01-01' } } });
  const { id: unitId } = await db.unit.findUniqueOrThrow({ where: { code: 'SO-01' } });
  const { id: teamId } = await db.team.findUniqueOrThrow({ where: { name: 'A' } });
  await openDeadline(
    db,
    { kind: 'REPORT', subjectId: 'r', unitId, teamId, title: '', dueAt: at('2023-12-22 17:00') },
    at('2023-12-01 09:00'),
  );
  const focal = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'SO-01' });
  const head = await stage().seat({ name: 'Đỗ Văn Đứng Đầu', role: 'HEAD', unit: 'SO-01' });
  const lead = await stage().seat({ name: 'Phạm Giả Định', role: 'LEAD', team: 'A' });
  const heard: Record<string, string[]> = { focal: [], head: [], lead: [] };
  for (let day = '2023-12-14'; day <= '2023-12-29'; day = addDays(day, 1)) {
    const before = [focal, head, lead].map((phone) => phone.heard().length);
    await stage().at(`${day} 08:15`);
    [focal, head, lead].forEach((phone, n) => {
      const texts = phone
        .heard()
        .slice(before[n])
        .map(({ text }) => text);
      if (texts.some((text) => text.includes('22/12'))) heard[['focal', 'head', 'lead'][n]!]!.push(day.slice(8));
    });
  }
  expect(heard).toEqual({ focal: ['15', '20', '22', '25', '27', '29'], head: ['27', '29'], lead: ['29'] });
  const office = await stage().seat({ name: 'Trần Thị Minh Họa', role: 'OFFICE' });
  await office.says('/viec');
  office.sees(
    'Danh mục ngày nghỉ năm 2024 chưa được xác nhận; chưa tính được thời hạn và ngày nhắc rơi vào năm đó; các thời hạn, ngày nhắc trước đó vẫn theo lịch',
    1,
  );
});
