// A date that has passed is read as past, wherever something may still be done about it.
import { expect, it } from 'vitest';
import { startScreen } from '../../src/checklists/page-screens.js';
import { at } from '../../src/kit/calendar.js';
import { carryOver } from '../documents/unit-desk.js';
import { wordsOfTests } from '../printed.js';
import { useStage } from '../stage.js';

const stage = useStage({ at: '2023-12-15 09:00', city: true });

it.each([
  ['vi', '2023-04-12 17:00', 'khoảng 40 phút, chậm nhất 17h00 ngày 12/04/2023\n'],
  ['vi', '2023-04-12 17:01', 'khoảng 40 phút, thời hạn 17h00 ngày 12/04/2023 đã qua\n'],
  ['en', '2023-04-12 17:01', 'about 40 minutes, deadline 17:00 on 12 April 2023 has passed\n'],
] as const)('a checklist not begun yet (%s, %s)', (locale, now, said) => {
  const facts = { checklistId: 'c', unit: 'UBND huyện Tre Xanh', total: 20, firstOrder: 1, now: at(now) };
  const { text } = startScreen(wordsOfTests()[locale], { ...facts, dueAt: at('2023-04-12 17:00') });
  expect(text.replace(/(khoảng|about) \d+/, '$1 40')).toContain(said);
});

it('what an extension is asked for', { timeout: 60_000 }, async () => {
  await carryOver(stage());
  const unit = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
  await unit.says('/giahan');
  const lines = unit
    .card()
    .text.split('\n')
    .filter((line) => /^\d+\. /.test(line));
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(line).toMatch(/ – thời hạn \d\dh\d\d ngày \d\d\/\d\d(?:\/\d{4})? đã qua$/);
  await unit.says('/khacphuc');
  unit.sees(/đến nay Hệ thống chưa ghi nhận kết quả/);
});
