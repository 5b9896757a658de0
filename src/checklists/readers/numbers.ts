// Reads COUNT answers: «1.420», «2 cuộc», «hai mươi». What could mean something else is shown as read and asked: «1,420»,
// «khoảng 20», «12,000», «2 nghìn», two figures, a size the question does not expect. Knows no sentence.

import { refuse } from '../../kit/refusal.js';
import type { Refusal } from '../../kit/refusal.js';
import { fold } from '../../kit/vietnamese.js';
import { countText } from '../values.js';
import type { AnswerValue, Option, Question } from '../types.js';
import { confirm, none, one, plainLabel, quoted, rightLabel, withTime } from './reading.js';
import type { ReadContext, Reader, Reading } from './reading.js';
import { hasTime, isPlain, mask } from './fillers.js';
import { GROUPED_NUMERAL, readWhole, readWholes } from './numerals.js';
import { findNumberWords, readNumberWords } from './number-words.js';
import { saysNone, saysNotYet, spellingsOf, tidy, withoutCourtesy } from './typed.js';

const MAX_COUNT = 9_999_999_999;
/** More than this is asked where the question does not say how much is plausible. */
const PLAUSIBLE = 1_000_000;

const MULTIPLIERS: Record<string, number> = {
  chuc: 10,
  ta: 12,
  tram: 100,
  nghin: 1000,
  ngan: 1000,
  k: 1000,
  trieu: 1_000_000,
  tr: 1_000_000,
  ty: 1_000_000_000,
  ti: 1_000_000_000,
};
const TIMES = new RegExp(`^\\s*(${Object.keys(MULTIPLIERS).join('|')})(?![a-z0-9])`);

/** A minus before a figure, never the dash between two or after a time that was taken out. */
export const MINUS = /(?<![\d.,%)]\s*|(?:day|period|year)>\s*)(?<!\w)-\s*\d/;

const NOT_DONE = ['to chuc', 'phat sinh', 'thuc hien'];

const count = (value: number): AnswerValue => ({ type: 'COUNT', value });
const whole = (): Reading => none(refuse('read-count-whole'));

/** True when a count is so far from last year's that it is asked before it is stored. */
export function isFarFrom(before: number, now: number): boolean {
  const low = Math.min(before, now);
  const high = Math.max(before, now);
  return high - low >= 20 && high >= 10 * Math.max(low, 1);
}

/** Why a figure is asked about although it was read without doubt: last year's, or the bounds of the workbook. */
function unlikely(question: Question, value: number, ctx: ReadContext): Refusal | null {
  const { f } = ctx;
  const last = ctx.lastYear?.value;
  if (last?.type === 'COUNT' && isFarFrom(last.value, value)) {
    const args = { value: f.number(value), year: String(ctx.lastYear!.year), before: f.number(last.value) };
    return refuse('read-confirm-far', args);
  }
  return outOfBounds(question, value, PLAUSIBLE, countText(value, f, question), ctx);
}

/** Why a figure below the least or above the most a question expects is asked about; null when it is within. */
export function outOfBounds(
  question: Question,
  value: number,
  most: number,
  text: string,
  ctx: ReadContext,
): Refusal | null {
  const min = question.min ?? 0;
  const max = question.max ?? most;
  if (value >= min && value <= max) return null;
  const { f } = ctx;
  if (question.max == null && question.min == null) return refuse('read-confirm-size', { value: text });
  const bounds = { min: f.number(min), max: question.max == null ? 'none' : f.number(max) };
  return refuse('read-confirm-outside', { value: text, ...bounds });
}

function takeCount(question: Question, value: number, ctx: ReadContext, readFrom?: string): Reading {
  if (value > MAX_COUNT) return whole();
  const why = unlikely(question, value, ctx);
  return why ? confirm(count(value), rightLabel(ctx.f.number(value)), why) : one(count(value), readFrom);
}

function askCount(question: Question, value: number, ctx: ReadContext): Reading {
  if (value > MAX_COUNT) return whole();
  const why = unlikely(question, value, ctx) ?? refuse('read-confirm', { value: countText(value, ctx.f, question) });
  return confirm(count(value), rightLabel(ctx.f.number(value)), why);
}

/** Several figures, none of them sure: each as a button. */
function askCounts(question: Question, values: readonly number[], typed: string, ctx: ReadContext): Reading {
  const some = [...new Set(values)].filter((value) => value <= MAX_COUNT).slice(0, 4);
  if (some.length < 2) return some.length === 1 ? askCount(question, some[0]!, ctx) : whole();
  const options = some.map((value): Option => ({ value: count(value), label: plainLabel(ctx.f.number(value)) }));
  return { kind: 'two', options, why: refuse('read-two-values', { typed: quoted(typed) }), again: true };
}

/** «không có cuộc nào», «chưa tổ chức buổi nào». */
function saysNotOne(question: Question, typed: string): boolean {
  const found = /^(?:khong|ko|k|kh|chua)(?: (?:co|to chuc|thuc hien|phat sinh))? ([a-z ]{1,40}?) nao(?: ca| a)?$/;
  return spellingsOf(typed).some((key) => {
    const counted = found.exec(withoutCourtesy(key))?.[1];
    return counted !== undefined && isPlain(`0 ${counted}`, question);
  });
}

/** Reads a whole number, not below zero, with or without the thing counted: «1.420», «2 cuộc», «hai cuộc», «không có». */
export const readCount: Reader = (question, typed, ctx) => {
  const { masked } = mask(fold(tidy(typed)));
  return withTime(readFigures(question, typed, ctx), tidy(typed), hasTime(masked));
};

