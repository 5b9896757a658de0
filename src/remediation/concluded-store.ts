// What ends when a visit is concluded: the conclusion is owed no more, its checklist neither asked for, nor reviewed, nor supplemented; and what of
// that comes back when the conclusion is taken back before it left. It decides nothing and says nothing.
import { lockChecklist } from '../checklists/submit-store.js';
import { closeDeadline } from '../deadlines/store.js';
import type { Conclusion } from '../generated/prisma/client.js';
import type { Tx } from '../kit/database.js';

const WHY = 'concluded';
const KINDS = ['REPORT', 'SUPPLEMENT', 'REVIEW', 'CONCLUDE'] as const;

/** What the checklist's duties may be about: the visit until the checklist is opened, then the checklist. */
async function subjectsOf(tx: Tx, inspectionId: string) {
  const checklist = await tx.checklist.findUnique({ where: { inspectionId }, select: { id: true } });
  return { checklist, subjects: checklist ? [inspectionId, checklist.id] : [inspectionId] };
}

/** Ends the review and what is still asked of the unit; what the checklist was then stands with the conclusion. */
export async function endChecklist(tx: Tx, conclusion: Conclusion, now: Date): Promise<void> {
  const { checklist, subjects } = await subjectsOf(tx, conclusion.inspectionId);
  for (const subject of subjects) for (const kind of KINDS) await closeDeadline(tx, kind, subject, WHY, now);
  const state = checklist && (await lockChecklist(tx, checklist.id));
  if (state !== 'SUBMITTED' && state !== 'IN_REVIEW') return;
  await tx.checklist.update({ where: { id: checklist!.id }, data: { state: 'CONCLUDED' } });
  await tx.conclusion.update({ where: { id: conclusion.id }, data: { endedReview: state } });
}

/** A conclusion is taken back: what it ended is owed again, and the checklist is what it was. */
export async function resumeChecklist(tx: Tx, conclusion: Conclusion): Promise<void> {
  const { subjects } = await subjectsOf(tx, conclusion.inspectionId);
  const { inspectionId, endedReview: state } = conclusion;
  if (state) await tx.checklist.updateMany({ where: { inspectionId, state: 'CONCLUDED' }, data: { state } });
  const ended = { subjectId: { in: subjects }, closedWhy: WHY, closedAt: conclusion.sentAt };
  await tx.deadline.updateMany({ where: ended, data: { closedAt: null, closedWhy: null } });
}
