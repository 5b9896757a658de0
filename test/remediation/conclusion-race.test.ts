// Two of a team in one instant: one sends the conclusion that names a finding, the other removes or changes it. One of the two
// is told that the other was first; what the unit is sent is what stays recorded.
import { expect, it } from 'vitest';
import { newId } from '../../src/kit/ids.js';
import { useStage } from '../stage.js';
import { seat } from './desk.js';

const stage = useStage({ at: '2023-10-05 09:00', city: true });

it('a conclusion and a change in the same instant leave one truth', async () => {
  const [one, other] = [
    await seat(stage(), 'lead'),
    await stage().seat({ name: 'Hoàng Thị Ví Dụ', role: 'LEAD', team: 'B' }),
  ];
  await seat(stage(), 'unit');
  const unit = await stage().db.unit.findUniqueOrThrow({ where: { code: 'H-02' } });
  const visit = await stage().db.inspection.findFirstOrThrow({ where: { unitId: unit.id, surprise: false } });
  for (const phone of [one, other]) await phone.says('/viec');
  const acts = async (personId: string) =>
    (await stage().db.outboxMessage.findMany({ where: { personId }, orderBy: { id: 'desc' }, take: 3 })).flatMap(
      ({ body }) => [...JSON.stringify(body).matchAll(/"act":"([^"]+)"/g)].map((match) => match[1]!),
    );
  for (let n = 0; n < 8; n++) {
    stage().clock.move(new Date(stage().clock.now().getTime() + 60_000));
    const [id, text] = [newId(), `Nội dung ưu điểm thứ ${n}`];
    const saved = { saved: true, savedAt: stage().clock.now(), createdAt: stage().clock.now() };
    const base = { id, text, kind: 'STRENGTH' as const, inspectionId: visit.id, unitId: unit.id };
    await stage().db.finding.create({ data: { ...base, ...saved, authorId: one.personId! } });
    await one.taps(one.last().id, `remediation.conclude:${visit.id}`);
    const conclude = (await acts(one.personId!)).find((act) => act.startsWith('remediation.conclud'));
    expect(conclude, one.screen(2)).toBeDefined();
    const presses = [
      () => stage().simulator.press(one.id, one.last().id, conclude!, true),
      () => stage().simulator.press(other.id, other.last().id, `remediation.removefyes:${id}`, true),
    ];
    for (const press of n % 2 === 0 ? presses : presses.reverse()) press();
    await stage().drain();
    const sent = await stage().db.conclusion.findFirst({
      where: { inspectionId: visit.id },
      orderBy: { version: 'desc' },
    });
    const isNamed = JSON.stringify(sent?.texts ?? '').includes(text);
    const isRecorded = (await stage().db.finding.findUnique({ where: { id } })) !== null;
    expect({ n, isNamed, isRecorded }).toEqual({ n, isNamed: isRecorded, isRecorded });
  }
});
