// Reads CHOICE and MULTI answers: by the options' words (whole, beginning, initials, some of the words), or by their
// numbers in displayed order. Words that fit more than one option are asked. Knows no sentence.

import { refuse } from '../../kit/refusal.js';
import { fold } from '../../kit/vietnamese.js';
import type { AnswerValue, Option, Question } from '../types.js';
import { optionName } from '../values.js';
import { matchChoices, nearOptions } from './matching.js';
import { naOption } from './na.js';
import { confirm, none, one, placeOf, plainLabel, quoted, rightLabel, several } from './reading.js';
import type { ReadContext, Reader, Reading } from './reading.js';
import { keyOf, splitNote, tidy } from './typed.js';

/** The options of a CHOICE question in displayed order. */
export const choiceOptions = (question: Question): Option[] =>
  question.choices.map((choice) => ({ value: { type: 'CHOICE', choice }, label: plainLabel(choice) }));

/** The options of a MULTI question, each alone, in displayed order. */
export const multiOptions = (question: Question): Option[] =>
  question.choices.map((choice) => ({ value: { type: 'MULTI', choices: [choice] }, label: plainLabel(choice) }));

const ORDINALS = ['mot', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam', 'chin'];
const FIRST = new Map([
  ['thu nhat', 1],
  ['dau tien', 1],
  ['thu nhi', 2],
  ['thu hai', 2],
  ['thu ba', 3],
  ['thu tu', 4],
  ['cuoi cung', -1],
]);

/** «phương án 1», «mục 2», «ý thứ ba», «câu b», «đầu tiên» as the place of an option; null for anything else. */
function placeNamed(key: string, count: number): number | null {
  const named =
    /^(?:chon )?(?:phuong an|pa|lua chon|muc|y|cau|so|dap an|o|dong|option)\s*(?:so |thu )?(\d{1,2}|[a-h]|[a-z]+)$/.exec(
      key,
    );
  const ordinal = FIRST.get(key.replace(/^(?:chon |muc |y |cai |phuong an )+/, ''));
  if (ordinal !== undefined) return ordinal < 0 ? count : ordinal;
  const said = named?.[1];
  if (said === undefined) return null;
  if (/^\d+$/.test(said)) return Number(said);
  if (said.length === 1) return said.charCodeAt(0) - 96;
  const n = ORDINALS.indexOf(said) + 1;
  return n > 0 ? n : null;
}

/** Reads one option. */
export const readChoice: Reader = (question, typed, ctx) => {
  const options = choiceOptions(question);
  const key = keyOf(typed);
  const bare = /^\d{1,3}$/.test(key) ? Number(key) : null;
  const byNumber = bare === null ? undefined : options[bare - 1];
  if (ctx.numbered && byNumber) return one(byNumber.value);
  const { found, literal, sure } = matchChoices(question.choices, typed);
  const named = found.length === 0 ? placeNamed(key, options.length) : null;
  if (named !== null) {
    const option = options[named - 1];
    return option ? one(option.value, quoted(typed)) : outOfRange(question, '1', ctx);
  }
  if (byNumber && !found.includes(question.choices[bare! - 1]!) && !literal) {
    if (found.length === 0) return one(byNumber.value, quoted(typed));
    return several(
      ctx,
      typed,
      options.filter((option) => option === byNumber || found.includes(choiceOf(option))),
    );
  }
  // «đầy đủ; chưa đầy đủ»: two options in one message.
  const pieces = piecesOf(typed, /[;\n]/).map((piece) => matchChoices(question.choices, piece));
  const each = new Set(pieces.flatMap((piece) => (piece.sure && piece.found.length === 1 ? piece.found : [])));
  if (pieces.length > 1 && each.size > 1)
    return several(
      ctx,
      typed,
      options.filter((option) => each.has(choiceOf(option))),
    );
  const near = sure ? [] : nearOptions(question.choices, key);
  if (near.length > 1)
    return several(
      ctx,
      typed,
      options.filter((option) => near.includes(choiceOf(option))),
      tidy(typed),
    );
  const [choice] = found;
  if (choice !== undefined && found.length === 1) {
    const value: AnswerValue = { type: 'CHOICE', choice };
    if (sure) return one(value, literal ? undefined : quoted(typed));
    return confirm(value, plainLabel(choice), refuse('read-confirm-words', { typed: quoted(typed) }), tidy(typed));
  }
  if (found.length > 1 && found.length < Math.max(3, options.length)) {
    return several(
      ctx,
      typed,
      options.filter((option) => found.includes(choiceOf(option))),
    );
  }
  if (bare !== null) return outOfRange(question, '1', ctx);
  const before = splitNote(typed);
  const lead = before ? matchChoices(question.choices, before.lead) : null;
  if (before && lead?.sure && lead.found.length === 1) {
    const value: AnswerValue = { type: 'CHOICE', choice: lead.found[0]! };
    return confirm(
      value,
      plainLabel(lead.found[0]!),
      refuse('read-confirm-words', { typed: quoted(typed) }),
      before.rest,
    );
  }
  return unread(question, typed, ctx);
};

const choiceOf = (option: Option): string => (option.value.type === 'CHOICE' ? option.value.choice : '');

const EVERYTHING = new Set(['tat ca', 'ca', 'het', 'toan bo', 'all', 'tat ca cac muc']);

/** Reads several options: «1,3», their words separated by commas or «và», or «tất cả». */
export const readMulti: Reader = (question, typed, ctx) => {
  const { choices } = question;
  const key = keyOf(typed);
  const every =
    /^(?:tat )?ca (\d{1,2}|[a-z]+)(?: (?:muc|phuong an|noi|hinh thuc|y|cai|lua chon))?(?: (?:tren|nay|a|nhe))*$/.exec(
      key,
    )?.[1];
  const named = every === undefined ? null : /^\d/.test(every) ? Number(every) : ORDINALS.indexOf(every) + 1;
  if (EVERYTHING.has(key) || named === choices.length)
    return one({ type: 'MULTI', choices: [...choices] }, quoted(typed));
  // «14; 2» are the options 14 and 2 where there are such, not the fourteenth and the second.
  const own = piecesOf(typed, /;/).map((piece) => matchChoices(choices, piece));
  if (!ctx.numbered && own.every((match) => match.literal)) {
    return one({
      type: 'MULTI',
      choices: inOrder(
        choices,
        own.flatMap((match) => match.found),
      ),
    });
  }
  const but =
    /^(?:tat ca|toan bo|du ca)(?: .*)? (?:tru|ngoai tru|khong co) (.+)$/.exec(key) ??
    // Without its marks «trừ» is the first word of «trụ sở».
    /^(?:ngoại )?trừ (.+)$/iu.exec(tidy(typed));
  if (but) return readAllBut(question, but[1]!, typed, ctx);
  if (/^\d{1,3}(?:(?:[\s,;.+&/-]|\bva\b|\band\b)+\d{1,3})*$/.test(key)) return readNumbers(question, typed, ctx);
  const matches = partsOf(choices, typed).map((part) => ({ part, ...matchChoices(choices, part) }));
  const unsure = matches.filter((match) => match.found.length > 1);
  const sure = matches.flatMap((match) => (match.found.length === 1 ? match.found : []));
  const foreign = matches.filter((match) => match.found.length === 0);
  if (sure.length + unsure.length === 0 || unsure.length > 1) return unread(question, typed, ctx);
  if (foreign.length > 0) {
    if (unsure.length > 0) return unread(question, typed, ctx);
    const picked = inOrder(choices, sure);
    const strange = foreign.map(({ part }) => `“${quoted(part)}”`).join(', ');
    const why = refuse('read-multi-foreign', { typed: strange, value: picked.join('; ') });
    return confirm({ type: 'MULTI', choices: picked }, rightLabel(picked.join('; ')), why, tidy(typed));
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
  if (!matches.every((match) => match.sure)) {
    const picked = inOrder(choices, sure);
    const why = refuse('read-confirm-words', { typed: quoted(typed) });
    return confirm({ type: 'MULTI', choices: picked }, rightLabel(picked.join('; ')), why, tidy(typed));
  }
  return one({ type: 'MULTI', choices: inOrder(choices, sure) }, literal ? undefined : quoted(typed));
};

/** «tất cả trừ bảng tin»: the others, asked. */
function readAllBut(question: Question, words: string, typed: string, ctx: ReadContext): Reading {
  const { choices } = question;
  const { found } = matchChoices(choices, words);
  const rest = choices.filter((choice) => !found.includes(choice));
  if (found.length !== 1 || rest.length === 0) return unread(question, typed, ctx);
  const why = refuse('read-confirm-words', { typed: quoted(typed) });
  return confirm({ type: 'MULTI', choices: rest }, rightLabel(rest.join('; ')), why, tidy(typed));
}

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
  // «2/3»: the second and the third, or two of three.
  if (/^\d+ ?\/ ?\d+$/.test(keyOf(typed))) {
    const why = refuse('read-confirm-words', { typed: quoted(typed) });
    return confirm({ type: 'MULTI', choices: listed }, rightLabel(listed.join('; ')), why);
  }
  return one({ type: 'MULTI', choices: listed });
}

/** Cuts at semicolons and line breaks, and at commas and «và» only where the pieces are no option themselves. */
function partsOf(choices: readonly string[], typed: string): string[] {
  const own = new Set(choices.map(fold));
  const cut = (pieces: readonly string[], at: RegExp) =>
    pieces.flatMap((piece) => (own.has(fold(piece)) ? [piece] : piece.split(at)));
  const parts = [/,|\/|\+|&/, /\s(?:và|va|and)\s/i].reduce(cut, piecesOf(typed, /[;\n]/));
  return parts.length > MOST_PIECES ? [typed] : parts.filter((piece) => keyOf(piece) !== '');
}

/** More than anybody picks of the options of one question: such a text is read whole, or not at all. */
const MOST_PIECES = 60;

function piecesOf(typed: string, at: RegExp): string[] {
  const pieces = typed.split(at);
  return pieces.length > MOST_PIECES ? [typed] : pieces;
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
  const offers = naOption(question);
  if (choices.length < 2 || choices.length > 6) {
    return none(refuse('read-choice-unread-many', { ...args, count: ctx.f.count(choices.length) }), { offers });
  }
  const named = choices.map(optionName);
  const list = { first: named.slice(0, -1).join(', '), last: named.at(-1)! };
  return none(refuse('read-choice-unread', { ...args, ...list }), { offers });
}
