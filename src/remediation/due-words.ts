// How the date of an item is said: the time left, the lateness, where it comes from; and which day somebody typed.
// Pure; words come from the locales. It must not know the database.
import { cut } from '../kit/cut.js';
import { findDay } from '../checklists/readers/days.js';
import { dayOf, type WorkingCalendar } from '../kit/calendar.js';
import { refuse, type Refusal } from '../kit/refusal.js';
import { fold, type Formats } from '../kit/vietnamese.js';
import type { Words } from '../kit/words.js';
import { judgeDue, sourceKey } from './rules.js';
import type { ItemView } from './item-store.js';

/** Working days late, 0 when not; null when the calendar does not reach there. */
export function daysLate(calendar: WorkingCalendar, dueAt: Date, now: Date): number | null {
  if (now <= dueAt) return 0;
  try {
    return calendar.workingDaysLate(dueAt, now);
  } catch {
    return null;
  }
}

/** How a paper handed in stands to its date, the same words to whoever handed it in and whoever judges it. */
export function sayHandedIn(words: Words, calendar: WorkingCalendar, dueAt: Date, at: Date): string {
  if (at <= dueAt) return words.t('remediation-on-time');
  const days = daysLate(calendar, dueAt, at);
  return days === null || days === 0
    ? words.t('remediation-handed-in-after')
    : words.t('remediation-handed-in-late', { days: words.f.count(days) });
}

/** «17h00 ngày 29/09», with the year when it is another one than now. */
export const shortUntil = (f: Formats, dueAt: Date, now: Date): string =>
  dayOf(dueAt).slice(0, 4) === dayOf(now).slice(0, 4) ? f.momentShort(dueAt) : f.until(dueAt);

/** «(còn 02 ngày làm việc)», «(hôm nay)», «(vào ngày nghỉ, Chủ Nhật)»; empty when the calendar does not reach there. */
function timeLeft(words: Words, calendar: WorkingCalendar, dueAt: Date, now: Date): string {
  try {
    const left = calendar.workingDaysLeft(now, dueAt);
    if (left === 0 && dayOf(now) !== dayOf(dueAt))
      return words.t('remediation-left-off', { weekday: words.f.weekday(dayOf(dueAt)) });
    return left === 0
      ? words.t('remediation-left-today')
      : words.t('remediation-left', { days: words.f.count(left), n: left });
  } catch {
    return '';
  }
}

export interface DueWords {
  readonly calendar: WorkingCalendar;
  readonly now: Date;
  readonly words: Words;
}

/**
 * The date of an item as its reader should read it. Before it: «chậm nhất … (còn …)». After it: to those who work on it that
 * nothing has been recorded yet, to head and lead the lateness (`plainly`).
 */
export function sayDue(
  { calendar, now, words }: DueWords,
  dueAt: Date,
  how: { plainly: boolean; long?: boolean },
): string {
  const { t, f } = words;
  const due = how.long ? f.until(dueAt) : shortUntil(f, dueAt, now);
  if (now <= dueAt) {
    const left = timeLeft(words, calendar, dueAt, now);
    return left === '' ? t('remediation-due-dated', { due }) : t('remediation-due', { due, left });
  }
  const late = daysLate(calendar, dueAt, now);
  if (!how.plainly) return t('remediation-due-unrecorded', { due });
  return late !== null && late > 0
    ? t('remediation-due-late', { due, days: f.count(late), n: late })
    : t('remediation-due-passed', { due });
}

/** «Chỉ số CCHC 2022», «kiểm tra công vụ 2022»; of what came from a unit that has ended, from which. */
export function saySource(words: Words, item: Pick<ItemView, 'source' | 'sourceYear' | 'takenFrom'>): string {
  const source = words.t(sourceKey(item.source), { year: String(item.sourceYear) });
  return item.takenFrom === null ? source : words.t('remediation-taken-source', { source, from: item.takenFrom });
}

/** A text in the middle of a sentence: its first letter small, unless the word is an abbreviation or a name of a body. */
export function inSentence(text: string): string {
  const [first = '', second = ''] = [...text];
  if (
    second === '' ||
    second !== second.toLowerCase() ||
    /^(?:Sở|Ban|Chi cục|Trung tâm|Công ty|Bệnh viện|Trường|Phòng|Văn phòng|Ủy ban)(?: |$)/u.test(text)
  ) {
    return text;
  }
  return first.toLowerCase() + text.slice(first.length);
}

export { cut };

/**
 * The due day somebody typed, within the range allowed. A day without its year is the one within the range; a day off is not
 * taken, its next worked day (`near`) is offered.
 */
export function readDueDay(
  calendar: WorkingCalendar,
  range: { fromOn: string; toOn: string },
  typed: string,
  f: Formats,
): { ok: true; dueAt: Date } | { ok: false; why: Refusal; near: string | null } {
  const bounds = { from: f.day(range.fromOn), to: f.day(range.toOn) };
  const outside = { ok: false, why: refuse('remediation-date-range', bounds), near: null } as const;
  const found = findDay(fold(typed), range.toOn, f);
  if (found === null || found.kind === 'month' || (found.kind === 'day' && found.how === 'word')) {
    return {
      ok: false,
      why: refuse('remediation-date-unread', { typed: cut(typed, 40), example: f.day(range.fromOn) }),
      near: null,
    };
  }
  if (found.kind === 'wrong')
    return found.refusal.refusal === 'read-date-future' ? outside : { ok: false, why: found.refusal, near: null };
  const judged = judgeDue(calendar, range, found.on);
  if (judged.ok) return judged;
  if (judged.why === 'range') return outside;
  return { ok: false, why: refuse('remediation-date-off', { date: f.fullDay(found.on) }), near: judged.near };
}

/** «UBND huyện Tre Xanh (tiếp nhận từ UBND thị xã Gốm Cổ)»: a unit with the one whose work this was. */
export const takenTitle = (words: Words, unit?: { title: string }, from?: { title: string }): string =>
  from ? words.t('people-taken-from', { line: unit?.title ?? '', from: from.title }) : (unit?.title ?? '');
