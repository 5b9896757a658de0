// The inbox in the database. Updates are stored in batches and committed before they are confirmed; each is then handled in
// one transaction that begins with `enter` (one read) and ends with `leave` (one write): every press passes both,
// so they are single statements by hand. It must not know what an update means.
import type { Db, Tx } from '../kit/database.js';
import { auditJson, outgoingJson, type GatheredEffects } from '../outbox/effects.js';
import type { Button } from '../outbox/message.js';
import type { ClaimedRow } from '../outbox/store.js';
import type { Prisma } from '../generated/prisma/client.js';

export interface NewUpdate {
  readonly updateId: bigint;
  readonly chatId: bigint;
  readonly payload: unknown;
}

/** Stores a batch in one commit, once per update id whatever the order. Returns the chats that got something new. */
export async function storeUpdates(db: Db, updates: readonly NewUpdate[], now: Date): Promise<bigint[]> {
  if (updates.length === 0) return [];
  const rows = JSON.stringify(
    updates.map((u) => ({ update_id: u.updateId.toString(), chat_id: u.chatId.toString(), payload: u.payload })),
  );
  const stored = await db.$queryRaw<{ chat_id: bigint }[]>`
    WITH batch AS (
      SELECT * FROM ROWS FROM (jsonb_to_recordset(${rows}::jsonb) AS (update_id bigint, chat_id bigint, payload jsonb))
        WITH ORDINALITY AS b(update_id, chat_id, payload, n)
    ), talks AS (
      INSERT INTO dialogue (chat_id) SELECT DISTINCT chat_id FROM batch ON CONFLICT (chat_id) DO NOTHING
    )
    INSERT INTO inbox (update_id, chat_id, payload, received_at)
    SELECT update_id, chat_id, payload, ${now}::timestamptz FROM batch ORDER BY n
    ON CONFLICT (update_id) DO NOTHING RETURNING chat_id`;
  return [...new Set(stored.map((row) => row.chat_id))];
}

/** The saved conversation of one chat. */
export interface DialogueRow {
  kind: string | null;
  version: number;
  step: string | null;
  data: Record<string, unknown>;
  cardNo: number;
  cardId: bigint | null;
  cardAnswers: number;
  cardRecord: string;
  /** The buttons now on the card, as rows of (label, act, star): what typed numbers and words may mean. */
  cardRows: readonly (readonly Button[])[];
  lastAct: string | null;
  puzzled: number;
  strangerAt: Date | null;
}

export interface Entered {
  readonly updateRow: bigint;
  readonly payload: unknown;
  readonly tries: number;
  readonly faultCode: string | null;
  readonly receivedAt: Date;
  readonly dialogue: DialogueRow;
  readonly who: unknown;
}

interface RawEntered {
  id: bigint | null;
  payload: unknown;
  tries: number;
  fault_code: string | null;
  received_at: Date;
  next_try_at: Date | null;
  kind: string | null;
  version: number;
  step: string | null;
  data: Record<string, unknown>;
  card_no: number;
  card_id: bigint | null;
  card_answers: number;
  card_record: string;
  card_rows: readonly (readonly Button[])[];
  last_act: string | null;
  puzzled: number;
  stranger_at: Date | null;
  who: unknown;
}

/**
 * Locks the chat and reads its oldest waiting update, its dialogue and who is there. `whoOf` is an SQL expression over
 * `d.chat_id` supplied by the room that knows people. Null when nothing waits; a Date when it waits until then.
 */
export async function enter(tx: Tx, chatId: bigint, whoOf: Prisma.Sql, now: Date): Promise<Entered | Date | null> {
  const [row] = await tx.$queryRaw<RawEntered[]>`
    SELECT i.id, i.payload, i.tries, i.fault_code, i.received_at, i.next_try_at, d.kind, d.version, d.step, d.data, d.card_no,
      d.card_id, d.card_answers, d.card_record, d.card_rows, d.last_act, d.puzzled, d.stranger_at, (${whoOf}) AS who
    FROM dialogue d LEFT JOIN LATERAL (
      SELECT * FROM inbox i WHERE i.chat_id = d.chat_id AND i.state = 'WAITING' ORDER BY i.id LIMIT 1
    ) i ON true
    WHERE d.chat_id = ${chatId} FOR UPDATE OF d`;
  if (!row || row.id === null) return null;
  if (row.next_try_at && row.next_try_at > now) return row.next_try_at;
  return {
    updateRow: row.id,
    payload: row.payload,
    tries: row.tries,
    faultCode: row.fault_code,
    receivedAt: row.received_at,
    dialogue: {
      kind: row.kind,
      version: row.version,
      step: row.step,
      data: row.data,
      cardNo: row.card_no,
      cardId: row.card_id,
      cardAnswers: row.card_answers,
      cardRecord: row.card_record,
      cardRows: row.card_rows,
      lastAct: row.last_act,
      puzzled: row.puzzled,
      strangerAt: row.stranger_at,
    },
    who: row.who,
  };
}

