// Overdue duties of units that may be waived, and waivers: typed, confirmed, taken back. A duty that is waived is closed; taken
// back it is owed again from its old date. It decides nothing and says nothing.
import { createHash } from 'node:crypto';
import type { Deadline, DeadlineKind, Role, Waiver } from '../generated/prisma/client.js';
import { dayOf } from '../kit/calendar.js';
import type { Tx } from '../kit/database.js';
import { newId } from '../kit/ids.js';
import { onlyInForce } from '../people/in-force-store.js';

export type { Waiver };

/** Why a waived duty is closed. */
export const WAIVED = 'waived';

/** What units owe; what the team owes is not waived but done. */
const OF_UNITS: readonly DeadlineKind[] = [
  'ACKNOWLEDGE',
  'REPORT',
  'SUPPLEMENT',
  'REMEDIATION',
  'ACKNOWLEDGE_CONCLUSION',
];

const overdue = (now: Date) => ({
  kind: { in: [...OF_UNITS] },
  unitId: { not: null },
  closedAt: null,
  dueAt: { lt: now },
});

/** Leaves out what waits for a decision of the team: that is no lateness of the unit. */
async function asked(tx: Tx, duties: readonly Deadline[], now: Date): Promise<Deadline[]> {
  const waiting = await tx.deadline.findMany({
    where: {
      kind: { in: ['VERIFY', 'DECIDE'] },
      closedAt: null,
      subjectId: { in: duties.map((duty) => duty.subjectId) },
    },
    select: { subjectId: true },
  });
  const undecided = new Set(waiting.map(({ subjectId }) => subjectId));
  return onlyInForce(
    tx,
    duties.filter(({ subjectId }) => !undecided.has(subjectId)),
    dayOf(now),
  );
}

/** Everything units owe past its date, the longest overdue first; of these teams, or of all (null). */
export async function listOverdue(tx: Tx, teamIds: readonly string[] | null, now: Date): Promise<Deadline[]> {
  const where = { ...overdue(now), ...(teamIds === null ? {} : { teamId: { in: [...teamIds] } }) };
  const orderBy = [{ dueAt: 'asc' as const }, { id: 'asc' as const }];
  return asked(tx, await tx.deadline.findMany({ where, orderBy }), now);
}

/** The same about these subjects. */
export async function listOverdueOf(tx: Tx, subjectIds: readonly string[], now: Date): Promise<Deadline[]> {
  const where = { ...overdue(now), subjectId: { in: [...subjectIds] } };
  return asked(tx, await tx.deadline.findMany({ where, orderBy: [{ dueAt: 'asc' }, { id: 'asc' }] }), now);
}

/** One of them, if it is still owed and overdue. */
export async function findOverdue(tx: Tx, id: string, now: Date): Promise<Deadline | null> {
  const found = await tx.deadline.findFirst({ where: { id, ...overdue(now) } });
  return found ? ((await asked(tx, [found], now))[0] ?? null) : null;
}

/** Keeps what was typed until it is confirmed; one draft per person and duty. */
export async function draftWaiver(
  tx: Tx,
  duty: Deadline,
  typed: { reason: string; byId: string; byRole: Role },
  now: Date,
): Promise<Waiver> {
  const { id: deadlineId, kind, subjectId, unitId } = duty;
  await tx.waiver.deleteMany({ where: { deadlineId, byId: typed.byId, decidedAt: null } });
  return tx.waiver.create({
    data: { id: newId(), deadlineId, kind, subjectId, unitId: unitId!, ...typed, createdAt: now },
  });
}

/** What this person has typed about a duty and not decided yet. */
export const findDraftedWaiver = (tx: Tx, deadlineId: string, byId: string): Promise<Waiver | null> =>
  tx.waiver.findFirst({ where: { deadlineId, byId, decidedAt: null } });

/** A waiver; with `lock` it stays as read until the end of the transaction. */
export async function findWaiver(tx: Tx, id: string, lock = false): Promise<Waiver | null> {
  if (lock) await tx.$queryRaw`SELECT id FROM waiver WHERE id = ${id} FOR UPDATE`;
  return tx.waiver.findUnique({ where: { id } });
}

/** The duty a waiver is about. */
export const findWaivedDuty = (tx: Tx, { deadlineId }: Waiver): Promise<Deadline | null> =>
  tx.deadline.findUnique({ where: { id: deadlineId } });

/** Waives: the duty is closed. False when it is not owed any more. */
export async function claimWaiver(tx: Tx, waiver: Waiver, before: string | null, now: Date): Promise<boolean> {
  const { count } = await tx.deadline.updateMany({
    where: { id: waiver.deadlineId, closedAt: null },
    data: { closedAt: now, closedWhy: WAIVED },
  });
  if (count === 0) return false;
  await tx.waiver.update({ where: { id: waiver.id }, data: { decidedAt: now, before } });
  return true;
}

/** Takes a waiver back: the duty is owed again, and reminded of anew. False when somebody else did. */
export async function claimTakenBack(tx: Tx, waiver: Waiver, byId: string, now: Date): Promise<boolean> {
  const { count } = await tx.waiver.updateMany({
    where: { id: waiver.id, decidedAt: { not: null }, takenBackAt: null },
    data: { takenBackAt: now, takenBackById: byId },
  });
  if (count === 0) return false;
  await tx.deadline.updateMany({
    where: { id: waiver.deadlineId, closedWhy: WAIVED },
    data: { closedAt: null, closedWhy: null, openedAt: now, version: { increment: 1 } },
  });
  return true;
}

/** A waiver in force. */
export type DecidedWaiver = Waiver & { readonly decidedAt: Date };

/** Waivers in force about these subjects. */
export async function listWaived(tx: Tx, subjectIds: readonly string[]): Promise<DecidedWaiver[]> {
  const rows = await tx.waiver.findMany({
    where: { subjectId: { in: [...subjectIds] }, decidedAt: { not: null }, takenBackAt: null },
    orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map((row) => ({ ...row, decidedAt: row.decidedAt! }));
}

/** The reason as the audit log keeps it: it holds no words, but shows that these are the ones that were given. */
export const reasonMark = (reason: string): string => createHash('sha256').update(reason).digest('hex').slice(0, 16);
