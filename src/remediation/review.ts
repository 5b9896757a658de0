// The lead's review of a submission: the queue, answer after answer, verdicts that are kept until the end and sent once.
// The first verdict stands; who presses without having seen it is shown it. Ending and sending is review-end.ts.
import type { DialogueFace } from '../dialogue/face.js';
import type { KnownTurn } from '../dialogue/turn.js';
import { fold } from '../kit/vietnamese.js';
import { plain } from '../kit/words.js';
import { button } from '../outbox/message.js';
import { teamsOf } from '../people/rules.js';
import { listNames } from '../people/store.js';
import { actOf, askScreen } from './item-screens.js';
import { sendPapers } from './papers.js';
import { isReason, REASONS, sayReason } from './reasons.js';
import { seesAllUnits } from '../people/rights.js';
import { askDue, showEnd, typeDue } from './review-end.js';
import {
  enterReview,
  isUnderReview,
  judgeable,
  mayJudge,
  placeOf,
  readable,
  REVIEW_DIALOGUE,
  REVIEW_VERSION,
  showReview,
} from './review-turns.js';
import {
  mayWriteVerdict,
  nextRow,
  rowKey,
  rowsLeft,
  rowsToJudge,
  rowsToLookAt,
  type Review,
  type ReviewRow,
} from './review-rules.js';
import { answerScreen } from './review-screens.js';
import { listPapers, listTwins, saveVerdict } from './review-store.js';
import { acceptRest, askRest, showQueue, showSection } from './review-queue.js';

const rowOf = (review: Review, key: string | undefined): ReviewRow | null =>
  review.rows.find((row) => rowKey(row) === key) ?? null;

/** One answer's card; `known` saves reading the submission again. */
async function showAnswer(
  turn: KnownTurn,
  checklistId: string | undefined,
  code: string | undefined,
  echo: string | null = null,
  known: Review | null = null,
): Promise<void> {
  const review = known ?? (await readable(turn, checklistId));
  if (!review) return;
  const row = rowOf(review, code);
  if (!row) return showReview(turn, review.whole.id, echo);
  const papers = await listPapers(turn.tx, review.whole.id, row.entry.question.code);
  const seesAll = seesAllUnits(turn.who);
  const own = teamsOf(turn.who);
  const card = {
    papers,
    names: await listNames(turn.tx, [row.verdict?.reviewerId]),
    twins: await listTwins(turn.tx, papers, (teamIds) => seesAll || teamIds.some((teamId) => own.includes(teamId))),
    echo,
  };
  enterReview(turn, 'answer', { checklistId: review.whole.id, code: rowKey(row) });
  turn.show(answerScreen(turn.words, review, row, card, { judge: mayJudge(turn, review) && isUnderReview(review) }));
}

/** What comes after an answer: the next one still to be judged, or the end. */
async function goOn(turn: KnownTurn, checklistId: string, after: number, echo: string | null): Promise<void> {
  const review = await readable(turn, checklistId);
  if (!review) return;
  const onlyFirst = placeOf(turn).only === 'first' && placeOf(turn).checklistId === checklistId;
  if (onlyFirst) {
    const next = rowsToLookAt(review).find((row) => row.n > after);
    return next ? showAnswer(turn, checklistId, rowKey(next), echo, review) : showReview(turn, checklistId, echo);
  }
  const next = nextRow(rowsLeft(review), after);
  if (!next) return mayJudge(turn, review) ? showEnd(turn, checklistId, echo) : showReview(turn, checklistId, echo);
  return showAnswer(turn, checklistId, rowKey(next), echo, review);
}

async function begin(turn: KnownTurn, checklistId: string | undefined, onlyFirst = false): Promise<void> {
  const review = onlyFirst ? await readable(turn, checklistId) : await judgeable(turn, checklistId);
  if (!review) return;
  const row = onlyFirst ? rowsToLookAt(review)[0] : nextRow(rowsLeft(review), 0);
  turn.open(REVIEW_DIALOGUE, REVIEW_VERSION, 'card', {
    checklistId: review.whole.id,
    ...(onlyFirst ? { only: 'first' } : {}),
  });
  if (!row) return showReview(turn, review.whole.id);
  await showAnswer(turn, review.whole.id, rowKey(row), null, review);
}

