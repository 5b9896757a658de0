// The end of a review: everything is sent once, with the day until which supplements are asked for, and the unit is told.
import type { RoomPorts } from '../dialogue/ports.js';
import type { KnownTurn } from '../dialogue/turn.js';
import { loadCalendar } from '../deadlines/store.js';
import { addDays, dayOf, isDay, type WorkingCalendar } from '../kit/calendar.js';
import type { Words } from '../kit/words.js';
import { button, layOut, type Message } from '../outbox/message.js';
import { addressKey } from '../people/rules.js';
import { findUnit } from '../people/store.js';
import { peopleOfUnit, sayUntold, tellAll } from './announce.js';
import { inSentence, readDueDay } from './due-words.js';
import { actOf, askScreen, sayRefusal } from './item-screens.js';
import { readPlanNumbers } from './plan-numbers.js';
import { isReason, sayReason } from './reasons.js';
import { enterReview, judgeable, showReview } from './review-turns.js';
import { countReview, rowsLeft, rowsToJudge, sayNumbers, type Review, type ReviewRow } from './review-rules.js';
import { endScreen } from './review-screens.js';
import { closeReview, listReceipts } from './review-store.js';

/** Returned questions a message names with their reason; of the others it names the numbers. */
const NAMED = 8;
const BUTTONS = 6;

interface Range {
  readonly fromOn: string;
  readonly toOn: string;
  /** The plan's usual day. */
  readonly usualOn: string;
}

async function rangeOf(turn: KnownTurn, calendar: WorkingCalendar): Promise<Range | null> {
  const { supplementDays, remediationDays } = await readPlanNumbers(turn.tx);
  const today = dayOf(turn.now);
  try {
    return {
      fromOn: calendar.addWorkingDays(today, 1),
      toOn: calendar.rollToWorkingDay(addDays(today, remediationDays)),
      usualOn: calendar.addWorkingDays(today, supplementDays),
    };
  } catch {
    return null;
  }
}

/** The end card with the usual day or another one; says what is still to be judged when the review is not complete. */
export async function showEnd(
  turn: KnownTurn,
  checklistId: string | undefined,
  echo: string | null = null,
  on: string | null = null,
): Promise<void> {
  const review = await judgeable(turn, checklistId);
  if (!review) return;
  if (rowsLeft(review).length > 0)
    return showReview(turn, review.whole.id, echo ?? sayLeft(turn.words, rowsLeft(review)));
  enterReview(turn, 'end', { checklistId: review.whole.id, ...(on === null ? {} : { on }) });
  const reached = (await peopleOfUnit(turn.tx, review.whole.unitId, turn.now)).length;
  if (countReview(review).returned === 0) return turn.show(endScreen(turn.words, review, null, reached, echo));
  const calendar = await loadCalendar(turn.tx);
  const range = await rangeOf(turn, calendar);
  if (!range) return showReview(turn, review.whole.id, turn.words.t('remediation-no-calendar'));
  const chosen = on !== null && on >= range.fromOn && on <= range.toOn ? on : range.usualOn;
  const due = { at: calendar.endOfOffice(chosen), days: calendar.workingDaysBetween(dayOf(turn.now), chosen) };
  turn.show(endScreen(turn.words, review, due, reached, echo));
}

const sayLeft = (words: Words, left: readonly ReviewRow[]): string =>
  words.t('review-left', {
    count: words.f.count(left.length),
    n: left.length,
    numbers: sayNumbers(left),
  });

/** [Đổi hạn]: another day for the supplements. */
export async function askDue(
  turn: KnownTurn,
  checklistId: string | undefined,
  echo: string | null = null,
  near: string | null = null,
): Promise<void> {
  const review = await judgeable(turn, checklistId);
  if (!review) return;
  const range = await rangeOf(turn, await loadCalendar(turn.tx));
  if (!range) return showEnd(turn, review.whole.id);
  const { t, f } = turn.words;
  enterReview(turn, 'due', { checklistId: review.whole.id });
  const buttons = near === null ? [] : [button(f.day(near), actOf('end', review.whole.id, near))];
  const text = t('review-due-ask', { from: f.day(range.fromOn), to: f.day(range.toOn), example: f.day(range.usualOn) });
  turn.show(askScreen(turn.words, text, buttons, actOf('end', review.whole.id), echo));
}

/** A day typed for the supplements. */
export async function typeDue(turn: KnownTurn, checklistId: string | undefined, typed: string): Promise<void> {
  const review = await judgeable(turn, checklistId);
  if (!review) return;
  const calendar = await loadCalendar(turn.tx);
  const range = await rangeOf(turn, calendar);
  if (!range) return showEnd(turn, review.whole.id);
  const read = readDueDay(calendar, range, typed, turn.words.f);
  if (!read.ok) return askDue(turn, review.whole.id, sayRefusal(turn.words, read.why), read.near);
  await showEnd(turn, review.whole.id, null, dayOf(read.dueAt));
}

