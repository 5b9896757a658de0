// What one transaction wants said and recorded. Rooms add to it; it is written by one statement just before the commit,
// so a message exists exactly when the change it speaks of exists. It must not send, and knows no room.
import type { Tx } from '../kit/database.js';
import { LANE, type Lane, type Message, type Outgoing } from './message.js';

/** To whom: the chat, and the person when one is known. */
export interface Recipient {
  readonly chatId: bigint;
  readonly personId?: string;
}

/** One row to be. `editsKey` names the message an edit refers to by its dedupe key, `editsId` by its row. */
export interface OutgoingRow {
  readonly dedupeKey: string;
  readonly chatId: bigint;
  readonly personId: string | null;
  readonly lane: Lane;
  readonly body: Outgoing;
  readonly editsKey?: string;
  readonly editsId?: bigint;
  readonly resendOf?: bigint;
  /** Of a message to somebody else: who sent it. */
  readonly sentById?: string;
  /** It may leave outside office hours too. */
  readonly atAnyHour?: boolean;
}

export interface AuditRow {
  readonly personId: string | null;
  readonly act: string;
  readonly subject: string | null;
  readonly facts: Record<string, unknown>;
}

/** Gathers rows of the outbox and the audit log for one transaction. */
export interface Effects {
  /** Says something to somebody. A second row with the same key is silently left out: it has been said. */
  send(to: Recipient, message: Message, how: { key: string; lane: Lane; atAnyHour?: boolean }): void;
  /** Replaces the text and buttons of the message sent under `key`; `version` makes each edit's own key. */
  edit(to: Recipient, key: string, message: Message, version: string): void;
  /** Takes the buttons off the message sent under `key`. */
  strip(to: Recipient, key: string): void;
  /** Takes a message of theirs out of the chat, where the channel can. */
  remove(to: Recipient, messageId: bigint, key: string): void;
  /** Leaves a group or channel. */
  leave(chatId: bigint, key: string): void;
  /** Has the card that stands open in a chat drawn once more, below what is said here. */
  again(chatId: bigint): void;
  /** Records who did what; facts are ids, codes and counts, never contents. */
  audit(act: string, subject: string | null, facts?: Record<string, unknown>): void;
}

/** The gathered rows with the means to write them. */
export interface GatheredEffects extends Effects {
  readonly outgoing: OutgoingRow[];
  readonly audits: AuditRow[];
  /** Chats whose open card is to be drawn once more. */
  readonly agains: Set<bigint>;
}

/** Starts an empty set for one actor (null for the clock). */
export function gatherEffects(actorId: string | null): GatheredEffects {
  const outgoing: OutgoingRow[] = [];
  const audits: AuditRow[] = [];
  const agains = new Set<bigint>();
  return {
    outgoing,
    audits,
    agains,
    again: (chatId) => void agains.add(chatId),
    send: (to, message, how) =>
      void outgoing.push({
        dedupeKey: how.key,
        chatId: to.chatId,
        personId: to.personId ?? null,
        lane: how.lane,
        body: { do: 'SEND', message },
        ...sentBy(actorId, to, how),
      }),
    edit: (to, key, message, version) =>
      void outgoing.push({
        dedupeKey: `edit:${key}:${version}`,
        chatId: to.chatId,
        personId: to.personId ?? null,
        lane: LANE.INTERACTIVE,
        body: { do: 'EDIT', message },
        editsKey: key,
      }),
    strip: (to, key) =>
      void outgoing.push({
        dedupeKey: `strip:${key}`,
        chatId: to.chatId,
        personId: to.personId ?? null,
        lane: LANE.INTERACTIVE,
        body: { do: 'STRIP' },
        editsKey: key,
      }),
    remove: (to, messageId, key) =>
      void outgoing.push({
        dedupeKey: key,
        chatId: to.chatId,
        personId: to.personId ?? null,
        lane: LANE.INTERACTIVE,
        body: { do: 'REMOVE', messageId: messageId.toString() },
      }),
    leave: (chatId, key) =>
      void outgoing.push({ dedupeKey: key, chatId, personId: null, lane: LANE.INTERACTIVE, body: { do: 'LEAVE' } }),
    audit: (act, subject, facts = {}) => void audits.push({ personId: actorId, act, subject, facts }),
  };
}

