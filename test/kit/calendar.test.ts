// The working calendar against the schedule that was computed by hand for 2023, and its laws under any date.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CalendarMissingError,
  addDays,
  at,
  dayOf,
  daysBetween,
  daysInMonth,
  isDay,
  makeCalendar,
  makeDay,
  monthsBetween,
  orMissingYear,
  readOfficeHours,
  weekdayOf,
} from '../../src/kit/calendar.js';
import { ALL_HOLIDAYS_VN, HOLIDAYS_VN } from '../../src/kit/holidays-vn.js';

const calendar = makeCalendar(ALL_HOLIDAYS_VN);

// [id, inspection, notice −10, report −5, conclusion +10, plan +10, remediation +30 rolled]
const SCHEDULE: [string, string, string | null, string | null, string, string, string][] = [
  ['I-01', '2023-04-12', '2023-03-29', '2023-04-05', '2023-04-26', '2023-05-15', '2023-05-26'],
  ['I-02', '2023-04-20', '2023-04-06', '2023-04-13', '2023-05-09', '2023-05-23', '2023-06-08'],
  ['I-03', '2023-04-24', '2023-04-10', '2023-04-17', '2023-05-11', '2023-05-25', '2023-06-12'],
  ['I-04', '2023-05-11', '2023-04-24', '2023-05-04', '2023-05-25', '2023-06-08', '2023-06-26'],
  ['I-05', '2023-05-15', '2023-04-26', '2023-05-08', '2023-05-29', '2023-06-12', '2023-06-28'],
  ['I-06', '2023-05-16', '2023-04-27', '2023-05-09', '2023-05-30', '2023-06-13', '2023-06-29'],
  ['I-07', '2023-06-05', '2023-05-22', '2023-05-29', '2023-06-19', '2023-07-03', '2023-07-19'],
  ['I-08', '2023-06-14', '2023-05-31', '2023-06-07', '2023-06-28', '2023-07-12', '2023-07-28'],
  ['I-09', '2023-07-06', '2023-06-22', '2023-06-29', '2023-07-20', '2023-08-03', '2023-08-21'],
  ['I-10', '2023-07-20', '2023-07-06', '2023-07-13', '2023-08-03', '2023-08-17', '2023-09-05'],
  ['I-11', '2023-08-10', '2023-07-27', '2023-08-03', '2023-08-24', '2023-09-11', '2023-09-25'],
  ['I-12', '2023-08-14', '2023-07-31', '2023-08-07', '2023-08-28', '2023-09-13', '2023-09-27'],
  ['I-13', '2023-09-07', '2023-08-22', '2023-08-29', '2023-09-21', '2023-10-05', '2023-10-23'],
  ['I-14', '2023-09-21', '2023-09-07', '2023-09-14', '2023-10-05', '2023-10-19', '2023-11-06'],
  ['I-15', '2023-10-10', null, null, '2023-10-24', '2023-11-07', '2023-11-23'],
  ['I-16', '2023-10-26', '2023-10-12', '2023-10-19', '2023-11-09', '2023-11-23', '2023-12-11'],
  ['I-17', '2023-11-09', '2023-10-26', '2023-11-02', '2023-11-23', '2023-12-07', '2023-12-25'],
  ['I-18', '2023-11-23', '2023-11-09', '2023-11-16', '2023-12-07', '2023-12-21', '2024-01-08'],
];