/** A reason as it is told to a unit: one of the usual ones as words of the sentence, a typed one in quotation marks. */
const tellReason = (words: Words, verdict: ReviewRow['verdict']): string => {
  const said = sayReason(words, verdict?.reasonCode, verdict?.reason, 240);
  return isReason(verdict?.reasonCode) ? inSentence(said) : `“${said}”`;
};

/** What the unit's people are told when a review ends. */
function resultMessage(
  words: Words,
  review: Review,
  returned: readonly ReviewRow[],
  dueAt: Date | null,
  { unit, whom, receipts }: { unit: string; whom: string; receipts: readonly string[] },
): Message {
  const { t, f } = words;
  const { whole, submission } = review;
  const count = countReview(review);
  if (returned.length === 0 || dueAt === null) {
    const args = {
      questions: f.count(count.accepted),
      n: count.accepted,
      on: f.day(whole.inspectOn),
      code: receipts[0] ?? submission.receipt,
      more: receipts.length > 1 ? receipts.slice(1).join(', ') : 'none',
      unit,
      whom,
    };
    return { text: t('review-told-accepted', args) };
  }
  const named = returned.slice(0, NAMED);
  const lines = named.map((row) => t('review-told-line', { n: String(row.n), reason: tellReason(words, row.verdict) }));
  const others = returned.slice(NAMED);
  const text = [
    t('review-told', { unit, count: f.count(returned.length), due: f.until(dueAt) }),
    ...lines,
    others.length > 0
      ? t('review-told-more', { count: f.count(others.length), n: others.length, numbers: sayNumbers(others) })
      : null,
    count.accepted > 0
      ? t('review-told-rest', { count: f.count(count.accepted), n: count.accepted })
      : t('review-told-thanks'),
  ];
  const buttons = returned
    .slice(0, BUTTONS)
    .map((row) =>
      button(t('review-question', { n: String(row.n) }), `checklists.go:${whole.id}:${row.entry.question.order}`),
    );
  return {
    text: text.filter(Boolean).join('\n'),
    rows: [...layOut(buttons), [button(t('button-todo'), 'desk.todo', 4)]],
  };
}

/** [Gửi đơn vị]: the review is closed, verdicts are sent, the unit is told once. */
export async function sendReview(
  turn: KnownTurn,
  checklistId: string | undefined,
  on: string | undefined,
  ports: RoomPorts,
): Promise<void> {
  const review = await judgeable(turn, checklistId);
  if (!review) return;
  const { whole, submission } = review;
  const returned = rowsToJudge(review).filter((row) => row.verdict?.verdict === 'RETURNED');
  if (rowsLeft(review).length > 0) return showEnd(turn, whole.id);
  let dueAt: Date | null = null;
  if (returned.length > 0) {
    const calendar = await loadCalendar(turn.tx);
    const range = await rangeOf(turn, calendar);
    // The card may have been drawn on another day, or before somebody returned an answer.
    if (!range || !on || !isDay(on) || on < range.fromOn || on > range.toOn) return showEnd(turn, whole.id);
    dueAt = calendar.endOfOffice(on);
  }
  await closeReview(
    turn.tx,
    review,
    returned.map((row) => row.entry.question.code),
    dueAt,
    turn.now,
  );
  turn.audit('review.sent', whole.id, { round: submission.round, returned: returned.length });
  const unit = await findUnit(turn.tx, whole.unitId);
  const receipts = await listReceipts(turn.tx, whole.id);
  const people = await peopleOfUnit(turn.tx, whole.unitId, turn.now);
  tellAll(turn, ports.words, people, {
    key: `review-result:${submission.id}`,
    build: (words) => {
      const whom = words.t(`remediation-${addressKey(unit?.class ?? 'SO')}`);
      return resultMessage(words, review, returned, dueAt, { unit: whole.unitTitle, whom, receipts });
    },
  });
  const { t, f } = turn.words;
  const count = countReview(review);
  const said = { unit: whole.unitTitle, accepted: f.count(count.accepted), returned: f.count(count.returned) };
  turn.record(t('review-record-sent', { ...said, name: turn.who.fullName, at: f.momentShort(turn.now) }));
  turn.close();
  const sent = dueAt === null ? t('review-sent-accepted', said) : t('review-sent', { ...said, due: f.until(dueAt) });
  turn.show({
    text: people.length > 0 ? sent : sayUntold(turn.words, whole.unitTitle),
    rows: [
      [button(t('finding-of-visit'), actOf('visit', whole.inspectionId), 7)],
      [button(t('button-todo'), 'desk.todo', 4)],
    ],
  });
}

/** The acts that end a review. */
export const endActs = (
  ports: RoomPorts,
): Record<string, (turn: KnownTurn, args: readonly string[]) => Promise<void>> => ({
  end: (turn, [id, on]) => showEnd(turn, id, null, on ?? null),
  otherdue: (turn, [id]) => askDue(turn, id),
  sendall: (turn, [id, on]) => sendReview(turn, id, on, ports),
});
