// When a message that nobody waits for may leave: office hours of working days, and of weekdays where the office has entered no
// table for the year.
import { describe, expect, it } from 'vitest';
import { isQuietHour, leavesAt, watchHours } from '../../src/deadlines/hours.js';
import { CITY } from '../../src/demo/city.js';
import { at, makeCalendar } from '../../src/kit/calendar.js';
import { useDatabase } from '../database.js';

const database = useDatabase();
const calendar = makeCalendar(CITY.holidays.map((row) => ({ on: row.on, kind: row.kind })));

describe('a message to somebody else', () => {
  it.each([
    ['2023-09-15 07:59', '2023-09-15 08:00'],
    ['2023-09-15 08:00', '2023-09-15 08:00'],
    ['2023-09-15 11:59', '2023-09-15 11:59'],
    ['2023-09-15 12:00', '2023-09-15 13:30'],
    ['2023-09-15 13:29', '2023-09-15 13:30'],
    ['2023-09-15 16:59', '2023-09-15 16:59'],
    ['2023-09-15 17:00', '2023-09-18 08:00'],
    ['2023-09-16 10:00', '2023-09-18 08:00'],
    // Four days off around the second of September.
    ['2023-09-01 10:00', '2023-09-05 08:00'],
    ['2023-08-31 21:30', '2023-09-05 08:00'],
    // No table: weekdays.
    ['2031-06-10 10:00', '2031-06-10 10:00'],
    ['2031-06-14 10:00', '2031-06-16 08:00'],
    ['2031-12-31 18:00', '2032-01-01 08:00'],
  ])('written at %s leaves at %s', (written, leaves) => {
    expect(leavesAt(calendar, at(written))).toEqual(at(leaves));
    expect(isQuietHour(calendar, at(written))).toBe(written !== leaves);
  });

  it('is held by the table as it stands a few seconds ago', async () => {
    let ms = 0;
    const isQuiet = watchHours(database.db, () => ms);
    await database.db.holiday.createMany({ data: CITY.holidays.map(({ on, kind }) => ({ on, kind })) });
    const friday = at('2023-09-15 10:00');
    expect(await isQuiet(friday)).toBe(false);
    await database.db.holiday.create({ data: { on: '2023-09-15', kind: 'OFF' } });
    ms = 4999;
    expect(await isQuiet(friday)).toBe(false);
    ms = 5000;
    expect(await isQuiet(friday)).toBe(true);
    expect(await isQuiet(at('2023-09-14 10:00'))).toBe(false);
  });
});
