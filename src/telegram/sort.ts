// Sorts what came from Telegram, each update by itself: what can be handled, what is of no concern, and what has to be set
// aside because nobody could read or hold it. It must not know what an update means, and never throws.
import { createHash } from 'node:crypto';
import type { NewUpdate } from '../inbox/arrival-store.js';
import type { Taken } from '../inbox/take-in.js';
import { isOurKind, readUpdate } from './read.js';

/** More than this never comes from Telegram: a message has 4,096 characters and a keyboard of 10 kB. */
const LARGEST_CHARS = 256 * 1024;

/** What PostgreSQL's jsonb cannot hold: NUL and halves of surrogate pairs, as JSON.stringify writes them. */
const UNHOLDABLE = /\\u(?:0000|d[89a-f])/;
const ESCAPES = /\\\\|\\u0000|\\ud[89a-f][0-9a-f]{2}/g;

/** One update as it came: what it says, and how to get at its bytes when these have to be kept. */
export interface Came {
  readonly update: unknown;
  bytesOf(): Uint8Array;
}

/** Sorts one update. */
export const sortUpdate = ({ update, bytesOf }: Came): Taken => ({ ...sort(update, bytesOf), bytesOf });

function sort(update: unknown, bytesOf: () => Uint8Array): NewUpdate {
  const updateId = readId(update);
  const aside = (): NewUpdate => {
    const raw = bytesOf();
    return {
      updateId: updateId === null ? idOfBytes(raw) : BigInt(updateId),
      chatId: 0n,
      payload: '{}',
      raw,
      fate: 'ASIDE',
    };
  };
  try {
    const json = JSON.stringify(update);
    if (json === undefined || json.length > LARGEST_CHARS || updateId === null) return aside();
    const id = { updateId: BigInt(updateId) };
    if (!isOurKind(update as Record<string, unknown>) && Object.keys(update as object).length > 1)
      return { ...id, chatId: 0n, payload: '{}', fate: 'DONE' };
    if (!UNHOLDABLE.test(json)) return { ...id, chatId: readUpdate(update).chatId, payload: json };
    const payload = json.replace(ESCAPES, (found) => (found === '\\\\' ? found : '\\ufffd'));
    if (payload === json) return { ...id, chatId: readUpdate(update).chatId, payload };
    const { chatId, input } = readUpdate(JSON.parse(payload));
    // People may type half a character; what a button sends is ours, and has none.
    return input.kind === 'press' ? { ...aside(), chatId } : { ...id, chatId, payload, raw: bytesOf() };
  } catch {
    return aside();
  }
}

/** The id by which an update is known; null when what stands there can be no id. */
export function readId(update: unknown): number | null {
  const id: unknown = (update as { update_id?: unknown } | null | undefined)?.update_id;
  const number = typeof id === 'string' && /^\d{1,15}$/.test(id) ? Number(id) : id;
  return Number.isSafeInteger(number) && (number as number) >= 0 ? (number as number) : null;
}

/** Telegram's ids are positive: below zero is room for what has none, so that it too is stored once. */
const idOfBytes = (bytes: Uint8Array): bigint =>
  -1n - (createHash('sha256').update(bytes).digest().readBigUInt64BE() >> 2n);
