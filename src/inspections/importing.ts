// A workbook's way into the tables: read and checked against what is held, shown as a difference, applied all or nothing.
// The chat and the command line both come through here. What later rooms own of a workbook is handed in by app.ts.
import type { Tx } from '../kit/database.js';
import { applyRegisterEndings, areNamed, findRegisterEndings, type RegisterEndings } from '../people/register.js';
import type { Ending } from '../people/ending.js';
import { diffPlan, isEmptyDiff, ROW_IDENTITY, type PlanDiff } from './diff.js';
import { listChanges, type PlannedChange } from './import-changes.js';
import { findOverlaps, type Overlap } from './overlap-rules.js';
import { applyPlan, type Applied } from './plan-store.js';
import { readRevision, readSnapshot } from './snapshot-store.js';
import type { ConditionReader } from './workbook/condition-checks.js';
import type { LookalikeAnswers } from './workbook/lookalikes.js';
import type { CarriedOverRow, CheckedPlan, DelegationRow, WorkbookFault } from './workbook/plan.js';
import {
  isFaulty,
  isUnsure,
  readPlanWorkbook,
  type OnSheetRead,
  type ReadPlan,
  type UnsurePlan,
} from './workbook/read.js';

/** What an import needs of the rooms that come after the inspections. */
export interface ImportLinks {
  readonly readCondition: ConditionReader;
  applyCarriedOver(tx: Tx, rows: readonly CarriedOverRow[], now: Date): Promise<Applied>;
  listCarriedOver(tx: Tx): Promise<CarriedOverRow[]>;
}

export interface Preview extends Pick<
  ReadPlan,
  'ignoredColumns' | 'ignoredSheets' | 'passedRows' | 'lostColumns' | 'remarks'
> {
  readonly revision: number;
  readonly plan: CheckedPlan;
  /** The number of the plan that is meant, also when the file does not have its sheet. */
  readonly number: string;
  readonly diff: PlanDiff;
  readonly isEmpty: boolean;
  /** Every change, to be paged through. */
  readonly changes: readonly PlannedChange[];
  readonly overlaps: readonly Overlap[];
  /** The name of a unit by its code, of the file's and the held ones. */
  nameOf(code: string): string;
  /** Teams that inspect and would have no lead. */
  readonly leaderless: readonly string[];
  readonly surprises: number;
  /** Roles that the register would no longer say. */
  readonly endings: RegisterEndings;
  /** People who would no longer stand in the register of the delegation. */
  readonly gone: readonly string[];
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
  how: { readonly onSheet?: OnSheetRead; readonly answers?: LookalikeAnswers } = {},
): Promise<Preview | Faulty | UnsurePlan> {
  const [revision, held] = [await readRevision(tx), await readSnapshot(tx, links.listCarriedOver)];
  const read = await readPlanWorkbook(bytes, held, links.readCondition, how.onSheet, how.answers);
  if (isFaulty(read) || isUnsure(read)) return read;
  const diff = diffPlan(held, withoutHeldStatus(read.plan, held));
  const names = new Map([...(held.units ?? []), ...(read.plan.units ?? [])].map(({ code, name }) => [code, name]));
  const nameOf = (code: string) => names.get(code) ?? code;
  const after = afterImport(held, read.plan);
  const gone = goneFromRegister(held, read.plan);
  const { ignoredColumns, ignoredSheets, passedRows, lostColumns, remarks } = read;
  return {
    revision,
    plan: read.plan,
    number: read.plan.plan?.number ?? held.plan?.number ?? '',
    diff,
    isEmpty: isEmptyDiff(diff) && gone.length === 0,
    changes: listChanges(diff, nameOf, gone),
    overlaps: findOverlaps(after.schedule, after.otherInspections),
    nameOf,
    leaderless: read.plan.delegation || read.plan.schedule ? findLeaderless(after) : [],
    surprises: (read.plan.schedule ?? []).filter((row) => row.surprise).length,
    ...{ ignoredColumns, ignoredSheets, passedRows, lostColumns, remarks },
    endings: await findRegisterEndings(tx, read.plan),
    gone,
  };
}

const personKey = ({ name, agency }: DelegationRow): string => ROW_IDENTITY.delegation({ name, agency, roles: [] });

/** People of the register whom a sheet with lines does not have any more. */
function goneFromRegister(held: CheckedPlan, plan: CheckedPlan): string[] {
  if (!plan.delegation?.length) return [];
  const stay = new Set(plan.delegation.map(personKey));
  return (held.delegation ?? []).filter((row) => !stay.has(personKey(row))).map((row) => `${row.name}, ${row.agency}`);
}

/** What will be held of inspections, other visits and the delegation; a row's absent columns stay as they are. */
function afterImport(held: CheckedPlan, plan: CheckedPlan) {
  const merge = <T>(before: readonly T[] = [], rows: readonly T[] = [], key: (row: T) => string): T[] => {
    const merged = new Map(before.map((row) => [key(row), row]));
    for (const row of rows) merged.set(key(row), { ...merged.get(key(row)), ...row });
    return [...merged.values()];
  };
  const delegation = merge(held.delegation, plan.delegation, personKey);
  const stay = plan.delegation?.length ? new Set(plan.delegation.map(personKey)) : null;
  return {
    schedule: merge(held.schedule, plan.schedule, ROW_IDENTITY.schedule),
    otherInspections: merge(held.otherInspections, plan.otherInspections, ROW_IDENTITY.otherInspections),
    delegation: stay ? delegation.filter((row) => stay.has(personKey(row))) : delegation,
  };
}

/** Teams of the schedule without anybody registered as their lead. */
function findLeaderless({ schedule, delegation }: ReturnType<typeof afterImport>): string[] {
  const led = new Set(delegation.flatMap((row) => (row.roles.includes('LEAD') && row.team ? [row.team] : [])));
  return [...new Set(schedule.map(({ team }) => team))].filter((team) => !led.has(team)).sort();
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
