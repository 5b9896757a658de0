// Brings updates to the bot's webhook: one at a time per chat (per person for taps), several chats at once, again and
// again until it answers 2xx. It must not know what an update says.
import { Agent, request } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import type { UpdateQueue, WaitingUpdate } from './updates.js';
import type { WebhookSettings } from './world.js';

export interface WebhookSender {
  /** Looks for something to deliver; cheap when there is nothing. */
  wake(): void;
  stop(): void;
  lastError(): { atMs: number; message: string } | null;
}

export interface WebhookOptions {
  queue: UpdateQueue;
  settings(): WebhookSettings | null;
  strikesDuplicate(): boolean;
  /** A method call that stood in the answer; its result is lost, as at Telegram. */
  onAnswer(method: string, params: Record<string, unknown>): void;
}

const FIRST_RETRY_MS = 200;
const LONGEST_RETRY_MS = 30_000;
const ANSWER_WITHIN_MS = 60_000;

/** Builds the deliverer; it does nothing while no webhook is set. */
export function createWebhookSender(options: WebhookOptions): WebhookSender {
  const agents = {
    'http:': new Agent({ keepAlive: true, maxSockets: 100 }),
    'https:': new SecureAgent({ keepAlive: true, maxSockets: 100 }),
  };
  const busy = new Set<number>();
  const lanes = new Map<string, { untilMs: number; failures: number }>();
  let lastError: { atMs: number; message: string } | null = null;
  let planned = false;
  let retryTimer: NodeJS.Timeout | undefined;
  let stopped = false;

  const post = (settings: WebhookSettings, text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const url = new URL(settings.url);
      const secure = url.protocol === 'https:';
      const headers: Record<string, string | number> = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
      };
      if (settings.secretToken) headers['x-telegram-bot-api-secret-token'] = settings.secretToken;
      const call = (secure ? secureRequest : request)(
        url,
        { method: 'POST', headers, agent: secure ? agents['https:'] : agents['http:'], timeout: ANSWER_WITHIN_MS },
        (res) => {
          const parts: Buffer[] = [];
          res.on('data', (part: Buffer) => parts.push(part));
          res.on('error', reject);
          res.on('end', () => {
            const status = res.statusCode ?? 0;
            if (status >= 200 && status < 300) resolve(Buffer.concat(parts).toString('utf8'));
            else reject(new Error(`Wrong response from the webhook: ${status} ${res.statusMessage ?? ''}`.trim()));
          });
        },
      );
      call.on('timeout', () => call.destroy(new Error('Read timeout expired')));
      call.on('error', (error) => reject(new Error(error.message || 'Connection refused')));
      call.end(text);
    });

  const readAnswer = (text: string): void => {
    if (!text.startsWith('{')) return;
    try {
      const answer = JSON.parse(text) as Record<string, unknown>;
      if (typeof answer.method === 'string') options.onAnswer(answer.method, answer);
    } catch {
      return;
    }
  };

  const deliver = async (settings: WebhookSettings, entry: WaitingUpdate): Promise<void> => {
    const id = entry.update.update_id;
    busy.add(id);
    lanes.set(entry.lane, { untilMs: Infinity, failures: lanes.get(entry.lane)?.failures ?? 0 });
    try {
      const text = JSON.stringify(entry.update);
      readAnswer(await post(settings, text));
      if (options.strikesDuplicate()) readAnswer(await post(settings, text));
      options.queue.confirm(id);
      lanes.delete(entry.lane);
    } catch (error) {
      lastError = { atMs: Date.now(), message: error instanceof Error ? error.message : 'unknown' };
      const failures = (lanes.get(entry.lane)?.failures ?? 0) + 1;
      const waitMs = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1));
      lanes.set(entry.lane, { untilMs: Date.now() + waitMs, failures });
      clearTimeout(retryTimer);
      if (!stopped) retryTimer = setTimeout(wake, waitMs + 5);
    } finally {
      busy.delete(id);
      wake();
    }
  };

  const look = (): void => {
    planned = false;
    const settings = options.settings();
    if (!settings || stopped) return;
    options.queue.expire();
    const now = Date.now();
    const taken = new Set<string>();
    let soonestMs = Infinity;
    for (const entry of options.queue.waiting.values()) {
      if (busy.size >= settings.maxConnections) break;
      if (taken.has(entry.lane)) continue;
      taken.add(entry.lane);
      const lane = lanes.get(entry.lane);
      if (lane && lane.untilMs > now) {
        soonestMs = Math.min(soonestMs, lane.untilMs);
        continue;
      }
      void deliver(settings, entry);
    }
    if (Number.isFinite(soonestMs)) {
      clearTimeout(retryTimer);
      retryTimer = setTimeout(wake, soonestMs - now + 5);
    }
  };

  function wake(): void {
    if (planned || stopped || !options.settings()) return;
    planned = true;
    setImmediate(look);
  }

  return {
    wake,
    stop() {
      stopped = true;
      clearTimeout(retryTimer);
      agents['http:'].destroy();
      agents['https:'].destroy();
    },
    lastError: () => lastError,
  };
}
