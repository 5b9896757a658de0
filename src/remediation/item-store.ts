// Reads and writes items to be remedied, their events and their deadlines. Every write is made on an item that was locked and
// read in the same transaction, so two people at once are two people one after the other. It decides nothing and says nothing.
import { randomBytes } from 'node:crypto';
import { receiptCode } from '../checklists/rules.js';
import type { ItemState, Prisma, RemediationItem } from '../generated/prisma/client.js';
import { closeDeadline, loadCalendar, openDeadline } from '../deadlines/store.js';
import type { Who } from '../dialogue/turn.js';
import { dayOf } from '../kit/calendar.js';
import type { Tx } from '../kit/database.js';
import { newId } from '../kit/ids.js';
import { compareVietnamese } from '../kit/vietnamese.js';
import { teamsOf, unitTitle, type UnitClassName } from '../people/rules.js';
import { seesAllUnits } from '../people/rights.js';
import { listUnits } from '../people/store.js';
import { listHeldItems } from './held-conclusions-store.js';
import {
  FINISHED,
  stateAfterProgress,
  VERIFY_DAYS,
  type Brought,
  type ItemEventKind,
  type ProgressState,
} from './rules.js';

/** An item with the names its readers need. `teamId` is the team that answers for it: its own, or the one that visits the unit. */
export interface ItemView extends Omit<RemediationItem, 'code'> {
  readonly unitTitle: string;
  readonly unitClass: UnitClassName;
  /** The last day of its unit; past it, nothing is owed until a successor is named. */
  readonly unitValidTo: string | null;
  /** The unit it was recorded for, when its successor has taken it over. */
  readonly takenFrom: string | null;
  readonly teamName: string | null;
  /** Papers received and not refused, set apart or removed. */
  readonly files: number;
}

const including = { unit: { include: { parent: true } } } satisfies Prisma.RemediationItemInclude;
type Row = Prisma.RemediationItemGetPayload<{ include: typeof including }>;

/** Inspections that may be spoken of to anybody: a surprise only after arrival. */
const spokenOf = {
  cancelledAt: null,
  OR: [{ surprise: false }, { arrivedAt: { not: null } }],
} satisfies Prisma.InspectionWhereInput;

async function viewsOf(tx: Tx, found: readonly Row[]): Promise<ItemView[]> {
  if (found.length === 0) return [];
  const rows = [...found].sort(asNumbered);
  const orphans = [...new Set(rows.filter((row) => row.teamId === null).map((row) => row.unitId))];
  const visits =
    orphans.length === 0
      ? []
      : await tx.inspection.findMany({
          where: { unitId: { in: orphans }, ...spokenOf },
          select: { unitId: true, teamId: true },
          orderBy: [{ inspectOn: 'asc' }, { id: 'asc' }],
        });
  const visiting = new Map(visits.map((visit) => [visit.unitId, visit.teamId]));
  const teams = new Map((await tx.team.findMany()).map((team) => [team.id, team.name]));
  const counts = await tx.evidence.groupBy({
    by: ['itemId'],
    where: { itemId: { in: rows.map((row) => row.id) }, state: { in: ['WAITING', 'KEPT'] } },
    _count: true,
  });
  const files = new Map(counts.map((count) => [count.itemId, count._count]));
  const former = await listUnits(
    tx,
    rows.flatMap((row) => row.takenFromId ?? []),
  );
  return rows.map(({ unit, code: _, ...row }) => {
    const teamId = row.teamId ?? visiting.get(row.unitId) ?? null;
    return {
      ...row,
      teamId,
      teamName: teamId === null ? null : (teams.get(teamId) ?? null),
      unitTitle: unitTitle({ class: unit.class, name: unit.name, parentName: unit.parent?.name ?? null }),
      unitClass: unit.class,
      unitValidTo: unit.validTo,
      takenFrom: former.get(row.takenFromId ?? '')?.title ?? null,
      files: files.get(row.id) ?? 0,
    };
  });
}

/** The same order with the office's numbers by their size: R2 before R10. */
const asNumbered = (one: Row, other: Row): number =>
  one.dueAt.getTime() - other.dueAt.getTime() ||
  one.createdAt.getTime() - other.createdAt.getTime() ||
  compareVietnamese(one.code ?? '', other.code ?? '');

/** The nearest due date first; of those that came together, as the office numbered them. */
const inOrder: Prisma.RemediationItemOrderByWithRelationInput[] = [
  { dueAt: 'asc' },
  { createdAt: 'asc' },
  { code: 'asc' },
  { id: 'asc' },
];

