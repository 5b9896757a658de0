// Reads PERCENT answers: «98.5 %», «Đạt 98,5% kế hoạch», «98 phẩy 5». «985» is refused with an offer, «0,985» may mean two
// things, «1.420» and whatever words around the figure could change are asked. Knows no sentence.

import { refuse } from '../../kit/refusal.js';
import { fold } from '../../kit/vietnamese.js';
import { PERCENT_DECIMALS } from '../values.js';
import type { AnswerValue, Option, Question } from '../types.js';
import { confirm, none, one, plainLabel, quoted, rightLabel, withTime } from './reading.js';
import type { ReadContext, Reader, Reading } from './reading.js';
import { hasTime, isPlain, mask, phrases } from './fillers.js';
import { MINUS, outOfBounds } from './numbers.js';
import { NUMERAL, readNumerals, readWhole } from './numerals.js';
import { findNumberWords } from './number-words.js';
import { tidy } from './typed.js';

/** Decimals that are kept when more than `PERCENT_DECIMALS` were typed; it is said that they were rounded. */
const ROUNDED_DECIMALS = 2;

const SAID = phrases(
  ...[
    'phan tram',
    'percent',
    'pt',
    'ty le',
    'ti le',
    'bang',
    'ke hoach',
    'du toan',
    'ke hoach von',
    'von',
    'giai ngan',
  ],
  ...['da giai ngan', 'chi tieu', 'chi tieu duoc giao', 'chi tieu giao', 'muc', 'muc tieu'],
);
const HALVES = new Map([['mot nua', 50]]);

const percent = (value: number): AnswerValue => ({ type: 'PERCENT', value: Number(value.toFixed(PERCENT_DECIMALS)) });

const percentOption = (value: number, ctx: ReadContext): Option => ({
  value: percent(value),
  label: plainLabel(ctx.f.percent(value, PERCENT_DECIMALS)),
});

function askPercent(question: Question, value: number, ctx: ReadContext, note?: string): Reading {
  const text = ctx.f.percent(value, PERCENT_DECIMALS);
  const why = outOfBounds(question, value, 100, text, ctx) ?? refuse('read-confirm', { value: text });
  return confirm(percent(value), rightLabel(text), why, note);
}

function takePercent(question: Question, value: number, ctx: ReadContext, readFrom?: string): Reading {
  const text = ctx.f.percent(value, PERCENT_DECIMALS);
  return outOfBounds(question, value, 100, text, ctx)
    ? askPercent(question, value, ctx)
    : one(percent(value), readFrom);
}

/** The percentage a number above 100 may have been meant as, its comma forgotten: 985 → 98,5. */
function withForgottenComma(value: number): number | null {
  if (!Number.isInteger(value) || value % 10 === 0) return null;
  if (value > 100 && value < 1000) return value / 10;
  if (value > 1000 && value < 10_000) return value / 100;
  return null;
}

const MONEY = /(?<![\d.,])\d[\d.,]*\s*(?:ty|ti|trieu|nghin|ngan|tr|dong|vnd|d)(?! le)(?![a-z])(?:\s*dong(?![a-z]))?/g;
const SIGN = /^\s*(?:%|phan tram|percent|pt(?![a-z]))/;

/** Reads a percentage from 0 to 100, with comma or point, with or without the sign. */
export const readPercent: Reader = (question, typed, ctx) => {
  const { masked } = mask(fold(tidy(typed)));
  return withTime(readFigures(question, typed, ctx), tidy(typed), hasTime(masked));
};

const readFigures: Reader = (question, typed, ctx) => {
  const folded = fold(tidy(typed))
    .replace(/[.;!]+$/, '')
    .replace(/(\d+)\s*(?:phay|cham)\s*(\d+)/g, '$1,$2');
  const ofRatio = readPercentOfRatio(question, folded, typed, ctx);
  if (ofRatio) return ofRatio;
  if (MINUS.test(mask(folded).text)) return none(refuse('read-percent-range'));
  const { text: figures, masked } = mask(folded);
  // Money is no percentage, and a doubt beside one.
  const text = figures.replace(MONEY, ' <money> ');
  const numerals = [...text.matchAll(NUMERAL)];
  const [numeral] = numerals;
  if (!numeral) return masked.size > 0 || text !== figures ? unread(typed) : readPercentWords(question, typed, ctx);
  const signed = numerals.filter((each) => SIGN.test(text.slice(each.index + each[0].length)));
  const [only, other] = signed.map((each) => readNumerals(each[0], ctx.f)[0]?.value ?? -1);
  // «đến 15/9 đạt 98,5%»: of several figures the only one that is a percentage.
  const isRange = /\d\s*%?\s*(?:-|–|den|toi|hoac|hay)\s*\d+(?![\d\s]*\/)/.test(text);
  if (numerals.length > 1 && !isRange && only !== undefined && other === undefined && only >= 0 && only <= 100)
    return askPercent(question, only, ctx, tidy(typed));
  const after = text.slice(numeral.index + numeral[0].length);
  if (/^[a-z]*\d|^\s*[/:]/.test(after) || /[a-z/]$/.test(text.slice(0, numeral.index))) return unread(typed);
  if (numerals.length > 1) return readSeveral(numerals, typed, ctx);
  const spoken = /\d\s*(?:phẩy|chấm|phay|cham)\s*\d/i.test(tidy(typed));
  return readOne(question, numeral[0], SIGN.test(after), isPlain(text, question, SAID), spoken, typed, ctx);
};

