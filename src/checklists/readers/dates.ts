// Reads DATE answers: a day up to today, «chưa tổ chức», or a month whose day is then asked. A word that moves the day («trước»,
// «khoảng», «dự kiến»), a second day, another weekday or a day the question does not expect is asked. Knows no sentence.

import { makeDay, partsOf, weekdayOf } from '../../kit/calendar.js';
import { refuse } from '../../kit/refusal.js';
import type { Refusal } from '../../kit/refusal.js';
import { fold } from '../../kit/vietnamese.js';
import { noneLabel } from '../values.js';
import type { AnswerValue, Option, Question } from '../types.js';
import { confirm, none, one, partial, plainLabel, quoted, rightLabel } from './reading.js';
import type { ReadContext, Reader, Reading } from './reading.js';
import { findDay, wrongDay } from './days.js';
import { exampleDay } from './examples.js';
import type { FoundDay } from './days.js';
import { keyOf, saysNone, saysNotYet, splitNote, tidy } from './typed.js';

const DEEDS = ['to chuc', 'thuc hien', 'lam', 'ban hanh', 'dien ra', 'lan nao', 'to chuc lan nao', 'bao gio'];

const day = (on: string): AnswerValue => ({ type: 'DATE', on });

/** [Hôm nay] and [Chưa tổ chức], in displayed order. */
export const dateOptions = (question: Question, ctx: Pick<ReadContext, 'todayOn'>): Option[] => [
  { value: day(ctx.todayOn), label: { key: 'option-today' } },
  { value: { type: 'DATE', none: true }, label: { key: noneLabel(question) } },
];

/** Words that may stand around a day without changing it. */
const FILLING =
  /^[\s,.:;()–-]*(?:(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|t[2-7]|cn|[a-z]{3,6}day|ngay|vao|vao ngay|gan nhat|gan day nhat|la|on|the|mung|mong|sang|trua|chieu|buoi|luc|da|thua|a|nhe|da to chuc|to chuc|to chuc ngay|thuc hien|dien ra|em|anh|bao cao|\d{1,2}\s*(?:h|:|g|gio)\s*(?:\d{2})?(?:\s*phut)?)(?![a-z0-9])[\s,.:;()–-]*)*$/;
/** What follows a day and says where, who or what of: the note beside it. */
const TELLING =
  /^[\s,.:;()–-]*(?:tai|o|do|voi|cung|ve|theo|chu tri|noi dung|thanh phan|hinh thuc|truc tuyen|truc tiep|phong|hoi truong|tru so|ubnd|nha van hoa|quy [1-4])(?![a-z])/;
/** Words that move a day, deny it or give a second one. */
const MOVING =
  /(?<![a-z])(?:khoang|truoc|sau|tu|den|du kien|se|chua|khong|ko|hoan|lui|doi|chuyen|han|gui|tru|nhung|hoac|hay|tham chi|am lich|gan|quang|tam|lai|thay|huy|not|before|after|about|until)(?![a-z])/;

/** The earliest day that is plausible where the question does not say: so many years back. */
const PLAUSIBLE_YEARS = 30;

const WEEKDAY = /(?<![a-z])(?:thu (hai|ba|tu|nam|sau|bay|[2-7])|t([2-7])|(chu nhat|cn))(?![a-z0-9])/;
const WEEKDAYS = ['', 'hai', 'ba', 'tu', 'nam', 'sau', 'bay'];

/** True when the words name a weekday that the day is not. */
function isOtherWeekday(around: string, on: string): boolean {
  const found = WEEKDAY.exec(around);
  if (!found) return false;
  const named = found[3]
    ? 7
    : found[2]
      ? Number(found[2]) - 1
      : /\d/.test(found[1]!)
        ? Number(found[1]) - 1
        : WEEKDAYS.indexOf(found[1]!);
  return weekdayOf(on) !== named;
}

