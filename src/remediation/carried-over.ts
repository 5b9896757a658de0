// Shortcomings of earlier years come in with the plan and exist before any visit: each is an item with its own deadline.
// Identity is the office's code; what the unit has done on an item since is never touched by a second import, nor is a date
// that has been moved since, unless the office itself now gives another one.
import { loadCalendar, openDeadline } from '../deadlines/store.js';
import type { Prisma } from '../generated/prisma/client.js';
import type { CarriedOverRow } from '../inspections/workbook/plan.js';
import { at, dayOf } from '../kit/calendar.js';
import type { Tx } from '../kit/database.js';
import { newId } from '../kit/ids.js';
import type { Words } from '../kit/words.js';
import type { Effects } from '../outbox/effects.js';
import { button } from '../outbox/message.js';
import { greetingOf } from '../people/names.js';
import { findUnit, listTeamNames, type Reachable, type UnitView } from '../people/store.js';
import { judgesOf, peopleOfUnit, tellAll, type AllWords } from './announce.js';
import { cut } from './due-words.js';
import { tellItemNews, type ItemNews } from './item-news.js';
import { isFinished } from './rules.js';

/** Moved dates in one message; the rest is counted. */
const DATES_SHOWN = 8;
const DATE_CHARACTERS = 160;

/** Applies the sheet; returns how many items are new and how many changed. */
export async function applyCarriedOver(
  tx: Tx,
  rows: readonly CarriedOverRow[],
  now: Date,
  tell?: { readonly effects: Effects; readonly words: AllWords },
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
    (await tx.remediationItem.findMany({ where: { code: { not: null } } })).map((row) => [row.code, row]),
  );
  const closing = await loadCalendar(tx);
  let [added, changed] = [0, 0];
  const movedDates: MovedDate[] = [];
  const news: ItemNews[] = [];
  for (const row of rows) {
    const named = units.get(row.unit)!;
    const dueAt = endOf(row.dueOn, closing);
    const found = held.get(row.code);
    // The sheet goes on naming the unit it was recorded for, also when a successor has taken it over.
    const unitId = found && found.takenFromId === named ? found.unitId : named;
    // What was accepted and is given again as open, with another date, is owed again.
    const isReopened =
      found?.state === 'ACCEPTED' && row.status === 'OPEN' && found.firstDueAt?.getTime() !== dueAt.getTime();
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
    const open = { kind: 'REMEDIATION' as const, unitId, teamId: teams.get(unitId) ?? null, dueAt, title: row.text };
    if (!found) {
      const id = newId();
      const state = row.status ?? 'OPEN';
      await tx.remediationItem.create({
        data: { id, code: row.code, teamId: open.teamId, state, dueAt, createdAt: now, ...data },
      });
      if (state !== 'ACCEPTED') {
        await openDeadline(tx, { ...open, subjectId: id }, now);
        news.push({ ...open, kind: 'added' });
      }
      added++;
      continue;
    }
    if (!differs(found, data)) continue;
    const moved = found.firstDueAt?.getTime() !== dueAt.getTime();
    await tx.remediationItem.update({
      where: { id: found.id },
      data: {
        ...data,
        ...(moved ? { dueAt } : {}),
        ...(isReopened ? { state: 'OPEN' as const } : {}),
        ...(found.unitId === unitId ? {} : { teamId: open.teamId }),
      },
    });
    const isOwed = isReopened || !isFinished(found.state);
    if (isOwed && found.unitId !== unitId) {
      await moveDuty(tx, found.id, { ...open, openedAt: now });
      news.push({ ...open, kind: 'given' }, { ...open, unitId: found.unitId, teamId: null, kind: 'taken' });
    } else if (isReopened) news.push({ ...open, kind: 'added' });
    if (isReopened) await openDeadline(tx, { ...open, subjectId: found.id }, now);
    else if (isOwed && moved) {
      await openDeadline(tx, { ...open, subjectId: found.id }, now);
      if (found.dueAt.getTime() !== dueAt.getTime()) movedDates.push({ ...open, oldDueAt: found.dueAt });
    }
    changed++;
  }
  if (tell) await tellMoved(tx, tell, movedDates, now);
  // What the first workbook brings is read when people join.
  if (tell && held.size > 0) await tellItemNews(tx, tell, news, now);
  return { added, changed };
}

