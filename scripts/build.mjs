// Builds dist/ when its sources changed since the last build, and returns at once when they did not.
// A finished build takes the place of the old one in one step, so a program that runs from dist/ is never left without it.
import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateClient, hashOf, isClientFresh, read, root, runQuietly, tellFailure, whileLocked } from './client.mjs';

const dist = join(root, 'dist');
const stamp = join(dist, '.sources');

const listFiles = (folder) =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (folder === 'src/' && entry.name === 'generated') return [];
    return entry.isDirectory() ? listFiles(`${folder}${entry.name}/`) : [`${folder}${entry.name}`];
  });

const sources = () =>
  hashOf([
    ...listFiles('src/'),
    ...['prisma/schema.prisma', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'],
  ]);
const isFresh = () => read(stamp) === sources() && isClientFresh();

function build() {
  console.log('Building the program: its sources are new or have changed …');
  if (!isClientFresh()) generateClient();
  const before = sources();
  const draft = join(root, `dist.new-${process.pid}`);
  try {
    runQuietly('typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', draft);
    writeFileSync(join(draft, '.sources'), before);
    const old = `${draft}-old`;
    if (existsSync(dist)) renameSync(dist, old);
    renameSync(draft, dist);
    rmSync(old, { recursive: true, force: true });
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

tellFailure(() => {
  if (!isFresh()) whileLocked(() => void (isFresh() || build()));
});
