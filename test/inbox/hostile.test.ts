// Nobody stops the bot for everybody: thousands of broken updates among those of honest people, by polling and by webhook.
// Each broken one is stored or set aside by itself, each honest one is answered. HOSTILE=50000 and SEED=… play more, or again.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createApp, type App } from '../../src/app.js';
import { startHttp } from '../../src/http.js';
import { systemClock } from '../../src/kit/clock.js';
import type { Db } from '../../src/kit/database.js';
import { newId } from '../../src/kit/ids.js';
import { openVault } from '../../src/kit/vault.js';

import { CONSENT_VERSION } from '../../src/people/rules.js';
import { makeApi, telegramChannel } from '../../src/telegram/channel.js';
import { startPolling } from '../../src/telegram/receive.js';
import { watchReception } from '../../src/telegram/reception.js';
import { readId } from '../../src/telegram/sort.js';
import { secretCheck, webhookHandler } from '../../src/telegram/webhook.js';
import { cloneDatabase, type TestDatabase } from '../database.js';
import { testLog as log } from '../log.js';
import { openAnyTelegram, type AnyTelegram } from './any-telegram.js';
import { honestText, mutatedUpdate, randomOf } from './hostile-updates.js';
import { wordsOfTests } from '../printed.js';

const TOKEN = '110201543:TEST-hostile-token-not-a-real-one-00';
const SECRET = 'hostile-secret';
const ALL = Number(process.env.HOSTILE ?? 5200);
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const HONEST = [7_000_001, 7_000_002, 7_000_003, 7_000_004, 7_000_005];
const KNOWN = [7_000_011, 7_000_012, 7_000_013];

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

interface Desk {
  readonly database: TestDatabase;
  readonly db: Db;
  readonly app: App;
  readonly telegram: AnyTelegram;
}

async function openDesk(): Promise<Desk> {
  const database = await cloneDatabase();
  const telegram = await openAnyTelegram();
  const folder = await mkdtemp(join(tmpdir(), 'dondoc-hostile-'));
  const api = makeApi({ token: TOKEN, apiRoot: telegram.apiRoot });
  const app = await createApp({
    db: database.db,
    clock: systemClock,
    log,
    words: wordsOfTests(),
    channel: telegramChannel(api, () => Promise.reject(new Error('no documents here'))),
    pace: { perSecond: 10_000, chatBurst: 10_000, bulkBurst: 10_000 },
    vault: await openVault(folder),
    answerTap: () => Promise.resolve(),
    fetchFile: () => Promise.resolve({ ok: false, kind: 'retry-later' }),
    botName: 'hostile_bot',
    officeContact: null,
    clamd: null,
    demo: false,
    ring: false,
  });
  for (const chatId of [...HONEST, ...KNOWN]) {
    const role = { id: newId(), role: 'OFFICE' as const, fromAt: new Date() };
    const data = {
      id: newId(),
      chatId,
      fullName: `Người ${chatId}`,
      consentVersion: CONSENT_VERSION,
      createdAt: new Date(),
    };
    await database.db.person.create({ data: { ...data, roles: { create: role } } });
  }
  closers.push(
    () => database.drop(),
    () => rm(folder, { recursive: true, force: true }),
    () => telegram.stop(),
    () => app.stop(),
  );
  return { database, db: database.db, app, telegram };
}

/** Puts the mix into the queue: three mutated ones for each honest one; some come twice. */
function fill(telegram: AnyTelegram, count: number, seed: number) {
  const random = randomOf(seed);
  const honest: { id: number; chatId: number }[] = [];
  const mutated: string[] = [];
  for (let n = 0; n < count; n++) {
    const chatId = random.below(6) > 0 ? 8_000_000 + random.below(400) : random.pick([...HONEST, ...KNOWN]);
    const make = mutatedUpdate(random, chatId);
    telegram.push((id) => {
      const text = make(id);
      mutated.push(text);
      return text;
    });
    if (random.below(40) === 0) {
      const again = random.pick(mutated);
      telegram.push(() => again);
    }
    if (n % 3 === 0) {
      const chat = HONEST[(n / 3) % HONEST.length]!;
      honest.push({ id: telegram.push(honestText(chat, `/trogiup ${n}`)), chatId: chat });
    }
  }
  return { honest, mutated };
}

