// Which words around a value change nothing: courtesies, units, the question's own words; every other word is a doubt, and
// what was read is then shown and confirmed instead of stored. Takes out what looks like a value and is none: days, clock
// times, telephone numbers, numbers of documents, quarters. Knows no sentence.

import { fold } from '../../kit/vietnamese.js';
import type { Question } from '../types.js';

/** Courtesies and words that only open a figure: never «khoảng», «gần», «hơn», «trừ», «chưa», «sau», «trước». */
const FILLERS = set(
  'la co duoc dat tong so cong luong tat ca da thua a nhe nha em anh ong minh chung don vi co quan xin kinh bao cao ' +
    'dc ket cau loi ve the hien nay gom roi vang thi to chuc sl ts is are total',
);

/** Words that may stand in a question and would still change a figure beside them. */
const CHANGING = set(
  'khoang gan hon chung tren duoi xap xi uoc tam toi thieu da it nhat nhieu tru ngoai chua khong ko k nhung song tuy neu hoac hay ' +
    'tu den sau truoc du kien se phai con lai thieu moi chi them giam tang qua vuot bot mat bo sai nham huy tra lui hoan cham tre vang ' +
    'ngay thang nam quy dau cuoi lan dot ky so',
);

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

/** Units by their folded word, and the short ways to write them. */
const UNITS: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'cuoc|buoi|cuoc hoi nghi|ho so hs|van ban vb|nhiem vu nv|van de vd|don vi dv|co quan cq|cong chuc cc|vien chuc vc|nguoi ng|' +
    'luot|phan anh pa|thu tuc tt|tthc|dich vu|bao cao bc|sang kien sk|ngay|gio|lan|truong hop th|tin|bai|can bo cb|don|ke hoach|' +
    'cong van cv|giay to|ket qua|cau tra loi|phieu|ho|doanh nghiep dn|thon|to dan pho|phong|ban|nganh|chi tieu|muc tieu|noi dung|kien nghi|y kien'
  )
    .split('|')
    .flatMap((entry) => {
      const words = entry.split(' ');
      const short = words.length > 1 && words.at(-1)!.length <= 2 && !['vu', 'so', 'bo', 'to'].includes(words.at(-1)!);
      const unit = (short ? words.slice(0, -1) : words).join(' ');
      return short ? [[unit, unit] as const, [words.at(-1)!, unit] as const] : [[unit, unit] as const];
    }),
);
const UNIT_KEYS = Object.keys(UNITS).sort((a, b) => b.length - a.length);
const UNIT = new RegExp(`(?<![a-z0-9])(?:${UNIT_KEYS.join('|')})(?![a-z0-9])`, 'g');

const YEAR = '(?:19|20)\\d\\d';
const DOCUMENT =
  /(?<![\w/.])\d{1,5}[a-z]?\s*(?:\/\s*(?:19|20)\d\d\s*)?\/\s*(?:[a-z&]+(?:\s*-\s*[a-z&]+)+|(?:kh|qd|bc|tb|ttr|nq|ct|ctr|hd|gm|cv|da|nd)(?:\s+ubnd)?)(?![a-z])|(?<![\w/.])\d{1,5}\s*-\s*[a-z]{1,5}\s*\/\s*[a-z]+/g;
const PHONE = /(?<![\d/.,])(?:\+84|\(?0\d{1,3}\)?)(?:[ .-]?\d){6,9}(?![\d/])/g;
const CLOCK =
  /(?<![\d/.,-])(?:luc\s*)?\d{1,2}\s*(?:(?:h|gio|g)\s*\d{1,2}(?:\s*(?:p|phut))?|h(?![a-z\d])|:\d{2}(?::\d{2})?)(?![\d/])|(?<![a-z])luc\s*\d{1,2}\s*gio/g;
