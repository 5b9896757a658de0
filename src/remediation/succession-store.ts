// Units whose last day has passed with something left open, and what becomes of that: it goes over to a successor, or ends.
// Every write is made on a unit locked in the same transaction, so it is decided once. It says nothing.
import { closeDeadline } from '../deadlines/store.js';
import type { Prisma } from '../generated/prisma/client.js';
import { listSubjects } from '../inspections/notice-store.js';
import { dayOf } from '../kit/calendar.js';
import type { Tx } from '../kit/database.js';
import { newId } from '../kit/ids.js';
import { compareVietnamese } from '../kit/vietnamese.js';
import { hasEnded } from '../people/rules.js';
import { listUnitHolders, listUnits, type UnitView } from '../people/store.js';
import { addEvent, listOpenItems, type ItemView } from './item-store.js';

/** A visit that is not over for its unit: to come, or without a conclusion the unit has acknowledged. */
export interface OpenVisit {
  readonly id: string;
  readonly teamId: string;
  readonly inspectOn: string;
  readonly surprise: boolean;
  readonly arrivedAt: Date | null;
  readonly version: number;
}

/** What a unit left open. */
export interface LeftOpen {
  readonly items: readonly ItemView[];
  readonly requests: number;
  readonly visits: readonly OpenVisit[];
  /** Surprises to come of which nobody of the unit knows: they are planned, never passed on. */
  readonly hidden: readonly OpenVisit[];
  /** How many people still hold a post there. */
  readonly people: number;
}

export interface EndedUnit {
  readonly unit: UnitView;
  readonly validTo: string;
  readonly open: LeftOpen;
}

/** Everything a unit has not finished. */
export async function findLeftOpen(tx: Tx, unitId: string, today: string): Promise<LeftOpen> {
  const items = await listOpenItems(tx, unitId);
  const requests = await tx.extension.count({
    where: { itemId: { in: items.map(({ id }) => id) }, state: 'ASKED' },
  });
  const rows = await tx.inspection.findMany({
    where: { unitId, cancelledAt: null },
    select: { id: true, teamId: true, inspectOn: true, surprise: true, arrivedAt: true, version: true },
    orderBy: [{ inspectOn: 'asc' }, { id: 'asc' }],
  });
  const ids = rows.map(({ id }) => id);
  const concluded = await tx.conclusion.findMany({ where: { inspectionId: { in: ids } }, orderBy: { version: 'asc' } });
  const last = new Map(concluded.map((each) => [each.inspectionId, each]));
  const unsaid = await tx.finding.findMany({
    where: { inspectionId: { in: ids }, saved: true, kind: 'LIMITATION', item: null },
    select: { inspectionId: true },
  });
  const going = new Set(unsaid.map(({ inspectionId }) => inspectionId));
  const isOpen = ({ id }: OpenVisit) => last.get(id)?.acknowledgedAt == null || going.has(id);
  const isHidden = ({ surprise, arrivedAt }: OpenVisit) => surprise && arrivedAt === null;
  const people = new Set((await listUnitHolders(tx, [unitId])).map(({ personId }) => personId)).size;
  return {
    items,
    requests,
    visits: rows.filter((row) => !isHidden(row) && isOpen(row)),
    hidden: rows.filter((row) => isHidden(row) && row.inspectOn >= today),
    people,
  };
}

/** The same for several units, in numbers. */
export async function countOpen(
  tx: Tx,
  unitIds: readonly string[],
  today: string,
): Promise<Map<string, { items: number; requests: number; visits: number }>> {
  const counts = new Map<string, { items: number; requests: number; visits: number }>();
  for (const unitId of unitIds) {
    const { items, requests, visits } = await findLeftOpen(tx, unitId, today);
    counts.set(unitId, { items: items.length, requests, visits: visits.length });
  }
  return counts;
}

const isLeft = ({ items, visits, hidden, people }: LeftOpen): boolean =>
  items.length + visits.length + hidden.length + people > 0;

const ended = (today: string) => ({ validTo: { lt: today } }) satisfies Prisma.UnitWhereInput;

/** The office has decided about this end of validity, not about an earlier one. */
const isDecided = ({ validTo, succeededAt }: { validTo: string | null; succeededAt: Date | null }): boolean =>
  succeededAt !== null && validTo !== null && dayOf(succeededAt) > validTo;

/** Whatever a workbook gives a unit after the decision is asked about anew: nobody owes it there. */
const isAsked = (row: Parameters<typeof isDecided>[0], { items }: LeftOpen): boolean =>
  !isDecided(row) || items.length > 0;

