// A small year for the tests of its laws: two units, a handful of readers, a duty, and messages made up one by one. No test.
import { CITY_HOLIDAYS } from '../../src/demo/city-schedule.js';
import { at, makeCalendar } from '../../src/kit/calendar.js';
import type { DutyLife, DutyThen, Reader, Said, UnitThen, Year } from '../../scripts/year/journal.js';

const reader = (chat: number, role: Reader['role'], more: Partial<Reader> = {}): Reader => ({
  chat,
  name: `Người ${chat}`,
  role,
  unitId: null,
  teamId: null,
  team: null,
  ...more,
});

export const FOCAL = reader(1, 'FOCAL', { unitId: 'u1' });
export const HEAD = reader(2, 'HEAD', { unitId: 'u1' });
export const LEAD = reader(3, 'LEAD', { teamId: 't1', team: 'B' });
export const OFFICE = reader(4, 'OFFICE');

export const UNITS: readonly UnitThen[] = [
  { id: 'u1', code: 'H-02', title: 'UBND huyện Tre Xanh', headTitle: 'Chủ tịch UBND huyện Tre Xanh' },
  { id: 'u2', code: 'Q-02', title: 'UBND quận Hoa Sữa', headTitle: 'Chủ tịch UBND quận Hoa Sữa' },
];

export const DUTY: DutyThen = {
  id: 'd1',
  kind: 'REPORT',
  unitId: 'u1',
  teamId: 't1',
  title: '',
  dueAt: at('2023-09-14 17:00'),
  openedAt: at('2023-09-07 08:30'),
  done: false,
  idle: false,
};

/** A message to the focal point on a working morning; give what matters. */
export const said = (given: Partial<Said> & { text: string }): Said => ({
  at: at('2023-09-12 08:15'),
  to: FOCAL,
  labels: [],
  ring: true,
  edit: false,
  asked: false,
  key: null,
  lane: 2,
  doubted: false,
  about: [],
  ...given,
});

/** The duty open on these days. */
export const life = (days: readonly string[], duty: DutyThen = DUTY): DutyLife => ({
  duty,
  days: days.map((on) => ({ on, dueAt: duty.dueAt })),
});

/** A year of these messages, in which everybody was there all the time. */
export const year = (given: Partial<Year>): Year => ({
  said: [],
  lives: [],
  units: UNITS,
  presences: [FOCAL, HEAD, LEAD, OFFICE].map((one) => ({
    reader: one,
    spans: [{ from: at('2023-03-01 08:00'), to: null }],
  })),
  calendar: makeCalendar(CITY_HOLIDAYS.map(({ on, kind }) => ({ on, kind }))),
  endedAt: at('2023-12-29 17:00'),
  ...given,
});

/** What the breaches say. */
export const told = (broken: readonly { readonly law: string; readonly what: string }[]): string[] =>
  broken.map(({ law, what }) => `${law}: ${what}`);
