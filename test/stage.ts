// The whole app on a stage: real PostgreSQL, a real HTTP Bot API between phones and app, a clock that stands still until moved.
//
//   const stage = useStage({ at: '2023-09-07 08:30', city: true });
//   const lan = await stage().seat({ name: '…', role: 'FOCAL', unit: 'H-02' });
//   await lan.says('/viec'); lan.sees(/Việc cần làm/); await lan.presses('Trả lời');
import { mkdtemp, readdir, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { createApp, type App } from '../src/app.js';
import { CITY } from '../src/demo/city.js';
import type { RoomPorts } from '../src/dialogue/ports.js';
import type { PaperReader } from '../src/documents/reading-aside.js';
import type { Role } from '../src/generated/prisma/client.js';
import { applyPlan } from '../src/inspections/plan-store.js';
import { at } from '../src/kit/calendar.js';
import { makeMovableClock, type MovableClock } from '../src/kit/clock.js';
import { inTransaction, type Db } from '../src/kit/database.js';
import { newId } from '../src/kit/ids.js';
import { openVault, type Vault } from '../src/kit/vault.js';
import { CONSENT_VERSION } from '../src/people/rules.js';
import { startSimulator, type Simulator } from '../src/simulator/server.js';
import { answerTap, makeApi, telegramChannel } from '../src/telegram/channel.js';
import { downloadFile } from '../src/telegram/download.js';
import { startPolling } from '../src/telegram/receive.js';
import { cloneDatabase, type TestDatabase } from './database.js';
import { testLog as log } from './log.js';
import { makePhone, type Phone } from './phone.js';
import { keepScreens, wordsOfTests } from './printed.js';
import { checkWays } from './advice/on-cards.js';
import { checkStars } from './stars.js';

const TOKEN = '110201543:TEST-stage-token-not-a-real-one-0000';

export interface Seat {
  readonly name: string;
  readonly role: Role;
  /** Unit code of the made-up city. */
  readonly unit?: string;
  /** Team name: A, B, C. */
  readonly team?: string;
  readonly locale?: 'vi' | 'en';
  readonly title?: string;
}

export interface Stage {
  readonly db: Db;
  readonly app: App;
  readonly clock: MovableClock;
  readonly simulator: Simulator;
  /** Moves the clock, rings every bell once and waits until nothing more happens. */
  at(local: string): Promise<void>;
  /** Waits until every update is handled and every message that may leave has left. */
  drain(): Promise<void>;
  /** Somebody who has joined already, with a phone. */
  seat(who: Seat): Promise<Phone>;
  /** A phone whose owner is not known to the system. */
  stranger(name: string, phone?: string): Phone;
  /** The kept documents themselves. */
  readonly vault: Vault;
  /** Documents this process holds open (told on Linux only). */
  openDocuments(): Promise<string[]>;
  /** Stops the app and starts another one on the same database, as after an update of the program. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface StageOptions {
  readonly at: string;
  /** Loads the made-up city's plan, units, schedule and questions. */
  readonly city?: boolean;
  /** Where the virus scanner listens, asked once more at each start; without it there is none. */
  readonly clamd?: () => RoomPorts['clamd'] | Promise<RoomPorts['clamd']>;
  readonly openUnscanned?: () => boolean;
  /** What looks into papers; asked once more at each start. */
  readonly paperReader?: () => PaperReader | undefined;
  /** How long one scan may take; short, so that silence does not hold up the tests. */
  readonly scanTimeoutMs?: () => number;
}

export async function openStage(options: StageOptions): Promise<Stage> {
  const database: TestDatabase = await cloneDatabase();
  const { db } = database;
  const clock = makeMovableClock({ at: at(options.at) });
  const simulator = await startSimulator({ port: 0, token: TOKEN, clock: () => clock.now().getTime() });
  Object.assign(simulator.limits, { perSecond: 0, perChatPerSecond: 0, perGroupPerMinute: 0 });
  const folder = await mkdtemp(join(tmpdir(), 'dondoc-stage-'));
  const vault = await openVault(folder);
  const api = makeApi({ token: TOKEN, apiRoot: simulator.apiRoot });
  const words = wordsOfTests();
  if (options.city) await inTransaction(db, (tx) => applyPlan(tx, CITY, clock.now()), { timeoutMs: 60_000 });
  const openApp = async (): Promise<App> =>
    createApp({
      db,
      clock,
      log,
      words,
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
      clamd: (await options.clamd?.()) ?? null,
      openUnscanned: options.openUnscanned?.() ?? false,
      scanTimeoutMs: options.scanTimeoutMs?.() ?? 400,
      paperReader: options.paperReader?.(),
      demo: true,
      ring: false,
    });
  const receive = (to: App) =>
    startPolling({ api, log, store: (updates) => to.receive(updates), onStopped: () => undefined });
  let app = await openApp();
  let receiver = receive(app);

  async function settle(): Promise<void> {
    for (let quiet = 0; quiet < 2;) {
      await app.idle();
      const waiting = simulator.stats().waitingUpdates;
      quiet = waiting === 0 ? quiet + 1 : 0;
      if (waiting > 0) await new Promise((resolve) => setTimeout(resolve, 3));
    }
  }
  async function drain(): Promise<void> {
    await settle();
    await app.ticks.runAll('second');
    await settle();
  }

  return {
    db,
    get app() {
      return app;
    },
    clock,
    simulator,
    vault,
    drain,
    async at(local) {
      clock.move(at(local));
      await app.ticks.runAll();
      await drain();
    },
    async seat(who) {
      const person = simulator.createPerson({ firstName: who.name });
      simulator.start(person.id);
      await settle();
      const unit = who.unit ? await db.unit.findUniqueOrThrow({ where: { code: who.unit } }) : null;
      const team = who.team ? await db.team.findUniqueOrThrow({ where: { name: who.team } }) : null;
      const personId = newId();
      await db.person.create({
        data: {
          id: personId,
          chatId: BigInt(person.id),
          fullName: who.name,
          title: who.title ?? null,
          locale: who.locale ?? 'vi',
          consentVersion: CONSENT_VERSION,
          createdAt: clock.now(),
          roles: {
            create: {
              id: newId(),
              role: who.role,
              unitId: unit?.id ?? null,
              teamId: team?.id ?? null,
              fromAt: clock.now(),
            },
          },
        },
      });
      return makePhone(simulator, person.id, drain, personId);
    },
    stranger(name, phone) {
      const person = simulator.createPerson({ firstName: name, ...(phone ? { phone } : {}) });
      return makePhone(simulator, person.id, drain, null);
    },
    async openDocuments() {
      const handles = await readdir('/proc/self/fd').catch(() => []);
      const paths = await Promise.all(handles.map((handle) => readlink(`/proc/self/fd/${handle}`).catch(() => '')));
      return paths.filter((path) => path.startsWith(folder));
    },
    async restart() {
      await receiver.stop();
      await app.stop();
      app = await openApp();
      receiver = receive(app);
    },
    async close() {
      await receiver.stop();
      await app.stop();
      await simulator.stop();
      await keepScreens(database);
      const starred = await checkStars(db, words).catch((error: unknown) => error);
      const served = await checkWays(db).catch((error: unknown) => error);
      await database.drop();
      await rm(folder, { recursive: true, force: true });
      if (starred instanceof Error) throw starred;
      if (served instanceof Error) throw served;
    },
  };
}

/** One stage for the tests of a file; after each test no tap may be left without an answer. */
export function useStage(options: StageOptions): () => Stage {
  let stage: Stage | undefined;
  beforeAll(async () => {
    stage = await openStage(options);
  });
  afterEach(async () => {
    await stage?.drain();
    expect(stage?.simulator.unanswered() ?? [], 'taps left without an answer').toEqual([]);
    expect(await stage?.db.outboxMessage.count({ where: { state: 'SENDING' } }), 'rows left in doubt').toBe(0);
    expect((await stage?.openDocuments()) ?? [], 'documents left open').toEqual([]);
    expect(await stage?.db.inboxUpdate.count({ where: { faultCode: { not: null } } }), 'updates that failed').toBe(0);
  });
  afterAll(async () => {
    await stage?.close();
  });
  return () => {
    if (!stage) throw new Error('the stage is open from beforeAll on');
    return stage;
  };
}
