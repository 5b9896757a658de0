// The bell's rest: an idle bot asks one question a second, and whatever is written anywhere is looked at by the next ringing.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startHttp } from '../src/http.js';
import type { Db } from '../src/kit/database.js';
import { systemClock } from '../src/kit/clock.js';
import { readHealth } from '../src/kit/health.js';
import { silentLog } from '../src/kit/log.js';
import { startTicks, watchWrites } from '../src/ticks.js';
import { useDatabase } from './database.js';

const database = useDatabase();

describe('second ticks', () => {
  /** One ringing: looks, and tells whether the ticks rest. */
  const ringing = (db: Db) => {
    const writes = watchWrites(db);
    return async (now: number) => ({ written: await writes.look(), rests: writes.mayRest(now) });
  };
  const still = { written: false, rests: true };

  it('rest while nothing is written, and look twice after whatever is', async () => {
    const ring = ringing(database.db);
    expect(await ring(0)).toEqual({ written: true, rests: false });
    // Other tests write on the same server: quiet comes, but nobody knows when.
    await expect.poll(() => ring(0), { interval: 0 }).toEqual(still);
    await database.db.fact.create({ data: { name: 'test.written', value: 1 } });
    expect([await ring(0), await ring(0)]).toEqual(Array(2).fill({ written: true, rests: false }));
  });

  it('look all the same when twenty seconds have passed: things come due by time alone', async () => {
    const ring = ringing(database.db);
    await expect.poll(() => ring(0), { interval: 0 }).toEqual(still);
    expect(await ring(20_000)).toMatchObject({ rests: false });
  });

  it('never rest where the server does not tell', async () => {
    const mute = { $queryRaw: () => Promise.reject(new Error('function does not exist')) };
    const ring = ringing(mute as never);
    for (let n = 0; n < 5; n++) expect(await ring(n)).toEqual({ written: true, rests: false });
  });

  it('that may take long are awaited by whoever runs a whole round, and tell /health when they never end', async () => {
    let [machineMs, end] = [0, () => {}];
    const ended = new Promise<void>((call) => (end = call));
    const long = {
      name: 'long',
      every: 'second' as const,
      takesLong: true,
      run: async () => (await ended, { done: 1 }),
    };
    const ports = {
      db: database.db,
      clock: systemClock,
      log: silentLog,
      words: {} as never,
      wakeSender: () => undefined,
    };
    const ticks = startTicks([long], ports, true, () => machineMs);
    const round = ticks.runAll('second').then(() => 'over');
    machineMs = 180_001;
    await ticks.runAll('minute');
    expect(ticks.isStale()).toBe(true);
    end();
    expect(await round).toBe('over');
    expect(ticks.isStale()).toBe(false);
    expect(await database.db.tickRun.findUnique({ where: { name: 'long' } })).toMatchObject({ result: { done: 1 } });
    await ticks.stop();
  });

  it('that hang keep nobody from being told what is written', async () => {
    let [told, begun] = [0, 0];
    let end = () => {};
    const ended = new Promise<void>((call) => (end = call));
    const hangs = { name: 'hangs', every: 'second' as const, run: async () => (begun++, await ended, {}) };
    const ports = {
      db: database.db,
      clock: systemClock,
      log: silentLog,
      words: {} as never,
      wakeSender: () => undefined,
    };
    const ticks = startTicks([hangs], { ...ports, onWritten: () => told++ });
    await expect.poll(() => begun, { timeout: 5000 }).toBe(1);
    const before = told;
    await database.db.fact.create({ data: { name: 'test.told', value: 1 } });
    await expect.poll(() => told, { timeout: 5000 }).toBeGreaterThan(before);
    end();
    await ticks.stop();
  });
});

describe('/health', () => {
  it('answers 503 when a round has not ended for more than three minutes, and 200 when rounds end again', async () => {
    const { db } = database;
    let machineMs = Date.UTC(2023, 8, 7);
    let begun = () => {};
    let open = () => {};
    const [stuck, opened] = [new Promise<void>((call) => (begun = call)), new Promise<void>((call) => (open = call))];
    const hangs = {
      name: 'hangs',
      every: 'second' as const,
      async run() {
        begun();
        await opened;
        return {};
      },
    };
    const ports = { db, clock: systemClock, log: silentLog, words: {} as never, wakeSender: () => undefined };
    const ticks = startTicks([hangs], ports, true, () => machineMs);
    const about = () => ({ lastTickAt: ticks.lastRanAt(), stale: ticks.isStale() });
    const health = () => readHealth([ticks.health], db, new Date(), about());
    const http = await startHttp({ port: 0, host: '127.0.0.1', webhook: null, health });
    const answers = async () => (await fetch(`http://127.0.0.1:${http.port}/health`)).status;
    await stuck;
    machineMs += 180_000;
    await ticks.runAll('minute');
    expect(await answers()).toBe(200);
    machineMs += 1;
    expect(await answers()).toBe(503);
    open();
    await ticks.runAll();
    expect(await answers()).toBe(200);
    await ticks.stop();
    await http.stop();
  });
});

describe('on a machine whose zone has summer time', () => {
  const zone = process.env.TZ;
  afterEach(() => {
    vi.useRealTimers();
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  it.each([
    ['America/New_York', 'back', '2023-11-05T05:30:00Z'],
    ['America/New_York', 'forward', '2023-03-12T06:30:00Z'],
    ['Europe/Berlin', 'back', '2023-10-29T00:30:00Z'],
    ['Australia/Lord_Howe', 'back by half an hour', '2023-04-01T14:30:00Z'],
  ])('the bell goes on ringing through the night: %s, clocks go %s', async (name, _where, from) => {
    process.env.TZ = name;
    vi.useFakeTimers({ now: new Date(from) });
    const offsetAt = (ms: number) => new Date(Date.parse(from) + ms).getTimezoneOffset();
    expect(offsetAt(100 * 60_000)).not.toBe(offsetAt(0));
    let [minutes, seconds] = [0, 0];
    const ring = (every: 'second' | 'minute', run: () => number) => ({
      name: every,
      every,
      run: async () => ({ rung: run() * 0 }),
    });
    const db = {
      $queryRaw: () => Promise.reject(new Error('does not tell')),
      $executeRaw: () => Promise.resolve(0),
    };
    const ticks = startTicks([ring('second', () => ++seconds), ring('minute', () => ++minutes)], {
      db: db as never,
      clock: systemClock,
      log: silentLog,
      words: {} as never,
      wakeSender: () => undefined,
    });
    for (let n = 0; n < 100; n++) {
      await vi.advanceTimersByTimeAsync(60_000);
      expect(minutes).toBe(n + 1);
    }
    expect(seconds).toBeGreaterThan(5_900);
    await ticks.stop();
  });
});
