// Reads RATIO answers: two whole numbers «1399/1420», the first of two, or what people write instead: «1399 trên 1420»,
// «98,5%» (kept as a note, two numbers are needed to compare with the record). A word beside them that could change them
// («gửi sau ngày 9/10», «khoảng 3/11», «2/3 số nhiệm vụ») is a doubt: shown as read and asked. Knows no sentence.

import { refuse } from '../../kit/refusal.js';
import type { Refusal } from '../../kit/refusal.js';
import type { Formats } from '../../kit/vietnamese.js';
import { fold } from '../../kit/vietnamese.js';
import { hasTime, isPlain, mask, phrases } from './fillers.js';
import { VALUE_NONE_ARISEN, ratioText } from '../values.js';
import type { AnswerValue, Question } from '../types.js';
import { confirm, none, one, partial, plainLabel, quoted, rightLabel, withTime } from './reading.js';
import type { ReadContext, Reader, Reading } from './reading.js';
import { MINUS, outOfBounds } from './numbers.js';
import { NUMERAL, readNumerals, readWhole, readWholes } from './numerals.js';
import { literalOf, saysNone, spellingsOf, tidy } from './typed.js';

const MAX_PART = 9_999_999_999;
/** Totals above this are asked where the question does not say how much is plausible. */
const PLAUSIBLE = 100_000_000;
const BETWEEN =
  /\s*(?:\/|:|÷|(?:\b|(?<=\d))(?:tren tong so|tren tong|tren|trong tong so|trong so|trong|cua tong so|cua|out of|of)(?:\b|(?=\d)))\s*/;
/** Words that say which of two numbers is the part and which the whole. */
const PART_WORDS = phrases(
  ...[
    'dung han',
    'truoc han',
    'dung va truoc han',
    'dung hoac truoc han',
    'da hoan thanh',
    'hoan thanh',
    'da giai quyet',
  ],
  ...[
    'giai quyet',
    'giai quyet dung han',
    'xong',
    'tu so',
    'mau so',
    'tong so',
    'co mat',
    'phan tram',
    'percent',
    'dat',
  ],
);
/** What is said of the part that is not the one asked for. */
const OTHER_PART = /\b(?:qua han|tre han|cham|con lai|ton|vang|chua|khong|that bai|loai|huy|tra lai)\b/;
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
    const args = { numerator: f.number(numerator), denominator: f.number(denominator) };
    const part = (f.locale === 'vi' && question.numerator) || 'none';
    return none(refuse('read-ratio-order', { ...args, part }), {
      offers: [
        {
          value: ratio(denominator, numerator),
          label: { key: 'option-swap', args: { value: `${f.number(denominator)}/${f.number(numerator)}` } },
        },
      ],
    });
  }
  const text = ratioText(numerator, denominator, f);
  const unlikely = outOfBounds(question, denominator, PLAUSIBLE, text, ctx);
  if (!sure || unlikely) {
    return confirm(
      ratio(numerator, denominator),
      rightLabel(`${f.number(numerator)}/${f.number(denominator)}`),
      unlikely ?? refuse('read-confirm', { value: text }),
    );
  }
  return one(ratio(numerator, denominator), readFrom);
}

const askNone = (): Reading => confirm(NONE_ARISEN, { key: VALUE_NONE_ARISEN }, refuse('read-ratio-none'));

/** «không có hồ sơ», «chưa phát sinh hs», «ko ps»: nothing to be divided, asked before it is stored. */
function saysNothingCounted(question: Question, key: string): boolean {
  const found = /^(?:khong|ko|k|kh|chua)(?: (co|phat sinh|ps|co phat sinh))?(?: ([a-z ]{1,30}?))?(?: nao)?$/.exec(key);
  if (!found || (found[1] === undefined && found[2] === undefined)) return false;
  if (found[2] === undefined) return found[1] !== 'co' || key.startsWith('chua');
  return isPlain(`0 ${found[2]}`, question);
}

const unread = (typed: string): Reading => none(refuse('read-ratio-unread', { typed: quoted(typed) }));

// «98,5% (1399/1420)»: the percentage said first.
const STATED_FIRST = /^(\d+(?:[.,]\d+)?)\s*%\s*[=(:,–-]*\s*([^%]*\d[^%]*?)\s*\)?$/;
const MULTIPLIER = /\d\s*(?:chuc|tram|nghin|ngan|trieu|tr|ty|ti|k)\b/;

function part(text: string, ctx: ReadContext): { value: number; sure: boolean } | null {
  const found = /^[^\d]*?(\d(?:[\d.,]*\d)?(?: \d{3}(?!\d))*)[^\d]*$/.exec(text.trim());
  const whole = found && readWhole(found[1]!, ctx.f);
  if (!whole || whole.value > MAX_PART) return null;
  const [likely = whole.value, ...others] = readWholes(found[1]!, ctx.f);
  return { value: likely, sure: whole.sure && others.length === 0 && !/^0\d{2,}/.test(found[1]!) };
}