const readFigures: Reader = (question, typed, ctx) => {
  if (
    saysNone(typed) ||
    saysNotOne(question, typed) ||
    saysNotYet(typed, NOT_DONE) ||
    spellingsOf(typed).some((key) => NOT_DONE.some((deed) => key === `khong ${deed}`))
  ) {
    return takeCount(question, 0, ctx, quoted(typed));
  }
  const folded = withoutSpelledAgain(fold(tidy(typed)).replace(/[.;!]+$/, ''));
  if (MINUS.test(mask(folded).text) || /(?<![a-z])am\s*\d/.test(folded)) return whole();
  const { text, masked } = mask(folded);
  const numerals = [...text.matchAll(GROUPED_NUMERAL)];
  if (numerals.length === 0 && masked.size === 1 && masked.has('period')) {
    const months = /^(\d{1,2}) ?thang$/.exec(folded);
    return months ? askCount(question, Number(months[1]), ctx) : whole();
  }
  if (numerals.length === 0) return masked.size > 0 ? whole() : readCountWords(question, typed, ctx);
  if (numerals.length > 1) return readSeveral(question, { text, folded }, numerals, typed, ctx);
  const [numeral] = numerals as [RegExpExecArray];
  const after = text.slice(numeral.index + numeral[0].length);
  const times = TIMES.exec(after);
  if (/^\s*(?:[a-z]+ )?(?:ruoi|phay)\b|^\s*%|^\s*phan tram/.test(after) || /^\/|^[a-z]*\d/.test(after)) return whole();
  if (times) return readTimes(question, numeral[0], MULTIPLIERS[times[1]!]!, after.slice(times[0].length), ctx);
  const values = readWholes(numeral[0], ctx.f);
  if (values.length === 0) return whole();
  if (values.length > 1) return askCounts(question, values, typed, ctx);
  const read = readWhole(numeral[0], ctx.f)!;
  const padded = /^0\d{2,}/.test(numeral[0]);
  if (!read.sure || padded || !isPlain(text, question)) return askCount(question, read.value, ctx);
  return takeCount(question, read.value, ctx, read.odd ? quoted(typed) : undefined);
};

/** «2 (hai) cuộc» says it twice. */
const withoutSpelledAgain = (folded: string): string =>
  folded.replace(/(\d)\s*\(\s*([a-z ]+?)\s*\)/g, (all, digit: string, words: string) => {
    const read = readNumberWords(words.split(' ').filter(Boolean));
    return read ? `${digit} ` : all;
  });

/** «2 nghìn», «2,5 triệu»: read, and asked. */
function readTimes(question: Question, numeral: string, times: number, rest: string, ctx: ReadContext): Reading {
  const number = Number(numeral.replace(/[.,](?=\d{3}(?:\D|$))/g, '').replace(',', '.'));
  const value = Math.round(number * times);
  if (!Number.isFinite(value) || Math.abs(value - number * times) > 1e-6 || /ruoi|\d/.test(rest)) return whole();
  return askCount(question, value, ctx);
}

/** Two figures and more: what is added up is asked as the sum, everything else as it stands. */
function readSeveral(
  question: Question,
  { text, folded }: { text: string; folded: string },
  numerals: readonly RegExpExecArray[],
  typed: string,
  ctx: ReadContext,
): Reading {
  const values = numerals.map((numeral) => readWhole(numeral[0], ctx.f)?.value ?? null);
  if (values.some((value) => value === null) || values.length > 12) return whole();
  const figures = values as number[];
  const sum = figures.reduce((a, b) => a + b, 0);
  const betweens = numerals.slice(1).map((numeral, n) => {
    const before = numerals[n]!;
    return text.slice(before.index + before[0].length, numeral.index);
  });
  const parts = text.split(/[;,\n]|\bva\b/).filter((part) => /\d/.test(part));
  const byPeriod = parts.length === figures.length && parts.every((part) => /<(?:period|year|day)>/.test(part));
  // «1 cuộc năm 2022, 2 cuộc năm 2023»: one of them is asked about, never both together.
  if (byPeriod && yearsIn(folded) > 1) return askCounts(question, figures, typed, ctx);
  if (byPeriod || betweens.every((between) => /^[^\d]*\+\s*$/.test(between))) return askCount(question, sum, ctx);
  if (betweens.some((between) => /\//.test(between))) return whole();
  // «1 và 1»: the two together, or one of them.
  if (betweens.every((between) => /^\s*va\s*$/.test(between)))
    return askCounts(question, [sum, ...figures], typed, ctx);
  return askCounts(question, figures, typed, ctx);
}

/** How many years are named, by figure or as this one or the last. */
const yearsIn = (folded: string): number =>
  new Set(
    [...folded.matchAll(/(?<![a-z])nam (nay|ngoai|truoc|qua)(?![a-z])|(?<!\d)((?:19|20)\d\d)(?!\d)/g)].map(
      ([, word, figure]) => word ?? figure,
    ),
  ).size;

const YEAR_WORDS = /(?<![a-z])nam (?:truoc|nay|ngoai|sau|qua)(?![a-z])/;

function readCountWords(question: Question, typed: string, ctx: ReadContext): Reading {
  const words = tidy(typed).replace(/[.;!]+$/, '');
  const found =
    findNumberWords(words) ??
    spellingsOf(typed)
      .map(findNumberWords)
      .find((read) => read !== null);
  if (!found) return whole();
  const around = fold([...found.before, '1', ...found.after].join(' '));
  // «gửi sau», «như năm trước»: words that are numbers too, among others that say something else.
  const isPhrase = !isPlain(mask(around).text, question);
  if (isPhrase && (!found.sure || YEAR_WORDS.test(fold(words)))) return whole();
  if (!found.sure || !isPlain(mask(around).text, question)) return askCount(question, found.value, ctx);
  return takeCount(question, found.value, ctx, quoted(typed));
}
