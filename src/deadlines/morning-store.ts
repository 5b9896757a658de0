// Reads what a morning needs (open duties near or past their date, the people they concern, what was said already) and
// notes what is said. One card per person and day is a primary key.
import type { Deadline } from '../generated/prisma/client.js';
import type { Db, Tx } from '../kit/database.js';
import { newId } from '../kit/ids.js';
import type { Said } from './rules.js';

/** Duties whose ladder may have begun: due within a fortnight, or past. What waits to be verified is not asked of the unit. */
export async function listNear(db: Db, until: Date): Promise<Deadline[]> {
  const near = await db.deadline.findMany({
    where: { closedAt: null, dueAt: { lte: until } },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
  });
  const verified = await db.deadline.findMany({
    where: { closedAt: null, kind: 'VERIFY', subjectId: { in: near.map((duty) => duty.subjectId) } },
    select: { subjectId: true },
  });
  const waiting = new Set(verified.map((duty) => duty.subjectId));
  return near.filter((duty) => duty.kind !== 'REMEDIATION' || !waiting.has(duty.subjectId));
}

export const listSaid = (db: Db, deadlineIds: readonly string[]): Promise<Said[]> =>
  db.nudgeRung.findMany({ where: { deadlineId: { in: [...deadlineIds] } } });

/** Who already has today's card. */
export async function listCarded(db: Db, on: string): Promise<Set<string>> {
  return new Set(
    (await db.morningCard.findMany({ where: { on }, select: { personId: true } })).map((row) => row.personId),
  );
}

/** Takes the one card of the morning for this person; false when it was taken already. */
export async function takeCard(tx: Tx, personId: string, on: string, dedupeKey: string, now: Date): Promise<boolean> {
  const made = await tx.morningCard.createMany({
    data: [{ personId, on, dedupeKey, madeAt: now }],
    skipDuplicates: true,
  });
  return made.count === 1;
}

/** Notes that rungs were said; a rung that was put off to today is said now for good. */
export async function noteSaid(
  tx: Tx,
  rows: readonly { deadlineId: string; version: number; rung: string; personId: string }[],
  on: string,
  now: Date,
): Promise<void> {
  await tx.nudgeRung.createMany({
    data: rows.map((row) => ({ id: newId(), ...row, cardOn: on, fired: true, firedAt: now })),
    skipDuplicates: true,
  });
  for (const { deadlineId, version, rung, personId } of rows) {
    await tx.nudgeRung.updateMany({
      where: { deadlineId, version, rung, personId, snoozedOn: on },
      data: { cardOn: on, snoozedOn: null, fired: false },
    });
  }
}

/** Puts off everything this card said, once: false when it had been put off before. `fired` false marks a second saying. */
export async function snoozeCard(tx: Tx, personId: string, cardOn: string, until: string): Promise<boolean> {
  const { count } = await tx.nudgeRung.updateMany({
    where: { personId, cardOn, fired: true, snoozedOn: null },
    data: { snoozedOn: until },
  });
  return count > 0;
}
