// Work in a process of its own, with an end: what wants more time or memory than it may have is killed together with its
// process, and nobody else waits for it or falls with it. The side that asks; answer-aside.ts is the other one. It must not know
// what the work is.
import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Said } from './answer-aside.js';

/** The work wanted more time or memory than it may have. */
export class Overrun extends Error {}

/** The process fell over the work itself. */
export class Fallen extends Error {}

/** Nothing is known of the work: its process could not be started, or was ended because the program stops. */
export class NotDone extends Error {}

export interface AsideSettings {
  /** The file the process runs; it calls `answerAside`. */
  readonly file: URL;
  /** By the machine's own clock: a work that hangs is told from a busy machine by nothing else. */
  readonly withinMs: number;
  /** What the process's own objects may take. */
  readonly heapMb: number;
  /** What the whole process may take, the bytes of files among it; only the heap counts where the system does not tell. */
  readonly residentMb: number;
  /** How long a process waits for the next work; ended at once when 0. */
  readonly idleMs: number;
}

export interface Aside<Request, Answer, Progress = never> {
  /** Has one piece of work done. Rejects with one of the above, or with what the work itself threw. */
  ask(request: Request, onProgress?: (progress: Progress) => void): Promise<Answer>;
  /** Ends all processes for good: what is under way, or asked from now on, is not done. */
  stop(): Promise<void>;
}

interface Aider {
  readonly child: ChildProcess;
  /** It has ended, or could not be started. */
  readonly gone: Promise<void>;
  isReady: boolean;
  /** It has done something before. */
  isWarm: boolean;
  idle?: NodeJS.Timeout;
}

const LOOK_MS = 100;
/** How V8 ends a process that has no memory left, and the system one that has taken all of its. */
const OUT_OF_MEMORY: readonly unknown[] = ['SIGABRT', 'SIGTRAP', 'SIGILL', 'SIGKILL', 134];
/** All it is told of where it runs; what is secret stands there too. */
const TOLD = ['TZ', 'NODE_ICU_DATA', 'LD_LIBRARY_PATH', 'SystemRoot'];
/** One pool of memory, which gives back what is free. */
const THRIFTY = { MALLOC_ARENA_MAX: '1', MALLOC_TRIM_THRESHOLD_: '131072' };

function environment(): NodeJS.ProcessEnv {
  const told = TOLD.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return { ...THRIFTY, ...Object.fromEntries(told) } as NodeJS.ProcessEnv;
}

/** What a process takes of the machine's memory; 0 where the system does not tell. */
function residentMb(pid: number): number {
  try {
    return Number(/^VmRSS:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** How many pieces of work are done at once is the caller's business: each has a process. */
export function makeAside<Request, Answer, Progress = never>(
  settings: AsideSettings,
): Aside<Request, Answer, Progress> {
  const all = new Set<Aider>();
  const free: Aider[] = [];
  const stops = new Map<Aider, () => void>();
  let isStopped = false;

  function start(): Aider {
    const child = fork(fileURLToPath(settings.file), [String(process.pid)], {
      serialization: 'advanced',
      env: environment(),
      execArgv: [`--max-old-space-size=${settings.heapMb}`, '--max-semi-space-size=8', '--v8-pool-size=1'],
      // What is said while one dies may quote the file.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const gone = new Promise<void>((resolve) => {
      const leave = (): void => {
        all.delete(aider);
        clearTimeout(aider.idle);
        if (free.includes(aider)) free.splice(free.indexOf(aider), 1);
        resolve();
      };
      child.once('exit', leave);
      // While it waits for work nobody else listens for its faults.
      child.on('error', () => {
        if (child.pid === undefined) leave();
      });
    });
    const aider: Aider = { child, gone, isReady: false, isWarm: false };
    all.add(aider);
    return aider;
  }

  /** At once, whatever it is doing. */
  const end = ({ child }: Aider): void => void child.kill('SIGKILL');

  function keep(aider: Aider): void {
    const { child } = aider;
    // What this work has left behind is not the next one's.
    if (settings.idleMs === 0 || residentMb(child.pid ?? 0) > settings.residentMb / 2) return end(aider);
    aider.isWarm = true;
    child.unref();
    child.channel?.unref();
    aider.idle = setTimeout(() => {
      free.splice(free.indexOf(aider), 1);
      end(aider);
    }, settings.idleMs).unref();
    free.push(aider);
  }

  function take(): Aider {
    const aider = free.pop();
    if (!aider) return start();
    clearTimeout(aider.idle);
    aider.child.ref();
    aider.child.channel?.ref();
    return aider;
  }

  async function askAider(aider: Aider, request: Request, onProgress?: (progress: Progress) => void) {
    const { child } = aider;
    return new Promise<Answer>((resolve, reject) => {
      let isSettled = false;
      const give = (settle: () => void, isOver: boolean): void => {
        if (isSettled) return;
        isSettled = true;
        clearTimeout(timer);
        clearInterval(looks);
        child.off('message', hear).off('error', fall).off('exit', leave);
        stops.delete(aider);
        if (isOver) end(aider);
        else keep(aider);
        settle();
      };
      const fail = (error: Error): void => give(() => reject(error), true);
      const hear = (message: unknown): void => {
        const said = message as Said<Answer, Progress>;
        if ('ready' in said) aider.isReady = true;
        else if ('progress' in said) onProgress?.(said.progress);
        else if ('answer' in said) give(() => resolve(said.answer), false);
        else give(() => reject(new Error(said.failed)), false);
      };
      const fall = (cause: unknown): void => {
        if (aider.isReady) fail(new Fallen('the process cannot be reached', { cause }));
        else fail(new NotDone('the process could not be started', { cause }));
      };
      const leave = (code: number | null, signal: NodeJS.Signals | null): void => {
        const how = signal ?? code;
        if (!aider.isReady) fail(new NotDone(`the process ended before it began (${how})`));
        else if (OUT_OF_MEMORY.includes(how)) fail(new Overrun(`the process had no memory left (${how})`));
        else fail(new Fallen(`the process ended (${how})`));
      };
      const timer = setTimeout(
        () => fail(aider.isReady ? new Overrun('the work took longer than it may') : new NotDone('no process in time')),
        settings.withinMs,
      );
      const looks = setInterval(() => {
        if (residentMb(child.pid ?? 0) > settings.residentMb)
          fail(new Overrun('the work wanted more memory than it may have'));
      }, LOOK_MS);
      child.on('message', hear).on('error', fall).on('exit', leave);
      stops.set(aider, () => fail(new NotDone('the program stops')));
      // One that has just ended says how by itself.
      if (child.connected) child.send(request as object, () => undefined);
      else if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
        fall(new Error('it has ended'));
    });
  }

  return {
    async ask(request, onProgress) {
      if (isStopped) throw new NotDone('the program stops');
      const aider = take();
      try {
        return await askAider(aider, request, onProgress);
      } catch (error) {
        // What the work before left behind may have ended the process: a fresh one tells.
        if (!(error instanceof Fallen) || !aider.isWarm) throw error;
        return askAider(start(), request, onProgress);
      }
    },
    async stop() {
      isStopped = true;
      for (const stop of [...stops.values()]) stop();
      const left = [...all];
      for (const aider of left) end(aider);
      await Promise.all(left.map(({ gone }) => gone));
    },
  };
}