/** Reads two whole numbers; one alone is kept as the first and the total is asked. */
export const readRatio: Reader = (question, typed, ctx) => {
  if (spellingsOf(typed).some((key) => /^(khong|ko|k|kh) phat sinh$|^kps$|^none(?: arose)?$/.test(key))) {
    return one(NONE_ARISEN, ['không phát sinh', 'none'].includes(literalOf(typed)) ? undefined : quoted(typed));
  }
  if (saysNone(typed) || spellingsOf(typed).some((key) => saysNothingCounted(question, key))) return askNone();
  const folded = fold(tidy(typed))
    .replace(/[.;!]+$/, '')
    .replace(STATED_FIRST, '$2 = $1%');
  if (MULTIPLIER.test(folded)) return unread(typed);
  if (MINUS.test(mask(folded, ['clock']).text) && !/\d\s*-\s*\d/.test(folded)) return unread(typed);
  // «3/5 đơn vị tính đến 30/6», «12/15 hồ sơ trong tháng 8»: when it was is none of the two numbers.
  const timeless = mask(folded, ['clock']);
  if (hasTime(timeless.masked) && /\d/.test(timeless.text)) {
    const figures = timeless.text.replace(/(?:(?<![a-z])(?:trong|cua|tren) )?\s*<(?:day|period)>/g, ' ').trim();
    return withTime(readFigures(question, figures, typed, false, ctx), tidy(typed), true);
  }
  // Short days and clock times stay: «9/10» and «3:11» may be the two numbers.
  const text = mask(folded, ['day', 'clock', 'period']).text;
  if (mask(folded, ['clock', 'period']).masked.has('day') && /\d{1,2}[/.-]\d{1,2}[/.-]\d|thang/.test(folded)) {
    const rest = mask(folded, ['clock', 'period']).text;
    if (!/\d/.test(rest)) return unread(typed);
    return withTime(readFigures(question, rest, typed, false, ctx), tidy(typed), true);
  }
  return readFigures(question, text, typed, isSure(question, text), ctx);
};

/** True when the words around the numbers change nothing and the two cannot be a day, a clock time or a share of a share. */
function isSure(question: Question, text: string): boolean {
  const plain = text.replace(/(\d) ?(?:tren|trong|cua|out of|of)(?= |\d)/g, '$1 ');
  if (!isPlain(plain, question, PART_WORDS)) return false;
  // «2/3 số nhiệm vụ», «2/3 nhiệm vụ»: two of three, or two thirds.
  if (/\d\s*\/\s*\d+\s+(?:tong )?so(?![a-z])/.test(text) || /(?<!\d)[1-4]\s*\/\s*[2-5]\s+[a-z]/.test(text))
    return false;
  // «8:30», «12/2023»
  return (
    !/(?<!\d)(?:[01]?\d|2[0-3]):[0-5]\d(?!\d)/.test(text) &&
    !/(?<!\d)(?:0?[1-9]|1[0-2])\s*\/\s*20[1-3]\d(?!\d)/.test(text)
  );
}

function readFigures(question: Question, text: string, typed: string, sure: boolean, ctx: ReadContext): Reading {
  const halves = text.split(BETWEEN);
  if (halves.length === 2 && halves.every((half) => /\d/.test(half))) {
    return readHalves(question, halves[0]!, halves[1]!, typed, sure, ctx);
  }
  if (/\d\s*\/\s*\d/.test(text)) return readSome(question, text, typed, ctx);
  const numerals: readonly string[] = text.match(NUMERAL) ?? [];
  const [numeral] = numerals;
  if (numeral !== undefined && numerals.length === 1) return readSingle(question, text, numeral, typed, sure, ctx);
  if (/^[1-9]\d{0,2}( \d{3})+$/.test(text) && numerals.length > 2)
    return readSingle(question, text, text, typed, sure, ctx);
  if (numerals.length === 2) return readPair(question, text, numerals as [string, string], typed, sure, ctx);
  return unread(typed);
}

/** More than one pair, or a pair among other figures: each pair that can be one is offered. */
function readSome(question: Question, text: string, typed: string, ctx: ReadContext): Reading {
  const pairs = [...text.matchAll(/(?<![\w/.,])(\d[\d.,]*)\s*\/\s*(\d+(?:[.,]\d+)*)(?!\s*\/|\d)/g)].flatMap((found) => {
    const [numerator, denominator] = [readWhole(found[1]!, ctx.f), readWhole(found[2]!, ctx.f)];
    if (!numerator || !denominator || denominator.value === 0 || numerator.value > denominator.value) return [];
    return denominator.value > MAX_PART ? [] : [[numerator.value, denominator.value] as const];
  });
  const some = [...new Map(pairs.map((pair) => [pair.join('/'), pair])).values()];
  const [first] = some;
  if (!first || some.length > 3) return unread(typed);
  if (some.length === 1) return decideRatio(question, first[0], first[1], false, ctx);
  const options = some.map(([numerator, denominator]) => ({
    value: ratio(numerator, denominator),
    label: plainLabel(`${ctx.f.number(numerator)}/${ctx.f.number(denominator)}`),
  }));
  return { kind: 'two', options, why: refuse('read-two-values', { typed: quoted(typed) }), again: true };
}

