// Submissions: the checklist as it was handed in, with its receipt, and taking it back before the review begins.
// Everything happens under a lock of the checklist's row, so no answer slips between snapshot and closing. It decides nothing.
import { randomBytes } from 'node:crypto';
import type { ChecklistState, Prisma, Role, Submission } from '../generated/prisma/client.js';
import type { Tx } from '../kit/database.js';
import { newId } from '../kit/ids.js';
import { loadCalendar, openDeadline } from '../deadlines/store.js';
import { receiptCode, reviewDueAt } from './rules.js';
import { listConcluded, type AnsweredQuestion, type WholeChecklist } from './store.js';
import type { AnswerValue } from './types.js';

/** One question as it was handed in. */
export interface SentAnswer {
  readonly n: number;
  readonly code: string;
  readonly section: string;
  readonly area: string;
  readonly text: string;
  readonly value: AnswerValue | null;
  readonly explanation: string | null;
  /** Absent in submissions from before there were codes. */
  readonly explanationCode?: string | null;
  readonly explainedById?: string | null;
  readonly note: string | null;
  readonly files: number;
  readonly byId: string | null;
  readonly at: string | null;
  /** It had been sent back, since when. */
  readonly reopenedAt: string | null;
}

/** What a submission keeps: every question asked, as answered at that moment. */
export interface Snapshot {
  readonly unit: string;
  /** The state of the checklist before it was handed in: OPEN the first time, RETURNED for a supplement. */
  readonly before: ChecklistState;
  /** It came after its deadline; how many working days is kept with the submission. */
  readonly late: boolean;
  readonly answers: readonly SentAnswer[];
}

/** The team owes a review of a checklist that has been handed in; in a year without a calendar without a date. */
export async function oweReview(tx: Tx, whole: WholeChecklist, now: Date): Promise<void> {
  // What comes after the conclusion is kept; nobody reviews it.
  if ((await listConcluded(tx, [whole.inspectionId])).size > 0) return;
  const dueAt = reviewDueAt(await loadCalendar(tx), whole.inspectOn, now);
  const { teamId, unitTitle: title } = whole;
  if (dueAt) await openDeadline(tx, { kind: 'REVIEW', subjectId: whole.id, unitId: null, teamId, dueAt, title }, now);
}

/** Locks a checklist until the end of the transaction and says its state; waits for answers under way. */
export async function lockChecklist(tx: Tx, checklistId: string): Promise<ChecklistState | null> {
  const [row] = await tx.$queryRaw<
    { state: ChecklistState }[]
  >`SELECT state FROM checklist WHERE id = ${checklistId} FOR UPDATE`;
  return row?.state ?? null;
}

export interface NewSubmission {
  readonly checklistId: string;
  readonly unit: string;
  readonly before: ChecklistState;
  readonly questions: readonly AnsweredQuestion[];
  readonly counts: { readonly questions: number; readonly files: number };
  readonly personId: string;
  readonly role: Role;
  readonly dataAsOfOn: string;
  /** Working days after the deadline; 0 later on its very day; null in time. */
  readonly lateWorkingDays: number | null;
  readonly now: Date;
}

/** Hands a locked checklist in: closes every question, keeps the snapshot, gives a receipt code nobody has. */
export async function saveSubmission(tx: Tx, given: NewSubmission): Promise<Submission> {
  const { checklistId } = given;
  const snapshot: Snapshot = {
    unit: given.unit,
    before: given.before,
    late: given.lateWorkingDays !== null,
    answers: given.questions.flatMap((entry) =>
      entry.number === null
        ? []
        : [
            {
              n: entry.number,
              code: entry.question.code,
              section: entry.question.section,
              area: entry.question.area,
              text: entry.question.text,
              value: entry.value,
              explanation: entry.explanation,
              explanationCode: entry.explanationCode,
              explainedById: entry.explainedById,
              note: entry.note,
              files: entry.files,
              byId: entry.answeredById,
              at: entry.answeredAt?.toISOString() ?? null,
              reopenedAt: entry.reopenedAt?.toISOString() ?? null,
            },
          ],
    ),
  };
  const rounds = await tx.submission.count({ where: { checklistId } });
  const submission = await tx.submission.create({
    data: {
      id: newId(),
      checklistId,
      round: rounds + 1,
      receipt: await freshReceipt(tx),
      submittedById: given.personId,
      submittedRole: given.role,
      submittedAt: given.now,
      dataAsOfOn: given.dataAsOfOn,
      lateWorkingDays: given.lateWorkingDays ?? 0,
      questions: given.counts.questions,
      files: given.counts.files,
      snapshot: snapshot as unknown as Prisma.InputJsonValue,
    },
  });
  await tx.checklist.update({ where: { id: checklistId }, data: { state: 'SUBMITTED', dataAsOfOn: given.dataAsOfOn } });
  await tx.answer.updateMany({
    where: { checklistId, side: 'UNIT', reopenedAt: { not: null } },
    data: { reopenedAt: null },
  });
  return submission;
}

async function freshReceipt(tx: Tx): Promise<string> {
  for (;;) {
    const receipt = receiptCode(randomBytes(6));
    if (!(await tx.submission.findUnique({ where: { receipt }, select: { id: true } }))) return receipt;
  }
}

export const findSubmission = (tx: Tx, id: string): Promise<Submission | null> =>
  tx.submission.findUnique({ where: { id } });

/** The newest submission of a checklist that was not taken back. */
export const findLastSubmission = (tx: Tx, checklistId: string): Promise<Submission | null> =>
  tx.submission.findFirst({ where: { checklistId, withdrawnAt: null }, orderBy: { round: 'desc' } });

/** Takes a submission of a locked checklist back: it is open again as it was before. */
export async function saveWithdrawn(tx: Tx, submission: Submission, now: Date): Promise<void> {
  const { before, answers } = submission.snapshot as unknown as Snapshot;
  await tx.submission.update({ where: { id: submission.id }, data: { withdrawnAt: now } });
  await tx.checklist.update({ where: { id: submission.checklistId }, data: { state: before } });
  for (const { code, reopenedAt } of answers) {
    if (reopenedAt === null) continue;
    await tx.answer.updateMany({
      where: { checklistId: submission.checklistId, side: 'UNIT', questionCode: code },
      data: { reopenedAt: new Date(reopenedAt) },
    });
  }
}

/** Submissions under review whose receipt still offers to take them back. */
export const listReceiptsToClose = (tx: Tx, limit: number): Promise<{ id: string }[]> => tx.$queryRaw<{ id: string }[]>`
  SELECT s.id FROM submission s JOIN checklist c ON c.id = s.checklist_id
  WHERE c.state NOT IN ('OPEN', 'SUBMITTED') AND s.withdrawn_at IS NULL
    AND EXISTS (
      SELECT 1 FROM role_held h JOIN person p ON p.id = h.person_id AND p.chat_id IS NOT NULL
      WHERE h.person_id = s.submitted_by_id AND h.ended_at IS NULL AND NOT h.pending
    )
    AND EXISTS (SELECT 1 FROM outbox o WHERE o.dedupe_key = 'checklists:receipt:' || s.id)
    AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.dedupe_key = 'edit:checklists:receipt:' || s.id || ':closed')
  ORDER BY s.submitted_at LIMIT ${limit}`;
