// What ends when a visit is concluded: its checklist is neither asked for, nor reviewed, nor supplemented any more; and what of
// that comes back when the conclusion is taken back before it left. It decides nothing and says nothing.
import { closeDeadline } from '../deadlines/store.js';
import type { Tx } from '../kit/database.js';

const WHY = 'concluded';
const KINDS = ['REPORT', 'SUPPLEMENT', 'REVIEW'] as const;

/** What the checklist's duties may be about: the visit until the checklist is opened, then the checklist. */
async function subjectsOf(tx: Tx, inspectionId: string) {
  const checklist = await tx.checklist.findUnique({ where: { inspectionId }, select: { id: true } });
  return { checklist, subjects: checklist ? [inspectionId, checklist.id] : [inspectionId] };
}

/** Ends the review and what is still asked of the unit. */
export async function endChecklist(tx: Tx, inspectionId: string, now: Date): Promise<void> {
  const { subjects } = await subjectsOf(tx, inspectionId);
  for (const subject of subjects) for (const kind of KINDS) await closeDeadline(tx, kind, subject, WHY, now);
  const underReview = { inspectionId, state: { in: ['SUBMITTED' as const, 'IN_REVIEW' as const] } };
  await tx.checklist.updateMany({ where: underReview, data: { state: 'ACCEPTED' } });
}

/** The conclusion made at that instant is taken back: what it ended is owed again. */
export async function resumeChecklist(tx: Tx, inspectionId: string, endedAt: Date): Promise<void> {
  const { checklist, subjects } = await subjectsOf(tx, inspectionId);
  const ended = { subjectId: { in: subjects }, closedWhy: WHY, closedAt: endedAt };
  const reviews = await tx.deadline.count({ where: { ...ended, kind: 'REVIEW' } });
  if (checklist && reviews > 0)
    await tx.checklist.update({ where: { id: checklist.id }, data: { state: 'IN_REVIEW' } });
  await tx.deadline.updateMany({ where: ended, data: { closedAt: null, closedWhy: null } });
}
