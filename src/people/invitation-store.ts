// Reads and writes invitations and the tries of opening them. Only hashes of tokens come here, never a token.
import type { Invitation, Prisma } from '../generated/prisma/client.js';
import type { Tx } from '../kit/database.js';
import { newId } from '../kit/ids.js';
import { TRIES_PER_HOUR, type DelegationRole, type UnitRole } from './rules.js';

export type InvitationRow = Invitation;

/** What an invitation is bound to. */
export interface NewInvitation {
  readonly tokenHash: string;
  readonly role: UnitRole | DelegationRole;
  readonly unitId: string | null;
  readonly teamId: string | null;
  readonly fullName: string | null;
  readonly title: string | null;
  readonly phone: string | null;
  readonly needsApproval: boolean;
  readonly invitedById: string | null;
  readonly expiresAt: Date;
}

/** Keeps an invitation; returns its id. */
export async function saveInvitation(tx: Tx, invitation: NewInvitation, now: Date): Promise<string> {
  const id = newId();
  await tx.invitation.create({ data: { id, createdAt: now, ...invitation } });
  return id;
}

/**
 * Whether whoever has this number held the post and has left it for good: the register still holds a predecessor's number,
 * which a successor could never prove.
 */
export async function hasLeftPost(tx: Tx, post: { unitId: string; role: UnitRole; phone: string }): Promise<boolean> {
  const { phone, ...place } = post;
  const used = await tx.invitation.findMany({
    where: { ...place, phone, usedById: { not: null } },
    select: { usedById: true },
  });
  const holders = { OR: [{ phone }, { id: { in: used.flatMap(({ usedById }) => usedById ?? []) } }] };
  const where = { ...place, person: holders };
  if ((await tx.roleHeld.count({ where: { ...where, endedAt: null } })) > 0) return false;
  return (await tx.roleHeld.count({ where: { ...where, endReason: { in: ['MOVED', 'REPLACED'] } } })) > 0;
}

/** Withdraws links of this unit and role that nobody has used yet. */
export async function withdrawOpenInvitations(
  tx: Tx,
  where: { unitId: string; role: UnitRole },
  now: Date,
): Promise<void> {
  await tx.invitation.updateMany({ where: { ...where, usedAt: null, withdrawnAt: null }, data: { withdrawnAt: now } });
}

const openAt = (now: Date): Prisma.InvitationWhereInput => ({
  usedAt: null,
  withdrawnAt: null,
  expiresAt: { gt: now },
});

/** What opening a link comes to. `mine`: this person has used it already. */
export interface Opened {
  readonly invitationId: string | null;
  readonly expiresAt: Date | null;
  readonly mine: boolean;
}

/**
 * Opens a link: notes the try and looks the hash up, in one statement whatever comes of it, so that neither the answer
 * nor its time tells a good link from a used, expired, withdrawn or invented one.
 */
export async function openInvitation(
  tx: Tx,
  chatId: bigint,
  tokenHash: string,
  personId: string | null,
  now: Date,
): Promise<Opened> {
  const hourAgo = new Date(now.getTime() - 3_600_000);
  const [row] = await tx.$queryRaw<
    { tries: bigint; id: string | null; expires_at: Date | null; open: boolean | null; mine: boolean | null }[]
  >`
    WITH noted AS (
      INSERT INTO invitation_try (chat_id, tried_at) VALUES (${chatId}, ${now}::timestamptz) RETURNING id
    )
    SELECT (SELECT count(*) FROM noted) + (SELECT count(*) FROM invitation_try t WHERE t.chat_id = ${chatId} AND t.tried_at > ${hourAgo}::timestamptz) AS tries,
      i.id, i.expires_at, i.used_at IS NULL AND i.withdrawn_at IS NULL AND i.expires_at > ${now}::timestamptz AS open,
      i.used_by_id IS NOT NULL AND i.used_by_id = ${personId}::text AS mine
    FROM (SELECT 1) AS one LEFT JOIN invitation i ON i.token_hash = ${tokenHash}`;
  const good = row?.open === true && Number(row.tries) <= TRIES_PER_HOUR;
  return { invitationId: good ? row.id : null, expiresAt: good ? row.expires_at : null, mine: row?.mine === true };
}

/** An invitation that can still be used, held until the transaction ends: of two who agree at once the second sees the first. */
export async function findOpenInvitation(tx: Tx, id: string, now: Date): Promise<InvitationRow | null> {
  await tx.$queryRaw`SELECT id FROM invitation WHERE id = ${id} FOR UPDATE`;
  return tx.invitation.findFirst({ where: { id, ...openAt(now) } });
}

/** Takes the invitation for one person: true for exactly one of all who try. */
export async function claimInvitation(tx: Tx, id: string, personId: string, now: Date): Promise<boolean> {
  const { count } = await tx.invitation.updateMany({
    where: { id, ...openAt(now) },
    data: { usedAt: now, usedById: personId },
  });
  return count === 1;
}

/** The newest invitation of each unit that is still worth telling: when, to which role, and until when it holds. */
export async function listNewestInvitations(tx: Tx, unitIds: readonly string[]): Promise<Map<string, InvitationRow>> {
  const rows = await tx.invitation.findMany({
    where: { unitId: { in: [...unitIds] }, withdrawnAt: null, usedAt: null },
    orderBy: { createdAt: 'asc' },
  });
  return new Map(rows.map((row) => [row.unitId!, row]));
}

/** Forgets tries that no longer count. Returns how many. */
export async function pruneTries(tx: Tx, before: Date): Promise<number> {
  return (await tx.invitationTry.deleteMany({ where: { triedAt: { lt: before } } })).count;
}

/**
 * Takes the token out of messages that carried a link and have been settled: what was said stays as evidence,
 * what could still be used does not. Returns how many.
 */
export const coverSentLinks = (tx: Tx): Promise<number> => tx.$executeRaw`
  UPDATE outbox SET body = regexp_replace(body::text, '\\?start=[A-Za-z0-9_-]{22,64}', '?start=…')::jsonb
  WHERE dedupe_key LIKE 'invitation:%' AND state NOT IN ('WAITING', 'SENDING') AND body::text ~ '\\?start=[A-Za-z0-9_-]{22,64}'`;
