// What a unit that has ended left open, as the office, the successor and the leads read it: how much, and of each what it is,
// until when, and where it comes from. Pure; it must not know the database.
import type { WorkingCalendar } from '../kit/calendar.js';
import type { Words } from '../kit/words.js';
import { cut, sayDue, saySource } from './due-words.js';
import type { EndedUnit, LeftOpen } from './succession-store.js';

/** Items, and visits, named in a message; the rest is counted. */
const NAMED = 5;

/** «02 nội dung khắc phục, 01 đề nghị gia hạn, 01 cuộc kiểm tra»; nothing open is said as such. */
export function sayOpen({ t, f }: Words, open: Pick<LeftOpen, 'items' | 'requests' | 'visits'>): string {
  const part = (key: string, n: number) => (n === 0 ? [] : [t(key, { count: f.count(n) })]);
  const parts = [
    ...part('succession-items', open.items.length),
    ...part('succession-requests', open.requests),
    ...part('succession-visits', open.visits.length),
  ];
  return parts.length === 0 ? t('succession-nothing') : parts.join(', ');
}

export interface OpenWords {
  readonly words: Words;
  readonly calendar: WorkingCalendar;
  readonly now: Date;
}

/** The first of the open items with its source and date, and of the visits with its day, each on its line. */
export function openLines(how: OpenWords, { items, visits }: Pick<LeftOpen, 'items' | 'visits'>): string[] {
  const { t, f } = how.words;
  const ofItems = items.slice(0, NAMED).map((item) => ({
    ...{ text: cut(item.text, 120), source: saySource(how.words, { ...item, takenFrom: null }) },
    due: sayDue(how, item.dueAt, { plainly: true, long: true }),
  }));
  const ofVisits = visits.slice(0, NAMED).map(({ inspectOn }) => ({ day: f.day(inspectOn) }));
  const rest = items.length - ofItems.length + visits.length - ofVisits.length;
  return [
    ...ofItems.map((item, n) => t('succession-item', { n: String(n + 1), ...item })),
    ...ofVisits.map((visit, n) => t('succession-open-visit', { n: String(ofItems.length + n + 1), ...visit })),
    ...(rest > 0 ? [t('succession-more', { count: f.count(rest) })] : []),
  ];
}

export const argsOf = (words: Words, { unit, validTo, open }: EndedUnit) => ({
  unit: unit.title,
  on: words.f.day(validTo),
  open: sayOpen(words, open),
});
