// The made-up city's year, ready to be played: the whole app in this process, PostgreSQL of its own, the local Telegram over
// real HTTP, a clock that stands still until it is moved. It must not know who the people are nor what they do.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { createApp, type App } from '../../src/app.js';
import { CITY } from '../../src/demo/city.js';
import { applyPlan } from '../../src/inspections/plan-store.js';
import { makeMovableClock, type MovableClock } from '../../src/kit/clock.js';
import { inTransaction, type Db } from '../../src/kit/database.js';
import { silentLog, type Log } from '../../src/kit/log.js';
import { openVault } from '../../src/kit/vault.js';
import { loadWords } from '../../src/kit/words.js';
import { applyCarriedOver } from '../../src/remediation/carried-over.js';
import { startSimulator, type Simulator } from '../../src/simulator/server.js';
import { answerTap, makeApi, telegramChannel } from '../../src/telegram/channel.js';
import { downloadFile } from '../../src/telegram/download.js';
import { startPolling } from '../../src/telegram/receive.js';
import { later, makeFolder, ROOT } from '../bench/ending.js';
import { pause } from '../bench/figures.js';
import { openEmptyDatabase } from '../bench/world.js';

const TOKEN = '1000000004:year-local-telegram-only-00000000';

export interface Stage {
  readonly db: Db;
  readonly app: App;
  readonly clock: MovableClock;
  readonly simulator: Simulator;
  /** Ticks that failed as a whole, updates that failed: what the log called an error. */
  readonly errors: string[];
  /** Waits until every update is handled and whatever may leave now has left. */
  settle(): Promise<void>;
  /** The same, and rings the bell of every second once: what was just sent is fetched, what is due at once leaves. */
  drain(): Promise<void>;
  /** Moves the clock, rings every bell once and waits. */
  moveTo(instant: Date): Promise<void>;
}

/** Opens the city at an instant, its plan applied, nobody in it. */
export async function openStage(at: Date): Promise<Stage> {
  const folder = await makeFolder();
  const { db } = await openEmptyDatabase(folder);
  // This database is thrown away: nothing of it has to survive a crash of the machine.
  for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit'])
    await db.$executeRawUnsafe(`ALTER SYSTEM SET ${setting} = off`);
  await db.$executeRawUnsafe('SELECT pg_reload_conf()');
  const clock = makeMovableClock({ at });
  const simulator = await startSimulator({ port: 0, token: TOKEN, clock: () => clock.now().getTime() });
  later(() => simulator.stop());
  Object.assign(simulator.limits, { perSecond: 0, perChatPerSecond: 0, perGroupPerMinute: 0 });
  const vault = await openVault(join(folder, 'papers'));
  later(() => rm(join(folder, 'papers'), { recursive: true, force: true }));
  const api = makeApi({ token: TOKEN, apiRoot: simulator.apiRoot });
  const errors: string[] = [];
  const log: Log = { ...silentLog, error: (event, fields) => void errors.push(`${event} ${describe(fields)}`) };
  await inTransaction(
    db,
    async (tx) => {
      await applyPlan(tx, CITY, clock.now());
      await applyCarriedOver(tx, CITY.carriedOver, clock.now());
    },
    { timeoutMs: 60_000 },
  );
  const app = await createApp({
    db,
    clock,
    log,
    words: loadWords(join(ROOT, 'locales'), 'refuse'),
    channel: telegramChannel(api, async (hash) => buffer(await vault.read(hash))),
    pace: { perSecond: 1000, chatBurst: 1000, bulkBurst: 1000 },
    vault,
    answerTap: async (id, text) => void (await answerTap(api, id, text)),
    fetchFile: (fileId, expectedBytes) =>
      downloadFile(
        {
          apiRoot: simulator.apiRoot,
          token: TOKEN,
          fileId,
          expectedBytes: expectedBytes ?? undefined,
          maxBytes: 20 * 1024 * 1024,
          timeoutMs: 10_000,
        },
        vault,
      ),
    botName: simulator.botUsername,
    officeContact: null,
    clamd: null,
    openUnscanned: true,
    demo: true,
    ring: false,
  });
  later(() => app.stop());
  const receiver = startPolling({
    api,
    log,
    store: (updates) => app.receive(updates),
    onStopped: () => undefined,
  });
  later(() => receiver.stop());

  async function settle(): Promise<void> {
    for (let quiet = 0; quiet < 2;) {
      await app.idle();
      const waiting = simulator.stats().waitingUpdates;
      quiet = waiting === 0 ? quiet + 1 : 0;
      if (waiting > 0) await pause(2);
    }
  }
  async function drain(): Promise<void> {
    await settle();
    await app.ticks.runAll('second');
    await settle();
  }
  return {
    db,
    app,
    clock,
    simulator,
    errors,
    settle,
    drain,
    async moveTo(instant) {
      clock.move(instant);
      await app.ticks.runAll();
      await drain();
    },
  };
}

function describe(fields: Readonly<Record<string, unknown>> | undefined): string {
  const error = fields?.error;
  const { tick, queue } = (fields ?? {}) as { tick?: string; queue?: string };
  return [tick, queue, error instanceof Error ? error.message.split('\n').slice(0, 3).join(' ') : '']
    .filter(Boolean)
    .join(' · ');
}
