// The acknowledging of a conclusion by its unit: until when it is asked for, and how it stands in /viec, for the unit to do and,
// once it is late, for the team's lead to watch. It sends nothing.
import { listOpenDeadlines, loadCalendar, openDeadline } from '../deadlines/store.js';
import { leavesAt } from '../deadlines/hours.js';
import type { Duty, Look } from '../dialogue/face.js';
import type { Conclusion } from '../generated/prisma/client.js';
import { listInspectionsOfTeams, listInspectionsOfUnits, type InspectionView } from '../inspections/store.js';
import { dayOf, orMissingYear } from '../kit/calendar.js';
import type { Tx } from '../kit/database.js';
import { isRefusal } from '../kit/refusal.js';
import { unitsServed } from '../people/in-force-store.js';
import { teamsLed } from '../people/rules.js';
import { listUnits } from '../people/store.js';
import { daysLate, shortUntil } from './due-words.js';
import { listConclusions } from './finding-store.js';
import { listHeld } from './held-conclusions-store.js';
import { actOf } from './item-screens.js';
import { readPlanNumbers } from './plan-numbers.js';

/** The unit is to acknowledge what it gets now, within as many working days as a notice; in a year without a calendar undated. */
export async function oweAcknowledgement(
  tx: Tx,
  conclusion: Conclusion,
  { unitId, teamId }: Pick<InspectionView, 'unitId' | 'teamId'>,
  now: Date,
): Promise<void> {
  const [calendar, { ackDays }] = [await loadCalendar(tx), await readPlanNumbers(tx)];
  const dueAt = orMissingYear(() => calendar.dueFrom.ackDueAt(dayOf(leavesAt(calendar, now)), ackDays));
  if (isRefusal(dueAt)) return;
  const duty = { kind: 'ACKNOWLEDGE_CONCLUSION' as const, subjectId: conclusion.id, unitId, teamId, dueAt };
  await openDeadline(tx, duty, now);
}

/** Conclusions nobody of the unit has acknowledged yet. */
export const conclusionDuties = async (look: Look): Promise<Duty[]> => [
  ...(await ofUnits(look)),
  ...(await watchedByLeads(look)),
];

async function ofUnits({ tx, who, now, words }: Look): Promise<Duty[]> {
  const unitIds = await unitsServed(tx, who, now);
  const visits = await listInspectionsOfUnits(tx, unitIds);
  if (visits.length === 0) return [];
  const sent = await listConclusions(
    tx,
    visits.map((visit) => visit.id),
    (await listHeld(tx)).map(({ id }) => id),
  );
  const units = await listUnits(
    tx,
    visits.map((visit) => visit.unitId),
  );
  const open = await listOpenDeadlines(tx, { unitIds }, dayOf(now));
  const dueOf = new Map(open.map(({ subjectId, dueAt }) => [subjectId, dueAt]));
  const { t, f } = words;
  return visits.flatMap((visit): Duty[] => {
    const conclusion = sent.get(visit.id);
    if (!conclusion || conclusion.acknowledgedAt !== null) return [];
    const dueAt = dueOf.get(conclusion.id) ?? null;
    const args = { on: f.day(visit.inspectOn), until: dueAt && shortUntil(f, dueAt, now) };
    const key = dueAt === null ? 'conclusion-duty' : now > dueAt ? 'conclusion-duty-late' : 'conclusion-duty-due';
    return [
      {
        place: units.get(visit.unitId)?.title ?? '',
        line: t(key, { on: args.on, until: args.until ?? '' }),
        dueAt,
        label: t('remediation-see'),
        act: actOf('conclusion', conclusion.id),
      },
    ];
  });
}

async function watchedByLeads({ tx, who, now, words }: Look): Promise<Duty[]> {
  const teamIds = teamsLed(who);
  if (teamIds.length === 0) return [];
  const late = (await listOpenDeadlines(tx, { teamIds }, dayOf(now))).filter(
    ({ kind, dueAt }) => kind === 'ACKNOWLEDGE_CONCLUSION' && dueAt < now,
  );
  if (late.length === 0) return [];
  const dueOf = new Map(late.map(({ subjectId, dueAt }) => [subjectId, dueAt]));
  const visits = await listInspectionsOfTeams(tx, who, teamIds);
  const sent = await listConclusions(
    tx,
    visits.map(({ id }) => id),
  );
  const units = await listUnits(
    tx,
    visits.map(({ unitId }) => unitId),
  );
  const calendar = await loadCalendar(tx);
  const { t, f } = words;
  return visits.flatMap((visit): Duty[] => {
    const dueAt = dueOf.get(sent.get(visit.id)?.id ?? '');
    if (!dueAt) return [];
    const args = { unit: units.get(visit.unitId)?.title ?? '…', on: f.dayShort(visit.inspectOn) };
    return [
      {
        place: t('remediation-team', { team: visit.teamName }),
        line: t('conclusion-duty-watched', { ...args, late: f.count(daysLate(calendar, dueAt, now) ?? 0) }),
        dueAt,
        label: t('remediation-see'),
        act: actOf('visit', visit.id),
        watched: true,
      },
    ];
  });
}
