// Reads and writes broadcasts, their recipients and replies. A confirmed broadcast and every message of it are written by
// one statement, so there is no moment at which only some of them exist. It says nothing.
import type { Broadcast } from '../generated/prisma/client.js';
import type { Db, Tx } from '../kit/database.js';
import { newId } from '../kit/ids.js';
import type { Locale } from '../kit/words.js';
import { LANE, type Message } from '../outbox/message.js';
import { cancelWaiting } from '../outbox/store.js';
import type { Scope } from '../people/rights.js';
import type { Again, Audience, Recipient, Tally } from './rules.js';

export type { Broadcast };

/** The key of the message to one person, and of the author's tally card. */
export const messageKey = (broadcastId: string, personId: string): string => `broadcast:${broadcastId}:${personId}`;
export const tallyCardKey = (broadcastId: string): string => `tally:${broadcastId}`;

export const audienceOf = (broadcast: Broadcast): Audience =>
  (broadcast.audience as { kind?: string }).kind === undefined
    ? { kind: 'none' }
    : (broadcast.audience as unknown as Audience);

export const findBroadcast = (tx: Tx, id: string): Promise<Broadcast | null> =>
  tx.broadcast.findUnique({ where: { id } });

/** The newest unfinished draft of an author. */
export const findDraft = (tx: Tx, authorId: string): Promise<Broadcast | null> =>
  tx.broadcast.findFirst({ where: { authorId, state: 'DRAFT' }, orderBy: [{ createdAt: 'desc' }, { number: 'desc' }] });

export async function createDraft(
  tx: Tx,
  draft: {
    authorId: string;
    teamId: string | null;
    text: string;
    audience?: Audience;
    resendOf?: string;
    wantsAck?: boolean;
  },
  now: Date,
): Promise<Broadcast> {
  const { audience, ...data } = draft;
  return tx.broadcast.create({
    data: { id: newId(), ...data, ...(audience ? { audience: { ...audience } } : {}), createdAt: now },
  });
}

/** Changes a draft; false when it is one no more. */
export async function saveDraft(
  tx: Tx,
  id: string,
  change: { text?: string; audience?: Audience; wantsAck?: boolean },
): Promise<boolean> {
  const { audience, ...data } = change;
  const { count } = await tx.broadcast.updateMany({
    where: { id, state: 'DRAFT' },
    data: { ...data, ...(audience ? { audience: { ...audience } } : {}) },
  });
  return count > 0;
}

export async function dropDraft(tx: Tx, id: string): Promise<void> {
  await tx.broadcast.updateMany({ where: { id, state: 'DRAFT' }, data: { state: 'DROPPED' } });
}

/**
 * Units a team visits, as far as their visit is no secret: a surprise inspection that has not arrived adds none. Its unit may
 * still be here through another, planned visit.
 */
export async function listTeamUnitIds(tx: Tx, teamId: string): Promise<string[]> {
  const rows = await tx.inspection.findMany({
    where: { teamId, cancelledAt: null, OR: [{ surprise: false }, { arrivedAt: { not: null } }] },
    select: { unitId: true },
    distinct: ['unitId'],
  });
  return rows.map((row) => row.unitId);
}

/** Of these units, those that owe an acknowledgement, and those with a duty past its date, within the scope. */
export async function listOwing(
  tx: Tx,
  unitIds: readonly string[],
  scope: Scope,
  now: Date,
): Promise<{ unacknowledged: string[]; overdue: string[] }> {
  const open = await tx.deadline.findMany({
    where: {
      closedAt: null,
      unitId: { in: [...unitIds] },
      kind: { notIn: ['VERIFY', 'DECIDE', 'REVIEW', 'CONCLUDE'] },
      ...(scope.teamId === null ? {} : { OR: [{ teamId: scope.teamId }, { teamId: null }] }),
    },
    select: { unitId: true, kind: true, dueAt: true },
  });
  const of = (rows: typeof open) => [...new Set(rows.map((row) => row.unitId!))];
  return {
    unacknowledged: of(open.filter((row) => row.kind === 'ACKNOWLEDGE')),
    overdue: of(open.filter((row) => row.dueAt < now)),
  };
}

