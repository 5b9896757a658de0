// The worker at its edges: how many at once, when a faulty update is tried again, what a lost connection does not cost, and
// what stopping waits for.
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { storeUpdates } from '../../src/inbox/arrival-store.js';
import type { Entered } from '../../src/inbox/store.js';
import type { Handled } from '../../src/inbox/worker.js';
import { makeMovableClock } from '../../src/kit/clock.js';
import { gatherEffects } from '../../src/outbox/effects.js';
import { LANE } from '../../src/outbox/message.js';
import type { Hold } from '../../src/outbox/sender.js';
import { begin, useWorkers } from './worker-cast.js';

const { database, work, arrive, done } = useWorkers();

/** A gate at which everything under way stands until it is opened. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  let [standing, most] = [0, 0];
  return {
    open,
    most: () => most,
    async pass() {
      most = Math.max(most, ++standing);
      await opened;
      standing--;
    },
    /** Waits until as many stand here, and a moment for whoever comes too many. */
    async holds(count: number) {
      while (standing < count) await pause(10);
      await pause(300);
      return standing;
    },
  };
}

/** The database, and how many transactions were begun in it. */
function countTransactions() {
  let begun = 0;
  const db = new Proxy(database.db, {
    get(target, name) {
      if (name === '$transaction') begun++;
      return Reflect.get(target, name) as unknown;
    },
  });
  return { db, begun: () => begun };
}

it('takes four people at once whose updates go with nobody’s, and the others after them', async () => {
  const stop = gate();
  const worker = work(() => stop.pass());
  worker.wake(await arrive(11));
  expect(await stop.holds(4)).toBe(4);
  stop.open();
  await worker.idle();
  expect([await done(), stop.most()]).toEqual([11, 4]);
});

it('takes two transactions of sixteen people at once where updates go together, and idles only when all are done', async () => {
  const stop = gate();
  const sizes: number[] = [];
  const presumed = new Set<boolean>();
  const counted = countTransactions();
  const worker = work(async (_tx, _update, presumes) => void presumed.add(presumes), {
    db: counted.db,
    goesTogether: () => true,
    async readAhead(_tx, payloads) {
      sizes.push(payloads.length);
      await stop.pass();
    },
  });
  worker.wake(await arrive(50));
  expect(await stop.holds(2)).toBe(2);
  expect(sizes).toEqual([16, 16]);
  let idle = false;
  void worker.idle().then(() => (idle = true));
  await pause(50);
  expect(idle).toBe(false);
  stop.open();
  await worker.idle();
  expect(await done()).toBe(50);
  expect(sizes.slice(2).reduce((sum, size) => sum + size, 0)).toBe(18);
  expect([counted.begun(), [...presumed]], 'nobody is looked at once more').toEqual([sizes.length, [true]]);
});

it('lets a fifth in beside four who are taken alone, where the update goes together with others', async () => {
  const stop = gate();
  const worker = work(() => stop.pass(), { goesTogether: () => true });
  for (const chatId of await arrive(5)) worker.wake([chatId]);
  expect(await stop.holds(5)).toBe(5);
  stop.open();
  await worker.idle();
});

it('tries a faulty update again after one second and after five, and tells whoever sent it at each', async () => {
  const clock = makeMovableClock({ at: begin });
  const told: unknown[] = [];
  let times = 0;
  const fails = () => {
    times++;
    return Promise.reject(new Error('planned fault'));
  };
  const worker = work(fails, {
    clock,
    async raise(chatId, { first, final, receivedAt }) {
      await pause(30);
      told.push({ chatId, first, final, receivedAt });
    },
  });
  const chats = await arrive(1);
  const row = () => database.db.inboxUpdate.findFirstOrThrow();
  const until = async (tries: number) => {
    worker.wake(chats);
    while ((await row()).tries < tries) await pause(20);
    await worker.idle();
    return row();
  };
  const after = (ms: number) => new Date(begin.getTime() + ms);
  expect(await until(1)).toMatchObject({ state: 'WAITING', nextTryAt: after(1000) });
  clock.move(after(999));
  worker.wake(chats);
  await worker.idle();
  expect((await row()).tries).toBe(1);
  clock.move(after(1000));
  expect(await until(2)).toMatchObject({ state: 'WAITING', nextTryAt: after(6000) });
  clock.move(after(6000));
  expect(await until(3)).toMatchObject({ state: 'ASIDE', doneAt: after(6000) });
  const each = { chatId: 1n, receivedAt: begin };
  expect(told).toEqual([
    { ...each, first: true, final: false },
    { ...each, first: false, final: false },
    { ...each, first: false, final: true },
  ]);
  expect(times).toBe(3);
});

