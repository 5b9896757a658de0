// Where the built-in PostgreSQL lives, who it runs as, and what is remembered about it (port, password).
// PostgreSQL refuses to run as root: then it runs as an unprivileged user who must be able to reach the folder.
// It must not know how the server is started.
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { setupFault } from './setup-fault.js';

/** The user a process runs as; absent where it is simply ours. */
export interface RunAs {
  readonly uid: number;
  readonly gid: number;
}

/** What is kept in server.json; readable by its owner alone. */
export interface Remembered {
  readonly port: number;
  readonly password: string;
  /** Folder of the database files, absolute or seen from the folder of server.json. */
  readonly cluster: string;
  /** False until the database files are complete. */
  readonly complete: boolean;
}

export interface Place {
  /** Folder of server.json, the lock and the start log. */
  readonly folder: string;
  /** Folder of the database files. */
  readonly cluster: string;
  readonly runAs: RunAs | undefined;
  readonly remembered: Remembered;
}

interface Stat {
  readonly uid: number;
  readonly gid: number;
  readonly mode: number;
}

/** Where readable copies are kept when the project or its data lie in a home nobody else can read. */
export const SHARED_FOLDER = '/var/lib/dondoc';

const statOf = (path: string): Stat | undefined => statSync(path, { throwIfNoEntry: false });

const mayEnter = ({ uid, gid, mode }: Stat, who: RunAs): boolean =>
  (mode & (uid === who.uid ? 0o100 : gid === who.gid ? 0o010 : 0o001)) !== 0;

/** The topmost folder on the way to `path`, itself included, that `who` may not enter. */
export function findUnreadableParent(
  path: string,
  statLike: (path: string) => Stat | undefined,
  who: RunAs,
): string | undefined {
  const parent = dirname(path);
  const above = parent === path ? undefined : findUnreadableParent(parent, statLike, who);
  if (above !== undefined) return above;
  const stat = statLike(path);
  return stat === undefined || mayEnter(stat, who) ? undefined : path;
}

/** The same on this machine's real folders. */
export const findUnreadable = (path: string, who: RunAs): string | undefined => findUnreadableParent(path, statOf, who);

const isRoot = (): boolean => process.getuid?.() === 0;

/** Makes the folder of the server under `dataDir`, an absolute path, and gives it back. */
export const makePlaceFolder = (dataDir: string): string => makeFolder(join(makeFolder(dataDir), 'postgres'));

/** Finds or prepares the place of the server; to be called by one program at a time. */
export async function findPlace(folder: string): Promise<Place> {
  const asRoot = isRoot();
  const remembered = readRemembered(folder);
  if (remembered === undefined) {
    const runAs = asRoot ? await findUnprivilegedUser() : undefined;
    const fresh: Remembered = {
      port: 0,
      password: randomBytes(24).toString('base64url'),
      cluster: runAs === undefined ? 'cluster' : chooseClusterFolder(folder, runAs),
      complete: false,
    };
    const cluster = resolve(folder, fresh.cluster);
    closeFolders(folder, cluster, runAs);
    remember(folder, fresh);
    return { folder, cluster, runAs, remembered: fresh };
  }
  const cluster = resolve(folder, remembered.cluster);
  const owner = statOf(cluster);
  if (remembered.complete && owner === undefined)
    throw setupFault(
      `The database files are gone from ${cluster}; bring them back from a backup, or delete ${folder}.`,
    );
  if (owner !== undefined && !asRoot && owner.uid !== process.getuid?.())
    throw setupFault(`${cluster} belongs to another user (${owner.uid}); start as that user or as root.`);
  const runAs = !asRoot
    ? undefined
    : owner !== undefined && owner.uid !== 0
      ? { uid: owner.uid, gid: owner.gid }
      : await findUnprivilegedUser();
  closeFolders(folder, cluster, runAs);
  if (runAs === undefined) return { folder, cluster, runAs, remembered };
  const barrier = findUnreadable(dirname(cluster), runAs);
  if (barrier !== undefined)
    throw setupFault(
      `User ${runAs.uid} may not enter ${barrier}: allow it (chmod o+x), or set DATA_DIR to another folder.`,
    );
  return { folder, cluster, runAs, remembered };
}