/** One item; with `lock` it stays as read until the end of the transaction. */
export async function findItem(tx: Tx, id: string, lock = false): Promise<ItemView | null> {
  if (lock) await tx.$queryRaw`SELECT id FROM remediation_item WHERE id = ${id} FOR UPDATE`;
  const row = await tx.remediationItem.findUnique({ where: { id }, include: including });
  return row ? ((await viewsOf(tx, [row]))[0] ?? null) : null;
}

/** Items of these units, the nearest due date first; not those of a conclusion that has still to leave. */
export async function listItemsOfUnits(
  tx: Tx,
  unitIds: readonly string[],
  states?: readonly ItemState[],
): Promise<ItemView[]> {
  if (unitIds.length === 0) return [];
  return list(tx, {
    ...{ unitId: { in: [...unitIds] }, id: { notIn: await listHeldItems(tx) } },
    ...(states ? { state: { in: [...states] } } : {}),
  });
}

/** Items somebody of the delegation looks after: those of their teams, or all. */
export async function listItemsOfDelegation(tx: Tx, who: Who, states?: readonly ItemState[]): Promise<ItemView[]> {
  const teamIds = teamsOf(who);
  const own: Prisma.RemediationItemWhereInput = {
    OR: [
      { teamId: { in: teamIds } },
      { teamId: null, unit: { inspections: { some: { teamId: { in: teamIds }, ...spokenOf } } } },
    ],
  };
  const found = await list(tx, {
    ...(states ? { state: { in: [...states] } } : {}),
    AND: [seesAllUnits(who) ? {} : own],
  });
  return seesAllUnits(who) ? found : found.filter((item) => item.teamId !== null && teamIds.includes(item.teamId));
}

/** Everything of a unit that has not come to an end. */
export const listOpenItems = (tx: Tx, unitId: string): Promise<ItemView[]> =>
  list(tx, { unitId, state: { notIn: [...FINISHED] } });

async function list(tx: Tx, where: Prisma.RemediationItemWhereInput): Promise<ItemView[]> {
  const rows = await tx.remediationItem.findMany({
    where,
    include: including,
    orderBy: inOrder,
  });
  return viewsOf(tx, rows);
}

/** The place of an open item among those of its unit, as the unit counts them. */
export async function placeOfItem(tx: Tx, item: ItemView): Promise<{ n: number; of: number }> {
  const held = (await listHeldItems(tx)).filter((id) => id !== item.id);
  const rows = (await listOpenItems(tx, item.unitId)).filter(({ id }) => !held.includes(id));
  return { n: rows.findIndex((row) => row.id === item.id) + 1, of: rows.length };
}

/** Something that happened to an item, with who did it. */
export interface ItemEventView {
  readonly kind: ItemEventKind;
  readonly round: number;
  readonly text: string | null;
  readonly receipt: string | null;
  readonly personId: string | null;
  readonly personName: string | null;
  readonly at: Date;
  /** What the item was before its result was handed in; null elsewhere and in rows older than this. */
  readonly before: ItemState | null;
}

/** Everything that happened to an item, in order. */
export async function listEvents(tx: Tx, itemId: string): Promise<ItemEventView[]> {
  const rows = await tx.itemEvent.findMany({ where: { itemId }, orderBy: { no: 'asc' } });
  const ids = [...new Set(rows.flatMap((row) => (row.personId ? [row.personId] : [])))];
  const people = await tx.person.findMany({ where: { id: { in: ids } }, select: { id: true, fullName: true } });
  const names = new Map(people.map((person) => [person.id, person.fullName]));
  return rows.map((row) => ({
    kind: row.kind as ItemEventKind,
    round: row.round,
    text: row.text,
    receipt: row.receipt,
    personId: row.personId,
    personName: row.personId === null ? null : (names.get(row.personId) ?? null),
    at: row.at,
    before: row.before,
  }));
}

const WORDS: readonly ItemEventKind[] = ['PROGRESS', 'EXPLANATION'];

/** What has been brought to an item, and what of it since a result was last returned. */
export async function readBrought(tx: Tx, item: ItemView, events: readonly ItemEventView[]): Promise<Brought> {
  const since = events.findLast((event) => event.kind === 'RETURNED')?.at ?? null;
  const later = events.slice(events.findLastIndex((event) => event.kind === 'RETURNED') + 1);
  const newFiles =
    since === null
      ? item.files
      : await tx.evidence.count({
          where: { itemId: item.id, state: { in: ['WAITING', 'KEPT'] }, receivedAt: { gte: since } },
        });
  return {
    files: item.files,
    newFiles,
    newWords: later.filter((event) => WORDS.includes(event.kind)).length,
    explained: events.some((event) => event.kind === 'EXPLANATION'),
  };
}

