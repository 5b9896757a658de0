// Visits that came over from a unit that has ended and are over, but not concluded yet: the successor sees each of them in /viec,
// as something the delegation owes. Reads only.
import type { Duty, Look } from '../dialogue/face.js';
import { listInspectionsOfUnits } from '../inspections/store.js';
import { dayOf } from '../kit/calendar.js';
import { unitsServed } from '../people/in-force-store.js';
import { listUnits } from '../people/store.js';
import { listConclusions } from './finding-store.js';
import { findLeftOpen } from './succession-store.js';

/** One watched line for each; a conclusion that was sent stands there by itself, to be acknowledged. */
export async function takenVisitDuties({ tx, who, now, words }: Look): Promise<Duty[]> {
  const today = dayOf(now);
  const taken = (await listInspectionsOfUnits(tx, await unitsServed(tx, who, now))).filter(
    (visit) => visit.takenFromId !== null && visit.inspectOn < today,
  );
  if (taken.length === 0) return [];
  const open = new Set<string>();
  for (const unitId of new Set(taken.map((visit) => visit.unitId)))
    for (const { id } of (await findLeftOpen(tx, unitId, today)).visits) open.add(id);
  const sent = await listConclusions(
    tx,
    taken.map(({ id }) => id),
  );
  const isToBeAcknowledged = (id: string) => sent.has(id) && sent.get(id)!.acknowledgedAt === null;
  const units = await listUnits(
    tx,
    taken.flatMap(({ unitId, takenFromId }) => [unitId, takenFromId!]),
  );
  const { t, f } = words;
  return taken
    .filter(({ id }) => open.has(id) && !isToBeAcknowledged(id))
    .map((visit) => ({
      place: units.get(visit.unitId)?.title ?? '…',
      line: t('succession-visit', {
        day: f.day(visit.inspectOn),
        from: units.get(visit.takenFromId!)?.title ?? '…',
      }),
      dueAt: null,
      label: t('remediation-see'),
      act: `inspections.see:${visit.id}`,
      watched: true,
    }));
}
