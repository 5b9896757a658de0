// Shortcomings of earlier years come in with the plan and exist before any visit: each is an item with its own deadline.
// Identity is the office's code; what the unit has done on an item since is never touched by a second import, nor is a date
// that has been moved since, unless the office itself now gives another one.
import { loadCalendar, openDeadline } from '../deadlines/store.js';
import type { Prisma } from '../generated/prisma/client.js';
import type { ImportLinks } from '../inspections/importing.js';
import type { CarriedOverRow } from '../inspections/workbook/plan.js';
import { at, dayOf } from '../kit/calendar.js';
import type { Tx } from '../kit/database.js';
import { newId } from '../kit/ids.js';
import type { Effects } from '../outbox/effects.js';
import type { AllWords } from './announce.js';
import { addEvent } from './item-store.js';
import { tellItemNews, type ItemNews } from './item-news.js';
import { isFinished } from './rules.js';

/** Applies the sheet; returns how many items are new and how many changed. */
export async function applyCarriedOver(
  tx: Tx,
  rows: readonly CarriedOverRow[],
  now: Date,
  tell?: { readonly effects: Effects; readonly words: AllWords; readonly by: { readonly personId: string } | null },
): Promise<{ added: number; changed: number }> {
  if (rows.length === 0) return { added: 0, changed: 0 };
  const units = new Map(
    (await tx.unit.findMany({ select: { id: true, code: true } })).map((row) => [row.code, row.id]),
  );
  const inspections = await tx.inspection.findMany({
    where: { surprise: false, cancelledAt: null },
    select: { unitId: true, teamId: true },
  });
  const teams = new Map(inspections.map((row) => [row.unitId, row.teamId]));
  const held = new Map(
    (await tx.remediationItem.findMany({ where: { code: { not: null } }, include: ACCEPTANCE })).map((row) => [
      row.code,
      row,
    ]),
  );
  const closing = await loadCalendar(tx);
  let [added, changed] = [0, 0];
  const news: ItemNews[] = [];
  for (const row of rows) {
    const named = units.get(row.unit)!;
    const dueAt = endOf(row.dueOn, closing);
    const found = held.get(row.code);
    // The sheet goes on naming the unit it was recorded for, also when a successor has taken it over.
    const unitId = found && found.takenFromId === named ? found.unitId : named;
    const isReopened = found !== undefined && reopens(row, found);
    const data = {
      unitId,
      // Once it names the successor itself, it has come to know of it.
      ...(found?.takenFromId && found.unitId === named ? { takenFromId: null } : {}),
      source: row.source,
      sourceYear: row.year,
      text: row.text,
      cause: row.cause,
      solution: row.solution,
      firstDueAt: dueAt,
    };
    // What stays with its unit stays with the team that follows it, whoever visits that unit now.
    const teamId = found?.unitId === unitId ? found.teamId : (teams.get(unitId) ?? null);
    const open = { kind: 'REMEDIATION' as const, unitId, teamId, dueAt, title: row.text };
    if (!found) {
      const id = newId();
      const state = row.status ?? 'OPEN';
      await tx.remediationItem.create({
        data: { id, code: row.code, teamId, state, dueAt, createdAt: now, ...data },
      });
      if (state !== 'ACCEPTED') {
        await openDeadline(tx, { ...open, subjectId: id }, now);
        news.push({ ...open, kind: 'added' });
      }
      added++;
      continue;
    }
    if (!isReopened && !differs(found, data)) continue;
    const moved = found.firstDueAt?.getTime() !== dueAt.getTime();
    await tx.remediationItem.update({
      where: { id: found.id },
      data: {
        ...data,
        ...(moved || isReopened ? { dueAt } : {}),
        ...(isReopened ? { state: 'OPEN' as const, closedAt: null } : {}),
        teamId,
      },
    });
    if (isReopened) await addEvent(tx, found, { kind: 'REOPENED', personId: tell?.by?.personId ?? null }, now);
    const isOwed = isReopened || !isFinished(found.state);
    const isGiven = isOwed && found.unitId !== unitId;
    // A date that was moved since goes over with it.
    const dueNow = moved || isReopened ? dueAt : found.dueAt;
    if (isGiven || isReopened || (isOwed && moved))
      await openDeadline(tx, { ...open, subjectId: found.id, dueAt: dueNow }, now);
    if (isGiven)
      news.push(
        { ...open, dueAt: dueNow, kind: 'given' },
        { ...open, unitId: found.unitId, teamId: null, kind: 'taken' },
      );
    else if (isReopened) news.push({ ...open, kind: 'again' });
    else if (isOwed && moved && found.dueAt.getTime() !== dueAt.getTime())
      news.push({ ...open, kind: 'moved', oldDueAt: found.dueAt });
    changed++;
  }
  // What the first workbook brings is read when people join.
  if (tell && held.size > 0) await tellItemNews(tx, tell, news, now);
  return { added, changed };
}

