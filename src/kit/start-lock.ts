// One program at a time may start or stop what lives in a folder: a file that names its holder.
// A holder that died leaves the file behind; it is recognised by its process being gone or being another one by now.
import { readFileSync } from 'node:fs';
import { open, readFile, rm, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { setupFault } from './setup-fault.js';

const RETRY_MS = 25;
/** A holder writes its name at once; an empty file this old was left by a crash in between. */
const NAMELESS_MS = 5_000;

/** Runs `work` while holding `file`; waits up to `waitMs` for another holder to finish. */
export async function withStartLock<T>(file: string, work: () => Promise<T>, waitMs = 120_000): Promise<T> {
  const until = Date.now() + waitMs;
  while (!(await take(file))) {
    if (Date.now() > until)
      throw setupFault(`Another program holds ${file}; stop it, or delete the file if none runs.`);
    await pause(RETRY_MS);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function take(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx', 0o600);
    try {
      await handle.writeFile(await nameOf(process.pid));
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (await isLeftBehind(file)) await rm(file, { force: true });
    return false;
  }
}

async function isLeftBehind(file: string): Promise<boolean> {
  try {
    const holder = await readFile(file, 'utf8');
    if (holder === '') return Date.now() - (await stat(file)).mtimeMs > NAMELESS_MS;
    const pid = Number(holder.split(' ')[0]);
    return !isAlive(pid) || (await nameOf(pid)) !== holder;
  } catch {
    return false; // just given back
  }
}

/** Process id and the moment it started, because a restarted container gives the same ids again. */
async function nameOf(pid: number): Promise<string> {
  return `${pid} ${fieldsOf(await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''))[19] ?? ''}`;
}

/** What Linux tells about a process, from its state on: the name before it is in brackets and may hold anything. */
const fieldsOf = (status: string): string[] => status.slice(status.lastIndexOf(')') + 2).split(' ');

/** Whether a process of this id runs, ours or another user's; one that ended and was not collected does not. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  try {
    return fieldsOf(readFileSync(`/proc/${pid}/stat`, 'utf8'))[0] !== 'Z';
  } catch {
    return process.platform !== 'linux';
  }
}
