// Messages that asked where a paper belongs, once that is settled from one of them, from another or by words: they say what
// became of it and keep no buttons. It must not know how it was settled.
import type { KnownTurn } from '../dialogue/turn.js';
import { newId } from '../kit/ids.js';
import { listSpoken } from '../outbox/store.js';

/** Takes the buttons off every message of this chat that still asks about the paper; `became` says what became of it. */
export async function settleAsked(turn: KnownTurn, paperId: string, became: string): Promise<void> {
  const asks = new RegExp(`^documents\\.(?:put|unit|to):${paperId}(?::|$)`);
  for (const spoken of await listSpoken(turn.tx, turn.chatId, null, turn.now)) {
    if (!spoken.rows.flat().some(({ act }) => asks.test(act))) continue;
    const to = { chatId: turn.chatId, personId: turn.who.personId };
    turn.edit(to, spoken.key, { text: `${spoken.text}\n${became}` }, newId());
  }
}
