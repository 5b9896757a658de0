// The built-in PostgreSQL as an operator meets it: it starts anywhere, keeps what was committed through kills,
// never runs twice over one folder, is shared between programs, and leaves nothing running.
import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { silentLog } from '../../src/kit/log.js';
import type { Postgres } from '../../src/kit/postgres.js';
import { startPostgres } from '../../src/kit/postgres.js';
import { findPlace, findUnreadableParent } from '../../src/kit/postgres-place.js';
import { findServer, whyNot } from '../../src/kit/postgres-server.js';
import { isSetupFault } from '../../src/kit/setup-fault.js';
import { isAlive } from '../../src/kit/start-lock.js';

// Making a database writes a thousand files to the disk, each for certain: a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folders: string[] = [];
const running = new Set<Postgres>();
const children: ChildProcess[] = [];

const makeFolder = (name = 'dữ liệu của phòng', mode = 0o711): string => {
  const parent = mkdtempSync(join(tmpdir(), 'dondoc-postgres-'));
  chmodSync(parent, mode);
  folders.push(parent);
  return join(parent, name);
};

/** A folder whose database was made, used and left; making one anew each time would take most of the test's time. */
let used = '';

beforeAll(async () => {
  used = makeFolder();
  folders.length = 0;
  await stop(await start(used));
});

afterAll(() => rmSync(dirname(used), { recursive: true, force: true }));

function makeUsedFolder(): string {
  const dataDir = makeFolder();
  execFileSync('cp', ['-a', used, dataDir]);
  return dataDir;
}

const start = async (dataDir: string, port?: number): Promise<Postgres> => {
  const postgres = await startPostgres({ dataDir, log: silentLog, port });
  running.add(postgres);
  return postgres;
};

const stop = async (postgres: Postgres): Promise<void> => {
  await postgres.stop();
  running.delete(postgres);
};

async function ask<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

const folderOf = (dataDir: string): string => join(dataDir, 'postgres');
const clusterOf = async (dataDir: string): Promise<string> => (await findPlace(folderOf(dataDir))).cluster;
const pidOf = async (dataDir: string): Promise<number> => (await findServer(await clusterOf(dataDir)))?.pid ?? NaN;

