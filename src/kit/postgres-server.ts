// One PostgreSQL server process over one folder of database files: made, started, found again, shut down.
// The server outlives us on purpose: a killed program leaves it running, and the next one finds it by its pid file.
// Its log never holds statements or their values: only the server's own doings are written.
import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, closeSync, mkdirSync, openSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { readFile, readdir, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Binaries } from './postgres-binaries.js';
import type { Place } from './postgres-place.js';
import { setupFault } from './setup-fault.js';
import { isAlive } from './start-lock.js';

/** Name of the superuser and of the database. */
export const NAME = 'dondoc';

const POLL_MS = 10;
/** Recovery after a crash of the machine may take this long. */
const READY_MS = 120_000;
const SETTLE_MS = 200;
const FAST_STOP_MS = 7_000;
const HARD_STOP_MS = 2_500;
const MAJOR = '18';

const run = promisify(execFile);
// The server inherits nothing of ours: the environment holds the bot's token.
const bareEnv = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** Makes the database files, whole or not at all. */
export async function makeCluster(place: Place, binaries: Binaries): Promise<void> {
  const parent = dirname(place.cluster);
  const prefix = `${basename(place.cluster)}.new-`;
  for (const name of await readdir(parent))
    if (name.startsWith(prefix)) await rm(join(parent, name), { recursive: true, force: true });
  const draft = join(parent, `${prefix}${randomBytes(4).toString('hex')}`);
  const passwordFile = join(draft, 'password');
  mkdirSync(draft, { mode: 0o700 });
  try {
    // Inside a folder of its own, because initdb wants its folder empty.
    const files = join(draft, 'files');
    mkdirSync(files, { mode: 0o700 });
    await writeFile(passwordFile, `${place.remembered.password}\n`, { mode: 0o600 });
    if (place.runAs) for (const path of [draft, files, passwordFile]) chownSync(path, place.runAs.uid, place.runAs.gid);
    await run(
      binaries.initdb,
      [
        ...[`--pgdata=${files}`, `--username=${NAME}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
        ...['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-locale'],
      ],
      { ...place.runAs, env: bareEnv, cwd: '/' },
    );
    await rename(files, place.cluster);
  } catch (error) {
    throw setupFault(
      `PostgreSQL could not make its files in ${parent}: ${whyNot((error as { stderr?: string }).stderr ?? '', await freeBytes(parent))}`,
    );
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** A server that accepts connections on this port of 127.0.0.1. */
export interface RunningServer {
  readonly port: number;
  readonly adopted: boolean;
}

/** Finds the server that runs over these files, or starts one; `wantedPort` 0 means any free one. */
export async function ensureServer(place: Place, binaries: Binaries, wantedPort: number): Promise<RunningServer> {
  await refuseOtherMajor(place.cluster);
  const until = Date.now() + READY_MS;
  let port = wantedPort;
  while (Date.now() < until) {
    const found = await findServer(place.cluster);
    if (found?.ready) return { port: found.port, adopted: true };
    if (found !== undefined) {
      await pause(POLL_MS); // it starts, recovers or stops
      continue;
    }
    // Left by a server that is gone. PostgreSQL itself would refuse to start when the number belongs to somebody by now.
    await rm(pidFileOf(place.cluster), { force: true });
    if (port === 0 || !(await isFree(port))) port = await findFreePort();
    if (await spawnServer(place, binaries, port, until)) return { port, adopted: false };
  }
  throw setupFault(
    `PostgreSQL in ${place.cluster} did not become ready within ${READY_MS / 1000} s; see ${startLogOf(place)}.`,
  );
}

/** Stops the server over these files without losing anything; returns when it is gone. */
export async function shutDownServer(cluster: string): Promise<void> {
  for (const [signal, patienceMs] of [
    ['SIGINT', FAST_STOP_MS], // sessions are cut, everything is written out
    ['SIGQUIT', HARD_STOP_MS], // at once; the next start replays the log
  ] as const) {
    const found = await findServer(cluster);
    if (found === undefined) return;
    try {
      process.kill(found.pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
    const until = Date.now() + patienceMs;
    while (Date.now() < until) {
      if (!isAlive(found.pid)) return;
      await pause(POLL_MS);
    }
  }
  throw new Error('The built-in PostgreSQL does not stop');
}

interface FoundServer {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

const pidFileOf = (cluster: string): string => join(cluster, 'postmaster.pid');
const startLogOf = (place: Place): string => join(place.folder, 'start.log');

/** The live server over these files, in whatever state it is. */
export async function findServer(cluster: string): Promise<FoundServer | undefined> {
  const lines = (await readFile(pidFileOf(cluster), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  if (!isAlive(pid) || !(await isServerOf(pid, cluster))) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/** A process id may belong to somebody else by now: a server works inside its own folder. */
async function isServerOf(pid: number, cluster: string): Promise<boolean> {
  try {
    if (process.platform !== 'linux')
      return (await run('ps', ['-o', 'command=', '-p', String(pid)])).stdout.includes('postgres');
    if (readFileSync(`/proc/${pid}/comm`, 'utf8').trim() !== 'postgres') return false;
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch (error) {
    // A server of another user may hide its folder from us.
    return ['EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '');
  }
}

/** Starts a server; false when another one won the files or the port in the meantime. */
async function spawnServer(place: Place, binaries: Binaries, port: number, until: number): Promise<boolean> {
  rmSync(startLogOf(place), { force: true }); // it may be another user's: root may start what a user's program began
  const log = openSync(startLogOf(place), 'w', 0o600);
  const child = spawn(binaries.postgres, ['-D', place.cluster, ...serverSettings(place.cluster, port)], {
    ...place.runAs,
    cwd: '/',
    env: bareEnv,
    // A group of its own: Ctrl-C in our terminal must not stop the server before we are done with it.
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  let ended = false;
  child.once('error', () => (ended = true)).once('exit', () => (ended = true));
  child.unref();
  while (!ended && Date.now() < until) {
    const found = await findServer(place.cluster);
    if (found?.ready && found.pid === child.pid) return true;
    await pause(POLL_MS);
  }
  const words = await readFile(startLogOf(place), 'utf8').catch(() => '');
  if (/could not bind|Address already in use|lock file "postmaster\.pid" already exists/.test(words)) return false;
  if (words.includes('is still in use')) {
    await pause(SETTLE_MS); // a killed server's helpers are about to notice that it is gone
    return false;
  }
  const why = whyNot(words, await freeBytes(dirname(place.cluster)));
  throw setupFault(`PostgreSQL does not start: ${why} (${startLogOf(place)})`);
}

/** The longest address of a socket every system takes. */
const SOCKET_PATH_MAX = 100;

/** Where a server over these files listens besides its port, in its own folder; it is not there when the path is too long. */
export const socketOf = (cluster: string, port: number): string => join(cluster, `.s.PGSQL.${port}`);

// fsync and synchronous_commit stay as they are by default: on.
function serverSettings(cluster: string, port: number): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: Buffer.byteLength(socketOf(cluster, port)) <= SOCKET_PATH_MAX ? cluster : '',
    max_connections: 100,
    shared_buffers: '64MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    update_process_title: 'off',
    logging_collector: 'on',
    log_directory: 'log',
    // A file for each day of the week, written anew when its day comes round.
    log_filename: 'postgresql-%a.log',
    log_truncate_on_rotation: 'on',
    log_rotation_age: '1d',
    log_rotation_size: 0,
    // Faults of statements are told to whoever sent them; here their words could hold what a person wrote.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function refuseOtherMajor(cluster: string): Promise<void> {
  const major = (await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => MAJOR)).trim();
  if (major !== MAJOR)
    throw setupFault(
      `The files in ${cluster} are of PostgreSQL ${major}, this is ${MAJOR}: restore a backup into a new DATA_DIR.`,
    );
}

const MEGABYTE = 2 ** 20;
/** With less room than this PostgreSQL neither makes its files nor starts, and its own words seldom say so. */
const NEEDED_BYTES = 80 * MEGABYTE;

const freeBytes = async (folder: string): Promise<number> => {
  const disk = await statfs(folder).catch(() => null);
  return disk === null ? Infinity : disk.bavail * disk.bsize;
};

/** Why PostgreSQL did not do what it should: the disk has no room left, or what it said last. */
export const whyNot = (output: string, free: number): string =>
  free < NEEDED_BYTES ? `the disk is full (${Math.floor(free / MEGABYTE)} MB are free)` : lastWords(output);

const lastWords = (output: string): string =>
  output
    .split('\n')
    .map((line) => line.replace(/^.*?(FATAL|error): +/i, '').trim())
    .filter((line) => line !== '' && !/^(HINT|initdb): /.test(line))
    .at(-1) ?? 'no reason was given';

const listenOn = (port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject).listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : port));
    });
  });

const findFreePort = (): Promise<number> => listenOn(0);

const isFree = (port: number): Promise<boolean> =>
  listenOn(port).then(
    () => true,
    () => false,
  );
