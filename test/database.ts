// A migrated, empty database for a test file, copied from one template in some 60 ms and dropped afterwards.
//
//   const database = useDatabase();                 // at the top of a file or a describe
//   it('…', async () => { await database.db.unit.create(…) });
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import type { Db } from '../src/kit/database.js';
import { openDatabase } from '../src/kit/database.js';
import { silentLog } from '../src/kit/log.js';
import { TEMPLATE } from './template.js';

export interface TestDatabase {
  readonly url: string;
  readonly db: Db;
  /** Closes the client and removes the database, whoever is still connected. */
  drop(): Promise<void>;
}

const door = fetch; // a test may forbid the network later
let server: Promise<string> | undefined;

/** Address of the server of this run. */
async function findServer(): Promise<string> {
  const answer = await door(inject('databaseDoor'));
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}

async function administer(sql: string): Promise<void> {
  const admin = new pg.Client({ connectionString: await (server ??= findServer()) });
  await admin.connect();
  try {
    await admin.query(sql);
  } finally {
    await admin.end();
  }
}

/** Makes a database; the caller drops it. `template` false gives one without any table. */
export async function cloneDatabase(
  options: { poolMax?: number; template?: boolean; watch?: (statement: string) => void } = {},
): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(`CREATE DATABASE ${name} TEMPLATE ${options.template === false ? 'template0' : TEMPLATE}`);
  const url = new URL(await (server ??= findServer()));
  url.pathname = `/${name}`;
  const { db, close } = openDatabase(url.href, {
    poolMax: options.poolMax ?? 10,
    log: silentLog,
    watch: options.watch,
  });
  const drop = async (): Promise<void> => {
    await close();
    await administer(`DROP DATABASE ${name} WITH (FORCE)`);
  };
  return { url: url.href, db, drop };
}

/** Gives the tests of a file (or of a describe) their own database. */
export function useDatabase(options: { poolMax?: number; template?: boolean } = {}): Omit<TestDatabase, 'drop'> {
  let current: TestDatabase | undefined;
  const opened = (): TestDatabase => {
    if (current === undefined) throw new Error('the database is there from beforeAll on');
    return current;
  };
  beforeAll(async () => {
    current = await cloneDatabase(options);
  });
  afterAll(async () => {
    await current?.drop();
  });
  return {
    get url() {
      return opened().url;
    },
    get db() {
      return opened().db;
    },
  };
}
