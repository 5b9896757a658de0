// What Telegram's answer means for an outbox row: pure. A verdict is data, not an error.
// Doubt has one answer for each kind of message, and none of them sends a third copy.
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

export type SettledState = 'SENT' | 'WAITING' | 'UNREACHABLE' | 'FAILED' | 'UNKNOWN' | 'SUPERSEDED' | 'CANCELLED';

/** A row as far as its settlement goes. */
interface Settled {
  readonly lane: number;
  readonly body: Outgoing;
  readonly attempts: number;
  readonly doubted: boolean;
  readonly resendOf: bigint | null;
}

/** What is written for a row. */
export interface Settlement {
  readonly state: SettledState;
  readonly verdict: string | null;
  readonly assumed: boolean;
  /** From now on this row has been in doubt once. */
  readonly doubted: boolean;
  readonly retryAfterMs: number | null;
  /** A further row is to be written: one more copy, visibly marked as such, or the short word that this one was refused. */
  readonly then: 'again' | 'refused' | null;
}

const settlement = (state: SettledState, rest: Partial<Settlement> = {}): Settlement => ({
  verdict: null,
  assumed: false,
  doubted: false,
  retryAfterMs: null,
  then: null,
  ...rest,
  state,
});

/** A row that did not leave: it waits once more, as long as it has to. */
export const handBack = (retryAfterMs: number | null): Settlement => settlement('WAITING', { retryAfterMs });
/** A row that a newer one has replaced. */
export const replaced: Settlement = settlement('SUPERSEDED');

/** A row that has nothing to say any more at the moment it would leave. */
export const dropped: Settlement = settlement('CANCELLED', { verdict: 'settled-meanwhile' });

/** Tries after which an edit in doubt is let go. */
export const MAX_EDIT_ATTEMPTS = 8;

/** How long a message in doubt waits before it is sent once more: whatever cut the first call is over then, mostly. */
const ONCE_MORE_AFTER_MS = 1000;

/** However long the channel asks to wait, it is asked again after an hour; a time that is none is a second. */
export const LONGEST_PAUSE_MS = 3_600_000;
export const boundPauseMs = (askedMs: number): number =>
  askedMs >= 0 ? Math.min(askedMs, LONGEST_PAUSE_MS) : ONCE_MORE_AFTER_MS;

const backOffMs = (attempts: number): number => Math.min(30_000, 250 * 2 ** attempts);

/** Decides what becomes of a row after `attempts` calls. */
export function decideSettlement(row: Settled, verdict: Verdict): Settlement {
  switch (verdict.kind) {
    case 'sent':
      return settlement('SENT');
    case 'later':
      return settlement('WAITING', {
        verdict: verdict.why,
        retryAfterMs: Math.ceil(boundPauseMs(verdict.retryAfterMs)),
      });
    case 'not-sent':
      return settlement('WAITING', { verdict: verdict.why, retryAfterMs: backOffMs(row.attempts) });
    case 'unreachable':
      return settlement('UNREACHABLE', { verdict: verdict.why });
    case 'refused': {
      if (row.body.do !== 'SEND') return settlement('SUPERSEDED', { verdict: verdict.why });
      // The word about a refusal is itself the second row of its message: it is not spoken of again.
      const tells = row.lane === LANE.INTERACTIVE && row.resendOf === null;
      return settlement('FAILED', { verdict: verdict.why, then: tells ? 'refused' : null });
    }
    case 'unknown':
      return decideDoubt(row, verdict.why);
    case 'stop':
      return settlement('WAITING', { verdict: verdict.why, retryAfterMs: 60_000 });
  }
}

/**
 * Doubt, settled without waiting. An edit may be repeated: the second time changes nothing. What somebody waits for, and the
 * morning card, leave once more as they are: two of the same read as one, none leaves nothing to press. A notice is sent once
 * more, marked. A broadcast stays «unknown» in its sender's tally, who may resend to just those. In doubt for the second time
 * an answer is taken as delivered (the next card comes anyway), a morning card is «unknown» and said anew with its next rung.
 * A tap on a message proves its delivery later.
 */
export function decideDoubt(row: Settled, why: string): Settlement {
  if (row.body.do !== 'SEND')
    return row.attempts >= MAX_EDIT_ATTEMPTS
      ? settlement('SUPERSEDED', { verdict: why })
      : settlement('WAITING', { verdict: why, retryAfterMs: backOffMs(row.attempts) });
  switch (row.lane) {
    case LANE.INTERACTIVE:
    case LANE.NUDGE:
      if (!row.doubted) return settlement('WAITING', { verdict: why, doubted: true, retryAfterMs: ONCE_MORE_AFTER_MS });
      return row.lane === LANE.NUDGE
        ? settlement('UNKNOWN', { verdict: why })
        : settlement('SENT', { verdict: why, assumed: true });
    case LANE.NOTICE: {
      const again = row.resendOf === null && row.body.message.againNote !== undefined;
      return settlement('UNKNOWN', { verdict: why, then: again ? 'again' : null });
    }
    default:
      return settlement('UNKNOWN', { verdict: why });
  }
}
