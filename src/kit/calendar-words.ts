// Days and clock times as people write them, in a chat and in a cell alike: 7/3/23, 07.03.2023, «ngày 7 tháng 3 năm 2023»,
// 2023-03-07, 7 March 2023, «hôm nay»; 08h30, «8 giờ 30 phút», 08:30:00. Knows only how they are written: whether a day exists,
// which year is meant and what becomes of it is for the reader.

import { fold } from './vietnamese.js';

/** A day as written: its year, or its day of month, may be missing. Nothing says yet that it exists. */
export interface WrittenDay {
  readonly year?: number;
  readonly month: number;
  readonly day?: number;
}

/** A day found in folded words, and the words around it; a word («hôm qua») counts in days from today. */
export type FoundWriting = { readonly before: string; readonly after: string } & (
  { readonly kind: 'written'; readonly day: WrittenDay } | { readonly kind: 'word'; readonly offset: number }
);

const EN_MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const EN_MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const SEP = '\\s*[/.\\- ]\\s*';
// The minutes of a clock are no day: «08h30 01/03/2023».
const LEFT = '(?<![\\d/.,-]|\\d ?(?:h|g|gio|:) ?)(?:ngay\\s*:?\\s*)?';
const RIGHT = '(?![\\d/-])(?![.,]\\d)';

type Maker = (found: RegExpExecArray) => WrittenDay;
const pattern = (body: string): RegExp => new RegExp(LEFT + body + RIGHT);
const num = (text: string | undefined): number => Number(text);

// In order: the first that matches is taken, so the more exact shapes come first.
const SHAPES: [RegExp, Maker][] = [
  [pattern('(\\d{4})[/.-](\\d{1,2})[/.-](\\d{1,2})'), (m) => ({ year: num(m[1]), month: num(m[2]), day: num(m[3]) })],
  [
    pattern(`(\\d{1,2})${SEP}(\\d{1,2})${SEP}(\\d{4}|\\d{2})`),
    (m) => ({ day: num(m[1]), month: num(m[2]), year: fullYear(m[3]!) }),
  ],
  [
    pattern('(\\d{1,2})\\s*thang\\s*(\\d{1,2})\\s*,?\\s*(?:nam\\s*|/\\s*)?(\\d{4}|\\d{2})'),
    (m) => ({ day: num(m[1]), month: num(m[2]), year: fullYear(m[3]!) }),
  ],
  [pattern('(\\d{2})(\\d{2})((?:19|20)\\d{2})'), (m) => ({ day: num(m[1]), month: num(m[2]), year: num(m[3]) })],
  [
    pattern(`(\\d{1,2})(?:st|nd|rd|th)?\\s+${EN_MONTH}\\s*,?\\s*(\\d{4})`),
    (m) => ({ day: num(m[1]), month: EN_MONTHS.indexOf(m[2]!) + 1, year: num(m[3]) }),
  ],
  [
    new RegExp(`(?<![a-z])${EN_MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?\\s*,\\s*(\\d{4})${RIGHT}`),
    (m) => ({ month: EN_MONTHS.indexOf(m[1]!) + 1, day: num(m[2]), year: num(m[3]) }),
  ],
  [
    new RegExp(`(?<![a-z])${EN_MONTH}\\s+(\\d{4})${RIGHT}`),
    (m) => ({ month: EN_MONTHS.indexOf(m[1]!) + 1, year: num(m[2]) }),
  ],
  [
    new RegExp(`(?<![\\d/.-])(?:thang\\s*|\\bt)?(\\d{1,2})\\s*[/.-]\\s*((?:19|20)\\d{2})${RIGHT}`),
    (m) => ({ month: num(m[1]), year: num(m[2]) }),
  ],
  [
    new RegExp(`(?<![a-z])thang\\s*(\\d{1,2})\\s*,?\\s*(?:nam\\s*)?((?:19|20)\\d{2})${RIGHT}`),
    (m) => ({ month: num(m[1]), year: num(m[2]) }),
  ],
  [pattern('(\\d{1,2})\\s*thang\\s*(\\d{1,2})'), (m) => ({ day: num(m[1]), month: num(m[2]) })],
  [pattern('(\\d{1,2})\\s*[/.-]\\s*(\\d{1,2})'), (m) => ({ day: num(m[1]), month: num(m[2]) })],
];

