// Findings of an inspection: a row from the first field on, so a form left half-way is resumed; saved once, and the team's
// own until the conclusion goes out: then an item with its deadline exists. Conclusions as they were sent. It decides nothing and says nothing.
import type { Conclusion, Finding, FindingKind, Prisma, Role } from '../generated/prisma/client.js';
import { settleConclusions } from '../inspections/conclusion-due-store.js';
import { dayOf } from '../kit/calendar.js';
import type { Tx } from '../kit/database.js';
import { newId } from '../kit/ids.js';
import { moveDeadline } from './item-store.js';
import type { Raised } from './rules.js';

export type { Conclusion, Finding, FindingKind };

/** The draft this person has begun for the same thing, or a new one. */
export async function openFinding(
  tx: Tx,
  what: { inspectionId: string; unitId: string; questionCode: string | null; area: string | null; kind: FindingKind },
  authorId: string,
  now: Date,
): Promise<Finding> {
  const { inspectionId, questionCode, kind } = what;
  const where = { inspectionId, questionCode, kind, authorId, saved: false, editsId: null };
  const begun = await tx.finding.findFirst({ where });
  return begun ?? tx.finding.create({ data: { id: newId(), ...what, authorId, createdAt: now } });
}

/** One finding; with `lock` it stays as read until the end of the transaction. */
export async function findFinding(tx: Tx, id: string, lock = false): Promise<Finding | null> {
  if (lock) await tx.$queryRaw`SELECT id FROM finding WHERE id = ${id} FOR UPDATE`;
  return tx.finding.findUnique({ where: { id } });
}

/** Changes fields of a draft; a saved finding is left alone. */
export async function changeDraft(tx: Tx, id: string, data: Prisma.FindingUpdateInput): Promise<Finding | null> {
  const { count } = await tx.finding.updateMany({
    where: { id, saved: false },
    data: data,
  });
  return count === 1 ? tx.finding.findUnique({ where: { id } }) : null;
}

/** Drops a draft. */
export const dropDraft = (tx: Tx, id: string) => tx.finding.deleteMany({ where: { id, saved: false } });

/** Saved findings of an inspection in the order they were recorded. */
export const listFindings = (tx: Tx, inspectionId: string): Promise<Finding[]> =>
  tx.finding.findMany({ where: { inspectionId, saved: true }, orderBy: [{ savedAt: 'asc' }, { id: 'asc' }] });

/** Drafts of a person, the latest first; of one inspection when given. */
export const listDrafts = (tx: Tx, authorId: string, inspectionId?: string): Promise<Finding[]> =>
  tx.finding.findMany({
    where: { authorId, saved: false, ...(inspectionId === undefined ? {} : { inspectionId }) },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  });

/** The fields somebody fills in. */
const fieldsOf = (finding: Finding) => ({
  ...{ text: finding.text, severity: finding.severity, causeKind: finding.causeKind, cause: finding.cause },
  ...{ solution: finding.solution, responsible: finding.responsible },
  ...{ dueAt: finding.dueAt, dueSpan: finding.dueSpan },
  needsCity: finding.needsCity,
});

/** Whether a draft says just what is recorded. */
export const isSameFinding = (draft: Finding, recorded: Finding): boolean =>
  JSON.stringify(fieldsOf(draft)) === JSON.stringify(fieldsOf(recorded));

/** A draft of changes to a recorded finding: the one this person has begun, or a copy of what is recorded. */
export async function openEdit(tx: Tx, finding: Finding, authorId: string, now: Date): Promise<Finding> {
  const begun = await tx.finding.findFirst({ where: { editsId: finding.id, authorId, saved: false } });
  if (begun) return begun;
  const { inspectionId, unitId, questionCode, area, kind } = finding;
  const about = { inspectionId, unitId, questionCode, area, kind, editsId: finding.id };
  return tx.finding.create({ data: { id: newId(), ...about, ...fieldsOf(finding), authorId, createdAt: now } });
}

