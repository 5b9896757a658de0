// What a workbook would change: per sheet what is new, what differs field by field, what stays. Pure; nothing is applied here.
// Rows that the file does not have stay untouched, and so do fields whose column is absent.

import { isDeepStrictEqual } from 'node:util';
import { fold } from '../kit/vietnamese.js';
import type {
  CarriedOverRow,
  CheckedPlan,
  DelegationRow,
  HolidayRow,
  InspectionRow,
  OtherInspectionRow,
  PlanRow,
  PlanSnapshot,
  QuestionRow,
  UnitRow,
} from './workbook/plan.js';

/** One field that differs; a blank value is null. */
export interface FieldChange {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** A row that both sides have and that differs: its identity, both rows, and the fields. */
export interface ChangedRow<T> {
  readonly code: string;
  readonly before: T;
  readonly after: T;
  readonly fields: readonly FieldChange[];
}

/** What one sheet would do; `kept` counts rows of the file that change nothing, `missing` held rows the file does not have. */
export interface SheetDiff<T> {
  readonly added: readonly T[];
  readonly changed: readonly ChangedRow<T>[];
  readonly kept: number;
  readonly missing: number;
  /** The rows both sides have stand in another order; only questions have an order that matters. */
  readonly reordered: boolean;
}

/** The differences of every sheet the workbook has; an absent sheet is undefined. */
export interface PlanDiff {
  readonly plan?: SheetDiff<PlanRow>;
  readonly units?: SheetDiff<UnitRow>;
  readonly delegation?: SheetDiff<DelegationRow>;
  readonly schedule?: SheetDiff<InspectionRow>;
  readonly otherInspections?: SheetDiff<OtherInspectionRow>;
  readonly questions?: SheetDiff<QuestionRow>;
  readonly carriedOver?: SheetDiff<CarriedOverRow>;
  readonly holidays?: SheetDiff<HolidayRow>;
}

/** What makes two rows the same one, as text that may be shown: codes, or name with agency, or the day. */
export const ROW_IDENTITY = {
  plan: () => 'plan',
  units: (row: UnitRow) => row.code,
  delegation: (row: DelegationRow) => `${fold(row.name)} · ${fold(row.agency)}`,
  schedule: (row: InspectionRow) => row.code,
  otherInspections: (row: OtherInspectionRow) => `${row.agency} · ${row.unit} · ${row.fromOn}`,
  questions: (row: QuestionRow) => `${row.checklist} · ${row.code}`,
  carriedOver: (row: CarriedOverRow) => row.code,
  holidays: (row: HolidayRow) => row.on,
} as const;

/** Compares what is held with a checked workbook. */
export function diffPlan(held: PlanSnapshot, incoming: CheckedPlan): PlanDiff {
  const one = (plan: PlanRow | undefined) => (plan ? [plan] : undefined);
  return {
    ...part('plan', diffRows(one(held.plan), one(incoming.plan), ROW_IDENTITY.plan)),
    ...part('units', diffRows(held.units, incoming.units, ROW_IDENTITY.units)),
    ...part('delegation', diffRows(held.delegation, incoming.delegation, ROW_IDENTITY.delegation)),
    ...part('schedule', diffRows(held.schedule, incoming.schedule, ROW_IDENTITY.schedule)),
    ...part(
      'otherInspections',
      diffRows(held.otherInspections, incoming.otherInspections, ROW_IDENTITY.otherInspections),
    ),
    ...part('questions', diffRows(held.questions, incoming.questions, ROW_IDENTITY.questions, true)),
    ...part('carriedOver', diffRows(held.carriedOver, incoming.carriedOver, ROW_IDENTITY.carriedOver)),
    ...part('holidays', diffRows(held.holidays, incoming.holidays, ROW_IDENTITY.holidays)),
  };
}

/** True when applying would change nothing at all. */
export const isEmptyDiff = (diff: PlanDiff): boolean =>
  (Object.values(diff) as SheetDiff<unknown>[]).every(
    (sheet) => sheet.added.length === 0 && sheet.changed.length === 0 && !sheet.reordered,
  );

const part = <K extends string, T>(key: K, diff: SheetDiff<T> | undefined) =>
  (diff ? { [key]: diff } : {}) as { [P in K]?: SheetDiff<T> };

function diffRows<T extends object>(
  held: readonly T[] | undefined,
  incoming: readonly T[] | undefined,
  identity: (row: T) => string,
  ordered = false,
): SheetDiff<T> | undefined {
  if (!incoming) return undefined;
  const heldByCode = new Map((held ?? []).map((row) => [identity(row), row]));
  const added: T[] = [];
  const changed: ChangedRow<T>[] = [];
  const common: string[] = [];
  for (const after of incoming) {
    const code = identity(after);
    const before = heldByCode.get(code);
    if (!before) {
      added.push(after);
      continue;
    }
    common.push(code);
    const fields = changedFields(before, after);
    if (fields.length > 0) changed.push({ code, before, after, fields });
  }
  const inFile = new Set(common);
  const heldOrder = [...heldByCode.keys()].filter((code) => inFile.has(code));
  return {
    added,
    changed,
    kept: common.length - changed.length,
    missing: heldByCode.size - inFile.size,
    reordered: ordered && heldOrder.some((code, at) => code !== common[at]),
  };
}

function changedFields(before: object, after: object): FieldChange[] {
  return Object.entries(after).flatMap(([field, value]) => {
    if (value === undefined) return [];
    const from = blankAsNull((before as Record<string, unknown>)[field]);
    const to = blankAsNull(value);
    return isDeepStrictEqual(from, to) ? [] : [{ field, from, to }];
  });
}

// An empty cell, an empty list and an unticked box all say «nothing», whichever way the other side stores it.
function blankAsNull(value: unknown): unknown {
  if (value === undefined || value === '' || value === false) return null;
  return Array.isArray(value) && value.length === 0 ? null : value;
}