async function settled({ app, db, telegram }: Desk): Promise<void> {
  const until = Date.now() + 240_000;
  while (Date.now() < until) {
    await app.idle();
    const waiting = await db.inboxUpdate.count({ where: { state: 'WAITING' } });
    if (waiting === 0 && telegram.waiting() === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`still waiting: ${telegram.waiting()} at Telegram`);
}

/** Whoever was honest has been answered, in order; whatever was broken lies here, and what was set aside as it came. */
async function check({ db }: Desk, honest: readonly { id: number; chatId: number }[], mutated: readonly string[]) {
  const rows = await db.inboxUpdate.findMany({
    select: { id: true, updateId: true, state: true, faultCode: true, raw: true },
  });
  const byId = new Map(rows.map((row) => [row.updateId, row]));
  const answers = await db.outboxMessage.findMany({ where: { editsId: null, chatId: { in: HONEST } } });
  const answered = new Set(answers.filter((row) => row.state === 'SENT').map((row) => row.dedupeKey.split(':')[1]));
  const left = honest.filter(({ id }) => {
    const row = byId.get(BigInt(id));
    return row?.state !== 'DONE' || row.faultCode !== null || !answered.has(String(row.id));
  });
  expect(left, 'honest updates without an answer').toEqual([]);
  const asides = new Set(rows.flatMap((row) => (row.raw ? [Buffer.from(row.raw).toString()] : [])));
  const lost = mutated.filter((text) => {
    const id = readId(JSON.parse(text));
    return !(id !== null && byId.has(BigInt(id))) && !asides.has(text);
  });
  expect(
    lost.map((text) => text.slice(0, 300)),
    'broken updates that are nowhere',
  ).toEqual([]);
  const known = new Set(mutated);
  const changed = rows.filter((row) => row.raw && !known.has(Buffer.from(row.raw).toString()));
  expect(changed, 'set aside otherwise than it came').toEqual([]);
  const states = { done: 0, aside: 0, tried: 0 };
  for (const row of rows) {
    states[row.state === 'ASIDE' ? 'aside' : 'done']++;
    if (row.faultCode !== null && row.raw === null) states.tried++;
  }
  return states;
}

const tell = (what: string, states: object) => process.stdout.write(`${what} ${JSON.stringify(states)}\n`);

describe(`thousands of broken updates among honest ones (SEED=${SEED})`, { timeout: 600_000 }, () => {
  it('by long polling: nobody waits for them, and the offset moves past them', async () => {
    const desk = await openDesk();
    const { honest, mutated } = fill(desk.telegram, ALL / 2, SEED);
    const receiver = startPolling({
      api: makeApi({ token: TOKEN, apiRoot: desk.telegram.apiRoot }),
      log,
      store: (updates) => desk.app.receive(updates),
      onStopped: () => undefined,
    });
    closers.push(() => receiver.stop());
    await settled(desk);
    const states = await check(desk, honest, mutated);
    tell(`polling, SEED=${SEED}: ${mutated.length} mutated, ${honest.length} honest`, states);
    expect(states.aside).toBeGreaterThan(mutated.length / 20);
    expect(await desk.app.health()).toMatchObject({ inbox: { aside: states.aside } });
  });

  it('by webhook: each is taken at once, and never asked for again', async () => {
    const desk = await openDesk();
    const { honest, mutated } = fill(desk.telegram, ALL / 2, SEED + 1);
    const handle = webhookHandler({
      secret: SECRET,
      reception: watchReception('webhook'),
      store: (updates) => desk.app.receive(updates),
    });
    const http = await startHttp({
      port: 0,
      host: '127.0.0.1',
      health: () => desk.app.health(),
      webhook: { path: '/hook', accepts: secretCheck(SECRET), handle },
    });
    closers.push(() => http.stop());
    expect(await desk.telegram.bring(`http://127.0.0.1:${http.port}/hook`, SECRET)).toEqual([]);
    await settled(desk);
    const states = await check(desk, honest, mutated);
    tell(`webhook, SEED=${SEED + 1}: ${mutated.length} mutated, ${honest.length} honest`, states);
    expect(await (await fetch(`http://127.0.0.1:${http.port}/health`)).json()).toMatchObject({
      inbox: { aside: states.aside },
    });
  });
});
