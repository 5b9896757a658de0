// Reads what a person typed or tapped for one question, by its type. The only door to src/checklists/readers/.
// Pure: stores nothing; the room decides what becomes of a Reading.

import { refuse } from '../kit/refusal.js';
import type { Refusal } from '../kit/refusal.js';
import { choiceOptions, multiOptions, readChoice, readMulti } from './readers/choices.js';
import { dateOptions, readDate } from './readers/dates.js';
import { DOCREF_OPTIONS, readDocRef } from './readers/docrefs.js';
import { examplePaper } from './readers/examples.js';
import { naOption, readNa } from './readers/na.js';
import { readCount } from './readers/numbers.js';
import { readPercent } from './readers/percents.js';
import { denominatorAsked, readRatio } from './readers/ratios.js';
import { none, one } from './readers/reading.js';
import type { ReadContext, Reader, Reading } from './readers/reading.js';
import { STATUS_OPTIONS, YESNO_OPTIONS, readStatus, readYesNo } from './readers/states.js';
import { FILE_OPTIONS, readFileWords, readText } from './readers/texts.js';
import { tidy } from './readers/typed.js';
import type { Option, PartialValue, Question, QuestionType } from './types.js';

export type { MissingPart, ReadContext, Reading } from './readers/reading.js';
export { exampleDay, examplePaper } from './readers/examples.js';
export { quoted } from './readers/reading.js';
export { MIN_TEXT_CHARS, charsOf, minCharsOf, textNoneOption } from './readers/texts.js';

const READERS: Record<QuestionType, Reader> = {
  YESNO: readYesNo,
  STATUS: readStatus,
  COUNT: readCount,
  RATIO: readRatio,
  PERCENT: readPercent,
  DATE: readDate,
  DOCREF: readDocRef,
  TEXT: readText,
  CHOICE: readChoice,
  MULTI: readMulti,
  FILE: readFileWords,
};

/** Far more than a chat message can hold; longer text is cut before any pattern sees it. */
const MAX_TYPED_CHARS = 8192;

/** Reads the words typed for a question. */
export const readAnswer = (question: Question, typed: string, ctx: ReadContext): Reading =>
  readNa(question, typed.slice(0, MAX_TYPED_CHARS)) ??
  READERS[question.type](question, typed.slice(0, MAX_TYPED_CHARS), ctx);

/** What a card of the question offers as buttons, in displayed order; on a plain channel these are numbered 1, 2, 3. */
export const optionsOf = (question: Question, ctx: Pick<ReadContext, 'todayOn'>): readonly Option[] => [
  ...ownOptions(question, ctx),
  ...(question.type === 'MULTI' ? [] : naOption(question)),
];

function ownOptions(question: Question, ctx: Pick<ReadContext, 'todayOn'>): readonly Option[] {
  switch (question.type) {
    case 'YESNO':
      return YESNO_OPTIONS;
    case 'STATUS':
      return STATUS_OPTIONS;
    case 'CHOICE':
      return choiceOptions(question);
    case 'MULTI':
      return multiOptions(question);
    case 'DATE':
      return dateOptions(question, ctx);
    case 'DOCREF':
      return DOCREF_OPTIONS;
    case 'FILE':
      return FILE_OPTIONS;
    default:
      return [];
  }
}

/** The answer of a tapped button by its place (0 = first); out of place means the screen is old. */
export function checkPick(question: Question, index: number, ctx: Pick<ReadContext, 'todayOn' | 'f'>): Reading {
  const options = optionsOf(question, ctx);
  const option = options[index];
  if (option) return one(option.value);
  return none(refuse('read-choice-range', { count: ctx.f.count(options.length), n: options.length, example: '1' }));
}

/** A tap on an option of a MULTI question: in when it was out, out when it was in; always in displayed order. */
export function togglePick(question: Question, picked: readonly string[], index: number): string[] {
  const choice = question.choices[index];
  return question.choices.filter((candidate) => (candidate === choice) !== picked.includes(candidate));
}

/** The answer behind «Xong» of a MULTI question; none chosen is refused. */
export function checkPicked(question: Question, picked: readonly string[]): Reading {
  const choices = question.choices.filter((choice) => picked.includes(choice));
  return choices.length > 0 ? one({ type: 'MULTI', choices }) : none(refuse('read-multi-none'));
}

/** The button a bare number names among options shown as 1, 2, 3 on a channel without buttons; null when it names none. */
export function pickOption<T>(options: readonly T[], typed: string): T | null {
  const text = tidy(typed);
  return /^\d{1,2}$/.test(text) ? (options[Number(text) - 1] ?? null) : null;
}

/** What is still missing of a value that was half read, once more. */
export function askForRest(
  question: Question,
  partial: Exclude<PartialValue, { type: 'TEXT' }>,
  ctx: Pick<ReadContext, 'f' | 'todayOn' | 'unitClass'>,
): Refusal {
  const { f } = ctx;
  switch (partial.type) {
    case 'RATIO':
      return denominatorAsked(question, partial.numerator, f);
    case 'DATE':
      return refuse('read-date-day', { month: f.month(partial.year, partial.month) });
    case 'DOCREF': {
      const { number, ordinal, on } = partial;
      const paper = examplePaper(ctx);
      if (number) return refuse('read-docref-day', { number, on: paper.on });
      if (ordinal && on) return refuse('read-docref-symbol', { number: ordinal, day: f.day(on), symbol: paper.symbol });
      if (ordinal) return refuse('read-docref-symbol-and-day', { number: ordinal, ...paper });
      return refuse('read-docref-number', { day: on ? f.day(on) : '…', symbol: paper.symbol });
    }
  }
}
