// A Bot API that answers whatever it likes, over real HTTP to the real sender and poller: after each such answer others are
// served and settled all the same, and nobody is asked without end.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/kit/clock.js';
import { flushEffects, gatherEffects } from '../../src/outbox/effects.js';
import { LANE, type Message } from '../../src/outbox/message.js';
import { startSender } from '../../src/outbox/sender.js';
import { settleApart } from '../../src/outbox/settling.js';
import { settle, type SettledRow } from '../../src/outbox/store.js';
import { decideSettlement } from '../../src/outbox/verdict.js';
import { readAnswer, readMessageId, readRetrySeconds } from '../../src/telegram/answers.js';
import { makeApi, telegramChannel } from '../../src/telegram/channel.js';
import { startPolling } from '../../src/telegram/receive.js';
import { watchReception } from '../../src/telegram/reception.js';
import { useDatabase } from '../database.js';
import { testLog as log } from '../log.js';

const TOKEN = '110201543:TEST-answers-token-not-a-real-one-00';
const HOUR_SECONDS = 3600;

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** Answers a call by what `answer` says of it; undefined lets it wait. Counts the calls. */
async function openTelegram(
  answer: (method: string, params: { chat_id?: number }, text: string) => string | undefined,
) {
  const calls: string[] = [];
  const server = createServer((asked, response) => {
    const parts: Buffer[] = [];
    asked.on('data', (part: Buffer) => void parts.push(part));
    asked.once('end', () => {
      const text = Buffer.concat(parts).toString();
      const method = asked.url!.split('/').at(-1)!;
      calls.push(method);
      const isJson = asked.headers['content-type'] === 'application/json';
      const body = answer(method, isJson ? (JSON.parse(text) as object) : {}, text);
      if (body !== undefined) response.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return { calls, apiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const no = (rest: string): string => `{"ok":false,${rest}}`;

describe('an answer', () => {
  it.each<[unknown, number | undefined, unknown]>([
    [{ ok: false, error_code: 400 }, 400, { error_code: 400, description: '' }],
    [{ ok: false, error_code: '403', description: 7 }, 200, { error_code: 403, description: '' }],
    [{ ok: false, error_code: 1e300 }, 502, { error_code: 502 }],
    [{ ok: false, error_code: [] }, 200, null],
    [{ ok: 'yes', result: {} }, 200, null],
    [null, 200, null],
    [7, 200, null],
  ])('%j is read in its shape or not at all', (answer, status, expected) => {
    const read = readAnswer(answer, status);
    if (expected === null) expect(read).toBeNull();
    else expect(read).toMatchObject({ ok: false, ...(expected as object) });
  });

  it.each<[unknown, number]>([
    [7, 7],
    [0, 0],
    [2_147_484, HOUR_SECONDS],
    [1e300, HOUR_SECONDS],
    [Infinity, 1],
    [NaN, 1],
    [-5, 1],
    ['abc', 1],
    [true, 1],
    [[], 1],
    [{}, 1],
    [null, 1],
  ])('that asks for a pause of %j s', (asked, seconds) => expect(readRetrySeconds(asked)).toBe(seconds));

  it.each<[unknown, bigint | null]>([
    [5, 5n],
    [0, null],
    [-5, null],
    [1.5, null],
    [1e300, null],
    ['5', null],
    [undefined, null],
  ])('with the message id %j', (id, expected) => expect(readMessageId({ message_id: id })).toBe(expected));
});

describe('the sender', () => {
  const database = useDatabase();
  const [ODD, HONEST] = [71n, 72n];

  async function openDesk(odd: string, attachment?: Message['attachment']) {
    const { db } = database;
    await db.outboxMessage.deleteMany();
    let id = 0;
    const isOdd = (params: { chat_id?: number }, text: string) =>
      params.chat_id === Number(ODD) || text.includes('name="chat_id"');
    const telegram = await openTelegram((_method, params, text) =>
      isOdd(params, text) ? odd : `{"ok":true,"result":{"message_id":${++id}}}`,
    );
    const sender = await startSender({
      db,
      clock: systemClock,
      log,
      channel: telegramChannel(makeApi({ token: TOKEN, apiRoot: telegram.apiRoot }, 5), () =>
        Promise.reject(new Error()),
      ),
      pace: { perSecond: 30, chatBurst: 3, bulkBurst: 1 },
    });
    closers.push(() => sender.stop(1000));
    const say = async (chatId: bigint, key: string, message: Partial<Message> = {}) => {
      const effects = gatherEffects(null);
      effects.send({ chatId }, { text: key, ...message }, { key, lane: LANE.BROADCAST });
      await flushEffects(db, effects, new Date());
      sender.wake([chatId]);
    };
    const row = (key: string) => db.outboxMessage.findUniqueOrThrow({ where: { dedupeKey: key } });
    await say(ODD, 'odd', attachment ? { attachment } : {});
    await expect.poll(() => telegram.calls.length, { timeout: 10_000 }).toBeGreaterThan(0);
    await say(HONEST, 'honest');
    await expect.poll(async () => (await row('honest')).state, { timeout: 10_000 }).toBe('SENT');
    await expect.poll(async () => (await row('odd')).state, { timeout: 10_000 }).not.toBe('SENDING');
    return { telegram, sender, odd: await row('odd') };
  }

  const paused = (retryAfter: string) => no(`"error_code":429,"parameters":{"retry_after":${retryAfter}}`);

  it.each(['2147484', '1e300', '1000000000'])('asks again after an hour when asked to wait %s s', async (asked) => {
    const { telegram, sender, odd } = await openDesk(paused(asked));
    const waitMs = odd.notBefore!.getTime() - Date.now();
    expect(odd.state).toBe('WAITING');
    expect(waitMs).toBeGreaterThan(3_000_000);
    expect(waitMs).toBeLessThanOrEqual(3_600_000);
    expect(sender.health()).toMatchObject({ pausedChats: 1, pausedLanes: 0, failingSince: null });
    expect(sender.health().pausedUntil!.getTime()).toBeLessThanOrEqual(Date.now() + 3_600_100);
    expect(telegram.calls).toHaveLength(2);
  });

  it.each(['"abc"', 'true', '[]', '{}', '-7', 'null'])('waits a moment when asked to wait %s', async (asked) => {
    const { telegram, odd } = await openDesk(paused(asked));
    expect(odd.verdict).toBe('429');
    const before = telegram.calls.length;
    await new Promise((resolve) => setTimeout(resolve, 2000));
    expect(telegram.calls.length - before).toBeLessThanOrEqual(3);
  });

  it.each<[string, string, string | null]>([
    ['{"ok":true,"result":{"message_id":1e300}}', 'UNKNOWN', 'no-id'],
    ['{"ok":true,"result":{"message_id":-4}}', 'UNKNOWN', 'no-id'],
    ['{"ok":true}', 'UNKNOWN', 'no-id'],
    ['{"ok":"yes"}', 'UNKNOWN', null],
    ['null', 'UNKNOWN', null],
    [no('"error_code":400'), 'FAILED', '400:'],
    [no('"error_code":"400","description":7'), 'FAILED', '400:'],
    [no('"error_code":403,"description":{}'), 'UNREACHABLE', 'not-started'],
  ])('settles %s as what it is', async (answer, state, verdict) => {
    const { odd } = await openDesk(answer);
    expect(odd.state).toBe(state);
    if (verdict !== null) expect(odd.verdict).toBe(verdict);
  });

  it.each([
    ['a text', undefined],
    ['a file', { kind: 'bytes', base64: 'eA==', name: 'x', mime: 'text/plain' } as const],
  ])('takes an answer without end to %s for none', async (_what, attachment) => {
    const endless = `{"ok":true,"result":{"message_id":5,"text":"${'x'.repeat(3_000_000)}"}}`;
    expect((await openDesk(endless, attachment)).odd.state).toBe('UNKNOWN');
  });

  it('writes down the others when one row cannot be written, and that one without its numbers', async () => {
    const { db } = database;
    await db.outboxMessage.deleteMany();
    const data = ['first', 'bad', 'last'].map((dedupeKey, n) => ({
      dedupeKey,
      chatId: BigInt(n + 1),
      lane: 1,
      body: { do: 'SEND', message: { text: dedupeKey } },
      state: 'SENDING' as const,
      createdAt: new Date(),
    }));
    await db.outboxMessage.createMany({ data });
    const made = await db.outboxMessage.findMany({ orderBy: { id: 'asc' } });
    const rows = made.map(({ id, chatId, dedupeKey }): SettledRow => {
      const kept = { lane: 1, body: { do: 'STRIP' } as const, attempts: 1, doubted: false, resendOf: null };
      const messageId = dedupeKey === 'bad' ? BigInt(1e300) : 5n;
      return { id, chatId, messageId, called: true, settlement: decideSettlement(kept, { kind: 'sent', messageId }) };
    });
    const now = new Date();
    await settleApart({ db, log, now }, rows, (some) => settle(db, some, now));
    const written = await db.outboxMessage.findMany({ orderBy: { id: 'asc' } });
    expect(written.map(({ state, messageId }) => [state, messageId])).toEqual([
      ['SENT', 5n],
      ['SENT', null],
      ['SENT', 5n],
    ]);
  });

  it('goes on when a channel hands it numbers no book can hold', async () => {
    const { db } = database;
    await db.outboxMessage.deleteMany();
    const sender = await startSender({
      db,
      clock: systemClock,
      log,
      channel: {
        send: (chatId) => Promise.resolve({ kind: 'sent', messageId: chatId === ODD ? BigInt(1e300) : 9n }),
        edit: () => Promise.resolve({ kind: 'sent', messageId: null }),
        strip: () => Promise.resolve({ kind: 'sent', messageId: null }),
        remove: () => Promise.resolve({ kind: 'sent', messageId: null }),
        leave: () => Promise.resolve({ kind: 'sent', messageId: null }),
      },
      pace: { perSecond: 30, chatBurst: 3, bulkBurst: 1 },
    });
    closers.push(() => sender.stop(1000));
    const effects = gatherEffects(null);
    for (const chatId of [ODD, HONEST])
      effects.send({ chatId }, { text: 'x' }, { key: `k${chatId}`, lane: LANE.NOTICE });
    await flushEffects(db, effects, new Date());
    sender.wake();
    const states = async () =>
      (await db.outboxMessage.findMany({ orderBy: { id: 'asc' } })).map((row) => [row.state, row.messageId]);
    await expect.poll(states, { timeout: 10_000 }).toEqual([
      ['SENT', null],
      ['SENT', 9n],
    ]);
    expect(sender.health()).toMatchObject({ failingSince: null });
  });
});

describe('the poller', () => {
  it.each<[string, string]>([
    ['nothing, at once', '{"ok":true,"result":[]}'],
    ['no list', '{"ok":true,"result":7}'],
    ['no result', '{"ok":true}'],
    ['a pause without measure', no('"error_code":429,"parameters":{"retry_after":1e9}')],
    ['a pause of no length', no('"error_code":429,"parameters":{"retry_after":"abc"}')],
    ['a no without words', no('"error_code":400')],
    ['brackets without end', '['.repeat(4_000_000)],
  ])('asks a server that answers %s ever more slowly', async (_what, answer) => {
    const telegram = await openTelegram((method) => (method === 'getUpdates' ? answer : '{"ok":true,"result":true}'));
    const receiver = startPolling({
      api: makeApi({ token: TOKEN, apiRoot: telegram.apiRoot }),
      log,
      reception: watchReception('polling'),
      onStopped: () => undefined,
      store: () => Promise.resolve(),
    });
    closers.push(() => receiver.stop());
    await expect.poll(() => telegram.calls.filter((method) => method === 'getUpdates').length).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, 2000));
    expect(telegram.calls.filter((method) => method === 'getUpdates').length).toBeLessThanOrEqual(6);
  });
});
