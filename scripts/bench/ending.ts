// What a bench must undo: programs it started, folders it made. Undone in reverse order, also on Ctrl-C.
// It must not know what is measured.
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');

type Undo = () => Promise<unknown>;

const undos: Undo[] = [];
const STOP_WITHIN_MS = 20_000;

/** Notes what has to be undone in the end. */
export const later = (undo: Undo): void => void undos.push(undo);

/** Undoes everything noted, the latest first; a failure is told and does not stop it. */
export async function undoAll(): Promise<void> {
  while (undos.length > 0) {
    await undos.pop()!().catch((error: unknown) => console.error('bench: not undone:', error));
  }
}

/** An empty folder that goes away in the end. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dondoc-bench-'));
  later(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A running program of ours. */
export interface Running {
  readonly pid: number;
  /** Waits until a line of its output holds this, and gives back the match. Rejects when it ends or takes too long. */
  says(what: RegExp): Promise<RegExpExecArray>;
  stop(): Promise<void>;
}

const SAYS_WITHIN_MS = 120_000;

/** Starts `node …args` with only these settings besides the path; stopped in the end when nobody has before. */
export const startNode = (args: readonly string[], settings: Readonly<Record<string, string>> = {}): Running =>
  start(process.execPath, args, settings);

/** Starts the built bot as `npm start` does, with what package.json says of its memory. */
export function startBot(settings: Readonly<Record<string, string>>): Running {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { start: string } };
  return start('sh', ['-c', scripts.start], settings);
}

function start(program: string, args: readonly string[], settings: Readonly<Record<string, string>>): Running {
  const { PATH, HOME, LANG } = process.env;
  const child = spawn(program, args, {
    cwd: ROOT,
    env: { PATH, HOME, LANG, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: Ctrl-C reaches only the bench, which then stops its programs in order.
    detached: true,
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => void (said += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => void (said += text));
  const stop = (): Promise<void> => stopChild(child);
  later(stop);
  return {
    pid: child.pid ?? 0,
    stop,
    async says(what) {
      const until = Date.now() + SAYS_WITHIN_MS;
      for (;;) {
        const match = what.exec(said);
        if (match) return match;
        if (child.exitCode !== null || child.signalCode !== null || Date.now() > until)
          throw new Error(`${args.join(' ')} did not say ${String(what)}; it said:\n${said.slice(-2000)}`);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
  };
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const hard = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await ended;
  clearTimeout(hard);
}
