// Whether a unit is in force on a day: the one rule for every queue and every audience. A unit that is not owes nothing, is
// told nothing and is counted nowhere; what it left open waits for its successor. The rule itself is in rules.ts; here it is a
// condition for the database, and the two readings every other room needs. It must not know what is owed.
import { Prisma } from '../generated/prisma/client.js';
import type { Who } from '../dialogue/turn.js';
import { dayOf } from '../kit/calendar.js';
import type { Tx } from '../kit/database.js';
import { unitsOf } from './rules.js';

/** The same as a condition on units. */
export const inForceOn = (on: string): Prisma.UnitWhereInput => ({
  AND: [
    { OR: [{ validFrom: null }, { validFrom: { lte: on } }] },
    { OR: [{ validTo: null }, { validTo: { gte: on } }] },
  ],
});

/** The same as SQL over `unit u`. */
export const inForceSql = (on: string): Prisma.Sql =>
  Prisma.sql`((u.valid_from IS NULL OR u.valid_from <= ${on}) AND (u.valid_to IS NULL OR u.valid_to >= ${on}))`;

/** Leaves out whatever belongs to a unit that is not in force; what belongs to no unit stays. */
export async function onlyInForce<T extends { readonly unitId: string | null }>(
  tx: Tx,
  rows: readonly T[],
  on: string,
): Promise<T[]> {
  const ids = [...new Set(rows.flatMap(({ unitId }) => unitId ?? []))];
  if (ids.length === 0) return [...rows];
  const found = await tx.unit.findMany({ where: { id: { in: ids }, NOT: inForceOn(on) }, select: { id: true } });
  const out = new Set(found.map(({ id }) => id));
  return rows.filter(({ unitId }) => unitId === null || !out.has(unitId));
}

/** The last days of those of these units that have ended. */
export async function listEnds(tx: Tx, unitIds: readonly string[], on: string): Promise<Map<string, string>> {
  if (unitIds.length === 0) return new Map();
  const where = { id: { in: [...unitIds] }, validTo: { lt: on } };
  const rows = await tx.unit.findMany({ where, select: { id: true, validTo: true } });
  return new Map(rows.map(({ id, validTo }) => [id, validTo!]));
}

/** Since when somebody has acted for each of their units. */
export async function listActingSince(tx: Tx, who: Pick<Who, 'roles'>): Promise<Map<string, Date>> {
  const rows = await tx.roleHeld.findMany({
    where: { id: { in: who.roles.map(({ id }) => id) }, unitId: { not: null } },
    orderBy: { fromAt: 'desc' },
  });
  return new Map(rows.map(({ unitId, fromAt }) => [unitId!, fromAt]));
}

/** Units in force somebody acts for: those in which something can be owed. */
export async function unitsServed(tx: Tx, who: Who, now: Date): Promise<string[]> {
  const rows = unitsOf(who).map((unitId) => ({ unitId }));
  return (await onlyInForce(tx, rows, dayOf(now))).map(({ unitId }) => unitId);
}
