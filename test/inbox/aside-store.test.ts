// What was set aside, in its tables: how much nobody has seen, of whom, who was told; and how a batch is taken in so that one
// update the database refuses stands in nobody's way.
import { afterEach, describe, expect, it } from 'vitest';
import type { Prisma } from '../../src/generated/prisma/client.js';
import {
  claimAsideTelling,
  countUnseenAside,
  findAsideToTell,
  listUnseenAside,
  listUntold,
  saveAsideSeen,
  saveSenderTold,
} from '../../src/inbox/aside-store.js';
import { faultCode } from '../../src/inbox/fault-code.js';
import { takeIn } from '../../src/inbox/take-in.js';
import { inboxTicks } from '../../src/inbox/ticks.js';
import { at } from '../../src/kit/calendar.js';
import { inTransaction, type Tx } from '../../src/kit/database.js';
import { silentLog } from '../../src/kit/log.js';
import type { TickContext } from '../../src/outbox/tick.js';
import { useDatabase } from '../database.js';
import { testLog } from '../log.js';

const database = useDatabase();
const now = at('2023-03-01 08:00');
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
afterEach(async () => {
  await database.db.inboxUpdate.deleteMany();
  await database.db.dialogue.deleteMany();
  await database.db.person.deleteMany();
  await database.db.jobFault.deleteMany();
});

let nextUpdateId = 1n;
type More = Partial<Prisma.InboxUpdateUncheckedCreateInput>;
const aside = (more: More = {}) =>
  database.db.inboxUpdate.create({
    data: { updateId: nextUpdateId++, chatId: 1n, payload: {}, state: 'ASIDE', receivedAt: now, ...more },
  });
const within = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(database.db, work);
const list = () => within(listUnseenAside);

describe('what nobody has seen', () => {
  it('is counted up to its last one, whatever else lies there', async () => {
    expect(await countUnseenAside(database.db)).toEqual({ count: 0, lastId: 0n });
    const [, last] = [await aside(), await aside()];
    await aside({ seenAt: now });
    for (const state of ['WAITING', 'DONE'] as const) await aside({ state });
    expect(await countUnseenAside(database.db)).toEqual({ count: 2, lastId: last.id });
  });

  it('is listed by sender, the latest first, with when it came and the code of the newest', async () => {
    for (const [n, fullName] of ['An', 'Bình'].entries())
      await database.db.person.create({
        data: { id: fullName, fullName, chatId: BigInt(n + 1), createdAt: now },
      });
    await aside({ chatId: 2n, faultCode: 'BBBB', receivedAt: minutes(9) });
    await aside({ chatId: 1n, faultCode: 'AAAA', receivedAt: minutes(5) });
    await aside({ chatId: 77n, faultCode: 'XXXX', receivedAt: minutes(1) });
    await aside({ chatId: 1n, faultCode: 'CCCC', receivedAt: minutes(4) });
    await aside({ chatId: 78n, faultCode: null, receivedAt: minutes(2) });
    await aside({ chatId: 2n, seenAt: now });
    await aside({ chatId: 2n, state: 'DONE' });
    expect(await list()).toEqual([
      { sender: null, count: 2, latestAt: minutes(2), code: null },
      { sender: 'An', count: 2, latestAt: minutes(5), code: 'CCCC' },
      { sender: 'Bình', count: 1, latestAt: minutes(9), code: 'BBBB' },
    ]);
  });

  it('is seen up to the one that was shown; when others were seen stays as it was', async () => {
    const [seen, shown, later] = [await aside({ seenAt: minutes(-9) }), await aside(), await aside()];
    const done = await aside({ state: 'DONE', id: shown.id - 1000n });
    await within((tx) => saveAsideSeen(tx, shown.id, now));
    const at = async (id: bigint) => (await database.db.inboxUpdate.findUniqueOrThrow({ where: { id } })).seenAt;
    expect([await at(seen.id), await at(shown.id), await at(later.id), await at(done.id)]).toEqual([
      ...[minutes(-9), now, null, null],
    ]);
  });
});