const WORDS: [RegExp, number][] = [
  [/(?<![a-z])(?:hom nay|hnay|ngay hom nay|(?:sang|trua|chieu) nay|today)(?![a-z])/, 0],
  [/(?<![a-z])(?:hom qua|hqua|ngay hom qua|yesterday)(?![a-z])/, -1],
  [/(?<![a-z])hom kia(?![a-z])/, -2],
];

/** Two digits of a year: 23 is 2023, 99 is 1999. */
export function fullYear(text: string): number {
  const year = Number(text);
  if (text.length === 4) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

/** Looks for a day in folded words. */
export function findWrittenDay(folded: string): FoundWriting | null {
  for (const [shape, offset] of WORDS) {
    const found = shape.exec(folded);
    if (found) return { kind: 'word', offset, ...around(folded, found) };
  }
  for (const [shape, make] of SHAPES) {
    const found = shape.exec(folded);
    if (found) return { kind: 'written', day: make(found), ...around(folded, found) };
  }
  return null;
}

const around = (text: string, found: RegExpExecArray): { before: string; after: string } => ({
  before: text.slice(0, found.index).trim(),
  after: text.slice(found.index + found[0].length).trim(),
});

const CLOCK =
  /^(?:luc |vao )?(\d{1,2})(?: ?(?::|h|g|gio) ?(\d{2})(?: ?(?:phut|p))?(?: ?:? ?(\d{2})(?: ?(?:giay|s))?(?:\.0+)?)?| ?(?:h|g|gio)| ?\.(\d{2}))(?: (sang|trua|chieu|toi|am|pm))?$/;

/**
 * Reads a text that is a clock time and nothing else: 8:30, 08h30, «8 giờ 30 phút», 08:30:00, «2 giờ chiều», 2:30 PM. Seconds are
 * left out. Null for anything else, and for a time that no clock shows.
 */
export function readWrittenClock(text: string): string | null {
  const found = CLOCK.exec(fold(text).replace(/[.,;]$/, ''));
  if (!found) return null;
  const [hour, minute, second] = [Number(found[1]), Number(found[2] ?? found[4] ?? 0), Number(found[3] ?? 0)];
  const inDay = hour24(hour, found[5]);
  if (inDay === null || minute > 59 || second > 59) return null;
  return `${String(inDay).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** The hour of a day of 24; null when the word beside it cannot go with it. */
function hour24(hour: number, part: string | undefined): number | null {
  if (hour > 23) return null;
  if (part === 'pm' || part === 'chieu' || part === 'toi') return hour < 12 ? hour + 12 : hour;
  if (part === 'trua') return hour >= 1 && hour <= 2 ? hour + 12 : hour >= 10 && hour <= 14 ? hour : null;
  if (part === 'am' || part === 'sang') return hour === 12 ? 0 : hour < 12 ? hour : null;
  return hour;
}

const FILLER = 'thu (?:hai|ba|tu|nam|sau|bay)|chu nhat|cn|t[2-7]|[a-z]{3,6}day|ngay|mung|mong|vao|luc';
const LEADING = new RegExp(`^(?:[\\s,.:;()–-]|t(?=\\d\\d:)|(?:${FILLER})(?![a-z0-9]))+`);
const TRAILING = new RegExp(`(?:[\\s,.:;()–-]|(?<![a-z0-9])(?:${FILLER}))+$`);

/** A text that is a day and nothing else but its weekday and one clock time; null for any other. */
export function readWrittenDay(text: string): { readonly day: WrittenDay; readonly clock: string | null } | null {
  const found = findWrittenDay(fold(text));
  if (found?.kind !== 'written') return null;
  const [first, ...others] = [found.before, found.after]
    .map((words) => words.replace(LEADING, '').replace(TRAILING, ''))
    .filter((words) => words !== '');
  if (first === undefined) return { day: found.day, clock: null };
  const clock = others.length === 0 ? readWrittenClock(first) : null;
  return clock === null ? null : { day: found.day, clock };
}
