// A due day said as so many days after the conclusion is counted from the day the conclusion is made, whatever day was planned.
import { expect, it } from 'vitest';
import { useStage } from '../stage.js';
import { recordShortcoming, seat } from './desk.js';

const stage = useStage({ at: '2023-09-22 09:00', city: true });

it('moves with the conclusion; a due day said as a day stays', { timeout: 60_000 }, async () => {
  const { db } = stage();
  const lead = await seat(stage(), 'lead');
  await seat(stage(), 'unit');
  const { visit } = await recordShortcoming(stage(), lead);
  await recordShortcoming(stage(), lead);
  const [first, second] = await db.finding.findMany({ where: { inspectionId: visit }, orderBy: { id: 'asc' } });
  await db.finding.update({ where: { id: first!.id }, data: { text: 'Tính theo số ngày', dueSpan: '30 days' } });
  await db.finding.update({ where: { id: second!.id }, data: { text: 'Tính theo ngày' } });
  const conclude = async () => {
    await lead.says('/viec');
    await lead.taps(lead.last().id, `remediation.conclude:${visit}:anyway`);
  };
  await stage().at('2023-10-03 09:00');
  await conclude();
  lead.sees(/Tính theo số ngày.*chậm nhất 17h00 ngày 02\/11\/2023/s, 1);
  await stage().at('2023-10-10 09:00');
  await conclude();
  lead.sees(/Tính theo số ngày.*chậm nhất 17h00 ngày 09\/11\/2023/s, 1);
  lead.sees(/Tính theo ngày\.?.*chậm nhất 17h00 ngày 20\/10\/2023/s, 1);
  await lead.presses('Gửi 01 người');
  const items = await db.remediationItem.findMany({ where: { finding: { inspectionId: visit } } });
  expect(new Map(items.map(({ text, dueAt }) => [text, dueAt.toISOString().slice(0, 10)]))).toEqual(
    new Map([
      ['Tính theo số ngày', '2023-11-09'],
      ['Tính theo ngày', '2023-10-20'],
    ]),
  );
});
