// How the date of an item is said beside what is left of it: a date on a day off is not today, and a year without its list of
// days off leaves no hole in the sentence.
import { describe, expect, it } from 'vitest';
import { CITY } from '../../src/demo/city.js';
import { at, makeCalendar } from '../../src/kit/calendar.js';
import { wordsOfTests } from '../printed.js';
import { sayDue } from '../../src/remediation/due-words.js';

const { vi, en } = wordsOfTests();
const calendar = makeCalendar(
  CITY.holidays.filter(({ on }) => on < '2024').map((row) => ({ on: row.on, kind: row.kind })),
);
const said = (now: string, due: string, words = vi) =>
  sayDue({ calendar, now: at(now), words }, at(`${due} 17:00`), { plainly: false });

describe('the date of an item', () => {
  it.each(['2023-10-13 09:00', '2023-10-14 09:00'])('on a Sunday is not «hôm nay», read on %s', (now) => {
    expect(said(now, '2023-10-15')).toBe('chậm nhất 17h00 ngày 15/10 (vào ngày nghỉ, Chủ Nhật)');
    expect(said(now, '2023-10-15', en)).toContain('(a day off, Sunday)');
  });

  it('is today on its day, also on a day off', () => {
    expect(said('2023-10-15 09:00', '2023-10-15')).toBe('chậm nhất 17h00 ngày 15/10 (hôm nay)');
    expect(said('2023-10-13 09:00', '2023-10-13')).toBe('chậm nhất 17h00 ngày 13/10 (hôm nay)');
  });

  it('stands alone in a year whose days off are not known', () => {
    expect(said('2023-12-28 09:00', '2024-01-12')).toBe('chậm nhất 17h00 ngày 12/01/2024');
    expect(said('2023-12-28 09:00', '2024-01-12', en)).not.toMatch(/\$|\{|\s$/);
  });
});
