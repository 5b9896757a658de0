// Every dated duty of anyone, in one table, and the working calendar the office edits.
// Rooms open, move and close deadlines here; whether one is overdue is derived from `dueAt`, never stored.
import type { Deadline, DeadlineKind } from '../generated/prisma/client.js';
import { makeCalendar, readOfficeHours, type Holiday, type WorkingCalendar } from '../kit/calendar.js';
import type { Tx } from '../kit/database.js';
import { newId } from '../kit/ids.js';
import { isRefusal } from '../kit/refusal.js';
import { onlyInForce } from '../people/in-force-store.js';

export type { Deadline, DeadlineKind };

/** The calendar of the active plan: holidays and swapped Saturdays as imported, office hours of the plan. */
export async function loadCalendar(tx: Tx): Promise<WorkingCalendar> {
  const holidays = await tx.holiday.findMany();
  const plan = await tx.plan.findFirst({ where: { active: true }, select: { officeHours: true } });
  const hours = plan ? readOfficeHours(plan.officeHours) : null;
  return makeCalendar(
    holidays.map((day) => ({ on: day.on, kind: day.kind, note: day.note ?? undefined })),
    hours === null || isRefusal(hours) ? undefined : hours,
  );
}

/** The days off and swapped days of one year, in order. */
export async function listHolidays(tx: Tx, year: number): Promise<Holiday[]> {
  const rows = await tx.holiday.findMany({ where: { on: { startsWith: `${year}-` } }, orderBy: { on: 'asc' } });
  return rows.map((day) => ({ on: day.on, kind: day.kind, note: day.note ?? undefined }));
}

/** Adds the days that are not there yet, and has everything computed anew; returns how many. */
export async function addHolidays(tx: Tx, days: readonly Holiday[]): Promise<number> {
  const data = days.map(({ on, kind, note }) => ({ on, kind, note: note ?? null }));
  const { count } = await tx.holiday.createMany({ data, skipDuplicates: true });
  await tx.plan.updateMany({ where: { active: true }, data: { revision: { increment: 1 } } });
  return count;
}

export interface NewDeadline {
  readonly kind: DeadlineKind;
  /** What the duty is about: a notice, a checklist, an item. */
  readonly subjectId: string;
  readonly unitId: string | null;
  readonly teamId: string | null;
  readonly dueAt: Date;
  readonly dueText?: string;
  /** The last day on which it is asked for at all; absent: until it is done. */
  readonly endsOn?: string | null;
  /** What it is called in a list, when kind and unit do not say it: the text of a shortcoming. */
  readonly title?: string;
}

/**
 * Opens a duty; moves and reopens it when its date changed, and begins anew for another unit, to which nothing has been said
 * of it. Another team, or another name, is noted without beginning anew; the same again changes nothing.
 */
export async function openDeadline(tx: Tx, duty: NewDeadline, now: Date): Promise<void> {
  const where = { kind_subjectId: { kind: duty.kind, subjectId: duty.subjectId } };
  const found = await tx.deadline.findUnique({ where });
  if (!found) {
    await tx.deadline.create({
      data: {
        id: newId(),
        kind: duty.kind,
        subjectId: duty.subjectId,
        unitId: duty.unitId,
        teamId: duty.teamId,
        dueAt: duty.dueAt,
        dueText: duty.dueText ?? null,
        endsOn: duty.endsOn ?? null,
        title: duty.title ?? '',
        openedAt: now,
      },
    });
    return;
  }
  const { unitId, teamId, dueAt, title = found.title } = duty;
  const isOther = found.unitId !== unitId;
  if (found.closedAt === null && found.dueAt.getTime() === dueAt.getTime() && !isOther) {
    if (found.teamId !== teamId || found.title !== title) await tx.deadline.update({ where, data: { teamId, title } });
    return;
  }
  await tx.deadline.update({
    where,
    data: {
      ...{ unitId, teamId, dueAt, title },
      ...(isOther ? { takenFromId: null, takenAt: null } : {}),
      dueText: duty.dueText ?? null,
      endsOn: duty.endsOn ?? null,
      version: { increment: 1 },
      closedAt: null,
      closedWhy: null,
      openedAt: now,
    },
  });
}

/** Ends a duty: it was done, or is no longer owed. Only this and a granted extension stop the reminders. */
export async function closeDeadline(
  tx: Tx,
  kind: DeadlineKind,
  subjectId: string,
  why: string,
  now: Date,
): Promise<void> {
  await tx.deadline.updateMany({ where: { kind, subjectId, closedAt: null }, data: { closedAt: now, closedWhy: why } });
}

/** Open duties of units and teams on a day, the nearest first; a unit that is not in force owes nothing. */
export async function listOpenDeadlines(
  tx: Tx,
  of: { unitIds?: readonly string[]; teamIds?: readonly string[] },
  on: string,
): Promise<Deadline[]> {
  const open = await tx.deadline.findMany({
    where: {
      closedAt: null,
      OR: [{ unitId: { in: [...(of.unitIds ?? [])] } }, { teamId: { in: [...(of.teamIds ?? [])] } }],
    },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
  });
  return onlyInForce(tx, open, on);
}

/** The duty of a kind about a subject, open or closed; null when it was never owed. */
export const findDeadline = (tx: Tx, kind: DeadlineKind, subjectId: string): Promise<Deadline | null> =>
  tx.deadline.findUnique({ where: { kind_subjectId: { kind, subjectId } } });
