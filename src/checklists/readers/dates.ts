// Reads DATE answers: a day up to today, «chưa tổ chức», or a month whose day is then asked. Knows no sentence.

import { makeDay } from '../../kit/calendar.js';
import { refuse } from '../../kit/refusal.js';
import { fold } from '../../kit/vietnamese.js';
import { noneLabel } from '../values.js';
import type { AnswerValue, Option, Question } from '../types.js';
import { confirm, none, one, partial, plainLabel, quoted, rightLabel } from './reading.js';
import type { ReadContext, Reader, Reading } from './reading.js';
import { findDay, wrongDay } from './days.js';
import { keyOf, saysNone, saysNotYet, tidy } from './typed.js';

const DEEDS = ['to chuc', 'thuc hien', 'lam', 'ban hanh', 'dien ra', 'lan nao', 'to chuc lan nao', 'bao gio'];

const day = (on: string): AnswerValue => ({ type: 'DATE', on });

/** [Hôm nay] and [Chưa tổ chức], in displayed order. */
export const dateOptions = (question: Question, ctx: Pick<ReadContext, 'todayOn'>): Option[] => [
  { value: day(ctx.todayOn), label: { key: 'option-today' } },
  { value: { type: 'DATE', none: true }, label: { key: noneLabel(question) } },
];

/** Words that may stand around a day without changing it. */
const FILLING =
  /^[\s,.:;]*(?:(?:thu (?:hai|ba|tu|nam|sau|bay)|chu nhat|t[2-7]|cn|[a-z]{3,6}day|ngay|vao|gan nhat|la|on|the|mung|mong|sang|chieu|buoi|luc|\d{1,2}(?:h|:|g| gio ?)(?:\d{2})?)[\s,.:;]*)*$/;

/** Reads a day; «3/2023» is kept and its day asked. */
export const readDate: Reader = (question, typed, ctx) => {
  if (saysNotYet(typed, DEEDS) || saysNone(typed) || /^(khong|ko|k) (to chuc|co|thuc hien)$/.test(keyOf(typed))) {
    return one({ type: 'DATE', none: true }, quoted(typed));
  }
  const text = fold(tidy(typed)).replace(/[()]/g, ' ').trim();
  const known = ctx.partial?.type === 'DATE' ? ctx.partial : null;
  const bare = /^(?:ngay|mung|mong)?\s*(\d{1,2})$/.exec(text);
  if (bare && known) return readDayOfMonth(known, Number(bare[1]), ctx);
  if (bare && ctx.numbered) {
    const option = dateOptions(question, ctx)[Number(bare[1]) - 1];
    if (option) return one(option.value);
  }
  const found = findDay(text, ctx.todayOn, ctx.f);
  if (!found || !FILLING.test(found.before) || !FILLING.test(found.after)) {
    return none(refuse('read-date-unread', { typed: quoted(typed) }));
  }
  if (found.kind === 'wrong') {
    const offers =
      found.other && found.other <= ctx.todayOn
        ? [{ value: day(found.other), label: plainLabel(ctx.f.day(found.other)) }]
        : [];
    return none(found.refusal, { offers });
  }
  if (found.kind === 'month') {
    return partial(
      { type: 'DATE', year: found.year, month: found.month },
      'day',
      refuse('read-date-day', { month: ctx.f.month(found.year, found.month) }),
    );
  }
  if (found.how === 'no-year') {
    const text = ctx.f.day(found.on);
    return confirm(day(found.on), rightLabel(text), refuse('read-confirm', { value: text }));
  }
  return one(day(found.on), found.how === 'word' ? quoted(typed) : undefined);
};

function readDayOfMonth(known: { year: number; month: number }, dayOfMonth: number, ctx: ReadContext): Reading {
  const on = makeDay(known.year, known.month, dayOfMonth);
  if (on === null) return none(wrongDay(known.year, known.month, dayOfMonth, ctx.f).refusal);
  if (on > ctx.todayOn) {
    return none(refuse('read-date-future', { date: ctx.f.day(on), today: ctx.f.day(ctx.todayOn) }));
  }
  return one(day(on));
}
