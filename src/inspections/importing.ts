// A workbook's way into the tables: read and checked against what is held, shown as a difference, applied all or nothing.
// The chat and the command line both come through here. What later rooms own of a workbook is handed in by app.ts.
import type { Tx } from '../kit/database.js';
import { applyRegisterEndings, areNamed, findRegisterEndings, type RegisterEndings } from '../people/register.js';
import type { Ending } from '../people/ending.js';
import { dayOf } from '../kit/calendar.js';
import { compareVietnamese } from '../kit/vietnamese.js';
import type { PlanDiff } from './diff.js';
import { judgeWorkbook, type Faulty, type Judged, type Judgement, type JudgeRequest } from './judging.js';
import type { Applied } from './batches.js';
import { settleConclusions } from './conclusion-due-store.js';
import { applyPlan } from './plan-store.js';
import { readRevision, readSnapshot } from './snapshot-store.js';
import type { ConditionReader } from './workbook/condition-checks.js';
import type { LookalikeAnswers } from './workbook/lookalikes.js';
import type { CarriedOverRow } from './workbook/plan.js';
import { gatherPastVisits, listPastVisits, type PastDate } from './past-dates.js';
import type { MarkCells } from './workbook/mark.js';
import type { OnSheetRead, UnsurePlan } from './workbook/read.js';

/** What an import needs of the rooms that come after the inspections. */
export interface ImportLinks {
  readonly readCondition: ConditionReader;
  /** Also tells whom they concern of the dates that have moved. */
  applyCarriedOver(
    tx: Tx,
    rows: readonly CarriedOverRow[],
    now: Date,
    tell?: Pick<Ending, 'effects' | 'words' | 'by'>,
  ): Promise<Applied>;
  /** The open shortcomings these rows give a date that has passed, with the unit's code and the date each has now. */
  listPastDates(
    tx: Tx,
    rows: readonly CarriedOverRow[],
    today: string,
  ): Promise<readonly Pick<PastDate, 'code' | 'unit' | 'from' | 'to' | 'isReopened'>[]>;
  listCarriedOver(tx: Tx): Promise<CarriedOverRow[]>;
  /** How much of each of these units is open now: what has to find a successor when they end. */
  countOpen(tx: Tx, unitIds: readonly string[], today: string): Promise<ReadonlyMap<string, OpenOfUnit>>;
  /** Judges somewhere else than here, where the program has such a place: a large file takes seconds of nothing but work. */
  readonly judgeAside?: (request: JudgeRequest, onSheet?: OnSheetRead) => Promise<Judgement>;
  /** Marks faulty cells in the same place. */
  readonly markAside?: MarkCells;
  /** Ends what is done there. */
  readonly stopAside?: () => Promise<void>;
}

export interface Preview extends Judged {
  readonly revision: number;
  /** Roles that the register would no longer say. */
  readonly endings: RegisterEndings;
  /** Inspections to come that stand in the schedule and not in the file: they stay until somebody cancels them. */
  readonly dropped: readonly Dropped[];
  /** Units the file gives a last day that they did not have. */
  readonly endingUnits: readonly EndingUnit[];
  /** What the file gives a day that has passed already. */
  readonly pastDates: readonly PastDate[];
}

/** An inspection the file no longer has. */
export interface Dropped {
  readonly id: string;
  readonly code: string;
  readonly unit: string;
  readonly inspectOn: string;
}

/** What a unit has not finished, in numbers. */
export interface OpenOfUnit {
  readonly items: number;
  readonly requests: number;
  readonly visits: number;
}

/** A unit the file gives a last day, and what its end leaves open. */
export interface EndingUnit {
  readonly unit: string;
  readonly validTo: string;
  readonly open: OpenOfUnit;
}

