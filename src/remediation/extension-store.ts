// Requests for more time: drafted by one person, asked once, decided once; the old date stays with the request.
// Writes are made on an item locked in the same transaction. It decides nothing and says nothing.
import type { Extension } from '../generated/prisma/client.js';
import type { Tx } from '../kit/database.js';
import { newId } from '../kit/ids.js';
import { closeDeadline, loadCalendar, openDeadline } from '../deadlines/store.js';
import { addEvent, moveDeadline, type ItemView } from './item-store.js';
import { decideDueAt } from './rules.js';

export type { Extension };

/** The request of an item that waits for a decision. */
export const waitingRequest = (tx: Tx, itemId: string): Promise<Extension | null> =>
  tx.extension.findFirst({ where: { itemId, state: 'ASKED' } });

export const findRequest = (tx: Tx, id: string): Promise<Extension | null> =>
  tx.extension.findUnique({ where: { id } });

/** How many requests of an item were granted. */
export const countGranted = (tx: Tx, itemId: string): Promise<number> =>
  tx.extension.count({ where: { itemId, state: 'GRANTED' } });

/** The draft this person has begun for an item. */
export const findDraft = (tx: Tx, itemId: string, personId: string): Promise<Extension | null> =>
  tx.extension.findFirst({ where: { itemId, askedById: personId, state: 'DRAFT' } });

/** Begins a draft or goes on with it. */
export async function saveDraft(
  tx: Tx,
  item: ItemView,
  personId: string,
  change: { reason?: string; newDueAt?: Date },
  now: Date,
): Promise<Extension> {
  const found = await findDraft(tx, item.id, personId);
  if (found) return tx.extension.update({ where: { id: found.id }, data: { ...change, oldDueAt: item.dueAt } });
  return tx.extension.create({
    data: { id: newId(), itemId: item.id, oldDueAt: item.dueAt, askedById: personId, createdAt: now, ...change },
  });
}

/** Drops a draft; nothing was sent. */
export const dropDraft = (tx: Tx, itemId: string, personId: string, now: Date) =>
  tx.extension.updateMany({
    where: { itemId, askedById: personId, state: 'DRAFT' },
    data: { state: 'DROPPED', decidedAt: now },
  });

/** Asks: the item must have been locked, so that only one request waits at a time. */
export async function askRequest(tx: Tx, item: ItemView, draft: Extension, now: Date): Promise<void> {
  await tx.extension.update({
    where: { id: draft.id },
    data: { state: 'ASKED', oldDueAt: item.dueAt, createdAt: now },
  });
  await addEvent(tx, item, { kind: 'EXTENSION_ASKED', text: draft.reason, personId: draft.askedById }, now);
  await oweDecision(tx, item, item.teamId, now);
}

/** Somebody owes a decision: the team's lead, or without a team the head of the delegation. In a year without a calendar without a date. */
async function oweDecision(tx: Tx, item: ItemView, teamId: string | null, now: Date): Promise<void> {
  const dueAt = decideDueAt(await loadCalendar(tx), item.dueAt, now);
  const title = `${item.unitTitle}: ${item.text}`;
  if (dueAt) await openDeadline(tx, { kind: 'DECIDE', subjectId: item.id, unitId: null, teamId, dueAt, title }, now);
}

/** States a difficulty to the head of the delegation: a request without a date. The item must have been locked. */
export async function stateHardship(
  tx: Tx,
  item: ItemView,
  reason: string,
  personId: string,
  now: Date,
): Promise<Extension> {
  await addEvent(tx, item, { kind: 'HARDSHIP', text: reason, personId }, now);
  await oweDecision(tx, item, null, now);
  const data = { id: newId(), itemId: item.id, oldDueAt: item.dueAt, askedById: personId, createdAt: now, reason };
  return tx.extension.create({ data: { ...data, state: 'ASKED' } });
}

/** Keeps what the decider has in mind until it is confirmed. */
export const draftDecision = (
  tx: Tx,
  id: string,
  decidedById: string,
  change: { decision?: string; grantedDueAt?: Date },
) => tx.extension.updateMany({ where: { id, state: 'ASKED' }, data: { decidedById, ...change } });

/** Grants until `dueAt`: the item's date and its deadline move, the old date stays with the request. The item must have been locked. */
export async function grantRequest(
  tx: Tx,
  item: ItemView,
  request: Extension,
  dueAt: Date,
  personId: string,
  now: Date,
): Promise<void> {
  await tx.extension.update({
    where: { id: request.id },
    data: { state: 'GRANTED', grantedDueAt: dueAt, decidedById: personId, decidedAt: now, decision: null },
  });
  await tx.remediationItem.update({ where: { id: item.id }, data: { dueAt } });
  await addEvent(tx, item, { kind: 'EXTENSION_GRANTED', personId }, now);
  await closeDeadline(tx, 'DECIDE', item.id, 'granted', now);
  await moveDeadline(tx, item, dueAt, now);
}

/** Declines with a reason; the date stays. The item must have been locked. */
export async function refuseRequest(
  tx: Tx,
  item: ItemView,
  request: Extension,
  reason: string,
  personId: string,
  now: Date,
): Promise<void> {
  await tx.extension.update({
    where: { id: request.id },
    data: { state: 'REFUSED', grantedDueAt: null, decision: reason, decidedById: personId, decidedAt: now },
  });
  await addEvent(tx, item, { kind: 'EXTENSION_REFUSED', text: reason, personId }, now);
  await closeDeadline(tx, 'DECIDE', item.id, 'refused', now);
}

/** Until when each of these requests is to be decided on. */
export async function listDecisionDates(tx: Tx, itemIds: readonly string[]): Promise<Map<string, Date>> {
  const rows = await tx.deadline.findMany({
    where: { kind: 'DECIDE', subjectId: { in: [...itemIds] }, closedAt: null },
  });
  return new Map(rows.map((row) => [row.subjectId, row.dueAt]));
}

/** Requests that wait, the oldest first. */
export const listWaitingRequests = (tx: Tx, itemIds: readonly string[]): Promise<Extension[]> =>
  tx.extension.findMany({
    where: { itemId: { in: [...itemIds] }, state: 'ASKED' },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
