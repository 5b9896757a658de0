// Tells the office, once each and in office hours, that the scanner has stopped answering and that it answers again. Silent:
// papers are received all the same, and the queue goes on by itself.
import { isQuietHour } from '../deadlines/hours.js';
import { loadCalendar } from '../deadlines/store.js';
import type { RoomPorts } from '../dialogue/ports.js';
import { LANE } from '../outbox/message.js';
import type { Step, Tick, TickContext } from '../outbox/tick.js';
import { isReachable, listByRole } from '../people/store.js';
import { countToScan, listUntoldOutages, noteOutageTold } from './scan-store.js';

export const outagesTick = (ports: RoomPorts): Tick => ({
  name: 'documents.outages',
  every: 'minute',
  run: (context) =>
    context.step(async (step) => {
      const untold = await listUntoldOutages(step.tx);
      if (untold.length === 0 || isQuietHour(await loadCalendar(step.tx), context.now)) return { told: 0 };
      for (const outage of untold) await tell(context, step, outage, ports.openUnscanned === true);
      return { told: untold.length };
    }),
});

async function tell(
  context: TickContext,
  { tx, effects }: Step,
  outage: { beganAt: Date; endedAt: Date | null },
  mayOpenUnscanned: boolean,
): Promise<void> {
  const waiting = await countToScan(tx);
  for (const person of new Map((await listByRole(tx, 'OFFICE')).map((each) => [each.personId, each])).values()) {
    if (!isReachable(person)) continue;
    const { t, f } = context.words[person.locale];
    const facts = { since: f.moment(outage.beganAt), count: f.count(waiting), n: waiting };
    const text =
      outage.endedAt === null
        ? t(mayOpenUnscanned ? 'documents-scanner-out-open' : 'documents-scanner-out', facts)
        : t('documents-scanner-back', { ...facts, until: f.moment(outage.endedAt) });
    const key = `scanner-${outage.endedAt === null ? 'out' : 'back'}:${outage.beganAt.getTime()}:${person.personId}`;
    effects.send({ chatId: person.chatId, personId: person.personId }, { text }, { key, lane: LANE.NOTICE });
  }
  await noteOutageTold(tx, outage.beganAt, outage.endedAt !== null, context.now);
}
