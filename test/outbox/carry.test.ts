// Answers that the transaction itself claims: whatever comes together, each person sees everything once and in order, an
// edit finds the message that has only just been sent, and what could not be carried goes the ordinary way.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Prisma } from '../../src/generated/prisma/client.js';
import { storeUpdates } from '../../src/inbox/arrival-store.js';
import type { DialogueRow } from '../../src/inbox/store.js';
import { startWorker } from '../../src/inbox/worker.js';
import { systemClock } from '../../src/kit/clock.js';
import { silentLog } from '../../src/kit/log.js';
import { gatherEffects } from '../../src/outbox/effects.js';
import { LANE } from '../../src/outbox/message.js';
import { startSender } from '../../src/outbox/sender.js';
import { freeOrphans } from '../../src/outbox/store.js';
import { startSimulator, type Simulator } from '../../src/simulator/server.js';
import { makeApi, telegramChannel } from '../../src/telegram/channel.js';
import { useDatabase } from '../database.js';

const TOKEN = '110201543:TEST-carry-token-not-a-real-one-0000';
const database = useDatabase();
let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ port: 0, token: TOKEN });
  Object.assign(simulator.limits, { perSecond: 0, perChatPerSecond: 0, perGroupPerMinute: 0 });
});
afterAll(() => simulator.stop());

/** A small repeatable source of chance. */
function chance(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

interface Asked {
  /** `card` shows a new card, `edit` changes the newest one in place, `tell` adds a line besides. */
  readonly does: readonly ('card' | 'edit' | 'tell')[];
  readonly alsoTo: number | null;
}

async function openDesk() {
  const { db } = database;
  const clock = systemClock;
  const channel = telegramChannel(makeApi({ token: TOKEN, apiRoot: simulator.apiRoot }), async () => new Uint8Array());
  const pace = { perSecond: 1000, chatBurst: 1000, bulkBurst: 1000 };
  const sender = await startSender({ db, clock, log: silentLog, channel, pace });
  const cards = new Map<bigint, string>();
  const worker = startWorker({
    db,
    clock,
    log: silentLog,
    whoOf: Prisma.sql`SELECT NULL::jsonb`,
    handle(_tx, chatId, { payload, updateRow, dialogue }) {
      const { does, alsoTo } = payload as Asked;
      const effects = gatherEffects(null);
      const next: DialogueRow = { ...dialogue };
      for (const [n, act] of does.entries()) {
        const [key, text] = [`${act}:${updateRow}:${n}`, `${updateRow}.${n}`];
        if (act === 'edit' && cards.has(chatId)) effects.edit({ chatId }, cards.get(chatId)!, { text }, key);
        else effects.send({ chatId }, { text }, { key, lane: LANE.INTERACTIVE });
        if (act === 'card') cards.set(chatId, key);
      }
      if (alsoTo !== null)
        effects.send(
          { chatId: BigInt(alsoTo) },
          { text: `for you ${updateRow}` },
          { key: `other:${updateRow}`, lane: 1 },
        );
      const { outgoing } = effects;
      const news = outgoing.filter((row) => row.chatId === chatId && row.body.do === 'SEND').length;
      return Promise.resolve({
        dialogue: next,
        effects,
        cardKey: null,
        hold: sender.hold(chatId, news),
        after(carried: number) {
          if (outgoing.length > carried) sender.wake(outgoing.map((row) => row.chatId));
        },
      });
    },
    goesTogether: () => true,
    readAhead: () => Promise.resolve(),
    raise: () => Promise.reject(new Error('nothing was to fail')),
  });
  return { sender, worker };
}

/** Updates of six people at random, and what each of them then has on the screen: everything once and in order. */
async function play(updates: number, beset?: (chat: number) => void) {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000) + 1;
  const next = chance(seed);
  simulator.faults.clear();
  simulator.resetStats();
  const people = Array.from({ length: 6 }, () => {
    const { id } = simulator.createPerson({ firstName: 'An' });
    simulator.start(id);
    beset?.(id);
    return id;
  });
  await database.db.outboxMessage.deleteMany();
  await database.db.inboxUpdate.deleteMany();
  const before = simulator.ledger(0).length;
  const { sender, worker } = await openDesk();
  for (let n = 1; n <= updates; n++) {
    const chat = people[Math.floor(next() * people.length)]!;
    const does = Array.from({ length: 1 + Math.floor(next() * 2) }, () =>
      next() < 0.3 ? 'card' : next() < 0.7 ? 'edit' : 'tell',
    );
    // A notice that is cut is sent once more as another message: that is not what is counted here.
    const alsoTo = next() < 0.1 && !beset ? people[Math.floor(next() * people.length)]! : null;
    const payload: Asked = { does, alsoTo };
    const update = { updateId: BigInt(n), chatId: BigInt(chat), payload: JSON.stringify(payload) };
    worker.wake((await storeUpdates(database.db, [update], new Date())).chatIds);
    if (next() < 0.2) await new Promise((resolve) => setTimeout(resolve, next() * 40));
  }
  await worker.idle();
  const open = { state: { in: ['WAITING', 'SENDING'] as ('WAITING' | 'SENDING')[] } };
  while ((await database.db.outboxMessage.count({ where: open })) > 0)
    await new Promise((resolve) => setTimeout(resolve, 50));
  await sender.idle();
  await worker.stop();
  await sender.stop();

  const rows = await database.db.outboxMessage.findMany({ orderBy: { id: 'asc' } });
  expect(rows.filter((row) => row.state !== 'SENT' && row.state !== 'SUPERSEDED')).toEqual([]);
  for (const chat of people) {
    const mine = rows.filter((row) => Number(row.chatId) === chat && row.lane === 0);
    // What each message must say in the end: its last edit that was not overtaken by a newer one.
    const says = new Map<bigint, string>();
    for (const row of mine) {
      const { message } = row.body as { message: { text: string } };
      says.set(row.editsId ?? row.id, message.text);
    }
    const seen = simulator.texts(chat).filter((text) => !text.startsWith('for you'));
    expect(seen, `chat ${chat}, seed ${seed - 1}`).toEqual([...says.values()]);
  }
  const others = rows.filter((row) => row.lane === 1).length;
  expect(
    simulator
      .ledger(0)
      .slice(before)
      .filter((line) => line.text.startsWith('for you')),
  ).toHaveLength(others);
  return { rows, people };
}

