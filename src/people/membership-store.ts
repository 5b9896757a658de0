// Reads and writes what makes somebody one of us: person, role, consent; pending roles and their approval; ended ones.
// History rows: a role is ended, never removed.
import type { Role } from '../generated/prisma/client.js';
import type { Tx } from '../kit/database.js';
import { newId } from '../kit/ids.js';
import type { Locale } from '../kit/words.js';
import type { DelegationRole, UnitRole } from './rules.js';
import type { RolePlace } from './names.js';
import { listUnits } from './store.js';

/** A role held, pending or ended, with what it is held in. */
export interface HeldRole extends RolePlace {
  readonly id: string;
  readonly personId: string;
  readonly unitId: string | null;
  readonly teamId: string | null;
  readonly fromAt: Date;
  readonly pending: boolean;
  readonly pendingFor: 'APPROVAL' | 'REPLACEMENT' | null;
  readonly endedAt: Date | null;
}

interface RoleRow {
  id: string;
  personId: string;
  role: Role;
  unitId: string | null;
  teamId: string | null;
  fromAt: Date;
  pending: boolean;
  pendingFor: 'APPROVAL' | 'REPLACEMENT' | null;
  endedAt: Date | null;
  team: { name: string } | null;
}

/** Roles with the unit and team they are held in. */
export async function withPlaces(tx: Tx, rows: readonly RoleRow[]): Promise<HeldRole[]> {
  const units = await listUnits(
    tx,
    rows.flatMap((row) => row.unitId ?? []),
  );
  return rows.map(({ team, role, ...row }) => ({
    ...row,
    role: role,
    unit: (row.unitId && units.get(row.unitId)) || null,
    teamName: team?.name ?? null,
  }));
}

/** Everything somebody holds or waits for now, oldest first. */
export async function listHeldRoles(tx: Tx, personId: string): Promise<HeldRole[]> {
  const rows = await tx.roleHeld.findMany({
    where: { personId, endedAt: null },
    include: { team: true },
    orderBy: [{ fromAt: 'asc' }, { id: 'asc' }],
  });
  return withPlaces(tx, rows);
}

/** What ends without ever having been in force. */
const NEVER_GIVEN = ['NOT_APPROVED', 'NOT_TAKEN'];

/** The last role of somebody that was in force and has ended. */
export async function findLastEnded(tx: Tx, personId: string): Promise<HeldRole | null> {
  const row = await tx.roleHeld.findFirst({
    where: { personId, endedAt: { not: null }, NOT: { endReason: { in: NEVER_GIVEN } } },
    include: { team: true },
    orderBy: [{ endedAt: 'desc' }, { id: 'desc' }],
  });
  return row ? (await withPlaces(tx, [row]))[0]! : null;
}

/** A team of the register that somebody led and nobody leads now, and whom the register names as its lead; null: nobody else. */
export interface TeamWithoutLead {
  readonly id: string;
  readonly name: string;
  readonly next: { readonly id: string; readonly fullName: string } | null;
}

/** Whoever has joined and waits for approval counts: the office is asked about them already. */
export async function listTeamsWithoutLead(tx: Tx): Promise<TeamWithoutLead[]> {
  const joined = { role: 'LEAD', endedAt: null, person: { chatId: { not: null } } } as const;
  const left = { role: 'LEAD', pending: false, endedAt: { not: null } } as const;
  const teams = await tx.team.findMany({
    where: { delegates: { some: {} }, roles: { some: left, none: joined } },
    include: {
      roles: { where: left, include: { person: { select: { fullName: true } } } },
      delegates: { where: { roles: { has: 'LEAD' } }, orderBy: { id: 'asc' } },
    },
    orderBy: { name: 'asc' },
  });
  return teams.map(({ id, name, roles, delegates }) => ({
    ...{ id, name },
    // Whoever has left stands in the register until it is amended.
    next: delegates.find(({ fullName }) => roles.every(({ person }) => person.fullName !== fullName)) ?? null,
  }));
}

/** Makes a person of whoever stands behind this chat. The name is the register's or their own word, never Telegram's. */
export async function savePerson(
  tx: Tx,
  person: {
    id: string;
    chatId: bigint;
    fullName: string;
    title: string | null;
    phone: string | null;
    locale: Locale;
    consentVersion: number;
  },
  now: Date,
): Promise<void> {
  await tx.person.create({ data: { ...person, createdAt: now } });
}

/** A person known already takes up something more: reachable again, with the phone that was compared. */
export async function saveReturn(
  tx: Tx,
  person: { id: string; phone: string | null; locale: Locale; consentVersion: number },
): Promise<void> {
  const { id, phone, ...rest } = person;
  await tx.person.update({ where: { id }, data: { ...rest, blockedAt: null, ...(phone ? { phone } : {}) } });
}

/** Records that somebody agreed to this version of the privacy notice, word for word: `textHash` is of what they could read. */
export async function saveConsent(
  tx: Tx,
  consent: { personId: string; version: number; locale: Locale; textHash: string },
  now: Date,
): Promise<void> {
  const { personId, version } = consent;
  const given = await tx.consent.findFirst({ where: { personId, version, withdrawnAt: null } });
  if (!given) await tx.consent.create({ data: { id: newId(), givenAt: now, ...consent } });
  await tx.person.update({ where: { id: personId }, data: { consentVersion: version } });
}

export async function saveLocale(tx: Tx, personId: string, locale: Locale): Promise<void> {
  await tx.person.update({ where: { id: personId }, data: { locale } });
}