/** Units that have ended and of which the office has not said who succeeds them, while something is open; by their last day. */
export async function listEnded(tx: Tx, now: Date): Promise<EndedUnit[]> {
  const today = dayOf(now);
  const rows = await tx.unit.findMany({ where: ended(today), orderBy: { validTo: 'asc' } });
  rows.sort((a, b) => compareVietnamese(a.validTo!, b.validTo!) || compareVietnamese(a.code, b.code));
  const units = await listUnits(
    tx,
    rows.map(({ id }) => id),
  );
  const found: EndedUnit[] = [];
  for (const row of rows) {
    const open = await findLeftOpen(tx, row.id, today);
    if (isLeft(open) && isAsked(row, open)) found.push({ unit: units.get(row.id)!, validTo: row.validTo!, open });
  }
  return found;
}

/** One of them; null when it has not ended, or was decided about. With `lock` nobody else decides meanwhile. */
export async function findEnded(tx: Tx, unitId: string, now: Date, lock = false): Promise<EndedUnit | null> {
  if (lock) await tx.$queryRaw`SELECT id FROM unit WHERE id = ${unitId} FOR UPDATE`;
  const row = await tx.unit.findUnique({ where: { id: unitId } });
  if (!row?.validTo || !hasEnded(row, dayOf(now))) return null;
  const open = await findLeftOpen(tx, unitId, dayOf(now));
  if (!isAsked(row, open)) return null;
  return { unit: (await listUnits(tx, [unitId])).get(unitId)!, validTo: row.validTo, open };
}

const decide = (tx: Tx, unitId: string, successorId: string | null, now: Date) =>
  tx.unit.update({ where: { id: unitId }, data: { successorId, succeededAt: now } });

/**
 * The successor takes over what is open. Items and visits keep whom they were recorded for; history, papers and what was
 * handed in stay as they are; reminders begin anew, as what was said to the old unit is no word to the new one. A visit to come
 * is announced to the successor like any that is given to another unit.
 */
export async function passOn(
  tx: Tx,
  { unit, open }: EndedUnit,
  heir: UnitView,
  byId: string,
  now: Date,
): Promise<void> {
  await decide(tx, unit.id, heir.id, now);
  for (const item of open.items) {
    const { id, teamId } = item;
    const takenFromId = item.takenFromId ?? unit.id;
    await tx.remediationItem.update({ where: { id }, data: { unitId: heir.id, teamId, takenFromId } });
    await addEvent(tx, item, { kind: 'TAKEN_OVER', text: unit.title, personId: byId }, now);
  }
  const visitIds = open.visits.map(({ id }) => id);
  const subjects = [...open.items.map(({ id }) => id), ...(await listSubjects(tx, visitIds))];
  await tx.deadline.updateMany({
    where: { subjectId: { in: subjects }, unitId: unit.id, closedAt: null },
    data: { unitId: heir.id, takenFromId: unit.id, takenAt: now, version: { increment: 1 } },
  });
  await tx.finding.updateMany({
    where: { inspectionId: { in: visitIds }, unitId: unit.id, item: null },
    data: { unitId: heir.id },
  });
  const planned = await tx.inspection.findMany({
    where: { id: { in: visitIds } },
    select: { id: true, takenFromId: true },
  });
  const firstOf = new Map(planned.map(({ id, takenFromId }) => [id, takenFromId ?? unit.id]));
  for (const { id, inspectOn, version } of open.visits) {
    const takenFromId = firstOf.get(id)!;
    if (inspectOn < dayOf(now)) {
      await tx.inspection.update({ where: { id }, data: { unitId: heir.id, takenFromId } });
      continue;
    }
    const next = version + 1;
    await tx.inspection.update({ where: { id }, data: { unitId: heir.id, takenFromId, version: next } });
    const changes = { unitId: { from: unit.id, to: heir.id } };
    await tx.inspectionChange.create({
      data: { id: newId(), inspectionId: id, version: next, changes, personId: byId, changedAt: now },
    });
  }
}

/** Why duties of a unit without a successor are closed. */
export const UNIT_ENDED = 'unit ended';

/** Nobody takes over: open items and what was asked about them end with that reason; checklists are no longer owed. */
export async function endWithoutSuccessor(tx: Tx, { unit, open }: EndedUnit, byId: string, now: Date): Promise<void> {
  await decide(tx, unit.id, null, now);
  for (const item of open.items) {
    await tx.remediationItem.update({ where: { id: item.id }, data: { state: 'ENDED', closedAt: now } });
    await tx.extension.updateMany({
      where: { itemId: item.id, state: { in: ['DRAFT', 'ASKED'] } },
      data: { state: 'DROPPED', decidedAt: now },
    });
    await addEvent(tx, item, { kind: 'UNIT_ENDED', personId: byId }, now);
    for (const kind of ['REMEDIATION', 'VERIFY', 'DECIDE'] as const)
      await closeDeadline(tx, kind, item.id, UNIT_ENDED, now);
  }
  await tx.deadline.updateMany({
    where: { unitId: unit.id, closedAt: null },
    data: { closedAt: now, closedWhy: UNIT_ENDED },
  });
}
