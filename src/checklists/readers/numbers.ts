// Reads COUNT and PERCENT answers. «1.420» is a count, «1,420» is asked; «98.5 %» is a percentage, «985» is refused with
// an offer, «0,985» may mean two things. Knows no sentence.

import { refuse } from '../../kit/refusal.js';
import { fold } from '../../kit/vietnamese.js';
import { PERCENT_DECIMALS, countText } from '../values.js';
import type { AnswerValue, Option, Question } from '../types.js';
import { confirm, none, one, plainLabel, quoted, rightLabel } from './reading.js';
import type { ReadContext, Reader, Reading } from './reading.js';
import { readNumerals, readWhole } from './numerals.js';
import { saysNone, saysNotYet, spellingsOf, tidy } from './typed.js';

const MAX_COUNT = 9_999_999_999;

const NUMBER_WORDS = ['mot', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi'];
const MULTIPLIERS: Record<string, number> = {
  chuc: 10,
  tram: 100,
  nghin: 1000,
  ngan: 1000,
  k: 1000,
  trieu: 1_000_000,
  tr: 1_000_000,
  ty: 1_000_000_000,
  ti: 1_000_000_000,
};
const ABOUT =
  /^(?:khoang|gan|hon|chung|tren|duoi|xap xi|uoc|uoc tinh|tam|toi thieu|it nhat|about|over|nearly|[~≈<>])\s*/;
const PLAIN_OPENING = /^(?:la|co|duoc|dat|tong|tong so|tong cong|so luong|da to chuc|=|:)\s+(?=[\d])/;

const NOT_DONE = ['to chuc', 'phat sinh', 'thuc hien'];
// «2 (hai) cuộc», «2 cuộc trong năm 2023»: said twice, or said of the whole year.
const ASIDE = /\s*\([^\d()]*\)|\s*(?:trong )?nam 20\d\d$/g;

const count = (value: number): AnswerValue => ({ type: 'COUNT', value });

/** True when a count is so far from last year's that it is asked before it is stored. */
export function isFarFrom(before: number, now: number): boolean {
  const low = Math.min(before, now);
  const high = Math.max(before, now);
  return high - low >= 20 && high >= 10 * Math.max(low, 1);
}

function storeCount(value: number, ctx: ReadContext, readFrom?: string): Reading {
  if (value > MAX_COUNT) return none(refuse('read-count-whole'));
  const last = ctx.lastYear?.value;
  if (last?.type === 'COUNT' && isFarFrom(last.value, value)) {
    return confirm(
      count(value),
      rightLabel(ctx.f.number(value)),
      refuse('read-confirm-far', {
        value: ctx.f.number(value),
        year: String(ctx.lastYear!.year),
        before: ctx.f.number(last.value),
      }),
    );
  }
  return one(count(value), readFrom);
}

function askCount(question: Question, value: number, ctx: ReadContext): Reading {
  if (value > MAX_COUNT) return none(refuse('read-count-whole'));
  return confirm(
    count(value),
    rightLabel(ctx.f.number(value)),
    refuse('read-confirm', { value: countText(value, ctx.f, question) }),
  );
}

/** Reads a whole number, not below zero, with or without the thing counted: «1.420», «2 cuộc», «hai cuộc», «không có». */
export const readCount: Reader = (question, typed, ctx) => {
  if (
    saysNone(typed) ||
    saysNotYet(typed, NOT_DONE) ||
    spellingsOf(typed).some((key) => NOT_DONE.some((deed) => key === `khong ${deed}`))
  ) {
    return storeCount(0, ctx, quoted(typed));
  }
  const text = fold(tidy(typed))
    .replace(/[.;!]+$/, '')
    .replace(ASIDE, '')
    .replace(PLAIN_OPENING, '');
  const about = ABOUT.test(text);
  const found = /^(\d(?:[\d.,]*\d)?(?: \d{3}(?!\d))*)\s*([a-z][a-z ,()]*)?$/.exec(text.replace(ABOUT, ''));
  if (!found) return readCountWords(typed, ctx);
  const whole = readWhole(found[1]!, ctx.f);
  if (!whole) return none(refuse('read-count-whole'));
  const after = (found[2] ?? '').trim().split(' ');
  const times = MULTIPLIERS[after[0]!];
  if (times) return askCount(question, whole.value * times, ctx);
  if (after.includes('ruoi') || after.includes('phay') || after.length > 6) return none(refuse('read-count-whole'));
  if (about || !whole.sure) return askCount(question, whole.value, ctx);
  return storeCount(whole.value, ctx, whole.odd ? quoted(typed) : undefined);
};

function readCountWords(typed: string, ctx: ReadContext): Reading {
  for (const key of spellingsOf(typed)) {
    const [first, ...after] = key.split(' ');
    const value = NUMBER_WORDS.indexOf(first!) + 1;
    const more = after.some(
      (word) => NUMBER_WORDS.includes(word) || word in MULTIPLIERS || word === 'ruoi' || /\d/.test(word),
    );
    if (value > 0 && after.length <= 2 && !more) return storeCount(value, ctx, quoted(typed));
  }
  return none(refuse('read-count-whole'));
}

const percent = (value: number): AnswerValue => ({ type: 'PERCENT', value: Number(value.toFixed(PERCENT_DECIMALS)) });

const percentOption = (value: number, ctx: ReadContext): Option => ({
  value: percent(value),
  label: plainLabel(ctx.f.percent(value, PERCENT_DECIMALS)),
});

function askPercent(value: number, ctx: ReadContext, note?: string): Reading {
  const text = ctx.f.percent(value, PERCENT_DECIMALS);
  return confirm(percent(value), rightLabel(text), refuse('read-confirm', { value: text }), note);
}

/** The percentage a number above 100 may have been meant as, its comma forgotten: 985 → 98,5. */
function withForgottenComma(value: number): number | null {
  if (!Number.isInteger(value) || value % 10 === 0) return null;
  if (value > 100 && value < 1000) return value / 10;
  if (value > 1000 && value < 10_000) return value / 100;
  return null;
}

/** Reads a percentage from 0 to 100, with comma or point, with or without the sign. */
export const readPercent: Reader = (_question, typed, ctx) => {
  const text = fold(tidy(typed))
    .replace(/[.;!]+$/, '')
    .replace(PLAIN_OPENING, '');
  const about = ABOUT.test(text);
  const found = /^(-?\d[\d.,]*)\s*(%|phan tram|percent|pt)?$/.exec(text.replace(ABOUT, ''));
  if (!found) return readPercentOfRatio(text, typed, ctx);
  if (found[1]!.startsWith('-')) return none(refuse('read-percent-range'));
  const numerals = readNumerals(found[1]!, ctx.f);
  const likely = numerals[0];
  if (!likely) return none(refuse('read-percent-unread', { typed: quoted(typed) }));
  const fitting = numerals.find((numeral) => numeral.value <= 100);
  if (!fitting) {
    const offer = withForgottenComma(likely.value);
    return none(refuse('read-percent-range'), { offers: offer === null ? [] : [percentOption(offer, ctx)] });
  }
  const signed = found[2] !== undefined;
  const decimal = likely.way !== 'plain' && likely.groups === 0;
  if (!signed && decimal && fitting.value > 0 && fitting.value <= 1) {
    return {
      kind: 'two',
      options: [percentOption(fitting.value, ctx), percentOption(fitting.value * 100, ctx)],
      why: refuse('read-two-values', { typed: quoted(typed) }),
      again: true,
    };
  }
  if (about || fitting !== likely) return askPercent(fitting.value, ctx);
  return one(percent(fitting.value));
};

/** «1399/1420» where a percentage is asked: computed, asked, the two numbers kept as a note. */
function readPercentOfRatio(text: string, typed: string, ctx: ReadContext): Reading {
  const unread = none(refuse('read-percent-unread', { typed: quoted(typed) }));
  const found = /^(\d[\d.,]*)\s*(?:\/|:|tren|tren tong so)\s*(\d[\d.,]*)$/.exec(text);
  const numerator = found && readWhole(found[1]!, ctx.f);
  const denominator = found && readWhole(found[2]!, ctx.f);
  if (!numerator || !denominator || denominator.value === 0 || numerator.value > denominator.value) return unread;
  return askPercent(Number(((numerator.value / denominator.value) * 100).toFixed(2)), ctx, quoted(typed));
}
