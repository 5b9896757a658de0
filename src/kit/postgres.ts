// The built-in PostgreSQL: a real server over a folder of ours, so that nothing has to be installed.
// Several programs (the bot, the command line) share one server; whoever leaves last stops it, and one that was left
// running by a killed program is taken over. It must not know what is stored.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from './log.js';
import { findBinaries } from './postgres-binaries.js';
import type { Place } from './postgres-place.js';
import { findPlace, makePlaceFolder, remember } from './postgres-place.js';
import { ensureServer, makeCluster, NAME, shutDownServer, socketOf } from './postgres-server.js';
import { withStartLock } from './start-lock.js';

export interface Postgres {
  /** Address of the database, password included: never to be logged. */
  readonly url: string;
  /** Folder of the database files; outside of `dataDir` when started as root in a home nobody else can read. */
  readonly files: string;
  /** The server was already running: another program uses it, or one was killed. */
  readonly adopted: boolean;
  /** Leaves the server; stops it, losing nothing, unless another program still uses it. */
  stop(): Promise<void>;
}

/** Every program holds one connection of this name while it uses the server. */
const USER_MARK = 'dondoc-user';
const RETRY_MS = 500;

/** Starts the server of `dataDir` or joins the running one; on the first start the database is made. */
export async function startPostgres(options: { dataDir: string; log: Log; port?: number }): Promise<Postgres> {
  const { dataDir, log } = options;
  const folder = makePlaceFolder(dataDir);
  const withLock = <T>(work: () => Promise<T>): Promise<T> => withStartLock(join(folder, 'start.lock'), work);

  const enter = async () => {
    let place = await findPlace(folder);
    const binaries = findBinaries(place.runAs);
    const startedAt = Date.now();
    if (!place.remembered.complete) {
      if (!existsSync(place.cluster)) await makeCluster(place, binaries);
      place = keep(place, { complete: true });
    }
    const server = await ensureServer(place, binaries, options.port ?? place.remembered.port);
    if (server.port !== place.remembered.port) place = keep(place, { port: server.port });
    const url = addressOf(place, NAME);
    const mark = await connectMark(place);
    log.info('postgres.ready', { adopted: server.adopted, port: server.port, ms: Date.now() - startedAt });
    return { place, url, mark, adopted: server.adopted };
  };

  const joined = await withLock(enter);
  let mark = joined.mark;
  let stopping: Promise<void> | undefined;

  /** A server that ended under us is started again; the pools of the program reconnect by themselves. */
  const watch = (client: pg.Client): void => {
    client.once('end', () => {
      if (stopping !== undefined) return;
      log.error('postgres.lost');
      void rejoin();
    });
  };
  const rejoin = async (): Promise<void> => {
    while (stopping === undefined) {
      try {
        const again = await withLock(async () => (stopping === undefined ? await enter() : undefined));
        if (again === undefined) return;
        if (again.url !== joined.url) log.error('postgres.portChanged');
        mark = again.mark;
        return watch(mark);
      } catch (error) {
        log.error('postgres.notRestarted', { error });
        await pause(RETRY_MS);
      }
    }
  };
  watch(mark);

  const leave = async (): Promise<void> => {
    await withLock(async () => {
      const others = await countOtherUsers(mark);
      await mark.end().catch(() => undefined);
      if (others === 0) await shutDownServer(joined.place.cluster);
      log.info('postgres.left', { stopped: others === 0 });
    });
  };
  return {
    url: joined.url,
    files: joined.place.cluster,
    adopted: joined.adopted,
    stop: () => (stopping ??= leave()),
  };
}

function keep(place: Place, change: Partial<Place['remembered']>): Place {
  const remembered = { ...place.remembered, ...change };
  remember(place.folder, remembered);
  return { ...place, remembered };
}

/** Over the server's socket where there is one: a question and its answer take half as long as over a port. */
function addressOf({ remembered: { password, port }, cluster }: Place, database: string): string {
  const over = existsSync(socketOf(cluster, port)) ? `?host=${encodeURIComponent(cluster)}` : '';
  return `postgresql://${NAME}:${password}@127.0.0.1:${port}/${database}${over}`;
}

const UNKNOWN_DATABASE = '3D000';

async function connectMark(place: Place): Promise<pg.Client> {
  try {
    return await connect(addressOf(place, NAME));
  } catch (error) {
    if ((error as { code?: string }).code !== UNKNOWN_DATABASE) throw error;
  }
  const admin = await connect(addressOf(place, 'postgres'));
  try {
    await admin.query(`CREATE DATABASE ${NAME}`);
  } finally {
    await admin.end();
  }
  return connect(addressOf(place, NAME));
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, application_name: USER_MARK, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined); // followed by 'end', which is watched
  await client.connect();
  return client;
}

async function countOtherUsers(mark: pg.Client): Promise<number> {
  try {
    const { rows } = await mark.query<{ others: number }>(
      'SELECT count(*)::int AS others FROM pg_stat_activity WHERE application_name = $1 AND pid <> pg_backend_pid()',
      [USER_MARK],
    );
    return rows[0]?.others ?? 0;
  } catch {
    return 0; // the server is gone or going
  }
}
