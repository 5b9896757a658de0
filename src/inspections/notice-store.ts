// Reads and writes notices: what is to be scheduled, what is due, who got which copy, what became of it. It decides nothing;
// the embargo is in store.ts, and only notices of planned inspections are ever listed here as due.
import type { Inspection, Notice, Prisma } from '../generated/prisma/client.js';
import { dayOf } from '../kit/calendar.js';
import type { Db, Tx } from '../kit/database.js';
import { newId } from '../kit/ids.js';
import { inForceOn, inForceSql } from '../people/in-force-store.js';
import type { UnitRole } from '../people/rules.js';
import type { DatedChanges } from './rules.js';

/** The numbers and the name of the plan in force. */
export type PlanView = NonNullable<Awaited<ReturnType<typeof findPlan>>>;

export const findPlan = (tx: Db | Tx) => tx.plan.findFirst({ where: { active: true }, orderBy: { createdAt: 'desc' } });

/** A planned inspection with its notices, newest first, as far as scheduling needs them. */
export type ToSchedule = Pick<Inspection, 'id' | 'unitId' | 'inspectOn' | 'version'> & { readonly notices: Notice[] };

/** Planned inspections from a day on that are to be announced, of units in force on that day. */
export const listToSchedule = (tx: Tx, fromOn: string): Promise<ToSchedule[]> =>
  tx.inspection.findMany({
    where: { surprise: false, cancelledAt: null, inspectOn: { gte: fromOn }, unit: inForceOn(fromOn) },
    select: { id: true, unitId: true, inspectOn: true, version: true, notices: { orderBy: { version: 'desc' } } },
    orderBy: [{ inspectOn: 'asc' }, { id: 'asc' }],
  });

/** Changes whenever an import has changed anything. */
export async function planRevision(tx: Tx): Promise<string | null> {
  const plan = await tx.plan.findFirst({ where: { active: true }, select: { id: true, revision: true } });
  return plan && `${plan.id}:${plan.revision}`;
}

