// Wakes what is due. node-cron rings every second and every minute; a tick still running is not started again, and what it
// finds to do comes from rows in the database, so nothing depends on the ringing being punctual. It must not know a room.
import cron, { type TaskOptions } from 'node-cron';
import type { JobFault } from './generated/prisma/client.js';
import type { Clock } from './kit/clock.js';
import { inTransaction, isConnectionLoss, type Db } from './kit/database.js';
import type { HealthPart } from './kit/health.js';
import type { Log } from './kit/log.js';
import type { Locale, Words } from './kit/words.js';
import { saveAgain } from './inbox/again-store.js';
import { flushEffects, gatherEffects } from './outbox/effects.js';
import type { Step, Tick, TickContext } from './outbox/tick.js';

export interface TickPorts {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly words: Readonly<Record<Locale, Words>>;
  /** Messages were enqueued. */
  readonly wakeSender: () => void;
  /** Something was written on the server by whomever: whoever waits for rows looks now. Asked once a second while the bell rings. */
  readonly onWritten?: () => void;
  /** Chats got something to be handled. */
  readonly wakeInbox?: (chatIds: readonly bigint[]) => void;
}

/** Whatever rings stands still when none has come to an end for so long. */
const STALE_MS = 180_000;
/** When stopping, what is under way may come to its end by itself so long. */
const END_BY_THEMSELVES_MS = 5_000;
/** A tick that fails as a whole waits longer each time, up to this. */
const FIRST_WAIT_MS = 5000;
const LONGEST_WAIT_MS = 600_000;

export interface Ticks {
  /** Runs everything of one rhythm once, one after the other; used by the bell and by whoever moves the clock. */
  runAll(every?: Tick['every']): Promise<void>;
  /** When something was last run to its end by this process. */
  lastRanAt(): Date | null;
  /** Whether the bell still brings rounds to their end, by the machine's own clock; and how many ticks fail as a whole. */
  readonly health: HealthPart;
  isStale(): boolean;
  stop(): Promise<void>;
}

/** While nothing is written anywhere on the server, second ticks look only this often for what has come due by time alone. */
const REST_MS = 20_000;
/** A commit may be seen a moment after its place in the log is. */
const LOOKS_AFTER_WRITE = 2;

/**
 * Tells whether anything was written on the server since it was last asked, and whether the second ticks may rest. One
 * question instead of one of each who waits for rows; where the server does not tell, nobody rests.
 */
export function watchWrites(db: Db): { look(): Promise<boolean>; mayRest(now: number): boolean } {
  let seen = '';
  let looksLeft = LOOKS_AFTER_WRITE;
  let lookedAt = -Infinity;
  let tells = true;
  return {
    async look() {
      if (!tells) return true;
      try {
        const [row] = await db.$queryRaw<{ at: string }[]>`SELECT pg_current_wal_insert_lsn()::text AS at`;
        const written = row?.at !== seen;
        seen = row?.at ?? '';
        if (written) looksLeft = LOOKS_AFTER_WRITE;
      } catch (error) {
        tells = isConnectionLoss(error);
        looksLeft = LOOKS_AFTER_WRITE;
      }
      return looksLeft > 0;
    },
    mayRest(now) {
      if (tells && looksLeft === 0 && now - lookedAt < REST_MS) return true;
      looksLeft = tells ? Math.max(0, looksLeft - 1) : LOOKS_AFTER_WRITE;
      lookedAt = now;
      return false;
    },
  };
}

/**
 * Starts the bell (unless `ring` is false: then only `runAll` runs anything). `machineNow` is the machine's own clock, which
 * the given one may be far from.
 */
