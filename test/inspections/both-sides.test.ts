// Somebody of the visiting team who also acts for the unit that is to be surprised: until the team has arrived they are the unit.
import { expect, it } from 'vitest';
import { newId } from '../../src/kit/ids.js';
import { useStage } from '../stage.js';
import { inspectionOf } from './stage-plan.js';

const stage = useStage({ at: '2023-10-09 09:00', city: true });

it('hears nothing of a surprise for their own unit before «Đã có mặt», and everything as the unit afterwards', async () => {
  const { db, seat } = stage();
  const unit = await db.unit.findUniqueOrThrow({ where: { code: 'P-03' } });
  const lead = await seat({ name: 'Phạm Giả Định', role: 'LEAD', team: 'B' });
  const both = await seat({ name: 'Hai Vai', role: 'MEMBER', team: 'B' });
  const { id: personId } = await db.person.findFirstOrThrow({ where: { fullName: 'Hai Vai' } });
  await db.roleHeld.create({
    data: { id: newId(), personId, role: 'DEPUTY', unitId: unit.id, fromAt: stage().clock.now() },
  });
  const { id } = await inspectionOf(stage(), 'I-15');
  for (const moment of ['2023-10-09 09:00', '2023-10-10 08:15', '2023-10-10 08:30']) {
    await stage().at(moment);
    for (const command of ['/lich', '/viec', '/tailieu']) await both.says(command);
    for (const act of ['inspections.see', 'inspections.ics', 'inspections.arrive', 'checklists.onsite'])
      await both.taps(both.last().id, `${act}:${id}`);
  }
  // The day itself stands over the list of tasks.
  both.neverSaw(/đột xuất|(?<!tính đến \d\dh\d\d ngày )10\/10/i);
  lead.sees(/^\*\*Đột xuất, chưa công bố/);

  await lead.taps(lead.last().id, `inspections.confirm:${id}`);
  await stage().drain();
  both.sees(/đột xuất/i);
  await both.says('/lich');
  expect(both.last().text).toMatch(/10\/10/);
});
