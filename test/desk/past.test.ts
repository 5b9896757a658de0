// /lich with nothing coming says what is true: nothing is coming, what has been, the latest by name, and how to see it.
import { expect, it } from 'vitest';
import { useStage } from '../stage.js';
import { announce } from '../checklists/announced.js';

const stage = useStage({ at: '2023-09-08 09:00', city: true });

it('after the visits have been held, of a unit and of the delegation', async () => {
  const lan = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
  const other = await stage().seat({ name: 'Lê Văn Khác', role: 'FOCAL', unit: 'P-03' });
  const lead = await stage().seat({ name: 'Phạm Giả Định', role: 'LEAD', team: 'B' });
  await announce(stage(), 'I-14', '2023-09-14 17:00');
  await stage().at('2023-09-25 09:00');
  await lan.says('/lich');
  lan.sees(/^Không có cuộc kiểm tra nào sắp tới\. Đã qua: 01 cuộc, gần nhất: .*21\/09/);
  await lan.presses('Xem các cuộc đã qua');
  lan.sees(/^\*\*Các cuộc kiểm tra đã qua · UBND huyện Tre Xanh\*\* – 01 cuộc\n1\. .*21\/09/);
  await lan.presses('1 · Xem');
  lan.sees(/21\/09\/2023/);
  // Nothing was ever announced to this one.
  await other.says('/lich');
  expect(other.card().text).toBe('Hiện chưa có lịch kiểm tra nào được thông báo.');
  await stage().at('2023-12-04 09:00');
  await lead.says('/lich');
  lead.sees(/^Không có cuộc kiểm tra nào sắp tới\. Đã qua: 0\d cuộc, gần nhất: /);
  await lead.presses('Xem các cuộc đã qua');
  expect(lead.card().text).toMatch(/^1\. [^]*^2\. /m);
  expect(lead.card().rows.flat()).toContain('1 · Xem');
});
