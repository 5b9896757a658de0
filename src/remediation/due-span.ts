// A due date typed as a span: «30 ngày sau kết luận», «trong vòng 2 tuần», «15 ngày làm việc kể từ hôm nay». What is said, and
// the day it comes to. Pure; without another day said it counts from the conclusion, as the plan's own spans do.
import { daysInMonth, makeDay, partsOf, type Day, type WorkingCalendar } from '../kit/calendar.js';
import { fold } from '../kit/vietnamese.js';

export interface Span {
  readonly count: number;
  readonly unit: 'days' | 'working-days' | 'weeks' | 'months';
  readonly from: 'conclusion' | 'today' | 'visit';
}

const UNITS = {
  'ngay lam viec': 'working-days',
  'working days?': 'working-days',
  ngay: 'days',
  'days?': 'days',
  tuan: 'weeks',
  'weeks?': 'weeks',
  thang: 'months',
  'months?': 'months',
} as const satisfies Record<string, Span['unit']>;

const SPAN = new RegExp(
  `^(?:thoi han |han )?(?:(?:cham nhat|toi da|khong qua|sau|trong vong|trong|within|after|in) ?)*(\\d{1,3}) (${Object.keys(UNITS).join('|')})(?: (.+))?$`,
);
const FROM: readonly [RegExp, Span['from']][] = [
  [/^(?:nua|tinh |ke |bat dau )?(?:tu |after |from )?(?:ngay )?(?:hom nay|nay|bay gio|today|now)?$/, 'today'],
  [/ket luan|thong bao|conclusion/, 'conclusion'],
  [/^(?:sau|ke tu|tu|tinh tu|after|from)(?: khi)?(?: ngay| the)? (?:kiem tra|cuoc kiem tra|visit|inspection)/, 'visit'],
];

/** What a span says; null when the words are none. */
export function readSpan(typed: string): Span | null {
  const words = fold(typed).replace(/[.,;]+$/, '');
  const found = SPAN.exec(words.replace(/^(\d{1,3})(?=[a-z])/, '$1 '));
  if (!found) return null;
  const [, count, unit, rest] = found;
  const named = Object.entries(UNITS).find(([name]) => new RegExp(`^(?:${name})$`).test(unit!))![1];
  if (Number(count) === 0) return null;
  if (rest === undefined) return { count: Number(count), unit: named, from: 'conclusion' };
  const from = FROM.find(([sign]) => sign.test(rest))?.[1];
  return from ? { count: Number(count), unit: named, from } : null;
}

/** A span counted from the conclusion, as it is kept until the day of the conclusion is known; null for any other. */
export const keepSpan = ({ count, unit, from }: Span): string | null =>
  from === 'conclusion' ? `${count} ${unit}` : null;

/** What was kept; null where the due day is a day. */
export function keptSpan(kept: string | null): Span | null {
  const [, count, unit] = /^(\d{1,3}) (days|working-days|weeks|months)$/.exec(kept ?? '') ?? [];
  return unit === undefined ? null : { count: Number(count), unit: unit as Span['unit'], from: 'conclusion' };
}

/** The end of the day a span comes to, rolled to a working day. Throws in a year without a calendar. */
export function dueAfter(calendar: WorkingCalendar, { count, unit }: Span, from: Day): Date {
  if (unit === 'working-days') return calendar.endOfOffice(calendar.addWorkingDays(from, count));
  if (unit !== 'months') return calendar.dueFrom.remediationDueAt(from, unit === 'weeks' ? count * 7 : count);
  const { year, month, day } = partsOf(from);
  const months = year * 12 + (month - 1) + count;
  const [y, m] = [Math.floor(months / 12), (months % 12) + 1];
  const on = makeDay(y, m, Math.min(day, daysInMonth(y, m)))!;
  return calendar.dueFrom.remediationDueAt(on, 0);
}
