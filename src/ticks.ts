// Wakes what is due. node-cron rings every second and every minute; a tick still running is not started again, and what it
// finds to do comes from rows in the database, so nothing depends on the ringing being punctual. It must not know a room.
import cron from 'node-cron';
import type { Clock } from './kit/clock.js';
import { inTransaction, type Db } from './kit/database.js';
import type { Log } from './kit/log.js';
import type { Locale, Words } from './kit/words.js';
import { flushEffects, gatherEffects } from './outbox/effects.js';
import type { Step, Tick, TickContext } from './outbox/tick.js';

export interface TickPorts {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly words: Readonly<Record<Locale, Words>>;
  /** Messages were enqueued. */
  readonly wakeSender: () => void;
}

export interface Ticks {
  /** Runs everything of one rhythm once, one after the other; used by the bell and by whoever moves the clock. */
  runAll(every?: Tick['every']): Promise<void>;
  /** When something was last run to its end by this process. */
  lastRanAt(): Date | null;
  stop(): Promise<void>;
}

/** Starts the bell (unless `ring` is false: then only `runAll` runs anything). */
export function startTicks(ticks: readonly Tick[], ports: TickPorts, ring = true): Ticks {
  const running = new Map<string, Promise<void>>();
  let lastRanAt: Date | null = null;

  async function runOne(tick: Tick): Promise<void> {
    const before = running.get(tick.name);
    if (before) return before;
    const run = work(tick).finally(() => running.delete(tick.name));
    running.set(tick.name, run);
    return run;
  }

  async function work(tick: Tick): Promise<void> {
    const startedMs = performance.now();
    const now = ports.clock.now();
    const context: TickContext = {
      db: ports.db,
      now,
      words: ports.words,
      log: ports.log,
      step: (job) => runStep(ports, now, job),
    };
    try {
      const result = await tick.run(context);
      lastRanAt = now;
      const tookMs = Math.round(performance.now() - startedMs);
      const busy = Object.values(result).some((count) => count > 0);
      if (tick.every === 'minute' || busy) {
        const data = { ranAt: now, tookMs, result };
        await ports.db.tickRun.upsert({
          where: { name: tick.name },
          create: { name: tick.name, ...data },
          update: data,
        });
      }
      if (busy) ports.log.info('tick.done', { tick: tick.name, tookMs, ...result });
    } catch (error) {
      ports.log.error('tick.fault', { tick: tick.name, error });
    }
  }

  async function runAll(every?: Tick['every']): Promise<void> {
    for (const tick of ticks) if (every === undefined || tick.every === every) await runOne(tick);
  }

  const bells = ring
    ? [
        cron.schedule('* * * * * *', () => void runAll('second'), { noOverlap: true }),
        cron.schedule('* * * * *', () => void runAll('minute'), { noOverlap: true }),
      ]
    : [];

  return {
    runAll,
    lastRanAt: () => lastRanAt,
    async stop() {
      for (const bell of bells) await bell.destroy();
      await Promise.all(running.values());
      await Promise.all(ticks.map(async (tick) => tick.stop?.()));
    },
  };
}

/** One transaction with its effects; wakes the sender after the commit when something was said. */
async function runStep<T>(ports: TickPorts, now: Date, job: (step: Step) => Promise<T>): Promise<T> {
  const { result, written } = await inTransaction(ports.db, async (tx) => {
    const effects = gatherEffects(null);
    const result = await job({ tx, effects });
    return { result, written: await flushEffects(tx, effects, now) };
  });
  if (written > 0) ports.wakeSender();
  return result;
}
