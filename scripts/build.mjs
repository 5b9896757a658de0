// Builds dist/ when its sources changed since the last build, and returns at once when they did not.
// A finished build takes the place of the old one in one step, so a program that runs from dist/ is never left without it.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const root = dirname(import.meta.dirname);
const require = createRequire(import.meta.url);
const dist = join(root, 'dist');
const stamp = join(dist, '.sources');
const clientStamp = join(root, 'src', 'generated', '.schema');
const lock = join(root, 'node_modules', '.dondoc-build');

const hashOf = (...paths) => {
  const hash = createHash('sha256');
  for (const path of paths) {
    const files = path.endsWith('/') ? listFiles(path) : [path];
    for (const file of files.sort())
      hash
        .update(file)
        .update('\0')
        .update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
};

const listFiles = (folder) =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (folder === 'src/' && entry.name === 'generated') return [];
    return entry.isDirectory() ? listFiles(`${folder}${entry.name}/`) : [`${folder}${entry.name}`];
  });

const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');
const sources = () =>
  hashOf('src/', 'prisma/schema.prisma', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json');
const isFresh = () => read(stamp) === sources() && existsSync(clientStamp);

function run(script, ...args) {
  const { status } = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) throw new Error('The build failed.');
}

function find(name) {
  try {
    return require.resolve(name);
  } catch {
    throw new Error('What the build needs is not installed: run npm ci --include=dev.');
  }
}

function build() {
  const schema = hashOf('prisma/schema.prisma', 'package-lock.json');
  if (read(clientStamp) !== schema) {
    run(find('prisma/build/index.js'), 'generate', '--no-hints');
    writeFileSync(clientStamp, schema);
  }
  const before = sources();
  const draft = join(root, `dist.new-${process.pid}`);
  try {
    run(find('typescript/bin/tsc'), '-p', 'tsconfig.build.json', '--outDir', draft);
    writeFileSync(join(draft, '.sources'), before);
    const old = `${draft}-old`;
    if (existsSync(dist)) renameSync(dist, old);
    renameSync(draft, dist);
    rmSync(old, { recursive: true, force: true });
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Two starts at once build one after the other; the second finds nothing left to do. */
function takeLock() {
  for (let waited = 0; ; waited += 100) {
    try {
      mkdirSync(lock);
      writeFileSync(join(lock, 'pid'), String(process.pid));
      return;
    } catch (error) {
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

try {
  if (!isFresh()) {
    takeLock();
    try {
      if (!isFresh()) build();
    } finally {
      rmSync(lock, { recursive: true, force: true });
    }
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