/** An answer ready for a verdict: in this round, and nobody judged it meanwhile; otherwise the reviewer has been shown why not. */
async function toJudge(
  turn: KnownTurn,
  checklistId: string | undefined,
  code: string | undefined,
  seen: string | undefined,
): Promise<{ review: Review; row: ReviewRow } | null> {
  const review = await judgeable(turn, checklistId);
  if (!review) return null;
  const row = rowOf(review, code);
  if (!row || row.settled) {
    await showAnswer(turn, checklistId, code, null, review);
    return null;
  }
  if (mayWriteVerdict(row.verdict, seen ?? '', turn.who.personId)) return { review, row };
  const names = await listNames(turn.tx, [row.verdict?.reviewerId]);
  const { t, f } = turn.words;
  const who = {
    name: names.get(row.verdict!.reviewerId) ?? t('people-gone'),
    at: f.momentShort(row.verdict!.reviewedAt),
  };
  await showAnswer(turn, checklistId, code, t('review-overtaken', { ...who, n: String(row.n) }), review);
  return null;
}

async function accept(turn: KnownTurn, [checklistId, code, seen]: readonly string[]): Promise<void> {
  const found = await toJudge(turn, checklistId, code, seen);
  if (!found) return;
  const { review, row } = found;
  const { t, f } = turn.words;
  await saveVerdict(turn.tx, review, {
    code: row.entry.question.code,
    verdict: 'ACCEPTED',
    reason: null,
    reviewerId: turn.who.personId,
    now: turn.now,
  });
  turn.audit('review.accepted', review.whole.id, { question: row.entry.question.code, round: review.submission.round });
  turn.record(
    t('review-record-accepted', {
      n: String(row.n),
      unit: review.whole.unitTitle,
      name: turn.who.fullName,
      at: f.momentShort(turn.now),
    }),
  );
  await goOn(turn, review.whole.id, row.n, t('review-echo-accepted', { n: String(row.n) }));
}

/** [Đề nghị bổ sung]: why? Tapped or typed. */
async function askReason(
  turn: KnownTurn,
  [checklistId, code, seen]: readonly string[],
  echo: string | null = null,
): Promise<void> {
  const found = await toJudge(turn, checklistId, code, seen);
  if (!found) return;
  const { review, row } = found;
  const { t } = turn.words;
  const place = { checklistId: review.whole.id, code: rowKey(row), seen };
  enterReview(turn, 'reason', place);
  const buttons = REASONS.map((why) =>
    button(t(`remediation-reason-${why}`), actOf('reason', place.checklistId, place.code, why)),
  );
  turn.show(
    askScreen(
      turn.words,
      t('review-reason-ask', { n: String(row.n) }),
      buttons,
      actOf('answer', place.checklistId, place.code),
      echo,
    ),
  );
}

async function giveReason(
  turn: KnownTurn,
  checklistId: string | undefined,
  code: string | undefined,
  seen: string | undefined,
  given: { reasonCode: string | null; reason: string | null },
): Promise<void> {
  const found = await toJudge(turn, checklistId, code, seen);
  if (!found) return;
  const { review, row } = found;
  const { t, f } = turn.words;
  const id = review.whole.id;
  await saveVerdict(turn.tx, review, {
    code: row.entry.question.code,
    verdict: 'RETURNED',
    ...given,
    reviewerId: turn.who.personId,
    now: turn.now,
  });
  turn.audit('review.returned', id, { question: row.entry.question.code, round: review.submission.round });
  const said = { n: String(row.n), reason: sayReason(turn.words, given.reasonCode, given.reason, 200) };
  turn.record(
    t('review-record-returned', {
      ...said,
      unit: review.whole.unitTitle,
      name: turn.who.fullName,
      at: f.momentShort(turn.now),
    }),
  );
  showNoted(turn, id, row, said);
}

/** A reason was noted: the way on, and back to it. */
function showNoted(turn: KnownTurn, id: string, row: ReviewRow, said: { n: string; reason: string }): void {
  const { t } = turn.words;
  enterReview(turn, 'noted', { checklistId: id, code: rowKey(row) });
  const buttons = [
    button(t('review-next'), actOf('skip', id, rowKey(row))),
    button(t('review-edit-reason'), actOf('more', id, rowKey(row), 'R')),
  ];
  turn.show(askScreen(turn.words, t('review-noted', said), buttons, actOf('answer', id, rowKey(row))));
}

async function resumeNoted(turn: KnownTurn, checklistId: string | undefined, code: string | undefined): Promise<void> {
  const review = await readable(turn, checklistId);
  const row = review && rowOf(review, code);
  if (!review) return;
  if (row?.verdict?.verdict !== 'RETURNED') return showAnswer(turn, checklistId, code, null, review);
  const reason = sayReason(turn.words, row.verdict.reasonCode, row.verdict.reason, 200);
  showNoted(turn, review.whole.id, row, { n: String(row.n), reason });
}

async function previous(turn: KnownTurn, checklistId: string | undefined, code: string | undefined): Promise<void> {
  const review = await readable(turn, checklistId);
  if (!review) return;
  const row = rowOf(review, code);
  const before = row && rowsToJudge(review).findLast((each) => each.n < row.n);
  return before ? showAnswer(turn, review.whole.id, rowKey(before), null, review) : showReview(turn, review.whole.id);
}

