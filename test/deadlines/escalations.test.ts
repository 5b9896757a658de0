// What is announced before it happens and what is only told: escalations in the card before them, by the name of whoever will
// really be told; a decision that is awaited.
import { describe, expect, it } from 'vitest';
import { accountOf, newestRung, nextEscalation } from '../../src/deadlines/climbing.js';
import { ALL_THERE, waitingRung, WAITING_RUNG, type DutyKind, type Reader } from '../../src/deadlines/rules.js';
import { calendar, duty, report, READERS, KINDS, without, on, rung } from './ladder.js';

describe('an escalation', () => {
  it.each<[DutyKind, number, Reader, number | null, Reader | null]>([
    // To the focal point: in the card before it, not earlier.
    ['REPORT', -2, 'FOCAL', null, null],
    ['REPORT', 0, 'FOCAL', null, null],
    ['REPORT', 1, 'FOCAL', 3, 'HEAD'],
    ['REPORT', 3, 'FOCAL', 5, 'LEAD'],
    ['REPORT', 5, 'FOCAL', 10, 'DELEGATION_HEAD'],
    // Whoever has had an account is announced no more.
    ['REPORT', 10, 'FOCAL', null, null],
    ['REPORT', 15, 'FOCAL', null, null],
    ['ACKNOWLEDGE', 0, 'DEPUTY', 1, 'HEAD'],
    ['ACKNOWLEDGE', 1, 'DEPUTY', 3, 'LEAD'],
    // To the head and to the lead.
    ['REPORT', 3, 'HEAD', 5, 'LEAD'],
    ['REPORT', 5, 'HEAD', 10, 'DELEGATION_HEAD'],
    ['REPORT', 5, 'LEAD', 10, 'DELEGATION_HEAD'],
    ['REPORT', 10, 'LEAD', null, null],
    ['REPORT', 15, 'LEAD', null, null],
    ['REPORT', 20, 'DELEGATION_HEAD', null, null],
    ['REPORT', 22, 'FOCAL', null, null],
    ['REPORT', 45, 'HEAD', null, null],
    ['ACKNOWLEDGE', 3, 'FOCAL', null, null],
    ['ACKNOWLEDGE', 8, 'FOCAL', 13, 'DELEGATION_HEAD'],
    ['ACKNOWLEDGE', 13, 'FOCAL', null, null],
    ['REPORT', -30, 'FOCAL', null, null],
    ['VERIFY', 15, 'LEAD', null, null],
    ['VERIFY', 20, 'LEAD', null, null],
    ['VERIFY', 1, 'LEAD', 5, 'DELEGATION_HEAD'],
    ['VERIFY', 5, 'LEAD', null, null],
    ['VERIFY', 10, 'LEAD', null, null],
  ])('of %s is announced %i days after the date to %s: on day %s to %s', (kind, days, reader, later, above) => {
    expect(nextEscalation(duty(kind, '2023-09-14'), reader, on(days), calendar)).toEqual(
      above === null ? null : { on: on(later!), reader: above },
    );
  });

  it('is not announced for a day after what is asked for has ended', () => {
    const ack = duty('ACKNOWLEDGE', '2023-09-14');
    const of = (endsOn: string | null) => nextEscalation({ ...ack, endsOn }, 'FOCAL', on(0), calendar);
    expect(of(null)).toEqual({ on: on(1), reader: 'HEAD' });
    expect(of(on(1))).toEqual({ on: on(1), reader: 'HEAD' });
    expect(of(on(0))).toBeNull();
  });

  it('is announced with the name of whoever will really be told', () => {
    expect(nextEscalation(report, 'FOCAL', on(1), calendar, without('HEAD'))).toEqual({ on: on(3), reader: 'LEAD' });
    expect(nextEscalation(report, 'HEAD', on(3), calendar, without('LEAD'))).toEqual({
      on: on(5),
      reader: 'DELEGATION_HEAD',
    });
  });

  it('is announced by the last card before it, to everybody who is told of it below', () => {
    for (const kind of KINDS)
      for (const reader of READERS) {
        let announced: string | null = null;
        for (let days = -6; days < 40; days++) {
          const today = on(days);
          const found = newestRung(duty(kind, '2023-09-14'), reader, today, calendar);
          if (!found || (days !== 0 && found.rung.workingDays !== days)) continue;
          if (days === 0 && found.rung.name !== 'on') continue;
          const above = accountOf(found.rung, kind, reader);
          // The first escalation of all may come without a card of theirs before it.
          if (above !== null && announced !== null && found.tone === 'escalated') expect(announced).toBe(today);
          announced = nextEscalation(duty(kind, '2023-09-14'), reader, today, calendar)?.on ?? null;
        }
      }
  });

  it('names whom its rung gives an account to, above the reader', () => {
    expect(accountOf(rung('REPORT', 'late-3'), 'REPORT', 'FOCAL')).toBe('HEAD');
    expect(accountOf(rung('REPORT', 'late-3'), 'REPORT', 'HEAD')).toBeNull();
    expect(accountOf(rung('REPORT', 'late-5'), 'REPORT', 'HEAD')).toBe('LEAD');
    expect(accountOf(rung('REPORT', 'late-10'), 'REPORT', 'DEPUTY')).toBe('DELEGATION_HEAD');
    expect(accountOf(rung('REPORT', 'late-3'), 'REPORT', 'FOCAL', without('HEAD'))).toBe('LEAD');
    expect(accountOf(rung('REPORT', 'late-1'), 'REPORT', 'FOCAL')).toBeNull();
    expect(accountOf(rung('VERIFY', 'late-5'), 'VERIFY', 'LEAD')).toBe('DELEGATION_HEAD');
  });
});

describe('what waits for a decision', () => {
  const item = duty('REMEDIATION', '2023-09-14');
  it('is said to the unit from the day of the deadline on, instead of any rung', () => {
    expect(waitingRung(item, 'FOCAL', on(-1), calendar, ALL_THERE)).toBeNull();
    for (const days of [0, 1, 40])
      expect(waitingRung(item, 'FOCAL', on(days), calendar, ALL_THERE)).toEqual({
        rung: WAITING_RUNG,
        tone: 'waiting',
        instead: null,
      });
  });

  it('is nobody else’s to hear, but the head’s where the unit has no focal point', () => {
    for (const reader of ['HEAD', 'LEAD', 'DELEGATION_HEAD', 'OFFICE'] as const)
      expect(waitingRung(item, reader, on(3), calendar, ALL_THERE)).toBeNull();
    expect(waitingRung(item, 'HEAD', on(3), calendar, without('FOCAL', 'DEPUTY'))).toMatchObject({
      tone: 'waiting',
      instead: 'FOCAL',
    });
    expect(waitingRung(item, 'LEAD', on(3), calendar, without('FOCAL', 'DEPUTY', 'HEAD'))).toBeNull();
  });
});
