// How the value of an answer is written, and what it amounts to: its words, whether it says «Có», whether two are the same.
// Sentences come from the locales through `say`; numbers and days from the formats.

import type { Formats } from '../kit/vietnamese.js';
import type { AnswerValue, NoneWord, Question, Status, YesNo } from './types.js';

/** Gives the sentence of a key, as Words.t does. */
export type Say = (key: string, args?: Readonly<Record<string, string | number>>) => string;

/** Locale keys of the values of yes/no questions. */
export const YESNO_LABELS: Readonly<Record<YesNo, string>> = {
  YES: 'value-yes',
  NO: 'value-no',
  NOT_YET: 'value-not-yet',
  NA: 'value-na',
};

/** Locale keys of the values of status questions. */
export const STATUS_LABELS: Readonly<Record<Status, string>> = {
  DONE: 'value-done',
  IN_PROGRESS: 'value-in-progress',
  NOT_STARTED: 'value-not-started',
  NA: 'value-na',
};

export const VALUE_NONE_ARISEN = 'value-none-arisen';

/** Decimals a percentage keeps as typed: «0,985%». */
export const PERCENT_DECIMALS = 4;

const NONE_LABELS: Readonly<Record<NoneWord, string>> = {
  NOT_HELD: 'value-not-held',
  NOT_STARTED: 'value-not-started',
  NOT_ISSUED: 'value-not-issued',
  NO_PETITION: 'value-no-petition',
  NOTHING: 'value-nothing',
};

/** The key of a question's «there is none»: the workbook's word («Khi không có»), else the word of its type. */
export function noneLabel(question: Question): string {
  if (question.noneWord) return NONE_LABELS[question.noneWord];
  switch (question.type) {
    case 'DATE':
      return 'value-not-held';
    case 'DOCREF':
      return 'value-not-issued';
    case 'TEXT':
      return 'value-nothing';
    default:
      return VALUE_NONE_ARISEN;
  }
}

/** «1.420 cuộc», what is counted in Vietnamese only, when the workbook says it («Đơn vị tính»). */
export function countText(value: number, f: Formats, question?: Pick<Question, 'countOf'>): string {
  const noun = f.locale === 'vi' ? question?.countOf : null;
  return noun ? `${f.number(value)} ${noun}` : f.number(value);
}

/** «1.399/1.420 = 98,5%» */
export const ratioText = (numerator: number, denominator: number, f: Formats): string =>
  `${f.number(numerator)}/${f.number(denominator)}${denominator > 0 ? ` = ${f.share(numerator, denominator)}` : ''}`;

const SHORT_TEXT_CHARS = 60;

/**
 * The value as an echo shows it: «Có», «1.399/1.420 = 98,5%», «Số 15/KH-UBND ngày 10/01/2023», «02 đoạn, 640 ký tự».
 * The question adds the noun of a count and the exact words of «there is none».
 */
export function formatValue(value: AnswerValue, f: Formats, say: Say, question?: Question): string {
  switch (value.type) {
    case 'YESNO':
      return say(YESNO_LABELS[value.value]);
    case 'STATUS':
      return say(STATUS_LABELS[value.value]);
    case 'COUNT':
      return countText(value.value, f, question);
    case 'RATIO':
      return value.none ? say(VALUE_NONE_ARISEN) : ratioText(value.numerator, value.denominator, f);
    case 'PERCENT':
      return f.percent(value.value, PERCENT_DECIMALS);
    case 'DATE':
      return value.none ? say(question ? noneLabel(question) : 'value-not-held') : f.day(value.on);
    case 'DOCREF':
      return value.none ? say('value-not-issued') : formatReference(value, f, say);
    case 'TEXT':
      return value.none ? say(question ? noneLabel(question) : 'value-nothing') : formatText(value.parts, f, say);
    case 'CHOICE':
      return value.choice;
    case 'MULTI':
      return value.choices.map(optionName).join('; ');
    case 'FILE':
      return say(value.value === 'GIVEN' ? 'value-file-given' : 'value-no-document');
    case 'NA':
      return say('value-na');
  }
}

/** An option in a list of options; one that holds commas itself stands in quotation marks, so that one is not read as two. */
export const optionName = (choice: string): string => (/[,;]/.test(choice) ? `“${choice}”` : choice);

function formatReference(value: { number: string; on: string; subject?: string }, f: Formats, say: Say): string {
  const text = say('value-docref', { number: value.number, day: f.day(value.on) });
  return value.subject ? `${text}, “${value.subject}”` : text;
}

function formatText(parts: readonly string[], f: Formats, say: Say): string {
  const chars = [...new Intl.Segmenter('vi').segment(parts.join(''))].length;
  if (parts.length === 1 && chars <= SHORT_TEXT_CHARS && !parts[0]!.includes('\n')) return `“${parts[0]}”`;
  return say('value-text', { parts: f.count(parts.length), n: parts.length, chars: f.number(chars) });
}

/** What stands beside a value in its echo, not bold: the weekday of a day; empty for the others. */
export const besideValue = (value: AnswerValue, f: Formats): string =>
  value.type === 'DATE' && !value.none ? `(${f.weekday(value.on)})` : '';

/** The value in full, as someone could type it: what a locked sheet holds, and what reading gives back unchanged. */
export function writeValue(value: AnswerValue, f: Formats, say: Say, question?: Question): string {
  if (value.type === 'TEXT' && !value.none) return value.parts.join('\n\n');
  return formatValue(value, f, say, question);
}

/** True when the value says that the thing exists or was done: «Có», an option that counts as it, a document, a count above zero. */
export function isAffirmative(value: AnswerValue, question: Pick<Question, 'yesChoices'>): boolean {
  switch (value.type) {
    case 'YESNO':
      return value.value === 'YES';
    case 'STATUS':
      return value.value === 'DONE' || value.value === 'IN_PROGRESS';
    case 'COUNT':
    case 'PERCENT':
      return value.value > 0;
    case 'RATIO':
      return !value.none && value.numerator > 0;
    case 'DATE':
    case 'DOCREF':
    case 'TEXT':
      return !value.none;
    case 'CHOICE':
      return (question.yesChoices ?? []).length === 0 || question.yesChoices!.includes(value.choice);
    case 'MULTI':
      return value.choices.length > 0;
    case 'FILE':
      return value.value === 'GIVEN';
    case 'NA':
      return false;
  }
}

/** True for «Không áp dụng», whatever the type of the question. */
export const isNotApplicable = (value: AnswerValue): boolean =>
  value.type === 'NA' || ((value.type === 'YESNO' || value.type === 'STATUS') && value.value === 'NA');

/** True when the value says that the thing is complete: «Hoàn thành», «Có», all of the total. */
export function isComplete(value: AnswerValue, question: Pick<Question, 'yesChoices'>): boolean {
  switch (value.type) {
    case 'STATUS':
      return value.value === 'DONE';
    case 'RATIO':
      return !value.none && value.numerator === value.denominator;
    case 'PERCENT':
      return value.value >= 100;
    default:
      return isAffirmative(value, question);
  }
}

/** True when two values are the same answer, whatever the order of their JSON fields. */
export function sameValue(a: AnswerValue, b: AnswerValue): boolean {
  return canonical(a) === canonical(b);
}

const canonical = (value: AnswerValue): string =>
  JSON.stringify(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([x], [y]) => (x < y ? -1 : 1)),
  );
