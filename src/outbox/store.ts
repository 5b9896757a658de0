// The outbox in the database: one statement settles what came back and claims what goes next, so a message costs
// one round of the books each way. Only the sender calls these; rooms write through effects.ts.
import type { Db, Tx } from '../kit/database.js';
import { Prisma } from '../generated/prisma/client.js';
import { lagMs, type HealthPart } from '../kit/health.js';
import type { Message, Outgoing } from './message.js';
import type { Settlement } from './verdict.js';

type Sql = Prisma.Sql;
const { sql } = Prisma;

/** A row the sender holds: committed as SENDING before anything leaves. */
export interface ClaimedRow {
  readonly id: bigint;
  readonly chatId: bigint;
  readonly lane: number;
  readonly body: Outgoing;
  readonly attempts: number;
  readonly editsId: bigint | null;
  readonly targetMessageId: bigint | null;
  readonly resendOf: bigint | null;
  /** It has left once before, and nobody knows what became of it. */
  readonly doubted: boolean;
}

export interface SettledRow {
  readonly id: bigint;
  readonly chatId: bigint;
  readonly settlement: Settlement;
  readonly messageId: bigint | null;
  /** A call was made for it: handed back without one, it has not been tried. */
  readonly called: boolean;
}

/** What may be claimed in this round. */
export interface Claim {
  readonly edits: number;
  /** New messages in all; answers come first. */
  readonly interactive: number;
  /** Of these at most so many in bulk. */
  readonly bulk: number;
  readonly busyInteractive: readonly bigint[];
  readonly busyBulk: readonly bigint[];
  readonly pausedLanes: readonly number[];
  /** Outside office hours: only answers leave, and what may leave at any hour. */
  readonly quiet: boolean;
}

interface RawClaimed {
  id: bigint;
  chat_id: bigint;
  lane: number;
  body: Outgoing;
  attempts: number;
  edits_id: bigint | null;
  target_message_id: bigint | null;
  resend_of: bigint | null;
  doubted: boolean;
}

/** What came back, as rows `s` of a statement. */
const came = (settled: readonly SettledRow[]): Sql => sql`
  SELECT * FROM jsonb_to_recordset(${settledJson(settled)}::jsonb)
    AS s(id bigint, state text, message_id bigint, verdict text, assumed boolean, doubted boolean, called boolean, retry_ms bigint)`;

/** What is written of it. Only a row that is still under way is settled: what was given back or settled meanwhile stays as it is. */
const settling = (settled: readonly SettledRow[], now: Date): Sql => sql`
  UPDATE outbox o SET
    state = s.state::"OutboxState", message_id = coalesce(s.message_id, o.message_id), verdict = s.verdict,
    assumed = s.assumed, doubted = o.doubted OR s.doubted,
    attempts = CASE WHEN s.called THEN o.attempts ELSE greatest(0, o.attempts - 1) END,
    settled_at = CASE WHEN s.state = 'WAITING' THEN NULL ELSE ${now}::timestamptz END,
    not_before = CASE WHEN s.retry_ms IS NULL THEN NULL ELSE clock_timestamp() + s.retry_ms * interval '1 millisecond' END
  FROM s WHERE o.id = s.id AND o.id = ANY(${idsOf(settled)}::bigint[]) AND o.state = 'SENDING'`;

/**
 * Settles and claims in one commit. A row is claimed at most once: only WAITING rows whose time has come, and edits only
 * when the message they refer to has been settled. Of each chat one new message at a time, so that what the pace allows is
 * asked before each: the oldest answer (whatever is written after it waits for it, also while it is to be tried again later),
 * and bulk only when no answer and nothing more urgent waits. Outside office hours bulk stays where it is and holds up nobody,
 * unless it may leave at any hour. Rows cancelled in between are not claimed.
 */
