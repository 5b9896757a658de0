// The sender against a real HTTP Bot API that refuses, stalls and drops: what is said about every message is true.
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src/kit/clock.js';
import { silentLog } from '../../src/kit/log.js';
import { flushEffects, gatherEffects } from '../../src/outbox/effects.js';
import { LANE, type Lane, type Message } from '../../src/outbox/message.js';
import { startSender, type Sender } from '../../src/outbox/sender.js';
import { cancelWaiting, markOpened, outboxHealth } from '../../src/outbox/store.js';
import { startSimulator, type Simulator } from '../../src/simulator/server.js';
import { makeApi, telegramChannel } from '../../src/telegram/channel.js';
import { useDatabase } from '../database.js';

const TOKEN = '110201543:TEST-sender-token-not-a-real-one-000';
const database = useDatabase();
let simulator: Simulator;
let sender: Sender | null = null;

beforeAll(async () => {
  simulator = await startSimulator({ port: 0, token: TOKEN });
});
afterAll(async () => {
  await simulator.stop();
});
beforeEach(async () => {
  await sender?.stop();
  sender = null;
  simulator.reset();
  await database.db.outboxMessage.deleteMany();
});
afterAll(async () => {
  await sender?.stop();
});

const pace = { perSecond: 30, chatBurst: 3, bulkBurst: 1 };
/** Told by `wake` of everything that is written, it looks by itself only this seldom. */
let lookAgainMs: number | undefined;
const start = async (settings = pace, refused?: Message): Promise<Sender> =>
  (sender = await startSender({
    db: database.db,
    clock: systemClock,
    log: silentLog,
    channel: telegramChannel(makeApi({ token: TOKEN, apiRoot: simulator.apiRoot }, 2), async () => new Uint8Array()),
    pace: settings,
    lookAgainMs,
    ...(refused ? { refusedMessage: () => Promise.resolve(refused) } : {}),
  }));

/** A file nobody knows: Telegram refuses the message. */
const unknownFile = { kind: 'again', fileId: 'nobody-knows-this', name: 'x', mime: 'text/plain' } as const;

function phone(started = true): bigint {
  const person = simulator.createPerson({ firstName: 'An' });
  if (started) simulator.start(person.id);
  return BigInt(person.id);
}

async function enqueue(
  rows: { chatId: bigint; key: string; text?: string; lane?: Lane; message?: Partial<Message> }[],
): Promise<void> {
  const effects = gatherEffects(null);
  for (const { chatId, key, text, lane, message } of rows) {
    effects.send({ chatId }, { text: text ?? key, ...message }, { key, lane: lane ?? LANE.INTERACTIVE });
  }
  await flushEffects(database.db, effects, new Date());
}

async function edit(chatId: bigint, key: string, text: string, version: string): Promise<void> {
  const effects = gatherEffects(null);
  effects.edit({ chatId }, key, { text }, version);
  await flushEffects(database.db, effects, new Date());
}

const stateOf = async (key: string) => database.db.outboxMessage.findUniqueOrThrow({ where: { dedupeKey: key } });

