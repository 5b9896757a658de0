// Checklists and supplements that have not been handed in by their date, for whoever leads the team: watched, with unit and
// age; a unit nobody can be reached in is not accused. Reads only.
import { listOpenDeadlines, loadCalendar } from '../deadlines/store.js';
import { itemWords } from '../deadlines/screens.js';
import { listVisitsOf } from '../deadlines/visit-store.js';
import type { Duty, Look } from '../dialogue/face.js';
import { listInspectionsOfTeams } from '../inspections/store.js';
import { dayOf, orMissingYear } from '../kit/calendar.js';
import { isRefusal } from '../kit/refusal.js';
import { teamTitle } from '../people/names.js';
import { isDelegationHead, teamsLed } from '../people/rules.js';
import { isReachable, listTeamNames, listUnitPeople, listUnits } from '../people/store.js';
import { listChecklists } from './store.js';

/** Every overdue checklist of the teams somebody leads; of all teams for the head of the delegation. */
export async function overdueDuties({ tx, who, now, words }: Look): Promise<Duty[]> {
  const teamIds = isDelegationHead(who) ? [...(await listTeamNames(tx)).keys()] : teamsLed(who);
  if (teamIds.length === 0) return [];
  const late = (await listOpenDeadlines(tx, { teamIds }, dayOf(now))).filter(
    ({ kind, dueAt }) => (kind === 'REPORT' || kind === 'SUPPLEMENT') && dueAt < now,
  );
  if (late.length === 0) return [];
  const inspections = await listInspectionsOfTeams(tx, who, teamIds);
  const begun = await listChecklists(
    tx,
    inspections.map((inspection) => inspection.id),
  );
  const bySubject = new Map(
    inspections.flatMap((each) => [each.id, begun.get(each.id)?.id ?? each.id].map((subject) => [subject, each])),
  );
  const unitIds = late.flatMap(({ unitId }) => unitId ?? []);
  const [units, people] = [await listUnits(tx, unitIds), await listUnitPeople(tx, unitIds, dayOf(now))];
  const reached = new Set(people.filter(isReachable).map(({ unitId }) => unitId));
  const calendar = await loadCalendar(tx);
  const visits = await listVisitsOf(tx, late);
  const { t, f } = words;
  return late.flatMap((duty): Duty[] => {
    const inspection = bySubject.get(duty.subjectId);
    if (!inspection) return [];
    const days = orMissingYear(() => calendar.workingDaysLate(duty.dueAt, now));
    const key = reached.has(duty.unitId) ? 'nudge-line-late' : 'nudge-line-unreached';
    const facts = {
      unit: units.get(duty.unitId ?? '')?.title ?? '…',
      item: itemWords(duty, words, visits.get(duty.id)),
    };
    return [
      {
        place: teamTitle(words, inspection.teamName),
        line: t(key, { ...facts, due: f.until(duty.dueAt), days: f.count(isRefusal(days) ? 0 : days) }),
        dueAt: duty.dueAt,
        label: t('inspections-button-see'),
        act: `inspections.see:${inspection.id}`,
        watched: true,
      },
    ];
  });
}
