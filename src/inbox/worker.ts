// Takes stored updates through their transaction: one person at a time, in order, several people at once. When many wait,
// updates that concern nobody but who sent them share a transaction; one that fails undoes it, and each is taken alone.
// Three tries, then set aside and raised. What must happen outside the transaction (the answer to a tap, waking the sender)
// happens after the commit. It must not know what an update means.
import type { Clock } from '../kit/clock.js';
import { failedBefore, inTransaction, isOutage, WithCommit, type Db, type Tx } from '../kit/database.js';
import type { Log } from '../kit/log.js';
import type { Prisma } from '../generated/prisma/client.js';
import { faultCode } from './fault-code.js';
import {
  AlreadyDone,
  enter,
  leave,
  listWaitingChats,
  noteFault,
  type DialogueRow,
  type Entered,
  type Left,
} from './store.js';
import type { GatheredEffects } from '../outbox/effects.js';
import type { Hold } from '../outbox/sender.js';

/** What handling one update comes to; written by the worker, then told to the outside. */
export interface Handled {
  readonly dialogue: DialogueRow;
  readonly effects: GatheredEffects;
  readonly cardKey: string | null;
  /** The right to carry the answers at once; ended here, whatever happens. */
  readonly hold: Hold | null;
  /** Runs after the commit, outside the transaction; `carried` messages are on their way already. */
  readonly after: (carried: number) => void;
}

interface Finished extends Left {
  readonly after: Handled['after'];
}

/** What became of a chat's oldest update: finished, not yet its time, none there, or not to be taken with others. */
type Outcome = Finished | Date | 'none' | 'alone';

const isFinished = (outcome: Outcome): outcome is Finished => typeof outcome === 'object' && 'carried' in outcome;

export interface WorkerPorts {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  /** SQL over `d.chat_id` that tells who is there, as JSON. */
  readonly whoOf: Prisma.Sql;
  /** `presumes`: it may send writes without waiting for them; see the turn. */
  handle(tx: Tx, chatId: bigint, entered: Entered, now: Date, presumes: boolean): Promise<Handled>;
  /** The update concerns nobody but who sent it, so that it may share a transaction with those of other people. */
  goesTogether(payload: unknown): boolean;
  /** Reads for several such updates at once, before the first of them is handled. */
  readAhead(tx: Tx, payloads: readonly unknown[]): Promise<void>;
  /** Tells the person what became of an update that failed, and notes that nothing more is owed when it was set aside. */
  raise(chatId: bigint, fault: Raised): Promise<void>;
  /** How often it looks by itself for updates that nobody woke it for; seldom where `sweep` is called when rows are written. */
  readonly sweepMs?: number;
}

/** An update that failed. `first`: never before; `final`: it was set aside. */
export interface Raised {
  readonly updateRow: bigint;
  readonly code: string;
  readonly receivedAt: Date;
  readonly final: boolean;
  readonly first: boolean;
}

