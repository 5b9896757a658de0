// The only one who sends. Each row is committed as SENDING before its call leaves and settled after the answer; what a
// crash leaves behind is settled as doubt at the next start. One call at a time per chat keeps its order.
// It must not know what the messages say, nor how a channel speaks.
import type { Clock } from '../kit/clock.js';
import { isConnectionLoss, type Db } from '../kit/database.js';
import type { Log } from '../kit/log.js';
import type { Channel } from './channel.js';
import { LANE } from './message.js';
import {
  answered,
  decideSlots,
  makePace,
  pauseAfter429,
  pausedLanes,
  takeSlot,
  waitingChats,
  type PaceSettings,
} from './pace.js';
import { adoptMessage, listInDoubt, sendOnceMore, settleAndClaim, type ClaimedRow, type SettledRow } from './store.js';
import { decideDoubt, decideSettlement, type Verdict } from './verdict.js';

export interface Sender {
  /** Something new waits. Cheap; call it after every commit that enqueued. */
  wake(): void;
  /** Takes no more, waits for calls under way (at most `withinMs`), settles them. */
  stop(withinMs?: number): Promise<void>;
  /** Resolves when nothing waits or is under way that could leave now. */
  idle(): Promise<void>;
}

export interface SenderPorts {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly channel: Channel;
  readonly pace: PaceSettings;
  /** The channel refused our token: nothing more can be sent. */
  readonly onStopped?: (why: string) => void;
}

const EDITS_AT_ONCE = 100;
const LOOK_AGAIN_MS = 1000;
/** While somebody who pressed buttons is held to one message per second. */
const HELD_LOOK_AGAIN_MS = 50;

