// Reads inspections for everyone. The embargo on surprise inspections lives here, in one where-clause that every read for
// people of units goes through; what they get has no running code, because a gap in the numbers would betray what is hidden.
// It decides nothing and says nothing.
import type { Inspection, Notice } from '../generated/prisma/client.js';
import { Prisma } from '../generated/prisma/client.js';
import type { Who } from '../dialogue/turn.js';
import type { Tx } from '../kit/database.js';
import { isDelegationHead, isOffice, teamsOf, unitsOf } from '../people/rules.js';

/** The notice in force: sent and not replaced by a newer one. */
export type NoticeView = Omit<Notice, 'cardState' | 'cardAt' | 'inspectionId'>;

/** An inspection as its unit may know it: announced, or arrived. It has no running code, so none can be shown. */
export type VisibleInspection = Omit<Inspection, 'code'> & {
  readonly teamName: string;
  /** The notice in force; null for a surprise that has arrived and for what was never announced. */
  readonly notice: NoticeView | null;
};

/** An inspection as the delegation knows it. */
export type InspectionView = VisibleInspection & { readonly code: string };

/** Days from and to, both included; an absent end is open. */
export interface DayRange {
  readonly fromOn?: string;
  readonly toOn?: string;
}

/**
 * What people of units may know of at all: a planned inspection from the moment its notice is sent, a surprise one from
 * «Đã có mặt» on. Every read for somebody who is not of the delegation must carry this clause.
 */
export const visibleToUnits = (): Prisma.InspectionWhereInput => ({
  OR: [
    { surprise: false, notices: { some: { firedAt: { not: null }, supersededAt: null } } },
    { surprise: true, arrivedAt: { not: null } },
  ],
});

/** The same as SQL over `inspection i`, for the statements that every press passes. */
export const visibleToUnitsSql: Prisma.Sql = Prisma.sql`(CASE WHEN i.surprise THEN i.arrived_at IS NOT NULL ELSE EXISTS (
  SELECT 1 FROM notice n WHERE n.inspection_id = i.id AND n.fired_at IS NOT NULL AND n.superseded_at IS NULL) END)`;

/**
 * What somebody of the delegation may know of: the head and the standing office everything, a team's people what their team
 * visits (not a surprise for a unit they act for), the secretary everything but surprises that have not been announced. Nothing for anybody else.
 */
export function visibleToDelegation(who: Who): Prisma.InspectionWhereInput {
  if (isDelegationHead(who) || isOffice(who)) return {};
  const announced: Prisma.InspectionWhereInput = { OR: [{ surprise: false }, { arrivedAt: { not: null } }] };
  const isSecretary = who.roles.some((held) => held.role === 'SECRETARY');
  return {
    OR: [{ teamId: { in: teamsOf(who) } }, ...(isSecretary ? [announced] : [])],
    AND: [notHiddenFrom(who)],
  };
}

/** Whoever also acts for the unit to be surprised counts as the unit until the team has arrived. */
function notHiddenFrom(who: Who): Prisma.InspectionWhereInput {
  const own = unitsOf(who);
  return own.length === 0 ? {} : { NOT: { surprise: true, arrivedAt: null, unitId: { in: own } } };
}

const including = {
  team: { select: { name: true } },
  notices: { where: { firedAt: { not: null }, supersededAt: null }, orderBy: { version: 'desc' }, take: 1 },
} satisfies Prisma.InspectionInclude;

type Row = Prisma.InspectionGetPayload<{ include: typeof including }>;

const order: Prisma.InspectionOrderByWithRelationInput[] = [{ inspectOn: 'asc' }, { startTime: 'asc' }, { id: 'asc' }];

function viewOf({ team, notices, ...row }: Row): InspectionView {
  return { ...row, teamName: team.name, notice: notices[0] ?? null };
}

function withoutCode({ code: _, ...view }: InspectionView): VisibleInspection {
  return view;
}

/** One inspection of a unit this person acts for, if it may be known there; null otherwise, whatever the reason. */
export async function findVisibleInspection(tx: Tx, who: Who, id: string): Promise<VisibleInspection | null> {
  const where = { id, unitId: { in: unitsOf(who) }, AND: [visibleToUnits()] };
  const row = await tx.inspection.findFirst({ where, include: including });
  return row ? withoutCode(viewOf(row)) : null;
}

/** What these units may know of, by day; cancelled ones are left out. */
export async function listInspectionsOfUnits(tx: Tx, unitIds: readonly string[]): Promise<VisibleInspection[]> {
  if (unitIds.length === 0) return [];
  const where = { unitId: { in: [...unitIds] }, cancelledAt: null, AND: [visibleToUnits()] };
  const rows = await tx.inspection.findMany({ where, include: including, orderBy: order });
  return rows.map((row) => withoutCode(viewOf(row)));
}

/** One inspection this person of the delegation may know of; null otherwise. Surprises before arrival only for those assigned. */
export async function findInspectionForDelegation(tx: Tx, who: Who, id: string): Promise<InspectionView | null> {
  const row = await tx.inspection.findFirst({ where: { id, AND: [visibleToDelegation(who)] }, include: including });
  return row ? viewOf(row) : null;
}

/** Everything this person of the delegation may know of within these days, by day; cancelled ones only when asked for. */
export async function listInspectionsForDelegation(
  tx: Tx,
  who: Who,
  range: DayRange = {},
  withCancelled = false,
): Promise<InspectionView[]> {
  const where = {
    ...(withCancelled ? {} : { cancelledAt: null }),
    inspectOn: daysOf(range),
    AND: [visibleToDelegation(who)],
  };
  const rows = await tx.inspection.findMany({ where, include: including, orderBy: order });
  return rows.map(viewOf);
}

/**
 * Everything these teams, which `who` is of, visit within these days, surprises included unless they concern a unit of their
 * own. Cancelled ones are left out.
 */
export async function listInspectionsOfTeams(
  tx: Tx,
  who: Who,
  teamIds: readonly string[],
  range: DayRange = {},
): Promise<InspectionView[]> {
  if (teamIds.length === 0) return [];
  const where = {
    teamId: { in: [...teamIds] },
    cancelledAt: null,
    inspectOn: daysOf(range),
    AND: [notHiddenFrom(who)],
  };
  const rows = await tx.inspection.findMany({ where, include: including, orderBy: order });
  return rows.map(viewOf);
}

/** By id, for whoever has checked the right already (a tick, a submission being handled); null when there is none. */
export async function findInspection(tx: Tx, id: string): Promise<InspectionView | null> {
  const row = await tx.inspection.findUnique({ where: { id }, include: including });
  return row ? viewOf(row) : null;
}

const daysOf = ({ fromOn, toOn }: DayRange) => ({
  ...(fromOn === undefined ? {} : { gte: fromOn }),
  ...(toOn === undefined ? {} : { lte: toOn }),
});
