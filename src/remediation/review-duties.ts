// Submissions that wait for a reviewer, for /viec: at once when they come. Reads only.
import { listOpenDeadlines, loadCalendar } from '../deadlines/store.js';
import { listConcludedChecklists, listSubmissionsToReview } from '../checklists/store.js';
import type { Duty, Look } from '../dialogue/face.js';
import { at, dayOf } from '../kit/calendar.js';
import { mayDecideOnUnit } from '../people/rights.js';
import { isDelegationHead, teamsLed } from '../people/rules.js';
import { findTeam, listUnits } from '../people/store.js';
import { daysLate, takenTitle } from './due-words.js';
import { findLed } from './impartial.js';
import { actOf } from './item-screens.js';
import { listTeamIds } from './plan-numbers.js';

/** Submissions this person reviews: of the teams they lead, and as head of the delegation those no lead may review. */
async function listReviewed(look: Look): ReturnType<typeof listSubmissionsToReview> {
  const own = teamsLed(look.who);
  const head = isDelegationHead(look.who);
  if (own.length === 0 && !head) return [];
  const waiting = await listSubmissionsToReview(look.tx, head ? await listTeamIds(look.tx) : own);
  const units = waiting.map(({ unitId }) => unitId);
  const concluded = await listConcludedChecklists(
    look.tx,
    waiting.map(({ checklistId }) => checklistId),
  );
  const isLed = head ? await findLed(look.tx, units, look.now) : () => true;
  return waiting.filter(
    (each) =>
      !concluded.has(each.checklistId) &&
      mayDecideOnUnit(look.who, each) &&
      (own.includes(each.teamId) || !isLed(each)),
  );
}

/** One duty per submission. */
export async function reviewDuties(look: Look): Promise<Duty[]> {
  const waiting = await listReviewed(look);
  if (waiting.length === 0) return [];
  const teamIds = [...new Set(waiting.map(({ teamId }) => teamId))];
  const units = await listUnits(
    look.tx,
    waiting.flatMap((each) => [each.unitId, each.takenFromId ?? []].flat()),
  );
  const { t, f } = look.words;
  const owed = (await listOpenDeadlines(look.tx, { teamIds }, dayOf(look.now))).filter(({ kind }) => kind === 'REVIEW');
  const dueOf = new Map(owed.map(({ subjectId, dueAt }) => [subjectId, dueAt]));
  const calendar = await loadCalendar(look.tx);
  const sayLate = (line: string, dueAt: Date | undefined) => {
    const late = dueAt ? daysLate(calendar, dueAt, look.now) : 0;
    return dueAt && late !== 0 ? t('review-duty-late', { line, due: f.until(dueAt), days: f.count(late ?? 0) }) : line;
  };
  const duties: Duty[] = [];
  for (const each of waiting) {
    const again = (each.submission.snapshot as { before?: string }).before === 'RETURNED';
    const team = await findTeam(look.tx, each.teamId);
    duties.push({
      place: t('remediation-team', { team: team?.name ?? '' }),
      line: sayLate(
        t(again ? 'review-duty-again' : 'review-duty', {
          unit: takenTitle(look.words, units.get(each.unitId), units.get(each.takenFromId ?? '')),
          questions: f.count(each.submission.questions),
          n: each.submission.questions,
          on: f.dayShort(dayOf(each.submission.submittedAt)),
          visit: f.dayShort(each.inspectOn),
        }),
        dueOf.get(each.checklistId),
      ),
      dueAt: dueOf.get(each.checklistId) ?? at(`${each.inspectOn} 08:00`),
      label: t('review-label'),
      act: actOf('review', each.checklistId),
      begun: each.state === 'IN_REVIEW',
    });
  }
  return duties;
}
