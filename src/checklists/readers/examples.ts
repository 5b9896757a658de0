// The examples a reader's sentence gives: a day that has been, of this year, and a symbol such as the unit's own papers bear.
// Written as people type them, the same in every language. Knows no sentence.
import { partsOf, type Day } from '../../kit/calendar.js';
import type { ReadContext } from './reading.js';

/** 7 March and 10 January of this year, or of the last one while they are still to come. */
function written(month: number, day: number, todayOn: Day): string {
  const today = partsOf(todayOn);
  const isToCome = month > today.month || (month === today.month && day > today.day);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(day)}/${two(month)}/${today.year - (isToCome ? 1 : 0)}`;
}

/** «07/03/2023» */
export const exampleDay = (todayOn: Day): { example: string } => ({ example: written(3, 7, todayOn) });

/** «15/KH-UBND» where a committee is asked, «15/KH-ĐV» elsewhere, with the day such a paper may bear. */
export const examplePaper = ({ todayOn, unitClass }: Pick<ReadContext, 'todayOn' | 'unitClass'>) => ({
  symbol: unitClass === undefined || unitClass === 'HUYEN' || unitClass === 'XA' ? '15/KH-UBND' : '15/KH-ĐV',
  on: written(1, 10, todayOn),
});
