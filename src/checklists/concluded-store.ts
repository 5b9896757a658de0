// How far the conclusion of a visit came: what has not left is the team's own, and the unit reads nothing of it. Reads only.
import type { Tx } from '../kit/database.js';

export const CONCLUSION_PREFIX = 'conclusion:';
/** Under which a conclusion's messages are enqueued: this, a colon, the person. */
export const conclusionKey = (conclusionId: string): string => `${CONCLUSION_PREFIX}${conclusionId}`;

/** Saved with nobody there to read it, waiting for office hours, or on its way. */
export type ConclusionReach = 'kept' | 'waiting' | 'sent';

export async function findConclusionReach(tx: Tx, conclusionId: string): Promise<ConclusionReach> {
  const rows = await tx.outboxMessage.findMany({
    where: { dedupeKey: { startsWith: `${conclusionKey(conclusionId)}:` } },
    select: { state: true },
  });
  if (rows.length === 0) return 'kept';
  return rows.every(({ state }) => state === 'WAITING') ? 'waiting' : 'sent';
}

/** Whether the unit of a visit knows that it was concluded, or may: only what waits to leave is still unknown. */
export async function isEndKnown(tx: Tx, inspectionId: string): Promise<boolean> {
  const found = await tx.conclusion.findMany({ where: { inspectionId }, select: { id: true } });
  for (const { id } of found) if ((await findConclusionReach(tx, id)) !== 'waiting') return true;
  return false;
}

/** Whether the conclusion that ended the review of a visit's checklist still waits: the unit does not know of it. */
export async function isEndUnknown(tx: Tx, inspectionId: string): Promise<boolean> {
  const ended = await tx.conclusion.findFirst({
    where: { inspectionId, endedReview: { not: null } },
    orderBy: { version: 'desc' },
    select: { id: true },
  });
  return ended !== null && (await findConclusionReach(tx, ended.id)) === 'waiting';
}
