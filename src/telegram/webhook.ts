// Takes updates from Telegram by webhook: the secret is compared before the body is read; the update is stored and
// committed, or set aside, only then is 200 answered. Anything else makes Telegram bring it again.
// It must not know what an update means.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Api } from 'grammy';
import { isDeeper } from './elements.js';
import { READ_UPDATES } from './read.js';
import type { Reception } from './reception.js';
import type { Came } from './sort.js';

/** Registers the address with Telegram. */
export async function setWebhook(api: Api, url: string, secret: string): Promise<void> {
  await api.setWebhook(url, { secret_token: secret, allowed_updates: READ_UPDATES, max_connections: 20 });
}

export interface WebhookRequest {
  readonly secret: string | null;
  /** Reads the body. */
  bytes(): Promise<Uint8Array>;
}

export interface WebhookPorts {
  readonly secret: string;
  readonly reception: Reception;
  /** Stores and commits, or sets aside. Rejects when the database is away. */
  store(updates: readonly Came[]): Promise<void>;
}

/** Tells whether a request carries the secret, in a time that does not tell how much of it was right. */
export function secretCheck(secret: string): (given: string | null) => boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const expected = digest(secret);
  return (given) => timingSafeEqual(digest(given ?? ''), expected);
}

/** Answers with the HTTP status: 401 for a wrong secret, 200 once stored or set aside, 503 to be asked again. */
export function webhookHandler({ secret, reception, store }: WebhookPorts) {
  const accepts = secretCheck(secret);
  return async (request: WebhookRequest): Promise<200 | 401 | 503> => {
    if (!accepts(request.secret)) return 401;
    try {
      const bytes = await request.bytes();
      await reception.storing(store([{ update: parse(bytes), bytesOf: () => bytes }]));
      reception.took();
      return 200;
    } catch {
      reception.failed();
      return 503;
    }
  };
}

/** An update has some kB: one of more than this is set aside unread. */
const LARGEST_UPDATE_BYTES = 1024 * 1024;
const SMALL_BYTES = 64 * 1024;
const DEEPEST = 1000;

/** What cannot be parsed, or would cost much to parse, is an update nobody can read. */
function parse(bytes: Uint8Array): unknown {
  if (bytes.length > LARGEST_UPDATE_BYTES) return undefined;
  if (bytes.length > SMALL_BYTES && isDeeper(bytes, DEEPEST)) return undefined;
  try {
    return JSON.parse(Buffer.from(bytes).toString());
  } catch {
    return undefined;
  }
}
