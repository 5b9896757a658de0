// Takes updates from Telegram by long polling: a batch is stored and committed before the next call confirms it,
// so a crash loses nothing and what comes twice is stored once. It must not know what an update means.
import { setTimeout as pause } from 'node:timers/promises';
import { GrammyError, type Api } from 'grammy';
import type { Update } from 'grammy/types';
import type { Log } from '../kit/log.js';
import { READ_UPDATES } from './read.js';

export interface Receiver {
  /** Stops asking; a batch already taken is stored first. */
  stop(): Promise<void>;
  /** When Telegram last answered. */
  lastAnswerAt(): Date | null;
}

export interface ReceivePorts {
  readonly api: Api;
  readonly log: Log;
  /** Stores and commits; the batch is confirmed only when this resolved. */
  store(updates: readonly Update[]): Promise<void>;
  /** The token is not accepted. */
  onStopped(why: string): void;
}

const POLL_SECONDS = 30;
/** When several spoke at once we listen a moment longer: they are stored by one commit instead of one each. */
const CROWD_MS = 10;

/** Starts polling, after taking a webhook away if one was set. */
export function startPolling(ports: ReceivePorts): Receiver {
  const { api, log } = ports;
  const abort = new AbortController();
  let offset: number | undefined;
  let lastAnswerAt: Date | null = null;
  let waitMs = 0;

  async function once(): Promise<void> {
    const updates = await api.getUpdates(
      { offset, limit: 100, timeout: POLL_SECONDS, allowed_updates: READ_UPDATES },
      abort.signal as never,
    );
    lastAnswerAt = new Date();
    waitMs = 0;
    if (updates.length === 0) return;
    await ports.store(updates);
    // Ids may jump down after an idle week: the next offset follows the last of this batch, never a maximum of ours.
    offset = updates.at(-1)!.update_id + 1;
    if (updates.length > 1) await pause(CROWD_MS, undefined, { signal: abort.signal });
  }

  async function run(): Promise<void> {
    await api.deleteWebhook({}, abort.signal as never).catch(() => log.warn('telegram.webhook-kept'));
    while (!abort.signal.aborted) {
      try {
        await once();
      } catch (error) {
        if (abort.signal.aborted) break;
        const code = error instanceof GrammyError ? error.error_code : null;
        if (code === 401 || code === 404) {
          log.error('telegram.token-refused', { code });
          return ports.onStopped(String(code));
        }
        if (code === 409) log.error('telegram.second-poller', { code });
        else log.warn('telegram.poll', { code, error });
        const asked = error instanceof GrammyError ? (error.parameters.retry_after ?? 0) * 1000 : 0;
        waitMs = Math.max(asked, Math.min(15_000, waitMs === 0 ? 250 : waitMs * 2));
        await pause(waitMs, undefined, { signal: abort.signal }).catch(() => undefined);
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
    lastAnswerAt: () => lastAnswerAt,
    async stop() {
      abort.abort();
      await running;
    },
  };
}
