import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findOverlaps } from '../../src/inspections/overlap-rules.js';
import {
  decideDelivery,
  decideFiring,
  decideNoticeDates,
  isArrivalDue,
  isOnlyJoint,
  mergeChanges,
  sectionsText,
} from '../../src/inspections/rules.js';
import { addDays, at, makeCalendar } from '../../src/kit/calendar.js';
import { CITY_HOLIDAYS } from '../../src/demo/city-schedule.js';

const calendar = makeCalendar(CITY_HOLIDAYS.map(({ on, kind }) => ({ on, kind })));
const days = { noticeDays: 10, ackDays: 2, reportDays: 5 };

describe('the dates of a notice', () => {
  it.each([
    // inspection, notice, acknowledge, report; over the holidays of 29/04–03/05 and 01–04/09
    ['2023-04-12', '2023-03-29 08:30', '2023-03-31 17:00', '2023-04-05 17:00'],
    ['2023-05-11', '2023-04-24 08:30', '2023-04-26 17:00', '2023-05-04 17:00'],
    ['2023-05-15', '2023-04-26 08:30', '2023-04-28 17:00', '2023-05-08 17:00'],
    ['2023-05-16', '2023-04-27 08:30', '2023-05-04 17:00', '2023-05-09 17:00'],
    ['2023-09-07', '2023-08-22 08:30', '2023-08-24 17:00', '2023-08-29 17:00'],
    ['2023-09-21', '2023-09-07 08:30', '2023-09-11 17:00', '2023-09-14 17:00'],
  ])('are counted in working days before %s', (inspectOn, dueAt, ackDueAt, reportDueAt) => {
    expect(decideNoticeDates(calendar, days, inspectOn)).toEqual({
      dueAt: at(dueAt),
      ackDueAt: at(ackDueAt),
      reportDueAt: at(reportDueAt),
    });
  });

  it.each([
    ['on time', '2023-09-07 08:30', '2023-09-11 17:00', '2023-09-14 17:00'],
    ['late, the report still in time', '2023-09-13 09:00', '2023-09-15 17:00', '2023-09-14 17:00'],
    ['on the day of the report: never due that day', '2023-09-14 09:00', '2023-09-18 17:00', '2023-09-20 17:00'],
    ['later than the report: the day before the visit', '2023-09-15 09:00', '2023-09-19 17:00', '2023-09-20 17:00'],
    ['the day before: nothing is asked past the visit', '2023-09-20 16:00', '2023-09-21 17:00', '2023-09-21 17:00'],
    ['on the day itself: a working day for the report', '2023-09-21 08:00', '2023-09-21 17:00', '2023-09-22 17:00'],
  ])('are moved when it goes out %s', (_, now, ackDueAt, reportDueAt) => {
    expect(decideFiring(calendar, days, '2023-09-21', at(now))).toEqual({
      ackDueAt: at(ackDueAt),
      reportDueAt: at(reportDueAt),
    });
  });

  it.each([
    ['the afternoon before: until the end of that day', '2023-09-20 16:00', '2023-09-20 17:00'],
    ['in the evening before: until the visit begins', '2023-09-20 18:00', '2023-09-21 08:30'],
    ['while there is time: as planned', '2023-09-07 08:30', '2023-09-11 17:00'],
  ])('ask to be acknowledged before the visit begins, sent %s', (_, now, ackDueAt) => {
    expect(decideFiring(calendar, days, '2023-09-21', at(now), '08:30')).toMatchObject({ ackDueAt: at(ackDueAt) });
  });

  it('leave the date its unit has been given, also on its last day', () => {
    const held = at('2023-09-14 17:00');
    expect(decideFiring(calendar, days, '2023-09-21', at('2023-09-14 09:00'), null, held)).toMatchObject({
      reportDueAt: held,
    });
  });

  it('are nothing once the day of the visit is over', () => {
    expect(decideFiring(calendar, days, '2023-09-21', at('2023-09-22 08:00'))).toBe('passed');
  });

  it('never ask to acknowledge after the visit, and leave a working day for the report', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 8, max: 16 }),
        (from, ahead, hour) => {
          const today = addDays('2023-02-01', from);
          const now = at(`${today} ${String(hour).padStart(2, '0')}:10`);
          const decided = decideFiring(calendar, days, addDays(today, ahead), now);
          if (decided === 'passed') return false;
          const end = at(`${addDays(today, ahead)} 17:00`);
          const nextDay = calendar.endOfOffice(calendar.addWorkingDays(today, 1));
          const latest = end > nextDay ? end : nextDay;
          return (
            decided.reportDueAt >= nextDay &&
            decided.reportDueAt <= latest &&
            decided.ackDueAt > now &&
            decided.ackDueAt <= end
          );
        },
      ),
    );
  });
});