/** Settles what a dead process left in doubt, then sends until stopped. */
export async function startSender(ports: SenderPorts): Promise<Sender> {
  const { db, clock, log, channel } = ports;
  const pace = makePace(ports.pace);
  const ms = () => performance.now();
  const settled: SettledRow[] = [];
  const again: ClaimedRow[] = [];
  const busyInteractive = new Set<bigint>();
  const busyBulk = new Set<bigint>();
  let underWay = 0;
  let stopping = false;
  let halted = false;
  let woken = true;
  let rouse: (() => void) | null = null;
  const idleWaiters: (() => void)[] = [];

  const wake = () => {
    woken = true;
    rouse?.();
  };

  const inDoubt = await listInDoubt(db);
  for (const row of inDoubt) {
    const settlement = decideDoubt(row, 'crash');
    settled.push({ id: row.id, settlement, messageId: null });
    if (settlement.again) again.push(row);
  }
  if (inDoubt.length > 0) log.warn('outbox.in-doubt', { rows: inDoubt.length, again: again.length });

  async function call(row: ClaimedRow): Promise<Verdict> {
    const { body } = row;
    if (body.do === 'SEND') return channel.send(row.chatId, body.message);
    if (body.do === 'LEAVE') return channel.leave(row.chatId);
    if (row.targetMessageId !== null) {
      return body.do === 'EDIT'
        ? channel.edit(row.chatId, row.targetMessageId, body.message)
        : channel.strip(row.chatId, row.targetMessageId);
    }
    // The message to edit is in doubt or never arrived: a card must still be seen, anything else is let go.
    if (body.do !== 'EDIT' || !body.message.rows?.length) return { kind: 'sent', messageId: null };
    const token = takeSlot(pace, row.chatId, false, ms());
    const verdict = await channel.send(row.chatId, body.message);
    answered(pace, token, ms());
    if (verdict.kind === 'sent' && verdict.messageId !== null) await adoptMessage(db, row.editsId!, verdict.messageId);
    return verdict;
  }

  async function deliver(row: ClaimedRow): Promise<void> {
    const isNew = row.body.do === 'SEND';
    const bulk = row.lane !== LANE.INTERACTIVE;
    const token = isNew ? takeSlot(pace, row.chatId, bulk, ms()) : null;
    let verdict: Verdict;
    try {
      verdict = await call(row);
    } catch (error) {
      log.error('outbox.call-fault', { id: row.id, error });
      verdict = { kind: 'unknown', why: 'fault' };
    }
    if (token !== null) answered(pace, token, ms());
    if (verdict.kind === 'later') {
      const chatOnly = isNew && pace.slots.length < ports.pace.perSecond - 1;
      pauseAfter429(pace, row.chatId, row.lane, verdict.retryAfterMs, chatOnly, ms());
      log.warn('outbox.later', { id: row.id, lane: row.lane, retryAfterMs: verdict.retryAfterMs, chatOnly });
    }
    if (verdict.kind === 'stop' && !halted) {
      halted = true;
      log.error('outbox.stopped', { why: verdict.why });
      ports.onStopped?.(verdict.why);
    }
    const settlement = decideSettlement(row, verdict);
    if (settlement.state === 'UNKNOWN' || settlement.assumed)
      log.warn('outbox.unknown', { id: row.id, lane: row.lane });
    settled.push({ id: row.id, settlement, messageId: verdict.kind === 'sent' ? verdict.messageId : null });
    if (settlement.again) again.push(row);
  }

  /** Runs the rows of one chat in order; of several edits of one message only the newest leaves. */
  async function deliverInOrder(rows: ClaimedRow[], busy: Set<bigint>): Promise<void> {
    const chatId = rows[0]!.chatId;
    for (const [n, row] of rows.entries()) {
      const newer = row.editsId !== null && rows.slice(n + 1).some((later) => later.editsId === row.editsId);
      if (newer) {
        const settlement = {
          state: 'SUPERSEDED',
          verdict: null,
          assumed: false,
          retryAfterMs: null,
          again: false,
        } as const;
        settled.push({ id: row.id, settlement, messageId: null });
      } else {
        await deliver(row);
      }
    }
    busy.delete(chatId);
    underWay--;
    wake();
  }

  function dispatch(rows: ClaimedRow[]): void {
    const chains = new Map<string, ClaimedRow[]>();
    for (const row of rows) {
      const key = `${row.lane === LANE.INTERACTIVE ? 'i' : 'b'}${row.chatId}`;
      const chain = chains.get(key);
      if (chain) chain.push(row);
      else chains.set(key, [row]);
    }
    for (const chain of chains.values()) {
      const busy = chain[0]!.lane === LANE.INTERACTIVE ? busyInteractive : busyBulk;
      busy.add(chain[0]!.chatId);
      underWay++;
      void deliverInOrder(chain, busy);
    }
  }

  const none = { edits: 0, interactive: 0, bulk: 0 };

  /** One round of the books. Returns how long nothing more can happen unless woken. */
  async function round(): Promise<number> {
    const now = ms();
    const slots = decideSlots(pace, now);
    const settling = settled.splice(0);
    const repeats = again.splice(0);
    const takes =
      stopping || halted ? none : { edits: EDITS_AT_ONCE, interactive: slots.interactive, bulk: slots.bulk };
    const heldInteractive = waitingChats(pace, false, now);
    const heldBulk = waitingChats(pace, true, now);
    let rows: ClaimedRow[];
    try {
      for (const row of repeats) await sendOnceMore(db, row, clock.now());
      rows = await settleAndClaim(
        db,
        settling,
        {
          ...takes,
          busyInteractive: [...busyInteractive, ...heldInteractive],
          busyBulk: [...busyBulk, ...heldBulk],
          pausedLanes: pausedLanes(pace, now),
        },
        clock.now(),
      );
    } catch (error) {
      settled.unshift(...settling);
      again.unshift(...repeats);
      log.error('outbox.books', { error, lost: isConnectionLoss(error) });
      return 250;
    }
    if (rows.length > 0) {
      dispatch(rows);
      return 0;
    }
    if (settled.length > 0) return 0;
    const lookAgainMs = heldInteractive.length > 0 ? HELD_LOOK_AGAIN_MS : LOOK_AGAIN_MS;
    return Math.max(1, Math.min(lookAgainMs, slots.nextAt > now ? slots.nextAt - now : lookAgainMs));
  }

  async function run(): Promise<void> {
    while (!stopping || underWay > 0 || settled.length > 0) {
      woken = false;
      const waitMs = await round();
      if (woken || waitMs === 0) continue;
      if (underWay === 0 && settled.length === 0) for (const waiter of idleWaiters.splice(0)) waiter();
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, waitMs);
        rouse = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      rouse = null;
    }
  }
  const running = run();

  return {
    wake,
    idle: () =>
      new Promise((resolve) => {
        idleWaiters.push(resolve);
        wake();
      }),
    async stop(withinMs = 35_000) {
      stopping = true;
      wake();
      const late = new Promise<'late'>((resolve) => setTimeout(resolve, withinMs, 'late').unref());
      if ((await Promise.race([running, late])) === 'late') log.error('outbox.stop-late', { underWay });
    },
  };
}