describe('the duties of every inspection of 2023', () => {
  it.each(SCHEDULE)('%s', (_id, inspection, notice, report, conclusion, plan, fix) => {
    const due = calendar.dueFrom;
    if (notice && report) {
      expect(due.noticeOn(inspection, 10)).toBe(notice);
      expect(due.noticeAt(inspection, 10)).toEqual(at(`${notice} 08:30`));
      expect(due.reportDueAt(inspection, 5)).toEqual(at(`${report} 17:00`));
    }
    expect(due.conclusionDueAt(inspection, 10)).toEqual(at(`${conclusion} 17:00`));
    expect(due.remediationPlanDueAt(conclusion, 10)).toEqual(at(`${plan} 17:00`));
    expect(due.remediationDueAt(conclusion, 30)).toEqual(at(`${fix} 17:00`));
  });

  it('acknowledgement and supplement run in working days after the event', () => {
    expect(calendar.dueFrom.ackDueAt('2023-09-07', 2)).toEqual(at('2023-09-11 17:00'));
    expect(calendar.dueFrom.supplementDueAt('2023-09-15', 3)).toEqual(at('2023-09-20 17:00'));
  });

  it('deadlines follow the office that closes at half past five', () => {
    const late = makeCalendar(ALL_HOLIDAYS_VN, [
      { from: '07:30', to: '11:30' },
      { from: '13:30', to: '17:30' },
    ]);
    expect(late.dueFrom.ackDueAt('2023-09-07', 2)).toEqual(at('2023-09-11 17:30'));
    expect(late.morningCardAt('2023-09-07')).toEqual(at('2023-09-07 07:45'));
    expect(late.isQuiet(at('2023-09-07 11:29'))).toBe(false);
    expect(late.isQuiet(at('2023-09-07 11:30'))).toBe(true);
    expect(late.isQuiet(at('2023-09-07 13:29'))).toBe(true);
    expect(late.isQuiet(at('2023-09-07 13:30'))).toBe(false);
  });
});

describe('days that are worked', () => {
  it.each([
    ['2023-01-02', false],
    ['2023-01-19', true],
    ['2023-01-20', false],
    ['2023-01-26', false],
    ['2023-01-27', true],
    ['2023-04-28', true],
    ['2023-05-02', false],
    ['2023-05-03', false],
    ['2023-05-04', true],
    ['2023-08-31', true],
    ['2023-09-01', false],
    ['2023-09-04', false],
    ['2023-09-05', true],
    ['2023-09-09', false],
    ['2024-04-29', false],
    ['2024-05-04', true],
    ['2024-05-11', false],
    ['2025-04-26', true],
    ['2025-05-02', false],
    ['2026-01-02', false],
    ['2026-01-10', true],
    ['2026-08-22', true],
    ['2026-08-31', false],
    ['2026-11-24', false],
  ])('%s %s', (on, worked) => expect(calendar.isWorkingDay(on)).toBe(worked));

  it('counts eleven statutory days of 2023, weekends and compensation included', () => {
    expect(HOLIDAYS_VN[2023]!.map((row) => row.on)).toEqual([
      '2023-01-01', '2023-01-02',
      '2023-01-20', '2023-01-21', '2023-01-22', '2023-01-23', '2023-01-24', '2023-01-25', '2023-01-26',
      '2023-04-29', '2023-04-30', '2023-05-01', '2023-05-02', '2023-05-03',
      '2023-09-01', '2023-09-02', '2023-09-03', '2023-09-04',
    ]); // prettier-ignore
  });

  it('every swapped Saturday stands for a weekday that is off', () => {
    for (const row of ALL_HOLIDAYS_VN.filter((candidate) => candidate.kind === 'WORK')) {
      expect(weekdayOf(row.on), row.on).toBe(6);
      expect(row.note).toMatch(/^Làm bù ngày \d/);
    }
  });

  it('rolls a last day that is off to the next working day, and leaves a working day alone', () => {
    expect(calendar.rollToWorkingDay('2023-11-04')).toBe('2023-11-06');
    expect(calendar.rollToWorkingDay('2023-09-01')).toBe('2023-09-05');
    expect(calendar.rollToWorkingDay('2024-05-04')).toBe('2024-05-04');
  });

  it('refuses a table in which one day is both', () => {
    expect(() =>
      makeCalendar([
        { on: '2023-01-01', kind: 'OFF' },
        { on: '2023-01-01', kind: 'WORK' },
      ]),
    ).toThrow();
  });
});

