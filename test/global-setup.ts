// One PostgreSQL for a whole run of the tests, started when the first test asks for a database and stopped at the end.
// Test files run in processes of their own, so they ask over a small door on this machine (see database.ts).
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { silentLog } from '../src/kit/log.js';
import { applyMigrations } from '../src/kit/migrate.js';
import type { Postgres } from '../src/kit/postgres.js';
import { startPostgres } from '../src/kit/postgres.js';
import { shutDownServer } from '../src/kit/postgres-server.js';
import { isAlive } from '../src/kit/start-lock.js';
import { listUnseen } from './unseen.js';
import { TEMPLATE } from './template.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where database.ts asks for the address of the server. */
    databaseDoor: string;
    /** Where printed.ts notes what was said. */
    printedFolder: string;
  }
}

const PREFIX = 'dondoc-test-';

export default async function setup({ provide, vitest }: TestProject): Promise<() => Promise<void>> {
  await sweep();
  const dataDir = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  chmodSync(dataDir, 0o711); // as root the server runs as another user
  let postgres: Promise<Postgres> | undefined;
  const door = createServer((_request, response) => {
    postgres ??= startWithTemplate(dataDir);
    postgres.then(
      ({ url }) => response.end(url),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((listening) => door.listen(0, '127.0.0.1', listening));
  provide('databaseDoor', `http://127.0.0.1:${(door.address() as AddressInfo).port}/`);
  const printed = mkdtempSync(join(dataDir, 'printed-'));
  provide('printedFolder', printed);
  return async () => {
    const unseen = (await isWhole(vitest)) ? listUnseen(printed) : [];
    door.closeAllConnections();
    door.close();
    await (await postgres?.catch(() => undefined))?.stop();
    rmSync(dataDir, { recursive: true, force: true });
    if (unseen.length > 0)
      process.stdout.write(`${unseen.length} sentences that no test has shown to anybody: ${unseen.join(', ')}\n`);
  };
}

/** Every test of every file was to run: only then may a sentence be missed. */
async function isWhole(vitest: TestProject['vitest']): Promise<boolean> {
  const all = await vitest.globTestSpecifications();
  return vitest.state.getFiles().length === all.length && !vitest.config.testNamePattern;
}

async function startWithTemplate(dataDir: string): Promise<Postgres> {
  const postgres = await startPostgres({ dataDir, log: silentLog });
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  // These databases are thrown away: nothing of them has to survive a crash of the machine.
  for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit'])
    await admin.query(`ALTER SYSTEM SET ${setting} = off`);
  await admin.query('SELECT pg_reload_conf()');
  await admin.query(`CREATE DATABASE ${TEMPLATE}`);
  await admin.end();
  const url = new URL(postgres.url);
  url.pathname = `/${TEMPLATE}`;
  await applyMigrations(url.href, { log: silentLog });
  return postgres;
}

/** Stops and removes what runs that were killed have left behind. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]);
    if (!pid || isAlive(pid)) continue;
    const left = join(tmpdir(), name);
    await shutDownServer(join(left, 'postgres', 'cluster')).catch(() => undefined);
    rmSync(left, { recursive: true, force: true });
  }
}