describe('what the office has not been told of', () => {
  it('is found unless somebody has seen it, with when it was last told of anything', async () => {
    const find = () => findAsideToTell(database.db);
    expect(await find()).toEqual({ untold: false, lastToldAt: null });
    await aside({ state: 'WAITING' });
    await aside({ state: 'DONE', toldAt: minutes(9) });
    await aside({ seenAt: now });
    await aside({ toldAt: minutes(-5) });
    await aside({ toldAt: minutes(-3) });
    await aside({ toldAt: minutes(-4), seenAt: now });
    expect(await find()).toEqual({ untold: false, lastToldAt: minutes(-3) });
    await aside();
    expect(await find()).toEqual({ untold: true, lastToldAt: minutes(-3) });
  });

  it('is taken for one telling, named by the first of it', async () => {
    const [first, second] = [await aside(), await aside()];
    const told = await aside({ toldAt: minutes(-9) });
    const waits = await aside({ state: 'WAITING' });
    // Written anew, it lies behind the others.
    await database.db.inboxUpdate.update({ where: { id: first.id }, data: { tries: 1 } });
    expect(await within((tx) => claimAsideTelling(tx, now))).toBe(first.id);
    expect(await within((tx) => claimAsideTelling(tx, minutes(1)))).toBeNull();
    const rows = await database.db.inboxUpdate.findMany({ orderBy: { id: 'asc' } });
    const expected = new Map([
      [first.id, now],
      [second.id, now],
      [told.id, minutes(-9)],
      [waits.id, null],
    ]);
    expect(new Map(rows.map((row) => [row.id, row.toldAt]))).toEqual(expected);
  });
});

describe('whose sender has not heard of it', () => {
  const mine = (more: More = {}) => aside({ tries: 3, faultCode: 'QQQQ', ...more });

  it('is listed, the oldest first, when there is somebody to be told', async () => {
    const [one, two] = [await mine({ tries: 1, chatId: 5n, receivedAt: minutes(3) }), await mine({ faultCode: null })];
    await mine({ tries: 0 });
    await mine({ senderToldAt: now });
    for (const state of ['WAITING', 'DONE'] as const) await mine({ state });
    const first = { updateRow: one.id, chatId: 5n, code: 'QQQQ', receivedAt: minutes(3) };
    expect(await listUntold(database.db, 9)).toEqual([
      first,
      { updateRow: two.id, chatId: 1n, code: '', receivedAt: now },
    ]);
    expect(await listUntold(database.db, 1)).toEqual([first]);
    await within((tx) => saveSenderTold(tx, one.id, minutes(4)));
    expect((await listUntold(database.db, 9)).map(({ updateRow }) => updateRow)).toEqual([two.id]);
    const row = await database.db.inboxUpdate.findUnique({ where: { id: one.id } });
    expect(row).toMatchObject({ senderToldAt: minutes(4) });
  });

  it('is told by the clock, fifty at a time, and again when telling failed', async () => {
    const rows = [];
    for (let n = 0; n < 52; n++) rows.push(await mine({ chatId: BigInt(n) }));
    const told: object[] = [];
    let fails = true;
    const [, tick] = inboxTicks({
      async raise(chatId, fault) {
        await Promise.resolve();
        if (fails && chatId === 1n) throw new Error('planned');
        told.push({ chatId, ...fault });
        await within((tx) => saveSenderTold(tx, fault.updateRow, now));
      },
    });
    const run = (when = now) =>
      tick!.run({
        ...{ db: database.db, now: when, log: testLog, words: {} as never },
        step: (work) => within((tx) => work({ tx, effects: {} as never })),
        faults: () => database.db.jobFault.findMany(),
      });
    expect(await run()).toEqual({ told: 49, failed: 1 });
    const { id, chatId, receivedAt } = rows[0]!;
    expect(told[0]).toEqual({ chatId, updateRow: id, code: 'QQQQ', receivedAt, final: true, first: false });
    expect(await run()).toEqual({ told: 2, failed: 0 });
    fails = false;
    expect(await run(minutes(1))).toEqual({ told: 1, failed: 0 });
    expect(await run(minutes(2))).toEqual({ told: 0, failed: 0 });
  });
});

