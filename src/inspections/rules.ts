// Decides when a notice is due, what of a changed schedule a unit must be told, and how a delivery is called. Pure.
import { dayOf, instantAt, minutesOf, type WorkingCalendar } from '../kit/calendar.js';

/** The plan's numbers a notice depends on, in working days. */
export interface NoticeDays {
  readonly noticeDays: number;
  readonly ackDays: number;
  readonly reportDays: number;
}

/** The dates of a notice: when it goes out, until when to acknowledge, until when to report. */
export interface NoticeDates {
  readonly dueAt: Date;
  readonly ackDueAt: Date;
  readonly reportDueAt: Date;
}

/** The dates of the first notice of an inspection. Throws CalendarMissingError in a year without a holiday table. */
export function decideNoticeDates(calendar: WorkingCalendar, days: NoticeDays, inspectOn: string): NoticeDates {
  const dueAt = calendar.dueFrom.noticeAt(inspectOn, days.noticeDays);
  return {
    dueAt,
    ackDueAt: calendar.dueFrom.ackDueAt(dayOf(dueAt), days.ackDays),
    reportDueAt: calendar.dueFrom.reportDueAt(inspectOn, days.reportDays),
  };
}

/**
 * Until when a unit hands its checklist in after a surprise visit: as many working days after the arrival as the plan asks for
 * before an announced one.
 */
export const reportDueAfterArrival = (
  calendar: WorkingCalendar,
  days: Pick<NoticeDays, 'reportDays'>,
  arrivedAt: Date,
): Date => calendar.endOfOffice(calendar.addWorkingDays(dayOf(arrivedAt), days.reportDays));

/**
 * What a notice that goes out now may still ask for, or `passed` when the inspection's day is over. A late notice gives
 * the full time to acknowledge but never past the visit, and leaves at least one working day for the report: until the last
 * working day before the visit, or the next one from the sending. A date its unit has been given (`heldReportDueAt`) stays. Nobody is asked to acknowledge after the hour at which the visit begins.
 */
export function decideFiring(
  calendar: WorkingCalendar,
  days: NoticeDays,
  inspectOn: string,
  now: Date,
  startTime: string | null = null,
  heldReportDueAt: Date | null = null,
): Omit<NoticeDates, 'dueAt'> | 'passed' {
  if (inspectOn < dayOf(now)) return 'passed';
  const visitEndsAt = calendar.endOfOffice(inspectOn);
  const ackDueAt = calendar.dueFrom.ackDueAt(dayOf(now), days.ackDays);
  const dayBefore = calendar.endOfOffice(calendar.addWorkingDays(inspectOn, -1));
  const asPlanned = calendar.dueFrom.reportDueAt(inspectOn, days.reportDays);
  const isHeld = heldReportDueAt?.getTime() === asPlanned.getTime() && asPlanned > now;
  const nextDay = calendar.endOfOffice(calendar.addWorkingDays(dayOf(now), 1));
  const reportDueAt = isHeld ? asPlanned : ([asPlanned, dayBefore].find((at) => at >= nextDay) ?? nextDay);
  const beforeVisit =
    startTime === null
      ? visitEndsAt
      : ([dayBefore, startOf({ inspectOn, startTime })].find((at) => at > now) ?? visitEndsAt);
  const isInTime = ackDueAt < (startTime === null ? visitEndsAt : startOf({ inspectOn, startTime }));
  return { ackDueAt: isInTime ? ackDueAt : beforeVisit, reportDueAt };
}

/** When an inspection begins; one without a time begins with its day. */
export const startOf = (inspection: { readonly inspectOn: string; readonly startTime: string | null }): Date =>
  instantAt(inspection.inspectOn, inspection.startTime ? minutesOf(inspection.startTime) : 0);

/** Whether a visit is still to come: before its hour, or on a day before its own when none is set. */
export const isToCome = (
  inspection: { readonly inspectOn: string; readonly startTime: string | null },
  now: Date,
): boolean => startOf(inspection) > now;

/** When a visit ends for a calendar: with office hours, or two hours after a later beginning. */
export function endOfVisit(
  inspection: { readonly inspectOn: string; readonly startTime: string | null; readonly arrivedAt: Date | null },
  closesAt: Date,
): Date {
  const from = inspection.arrivedAt ?? startOf(inspection);
  return closesAt > from ? closesAt : new Date(from.getTime() + TWO_HOURS_MS);
}

const TWO_HOURS_MS = 2 * 3_600_000;

/** Facts of an inspection that its unit is told; another checklist or code is no news to it. */
export const TOLD_FIELDS = [
  'inspectOn',
  'startTime',
  'place',
  'form',
  'contents',
  'themes',
  'jointWith',
  'teamId',
] as const;
export type ToldField = (typeof TOLD_FIELDS)[number];

/** One changed fact, as the table of changes keeps it. */
export interface FactChange {
  readonly from: unknown;
  readonly to: unknown;
}

