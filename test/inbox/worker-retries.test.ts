// When the worker looks again by itself, with nobody's word and no sweep, and what of it is no try of the update.
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Prisma } from '../../src/generated/prisma/client.js';
import { pauseMs } from '../../src/inbox/worker.js';
import { systemClock } from '../../src/kit/clock.js';
import { testLog } from '../log.js';
import { begin, useWorkers } from './worker-cast.js';

const { database, work, arrive, done } = useWorkers();

it('looks again by itself when the time of what failed has come, whoever wakes it', async () => {
  let failures = 1;
  const worker = work(() => (failures-- > 0 ? Promise.reject(new Error('planned')) : Promise.resolve()), {
    clock: systemClock,
    sweepMs: 600_000,
  });
  worker.wake(await arrive(1));
  for (let n = 0; n < 600 && (await done()) === 0; n++) await pause(25);
  expect(await done()).toBe(1);
});

it('finds what was written with nobody’s word as often as it is told to look, and never once it has stopped', async () => {
  let asked = 0;
  const db = new Proxy(database.db, {
    get(target, name) {
      if (name === '$queryRaw') asked++;
      return Reflect.get(target, name) as unknown;
    },
  });
  const worker = work(() => Promise.resolve(), { db, sweepMs: 20 });
  await pause(200);
  await arrive(1);
  for (let n = 0; n < 40 && (await done()) === 0; n++) await pause(25);
  expect(await done()).toBe(1);
  expect(asked).toBeGreaterThan(3);
  await worker.stop();
  await pause(50);
  const before = asked;
  await pause(200);
  expect(asked).toBe(before);
});

it('goes on at once with the next of a chat whose update somebody else has done meanwhile', async () => {
  const seen: bigint[] = [];
  const worker = work(
    async (_tx, { updateRow }) => {
      seen.push(updateRow);
      if (seen.length === 1)
        await database.db.inboxUpdate.update({ where: { id: updateRow }, data: { state: 'DONE', doneAt: begin } });
    },
    { sweepMs: 600_000 },
  );
  worker.wake(await arrive(2, () => 1));
  for (let n = 0; n < 200 && (await done()) < 2; n++) await pause(25);
  expect(await done()).toBe(2);
  expect(await database.db.outboxMessage.count()).toBe(1);
});

it('waits longer with each failure of the database, and not for ever', () => {
  expect([0, 1, 2, 3, 9].map(pauseMs)).toEqual([500, 1000, 2000, 4000, 4000]);
});

it('counts no try while the disk is full or a table is locked, however often', async () => {
  let asked = 0;
  const begunAt = performance.now();
  const worker = work(async (tx) => {
    const code = ['53100', '55P03', '53100', '58030'][asked++];
    if (code) await tx.$executeRawUnsafe(`DO $$ BEGIN RAISE EXCEPTION 'full' USING ERRCODE = '${code}'; END $$`);
  });
  worker.wake(await arrive(1));
  while ((await done()) === 0) await pause(50);
  expect(await database.db.inboxUpdate.findFirst()).toMatchObject({ state: 'DONE', tries: 0, faultCode: null });
  expect(performance.now() - begunAt, 'a database in trouble is left in peace').toBeGreaterThan(1000);
});

it('does not charge an update for what failed before it was begun', async () => {
  let reads = 0;
  const lost = () => Promise.reject(new Error('planned fault'));
  const db = new Proxy(database.db, {
    get: (target, name) => (name === '$transaction' && ++reads === 1 ? lost : (Reflect.get(target, name) as unknown)),
  });
  const raised: unknown[] = [];
  const worker = work(() => Promise.resolve(), {
    db,
    sweepMs: 600_000,
    raise: async (_chatId, fault) => void raised.push(fault),
  });
  // The look at its start is over then, so that only its own word wakes it.
  await pause(100);
  worker.wake(await arrive(1));
  for (let n = 0; n < 200 && (await done()) === 0; n++) await pause(20);
  await worker.idle();
  expect(await database.db.inboxUpdate.findFirst()).toMatchObject({ state: 'DONE', tries: 0, faultCode: null });
  expect(raised).toEqual([]);
  expect(reads, 'the one that was lost and the one that was not').toBe(2);
});

it('does not charge an update either for what failed before it was begun once more', async () => {
  const { db } = database;
  let times = 0;
  const way = () =>
    db.outboxMessage.create({ data: { dedupeKey: 'way', chatId: 9n, lane: 0, body: {}, createdAt: begin } });
  const worker = work(
    async () => {
      if (++times > 1) return;
      await way();
      throw Object.assign(new Error('in each other’s way'), { code: '40001' });
    },
    {
      whoOf: Prisma.sql`SELECT to_jsonb(1 / CASE WHEN EXISTS (SELECT FROM outbox WHERE dedupe_key = 'way') THEN 0 ELSE 1 END)`,
      log: { ...testLog, warn: () => void db.outboxMessage.deleteMany().catch(() => undefined) },
    },
  );
  worker.wake(await arrive(1));
  for (let n = 0; n < 200 && (await done()) === 0; n++) await pause(20);
  await worker.idle();
  expect(await db.inboxUpdate.findFirst()).toMatchObject({ state: 'DONE', tries: 0, faultCode: null });
  expect(times).toBe(2);
});