/** Whether some planned inspection from a day on has no notice of its present version: the cheap look of every minute. */
export async function isSomethingUnscheduled(tx: Tx, fromOn: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM inspection i JOIN unit u ON u.id = i.unit_id
    LEFT JOIN notice n ON n.inspection_id = i.id AND n.version = i.version
    WHERE n.id IS NULL AND ${inForceSql(fromOn)} AND NOT i.surprise AND i.cancelled_at IS NULL AND i.inspect_on >= ${fromOn} LIMIT 1`;
  return rows.length > 0;
}

/** One change of an inspection, and the version it made. */
export interface ChangeStep extends DatedChanges {
  readonly version: number;
}

/** The changes of these inspections by inspection, oldest first. */
export async function listChanges(tx: Tx, inspectionIds: readonly string[]): Promise<Map<string, ChangeStep[]>> {
  const rows = await tx.inspectionChange.findMany({
    where: { inspectionId: { in: [...inspectionIds] } },
    orderBy: [{ version: 'asc' }, { changedAt: 'asc' }],
  });
  const steps = new Map<string, ChangeStep[]>();
  for (const row of rows) {
    const step = {
      version: row.version,
      on: dayOf(row.changedAt),
      facts: row.changes as unknown as ChangeStep['facts'],
    };
    const held = steps.get(row.inspectionId);
    if (held) held.push(step);
    else steps.set(row.inspectionId, [step]);
  }
  return steps;
}

/** The changes of one inspection, oldest first. */
export const listChangesOf = async (tx: Tx, inspectionId: string): Promise<ChangeStep[]> =>
  (await listChanges(tx, [inspectionId])).get(inspectionId) ?? [];

type NewNotice = Pick<Notice, 'inspectionId' | 'version' | 'dueAt'> & Partial<Omit<Notice, 'id'>>;

/** Writes new notices; one of the same inspection and version that is there already stays as it is. */
export async function createNotices(tx: Tx, notices: readonly NewNotice[]): Promise<string[]> {
  const data = notices.map((notice) => ({ id: newId(), ...notice }));
  for (let at = 0; at < data.length; at += 1000) {
    await tx.notice.createMany({ data: data.slice(at, at + 1000), skipDuplicates: true });
  }
  return data.map((row) => row.id);
}

export const moveNotice = (
  tx: Tx,
  id: string,
  data: Partial<Pick<Notice, 'version' | 'dueAt' | 'ackDueAt' | 'reportDueAt'>>,
): Promise<unknown> => tx.notice.update({ where: { id }, data });

/** Forgets notices that were never sent. */
export const dropUnsent = (tx: Tx, ids: readonly string[]): Promise<unknown> =>
  tx.notice.deleteMany({ where: { id: { in: [...ids] }, firedAt: null } });

/** Forgets what an inspection was going to be announced with: it has become a surprise and has arrived. */
export const dropUnsentOf = (tx: Tx, inspectionId: string): Promise<unknown> =>
  tx.notice.deleteMany({ where: { inspectionId, firedAt: null } });

/** Surprises of one day that have not arrived: for the machinery, never for a screen. */
export async function listSurprisesOf(tx: Tx, on: string): Promise<string[]> {
  const where = { surprise: true, inspectOn: on, arrivedAt: null, cancelledAt: null };
  return (await tx.inspection.findMany({ where, select: { id: true }, orderBy: { id: 'asc' } })).map((row) => row.id);
}

/** Surprises of days before today, from a day on, that never arrived. */
export async function listPassedSurprises(tx: Tx, fromOn: string, today: string): Promise<string[]> {
  const where = { surprise: true, inspectOn: { gte: fromOn, lt: today }, arrivedAt: null, cancelledAt: null };
  return (await tx.inspection.findMany({ where, select: { id: true }, orderBy: { id: 'asc' } })).map((row) => row.id);
}

/** Lifts the embargo; true for exactly one caller. From now on the day of the visit is the one on which it happened. */
export async function claimArrival(tx: Tx, id: string, personId: string, arrivedAt: Date): Promise<boolean> {
  const where = { id, surprise: true, arrivedAt: null, cancelledAt: null };
  const data = { arrivedAt, arrivedById: personId, inspectOn: dayOf(arrivedAt) };
  return (await tx.inspection.updateMany({ where, data })).count === 1;
}

const dueWhere = (now: Date): Prisma.NoticeWhereInput => ({
  firedAt: null,
  supersededAt: null,
  dueAt: { lte: now },
  inspection: { surprise: false, cancelledAt: null, unit: inForceOn(dayOf(now)) },
});

/** Ids of notices that are due and not sent, the longest due first. */
export async function listDueNotices(tx: Tx, now: Date, take: number): Promise<string[]> {
  const orderBy: Prisma.NoticeOrderByWithRelationInput[] = [{ dueAt: 'asc' }, { id: 'asc' }];
  return (await tx.notice.findMany({ where: dueWhere(now), orderBy, take, select: { id: true } })).map((row) => row.id);
}

/** A notice that is due and not sent, its row held until the end of the transaction; null when somebody else had it. */
export async function holdDueNotice(tx: Tx, id: string, now: Date): Promise<Notice | null> {
  await tx.$queryRaw`SELECT 1 FROM notice WHERE id = ${id} FOR UPDATE`;
  return tx.notice.findFirst({ where: { id, AND: [dueWhere(now)] } });
}

export const findNotice = (tx: Tx, id: string): Promise<Notice | null> => tx.notice.findUnique({ where: { id } });

/** Marks a notice as sent; true for exactly one caller. */
export async function claimFiring(
  tx: Tx,
  id: string,
  data: Pick<Notice, 'unitId' | 'ackDueAt' | 'reportDueAt'>,
  now: Date,
): Promise<boolean> {
  const where = { id, firedAt: null, supersededAt: null };
  return (await tx.notice.updateMany({ where, data: { ...data, firedAt: now, cardAt: now } })).count === 1;
}

/** Puts notices out of force: replaced by a newer one, withdrawn, or passed over. */
export const supersedeNotices = (tx: Tx, ids: readonly string[], now: Date): Promise<unknown> =>
  tx.notice.updateMany({ where: { id: { in: [...ids] }, supersededAt: null }, data: { supersededAt: now } });

/** Notices of an inspection that were sent, newest first. */
export const listFired = (tx: Tx, inspectionId: string): Promise<Notice[]> =>
  tx.notice.findMany({ where: { inspectionId, firedAt: { not: null } }, orderBy: { version: 'desc' } });

/** Notices in force whose inspection was cancelled, became a surprise one, or was given to another unit: to be taken back. */
export async function listVoid(tx: Tx, fromOn: string, take: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT n.id FROM notice n JOIN inspection i ON i.id = n.inspection_id
    WHERE i.inspect_on >= ${fromOn} AND n.fired_at IS NOT NULL AND n.superseded_at IS NULL
      AND (i.cancelled_at IS NOT NULL OR (i.surprise AND i.arrived_at IS NULL) OR i.unit_id <> n.unit_id)
    ORDER BY n.id LIMIT ${take}`;
  return rows.map((row) => row.id);
}

