// Reads DOCREF answers: number and symbol of a document («15/KH-UBND»), its day, and what it is about. What was found is
// kept and only the rest is asked. Symbols follow Decree 30/2020; party papers («15-KH/TU») too. Knows no sentence.

import { refuse } from '../../kit/refusal.js';
import type { Refusal } from '../../kit/refusal.js';
import { fold } from '../../kit/vietnamese.js';
import type { AnswerValue, Option, PartialValue, Question } from '../types.js';
import { confirm, none, one, partial, plainLabel, quoted, rightLabel } from './reading.js';
import type { ReadContext, Reader, Reading } from './reading.js';
import { findDay } from './days.js';
import { examplePaper } from './examples.js';
import { keyOf, saysNone, saysNotYet, splitNote, tidy } from './typed.js';

const DEEDS = ['ban hanh', 'ky', 'thuc hien', 'xay dung', 'lam', 'issued'];
const MAX_SUBJECT = 500;
/** A paper older than this is asked about where the question does not say what it expects. */
const PLAUSIBLE_YEARS = 30;

/** [Chưa ban hành] */
export const DOCREF_OPTIONS: readonly Option[] = [
  { value: { type: 'DOCREF', none: true }, label: { key: 'value-not-issued' } },
];

const WORD = '\\p{L}[\\p{L}\\p{N}&.]*';
// «15/KH UBND»: whose paper it is may follow its kind without the hyphen.
const ORGANS = 'UBND|HĐND|HDND|SNV|VPUB|VP|BCĐ|BCD|TTHC|TU|TTg|CP|BNV';
const KINDS = 'KH|QĐ|QD|BC|TB|TTr|NQ|CT|CTr|HD|GM|BB|CV|ĐA|DA';
const SYMBOL = `(?:(?:${KINDS})\\s+(?:${ORGANS})(?![\\p{L}\\p{N}])|${WORD}(?:\\s*[-–]\\s*${WORD})*)`;
const BEFORE = '(?<![\\p{L}\\p{N}/.-])(?:(?:số|so|no\\.?)\\s*:?\\s*)?';
const NUMBER_SHAPES: [RegExp, (m: RegExpExecArray) => string][] = [
  [
    new RegExp(`${BEFORE}(\\d{1,5}[a-zđ]?)\\s*(?:/\\s*((?:19|20)\\d{2})\\s*)?/\\s*(${SYMBOL})`, 'iu'),
    (m) => `${ordinalOf(m[1]!)}${m[2] ? `/${m[2]}` : ''}/${symbolOf(m[3]!)}`,
  ],
  [
    new RegExp(`${BEFORE}(\\d{1,5})\\s*-\\s*(\\p{L}{1,5})\\s*/\\s*(${WORD})`, 'iu'),
    (m) => `${ordinalOf(m[1]!)}-${symbolOf(m[2]!)}/${symbolOf(m[3]!)}`,
  ],
  [
    new RegExp(`${BEFORE}(\\d{1,5})\\s*(${WORD}\\s*[-–]\\s*${SYMBOL})`, 'iu'),
    (m) => `${ordinalOf(m[1]!)}/${symbolOf(m[2]!)}`,
  ],
  [
    new RegExp(`${BEFORE}(\\d{1,5})\\s*(${KINDS})\\s+(${SYMBOL})`, 'iu'),
    (m) => `${ordinalOf(m[1]!)}/${symbolOf(`${m[2]}-${m[3]}`)}`,
  ],
];

// Components that capital letters alone would get wrong.
const USUAL: Record<string, string> = {
  QD: 'QĐ',
  TTR: 'TTr',
  CTR: 'CTr',
  TTG: 'TTg',
  HDND: 'HĐND',
  BCD: 'BCĐ',
  BCDCCHC: 'BCĐCCHC',
  DA: 'ĐA',
  DKT: 'ĐKT',
};

/** «KHUBND»: kind and organ without their hyphen. */
const GLUED = new RegExp(`^(${KINDS.toUpperCase()})(${ORGANS.toUpperCase()})$`, 'u');

/** «kh - ubnd» → KH-UBND, «qd-ubnd» → QĐ-UBND. */
function symbolOf(text: string): string {
  return text
    .replace(/\.+$/, '')
    .split(/\s*[-–]\s*|\s+/)
    .map((word) => word.toUpperCase())
    .map((word) => word.replace(GLUED, '$1-$2'))
    .flatMap((word) => word.split('-'))
    .map((word) => USUAL[word] ?? word)
    .join('-');
}

/** Numbers below ten are written 01 … 09. */
const ordinalOf = (text: string): string => (/^\d(?!\d)/.test(text) ? `0${text}` : text).toLowerCase();

interface Found {
  readonly ordinal?: string | undefined;
  readonly number?: string | undefined;
  readonly on?: string | undefined;
  /** The day lacked its year and was guessed. */
  readonly guessed?: boolean;
  readonly subject?: string | undefined;
  /** A second reference stands behind the first; only one can be stored. */
  readonly another?: boolean;
  /** Words around number, day and subject that may change what is meant. */
  readonly doubtful?: boolean;
  /** What is wrong with the day that was typed. */
  readonly wrong?: Refusal | undefined;
}