export function startTicks(
  ticks: readonly Tick[],
  ports: TickPorts,
  ring = true,
  machineNow: () => number = Date.now,
): Ticks {
  const running = new Map<string, Promise<void>>();
  const failing = new Map<string, { times: number; nextAt: Date }>();
  let lastRanAt: Date | null = null;
  const kinds = ['short', 'long', 'minute'] as const;
  type Kind = (typeof kinds)[number];
  const kindOf = (tick: Tick): Kind => (tick.every === 'minute' ? 'minute' : tick.takesLong ? 'long' : 'short');
  /** By the machine's own clock. */
  const endedAt: Record<Kind, number> = { short: machineNow(), long: machineNow(), minute: machineNow() };

  async function runOne(tick: Tick, round: Round): Promise<void> {
    const before = running.get(tick.name);
    if (before) return before;
    const run = work(tick, round).finally(() => running.delete(tick.name));
    running.set(tick.name, run);
    return run;
  }

  async function work(tick: Tick, round: Round): Promise<void> {
    const startedMs = performance.now();
    const now = ports.clock.now();
    const failed = failing.get(tick.name);
    // A clock that was moved back must not make it wait longer than it ever would.
    if (failed && failed.nextAt > now && failed.nextAt.getTime() - now.getTime() <= LONGEST_WAIT_MS) return;
    const context: TickContext = {
      db: ports.db,
      now,
      words: ports.words,
      log: ports.log,
      step: (job) => runStep(ports, now, job),
      faults: () => (round.faults ??= ports.db.jobFault.findMany()),
    };
    try {
      const result = await tick.run(context);
      lastRanAt = now;
      failing.delete(tick.name);
      const tookMs = Math.round(performance.now() - startedMs);
      const busy = Object.values(result).some((count) => count > 0);
      if (tick.every === 'minute' || busy) round.ran.push({ name: tick.name, ranAt: now, tookMs, result });
      if (busy) ports.log.info('tick.done', { tick: tick.name, tookMs, ...result });
    } catch (error) {
      const times = (failed?.times ?? 0) + 1;
      const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (times - 1));
      failing.set(tick.name, { times, nextAt: new Date(now.getTime() + waitMs) });
      ports.log.error('tick.fault', { tick: tick.name, times, waitMs, error });
    }
  }

  async function runRound(which: readonly Kind[]): Promise<void> {
    const round: Round = { faults: null, ran: [] };
    for (const tick of ticks) if (which.includes(kindOf(tick))) await runOne(tick, round);
    await saveRuns(ports.db, round.ran).catch((error: unknown) => ports.log.warn('tick.unsaved', { error }));
    for (const kind of which) endedAt[kind] = machineNow();
  }

  const runAll = (every?: Tick['every']) =>
    runRound(every === undefined ? kinds : every === 'minute' ? ['minute'] : ['short', 'long']);

  const isStale = () => ring && machineNow() - Math.min(...Object.values(endedAt)) > STALE_MS;

  const writes = watchWrites(ports.db);
  /** The second ticks' rounds under way: while one of them hangs, the others are rung and whoever waits for rows is told. */
  const underWay = new Set<Kind>();
  const ringSecond = async () => {
    if (await writes.look()) ports.onWritten?.();
    const free = (['short', 'long'] as const).filter((kind) => !underWay.has(kind));
    // Real time, not the given clock: the made-up city's may stand still or jump.
    if (free.length === 0 || writes.mayRest(performance.now())) return;
    for (const kind of free) {
      underWay.add(kind);
      void runRound([kind]).finally(() => underWay.delete(kind));
    }
  };
  // node-cron reads local time, whatever zone it is given, and stands still for the hour in which clocks go back. Nothing of
  // ours reads the process's zone: all days are counted in Việt Nam's.
  if (ring) process.env.TZ = 'UTC';
  const bell: TaskOptions = { noOverlap: true, logger: bellLog(ports.log) };
  const bells = ring
    ? [cron.schedule('* * * * * *', ringSecond, bell), cron.schedule('* * * * *', () => runAll('minute'), bell)]
    : [];

  return {
    runAll,
    lastRanAt: () => lastRanAt,
    isStale,
    health: {
      name: 'ticks',
      read: () =>
        Promise.resolve({
          secondRoundAt: new Date(Math.min(endedAt.short, endedAt.long)),
          minuteRoundAt: new Date(endedAt.minute),
          failing: failing.size,
          stale: isStale(),
        }),
    },
    async stop() {
      for (const bell of bells) await bell.destroy();
      const rounds = Promise.all(running.values());
      await Promise.race([rounds, pause(END_BY_THEMSELVES_MS)]);
      // What is still under way is ended by whoever can end it, and waited for.
      await Promise.all(ticks.map(async (tick) => tick.stop?.()));
      await rounds;
    },
  };
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref());

/** What the ticks of one round share. */
interface Round {
  faults: Promise<JobFault[]> | null;
  /** What each came to, written down together. */
  readonly ran: { name: string; ranAt: Date; tookMs: number; result: Record<string, number> }[];
}

async function saveRuns(db: Db, runs: Round['ran']): Promise<void> {
  if (runs.length === 0) return;
  await db.$executeRaw`
    INSERT INTO tick_run (name, ran_at, took_ms, result)
    SELECT r.name, r."ranAt", r."tookMs", r.result
    FROM jsonb_to_recordset(${JSON.stringify(runs)}::jsonb) AS r(name text, "ranAt" timestamptz, "tookMs" int, result jsonb)
    ON CONFLICT (name) DO UPDATE SET ran_at = excluded.ran_at, took_ms = excluded.took_ms, result = excluded.result`;
}

/** What the bell has to say, in our log: its own words would go to the terminal. */
function bellLog(log: Log): NonNullable<TaskOptions['logger']> {
  const kindOf = (message: unknown): string =>
    /missed execution/.test(String(message)) ? 'missed' : /still running/.test(String(message)) ? 'overlap' : 'other';
  return {
    info: (message) => log.debug('ticks.bell', { kind: kindOf(message) }),
    debug: (message) => log.debug('ticks.bell', { kind: kindOf(message) }),
    // A second's round that takes longer is not worth a line each second.
    warn: (message) => log[kindOf(message) === 'overlap' ? 'debug' : 'warn']('ticks.bell', { kind: kindOf(message) }),
    error: (message, error) => log.error('ticks.bell-fault', { error: error ?? message }),
  };
}

/** One transaction with its effects; wakes the sender after the commit when something was said. */
async function runStep<T>(ports: TickPorts, now: Date, job: (step: Step) => Promise<T>): Promise<T> {
  const { result, written, again } = await inTransaction(ports.db, async (tx) => {
    const effects = gatherEffects(null);
    const result = await job({ tx, effects });
    const written = await flushEffects(tx, effects, now);
    return { result, written, again: await saveAgain(tx, [...effects.agains], now) };
  });
  if (written > 0) ports.wakeSender();
  if (again.length > 0) ports.wakeInbox?.(again);
  return result;
}
