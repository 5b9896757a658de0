// Days and clock times as people write them, in a chat or in a cell.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWrittenClock, readWrittenDay } from '../../src/kit/calendar-words.js';

const D = { year: 2023, month: 3, day: 1 };

describe('a day alone in its place', () => {
  test.each([
    ['01/03/2023'], ['1/3/2023'], ['01/03/23'], ['1.3.23'], ['01-03-2023'], ['01 / 03 / 2023'], ['01. 03. 2023'], ['01 03 2023'],
    ['2023-03-01'], ['2023/3/1'], ['01032023'], ['ngày 01 tháng 03 năm 2023'], ['Ngày 1 tháng 3 năm 2023.'], ['NGÀY 01/03/2023'],
    ['ngày 01 tháng 3/2023'], ['1 tháng 3, 2023'], ['mùng 1 tháng 3 năm 2023'], ['Thứ Tư, ngày 01/03/2023'], ['thứ tư 1/3/2023'],
    ['01/03/2023 (Thứ Tư)'], ['T4, 01/03/2023'], ['Wednesday, 1 March 2023'], ['March 1, 2023'], ['Ngày: 01/03/2023'],
    ['ngay 01 thang 03 nam 2023'], ['nga\u0300y 01 tha\u0301ng 03 na\u0306m 2023'],
  ])('%s', (typed) => expect(readWrittenDay(typed)).toEqual({ day: D, clock: null })); // prettier-ignore

  test.each([
    ['01/03/2023 08:30', '08:30'], ['08h30 ngày 01/03/2023', '08:30'], ['8 giờ 30, ngày 1 tháng 3 năm 2023', '08:30'],
    ['01/03/2023 14:00:00', '14:00'], ['2023-03-01T08:30:00', '08:30'], ['2023-03-01 08:30:00.000', '08:30'], ['01/03/2023 lúc 14h', '14:00'],
  ])('%s has its time beside it', (typed, clock) => expect(readWrittenDay(typed)).toEqual({ day: D, clock })); // prettier-ignore

  test.each([['01/03'], ['3/2023']])('%s lacks a part', (typed) => {
    // prettier-ignore
    const { day } = readWrittenDay(typed)!;
    expect(day.year === undefined || day.day === undefined).toBe(true);
  });

  test.each([
    ['01–03/03/2023'], ['01/03/2023 - 02/03/2023'], ['21/09 - 22/09/2023'], ['01/03/2023 và 02/03/2023'], ['trước 01/03/2023'],
    ['trong tháng 3'], ['61/KH-UBND ngày 01/03/2023'], ['01/03/2023 đến hết năm'], ['Quý I'], ['hôm nay'], ['28'], ['0912345678'],
  ])('%s is more than a day, or none', (typed) => expect(readWrittenDay(typed)).toBeNull()); // prettier-ignore
});

describe('a clock time alone in its place', () => {
  test.each([
    ['08:30', '08:30'], ['8:30', '08:30'], ['8h30', '08:30'], ['08h30p', '08:30'], ['8 h 30', '08:30'], ['8g30', '08:30'], ['8.30', '08:30'],
    ['8 giờ 30', '08:30'], ['08 giờ 30 phút', '08:30'], ['8 GIỜ 30 PHÚT', '08:30'], ['lúc 8 giờ 30', '08:30'], ['08:30:00', '08:30'],
    ['8:30:15', '08:30'], ['8 : 30', '08:30'], ['14h', '14:00'], ['7 giờ', '07:00'], ['2 giờ chiều', '14:00'], ['8h30 sáng', '08:30'],
    ['2:30 PM', '14:30'], ['12:00 AM', '00:00'], ['12:15 PM', '12:15'], ['00:00', '00:00'], ['23:59:59', '23:59'],
  ])('%s', (typed, clock) => expect(readWrittenClock(typed)).toBe(clock)); // prettier-ignore

  test.each([
    ['25:00'], ['8:60'], ['8:5'], ['8'], ['08:30-11:00'], ['8h30 và 14h'], ['sáng'], ['15 giờ sáng'], ['8,30'], ['08:30:61'], [''],
  ])('%s is none', (typed) => expect(readWrittenClock(typed)).toBeNull()); // prettier-ignore
});

const DAY = fc.date({ min: new Date('1990-01-01'), max: new Date('2069-12-31'), noInvalidDate: true });
const two = (n: number) => String(n).padStart(2, '0');
const FORMS: readonly ((day: number, month: number, year: number) => string)[] = [
  (d, m, y) => `${d}/${m}/${y}`,
  (d, m, y) => `${two(d)}.${two(m)}.${y}`,
  (d, m, y) => `${two(d)} / ${two(m)} / ${y}`,
  (d, m, y) => `${y}-${two(m)}-${two(d)}`,
  (d, m, y) => `ngày ${two(d)} tháng ${two(m)} năm ${y}`,
  (d, m, y) => `${d} tháng ${m} năm ${y}`,
];

test('every form says the same day, with or without a weekday and a time', () => {
  const sides = ['', 'Thứ Hai, ', '08h30 ', 'CN ', '7 giờ 15 phút, '];
  fc.assert(
    fc.property(DAY, fc.constantFrom(...FORMS), fc.constantFrom(...sides), (date, form, side) => {
      const [day, month, year] = [date.getUTCDate(), date.getUTCMonth() + 1, date.getUTCFullYear()];
      expect(readWrittenDay(side + form(day, month, year))?.day).toEqual({ year, month, day });
    }),
    { numRuns: 300 },
  );
});
