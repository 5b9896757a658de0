// One claimed row on its way: waits for its slot, makes the call, hears the verdict, and pauses whom Telegram asked to pause.
// Nothing leaves during a pause, also when it was claimed before the pause began. It writes nothing about the row itself:
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
import { LANE } from './message.js';
import { adoptMessage, type ClaimedRow } from './store.js';
import { decideSettlement, handBack, type Settlement, type Verdict } from './verdict.js';

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
}

/** Delivers rows; never rejects. */
export function makeDelivery({ db, log, channel, pace, ms, onStop }: DeliveryPorts) {
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

  async function call(row: ClaimedRow): Promise<Verdict> {
    const { body, chatId, targetMessageId: target } = row;
    if (body.do === 'SEND') return channel.send(chatId, body.message);
    if (body.do === 'LEAVE') return channel.leave(chatId);
    if (target !== null)
      return body.do === 'EDIT' ? channel.edit(chatId, target, body.message) : channel.strip(chatId, target);
    if (body.do === 'STRIP' || !comesAnew(row)) return { kind: 'sent', messageId: null };
    const verdict = await channel.send(chatId, body.message);
    if (verdict.kind === 'sent' && verdict.messageId !== null) await adoptMessage(db, row.editsId!, verdict.messageId);
    return verdict;
  }

  return async function deliver(row: ClaimedRow): Promise<Delivered> {
    let token: number | null = null;
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
    const messageId = verdict.kind === 'sent' ? verdict.messageId : null;
    return { settlement: decideSettlement(row, verdict), messageId, called: true };
  };
}
