// Reads and writes the copies of notices: who got which, what became of each, what a live card last showed. The words of a
// copy are read back from the outbox, because they are evidence and never made anew. It decides nothing.
import { Prisma as sql } from '../generated/prisma/client.js';
import type { Tx } from '../kit/database.js';
import type { Message } from '../outbox/message.js';
import type { UnitRole } from '../people/rules.js';

/** Notes who gets a copy under which key; a second time changes nothing. */
export const saveRecipients = (
  tx: Tx,
  noticeId: string,
  readers: readonly { personId: string; role: UnitRole; dedupeKey: string }[],
): Promise<unknown> =>
  tx.noticeRecipient.createMany({ data: readers.map((reader) => ({ noticeId, ...reader })), skipDuplicates: true });

/** Units somebody acts for now. */
export async function listUnitsActedFor(tx: Tx, personId: string): Promise<string[]> {
  const where = { personId, endedAt: null, pending: false, unitId: { not: null } };
  const rows = await tx.roleHeld.findMany({ where, orderBy: { fromAt: 'asc' }, select: { unitId: true } });
  return [...new Set(rows.map((row) => row.unitId!))];
}

/** Somebody's name, also when they hold no role any more. */
export async function findFullName(tx: Tx, personId: string): Promise<string> {
  return (await tx.person.findUnique({ where: { id: personId }, select: { fullName: true } }))?.fullName ?? '';
}

/** A copy as it was sent: to whom, under which key, with the words it had. */
export interface SentCopy {
  readonly personId: string;
  readonly chatId: bigint;
  readonly locale: 'vi' | 'en';
  readonly dedupeKey: string;
  readonly message: Message;
}

/** Every copy of a notice, also those that were sent once more because the first was in doubt. */
export async function listCopies(tx: Tx, noticeId: string): Promise<SentCopy[]> {
  const rows = await tx.$queryRaw<
    { person_id: string; chat_id: bigint; locale: 'vi' | 'en'; dedupe_key: string; message: Message }[]
  >`
    SELECT r.person_id, o.chat_id, p.locale, o.dedupe_key, o.body -> 'message' AS message
    FROM notice_recipient r JOIN person p ON p.id = r.person_id
    JOIN outbox o ON o.dedupe_key IN (r.dedupe_key, r.dedupe_key || ':again')
    WHERE r.notice_id = ${noticeId} ORDER BY o.id`;
  return rows.map((row) => ({
    personId: row.person_id,
    chatId: row.chat_id,
    locale: row.locale,
    dedupeKey: row.dedupe_key,
    message: row.message,
  }));
}

/** The key of somebody's own copy, if they got one. */
export const findRecipient = (tx: Tx, noticeId: string, personId: string) =>
  tx.noticeRecipient.findUnique({ where: { noticeId_personId: { noticeId, personId } } });

/** A tap on the notice, or on anything that shows it, proves that its reader opened it. */
export const markRecipientOpened = (tx: Tx, noticeId: string, personId: string, now: Date): Promise<unknown> =>
  tx.noticeRecipient.updateMany({ where: { noticeId, personId, openedAt: null }, data: { openedAt: now } });

/** What became of the copy of one reader. */
export interface CopyState {
  readonly personId: string;
  readonly fullName: string;
  readonly role: UnitRole;
  /** The outbox state of the copy that counts; null when nothing was enqueued. */
  readonly state: string | null;
  readonly settledAt: Date | null;
  readonly opened: boolean;
}

/** The states of all copies of a notice, in the order focal point, deputy, head. */
export async function listCopyStates(tx: Tx, noticeId: string): Promise<CopyState[]> {
  const rows = await tx.$queryRaw<
    {
      person_id: string;
      full_name: string;
      role: UnitRole;
      state: string | null;
      settled_at: Date | null;
      opened: boolean;
    }[]
  >`
    SELECT r.person_id, p.full_name, r.role, coalesce(a.state, o.state)::text AS state,
      coalesce(a.settled_at, o.settled_at) AS settled_at,
      (r.opened_at IS NOT NULL OR o.opened_at IS NOT NULL OR a.opened_at IS NOT NULL) AS opened
    FROM notice_recipient r JOIN person p ON p.id = r.person_id
    LEFT JOIN outbox o ON o.dedupe_key = r.dedupe_key
    LEFT JOIN outbox a ON a.dedupe_key = r.dedupe_key || ':again' AND o.state = 'UNKNOWN'
    WHERE r.notice_id = ${noticeId} ORDER BY r.role, p.full_name, r.person_id`;
  return rows.map((row) => ({
    personId: row.person_id,
    fullName: row.full_name,
    role: row.role,
    state: row.state,
    settledAt: row.settled_at,
    opened: row.opened,
  }));
}

