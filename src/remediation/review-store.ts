// Reads submissions for their reviewers and writes verdicts under a lock of the checklist, so that two leads at once are two
// leads one after the other. It decides nothing and says nothing.
import type { AnswerReview, ReviewVerdict } from '../generated/prisma/client.js';
import { claimReview, readChecklist, reopenQuestions, saveAccepted } from '../checklists/store.js';
import { lockChecklist } from '../checklists/submit-store.js';
import { closeDeadline, openDeadline } from '../deadlines/store.js';
import { findTwin, listEvidence, type Evidence } from '../documents/store.js';
import type { Tx } from '../kit/database.js';
import { newId } from '../kit/ids.js';
import { findUnit } from '../people/store.js';
import { reviewOf, type Review } from './review-rules.js';

/** The submission in force of a checklist, with its verdicts; null when nothing is handed in. */
export async function readReview(tx: Tx, checklistId: string): Promise<Review | null> {
  const whole = await readChecklist(tx, checklistId);
  return whole && reviewOf(whole);
}

/** The same, locked: nobody submits, withdraws or judges until the end of the transaction. */
export async function lockReview(tx: Tx, checklistId: string): Promise<Review | null> {
  await lockChecklist(tx, checklistId);
  return readReview(tx, checklistId);
}

/** Begins the review of a locked checklist if it has not begun. */
export const beginReview = (tx: Tx, review: Review): Promise<boolean> => claimReview(tx, review.whole.id);

/** Writes or changes the verdict on an answer of a locked checklist; what was written before goes to the audit log with it. */
export async function saveVerdict(
  tx: Tx,
  review: Review,
  given: {
    code: string;
    verdict: ReviewVerdict;
    reasonCode?: string | null;
    reason: string | null;
    reviewerId: string;
    now: Date;
  },
): Promise<void> {
  const { verdict, reasonCode = null, reason, reviewerId, now } = given;
  const key = { checklistId: review.whole.id, questionCode: given.code, round: review.submission.round };
  await tx.answerReview.upsert({
    where: { checklistId_questionCode_round: key },
    create: { id: newId(), ...key, verdict, reasonCode, reason, reviewerId, reviewedAt: now },
    update: { verdict, reasonCode, reason, reviewerId, reviewedAt: now },
  });
}

/** Accepts these answers at once. */
export async function acceptAll(
  tx: Tx,
  review: Review,
  codes: readonly string[],
  reviewerId: string,
  now: Date,
): Promise<number> {
  const { count } = await tx.answerReview.createMany({
    data: codes.map((questionCode) => ({
      id: newId(),
      checklistId: review.whole.id,
      questionCode,
      round: review.submission.round,
      verdict: 'ACCEPTED' as const,
      reviewerId,
      reviewedAt: now,
    })),
    skipDuplicates: true,
  });
  return count;
}

/** Ends the review of a locked checklist: verdicts are sent, what was returned opens again with its own deadline. */
export async function closeReview(
  tx: Tx,
  review: Review,
  returned: readonly string[],
  dueAt: Date | null,
  now: Date,
): Promise<void> {
  const { whole, submission } = review;
  await tx.answerReview.updateMany({
    where: { checklistId: whole.id, round: submission.round, sentAt: null },
    data: { sentAt: now },
  });
  await closeDeadline(tx, 'REVIEW', whole.id, 'reviewed', now);
  if (returned.length === 0 || dueAt === null) {
    await saveAccepted(tx, whole.id);
    await closeDeadline(tx, 'SUPPLEMENT', whole.id, 'accepted', now);
    return;
  }
  await reopenQuestions(tx, whole.id, returned, dueAt, now);
  const { unitId, teamId } = whole;
  await openDeadline(tx, { kind: 'SUPPLEMENT', subjectId: whole.id, unitId, teamId, dueAt }, now);
}

/** The unit's papers of one answer, in the order received. */
export async function listPapers(tx: Tx, checklistId: string, questionCode: string): Promise<Evidence[]> {
  return (await listEvidence(tx, { checklistId, questionCode })).filter((paper) => paper.side === 'UNIT');
}

/** Papers that another unit has sent too; the unit is named only where it is one of the reader's. */
export async function listTwins(
  tx: Tx,
  papers: readonly Evidence[],
  mayName: (teamIds: readonly string[]) => boolean,
): Promise<{ unit: string | null; place: string; at: Date }[]> {
  const twins: { unit: string | null; place: string; at: Date }[] = [];
  for (const paper of papers) {
    const found = paper.hash ? await findTwin(tx, paper, paper.hash) : null;
    if (found?.where !== 'other-unit') continue;
    const { twin } = found;
    const visits = twin.unitId
      ? await tx.inspection.findMany({
          where: { unitId: twin.unitId, cancelledAt: null, OR: [{ surprise: false }, { arrivedAt: { not: null } }] },
          select: { teamId: true },
        })
      : [];
    const named = mayName(visits.map((visit) => visit.teamId));
    const unit = named && twin.unitId ? await findUnit(tx, twin.unitId) : null;
    twins.push({ unit: unit?.title ?? null, place: twin.placeLabel ?? 'none', at: twin.receivedAt });
  }
  return twins;
}

export type { AnswerReview, Evidence };

/** The receipts of everything handed in and not taken back: the whole checklist's first, then those of the supplements. */
export async function listReceipts(tx: Tx, checklistId: string): Promise<string[]> {
  const standing = await tx.submission.findMany({
    where: { checklistId, withdrawnAt: null },
    orderBy: { round: 'asc' },
    select: { receipt: true },
  });
  return standing.map(({ receipt }) => receipt);
}