describe('changes of an inspection', () => {
  it('are told from the first state to the last, without what came back', () => {
    const merged = mergeChanges([
      { inspectOn: { from: '2023-07-06', to: '2023-07-13' }, checklistCode: { from: 'A', to: 'B' } },
      { inspectOn: { from: '2023-07-13', to: '2023-07-20' }, place: { from: null, to: 'trụ sở' } },
      { place: { from: 'trụ sở', to: null } },
    ]);
    expect(merged).toEqual({ inspectOn: { from: '2023-07-06', to: '2023-07-20' } });
  });

  it('are one calm sentence when only another delegation joins', () => {
    expect(isOnlyJoint({ jointWith: { from: null, to: 'Đoàn khác' } })).toBe(true);
    expect(isOnlyJoint({ jointWith: { from: 'Đoàn khác', to: null } })).toBe(false);
    expect(isOnlyJoint({ jointWith: { from: null, to: 'Đoàn khác' }, place: { from: null, to: 'x' } })).toBe(false);
  });
});

describe('a delivery', () => {
  it.each([
    ['WAITING', 'queued'],
    ['SENDING', 'queued'],
    [null, 'queued'],
    ['SENT', 'sent'],
    ['UNREACHABLE', 'unreachable'],
    ['FAILED', 'failed'],
    ['UNKNOWN', 'unknown'],
    ['CANCELLED', 'cancelled'],
  ])('%s is called %s, unless a tap proves more', (state, called) => {
    expect(decideDelivery({ state, opened: false, acknowledged: false })).toBe(called);
    expect(decideDelivery({ state, opened: true, acknowledged: false })).toBe('opened');
    expect(decideDelivery({ state, opened: true, acknowledged: true })).toBe('acknowledged');
  });
});

describe('sections', () => {
  it.each([
    [['C1', 'C2', 'C3', 'C4'], 'C1–C4'],
    [['C2'], 'C2'],
    [['C1', 'C2'], 'C1, C2'],
    [['C1', 'C3', 'C4'], 'C1, C3, C4'],
    [[], ''],
  ])('%j are written %s', (contents, text) => expect(sectionsText(contents)).toBe(text));
});

describe('a surprise', () => {
  it.each([
    ['2023-10-09 23:59', null, false],
    ['2023-10-10 00:00', null, true],
    ['2023-10-12 09:00', null, true],
    ['2023-10-10 09:00', at('2023-10-10 08:00'), false],
  ])('may be announced at %s: %s', (now, arrivedAt, may) => {
    expect(isArrivalDue({ inspectOn: '2023-10-10', arrivedAt }, at(now))).toBe(may);
  });
});

describe('visits of other delegations', () => {
  const other = (fromOn: string, toOn: string, unit = 'Q-02', agency = 'Sở Khác') => ({ agency, unit, fromOn, toOn });
  const ours = { code: 'I-11', unit: 'Q-02', inspectOn: '2023-08-10', jointWith: null };
  it.each([
    ['the same day', other('2023-08-10', '2023-08-10'), ['same-day']],
    ['around ours', other('2023-08-08', '2023-08-11'), ['within']],
    ['ending on ours', other('2023-08-08', '2023-08-10'), ['within']],
    ['beginning on ours', other('2023-08-10', '2023-08-12'), ['within']],
    ['ending the day before', other('2023-08-07', '2023-08-09'), ['touching']],
    ['beginning the day after', other('2023-08-11', '2023-08-11'), ['touching']],
    ['two days apart', other('2023-08-12', '2023-08-14'), []],
    ['at another unit', other('2023-08-10', '2023-08-10', 'Q-01'), []],
  ])('%s', (_, visit, how) => {
    expect(findOverlaps([ours], [visit]).map((overlap) => overlap.how)).toEqual(how);
  });

  it('that ours is joint with are agreed', () => {
    expect(findOverlaps([{ ...ours, jointWith: 'Sở Khác' }], [other('2023-08-10', '2023-08-10')])).toEqual([]);
  });

  it('are found in either order of days', () => {
    const day = fc.integer({ min: 0, max: 40 }).map((n) => addDays('2023-08-01', n));
    fc.assert(
      fc.property(day, day, day, (inspectOn, a, b) => {
        const [fromOn, toOn] = a < b ? [a, b] : [b, a];
        const meets = addDays(inspectOn, 1) >= fromOn && addDays(inspectOn, -1) <= toOn;
        return (findOverlaps([{ ...ours, inspectOn }], [other(fromOn, toOn)]).length === 1) === meets;
      }),
    );
  });
});