/** Why duties of an inspection that does not take place are closed. */
export const WITHDRAWN = 'withdrawn';

/** The REPORT duty of an inspection, whether it is kept under the inspection or under its checklist. */
async function reportOf(tx: Tx, inspectionId: string): Promise<Prisma.DeadlineWhereInput> {
  const checklist = await tx.checklist.findUnique({ where: { inspectionId }, select: { id: true } });
  return { kind: 'REPORT', subjectId: { in: [inspectionId, ...(checklist ? [checklist.id] : [])] } };
}

/** Whether the unit's report on this inspection is in: its duty was closed because it was done. */
export async function isReportIn(tx: Tx, inspectionId: string): Promise<boolean> {
  const done = { closedAt: { not: null }, NOT: { closedWhy: WITHDRAWN } };
  const where = { ...(await reportOf(tx, inspectionId)), ...done };
  return (await tx.deadline.count({ where })) > 0;
}

/** The report on an inspection is no longer owed. */
export async function withdrawReport(tx: Tx, inspectionId: string, now: Date): Promise<void> {
  const where = { ...(await reportOf(tx, inspectionId)), closedAt: null };
  await tx.deadline.updateMany({ where, data: { closedAt: now, closedWhy: WITHDRAWN } });
}

/** Under what the duties of these inspections are kept: the inspection, its checklist, its notices, its conclusions. */
export async function listSubjects(tx: Tx, inspectionIds: readonly string[]): Promise<string[]> {
  const where = { inspectionId: { in: [...inspectionIds] } };
  const checklists = await tx.checklist.findMany({ where, select: { id: true } });
  const notices = await tx.notice.findMany({ where, select: { id: true } });
  const conclusions = await tx.conclusion.findMany({ where, select: { id: true } });
  return [...inspectionIds, ...[...checklists, ...notices, ...conclusions].map(({ id }) => id)];
}

/** Everything that was owed because of an inspection is no longer owed. */
async function withdrawDuties(tx: Tx, inspectionId: string, now: Date): Promise<void> {
  await tx.deadline.updateMany({
    where: { subjectId: { in: await listSubjects(tx, [inspectionId]) }, closedAt: null },
    data: { closedAt: now, closedWhy: WITHDRAWN },
  });
}

/** Whether anything has come of an inspection that a cancellation would contradict: an arrival, findings, a conclusion. */
export async function hasResults(tx: Tx, { id, arrivedAt }: { id: string; arrivedAt: Date | null }): Promise<boolean> {
  const where = { inspectionId: id };
  const found = async () => (await tx.finding.count({ where })) + (await tx.conclusion.count({ where }));
  return arrivedAt !== null || (await found()) > 0;
}

/** Cancels; true for exactly one caller. What was not sent yet never is, and nothing more is owed. */
export async function claimCancellation(tx: Tx, id: string, byId: string | null, now: Date): Promise<boolean> {
  const data = { cancelledAt: now, cancelledById: byId, version: { increment: 1 } };
  const { count } = await tx.inspection.updateMany({ where: { id, cancelledAt: null, arrivedAt: null }, data });
  if (count === 0) return false;
  await dropUnsentOf(tx, id);
  await withdrawDuties(tx, id, now);
  return true;
}

/**
 * Takes a cancellation back; true for exactly one caller. The new version is announced anew; where the notice was not taken back
 * yet it goes on, with what was owed because of it.
 */
export async function claimRestoration(tx: Tx, id: string): Promise<boolean> {
  const data = { cancelledAt: null, cancelledById: null, version: { increment: 1 } };
  const { count } = await tx.inspection.updateMany({ where: { id, cancelledAt: { not: null } }, data });
  if (count === 0) return false;
  const held = (await listFired(tx, id)).filter(({ supersededAt }) => supersededAt === null);
  if (held.length === 0) return true;
  const owed = { OR: [{ subjectId: { in: held.map((notice) => notice.id) } }, await reportOf(tx, id)] };
  await tx.deadline.updateMany({
    where: { ...owed, closedWhy: WITHDRAWN },
    data: { closedAt: null, closedWhy: null },
  });
  return true;
}

/** Nobody is asked any more to acknowledge the notice of a visit that is over, or past the last day it is asked on. */
export const closePassedAcknowledgements = (tx: Tx, today: string, now: Date): Promise<number> =>
  tx.$executeRaw`
    UPDATE deadline d SET closed_at = ${now}::timestamptz, closed_why = 'visit over'
    FROM notice n JOIN inspection i ON i.id = n.inspection_id
    WHERE d.kind = 'ACKNOWLEDGE' AND d.closed_at IS NULL AND n.id = d.subject_id
      AND (i.inspect_on < ${today} OR d.ends_on < ${today})`;

