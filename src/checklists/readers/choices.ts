// Reads CHOICE and MULTI answers: by the options' words (whole, beginning, initials, some of the words), or by their
// numbers in displayed order. Words that fit more than one option are asked. Knows no sentence.

import { refuse } from '../../kit/refusal.js';
import { fold, nfc } from '../../kit/vietnamese.js';
import type { Option, Question } from '../types.js';
import { none, one, placeOf, plainLabel, quoted, several } from './reading.js';
import type { ReadContext, Reader, Reading } from './reading.js';
import { keyOf, literalOf, spellingsOf } from './typed.js';

const NEGATIONS = ['khong', 'chua', 'ko', 'k', 'kh', 'not', 'no'];

/** The options of a CHOICE question in displayed order. */
export const choiceOptions = (question: Question): Option[] =>
  question.choices.map((choice) => ({ value: { type: 'CHOICE', choice }, label: plainLabel(choice) }));

/** The options of a MULTI question, each alone, in displayed order. */
export const multiOptions = (question: Question): Option[] =>
  question.choices.map((choice) => ({ value: { type: 'MULTI', choices: [choice] }, label: plainLabel(choice) }));

/** Folded words with single spaces for the punctuation between them: few people type an option's commas. */
const spaced = (key: string): string => key.replace(/[\s,;:.()/–-]+/g, ' ').trim();

/** The options that typed words may mean; `literal` when they are the option's own words. */
export function matchChoices(choices: readonly string[], typed: string): { found: string[]; literal: boolean } {
  const exact = choices.filter(
    (choice) => nfc(choice).toLowerCase() === literalOf(typed) || nfc(choice) === nfc(typed).trim(),
  );
  if (exact.length === 1) return { found: exact, literal: true };
  for (const key of spellingsOf(typed).map(spaced)) {
    if (!key) continue;
    const words = key.split(' ');
    const steps: ((folded: string) => boolean)[] = [
      (folded) => folded === key,
      (folded) => folded.startsWith(`${key} `),
      (folded) => key.length >= 2 && initialsOf(folded) === key,
      (folded) => key.length >= 3 && folded.startsWith(key),
      (folded) => (key.length >= 2 || /^\d$/.test(key)) && containsInOrder(folded.split(' '), words),
    ];
    for (const step of steps) {
      const found = choices.filter((choice) => step(spaced(keyOf(choice))));
      if (found.length > 0) return { found, literal: false };
    }
    const within = mentionedIn(choices, words);
    if (within.length > 0) return { found: within, literal: false };
  }
  return { found: [], literal: false };
}

const initialsOf = (folded: string): string =>
  folded
    .split(' ')
    .map((word) => word[0] ?? '')
    .join('');

function containsInOrder(words: readonly string[], wanted: readonly string[]): boolean {
  let next = 0;
  for (const word of words) if (word === wanted[next]) next += 1;
  return next === wanted.length;
}

/** Options whose whole words stand in a longer text, unless the text denies something the option does not deny. */
function mentionedIn(choices: readonly string[], words: readonly string[]): string[] {
  const text = ` ${words.join(' ')} `;
  const found = choices.filter((choice) => {
    const key = spaced(keyOf(choice));
    if (!key || !text.includes(` ${key} `)) return false;
    const own = key.split(' ');
    return words.every((word) => !NEGATIONS.includes(word) || own.includes(word));
  });
  return found.filter(
    (choice) =>
      !found.some((other) => other !== choice && ` ${spaced(keyOf(other))} `.includes(` ${spaced(keyOf(choice))} `)),
  );
}

/** Reads one option. */
export const readChoice: Reader = (question, typed, ctx) => {
  const options = choiceOptions(question);
  const key = keyOf(typed);
  const bare = /^\d{1,3}$/.test(key) ? Number(key) : null;
  const byNumber = bare === null ? undefined : options[bare - 1];
  if (ctx.numbered && byNumber) return one(byNumber.value);
  const { found, literal } = matchChoices(question.choices, typed);
  if (byNumber && !found.includes(question.choices[bare! - 1]!) && !literal) {
    if (found.length === 0) return one(byNumber.value, quoted(typed));
    return several(
      ctx,
      typed,
      options.filter((option) => option === byNumber || found.includes(choiceOf(option))),
    );
  }
  if (found.length === 1) {
    return one({ type: 'CHOICE', choice: found[0]! }, literal ? undefined : quoted(typed));
  }
  if (found.length > 1 && found.length < Math.max(3, options.length)) {
    return several(
      ctx,
      typed,
      options.filter((option) => found.includes(choiceOf(option))),
    );
  }
  if (bare !== null) return outOfRange(question, '1', ctx);
  return unread(question, typed, ctx);
};

