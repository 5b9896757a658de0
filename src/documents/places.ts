// A few places at which papers are worked on in the background: a free one takes the next paper due as soon as it is free,
// and a paper is begun at most once between two rings, so that one that cannot be settled never spins.
// It must not know what is done with a paper.
import type { TickContext } from '../outbox/tick.js';

/** What is to be worked on, and how. */
export interface Work<T extends { readonly id: string }> {
  readonly size: number;
  /** How long a round waits for what it began; slower work ends in the background. */
  readonly waitMs: number;
  /** The rows due now, at most `most`, without those whose ids are given. */
  due(context: TickContext, except: readonly string[], most: number): Promise<readonly T[]>;
  /** Works on one row; keeps its faults to itself. */
  work(context: TickContext, row: T): Promise<void>;
}

export interface Places {
  /** Fills the free places and waits a moment for what was begun. Tells how many rows were begun. */
  fill(context: TickContext): Promise<number>;
  /** Takes nothing new and waits for what is under way, `withinMs` at most. */
  stop(withinMs: number): Promise<void>;
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref());

export function makePlaces<T extends { readonly id: string }>({ size, waitMs, due, work }: Work<T>): Places {
  const busy = new Set<string>();
  const running = new Set<Promise<void>>();
  const begun = new Set<string>();
  let looking: Promise<void> | null = null;
  let isAsked = false;
  let isStopping = false;

  async function look(context: TickContext): Promise<void> {
    do {
      isAsked = false;
      const free = size - busy.size;
      if (free <= 0 || isStopping) return;
      for (const row of (await due(context, [...new Set([...busy, ...begun])], free)).slice(0, free))
        begin(context, row);
    } while (isAsked);
  }

  /** One look at a time: who asks meanwhile is answered by a second look. */
  function take(context: TickContext): Promise<void> {
    isAsked = true;
    return (looking ??= look(context).finally(() => (looking = null)));
  }

  function begin(context: TickContext, row: T): void {
    busy.add(row.id);
    begun.add(row.id);
    const run: Promise<void> = (async () => {
      try {
        await work(context, row);
      } catch (error) {
        context.log.error('documents.work', { id: row.id, error });
      }
      busy.delete(row.id);
      // The next ring looks again when this look fails.
      await take(context).catch(() => undefined);
    })().finally(() => running.delete(run));
    running.add(run);
  }

  async function settled(): Promise<void> {
    while (running.size > 0) await Promise.all(running);
  }

  return {
    async fill(context) {
      begun.clear();
      await take(context);
      const count = begun.size;
      if (count > 0) await Promise.race([settled(), pause(waitMs)]);
      return begun.size;
    },
    async stop(withinMs) {
      isStopping = true;
      await Promise.race([settled(), pause(withinMs)]);
    },
  };
}
