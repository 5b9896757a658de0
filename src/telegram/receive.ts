// Takes updates from Telegram by long polling: a batch is stored and committed before the next call confirms it,
// so a crash loses nothing and what comes twice is stored once. Whatever fails is waited for longer each time, and nothing
// is confirmed meanwhile. It must not know what an update means.
import { setTimeout as pause } from 'node:timers/promises';
import { GrammyError, type Api } from 'grammy';
import type { Log } from '../kit/log.js';
import { readRetrySeconds } from './answers.js';
import { elementsOf } from './elements.js';
import { nextOffset, skipBatch } from './offset.js';
import { bodyOf } from './post.js';
import { READ_UPDATES } from './read.js';
import { watchReception, type Reception } from './reception.js';
import { readId, type Came } from './sort.js';

export interface Receiver {
  /** Stops asking; a batch already taken is stored first. */
  stop(): Promise<void>;
}

export interface ReceivePorts {
  readonly api: Api;
  readonly log: Log;
  /** Stores and commits; the batch is confirmed only when this resolved. Rejects when the database is away. */
  store(updates: readonly Came[]): Promise<void>;
  /** The token is not accepted. */
  onStopped(why: string): void;
  readonly reception?: Reception;
}

const POLL_SECONDS = 30;
const MOST = 100;
/** When several spoke at once we listen a moment longer: they are stored by one commit instead of one each. */
const CROWD_MS = 10;
/** An empty answer that came before this is not that of a server that waited for something to come. */
const AT_ONCE_MS = 1000;
const LONGEST_EMPTY_WAIT_MS = 5000;
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 15_000;
/** The same batch may come again because our confirmation was lost; so often only when its ids are useless. */
const SAME_TIMES = 5;

/** Starts polling, after taking a webhook away if one was set. */
export function startPolling(ports: ReceivePorts): Receiver {
  const { api, log, reception = watchReception('polling') } = ports;
  const abort = new AbortController();
  let offset: number | undefined;
  let waitMs = 0;
  /** How long the last empty answer that came at once was waited after. */
  let emptyWaitMs = 0;
  /** Fewer are asked for after no answer came: the answer may be what is too large. */
  let limit = MOST;
  let same = { mark: '', times: 0, highest: undefined as number | undefined };

  async function once(): Promise<void> {
    const askedAt = performance.now();
    const updates = await api
      .getUpdates({ offset, limit, timeout: POLL_SECONDS, allowed_updates: READ_UPDATES }, abort.signal as never)
      .catch((error: unknown) => {
        if (!(error instanceof GrammyError)) limit = Math.max(1, Math.floor(limit / 2));
        throw error;
      });
    if (!Array.isArray(updates)) throw new Error('an answer that is no list');
    if (updates.length > 0) await reception.storing(ports.store(cameOf(updates)));
    waitMs = 0;
    limit = Math.min(MOST, limit * 2);
    reception.took();
    if (updates.length === 0) return afterEmpty(performance.now() - askedAt);
    emptyWaitMs = 0;
    await moveOffset(updates.map(readId));
    if (updates.length > 1) await pause(CROWD_MS, undefined, { signal: abort.signal });
  }

  /** One that waited is asked again at once; one that answers «nothing» over and over is asked ever more slowly. */
  async function afterEmpty(tookMs: number): Promise<void> {
    emptyWaitMs = tookMs < AT_ONCE_MS ? longer(emptyWaitMs * 2, LONGEST_EMPTY_WAIT_MS) : 0;
    if (emptyWaitMs > 0) await pause(emptyWaitMs, undefined, { signal: abort.signal });
  }

  /** Confirms what was stored; a batch that comes again and again is asked for ever more slowly, and passed over in the end. */
  async function moveOffset(ids: readonly (number | null)[]): Promise<void> {
    const mark = JSON.stringify(ids);
    same = mark === same.mark ? { ...same, times: same.times + 1 } : { mark, times: 0, highest: offset };
    offset = nextOffset(ids, offset);
    if (same.times === 0) return;
    log.warn('telegram.same-batch', { times: same.times, updates: ids.length });
    if (same.times >= SAME_TIMES) offset = skipBatch(ids, same.highest) ?? offset;
    await pause(longer(2 ** Math.min(same.times, 8) * 10, 2000), undefined, { signal: abort.signal });
  }

  async function run(): Promise<void> {
    await api.deleteWebhook({}, abort.signal as never).catch(() => log.warn('telegram.webhook-kept'));
    while (!abort.signal.aborted) {
      try {
        await once();
      } catch (error) {
        if (abort.signal.aborted) break;
        reception.failed();
        const code = error instanceof GrammyError ? error.error_code : null;
        if (code === 401 || code === 404) {
          log.error('telegram.token-refused', { code });
          return ports.onStopped(String(code));
        }
        if (code === 409) log.error('telegram.second-poller', { code });
        else log.warn('telegram.poll', { code, error });
        const asked = error instanceof GrammyError ? readRetrySeconds(error.parameters.retry_after ?? 0) * 1000 : 0;
        waitMs = longer(waitMs * 2, LONGEST_WAIT_MS);
        await pause(Math.max(asked, waitMs), undefined, { signal: abort.signal }).catch(() => undefined);
      }
    }
    // Confirms what was stored last, so that the next start is not handed it again.
    if (offset !== undefined) {
      const soon = AbortSignal.timeout(2000);
      await api.getUpdates({ offset, limit: 1, timeout: 0 }, soon as never).catch(() => undefined);
    }
  }
  const running = run();

  return {
    async stop() {
      abort.abort();
      await running;
    },
  };
}

const longer = (waitMs: number, longestMs: number): number => Math.min(longestMs, Math.max(FIRST_WAIT_MS, waitMs));

/** Each update with its own bytes, cut out of the answer only when somebody asks for them. */
export function cameOf(updates: readonly unknown[]): Came[] {
  let cut: Uint8Array[] | null | undefined;
  return updates.map((update, n) => ({
    update,
    bytesOf() {
      if (cut === undefined) {
        const body = bodyOf(updates);
        cut = body && elementsOf(body);
      }
      return cut?.length === updates.length ? cut[n]! : Buffer.from(JSON.stringify(update) ?? '');
    },
  }));
}
