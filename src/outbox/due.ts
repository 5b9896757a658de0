// Rows that are due, one after the other, each in peace from the others: one that throws is counted, waits longer each time
// and ends, and the next is taken all the same. What ended and is still listed gets one more try a day: its facts may have
// changed, or the program. The tries of what failed are rows (`job_fault`), so a restart forgets none.
// It must not know what the rows are.
import type { JobFault } from '../generated/prisma/client.js';
import { isOutage, type Db } from '../kit/database.js';
import type { HealthPart } from '../kit/health.js';
import type { Step, TickContext } from './tick.js';

/** A queue of due rows. `T` is whatever `list` finds. */
export interface DueQueue<T> {
  /** Names the queue in the books and on the health page; never changed once rows may stand under it. */
  readonly name: string;
  /** The rows due now, the oldest first, without those whose ids are given: they wait for another try, or have ended. */
  list(except: readonly string[]): Promise<readonly T[]>;
  idOf(row: T): string;
  /** Does one row, in transactions of its own. Whatever it gives back counts as done when it is true. */
  work(row: T): Promise<boolean>;
  /** The last try failed: a word to whoever waits for it, once, in the transaction that ends it. */
  ended?(step: Step, row: T): Promise<void>;
}

/** Leaves out what waits for another try: `list` is asked for so many rows more, so that these never fill a round. */
export async function withoutThese<T>(
  except: readonly string[],
  atOnce: number,
  list: (take: number) => Promise<readonly T[]>,
  idOf: (row: T) => string,
): Promise<T[]> {
  const left = new Set(except);
  return (await list(atOnce + left.size)).filter((row) => !left.has(idOf(row))).slice(0, atOnce);
}

/** Tries of one row, the first included. */
export const MAX_TRIES = 6;
const FIRST_WAIT_MS = 15_000;
const LONGEST_WAIT_MS = 3_600_000;

/** How long a row waits after its n-th failure: 15 s, 1 min, 4 min, 16 min, an hour; null ends it. */
export const waitAfterMs = (tries: number): number | null =>
  tries >= MAX_TRIES ? null : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 4 ** (tries - 1));

const DAY_MS = 86_400_000;
/** What is listed fails once a day at least; what has not for so long is listed no more. */
const FORGOTTEN_MS = 7 * DAY_MS;

/** When a row that failed may be tried again. */
const tryAgainAt = ({ nextTryAt, failedAt }: JobFault): Date => nextTryAt ?? new Date(failedAt.getTime() + DAY_MS);

/** Works through a queue once. A lost database ends the round: that is no row's fault. */
export async function workThrough<T>(
  context: TickContext,
  queue: DueQueue<T>,
): Promise<{ done: number; failed: number }> {
  const faults = new Map(
    (await context.faults()).flatMap((fault) => (fault.queue === queue.name ? [[fault.subjectId, fault]] : [])),
  );
  const except = [...faults.values()].filter((fault) => tryAgainAt(fault) > context.now);
  const counts = { done: 0, failed: 0 };
  for (const row of await queue.list(except.map((fault) => fault.subjectId))) {
    const id = queue.idOf(row);
    try {
      if (await queue.work(row)) counts.done++;
      if (faults.has(id)) await forget(context.db, queue.name, id);
    } catch (error) {
      if (isOutage(error)) throw error;
      counts.failed++;
      await note(context, queue, row, (faults.get(id)?.tries ?? 0) + 1, error);
    }
  }
  const forgottenBefore = new Date(context.now.getTime() - FORGOTTEN_MS);
  if ([...faults.values()].some((fault) => fault.failedAt < forgottenBefore))
    await forgetOlder(context.db, queue.name, forgottenBefore);
  return counts;
}

async function note<T>(context: TickContext, queue: DueQueue<T>, row: T, tries: number, error: unknown): Promise<void> {
  const id = queue.idOf(row);
  const waitMs = waitAfterMs(tries);
  context.log.error('due.fault', { queue: queue.name, id, tries, ended: waitMs === null, error });
  const nextTryAt = waitMs === null ? null : new Date(context.now.getTime() + waitMs);
  const data = { tries, nextTryAt, failedAt: context.now };
  const write = (ends: boolean) =>
    context.step(async (step) => {
      await step.tx.jobFault.upsert({
        where: { queue_subjectId: { queue: queue.name, subjectId: id } },
        create: { queue: queue.name, subjectId: id, ...data },
        update: data,
      });
      if (ends) await queue.ended?.(step, row);
    });
  await write(tries === MAX_TRIES).catch(async (failure: unknown) => {
    if (isOutage(failure)) throw failure;
    // The word itself cannot be said: the row ends without it.
    context.log.error('due.ended-fault', { queue: queue.name, id, error: failure });
    await write(false);
  });
}

const forget = (db: Db, queue: string, subjectId: string) => db.jobFault.deleteMany({ where: { queue, subjectId } });

const forgetOlder = (db: Db, queue: string, before: Date) =>
  db.jobFault.deleteMany({ where: { queue, failedAt: { lt: before } } });

/** How many rows wait for another try, and how many have ended, over all queues. */
export const dueHealth: HealthPart = {
  name: 'jobs',
  async read(db) {
    const waiting = await db.jobFault.count({ where: { nextTryAt: { not: null } } });
    return { waiting, ended: await db.jobFault.count({ where: { nextTryAt: null } }) };
  },
};