describe('a year without a table', () => {
  const only2023 = makeCalendar(HOLIDAYS_VN[2023]!);
  it('is refused loudly, naming the year', () => {
    expect(() => only2023.isWorkingDay('2024-03-05')).toThrow(CalendarMissingError);
    expect(() => only2023.addWorkingDays('2023-12-29', 1)).toThrow(/2024/);
    expect(() => only2023.addWorkingDays('2023-01-03', -1)).toThrow(/2022/);
    expect(() => only2023.workingDaysBetween('2023-12-29', '2024-01-01')).toThrow(CalendarMissingError);
    expect(() => only2023.rollToWorkingDay('2023-12-30')).toThrow(CalendarMissingError);
    expect(() => only2023.isQuiet(at('2022-12-31 09:00'))).toThrow(CalendarMissingError);
    expect(() => only2023.nextSendableAt(at('2023-12-29 17:00'))).toThrow(CalendarMissingError);
    expect(() => only2023.dueFrom.remediationDueAt('2023-12-07', 30)).toThrow(CalendarMissingError);
  });
  it('can be asked about beforehand and read as a refusal', () => {
    expect(only2023.hasYear(2023)).toBe(true);
    expect(only2023.hasYear(2024)).toBe(false);
    expect(only2023.missingYears('2022-12-31', '2024-01-01')).toEqual([2022, 2024]);
    expect(only2023.missingYears('2023-01-01', '2023-12-31')).toEqual([]);
    expect(orMissingYear(() => only2023.addWorkingDays('2023-12-29', 1))).toEqual({
      refusal: 'calendar-missing',
      args: { year: '2024' },
    });
    expect(orMissingYear(() => only2023.addWorkingDays('2023-12-28', 1))).toBe('2023-12-29');
    expect(() =>
      orMissingYear(() => {
        throw new TypeError('other');
      }),
    ).toThrow(TypeError);
  });
  it('the last day of a known year needs no other table', () => {
    expect(only2023.isWorkingDay('2023-12-29')).toBe(true);
    expect(only2023.workingDaysBetween('2023-12-28', '2023-12-31')).toBe(1);
  });
});

describe('late and left', () => {
  it.each([
    ['2023-08-28 17:00', '2023-09-15 08:15', 12],
    ['2023-09-12 17:00', '2023-09-15 08:15', 3],
    ['2023-09-14 17:00', '2023-09-15 00:00', 1],
    ['2023-09-14 17:00', '2023-09-14 23:59', 0],
    ['2023-09-14 17:00', '2023-09-13 09:00', 0],
    ['2023-09-15 17:00', '2023-09-17 09:00', 0],
    ['2023-09-15 17:00', '2023-09-18 09:00', 1],
  ])('due %s, at %s: %d working days late', (due, now, late) => {
    expect(calendar.workingDaysLate(at(due), at(now))).toBe(late);
  });
  it.each([
    ['2023-09-08 16:10', '2023-09-14 17:00', 4],
    ['2023-09-08 16:10', '2023-09-11 17:00', 1],
    ['2023-09-11 09:00', '2023-09-14 17:00', 3],
    ['2023-09-12 08:15', '2023-09-14 17:00', 2],
    ['2023-10-05 09:00', '2023-11-06 17:00', 22],
    ['2023-09-14 08:15', '2023-09-14 17:00', 0],
    ['2023-09-15 08:15', '2023-09-14 17:00', 0],
  ])('at %s, due %s: %d working days left', (now, due, left) => {
    expect(calendar.workingDaysLeft(at(now), at(due))).toBe(left);
  });
});