const unread = (typed: string): Reading => none(refuse('read-percent-unread', { typed: quoted(typed) }));

function readOne(
  question: Question,
  numeral: string,
  signed: boolean,
  plain: boolean,
  spoken: boolean,
  typed: string,
  ctx: ReadContext,
): Reading {
  const numerals = readNumerals(numeral, ctx.f);
  const likely = numerals[0];
  if (!likely) return unread(typed);
  const most = Math.max(100, question.max ?? 100);
  const fitting = numerals.find((each) => each.value <= most);
  if (!fitting) {
    const offer = withForgottenComma(likely.value);
    return none(refuse('read-percent-range'), { offers: offer === null ? [] : [percentOption(offer, ctx)] });
  }
  const decimal = likely.way !== 'plain' && likely.groups === 0;
  if (!signed && decimal && fitting.value > 0 && fitting.value <= 1) {
    return {
      kind: 'two',
      options: [percentOption(fitting.value, ctx), percentOption(fitting.value * 100, ctx)],
      why: refuse('read-two-values', { typed: quoted(typed) }),
      again: true,
    };
  }
  const decimals = /[.,](\d+)$/.exec(numeral)?.[1]?.length ?? 0;
  const rounds = decimals > PERCENT_DECIMALS && fitting.groups === 0;
  const value = rounds ? Number(fitting.value.toFixed(ROUNDED_DECIMALS)) : fitting.value;
  const inThousands = decimals === 3 && !signed;
  if (!plain || fitting !== likely || inThousands) return askPercent(question, value, ctx);
  return takePercent(question, value, ctx, rounds || spoken ? quoted(typed) : undefined);
}

/** Two percentages and more: each is offered. */
function readSeveral(numerals: readonly RegExpExecArray[], typed: string, ctx: ReadContext): Reading {
  const values = numerals.flatMap((numeral) => readNumerals(numeral[0], ctx.f).slice(0, 1)).map(({ value }) => value);
  const fitting = [...new Set(values.filter((value) => value <= 100).map((value) => Number(value.toFixed(4))))];
  if (fitting.length < 2 || fitting.length > 4) return unread(typed);
  const options = fitting.map((value) => percentOption(value, ctx));
  return { kind: 'two', options, why: refuse('read-two-values', { typed: quoted(typed) }), again: true };
}

function readPercentWords(question: Question, typed: string, ctx: ReadContext): Reading {
  const words = tidy(typed)
    .replace(/[.;!%]+$/, '')
    .replace(/\s*(?:phần trăm|phan tram)/gi, '');
  const half = HALVES.get(fold(words));
  if (half !== undefined) return askPercent(question, half, ctx);
  const found = findNumberWords(words);
  if (!found || found.value > 100) return unread(typed);
  const around = [...found.before, '1', ...found.after].map(fold).join(' ');
  if (!found.sure || !isPlain(mask(around).text, question, SAID)) return askPercent(question, found.value, ctx);
  return takePercent(question, found.value, ctx, quoted(typed));
}

/** «1399/1420» where a percentage is asked: computed, asked, the two numbers kept as a note. */
function readPercentOfRatio(question: Question, text: string, typed: string, ctx: ReadContext): Reading | null {
  const found = /^(?:dat |la |duoc )?(\d[\d.,]*)\s*(?:\/|:|tren tong so|tren|cua)\s*(\d[\d.,]*)$/.exec(text);
  const numerator = found && readWhole(found[1]!, ctx.f);
  const denominator = found && readWhole(found[2]!, ctx.f);
  if (!numerator || !denominator || denominator.value === 0 || numerator.value > denominator.value) return null;
  return askPercent(question, Number(((numerator.value / denominator.value) * 100).toFixed(2)), ctx, quoted(typed));
}
