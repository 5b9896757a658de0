// What a bot costs that nobody speaks to: processor time of the bot and of PostgreSQL over a minute in which nothing happens,
// with an office of 60 units, their checklists and deadlines in the tables.
// With DATABASE_URL it measures on that server (of this machine; the role must be allowed to make databases).
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { openDatabase } from '../../src/kit/database.js';
import { silentLog } from '../../src/kit/log.js';
import { applyMigrations } from '../../src/kit/migrate.js';
import { startSimulator } from '../../src/simulator/server.js';
import { later, makeFolder, startBot } from './ending.js';
import { pause, type Figure, type Part } from './figures.js';
import { openEmptyDatabase, openOffice, seat, TOKEN } from './world.js';

const SETTLE_MS = 15_000;
const SEATS = 60;

/** Bot and server, idle for a minute. */
export const idle: Part = async ({ quick }) => {
  const folder = await makeFolder();
  const { url, db } = await openDatabaseIn(folder);
  await openOffice(db);
  const simulator = await startSimulator({ port: 0, token: TOKEN });
  later(() => simulator.stop());
  await seat(db, { call: (_path, body) => Promise.resolve(simulator.createPerson(body as never) as never) }, SEATS);
  await db.$executeRaw`VACUUM ANALYZE`;
  await db.$disconnect();
  const bot = startBot({
    BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: simulator.apiRoot,
    DATABASE_URL: url,
    DATA_DIR: folder,
    PORT: '0',
    LOG_LEVEL: 'warn',
  });
  await bot.says(/health: /);
  await pause(SETTLE_MS);
  return measure(url, bot.pid, quick ? 20_000 : 60_000);
};

async function openDatabaseIn(folder: string) {
  const given = process.env.DATABASE_URL;
  if (!given) return openEmptyDatabase(folder);
  const admin = new pg.Client({ connectionString: given });
  await admin.connect();
  later(() => admin.end());
  const name = `dondoc_bench_${randomBytes(4).toString('hex')}`;
  await admin.query(`CREATE DATABASE ${name}`);
  later(() => admin.query(`DROP DATABASE ${name} WITH (FORCE)`));
  const url = new URL(given);
  url.pathname = `/${name}`;
  await applyMigrations(url.href, { log: silentLog });
  const { db, close } = openDatabase(url.href, { poolMax: 4, log: silentLog });
  later(close);
  return { url: url.href, db };
}

async function measure(url: string, bot: number, ms: number): Promise<Figure[]> {
  const watcher = new pg.Client({ connectionString: url });
  await watcher.connect();
  const { rows } = await watcher.query<{ version: string; jit: string; own: number }>(
    `SELECT current_setting('server_version') AS version, current_setting('jit') AS jit, pg_backend_pid() AS own`,
  );
  const { own, version, jit } = rows[0]!;
  const postmaster = parentOf(own);
  const asked = async () => {
    const { rows: counted } = await watcher.query<{ done: string }>(
      'SELECT xact_commit AS done FROM pg_stat_database WHERE datname = current_database()',
    );
    return Number(counted[0]!.done);
  };
  const read = () => ({ bot: cpuMs(bot), server: serverCpuMs(postmaster, own) });
  const commits = await asked();
  const [before, from] = [read(), performance.now()];
  await pause(ms);
  const [after, took] = [read(), performance.now() - from];
  const perSecond = ((await asked()) - commits) / (took / 1000);
  await watcher.end();
  const share = (spent: number) => `${((spent / took) * 100).toFixed(2)} % of a core`;
  const spent = { bot: after.bot - before.bot, server: after.server - before.server };
  return [
    ['idle', `PostgreSQL ${version}, jit ${jit}: bot`, share(spent.bot)],
    ['idle', 'PostgreSQL, all its processes', share(spent.server)],
    ['idle', 'together', share(spent.bot + spent.server)],
    ['idle', 'transactions', `${perSecond.toFixed(1)} per second`],
  ];
}

const fieldsOf = (pid: number | string): string[] => {
  const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return status.slice(status.lastIndexOf(')') + 2).split(' ');
};
const parentOf = (pid: number): number => Number(fieldsOf(pid)[1]);

const TICKS_PER_SECOND = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** Processor time of a process so far, with that of children it has collected. */
function cpuMs(pid: number): number {
  const fields = fieldsOf(pid);
  const ticks = [11, 12, 13, 14].reduce((sum, place) => sum + Number(fields[place]), 0);
  return (ticks / TICKS_PER_SECOND) * 1000;
}

/** The server's own time and that of all its processes, but not of the connection that watches. */
function serverCpuMs(postmaster: number, watcher: number): number {
  const children = readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name) || Number(name) === watcher) return false;
    try {
      return parentOf(Number(name)) === postmaster;
    } catch {
      return false; // it has just ended
    }
  });
  return [postmaster, ...children.map(Number)].reduce((sum, pid) => {
    try {
      return sum + cpuMs(pid);
    } catch {
      return sum;
    }
  }, 0);
}
