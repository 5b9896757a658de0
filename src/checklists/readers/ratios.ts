// Reads RATIO answers: two whole numbers «1399/1420», the first of two, or what people write instead: «1399 trên 1420»,
// «98,5%» (kept as a note, two numbers are needed to compare with the record). Knows no sentence.

import { refuse } from '../../kit/refusal.js';
import { fold } from '../../kit/vietnamese.js';
import { VALUE_NONE_ARISEN, nounOf, ratioText } from '../values.js';
import type { AnswerValue, Question } from '../types.js';
import { confirm, none, one, partial, quoted, rightLabel } from './reading.js';
import type { ReadContext, Reader, Reading } from './reading.js';
import { NUMERAL, readNumerals, readWhole } from './numerals.js';
import { literalOf, saysNone, spellingsOf, tidy } from './typed.js';

const MAX_PART = 9_999_999_999;
const BETWEEN =
  /\s*(?:\/|:|÷|(?:\b|(?<=\d))(?:tren tong so|tren tong|tren|trong tong so|trong so|trong|out of|of)(?:\b|(?=\d)))\s*/;
// «= 98,5%», «(98,5%)» behind the two numbers.
const STATED = /^(.*?\d[^\d=~≈(%]*?)\s*(?:[=~≈(,;–]|\s-|\s)\s*(\d+(?:[.,]\d+)?)\s*%\s*\)?$/;

const NONE_ARISEN: AnswerValue = { type: 'RATIO', none: true };
const ratio = (numerator: number, denominator: number): AnswerValue => ({ type: 'RATIO', numerator, denominator });

/** What decides on two numbers once they are known. */
function decideRatio(
  question: Question,
  numerator: number,
  denominator: number,
  sure: boolean,
  ctx: ReadContext,
  readFrom?: string,
): Reading {
  const { f } = ctx;
  if (numerator === 0 && denominator === 0) return askNone();
  if (numerator > denominator) {
    const key = fold(question.text).includes('dung va truoc han') ? 'read-ratio-order-on-time' : 'read-ratio-order';
    return none(refuse(key, { numerator: f.number(numerator), denominator: f.number(denominator) }), {
      offers: [
        {
          value: ratio(denominator, numerator),
          label: { key: 'option-swap', args: { value: `${f.number(denominator)}/${f.number(numerator)}` } },
        },
      ],
    });
  }
  if (!sure) {
    return confirm(
      ratio(numerator, denominator),
      rightLabel(`${f.number(numerator)}/${f.number(denominator)}`),
      refuse('read-confirm', { value: ratioText(numerator, denominator, f) }),
    );
  }
  return one(ratio(numerator, denominator), readFrom);
}

const askNone = (): Reading => confirm(NONE_ARISEN, { key: VALUE_NONE_ARISEN }, refuse('read-ratio-none'));

const unread = (typed: string): Reading => none(refuse('read-ratio-unread', { typed: quoted(typed) }));

// «98,5% (1399/1420)»: the percentage said first.
const STATED_FIRST = /^(\d+(?:[.,]\d+)?)\s*%\s*[=(:,–-]*\s*([^%]*\d[^%]*?)\s*\)?$/;
const MULTIPLIER = /\d\s*(?:chuc|tram|nghin|ngan|trieu|tr|ty|ti|k)\b/;

function part(text: string, ctx: ReadContext): { value: number; sure: boolean } | null {
  const found = /^[^\d]*?(\d(?:[\d.,]*\d)?(?: \d{3}(?!\d))*)[^\d]*$/.exec(text.trim());
  const whole = found && readWhole(found[1]!, ctx.f);
  return whole && whole.value <= MAX_PART ? whole : null;
}

/** Reads two whole numbers; one alone is kept as the first and the total is asked. */
export const readRatio: Reader = (question, typed, ctx) => {
  if (spellingsOf(typed).some((key) => /^(khong|ko|k|kh) phat sinh$|^kps$|^none arose$/.test(key))) {
    return one(NONE_ARISEN, ['không phát sinh', 'none arose'].includes(literalOf(typed)) ? undefined : quoted(typed));
  }
  if (saysNone(typed)) return askNone();
  const text = fold(tidy(typed))
    .replace(/[.;!]+$/, '')
    .replace(STATED_FIRST, '$2 = $1%');
  if (MULTIPLIER.test(text)) return unread(typed);
  if (/(^|[^\d])-\s*\d/.test(text) && !/\d\s*-\s*\d/.test(text)) return unread(typed);

  const halves = text.split(BETWEEN);
  if (halves.length === 2) return readHalves(question, halves[0]!, halves[1]!, typed, ctx);
  if (halves.length > 2) return unread(typed);

  const numerals: readonly string[] = text.match(NUMERAL) ?? [];
  const [numeral] = numerals;
  if (numeral !== undefined && numerals.length === 1) return readSingle(question, text, numeral, typed, ctx);
  if (/^[1-9]\d{0,2}( \d{3})+$/.test(text) && numerals.length > 2) return readSingle(question, text, text, typed, ctx);
  if (numerals.length === 2) return readPair(question, text, numerals as [string, string], typed, ctx);
  return unread(typed);
};

function readHalves(question: Question, left: string, right: string, typed: string, ctx: ReadContext): Reading {
  const stated = STATED.exec(right);
  const numerator = part(left, ctx);
  const denominator = part(stated ? stated[1]! : right, ctx);
  if (!numerator || !denominator) return unread(typed);
  let sure = numerator.sure && denominator.sure;
  if (stated && denominator.value > 0) {
    // A percentage that does not fit the two numbers means that one of the three is a slip.
    const percent = readNumerals(stated[2]!, ctx.f)[0]?.value ?? -1;
    if (Math.abs((numerator.value / denominator.value) * 100 - percent) > 0.11) sure = false;
  }
  return decideRatio(question, numerator.value, denominator.value, sure, ctx);
}

/** One number: a percentage is kept as a note; a whole number is the first of two, or the second when the first is known. */
function readSingle(question: Question, text: string, numeral: string, typed: string, ctx: ReadContext): Reading {
  const whole = part(text, ctx);
  if (/%|phan tram|percent/.test(text) || (!whole && readNumerals(numeral, ctx.f).length > 0)) {
    return none(
      refuse('read-ratio-needs-two', { typed: quoted(typed), area: question.area === 'TTHC' ? 'TTHC' : 'other' }),
      { kept: tidy(typed) },
    );
  }
  if (!whole || /-\s*\d/.test(text)) return unread(typed);
  const before = ctx.partial?.type === 'RATIO' ? ctx.partial.numerator : null;
  if (before !== null) return decideRatio(question, before, whole.value, whole.sure, ctx);
  if (/\btong\b/.test(text)) return unread(typed);
  const noun = ctx.f.locale === 'vi' ? (nounOf(question) ?? '') : '';
  return partial(
    { type: 'RATIO', numerator: whole.value },
    'denominator',
    refuse('read-ratio-denominator', { numerator: ctx.f.number(whole.value), noun: noun || 'none' }),
  );
}

/** Two numbers without a sign between: «tổng 1420, đúng hạn 1399» is read, «1399 1420» is asked. */
function readPair(
  question: Question,
  text: string,
  numerals: readonly [string, string],
  typed: string,
  ctx: ReadContext,
): Reading {
  const first = readWhole(numerals[0], ctx.f);
  const second = readWhole(numerals[1], ctx.f);
  if (!first || !second) return unread(typed);
  const start = text.indexOf(numerals[0]);
  const before = text.slice(0, start);
  const between = text.slice(start + numerals[0].length, text.lastIndexOf(numerals[1]));
  const total = /\b(tong|tong so)\b/;
  if (total.test(before) && !total.test(between)) {
    return decideRatio(question, second.value, first.value, first.sure && second.sure, ctx, quoted(typed));
  }
  if (total.test(between) && !total.test(before)) {
    return decideRatio(question, first.value, second.value, first.sure && second.sure, ctx, quoted(typed));
  }
  return /^[\s,;–-]*(va|and)?[\s,;]*$/.test(between)
    ? decideRatio(question, first.value, second.value, false, ctx)
    : unread(typed);
}