/**
 * The open shortcomings these rows give a date that has passed, and that they have not: each with the date it has now, null
 * where it is new.
 */
export async function listPastDates(tx: Tx, rows: readonly CarriedOverRow[], today: string): Promise<PastItem[]> {
  const past = rows.filter((row) => row.dueOn < today);
  if (past.length === 0) return [];
  const rowsHeld = await tx.remediationItem.findMany({
    where: { code: { in: past.map(({ code }) => code) } },
    include: ACCEPTANCE,
  });
  const held = new Map(rowsHeld.map((row) => [row.code, row]));
  return past.flatMap((row): PastItem[] => {
    const { code, unit, dueOn: to } = row;
    const found = held.get(code);
    if (!found) return row.status === 'ACCEPTED' ? [] : [{ code, unit, from: null, to }];
    if (reopens(row, found)) return [{ code, unit, from: dayOf(found.dueAt), to, isReopened: true }];
    const isMoved = dayOf(found.firstDueAt ?? found.dueAt) !== to && dayOf(found.dueAt) !== to;
    return isMoved && !isFinished(found.state) ? [{ code, unit, from: dayOf(found.dueAt), to }] : [];
  });
}

type PastItem = Awaited<ReturnType<ImportLinks['listPastDates']>>[number];

const ACCEPTANCE = { events: { where: { kind: 'ACCEPTED' }, take: 1, select: { id: true } } } as const;
type HeldItem = Prisma.RemediationItemGetPayload<{ include: typeof ACCEPTANCE }>;

/** Done because a workbook said so: nobody judged a result of it here. */
const isDoneBySheet = ({ state, events }: HeldItem): boolean => state === 'ACCEPTED' && events.length === 0;

/**
 * A row says of a shortcoming that is done that it is open: it is owed again if only a workbook had said that it was done, or if
 * the row gives another date. The old row of one that was accepted here says nothing new.
 */
const reopens = (row: CarriedOverRow, found: HeldItem): boolean =>
  found.state === 'ACCEPTED' &&
  row.status === 'OPEN' &&
  (isDoneBySheet(found) || dayOf(found.firstDueAt ?? found.dueAt) !== row.dueOn);

/** The last permitted instant of a day: the end of office hours, 17h00 where the calendar does not reach. */
function endOf(on: string, calendar: Awaited<ReturnType<typeof loadCalendar>>): Date {
  try {
    return calendar.endOfOffice(on);
  } catch {
    return at(`${on} 17:00`);
  }
}

function differs(
  held: Prisma.RemediationItemGetPayload<object>,
  data: Partial<Prisma.RemediationItemGetPayload<object>>,
): boolean {
  return Object.entries(data).some(([field, value]) => {
    // Its column is absent: left as it is.
    if (value === undefined) return false;
    const was = held[field as keyof typeof held];
    return was instanceof Date ? was.getTime() !== (value as Date).getTime() : was !== value;
  });
}

/** The shortcomings of earlier years as the plan's sheet would list them, for comparing with a workbook. */
export async function listCarriedOver(tx: Tx): Promise<CarriedOverRow[]> {
  const rows = await tx.remediationItem.findMany({
    where: { code: { not: null } },
    include: { unit: { select: { code: true } }, ...ACCEPTANCE },
    orderBy: { code: 'asc' },
  });
  const taken = rows.flatMap((row) => row.takenFromId ?? []);
  const units = await tx.unit.findMany({ where: { id: { in: taken } }, select: { id: true, code: true } });
  const former = new Map(units.map(({ id, code }) => [id, code]));
  return rows.map((row) => ({
    code: row.code!,
    unit: former.get(row.takenFromId ?? '') ?? row.unit.code,
    source: row.source as CarriedOverRow['source'],
    year: row.sourceYear,
    text: row.text,
    cause: row.cause,
    solution: row.solution,
    dueOn: dayOf(row.firstDueAt ?? row.dueAt),
    ...(isDoneBySheet(row) ? { status: 'ACCEPTED' as const } : {}),
  }));
}
