// What people sent to others outside office hours, by who sent it and at which instant: what of it waits, what was let go at once,
// what was taken back. It says nothing and knows no room.
import { Prisma } from '../generated/prisma/client.js';
import type { Db, Tx } from '../kit/database.js';

const { sql } = Prisma;
type Sql = Prisma.Sql;

/** What a person sent to others in this turn and waits for office hours. */
const heldOf = (personId: string, sentAt: Date): Sql => sql`
  sent_by_id = ${personId} AND created_at = ${sentAt}::timestamptz AND state = 'WAITING' AND lane > 0 AND NOT at_any_hour`;

/** How many messages a person sent to others at that instant that still wait for office hours. */
export async function countHeld(db: Db | Tx, personId: string, sentAt: Date): Promise<number> {
  const [row] = await db.$queryRaw<{ held: bigint }[]>(
    sql`SELECT count(*) AS held FROM outbox WHERE ${heldOf(personId, sentAt)}`,
  );
  return Number(row?.held ?? 0);
}

/** Of what a person sent to others at that instant: how much waits, how much was let go at once, how much was taken back. */
export async function countFates(
  db: Db | Tx,
  personId: string,
  sentAt: Date,
): Promise<{ waiting: number; released: number; takenBack: number }> {
  const [fates] = await db.$queryRaw<{ waiting: number; released: number; takenBack: number }[]>(sql`
    SELECT count(*) FILTER (WHERE state = 'WAITING' AND NOT at_any_hour)::int AS waiting,
      count(*) FILTER (WHERE at_any_hour AND body #>> '{message,ring}' = 'false')::int AS released,
      count(*) FILTER (WHERE state = 'CANCELLED' AND NOT at_any_hour)::int AS "takenBack"
    FROM outbox WHERE sent_by_id = ${personId} AND created_at = ${sentAt}::timestamptz AND lane > 0`);
  return fates!;
}

/** The word of what somebody sent outside office hours, all of which has left by now. */
export interface HeldWord {
  readonly key: string;
  readonly personId: string;
  readonly sentAt: Date;
  readonly sent: number;
  /** What found nobody, or is not known to have. */
  readonly lost: number;
}

/** Those written since an instant whose messages have all left with office hours, and that do not say so yet. */
export const listHeldWords = (db: Db | Tx, since: Date): Promise<HeldWord[]> =>
  db.$queryRaw<HeldWord[]>(sql`
    SELECT w.dedupe_key AS key, w.person_id AS "personId", w.created_at AS "sentAt",
      count(*) FILTER (WHERE o.state = 'SENT')::int AS sent,
      count(*) FILTER (WHERE o.state IN ('UNREACHABLE', 'FAILED', 'UNKNOWN'))::int AS lost
    FROM outbox w JOIN outbox o ON o.sent_by_id = w.person_id AND o.created_at = w.created_at AND o.lane > 0
    WHERE w.dedupe_key LIKE 'held:%' AND w.state = 'SENT' AND w.created_at >= ${since}::timestamptz
      AND NOT EXISTS (SELECT FROM outbox e WHERE e.dedupe_key = 'edit:' || w.dedupe_key || ':left')
    GROUP BY w.dedupe_key, w.person_id, w.created_at
    HAVING count(*) FILTER (WHERE o.state IN ('WAITING', 'SENDING')) = 0
      AND count(*) FILTER (WHERE o.at_any_hour) = 0
      AND count(*) FILTER (WHERE o.state IN ('SENT', 'UNREACHABLE', 'FAILED', 'UNKNOWN')) > 0`);

/** When messages to this person under keys of this beginning were written, since an instant. */
export async function listWrittenUnder(
  db: Db | Tx,
  personId: string,
  keyPrefix: string,
  since: Date,
): Promise<string[]> {
  const where = { personId, dedupeKey: { startsWith: keyPrefix }, createdAt: { gte: since } };
  return (await db.outboxMessage.findMany({ where, select: { dedupeKey: true } })).map(({ dedupeKey }) => dedupeKey);
}

/** Lets them leave now, without a sound. Returns how many. */
export const releaseHeld = (db: Db | Tx, personId: string, sentAt: Date): Promise<number> =>
  db.$executeRaw(sql`
    UPDATE outbox SET at_any_hour = true, body = jsonb_set(body, '{message,ring}', 'false')
    WHERE ${heldOf(personId, sentAt)}`);
