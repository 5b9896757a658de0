// Has the card that stands open in a chat drawn once more, below what the clock or somebody else has just said there: an input
// of our own, handled in its turn like everything a person does. It must not know what is drawn.
import { randomBytes } from 'node:crypto';
import type { Tx } from '../kit/database.js';

/** What such an input says; nothing that comes from outside is read as one (`telegram/sort.ts`). */
export const AGAIN = { again: true } as const;

/** Stores one for each of these chats in which a dialogue is open; returns the chats that have something to be handled. */
export async function saveAgain(tx: Tx, chatIds: readonly bigint[], now: Date): Promise<bigint[]> {
  if (chatIds.length === 0) return [];
  // Below zero is room for what has no id of Telegram's.
  const rows = chatIds.map((chatId) => ({
    chat_id: chatId.toString(),
    update_id: (-1n - (randomBytes(8).readBigUInt64BE() >> 2n)).toString(),
  }));
  const stored = await tx.$queryRaw<{ chat_id: bigint }[]>`
    INSERT INTO inbox (update_id, chat_id, payload, state, received_at)
    SELECT r.update_id, d.chat_id, ${JSON.stringify(AGAIN)}::jsonb, 'WAITING', ${now}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(chat_id bigint, update_id bigint)
    JOIN dialogue d ON d.chat_id = r.chat_id AND d.kind IS NOT NULL
    ON CONFLICT (update_id) DO NOTHING RETURNING chat_id`;
  return stored.map((row) => row.chat_id);
}
