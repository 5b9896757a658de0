// What a conclusion would say now, shown before it is sent: exactly as it will read, to whom, when it leaves, and what of the
// review is not over. It sends nothing (conclusions.ts).
import { createHash } from 'node:crypto';
import type { Conclusion, Finding } from '../generated/prisma/client.js';
import { readOnSite } from '../checklists/onsite.js';
import { listChecklists } from '../checklists/store.js';
import type { RoomPorts } from '../dialogue/ports.js';
import type { KnownTurn } from '../dialogue/turn.js';
import { findInspectionForDelegation, type InspectionView } from '../inspections/store.js';
import { dayOf, orMissingYear, type Day, type WorkingCalendar } from '../kit/calendar.js';
import { isRefusal } from '../kit/refusal.js';
import type { Words } from '../kit/words.js';
import { button } from '../outbox/message.js';
import { isOnBothSides, mayDecideOnUnit } from '../people/rights.js';
import { teamsOf } from '../people/rules.js';
import { findUnit } from '../people/store.js';
import { peopleOfUnit } from './announce.js';
import { conclusionText, type ConclusionFacts } from './conclusion-text.js';
import { isQuietHour, leavesAt } from '../deadlines/hours.js';
import { loadCalendar } from '../deadlines/store.js';
import { dueAfter, keptSpan } from './due-span.js';
import { usualDue } from './finding-drafts.js';
import { findConclusion, listFindings, listUnsaid } from './finding-store.js';
import { countReview } from './review-rules.js';
import { readReview } from './review-store.js';
import { isUnderReview } from './review-turns.js';
import { findHeld } from './held-conclusions-store.js';
import { actOf, backButton } from './item-screens.js';
import { isDone, showVisit, wholeVisitButton } from './visits.js';

/** Stands for the words that were previewed. */
export const markOf = (words: Words, facts: ConclusionFacts): string =>
  facts.findings.length === 0
    ? '0'
    : createHash('sha256')
        .update(conclusionText(words, facts, true))
        .digest('hex')
        .slice(0, 10);

/** The visit, if this person may conclude it now. */
export async function concluding(turn: KnownTurn, inspectionId: string | undefined): Promise<InspectionView | null> {
  const inspection = inspectionId ? await findInspectionForDelegation(turn.tx, turn.who, inspectionId) : null;
  if (!inspection || !mayDecideOnUnit(turn.who, inspection)) {
    turn.refuseRights(inspection !== null && isOnBothSides(turn.who, inspection));
    return null;
  }
  if (isDone(inspection, turn.now) && inspection.cancelledAt === null) return inspection;
  await showVisit(turn, inspection.id, turn.words.t(inspection.cancelledAt ? 'finding-cancelled' : 'finding-not-yet'));
  return null;
}

/** What the conclusion of a visit would be written from now. */
export async function factsOf(
  turn: KnownTurn,
  inspection: InspectionView,
  demo: boolean,
): Promise<ConclusionFacts & { readonly held: Conclusion | null }> {
  const unit = await findUnit(turn.tx, inspection.unitId);
  const dates = await listDates(turn, inspection);
  const held = await findHeld(turn.tx, inspection.id);
  const before = await findConclusion(turn.tx, inspection.id);
  return {
    unit: unit?.title ?? '…',
    inspectOn: inspection.inspectOn,
    // One that has not left is replaced, under its own number.
    version: held?.version ?? (before?.version ?? 0) + 1,
    findings: (await listFindings(turn.tx, inspection.id)).map((each) => ({
      ...each,
      dueAt: dates.get(each.id) ?? each.dueAt,
    })),
    demo,
    held,
  };
}

/**
 * Until when the unit has for what it is told of now: so many days from today, where the day recorded counts from the conclusion;
 * the day recorded; where that has passed while the conclusion waited, as many days as the plan gives from today.
 */
