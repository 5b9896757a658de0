// The inbox in the database. Updates are stored in batches and committed before they are confirmed; each is then handled in
// one transaction that begins with `enter` (one read) and ends with `leave` (one write): every press passes both,
// so they are single statements by hand. It must not know what an update means.
import type { Db, Tx } from '../kit/database.js';
import { lagMs, type HealthPart } from '../kit/health.js';
import { auditJson, outgoingJson, type GatheredEffects } from '../outbox/effects.js';
import type { Button } from '../outbox/message.js';
import type { ClaimedRow } from '../outbox/store.js';
import type { Prisma } from '../generated/prisma/client.js';

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
  chat_id: bigint;
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
 * Locks the chats and reads of each its oldest waiting update, its dialogue and who is there. `whoOf` is an SQL expression
 * over `d.chat_id` supplied by the room that knows people. Null where nothing waits; a Date where it waits until then.
 */
export async function enter(
  tx: Tx,
  chatIds: readonly bigint[],
  whoOf: Prisma.Sql,
  now: Date,
): Promise<Map<bigint, Entered | Date | null>> {
  const rows = await tx.$queryRaw<RawEntered[]>`
    SELECT i.id, i.payload, i.tries, i.fault_code, i.received_at, i.next_try_at, d.chat_id, d.kind, d.version, d.step, d.data,
      d.card_no, d.card_id, d.card_answers, d.card_record, d.card_rows, d.last_act, d.puzzled, d.stranger_at, (${whoOf}) AS who
    FROM dialogue d LEFT JOIN LATERAL (
      SELECT * FROM inbox i WHERE i.chat_id = d.chat_id AND i.state = 'WAITING' ORDER BY i.id LIMIT 1
    ) i ON true
    WHERE d.chat_id = ANY(${chatIds as bigint[]}::bigint[]) ORDER BY d.chat_id FOR UPDATE OF d`;
  const found = new Map(rows.map((row) => [row.chat_id, enteredOf(row, now)]));
  return new Map(chatIds.map((chatId) => [chatId, found.get(chatId) ?? null]));
}

