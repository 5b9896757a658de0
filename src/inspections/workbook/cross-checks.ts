// Checks what one sheet says against the others and against what is already held: units, parents, teams, checklists, dates.
// A row missing from the file stays as it is, so «known» always means the file's rows and the held ones together.

import { makeCalendar, orMissingYear } from '../../kit/calendar.js';
import type { WorkingCalendar } from '../../kit/calendar.js';
import { isRefusal } from '../../kit/refusal.js';
import type { Report } from './faults.js';
import { sheetSpec } from './headers.js';
import type { SheetKey } from './headers.js';
import type { Located, SheetReading } from './located.js';
import { PLAN_DEFAULTS } from './plan.js';
import type {
  CarriedOverRow,
  DelegationRow,
  HolidayRow,
  InspectionRow,
  OtherInspectionRow,
  PlanRow,
  PlanSnapshot,
  QuestionRow,
  UnitRow,
} from './plan.js';
import { checkCycles } from './cycles.js';

/** What each present sheet of the file gave. */
export interface Readings {
  plan?: SheetReading<PlanRow>;
  units?: SheetReading<UnitRow>;
  delegation?: SheetReading<DelegationRow>;
  schedule?: SheetReading<InspectionRow>;
  otherInspections?: SheetReading<OtherInspectionRow>;
  questions?: SheetReading<QuestionRow>;
  carriedOver?: SheetReading<CarriedOverRow>;
  holidays?: SheetReading<HolidayRow>;
}

/** What a check may look at, and where it reports. */
export interface CheckContext {
  readonly file: Readings;
  readonly held: PlanSnapshot;
  /** The reporter of a sheet, also of one the file does not have. */
  report(sheet: SheetKey): Report;
}

type Known = ReadonlySet<string> | null;

/** Every check that needs more than one sheet, except conditions. */
export function crossCheck(context: CheckContext): void {
  const { file, held } = context;
  if (!file.plan && !held.plan) missingSheet(context, 'plan');
  const units = known(context, 'units', (row) => row.code, needsUnits(file));
  checkParents(context, units);
  for (const key of ['schedule', 'otherInspections', 'carriedOver'] as const) {
    const rows: readonly Located<{ unit: string }>[] = file[key]?.rows ?? [];
    checkKnown(rows, 'unit', units, 'workbook-unit-unknown', context.report(key));
  }
  const schedule = file.schedule?.rows ?? [];
  if (schedule.length === 0) return checkHeldDates(context);
  const teams = known(context, 'delegation', (row) => row.team, true);
  checkKnown(schedule, 'team', teams, 'workbook-team-unknown', context.report('schedule'));
  const checklists = known(context, 'questions', (row) => row.checklist, true);
  checkKnown(schedule, 'checklist', checklists, 'workbook-checklist-unknown', context.report('schedule'));
  checkPlanDates(context);
  checkHeldDates(context);
  checkHolidayYears(context);
}

const needsUnits = (file: Readings): boolean =>
  [file.schedule, file.otherInspections, file.carriedOver].some((reading) => (reading?.rows.length ?? 0) > 0);

function missingSheet(context: CheckContext, key: SheetKey): void {
  context.report(key)(null, 'workbook-sheet-missing');
}

/** Values of a field over file and held rows; null when they are unknown: no such sheet (reported if needed), or an unusable one. */
function known<K extends 'units' | 'delegation' | 'questions'>(
  context: CheckContext,
  key: K,
  value: (row: { code?: string; team?: string | null; checklist?: string }) => string | null | undefined,
  needed: boolean,
): Known {
  if (context.file[key]?.usable === false) return null;
  const rows = context.file[key]?.rows.map((row) => row.draft) ?? [];
  const heldRows: readonly object[] = context.held[key] ?? [];
  if (!context.file[key] && heldRows.length === 0) {
    if (needed) missingSheet(context, key);
    return null;
  }
  return new Set([...heldRows, ...rows].map(value).filter((found) => typeof found === 'string'));
}

function checkKnown<F extends string>(
  rows: readonly Located<Record<F, string>>[],
  field: F,
  values: Known,
  refusal: string,
  report: Report,
): void {
  if (!values) return;
  for (const row of rows) {
    const typed = (row.draft as Record<string, unknown>)[field];
    if (typeof typed === 'string' && !values.has(typed)) report(row.ref(field), refusal, { code: typed });
  }
}

