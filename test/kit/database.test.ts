// The database client against a real server: instants survive any time zone of the server, transactions happen together
// or not at all, conflicts are tried again, and a lost server is told apart from a mistake of ours.
import pg from 'pg';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import {
  inTransaction,
  isConnectionLoss,
  isOutage,
  isWriteConflict,
  openDatabase,
  willPass,
} from '../../src/kit/database.js';
import type { Db, Tx } from '../../src/kit/database.js';
import { silentLog } from '../../src/kit/log.js';
import { cloneDatabase, useDatabase } from '../database.js';

const database = useDatabase({ template: false });

const caught = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => {
      throw new Error('it was expected to fail');
    },
    (error: unknown) => error,
  );

const killOthers = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid()`;

async function asAdmin(url: string, sql: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(sql);
  await admin.end();
}

beforeAll(async () => {
  await database.db.$executeRaw`CREATE TABLE tally (id int PRIMARY KEY, count int NOT NULL DEFAULT 0)`;
  await database.db.$executeRaw`INSERT INTO tally (id) VALUES (1), (2)`;
});

const countOf = async (db: Db | Tx, id: number): Promise<number> => {
  const rows = await db.$queryRaw<{ count: number }[]>`SELECT count FROM tally WHERE id = ${id}`;
  return rows[0]?.count ?? NaN;
};

it('compiles no plan, whatever the server would rather do', async () => {
  await asAdmin(database.url, `ALTER DATABASE ${new URL(database.url).pathname.slice(1)} SET jit = on`);
  const fresh = openDatabase(database.url, { log: silentLog });
  const [row] = await fresh.db.$queryRaw<{ jit: string }[]>`SELECT current_setting('jit') AS jit`;
  await fresh.close();
  expect(row?.jit).toBe('off');
});

it('keeps instants whatever zone the server lives in', async () => {
  const elsewhere = await cloneDatabase();
  const name = new URL(elsewhere.url).pathname.slice(1);
  await asAdmin(elsewhere.url, `ALTER DATABASE ${name} SET timezone = 'Asia/Ho_Chi_Minh'`);
  const { db, close } = openDatabase(elsewhere.url, { log: silentLog });
  const at = new Date('2023-09-15T02:00:00.123Z');
  const receivedAt = at;
  await db.inboxUpdate.create({ data: { updateId: 7n, chatId: 1n, payload: {}, receivedAt } });
  expect((await db.inboxUpdate.findUniqueOrThrow({ where: { updateId: 7n } })).receivedAt).toEqual(at);
  // What goes astray both ways comes back right: the moment itself must be the one we meant.
  const [raw] = await db.$queryRaw<
    { ms: number }[]
  >`SELECT (extract(epoch FROM received_at) * 1000)::float8 AS ms FROM inbox`;
  expect(raw?.ms).toBe(at.getTime());
  await close();
  await elsewhere.drop();
});

describe('a transaction', () => {
  it('keeps nothing when its work fails', async () => {
    const before = await countOf(database.db, 1);
    await caught(
      inTransaction(database.db, async (tx) => {
        await tx.$executeRaw`UPDATE tally SET count = count + 1 WHERE id = 1`;
        throw new Error('changed my mind');
      }),
    );
    expect(await countOf(database.db, 1)).toBe(before);
  });

  it('loses no update between twenty that read before they write', async () => {
    const before = await countOf(database.db, 1);
    await Promise.all(
      Array.from({ length: 20 }, () =>
        inTransaction(database.db, async (tx) => {
          await tx.$queryRaw`SELECT 1 FROM tally WHERE id = 1 FOR UPDATE`;
          const count = await countOf(tx, 1);
          await tx.$executeRaw`UPDATE tally SET count = ${count + 1} WHERE id = 1`;
        }),
      ),
    );
    expect(await countOf(database.db, 1)).toBe(before + 20);
  });

  it('is tried again after a deadlock', async () => {
    const before = [await countOf(database.db, 1), await countOf(database.db, 2)];
    let attempts = 0;
    let met: () => void = () => undefined;
    const bothHoldOne = new Promise<void>((resolve) => (met = resolve));
    let holding = 0;
    const crossing = (first: number, second: number) =>
      inTransaction(database.db, async (tx) => {
        attempts++;
        await tx.$executeRaw`UPDATE tally SET count = count + 1 WHERE id = ${first}`;
        if (++holding === 2) met();
        await bothHoldOne;
        await tx.$executeRaw`UPDATE tally SET count = count + 1 WHERE id = ${second}`;
      });
    await Promise.all([crossing(1, 2), crossing(2, 1)]);
    expect(attempts).toBe(3);
    expect([await countOf(database.db, 1), await countOf(database.db, 2)]).toEqual(before.map((count) => count + 2));
  });

  it('gives up after three conflicts', async () => {
    let attempts = 0;
    const error = await caught(
      inTransaction(database.db, async (tx) => {
        attempts++;
        await tx.$executeRawUnsafe(`DO $$ BEGIN RAISE EXCEPTION 'conflict' USING ERRCODE = '40001'; END $$`);
      }),
    );
    expect([attempts, isWriteConflict(error), isConnectionLoss(error)]).toEqual([3, true, false]);
  });
});

describe('a lost server', () => {
  it.each<[string, (db: Db, url: string) => Promise<unknown>]>([
    [
      'between two statements of a transaction',
      (db, url) =>
        inTransaction(db, async (tx) => {
          await countOf(tx, 1);
          await asAdmin(url, killOthers);
          await countOf(tx, 1);
        }),
    ],
    [
      'during a statement',
      (db, url) =>
        Promise.all([
          db.$queryRaw`SELECT 1 FROM pg_sleep(20)`,
          db.$queryRaw`SELECT 1`.then(() => asAdmin(url, killOthers)),
        ]),
    ],
    [
      'during a statement of a transaction',
      (db, url) =>
        inTransaction(db, async (tx) => {
          await countOf(tx, 1);
          await Promise.all([tx.$queryRaw`SELECT 1 FROM pg_sleep(20)`, asAdmin(url, killOthers)]);
        }),
    ],
  ])('%s is told apart, and the server is found again', async (_when, ask) => {
    const { db, close } = openDatabase(database.url, { log: silentLog });
    const error = await caught(ask(db, database.url));
    expect(isConnectionLoss(error)).toBe(true);
    expect(isWriteConflict(error)).toBe(false);
    // An idle connection that was lost with the others may be met once more.
    await vi.waitFor(async () => expect(await db.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }]));
    await close();
  });

  it('that was never there is told apart', async () => {
    const { db, close } = openDatabase('postgresql://nobody:secret@127.0.0.1:1/none', { log: silentLog });
    expect(isConnectionLoss(await caught(db.$queryRaw`SELECT 1`))).toBe(true);
    expect(isConnectionLoss(await caught(inTransaction(db, (tx) => tx.$queryRaw`SELECT 1`)))).toBe(true);
    await close();
  });

  it('is not suspected behind our own mistakes', async () => {
    const mistakes = [
      () => database.db.$queryRaw`SELECT * FROM nothing_here`,
      () => database.db.$executeRaw`INSERT INTO tally (id) VALUES (1)`,
      () => inTransaction(database.db, () => Promise.reject(new TypeError('x is not a function'))),
    ];
    for (const mistake of mistakes) expect(isConnectionLoss(await caught(mistake()))).toBe(false);
  });

  it.each([
    ['53100', true, true], // the disk is full
    ['53300', true, true],
    ['55P03', true, true], // a table locked by somebody's maintenance
    ['58030', true, true],
    ['25006', true, true], // a standby
    ['57014', false, true], // a statement that took too long
    ['40P01', false, true],
    ['22P02', false, false],
    ['42P01', false, false],
  ])('%s: an outage %o, may pass %o', async (code, outage, passes) => {
    const error = await caught(
      database.db.$executeRawUnsafe(`DO $$ BEGIN RAISE EXCEPTION 'planned' USING ERRCODE = '${code}'; END $$`),
    );
    expect([isOutage(error), willPass(error)]).toEqual([outage, passes]);
  });

  it('is given up after the time a transaction may take', async () => {
    const slow = inTransaction(database.db, (tx) => tx.$queryRaw`SELECT 1 FROM pg_sleep(1)`, { timeoutMs: 100 });
    expect(await caught(slow)).toBeInstanceOf(Error);
  });
});
