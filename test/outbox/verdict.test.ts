// What becomes of a message after each of Telegram's answers.
import { describe, expect, it } from 'vitest';
import { LANE, type Outgoing } from '../../src/outbox/message.js';
import {
  boundPauseMs,
  decideSettlement,
  handBack,
  MAX_EDIT_ATTEMPTS,
  replaced,
  type Verdict,
} from '../../src/outbox/verdict.js';

const send: Outgoing = { do: 'SEND', message: { text: 'x' } };
const notice: Outgoing = { do: 'SEND', message: { text: 'x', againNote: '(gửi lại)' } };
const edit: Outgoing = { do: 'EDIT', message: { text: 'x' } };
const row = (lane: number, body: Outgoing = send, resendOf: bigint | null = null, attempts = 1, doubted = false) => ({
  lane,
  body,
  attempts,
  resendOf,
  doubted,
});
const unknown: Verdict = { kind: 'unknown', why: 'no-answer' };

describe('a settlement', () => {
  it.each<[string, ReturnType<typeof row>, Verdict, object]>([
    ['sent is sent', row(LANE.NOTICE), { kind: 'sent', messageId: 5n }, { state: 'SENT', assumed: false }],
    [
      'never accepted: waits and is tried again',
      row(LANE.BROADCAST),
      { kind: 'not-sent', why: 'ECONNREFUSED' },
      { state: 'WAITING' },
    ],
    [
      '429: waits as long as asked',
      row(LANE.BROADCAST),
      { kind: 'later', retryAfterMs: 3050, why: '429' },
      { state: 'WAITING', retryAfterMs: 3050 },
    ],
    ['blocked: unreachable', row(LANE.NOTICE), { kind: 'unreachable', why: 'blocked' }, { state: 'UNREACHABLE' }],
    ['refused: failed', row(LANE.NOTICE), { kind: 'refused', why: '400' }, { state: 'FAILED' }],
    ['a refused edit is let go', row(LANE.INTERACTIVE, edit), { kind: 'refused', why: '400' }, { state: 'SUPERSEDED' }],
    [
      'an answer that was refused is spoken of',
      row(LANE.INTERACTIVE),
      { kind: 'refused', why: '400' },
      { state: 'FAILED', then: 'refused' },
    ],
    [
      'but not the word about it',
      row(LANE.INTERACTIVE, send, 4n),
      { kind: 'refused', why: '400' },
      { state: 'FAILED', then: null },
    ],
    [
      'an answer in doubt leaves once more, as the same row',
      row(LANE.INTERACTIVE),
      unknown,
      { state: 'WAITING', doubted: true, assumed: false, then: null },
    ],
    [
      'in doubt twice it counts as delivered',
      row(LANE.INTERACTIVE, send, null, 2, true),
      unknown,
      { state: 'SENT', assumed: true, then: null },
    ],
    ['a morning card in doubt leaves once more', row(LANE.NUDGE), unknown, { state: 'WAITING', doubted: true }],
    [
      'in doubt twice nobody calls it delivered',
      row(LANE.NUDGE, send, null, 2, true),
      unknown,
      { state: 'UNKNOWN', assumed: false },
    ],
    [
      'a notice in doubt is sent once more, marked',
      row(LANE.NOTICE, notice),
      unknown,
      { state: 'UNKNOWN', then: 'again' },
    ],
    [
      'the second copy of a notice is not repeated',
      row(LANE.NOTICE, notice, 4n),
      unknown,
      { state: 'UNKNOWN', then: null },
    ],
    [
      'a broadcast in doubt stays unknown for its sender to decide',
      row(LANE.BROADCAST),
      unknown,
      { state: 'UNKNOWN', then: null },
    ],
    ['an edit in doubt may be repeated', row(LANE.INTERACTIVE, edit), unknown, { state: 'WAITING' }],
    ['but not for ever', row(LANE.INTERACTIVE, edit, null, 8), unknown, { state: 'SUPERSEDED' }],
  ])('%s', (_name, given, verdict, expected) => {
    expect(decideSettlement(given, verdict)).toMatchObject(expected);
  });

  it('keeps waiting through an outage of any length', () => {
    for (const attempts of [1, 10, 1000]) {
      const { state, retryAfterMs } = decideSettlement(row(LANE.NOTICE, send, null, attempts), {
        kind: 'not-sent',
        why: 'ENETUNREACH',
      });
      expect(state).toBe('WAITING');
      expect(retryAfterMs).toBeLessThanOrEqual(30_000);
    }
  });
});

describe('how long a row waits', () => {
  const notSent: Verdict = { kind: 'not-sent', why: 'ECONNREFUSED' };
  const waitMs = (verdict: Verdict, given = row(LANE.NOTICE)) => decideSettlement(given, verdict).retryAfterMs;

  it('grows with its tries to half a minute, for what was not sent and for an edit in doubt', () => {
    for (const [attempts, ms] of [
      [1, 500],
      [2, 1000],
      [4, 4000],
      [6, 16_000],
      [7, 30_000],
    ] as const) {
      expect(waitMs(notSent, row(LANE.NOTICE, send, null, attempts))).toBe(ms);
      expect(waitMs(unknown, row(LANE.INTERACTIVE, edit, null, attempts))).toBe(ms);
    }
    expect(decideSettlement(row(0, edit, null, MAX_EDIT_ATTEMPTS - 1), unknown).state).toBe('WAITING');
    expect(MAX_EDIT_ATTEMPTS).toBe(8);
  });

  it('is a second when it leaves once more, a minute when the token is refused', () => {
    expect(waitMs(unknown, row(LANE.INTERACTIVE))).toBe(1000);
    expect(waitMs({ kind: 'stop', why: '401' })).toBe(60_000);
  });

  it.each([
    [0, 0],
    [0.5, 0.5],
    [7000, 7000],
    [3_600_000, 3_600_000],
    [3_600_001, 3_600_000],
    [-1, 1000],
    [NaN, 1000],
  ])('is bound when Telegram asks for %d ms', (asked, ms) => {
    expect(boundPauseMs(asked)).toBe(ms);
    expect(waitMs({ kind: 'later', retryAfterMs: asked, why: '429' })).toBe(Math.ceil(ms));
  });

  it('is as given when it did not leave, none when a newer one replaced it', () => {
    const plain = { verdict: null, assumed: false, doubted: false, then: null };
    expect(handBack(7)).toEqual({ state: 'WAITING', ...plain, retryAfterMs: 7 });
    expect(replaced).toEqual({ state: 'SUPERSEDED', ...plain, retryAfterMs: null });
  });
});

describe('a further message', () => {
  it.each([
    [LANE.NOTICE, send, null],
    [LANE.NOTICE, notice, 'again'],
    [LANE.BROADCAST, notice, null],
  ] as const)('after doubt in lane %d', (lane, body, then) => {
    expect(decideSettlement(row(lane, body), unknown)).toMatchObject({ state: 'UNKNOWN', then, verdict: 'no-answer' });
  });

  it.each([
    [LANE.INTERACTIVE, null, 'refused'],
    [LANE.INTERACTIVE, 4n, null],
    [LANE.NOTICE, null, null],
  ] as const)('after a refusal in lane %d', (lane, resendOf, then) => {
    const { state, then: further } = decideSettlement(row(lane, send, resendOf), { kind: 'refused', why: '400' });
    expect([state, further]).toEqual(['FAILED', then]);
  });
});
