// A ladder after a gap: whatever mornings are missed, one rung a morning, from below to above, and what a card announced holds.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { climb, newestRung, nextEscalation, type Climbed } from '../../src/deadlines/climbing.js';
import { CITY } from '../../src/demo/city.js';
import { at, makeCalendar } from '../../src/kit/calendar.js';
import {
  ALL_THERE,
  isOfTeam,
  type DutyKind,
  type OpenDuty,
  type Presence,
  type Reach,
  type Reader,
  type Tone,
} from '../../src/deadlines/rules.js';
import { calendar, duty, KINDS, on, READERS, without } from './ladder.js';

interface Heard {
  readonly on: string;
  readonly reader: Reader;
  readonly rung: string;
  readonly tone: Tone;
  /** Whom the card announces, and for when. */
  readonly next: string | null;
}

/** Who hears what on these mornings, each reader a rung once. */
function play(owed: OpenDuty, days: readonly string[], reachOn: (day: string) => Reach = () => ALL_THERE): Heard[] {
  const heard: Heard[] = [];
  for (const today of days) {
    const reach = reachOn(today);
    const history = heard.map(({ rung, on: cardOn, reader }): Climbed => ({ rung, cardOn, readers: [reader] }));
    const step = climb(owed, today, calendar, reach, history);
    const now = READERS.flatMap((reader): Heard[] => {
      const found = newestRung(owed, reader, today, calendar, reach, step);
      if (!found || heard.some((each) => each.reader === reader && each.rung === found.rung.name)) return [];
      const next = nextEscalation(owed, reader, today, calendar, reach, history);
      const { rung, tone } = found;
      return [{ on: today, reader, rung: rung.name, tone, next: next && `${next.on} ${next.reader}` }];
    });
    heard.push(...now);
  }
  return heard;
}

const said = (heard: readonly Heard[]): string[] =>
  heard.map(
    (each) => `+${[...Array(80).keys()].find((n) => on(n) === each.on)} ${each.reader} ${each.tone} ${each.rung}`,
  );

