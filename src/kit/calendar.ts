// The working calendar: which days the office works, how working days are counted, when it may be written to.
// Holidays and office hours come from tables that the office edits; a year whose table is not whole is refused, never guessed.
// Knows no inspection and reads no clock: `now` is always an argument.

import {
  addDays,
  dayFromNumber,
  dayNumber,
  dayOf,
  instantAt,
  minutesOf,
  msOfDay,
  weekdayOfNumber,
} from './calendar-days.js';
import type { Day, Holiday } from './calendar-days.js';
import { enteredYears } from './feasts.js';
import { readWrittenClock } from './calendar-words.js';
import { makeDutyDates } from './calendar-duties.js';
import type { DutyDates } from './calendar-duties.js';
import { refuse } from './refusal.js';
import type { Refusal } from './refusal.js';

export * from './calendar-days.js';
export type { DutyDates } from './calendar-duties.js';

/** Spans of office hours of a day in order, e.g. 08:00–12:00 and 13:00–17:00; `to` itself is outside. */
export type OfficeHours = readonly { readonly from: string; readonly to: string }[];

/** The plan's default hours. */
export const DEFAULT_OFFICE_HOURS: OfficeHours = [
  { from: '08:00', to: '12:00' },
  { from: '13:00', to: '17:00' },
];

/** Thrown when a day of a year is asked about whose holiday table is not whole. */
export class CalendarMissingError extends Error {
  constructor(readonly year: number) {
    super(`No holiday table for ${year}`);
    this.name = 'CalendarMissingError';
  }
  /** The same as a sentence for the standing office. */
  get refusal(): Refusal {
    return refuse('calendar-missing', { year: String(this.year) });
  }
}

/** Runs a computation and turns a missing calendar year into the refusal `calendar-missing`. */
export function orMissingYear<T>(compute: () => T): T | Refusal {
  try {
    return compute();
  } catch (error) {
    if (error instanceof CalendarMissingError) return error.refusal;
    throw error;
  }
}

/** Working days, office hours and quiet hours. Every method throws CalendarMissingError in a year without a whole table. */
export interface WorkingCalendar {
  readonly hours: OfficeHours;
  readonly dueFrom: DutyDates;
  hasYear(year: number): boolean;
  /** Years touched from one day to another that have no table. Never throws. */
  missingYears(from: Day, to: Day): number[];
  isWorkingDay(on: Day): boolean;
  /** The n-th working day strictly after `on` (before it when n is negative); `on` itself for 0. */
  addWorkingDays(on: Day, n: number): Day;
  /** Working days after `from` up to and including `to`; the opposite sign when `to` is earlier. */
  workingDaysBetween(from: Day, to: Day): number;
  /** Working days that have begun since the day of a deadline; 0 until it has passed and for the rest of its day. */
  workingDaysLate(dueAt: Date, now: Date): number;
  /** «còn 02 ngày làm việc»: working days after today up to the day of the deadline; 0 on that day and afterwards. */
  workingDaysLeft(now: Date, dueAt: Date): number;
  /** The day itself when it is worked, otherwise the next working day. */
  rollToWorkingDay(on: Day): Day;
  startOfOffice(on: Day): Date;
  endOfOffice(on: Day): Date;
  /** True when nobody may be written to unasked: days off, outside office hours, 12:00–13:30. */
  isQuiet(now: Date): boolean;
  /** The first instant from `now` on that is not quiet. */
  nextSendableAt(now: Date): Date;
  /** 08:15 (a quarter of an hour after office hours begin) on a working day, null on a day off. */
  morningCardAt(on: Day): Date | null;
  /** The first morning card from `now` on. */
  nextMorningCardAt(now: Date): Date;
}

// Quiet until half past one, though afternoon hours begin at one: answers may be given then, nudges may not.
const LUNCH_FROM = 12 * 60;
const LUNCH_TO = 13 * 60 + 30;
const MORNING_CARD_AFTER_START = 15;
const MINUTE_MS = 60_000;

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Reads «08:00-12:00, 13:00-17:00», also «sáng 8 giờ đến 12 giờ; chiều 13h30 – 17h»; spans must be in order and must not touch. */
export function readOfficeHours(text: string): OfficeHours | Refusal {
  const unread = (): Refusal => refuse('office-hours-unread', { typed: text.trim() });
  const hours: { from: string; to: string }[] = [];
  for (const piece of text.split(/[,;\n]| và /u)) {
    const ends = piece
      .replace(/^\s*(?:(?:buổi\s+)?(?:sáng|chiều)\s*:?\s*)?(?:từ\s+)?/iu, '')
      .split(/\s*[-–—]\s*|\s+đến\s+/iu);
    const [from, to] = ends.map(readWrittenClock);
    if (ends.length !== 2 || !from || !to) return unread();
    hours.push({ from, to });
  }
  try {
    spansOf(hours);
  } catch {
    return unread();
  }
  return hours;
}

