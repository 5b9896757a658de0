// The words somebody typed about an item, found by the message they came in, and put right in place; what they said before is
// kept beside them. It decides nothing and says nothing.
import type { ItemEvent } from '../generated/prisma/client.js';
import type { Tx } from '../kit/database.js';

/** What a message of this person's said about an item, and whether a result it belongs to has been returned since. */
export async function findSaidIn(
  tx: Tx,
  personId: string,
  messageId: bigint,
): Promise<{ event: ItemEvent; isJudged: boolean } | null> {
  const event = await tx.itemEvent.findFirst({ where: { personId, messageId }, orderBy: { no: 'desc' } });
  if (!event) return null;
  const later = await tx.itemEvent.count({
    where: { itemId: event.itemId, no: { gt: event.no }, kind: 'RETURNED' },
  });
  return { event, isJudged: later > 0 };
}

/** Puts the words right; what they were is added to what they have been before. */
export async function correctWords(tx: Tx, event: ItemEvent, text: string, now: Date): Promise<void> {
  const before = [...(event.earlier as object[]), { text: event.text, until: now.toISOString() }];
  await tx.itemEvent.update({ where: { id: event.id }, data: { text, earlier: before } });
}
