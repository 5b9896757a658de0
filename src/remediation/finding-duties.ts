// What findings lay upon a lead, for /viec: drafts left half-way, conclusions still to be sent. Reads only.
import { listOpenDeadlines, loadCalendar } from '../deadlines/store.js';
import type { Duty, Look } from '../dialogue/face.js';
import { listInspectionsForDelegation, listInspectionsOfTeams } from '../inspections/store.js';
import { dayOf } from '../kit/calendar.js';
import { mayDecideOnUnit } from '../people/rights.js';
import { isDelegationHead, teamsLed } from '../people/rules.js';
import { listUnits } from '../people/store.js';
import { daysLate, shortUntil } from './due-words.js';
import { listDrafts, listLastSaved } from './finding-store.js';
import { findLed } from './impartial.js';
import { actOf } from './item-screens.js';
import { listTeamIds } from './plan-numbers.js';

/** Drafts of one's own, and the conclusions owed by one's teams. */
export const findingDuties = async (look: Look): Promise<Duty[]> => [
  ...(await draftDuties(look)),
  ...(await concludingDuties(look)),
];

async function draftDuties({ tx, who, words }: Look): Promise<Duty[]> {
  const teamIds = teamsLed(who);
  const drafts = teamIds.length === 0 ? [] : await listDrafts(tx, who.personId);
  if (drafts.length === 0) return [];
  // A draft may be of a visit still to come: it was raised at the desk.
  const visits = (await listInspectionsOfTeams(tx, who, teamIds)).filter((visit) => mayDecideOnUnit(who, visit));
  const byId = new Map(visits.map((visit) => [visit.id, visit]));
  const units = await listUnits(
    tx,
    visits.map((visit) => visit.unitId),
  );
  const { t, f } = words;
  return drafts.flatMap((draft): Duty[] => {
    const visit = byId.get(draft.inspectionId ?? '');
    if (!visit) return [];
    const unit = units.get(visit.unitId)?.title ?? '';
    const line = t('finding-duty-draft', { unit, on: f.dayShort(visit.inspectOn) });
    const place = t('remediation-team', { team: visit.teamName });
    return [{ place, line, dueAt: null, label: t('finding-go-on'), act: actOf('draft', draft.id), begun: true }];
  });
}

/** Of the teams this person leads, and as head of the delegation those that no lead may send. */
async function concludingDuties({ tx, who, now, words }: Look): Promise<Duty[]> {
  const [own, head] = [teamsLed(who), isDelegationHead(who)];
  if (own.length === 0 && !head) return [];
  const teamIds = head ? await listTeamIds(tx) : own;
  const open = (await listOpenDeadlines(tx, { teamIds }, dayOf(now))).filter(({ kind }) => kind === 'CONCLUDE');
  if (open.length === 0) return [];
  const visits = await listInspectionsForDelegation(tx, who, { toOn: dayOf(now) });
  const byId = new Map(visits.map((visit) => [visit.id, visit]));
  const ids = open.map(({ subjectId }) => subjectId);
  const unitIds = ids.flatMap((id) => byId.get(id)?.unitId ?? []);
  const isLed = head ? await findLed(tx, unitIds, now) : () => true;
  const [units, recorded, calendar] = [
    await listUnits(tx, unitIds),
    await listLastSaved(tx, ids),
    await loadCalendar(tx),
  ];
  const { t, f } = words;
  return open.flatMap(({ subjectId, dueAt }): Duty[] => {
    const visit = byId.get(subjectId);
    if (!visit || !mayDecideOnUnit(who, visit) || !(own.includes(visit.teamId) || !isLed(visit))) return [];
    const late = daysLate(calendar, dueAt, now) ?? 0;
    const args = {
      unit: units.get(visit.unitId)?.title ?? '',
      on: f.dayShort(visit.inspectOn),
      due: shortUntil(f, dueAt, now),
      recorded: recorded.has(visit.id) ? 'yes' : 'no',
    };
    return [
      {
        place: t('remediation-team', { team: visit.teamName }),
        line:
          late > 0
            ? t('finding-duty-conclude-late', { ...args, due: f.until(dueAt), days: f.count(late) })
            : t('finding-duty-conclude', args),
        dueAt,
        label: t('finding-conclude'),
        act: actOf('visit', visit.id),
      },
    ];
  });
}
