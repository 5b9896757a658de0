// Reads and writes what was set aside, for whoever has to look at it: how much, from whom, told or not, seen or not.
// Contents are never read here. It decides nothing.
import type { Db, Tx } from '../kit/database.js';

/** What was set aside of one sender and nobody has seen yet. */
export interface AsideOf {
  /** Null when nobody known sent it. */
  readonly sender: string | null;
  readonly count: number;
  readonly latestAt: Date;
  readonly code: string | null;
}

/** How many updates that were set aside nobody has seen, and the last of them. */
export async function countUnseenAside(tx: Db | Tx): Promise<{ count: number; lastId: bigint }> {
  const [row] = await tx.$queryRaw<{ count: bigint; last: bigint | null }[]>`
    SELECT count(*) AS count, max(id) AS last FROM inbox WHERE state = 'ASIDE' AND seen_at IS NULL`;
  return { count: Number(row?.count ?? 0), lastId: row?.last ?? 0n };
}

/** The same by sender, the latest first. */
export async function listUnseenAside(tx: Tx): Promise<AsideOf[]> {
  const rows = await tx.$queryRaw<{ sender: string | null; count: bigint; latest: Date; code: string | null }[]>`
    SELECT p.full_name AS sender, count(*) AS count, max(i.received_at) AS latest,
      (array_agg(i.fault_code ORDER BY i.id DESC))[1] AS code
    FROM inbox i LEFT JOIN person p ON p.chat_id = i.chat_id
    WHERE i.state = 'ASIDE' AND i.seen_at IS NULL GROUP BY p.id ORDER BY max(i.id) DESC`;
  return rows.map((row) => ({ sender: row.sender, count: Number(row.count), latestAt: row.latest, code: row.code }));
}

/** Somebody of the office has seen all up to this one. */
export const saveAsideSeen = (tx: Tx, lastId: bigint, now: Date): Promise<unknown> =>
  tx.inboxUpdate.updateMany({ where: { state: 'ASIDE', seenAt: null, id: { lte: lastId } }, data: { seenAt: now } });

/** Whether something was set aside that the office has not been told of, and when it was last told of anything. */
export async function findAsideToTell(db: Db): Promise<{ untold: boolean; lastToldAt: Date | null }> {
  const [row] = await db.$queryRaw<{ untold: boolean | null; told: Date | null }[]>`
    SELECT bool_or(told_at IS NULL AND seen_at IS NULL) AS untold, max(told_at) AS told FROM inbox WHERE state = 'ASIDE'`;
  return { untold: row?.untold ?? false, lastToldAt: row?.told ?? null };
}

/** Takes everything untold for one telling; the first of it names the telling, null when there is none any more. */
export async function claimAsideTelling(tx: Tx, now: Date): Promise<bigint | null> {
  const [row] = await tx.$queryRaw<{ first: bigint | null }[]>`
    WITH told AS (
      UPDATE inbox SET told_at = ${now}::timestamptz WHERE state = 'ASIDE' AND told_at IS NULL RETURNING id
    ) SELECT min(id) AS first FROM told`;
  return row?.first ?? null;
}

/** What was set aside after its tries, and its sender has not heard of it. */
export interface Untold {
  readonly updateRow: bigint;
  readonly chatId: bigint;
  readonly code: string;
  readonly receivedAt: Date;
}

/** Updates set aside untold, the oldest first. */
export async function listUntold(db: Db, take: number): Promise<Untold[]> {
  const rows = await db.inboxUpdate.findMany({
    // What could not even be read has no tries, and no sender who could be told.
    where: { state: 'ASIDE', tries: { gt: 0 }, senderToldAt: null },
    select: { id: true, chatId: true, faultCode: true, receivedAt: true },
    orderBy: { id: 'asc' },
    take,
  });
  return rows.map(({ id, faultCode, ...row }) => ({ ...row, updateRow: id, code: faultCode ?? '' }));
}

/** Nothing more is owed to the sender of what was set aside. */
export async function saveSenderTold(tx: Tx, updateRow: bigint, now: Date): Promise<void> {
  await tx.inboxUpdate.update({ where: { id: updateRow }, data: { senderToldAt: now } });
}