/** Saves changes: the recorded finding takes them, and the drafts of changes to it are gone. */
export async function saveEdit(
  tx: Tx,
  draft: Finding,
  { times: timesRaised, earlierYear }: { times: number; earlierYear: number | null },
): Promise<void> {
  await tx.finding.update({ where: { id: draft.editsId! }, data: { ...fieldsOf(draft), timesRaised, earlierYear } });
  await tx.finding.deleteMany({ where: { editsId: draft.editsId } });
}

/** Takes a recorded finding away, with what was drafted to change it. */
export async function removeFinding(tx: Tx, id: string): Promise<void> {
  await tx.finding.deleteMany({ where: { editsId: id } });
  await tx.finding.deleteMany({ where: { id, item: null } });
}

/** Whether the unit has been told: a limitation has become an item, a strength stands in a conclusion sent since. */
export async function isFindingTold(tx: Tx, { id, inspectionId, kind, savedAt }: Finding): Promise<boolean> {
  if (kind === 'LIMITATION') return (await tx.remediationItem.count({ where: { findingId: id } })) > 0;
  const where = { inspectionId: inspectionId ?? '', sentAt: { gte: savedAt ?? new Date(0) } };
  return (await tx.conclusion.count({ where })) > 0;
}

/** What is recorded at an inspection and told to nobody of the unit yet, in the order recorded. */
export async function listUntold(tx: Tx, inspectionId: string): Promise<Finding[]> {
  const untold: Finding[] = [];
  for (const finding of await listFindings(tx, inspectionId))
    if (!(await isFindingTold(tx, finding))) untold.push(finding);
  return untold;
}

/** How many of each kind are saved, by inspection. */
export async function countFindings(
  tx: Tx,
  inspectionIds: readonly string[],
): Promise<Map<string, { limitations: number; strengths: number }>> {
  const groups = await tx.finding.groupBy({
    by: ['inspectionId', 'kind'],
    where: { inspectionId: { in: [...inspectionIds] }, saved: true },
    _count: true,
  });
  const counts = new Map<string, { limitations: number; strengths: number }>();
  for (const { inspectionId, kind, _count } of groups) {
    if (inspectionId === null) continue;
    const held = counts.get(inspectionId) ?? { limitations: 0, strengths: 0 };
    counts.set(inspectionId, kind === 'LIMITATION' ? { ...held, limitations: _count } : { ...held, strengths: _count });
  }
  return counts;
}

/** What was raised at this unit so far: what it has to remedy, of earlier years and of this round, and what is recorded still unsaid. */
export async function listRaised(tx: Tx, unitId: string): Promise<Raised[]> {
  const items = await tx.remediationItem.findMany({
    where: { unitId },
    select: { text: true, sourceYear: true, finding: { select: { inspectionId: true, questionCode: true } } },
  });
  const unsaid = await tx.finding.findMany({ where: { unitId, ...UNSAID } });
  return [
    ...items.map((item) => ({
      inspectionId: item.finding?.inspectionId ?? null,
      questionCode: item.finding?.questionCode ?? null,
      text: item.text,
      year: item.sourceYear,
    })),
    ...unsaid.map(({ inspectionId, questionCode, text, savedAt }) => ({
      inspectionId,
      questionCode,
      text: text ?? '',
      year: Number(dayOf(savedAt!).slice(0, 4)),
    })),
  ];
}

/** Limitations that are recorded and of which the unit has not been told: the team's draft. */
const UNSAID = { saved: true, kind: 'LIMITATION', item: null } satisfies Prisma.FindingWhereInput;

/** Those of an inspection, in the order they were recorded. */
export const listUnsaid = (tx: Tx, inspectionId: string): Promise<Finding[]> =>
  tx.finding.findMany({ where: { inspectionId, ...UNSAID }, orderBy: [{ savedAt: 'asc' }, { id: 'asc' }] });

/** Saves a locked draft. It stays the team's own until the conclusion is sent, which is owed now. */
export async function saveFinding(
  tx: Tx,
  finding: Finding,
  { times: timesRaised, earlierYear }: { times: number; earlierYear: number | null },
  now: Date,
): Promise<void> {
  await tx.finding.update({ where: { id: finding.id }, data: { saved: true, savedAt: now, timesRaised, earlierYear } });
  if (finding.inspectionId) await settleConclusions(tx, now, finding.inspectionId);
}

