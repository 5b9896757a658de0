// New work for those who judge, as it lies in the tables: submissions, results and requests that came and have not been begun,
// and whom a collected card has told of what. It decides nothing and says nothing.
import type { Tx } from '../kit/database.js';
import { findItem } from './item-store.js';

/** Something new for a judge. `subject` names it once and for all. */
export interface Work {
  readonly kind: 'submission' | 'result' | 'request';
  readonly subject: string;
  /** Checklist or item. */
  readonly id: string;
  readonly teamId: string | null;
  readonly unitId: string;
  readonly at: Date;
}

/** Everything that waits and has not been begun, as of `until`, the oldest first. */
export async function listNewWork(tx: Tx, until: Date): Promise<Work[]> {
  const submissions = await tx.submission.findMany({
    where: {
      withdrawnAt: null,
      submittedAt: { lte: until },
      checklist: { state: 'SUBMITTED', inspection: { cancelledAt: null } },
    },
    select: {
      id: true,
      checklistId: true,
      submittedAt: true,
      round: true,
      checklist: { select: { inspection: { select: { teamId: true, unitId: true } } } },
    },
    orderBy: { round: 'asc' },
  });
  const latest = new Map(submissions.map((each) => [each.checklistId, each]));
  const items = await tx.remediationItem.findMany({
    where: { OR: [{ state: 'SUBMITTED' }, { extensions: { some: { state: 'ASKED', newDueAt: { not: null } } } }] },
    include: {
      events: { where: { kind: 'SUBMITTED' }, orderBy: { no: 'desc' }, take: 1 },
      extensions: { where: { state: 'ASKED', newDueAt: { not: null } } },
    },
  });
  const work: Work[] = [...latest.values()].map((each) => ({
    kind: 'submission',
    subject: each.id,
    id: each.checklistId,
    teamId: each.checklist.inspection.teamId,
    unitId: each.checklist.inspection.unitId,
    at: each.submittedAt,
  }));
  for (const row of items) {
    // The team that answers for an item may be found only through its unit's visits.
    const teamId = row.teamId ?? (await findItem(tx, row.id))?.teamId ?? null;
    const [handed] = row.events;
    const of = { id: row.id, teamId, unitId: row.unitId };
    if (row.state === 'SUBMITTED' && handed) work.push({ kind: 'result', subject: handed.id, ...of, at: handed.at });
    work.push(
      ...row.extensions.map((each): Work => ({
        kind: 'request',
        subject: each.id,
        ...of,
        at: each.createdAt,
      })),
    );
  }
  return work.filter((each) => each.at <= until).sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** What of this has not been told to somebody yet. */
export async function leaveOutTold(tx: Tx, personId: string, work: readonly Work[]): Promise<Work[]> {
  const told = await tx.workAnnounced.findMany({
    where: { personId, subjectId: { in: work.map((each) => each.subject) } },
  });
  const known = new Set(told.map((row) => row.subjectId));
  const reminded = await listReminded(tx, personId, work);
  return work.filter((each) => !known.has(each.subject) && !reminded.has(`${DUTY_OF[each.kind]}:${each.id}`));
}

/** What is owed about each kind of work. */
const DUTY_OF = { submission: 'REVIEW', result: 'VERIFY', request: 'DECIDE' } as const;

/** What somebody's morning card has reminded them of already, as it is owed now: that is not new to them. */
async function listReminded(tx: Tx, personId: string, work: readonly Work[]): Promise<Set<string>> {
  const duties = await tx.deadline.findMany({
    where: {
      closedAt: null,
      kind: { in: Object.values(DUTY_OF) },
      subjectId: { in: work.map(({ id }) => id) },
    },
  });
  const said = await tx.nudgeRung.findMany({
    where: { personId, deadlineId: { in: duties.map(({ id }) => id) } },
    select: { deadlineId: true, version: true },
  });
  const of = duties.filter(({ id, version }) => said.some((row) => row.deadlineId === id && row.version === version));
  return new Set(of.map(({ kind, subjectId }) => `${kind}:${subjectId}`));
}

/** Notes that somebody is being told. */
export const saveTold = (tx: Tx, personId: string, work: readonly Work[], now: Date) =>
  tx.workAnnounced.createMany({
    data: work.map((each) => ({ personId, subjectId: each.subject, announcedAt: now })),
    skipDuplicates: true,
  });

/** A submission with the visit it belongs to; null when it is not there any more. */
export async function findSubmissionLine(tx: Tx, submissionId: string) {
  const row = await tx.submission.findUnique({
    where: { id: submissionId },
    include: { checklist: { select: { inspection: { select: { unitId: true, inspectOn: true } } } } },
  });
  return row && { submission: row, inspection: row.checklist.inspection };
}

/** Whether a card has been made under this key. */
export const hasCard = async (tx: Tx, key: string): Promise<boolean> =>
  (await tx.outboxMessage.findUnique({ where: { dedupeKey: key }, select: { id: true } })) !== null;

/** What somebody was told of by the card made at that instant. */
export async function listToldAt(tx: Tx, personId: string, announcedAt: Date): Promise<Set<string>> {
  const rows = await tx.workAnnounced.findMany({ where: { personId, announcedAt }, select: { subjectId: true } });
  return new Set(rows.map(({ subjectId }) => subjectId));
}
