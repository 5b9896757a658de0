// Finds a day in typed words: 7/3/23, 07.03.2023, «ngày 7 tháng 3 năm 2023», 2023-03-07, 7 March 2023, «hôm nay»; or only
// its month and year. Says what is wrong with a day that does not exist. Knows no question.

import { addDays, daysInMonth, makeDay, partsOf } from '../../kit/calendar.js';
import type { Day } from '../../kit/calendar.js';
import { refuse } from '../../kit/refusal.js';
import type { Refusal } from '../../kit/refusal.js';
import type { Formats } from '../../kit/vietnamese.js';

/** What a text says about a day; `before` and `after` are the folded words around it. */
export type FoundDay = { readonly before: string; readonly after: string } & (
  | { readonly kind: 'day'; readonly on: Day; readonly how: 'written' | 'word' | 'no-year' }
  | { readonly kind: 'month'; readonly year: number; readonly month: number }
  | { readonly kind: 'wrong'; readonly refusal: Refusal; readonly other?: Day }
);

const EN_MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const EN_MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const SEP = '\\s*[/.\\- ]\\s*';
const LEFT = '(?<![\\d/.,-])(?:ngay\\s*:?\\s*)?';
const RIGHT = '(?![\\d/-])(?![.,]\\d)';

type Maker = (found: RegExpExecArray) => { year?: number; month: number; day?: number };
const pattern = (body: string): RegExp => new RegExp(LEFT + body + RIGHT);
const num = (text: string | undefined): number => Number(text);

// In order: the first that matches is taken, so the more exact shapes come first.
const SHAPES: [RegExp, Maker][] = [
  [pattern('(\\d{4})[/.-](\\d{1,2})[/.-](\\d{1,2})'), (m) => ({ year: num(m[1]), month: num(m[2]), day: num(m[3]) })],
  [
    pattern(`(\\d{1,2})${SEP}(\\d{1,2})${SEP}(\\d{4}|\\d{2})`),
    (m) => ({ day: num(m[1]), month: num(m[2]), year: fullYear(m[3]!) }),
  ],
  [
    pattern('(\\d{1,2})\\s*thang\\s*(\\d{1,2})\\s*,?\\s*(?:nam\\s*|/\\s*)?(\\d{4}|\\d{2})'),
    (m) => ({ day: num(m[1]), month: num(m[2]), year: fullYear(m[3]!) }),
  ],
  [pattern('(\\d{2})(\\d{2})((?:19|20)\\d{2})'), (m) => ({ day: num(m[1]), month: num(m[2]), year: num(m[3]) })],
  [
    pattern(`(\\d{1,2})(?:st|nd|rd|th)?\\s+${EN_MONTH}\\s*,?\\s*(\\d{4})`),
    (m) => ({ day: num(m[1]), month: EN_MONTHS.indexOf(m[2]!) + 1, year: num(m[3]) }),
  ],
  [
    new RegExp(`(?<![a-z])${EN_MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?\\s*,\\s*(\\d{4})${RIGHT}`),
    (m) => ({ month: EN_MONTHS.indexOf(m[1]!) + 1, day: num(m[2]), year: num(m[3]) }),
  ],
  [
    new RegExp(`(?<![a-z])${EN_MONTH}\\s+(\\d{4})${RIGHT}`),
    (m) => ({ month: EN_MONTHS.indexOf(m[1]!) + 1, year: num(m[2]) }),
  ],
  [
    new RegExp(`(?<![\\d/.-])(?:thang\\s*|\\bt)?(\\d{1,2})\\s*[/.-]\\s*((?:19|20)\\d{2})${RIGHT}`),
    (m) => ({ month: num(m[1]), year: num(m[2]) }),
  ],
  [
    new RegExp(`(?<![a-z])thang\\s*(\\d{1,2})\\s*,?\\s*(?:nam\\s*)?((?:19|20)\\d{2})${RIGHT}`),
    (m) => ({ month: num(m[1]), year: num(m[2]) }),
  ],
  [pattern('(\\d{1,2})\\s*thang\\s*(\\d{1,2})'), (m) => ({ day: num(m[1]), month: num(m[2]) })],
  [pattern('(\\d{1,2})\\s*[/.-]\\s*(\\d{1,2})'), (m) => ({ day: num(m[1]), month: num(m[2]) })],
];

const WORDS: [RegExp, number][] = [
  [/(?<![a-z])(?:hom nay|hnay|ngay hom nay|today)(?![a-z])/, 0],
  [/(?<![a-z])(?:hom qua|hqua|ngay hom qua|yesterday)(?![a-z])/, -1],
  [/(?<![a-z])hom kia(?![a-z])/, -2],
];

/** Two digits of a year: 23 is 2023, 99 is 1999. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length === 4) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

/** Looks for a day in folded words. A day without a year is the latest one not after today. */
export function findDay(folded: string, todayOn: Day, f: Formats): FoundDay | null {
  for (const [shape, days] of WORDS) {
    const found = shape.exec(folded);
    if (found) return { kind: 'day', on: addDays(todayOn, days), how: 'word', ...around(folded, found) };
  }
  for (const [shape, make] of SHAPES) {
    const found = shape.exec(folded);
    if (found) return { ...judge(make(found), todayOn, f), ...around(folded, found) };
  }
  return null;
}

const around = (text: string, found: RegExpExecArray): { before: string; after: string } => ({
  before: text.slice(0, found.index).trim(),
  after: text.slice(found.index + found[0].length).trim(),
});

type Judged =
  | { kind: 'day'; on: Day; how: 'written' | 'no-year' }
  | { kind: 'month'; year: number; month: number }
  | { kind: 'wrong'; refusal: Refusal; other?: Day };

function judge(parts: { year?: number; month: number; day?: number }, todayOn: Day, f: Formats): Judged {
  const { month, day } = parts;
  const today = partsOf(todayOn);
  if (day === undefined) {
    const year = parts.year!;
    if (month < 1 || month > 12) return { kind: 'wrong', refusal: refuse('read-date-month') };
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
    return on === null ? wrongDay(today.year, month, day, f) : { kind: 'day', on, how: 'no-year' };
  }
  const on = makeDay(parts.year, month, day);
  if (on === null) return wrongDay(parts.year, month, day, f);
  if (on > todayOn) {
    return { kind: 'wrong', refusal: refuse('read-date-future', { date: f.day(on), today: f.day(todayOn) }) };
  }
  return { kind: 'day', on, how: 'written' };
}

/** What is wrong with a day that does not exist; month and day exchanged is offered when that day exists. */
export function wrongDay(year: number, month: number, day: number, f: Formats): Judged & { kind: 'wrong' } {
  if (month < 1 || month > 12) {
    const other = makeDay(year, day, month);
    return { kind: 'wrong', refusal: refuse('read-date-month'), ...(other ? { other } : {}) };
  }
  const days = daysInMonth(year, month);
  // February's length needs its year; the others do not.
  const args = { month: f.locale === 'vi' ? String(month) : f.month(year, month), days: String(days) };
  return month === 2
    ? { kind: 'wrong', refusal: refuse('read-date-february', { year: String(year), days: String(days) }) }
    : { kind: 'wrong', refusal: refuse('read-date-days', args) };
}