/** Another program over the same folder; returns once it has committed a row. */
async function startOther(dataDir: string): Promise<ChildProcess> {
  const script = join(import.meta.dirname, 'postgres-child.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  if (child.stdout) await once(child.stdout, 'data');
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

const faultOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(isSetupFault(error)).toBe(true);
  return (error as Error).message;
};

afterEach(async () => {
  for (const child of children.splice(0)) if (child.exitCode === null && child.signalCode === null) await kill(child);
  for (const postgres of running) await stop(postgres);
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('the server', () => {
  it('starts from nothing, keeps its promises over stops, and leaves no process', async () => {
    const dataDir = makeFolder();
    const first = await start(dataDir);
    expect(first.adopted).toBe(false);
    expect(
      await ask(first.url, `SELECT current_setting('fsync') || current_setting('synchronous_commit') AS safe`),
    ).toEqual([{ safe: 'onon' }]);
    expect(
      await ask(first.url, `SELECT lower('ĐÔN ĐỐC') AS small, current_setting('server_encoding') AS encoding`),
    ).toEqual([{ small: 'đôn đốc', encoding: 'UTF8' }]);
    await ask(first.url, `CREATE TABLE note AS SELECT 'Sở Nội vụ' AS word`);
    const pid = await pidOf(dataDir);
    await stop(first);
    expect(isAlive(pid)).toBe(false);

    const second = await start(dataDir);
    expect(second.url).toBe(first.url);
    expect(await ask(second.url, 'SELECT word FROM note')).toEqual([{ word: 'Sở Nội vụ' }]);
  });

  it('lets nobody in without the password, which only its owner can read', async () => {
    const dataDir = makeUsedFolder();
    const { url } = await start(dataDir);
    const wrong = new URL(url);
    wrong.password = 'guessed';
    await expect(ask(wrong.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
    expect(statSync(join(folderOf(dataDir), 'server.json')).mode & 0o077).toBe(0);
  });

  it('writes nothing of what is stored into its own log', async () => {
    const dataDir = makeUsedFolder();
    const { url } = await start(dataDir);
    await ask(url, 'CREATE TABLE secret (word text UNIQUE)');
    await ask(url, `INSERT INTO secret VALUES ('bí mật 0912345678')`);
    await expect(ask(url, `INSERT INTO secret VALUES ('bí mật 0912345678')`)).rejects.toThrow(/duplicate key/);
    await expect(ask(url, `SELECT 'bí mật 0912345678'::int`)).rejects.toThrow(/invalid input/);
    const logs = join(await clusterOf(dataDir), 'log');
    const written = readdirSync(logs).map((name) => readFileSync(join(logs, name), 'utf8'));
    expect(written.join('')).toContain('ready to accept connections');
    expect(written.join('')).not.toMatch(/bí mật|0912345678/);
  });

  it('is adopted after its program was killed, with everything that was committed', async () => {
    const dataDir = makeUsedFolder();
    await kill(await startOther(dataDir));
    const pid = await pidOf(dataDir);
    expect(isAlive(pid)).toBe(true);

    const next = await start(dataDir);
    expect(next.adopted).toBe(true);
    expect(await pidOf(dataDir)).toBe(pid);
    expect(await ask(next.url, 'SELECT word FROM promise')).toEqual([{ word: 'kept' }]);
    await stop(next);
    expect(isAlive(pid)).toBe(false);
  });

  it('is shared between programs; the last one to leave stops it', async () => {
    const dataDir = makeFolder();
    const [one, two] = await Promise.all([start(dataDir), start(dataDir)]);
    expect([one.adopted, two.adopted].sort()).toEqual([false, true]);
    const pid = await pidOf(dataDir);
    await stop(one);
    expect(await ask(two.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await stop(two);
    expect(isAlive(pid)).toBe(false);
  });

  it('comes back on the same address when it is killed under its program', async () => {
    const dataDir = makeUsedFolder();
    const { url } = await start(dataDir);
    await ask(url, 'CREATE TABLE kept AS SELECT 1 AS one');
    process.kill(await pidOf(dataDir), 'SIGKILL');
    await vi.waitFor(async () => expect(await ask(url, 'SELECT one FROM kept')).toEqual([{ one: 1 }]), 20_000);
  });

  it('is not fooled by a pid file whose number belongs to somebody else', async () => {
    const dataDir = makeUsedFolder();
    const first = await start(dataDir);
    const cluster = await clusterOf(dataDir);
    await stop(first);
    writeFileSync(join(cluster, 'postmaster.pid'), `${process.pid}\n${cluster}\n1\n5432\n\n127.0.0.1\n1 1\nready\n`);
    expect((await start(dataDir)).adopted).toBe(false);
  });

  it('takes another port when somebody has taken the one it remembers', async () => {
    const dataDir = makeUsedFolder();
    const first = await start(dataDir);
    await stop(first);
    const squatter: Server = createServer().listen(Number(new URL(first.url).port), '127.0.0.1');
    await once(squatter, 'listening');
    const second = await start(dataDir);
    expect(new URL(second.url).port).not.toBe(new URL(first.url).port);
    squatter.close();
  });

  it('closes what lies there to everybody else, also what was open; as root the server’s own group may pass', async () => {
    const dataDir = makeUsedFolder();
    const folder = folderOf(dataDir);
    for (const path of [dataDir, folder]) chmodSync(path, 0o755);
    writeFileSync(join(folder, 'start.log'), 'words of an earlier start');
    chmodSync(join(folder, 'server.json'), 0o644);
    const { url } = await start(dataDir);
    expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    for (const path of [dataDir, folder]) expect(statSync(path).mode & 0o067).toBe(0);
    const cluster = await clusterOf(dataDir);
    for (const path of [cluster, ...['server.json', 'start.log'].map((name) => join(folder, name))])
      expect(statSync(path).mode & 0o077).toBe(0);
  });

  it('starts in a folder nobody else can read', async () => {
    const dataDir = makeFolder('data', 0o700);
    const { url } = await start(dataDir);
    expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    // Started as root its files lie elsewhere; they go with this test.
    const cluster = await clusterOf(dataDir);
    if (!cluster.startsWith(dataDir)) folders.push(dirname(cluster));
  });
});

describe('what the operator has to put right', () => {
  it.each<[string, (folder: string) => void, RegExp]>([
    ['a damaged memory', (folder) => writeFileSync(join(folder, 'server.json'), '{"port":'), /server\.json is damaged/],
    ['a lost password', (folder) => rmSync(join(folder, 'server.json')), /server\.json is gone/],
    ['lost files', (folder) => rmSync(join(folder, 'cluster'), { recursive: true }), /files are gone .*backup/],
    [
      'another version',
      (folder) => writeFileSync(join(folder, 'cluster', 'PG_VERSION'), '15\n'),
      /PostgreSQL 15, this is 18/,
    ],
  ])('%s is told in one line, and nothing is made anew', async (_what, harm, told) => {
    const dataDir = makeUsedFolder();
    harm(folderOf(dataDir));
    const before = readdirSync(folderOf(dataDir)).sort();
    const fault = await faultOf(startPostgres({ dataDir, log: silentLog }));
    expect(fault).toMatch(told);
    expect(fault).not.toContain('\n');
    expect(readdirSync(folderOf(dataDir)).sort()).toEqual(before);
  });

  it('a file where the folder should be', async () => {
    const dataDir = makeFolder();
    mkdirSync(dirname(dataDir), { recursive: true });
    writeFileSync(dataDir, '');
    expect(await faultOf(startPostgres({ dataDir, log: silentLog }))).toMatch(/set DATA_DIR/);
  });
});

describe('the way to the folder, seen by an unprivileged user', () => {
  const who = { uid: 101, gid: 104 };
  const root = { uid: 0, gid: 0 };
  const open = { ...root, mode: 0o755 };
  it.each<[string, Record<string, { uid: number; gid: number; mode: number }>, string | undefined]>([
    ['is open', { '/': open, '/srv': open, '/srv/data': open }, undefined],
    ['may be entered without being listed', { '/': open, '/srv': { ...root, mode: 0o711 } }, undefined],
    ['ends in what does not exist yet', { '/': open }, undefined],
    ['leads through a closed home', { '/': open, '/srv': { ...root, mode: 0o700 }, '/srv/data': open }, '/srv'],
    [
      'names the topmost closed one',
      { '/': open, '/srv': { ...root, mode: 0 }, '/srv/data': { ...root, mode: 0 } },
      '/srv',
    ],
    ['ends in a closed folder', { '/': open, '/srv': open, '/srv/data': { ...root, mode: 0o750 } }, '/srv/data'],
    ['is open to its group', { '/': open, '/srv': { uid: 0, gid: 104, mode: 0o710 } }, undefined],
    ['is its own', { '/': open, '/srv': { uid: 101, gid: 0, mode: 0o700 } }, undefined],
    ['is closed to its owner, whatever others may', { '/': open, '/srv': { uid: 101, gid: 0, mode: 0o077 } }, '/srv'],
  ])('%s', (_how, stats, barrier) => {
    expect(findUnreadableParent('/srv/data', (path) => stats[path], who)).toBe(barrier);
  });
});

it('a disk without room is named as the reason; otherwise what PostgreSQL said last', () => {
  const said = 'FATAL:  could not write\nHINT: x\nchild process exited with exit code 134\n';
  expect(whyNot(said, 3 * 2 ** 20)).toBe('the disk is full (3 MB are free)');
  expect(whyNot(said, 2 ** 30)).toBe('child process exited with exit code 134');
  expect(whyNot('', Infinity)).toBe('no reason was given');
});