const MONTH_WORDS = ['mot', 'hai', 'ba', 'tu', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi', 'muoi mot', 'muoi hai'];

/** «mùng bảy tháng ba» with figures: spelled days and months are read like written ones. */
function withFigures(folded: string): string {
  const number = '(muoi hai|muoi mot|muoi|mot|hai|ba|bon|tu|nam|sau|bay|tam|chin)(?![a-z])';
  const figure = (words: string): number => MONTH_WORDS.indexOf(words === 'bon' ? 'tu' : words) + 1;
  return (
    folded
      .replace(new RegExp(`(?<![a-z])thang ${number}`, 'g'), (_all, words: string) => `thang ${figure(words)}`)
      .replace(
        new RegExp(`(?<![a-z])(ngay|mung|mong) ${number}(?= thang)`, 'g'),
        (_all, lead: string, words: string) => `${lead} ${figure(words)}`,
      )
      // «14h 7/3/2023»: the hour is not part of the day.
      .replace(/(\d ?(?:h|gio|g)(?: ?\d{2})?) (?=\d{1,4} ?[/.-] ?\d)/g, '$1 ngay ')
      .replace(/(\d{1,2}) thg\.? ?(?=\d)/g, '$1 thang ')
      // «từ 7/3 đến 9/3/2023»: the first day has the year of the second.
      .replace(
        /(?<![\d/])(\d{1,2}\/\d{1,2})(?= ?(?:va|den|toi|[-–,;&]) ?(?:ngay )?\d{1,2}\/\d{1,2}\/((?:19|20)\d\d)(?!\d))/g,
        '$1/$2',
      )
  );
}

/** Words that say «there is none yet», alone or before a reason. */
const saysNothingHeld = (typed: string): boolean =>
  saysNotYet(typed, DEEDS) || saysNone(typed) || /^(khong|ko|k) (to chuc|co|thuc hien)$/.test(keyOf(typed));

function readNone(question: Question, typed: string): Reading | null {
  const none: AnswerValue = { type: 'DATE', none: true };
  if (saysNothingHeld(typed)) return one(none, quoted(typed));
  const split = splitNote(typed);
  if (!split || !saysNothingHeld(split.lead)) return null;
  const sure = !/\d|(?<![a-z])(?:nhung|tru|da)(?![a-z])/.test(keyOf(split.rest));
  if (sure) return one(none, quoted(split.lead), split.rest);
  return confirm(
    none,
    { key: noneLabel(question) },
    refuse('read-confirm-words', { typed: quoted(typed) }),
    split.rest,
  );
}

/** Reads a day; «3/2023» and «tháng 3» are kept and their day asked. */
export const readDate: Reader = (question, typed, ctx) => {
  const nothing = readNone(question, typed);
  if (nothing) return nothing;
  const text = withFigures(fold(tidy(typed)).replace(/[()]/g, ' ').trim());
  const known = ctx.partial?.type === 'DATE' ? ctx.partial : null;
  const bare = /^(?:ngay|mung|mong)?\s*(\d{1,2})$/.exec(text);
  if (bare && known) return readDayOfMonth(question, known, Number(bare[1]), ctx);
  if (bare && ctx.numbered) {
    const option = dateOptions(question, ctx)[Number(bare[1]) - 1];
    if (option) return one(option.value);
  }
  const bound = question.latestOn && question.latestOn > ctx.todayOn ? question.latestOn : ctx.todayOn;
  const found = findDay(text, bound, ctx.f) ?? findMonth(text, ctx);
  if (!found) return none(refuse('read-date-unread', { typed: quoted(typed), ...exampleDay(ctx.todayOn) }));
  const plain = FILLING.test(found.before) && FILLING.test(found.after);
  if (found.kind === 'day') return readFound(question, found, typed, plain, ctx);
  const second = findDay(found.after, bound, ctx.f);
  if (second?.kind === 'day') return readFound(question, { ...second, before: text }, typed, false, ctx);
  if (!plain && !TELLING.test(found.after))
    return none(refuse('read-date-unread', { typed: quoted(typed), ...exampleDay(ctx.todayOn) }));
  if (found.kind === 'wrong') {
    const offers =
      found.other && found.other <= ctx.todayOn
        ? [{ value: day(found.other), label: plainLabel(ctx.f.day(found.other)) }]
        : [];
    return none(found.refusal, { offers });
  }
  return partial(
    { type: 'DATE', year: found.year, month: found.month },
    'day',
    refuse('read-date-day', { month: ctx.f.month(found.year, found.month) }),
  );
};

/** «tháng 3»: the latest such month that has begun. */
function findMonth(text: string, ctx: ReadContext): FoundDay | null {
  const found = /(?<![a-z\d]|\d )thang\s*(\d{1,2})(?![\d/.-])/.exec(text);
  const month = Number(found?.[1]);
  if (!found || month < 1 || month > 12) return null;
  const today = partsOf(ctx.todayOn);
  const year = month > today.month ? today.year - 1 : today.year;
  const around = { before: text.slice(0, found.index).trim(), after: text.slice(found.index + found[0].length).trim() };
  return { kind: 'month', year, month, ...around };
}

/** One day was found: stored when nothing around it can change it, and it is plausible; two days are both offered. */
function readFound(
  question: Question,
  found: FoundDay & { kind: 'day' },
  typed: string,
  plain: boolean,
  ctx: ReadContext,
): Reading {
  const { on } = found;
  const others = otherDays(found.after, ctx).filter((other) => other !== on);
  if (others.length > 0) {
    const options = [on, ...others]
      .slice(0, 4)
      .map((each) => ({ value: day(each), label: plainLabel(ctx.f.day(each)) }));
    return { kind: 'two', options, why: refuse('read-two-values', { typed: quoted(typed) }), again: true };
  }
  const text = ctx.f.day(on);
  const tells = FILLING.test(found.before) && TELLING.test(found.after) && !MOVING.test(found.after);
  const note = plain ? undefined : tells ? tailOf(typed, found.after) : tidy(typed);
  const sure = (plain || tells) && found.how !== 'no-year' && !isOtherWeekday(`${found.before} ${found.after}`, on);
  const why = outsideDays(question, on, ctx);
  if (!sure || why) return confirm(day(on), rightLabel(text), why ?? refuse('read-confirm', { value: text }), note);
  return one(day(on), found.how === 'word' ? quoted(typed) : undefined, note);
}

function otherDays(after: string, ctx: ReadContext): string[] {
  const days: string[] = [];
  for (let rest = after; days.length < 4;) {
    const next = findDay(rest, ctx.todayOn, ctx.f);
    if (!next) break;
    if (next.kind === 'day') days.push(next.on);
    rest = next.after;
  }
  return [...new Set(days)];
}

/** The last words of what was typed, as typed: as many as the folded words after the day. */
function tailOf(typed: string, after: string): string {
  const words = tidy(typed).split(' ');
  const wanted = after.replace(/^[\s,.:;()–-]+/, '').split(' ').length;
  return words
    .slice(-wanted)
    .join(' ')
    .replace(/^[\s,.:;()–-]+/, '');
}

/** Why a day is asked about although it was read without doubt: before the earliest or after the latest that is plausible. */
function outsideDays(question: Question, on: string, ctx: ReadContext): Refusal | null {
  const today = partsOf(ctx.todayOn);
  const from = question.earliestOn ?? `${today.year - PLAUSIBLE_YEARS}-01-01`;
  const to = question.latestOn ?? ctx.todayOn;
  if (on >= from && on <= to) return null;
  return refuse('read-confirm-day', { value: ctx.f.day(on), from: ctx.f.day(from), to: ctx.f.day(to) });
}

function readDayOfMonth(
  question: Question,
  known: { year: number; month: number },
  dayOfMonth: number,
  ctx: ReadContext,
): Reading {
  const on = makeDay(known.year, known.month, dayOfMonth);
  if (on === null) return none(wrongDay(known.year, known.month, dayOfMonth, ctx.todayOn, ctx.f).refusal);
  if (on > ctx.todayOn) {
    return none(refuse('read-date-future', { date: ctx.f.day(on), today: ctx.f.day(ctx.todayOn) }));
  }
  const why = outsideDays(question, on, ctx);
  return why ? confirm(day(on), rightLabel(ctx.f.day(on)), why) : one(day(on));
}
