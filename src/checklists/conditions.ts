// The language of «Hỏi khi»: `Q01 = Có`, `Q18 < 95`, `Q03 <> Không áp dụng và Q01 = Có`. Parses, prints, evaluates, and
// finds circles. Words of either language; case and diacritics do not matter; «và» binds tighter than «hoặc».
// Knows questions only by their codes and answers only by their values.

import { isDay, makeDay } from '../kit/calendar.js';
import { isRefusal, refuse } from '../kit/refusal.js';
import type { Refusal } from '../kit/refusal.js';
import { fold, formatsFor, nfc } from '../kit/vietnamese.js';
import { readNumerals } from './readers/numerals.js';
import type { AnswerValue, CompareOp, Condition } from './types.js';
import { isAffirmative } from './values.js';

const MAX_CHARS = 2000;
const MAX_DEPTH = 20;

const OPS: Readonly<Record<string, CompareOp>> = {
  '=': '=',
  '==': '=',
  '<>': '<>',
  '!=': '<>',
  '≠': '<>',
  '<': '<',
  '<=': '<=',
  '≤': '<=',
  '>': '>',
  '>=': '>=',
  '≥': '>=',
};

const SPACE = /\s*/y;
const CODE = /[\p{L}][\p{L}\p{N}_.-]*/uy;
const OP = /<>|<=|>=|!=|==|[=<>≤≥≠]/y;
const AND = /(?:và|va|and)(?![\p{L}\p{N}])|&&?/iuy;
const OR = /(?:hoặc|hoac|or)(?![\p{L}\p{N}])|\|\|?/iuy;
const QUOTES: Readonly<Record<string, string>> = { '"': '"', "'": "'", '“': '”', '«': '»' };

/** Codes are compared without case; «q01» names Q01. */
const codeKey = (code: string): string => nfc(code).toUpperCase();

interface Cursor {
  readonly text: string;
  at: number;
}

function take(cursor: Cursor, shape: RegExp): string | null {
  SPACE.lastIndex = cursor.at;
  SPACE.exec(cursor.text);
  shape.lastIndex = SPACE.lastIndex;
  const found = shape.exec(cursor.text);
  if (!found) return null;
  cursor.at = shape.lastIndex;
  return found[0];
}

function skipSpace(cursor: Cursor): void {
  SPACE.lastIndex = cursor.at;
  SPACE.exec(cursor.text);
  cursor.at = SPACE.lastIndex;
}

const unread = (cursor: Cursor): Refusal => {
  skipSpace(cursor);
  const near = cursor.text.slice(cursor.at, cursor.at + 20) || '…';
  return refuse('condition-unread', { position: cursor.at + 1, near });
};

/**
 * Parses a condition; a refusal tells the position (from 1) of what could not be read. Given the codes of the
 * checklist, each code takes its registered spelling and a code that is not there is refused.
 */
export function parseCondition(text: string, codes?: Iterable<string>): Condition | Refusal {
  const cursor: Cursor = { text: nfc(text).replace(/\u00A0/g, ' '), at: 0 };
  if (cursor.text.trim() === '') return refuse('condition-empty');
  if (cursor.text.length > MAX_CHARS) return refuse('condition-too-deep');
  const known = codes === undefined ? null : new Map([...codes].map((code) => [codeKey(code), code]));
  const condition = parseAny(cursor, 0, known);
  if (isRefusal(condition)) return condition;
  skipSpace(cursor);
  if (cursor.at === cursor.text.length) return condition;
  if (cursor.text[cursor.at] === ')') return refuse('condition-parenthesis', { position: cursor.at + 1 });
  return unread(cursor);
}

type Known = ReadonlyMap<string, string> | null;

function parseAny(cursor: Cursor, depth: number, known: Known): Condition | Refusal {
  return parseJoined(cursor, OR, 'any', () => parseJoined(cursor, AND, 'all', () => parseUnit(cursor, depth, known)));
}

function parseJoined(
  cursor: Cursor,
  word: RegExp,
  kind: 'all' | 'any',
  parse: () => Condition | Refusal,
): Condition | Refusal {
  const of: Condition[] = [];
  do {
    const part = parse();
    if (isRefusal(part)) return part;
    if (part.kind === kind) of.push(...part.of);
    else of.push(part);
  } while (take(cursor, word) !== null);
  return of.length === 1 ? of[0]! : { kind, of };
}

function parseUnit(cursor: Cursor, depth: number, known: Known): Condition | Refusal {
  skipSpace(cursor);
  if (cursor.text[cursor.at] !== '(') return parseComparison(cursor, known);
  if (depth >= MAX_DEPTH) return refuse('condition-too-deep');
  const opened = cursor.at + 1;
  cursor.at += 1;
  const inner = parseAny(cursor, depth + 1, known);
  if (isRefusal(inner)) return inner;
  skipSpace(cursor);
  if (cursor.at === cursor.text.length) return refuse('condition-parenthesis', { position: opened });
  if (cursor.text[cursor.at] !== ')') return unread(cursor);
  cursor.at += 1;
  return inner;
}

