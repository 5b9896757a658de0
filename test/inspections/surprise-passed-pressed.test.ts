// A surprise visit whose day has passed, on the phones of two leads: where it is asked and answered when a message of it is pressed.
import { expect, it } from 'vitest';
import { useStage } from '../stage.js';

const stage = useStage({ at: '2023-10-10 08:00', city: true });
const ASKS = /Đoàn kiểm tra có mặt tại đơn vị ngày nào/;

it('is asked and answered in the message that was pressed, and every message says so once the team is there', async () => {
  const { at, seat } = stage();
  const lead = await seat({ name: 'Phạm Giả Định', role: 'LEAD', team: 'B' });
  const other = await seat({ name: 'Phạm Giả Định Hai', role: 'LEAD', team: 'B' });
  await seat({ name: 'Trương Thị Làm Mẫu', role: 'FOCAL', unit: 'P-03' });
  await at('2023-10-10 08:20');
  await at('2023-10-11 09:00');
  const of = (what: RegExp) => lead.heard().find(({ text }) => what.test(text))!;
  const passed = of(/Đã qua ngày kiểm tra/);
  const onDay = of(/^(?!.*Đã qua ngày kiểm tra).*10\/10\/2023 · Tổ B/);
  const now = (id: number) => lead.heard().find((message) => message.id === id)!;
  await lead.presses('Đã có mặt');
  expect(now(passed.id).text).toMatch(ASKS);
  expect(now(onDay.id).text).toBe(onDay.text);
  await lead.presses('Quay lại');
  expect(now(passed.id).text).toBe(passed.text);
  expect(now(passed.id).rows).toEqual(passed.rows);
  await lead.presses('Đã có mặt');
  await lead.presses('Có mặt ngày 10/10');
  for (const phone of [lead, other]) {
    const said = phone.heard().filter(({ text }) => /^\*\*Đã công bố lúc 09h00 ngày 11\/10\/2023\*\*/.test(text));
    expect(said).toHaveLength(2);
    expect(phone.heard().some(({ text }) => ASKS.test(text))).toBe(false);
  }
});
