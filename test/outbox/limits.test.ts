// The sender against Telegram's own limits: whatever waits for one chat leaves one after the other and in order, nothing
// leaves during a pause, and nobody else waits for it. Counted are the refusals of the Bot API, not milliseconds.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/kit/clock.js';
import { silentLog } from '../../src/kit/log.js';
import { flushEffects, gatherEffects } from '../../src/outbox/effects.js';
import { LANE, type Lane } from '../../src/outbox/message.js';
import { startSender, type Sender } from '../../src/outbox/sender.js';
import { DEFAULT_LIMITS } from '../../src/simulator/limits.js';
import { startSimulator, type Simulator } from '../../src/simulator/server.js';
import { makeApi, telegramChannel } from '../../src/telegram/channel.js';
import { useDatabase } from '../database.js';

const TOKEN = '110201543:TEST-limits-token-not-a-real-one-000';
const database = useDatabase();
let simulator: Simulator;
let sender: Sender | null = null;

beforeAll(async () => {
  simulator = await startSimulator({ port: 0, token: TOKEN });
});
beforeEach(async () => {
  await sender?.stop();
  sender = null;
  simulator.reset();
  Object.assign(simulator.limits, DEFAULT_LIMITS);
  await database.db.outboxMessage.deleteMany();
});
afterAll(async () => {
  await sender?.stop();
  await simulator.stop();
});

const start = async (): Promise<Sender> =>
  (sender = await startSender({
    db: database.db,
    clock: systemClock,
    log: silentLog,
    channel: telegramChannel(makeApi({ token: TOKEN, apiRoot: simulator.apiRoot }, 5), async () => new Uint8Array()),
    pace: { perSecond: 30, chatBurst: 3, bulkBurst: 1 },
  }));

function phones(count: number): number[] {
  return Array.from({ length: count }, () => {
    const { id } = simulator.createPerson({ firstName: 'An' });
    simulator.start(id);
    return id;
  });
}

async function enqueue(chat: number, texts: readonly string[], lane: Lane = LANE.INTERACTIVE): Promise<void> {
  const effects = gatherEffects(null);
  for (const text of texts) effects.send({ chatId: BigInt(chat) }, { text }, { key: `${chat}:${text}`, lane });
  await flushEffects(database.db, effects, new Date());
}

const numbered = (count: number): string[] => Array.from({ length: count }, (_each, n) => `${n + 1}`);

async function untilAllSent(): Promise<void> {
  const open = () => database.db.outboxMessage.count({ where: { state: { not: 'SENT' } } });
  while ((await open()) > 0) await new Promise((resolve) => setTimeout(resolve, 50));
}

describe("Telegram's limits", { timeout: 90_000 }, () => {
  it('are kept when twelve and eighteen answers wait for one chat after an outage: no refusal, in order, nobody else waits', async () => {
    const [twelve, eighteen, ...others] = phones(10) as [number, number, ...number[]];
    await enqueue(twelve, numbered(12));
    await enqueue(eighteen, numbered(18));
    for (const other of others) await enqueue(other, ['yours']);
    await start();
    await untilAllSent();
    expect(simulator.stats().refused429).toBe(0);
    expect(simulator.texts(twelve)).toEqual(numbered(12));
    expect(simulator.texts(eighteen)).toEqual(numbered(18));
    const order = simulator.ledger(0);
    const lastOther = order.findLastIndex((line) => others.includes(line.chat));
    const fourth = order.findIndex((line) => line.chat === twelve && line.text === '4');
    expect(lastOther).toBeLessThan(fourth);
  });

  it('keeps away from a chat for as long as Telegram asked, and only from that chat', async () => {
    const [held, ...others] = phones(4) as [number, ...number[]];
    simulator.faults.add({ method: 'sendMessage', kind: '429', chat: held, retryAfter: 3, times: 1 });
    await enqueue(held, numbered(3));
    await enqueue(held, ['notice'], LANE.NOTICE);
    await start();
    for (const other of others) await enqueue(other, ['yours', 'yours too']);
    sender!.wake();
    await untilAllSent();
    // The only refusal is the one that asked for the pause: nothing left before it was over.
    expect(simulator.stats().refused429).toBe(1);
    expect(simulator.texts(held)).toEqual([...numbered(3), 'notice']);
    const order = simulator.ledger(0).map((line) => line.chat);
    expect(order.slice(0, 6).sort()).toEqual(others.flatMap((other) => [other, other]).sort());
  });

  it('keeps away also after the bot was started anew', async () => {
    const [held] = phones(1) as [number];
    simulator.faults.add({ method: 'sendMessage', kind: '429', chat: held, retryAfter: 3, times: 1 });
    await enqueue(held, ['answer']);
    await start();
    while (simulator.stats().refused429 === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await sender!.stop();
    await enqueue(held, ['notice'], LANE.NOTICE);
    await start();
    await untilAllSent();
    expect(simulator.stats().refused429).toBe(1);
    expect(simulator.texts(held)).toEqual(['answer', 'notice']);
  });

  it('holds a lane back when Telegram holds back the whole bot, after two refusals', async () => {
    const chats = phones(20);
    for (const chat of chats) await enqueue(chat, ['general'], LANE.BROADCAST);
    simulator.faults.add({ method: 'sendMessage', kind: '429', retryAfter: 2, times: 1 });
    await start();
    await untilAllSent();
    // What had left already when the second refusal came back is refused too.
    expect(simulator.stats().refused429).toBeLessThanOrEqual(5);
    expect(simulator.ledger(0)).toHaveLength(20);
  });
});
