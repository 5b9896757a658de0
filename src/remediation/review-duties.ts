// Submissions that wait for a reviewer, for /viec: at once when they come. Reads only.
import { listOpenDeadlines, loadCalendar } from '../deadlines/store.js';
import { listSubmissionsToReview } from '../checklists/store.js';
import type { Duty, Look } from '../dialogue/face.js';
import { at, dayOf } from '../kit/calendar.js';
import { isDelegationHead, teamsLed } from '../people/rules.js';
import { findTeam, isReachable, listByRole, listUnits } from '../people/store.js';
import { daysLate, takenTitle } from './due-words.js';
import { actOf } from './item-screens.js';
import { listTeamIds } from './plan-numbers.js';

/** Teams for which this person reviews: those they lead, and as head of the delegation those without a lead. */
async function teamsReviewed(look: Look): Promise<string[]> {
  const own = teamsLed(look.who);
  if (!isDelegationHead(look.who)) return own;
  const led = new Set((await listByRole(look.tx, 'LEAD')).filter(isReachable).map((lead) => lead.teamId));
  return [...new Set([...own, ...(await listTeamIds(look.tx)).filter((teamId) => !led.has(teamId))])];
}

/** One duty per submission. */
export async function reviewDuties(look: Look): Promise<Duty[]> {
  const teamIds = await teamsReviewed(look);
  if (teamIds.length === 0) return [];
  const waiting = await listSubmissionsToReview(look.tx, teamIds);
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