export async function settleAndClaim(
  db: Db | Tx,
  settled: readonly SettledRow[],
  claim: Claim,
  now: Date,
): Promise<ClaimedRow[]> {
  const rows = await db.$queryRaw<RawClaimed[]>`
    WITH s AS (${came(settled)}), settled AS (${settling(settled, now)}), edits AS (
      SELECT o.id FROM outbox o
      WHERE o.state = 'WAITING' AND o.lane = 0
        AND (SELECT state FROM outbox t WHERE t.id = o.edits_id) NOT IN ('WAITING', 'SENDING')
        AND (o.not_before IS NULL OR o.not_before <= clock_timestamp())
        AND o.chat_id <> ALL(${claim.busyInteractive as bigint[]}::bigint[])
        AND coalesce(o.id < (
          SELECT p.id FROM outbox p WHERE p.state = 'WAITING' AND p.lane = 0 AND p.chat_id = o.chat_id
            AND (p.edits_id IS NULL OR p.not_before > clock_timestamp()) ORDER BY p.id LIMIT 1
        ), true)
      ORDER BY o.id LIMIT ${claim.edits}
    ), answers AS (
      SELECT o.id FROM outbox o
      WHERE o.state = 'WAITING' AND o.lane = 0 AND o.edits_id IS NULL AND o.lane <> ALL(${claim.pausedLanes as number[]}::int[])
        AND (o.not_before IS NULL OR o.not_before <= clock_timestamp())
        AND o.chat_id <> ALL(${claim.busyInteractive as bigint[]}::bigint[])
        AND o.id = (
          SELECT p.id FROM outbox p WHERE p.state = 'WAITING' AND p.lane = 0 AND p.chat_id = o.chat_id
            AND (p.edits_id IS NULL OR p.not_before > clock_timestamp()) ORDER BY p.id LIMIT 1
        )
      ORDER BY o.id LIMIT ${claim.interactive}
    ), bulk AS (
      SELECT o.id FROM outbox o
      WHERE o.state = 'WAITING' AND o.lane >= 1 AND o.edits_id IS NULL AND o.lane <> ALL(${claim.pausedLanes as number[]}::int[])
        AND (o.not_before IS NULL OR o.not_before <= clock_timestamp())
        AND o.chat_id <> ALL(${claim.busyBulk as bigint[]}::bigint[])
        AND (o.at_any_hour OR NOT ${claim.quiet}::boolean)
        AND o.id = (
          SELECT p.id FROM outbox p WHERE p.state = 'WAITING' AND p.chat_id = o.chat_id AND p.edits_id IS NULL
            AND (p.lane = 0 OR p.at_any_hour OR NOT ${claim.quiet}::boolean)
          ORDER BY p.lane, p.id LIMIT 1
        )
      ORDER BY o.lane, o.id LIMIT greatest(0, least(${claim.bulk}::int, ${claim.interactive}::int - (SELECT count(*) FROM answers)))
    ), claimed AS (
      UPDATE outbox o SET state = 'SENDING', claimed_at = clock_timestamp(), attempts = o.attempts + 1
      WHERE o.id = ANY(ARRAY(SELECT id FROM edits UNION ALL SELECT id FROM answers UNION ALL SELECT id FROM bulk))
        AND o.state = 'WAITING'
      RETURNING o.id, o.chat_id, o.lane, o.body, o.attempts, o.edits_id, o.resend_of, o.doubted
    )
    SELECT c.*, (SELECT message_id FROM outbox t WHERE t.id = c.edits_id) AS target_message_id FROM claimed c ORDER BY c.id`;
  return rows.map((row) => ({
    id: row.id,
    chatId: row.chat_id,
    lane: row.lane,
    body: row.body,
    attempts: row.attempts,
    editsId: row.edits_id,
    targetMessageId: row.target_message_id,
    resendOf: row.resend_of,
    doubted: row.doubted,
  }));
}

/** Writes down what came back, when nothing is to be claimed. */
export async function settle(db: Db | Tx, settled: readonly SettledRow[], now: Date): Promise<void> {
  await db.$executeRaw`WITH s AS (${came(settled)}) ${settling(settled, now)}`;
}

/**
 * Gives back rows that are SENDING but not in the hands of the only sender (`taken`): the answer to the commit that
 * claimed them was lost, so their calls never left. An edit that a newer one has replaced since is let go. Returns how many.
 */
export async function freeOrphans(db: Db | Tx, taken: readonly bigint[]): Promise<number> {
  return db.$executeRaw`
    UPDATE outbox o SET state = CASE WHEN EXISTS (
      SELECT FROM outbox n WHERE n.chat_id = o.chat_id AND n.edits_id = o.edits_id AND n.id > o.id
    ) THEN 'SUPERSEDED' ELSE 'WAITING' END::"OutboxState"
    WHERE state = 'SENDING' AND id <> ALL(${taken as bigint[]}::bigint[])
      AND claimed_at < clock_timestamp() - interval '30 seconds'`;
}

// Said twice on purpose: without the list the planner may read the whole outbox to find a handful of rows.
const idsOf = (rows: readonly SettledRow[]): bigint[] => rows.map(({ id }) => id);