function parseComparison(cursor: Cursor, known: Known): Condition | Refusal {
  const start = { text: cursor.text, at: cursor.at };
  const typed = take(cursor, CODE);
  if (typed === null) return unread(start);
  const sign = take(cursor, OP);
  if (sign === null) return unread(cursor);
  const code = known === null ? codeKey(typed) : known.get(codeKey(typed));
  if (code === undefined) return refuse('condition-unknown-question', { code: typed });
  const op = OPS[sign]!;
  skipSpace(cursor);
  const valueAt = cursor.at + 1;
  const value = takeValue(cursor);
  if (value === null) return refuse('condition-value-missing', { position: valueAt });
  if (op !== '=' && op !== '<>' && numberOf(value) === null && dayOfText(value) === null) {
    return refuse('condition-not-comparable', { position: valueAt, value });
  }
  return { kind: 'compare', code, op, value };
}

/** Quoted, or everything up to a closing parenthesis or a «và»/«hoặc» that another comparison follows. */
function takeValue(cursor: Cursor): string | null {
  const close = QUOTES[cursor.text[cursor.at] ?? ''];
  if (close !== undefined) {
    const end = cursor.text.indexOf(close, cursor.at + 1);
    if (end < 0) return null;
    const value = tidyValue(cursor.text.slice(cursor.at + 1, end));
    cursor.at = end + 1;
    return value || null;
  }
  const start = cursor.at;
  while (cursor.at < cursor.text.length && !endsValue(cursor)) cursor.at += 1;
  return tidyValue(cursor.text.slice(start, cursor.at)) || null;
}

const tidyValue = (text: string): string => text.replace(/\s+/g, ' ').trim();

function endsValue(cursor: Cursor): boolean {
  const sign = cursor.text[cursor.at]!;
  if (sign === ')' || sign === '(') return true;
  // Right after the comparison sign a «và» still ends the (missing) value; inside a word it never does.
  const before = cursor.text[cursor.at - 1] ?? ' ';
  if (/[\p{L}\p{N}]/u.test(before) && sign !== '&' && sign !== '|') return false;
  const ahead: Cursor = { text: cursor.text, at: cursor.at };
  if (/\s/.test(sign) || (take(ahead, AND) === null && take(ahead, OR) === null)) return false;
  skipSpace(ahead);
  while (ahead.text[ahead.at] === '(') {
    ahead.at += 1;
    skipSpace(ahead);
  }
  return take(ahead, CODE) !== null && take(ahead, OP) !== null;
}

/** Writes a condition the Vietnamese way; parsing it again gives the same condition. */
export function printCondition(condition: Condition): string {
  if (condition.kind === 'compare') return `${condition.code} ${condition.op} ${printValue(condition.value)}`;
  const word = condition.kind === 'all' ? ' và ' : ' hoặc ';
  return condition.of
    .map((part) =>
      condition.kind === 'all' && part.kind === 'any' ? `(${printCondition(part)})` : printCondition(part),
    )
    .join(word);
}

function printValue(value: string): string {
  const harmless =
    /^[\p{L}\p{N}][\p{L}\p{N} ,./%:-]*$/u.test(value) && !/(^| )(và|va|and|hoặc|hoac|or)( |$)/iu.test(value);
  if (harmless) return value;
  const pair = Object.entries(QUOTES).find(([open, close]) => !value.includes(open) && !value.includes(close));
  return pair ? pair[0] + value + pair[1] : value;
}

/** The codes a condition asks about, each once, in the order they stand. */
export function questionsIn(condition: Condition): string[] {
  if (condition.kind === 'compare') return [condition.code];
  return [...new Set(condition.of.flatMap(questionsIn))];
}

/** A number in a condition, written either way: 95, 95%, 98,5, 98.5, 1.420. */
function numberOf(text: string): number | null {
  const vi = formatsFor('vi');
  return readNumerals(text.replace(/\s*%$/, ''), vi)[0]?.value ?? null;
}

function dayOfText(text: string): string | null {
  if (isDay(text)) return text;
  const found = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  return found ? makeDay(Number(found[3]), Number(found[2]), Number(found[1])) : null;
}

/**
 * Whether a condition holds. An unanswered question, or one that is itself not asked (leave it out of `answers`),
 * equals nothing and is neither below nor above anything: every comparison with it is false except `<>`, which is
 * true. So a follow-up with `=` waits for its answer, and «<> Không áp dụng» asks until it is answered so.
 */
export function evaluateCondition(
  condition: Condition,
  answers: ReadonlyMap<string, AnswerValue | null | undefined>,
): boolean {
  switch (condition.kind) {
    case 'all':
      return condition.of.every((part) => evaluateCondition(part, answers));
    case 'any':
      return condition.of.some((part) => evaluateCondition(part, answers));
    case 'compare': {
      const value = answers.get(condition.code) ?? undefined;
      if (condition.op === '<>') return value === undefined || !isEqual(value, condition.value);
      if (value === undefined) return false;
      if (condition.op === '=') return isEqual(value, condition.value);
      const order = compare(value, condition.value);
      return order !== null && OP_HOLDS[condition.op](order);
    }
  }
}