describe('a ladder after mornings that were missed', () => {
  it.each<[DutyKind, number, number, string[]]>([
    [
      ...(['REPORT', 6, 10] as const),
      [
        ...['+6 FOCAL overdue late-1', '+6 DEPUTY overdue late-1'],
        ...['+7 FOCAL escalated late-3', '+7 DEPUTY escalated late-3', '+7 HEAD escalate late-3'],
        ...[
          '+8 FOCAL escalated late-5',
          '+8 DEPUTY escalated late-5',
          '+8 HEAD escalate late-5',
          '+8 LEAD escalate late-5',
        ],
        ...['+10 FOCAL escalated late-10', '+10 DEPUTY escalated late-10', '+10 HEAD escalate late-10'],
        ...['+10 LEAD escalate late-10', '+10 DELEGATION_HEAD escalate late-10'],
      ],
    ],
    [
      ...(['ACKNOWLEDGE', 4, 7] as const),
      [
        ...['+4 FOCAL overdue on', '+4 DEPUTY overdue on'],
        ...['+5 FOCAL overdue late-1', '+5 DEPUTY overdue late-1', '+5 HEAD escalate late-1'],
        ...[
          '+6 FOCAL escalated late-3',
          '+6 DEPUTY escalated late-3',
          '+6 HEAD escalate late-3',
          '+6 LEAD escalate late-3',
        ],
      ],
    ],
    ['VERIFY', 7, 8, ['+7 LEAD overdue late-1', '+8 LEAD escalated late-5', '+8 DELEGATION_HEAD escalate late-5']],
  ])('of %s, silent until %i working days after the date, goes up one rung a morning', (kind, from, to, expected) => {
    const days = [...Array(to - from + 1).keys()].map((n) => on(from + n));
    expect(said(play(duty(kind, '2023-09-14'), days))).toEqual(expected);
  });

  it('announces the next rung for the next morning, and who has had an account no more', () => {
    const heard = play(duty('REPORT', '2023-09-14'), [30, 31, 32, 33, 34, 35, 40].map(on));
    const focal = heard.filter(({ reader }) => reader === 'FOCAL').map((each) => [each.on, each.rung, each.next]);
    expect(focal).toEqual([
      [on(30), 'late-1', `${on(31)} HEAD`],
      [on(31), 'late-3', `${on(32)} LEAD`],
      [on(32), 'late-5', `${on(33)} DELEGATION_HEAD`],
      [on(33), 'late-10', null],
      [on(35), 'late-35', null],
      [on(40), 'late-40', null],
    ]);
  });

  it('where the head cannot be reached goes to the lead in the head’s stead, a morning after the focal point', () => {
    const heard = play(duty('REPORT', '2023-09-14'), [6, 7, 8].map(on), () => without('HEAD', 'DEPUTY'));
    expect(said(heard)).toEqual([
      '+6 FOCAL overdue late-1',
      ...['+7 FOCAL escalated late-3', '+7 LEAD escalate late-3'],
      ...['+8 FOCAL escalated late-5', '+8 LEAD escalate late-5'],
    ]);
  });

  it('of a unit in which nobody can be reached is said to the lead once, not rung after rung', () => {
    const gone = without('FOCAL', 'DEPUTY', 'HEAD');
    const heard = play(duty('REPORT', '2023-09-14'), [12, 13, 14, 15].map(on), () => gone);
    expect(said(heard)).toEqual(['+12 LEAD unreached late-10', '+15 LEAD unreached late-15']);
  });

  it('of a unit that is reached only now begins below, whatever those above know', () => {
    const reachOn = (day: string) => (day < on(7) ? without('FOCAL', 'DEPUTY', 'HEAD') : ALL_THERE);
    const heard = play(duty('REPORT', '2023-09-14'), [5, 7, 8].map(on), reachOn);
    expect(said(heard)).toEqual([
      '+5 LEAD unreached late-5',
      ...['+7 FOCAL overdue late-1', '+7 DEPUTY overdue late-1'],
      ...['+8 FOCAL escalated late-5', '+8 DEPUTY escalated late-5', '+8 HEAD escalate late-5'],
    ]);
    expect(heard.find(({ on: day }) => day === on(7))?.next).toBe(`${on(8)} HEAD`);
  });

  const mornings = fc.uniqueArray(fc.integer({ min: -6, max: 60 }), { minLength: 1, maxLength: 40 });
  const presence = fc.constantFrom<Presence>('there', 'there', 'vacant', 'blocked');
  const reaches = fc.record(Object.fromEntries(READERS.map((reader) => [reader, presence]))) as fc.Arbitrary<Reach>;
  const kinds = fc.constantFrom(...KINDS);
  const inOrder = (days: readonly number[]) => [...days].sort((one, other) => one - other);

  it('never has two rungs on one morning, and nobody hears with an account of one below who heard nothing before', () => {
    fc.assert(
      fc.property(mornings, kinds, reaches, (days, kind, reach) => {
        const heard = play(duty(kind, '2023-09-14'), inOrder(days).map(on), () => reach);
        for (const day of new Set(heard.map((each) => each.on)))
          expect(new Set(heard.filter((each) => each.on === day).map(({ rung }) => rung)).size).toBe(1);
        const first = (reader: Reader) => heard.find((each) => each.reader === reader && each.on >= on(0))?.on;
        const unit = (['FOCAL', 'DEPUTY'] as const).filter((reader) => reach[reader] === 'there');
        const account = heard.find(({ tone }) => tone === 'escalate');
        if (account && !isOfTeam(kind) && unit.length > 0) expect(first(unit[0]!)! < account.on).toBe(true);
      }),
    );
  });

  it('tells those above one after the other, each on a morning of their own', () => {
    fc.assert(
      fc.property(mornings, kinds, (days, kind) => {
        const heard = play(duty(kind, '2023-09-14'), inOrder(days).map(on));
        const told = (['HEAD', 'LEAD', 'DELEGATION_HEAD'] as const).flatMap(
          (reader) => heard.find((each) => each.reader === reader && each.tone === 'escalate')?.on ?? [],
        );
        expect(told).toEqual([...new Set(told)].sort());
      }),
    );
  });

  it('keeps what its cards announced, and announces nobody who was told', () => {
    fc.assert(
      fc.property(mornings, kinds, reaches, (days, kind, reach) => {
        const all = inOrder(days).map(on);
        // From the last gap on every morning speaks.
        const last = all.at(-1)!;
        const after = [...Array(40).keys()].map((n) => calendar.addWorkingDays(last, n + 1));
        const heard = play(duty(kind, '2023-09-14'), [...all, ...after], () => reach);
        for (const each of heard.filter(({ next }) => next !== null)) {
          const [day, reader] = each.next!.split(' ');
          const accounts = heard.filter((other) => other.reader === reader && other.tone === 'escalate');
          expect(accounts.every((other) => other.on > each.on)).toBe(true);
          if (each.on >= last && day! <= after.at(-1)!) expect(accounts[0]?.on).toBe(day);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('without a gap is what the dates alone say', () => {
    for (const kind of KINDS) {
      const owed = duty(kind, '2023-09-14');
      for (const { reader, on: day, rung, tone } of play(
        owed,
        [...Array(60).keys()].map((n) => on(n - 6)),
      )) {
        const found = newestRung(owed, reader, day, calendar);
        expect([found?.rung.name, found?.tone]).toEqual([rung, tone]);
      }
    }
  });
});

it('is on the same rung in whatever order what was said of it is found', () => {
  const owed = duty('REPORT', '2023-09-14');
  const days = [...Array(12).keys()].map((n) => on(n + 1));
  const said = fc.array(
    fc.record({
      rung: fc.constantFrom('on', 'late-1', 'late-3', 'late-5'),
      cardOn: fc.constantFrom(...days),
      readers: fc.constantFrom<Climbed['readers']>(['FOCAL'], ['HEAD'], ['LEAD', 'FOCAL']),
    }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(said, fc.constantFrom(...days), (history, today) => {
      const found = climb(owed, today, calendar, undefined, history);
      expect(climb(owed, today, calendar, undefined, [...history].reverse())).toEqual(found);
    }),
    { numRuns: 500 },
  );
});

it('of a date in a known year after one that is not, a rung in the unknown year is silent, and no fault', () => {
  const known = CITY.holidays.filter(({ on }) => on.startsWith('2023-')).map(({ on, kind }) => ({ on, kind }));
  const duty = {
    id: 'd',
    kind: 'REPORT' as const,
    version: 1,
    dueAt: at('2023-01-05 17:00'),
    openedAt: at('2022-12-01 08:00'),
  };
  expect(climb(duty, '2022-12-30', makeCalendar(known))).toBeNull();
});