/** Cuts the number out of the text; what is left may hold the day and the subject. */
function findNumber(text: string): { number: string; rest: string } | null {
  for (const [shape, write] of NUMBER_SHAPES) {
    const found = shape.exec(text);
    if (found) {
      return {
        number: write(found),
        rest: `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length).replace(/^[\s,;:–-]+/, '')}`,
      };
    }
  }
  return null;
}

/** The text cut before each number but the first, at most four pieces. */
function pieces(typed: string): string[] {
  const text = tidy(typed);
  const starts = new Set<number>();
  for (const [shape] of NUMBER_SHAPES) {
    const every = new RegExp(shape.source, 'giu');
    for (const found of text.matchAll(every)) starts.add(found.index);
  }
  const cuts = [...starts].sort((a, b) => a - b).slice(1, 4);
  return [0, ...cuts].map((start, n) => text.slice(start, cuts[n] ?? text.length));
}

const SUBJECT = /(?:^|[\s,;.])(?:v\/v|về việc|về|ve viec|ve|trích yếu|trich yeu|subject)\s*:?\s+(\S[\s\S]*)$/iu;
const QUOTED = /[“"«]\s*([^“”"«»]{3,})\s*[”"»]\s*\.?$/u;

function subjectIn(text: string): { subject: string; rest: string } | null {
  const found = QUOTED.exec(text) ?? SUBJECT.exec(text);
  return found ? { subject: found[1]!.trim(), rest: text.slice(0, found.index) } : null;
}

function findParts(typed: string, ctx: ReadContext): Found {
  // «số 1.234/UBND-NV»: the number with a separator of thousands, which no document has.
  const text = tidy(typed).replace(THOUSANDS, '$1$2');
  const isSpaced = text !== tidy(typed);
  const subject = subjectIn(text);
  const numbered = findNumber(subject ? subject.rest : text);
  const rest = fold(numbered ? numbered.rest : subject ? subject.rest : text);
  const day = findDay(rest, ctx.todayOn, ctx.f);
  const bare = day ? day.before : rest;
  const ordinal = numbered
    ? null
    : /^(?:(?:ke hoach|quyet dinh|cong van|bao cao|kh|qd|cv|bc) )?(?:so|no\.?)?\s*:?\s*(\d{1,5})\s*[,;.]?(?: ngay)?$/.exec(
        bare,
      );
  return {
    number: numbered?.number,
    ordinal: ordinal ? ordinalOf(ordinal[1]!) : undefined,
    ...(day?.kind === 'day' ? { on: day.on, guessed: day.how === 'no-year' } : {}),
    ...(day?.kind === 'wrong' ? { wrong: day.refusal } : {}),
    subject: subject?.subject,
    another: numbered !== null && findNumber(numbered.rest) !== null,
    doubtful: isSpaced || !isFilling(day ? `${day.before} , ${day.after}` : rest, numbered?.number),
  };
}

const THOUSANDS = /(?<![\d.])(\d{1,2})\.(\d{3})(?=\s*\/\s*\p{L})/u;

const FILLERS = new Set(
  (
    'so ngay ky ban hanh ban la theo tai dinh kem van kem ke hoach quyet cong van bao cao thong bao nghi to trinh huong dan chuong ' +
    'chi thi de an ' +
    'quyet dinh giay moi no of dated and the da co thang nam a nhe da thua em xin'
  ).split(' '),
);

/** True when words beside a reference say nothing against it; «của UBND …» says whose it is, «CV 15/…» what it is. */
function isFilling(folded: string, number = ''): boolean {
  const kind = fold(/[\d/-]([\p{L}]+)/u.exec(number)?.[1] ?? '');
  const rest = folded.replace(/(?<![a-z])(?:cua|do) [^,;.]*/g, ' ');
  // Another figure beside it may be another document.
  if (/\d/.test(rest.replace(/(?:\d{1,2} ?(?:h|gio|g) ?(?:\d{2})?)/g, ' '))) return false;
  return rest.split(/[^a-z]+/).every((word) => word === '' || word === kind || word === 'cv' || FILLERS.has(word));
}

/** A symbol alone («KH-UBND», «/KH-UBND ngày 10/1/23») completes a bare number read before. */
function withKnownOrdinal(typed: string, ordinal: string): string {
  const text = tidy(typed).replace(/^(?:ký hiệu|ky hieu)\s*:?\s*/iu, '');
  return new RegExp(`^/?\\s*${SYMBOL}`, 'u').test(text) && /^\/|^\p{L}+\s*[-–]/u.test(text)
    ? `${ordinal}/${text.replace(/^\/\s*/, '')}`
    : typed;
}

/** Reads a reference; a bare text after number and day are known is its subject. */
export const readDocRef: Reader = (question, typed, ctx) => {
  const known = ctx.partial?.type === 'DOCREF' ? ctx.partial : null;
  if (known?.number && known.on) return readSubject(typed, known.number, known.on, ctx);
  const nothing = readNotIssued(typed);
  if (nothing) return nothing;
  if (ctx.numbered && !known && keyOf(typed) === '1') return one(DOCREF_OPTIONS[0]!.value);
  const found = findParts(known?.ordinal && !known.number ? withKnownOrdinal(typed, known.ordinal) : typed, ctx);
  const both = found.another ? readBoth(typed, ctx) : null;
  if (both) return both;
  return decideDocRef(
    question,
    {
      ...found,
      number: found.number ?? (found.ordinal ? undefined : known?.number),
      ordinal: found.ordinal ?? known?.ordinal,
      on: found.on ?? (found.wrong ? undefined : known?.on),
    },
    typed,
    ctx,
  );
};

/** «chưa ban hành», «chưa ban hành, đang trình»: what follows is the note. */
function readNotIssued(typed: string): Reading | null {
  const value: AnswerValue = { type: 'DOCREF', none: true };
  if (saysNotYet(typed, DEEDS) || saysNone(typed)) return one(value, quoted(typed));
  const split = splitNote(typed);
  if (!split || !(saysNotYet(split.lead, DEEDS) || /^(?:khong|ko) (?:co|ban hanh)$/.test(keyOf(split.lead))))
    return null;
  if (!/\d|(?<![a-z])(?:nhung|tru|song)(?![a-z])/.test(keyOf(split.rest)))
    return one(value, quoted(split.lead), split.rest);
  return confirm(
    value,
    { key: 'value-not-issued' },
    refuse('read-confirm-words', { typed: quoted(typed) }),
    split.rest,
  );
}

/** Two references in one message: each with its day is offered. */
function readBoth(typed: string, ctx: ReadContext): Reading | null {
  const whole = pieces(typed)
    .map((piece) => findParts(piece, ctx))
    .flatMap(({ number, on }) => (number && on ? [reference(number, on)] : []));
  if (whole.length < 2) return null;
  const options = whole.flatMap((value): Option[] =>
    value.type === 'DOCREF' && !value.none
      ? [{ value, label: plainLabel(`${value.number} · ${ctx.f.day(value.on)}`) }]
      : [],
  );
  const why = refuse('read-docref-which', { typed: quoted(typed) });
  return { kind: 'two', options, why, again: true, note: tidy(typed) };
}

/** Why a day is asked about: the question expects another time. */
function unlikelyDay(question: Question, on: string, ctx: ReadContext): boolean {
  const from = question.earliestOn ?? `${Number(ctx.todayOn.slice(0, 4)) - PLAUSIBLE_YEARS}-01-01`;
  return on < from || (question.latestOn != null && on > question.latestOn);
}

function decideDocRef(question: Question, found: Found, typed: string, ctx: ReadContext): Reading {
  const { number, ordinal, on } = found;
  if (number && on) {
    const value = reference(number, on, found.subject);
    const sure = !found.guessed && !found.another && !found.doubtful && !unlikelyDay(question, on, ctx);
    if (sure) return one(value);
    const text = ctx.f.day(on);
    const note = found.another || found.doubtful ? tidy(typed) : undefined;
    return confirm(value, rightLabel(text), refuse('read-docref-confirm', { number, day: text }), note);
  }
  if (number)
    return partial(
      { type: 'DOCREF', number },
      'day',
      found.wrong ?? refuse('read-docref-day', { number, on: examplePaper(ctx).on }),
    );
  if (ordinal && on) {
    const ask = refuse('read-docref-symbol', { number: ordinal, day: ctx.f.day(on), symbol: examplePaper(ctx).symbol });
    return partial({ type: 'DOCREF', ordinal, on }, 'symbol', ask);
  }
  if (ordinal) {
    const value: PartialValue = { type: 'DOCREF', ordinal };
    return partial(
      value,
      'symbol-and-day',
      refuse('read-docref-symbol-and-day', { number: ordinal, ...examplePaper(ctx) }),
    );
  }
  if (on)
    return partial(
      { type: 'DOCREF', on },
      'number',
      refuse('read-docref-number', { day: ctx.f.day(on), symbol: examplePaper(ctx).symbol }),
    );
  return none(found.wrong ?? refuse('read-docref-unread', { typed: quoted(typed), ...examplePaper(ctx) }));
}

const reference = (number: string, on: string, subject?: string): AnswerValue => ({
  type: 'DOCREF',
  number,
  on,
  ...(subject ? { subject: [...subject].slice(0, MAX_SUBJECT).join('') } : {}),
});

function readSubject(typed: string, number: string, on: string, ctx: ReadContext): Reading {
  const again = findParts(typed, ctx);
  if (again.number && again.on && !again.guessed) return one(reference(again.number, again.on, again.subject));
  if (saysNone(typed) || ['bo qua', 'bo qua trich yeu', 'skip'].includes(keyOf(typed)))
    return one(reference(number, on));
  const subject = tidy(typed)
    .replace(/^(?:trích yếu|trich yeu|subject)\s*:?\s*/iu, '')
    .replace(/^[“"«]\s*|\s*[”"»]$/gu, '')
    .trim();
  return one(reference(number, on, subject));
}
