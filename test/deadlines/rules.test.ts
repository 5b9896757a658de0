// The ladder as a table: for each rung on which morning it comes, and to whom; nothing twice, the newest only, nobody accused
// who could not be reached, nothing overdue forgotten.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newestRung } from '../../src/deadlines/climbing.js';
import {
  ACKNOWLEDGE_LADDER,
  AGAIN_EVERY,
  inOrder,
  isOfTeam,
  isUnitReached,
  ladderOf,
  levelOf,
  maySay,
  speakingAt,
  UNIT_LADDER,
  VERIFY_LADDER,
  type DutyKind,
  type Presence,
  type Reach,
  type Reader,
  type Said,
} from '../../src/deadlines/rules.js';
import { addDays, at, dayOf } from '../../src/kit/calendar.js';
import { calendar, duty, report, READERS, KINDS, without, on, rung } from './ladder.js';

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
    ['2023-09-18', 'DEPUTY', 'late-1', 'overdue'],
    ['2023-09-19', 'HEAD', 'late-3', 'escalate'],
    ['2023-09-19', 'FOCAL', 'late-3', 'escalated'],
    ['2023-09-20', 'LEAD', null, null],
    ['2023-09-20', 'HEAD', 'late-3', 'escalate'],
    ['2023-09-21', 'LEAD', 'late-5', 'escalate'],
    ['2023-09-21', 'HEAD', 'late-5', 'escalate'],
    ['2023-09-21', 'FOCAL', 'late-5', 'escalated'],
    ['2023-09-21', 'DELEGATION_HEAD', null, null],
    ['2023-09-27', 'LEAD', 'late-5', 'escalate'],
    ['2023-09-28', 'DELEGATION_HEAD', 'late-10', 'escalate'],
    ['2023-09-28', 'LEAD', 'late-10', 'escalate'],
    ['2023-09-28', 'DEPUTY', 'late-10', 'escalated'],
    ['2023-09-28', 'OFFICE', null, null],
  ])('on %s tells %s: %s', (today, reader, name, tone) => {
    const found = newestRung(report, reader, today, calendar);
    expect(found?.rung.name ?? null).toBe(name);
    expect(found?.tone ?? null).toBe(tone);
    expect(found?.instead ?? null).toBeNull();
  });

  it.each<[DutyKind, number, Reader, string | null, string | null]>([
    ['ACKNOWLEDGE', -1, 'FOCAL', null, null],
    ['ACKNOWLEDGE', 0, 'FOCAL', 'on', 'before'],
    ['ACKNOWLEDGE', 1, 'HEAD', 'late-1', 'escalate'],
    ['ACKNOWLEDGE', 1, 'DEPUTY', 'late-1', 'overdue'],
    ['ACKNOWLEDGE', 2, 'LEAD', null, null],
    ['ACKNOWLEDGE', 3, 'LEAD', 'late-3', 'escalate'],
    ['ACKNOWLEDGE', 3, 'FOCAL', 'late-3', 'escalated'],
    ['ACKNOWLEDGE', 3, 'DELEGATION_HEAD', null, null],
    ['VERIFY', -2, 'LEAD', 'before-2', 'before'],
    ['VERIFY', -3, 'LEAD', null, null],
    ['DECIDE', 0, 'LEAD', 'on', 'before'],
    ['VERIFY', 1, 'LEAD', 'late-1', 'overdue'],
    ['DECIDE', 4, 'DELEGATION_HEAD', null, null],
    ['DECIDE', 5, 'DELEGATION_HEAD', 'late-5', 'escalate'],
    ['VERIFY', 5, 'LEAD', 'late-5', 'escalated'],
    ['VERIFY', 30, 'FOCAL', null, null],
  ])('of %s, %i working days after its date, tells %s: %s', (kind, days, reader, name, tone) => {
    const found = newestRung(duty(kind, '2023-09-14'), reader, on(days), calendar);
    expect([found?.rung.name ?? null, found?.tone ?? null]).toEqual([name, tone]);
  });

  it('has one ladder for what a unit owes, one for what it acknowledges, one for what a team owes', () => {
    expect(KINDS.map(ladderOf)).toEqual([
      ACKNOWLEDGE_LADDER,
      UNIT_LADDER,
      UNIT_LADDER,
      UNIT_LADDER,
      VERIFY_LADDER,
      VERIFY_LADDER,
      VERIFY_LADDER,
      VERIFY_LADDER,
      ACKNOWLEDGE_LADDER,
    ]);
    expect(KINDS.filter(isOfTeam)).toEqual(['VERIFY', 'DECIDE', 'REVIEW', 'CONCLUDE']);
    expect(READERS.map(levelOf)).toEqual([0, 0, 1, 2, 3, 4]);
  });

  it('counts over the holidays: one working day after 31/08 is 05/09', () => {
    const late = duty('REPORT', '2023-08-31');
    expect(newestRung(late, 'FOCAL', '2023-09-04', calendar)?.rung.name).toBe('on');
    expect(newestRung(late, 'FOCAL', '2023-09-05', calendar)?.rung.name).toBe('late-1');
  });

  it('does not make up for rungs that lay before the duty existed', () => {
    expect(newestRung(duty('REPORT', '2023-09-14', '2023-09-13 10:00'), 'FOCAL', '2023-09-13', calendar)).toBeNull();
    expect(newestRung(duty('REPORT', '2023-09-14', '2023-09-12 10:00'), 'FOCAL', '2023-09-12', calendar)).toBeNull();
    expect(
      newestRung(duty('REPORT', '2023-09-14', '2023-09-14 08:00'), 'FOCAL', '2023-09-14', calendar)?.rung.name,
    ).toBe('on');
  });

  it('does not chase on the day on which a duty whose date had passed is owed anew, but on the next', () => {
    const anew = duty('REPORT', '2023-09-14', '2023-09-25 10:00');
    for (const reader of READERS) expect(newestRung(anew, reader, '2023-09-25', calendar)).toBeNull();
    expect(newestRung(anew, 'FOCAL', '2023-09-26', calendar)?.tone).toBe('escalated');
  });

  it('says a rung once for one version of the date, once more on the day it was put off to, and again for a new date', () => {
    const { rung: before } = newestRung(report, 'FOCAL', '2023-09-12', calendar)!;
    const said: Said = { deadlineId: 'd', version: 1, rung: before.name, personId: 'p', snoozedOn: '2023-09-13' };
    expect(maySay(report, before, 'p', [], '2023-09-12')).toBe(true);
    expect(maySay(report, before, 'p', [said], '2023-09-12')).toBe(false);
    expect(maySay(report, before, 'p', [said], '2023-09-13')).toBe(true);
    expect(maySay(report, before, 'q', [said], '2023-09-12')).toBe(true);
    expect(maySay({ ...report, version: 2 }, before, 'p', [said], '2023-09-12')).toBe(true);
    expect(maySay({ ...report, id: 'e' }, before, 'p', [said], '2023-09-12')).toBe(true);
    expect(maySay(report, { name: 'on' }, 'p', [said], '2023-09-12')).toBe(true);
  });

  it('lists the nearest date first, and equal dates always in the same order', () => {
    const one = { ...report, id: 'z', title: 'b', openedAt: at('2023-07-01 09:00') };
    const expected = [
      { ...one, id: 'y', title: 'c', openedAt: at('2023-06-30 09:00') },
      { ...one, id: 'x', title: 'a' },
      { ...one, id: 'a' },
      { ...one, id: 'b' },
      { ...one, id: '0', title: '', openedAt: at('2023-06-01 09:00'), dueAt: at('2023-09-15 17:00') },
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(expected, { minLength: 5 }), (mixed) => {
        const before = [...mixed];
        expect(inOrder(mixed)).toEqual(expected);
        expect(mixed).toEqual(before);
      }),
    );
    expect(
      inOrder([
        { ...report, id: 'b' },
        { ...report, id: 'a' },
      ]).map(({ id }) => id),
    ).toEqual(['a', 'b']);
  });
});