/** A folder of our own is entered by us alone; as root, also by the server's user on its way down. */
function makeFolder(path: string): string {
  const asRoot = isRoot();
  try {
    if (mkdirSync(path, { recursive: true, mode: asRoot ? 0o711 : 0o700 }) !== undefined && asRoot)
      chmodSync(path, 0o711); // whatever the umask said
    return realpathSync(path);
  } catch {
    throw setupFault(`The folder ${path} cannot be made or entered; set DATA_DIR to one that can be written.`);
  }
}

/**
 * Closes the server's folder, the one it lies in, and the files beside the database to everybody else. As root, the group
 * of the server's user may pass on its way down, without seeing what else is there.
 */
function closeFolders(folder: string, cluster: string, runAs: RunAs | undefined): void {
  const passes = runAs !== undefined && dirname(cluster) === folder;
  for (const path of [dirname(folder), folder]) {
    if (statSync(path).uid !== process.getuid?.()) continue;
    if (passes) chownSync(path, -1, runAs.gid);
    chmodSync(path, passes ? 0o710 : 0o700);
  }
  for (const { name } of readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()))
    chmodSync(join(folder, name), 0o600);
}

function chooseClusterFolder(folder: string, runAs: RunAs): string {
  if (findUnreadable(folder, runAs) === undefined) return 'cluster';
  const elsewhere = join(SHARED_FOLDER, randomBytes(6).toString('hex'));
  try {
    makeFolder(elsewhere);
    if (findUnreadable(elsewhere, runAs) === undefined) return join(elsewhere, 'cluster');
  } catch {
    // told below, with the folder that was asked for
  }
  throw setupFault(
    `PostgreSQL cannot run as root, and its user may not enter ${findUnreadable(folder, runAs)}: set DATA_DIR to a folder outside it, such as /srv/dondoc, or start as an ordinary user.`,
  );
}

const run = promisify(execFile);

/** The user the server runs as when we are root; made when the machine has none. */
async function findUnprivilegedUser(): Promise<RunAs> {
  const known = await idsOf('postgres');
  if (known !== undefined) return known;
  for (const [command, ...args] of [
    ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'],
    ['adduser', '-S', '-D', '-H', '-s', '/sbin/nologin', 'postgres'],
  ] as const) {
    await run(command, args).catch(() => undefined);
    const made = await idsOf('postgres');
    if (made !== undefined) return made;
  }
  throw setupFault('PostgreSQL cannot run as root: make a user named postgres, or start as an ordinary user.');
}

async function idsOf(user: string): Promise<RunAs | undefined> {
  try {
    const [uid, gid] = await Promise.all(
      ['-u', '-g'].map(async (which) => Number((await run('id', [which, user])).stdout.trim())),
    );
    return uid && gid ? { uid, gid } : undefined;
  } catch {
    return undefined;
  }
}

const fileOf = (folder: string): string => join(folder, 'server.json');

function readRemembered(folder: string): Remembered | undefined {
  const file = fileOf(folder);
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      if (statOf(join(folder, 'cluster', 'PG_VERSION')) === undefined) return undefined;
      throw setupFault(`${file} is gone, and with it the database's password; bring it back from a backup.`);
    }
    throw setupFault(`${file} cannot be read; start as the user it belongs to, or as root.`);
  }
  try {
    const { port, password, cluster, complete } = JSON.parse(content) as Remembered;
    if (Number.isInteger(port) && typeof password === 'string' && typeof cluster === 'string')
      return { port, password, cluster, complete: complete === true };
  } catch {
    // told below
  }
  throw setupFault(`${file} is damaged; bring it back from a backup.`);
}

/** Keeps what must be known at the next start; a crash leaves the old or the new, never half. */
export function remember(folder: string, what: Remembered): void {
  const file = fileOf(folder);
  const { uid, gid } = statSync(folder);
  writeFileSync(`${file}.new`, JSON.stringify(what), { mode: 0o600, flush: true });
  if (process.getuid?.() === 0) chownSync(`${file}.new`, uid, gid);
  renameSync(`${file}.new`, file);
}