const choiceOf = (option: Option): string => (option.value.type === 'CHOICE' ? option.value.choice : '');

const EVERYTHING = new Set(['tat ca', 'ca', 'het', 'toan bo', 'all', 'tat ca cac muc']);

/** Reads several options: «1,3», their words separated by commas or «và», or «tất cả». */
export const readMulti: Reader = (question, typed, ctx) => {
  const { choices } = question;
  const key = keyOf(typed);
  if (EVERYTHING.has(key) || key === `ca ${choices.length}` || key === `ca ${choices.length} muc`)
    return one({ type: 'MULTI', choices: [...choices] }, quoted(typed));
  // «14; 2» are the options 14 and 2 where there are such, not the fourteenth and the second.
  const own = typed.split(';').map((piece) => matchChoices(choices, piece));
  if (!ctx.numbered && own.every((match) => match.literal)) {
    return one({
      type: 'MULTI',
      choices: inOrder(
        choices,
        own.flatMap((match) => match.found),
      ),
    });
  }
  if (/^\d{1,3}(?:(?:[\s,;.+&/-]|\bva\b|\band\b)+\d{1,3})*$/.test(key)) return readNumbers(question, typed, ctx);
  const matches = partsOf(choices, typed).map((part) => ({ part, ...matchChoices(choices, part) }));
  const unsure = matches.filter((match) => match.found.length !== 1);
  const sure = matches.flatMap((match) => (match.found.length === 1 ? match.found : []));
  if (matches.length === 0 || unsure.length > 1 || unsure.some((match) => match.found.length === 0)) {
    return unread(question, typed, ctx);
  }
  const [doubt] = unsure;
  if (doubt) {
    return several(
      ctx,
      doubt.part,
      doubt.found.map((choice) => ({
        value: { type: 'MULTI', choices: inOrder(choices, [...sure, choice]) },
        label: plainLabel(choice),
      })),
    );
  }
  const literal = matches.every((match) => match.literal);
  return one({ type: 'MULTI', choices: inOrder(choices, sure) }, literal ? undefined : quoted(typed));
};

function readNumbers(question: Question, typed: string, ctx: ReadContext): Reading {
  const { choices } = question;
  const numbers = keyOf(typed).match(/\d+/g)!.map(Number);
  if (numbers.some((n) => n < 1 || n > choices.length)) return outOfRange(question, exampleOf(choices.length), ctx);
  const pick = (wanted: (n: number) => boolean): string[] => choices.filter((_choice, index) => wanted(index + 1));
  const listed = pick((n) => numbers.includes(n));
  const [from, to] = numbers as [number, number];
  if (/^\d+ ?- ?\d+$/.test(keyOf(typed)) && to - from > 1) {
    const range = pick((n) => n >= from && n <= to);
    return {
      kind: 'two',
      again: true,
      why: refuse('read-two-values', { typed: quoted(typed) }),
      options: [
        { value: { type: 'MULTI', choices: listed }, label: plainLabel(`${from},${to}`) },
        { value: { type: 'MULTI', choices: range }, label: plainLabel(range.map((_c, i) => from + i).join(',')) },
      ],
    };
  }
  return one({ type: 'MULTI', choices: listed });
}

/** Cuts at semicolons and line breaks, and at commas and «và» only where the pieces are no option themselves. */
function partsOf(choices: readonly string[], typed: string): string[] {
  const own = new Set(choices.map(fold));
  return typed
    .split(/[;\n]/)
    .flatMap((piece) => (own.has(fold(piece)) ? [piece] : piece.split(/,|\/|\+|&/)))
    .flatMap((piece) => (own.has(fold(piece)) ? [piece] : piece.split(/\s(?:và|va|and)\s/i)))
    .filter((piece) => keyOf(piece) !== '');
}

const inOrder = (choices: readonly string[], picked: readonly string[]): string[] =>
  choices.filter((choice) => picked.includes(choice));

const exampleOf = (count: number): string => (count >= 3 ? '1,3' : count === 2 ? '1,2' : '1');

function outOfRange(question: Question, example: string, ctx: ReadContext): Reading {
  return none(
    refuse('read-choice-range', { count: ctx.f.count(question.choices.length), n: question.choices.length, example }),
  );
}

function unread(question: Question, typed: string, ctx: ReadContext): Reading {
  const { choices } = question;
  const args = { typed: quoted(typed), position: placeOf(ctx) };
  if (choices.length < 2 || choices.length > 6) {
    return none(refuse('read-choice-unread-many', { ...args, count: ctx.f.count(choices.length) }));
  }
  const first = choices.slice(0, -1).join(', ');
  return none(refuse('read-choice-unread', { ...args, first, last: choices[choices.length - 1]! }));
}