/** The conclusion is sent: a limitation becomes an item of its unit with its deadline. Returns the item's id. */
export async function openItem(
  tx: Tx,
  finding: Finding,
  item: { teamId: string; cause: string | null; dueAt: Date; year: number },
  now: Date,
): Promise<string> {
  const { teamId, cause, dueAt, year: sourceYear } = item;
  const { unitId, solution, id: findingId } = finding;
  const made = { id: newId(), unitId, teamId, text: finding.text ?? '' };
  await tx.finding.update({ where: { id: findingId }, data: { dueAt } });
  await tx.remediationItem.create({
    data: {
      ...made,
      findingId,
      source: 'FINDING',
      sourceYear,
      cause,
      solution,
      dueAt,
      firstDueAt: dueAt,
      createdAt: now,
    },
  });
  await moveDeadline(tx, made, dueAt, now);
  return made.id;
}

/** When something was last recorded at each of these inspections. */
export async function listLastSaved(tx: Tx, inspectionIds: readonly string[]): Promise<Map<string, Date>> {
  const groups = await tx.finding.groupBy({
    by: ['inspectionId'],
    where: { inspectionId: { in: [...inspectionIds] }, saved: true },
    _max: { savedAt: true },
  });
  return new Map(
    groups.flatMap(({ inspectionId, _max }) => (inspectionId && _max.savedAt ? [[inspectionId, _max.savedAt]] : [])),
  );
}

/** The conclusion in force of an inspection, the last one sent. */
export const findConclusion = (tx: Tx, inspectionId: string): Promise<Conclusion | null> =>
  tx.conclusion.findFirst({ where: { inspectionId }, orderBy: { version: 'desc' } });

export const findConclusionById = (tx: Tx, id: string): Promise<Conclusion | null> =>
  tx.conclusion.findUnique({ where: { id } });

/** Conclusions of these inspections, by inspection: the last one sent, `without` these. */
export async function listConclusions(
  tx: Tx,
  inspectionIds: readonly string[],
  without: readonly string[] = [],
): Promise<Map<string, Conclusion>> {
  const rows = await tx.conclusion.findMany({
    where: { inspectionId: { in: [...inspectionIds] }, id: { notIn: [...without] } },
    orderBy: { version: 'asc' },
  });
  return new Map(rows.map((row) => [row.inspectionId, row]));
}

/** The conclusions of the same visit sent before this one. */
export const listEarlier = (tx: Tx, { inspectionId, version }: Conclusion): Promise<{ id: string }[]> =>
  tx.conclusion.findMany({ where: { inspectionId, version: { lt: version } }, select: { id: true } });

/** Keeps a conclusion as it is sent. Null when somebody sent the same version meanwhile. */
export async function saveConclusion(
  tx: Tx,
  sent: { inspectionId: string; version: number; texts: Record<string, string>; sentById: string; now: Date },
): Promise<Conclusion | null> {
  const { now, ...data } = sent;
  const id = newId();
  const { count } = await tx.conclusion.createMany({ data: [{ id, ...data, sentAt: now }], skipDuplicates: true });
  return count === 1 ? tx.conclusion.findUnique({ where: { id } }) : null;
}

/** Notes who acknowledged first. False when somebody did before. */
export async function acknowledgeConclusion(
  tx: Tx,
  id: string,
  personId: string,
  role: Role,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.conclusion.updateMany({
    where: { id, acknowledgedAt: null },
    data: { acknowledgedAt: now, acknowledgedById: personId, acknowledgedRole: role },
  });
  return count === 1;
}

/** Nobody changes or removes what was recorded at this visit until the end of the transaction; whoever does now is waited for. */
export async function lockFindings(tx: Tx, inspectionId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM finding WHERE inspection_id = ${inspectionId} ORDER BY id FOR UPDATE`;
}