describe('answers claimed by their own transaction', () => {
  it('arrive once and in order, whatever comes together', { timeout: 60_000 }, async () => {
    const { rows } = await play(300);
    expect(rows.every((row) => row.attempts === 1)).toBe(true);
  });

  it(
    'keep their order when Telegram asks for pauses or a connection is cut in between',
    { timeout: 60_000 },
    async () => {
      const { people } = await play(60, (chat) => {
        const some = { method: 'sendMessage', chat, rate: 0.25, seed: chat };
        simulator.faults.add({ ...some, kind: '429', times: 2, retryAfter: 1 });
        simulator.faults.add({ ...some, kind: 'dropBefore', times: 1, seed: chat + 1 });
      });
      // Nothing left during a pause: only what asked for one was refused.
      expect(simulator.stats().refused429).toBeLessThanOrEqual(2 * people.length);
      expect(simulator.stats().refused429).toBeGreaterThan(0);
    },
  );

  it('wait together when the first of them has to leave once more', async () => {
    simulator.faults.clear();
    await database.db.outboxMessage.deleteMany();
    await database.db.inboxUpdate.deleteMany();
    const { id } = simulator.createPerson({ firstName: 'An' });
    simulator.start(id);
    simulator.faults.add({ method: 'sendMessage', chat: id, kind: 'dropBefore', times: 1 });
    const { sender, worker } = await openDesk();
    const asked: Asked = { does: ['card', 'tell'], alsoTo: null };
    const update = { updateId: 1n, chatId: BigInt(id), payload: JSON.stringify(asked) };
    worker.wake((await storeUpdates(database.db, [update], new Date())).chatIds);
    while (simulator.texts(id).length < 2) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(simulator.texts(id).map((text) => text.split('.')[1])).toEqual(['0', '1']);
    await worker.stop();
    await sender.stop();
  });

  it('are given back when the answer to the commit was lost, and only then', async () => {
    await database.db.outboxMessage.deleteMany();
    const row = (key: string, ageSeconds: number) => ({
      dedupeKey: key,
      chatId: 1n,
      lane: 0,
      body: { do: 'SEND', message: { text: key } },
      state: 'SENDING' as const,
      createdAt: new Date(),
      claimedAt: new Date(Date.now() - ageSeconds * 1000),
    });
    await database.db.outboxMessage.createMany({ data: [row('lost', 60), row('under way', 60), row('just now', 5)] });
    const underWay = await database.db.outboxMessage.findUniqueOrThrow({ where: { dedupeKey: 'under way' } });
    expect(await freeOrphans(database.db, [underWay.id])).toBe(1);
    const waiting = await database.db.outboxMessage.findMany({ where: { state: 'WAITING' } });
    expect(waiting.map((each) => each.dedupeKey)).toEqual(['lost']);
  });
});