/** Polls until the condition holds; the test's own time limit ends it. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe.each([
  ['that looks each second', undefined],
  ['that is told of what is written', 60_000],
])('the sender %s', (_name, looks) => {
  beforeAll(() => void (lookAgainMs = looks));

  it('sends what was enqueued, once, in order for each chat', async () => {
    const an = phone();
    await enqueue([1, 2, 3].map((n) => ({ chatId: an, key: `k${n}` })));
    await enqueue([{ chatId: an, key: 'k2', text: 'a second k2' }]);
    await (await start()).idle();
    expect(simulator.texts(Number(an))).toEqual(['k1', 'k2', 'k3']);
    expect((await stateOf('k2')).state).toBe('SENT');
  });

  it('lets people who wait go before bulk', async () => {
    const chats = Array.from({ length: 8 }, () => phone());
    await enqueue(chats.map((chatId, n) => ({ chatId, key: `b${n}`, lane: LANE.BROADCAST })));
    await enqueue([{ chatId: phone(), key: 'answer' }]);
    await (await start()).idle();
    await until(async () => (await database.db.outboxMessage.count({ where: { state: 'SENT' } })) === 9);
    const order = simulator.ledger(0).map((line) => line.text);
    expect(order.indexOf('answer')).toBeLessThanOrEqual(1);
  });

  it('lets a notice of the same chat come after the answers that leave with it, whichever was written first', async () => {
    const chats = Array.from({ length: 5 }, () => phone());
    await enqueue(chats.map((chatId, n) => ({ chatId, key: `notice ${n}`, lane: LANE.NOTICE })));
    await enqueue(chats.flatMap((chatId, n) => ['one', 'two'].map((text) => ({ chatId, key: `${text} ${n}`, text }))));
    await (await start({ ...pace, perSecond: 1000, bulkBurst: 3 })).idle();
    for (const [n, chatId] of chats.entries())
      expect(simulator.texts(Number(chatId))).toEqual(['one', 'two', `notice ${n}`]);
  });

  it('tells blocked, never started and deactivated apart from failed', async () => {
    const [blocked, stranger, gone] = [phone(), phone(false), phone()];
    simulator.block(Number(blocked));
    simulator.deactivate(Number(gone));
    const an = phone();
    await enqueue([
      { chatId: blocked, key: 'blocked' },
      { chatId: stranger, key: 'stranger' },
      { chatId: gone, key: 'gone' },
      { chatId: 999n, key: 'nobody' },
      { chatId: an, key: 'refused', message: { attachment: unknownFile } },
    ]);
    await (await start()).idle();
    const told = await Promise.all(['blocked', 'stranger', 'gone', 'nobody', 'refused'].map(stateOf));
    expect(told.map((row) => [row.state, row.verdict])).toEqual([
      ['UNREACHABLE', 'blocked'],
      ['UNREACHABLE', 'not-started'],
      ['UNREACHABLE', 'deactivated'],
      ['UNREACHABLE', 'no-chat'],
      ['FAILED', '400:wrong-file-identifier-HTTP-URL-specified'],
    ]);
  });

  it('says once that an answer was refused, what to press instead, and nothing about a refused broadcast', async () => {
    const [an, other] = [phone(), phone()];
    await enqueue([
      { chatId: an, key: 'answer', message: { attachment: unknownFile } },
      { chatId: an, key: 'and another', message: { attachment: unknownFile } },
      { chatId: other, key: 'broadcast', lane: LANE.BROADCAST, message: { attachment: unknownFile } },
    ]);
    await start(pace, { text: 'press /viec' });
    await until(
      async () => (await database.db.outboxMessage.count({ where: { state: { in: ['WAITING', 'SENDING'] } } })) === 0,
    );
    expect(simulator.texts(Number(an))).toEqual(['press /viec']);
    expect(simulator.texts(Number(other))).toEqual([]);
    expect(await outboxHealth.read(database.db, new Date())).toMatchObject({ failed: 3, waiting: 0 });
  });

  it('never speaks of a refusal that was refused itself', async () => {
    const an = phone();
    await enqueue([{ chatId: an, key: 'answer', message: { attachment: unknownFile } }]);
    await start(pace, { text: 'refused too', attachment: unknownFile });
    await until(async () => (await database.db.outboxMessage.count({ where: { state: 'FAILED' } })) === 2);
    await sender!.idle();
    expect(await database.db.outboxMessage.count()).toBe(2);
  });

  it('sends a text as far as Telegram takes one', async () => {
    const an = phone();
    await enqueue([{ chatId: an, key: 'long', text: '🏛'.repeat(3000) }]);
    await (await start()).idle();
    expect(simulator.texts(Number(an))).toEqual([`${'🏛'.repeat(2047)}…`]);
  });

  it('waits as long as Telegram asks after 429, then delivers', async () => {
    const an = phone();
    simulator.faults.add({ method: 'sendMessage', kind: '429', retryAfter: 1, times: 1 });
    await enqueue([{ chatId: an, key: 'patience', lane: LANE.NOTICE }]);
    await start();
    await until(async () => (await stateOf('patience')).state === 'SENT');
    expect((await stateOf('patience')).attempts).toBe(2);
    expect(simulator.texts(Number(an))).toEqual(['patience']);
  });

  it('calls a dropped answer unknown for a broadcast, repeats a notice once with its mark, and an answer once as it is', async () => {
    const [a, b, c] = [phone(), phone(), phone()];
    simulator.faults.add({ method: 'sendMessage', kind: 'dropAfter', ms: 10, times: 3 });
    await enqueue([
      { chatId: a, key: 'broadcast', lane: LANE.BROADCAST },
      { chatId: b, key: 'notice', lane: LANE.NOTICE, message: { againNote: '(gửi lại)' } },
      { chatId: c, key: 'reply' },
    ]);
    await start();
    await until(async () => (await database.db.outboxMessage.count({ where: { state: 'SENT' } })) === 2);
    expect(await stateOf('broadcast')).toMatchObject({ state: 'UNKNOWN', assumed: false });
    expect(await stateOf('notice')).toMatchObject({ state: 'UNKNOWN' });
    expect(await stateOf('notice:again')).toMatchObject({ state: 'SENT' });
    expect(await stateOf('reply')).toMatchObject({ state: 'SENT', assumed: false, doubted: true });
    expect(simulator.texts(Number(a))).toEqual(['broadcast']);
    expect(simulator.texts(Number(b))).toEqual(['notice', '(gửi lại)\nnotice']);
    expect(simulator.texts(Number(c))).toEqual(['reply', 'reply']);
    await markOpened(database.db, 'broadcast', 1n, new Date());
    expect(await stateOf('broadcast')).toMatchObject({ state: 'SENT', messageId: 1n });
  });

  it('settles what a dead process left as doubt, and sends the rest', async () => {
    const [a, b] = [phone(), phone()];
    await enqueue([
      { chatId: a, key: 'left-broadcast', lane: LANE.BROADCAST },
      { chatId: a, key: 'left-reply' },
      { chatId: b, key: 'left-notice', lane: LANE.NOTICE, message: { againNote: '(gửi lại)' } },
    ]);
    await database.db.outboxMessage.updateMany({ data: { state: 'SENDING' } });
    await enqueue([{ chatId: b, key: 'fresh' }]);
    await (await start()).idle();
    await until(
      async () => (await database.db.outboxMessage.count({ where: { state: { in: ['WAITING', 'SENDING'] } } })) === 0,
    );
    expect((await stateOf('left-broadcast')).state).toBe('UNKNOWN');
    expect(await stateOf('left-reply')).toMatchObject({ state: 'SENT', assumed: false, doubted: true });
    expect((await stateOf('left-notice:again')).state).toBe('SENT');
    expect(simulator.texts(Number(a))).toEqual(['left-reply']);
    expect(simulator.texts(Number(b)).sort()).toEqual(['(gửi lại)\nleft-notice', 'fresh']);
  });

  it('waits through a network that is down, and loses nothing', async () => {
    const an = phone();
    await enqueue([{ chatId: an, key: 'later', lane: LANE.NOTICE }]);
    let down = true;
    const real = telegramChannel(
      makeApi({ token: TOKEN, apiRoot: simulator.apiRoot }, 2),
      async () => new Uint8Array(),
    );
    const dead = telegramChannel(
      makeApi({ token: TOKEN, apiRoot: 'http://127.0.0.1:9' }, 2),
      async () => new Uint8Array(),
    );
    sender = await startSender({
      db: database.db,
      clock: systemClock,
      log: silentLog,
      channel: { ...real, send: (chat, message) => (down ? dead : real).send(chat, message) },
      pace,
    });
    await until(async () => (await stateOf('later')).attempts >= 2);
    expect((await stateOf('later')).state).not.toBe('UNKNOWN');
    down = false;
    await until(async () => (await stateOf('later')).state === 'SENT');
    expect(simulator.texts(Number(an))).toEqual(['later']);
  });

  it('cancels at once what has not left', async () => {
    const chats = Array.from({ length: 60 }, () => phone());
    await enqueue(chats.map((chatId, n) => ({ chatId, key: `broadcast:x:${n}`, lane: LANE.BROADCAST })));
    await start();
    await until(async () => (await database.db.outboxMessage.count({ where: { state: 'SENT' } })) >= 5);
    await cancelWaiting(database.db, 'broadcast:x:', new Date());
    await until(
      async () => (await database.db.outboxMessage.count({ where: { state: { in: ['WAITING', 'SENDING'] } } })) === 0,
    );
    const [sent, cancelled] = [
      await database.db.outboxMessage.count({ where: { state: 'SENT' } }),
      await database.db.outboxMessage.count({ where: { state: 'CANCELLED' } }),
    ];
    expect(sent + cancelled).toBe(60);
    expect(cancelled).toBeGreaterThan(0);
    expect(simulator.ledger(0)).toHaveLength(sent);
  });

  it('sends only the newest of several edits, and a card whose message never arrived anew', async () => {
    const an = phone();
    await enqueue([{ chatId: an, key: 'card' }]);
    await (await start()).idle();
    await sender!.stop();
    await edit(an, 'card', 'one', '1');
    await edit(an, 'card', 'two', '2');
    await (await start()).idle();
    expect(simulator.texts(Number(an))).toEqual(['two']);
    expect((await stateOf('edit:card:1')).state).toBe('SUPERSEDED');
    expect((await stateOf('edit:card:2')).state).toBe('SENT');
  });

  it('edits the card it sent anew from then on, and lets go of an edit without buttons', async () => {
    const an = phone();
    await enqueue([
      { chatId: an, key: 'card' },
      { chatId: an, key: 'line' },
    ]);
    await database.db.outboxMessage.updateMany({ data: { state: 'UNKNOWN', settledAt: new Date() } });
    await start();
    const rows = [[{ label: 'Tiếp', act: 'go' }]];
    for (const [n, text] of ['anew', 'changed'].entries()) {
      const edits = gatherEffects(null);
      edits.edit({ chatId: an }, 'card', { text, rows }, String(n));
      edits.edit({ chatId: an }, 'line', { text: 'nobody waits for it' }, String(n));
      await flushEffects(database.db, edits, new Date());
      await sender!.idle();
    }
    expect(simulator.texts(Number(an))).toEqual(['changed']);
  });

  it('keeps to the limit when cards are sent anew beside new messages: Telegram never has to refuse', async () => {
    const usual = simulator.limits.perSecond;
    onTestFinished(() => void (simulator.limits.perSecond = usual));
    simulator.limits.perSecond = 5;
    const people = Array.from({ length: 16 }, () => phone());
    const [lost, fresh] = [people.slice(0, 8), people.slice(8)];
    await enqueue(lost.map((chatId, n) => ({ chatId, key: `card:${n}` })));
    await database.db.outboxMessage.updateMany({ data: { state: 'UNKNOWN', settledAt: new Date() } });
    const edits = gatherEffects(null);
    const rows = [[{ label: 'Tiếp', act: 'go' }]];
    for (const [n, chatId] of lost.entries()) edits.edit({ chatId }, `card:${n}`, { text: 'anew', rows }, '1');
    await flushEffects(database.db, edits, new Date());
    await enqueue(fresh.map((chatId, n) => ({ chatId, key: `new:${n}`, lane: LANE.BROADCAST })));
    await start({ ...pace, perSecond: 5 });
    await until(async () => simulator.ledger(0).length === people.length);
    const stats = (await (await fetch(`${simulator.url}/control/stats`)).json()) as { refused429: number };
    expect(stats.refused429).toBe(0);
  });

  it('lets no newer edit overtake one that is to be tried again', async () => {
    const an = phone();
    await enqueue([{ chatId: an, key: 'card' }]);
    const real = telegramChannel(
      makeApi({ token: TOKEN, apiRoot: simulator.apiRoot }, 2),
      async () => new Uint8Array(),
    );
    const refused: string[] = [];
    sender = await startSender({
      db: database.db,
      clock: systemClock,
      log: silentLog,
      channel: {
        ...real,
        edit(chatId, messageId, message) {
          if (refused.length > 0) return real.edit(chatId, messageId, message);
          refused.push(message.text);
          return Promise.resolve({ kind: 'not-sent', why: 'ECONNREFUSED' });
        },
      },
      pace,
    });
    await sender.idle();
    await edit(an, 'card', 'one', '1');
    sender.wake();
    await until(async () => refused.length > 0 && (await stateOf('edit:card:1')).state === 'WAITING');
    await edit(an, 'card', 'two', '2');
    sender.wake();
    const settledNow = async () =>
      (await database.db.outboxMessage.count({ where: { state: { in: ['WAITING', 'SENDING'] } } })) === 0;
    await until(settledNow);
    expect(refused).toEqual(['one']);
    expect(simulator.texts(Number(an))).toEqual(['two']);
  });

  it('tries again when it is time what could not be sent for seconds', async () => {
    const an = phone();
    await enqueue([{ chatId: an, key: 'card' }]);
    const real = telegramChannel(
      makeApi({ token: TOKEN, apiRoot: simulator.apiRoot }, 2),
      async () => new Uint8Array(),
    );
    let refused = 0;
    sender = await startSender({
      ...{ db: database.db, clock: systemClock, log: silentLog, pace, lookAgainMs },
      channel: {
        ...real,
        edit: (...of) =>
          refused++ < 3 ? Promise.resolve({ kind: 'not-sent', why: 'ECONNREFUSED' }) : real.edit(...of),
      },
    });
    await sender.idle();
    await edit(an, 'card', 'new', '1');
    sender.wake();
    await until(async () => (await stateOf('edit:card:1')).state === 'SENT');
    expect(simulator.texts(Number(an))).toEqual(['new']);
  });

  it('stops with nothing in doubt while sends are under way', async () => {
    const chats = Array.from({ length: 40 }, () => phone());
    simulator.faults.add({ method: 'sendMessage', kind: 'slow', ms: 150, rate: 1 });
    await enqueue(chats.map((chatId, n) => ({ chatId, key: `s${n}`, lane: LANE.BROADCAST })));
    await start();
    await until(async () => (await database.db.outboxMessage.count({ where: { state: 'SENT' } })) >= 3);
    await sender!.stop();
    const states = await database.db.outboxMessage.groupBy({ by: ['state'], _count: true });
    expect(states.map((each) => each.state).sort()).toEqual(['SENT', 'WAITING']);
    expect(simulator.ledger(0)).toHaveLength(states.find((each) => each.state === 'SENT')!._count);
  });
});