describe('what is overdue comes back', () => {
  it.each<[DutyKind, number, Reader, string | null]>([
    ['REPORT', 14, 'FOCAL', 'late-10'],
    ['REPORT', 15, 'FOCAL', 'late-15'],
    ['REPORT', 15, 'HEAD', 'late-15'],
    ['REPORT', 15, 'LEAD', 'late-15'],
    ['REPORT', 19, 'LEAD', 'late-15'],
    ['REPORT', 15, 'DELEGATION_HEAD', 'late-10'],
    ['REPORT', 20, 'DELEGATION_HEAD', 'late-20'],
    ['REPORT', 25, 'DELEGATION_HEAD', 'late-20'],
    ['REPORT', 30, 'DELEGATION_HEAD', 'late-30'],
    ['REPORT', 63, 'DEPUTY', 'late-60'],
    ['ACKNOWLEDGE', 8, 'LEAD', 'late-8'],
    ['ACKNOWLEDGE', 13, 'DELEGATION_HEAD', 'late-13'],
    ['VERIFY', 10, 'LEAD', 'late-10'],
    ['DECIDE', 15, 'DELEGATION_HEAD', 'late-15'],
  ])('%s, %i working days late, to %s: %s', (kind, days, reader, name) => {
    expect(newestRung(duty(kind, '2023-09-14'), reader, on(days), calendar)?.rung.name ?? null).toBe(name);
  });

  it.each<[DutyKind, number, Reader, string]>([
    ['REPORT', 15, 'FOCAL', 'overdue'],
    ['REPORT', 15, 'LEAD', 'escalate'],
    ['REPORT', 20, 'DELEGATION_HEAD', 'escalate'],
    ['VERIFY', 10, 'LEAD', 'overdue'],
    ['VERIFY', 15, 'LEAD', 'escalated'],
  ])('%s, %i days late, speaks to %s as %s', (kind, days, reader, tone) => {
    expect(newestRung(duty(kind, '2023-09-14'), reader, on(days), calendar)?.tone).toBe(tone);
  });

  it('is heard by somebody who can be reached at least every ten working days, whoever is away, for ever', () => {
    const presence = fc.constantFrom<Presence>('there', 'vacant', 'blocked');
    const reaches = fc.record({
      FOCAL: presence,
      DEPUTY: presence,
      HEAD: presence,
      LEAD: presence,
      DELEGATION_HEAD: presence,
      OFFICE: fc.constant<Presence>('there'),
    });
    fc.assert(
      fc.property(reaches, fc.constantFrom(...KINDS), fc.integer({ min: 1, max: 55 }), (reach, kind, late) => {
        const owed = duty(kind, '2023-09-14');
        const heard = new Set<string>();
        for (let days = late; days < late + 2 * AGAIN_EVERY; days++)
          for (const reader of READERS) {
            const found = newestRung(owed, reader, on(days), calendar, reach);
            if (!found) continue;
            expect(reach[reader]).toBe('there');
            heard.add(`${reader} ${found.rung.name}`);
          }
        // Of a unit nobody can be reached in somebody above knows; elsewhere somebody new hears in these ten days.
        expect(heard.size).toBeGreaterThan(0);
        const names = [...heard].map((each) => Number(each.split('-')[1] ?? 0));
        expect(Math.max(...names)).toBeGreaterThan(late - AGAIN_EVERY - (late < AGAIN_EVERY ? 1 : 0) - 5);
      }),
    );
  });

  it('never goes back down, whatever mornings are missed', () => {
    const daysOf = (name: string) =>
      name === 'on' ? 0 : Number(name.replace('late-', '').replace('before-', '-')) || Number.NaN;
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 12 }),
        fc.integer({ min: 0, max: 60 }),
        fc.constantFrom(...READERS),
        (mornings, shift, reader) => {
          const owed = duty('REMEDIATION', addDays('2023-08-01', shift));
          const said: number[] = [];
          for (const day of [...mornings].sort((a, b) => a - b)) {
            const found = newestRung(owed, reader, addDays(dayOf(owed.dueAt), day - 12), calendar);
            if (found) said.push(daysOf(found.rung.name));
          }
          expect(said).toEqual([...said].sort((a, b) => a - b));
        },
      ),
    );
  });
});