/** Who sent what is no answer; what answers its own reader may leave at any hour. */
function sentBy(
  actorId: string | null,
  to: Recipient,
  { lane, atAnyHour = false }: { lane: Lane; atAnyHour?: boolean },
): Pick<OutgoingRow, 'sentById' | 'atAnyHour'> {
  if (lane === LANE.INTERACTIVE) return {};
  if (actorId === null || to.personId !== actorId) return { sentById: actorId ?? undefined, atAnyHour };
  return { atAnyHour: true };
}

/** JSON of the gathered rows in the shape the writing statements unpack (`jsonb_to_recordset`); `of` is the chat whose turn it was. */
export function outgoingJson(rows: readonly (OutgoingRow & { readonly of?: bigint })[]): string {
  return JSON.stringify(
    rows.map((row) => ({
      of: row.of?.toString(),
      dedupe_key: row.dedupeKey,
      chat_id: row.chatId.toString(),
      person_id: row.personId,
      lane: row.lane,
      body: row.body,
      edits_key: row.editsKey ?? null,
      edits_id: row.editsId?.toString() ?? null,
      resend_of: row.resendOf?.toString() ?? null,
      sent_by: row.sentById,
      any_hour: row.atAnyHour,
    })),
  );
}

export function auditJson(rows: readonly AuditRow[]): string {
  return JSON.stringify(
    rows.map((row) => ({ person_id: row.personId, act: row.act, subject: row.subject, facts: row.facts })),
  );
}

/**
 * Writes the rows. An edit whose message was never said is left out. Returns how many new rows wait to be sent,
 * so that the caller can wake the sender after the commit.
 */
export async function flushEffects(tx: Tx, effects: GatheredEffects, now: Date): Promise<number> {
  if (effects.outgoing.length === 0 && effects.audits.length === 0) return 0;
  const [row] = await tx.$queryRaw<{ written: bigint }[]>`
    WITH said AS (
      INSERT INTO outbox (dedupe_key, chat_id, person_id, lane, body, edits_id, resend_of, created_at, sent_by_id, at_any_hour)
      SELECT r.dedupe_key, r.chat_id, r.person_id, r.lane, r.body, coalesce(r.edits_id, t.id), r.resend_of,
        ${now}::timestamptz, r.sent_by, coalesce(r.any_hour, false)
      FROM ROWS FROM (jsonb_to_recordset(${outgoingJson(effects.outgoing)}::jsonb)
        AS (dedupe_key text, chat_id bigint, person_id text, lane int, body jsonb, edits_key text, edits_id bigint, resend_of bigint,
          sent_by text, any_hour boolean))
        WITH ORDINALITY AS r(dedupe_key, chat_id, person_id, lane, body, edits_key, edits_id, resend_of, sent_by, any_hour, n)
      LEFT JOIN LATERAL (SELECT id FROM outbox WHERE dedupe_key = r.edits_key LIMIT 1) t ON true
      WHERE r.edits_key IS NULL OR t.id IS NOT NULL
      ORDER BY r.n
      ON CONFLICT (dedupe_key) DO NOTHING
      RETURNING id
    ), noted AS (
      INSERT INTO audit (at, person_id, act, subject, facts)
      SELECT ${now}::timestamptz, r.person_id, r.act, r.subject, r.facts
      FROM jsonb_to_recordset(${auditJson(effects.audits)}::jsonb)
        AS r(person_id text, act text, subject text, facts jsonb)
    )
    SELECT count(*) AS written FROM said`;
  return Number(row?.written ?? 0);
}
