// A year whose days off are not confirmed is never silent: the office reads it on its morning card with the way to confirm it, every
// week, daily in the last week and in the year itself; what is due there is said to its unit before the year begins; a visit that
// could not be announced is told to office and lead once the list is confirmed.
import { expect, it } from 'vitest';
import { openDeadline } from '../../src/deadlines/store.js';
import { addDays, at } from '../../src/kit/calendar.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';

const stage = useStage({ at: '2023-11-02 16:00', city: true });

it('is asked for, counted down to, and made up for', { timeout: 180_000 }, async () => {
  const { db } = stage();
  await db.holiday.deleteMany({ where: { on: { gte: '2024-01-01' } } });
  const office = await stage().seat({ name: 'Trần Thị Minh Họa', role: 'OFFICE' });
  const focal = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'SO-01' });
  const { id: unitId } = await db.unit.findUniqueOrThrow({ where: { code: 'SO-01' } });
  const { id: teamId } = await db.team.findUniqueOrThrow({ where: { name: 'A' } });
  const duty = { kind: 'REPORT' as const, subjectId: 'r', unitId, teamId, title: '', dueAt: at('2024-01-08 17:00') };
  await openDeadline(db, duty, at('2023-12-01 09:00'));
  const [base] = await db.inspection.findMany({ where: { surprise: false }, take: 1 });
  const { id: _, code: __, ...visit } = base!;
  await db.inspection.create({
    data: {
      ...visit,
      id: 'visit2024',
      code: 'I-2024',
      unitId,
      teamId,
      inspectOn: '2024-01-04',
      arrivedAt: null,
      contents: visit.contents,
    },
  });
  const days = (from: string, to: string) => {
    const all: string[] = [];
    for (let day = from; day <= to; day = addDays(day, 1)) all.push(day);
    return all;
  };
  const heardOn = async (phone: Phone, words: RegExp, all: readonly string[]) => {
    const found: string[] = [];
    for (const day of all) {
      const before = phone.heard().length;
      await stage().at(`${day} 08:15`);
      const told = phone
        .heard()
        .slice(before)
        .filter(({ text }) => words.test(text));
      if (told.length > 0) found.push(day.slice(5));
      if (told.length > 0 && phone === office) expect(told[0]!.rows.flat()).toContain('Xem danh mục');
    }
    return found;
  };
  const asked = /Danh mục ngày nghỉ năm 2024 chưa được xác nhận; việc có thời hạn trong năm đó/;
  expect(await heardOn(office, asked, days('2023-11-03', '2023-11-14'))).toEqual(['11-03', '11-10']);
  const before = focal.heard().length;
  const last = ['12-25', '12-26', '12-27', '12-28', '12-29'];
  expect(await heardOn(office, asked, days('2023-12-25', '2023-12-31'))).toEqual(last);
  const said = focal
    .heard()
    .slice(before)
    .filter(({ text }) => text.includes('08/01/2024'));
  expect(said).toHaveLength(1);
  expect(said[0]!.text).not.toMatch(/null|\{|hôm nay/);
  // New Year's day is free in every year, whatever list is entered.
  await heardOn(office, asked, days('2024-01-01', '2024-01-01'));
  expect(await heardOn(office, asked, days('2024-01-02', '2024-01-09'))).toEqual([
    '01-02',
    '01-03',
    '01-04',
    '01-05',
    '01-08',
    '01-09',
  ]);
  const lead = await stage().seat({ name: 'Phạm Giả Định', role: 'LEAD', team: 'A' });
  await office.presses('Xem danh mục');
  await office.presses('Xác nhận danh mục');
  await stage().at('2024-01-09 08:40');
  for (const phone of [office, lead])
    expect(
      phone.heard().filter(({ text }) => /ngày kiểm tra 04\/01\/2024, Hệ thống chưa gửi được thông báo/.test(text)),
    ).toHaveLength(1);
});