describe('quiet hours', () => {
  it.each([
    ['2023-09-15 07:59:59', true],
    ['2023-09-15 08:00:00', false],
    ['2023-09-15 11:59:59', false],
    ['2023-09-15 12:00:00', true],
    ['2023-09-15 13:00:00', true],
    ['2023-09-15 13:29:59', true],
    ['2023-09-15 13:30:00', false],
    ['2023-09-15 16:59:59', false],
    ['2023-09-15 17:00:00', true],
    ['2023-09-16 09:00:00', true],
    ['2023-09-04 09:00:00', true],
    ['2024-05-04 09:00:00', false],
  ])('%s %s', (now, quiet) => expect(calendar.isQuiet(at(now))).toBe(quiet));

  it.each([
    ['2023-09-15 09:00:07', '2023-09-15 09:00:07'],
    ['2023-09-15 07:00', '2023-09-15 08:00'],
    ['2023-09-15 12:00', '2023-09-15 13:30'],
    ['2023-09-15 13:29:59', '2023-09-15 13:30'],
    ['2023-09-15 17:00', '2023-09-18 08:00'],
    ['2023-08-31 17:00', '2023-09-05 08:00'],
    ['2023-09-02 10:00', '2023-09-05 08:00'],
  ])('from %s the next sendable instant is %s', (now, next) => {
    expect(calendar.nextSendableAt(at(now))).toEqual(at(next));
  });

  it('an office without a lunch break is still quiet at lunch', () => {
    const whole = makeCalendar(ALL_HOLIDAYS_VN, [{ from: '08:00', to: '16:00' }]);
    expect(whole.isQuiet(at('2023-09-15 12:00'))).toBe(true);
    expect(whole.isQuiet(at('2023-09-15 13:30'))).toBe(false);
    expect(whole.endOfOffice('2023-09-15')).toEqual(at('2023-09-15 16:00'));
  });

  it('the morning card: a quarter of an hour after the office opens, on working days', () => {
    expect(calendar.morningCardAt('2023-09-15')).toEqual(at('2023-09-15 08:15'));
    expect(calendar.morningCardAt('2023-09-16')).toBeNull();
    expect(calendar.nextMorningCardAt(at('2023-09-15 08:15'))).toEqual(at('2023-09-15 08:15'));
    expect(calendar.nextMorningCardAt(at('2023-09-15 08:15:01'))).toEqual(at('2023-09-18 08:15'));
    expect(calendar.nextMorningCardAt(at('2023-08-31 09:00'))).toEqual(at('2023-09-05 08:15'));
  });
});

describe('days and instants', () => {
  it('an instant falls on its Vietnamese day', () => {
    expect(dayOf(new Date('2023-09-14T16:59:59Z'))).toBe('2023-09-14');
    expect(dayOf(new Date('2023-09-14T17:00:00Z'))).toBe('2023-09-15');
    expect(at('2023-09-15 09:00').toISOString()).toBe('2023-09-15T02:00:00.000Z');
    expect(at('2023-09-15T09:00:30').toISOString()).toBe('2023-09-15T02:00:30.000Z');
    expect(calendar.startOfOffice('2023-09-15').toISOString()).toBe('2023-09-15T01:00:00.000Z');
  });
  it.each(['2023-02-29', '2023-13-01', '2023-00-10', '2023-1-1', '0200-01-01', '15/09/2023', ''])(
    '«%s» is no day',
    (text) => {
      expect(isDay(text)).toBe(false);
      expect(() => addDays(text, 1)).toThrow();
    },
  );
  it.each(['2023-09-15', '2023-09-15 24:00', '2023-09-15 9:00', '2023-02-30 09:00'])('«%s» is no moment', (text) => {
    expect(() => at(text)).toThrow();
  });
  it('knows month lengths and leap years', () => {
    expect([2000, 1900, 2023, 2024].map((year) => daysInMonth(year, 2))).toEqual([29, 28, 28, 29]);
    expect(Array.from({ length: 12 }, (_, month) => daysInMonth(2023, month + 1))).toEqual([
      31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
    ]);
    expect(makeDay(2023, 4, 31)).toBeNull();
    expect(makeDay(2023, 4, 30)).toBe('2023-04-30');
  });
  it('whole months', () => {
    expect(monthsBetween('2023-03-31', '2023-09-13')).toBe(5);
    expect(monthsBetween('2023-03-13', '2023-09-13')).toBe(6);
    expect(monthsBetween('2023-09-13', '2023-09-12')).toBe(0);
  });
  it('Thursday 21/09/2023, Sunday 17/09/2023', () => {
    expect(weekdayOf('2023-09-21')).toBe(4);
    expect(weekdayOf('2023-09-17')).toBe(7);
    expect(weekdayOf('1969-12-31')).toBe(3);
  });
});

