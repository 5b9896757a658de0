// The process in which work is done aside (aside.ts): answers whatever is asked, one thing after the other, and ends with whoever
// started it. It must not know what the work is.
import { writeFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

export type Said<Answer, Progress> =
  | { readonly ready: true }
  | { readonly progress: Progress }
  | { readonly answer: Answer }
  | { readonly failed: string };

/** A process in the middle of something hears nothing: a thread beside it looks whether its parent is still there. */
const WATCH = `
  const { workerData: parent } = require('node:worker_threads');
  setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL'); }, 500);
`;

/** Calls `work` for each request; the process's first argument says who its parent is. */
export function answerAside<Request, Answer, Progress = never>(
  work: (request: Request, report: (progress: Progress) => void) => Promise<Answer>,
): void {
  const say = (said: Said<Answer, Progress>) => process.send?.(said, undefined, undefined, () => undefined);
  // Sent to all processes of the program: when this one ends is its parent's word, or the work would be blamed.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  const resourceLimits = { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 1, codeRangeSizeMb: 4 };
  const watch = { eval: true, workerData: Number(process.argv[2]), resourceLimits };
  new Worker(WATCH, watch).on('error', () => undefined).unref();
  try {
    // When the machine has no memory left, this process is the one to end, not the program or its database.
    writeFileSync('/proc/self/oom_score_adj', '1000');
  } catch {
    // Not every system has that.
  }
  process.on('message', (request: Request) => {
    work(request, (progress) => say({ progress })).then(
      (answer) => say({ answer }),
      // Only what kind of fault it was: its words may quote the file.
      (error: unknown) =>
        say({ failed: error instanceof Error ? `${error.name} in a process` : 'a fault in a process' }),
    );
  });
  say({ ready: true });
}