/** Gives a role, once: who holds it already keeps it; who waited for it and is now invited by the operator waits no more. */
export async function saveRole(
  tx: Tx,
  role: {
    personId: string;
    role: UnitRole | DelegationRole;
    unitId: string | null;
    teamId: string | null;
    pendingFor: 'APPROVAL' | 'REPLACEMENT' | null;
    invitedById: string | null;
  },
  now: Date,
): Promise<string> {
  const { personId, unitId, teamId } = role;
  const pending = role.pendingFor !== null;
  const held = await tx.roleHeld.findFirst({ where: { personId, role: role.role, unitId, teamId, endedAt: null } });
  if (held?.pending && !pending)
    await tx.roleHeld.update({ where: { id: held.id }, data: { pending: false, pendingFor: null, fromAt: now } });
  if (held) return held.id;
  const id = newId();
  await tx.roleHeld.create({ data: { id, fromAt: now, pending, ...role } });
  return id;
}

/** Whether somebody of this name acts for the unit in this role already. */
export async function isNameTaken(tx: Tx, unitId: string, role: UnitRole, fullName: string): Promise<boolean> {
  return (await tx.roleHeld.count({ where: { unitId, role, endedAt: null, person: { fullName } } })) > 0;
}

/** A role that waits for its second person, as the approver reads it. */
export interface PendingRole extends HeldRole {
  readonly fullName: string;
  /** Agency of the register; the title when the register does not name them. */
  readonly agency: string | null;
  readonly chatId: bigint | null;
  readonly locale: Locale;
  readonly invitedById: string | null;
  readonly inviterName: string | null;
  readonly invitedAt: Date;
}

/** Roles waiting for approval, oldest first; with `roleId` only that one, decided or not. */
export async function listPendingRoles(tx: Tx, roleId?: string): Promise<PendingRole[]> {
  const rows = await tx.roleHeld.findMany({
    where:
      roleId === undefined
        ? { pending: true, endedAt: null, OR: [{ pendingFor: null }, { pendingFor: 'APPROVAL' }] }
        : { id: roleId },
    include: { team: true, person: true },
    orderBy: [{ fromAt: 'asc' }, { id: 'asc' }],
  });
  const inviters = await tx.person.findMany({ where: { id: { in: rows.flatMap((row) => row.invitedById ?? []) } } });
  const delegates = await tx.delegate.findMany({ where: { fullName: { in: rows.map((row) => row.person.fullName) } } });
  const invitations = await tx.invitation.findMany({
    where: { usedById: { in: rows.map((row) => row.personId) } },
    orderBy: { createdAt: 'asc' },
  });
  const placed = await withPlaces(tx, rows);
  return rows.map((row, n) => ({
    ...placed[n]!,
    fullName: row.person.fullName,
    agency: delegates.find((d) => d.fullName === row.person.fullName)?.agency ?? row.person.title,
    chatId: row.person.chatId,
    locale: row.person.locale as Locale,
    invitedById: row.invitedById,
    inviterName: inviters.find((person) => person.id === row.invitedById)?.fullName ?? null,
    invitedAt: invitations.findLast((i) => i.usedById === row.personId && i.role === row.role)?.createdAt ?? row.fromAt,
  }));
}

/** Approves or ends a waiting role: true for exactly one decision. The role counts from the approval on. */
export async function decideRole(
  tx: Tx,
  roleId: string,
  decision: { approvedById: string; approved: boolean; otherwise?: 'NOT_APPROVED' | 'NOT_TAKEN' },
  now: Date,
): Promise<boolean> {
  const { approvedById, approved, otherwise = 'NOT_APPROVED' } = decision;
  const { count } = await tx.roleHeld.updateMany({
    where: { id: roleId, pending: true, endedAt: null },
    data: approved
      ? { pending: false, approvedById, fromAt: now }
      : { approvedById, endedAt: now, endedById: approvedById, endReason: otherwise },
  });
  return count === 1;
}

/** Ends everything somebody holds or waits for, and their consent with it. Returns what has ended. */
export async function endMembership(tx: Tx, personId: string, reason: string, now: Date): Promise<HeldRole[]> {
  const held = await listHeldRoles(tx, personId);
  await tx.roleHeld.updateMany({
    where: { personId, endedAt: null },
    data: { endedAt: now, endReason: reason, endedById: personId },
  });
  await tx.consent.updateMany({ where: { personId, withdrawnAt: null }, data: { withdrawnAt: now } });
  await tx.person.update({ where: { id: personId }, data: { consentVersion: 0, phone: null } });
  return held;
}

/** Everyone who acts for these units, with when they blocked the system, and what ended last. */
export async function listUnitReach(tx: Tx, unitIds: readonly string[]) {
  return tx.roleHeld.findMany({
    where: { unitId: { in: [...unitIds] }, pending: false },
    include: { person: { select: { chatId: true, blockedAt: true } } },
    orderBy: { fromAt: 'asc' },
  });
}

/** What /toi shows. */
export interface Me {
  readonly fullName: string;
  readonly title: string | null;
  readonly phone: string | null;
  readonly held: readonly HeldRole[];
  readonly consent: { readonly version: number; readonly givenAt: Date } | null;
}

export async function findMe(tx: Tx, personId: string): Promise<Me> {
  const { fullName, title, phone } = await tx.person.findUniqueOrThrow({ where: { id: personId } });
  const consent = await tx.consent.findFirst({ where: { personId, withdrawnAt: null }, orderBy: { version: 'desc' } });
  return { fullName, title, phone, held: await listHeldRoles(tx, personId), consent };
}