/** Thrown when the update was finished by someone else in between: the transaction is rolled back and nothing happened. */
export class AlreadyDone extends Error {}

/** One update handled: what has to be written. */
export interface Done {
  readonly updateRow: bigint;
  readonly chatId: bigint;
  readonly dialogue: DialogueRow;
  /** The dedupe key of a card sent now; its row becomes the dialogue's card. */
  readonly cardKey: string | null;
  readonly effects: GatheredEffects;
  /** The sender's promise to carry the answers to this chat at once, with the rows whose messages it knows. */
  readonly hold: { readonly known: readonly bigint[] } | null;
}

/** What `leave` tells back. */
export interface Left {
  /** More of this chat was waiting at that moment. */
  readonly more: boolean;
  /** The answers to this chat, when they were written as SENDING: all of them or none. */
  readonly carried: readonly ClaimedRow[];
}

/**
 * Ends the handling of one update: inbox done, dialogue, outgoing messages and audit in one statement. With a hold, the
 * answers to the chat are claimed by being written, unless something older of it waits or an edit's message is still
 * on its way.
 */
export async function leave(tx: Tx, done: Done, now: Date): Promise<Left> {
  const { dialogue: d, effects, chatId, hold } = done;
  const [row] = await tx.$queryRaw<{ more: boolean; carried: CarriedRow[] | null }[]>`
    WITH done AS (
      UPDATE inbox SET state = 'DONE', done_at = ${now}::timestamptz WHERE id = ${done.updateRow} AND state = 'WAITING' RETURNING id
    ), r AS MATERIALIZED (
      SELECT r.*, t.id AS target, t.id IS NULL OR t.state NOT IN ('WAITING', 'SENDING')
        OR t.id = ANY(${(hold?.known ?? []) as bigint[]}::bigint[]) AS ready, r.chat_id = ${chatId} AND r.lane = 0 AS here
      FROM ROWS FROM (jsonb_to_recordset(${outgoingJson(effects.outgoing)}::jsonb)
        AS (dedupe_key text, chat_id bigint, person_id text, lane int, body jsonb, edits_key text, edits_id bigint, resend_of bigint))
        WITH ORDINALITY AS r(dedupe_key, chat_id, person_id, lane, body, edits_key, edits_id, resend_of, n)
      LEFT JOIN LATERAL (
        SELECT * FROM outbox WHERE id = coalesce(r.edits_id, (SELECT id FROM outbox WHERE dedupe_key = r.edits_key)) LIMIT 1
      ) t ON true
      WHERE r.edits_key IS NULL OR t.id IS NOT NULL
    ), may AS (
      SELECT ${hold !== null}::boolean AND NOT EXISTS (SELECT FROM r WHERE here AND NOT ready) AND NOT EXISTS (
        SELECT FROM outbox WHERE state = 'WAITING' AND lane = 0 AND chat_id = ${chatId}
      ) AS carry
    ), said AS (
      INSERT INTO outbox (dedupe_key, chat_id, person_id, lane, body, edits_id, resend_of, created_at, state, attempts, claimed_at)
      SELECT r.dedupe_key, r.chat_id, r.person_id, r.lane, r.body, r.target, r.resend_of, ${now}::timestamptz,
        CASE WHEN may.carry AND here THEN 'SENDING' ELSE 'WAITING' END::"OutboxState",
        CASE WHEN may.carry AND here THEN 1 ELSE 0 END, CASE WHEN may.carry AND here THEN clock_timestamp() END
      FROM r CROSS JOIN may ORDER BY r.n
      ON CONFLICT (dedupe_key) DO NOTHING
      RETURNING id, dedupe_key, edits_id, state
    ), noted AS (
      INSERT INTO audit (at, person_id, act, subject, facts)
      SELECT ${now}::timestamptz, r.person_id, r.act, r.subject, r.facts
      FROM jsonb_to_recordset(${auditJson(effects.audits)}::jsonb)
        AS r(person_id text, act text, subject text, facts jsonb)
    ), talk AS (
      UPDATE dialogue SET kind = ${d.kind}, version = ${d.version}, step = ${d.step}, data = ${JSON.stringify(d.data)}::jsonb,
        card_no = ${d.cardNo}, card_id = coalesce((SELECT id FROM said WHERE dedupe_key = ${done.cardKey}), ${d.cardId}),
        card_answers = ${d.cardAnswers}, card_record = ${d.cardRecord},
        card_rows = ${JSON.stringify(d.cardRows)}::jsonb, last_act = ${d.lastAct}, puzzled = ${d.puzzled},
        stranger_at = ${d.strangerAt}, updated_at = ${now}::timestamptz
      WHERE chat_id = ${chatId}
    )
    SELECT 1 / (SELECT count(*) FROM done) AS done, EXISTS (
      SELECT FROM inbox WHERE chat_id = ${chatId} AND state = 'WAITING' AND id <> ${done.updateRow}
    ) AS more, (
      SELECT jsonb_agg(jsonb_build_object('id', id::text, 'key', dedupe_key, 'edits', edits_id::text,
        'target', (SELECT message_id::text FROM outbox t WHERE t.id = said.edits_id)))
      FROM said WHERE state = 'SENDING'
    ) AS carried`.catch(asAlreadyDone);
  const bodies = new Map(effects.outgoing.map((each) => [each.dedupeKey, each]));
  const carried = (row?.carried ?? []).map((each): ClaimedRow => {
    const { body, lane, resendOf = null } = bodies.get(each.key)!;
    const [editsId, targetMessageId] = [asBigint(each.edits), asBigint(each.target)];
    return { id: BigInt(each.id), chatId, lane, body, attempts: 1, editsId, targetMessageId, resendOf };
  });
  carried.sort((one, other) => (one.id < other.id ? -1 : 1));
  return { more: row?.more ?? false, carried };
}