/** A live card that no longer shows what is: the notice and the state to be shown. */
export interface StaleCard {
  readonly noticeId: string;
  readonly state: string;
}

/** Live cards whose notice or copies have changed since they were drawn, and that were drawn before `drawnBefore`. */
export async function listStaleCards(tx: Tx, fromOn: string, drawnBefore: Date, take: number): Promise<StaleCard[]> {
  const rows = await tx.$queryRaw<{ id: string; state: string }[]>(sql.sql`
    SELECT n.id, s.state FROM notice n JOIN inspection i ON i.id = n.inspection_id
    CROSS JOIN LATERAL (
      SELECT md5(coalesce(string_agg(concat_ws(':', r.person_id, o.state::text, a.state::text,
        (r.opened_at IS NOT NULL OR o.opened_at IS NOT NULL OR a.opened_at IS NOT NULL)::text), ',' ORDER BY r.person_id), '')
        || coalesce(n.acknowledged_by_id, '') || (n.superseded_at IS NOT NULL)::text) AS state
      FROM notice_recipient r
      LEFT JOIN outbox o ON o.dedupe_key = r.dedupe_key LEFT JOIN outbox a ON a.dedupe_key = r.dedupe_key || ':again'
      WHERE r.notice_id = n.id) s
    WHERE i.inspect_on >= ${fromOn} AND n.fired_at IS NOT NULL AND n.card_at <= ${drawnBefore}::timestamptz
      AND n.card_state IS DISTINCT FROM s.state
    ORDER BY n.card_at LIMIT ${take}`);
  return rows.map((row) => ({ noticeId: row.id, state: row.state }));
}

/** Who was sent the live card of a notice. */
export async function listCardHolders(tx: Tx, noticeId: string): Promise<string[]> {
  const where = { dedupeKey: { startsWith: `noticecard:${noticeId}:` }, editsId: null };
  const rows = await tx.outboxMessage.findMany({ where, select: { personId: true } });
  return [...new Set(rows.flatMap(({ personId }) => personId ?? []))];
}

/** Notes that the live card is being drawn anew; true for one caller within the time between two edits. */
export async function claimCard(tx: Tx, stale: StaleCard, drawnBefore: Date, now: Date): Promise<boolean> {
  const where = { id: stale.noticeId, cardAt: { lte: drawnBefore } };
  return (await tx.notice.updateMany({ where, data: { cardState: stale.state, cardAt: now } })).count === 1;
}

/** The key of what somebody of the team is told on the day of a surprise. */
export const surpriseKey = (inspection: { id: string; inspectOn: string }, personId: string): string =>
  `surprise:${inspection.id}:${inspection.inspectOn}:${personId}`;

/** The key of what is said when that day has passed without an arrival; forgotten with what was said on the day. */
export const surprisePassedKey = (inspection: { id: string; inspectOn: string }, personId: string): string =>
  `surprise:${inspection.id}:passed:${inspection.inspectOn}:${personId}`;

/** Whether a message of this key has been said already. */
export const isSaid = async (tx: Tx, key: string): Promise<boolean> =>
  (await tx.outboxMessage.findUnique({ where: { dedupeKey: key }, select: { id: true } })) !== null;

/** The key of the message somebody pressed, when it is known which it was. */
export async function findPressedKey(tx: Tx, chatId: bigint, messageId: bigint | null): Promise<string | null> {
  if (messageId === null) return null;
  const where = { chatId, messageId, editsId: null };
  return (await tx.outboxMessage.findFirst({ where, select: { dedupeKey: true } }))?.dedupeKey ?? null;
}
