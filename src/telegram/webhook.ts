// Takes updates from Telegram by webhook: the secret is compared first, the update stored and committed, only then is 200
// answered. Anything else makes Telegram bring it again. It must not know what an update means.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Api } from 'grammy';
import type { Update } from 'grammy/types';
import { READ_UPDATES } from './read.js';

/** Registers the address with Telegram. */
export async function setWebhook(api: Api, url: string, secret: string): Promise<void> {
  await api.setWebhook(url, { secret_token: secret, allowed_updates: READ_UPDATES, max_connections: 20 });
}

export interface WebhookRequest {
  readonly secret: string | null;
  readonly body: unknown;
}

/** Answers with the HTTP status: 401 for a wrong secret, 400 for what is no update, 200 once stored, 503 to be asked again. */
export function webhookHandler(secret: string, store: (updates: readonly Update[]) => Promise<void>) {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const expected = digest(secret);
  return async (request: WebhookRequest): Promise<200 | 400 | 401 | 503> => {
    if (!timingSafeEqual(digest(request.secret ?? ''), expected)) return 401;
    const update = request.body as Update | null;
    if (typeof update !== 'object' || update === null || !Number.isSafeInteger(update.update_id)) return 400;
    try {
      await store([update]);
      return 200;
    } catch {
      return 503;
    }
  };
}