it('does not count it as a try of the update when the connection to the database is lost, and handles it then', async () => {
  let lost = 0;
  const raised: unknown[] = [];
  const worker = work(
    async (tx) => {
      if (++lost === 1) await tx.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())`;
    },
    { raise: async (_chatId, fault) => void raised.push(fault) },
  );
  worker.wake(await arrive(1));
  while ((await done()) === 0) await pause(20);
  await worker.idle();
  expect(await database.db.inboxUpdate.findFirst()).toMatchObject({ state: 'DONE', tries: 0, faultCode: null });
  expect([lost, raised]).toEqual([2, []]);
  expect(await database.db.outboxMessage.count()).toBe(1);
});

it('takes a turn anew, waiting for each step, when a step nobody waited for had failed', async () => {
  const presumed: boolean[] = [];
  const worker = work(async (tx, _update, presumes) => {
    presumed.push(presumes);
    if (presumes) void tx.$queryRaw`SELECT 1 / 0`.catch(() => undefined);
    await tx.$queryRaw`SELECT 1`;
  });
  worker.wake(await arrive(1));
  await worker.idle();
  expect(presumed).toEqual([true, false]);
  expect(await database.db.inboxUpdate.findFirst()).toMatchObject({ state: 'DONE', tries: 0 });
});

it('ends what is under way when it stops, begins nothing more, and leaves the rest for the next start', async () => {
  const stop = gate();
  const worker = work(() => stop.pass());
  worker.wake(await arrive(6, (n) => 1 + (n % 5)));
  await stop.holds(4);
  let stopped = false;
  const stopping = worker.stop().then(() => (stopped = true));
  await pause(100);
  expect(stopped).toBe(false);
  stop.open();
  await stopping;
  expect(await done()).toBe(4);
  worker.wake([5n]);
  await pause(100);
  expect(await done()).toBe(4);
  const next = work(() => Promise.resolve());
  while ((await done()) < 6) await pause(20);
  await next.idle();
});

describe('the sender’s promise', () => {
  /** Promises by chat, and what became of each. */
  const ended: string[] = [];
  const hold = (chatId: bigint): Hold => ({
    known: [],
    carry: (rows) => void ended.push(`${chatId} carries ${rows.length}`),
    release: () => void ended.push(`${chatId} released`),
  });
  const handled = (chatId: bigint, entered: Entered, promise: Hold | null): Handled => {
    const effects = gatherEffects(null);
    effects.send({ chatId }, { text: 'done' }, { key: `said:${entered.updateRow}`, lane: LANE.INTERACTIVE });
    const after = (carried: number) => void ended.push(`${chatId} after ${carried}`);
    return { dialogue: entered.dialogue, effects, cardKey: null, hold: promise, after };
  };
  const conflict = () => Object.assign(new Error('in each other’s way'), { code: '40001' });

  it('is kept with what is carried, once, and the rest is told what was', async () => {
    ended.length = 0;
    const worker = work(() => Promise.resolve(), {
      handle: (_tx, chatId, entered) => Promise.resolve(handled(chatId, entered, chatId === 1n ? hold(chatId) : null)),
    });
    for (const chatId of await arrive(2)) {
      worker.wake([chatId]);
      await worker.idle();
    }
    expect(ended).toEqual(['1 carries 1', '1 after 1', '2 after 0']);
  });

  it('is given back when another of the same transaction fails, and given anew when each is taken alone', async () => {
    ended.length = 0;
    let failed = false;
    const worker = work(() => Promise.resolve(), {
      goesTogether: () => true,
      async handle(_tx, chatId, entered) {
        if (chatId === 2n && !failed) {
          failed = true;
          throw new Error('planned fault');
        }
        return handled(chatId, entered, hold(chatId));
      },
    });
    worker.wake(await arrive(4));
    await worker.idle();
    const of = (chat: number) => ended.filter((each) => each.startsWith(`${chat} `));
    expect(of(1), 'whoever shared with it').toEqual(['1 released', '1 carries 1', '1 after 1']);
    for (const chat of [2, 3, 4]) expect(of(chat)).toEqual([`${chat} carries 1`, `${chat} after 1`]);
    expect(await done()).toBe(4);
  });

  it.each([
    { given: [true, true, true], comes: ['1 released', '1 released', '1 carries 1', '1 after 1'] },
    { given: [false, true, false], comes: ['1 released', '1 after 0'] },
  ])(
    'is given back before a transaction that stood in another’s way is tried again, which is no try of the update',
    async ({ given, comes }) => {
      ended.length = 0;
      let times = 0;
      const worker = work(() => Promise.resolve(), {
        async handle(_tx, chatId, entered) {
          const result = handled(chatId, entered, given[times] ? hold(chatId) : null);
          const throws = () => {
            throw conflict();
          };
          if (++times < 3) Object.defineProperty(result.effects, 'outgoing', { get: throws });
          return result;
        },
      });
      worker.wake(await arrive(1));
      await worker.idle();
      expect([await done(), times]).toEqual([1, 3]);
      expect(ended).toEqual(comes);
      expect(await database.db.inboxUpdate.findFirst()).toMatchObject({ tries: 0, faultCode: null });
    },
  );
});

it('reads ahead for several and waits for it, never for one alone', async () => {
  const seen: string[] = [];
  const worker = work(async () => void seen.push('handled'), {
    goesTogether: () => true,
    async readAhead(_tx, payloads) {
      await pause(50);
      seen.push(`read ${payloads.length}`);
    },
  });
  worker.wake(await arrive(1));
  await worker.idle();
  expect(seen).toEqual(['handled']);
  await database.db.inboxUpdate.deleteMany();
  await database.db.outboxMessage.deleteMany();
  seen.length = 0;
  worker.wake(await arrive(4));
  await worker.idle();
  expect(seen.filter((each) => each === 'read 2')).toHaveLength(2);
  expect(seen[0]).toBe('read 2');
  expect(seen).toHaveLength(6);
});

it('takes what comes for a chat while it is busy when that is done, and knows when all is done', async () => {
  const stop = gate();
  const worker = work(() => stop.pass());
  worker.wake(await arrive(2, () => 1));
  await stop.holds(1);
  await storeUpdates(database.db, [{ updateId: 50n, chatId: 1n, payload: '{}' }], begin);
  worker.wake([1n]);
  expect(await stop.holds(1), 'one at a time').toBe(1);
  stop.open();
  await worker.idle();
  expect([await done(), stop.most()]).toEqual([3, 1]);
  await worker.idle();
});

it('goes on when the fault itself cannot be noted, or not be told of', async () => {
  let [fails, notes] = [true, 0];
  const db = new Proxy(database.db, {
    get(target, name) {
      if (name !== 'inboxUpdate') return Reflect.get(target, name) as unknown;
      notes++;
      return notes === 1
        ? { updateMany: () => Promise.reject(new Error('planned')) }
        : (Reflect.get(target, name) as unknown);
    },
  });
  const worker = work(() => (fails ? Promise.reject(new Error('planned fault')) : Promise.resolve()), {
    db,
    sweepMs: 600_000,
    raise: () => Promise.reject(new Error('nobody can be told')),
  });
  worker.wake(await arrive(2, () => 1));
  const row = () => database.db.inboxUpdate.findFirstOrThrow({ orderBy: { id: 'asc' } });
  for (let n = 0; n < 200 && (await row()).tries === 0; n++) await pause(20);
  expect(await row()).toMatchObject({ state: 'WAITING', tries: 1 });
  expect(notes).toBe(2);
  fails = false;
  await worker.stop();
});

it('waits when it stops also for the one update that is under way', async () => {
  const stop = gate();
  const counted = countTransactions();
  const worker = work(() => stop.pass(), { db: counted.db });
  worker.wake(await arrive(1));
  await stop.holds(1);
  expect(counted.begun(), 'whoever waits alone is taken alone at once').toBe(1);
  let stopped = false;
  const stopping = worker.stop().then(() => (stopped = true));
  await pause(100);
  expect(stopped).toBe(false);
  stop.open();
  await stopping;
  expect(await done()).toBe(1);
});

it('finds nothing wrong with a chat where nothing waits, or whose time has not come', async () => {
  const said: string[] = [];
  const say = (event: string) => void said.push(event);
  const log = { debug: say, info: say, warn: say, error: say };
  const clock = makeMovableClock({ at: begin });
  const [later] = await arrive(1);
  await database.db.inboxUpdate.updateMany({ data: { nextTryAt: new Date(begin.getTime() + 60_000) } });
  const worker = work(() => Promise.resolve(), { log, clock });
  worker.wake([later!, 77n, 78n]);
  await worker.idle();
  worker.wake([77n]);
  await worker.idle();
  expect([said, await done()]).toEqual([[], 0]);
});