const settledJson = (rows: readonly SettledRow[]): string =>
  JSON.stringify(
    rows.map(({ id, settlement, messageId, called }) => ({
      id: id.toString(),
      state: settlement.state,
      message_id: messageId?.toString() ?? null,
      verdict: settlement.verdict,
      assumed: settlement.assumed,
      doubted: settlement.doubted,
      called,
      retry_ms: settlement.retryAfterMs,
    })),
  );

/** Rows a dead process left as SENDING: nobody knows whether they arrived. */
export async function listInDoubt(db: Db): Promise<ClaimedRow[]> {
  const rows = await db.outboxMessage.findMany({ where: { state: 'SENDING' }, orderBy: { id: 'asc' } });
  return rows.map((row) => ({ ...row, body: row.body as unknown as Outgoing, targetMessageId: null }));
}

/** Chats that Telegram asked to leave alone for a while, before this process began: for how long still. */
export async function listPauses(db: Db): Promise<{ chatId: bigint; leftMs: number }[]> {
  return db.$queryRaw<{ chatId: bigint; leftMs: number }[]>`
    SELECT chat_id AS "chatId", least(3600000, ceil(extract(epoch FROM max(not_before) - clock_timestamp()) * 1000))::int AS "leftMs" FROM outbox
    WHERE state = 'WAITING' AND verdict = '429' AND not_before > clock_timestamp() GROUP BY chat_id`;
}

/** The short word that a message was refused, in its place; one at a time for a chat, and never about itself. */
export async function sayRefused(db: Db | Tx, row: ClaimedRow, message: Message, now: Date): Promise<void> {
  const body: Outgoing = { do: 'SEND', message };
  await db.$executeRaw`
    INSERT INTO outbox (dedupe_key, chat_id, person_id, lane, body, resend_of, created_at)
    SELECT o.dedupe_key || ':refused', o.chat_id, o.person_id, o.lane, ${JSON.stringify(body)}::jsonb, o.id, ${now}::timestamptz
    FROM outbox o WHERE o.id = ${row.id} AND o.resend_of IS NULL AND NOT EXISTS (
      SELECT FROM outbox w WHERE w.state = 'WAITING' AND w.lane = 0 AND w.chat_id = o.chat_id AND w.dedupe_key LIKE '%:refused'
    ) ON CONFLICT (dedupe_key) DO NOTHING`;
}

/** One more copy of a row in doubt, with its note in front; at most one ever. */
export async function sendOnceMore(db: Db | Tx, row: ClaimedRow, now: Date): Promise<void> {
  if (row.body.do !== 'SEND') return;
  const { againNote, ...message } = row.body.message;
  const body: Outgoing = { do: 'SEND', message: { ...message, text: `${againNote}\n${message.text}` } };
  await db.$executeRaw`
    INSERT INTO outbox (dedupe_key, chat_id, person_id, lane, body, resend_of, created_at)
    SELECT dedupe_key || ':again', chat_id, person_id, lane, ${JSON.stringify(body)}::jsonb, id, ${now}::timestamptz
    FROM outbox WHERE id = ${row.id} ON CONFLICT (dedupe_key) DO NOTHING`;
}

/** The message an edit could not find was sent anew: later edits go to the new one. */
export async function adoptMessage(db: Db | Tx, rowId: bigint, messageId: bigint): Promise<void> {
  await db.outboxMessage.update({ where: { id: rowId }, data: { messageId } });
}

/** Takes back what has not left yet. Returns how many rows were cancelled. */
export async function cancelWaiting(db: Db | Tx, keyPrefix: string, now: Date): Promise<number> {
  const { count } = await db.outboxMessage.updateMany({
    where: { dedupeKey: { startsWith: keyPrefix }, state: 'WAITING' },
    data: { state: 'CANCELLED', settledAt: now },
  });
  return count;
}

/** The row of a message that is about to leave: what it is and for whom. */
export const findLeaving = (db: Db | Tx, id: bigint) =>
  db.outboxMessage.findUnique({ where: { id }, select: { dedupeKey: true, personId: true, createdAt: true } });

/** What leaves instead of what was written: the words are evidence, so they are kept as they left. */
export async function saveBody(db: Db | Tx, id: bigint, body: Outgoing): Promise<void> {
  await db.$executeRaw`UPDATE outbox SET body = ${JSON.stringify(body)}::jsonb WHERE id = ${id}`;
}

/** Lets rows that found nobody try again: the person can be reached now. */
export async function retryUnreachable(db: Db | Tx, keys: readonly string[]): Promise<void> {
  await db.outboxMessage.updateMany({
    where: { dedupeKey: { in: [...keys] }, state: 'UNREACHABLE' },
    data: { state: 'WAITING', verdict: null, settledAt: null },
  });
}

