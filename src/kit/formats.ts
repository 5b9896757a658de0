// How each language writes days, times, counts, numbers, percentages and sizes. Vietnamese offices: «08h30»,
// «Thứ Năm, ngày 21/09/2023», «1.420», «98,5%», counts in prose with two digits. English: 21 September 2023, 08:30, 1,420.
// Instants are shown in Việt Nam's time. Knows no sentence: those are in the locales.

import { dayOf, msOfDay, partsOf, weekdayOf } from './calendar-days.js';
import type { Day } from './calendar-days.js';

/** One language's way of writing what is not words. Days are 'YYYY-MM-DD'; instants are Dates. */
export interface Formats {
  readonly locale: 'vi' | 'en';
  /** «14/09/2023» · 14 September 2023 */
  day(on: Day): string;
  /** «14/09», for lists within the plan's year · 14 September */
  dayShort(on: Day): string;
  /** «ngày 01 tháng 3 năm 2023», as official papers write it · 1 March 2023 */
  dayOfPaper(on: Day): string;
  /** «tháng 3 năm 2023» · March 2023 */
  month(year: number, month: number): string;
  /** «Thứ Năm» · Thursday */
  weekday(on: Day): string;
  /** «T5» · Thu */
  weekdayShort(on: Day): string;
  /** «Thứ Năm, ngày 21/09/2023» · Thursday, 21 September 2023 */
  fullDay(on: Day): string;
  /** «08h30» · 08:30 */
  time(at: Date): string;
  /** The day of an instant: «14/09/2023» */
  dayAt(at: Date): string;
  /** A deadline after «chậm nhất»: «17h00 ngày 14/09/2023» · 17:00 on 14 September 2023 */
  until(at: Date): string;
  /** When something happened: «10h12 ngày 08/09/2023» · 10:12 on 8 September 2023 */
  moment(at: Date): string;
  /** The same without the year: «10h12 ngày 08/09» · 10:12 on 8 September */
  momentShort(at: Date): string;
  /** A count in prose: «08» · 8 */
  count(n: number): string;
  /** «1.420», «98,5» (at most two decimals unless told) · 1,420 */
  number(n: number, decimals?: number): string;
  /** «98,5%» (at most two decimals unless told, no trailing zero) · 98.5% */
  percent(n: number, decimals?: number): string;
  /** A computed share with one decimal, none when it is exactly whole: 1392 of 1420 is «98,0%», 10 of 20 «50%». */
  share(numerator: number, denominator: number): string;
  /** A file's size: «1,2 MB» · 1.2 MB */
  bytes(n: number): string;
}

const two = (n: number): string => String(n).padStart(2, '0');

function clockOf(instant: Date): { hour: string; minute: string } {
  const minutes = Math.floor(msOfDay(instant) / 60_000);
  return { hour: two(Math.floor(minutes / 60)), minute: two(minutes % 60) };
}

/** Decimal digits of a number rounded half away from zero, without exponent and without trailing zeros. */
function digitsOf(n: number, decimals: number): { sign: string; whole: string; rest: string } {
  if (!Number.isFinite(n)) throw new Error('Only finite numbers can be written');
  const sign = (nothing: boolean): string => (n < 0 && !nothing ? '-' : '');
  if (Number.isInteger(n)) return { sign: sign(n === 0), whole: BigInt(Math.abs(n)).toString(), rest: '' };
  // The shortest decimal text of the number is what was meant: rounding that text avoids 1.005 → 1.00.
  const shifted = Math.round(Number(`${Math.abs(n)}e${decimals}`));
  const scaled = Number.isNaN(shifted) ? Math.round(Math.abs(n) * 10 ** decimals) : shifted;
  const text = String(scaled).padStart(decimals + 1, '0');
  const cut = text.length - decimals;
  return { sign: sign(scaled === 0), whole: text.slice(0, cut), rest: text.slice(cut).replace(/0+$/, '') };
}

function numberWith(thousands: string, comma: string) {
  return (n: number, decimals = 2): string => {
    const { sign, whole, rest } = digitsOf(n, decimals);
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
    return sign + grouped + (rest ? comma + rest : '');
  };
}

/** Tenths of a percent, never rounding up to all or down to none. */
function tenthsOf(numerator: number, denominator: number): number {
  if (!(denominator > 0)) throw new Error('A share needs a total above zero');
  const tenths = Math.round((numerator * 1000) / denominator);
  if (tenths >= 1000 && numerator < denominator) return 999;
  if (tenths <= 0 && numerator > 0) return 1;
  return tenths;
}

