// Brings a database to the newest form: applies prisma/migrations/*/migration.sql in order, one program at a time.
// It keeps Prisma's own book (_prisma_migrations), so that `prisma migrate deploy` goes on where we stopped and the
// other way round. It must not know what any table means.
import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { Log } from './log.js';
import { setupFault } from './setup-fault.js';

/** One step; `name` is its folder's name and begins with its moment, so names sort in the order of applying. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

interface BookEntry {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished: boolean;
  readonly rolled_back: boolean;
}

/** The same number Prisma's engine takes, so the two never work at the same time. */
const PRISMA_LOCK = 72_707_369;

const FOLDER = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

const BOOK = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

/** The steps this version of the program knows, oldest first. */
export async function readMigrations(folder = FOLDER): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(
    names.sort().map(async (name) => {
      const bytes = await readFile(join(folder, name, 'migration.sql'));
      return { name, sql: bytes.toString('utf8'), checksum: createHash('sha256').update(bytes).digest('hex') };
    }),
  );
}

/** Applies what the database at `url` lacks; gives back the names of what was applied. `onPending` is called when something is. */
export async function applyMigrations(
  url: string,
  options: { log: Log; folder?: string; onPending?: () => void },
): Promise<string[]> {
  const known = await readMigrations(options.folder);
  const client = new pg.Client({
    connectionString: url,
    application_name: 'dondoc-migrate',
    connectionTimeoutMillis: 10_000,
  });
  client.on('error', () => undefined); // the question under way fails with it
  try {
    await client.connect();
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    throw setupFault(
      `The database cannot be reached (${typeof code === 'string' ? code : 'no answer'}): check DATABASE_URL.`,
    );
  }
  try {
    await takeLock(client);
    const pending = decidePending(known, await readBook(client));
    if (pending.length > 0) options.onPending?.();
    for (const migration of pending) {
      const startedAt = Date.now();
      await applyOne(client, migration);
      options.log.info('database.migrated', { migration: migration.name, ms: Date.now() - startedAt });
    }
    return pending.map(({ name }) => name);
  } finally {
    await client.end().catch(() => undefined); // gives the lock back
  }
}

async function takeLock(client: pg.Client): Promise<void> {
  try {
    await client.query(`SET lock_timeout = '60s'; SELECT pg_advisory_lock(${PRISMA_LOCK}); SET lock_timeout = 0`);
  } catch (error) {
    if ((error as { code?: string }).code !== '55P03') throw error;
    throw setupFault('Another program has been migrating the database for a minute; wait for it, or stop it.');
  }
}

async function readBook(client: pg.Client): Promise<BookEntry[]> {
  const { rows } = await client.query<{ book: boolean; tables: number }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS book,
       (SELECT count(*)::int FROM pg_tables WHERE schemaname = current_schema()) AS tables`,
  );
  if (!rows[0]?.book) {
    if (rows[0]?.tables !== 0)
      throw setupFault('The database holds tables of something else: give DATABASE_URL an empty one.');
    await client.query(BOOK);
    return [];
  }
  const book = await client.query<BookEntry>(
    `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished, rolled_back_at IS NOT NULL AS rolled_back
     FROM _prisma_migrations ORDER BY started_at`,
  );
  return book.rows;
}

/** What is still to be applied; refuses a database this version does not understand. */
export function decidePending(known: readonly Migration[], book: readonly BookEntry[]): Migration[] {
  const counted = book.filter((entry) => !entry.rolled_back);
  const applied = new Map(counted.map((entry) => [entry.migration_name, entry]));
  for (const entry of counted) {
    const name = entry.migration_name;
    const migration = known.find((each) => each.name === name);
    if (migration === undefined)
      throw setupFault(`The database was made by a newer version (${name}): start that version, or restore a backup.`);
    if (!entry.finished) throw setupFault(`The step ${name} did not finish: see «prisma migrate resolve».`);
    if (entry.checksum !== migration.checksum)
      throw setupFault(
        `The step ${name} was changed after this database had taken it: restore its file, or start with an empty database.`,
      );
  }
  return known.filter(({ name }) => !applied.has(name));
}

/** All of the step and its line in the book, or nothing. */
async function applyOne(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
