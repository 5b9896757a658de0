// The ladder as a table: for each rung on which morning it comes, and to whom; nothing twice, the newest only.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  maySay,
  newestRung,
  nextEscalation,
  type OpenDuty,
  type Reader,
  type Said,
} from '../../src/deadlines/rules.js';
import { CITY } from '../../src/demo/city.js';
import { addDays, at, dayOf, makeCalendar } from '../../src/kit/calendar.js';

const calendar = makeCalendar(CITY.holidays.map((row) => ({ on: row.on, kind: row.kind })));
const duty = (kind: OpenDuty['kind'], due: string, opened = '2023-07-01 09:00'): OpenDuty => ({
  id: 'd',
  kind,
  version: 1,
  dueAt: at(`${due} 17:00`),
  openedAt: at(opened),
});
const report = duty('REPORT', '2023-09-14');

describe('the ladder', () => {
  it.each<[string, Reader, string | null, string | null]>([
    ['2023-09-06', 'FOCAL', null, null],
    ['2023-09-07', 'FOCAL', 'before-5', 'before'],
    ['2023-09-11', 'FOCAL', 'before-5', 'before'],
    ['2023-09-12', 'FOCAL', 'before-2', 'before'],
    ['2023-09-14', 'DEPUTY', 'on', 'before'],
    ['2023-09-14', 'HEAD', null, null],
    ['2023-09-15', 'FOCAL', 'late-1', 'overdue'],
    ['2023-09-15', 'HEAD', null, null],
    ['2023-09-19', 'HEAD', 'late-3', 'escalate'],
    ['2023-09-19', 'FOCAL', 'late-3', 'escalated'],
    ['2023-09-20', 'LEAD', null, null],
    ['2023-09-21', 'LEAD', 'late-5', 'escalate'],
    ['2023-09-28', 'DELEGATION_HEAD', 'late-10', 'escalate'],
  ])('on %s tells %s: %s', (today, reader, rung, tone) => {
    const found = newestRung(report, reader, today, calendar);
    expect(found?.rung.name ?? null).toBe(rung);
    expect(found?.tone ?? null).toBe(tone);
  });

  it('counts over the holidays: one working day after 31/08 is 05/09', () => {
    const late = duty('REPORT', '2023-08-31');
    expect(newestRung(late, 'FOCAL', '2023-09-04', calendar)?.rung.name).toBe('on');
    expect(newestRung(late, 'FOCAL', '2023-09-05', calendar)?.rung.name).toBe('late-1');
  });

  it('does not make up for rungs that lay before the duty existed', () => {
    expect(newestRung(duty('REPORT', '2023-09-14', '2023-09-13 10:00'), 'FOCAL', '2023-09-13', calendar)).toBeNull();
  });

  it('announces each escalation beforehand', () => {
    expect(nextEscalation(report, '2023-09-15', calendar)).toEqual({ on: '2023-09-19', reader: 'HEAD' });
    expect(nextEscalation(report, '2023-09-19', calendar)).toEqual({ on: '2023-09-21', reader: 'HEAD' });
  });

  it('says a rung once for one version of the date, once more on the day it was put off to, and again for a new date', () => {
    const { rung } = newestRung(report, 'FOCAL', '2023-09-12', calendar)!;
    const said: Said = { deadlineId: 'd', version: 1, rung: rung.name, personId: 'p', snoozedOn: '2023-09-13' };
    expect(maySay(report, rung, 'p', [], '2023-09-12')).toBe(true);
    expect(maySay(report, rung, 'p', [said], '2023-09-12')).toBe(false);
    expect(maySay(report, rung, 'p', [said], '2023-09-13')).toBe(true);
    expect(maySay(report, rung, 'q', [said], '2023-09-12')).toBe(true);
    expect(maySay({ ...report, version: 2 }, rung, 'p', [said], '2023-09-12')).toBe(true);
  });

  it('never goes back down, whatever mornings are missed', () => {
    const order = ['before-5', 'before-2', 'on', 'late-1', 'late-3', 'late-5', 'late-10'];
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 12 }),
        fc.integer({ min: 0, max: 60 }),
        (mornings, shift) => {
          const owed = duty('REMEDIATION', addDays('2023-08-01', shift));
          const said: string[] = [];
          for (const day of [...mornings].sort((a, b) => a - b)) {
            const found = newestRung(owed, 'FOCAL', addDays(dayOf(owed.dueAt), day - 12), calendar);
            if (found && said.at(-1) !== found.rung.name) said.push(found.rung.name);
          }
          expect(said).toEqual([...new Set(said)].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
        },
      ),
    );
  });
});
