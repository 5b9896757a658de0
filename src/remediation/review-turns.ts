// Where a reviewer stands: the submission found and locked anew at every press, the right to it checked now, the dialogue
// entered. The verdicts themselves are review.ts, the end review-end.ts.
import type { ChecklistState } from '../generated/prisma/client.js';
import type { KnownTurn } from '../dialogue/turn.js';
import { button } from '../outbox/message.js';
import { isOnBothSides, mayDecideOnUnit } from '../people/rights.js';
import { mayReadTeam } from '../people/rules.js';
import type { Review } from './review-rules.js';
import { reviewScreen } from './review-screens.js';
import { beginReview, lockReview, readReview } from './review-store.js';

export const REVIEW_DIALOGUE = 'remediation.review';
export const REVIEW_VERSION = 1;

export interface ReviewPlace {
  readonly checklistId?: string;
  readonly code?: string;
  readonly seen?: string;
  /** The day chosen for supplements; the section and its page that are shown. */
  readonly on?: string;
  readonly section?: string;
  readonly page?: string;
  /** Only what deserves a look first is gone through. */
  readonly only?: 'first';
}

export const placeOf = (turn: KnownTurn): ReviewPlace => turn.dialogue.data;

export const enterReview = (turn: KnownTurn, step: string, place: ReviewPlace): void => {
  const only = placeOf(turn).only;
  const kept =
    only !== undefined && turn.dialogue.kind === REVIEW_DIALOGUE && placeOf(turn).checklistId === place.checklistId;
  turn.open(REVIEW_DIALOGUE, REVIEW_VERSION, step, { ...(kept ? { only } : {}), ...place });
};

export const mayJudge = (turn: KnownTurn, review: Review): boolean => mayDecideOnUnit(turn.who, review.whole);

/** The submission, if this person may read it now. */
export async function readable(turn: KnownTurn, checklistId: string | undefined): Promise<Review | null> {
  const review = checklistId ? await readReview(turn.tx, checklistId) : null;
  if (review && mayReadTeam(turn.who, review.whole.teamId)) return review;
  turn.refuseRights();
  return null;
}

/** Why nothing is judged any more, or not yet. */
const GONE: Readonly<Record<Exclude<ChecklistState, 'SUBMITTED' | 'IN_REVIEW'>, string>> = {
  OPEN: 'review-gone-open',
  RETURNED: 'review-gone-returned',
  ACCEPTED: 'review-gone-accepted',
  CONCLUDED: 'review-gone-concluded',
};

/** The submission locked, if this person may judge it and it is (or now becomes) under review; otherwise they see how it stands. */
export async function judgeable(turn: KnownTurn, checklistId: string | undefined): Promise<Review | null> {
  const review = checklistId ? await lockReview(turn.tx, checklistId) : null;
  if (!review || !mayJudge(turn, review)) {
    turn.refuseRights(review !== null && isOnBothSides(turn.who, review.whole));
    return null;
  }
  const { state } = review.whole;
  if (state === 'IN_REVIEW') return review;
  if (state === 'SUBMITTED') {
    await beginReview(turn.tx, review);
    turn.audit('review.begun', review.whole.id, { round: review.submission.round });
    return { ...review, whole: { ...review.whole, state: 'IN_REVIEW' } };
  }
  const { t } = turn.words;
  turn.close();
  turn.show({
    text: t(GONE[state], { unit: review.whole.unitTitle }),
    rows: [[button(t('button-todo'), 'desk.todo', 4)]],
  });
  return null;
}

/** A submission as a whole. */
export async function showReview(
  turn: KnownTurn,
  checklistId: string | undefined,
  echo: string | null = null,
): Promise<void> {
  const review = await readable(turn, checklistId);
  if (!review) return;
  turn.open(REVIEW_DIALOGUE, REVIEW_VERSION, 'card', { checklistId: review.whole.id });
  const { state, unitTitle: unit } = review.whole;
  const said = state === 'CONCLUDED' ? turn.words.t(GONE[state], { unit }) : null;
  turn.show(reviewScreen(turn.words, review, { judge: mayJudge(turn, review) && isUnderReview(review) }, echo ?? said));
}

export const isUnderReview = (review: Review): boolean =>
  review.whole.state === 'SUBMITTED' || review.whole.state === 'IN_REVIEW';
