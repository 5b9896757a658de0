// Evidence in the tables: received first, fetched later, kept by hash. Who may see a paper is decided where it is asked for.
import type { Evidence } from '../generated/prisma/client.js';
import type { Db, Tx } from '../kit/database.js';

export type { Evidence };

/** What a paper is evidence for: one answer, or one item. */
export interface PlaceKey {
  readonly checklistId: string | null;
  readonly questionCode: string | null;
  readonly itemId: string | null;
}

/** Papers of an answer or item that count: received, not refused, not taken away; oldest first. */
export const listEvidence = (tx: Tx | Db, place: Partial<PlaceKey>): Promise<Evidence[]> =>
  tx.evidence.findMany({
    where: {
      ...(place.checklistId ? { checklistId: place.checklistId } : {}),
      ...(place.questionCode ? { questionCode: place.questionCode } : {}),
      ...(place.itemId ? { itemId: place.itemId } : {}),
      state: { in: ['WAITING', 'KEPT'] },
    },
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
  });

export const saveEvidence = (tx: Tx, row: Parameters<Tx['evidence']['create']>[0]['data']): Promise<Evidence> =>
  tx.evidence.create({ data: row });

export const findEvidence = (tx: Tx, id: string): Promise<Evidence | null> => tx.evidence.findUnique({ where: { id } });

/** Papers to fetch now: they have a place and their time has come. */
export const listToFetch = (db: Db, now: Date, limit: number): Promise<Evidence[]> =>
  db.evidence.findMany({
    where: { state: 'WAITING', OR: [{ nextTryAt: null }, { nextTryAt: { lte: now } }] },
    orderBy: { receivedAt: 'asc' },
    take: limit,
  });

/** Changes a paper that is still waiting; false when somebody took it away meanwhile. */
export async function settleWaiting(
  tx: Tx,
  id: string,
  data: Parameters<Tx['evidence']['updateMany']>[0]['data'],
): Promise<boolean> {
  return (await tx.evidence.updateMany({ where: { id, state: 'WAITING' }, data })).count === 1;
}

/** The earliest other paper with the same content: in the same answer, else of the same unit, else of anybody. */
export async function findTwin(
  tx: Tx,
  paper: Evidence,
  hash: string,
): Promise<{ twin: Evidence; where: 'same-answer' | 'same-unit' | 'other-unit' } | null> {
  const twins = await tx.evidence.findMany({
    where: { hash, state: 'KEPT', id: { not: paper.id } },
    orderBy: { receivedAt: 'asc' },
    take: 50,
  });
  const same = twins.find(
    (t) =>
      t.checklistId === paper.checklistId &&
      t.questionCode === paper.questionCode &&
      t.itemId === paper.itemId &&
      t.side === paper.side,
  );
  if (same) return { twin: same, where: 'same-answer' };
  const own = twins.find((t) => t.unitId === paper.unitId);
  if (own) return { twin: own, where: 'same-unit' };
  return twins[0] ? { twin: twins[0], where: 'other-unit' } : null;
}

/** Papers of one album already received, for its one receipt. */
export const listAlbum = (tx: Tx, sentById: string, albumId: string): Promise<Evidence[]> =>
  tx.evidence.findMany({ where: { sentById, albumId }, orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }] });

/** Papers set apart because they look secret; a person of the office has to look. */
export const countQuarantined = (tx: Tx): Promise<number> =>
  tx.evidence.count({ where: { state: 'QUARANTINED', scan: 'UNSCANNABLE' } });

/** Papers that came outside any question and were never placed. */
export const listUnplaced = (db: Db, before: Date): Promise<Evidence[]> =>
  db.evidence.findMany({
    where: { checklistId: null, itemId: null, state: 'WAITING', receivedAt: { lt: before } },
    take: 50,
  });