function checkParents(context: CheckContext, units: Known): void {
  const rows = context.file.units?.rows;
  if (!rows || !units) return;
  const report = context.report('units');
  const sheet = sheetSpec('units').title;
  const parents = new Map<string, string>();
  for (const unit of context.held.units ?? []) if (unit.parent) parents.set(unit.code, unit.parent);
  for (const { draft, ref } of rows) {
    if (draft.parent && !units.has(draft.parent)) {
      report(ref('parent'), 'workbook-parent-unknown', { code: draft.parent, sheet });
    }
    if (!draft.code || draft.parent === undefined) continue;
    if (draft.parent === null) parents.delete(draft.code);
    else parents.set(draft.code, draft.parent);
  }
  const starts = rows.flatMap((row) => (row.draft.code ? [{ node: row.draft.code, row }] : []));
  checkCycles(
    starts,
    (code) => (parents.has(code) ? [parents.get(code)!] : []),
    (path, row) => report(row.ref('parent'), 'workbook-parent-cycle', { path: path.join(' → ') }),
  );
}

/** The plan's first and last day as they will stand after the import. */
function planWindow({ file, held }: CheckContext): { fromOn: string; toOn: string } | null {
  const draft = file.plan?.rows[0]?.draft;
  const fromOn = draft ? draft.fromOn : held.plan?.fromOn;
  const toOn = draft ? draft.toOn : held.plan?.toOn;
  return fromOn && toOn && fromOn <= toOn ? { fromOn, toOn } : null;
}

const shown = (day: string): string => day.split('-').reverse().join('/');

function checkPlanDates(context: CheckContext): void {
  const window = planWindow(context);
  if (!window) return;
  for (const { draft, ref } of context.file.schedule?.rows ?? []) {
    const day = draft.inspectOn;
    if (day && (day < window.fromOn || day > window.toOn)) {
      const args = { day: shown(day), from: shown(window.fromOn), to: shown(window.toOn) };
      context.report('schedule')(ref('inspectOn'), 'workbook-outside-plan', args);
    }
  }
}

/** A plan that is shortened may not leave held inspections outside. */
function checkHeldDates(context: CheckContext): void {
  const plan = context.file.plan?.rows[0];
  const window = planWindow(context);
  if (!plan || !window) return;
  const inFile = new Set(context.file.schedule?.rows.map((row) => row.draft.code));
  for (const inspection of context.held.schedule ?? []) {
    const day = inspection.inspectOn;
    if (inFile.has(inspection.code) || (day >= window.fromOn && day <= window.toOn)) continue;
    const field = day < window.fromOn ? 'fromOn' : 'toOn';
    context.report('plan')(plan.ref(field), 'workbook-plan-leaves-out', { code: inspection.code, day: shown(day) });
    return;
  }
}

/** Inspections, and the notices and reports before them, fall in years whose holidays must be known; each year is reported once. */
function checkHolidayYears(context: CheckContext): void {
  const { file, held } = context;
  if (!file.holidays && (held.holidays ?? []).length === 0) return missingSheet(context, 'holidays');
  if (file.holidays?.usable === false) return;
  const holidays = new Map((held.holidays ?? []).map(({ on, kind }) => [on, { on, kind }]));
  for (const { draft } of file.holidays?.rows ?? []) {
    if (draft.on && draft.kind) holidays.set(draft.on, { on: draft.on, kind: draft.kind });
  }
  // A year of which a part is here can be completed later by the office; nothing is counted in it before.
  const begun = new Set([...holidays.keys()].map((on) => Number(on.slice(0, 4))));
  const calendar = makeCalendar(holidays.values(), undefined, begun);
  const days = { ...PLAN_DEFAULTS, ...withoutBlanks(held.plan), ...withoutBlanks(file.plan?.rows[0]?.draft) };
  const lead = Math.max(days.noticeDays, days.reportDays);
  const window = planWindow(context);
  const reported = new Set<number>();
  for (const { draft, ref } of file.schedule?.rows ?? []) {
    // A day outside the plan has been reported as such already.
    if (!draft.inspectOn || (window && (draft.inspectOn < window.fromOn || draft.inspectOn > window.toOn))) continue;
    const year = missingYear(calendar, draft.inspectOn, draft.surprise ? 0 : lead);
    if (year === null || reported.has(year)) continue;
    reported.add(year);
    context.report('schedule')(ref('inspectOn'), 'workbook-year-without-holidays', {
      year: String(year),
      sheet: sheetSpec('holidays').title,
    });
  }
}

const withoutBlanks = (row: object | undefined): Partial<PlanRow> =>
  Object.fromEntries(Object.entries(row ?? {}).filter(([, value]) => value !== null && value !== undefined));

function missingYear(calendar: WorkingCalendar, inspectOn: string, workingDaysBefore: number): number | null {
  const inspectionYear = Number(inspectOn.slice(0, 4));
  if (!calendar.hasYear(inspectionYear)) return inspectionYear;
  const found = orMissingYear(() => calendar.addWorkingDays(inspectOn, -workingDaysBefore));
  return isRefusal(found) ? Number(found.args?.['year']) : null;
}
