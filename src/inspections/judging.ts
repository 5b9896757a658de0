// What a workbook says against what is held: what it would change, row by row, and what its reader should know before. Pure:
// values in, values out, so that it can be done in a process of its own while the chats go on.
import { leaveArrived, type LeftAlone } from './arrived-visits.js';
import { diffPlan, isEmptyDiff, ROW_IDENTITY, type PlanDiff } from './diff.js';
import { listChanges, type PlannedChange } from './import-changes.js';
import { findOverlaps, type Overlap } from './overlap-rules.js';
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

/** A workbook that can be applied, as far as the file and what is held tell. */
export interface Judged extends Pick<
  ReadPlan,
  'ignoredColumns' | 'ignoredSheets' | 'passedRows' | 'lostColumns' | 'remarks'
> {
  readonly plan: CheckedPlan;
  /** The number of the plan that is meant, also when the file does not have its sheet. */
  readonly number: string;
  readonly diff: PlanDiff;
  readonly isEmpty: boolean;
  /** Every change, to be paged through. */
  readonly changes: readonly PlannedChange[];
  readonly overlaps: readonly Overlap[];
  /** The names of the units by their codes, of the file's and the held ones. */
  readonly names: ReadonlyMap<string, string>;
  /** Teams that inspect and would have no lead. */
  readonly leaderless: readonly string[];
  readonly surprises: number;
  /** People who would no longer stand in the register of the delegation. */
  readonly gone: readonly string[];
  /** Rows that say something else of a surprise than what happened; `plan` has them as they are held. */
  readonly leftAlone: readonly LeftAlone[];
}

export interface Faulty {
  readonly faults: readonly WorkbookFault[];
  readonly faultCount: number;
}

/** What is said of a workbook that took more time or memory than it may. */
export const ASKS_TOO_MUCH: Faulty = {
  faults: [{ sheet: null, cell: null, refusal: 'workbook-too-big' }],
  faultCount: 1,
};

/** What is judged: the bytes of a workbook, what is held, and what was answered about lookalikes. */
export interface JudgeRequest {
  readonly bytes: Uint8Array;
  readonly held: CheckedPlan;
  readonly answers: LookalikeAnswers;
}

export type Judgement = Judged | Faulty | UnsurePlan;

/** Reads and judges a workbook. */
export async function judgeWorkbook(
  { bytes, held, answers }: JudgeRequest,
  readCondition: ConditionReader,
  onSheet?: OnSheetRead,
): Promise<Judgement> {
  const read = await readPlanWorkbook(bytes, held, readCondition, onSheet, answers);
  if (isFaulty(read) || isUnsure(read)) return read;
  const { plan, left } = leaveArrived(read.plan, held);
  const diff = diffPlan(held, withoutHeldStatus(plan, held));
  const names = new Map([...(held.units ?? []), ...(plan.units ?? [])].map(({ code, name }) => [code, name]));
  const after = afterImport(held, plan);
  const gone = goneFromRegister(held, plan);
  const { ignoredColumns, ignoredSheets, passedRows, lostColumns, remarks } = read;
  return {
    plan,
    number: plan.plan?.number ?? held.plan?.number ?? '',
    diff,
    isEmpty: isEmptyDiff(diff) && gone.length === 0,
    changes: listChanges(diff, (code) => names.get(code) ?? code, gone),
    overlaps: findOverlaps(after.schedule, after.otherInspections),
    names,
    leaderless: plan.delegation || plan.schedule ? findLeaderless(after) : [],
    surprises: (plan.schedule ?? []).filter((row) => row.surprise).length,
    ...{ ignoredColumns, ignoredSheets, passedRows, lostColumns, remarks },
    gone,
    leftAlone: left,
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

/**
 * How far a shortcoming has come is only taken from the file when it is new: afterwards the unit's own progress counts. One that
 * only a workbook said was done is open again when a workbook says so.
 */
function withoutHeldStatus(plan: CheckedPlan, held: CheckedPlan): CheckedPlan {
  const known = new Map(held.carriedOver?.map((row) => [row.code, row.status]));
  const isNews = ({ code, status }: CarriedOverRow) => known.get(code) === 'ACCEPTED' && status === 'OPEN';
  const carriedOver = plan.carriedOver?.map((row) =>
    known.has(row.code) && !isNews(row) ? { ...row, status: undefined } : row,
  );
  return carriedOver ? { ...plan, carriedOver } : plan;
}
