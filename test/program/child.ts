// A program of ours as a process of its own: what it says, how it ends, and that nothing of it is left behind.
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const WITHIN_MS = 60_000;

export interface Child {
  readonly pid: number;
  /** Everything it has written so far, on both outputs. */
  said(): string;
  /** Waits for words of it; rejects when it ends without them. */
  says(words: RegExp): Promise<RegExpExecArray>;
  /** Sends a signal and waits for the end; gives back the exit code (null when the signal itself ended it). */
  end(signal: NodeJS.Signals): Promise<number | null>;
  /** Waits for its own end. */
  ended(): Promise<number | null>;
}

const running = new Set<ChildProcess>();

type Settings = Readonly<Record<string, string>>;

/** Starts `src/<file>` with only these settings besides the path. */
export const startChild = (file: string, args: readonly string[], settings: Settings): Child =>
  startNode(['--import', 'tsx', join(ROOT, 'src', file), ...args], settings);

/** Starts the program as it is built, with these flags of node's. */
export const startBuilt = (flags: readonly string[], settings: Settings): Child =>
  startNode([...flags, join(ROOT, 'dist', 'main.js')], settings);

function startNode(args: readonly string[], settings: Settings): Child {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { PATH, HOME, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => void (said += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => void (said += text));
  const ended = new Promise<number | null>((resolve) =>
    child.once('close', (code) => {
      running.delete(child);
      resolve(code);
    }),
  );
  return {
    pid: child.pid ?? 0,
    said: () => said,
    ended: () => ended,
    async says(words) {
      const until = Date.now() + WITHIN_MS;
      for (;;) {
        const match = words.exec(said);
        if (match) return match;
        if (!running.has(child) || Date.now() > until)
          throw new Error(`it did not say ${String(words)} but:\n${said.slice(-3000)}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    end(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

/** Runs a command of the operator to its end. */
export async function dondoc(args: readonly string[], settings: Readonly<Record<string, string>>) {
  const child = startChild('cli/dondoc.ts', args, settings);
  const code = await child.ended();
  return { code, said: child.said() };
}

/** Ends whatever a failed test left running. */
export async function endAll(): Promise<void> {
  for (const child of running) child.kill('SIGKILL');
}

/** A port nobody uses at this moment. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject).listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/** Whether a process is there and not merely waiting to be collected. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