function spansOf(hours: OfficeHours): Span[] {
  const spans = hours.map((span) => ({ from: minutesOf(span.from), to: minutesOf(span.to) }));
  if (spans.length === 0) throw new Error('Office hours are empty');
  let last = -1;
  for (const span of spans) {
    if (span.from <= last || span.to <= span.from) throw new Error('Office hours are not in order');
    last = span.to;
  }
  return spans;
}

/** The spans in which unasked messages may leave: office hours without the lunch break. */
function sendableSpans(spans: readonly Span[]): Span[] {
  return spans
    .flatMap((span) => [
      { from: span.from, to: Math.min(span.to, LUNCH_FROM) },
      { from: Math.max(span.from, LUNCH_TO), to: span.to },
    ])
    .filter((span) => span.from < span.to);
}

/**
 * Makes the calendar of an office from its holiday table and hours. `entered` are the years that can be counted in: those
 * whose table has every feast of the law.
 */
export function makeCalendar(
  table: Iterable<Holiday>,
  hours: OfficeHours = DEFAULT_OFFICE_HOURS,
  entered?: ReadonlySet<number>,
): WorkingCalendar {
  const holidays = [...table];
  const years = entered ?? enteredYears(holidays);
  const spans = spansOf(hours);
  const sendable = sendableSpans(spans);
  if (sendable.length === 0) throw new Error('Office hours leave no time to write to people');
  const opens = spans[0]!.from;
  const closes = spans[spans.length - 1]!.to;
  const kinds = new Map<number, Holiday['kind']>();
  for (const holiday of holidays) {
    const n = dayNumber(holiday.on);
    const known = kinds.get(n);
    if (known && known !== holiday.kind) throw new Error('A day is both off and worked in the holiday table');
    kinds.set(n, holiday.kind);
  }

  const worked = (n: number): boolean => {
    const year = new Date(n * 86_400_000).getUTCFullYear();
    if (!years.has(year)) throw new CalendarMissingError(year);
    const kind = kinds.get(n);
    return kind ? kind === 'WORK' : weekdayOfNumber(n) <= 5;
  };
  const isWorkingDay = (on: Day): boolean => worked(dayNumber(on));

  const addWorkingDays = (on: Day, n: number): Day => {
    if (!Number.isInteger(n)) throw new Error('Working days are whole numbers');
    const step = Math.sign(n);
    let day = dayNumber(on);
    for (let left = Math.abs(n); left > 0;) {
      day += step;
      if (worked(day)) left -= 1;
    }
    return dayFromNumber(day);
  };

  const workingDaysBetween = (from: Day, to: Day): number => {
    const [first, last] = from <= to ? [dayNumber(from), dayNumber(to)] : [dayNumber(to), dayNumber(from)];
    let count = 0;
    for (let day = first + 1; day <= last; day += 1) if (worked(day)) count += 1;
    return from <= to ? count : 0 - count;
  };

  const rollToWorkingDay = (on: Day): Day => {
    let day = dayNumber(on);
    while (!worked(day)) day += 1;
    return dayFromNumber(day);
  };

  const startOfOffice = (on: Day): Date => instantAt(on, opens);
  const endOfOffice = (on: Day): Date => instantAt(on, closes);

  const isQuiet = (now: Date): boolean => {
    if (!isWorkingDay(dayOf(now))) return true;
    const ms = msOfDay(now);
    return !sendable.some((span) => ms >= span.from * MINUTE_MS && ms < span.to * MINUTE_MS);
  };

  const nextSendableAt = (now: Date): Date => {
    let on = dayOf(now);
    let ms = msOfDay(now);
    for (;;) {
      if (isWorkingDay(on)) {
        const span = sendable.find((candidate) => ms < candidate.to * MINUTE_MS);
        if (span) return ms >= span.from * MINUTE_MS ? now : instantAt(on, span.from);
      }
      on = addDays(on, 1);
      ms = 0;
    }
  };

  const morningCardAt = (on: Day): Date | null =>
    isWorkingDay(on) ? instantAt(on, opens + MORNING_CARD_AFTER_START) : null;

  const nextMorningCardAt = (now: Date): Date => {
    for (let on = dayOf(now); ; on = addDays(on, 1)) {
      const card = morningCardAt(on);
      if (card && card.getTime() >= now.getTime()) return card;
    }
  };

  const missingYears = (from: Day, to: Day): number[] => {
    const missing: number[] = [];
    for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
      if (!years.has(year)) missing.push(year);
    }
    return missing;
  };

  return {
    hours,
    dueFrom: makeDutyDates({ addWorkingDays, rollToWorkingDay, startOfOffice, endOfOffice }),
    hasYear: (year) => years.has(year),
    missingYears,
    isWorkingDay,
    addWorkingDays,
    workingDaysBetween,
    workingDaysLate: (dueAt, now) => Math.max(0, workingDaysBetween(dayOf(dueAt), dayOf(now))),
    workingDaysLeft: (now, dueAt) => Math.max(0, workingDaysBetween(dayOf(now), dayOf(dueAt))),
    rollToWorkingDay,
    startOfOffice,
    endOfOffice,
    isQuiet,
    nextSendableAt,
    morningCardAt,
    nextMorningCardAt,
  };
}