/** Changed facts by field; an absent field is unchanged. */
export type ToldChanges = { readonly [field in ToldField]?: FactChange };

/** Several changes one after the other as one: from the first state to the last; what came back to itself is dropped. */
export function mergeChanges(steps: readonly Readonly<Record<string, FactChange>>[]): ToldChanges {
  const merged: { [field in ToldField]?: FactChange } = {};
  for (const step of steps) {
    for (const field of TOLD_FIELDS) {
      const change = step[field];
      if (change) merged[field] = { from: (merged[field] ?? change).from, to: change.to };
    }
  }
  for (const field of TOLD_FIELDS) {
    const change = merged[field];
    if (change && JSON.stringify(change.from ?? null) === JSON.stringify(change.to ?? null)) delete merged[field];
  }
  return merged;
}

/** Facts that changed on one day. */
export interface DatedChanges {
  readonly on: string;
  readonly facts: Readonly<Record<string, FactChange>>;
}

/** The day that had passed when a plan moved the visit to it: it was told by letter, without a notice. Null when none was. */
export function findToldPastDay(steps: readonly DatedChanges[]): string | null {
  let told: string | null = null;
  for (const { on, facts } of steps) {
    if (!facts.inspectOn) continue;
    const [from, to] = [String(facts.inspectOn.from), String(facts.inspectOn.to)];
    if (to < on && (from >= on || told !== null)) told = to;
  }
  return told;
}

/** Changes one after the other as one, from what was told last: a day that went by a day that had passed is news again. */
export function mergeSinceTold(steps: readonly DatedChanges[]): ToldChanges {
  const merged = mergeChanges(steps.map(({ facts }) => facts));
  const told = findToldPastDay(steps);
  const to = steps.findLast(({ facts }) => facts.inspectOn)?.facts.inspectOn?.to;
  return told === null || told === to ? merged : { ...merged, inspectOn: { from: told, to } };
}

/** Only that another delegation joins the visit: date, time and people stay, so the unit gets one calm sentence. */
export const isOnlyJoint = (changes: ToldChanges): boolean =>
  Object.keys(changes).length === 1 && typeof changes.jointWith?.to === 'string';

/** How far a notice has come with one reader. */
export type Delivery =
  'queued' | 'sent' | 'opened' | 'acknowledged' | 'unreachable' | 'failed' | 'unknown' | 'cancelled';

/** What is known of the message to one reader. */
export interface DeliveryFacts {
  readonly state: string | null;
  readonly opened: boolean;
  readonly acknowledged: boolean;
}

/** Names the state; a tap proves more than the sender knows. */
export function decideDelivery({ state, opened, acknowledged }: DeliveryFacts): Delivery {
  if (acknowledged) return 'acknowledged';
  if (opened) return 'opened';
  switch (state) {
    case 'SENT':
      return 'sent';
    case 'UNREACHABLE':
      return 'unreachable';
    case 'FAILED':
      return 'failed';
    case 'UNKNOWN':
      return 'unknown';
    case 'CANCELLED':
      return 'cancelled';
    default:
      return 'queued';
  }
}

/** C1, C2, C3, C4 as «C1–C4»; sections that do not follow each other are listed. */
export function sectionsText(contents: readonly string[]): string {
  const numbers = contents.map((code) => Number(/^C(\d+)$/.exec(code)?.[1] ?? Number.NaN));
  const inARow = numbers.every((n, at) => at === 0 || n === numbers[at - 1]! + 1);
  if (contents.length > 2 && inARow && !numbers.some(Number.isNaN)) return `${contents[0]}–${contents.at(-1)}`;
  return contents.join(', ');
}

/**
 * Since when the delegation has been there, said today: now, on the day itself or on a later one; the day of the visit without an
 * hour, when that is what was chosen later; null where it is not said which.
 */
export function arrivalOn(inspectOn: string, day: string | undefined, now: Date): Date | null {
  const today = dayOf(now);
  if (inspectOn >= today || day === today) return now;
  return day === inspectOn ? instantAt(inspectOn, 0) : null;
}

/** Only the day of an arrival is known: it was said on a later one. */
export const isDayOnly = (arrivedAt: Date): boolean => arrivedAt.getTime() === instantAt(dayOf(arrivedAt), 0).getTime();

/** A surprise is announced on arrival: whether it was read is asked on the day on which the unit was told, which may be a later one. */
export const isAckAsked = (firedAt: Date | null, now: Date): boolean =>
  firedAt !== null && dayOf(firedAt) === dayOf(now);

/** Whether a surprise visit may be announced: from its day on, once. */
export const isArrivalDue = (
  inspection: { readonly inspectOn: string; readonly arrivedAt: Date | null },
  now: Date,
): boolean => inspection.arrivedAt === null && inspection.inspectOn <= dayOf(now);