async function skip(turn: KnownTurn, checklistId: string | undefined, code: string | undefined): Promise<void> {
  const review = await readable(turn, checklistId);
  if (!review) return;
  const row = rowOf(review, code);
  const left = rowsLeft(review).filter((each) => each !== row);
  // Nothing else waits: setting the last one aside leads back to the submission, not round in a circle.
  if (left.length === 0 && row?.verdict === null) return showReview(turn, review.whole.id);
  return goOn(turn, review.whole.id, row?.n ?? 0, null);
}

async function showProof(turn: KnownTurn, checklistId: string | undefined, code: string | undefined): Promise<void> {
  const review = await readable(turn, checklistId);
  const row = review && rowOf(review, code);
  if (!review || !row) return review ? turn.refuseRights() : undefined;
  await sendPapers(
    turn,
    turn.words.t('review-place', { n: String(row.n), unit: review.whole.unitTitle }),
    await listPapers(turn.tx, review.whole.id, row.entry.question.code),
  );
}

/** The acts of reviewing. */
export const reviewActs: Record<string, (turn: KnownTurn, args: readonly string[]) => Promise<void>> = {
  queue: (turn, [page]) => showQueue(turn, page && /^\d{1,3}$/.test(page) ? Number(page) : 0),
  review: (turn, [id]) => showReview(turn, id),
  begin: (turn, [id]) => begin(turn, id),
  first: (turn, [id]) => begin(turn, id, true),
  section: (turn, [id, section, page]) => showSection(turn, id, section, page),
  answer: (turn, [id, code]) => showAnswer(turn, id, code),
  ok: (turn, args) => accept(turn, args),
  more: (turn, args) => askReason(turn, args),
  async reason(turn, [id, code, why]) {
    if (!isReason(why)) return turn.refuseRights();
    await giveReason(turn, id, code, placeOf(turn).seen, { reasonCode: why, reason: null });
  },
  prev: (turn, [id, code]) => previous(turn, id, code),
  skip: (turn, [id, code]) => skip(turn, id, code),
  proof: (turn, [id, code]) => showProof(turn, id, code),
  rest: (turn, [id, section]) => askRest(turn, id, section),
  restok: (turn, args) => acceptRest(turn, args),
};

const JUMP = /^(?:cau|question)\s*(\d{1,3})$/;

/** What is typed during a review: a reason, a date, or «câu 11» to go to an answer. */
export const reviewDialogue: DialogueFace = {
  version: REVIEW_VERSION,
  edits: 'again',
  async text(turn, typed) {
    const { checklistId, code, seen } = placeOf(turn);
    const { step } = turn.dialogue;
    const words = plain(typed).trim();
    if (step === 'reason') return giveReason(turn, checklistId, code, seen, { reasonCode: null, reason: words });
    if (step === 'due') return typeDue(turn, checklistId, words);
    const jump = JUMP.exec(fold(words));
    if (jump) {
      const review = await readable(turn, checklistId);
      const row = review?.rows.find((each) => each.n === Number(jump[1]));
      if (!review) return;
      return row
        ? showAnswer(turn, checklistId, rowKey(row), null, review)
        : showReview(turn, checklistId, turn.words.t('review-no-such', { total: String(review.rows.length) }));
    }
    return step === 'answer'
      ? showAnswer(turn, checklistId, code, await sayUnread(turn, checklistId))
      : showReview(turn, checklistId, await sayUnread(turn, checklistId));
  },
  isHalfDone: (step) => step === 'reason' || step === 'due',
  composed: (step, _data, typed) => (['end', 'rest'].includes(step) && !JUMP.test(fold(typed.trim())) ? {} : null),
  async resume(turn) {
    const { checklistId, code, seen, on, section, page } = placeOf(turn);
    switch (turn.dialogue.step) {
      case 'reason':
        return askReason(turn, [checklistId ?? '', code ?? '', seen ?? '']);
      case 'noted':
        return resumeNoted(turn, checklistId, code);
      case 'answer':
        return showAnswer(turn, checklistId, code);
      case 'due':
        return askDue(turn, checklistId);
      case 'end':
        return showEnd(turn, checklistId, null, on ?? null);
      case 'section':
        return showSection(turn, checklistId, section, page);
      case 'rest':
        return askRest(turn, checklistId, section);
      default:
        return showReview(turn, checklistId);
    }
  },
};

/** What may be typed, with a number this checklist has. */
async function sayUnread(turn: KnownTurn, checklistId: string | undefined): Promise<string> {
  const review = await readable(turn, checklistId);
  return turn.words.t('review-unread', { example: String(review?.rows.at(-1)?.n ?? 1) });
}
