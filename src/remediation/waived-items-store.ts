// What becomes of an item that is waived, or no longer is: its state, its history, requests about it. It decides nothing.
import { closeDeadline } from '../deadlines/store.js';
import type { ItemState } from '../generated/prisma/client.js';
import type { Tx } from '../kit/database.js';
import { addEvent, findItem } from './item-store.js';
import { isFinished } from './rules.js';

/** Ends an item that nobody works on any more; its state before, or null when it is finished or waits to be judged. */
export async function waiveItem(
  tx: Tx,
  id: string,
  reason: string,
  personId: string,
  now: Date,
): Promise<ItemState | null> {
  const item = await findItem(tx, id, true);
  if (!item || isFinished(item.state) || item.state === 'SUBMITTED') return null;
  await tx.remediationItem.update({ where: { id }, data: { state: 'WAIVED', closedAt: now } });
  await tx.extension.updateMany({
    where: { itemId: id, state: { in: ['DRAFT', 'ASKED'] } },
    data: { state: 'DROPPED', decidedAt: now },
  });
  await closeDeadline(tx, 'DECIDE', id, 'waived', now);
  await addEvent(tx, item, { kind: 'WAIVED', text: reason, personId }, now);
  return item.state;
}

/** An item whose waiver was taken back goes on where it stood. */
export async function reopenWaived(
  tx: Tx,
  id: string,
  before: string | null,
  personId: string,
  now: Date,
): Promise<void> {
  const item = await findItem(tx, id, true);
  if (item?.state !== 'WAIVED') return;
  const state = (before ?? 'OPEN') as ItemState;
  await tx.remediationItem.update({ where: { id }, data: { state, closedAt: null } });
  await addEvent(tx, item, { kind: 'WAIVER_ENDED', personId }, now);
}