const DIVISION_BY_ZERO = '22012';

/** The database itself refuses to finish an update twice, so that the commit may go out right behind this statement. */
function asAlreadyDone(error: unknown): never {
  throw (error as { code?: string }).code === DIVISION_BY_ZERO ? new AlreadyDone('update finished elsewhere') : error;
}

interface CarriedRow {
  readonly id: string;
  readonly key: string;
  readonly edits: string | null;
  readonly target: string | null;
}

const asBigint = (text: string | null): bigint | null => (text === null ? null : BigInt(text));

/** Notes that handling failed: tried again at `nextTryAt`, or set aside when null. */
export async function noteFault(
  db: Db | Tx,
  updateRow: bigint,
  fault: { code: string; nextTryAt: Date | null },
  now: Date,
): Promise<void> {
  await db.inboxUpdate.updateMany({
    where: { id: updateRow, state: 'WAITING' },
    data: {
      tries: { increment: 1 },
      faultCode: fault.code,
      nextTryAt: fault.nextTryAt,
      ...(fault.nextTryAt ? {} : { state: 'ASIDE', doneAt: now }),
    },
  });
}

/** Chats where something waits whose time has come: after a start, and for what another process stored. */
export async function listWaitingChats(db: Db, now: Date): Promise<bigint[]> {
  const rows = await db.$queryRaw<{ chat_id: bigint }[]>`
    SELECT DISTINCT chat_id FROM inbox WHERE state = 'WAITING' AND (next_try_at IS NULL OR next_try_at <= ${now}::timestamptz)`;
  return rows.map((row) => row.chat_id);
}

/** For the health page: updates waiting, the oldest of them, updates set aside. */
export async function inboxHealth(db: Db): Promise<{ waiting: number; oldestAt: Date | null; aside: number }> {
  const [row] = await db.$queryRaw<{ waiting: bigint; oldest: Date | null; aside: bigint }[]>`
    SELECT count(*) FILTER (WHERE state = 'WAITING') AS waiting, min(received_at) FILTER (WHERE state = 'WAITING') AS oldest,
      count(*) FILTER (WHERE state = 'ASIDE') AS aside FROM inbox WHERE state IN ('WAITING', 'ASIDE')`;
  return { waiting: Number(row?.waiting ?? 0), oldestAt: row?.oldest ?? null, aside: Number(row?.aside ?? 0) };
}

/** Forgets updates that Telegram can no longer repeat. */
export async function pruneInbox(db: Db, before: Date): Promise<number> {
  const { count } = await db.inboxUpdate.deleteMany({ where: { state: 'DONE', doneAt: { lt: before } } });
  return count;
}