/** The inspections of notices, by notice. */
export async function listNoticedDays(
  tx: Tx,
  noticeIds: readonly string[],
): Promise<Map<string, { inspectionId: string; inspectOn: string }>> {
  const rows = await tx.notice.findMany({
    where: { id: { in: [...noticeIds] } },
    select: { id: true, inspectionId: true, inspection: { select: { inspectOn: true } } },
  });
  return new Map(rows.map((row) => [row.id, { inspectionId: row.inspectionId, inspectOn: row.inspection.inspectOn }]));
}

/** An inspection whose unit was not reached, for the standing office. */
export interface NotReached {
  readonly inspectionId: string;
  readonly unitId: string;
  readonly inspectOn: string;
}

const reached = { inspectionId: true, inspection: { select: { unitId: true, inspectOn: true } } } as const;
const notReached = (row: { inspectionId: string; inspection: { unitId: string; inspectOn: string } }): NotReached => ({
  inspectionId: row.inspectionId,
  ...row.inspection,
});

/** Notices in force that nobody of the unit could get, of visits that have not passed. */
export async function listUnheard(tx: Tx, fromOn: string): Promise<NotReached[]> {
  const where: Prisma.NoticeWhereInput = {
    firedAt: { not: null },
    supersededAt: null,
    recipients: { none: {} },
    inspection: { inspectOn: { gte: fromOn }, cancelledAt: null, unit: inForceOn(fromOn) },
  };
  return (await tx.notice.findMany({ where, select: reached, orderBy: { dueAt: 'asc' } })).map(notReached);
}

/** Notices that were passed over because the visit was over, of visits between two days. */
export async function listMissed(tx: Tx, fromOn: string, toOn: string): Promise<NotReached[]> {
  const where: Prisma.NoticeWhereInput = {
    firedAt: null,
    supersededAt: { not: null },
    inspection: { inspectOn: { gte: fromOn, lte: toOn }, cancelledAt: null, unit: inForceOn(toOn) },
  };
  return (await tx.notice.findMany({ where, select: reached, orderBy: { dueAt: 'asc' } })).map(notReached);
}

/** Years of planned inspections from a day on that have no notice yet, as they stand in the schedule. */
export async function listUnscheduledYears(tx: Tx, fromOn: string): Promise<number[]> {
  const rows = await tx.$queryRaw<{ year: string }[]>`
    SELECT DISTINCT left(i.inspect_on, 4) AS year FROM inspection i
    WHERE NOT i.surprise AND i.cancelled_at IS NULL AND i.inspect_on >= ${fromOn}
      AND NOT EXISTS (SELECT 1 FROM notice n WHERE n.inspection_id = i.id) ORDER BY 1`;
  return rows.map((row) => Number(row.year));
}

/** Records the acknowledgement for the unit; true only for the first. */
export async function claimAcknowledgement(
  tx: Tx,
  id: string,
  by: { personId: string; role: UnitRole },
  now: Date,
): Promise<boolean> {
  const { count } = await tx.notice.updateMany({
    where: { id, acknowledgedAt: null, supersededAt: null },
    data: { acknowledgedAt: now, acknowledgedById: by.personId, acknowledgedRole: by.role },
  });
  return count === 1;
}

/**
 * What somebody was told of unannounced visits of a team: taken back where it has not left yet. Returns the keys of what has
 * arrived, or may have.
 */
export async function listSurprisesToForget(tx: Tx, teamId: string, personId: string, now: Date): Promise<string[]> {
  const hidden = await tx.inspection.findMany({
    where: { teamId, surprise: true, arrivedAt: null },
    select: { id: true },
  });
  const keys: string[] = [];
  for (const { id } of hidden) {
    const told = {
      AND: [{ dedupeKey: { startsWith: `surprise:${id}:` } }, { dedupeKey: { contains: `:${personId}` } }],
    };
    await tx.outboxMessage.updateMany({
      where: { ...told, state: 'WAITING' },
      data: { state: 'CANCELLED', settledAt: now },
    });
    const sent = await tx.outboxMessage.findMany({
      where: { ...told, state: { in: ['SENT', 'SENDING', 'UNKNOWN'] } },
      select: { dedupeKey: true },
    });
    keys.push(...sent.map(({ dedupeKey }) => dedupeKey));
  }
  return keys;
}
