// Conclusions of which nothing has left yet: their messages wait for office hours. Until then they are the team's own, what they
// raised is not shown to the unit, and they can be taken back whole. It decides nothing and says nothing.
import { closeDeadline } from '../deadlines/store.js';
import type { Conclusion } from '../generated/prisma/client.js';
import type { Tx } from '../kit/database.js';
import { CONCLUSION_PREFIX, conclusionKey, findConclusionReach } from '../checklists/concluded-store.js';
import { cancelWaiting } from '../outbox/store.js';
import { resumeChecklist } from './concluded-store.js';

const keysOf = (conclusionId: string): string => `${conclusionKey(conclusionId)}:`;

/** Every conclusion of which no message has left and some wait. */
export async function listHeld(tx: Tx): Promise<Conclusion[]> {
  const waiting = await tx.outboxMessage.findMany({
    where: { state: 'WAITING', dedupeKey: { startsWith: CONCLUSION_PREFIX } },
    select: { dedupeKey: true },
  });
  const held: Conclusion[] = [];
  for (const id of new Set(waiting.map(({ dedupeKey }) => dedupeKey.split(':')[1]!))) {
    const hasLeft = (await findConclusionReach(tx, id)) !== 'waiting';
    const conclusion = hasLeft ? null : await tx.conclusion.findUnique({ where: { id } });
    if (conclusion) held.push(conclusion);
  }
  return held;
}

/** The conclusion of an inspection that has not left, if there is one. */
export const findHeld = async (tx: Tx, inspectionId: string): Promise<Conclusion | null> =>
  (await listHeld(tx)).find((each) => each.inspectionId === inspectionId) ?? null;

/** What a conclusion made: it came at the same instant, from findings of the same visit. */
const madeBy = ({ inspectionId, sentAt }: Conclusion) => ({ createdAt: sentAt, finding: { inspectionId } });

/** Items of conclusions that have not left: their unit does not know of them. */
export async function listHeldItems(tx: Tx): Promise<string[]> {
  const held = await listHeld(tx);
  if (held.length === 0) return [];
  const items = await tx.remediationItem.findMany({ where: { OR: held.map(madeBy) }, select: { id: true } });
  return items.map(({ id }) => id);
}

/** Takes a conclusion back whole: its messages, its items and their duties. Null when any of it has left or been worked on. */
export async function takeBack(tx: Tx, inspectionId: string, now: Date): Promise<Conclusion | null> {
  const conclusion = await findHeld(tx, inspectionId);
  if (!conclusion) return null;
  const key = keysOf(conclusion.id);
  // Locked: the sender takes none of them until this is over, or has taken one before.
  const rows = await tx.$queryRaw<{ state: string }[]>`
    SELECT state::text FROM outbox WHERE starts_with(dedupe_key, ${key}) FOR UPDATE`;
  if (rows.some(({ state }) => state !== 'WAITING')) return null;
  const items = await tx.remediationItem.findMany({ where: madeBy(conclusion), include: { events: true } });
  if (items.some(({ events }) => events.length > 0)) return null;
  await cancelWaiting(tx, key, now);
  for (const { id } of items) await closeDeadline(tx, 'REMEDIATION', id, 'withdrawn', now);
  await tx.remediationItem.deleteMany({ where: { id: { in: items.map(({ id }) => id) } } });
  await closeDeadline(tx, 'ACKNOWLEDGE_CONCLUSION', conclusion.id, 'withdrawn', now);
  await resumeChecklist(tx, conclusion);
  await tx.conclusion.delete({ where: { id: conclusion.id } });
  return conclusion;
}