describe('office hours as the workbook writes them', () => {
  it('are read', () => {
    expect(readOfficeHours('08:00-12:00, 13:00-17:00')).toEqual([
      { from: '08:00', to: '12:00' },
      { from: '13:00', to: '17:00' },
    ]);
    expect(readOfficeHours('7h30–11h30; 13h30–17h30')).toEqual([
      { from: '07:30', to: '11:30' },
      { from: '13:30', to: '17:30' },
    ]);
    const spoken = [
      'Sáng 7 giờ 30 đến 11 giờ 30, chiều từ 13 giờ 30 đến 17 giờ 30',
      '07:30:00 - 11:30:00 và 13:30:00 - 17:30:00',
    ];
    for (const text of spoken) expect(readOfficeHours(text)).toEqual(readOfficeHours('7h30–11h30; 13h30–17h30'));
  });
  it.each([
    '',
    '8-12',
    '08:00-08:00',
    '12:00-08:00',
    '13:00-17:00, 08:00-12:00',
    '08:00-12:00, 12:00-17:00',
    '08:00-25:00',
  ])('«%s» is refused', (text) =>
    expect(readOfficeHours(text)).toEqual({ refusal: 'office-hours-unread', args: { typed: text } }),
  );
  it('hours that lie wholly in the lunch break are a fault', () => {
    expect(() => makeCalendar([], [{ from: '12:00', to: '13:30' }])).toThrow();
    expect(() => makeCalendar([], [])).toThrow();
  });
});

describe('laws', () => {
  const day = fc.integer({ min: 0, max: 900 }).map((n) => addDays('2023-06-01', n));
  const workingDay = day.filter((on) => calendar.isWorkingDay(on));
  const few = fc.integer({ min: -40, max: 40 });

  it('adding and taking away the same working days comes back', () => {
    fc.assert(
      fc.property(workingDay, few, (on, n) => {
        expect(calendar.addWorkingDays(calendar.addWorkingDays(on, n), -n)).toBe(on);
      }),
    );
  });
  it('never lands on a day off, and moves in the asked direction', () => {
    fc.assert(
      fc.property(
        day,
        few.filter((n) => n !== 0),
        (on, n) => {
          const there = calendar.addWorkingDays(on, n);
          expect(calendar.isWorkingDay(there)).toBe(true);
          expect(Math.sign(daysBetween(on, there))).toBe(Math.sign(n));
          expect(Math.abs(daysBetween(on, there))).toBeGreaterThanOrEqual(Math.abs(n));
        },
      ),
    );
  });
  it('the distance to the n-th working day is n', () => {
    fc.assert(
      fc.property(workingDay, few, (on, n) => {
        expect(calendar.workingDaysBetween(on, calendar.addWorkingDays(on, n))).toBe(n);
      }),
    );
  });
  it('distances add up and change sign with direction', () => {
    fc.assert(
      fc.property(day, day, day, (a, b, c) => {
        const [x, y, z] = [a, b, c].sort() as [string, string, string];
        expect(calendar.workingDaysBetween(x, y) + calendar.workingDaysBetween(y, z)).toBe(
          calendar.workingDaysBetween(x, z),
        );
        expect(calendar.workingDaysBetween(y, x) + calendar.workingDaysBetween(x, y)).toBe(0);
      }),
    );
  });
  it('the next sendable instant is not quiet, not before now, and nothing sendable lies between', () => {
    const instant = fc
      .integer({ min: 0, max: 900 * 1440 })
      .map((m) => new Date(at('2023-03-01 00:00').getTime() + m * 60_000));
    fc.assert(
      fc.property(instant, (now) => {
        const next = calendar.nextSendableAt(now);
        expect(next.getTime()).toBeGreaterThanOrEqual(now.getTime());
        expect(calendar.isQuiet(next)).toBe(false);
        if (next > now) expect(calendar.isQuiet(new Date(next.getTime() - 1))).toBe(true);
        expect(calendar.isQuiet(now)).toBe(next.getTime() !== now.getTime());
        expect(calendar.nextSendableAt(next)).toEqual(next);
      }),
    );
  });
  it('a day and its instant agree', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 1439 }), (on, minute) => {
        const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        expect(dayOf(at(`${on} ${clock}`))).toBe(on);
      }),
    );
  });
});
