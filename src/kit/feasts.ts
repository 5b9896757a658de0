// Which days off the law gives every year, and whether a table of holidays has them: a year of which only New Year's Day is
// known would let people be chased at Tết. Lunar dates and swapped days are announced year by year and never computed.
// Pure; it must not know where a table comes from.
import { dayNumber, weekdayOfNumber, type Holiday } from './calendar-days.js';

export const FEASTS = ['NEW_YEAR', 'TET', 'KINGS', 'REUNIFICATION', 'LABOUR', 'NATIONAL'] as const;
export type Feast = (typeof FEASTS)[number];

/** Tết has five days; of those that fall on a weekend a table may be silent. */
const LEAST_TET_ROWS = 3;

/** The feasts of a year that this table has no day off for, in the order of the year. */
export function missingFeasts(year: number, holidays: Iterable<Holiday>): Feast[] {
  const off = new Set([...holidays].filter(({ kind }) => kind === 'OFF').map(({ on }) => on));
  const day = (monthDay: string) => `${year}-${monthDay}`;
  // A feast on a weekend may be left to its day off instead.
  const isFree = (monthDay: string) => off.has(day(monthDay)) || weekdayOfNumber(dayNumber(day(monthDay))) > 5;
  const within = (from: string, to: string) => [...off].filter((on) => on >= day(from) && on <= day(to));
  const kept: Readonly<Record<Feast, boolean>> = {
    NEW_YEAR: isFree('01-01'),
    TET: within('01-15', '02-28').length >= LEAST_TET_ROWS,
    KINGS: within('03-25', '05-05').some((on) => on !== day('04-30') && on !== day('05-01')),
    REUNIFICATION: isFree('04-30'),
    LABOUR: isFree('05-01'),
    NATIONAL: isFree('09-02') && (isFree('09-01') || isFree('09-03')),
  };
  return FEASTS.filter((feast) => !kept[feast]);
}

/** The years a table can be counted by: those that have every feast. */
export function enteredYears(holidays: readonly Holiday[]): Set<number> {
  const years = new Set(holidays.map(({ on }) => Number(on.slice(0, 4))));
  return new Set([...years].filter((year) => missingFeasts(year, holidays).length === 0));
}