/** People of an earlier broadcast to whom it may be sent once more; who was reached by a later sending is left out. */
export async function listAgain(tx: Tx, of: string, what: Again): Promise<string[]> {
  const rows = await tx.$queryRaw<{ person_id: string }[]>`
    WITH this AS (SELECT id, coalesce(resend_of, id) AS root FROM broadcast WHERE id = ${of}),
    later AS (
      SELECT r.person_id, bool_or(o.state IN ('WAITING', 'SENDING', 'SENT')) AS reached, bool_or(r.ack_at IS NOT NULL) AS acked
      FROM this JOIN broadcast b ON b.id <> this.id AND (b.resend_of = this.root OR b.id = this.root)
      JOIN broadcast_recipient r ON r.broadcast_id = b.id LEFT JOIN outbox o ON o.dedupe_key = r.dedupe_key
      GROUP BY r.person_id
    )
    SELECT r.person_id FROM broadcast_recipient r LEFT JOIN outbox o ON o.dedupe_key = r.dedupe_key
    LEFT JOIN later l ON l.person_id = r.person_id
    WHERE r.broadcast_id = ${of} AND r.ack_at IS NULL AND CASE ${what}
      WHEN 'unsent' THEN (r.dedupe_key IS NULL OR o.state IN ('CANCELLED', 'FAILED', 'UNREACHABLE')) AND NOT coalesce(l.reached, false)
      WHEN 'unknown' THEN o.state = 'UNKNOWN' AND NOT coalesce(l.reached, false)
      ELSE o.state = 'SENT' AND NOT coalesce(l.acked, false) END
    ORDER BY r.person_id`;
  return rows.map((row) => row.person_id);
}

/** DRAFT → SENDING, once; false when somebody was faster. */
export async function claimConfirmation(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.broadcast.updateMany({
    where: { id, state: 'DRAFT' },
    data: { state: 'SENDING', confirmedAt: now },
  });
  return count > 0;
}

/** Writes all recipients and, for those who can be reached, the messages, in one statement whatever their number. */
export async function saveRecipients(
  tx: Tx,
  broadcastId: string,
  recipients: readonly Recipient[],
  messages: Readonly<Record<Locale, Message>>,
  now: Date,
): Promise<void> {
  const people = recipients.map(({ personId, unitId, chatId, locale, reason }) => ({
    person_id: personId,
    unit_id: unitId,
    chat_id: chatId?.toString() ?? null,
    locale,
    dedupe_key: reason === null ? messageKey(broadcastId, personId) : null,
    reason,
  }));
  const body = (locale: Locale) => JSON.stringify({ do: 'SEND', message: messages[locale] });
  await tx.$executeRaw`
    WITH people AS (
      SELECT * FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(people)}::jsonb)
        AS (person_id text, unit_id text, chat_id bigint, locale text, dedupe_key text, reason text))
        WITH ORDINALITY AS p(person_id, unit_id, chat_id, locale, dedupe_key, reason, n)
    ), told AS (
      INSERT INTO broadcast_recipient (broadcast_id, person_id, unit_id, dedupe_key, reason)
      SELECT ${broadcastId}, person_id, unit_id, dedupe_key, reason FROM people
    )
    INSERT INTO outbox (dedupe_key, chat_id, person_id, lane, body, created_at, sent_by_id)
    SELECT dedupe_key, chat_id, person_id, ${LANE.BROADCAST},
      CASE locale WHEN 'en' THEN ${body('en')}::jsonb ELSE ${body('vi')}::jsonb END, ${now}::timestamptz,
      (SELECT author_id FROM broadcast WHERE id = ${broadcastId})
    FROM people WHERE dedupe_key IS NOT NULL ORDER BY n`;
}