function enteredOf(row: RawEntered, now: Date): Entered | Date | null {
  if (row.id === null) return null;
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

/** Thrown when an update was finished by someone else in between: the transaction is rolled back and nothing happened. */
export class AlreadyDone extends Error {}

/** Thrown when of several updates one speaks of a message that another one says: they have to be handled one by one. */
export class NotTogether extends Error {}

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
 * Ends the handling of these updates: inbox done, dialogues, outgoing messages and audit in one statement. With a hold,
 * the answers to a chat are claimed by being written, unless something older of it waits or an edit's message is still
 * on its way.
 */
export async function leave(tx: Tx, done: readonly Done[], now: Date): Promise<Map<bigint, Left>> {
  checkTogether(done);
  const updateRows = done.map((each) => each.updateRow);
  const chatIds = done.map((each) => each.chatId);
  const outgoing = done.flatMap(({ chatId, effects }) => effects.outgoing.map((row) => ({ ...row, of: chatId })));
  const audits = done.flatMap(({ effects }) => effects.audits);
  const rows = await tx.$queryRaw<{ chat_id: bigint; more: boolean; carried: CarriedRow[] | null }[]>`
    WITH done AS (
      UPDATE inbox SET state = 'DONE', done_at = ${now}::timestamptz
      WHERE id = ANY(${updateRows}::bigint[]) AND state = 'WAITING' RETURNING id
    ), t AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${talksJson(done)}::jsonb)
        AS t(chat_id bigint, update_row bigint, held boolean, known bigint[], card_key text, kind text, version int, step text,
          data jsonb, card_no int, card_id bigint, card_answers int, card_record text, card_rows jsonb, last_act text,
          puzzled int, stranger_at timestamptz)
    ), r AS MATERIALIZED (
      SELECT r.*, o.id AS target, o.id IS NULL OR o.state NOT IN ('WAITING', 'SENDING') OR o.id = ANY(t.known) AS ready,
        r.chat_id = r.of AND r.lane = 0 AS here
      FROM ROWS FROM (jsonb_to_recordset(${outgoingJson(outgoing)}::jsonb)
        AS (of bigint, dedupe_key text, chat_id bigint, person_id text, lane int, body jsonb, edits_key text, edits_id bigint, resend_of bigint,
          sent_by text, any_hour boolean))
        WITH ORDINALITY AS r(of, dedupe_key, chat_id, person_id, lane, body, edits_key, edits_id, resend_of, sent_by, any_hour, n)
      JOIN t ON t.chat_id = r.of
      LEFT JOIN LATERAL (
        SELECT * FROM outbox WHERE id = coalesce(r.edits_id, (SELECT id FROM outbox WHERE dedupe_key = r.edits_key)) LIMIT 1
      ) o ON true
      WHERE r.edits_key IS NULL OR o.id IS NOT NULL
    ), may AS MATERIALIZED (
      SELECT t.chat_id, t.held AND NOT EXISTS (SELECT FROM r WHERE r.of = t.chat_id AND here AND NOT ready) AND NOT EXISTS (
        SELECT FROM outbox o WHERE o.state = 'WAITING' AND o.lane = 0 AND o.chat_id = t.chat_id
      ) AS carry FROM t
    ), said AS (
      INSERT INTO outbox (dedupe_key, chat_id, person_id, lane, body, edits_id, resend_of, created_at, sent_by_id, at_any_hour,
        state, attempts, claimed_at)
      SELECT r.dedupe_key, r.chat_id, r.person_id, r.lane, r.body, r.target, r.resend_of, ${now}::timestamptz,
        r.sent_by, coalesce(r.any_hour, false),
        CASE WHEN may.carry AND here THEN 'SENDING' ELSE 'WAITING' END::"OutboxState",
        CASE WHEN may.carry AND here THEN 1 ELSE 0 END, CASE WHEN may.carry AND here THEN clock_timestamp() END
      FROM r JOIN may ON may.chat_id = r.of ORDER BY r.n
      ON CONFLICT (dedupe_key) DO NOTHING
      RETURNING id, dedupe_key, chat_id, edits_id, state
    ), noted AS (
      INSERT INTO audit (at, person_id, act, subject, facts)
      SELECT ${now}::timestamptz, r.person_id, r.act, r.subject, r.facts
      FROM jsonb_to_recordset(${auditJson(audits)}::jsonb)
        AS r(person_id text, act text, subject text, facts jsonb)
    ), talk AS (
      UPDATE dialogue d SET kind = t.kind, version = t.version, step = t.step, data = t.data, card_no = t.card_no,
        card_id = coalesce((SELECT id FROM said WHERE dedupe_key = t.card_key), t.card_id), card_answers = t.card_answers,
        card_record = t.card_record, card_rows = t.card_rows, last_act = t.last_act, puzzled = t.puzzled,
        stranger_at = t.stranger_at, updated_at = ${now}::timestamptz
      FROM t WHERE d.chat_id = t.chat_id AND d.chat_id = ANY(${chatIds}::bigint[])
    )
    SELECT t.chat_id, 1 / ((SELECT count(*) FROM done) = cardinality(${updateRows}::bigint[]))::int AS done,
      EXISTS (
        SELECT FROM inbox i WHERE i.chat_id = t.chat_id AND i.state = 'WAITING' AND i.id <> t.update_row
      ) AS more, (
        SELECT jsonb_agg(jsonb_build_object('id', id::text, 'key', dedupe_key, 'edits', edits_id::text,
          'target', (SELECT message_id::text FROM outbox o WHERE o.id = said.edits_id)) ORDER BY said.id)
        FROM said WHERE state = 'SENDING' AND said.chat_id = t.chat_id
      ) AS carried
    FROM t`.catch(asAlreadyDone);
  const bodies = new Map(outgoing.map((each) => [each.dedupeKey, each]));
  return new Map(
    rows.map(({ chat_id: chatId, more, carried }) => {
      const claimed = (carried ?? []).map((each): ClaimedRow => {
        const { body, lane, resendOf = null } = bodies.get(each.key)!;
        const [editsId, targetMessageId] = [asBigint(each.edits), asBigint(each.target)];
        return {
          id: BigInt(each.id),
          chatId,
          lane,
          body,
          attempts: 1,
          editsId,
          targetMessageId,
          resendOf,
          doubted: false,
        };
      });
      return [chatId, { more, carried: claimed }];
    }),
  );
}

/** One statement does not see what it writes itself: an edit would not find a message that goes out beside it. */
function checkTogether(done: readonly Done[]): void {
  const said = new Set<string>();
  for (const { effects } of done) {
    if (effects.outgoing.some(({ editsKey }) => editsKey !== undefined && said.has(editsKey)))
      throw new NotTogether('an edit of a message said beside it');
    for (const { dedupeKey } of effects.outgoing) said.add(dedupeKey);
  }
}

const talksJson = (done: readonly Done[]): string =>
  JSON.stringify(
    done.map(({ chatId, updateRow, hold, cardKey, dialogue: d }) => ({
      chat_id: chatId.toString(),
      update_row: updateRow.toString(),
      held: hold !== null,
      known: (hold?.known ?? []).map(String),
      card_key: cardKey,
      kind: d.kind,
      version: d.version,
      step: d.step,
      data: d.data,
      card_no: d.cardNo,
      card_id: d.cardId?.toString() ?? null,
      card_answers: d.cardAnswers,
      card_record: d.cardRecord,
      card_rows: d.cardRows,
      last_act: d.lastAct,
      puzzled: d.puzzled,
      stranger_at: d.strangerAt,
    })),
  );

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

/** Updates waiting, how long the oldest of them has, updates set aside. */
export const inboxHealth: HealthPart = {
  name: 'inbox',
  async read(db, now) {
    const [row] = await db.$queryRaw<{ waiting: bigint; oldest: Date | null; aside: bigint }[]>`
      SELECT count(*) FILTER (WHERE state = 'WAITING') AS waiting, min(received_at) FILTER (WHERE state = 'WAITING') AS oldest,
        count(*) FILTER (WHERE state = 'ASIDE') AS aside FROM inbox WHERE state IN ('WAITING', 'ASIDE')`;
    return {
      waiting: Number(row?.waiting ?? 0),
      lagMs: lagMs(row?.oldest ?? null, now),
      aside: Number(row?.aside ?? 0),
    };
  },
};

/** Forgets updates that Telegram can no longer repeat, and those set aside that somebody has seen long ago. */
export async function pruneInbox(db: Db, before: Date, seenBefore: Date): Promise<number> {
  const where = [
    { state: 'DONE' as const, doneAt: { lt: before } },
    { state: 'ASIDE' as const, seenAt: { lt: seenBefore } },
  ];
  return (await db.inboxUpdate.deleteMany({ where: { OR: where } })).count;
}
