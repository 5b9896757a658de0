// What was late under the unit that has ended is not held against its successor: it hears of it from below to above, each on
// its day, counted from the day it took over, whatever was said to the old unit.
import { beforeAll, expect, it } from 'vitest';
import { at } from '../../src/kit/calendar.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { carryOver, seat } from './desk.js';

const stage = useStage({ at: '2023-09-06 09:00', city: true });
let office: Phone;
let lead: Phone;
let top: Phone;
let focal: Phone;
let heir: Phone;
let heirHead: Phone;

beforeAll(async () => {
  await carryOver(stage());
  office = await seat(stage(), 'office');
  lead = await seat(stage(), 'lead');
  top = await seat(stage(), 'head');
  focal = await seat(stage(), 'unit');
  heir = await stage().seat({ name: 'Lê Thị Kế Thừa', role: 'FOCAL', unit: 'H-01' });
  heirHead = await stage().seat({ name: 'Đỗ Văn Chủ Tịch', role: 'HEAD', unit: 'H-01' });
  const { id } = await stage().db.unit.findUniqueOrThrow({ where: { code: 'H-02' } });
  const late = { dueAt: at('2023-08-25 17:00') };
  await stage().db.remediationItem.updateMany({ where: { unitId: id }, data: late });
  await stage().db.deadline.updateMany({ where: { unitId: id, kind: 'REMEDIATION' }, data: late });
  for (const day of ['07', '08', '11', '12', '13', '14', '15']) await stage().at(`2023-09-${day} 08:15`);
  await stage().db.unit.update({ where: { code: 'H-02' }, data: { validTo: '2023-09-15' } });
  await stage().at('2023-09-18 09:00');
  await office.taps(office.last().id, `remediation.heirask:${id}:${(await unit('H-01')).id}`);
  await office.presses('Xác nhận kế thừa');
  await stage().at('2023-09-18 10:00');
});

const unit = (code: string) => stage().db.unit.findUniqueOrThrow({ where: { code } });
const LATE = /quá thời hạn|chưa ghi nhận/;

it('the old unit’s head, lead and head of the delegation had been told', () => {
  expect(lead.heard().some(({ text }) => LATE.test(text))).toBe(true);
  expect(focal.heard().some(({ text }) => LATE.test(text))).toBe(true);
});

it('the successor is told what is late, and that reminders begin anew', () => {
  const [told] = heir.heard().filter(({ text }) => text.startsWith('Kính gửi UBND huyện Lúa Vàng'));
  expect(told!.text).toMatch(/1\. .+ – đã quá thời hạn \d\d ngày làm việc \(thời hạn: 17h00 ngày 25\/08\/2023\)/);
  expect(told!.text).toContain(
    'Nội dung đã quá thời hạn trước khi tiếp nhận: Hệ thống nhắc lại từ đầu, tính từ ngày 18/09/2023.',
  );
});

it('its focal point hears on the first morning, its head on the third, the lead on the fifth', async () => {
  const heard: Record<string, string[]> = {};
  for (const day of ['19', '20', '21', '22', '25']) {
    const before = { heir: heir.heard().length, heirHead: heirHead.heard().length };
    const ofLead = lead.heard().length;
    const ofTop = top.heard().length;
    await stage().at(`2023-09-${day} 08:15`);
    const news = (phone: Phone, from: number) =>
      phone
        .heard()
        .slice(from)
        .some(({ text }) => LATE.test(text) && /Niêm yết TTHC[^]*iếp nhận từ UBND huyện Tre Xanh/iu.test(text));
    heard[day] = [
      ...(news(heir, before.heir) ? ['focal'] : []),
      ...(news(heirHead, before.heirHead) ? ['head'] : []),
      ...(news(lead, ofLead) ? ['lead'] : []),
      ...(news(top, ofTop) ? ['top'] : []),
    ];
  }
  expect(heard).toEqual({
    ...{ '19': ['focal'], '20': [], '21': ['focal', 'head'], '22': [] },
    '25': ['focal', 'head', 'lead'],
  });
  const card = heirHead.heard().findLast(({ text }) => text.includes('iếp nhận từ UBND huyện Tre Xanh'))!;
  expect(card.text).toContain('tiếp nhận từ UBND huyện Tre Xanh từ ngày 18/09/2023.');
});