/** Where every recipient stands, from the states of their messages, by one grouped query. Balanced by construction. */
export async function tallyOf(db: Db | Tx, broadcastId: string): Promise<Tally> {
  const rows = await db.$queryRaw<{ state: string | null; people: bigint; acknowledged: bigint }[]>`
    SELECT CASE WHEN r.dedupe_key IS NULL THEN 'UNREACHABLE' ELSE o.state::text END AS state,
      count(*) AS people, count(r.ack_at) AS acknowledged
    FROM broadcast_recipient r LEFT JOIN outbox o ON o.dedupe_key = r.dedupe_key
    WHERE r.broadcast_id = ${broadcastId} GROUP BY 1`;
  const count = (...states: (string | null)[]) =>
    rows.filter((row) => states.includes(row.state)).reduce((sum, row) => sum + Number(row.people), 0);
  return {
    total: rows.reduce((sum, row) => sum + Number(row.people), 0),
    sent: count('SENT'),
    waiting: count('WAITING', 'SENDING'),
    unreachable: count('UNREACHABLE'),
    failed: count('FAILED'),
    cancelled: count('CANCELLED', 'SUPERSEDED'),
    // A message whose row is gone is one nobody can vouch for.
    unknown: count('UNKNOWN', null),
    acknowledged: rows.reduce((sum, row) => sum + Number(row.acknowledged), 0),
    replies: await db.broadcastReply.count({ where: { broadcastId } }),
  };
}

/** Ids of broadcasts whose tally may have to be shown anew, at most `TALLY_EVERY_MS` after the last time. */
export async function listTalliesDue(db: Db, shownBefore: Date, take: number): Promise<string[]> {
  const rows = await db.broadcast.findMany({
    where: {
      confirmedAt: { not: null },
      AND: [
        { OR: [{ doneAt: null }, { tallyShown: null }] },
        { OR: [{ tallyAt: null }, { tallyAt: { lte: shownBefore } }] },
      ],
    },
    select: { id: true },
    orderBy: [{ tallyAt: { sort: 'asc', nulls: 'first' } }, { confirmedAt: 'asc' }],
    take,
  });
  return rows.map((row) => row.id);
}

/** Holds the row until the commit: what is counted afterwards cannot be forgotten by somebody who counted earlier. */
export async function holdBroadcast(tx: Tx, id: string): Promise<Broadcast | null> {
  await tx.$queryRaw`SELECT id FROM broadcast WHERE id = ${id} FOR UPDATE`;
  return findBroadcast(tx, id);
}

/** Nothing waits any more: a sending is done; what was stopped stays stopped. */
export async function saveDone(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.broadcast.updateMany({ where: { id, state: 'SENDING' }, data: { state: 'DONE' } });
  await tx.broadcast.updateMany({ where: { id, doneAt: null }, data: { doneAt: now } });
}

export async function saveTallyShown(tx: Tx, id: string, tallyShown: string, now: Date): Promise<void> {
  await tx.broadcast.update({ where: { id }, data: { tallyShown, tallyAt: now } });
}

/** Takes back what has not left. False when nothing was being sent any more. */
export async function stopSending(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.broadcast.updateMany({
    where: { id, state: 'SENDING' },
    data: { state: 'STOPPED', stoppedAt: now },
  });
  if (count === 0) return false;
  await cancelWaiting(tx, `broadcast:${id}:`, now);
  return true;
}

/**
 * The recipient's own row, only for a broadcast that was sent, with when it left for this person: what was confirmed at
 * night leaves in the morning.
 */
export async function findReceived(tx: Tx, broadcastId: string, personId: string) {
  const received = await tx.broadcastRecipient.findFirst({
    where: { broadcastId, personId, dedupeKey: { not: null }, broadcast: { confirmedAt: { not: null } } },
    include: { broadcast: true },
  });
  if (!received) return null;
  const { dedupeKey, broadcast } = received;
  const message = await tx.outboxMessage.findUnique({
    where: { dedupeKey: dedupeKey! },
    select: { settledAt: true, createdAt: true },
  });
  return { ...received, sentAt: message?.settledAt ?? message?.createdAt ?? broadcast.confirmedAt! };
}

