// Takes stored updates through their one transaction: one person at a time, in order, as many people at once as the pool allows.
// Three tries, then set aside and raised. What must happen outside the transaction (the answer to a tap, waking the sender)
// happens after the commit. It must not know what an update means.
import { randomInt } from 'node:crypto';
import type { Clock } from '../kit/clock.js';
import { failedBefore, inTransaction, isConnectionLoss, WithCommit, type Db, type Tx } from '../kit/database.js';
import type { Log } from '../kit/log.js';
import type { Prisma } from '../generated/prisma/client.js';
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

export interface WorkerPorts {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  /** SQL over `d.chat_id` that tells who is there, as JSON. */
  readonly whoOf: Prisma.Sql;
  /** `presumes`: it may send writes without waiting for them; see the turn. */
  handle(tx: Tx, chatId: bigint, entered: Entered, now: Date, presumes: boolean): Promise<Handled>;
  /** Tells the person and the office what became of an update that failed. `final`: it was set aside. */
  raise(
    chatId: bigint,
    fault: { updateRow: bigint; code: string; receivedAt: Date; final: boolean; first: boolean },
  ): Promise<void>;
}

export interface Worker {
  /** These chats have something new. */
  wake(chatIds: readonly bigint[]): void;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  stop(): Promise<void>;
  underWay(): number;
}

/** People handled at once; more only queue in the pool. */
const AT_ONCE = 6;
const SWEEP_MS = 2000;
const RETRY_AFTER_MS = [1000, 5000];
const CODE_LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A short code a person can read out: it finds the fault in the log. */
export const faultCode = (): string =>
  Array.from({ length: 4 }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('');

export function startWorker(ports: WorkerPorts): Worker {
  const { db, clock, log } = ports;
  const queued: bigint[] = [];
  const known = new Set<bigint>();
  const again = new Set<bigint>();
  let running = 0;
  let stopping = false;
  const idleWaiters: (() => void)[] = [];

  /** Handles one update of the chat. Returns true when there may be more. */
  async function one(chatId: bigint): Promise<boolean> {
    const now = clock.now();
    let entered: Entered | null = null;
    let hold: Hold | null = null;
    const release = () => {
      hold?.release();
      hold = null;
    };
    try {
      const attempt = (presumes: boolean) =>
        inTransaction<Finished | Date | null>(db, async (tx) => {
          entered = null;
          release(); // this is another try
          const found = await enter(tx, chatId, ports.whoOf, now);
          if (found === null) return null;
          if (found instanceof Date) return found;
          entered = found;
          const handled = await ports.handle(tx, chatId, found, now, presumes);
          hold = handled.hold;
          const left = leave(tx, { updateRow: found.updateRow, chatId, ...handled }, now);
          return new WithCommit(left.then((each) => ({ ...each, after: handled.after })));
        });
      const outcome = await attempt(true).catch((error: unknown) => {
        if (failedBefore(error)) return attempt(false);
        throw error;
      });
      if (outcome === null) return false;
      if (outcome instanceof Date) {
        retryAt(chatId, outcome.getTime() - clock.now().getTime());
        return false;
      }
      (hold as Hold | null)?.carry(outcome.carried);
      hold = null;
      outcome.after(outcome.carried.length);
      return outcome.more;
    } catch (error) {
      release();
      if (error instanceof AlreadyDone) return true;
      if (isConnectionLoss(error) || entered === null) {
        log.warn('inbox.database', { error });
        retryAt(chatId, 500);
        return false;
      }
      await setBack(chatId, entered, error);
      return true;
    }
  }

  async function setBack(chatId: bigint, entered: Entered, error: unknown): Promise<void> {
    const waitMs = RETRY_AFTER_MS[entered.tries] ?? null;
    const code = entered.faultCode ?? faultCode();
    log.error('inbox.fault', { row: entered.updateRow, tries: entered.tries + 1, code, aside: waitMs === null, error });
    try {
      const now = clock.now();
      await noteFault(
        db,
        entered.updateRow,
        { code, nextTryAt: waitMs === null ? null : new Date(now.getTime() + waitMs) },
        now,
      );
      await ports.raise(chatId, {
        updateRow: entered.updateRow,
        code,
        receivedAt: entered.receivedAt,
        final: waitMs === null,
        first: entered.tries === 0,
      });
    } catch (failure) {
      log.error('inbox.fault-note', { row: entered.updateRow, error: failure });
      retryAt(chatId, 1000);
    }
  }

  async function drain(chatId: bigint): Promise<void> {
    let more = true;
    while (more && !stopping) more = await one(chatId);
  }

  function retryAt(chatId: bigint, inMs: number): void {
    setTimeout(() => wake([chatId]), Math.max(20, inMs)).unref();
  }

  function pump(): void {
    while (running < AT_ONCE && queued.length > 0 && !stopping) {
      const chatId = queued.shift()!;
      running++;
      void drain(chatId)
        .catch((error: unknown) => log.error('inbox.worker', { error }))
        .finally(() => {
          running--;
          known.delete(chatId);
          if (again.delete(chatId)) wake([chatId]);
          pump();
          if (running === 0 && queued.length === 0) for (const waiter of idleWaiters.splice(0)) waiter();
        });
    }
  }

  function wake(chatIds: readonly bigint[]): void {
    if (stopping) return;
    for (const chatId of chatIds) {
      if (known.has(chatId)) again.add(chatId);
      else {
        known.add(chatId);
        queued.push(chatId);
      }
    }
    pump();
  }

  const sweep = async () => wake(await listWaitingChats(db, clock.now()));
  const sweeper = setInterval(
    () => void sweep().catch((error: unknown) => log.warn('inbox.sweep', { error })),
    SWEEP_MS,
  );
  sweeper.unref();
  void sweep().catch((error: unknown) => log.warn('inbox.sweep', { error }));

  const idle = (): Promise<void> =>
    running === 0 && queued.length === 0 ? Promise.resolve() : new Promise((resolve) => void idleWaiters.push(resolve));

  return {
    wake,
    idle,
    underWay: () => running + queued.length,
    async stop() {
      stopping = true;
      clearInterval(sweeper);
      queued.length = 0;
      if (running > 0) await new Promise<void>((resolve) => void idleWaiters.push(resolve));
    },
  };
}