async function listDates(turn: KnownTurn, inspection: InspectionView): Promise<Map<string, Date>> {
  const unsaid = await listUnsaid(turn.tx, inspection.id);
  const calendar = await loadCalendar(turn.tx);
  const dates = new Map(unsaid.flatMap((each) => concludedDue(calendar, each, dayOf(turn.now))));
  const passed = unsaid.filter(({ id, dueAt }) => !dates.has(id) && (dueAt === null || dueAt <= turn.now));
  const usual = passed.length === 0 ? null : await usualDue(turn, inspection, calendar);
  for (const { id } of passed) if (usual) dates.set(id, usual.at);
  return dates;
}

/** What a span from the conclusion comes to when that is made today; nothing in a year without a calendar. */
function concludedDue(calendar: WorkingCalendar, { id, dueSpan }: Finding, today: Day): [string, Date][] {
  const span = keptSpan(dueSpan);
  const dueAt = span && orMissingYear(() => dueAfter(calendar, span, today));
  return dueAt === null || isRefusal(dueAt) ? [] : [[id, dueAt]];
}

/** A review that is not over: asked about before anything is concluded. True when it was. */
async function askUnfinished(turn: KnownTurn, inspection: InspectionView): Promise<boolean> {
  const checklist = (await listChecklists(turn.tx, [inspection.id])).get(inspection.id);
  const review = checklist && (await readReview(turn.tx, checklist.id));
  if (!review || !isUnderReview(review)) return false;
  const { left, returned } = countReview(review);
  if (left === 0 && returned === 0) return false;
  const { t, f } = turn.words;
  turn.show({
    text: t('conclusion-unfinished', { returned: f.count(returned), left: f.count(left) }),
    rows: [
      [button(t('finding-to-review'), actOf('review', review.whole.id), 6)],
      [button(t('conclusion-anyway'), actOf('conclude', inspection.id, 'anyway'), 7)],
      [backButton(turn.words, actOf('visit', inspection.id))],
    ],
  });
  return true;
}

/** [Gửi kết luận]: exactly as it will read, to whom, and asked once more. */
export async function preview(
  turn: KnownTurn,
  inspectionId: string | undefined,
  ports: RoomPorts,
  anyway = false,
): Promise<void> {
  const inspection = await concluding(turn, inspectionId);
  if (!inspection || (!anyway && (await askUnfinished(turn, inspection)))) return;
  const facts = await factsOf(turn, inspection, ports.demo);
  const { t, f } = turn.words;
  const people = await peopleOfUnit(turn.tx, inspection.unitId, turn.now);
  const note = t(people.length === 0 ? 'conclusion-nobody' : 'conclusion-preview', {
    unit: facts.unit,
    count: f.count(people.length),
  });
  const text = conclusionText(turn.words, facts);
  const calendar = await loadCalendar(turn.tx);
  const onSite = await readOnSite(turn.tx, inspection);
  const isLeftOpen = onSite.answered < onSite.total;
  const toOnSite =
    isLeftOpen && teamsOf(turn.who).includes(inspection.teamId)
      ? [[button(t('conclusion-onsite-answer'), `checklists.onsite:${inspection.id}`, 7)]]
      : [];
  const notes = [
    note,
    facts.held ? t('conclusion-replaces', { at: f.moment(facts.held.sentAt) }) : null,
    people.length > 0 && isQuietHour(calendar, turn.now)
      ? t('conclusion-preview-later', { at: f.moment(leavesAt(calendar, turn.now)) })
      : null,
    isLeftOpen ? t('conclusion-onsite-open', { ...onSite, count: f.count(onSite.total - onSite.answered) }) : null,
  ];
  const more = text === conclusionText(turn.words, facts, true) ? [] : [wholeVisitButton(turn.words, inspection.id)];
  turn.show({
    text: `${notes.filter(Boolean).join('\n')}\n\n${text}`,
    rows: [
      [
        button(
          people.length === 0 ? t('conclusion-save') : t('conclusion-send', { count: f.count(people.length) }),
          actOf('concluded', inspection.id, facts.version, markOf(turn.words, facts)),
        ),
      ],
      ...toOnSite,
      [backButton(turn.words, actOf('visit', inspection.id)), ...more],
    ],
  });
}