/** Reads a workbook and tells what it would change, or everything that is wrong with it. Stores nothing. */
export async function previewImport(
  tx: Tx,
  bytes: Uint8Array,
  links: ImportLinks,
  now: Date,
  { onSheet, answers = {} }: { readonly onSheet?: OnSheetRead; readonly answers?: LookalikeAnswers } = {},
): Promise<Preview | Faulty | UnsurePlan> {
  const [revision, held] = [await readRevision(tx), await readSnapshot(tx, links.listCarriedOver)];
  const request = { bytes, held, answers };
  const judged = links.judgeAside
    ? await links.judgeAside(request, onSheet)
    : await judgeWorkbook(request, links.readCondition, onSheet);
  if (!('plan' in judged)) return judged;
  const dropped = await listDropped(tx, judged.plan, dayOf(now));
  const items = await links.listPastDates(tx, judged.plan.carriedOver ?? [], dayOf(now));
  const pastDates: PastDate[] = [
    ...(await listPastVisits(tx, judged.plan, dayOf(now))),
    ...items.map((item) => ({ ...item, what: 'item' as const, unit: judged.names.get(item.unit) ?? item.unit })),
  ];
  const endingUnits = await listEndingUnits(tx, judged, links, dayOf(now));
  return { ...judged, revision, endings: await findRegisterEndings(tx, judged.plan), dropped, endingUnits, pastDates };
}

async function listEndingUnits(
  tx: Tx,
  { diff, names }: Judged,
  links: ImportLinks,
  today: string,
): Promise<EndingUnit[]> {
  const ending = (diff.units?.changed ?? []).flatMap(({ code, before, after }) =>
    after.validTo && after.validTo !== before.validTo ? [{ code, validTo: after.validTo }] : [],
  );
  if (ending.length === 0) return [];
  const rows = await tx.unit.findMany({
    where: { code: { in: ending.map(({ code }) => code) } },
    select: { id: true, code: true },
  });
  const ids = new Map(rows.map(({ id, code }) => [code, id]));
  const open = await links.countOpen(tx, [...ids.values()], today);
  const nothing: OpenOfUnit = { items: 0, requests: 0, visits: 0 };
  return ending.map(({ code, validTo }) => ({
    ...{ unit: names.get(code) ?? code, validTo },
    open: open.get(ids.get(code) ?? '') ?? nothing,
  }));
}

async function listDropped(tx: Tx, { schedule }: Judged['plan'], today: string): Promise<Dropped[]> {
  if (!schedule || schedule.length === 0) return [];
  const rows = await tx.inspection.findMany({
    where: {
      code: { notIn: schedule.map(({ code }) => code) },
      cancelledAt: null,
      arrivedAt: null,
      inspectOn: { gte: today },
    },
    select: { id: true, code: true, inspectOn: true, unit: { select: { name: true } } },
    orderBy: [{ inspectOn: 'asc' }, { id: 'asc' }],
  });
  rows.sort((a, b) => compareVietnamese(a.inspectOn, b.inspectOn) || compareVietnamese(a.code, b.code));
  return rows.map(({ unit, ...row }) => ({ ...row, unit: unit.name }));
}

/**
 * Applies a checked plan in the caller's transaction. Null when the plan has changed since `revision`, or when it would now
 * end a role that was not `named` in the preview.
 */
export async function applyImport(
  tx: Tx,
  preview: Pick<Preview, 'plan' | 'revision'>,
  links: ImportLinks,
  how: { readonly ending: Ending; readonly named: readonly string[] },
): Promise<Applied | null> {
  const { now } = how.ending;
  if ((await readRevision(tx)) !== preview.revision) return null;
  const endings = await findRegisterEndings(tx, preview.plan);
  if (!areNamed(endings, how.named)) return null;
  const tellPastVisits = await gatherPastVisits(tx, preview.plan, how.ending, dayOf(now));
  const applied = await applyPlan(tx, preview.plan, now);
  await tellPastVisits();
  await settleConclusions(tx, now);
  const carried = await links.applyCarriedOver(tx, preview.plan.carriedOver ?? [], now, how.ending);
  await applyRegisterEndings(tx, how.ending, endings);
  return { added: applied.added + carried.added, changed: applied.changed + carried.changed };
}

/** Added, changed and kept rows of each sheet the workbook has, in sheet order. */
export function countDiff(diff: PlanDiff): { sheet: keyof PlanDiff; added: number; changed: number; kept: number }[] {
  return (Object.keys(diff) as (keyof PlanDiff)[]).flatMap((sheet) => {
    const part = diff[sheet];
    return part ? [{ sheet, added: part.added.length, changed: part.changed.length, kept: part.kept }] : [];
  });
}
