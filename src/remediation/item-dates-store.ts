// When items were handed in, and until when their results are to be looked at. Reads only.
import type { Tx } from '../kit/database.js';

/** When each of these items was handed in last. */
export async function listHandedIn(tx: Tx, itemIds: readonly string[]): Promise<Map<string, Date>> {
  const rows = await tx.itemEvent.groupBy({
    by: ['itemId'],
    where: { itemId: { in: [...itemIds] }, kind: 'SUBMITTED' },
    _max: { at: true },
  });
  return new Map(rows.flatMap((row) => (row._max.at ? [[row.itemId, row._max.at]] : [])));
}

/** Until when each of these results is to be looked at. */
export async function listVerifyDates(tx: Tx, itemIds: readonly string[]): Promise<Map<string, Date>> {
  const rows = await tx.deadline.findMany({
    where: { kind: 'VERIFY', subjectId: { in: [...itemIds] }, closedAt: null },
  });
  return new Map(rows.map((row) => [row.subjectId, row.dueAt]));
}
