// One claimed row on its way: waits for its slot, makes the call, hears the verdict, and pauses whom Telegram asked to pause.
// Nothing leaves during a pause, also when it was claimed before the pause began; what waited is looked at once more as it leaves,
// and nothing rings outside office hours but what may. It writes nothing about the row itself:
// what became of it is handed back to the sender's books.
import type { Db } from '../kit/database.js';
import type { Log } from '../kit/log.js';
import type { Channel } from './channel.js';
import {
  answered,
  chatReadyAt,
  isExplainedByChat,
  pauseAfter429,
  pausedUntil,
  promiseSlots,
  slotAt,
  takeSlot,
  type Pace,
} from './pace.js';
import { LANE, type Message, type Outgoing } from './message.js';
import { adoptMessage, findLeaving, saveBody, type ClaimedRow } from './store.js';
import { decideSettlement, dropped, handBack, type Settlement, type Verdict } from './verdict.js';

/** What became of a row. `called` is false when it did not leave. */
export interface Delivered {
  readonly settlement: Settlement;
  readonly messageId: bigint | null;
  readonly called: boolean;
}

export interface DeliveryPorts {
  readonly db: Db;
  readonly log: Log;
  readonly channel: Channel;
  readonly pace: Pace;
  /** Milliseconds of a monotonic clock. */
  readonly ms: () => number;
  /** The channel refused our token. */
  readonly onStop: (why: string) => void;
  /** Whether nobody may be rung now. */
  readonly isQuiet?: () => Promise<boolean>;
  readonly lookAgain?: LookAgain;
  /** A reminder found that somebody is out of reach. */
  readonly onUnreachable?: (chatId: bigint, why: string) => Promise<void>;
}

/**
 * A last look at a reminder as it leaves: null when it still holds as it was written, «gone» when there is nothing left to say,
 * otherwise what is to be said instead.
 */
export type LookAgain = (row: {
  readonly dedupeKey: string;
  readonly personId: string | null;
  readonly createdAt: Date;
}) => Promise<Message | 'gone' | null>;

/** How long a reminder waits that could not be looked at. */
const LOOK_LATER_MS = 1000;

/** The message a call became, where the channel tells. */
const messageOf = (verdict: Verdict): bigint | null => (verdict.kind === 'sent' ? verdict.messageId : null);

/** Delivers rows; never rejects. */
export function makeDelivery(ports: DeliveryPorts) {
  const { db, log, channel, pace, ms, onStop } = ports;
  const waits = (untilMs: number): Delivered => ({
    settlement: handBack(Math.max(1, Math.ceil(untilMs - ms()))),
    messageId: null,
    called: false,
  });

  /** The message to edit is in doubt or never arrived: a card must still be seen, anything else is let go. */
  const comesAnew = ({ body, targetMessageId }: ClaimedRow): boolean =>
    body.do === 'EDIT' && targetMessageId === null && (body.message.rows?.length ?? 0) > 0;

  /** Takes the slot that was promised as soon as it is free; a row that may not leave now gives it back. */
  async function slotFor({ chatId, lane }: ClaimedRow): Promise<{ token: number } | { until: number }> {
    for (;;) {
      const now = ms();
      const until = Math.max(pausedUntil(pace, chatId, lane), chatReadyAt(pace, chatId, lane !== LANE.INTERACTIVE));
      if (until > now) {
        pace.held -= 1;
        return { until };
      }
      const at = slotAt(pace, now);
      // Nothing comes between the last look and taking it.
      if (at <= now) return { token: takeSlot(pace, chatId, now) };
      await new Promise((resolve) => setTimeout(resolve, Math.ceil(at - now)));
    }
  }

  /** A reminder as it leaves: as written, with new words, or null when there is nothing to say any more. */
  async function asItLeaves(row: ClaimedRow): Promise<ClaimedRow | null> {
    if (row.body.do !== 'SEND' || row.lane !== LANE.NUDGE || !ports.lookAgain) return row;
    const leaving = await findLeaving(db, row.id);
    const now = leaving && (await ports.lookAgain(leaving));
    if (now === 'gone') return null;
    if (!now || now.text === row.body.message.text) return row;
    const body: Outgoing = { do: 'SEND', message: now };
    await saveBody(db, row.id, body);
    return { ...row, body };
  }

  /** Answers come at any hour, but ring in office hours only. */
  async function softly(row: ClaimedRow, message: Message): Promise<Message> {
    if (!message.ring || row.lane !== LANE.INTERACTIVE || !(await ports.isQuiet?.())) return message;
    return { ...message, ring: false };
  }

  async function call(row: ClaimedRow): Promise<Verdict> {
    const { body, chatId, targetMessageId: target } = row;
    if (body.do === 'SEND') return channel.send(chatId, await softly(row, body.message));
    if (body.do === 'LEAVE') return channel.leave(chatId);
    if (body.do === 'REMOVE') return channel.remove(chatId, BigInt(body.messageId));
    if (target !== null)
      return body.do === 'EDIT' ? channel.edit(chatId, target, body.message) : channel.strip(chatId, target);
    if (body.do === 'STRIP' || !comesAnew(row)) return { kind: 'sent', messageId: null };
    const verdict = await channel.send(chatId, body.message);
    const messageId = messageOf(verdict);
    if (messageId !== null) await adoptMessage(db, row.editsId!, messageId);
    return verdict;
  }

  return async function deliver(claimed: ClaimedRow): Promise<Delivered> {
    let token: number | null = null;
    const row = await asItLeaves(claimed).catch((error: unknown) => {
      log.warn('outbox.look-again', { id: claimed.id, error });
      return 'later' as const;
    });
    if (row === null || row === 'later') {
      pace.held -= 1;
      const settlement = row === null ? dropped : handBack(LOOK_LATER_MS);
      return { settlement, messageId: null, called: false };
    }
    if (row.body.do === 'SEND' || comesAnew(row)) {
      if (row.body.do !== 'SEND') promiseSlots(pace, 1, 0, ms());
      const slot = await slotFor(row);
      if ('until' in slot) return waits(slot.until);
      token = slot.token;
    } else {
      const until = pausedUntil(pace, row.chatId, row.lane);
      if (until > ms()) return waits(until);
    }
    const verdict = await call(row).catch((error: unknown): Verdict => {
      log.error('outbox.call-fault', { id: row.id, error });
      return { kind: 'unknown', why: 'fault' };
    });
    if (verdict.kind === 'later') {
      const { id, chatId, lane } = row;
      const { retryAfterMs } = verdict;
      const explained = token !== null && isExplainedByChat(pace, token);
      const paused = pauseAfter429(pace, { chatId, lane, retryAfterMs, explained }, ms());
      log.warn('outbox.later', { id, lane, retryAfterMs, paused });
    }
    if (token !== null) answered(pace, token, ms());
    if (verdict.kind === 'stop') onStop(verdict.why);
    // Whoever a reminder cannot reach is passed over by the next one; a broadcast is its sender's to follow.
    if (verdict.kind === 'unreachable' && row.lane === LANE.NUDGE)
      await ports
        .onUnreachable?.(row.chatId, verdict.why)
        .catch((error: unknown) => log.warn('outbox.unreachable-untold', { id: row.id, error }));
    return { settlement: decideSettlement(row, verdict), messageId: messageOf(verdict), called: true };
  };
}
