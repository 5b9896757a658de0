// Plain days and instants in Asia/Ho_Chi_Minh: what day it is, what comes n days later, which instant «09:00» means.
// A day is the string 'YYYY-MM-DD'; the zone is a fixed UTC+7 without daylight saving, so arithmetic is enough.
// It counts no working days and knows no office hours: those are calendar.ts.

/** A day in Việt Nam, 'YYYY-MM-DD'. */
export type Day = string;

/** A row of the holiday table: OFF = «Nghỉ», WORK = «Làm bù» (a working Saturday or Sunday). */
export interface Holiday {
  readonly on: Day;
  readonly kind: 'OFF' | 'WORK';
  readonly note?: string;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const ZONE_MS = 7 * 60 * MINUTE_MS;

const DAY_SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const CLOCK_SHAPE = /^([01]\d|2[0-3]):([0-5]\d)$/;
const MOMENT_SHAPE = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(?::([0-5]\d))?$/;

/** Number of days in a month (1–12) of a year. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day of a year, month and day of month, or null when the month has no such day. */
export function makeDay(year: number, month: number, day: number): Day | null {
  if (!Number.isInteger(year) || year < 1000 || year > 9999) return null;
  if (!Number.isInteger(month) || month < 1 || month > 12) return null;
  if (!Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Year, month and day of month; throws when the string is not a day that exists. */
export function partsOf(on: Day): { year: number; month: number; day: number } {
  const found = DAY_SHAPE.exec(on);
  const year = Number(found?.[1]);
  const month = Number(found?.[2]);
  const day = Number(found?.[3]);
  if (!found || makeDay(year, month, day) === null) throw new Error('Not a day of the form YYYY-MM-DD');
  return { year, month, day };
}

/** True for 'YYYY-MM-DD' when that day exists. */
export function isDay(text: string): boolean {
  const found = DAY_SHAPE.exec(text);
  return found !== null && makeDay(Number(found[1]), Number(found[2]), Number(found[3])) !== null;
}

/** Days since 1970-01-01, for arithmetic; the inverse of `dayFromNumber`. */
export function dayNumber(on: Day): number {
  const { year, month, day } = partsOf(on);
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

/** The day that many days after 1970-01-01. */
export const dayFromNumber = (n: number): Day => new Date(n * DAY_MS).toISOString().slice(0, 10);

/** The day n calendar days later (earlier when n is negative). */
export const addDays = (on: Day, n: number): Day => dayFromNumber(dayNumber(on) + n);

/** Calendar days from one day to another; negative when the second is earlier. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

/** Whole months from one day to another, never negative: 31/03 → 13/09 is 5. */
export function monthsBetween(from: Day, to: Day): number {
  const a = partsOf(from);
  const b = partsOf(to);
  const months = (b.year - a.year) * 12 + (b.month - a.month) - (b.day < a.day ? 1 : 0);
  return Math.max(0, months);
}

/** Day of the week of a day number: 1 = Monday … 7 = Sunday. */
export const weekdayOfNumber = (n: number): number => ((((n + 3) % 7) + 7) % 7) + 1;

/** Day of the week: 1 = Monday … 7 = Sunday. */
export const weekdayOf = (on: Day): number => weekdayOfNumber(dayNumber(on));

/** The day an instant falls on in Việt Nam. */
export const dayOf = (instant: Date): Day => new Date(instant.getTime() + ZONE_MS).toISOString().slice(0, 10);

/** Milliseconds since local midnight of an instant. */
export function msOfDay(instant: Date): number {
  const local = instant.getTime() + ZONE_MS;
  return ((local % DAY_MS) + DAY_MS) % DAY_MS;
}

/** Minutes since midnight of a clock text '08:30'; throws when it is not one. */
export function minutesOf(clock: string): number {
  const found = CLOCK_SHAPE.exec(clock);
  if (!found) throw new Error('Not a clock time of the form HH:MM');
  return Number(found[1]) * 60 + Number(found[2]);
}

/** The instant that many minutes after local midnight of a day. */
export const instantAt = (on: Day, minutes: number): Date =>
  new Date(dayNumber(on) * DAY_MS - ZONE_MS + minutes * MINUTE_MS);

/** The instant a local text means, e.g. `at('2023-09-15 09:00')`; seconds may follow. */
export function at(text: string): Date {
  const found = MOMENT_SHAPE.exec(text);
  if (!found) throw new Error('Not a local moment of the form YYYY-MM-DD HH:MM');
  const start = instantAt(found[1]!, minutesOf(found[2]!));
  return new Date(start.getTime() + Number(found[3] ?? 0) * 1000);
}