/** Acknowledges a broadcast and every other sending of the same text to this person. False when it was done before. */
export async function claimAck(tx: Tx, broadcast: Broadcast, personId: string, now: Date): Promise<boolean> {
  const { count } = await tx.broadcastRecipient.updateMany({
    where: { broadcastId: broadcast.id, personId, ackAt: null },
    data: { ackAt: now },
  });
  const root = broadcast.resendOf ?? broadcast.id;
  const family = { OR: [{ id: root }, { resendOf: root }] };
  await tx.broadcastRecipient.updateMany({ where: { personId, ackAt: null, broadcast: family }, data: { ackAt: now } });
  await lookAgain(tx, broadcast);
  return count > 0;
}

/** The figures of a broadcast and its other sendings may have changed. */
export async function lookAgain(tx: Tx, broadcast: Broadcast): Promise<void> {
  const root = broadcast.resendOf ?? broadcast.id;
  await tx.broadcast.updateMany({
    where: { OR: [{ id: root }, { resendOf: root }], confirmedAt: { not: null } },
    data: { tallyShown: null },
  });
}

export async function saveReply(
  tx: Tx,
  broadcastId: string,
  personId: string,
  said: { text: string; messageId: bigint | null },
  at: Date,
): Promise<string> {
  const { id } = await tx.broadcastReply.create({ data: { id: newId(), broadcastId, personId, ...said, at } });
  return id;
}

/** The same words of this person to this broadcast, sent before. */
export const findSameReply = (tx: Tx, broadcastId: string, personId: string, text: string) =>
  tx.broadcastReply.findFirst({ where: { broadcastId, personId, text } });

/** The comment this person sent in that message. */
export const findReplyIn = (tx: Tx, personId: string, messageId: bigint) =>
  tx.broadcastReply.findFirst({ where: { personId, messageId } });

export const correctReply = (tx: Tx, id: string, text: string) =>
  tx.broadcastReply.update({ where: { id }, data: { text } });

export const listReplies = (tx: Tx, broadcastId: string) =>
  tx.broadcastReply.findMany({ where: { broadcastId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] });

/** Names and units of recipients, by person. */
export async function listRecipients(tx: Tx, broadcastId: string, personIds?: readonly string[]) {
  return tx.$queryRaw<
    { personId: string; fullName: string; unitId: string | null; state: string; ackAt: Date | null }[]
  >`
    SELECT r.person_id AS "personId", p.full_name AS "fullName", r.unit_id AS "unitId", r.ack_at AS "ackAt",
      CASE WHEN r.dedupe_key IS NULL THEN 'UNREACHABLE' ELSE coalesce(o.state::text, 'UNKNOWN') END AS state
    FROM broadcast_recipient r JOIN person p ON p.id = r.person_id LEFT JOIN outbox o ON o.dedupe_key = r.dedupe_key
    WHERE r.broadcast_id = ${broadcastId} AND (${personIds === undefined} OR r.person_id = ANY(${[...(personIds ?? [])]}::text[]))
    ORDER BY (o.state = 'SENT') NULLS FIRST, r.unit_id, p.full_name`;
}

/** Broadcasts that reached somebody and wait for their acknowledgement, each text once. */
export async function listUnacknowledged(tx: Tx, personId: string): Promise<Broadcast[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT ON (coalesce(b.resend_of, b.id)) b.id
    FROM broadcast_recipient r JOIN broadcast b ON b.id = r.broadcast_id JOIN outbox o ON o.dedupe_key = r.dedupe_key
    WHERE r.person_id = ${personId} AND r.ack_at IS NULL AND b.wants_ack AND o.state = 'SENT'
    ORDER BY coalesce(b.resend_of, b.id), b.number DESC`;
  return tx.broadcast.findMany({ where: { id: { in: rows.map((row) => row.id) } }, orderBy: { number: 'asc' } });
}

/** Where the author is to be shown the tally, as a person, whatever their roles. */
export const findAuthor = (tx: Tx, personId: string) =>
  tx.person.findUnique({
    where: { id: personId },
    select: { id: true, chatId: true, locale: true, fullName: true, blockedAt: true },
  });