const OP_HOLDS: Readonly<Record<'<' | '<=' | '>' | '>=', (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** Below, at or above a number or day (−1, 0, 1); null for what has no order. A RATIO compares by its percentage. */
function compare(value: AnswerValue, text: string): number | null {
  if (value.type === 'DATE') {
    const day = dayOfText(text);
    if (value.none || day === null) return null;
    return value.on < day ? -1 : value.on > day ? 1 : 0;
  }
  const number = numberOf(text);
  if (number === null) return null;
  if (value.type === 'COUNT' || value.type === 'PERCENT') return Math.sign(value.value - number);
  // Multiplied out, so that 95 of 100 is exactly 95.
  if (value.type === 'RATIO' && !value.none) return Math.sign(value.numerator * 100 - number * value.denominator);
  return null;
}

const STATE_WORDS: Readonly<Record<string, readonly string[]>> = {
  YES: ['co', 'yes'],
  NO: ['khong', 'no'],
  NOT_YET: ['chua', 'not yet'],
  NA: ['khong ap dung', 'kad', 'not applicable', 'n/a'],
  DONE: ['hoan thanh', 'done'],
  IN_PROGRESS: ['dang thuc hien', 'in progress'],
  NOT_STARTED: ['chua thuc hien', 'not started', 'chua', 'not yet'],
};

const YES_WORDS = ['co', 'yes'];
const NONE_WORDS: Readonly<Partial<Record<AnswerValue['type'], readonly string[]>>> = {
  COUNT: ['khong', 'chua', 'no', 'khong phat sinh'],
  RATIO: ['khong', 'no', 'khong phat sinh', 'none', 'none arose'],
  DATE: ['khong', 'chua', 'no', 'not yet', 'chua to chuc', 'chua thuc hien', 'not held', 'not started'],
  DOCREF: ['khong', 'chua', 'no', 'not yet', 'chua ban hanh', 'not issued'],
  TEXT: ['khong', 'no', 'khong co', 'khong co kien nghi', 'nothing to report', 'no requests', 'no petition'],
  FILE: ['khong', 'chua', 'no', 'not yet', 'chua co tai lieu', 'no document yet'],
};

/** True when an answer is what a condition names: its words, its number, or «Có»/«Không» for whether it exists at all. */
function isEqual(value: AnswerValue, text: string): boolean {
  const word = fold(text);
  switch (value.type) {
    case 'YESNO':
    case 'STATUS':
      return STATE_WORDS[value.value]!.includes(word);
    case 'CHOICE':
      return fold(value.choice) === word;
    case 'MULTI':
      return value.choices.some((choice) => fold(choice) === word);
    case 'DOCREF':
      if (!value.none && fold(value.number) === word) return true;
      break;
    case 'TEXT':
      if (!value.none && fold(value.parts.join(' ')) === word) return true;
      break;
    case 'COUNT':
    case 'PERCENT':
    case 'RATIO':
    case 'DATE':
      if (compare(value, text) === 0) return true;
      break;
    case 'FILE':
      break;
    case 'NA':
      return STATE_WORDS.NA!.includes(word);
  }
  if (YES_WORDS.includes(word)) return value.type === 'RATIO' ? !value.none : isAffirmative(value, {});
  const isNone =
    'none' in value && value.none
      ? true
      : value.type === 'COUNT'
        ? value.value === 0
        : value.type === 'FILE' && value.value === 'NOT_YET';
  return isNone && (NONE_WORDS[value.type] ?? []).includes(word);
}

/** A circle of conditions as codes in the order they depend on each other, or null. Codes not in the list end a path. */
export function findConditionCycle(
  questions: readonly { readonly code: string; readonly askIf?: Condition | null }[],
): string[] | null {
  const next = new Map(questions.map((question) => [question.code, question.askIf ? questionsIn(question.askIf) : []]));
  const done = new Set<string>();
  for (const start of next.keys()) {
    const path: string[] = [];
    const onPath = new Set<string>();
    // Depth first without recursion: a sheet may chain thousands of questions.
    const stack: { code: string; rest: string[] }[] = [];
    const enter = (code: string): void => {
      path.push(code);
      onPath.add(code);
      stack.push({ code, rest: [...(next.get(code) ?? [])] });
    };
    if (!done.has(start)) enter(start);
    while (stack.length > 0) {
      const top = stack[stack.length - 1]!;
      const code = top.rest.shift();
      if (code === undefined) {
        stack.pop();
        path.pop();
        onPath.delete(top.code);
        done.add(top.code);
      } else if (onPath.has(code)) {
        return path.slice(path.indexOf(code));
      } else if (!done.has(code) && next.has(code)) {
        enter(code);
      }
    }
  }
  return null;
}
