// A collected card of new work as it leaves: it is for whoever judges that work at that moment, and says what stands then.
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { at } from '../../src/kit/calendar.js';
import { loadWords } from '../../src/kit/words.js';
import { lookAtWork } from '../../src/remediation/leaving.js';
import { announce } from '../checklists/announced.js';
import { useStage } from '../stage.js';
import { seat } from './desk.js';
import { answerAll } from './handed-in.js';

const stage = useStage({ at: '2023-09-08 09:00', city: true });

it('is dropped for a lead who judges no more, and made anew when it has waited', async () => {
  const { db } = stage();
  const words = loadWords(join(import.meta.dirname, '../../locales'), 'refuse');
  const lead = await seat(stage(), 'lead');
  const unit = await seat(stage(), 'unit');
  const checklist = await announce(stage(), 'I-14', '2023-09-14 17:00');
  await answerAll(stage(), checklist, unit.personId!);
  await unit.taps(unit.last().id, `checklists.send:${checklist}:2023-09-08`);
  await stage().at('2023-09-08 10:30');
  const card = await db.outboxMessage.findFirstOrThrow({ where: { dedupeKey: { startsWith: 'review-work:' } } });
  expect(card.personId).toBe(lead.personId);
  const look = (time: string) => lookAtWork({ db, now: at(`2023-09-08 ${time}`), words }, card);
  expect(await look('10:30')).toBeNull();
  expect(await look('14:00')).toMatchObject({ ring: true });
  // The lead is the unit's own deputy by now: nobody judges what they answer for.
  const { id: unitId } = await db.unit.findUniqueOrThrow({ where: { code: 'H-02' } });
  const held = await db.roleHeld.create({
    data: { id: 'own', personId: lead.personId!, role: 'DEPUTY', unitId, fromAt: at('2023-09-08 11:00') },
  });
  expect(await look('10:30')).toBe('gone');
  await db.roleHeld.delete({ where: { id: held.id } });
  await db.roleHeld.updateMany({ where: { personId: lead.personId! }, data: { endedAt: at('2023-09-08 11:00') } });
  expect(await look('10:30')).toBe('gone');
});
