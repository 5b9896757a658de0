// One duty of the made-up city's autumn and whoever stands on its ladder, for the tests of the rules. No test.
import {
  ALL_THERE,
  ladderOf,
  type DutyKind,
  type OpenDuty,
  type Reach,
  type Reader,
} from '../../src/deadlines/rules.js';
import { CITY } from '../../src/demo/city.js';
import { at, makeCalendar } from '../../src/kit/calendar.js';

export const calendar = makeCalendar(CITY.holidays.map((row) => ({ on: row.on, kind: row.kind })));
export const duty = (kind: OpenDuty['kind'], due: string, opened = '2023-07-01 09:00'): OpenDuty => ({
  id: 'd',
  kind,
  version: 1,
  dueAt: at(`${due} 17:00`),
  openedAt: at(opened),
});
export const report = duty('REPORT', '2023-09-14');
export const READERS: readonly Reader[] = ['FOCAL', 'DEPUTY', 'HEAD', 'LEAD', 'DELEGATION_HEAD', 'OFFICE'];
export const KINDS: readonly DutyKind[] = [
  'ACKNOWLEDGE',
  'REPORT',
  'SUPPLEMENT',
  'REMEDIATION',
  'VERIFY',
  'DECIDE',
  'REVIEW',
  'CONCLUDE',
  'ACKNOWLEDGE_CONCLUSION',
];
/** Everybody there but these. */
export const without = (...gone: Reader[]): Reach => ({
  ...ALL_THERE,
  ...Object.fromEntries(gone.map((reader) => [reader, 'vacant'])),
});
/** On which working day after the date: «+3» is the third. */
export const on = (n: number): string => (n === 0 ? '2023-09-14' : calendar.addWorkingDays('2023-09-14', n));
export const rung = (kind: DutyKind, name: string) => ladderOf(kind).find((each) => each.name === name)!;
