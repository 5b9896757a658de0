// From the bytes of a workbook to a checked plan, or to everything that is wrong with it. All or nothing; nothing is stored here.
// What is already held is needed to judge a workbook that brings only some of the sheets.

import { setImmediate } from 'node:timers/promises';
import { isUnreadable, readSheets } from '../../kit/workbook-file.js';
import type { SheetData } from '../../kit/workbook-file.js';
import { checkAbsentColumns } from './absent-columns.js';
import { checkConditions } from './condition-checks.js';
import type { ConditionReader } from './condition-checks.js';
import { crossCheck } from './cross-checks.js';
import type { Readings } from './cross-checks.js';
import { makeFaultBook } from './faults.js';
import type { Report } from './faults.js';
import { SHEETS, findSheet, sheetSpec } from './headers.js';
import type { SheetKey } from './headers.js';
import type { CheckedPlan, PlanSnapshot, WorkbookFault } from './plan.js';
import { readDelegationSheet } from './sheet-delegation.js';
import { readCarriedOverSheet, readHolidaysSheet } from './sheet-other.js';
import { readPlanSheet } from './sheet-plan.js';
import { readQuestionsSheet } from './sheet-questions.js';
import { readOtherInspectionsSheet, readScheduleSheet } from './sheet-schedule.js';
import { readUnitsSheet } from './sheet-units.js';
import type { IgnoredColumn } from './table.js';

/** A workbook without faults: its plan, which sheets it had, and what was left unread. */
export interface ReadPlan {
  readonly plan: CheckedPlan;
  readonly sheetsPresent: readonly SheetKey[];
  readonly ignoredColumns: readonly IgnoredColumn[];
  readonly ignoredSheets: readonly string[];
  /** What was read otherwise than it stands there, for whoever sent it to know. */
  readonly remarks: readonly WorkbookFault[];
}

/** A workbook that may not be applied: the first 500 faults in sheet order, and how many there are. */
export interface FaultyPlan {
  readonly faults: readonly WorkbookFault[];
  readonly faultCount: number;
}

/** Called after each sheet: how many of the workbook's known sheets have been read. */
export type OnSheetRead = (done: number, inAll: number) => void | Promise<void>;

/** Tells a workbook with faults from a checked plan. */
export const isFaulty = (read: ReadPlan | FaultyPlan): read is FaultyPlan => 'faults' in read;

/**
 * Reads and checks a plan workbook. `held` is what is stored today (`{}` before the first import): sheets that are absent
 * from the file are judged by it, and rows missing from the file are taken to stay.
 */
export async function readPlanWorkbook(
  bytes: Uint8Array,
  held: PlanSnapshot,
  readCondition: ConditionReader,
  onSheetRead: OnSheetRead = () => undefined,
): Promise<ReadPlan | FaultyPlan> {
  const titles: string[] = [];
  const sheets = await readSheets(bytes, (title) => {
    titles.push(title);
    return findSheet(title) !== undefined;
  });
  const faults = makeFaultBook();
  if (isUnreadable(sheets)) {
    faults.reporter(null)(null, sheets.refusal, sheets.args);
    return { faults: faults.sorted([]), faultCount: faults.count };
  }
  if (sheets.length === 0) {
    faults.reporter(null)(null, 'workbook-no-known-sheet', { sheets: SHEETS.map((spec) => spec.title).join(', ') });
    return { faults: faults.sorted([]), faultCount: faults.count };
  }
  const readings: Readings = {};
  const titleOf = new Map<SheetKey, string>();
  for (const [index, sheet] of sheets.entries()) {
    const { key } = findSheet(sheet.title)!;
    const report = faults.reporter(sheet.title);
    if (titleOf.has(key)) report(null, 'workbook-sheet-twice', { other: titleOf.get(key)! });
    else {
      titleOf.set(key, sheet.title);
      readInto(readings, key, sheet, report);
    }
    await onSheetRead(index + 1, sheets.length);
    // Ten thousand rows take a moment; chats go on in between.
    await setImmediate();
  }
  const context = {
    file: readings,
    held,
    report: (key: SheetKey) => faults.reporter(titleOf.get(key) ?? sheetSpec(key).title),
  };
  crossCheck(context);
  checkAbsentColumns(context);
  checkConditions(context, readCondition);
  if (faults.count > 0) return { faults: faults.sorted(titles), faultCount: faults.count };
  return {
    plan: toPlan(readings),
    sheetsPresent: SHEETS.map((spec) => spec.key).filter((key) => readings[key]),
    ignoredColumns: sheets.flatMap(({ title }) => readings[findSheet(title)!.key]!.ignored),
    ignoredSheets: titles.filter((title) => !findSheet(title)),
    remarks: faults.remarks,
  };
}

function readInto(readings: Readings, key: SheetKey, sheet: SheetData, report: Report): void {
  if (key === 'plan') readings.plan = readPlanSheet(sheet, report);
  else if (key === 'units') readings.units = readUnitsSheet(sheet, report);
  else if (key === 'delegation') readings.delegation = readDelegationSheet(sheet, report);
  else if (key === 'schedule') readings.schedule = readScheduleSheet(sheet, report);
  else if (key === 'otherInspections') readings.otherInspections = readOtherInspectionsSheet(sheet, report);
  else if (key === 'questions') readings.questions = readQuestionsSheet(sheet, report);
  else if (key === 'carriedOver') readings.carriedOver = readCarriedOverSheet(sheet, report);
  else readings.holidays = readHolidaysSheet(sheet, report);
}

/** Without faults every draft is complete, so the lines are what their types say. */
function toPlan(readings: Readings): CheckedPlan {
  const plan: Record<string, unknown> = {};
  for (const { key } of SHEETS) {
    const rows = readings[key]?.rows.map(({ draft }) => withoutAbsent(draft));
    if (rows) plan[key] = key === 'plan' ? rows[0] : rows;
  }
  return plan;
}

const withoutAbsent = (draft: object): object =>
  Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined));
