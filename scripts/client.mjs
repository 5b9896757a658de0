// Generates the database client from prisma/schema.prisma when it is missing or older than the schema, and returns at once
// when it is not. Whatever reads the sources (types, lint, tests, dev) runs it first, so a fresh clone needs no step more.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const root = dirname(import.meta.dirname);
const require = createRequire(import.meta.url);
const stamp = join(root, 'src', 'generated', '.schema');

export const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** One number for what these files hold, names included. */
export function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of [...files].sort())
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** Runs a program of an installed package; what it says is shown only when it fails. */
export function runQuietly(name, ...args) {
  let script;
  try {
    script = require.resolve(name);
  } catch {
    throw new Error('What the build needs is not installed: run npm ci --include=dev.');
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${stdout}${stderr}The build failed.`);
}

const schema = () => hashOf(['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json']);
export const isClientFresh = () => read(stamp) === schema();

/** Generates the client; to be called while holding the lock. */
export function generateClient() {
  const before = schema();
  runQuietly('prisma/build/index.js', 'generate', '--no-hints');
  writeFileSync(stamp, before);
}

/** Two at once work one after the other; the second finds nothing left to do. */
export function whileLocked(work) {
  const lock = join(root, 'node_modules', '.dondoc-build');
  takeLock(lock);
  try {
    work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function takeLock(lock) {
  for (let waited = 0; ; waited += 100) {
    try {
      mkdirSync(lock);
      writeFileSync(join(lock, 'pid'), String(process.pid));
      return;
    } catch (error) {
      if (error.code === 'ENOENT') throw new Error('Nothing is installed yet: run npm ci.', { cause: error });
      if (error.code !== 'EEXIST') throw error;
    }
    const pid = Number(read(join(lock, 'pid')));
    if (pid ? !isAlive(pid) : waited > 2000) rmSync(lock, { recursive: true, force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Ends the process with the sentence of whatever failed. */
export function tellFailure(work) {
  try {
    work();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  tellFailure(() => {
    if (!isClientFresh()) whileLocked(() => void (isClientFresh() || generateClient()));
  });
