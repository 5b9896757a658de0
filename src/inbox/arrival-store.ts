// Writes what arrived into the inbox: a batch is one statement and one commit, once per update id. What is set aside keeps
// its bytes. It must not know what an update means.
import type { Db } from '../kit/database.js';
import { faultCode } from './fault-code.js';

/** An update to be stored. `payload` is JSON that the database can hold. */
export interface NewUpdate {
  readonly updateId: bigint;
  readonly chatId: bigint;
  readonly payload: string;
  /** As it came, byte for byte, where the payload says less. */
  readonly raw?: Uint8Array;
  /** Not to be handled: set aside because it cannot be, or no concern of ours. */
  readonly fate?: 'ASIDE' | 'DONE';
}

/** What was new in a batch: the chats that got something to be handled, and how many updates were set aside. */
export interface Stored {
  readonly chatIds: bigint[];
  readonly aside: number;
}

/** Stores a batch in one commit, once per update id whatever the order. */
export async function storeUpdates(db: Db, updates: readonly NewUpdate[], now: Date): Promise<Stored> {
  const stored = await db.$queryRaw<{ chat_id: bigint; waits: boolean; aside: boolean }[]>`
    WITH batch AS (
      SELECT * FROM ROWS FROM (jsonb_to_recordset(${rowsJson(updates)}::jsonb)
        AS (update_id bigint, chat_id bigint, payload jsonb, raw text, fate text, code text)) WITH ORDINALITY
        AS b(update_id, chat_id, payload, raw, fate, code, n)
    ), talks AS (
      INSERT INTO dialogue (chat_id) SELECT DISTINCT chat_id FROM batch WHERE fate IS NULL ON CONFLICT (chat_id) DO NOTHING
    )
    INSERT INTO inbox (update_id, chat_id, payload, raw, state, fault_code, received_at, done_at)
    SELECT update_id, chat_id, payload, decode(raw, 'base64'), coalesce(fate, 'WAITING')::"InboxState", code, ${now}::timestamptz,
      CASE WHEN fate IS NOT NULL THEN ${now}::timestamptz END FROM batch ORDER BY n
    ON CONFLICT (update_id) DO NOTHING RETURNING chat_id, state = 'WAITING' AS waits, state = 'ASIDE' AS aside`;
  const chatIds = new Set(stored.filter((row) => row.waits).map((row) => row.chat_id));
  return { chatIds: [...chatIds], aside: stored.filter((row) => row.aside).length };
}

const rowsJson = (updates: readonly NewUpdate[]): string =>
  `[${updates.map((update) => `${rowHead(update)},"payload":${update.payload}}`).join(',')}]`;

const rowHead = ({ updateId, chatId, raw, fate }: NewUpdate): string =>
  JSON.stringify({
    update_id: updateId.toString(),
    chat_id: chatId.toString(),
    ...(raw && { raw: Buffer.from(raw).toString('base64') }),
    ...(fate && { fate }),
    ...(fate === 'ASIDE' && { code: faultCode() }),
  }).slice(0, -1);
