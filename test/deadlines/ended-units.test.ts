// What a team owes about a unit that has ended: while its successor is not known, whatever the team sent would reach nobody, so that
// nobody is asked for it or told of it; from the day the successor is named on it is asked for again.
import { expect, it } from 'vitest';
import type { Phone } from '../phone.js';
import { announce } from '../checklists/announced.js';
import { asksForMoreTime, carryOver, seat } from '../remediation/desk.js';
import { useStage } from '../stage.js';

const stage = useStage({ at: '2023-09-08 09:00', city: true });
const ABOUT_IT = /(?:gửi kết luận kiểm tra đối với|quyết định về đề nghị gia hạn “)UBND huyện Tre Xanh/;
const asked = (phone: Phone) => phone.heard().filter(({ ring, text }) => ring && ABOUT_IT.test(text)).length;

it(
  'is asked for before its end and after the successor is named, and of nobody in between',
  { timeout: 120_000 },
  async () => {
    await carryOver(stage());
    const [lead, head, unit] = [await seat(stage(), 'lead'), await seat(stage(), 'head'), await seat(stage(), 'unit')];
    const office = await seat(stage(), 'office');
    await announce(stage(), 'I-14', '2023-09-14 17:00');
    await stage().at('2023-09-22 09:00');
    await asksForMoreTime(unit);
    await stage().at('2023-10-03 08:15');
    expect(asked(lead)).toBeGreaterThan(0);
    await stage().db.unit.update({ where: { code: 'H-02' }, data: { validTo: '2023-10-04' } });
    const before = asked(lead);
    for (const day of ['05', '06', '09', '10', '11', '12', '13', '16', '17', '18', '19', '20'])
      await stage().at(`2023-10-${day} 08:15`);
    expect([asked(lead), asked(head)]).toEqual([before, 0]);
    // What can be done stays where it can be done.
    await lead.says('/viec');
    lead.sees(/Gửi kết luận: UBND huyện Tre Xanh/);
    const { id } = await stage().db.unit.findUniqueOrThrow({ where: { code: 'H-02' } });
    await office.taps(office.last().id, `remediation.heir:${id}`);
    await office.presses('Chọn đơn vị kế thừa');
    await office.says('h-01');
    await office.presses('1');
    await office.presses('Xác nhận kế thừa');
    for (const day of ['23', '24', '25']) await stage().at(`2023-10-${day} 08:15`);
    expect(lead.heard().at(-1)!.text).toMatch(/UBND huyện (?:Lúa Vàng|Tre Xanh)/);
    const named = lead
      .heard()
      .filter(({ ring, text }) => ring && /gửi kết luận kiểm tra đối với UBND huyện Lúa Vàng/.test(text));
    expect(named.length).toBeGreaterThan(0);
  },
);
