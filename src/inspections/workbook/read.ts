// From the bytes of a workbook to a checked plan, or to everything that is wrong with it. All or nothing; nothing is stored here.
// What is already held is needed to judge a workbook that brings only some of the sheets.

import { setImmediate } from 'node:timers/promises';
import { isUnreadable, readSheets } from '../../kit/workbook-file.js';
import type { Cell, SheetData } from '../../kit/workbook-file.js';
import { checkAbsentColumns } from './absent-columns.js';
import { matchCodeCase } from './code-case.js';
import { checkConditions } from './condition-checks.js';
import type { ConditionReader } from './condition-checks.js';
import { crossCheck } from './cross-checks.js';
import type { Readings } from './cross-checks.js';
import { makeFaultBook } from './faults.js';
import type { Report } from './faults.js';
import { SHEETS, sheetSpec } from './headers.js';
import type { SheetKey, SheetSpec } from './headers.js';
import { columnQuestion } from './lookalikes.js';
import type { LookalikeAnswers, LookalikeQuestion } from './lookalikes.js';
import { findLostColumns } from './lost-columns.js';
import type { LostColumn } from './lost-columns.js';
import type { CheckedPlan, PlanSnapshot, WorkbookFault } from './plan.js';
import { readDelegationSheet } from './sheet-delegation.js';
import { readCarriedOverSheet, readHolidaysSheet } from './sheet-other.js';
import { readPlanSheet } from './sheet-plan.js';
import { readQuestionsSheet } from './sheet-questions.js';
import { readOtherInspectionsSheet, readScheduleSheet } from './sheet-schedule.js';
import { readUnitsSheet } from './sheet-units.js';
import type { IgnoredColumn, Table } from './table.js';
import type { PassedRow } from './table-rows.js';
import { chooseSheets } from './which-sheet.js';

/** A workbook without faults: its plan, which sheets it had, and what was left unread. */
export interface ReadPlan {
  readonly plan: CheckedPlan;
  readonly sheetsPresent: readonly SheetKey[];
  readonly ignoredColumns: readonly IgnoredColumn[];
  readonly ignoredSheets: readonly string[];
  /** Rows that are no lines of a table: totals, headings, signatures. */
  readonly passedRows: readonly PassedRow[];
  readonly lostColumns: readonly LostColumn[];
  /** What was read otherwise than it stands there, for whoever sent it to know. */
  readonly remarks: readonly WorkbookFault[];
}

/** A workbook that may not be applied: the first 500 mistakes in sheet order, and how many there are. */
export interface FaultyPlan {
  readonly faults: readonly WorkbookFault[];
  readonly faultCount: number;
}

/** A workbook of which nobody can say yet what it holds: something in it is nearly called as ours. */
export interface UnsurePlan {
  readonly questions: readonly LookalikeQuestion[];
}

/** Called after each sheet: how many of the workbook's known sheets have been read. */
export type OnSheetRead = (done: number, inAll: number) => void | Promise<void>;

/** Tells a workbook with faults from a checked plan. */
export const isFaulty = (read: ReadPlan | FaultyPlan | UnsurePlan): read is FaultyPlan => 'faults' in read;

/** Tells a workbook about which something must be asked first. */
export const isUnsure = (read: ReadPlan | FaultyPlan | UnsurePlan): read is UnsurePlan => 'questions' in read;

/**
 * Reads and checks a plan workbook. `held` is what is stored today (`{}` before the first import): sheets that are absent
 * from the file are judged by it, and rows missing from the file are taken to stay. `answers` say what lookalikes are.
 */
export async function readPlanWorkbook(
  bytes: Uint8Array,
  held: PlanSnapshot,
  readCondition: ConditionReader,
  onSheetRead: OnSheetRead = () => undefined,
  answers: LookalikeAnswers = {},
): Promise<ReadPlan | FaultyPlan | UnsurePlan> {
  const sheets = await readSheets(bytes);
  const faults = makeFaultBook();
  const faulty = (titles: readonly string[]) => ({ faults: faults.sorted(titles), faultCount: faults.count });
  if (isUnreadable(sheets)) {
    faults.reporter(null)(null, sheets.refusal, sheets.args);
    return faulty([]);
  }
  const titles = sheets.map(({ title }) => title);
  const chosen = chooseSheets(sheets, answers, faults);
  if (chosen.used.size === 0 && chosen.questions.length === 0) {
    faults.reporter(null)(null, 'workbook-no-known-sheet', { sheets: SHEETS.map((spec) => spec.title).join(', ') });
    return faulty([]);
  }
  const readings: Readings = {};
  const questions = [...chosen.questions];
  for (const [key, sheet] of chosen.used) {
    const report = faults.reporter(sheet.title);
    readInto(readings, key, withAnswers(sheet, sheetSpec(key), answers), report);
    questions.push(...reportColumns(readings[key]!, sheet, key, answers, report));
    await onSheetRead(Object.keys(readings).length, chosen.used.size);
    // Ten thousand rows take a moment; chats go on in between.
    await setImmediate();
  }
  if (questions.length > 0) return { questions };
  const context = {
    file: readings,
    held,
    report: (key: SheetKey) => faults.reporter(chosen.used.get(key)?.title ?? sheetSpec(key).title),
  };
  matchCodeCase(context);
  crossCheck(context);
  checkAbsentColumns(context);
  checkConditions(context, readCondition);
  if (faults.count > 0) return faulty(titles);
  const found = SHEETS.flatMap(({ key }) => readings[key] ?? []);
  return {
    plan: toPlan(readings),
    sheetsPresent: SHEETS.map((spec) => spec.key).filter((key) => readings[key]),
    ignoredColumns: found.flatMap(({ ignored }) => ignored),
    ignoredSheets: chosen.unused,
    passedRows: found.flatMap(({ passed }) => passed),
    lostColumns: findLostColumns(readings, held, (key) => chosen.used.get(key)!.title),
    remarks: faults.remarks,
  };
}

/** The sheet with the headers that were said to be ours under our name. */
function withAnswers(sheet: SheetData, spec: SheetSpec, answers: LookalikeAnswers): SheetData {
  const said = spec.columns.flatMap(({ vi }) =>
    Object.keys(answers)
      .filter((key) => answers[key])
      .flatMap((key) => {
        const [kind, title, column, ours] = key.split('\n');
        return kind === 'column' && title === sheet.title && ours === vi ? [[column!, vi] as const] : [];
      }),
  );
  if (said.length === 0) return sheet;
  const names = new Map(said);
  const renamed = (cell: Cell): Cell => {
    const text = names.get(cell.text);
    // Only the header itself: the same words may stand in a line below.
    if (text !== undefined) names.delete(cell.text);
    return text === undefined ? cell : { ...cell, text };
  };
  return { ...sheet, rows: sheet.rows.map((row) => ({ ...row, cells: row.cells.map(renamed) })) };
}

/** Reports columns that must be there and are not, unless one may be there under another name: that is asked first. */
function reportColumns(
  reading: Pick<Table, 'lookalikes' | 'missing'>,
  sheet: SheetData,
  key: SheetKey,
  answers: LookalikeAnswers,
  report: Report,
): LookalikeQuestion[] {
  const open = reading.lookalikes
    .map(({ header, column }) => ({ column, question: columnQuestion(sheet.title, header, column.vi) }))
    .filter(({ question }) => answers[question.key] === undefined);
  for (const column of reading.missing) {
    if (open.some((asked) => asked.column === column)) continue;
    report(null, key === 'plan' ? 'workbook-key-missing' : 'workbook-column-missing', { column: column.vi });
  }
  return open.map(({ question }) => question);
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