describe('a post that cannot be reached', () => {
  it.each<[string, Reader[], Reader, string | null, Reader | null]>([
    // No focal point and no deputy: the head is reminded, before the date too.
    ['before-5', ['FOCAL', 'DEPUTY'], 'HEAD', 'before', 'FOCAL'],
    ['on', ['FOCAL', 'DEPUTY'], 'HEAD', 'before', 'FOCAL'],
    ['late-1', ['FOCAL', 'DEPUTY'], 'HEAD', 'overdue', 'FOCAL'],
    ['before-5', ['FOCAL'], 'HEAD', null, null],
    ['before-5', ['FOCAL'], 'DEPUTY', 'before', null],
    // No head: the account goes to the lead the same morning.
    ['late-3', ['HEAD'], 'LEAD', 'escalate', 'HEAD'],
    ['late-3', ['HEAD'], 'FOCAL', 'escalated', null],
    ['late-3', ['HEAD', 'LEAD'], 'DELEGATION_HEAD', 'escalate', 'HEAD'],
    ['late-3', ['HEAD', 'LEAD', 'DELEGATION_HEAD'], 'OFFICE', 'escalate', 'HEAD'],
    ['late-3', ['FOCAL', 'DEPUTY'], 'HEAD', 'escalate', null],
    // The lead's own account is not another's.
    ['late-5', ['HEAD'], 'LEAD', 'escalate', null],
    ['late-5', ['LEAD'], 'DELEGATION_HEAD', 'escalate', 'LEAD'],
    ['late-10', ['DELEGATION_HEAD'], 'OFFICE', 'escalate', 'DELEGATION_HEAD'],
    ['late-10', [], 'OFFICE', null, null],
  ])('on %s without %j: %s hears %s', (name, gone, reader, tone, instead) => {
    const found = speakingAt(rung('REPORT', name), 'REPORT', without(...gone)).get(reader);
    expect(found ?? null).toEqual(tone === null ? null : { tone, instead });
  });

  it('of the team falls to the head of the delegation, then to the office', () => {
    for (const kind of ['VERIFY', 'DECIDE', 'REVIEW', 'CONCLUDE'] as const) {
      const late = rung(kind, 'late-1');
      expect([...speakingAt(late, kind, without('LEAD'))]).toEqual([
        ['DELEGATION_HEAD', { tone: 'overdue', instead: 'LEAD' }],
      ]);
      expect([...speakingAt(late, kind, { OFFICE: 'there' })]).toEqual([
        ['OFFICE', { tone: 'overdue', instead: 'LEAD' }],
      ]);
      expect([...speakingAt(late, kind, {})]).toEqual([]);
    }
  });

  it.each<[DutyKind, string, Reach, [Reader, Reader | null] | null]>([
    ['REPORT', 'before-5', without('FOCAL', 'DEPUTY', 'HEAD'), null],
    ['REPORT', 'before-2', without('FOCAL', 'DEPUTY', 'HEAD'), ['LEAD', null]],
    ['REPORT', 'late-1', without('FOCAL', 'DEPUTY', 'HEAD'), null],
    ['REPORT', 'late-3', without('FOCAL', 'DEPUTY', 'HEAD'), null],
    ['REPORT', 'late-5', without('FOCAL', 'DEPUTY', 'HEAD'), ['LEAD', null]],
    ['REPORT', 'late-10', without('FOCAL', 'DEPUTY', 'HEAD'), ['LEAD', null]],
    ['REPORT', 'late-5', without('FOCAL', 'DEPUTY', 'HEAD', 'LEAD'), ['DELEGATION_HEAD', 'LEAD']],
    ['ACKNOWLEDGE', 'on', without('FOCAL', 'DEPUTY', 'HEAD'), ['LEAD', null]],
    ['ACKNOWLEDGE', 'late-1', without('FOCAL', 'DEPUTY', 'HEAD'), null],
    ['ACKNOWLEDGE', 'late-3', without('FOCAL', 'DEPUTY', 'HEAD', 'LEAD', 'DELEGATION_HEAD'), ['OFFICE', 'LEAD']],
    ['ACKNOWLEDGE', 'on', {}, null],
  ])('a whole unit is not accused: %s on %s', (kind, name, reach, told) => {
    expect([...speakingAt(rung(kind, name), kind, reach)]).toEqual(
      told === null ? [] : [[told[0], { tone: 'unreached', instead: told[1] }]],
    );
  });

  it('a unit is reached as soon as one of its people is', () => {
    expect(isUnitReached({})).toBe(false);
    expect(isUnitReached({ LEAD: 'there', FOCAL: 'blocked' })).toBe(false);
    for (const reader of ['FOCAL', 'DEPUTY', 'HEAD'] as const) expect(isUnitReached({ [reader]: 'there' })).toBe(true);
  });

  it('never keeps a rung from being heard while anybody above can be reached', () => {
    const presence = fc.constantFrom<Presence>('there', 'vacant', 'blocked');
    const reaches = fc.dictionary(fc.constantFrom(...READERS), presence) as fc.Arbitrary<Reach>;
    fc.assert(
      fc.property(reaches, fc.constantFrom(...UNIT_LADDER), (reach, each) => {
        const speaking = speakingAt(each, 'REPORT', reach);
        for (const [reader, { instead, tone }] of speaking) {
          expect(reach[reader]).toBe('there');
          if (instead !== null && tone !== 'unreached') expect(reach[instead] === 'there').toBe(false);
          expect(levelOf(reader) >= levelOf(instead ?? reader)).toBe(true);
        }
        if (isUnitReached(reach)) expect(speaking.size).toBeGreaterThan(0);
      }),
    );
  });
});
