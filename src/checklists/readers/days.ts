// Judges a day that was found in typed words (how days are written is kit/calendar-words.ts): which one is meant, and what is
// wrong with one that does not exist or has not come. Knows no question.

import { addDays, daysInMonth, makeDay, partsOf } from '../../kit/calendar.js';
import type { Day } from '../../kit/calendar.js';
import { findWrittenDay, fullYear } from '../../kit/calendar-words.js';
import type { WrittenDay } from '../../kit/calendar-words.js';
import { refuse } from '../../kit/refusal.js';
import type { Refusal } from '../../kit/refusal.js';
import type { Formats } from '../../kit/vietnamese.js';
import { exampleDay } from './examples.js';

/** What a text says about a day; `before` and `after` are the folded words around it. */
export type FoundDay = { readonly before: string; readonly after: string } & (
  | { readonly kind: 'day'; readonly on: Day; readonly how: 'written' | 'word' | 'no-year' }
  | { readonly kind: 'month'; readonly year: number; readonly month: number }
  | { readonly kind: 'wrong'; readonly refusal: Refusal; readonly other?: Day }
);

/** Looks for a day in folded words. A day without a year is the latest one not after today. */
export function findDay(folded: string, todayOn: Day, f: Formats): FoundDay | null {
  const found = findWrittenDay(folded);
  if (!found) return null;
  const { before, after } = found;
  if (found.kind === 'word') return { kind: 'day', on: addDays(todayOn, found.offset), how: 'word', before, after };
  return { ...judge(found.day, todayOn, f), before, after };
}

type Judged =
  | { kind: 'day'; on: Day; how: 'written' | 'no-year' }
  | { kind: 'month'; year: number; month: number }
  | { kind: 'wrong'; refusal: Refusal; other?: Day };

function judge(parts: WrittenDay, todayOn: Day, f: Formats): Judged {
  const { month, day } = parts;
  const today = partsOf(todayOn);
  if (day === undefined) {
    const year = parts.year!;
    if (month < 1 || month > 12) return { kind: 'wrong', refusal: refuse('read-date-month', exampleDay(todayOn)) };
    if (year > today.year || (year === today.year && month > today.month)) {
      return {
        kind: 'wrong',
        refusal: refuse('read-date-future-month', { month: f.month(year, month), today: f.day(todayOn) }),
      };
    }
    return { kind: 'month', year, month };
  }
  if (parts.year === undefined) {
    // «3/23» can only be a month and a year; «7/3» lacks its year.
    if (month > 12 && day >= 1 && day <= 12) return judge({ month: day, year: fullYear(String(month)) }, todayOn, f);
    const year = [today.year, today.year - 1].find((candidate) => {
      const on = makeDay(candidate, month, day);
      return on !== null && on <= todayOn;
    });
    const on = year === undefined ? null : makeDay(year, month, day);
    return on === null ? wrongDay(today.year, month, day, todayOn, f) : { kind: 'day', on, how: 'no-year' };
  }
  const on = makeDay(parts.year, month, day);
  if (on === null) return wrongDay(parts.year, month, day, todayOn, f);
  if (on > todayOn) {
    return { kind: 'wrong', refusal: refuse('read-date-future', { date: f.day(on), today: f.day(todayOn) }) };
  }
  return { kind: 'day', on, how: 'written' };
}

/** What is wrong with a day that does not exist; month and day exchanged is offered when that day exists. */
export function wrongDay(
  year: number,
  month: number,
  day: number,
  todayOn: Day,
  f: Formats,
): Judged & { kind: 'wrong' } {
  if (month < 1 || month > 12) {
    const other = makeDay(year, day, month);
    return { kind: 'wrong', refusal: refuse('read-date-month', exampleDay(todayOn)), ...(other ? { other } : {}) };
  }
  const days = daysInMonth(year, month);
  // February's length needs its year; the others do not.
  const args = { month: f.locale === 'vi' ? String(month) : f.month(year, month), days: String(days) };
  return month === 2
    ? { kind: 'wrong', refusal: refuse('read-date-february', { year: String(year), days: String(days) }) }
    : { kind: 'wrong', refusal: refuse('read-date-days', args) };
}
