// Only one bot over one database: the second is told, a killed one leaves nothing behind, a cut connection is mended.
import pg from 'pg';
import { afterEach, expect, it, vi } from 'vitest';
import type { BotLock } from '../../src/kit/lock.js';
import { takeBotLock } from '../../src/kit/lock.js';
import { useDatabase } from '../database.js';

const database = useDatabase({ template: false });
const held: BotLock[] = [];

const take = async (options: Parameters<typeof takeBotLock>[1] = {}): Promise<BotLock> => {
  const lock = await takeBotLock(database.url, options);
  if (lock === 'taken') throw new Error('taken');
  held.push(lock);
  return lock;
};

const tryTake = () => takeBotLock(database.url, { patienceMs: 0 });

async function ask<Row extends object>(sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query<Row>(sql);
  await client.end();
  return rows;
}

const MINE = `FROM pg_stat_activity WHERE application_name = 'dondoc-bot' AND datname = current_database()`;

afterEach(async () => {
  for (const lock of held.splice(0)) await lock.release();
});

it('is refused to a second bot until the first gives it back', async () => {
  const first = await take();
  expect(await tryTake()).toBe('taken');
  await first.release();
  await take();
});

it('waits a moment for a bot that is just leaving', async () => {
  const first = await take();
  const second = take();
  await first.release();
  await second;
});

it('is taken again when its connection is cut', async () => {
  const lost = vi.fn();
  await take({ onLost: lost });
  await ask(`SELECT pg_terminate_backend(pid) ${MINE}`);
  await vi.waitFor(async () => expect(await ask(`SELECT pid ${MINE}`)).toHaveLength(1), 10_000);
  expect(await tryTake()).toBe('taken');
  expect(lost).not.toHaveBeenCalled();
});

it('tells its holder when somebody else was quicker', async () => {
  const lost = vi.fn();
  await take({ onLost: lost });
  // Whoever already waits for the lock gets it in the moment the connection is cut.
  const other = new pg.Client({ connectionString: database.url });
  await other.connect();
  const waiting =
    other.query(`SELECT pg_advisory_lock(classid::int, objid::int) FROM pg_locks WHERE locktype = 'advisory'
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`);
  await vi.waitFor(async () => {
    expect(await ask(`SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`)).toHaveLength(1);
  }, 10_000);
  await ask(`SELECT pg_terminate_backend(pid) ${MINE}`);
  await waiting;
  await vi.waitFor(() => expect(lost).toHaveBeenCalledTimes(1), 10_000);
  await other.end();
});

it('is not taken again after it was given back', async () => {
  const lock = await take();
  await lock.release();
  await lock.release();
  expect(await ask(`SELECT pid ${MINE}`)).toEqual([]);
});