/**
 * The open shortcomings these rows give a date that has passed, and that they have not: each with the date it has now, null
 * where it is new.
 */
export async function listPastDates(
  tx: Tx,
  rows: readonly CarriedOverRow[],
  today: string,
): Promise<{ code: string; unit: string; from: string | null; to: string }[]> {
  const past = rows.filter((row) => row.dueOn < today);
  if (past.length === 0) return [];
  const held = new Map(
    (await tx.remediationItem.findMany({ where: { code: { in: past.map(({ code }) => code) } } })).map((row) => [
      row.code,
      row,
    ]),
  );
  return past.flatMap(
    ({ code, unit, dueOn, status }): { code: string; unit: string; from: string | null; to: string }[] => {
      const found = held.get(code);
      if (!found) return status === 'ACCEPTED' ? [] : [{ code, unit, from: null, to: dueOn }];
      const isMoved = dayOf(found.firstDueAt ?? found.dueAt) !== dueOn && dayOf(found.dueAt) !== dueOn;
      return isMoved && !isFinished(found.state) ? [{ code, unit, from: dayOf(found.dueAt), to: dueOn }] : [];
    },
  );
}

/** An open shortcoming whose date the office has moved. */
interface MovedDate {
  readonly unitId: string;
  readonly teamId: string | null;
  readonly title: string;
  readonly oldDueAt: Date;
  readonly dueAt: Date;
}

/** The duty goes over to another unit with its shortcoming: a new one to whoever has it now. */
const moveDuty = (
  tx: Tx,
  subjectId: string,
  { unitId, teamId, openedAt }: { unitId: string; teamId: string | null; openedAt: Date },
): Promise<unknown> =>
  tx.deadline.updateMany({
    where: { kind: 'REMEDIATION', subjectId },
    data: { unitId, teamId, openedAt, version: { increment: 1 } },
  });

/** The units and whoever judges for the teams read the old and the new dates, each person in one message. */
async function tellMoved(
  tx: Tx,
  { effects, words }: { readonly effects: Effects; readonly words: AllWords },
  moved: readonly MovedDate[],
  now: Date,
): Promise<void> {
  const concerned = new Map<string, { person: Reachable; dates: MovedDate[] }>();
  const units = new Map<string, UnitView | null>();
  const teams = await listTeamNames(tx);
  for (const date of moved) {
    units.set(date.unitId, await findUnit(tx, date.unitId));
    for (const person of [
      ...(await peopleOfUnit(tx, date.unitId, now)),
      ...(await judgesOf(tx, date.teamId, [date.unitId])),
    ]) {
      const { dates } = concerned.get(person.personId) ?? { dates: [] as MovedDate[] };
      if (!dates.includes(date)) concerned.set(person.personId, { person, dates: [...dates, date] });
    }
  }
  for (const { person, dates } of concerned.values()) {
    // Of several units nobody is spoken to as one of them.
    const [only, ...others] = new Set(dates.map(({ unitId }) => unitId));
    const unit = others.length === 0 ? (units.get(only!) ?? null) : null;
    const held = { role: person.role, unit, teamName: teams.get(person.teamId ?? '') ?? null };
    const build = (words: Words) => {
      const { t, f } = words;
      return {
        text: [
          t('remediation-dates-moved', { who: greetingOf(words, held).who, count: f.count(dates.length) }),
          ...dates.slice(0, DATES_SHOWN).map(({ unitId, title, oldDueAt, dueAt }) =>
            t('remediation-dates-moved-one', {
              ...{ unit: units.get(unitId)?.title ?? '…', text: cut(title, DATE_CHARACTERS) },
              ...{ old: f.dayAt(oldDueAt), new: f.dayAt(dueAt), isPast: dueAt < now ? 'yes' : 'no' },
            }),
          ),
          ...(dates.length > DATES_SHOWN
            ? [t('remediation-dates-moved-more', { count: f.count(dates.length - DATES_SHOWN) })]
            : []),
        ].join('\n'),
        rows: [[button(t('button-todo'), 'desk.todo', 4)]],
      };
    };
    tellAll(effects, words, [person], { key: `item-dates:${now.getTime().toString(36)}`, build });
  }
}

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
    include: { unit: { select: { code: true } } },
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
  }));
}
