// A workbook's way into the tables: read and checked against what is held, shown as a difference, applied all or nothing.
// The chat and the command line both come through here. What later rooms own of a workbook is handed in by app.ts.
import type { Tx } from '../kit/database.js';
import { applyRegisterEndings, areNamed, findRegisterEndings, type RegisterEndings } from '../people/register.js';
import type { Ending } from '../people/ending.js';
import { diffPlan, isEmptyDiff, type PlanDiff } from './diff.js';
import { findOverlaps } from './overlap-rules.js';
import { applyPlan, type Applied } from './plan-store.js';
import { readRevision, readSnapshot } from './snapshot-store.js';
import type { ConditionReader } from './workbook/condition-checks.js';
import type { CarriedOverRow, CheckedPlan, WorkbookFault } from './workbook/plan.js';
import { isFaulty, readPlanWorkbook, type OnSheetRead } from './workbook/read.js';

/** What an import needs of the rooms that come after the inspections. */
export interface ImportLinks {
  readonly readCondition: ConditionReader;
  applyCarriedOver(tx: Tx, rows: readonly CarriedOverRow[], now: Date): Promise<Applied>;
  listCarriedOver(tx: Tx): Promise<CarriedOverRow[]>;
}

export interface Preview {
  readonly revision: number;
  readonly plan: CheckedPlan;
  readonly diff: PlanDiff;
  readonly isEmpty: boolean;
  readonly overlaps: number;
  readonly surprises: number;
  readonly ignored: readonly { readonly sheet: string; readonly column: string }[];
  readonly remarks: readonly WorkbookFault[];
  /** Roles that the register would no longer say. */
  readonly endings: RegisterEndings;
  /** People who would no longer stand in the register of the delegation. */
  readonly gone: number;
}

export interface Faulty {
  readonly faults: readonly WorkbookFault[];
  readonly faultCount: number;
}

/** Reads a workbook and tells what it would change, or everything that is wrong with it. Stores nothing. */
export async function previewImport(
  tx: Tx,
  bytes: Uint8Array,
  links: ImportLinks,
  onSheet?: OnSheetRead,
): Promise<Preview | Faulty> {
  const [revision, held] = [await readRevision(tx), await readSnapshot(tx, links.listCarriedOver)];
  const read = await readPlanWorkbook(bytes, held, links.readCondition, onSheet);
  if (isFaulty(read)) return read;
  const diff = diffPlan(held, withoutHeldStatus(read.plan, held));
  const schedule = read.plan.schedule ?? held.schedule ?? [];
  const gone = read.plan.delegation?.length ? (diff.delegation?.missing ?? 0) : 0;
  const others = read.plan.otherInspections ?? held.otherInspections ?? [];
  return {
    revision,
    plan: read.plan,
    diff,
    isEmpty: isEmptyDiff(diff) && gone === 0,
    overlaps: findOverlaps(schedule, others).length,
    surprises: (read.plan.schedule ?? []).filter((row) => row.surprise).length,
    ignored: read.ignoredColumns,
    remarks: read.remarks,
    endings: await findRegisterEndings(tx, read.plan),
    gone,
  };
}

/** How far a shortcoming has come is only taken from the file when it is new: afterwards the unit's own progress counts. */
function withoutHeldStatus(plan: CheckedPlan, held: CheckedPlan): CheckedPlan {
  const known = new Set(held.carriedOver?.map((row) => row.code));
  const carriedOver = plan.carriedOver?.map((row) => (known.has(row.code) ? { ...row, status: undefined } : row));
  return carriedOver ? { ...plan, carriedOver } : plan;
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
  const applied = await applyPlan(tx, preview.plan, now);
  const carried = await links.applyCarriedOver(tx, preview.plan.carriedOver ?? [], now);
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
