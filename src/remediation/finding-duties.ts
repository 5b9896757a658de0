// What findings lay upon a lead, for /viec: drafts left half-way, conclusions still to be sent. Reads only.
import { loadCalendar } from '../deadlines/store.js';
import type { Duty, Look } from '../dialogue/face.js';
import { listInspectionsOfTeams } from '../inspections/store.js';
import { mayDecideOnUnit } from '../people/rights.js';
import { teamsLed } from '../people/rules.js';
import { listUnits } from '../people/store.js';
import { shortUntil } from './due-words.js';
import { listConclusions, listDrafts, listLastSaved } from './finding-store.js';
import { actOf } from './item-screens.js';
import { readPlanNumbers } from './plan-numbers.js';
import { isDone } from './visits.js';

/** Drafts and conclusions of the visits of the teams this person leads; only visits at which something was found are asked about. */
export async function findingDuties(look: Look): Promise<Duty[]> {
  const teamIds = teamsLed(look.who);
  if (teamIds.length === 0) return [];
  const all = (await listInspectionsOfTeams(look.tx, look.who, teamIds)).filter((visit) =>
    mayDecideOnUnit(look.who, visit),
  );
  // A draft may be of a visit still to come: it was raised at the desk.
  const visits = all.filter((visit) => isDone(visit, look.now));
  const ids = visits.map((visit) => visit.id);
  const [found, sent] = [await listLastSaved(look.tx, ids), await listConclusions(look.tx, ids)];
  const drafts = await listDrafts(look.tx, look.who.personId);
  if (drafts.length === 0 && found.size === 0) return [];
  const units = await listUnits(
    look.tx,
    all.map((visit) => visit.unitId),
  );
  const { t, f } = look.words;
  const nameOf = (unitId: string) => units.get(unitId)?.title ?? '';
  const byId = new Map(all.map((visit) => [visit.id, visit]));
  const begun = drafts.flatMap((draft): Duty[] => {
    const visit = byId.get(draft.inspectionId ?? '');
    if (!visit) return [];
    const line = t('finding-duty-draft', { unit: nameOf(visit.unitId), on: f.dayShort(visit.inspectOn) });
    const place = t('remediation-team', { team: visit.teamName });
    return [{ place, line, dueAt: null, label: t('finding-go-on'), act: actOf('draft', draft.id), begun: true }];
  });
  const { conclusionDays } = await readPlanNumbers(look.tx);
  const calendar = await loadCalendar(look.tx);
  const toConclude = visits
    // What was recorded after a conclusion is told by another one.
    .filter((visit) => {
      const [saved, told] = [found.get(visit.id), sent.get(visit.id)?.sentAt];
      return saved !== undefined && (told === undefined || told < saved);
    })
    .flatMap((visit): Duty[] => {
      const place = t('remediation-team', { team: visit.teamName });
      try {
        const dueAt = calendar.dueFrom.conclusionDueAt(visit.inspectOn, conclusionDays);
        const args = {
          unit: nameOf(visit.unitId),
          on: f.dayShort(visit.inspectOn),
          due: shortUntil(f, dueAt, look.now),
        };
        return [
          {
            place,
            line: t('finding-duty-conclude', args),
            dueAt,
            label: t('finding-conclude'),
            act: actOf('visit', visit.id),
          },
        ];
      } catch {
        return [];
      }
    });
  return [...begun, ...toConclude];
}
