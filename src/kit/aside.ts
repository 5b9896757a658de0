// Work in a thread of its own, with an end: what wants more time or memory than it may have is ended together with its thread,
// and nobody else waits for it. Holds both sides, who asks and the thread that answers. It must not know what the work is.
import { parentPort, Worker } from 'node:worker_threads';

/** The work wanted more time or memory than it may have. */
export class Overrun extends Error {}

/** The thread fell over the work itself. */
export class Fallen extends Error {}

/** Nothing is known of the work: its thread could not be started, or was ended because the program stops. */
export class NotDone extends Error {}

export interface AsideSettings {
  /** The file the thread runs; it calls `answerAside`. */
  readonly file: URL;
  /** By the machine's own clock: a work that hangs is told from a busy machine by nothing else. */
  readonly withinMs: number;
  /** What the thread's own objects may take. */
  readonly heapMb: number;
  /**
   * What the whole program may grow by while one work is done: bytes of files stand in no heap. More than all of it together
   * takes, since nothing tells whose bytes they are.
   */
  readonly growMb: number;
  /** How long a thread waits for the next work; ended at once when 0. */
  readonly idleMs: number;
}

export interface Aside<Request, Answer, Progress = never> {
  /** Has one piece of work done. Rejects with one of the above, or with what the work itself threw. */
  ask(request: Request, onProgress?: (progress: Progress) => void): Promise<Answer>;
  /** Ends all threads for good: what is under way, or asked from now on, is not done. */
  stop(): Promise<void>;
}

type FromThread<Answer, Progress> =
  | { readonly ready: true }
  | { readonly progress: Progress }
  | { readonly answer: Answer }
  | { readonly failed: string };

interface Thread {
  readonly worker: Worker;
  isReady: boolean;
  /** It has done something before. */
  isWarm: boolean;
  idle?: NodeJS.Timeout;
}

const LOOK_MS = 100;
const MB = 1024 * 1024;

/** Works under way in the whole program, whatever they are. */
let underWay = 0;

/** How many pieces of work are done at once is the caller's business: each has a thread. */
export function makeAside<Request, Answer, Progress = never>(
  settings: AsideSettings,
): Aside<Request, Answer, Progress> {
  const all = new Set<Thread>();
  const free: Thread[] = [];
  const stops = new Map<Thread, () => void>();
  let isStopped = false;

  function start(): Thread {
    const worker = new Worker(settings.file, { resourceLimits: { maxOldGenerationSizeMb: settings.heapMb } });
    const thread: Thread = { worker, isReady: false, isWarm: false };
    all.add(thread);
    worker.once('exit', () => {
      all.delete(thread);
      clearTimeout(thread.idle);
      if (free.includes(thread)) free.splice(free.indexOf(thread), 1);
    });
    // While it waits for work nobody listens for its faults; it ends of them all the same.
    worker.on('error', () => undefined);
    return thread;
  }

  /** Not waited for: a thread that does not come to its end must not hold up whoever asks next. */
  const end = (thread: Thread): void => void thread.worker.terminate();

  function keep(thread: Thread): void {
    if (settings.idleMs === 0) return end(thread);
    thread.isWarm = true;
    thread.worker.unref();
    thread.idle = setTimeout(() => {
      free.splice(free.indexOf(thread), 1);
      end(thread);
    }, settings.idleMs).unref();
    free.push(thread);
  }

  function take(): Thread {
    const thread = free.pop();
    if (!thread) return start();
    clearTimeout(thread.idle);
    thread.worker.ref();
    return thread;
  }

  async function askThread(thread: Thread, request: Request, onProgress?: (progress: Progress) => void) {
    const { worker } = thread;
    const residentBefore = process.memoryUsage.rss();
    let wasAlone = true;
    underWay += 1;
    return new Promise<Answer>((resolve, reject) => {
      const give = (settle: () => void, isOver: boolean): void => {
        clearTimeout(timer);
        clearInterval(looks);
        underWay -= 1;
        worker.off('message', hear).off('error', fall).off('exit', leave);
        stops.delete(thread);
        if (isOver) end(thread);
        else keep(thread);
        settle();
      };
      const fail = (error: Error): void => give(() => reject(error), true);
      const hear = (said: FromThread<Answer, Progress>): void => {
        if ('ready' in said) thread.isReady = true;
        else if ('progress' in said) onProgress?.(said.progress);
        else if ('answer' in said) give(() => resolve(said.answer), false);
        else give(() => reject(new Error(said.failed)), false);
      };
      const fall = (error: unknown): void => {
        const { code, name } = error as { code?: string; name?: string };
        if (code === 'ERR_WORKER_OUT_OF_MEMORY') fail(new Overrun('the thread wanted more memory than it may have'));
        else if (thread.isReady) fail(new Fallen(`${name ?? 'a fault'} ended the thread`));
        else fail(new NotDone('the thread could not be started', { cause: error }));
      };
      const leave = (): void => fail(thread.isReady ? new Fallen('the thread ended') : new NotDone('no thread'));
      const timer = setTimeout(
        () => fail(thread.isReady ? new Overrun('the work took longer than it may') : new NotDone('no thread in time')),
        settings.withinMs,
      );
      const looks = setInterval(() => {
        wasAlone &&= underWay === 1;
        if (process.memoryUsage.rss() - residentBefore <= settings.growMb * MB) return;
        // Beside another one nobody knows whose bytes they are.
        fail(wasAlone ? new Overrun('the work wanted more memory than it may have') : new NotDone('two grew too much'));
      }, LOOK_MS);
      worker.on('message', hear).on('error', fall).on('exit', leave);
      stops.set(thread, () => fail(new NotDone('the program stops')));
      worker.postMessage(request);
    });
  }

  return {
    async ask(request, onProgress) {
      if (isStopped) throw new NotDone('the program stops');
      const thread = take();
      try {
        return await askThread(thread, request, onProgress);
      } catch (error) {
        // What the work before left behind may have ended the thread: a fresh one tells.
        if (!(error instanceof Fallen) || !thread.isWarm) throw error;
        return askThread(start(), request, onProgress);
      }
    },
    async stop() {
      isStopped = true;
      for (const stop of [...stops.values()]) stop();
      for (const thread of free) clearTimeout(thread.idle);
      await Promise.all([...all].map((thread) => thread.worker.terminate()));
    },
  };
}

/** In the thread: answers whatever is asked with `work`, one thing after the other. */
export function answerAside<Request, Answer, Progress = never>(
  work: (request: Request, report: (progress: Progress) => void) => Promise<Answer>,
): void {
  const say = (said: FromThread<Answer, Progress>) => parentPort?.postMessage(said);
  parentPort?.on('message', (request: Request) => {
    work(request, (progress) => say({ progress })).then(
      (answer) => say({ answer }),
      // Only what kind of fault it was: its words may quote the file.
      (error: unknown) => say({ failed: error instanceof Error ? `${error.name} in a thread` : 'a fault in a thread' }),
    );
  });
  say({ ready: true });
}
