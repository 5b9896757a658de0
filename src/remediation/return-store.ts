// What a lead asks to be supplemented: drafted field by field, sent once with the result it is about. It decides nothing and
// says nothing.
import { closeDeadline } from '../deadlines/store.js';
import type { ItemReturn } from '../generated/prisma/client.js';
import type { Tx } from '../kit/database.js';
import { newId } from '../kit/ids.js';
import { addEvent, moveDeadline, type ItemView } from './item-store.js';

/** The draft of what a lead asks to be supplemented, one per reviewer and round. */
export async function draftReturn(
  tx: Tx,
  item: { id: string; round: number },
  reviewerId: string,
  change: Partial<Pick<ItemReturn, 'whatCode' | 'what' | 'whyCode' | 'why' | 'newDueAt'>>,
  now: Date,
): Promise<ItemReturn> {
  const key = { itemId: item.id, round: item.round, reviewerId };
  return tx.itemReturn.upsert({
    where: { itemId_round_reviewerId: key },
    create: { id: newId(), ...key, createdAt: now, ...change },
    update: change,
  });
}

/** What was asked to be supplemented, the latest first. */
export const listReturns = (tx: Tx, itemId: string) =>
  tx.itemReturn.findMany({ where: { itemId, sentAt: { not: null } }, orderBy: { sentAt: 'desc' } });

/** Returns a result with what is missing, why, and until when. The item must have been locked. */
export async function returnResult(
  tx: Tx,
  item: ItemView,
  draft: { id: string; said: string; dueAt: Date },
  personId: string,
  now: Date,
): Promise<void> {
  await tx.itemReturn.update({ where: { id: draft.id }, data: { sentAt: now, newDueAt: draft.dueAt } });
  await tx.remediationItem.update({ where: { id: item.id }, data: { state: 'RETURNED', dueAt: draft.dueAt } });
  await addEvent(tx, item, { kind: 'RETURNED', text: draft.said, personId }, now);
  await closeDeadline(tx, 'VERIFY', item.id, 'returned', now);
  await moveDeadline(tx, item, draft.dueAt, now);
}