export interface Worker {
  /** These chats have something new. */
  wake(chatIds: readonly bigint[]): void;
  /** Looks for whatever waits: something was written, perhaps by another process. */
  sweep(): void;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** Shared transactions at once: more of them would each be smaller. */
const SHARED = 2;
/** People who share a transaction at most: all of them wait for all. */
const SHARERS = 16;
/** Transactions of one person at once; more only queue in the pool. */
const ALONE = 4;
const SWEEP_MS = 2000;
const RETRY_AFTER_MS = [1000, 5000];

/** Between two tries while the database fails: longer with each failure before. */
export const pauseMs = (failures: number): number => Math.min(4000, 500 * 2 ** failures);

export function startWorker(ports: WorkerPorts): Worker {
  const { db, clock, log } = ports;
  /** Chats to be looked at, and those whose oldest update has to be taken alone. */
  const queued: bigint[] = [];
  const queuedAlone: bigint[] = [];
  /** Every chat queued or under way, and those of them for which something came meanwhile. */
  const known = new Set<bigint>();
  const again = new Set<bigint>();
  let [shared, alone] = [0, 0];
  let stopping = false;
  const idleWaiters: (() => void)[] = [];
  /** Failures of the database in a row, whoever's turn it was. */
  let outages = 0;

  /**
   * One transaction for the oldest update of each chat, one after the other: none of them is half done when the next begins.
   * `sharing` leaves those out that do not go together. `entered` is told each that is begun. Undone as a whole when
   * anything fails.
   */
  async function take(
    chatIds: readonly bigint[],
    { sharing, presumes }: { sharing: boolean; presumes: boolean },
    entered: (update: Entered | null) => void = () => undefined,
  ): Promise<Map<bigint, Outcome>> {
    const holds = new Map<bigint, Hold>();
    const releaseAll = () => {
      for (const hold of holds.values()) hold.release();
      holds.clear();
    };
    const outcomes = await inTransaction(db, async (tx) => {
      releaseAll(); // this is another try
      entered(null);
      const now = clock.now();
      const { updates, outcomes } = sortOut(await enter(tx, chatIds, ports.whoOf, now), sharing);
      const payloads = [...updates.values()].map(({ payload }) => payload);
      if (payloads.length > 1) await ports.readAhead(tx, payloads);
      const done: (Handled & { chatId: bigint; updateRow: bigint })[] = [];
      for (const [chatId, update] of updates) {
        entered(update);
        const handled = await ports.handle(tx, chatId, update, now, presumes);
        if (handled.hold) holds.set(chatId, handled.hold);
        done.push({ ...handled, chatId, updateRow: update.updateRow });
      }
      const left = leave(tx, done, now);
      return new WithCommit(
        left.then((each) => {
          for (const { chatId, after } of done) outcomes.set(chatId, { ...each.get(chatId)!, after });
          return outcomes;
        }),
      );
    }).catch((error: unknown) => {
      releaseAll();
      throw error;
    });
    const finished = [...outcomes].flatMap(([chatId, outcome]) => (isFinished(outcome) ? [{ chatId, outcome }] : []));
    for (const { chatId, outcome } of finished) holds.get(chatId)?.carry(outcome.carried);
    for (const { outcome } of finished) outcome.after(outcome.carried.length);
    return outcomes;
  }

  /** What can be taken now, and what became of the other chats. A second try is made alone, so that it spoils nothing. */
  function sortOut(found: ReadonlyMap<bigint, Entered | Date | null>, sharing: boolean) {
    const outcomes = new Map<bigint, Outcome>();
    const updates = new Map<bigint, Entered>();
    for (const [chatId, each] of found) {
      if (each === null || each instanceof Date) outcomes.set(chatId, each ?? 'none');
      else if (sharing && (each.tries > 0 || !ports.goesTogether(each.payload))) outcomes.set(chatId, 'alone');
      else updates.set(chatId, each);
    }
    return { updates, outcomes };
  }

  /** Whether there may be more of the chat to take now. */
  function hasMore(chatId: bigint, outcome: Outcome): boolean {
    if (outcome instanceof Date) retryAt(chatId, outcome.getTime() - clock.now().getTime());
    return isFinished(outcome) && outcome.more;
  }

  /** Handles the oldest updates of these chats together; what cannot go with others, or failed with them, is queued to be taken alone. */
  async function takeShared(chatIds: readonly bigint[]): Promise<void> {
    // Nothing is kept of what failed, and whose fault it was shows when each is taken alone.
    const outcomes = await take(chatIds, { sharing: true, presumes: true }).catch((error: unknown) => {
      log.info('inbox.shared-undone', { chats: chatIds.length, error });
      return new Map<bigint, Outcome>();
    });
    for (const chatId of chatIds) {
      const outcome = outcomes.get(chatId) ?? 'alone';
      if (outcome === 'alone') queuedAlone.push(chatId);
      else release(chatId, hasMore(chatId, outcome));
    }
  }

  /** Handles the oldest update of one chat. */
  async function takeAlone(chatId: bigint): Promise<void> {
    let more = false;
    try {
      more = await one(chatId);
    } finally {
      release(chatId, more);
    }
  }

  /** Returns true when there may be more. */
  async function one(chatId: bigint): Promise<boolean> {
    let entered: Entered | null = null;
    const attempt = (presumes: boolean) => take([chatId], { sharing: false, presumes }, (update) => (entered = update));
    try {
      const outcomes = await attempt(true).catch((error: unknown) => {
        if (failedBefore(error)) return attempt(false);
        throw error;
      });
      outages = 0;
      return hasMore(chatId, outcomes.get(chatId) ?? 'none');
    } catch (error) {
      if (error instanceof AlreadyDone) return true;
      if (isOutage(error) || entered === null) {
        log.warn('inbox.database', { error });
        retryAt(chatId, pauseMs(outages++));
        return false;
      }
      return setBack(chatId, entered, error);
    }
  }

  /** Notes the fault and tells of it; true when noted, so that the next may be looked at. */
  async function setBack(chatId: bigint, entered: Entered, error: unknown): Promise<boolean> {
    const waitMs = RETRY_AFTER_MS[entered.tries] ?? null;
    const code = entered.faultCode ?? faultCode();
    log.error('inbox.fault', { row: entered.updateRow, tries: entered.tries + 1, code, aside: waitMs === null, error });
    const now = clock.now();
    const nextTryAt = waitMs === null ? null : new Date(now.getTime() + waitMs);
    try {
      await noteFault(db, entered.updateRow, { code, nextTryAt }, now);
    } catch (failure) {
      log.error('inbox.fault-note', { row: entered.updateRow, error: failure });
      retryAt(chatId, 1000);
      return false;
    }
    // Telling has its own faults. What was set aside untold is told by the clock; of a fault, the next try tells.
    const { updateRow, receivedAt, tries } = entered;
    await ports
      .raise(chatId, { updateRow, code, receivedAt, final: waitMs === null, first: tries === 0 })
      .catch((failure: unknown) => log.error('inbox.fault-untold', { row: updateRow, error: failure }));
    return true;
  }

  function retryAt(chatId: bigint, inMs: number): void {
    setTimeout(() => wake([chatId]), Math.max(20, inMs)).unref();
  }

  function pump(): void {
    if (stopping) return;
    // Somebody who waits by himself has nobody to share with.
    if (queued.length === 1 && alone < ALONE) queuedAlone.push(queued.shift()!);
    while (alone < ALONE && queuedAlone.length > 0) {
      alone++;
      void run(takeAlone(queuedAlone.shift()!), () => alone--);
    }
    while (shared < SHARED && queued.length > 0) {
      const chatIds = queued.splice(0, Math.min(SHARERS, Math.ceil(queued.length / (SHARED - shared))));
      shared++;
      void run(takeShared(chatIds), () => shared--);
    }
  }

  async function run(work: Promise<void>, ended: () => void): Promise<void> {
    await work.catch((error: unknown) => log.error('inbox.worker', { error }));
    ended();
    pump();
    if (isIdle()) for (const waiter of idleWaiters.splice(0)) waiter();
  }

  /** The chat is nobody's any more, and looked at again when there is more. */
  function release(chatId: bigint, more: boolean): void {
    known.delete(chatId);
    if (again.delete(chatId) || more) wake([chatId]);
  }

  const isUnderWay = () => shared + alone > 0;
  const isIdle = () => !isUnderWay() && (stopping || known.size === 0);

  function wake(chatIds: readonly bigint[]): void {
    for (const chatId of chatIds) {
      if (known.has(chatId)) again.add(chatId);
      else {
        known.add(chatId);
        queued.push(chatId);
      }
    }
    pump();
  }

  const look = async () => wake(await listWaitingChats(db, clock.now()));
  let looking: Promise<void> | null = null;
  const sweep = () => {
    looking ??= look()
      .catch((error: unknown) => log.warn('inbox.sweep', { error }))
      .finally(() => (looking = null));
  };
  const sweeper = setInterval(sweep, ports.sweepMs ?? SWEEP_MS);
  sweeper.unref();
  sweep();

  const idle = (): Promise<void> =>
    isIdle() ? Promise.resolve() : new Promise((resolve) => void idleWaiters.push(resolve));

  return {
    wake,
    sweep,
    idle,
    async stop() {
      stopping = true;
      clearInterval(sweeper);
      await idle();
    },
  };
}
