// Reads and writes the end of roles: who held what, the conversation of whoever held it, links that were still open for them.
// Ending takes the conversation's row first: what its owner does at that instant is done before, or sees the role ended.
import type { Role } from '../generated/prisma/client.js';
import type { Prisma as sql } from '../generated/prisma/client.js';
import type { Tx } from '../kit/database.js';
import type { Locale } from '../kit/words.js';
import { withPlaces, type HeldRole } from './membership-store.js';
import { mobileOf } from './phones.js';

/** A role with the person behind it. */
export interface PersonsRole extends HeldRole {
  readonly fullName: string;
  readonly title: string | null;
  readonly phone: string | null;
  readonly chatId: bigint | null;
  readonly blockedAt: Date | null;
  readonly locale: Locale;
  readonly invitedById: string | null;
  readonly endReason: string | null;
}

async function listRoles(tx: Tx, where: sql.RoleHeldWhereInput): Promise<PersonsRole[]> {
  const rows = await tx.roleHeld.findMany({
    where,
    include: { team: true, person: true },
    orderBy: [{ fromAt: 'asc' }, { id: 'asc' }],
  });
  const placed = await withPlaces(tx, rows);
  return rows.map(({ person, invitedById, endReason }, n) => ({
    ...placed[n]!,
    fullName: person.fullName,
    title: person.title,
    phone: person.phone,
    chatId: person.chatId,
    blockedAt: person.blockedAt,
    locale: person.locale as Locale,
    invitedById,
    endReason,
  }));
}

/** Whether the number kept of somebody was compared when they took up this very role, by the link that gave it. */
export async function wasCompared(tx: Tx, held: PersonsRole): Promise<boolean> {
  const { personId: usedById, role, unitId, teamId, phone } = held;
  if (phone === null) return false;
  const links = await tx.invitation.findMany({ where: { usedById, role, unitId, teamId }, select: { phone: true } });
  return links.some((link) => mobileOf(link.phone) === phone);
}

/** One role, ended or not. */
export const findRole = async (tx: Tx, roleId: string): Promise<PersonsRole | null> =>
  (await listRoles(tx, { id: roleId }))[0] ?? null;

/** These roles, ended or not. */
export const listRolesById = (tx: Tx, roleIds: readonly string[]): Promise<PersonsRole[]> =>
  listRoles(tx, { id: { in: [...roleIds] } });

/** Every role that has not ended, waiting ones too. */
export const listAllRoles = (tx: Tx): Promise<PersonsRole[]> => listRoles(tx, { endedAt: null });

/** Roles in force in a unit; the delegation's and the office's when `unitId` is null. */
export const listRolesIn = (tx: Tx, unitId: string | null): Promise<PersonsRole[]> =>
  listRoles(tx, { unitId, endedAt: null, pending: false });

/** Who holds this post of a unit now. */
export const listPostHolders = (tx: Tx, unitId: string, role: Role): Promise<PersonsRole[]> =>
  listRoles(tx, { unitId, role, endedAt: null, pending: false });

/** Roles that wait for the answer whether whoever holds the post is replaced. */
export const listReplacements = (tx: Tx): Promise<PersonsRole[]> =>
  listRoles(tx, { pending: true, pendingFor: 'REPLACEMENT', endedAt: null });

/** Holds a unit until the transaction ends, so that of two who join for one post at once the second sees the first. */
export async function holdUnit(tx: Tx, unitId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM unit WHERE id = ${unitId} FOR NO KEY UPDATE`;
}

/** The conversations of these chats, held until the transaction ends. */
export async function holdTalks(tx: Tx, chatIds: readonly bigint[]): Promise<void> {
  if (chatIds.length === 0) return;
  await tx.$queryRaw`
    SELECT chat_id FROM dialogue WHERE chat_id = ANY(${chatIds as bigint[]}::bigint[]) ORDER BY chat_id FOR UPDATE`;
}

/** Ends a role: true for exactly one of all who try. */
export async function claimEnd(
  tx: Tx,
  roleId: string,
  end: { reason: string; said: string | null; byId: string | null },
  now: Date,
): Promise<boolean> {
  const { count } = await tx.roleHeld.updateMany({
    where: { id: roleId, endedAt: null },
    data: { endedAt: now, endReason: end.reason, endWords: end.said, endedById: end.byId },
  });
  return count === 1;
}

/** The card somebody looks at, as the one who closes it needs it. */
export interface OpenCard {
  readonly key: string;
  readonly record: string;
}

/** Closes somebody's conversation, leaving it at `kind`; returns the card whose buttons are to be taken off. */
export async function closeTalk(
  tx: Tx,
  chatId: bigint,
  left: { kind: string; version: number; step: string } | null,
): Promise<OpenCard | null> {
  const talk = await tx.dialogue.findUnique({ where: { chatId } });
  if (!talk) return null;
  await tx.dialogue.update({
    where: { chatId },
    data: {
      kind: left?.kind ?? null,
      version: left?.version ?? 0,
      step: left?.step ?? null,
      data: {},
      cardRows: [],
      cardRecord: '',
      cardAnswers: 0,
      puzzled: 0,
    },
  });
  if (talk.cardId === null || !Array.isArray(talk.cardRows) || talk.cardRows.length === 0) return null;
  const card = await tx.outboxMessage.findUnique({ where: { id: talk.cardId }, select: { dedupeKey: true } });
  return card && { key: card.dedupeKey, record: talk.cardRecord };
}

/**
 * Takes back what nobody asked for and has not left yet, for somebody who has no role any more. It counts as not delivered,
 * so that it leaves after all if they come back and it is still in force.
 */
export const dropUnsent = (tx: Tx, chatId: bigint, now: Date): Promise<number> => tx.$executeRaw`
  UPDATE outbox SET state = 'UNREACHABLE', verdict = 'access-ended', settled_at = ${now}::timestamptz
  WHERE chat_id = ${chatId} AND state = 'WAITING' AND lane > 0`;

/** Withdraws unused links that would give the same person the same role again. */
export async function withdrawLinksOf(
  tx: Tx,
  held: { role: Role; unitId: string | null; teamId: string | null; fullName: string; phone: string | null },
  now: Date,
): Promise<void> {
  const { role, unitId, teamId, fullName, phone } = held;
  await tx.invitation.updateMany({
    where: {
      role,
      unitId,
      teamId,
      usedAt: null,
      withdrawnAt: null,
      OR: [{ fullName }, ...(phone ? [{ phone }] : [])],
    },
    data: { withdrawnAt: now },
  });
}

/** Roles in force of somebody. */
export const listRolesOf = (tx: Tx, personId: string): Promise<PersonsRole[]> =>
  listRoles(tx, { personId, endedAt: null, pending: false });

/** Whom the register names, before an amendment: units by code, and the lines of the delegation. */
export async function listRegister(tx: Tx) {
  const units = await tx.unit.findMany({
    select: { id: true, code: true, focalName: true, focalPhone: true, headName: true, headPhone: true },
  });
  const delegates = await tx.delegate.findMany({ include: { team: true } });
  return {
    units: new Map(
      units.map((unit) => [
        unit.code,
        {
          id: unit.id,
          focal: { name: unit.focalName, phone: unit.focalPhone },
          head: { name: unit.headName, phone: unit.headPhone },
        },
      ]),
    ),
    delegation: delegates.map((row) => ({
      name: row.fullName,
      agency: row.agency,
      roles: row.roles,
      team: row.team?.name ?? null,
      phone: row.phone,
    })),
  };
}