/** A tap on a message proves that it arrived and was opened. */
export async function markOpened(db: Db | Tx, key: string, messageId: bigint | null, now: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE outbox SET opened_at = coalesce(opened_at, ${now}::timestamptz), message_id = coalesce(message_id, ${messageId}),
      assumed = false, state = CASE WHEN state = 'UNKNOWN' THEN 'SENT'::"OutboxState" ELSE state END
    WHERE dedupe_key = ${key}`;
}

/** Messages waiting, how long the oldest of them has, messages nobody can vouch for, that found no one, that were refused. */
export const outboxHealth: HealthPart = {
  name: 'outbox',
  async read(db, now) {
    const [row] = await db.$queryRaw<
      {
        waiting: bigint;
        oldest: Date | null;
        urgent: Date | null;
        unknown: bigint;
        unreachable: bigint;
        failed: bigint;
      }[]
    >`
      SELECT count(*) FILTER (WHERE state = 'WAITING') AS waiting, min(created_at) FILTER (WHERE state = 'WAITING') AS oldest,
        min(created_at) FILTER (WHERE state = 'WAITING' AND (lane = 0 OR at_any_hour)) AS urgent,
        count(*) FILTER (WHERE state = 'UNKNOWN') AS unknown, count(*) FILTER (WHERE state = 'UNREACHABLE') AS unreachable,
        count(*) FILTER (WHERE state = 'FAILED') AS failed
      FROM outbox WHERE state IN ('WAITING', 'UNKNOWN', 'UNREACHABLE', 'FAILED')`;
    return {
      waiting: Number(row?.waiting ?? 0),
      lagMs: lagMs(row?.oldest ?? null, now),
      urgentLagMs: lagMs(row?.urgent ?? null, now),
      unknown: Number(row?.unknown ?? 0),
      unreachable: Number(row?.unreachable ?? 0),
      failed: Number(row?.failed ?? 0),
    };
  },
};

/** A message of ours as it stands in a chat: its buttons now, and the acts of every face it has had, the latest last. */
export interface Spoken {
  readonly id: bigint;
  /** What it was sent under, to be changed by. */
  readonly key: string;
  /** Its words as they stand now. */
  readonly text: string;
  readonly rows: NonNullable<Message['rows']>;
  readonly acts: readonly string[];
}

const SPOKEN_DAYS = 30;
const SPOKEN_MOST = 20;

/**
 * The messages of ours somebody's words may answer, the newest first: the one they reply to, or the last ones of this chat that
 * arrived and are no cards.
 */
export async function listSpoken(tx: Tx, chatId: bigint, replyTo: bigint | null, now: Date): Promise<Spoken[]> {
  const since = new Date(now.getTime() - SPOKEN_DAYS * 86_400_000);
  const which =
    replyTo === null
      ? sql`o.message_id IS NOT NULL AND o.dedupe_key NOT LIKE 'card:%'`
      : sql`o.message_id = ${replyTo}`;
  const rows = await tx.$queryRaw<{ id: bigint; key: string; bodies: Outgoing[] }[]>`
    SELECT o.id, o.dedupe_key AS key, jsonb_build_array(o.body) || coalesce((SELECT jsonb_agg(e.body ORDER BY e.id) FROM outbox e
      WHERE e.chat_id = o.chat_id AND e.edits_id = o.id), '[]'::jsonb) AS bodies
    FROM outbox o
    WHERE o.chat_id = ${chatId} AND ${which} AND o.edits_id IS NULL AND o.created_at > ${since}::timestamptz
    ORDER BY o.id DESC LIMIT ${SPOKEN_MOST}`;
  return rows.map(({ id, key, bodies }) => {
    const faces = bodies.map((body) => ('message' in body ? (body.message.rows ?? []) : []));
    const text = bodies.flatMap((body) => ('message' in body ? [body.message.text] : [])).at(-1) ?? '';
    return {
      id,
      key,
      text,
      rows: faces.at(-1) ?? [],
      acts: faces.flatMap((face) => face.flat().map(({ act }) => act)),
    };
  });
}

/** Whether nothing of ours has been said, or waits to be said, below this message of its chat. */
export async function isNewest(tx: Tx, chatId: bigint, id: bigint): Promise<boolean> {
  const below = await tx.outboxMessage.findFirst({
    where: { chatId, editsId: null, id: { gt: id }, state: { notIn: ['CANCELLED', 'SUPERSEDED'] } },
    select: { id: true },
  });
  return below === null;
}