function readHalves(
  question: Question,
  left: string,
  right: string,
  typed: string,
  plain: boolean,
  ctx: ReadContext,
): Reading {
  const stated = STATED.exec(right);
  const numerator = part(left, ctx);
  const denominator = part(stated ? stated[1]! : right, ctx);
  if (!numerator || !denominator) return readSome(question, `${left}/${right}`, typed, ctx);
  let sure = plain && numerator.sure && denominator.sure;
  if (stated && denominator.value > 0) {
    // A percentage that fits the two numbers settles how they were meant; one that does not means that one of three is a slip.
    const percent = readNumerals(stated[2]!, ctx.f)[0]?.value ?? -1;
    sure = plain && Math.abs((numerator.value / denominator.value) * 100 - percent) <= 0.11;
  }
  return decideRatio(question, numerator.value, denominator.value, sure, ctx);
}

/** One number: a percentage is kept as a note; a whole number is the first of two, or the second when the first is known. */
function readSingle(
  question: Question,
  text: string,
  numeral: string,
  typed: string,
  sure: boolean,
  ctx: ReadContext,
): Reading {
  const whole = part(text, ctx);
  if (/%|phan tram|percent/.test(text) || (!whole && readNumerals(numeral, ctx.f).length > 0)) {
    return none(
      refuse('read-ratio-needs-two', { typed: quoted(typed), area: question.area === 'TTHC' ? 'TTHC' : 'other' }),
      { kept: tidy(typed) },
    );
  }
  if (!whole || /-\s*\d/.test(text)) return unread(typed);
  const before = ctx.partial?.type === 'RATIO' ? ctx.partial : null;
  if (before !== null)
    return decideRatio(question, before.numerator, whole.value, whole.sure && sure && !before.inDoubt, ctx);
  if (/\btong\b/.test(text) || !sure) return unread(typed);
  // What is in doubt is asked about once both numbers are known.
  return partial(
    { type: 'RATIO', numerator: whole.value, ...(whole.sure ? {} : { inDoubt: true as const }) },
    'denominator',
    denominatorAsked(question, whole.value, ctx.f),
  );
}

/** «Đã ghi tử số 1.399. Tổng số hồ sơ? (2/2)» */
export function denominatorAsked(question: Question, numerator: number, f: Formats): Refusal {
  const noun = (f.locale === 'vi' && question.countOf) || 'none';
  return refuse('read-ratio-denominator', { numerator: f.number(numerator), noun });
}

/** Two numbers without a sign between: «tổng 1420, đúng hạn 1399» is read, «1399 1420» is asked. */
function readPair(
  question: Question,
  text: string,
  numerals: readonly [string, string],
  typed: string,
  plain: boolean,
  ctx: ReadContext,
): Reading {
  const first = readWhole(numerals[0], ctx.f);
  const second = readWhole(numerals[1], ctx.f);
  if (!first || !second) return unread(typed);
  const start = text.indexOf(numerals[0]);
  const before = text.slice(0, start);
  const between = text.slice(start + numerals[0].length, text.lastIndexOf(numerals[1]));
  const after = text.slice(text.lastIndexOf(numerals[1]) + numerals[1].length);
  if (OTHER_PART.test(text)) return unread(typed);
  const total = /\b(?:tong|tong so)\b/;
  const sure = plain && first.sure && second.sure;
  if (total.test(before) && !total.test(between)) {
    return decideRatio(question, second.value, first.value, sure, ctx, quoted(typed));
  }
  if (total.test(between) && !total.test(before)) {
    return decideRatio(question, first.value, second.value, sure, ctx, quoted(typed));
  }
  // «634 hồ sơ, 629 đúng hạn»: the part is named, the other is the whole; with nothing named the greater one is.
  const done = /\b(?:dung han|dung va truoc han|truoc han|hoan thanh|da xong|giai quyet|co mat|dat)\b/;
  if (done.test(after) !== done.test(between)) {
    const [numerator, denominator] = done.test(after) ? [second, first] : [first, second];
    if (numerator.value <= denominator.value) {
      return decideRatio(question, numerator.value, denominator.value, false, ctx);
    }
  }
  return /^[\s,;–-]*(va|and)?[\s,;]*$/.test(between) && plain
    ? decideRatio(question, first.value, second.value, false, ctx)
    : unread(typed);
}