/** Adds an event. */
export async function addEvent(
  tx: Tx,
  item: { id: string; round: number },
  event: {
    kind: ItemEventKind;
    text?: string | null;
    receipt?: string;
    personId: string | null;
    messageId?: bigint | null;
    before?: ItemState;
  },
  now: Date,
): Promise<void> {
  await tx.itemEvent.create({ data: { id: newId(), itemId: item.id, round: item.round, at: now, ...event } });
}

/** Notes progress; the item must have been locked. Returns the state it has now. */
export async function saveProgress(
  tx: Tx,
  item: ItemView,
  told: { state: ProgressState | null; text: string | null; messageId: bigint | null },
  personId: string,
  now: Date,
  kind: 'PROGRESS' | 'EXPLANATION' = 'PROGRESS',
): Promise<ItemState> {
  const state = stateAfterProgress(item.state, told.state);
  if (state !== item.state) await tx.remediationItem.update({ where: { id: item.id }, data: { state } });
  const { text, messageId } = told;
  await addEvent(tx, item, { kind: told.state ?? kind, text, personId, messageId }, now);
  return state;
}

/** Hands in a result: one more round, a receipt, and the lead's own deadline. The item must have been locked. */
export async function submitResult(
  tx: Tx,
  item: ItemView,
  text: string | null,
  personId: string,
  now: Date,
): Promise<string> {
  const receipt = receiptCode(randomBytes(6));
  const round = item.round + 1;
  await tx.remediationItem.update({ where: { id: item.id }, data: { state: 'SUBMITTED', round } });
  const before = item.state;
  await addEvent(tx, { id: item.id, round }, { kind: 'SUBMITTED', text, receipt, personId, before }, now);
  const dueAt = await verifyDueAt(tx, now);
  if (dueAt) {
    const title = `${item.unitTitle}: ${item.text}`;
    await openDeadline(
      tx,
      { kind: 'VERIFY', subjectId: item.id, unitId: null, teamId: item.teamId, dueAt, title },
      now,
    );
  }
  return receipt;
}

/** Five working days after today; null in a year without a calendar: then the lead has no date, and the result waits all the same. */
async function verifyDueAt(tx: Tx, now: Date): Promise<Date | null> {
  const calendar = await loadCalendar(tx);
  try {
    return calendar.endOfOffice(calendar.addWorkingDays(dayOf(now), VERIFY_DAYS));
  } catch {
    return null;
  }
}

/** Takes a result back before it was judged: the item is what it was. The item must have been locked. */
export async function withdrawResult(
  tx: Tx,
  item: ItemView,
  events: readonly ItemEventView[],
  personId: string,
  now: Date,
): Promise<void> {
  const handedIn = events.findLast((event) => event.kind === 'SUBMITTED');
  const wasReturned = events.some((event) => event.kind === 'RETURNED');
  const state = handedIn?.before ?? (wasReturned ? 'RETURNED' : 'IN_PROGRESS');
  await tx.remediationItem.update({ where: { id: item.id }, data: { state } });
  await addEvent(tx, item, { kind: 'WITHDRAWN', personId }, now);
  await closeDeadline(tx, 'VERIFY', item.id, 'withdrawn', now);
}

/** Accepts a result: nothing is owed any more, and requests that still wait fall. The item must have been locked. */
export async function acceptResult(tx: Tx, item: ItemView, personId: string, now: Date): Promise<void> {
  await tx.remediationItem.update({ where: { id: item.id }, data: { state: 'ACCEPTED', closedAt: now } });
  await tx.extension.updateMany({
    where: { itemId: item.id, state: { in: ['DRAFT', 'ASKED'] } },
    data: { state: 'DROPPED', decidedAt: now },
  });
  await addEvent(tx, item, { kind: 'ACCEPTED', personId }, now);
  await closeDeadline(tx, 'REMEDIATION', item.id, 'accepted', now);
  await closeDeadline(tx, 'VERIFY', item.id, 'accepted', now);
  await closeDeadline(tx, 'DECIDE', item.id, 'accepted', now);
}

/** Opens or moves the deadline of an item. */
export async function moveDeadline(
  tx: Tx,
  item: Pick<ItemView, 'id' | 'unitId' | 'teamId' | 'text'>,
  dueAt: Date,
  now: Date,
): Promise<void> {
  const { unitId, teamId, text: title } = item;
  await openDeadline(tx, { kind: 'REMEDIATION', subjectId: item.id, unitId, teamId, dueAt, title }, now);
}

/** The papers of an item, in the order received, refused and removed ones left out. */
export const listItemFiles = (tx: Tx, itemId: string) =>
  tx.evidence.findMany({
    where: { itemId, state: { in: ['WAITING', 'KEPT'] } },
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
  });
