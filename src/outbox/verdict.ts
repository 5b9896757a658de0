// What Telegram's answer means for an outbox row: pure. A verdict is data, not an error.
// The one answer we never give to doubt is to send again blindly.
import { LANE, type Outgoing } from './message.js';

/** What came of one call. `unknown`: it may have arrived, nobody can say (no idempotency key exists). */
export type Verdict =
  | { kind: 'sent'; messageId: bigint | null }
  /** Certainly not accepted; may be tried again at once or after a while. */
  | { kind: 'not-sent'; why: string }
  | { kind: 'later'; retryAfterMs: number; why: string }
  | { kind: 'unreachable'; why: 'blocked' | 'deactivated' | 'not-started' | 'no-chat' }
  | { kind: 'refused'; why: string }
  | { kind: 'unknown'; why: string }
  /** The token is not accepted: everything stops. */
  | { kind: 'stop'; why: string };

export type SettledState = 'SENT' | 'WAITING' | 'UNREACHABLE' | 'FAILED' | 'UNKNOWN' | 'SUPERSEDED';

/** What is written for a row. `again` asks for one more copy, visibly marked as such. */
export interface Settlement {
  readonly state: SettledState;
  readonly verdict: string | null;
  readonly assumed: boolean;
  readonly retryAfterMs: number | null;
  readonly again: boolean;
}

/** Tries after which an edit in doubt is let go. */
export const MAX_EDIT_ATTEMPTS = 8;

/** Decides what becomes of a row after `attempts` calls. */
export function decideSettlement(
  row: { lane: number; body: Outgoing; attempts: number; resendOf: bigint | null },
  verdict: Verdict,
): Settlement {
  const base = { verdict: null, assumed: false, retryAfterMs: null, again: false };
  switch (verdict.kind) {
    case 'sent':
      return { ...base, state: 'SENT' };
    case 'later':
      return { ...base, state: 'WAITING', verdict: verdict.why, retryAfterMs: verdict.retryAfterMs };
    case 'not-sent':
      return {
        ...base,
        state: 'WAITING',
        verdict: verdict.why,
        retryAfterMs: Math.min(30_000, 250 * 2 ** row.attempts),
      };
    case 'unreachable':
      return { ...base, state: 'UNREACHABLE', verdict: verdict.why };
    case 'refused':
      return { ...base, state: row.body.do === 'SEND' ? 'FAILED' : 'SUPERSEDED', verdict: verdict.why };
    case 'unknown':
      return decideDoubt(row, verdict.why);
    case 'stop':
      return { ...base, state: 'WAITING', verdict: verdict.why, retryAfterMs: 60_000 };
  }
}

/**
 * Doubt, settled without waiting: an edit may be repeated (the second time changes nothing); a reply or a nudge is taken
 * as delivered (the person can press again, the next card comes anyway); a notice is sent once more, marked; a broadcast
 * stays «unknown» in its sender's tally, who may resend to just those. A tap on the message proves delivery later.
 */
export function decideDoubt(
  row: { lane: number; body: Outgoing; attempts: number; resendOf: bigint | null },
  why: string,
): Settlement {
  const base = { verdict: why, retryAfterMs: null, again: false };
  if (row.body.do !== 'SEND') {
    return row.attempts >= MAX_EDIT_ATTEMPTS
      ? { ...base, state: 'SUPERSEDED', assumed: false }
      : { ...base, state: 'WAITING', assumed: false, retryAfterMs: Math.min(30_000, 250 * 2 ** row.attempts) };
  }
  if (row.lane === LANE.INTERACTIVE || row.lane === LANE.NUDGE) return { ...base, state: 'SENT', assumed: true };
  if (row.lane === LANE.NOTICE && row.resendOf === null && row.body.message.againNote !== undefined)
    return { ...base, state: 'UNKNOWN', assumed: false, again: true };
  return { ...base, state: 'UNKNOWN', assumed: false };
}
