// When a table of holidays is whole, and what it lacks: every announced year, each feast taken out, a year of one day.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CITY } from '../../src/demo/city.js';
import { CalendarMissingError, makeCalendar, type Holiday } from '../../src/kit/calendar.js';
import { enteredYears, missingFeasts } from '../../src/kit/feasts.js';
import { HOLIDAYS_VN } from '../../src/kit/holidays-vn.js';

const off = (...days: string[]): Holiday[] => days.map((on) => ({ on, kind: 'OFF' }));

describe('a table of holidays', () => {
  it.each([2023, 2024, 2025, 2026])('of %i, as it was announced, is whole', (year) => {
    expect(missingFeasts(year, HOLIDAYS_VN[year]!)).toEqual([]);
  });

  it('of the made-up city is whole for both its years', () => {
    expect(enteredYears(CITY.holidays.map(({ on, kind }) => ({ on, kind })))).toEqual(new Set([2023, 2024]));
  });

  it.each([
    ['2024-01-01', ['NEW_YEAR']],
    ['2024-04-18', []], // the working day given up for 30/4 stands beside it: no more can be known
    ['2024-04-30', ['REUNIFICATION']],
    ['2024-05-01', ['LABOUR']],
    ['2024-09-02', ['NATIONAL']],
  ])('of 2024 without %s lacks %o', (day, feasts) => {
    expect(
      missingFeasts(
        2024,
        HOLIDAYS_VN[2024]!.filter(({ on }) => on !== day),
      ),
    ).toEqual(feasts);
  });

  it('with New Year’s Day alone lacks every other feast, and nothing can be counted in it', () => {
    const table = off('2024-01-01');
    expect(missingFeasts(2024, table)).toEqual(['TET', 'KINGS', 'REUNIFICATION', 'LABOUR', 'NATIONAL']);
    expect(() => makeCalendar([...HOLIDAYS_VN[2023]!, ...table]).addWorkingDays('2023-12-29', 1)).toThrow(
      CalendarMissingError,
    );
  });

  it('may be silent about a feast on a weekend', () => {
    // 30/4 and 1/5 of 2022 were a Saturday and a Sunday, as was New Year's Day.
    const table = off('2022-01-31', '2022-02-01', '2022-02-02', '2022-04-11', '2022-05-02', '2022-05-03');
    expect(missingFeasts(2022, [...table, ...off('2022-09-01', '2022-09-02')])).toEqual([]);
  });

  it('is whole or not whatever its order, and never whole without Tết', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...HOLIDAYS_VN[2025]!]), (table) => {
        const lacks = missingFeasts(2025, table);
        expect(lacks).toEqual(missingFeasts(2025, [...table].reverse()));
        const tet = table.filter(({ on }) => on >= '2025-01-25' && on <= '2025-02-02').length;
        expect(lacks.includes('TET')).toBe(tet < 3);
      }),
    );
  });
});