function shareWith(comma: string) {
  return (numerator: number, denominator: number): string => {
    const tenths = tenthsOf(numerator, denominator);
    const whole = Math.floor(tenths / 10);
    const exact = (numerator * 100) % denominator === 0;
    return exact ? `${whole}%` : `${whole}${comma}${tenths % 10}%`;
  };
}

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

function bytesWith(number: (n: number, decimals?: number) => string) {
  return (n: number): string => {
    let size = n;
    let unit = 0;
    // The step is taken on the rounded figure, so that nobody reads «1.024 KB».
    while (unit < UNITS.length - 1 && Number(size.toFixed(1)) >= 1024) {
      size /= 1024;
      unit += 1;
    }
    return `${number(size, unit === 0 ? 0 : 1)} ${UNITS[unit]}`;
  };
}

const VI_WEEKDAYS = ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ Nhật'] as const;
const VI_WEEKDAYS_SHORT = ['T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN'] as const;

function makeVietnamese(): Formats {
  const number = numberWith('.', ',');
  const day = (on: Day): string => {
    const { year, month, day: d } = partsOf(on);
    return `${two(d)}/${two(month)}/${year}`;
  };
  const dayShort = (on: Day): string => day(on).slice(0, 5);
  const weekday = (on: Day): string => VI_WEEKDAYS[weekdayOf(on) - 1]!;
  const time = (at: Date): string => {
    const { hour, minute } = clockOf(at);
    return `${hour}h${minute}`;
  };
  const moment = (at: Date): string => `${time(at)} ngày ${day(dayOf(at))}`;
  // Decree 30: days below ten and the months of January and February get a leading zero, other months do not.
  const paperMonth = (month: number): string => (month <= 2 ? two(month) : String(month));
  return {
    locale: 'vi',
    day,
    dayShort,
    dayOfPaper: (on) => {
      const { year, month, day: d } = partsOf(on);
      return `ngày ${two(d)} tháng ${paperMonth(month)} năm ${year}`;
    },
    month: (year, month) => `tháng ${month} năm ${year}`,
    weekday,
    weekdayShort: (on) => VI_WEEKDAYS_SHORT[weekdayOf(on) - 1]!,
    fullDay: (on) => `${weekday(on)}, ngày ${day(on)}`,
    time,
    dayAt: (at) => day(dayOf(at)),
    until: moment,
    moment,
    momentShort: (at) => `${time(at)} ngày ${dayShort(dayOf(at))}`,
    count: (n) => (n >= 0 && n < 10 && Number.isInteger(n) ? two(n) : number(n)),
    number,
    percent: (n, decimals) => `${number(n, decimals)}%`,
    share: shareWith(','),
    bytes: bytesWith(number),
  };
}

const EN_WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const EN_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

function makeEnglish(): Formats {
  const number = numberWith(',', '.');
  const dayShort = (on: Day): string => {
    const { month, day: d } = partsOf(on);
    return `${d} ${EN_MONTHS[month - 1]}`;
  };
  const day = (on: Day): string => `${dayShort(on)} ${partsOf(on).year}`;
  const weekday = (on: Day): string => EN_WEEKDAYS[weekdayOf(on) - 1]!;
  const time = (at: Date): string => {
    const { hour, minute } = clockOf(at);
    return `${hour}:${minute}`;
  };
  const moment = (at: Date): string => `${time(at)} on ${day(dayOf(at))}`;
  return {
    locale: 'en',
    day,
    dayShort,
    dayOfPaper: day,
    month: (year, month) => `${EN_MONTHS[month - 1]} ${year}`,
    weekday,
    weekdayShort: (on) => weekday(on).slice(0, 3),
    fullDay: (on) => `${weekday(on)}, ${day(on)}`,
    time,
    dayAt: (at) => day(dayOf(at)),
    until: moment,
    moment,
    momentShort: (at) => `${time(at)} on ${dayShort(dayOf(at))}`,
    count: (n) => number(n),
    number,
    percent: (n, decimals) => `${number(n, decimals)}%`,
    share: shareWith('.'),
    bytes: bytesWith(number),
  };
}

const FORMATS = { vi: makeVietnamese(), en: makeEnglish() } as const;

/** The formats of a language. */
export const formatsFor = (locale: 'vi' | 'en'): Formats => FORMATS[locale];