describe('what is long over', () => {
  it('is forgotten three days after it was done, a month after it was seen, once an hour', async () => {
    const DAY = 24 * 60;
    const [prune] = inboxTicks({ raise: () => Promise.resolve() });
    const later = at('2023-06-01 08:17');
    const run = (when: Date) => prune!.run({ db: database.db, now: when } as TickContext);
    const ago = (count: number) => new Date(later.getTime() - count * 60_000);
    for (const state of ['DONE', 'ASIDE', 'WAITING'] as const) {
      const kept = { state, doneAt: ago(3 * DAY), seenAt: ago(30 * DAY) };
      await aside({ ...kept, chatId: 1n });
      await aside({ ...kept, chatId: 2n, doneAt: ago(3 * DAY + 1) });
      await aside({ ...kept, chatId: 3n, seenAt: ago(30 * DAY + 1) });
    }
    expect(await run(ago(1))).toEqual({ forgotten: 0 });
    expect(await run(new Date(later.getTime() + 60_000))).toEqual({ forgotten: 0 });
    expect(await run(later)).toEqual({ forgotten: 2 });
    const left = await database.db.inboxUpdate.findMany({ orderBy: { id: 'asc' } });
    expect(left.map(({ state, chatId }) => `${state} ${chatId}`)).toEqual([
      ...['DONE 1', 'DONE 3', 'ASIDE 1', 'ASIDE 2', 'WAITING 1', 'WAITING 2', 'WAITING 3'],
    ]);
  });
});

describe('a batch', () => {
  const update = (updateId: number, payload = '{"n":1}', more = {}) => ({
    ...{ updateId: BigInt(updateId), chatId: BigInt(updateId % 10), payload, ...more },
    bytesOf: () => Buffer.from(`as it came: ${payload}`),
  });
  const logged: unknown[] = [];
  const log = { ...silentLog, error: (event: string, fields?: object) => void logged.push([event, fields]) };

  it('goes in whole but for what the database cannot hold, which is kept as it came', async () => {
    const bad = update(1002, '{"text":"\\u0000"}');
    const chats = await takeIn(database.db, log, [update(1001), bad, update(1003), update(1013)], now);
    expect(chats).toEqual([1n, 3n]);
    expect(logged.splice(0)).toEqual([['inbox.set-aside', { updates: 1 }]]);
    const rows = await database.db.inboxUpdate.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map(({ updateId, state }) => [Number(updateId), state])).toEqual([
      [1001, 'WAITING'],
      [1002, 'ASIDE'],
      [1003, 'WAITING'],
      [1013, 'WAITING'],
    ]);
    expect(rows[1]).toMatchObject({
      payload: {},
      doneAt: now,
      tries: 0,
      faultCode: expect.stringMatching(/^\w{4}$/) as string,
    });
    expect(Buffer.from(rows[1]!.raw!).toString()).toBe('as it came: {"text":"\\u0000"}');
    expect(rows[0]).toMatchObject({ raw: null, doneAt: null, faultCode: null, payload: { n: 1 }, receivedAt: now });
    expect(await takeIn(database.db, log, [update(1001), bad], now)).toEqual([]);
    expect(logged).toEqual([]);
  });

  it('may hold what is not to be handled, and wakes nobody for it', async () => {
    const batch = [update(1001, '{}', { fate: 'DONE' }), update(1002, '{}', { fate: 'ASIDE', raw: Buffer.from('x') })];
    expect(await takeIn(database.db, log, batch, now)).toEqual([]);
    expect(logged.splice(0)).toEqual([['inbox.set-aside', { updates: 1 }]]);
    const rows = await database.db.inboxUpdate.findMany({ orderBy: { id: 'asc' } });
    expect(rows).toMatchObject([
      { state: 'DONE', doneAt: now, faultCode: null, raw: null },
      { state: 'ASIDE', doneAt: now, faultCode: expect.stringMatching(/^\w{4}$/) as string },
    ]);
    expect(await database.db.dialogue.count()).toBe(0);
    expect(await takeIn(database.db, log, [], now)).toEqual([]);
  });

  it('comes again when the database cannot be asked: nothing of it is set aside', async () => {
    const lost = Object.assign(new Error('gone'), { code: 'ECONNRESET' });
    let asked = 0;
    const failing = (after: number) =>
      new Proxy(database.db, {
        get: (target, name) =>
          name === '$queryRaw' && ++asked > after ? () => Promise.reject(lost) : (Reflect.get(target, name) as unknown),
      });
    const batch = [update(1001, '"\\u0000"'), update(1002)];
    for (const after of [0, 1]) {
      asked = 0;
      await expect(takeIn(failing(after), log, batch, now)).rejects.toThrow('gone');
      expect(asked).toBe(after + 1);
    }
    expect(await database.db.inboxUpdate.count()).toBe(0);
  });
});

it('a code has four signs nobody mistakes for others', () => {
  for (let n = 0; n < 50; n++) expect(faultCode()).toMatch(/^[2-9A-HJKMNP-TV-Z]{4}$/);
});