const FULL_DAY = new RegExp(
  `(?<![\\d/.,-])(?:(?:ngay|mung|mong)\\s*)?(?:${YEAR}[/.-]\\d{1,2}[/.-]\\d{1,2}|(?!\\d{1,2}\\s*/\\s*\\d{1,2}\\s+[–-])(?!\\d{1,2}\\s+[–-]\\s+\\d{1,2}\\s*/)\\d{1,2}\\s*[/.-]\\s*\\d{1,2}\\s*[/.-]\\s*(?:${YEAR}|\\d\\d)|` +
    `(?:0?[1-9]|[12]\\d|3[01])\\s*thang\\s*\\d{1,2}(?:\\s*,?\\s*(?:nam\\s*|/\\s*)?${YEAR})?)(?![\\d/])`,
  'g',
);
const SHORT_DAY = /(?<![a-z])(?:ngay|mung|mong|hom)\s*\d{1,2}(?:\s*[/.-]\s*\d{1,2})?(?![\d/])/g;
const PERIOD = new RegExp(
  `(?<![a-z])(?:(?:quy|q\\.?)\\s*(?:[1-4]|i{1,3}|iv)(?![a-z0-9])(?:\\s*[/,]?\\s*(?:nam\\s*)?${YEAR})?|(?:giai doan\\s*)${YEAR}\\s*-\\s*${YEAR}|` +
    `thang\\s*\\d{1,2}(?:\\s*[/,]?\\s*(?:nam\\s*)?${YEAR})?(?![\\d/])|(?:dot|lan|ky|khoa|tuan)\\s*(?:thu\\s*)?\\d{1,2}(?![\\d/]))|` +
    `(?<!\\d)\\d{1,2}\\s*thang\\s*(?:dau|cuoi)?\\s*(?:nam)?(?:\\s*${YEAR})?(?![a-z]|\\s*\\d)`,
  'g',
);
const D = '(?:0?[1-9]|[12]\\d|3[01])';
const M = '(?:0?[1-9]|1[0-2])';
/** «tính đến 31/8», «từ 1 đến 31/8», «trước 8/2023»: a day or month by the word before it. */
const LED_DAY = new RegExp(
  '(?<![a-z])(?:(?:tinh |ke )?(?:tu|den)|tinh toi|truoc|sau|het|vao|as of|until|since)(?: (?:het|cuoi|ngay|thang|truoc))*' +
    `\\s*(?:${D}\\s*(?:-|–|den)\\s*)?(?:${D}\\s*/\\s*${M}|${M}\\s*/\\s*${YEAR})(?:\\s*(?:-|–)\\s*${D}\\s*/\\s*${M})?(?![\\d/]|[.,]\\d|\\s*%)`,
  'g',
);
/** «T8», «t8/2023», «6T»: a month, or months, in short. */
const SHORT_MONTH = new RegExp(
  `(?<![a-z\\d])t\\.? ?${M}(?:\\s*[/.-]\\s*${YEAR})?(?![a-z\\d/%]|[.,]\\d)|(?<![\\d.,/])(?:6|9)t(?![a-z\\d])`,
  'g',
);
const IN_YEAR = new RegExp(`\\(?(?:(?:trong|cua|nam) )*(?:trong )?(?<![a-z])nam (?:nay|${YEAR})\\)?`, 'g');

/** What can look like a figure and is none. */
export type Masked = 'document' | 'phone' | 'clock' | 'day' | 'period' | 'year';

const MASKS: readonly (readonly [Masked, RegExp])[] = [
  ['document', DOCUMENT],
  ['day', LED_DAY],
  ['day', FULL_DAY],
  ['phone', PHONE],
  ['clock', CLOCK],
  ['day', SHORT_DAY],
  ['period', PERIOD],
  ['period', SHORT_MONTH],
  ['year', IN_YEAR],
];

/** The folded text with everything that is no figure replaced by its kind in angle brackets. */
export function mask(folded: string, but: readonly Masked[] = []): { text: string; masked: ReadonlySet<Masked> } {
  const masked = new Set<Masked>();
  let text = folded;
  for (const [kind, shape] of MASKS) {
    if (but.includes(kind)) continue;
    text = text.replace(shape, () => {
      masked.add(kind);
      return ` <${kind}> `;
    });
  }
  return { text, masked };
}

/** Whether a day or a period was taken out. */
export const hasTime = (masked: ReadonlySet<Masked>): boolean => masked.has('day') || masked.has('period');

/** Words of the question itself, which say nothing new beside a figure. */
const ownWords = (question: Pick<Question, 'text'>): ReadonlySet<string> =>
  new Set(
    fold(question.text)
      .split(/[^a-z]+/)
      .filter((word) => word !== '' && !CHANGING.has(word)),
  );

const NOTHING = /(?!)/g;

/** Folded phrases that say no more of a figure than the question does, as a pattern for `isPlain`. */
export const phrases = (...words: readonly string[]): RegExp =>
  new RegExp(`(?<![a-z])(?:${words.toSorted((a, b) => b.length - a.length).join('|')})(?![a-z])`, 'g');

/**
 * True when a folded text says nothing but figures, units and words that change nothing. A figure of another unit than the one
 * the question counts is a doubt; «trong năm 2023» and the phrases given are none.
 */
export function isPlain(folded: string, question: Pick<Question, 'text' | 'countOf'>, said: RegExp = NOTHING): boolean {
  const counted = question.countOf ? fold(question.countOf) : null;
  const asked = fold(question.text);
  let foreign = false;
  const rest = folded.replace(said, ' ');
  const without = rest.replace(UNIT, (unit: string, at: number) => {
    const meant = UNITS[unit]!;
    const isCounted = /\d\s*$/.test(rest.slice(0, at));
    const fits = counted === null || meant === counted;
    if (!fits && (isCounted || !(FILLER_UNITS.has(meant) || asked.includes(meant)))) foreign = true;
    return ' ';
  });
  if (foreign || /<(?!year>)/.test(without)) return false;
  // «~2», «>98%», «2+», «±1»: about, more, less.
  if (/[~≈<>≤≥±+]/.test(without.replace(/<year>/g, ' '))) return false;
  const own = ownWords(question);
  return without
    .replace(/<year>/g, ' ')
    .split(/[^a-z]+/)
    .every((word) => word === '' || FILLERS.has(word) || own.has(word));
}

/** Units and courtesies alike: «đơn vị có 2 cuộc», «báo cáo anh: 2 cuộc». */
const FILLER_UNITS: ReadonlySet<string> = new Set(['don vi', 'co quan', 'bao cao', 'ket qua', 'cau tra loi']);
