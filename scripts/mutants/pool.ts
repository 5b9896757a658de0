// Keeps runners going: starts them, hands out orders, and ends one that does not come back.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Order, Outcome } from './runner.js';

export interface Runner {
  /** Runs the order; `late` when it did not end in time. */
  run(order: Order, withinMs: number): Promise<Outcome | 'late'>;
  stop(): Promise<void>;
}

const NOTHING: Outcome = { failed: null, failedIn: null, tookMs: 0, longestMs: 0, lines: null };

/** A runner; `covering` names source files whose lines are to be watched. */
export function openRunner(covering: readonly string[] = []): Runner {
  let child: ChildProcess | null = null;

  async function start(): Promise<ChildProcess> {
    const started = fork(join(import.meta.dirname, 'runner.ts'), covering.length > 0 ? [covering.join(',')] : [], {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      // A group of its own, so that what it started ends with it.
      detached: true,
    });
    await once(started, 'message');
    return started;
  }

  return {
    async run(order, withinMs) {
      const at = (child ??= await start());
      const ended = new AbortController();
      const { signal } = ended;
      const late = pause(withinMs, 'late' as const, { signal });
      const answer = once(at, 'message', { signal }).then(([outcome]) => outcome as Outcome);
      const died = once(at, 'exit', { signal }).then((): Outcome => ({ ...NOTHING, failed: 'the run ended itself' }));
      for (const each of [late, answer, died]) each.catch(() => undefined); // those that were not needed
      at.send(order);
      const outcome = await Promise.race([answer, died, late]);
      ended.abort();
      if (outcome === 'late' || at.exitCode !== null) {
        kill(at);
        child = null;
      }
      return outcome;
    },
    async stop() {
      // It may have ended itself since its last answer.
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      const killing = setTimeout(kill, 15_000, child);
      child.disconnect();
      await ended;
      clearTimeout(killing);
    },
  };
}

function kill(child: ChildProcess): void {
  try {
    process.kill(-child.pid!, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}
