// Every change a workbook would make, as somebody reads it: what, of whom, from which value to which. Pure.
// Values are written as in the workbook itself, since that is where the reader will look them up.

import type { ChangedRow, PlanDiff } from './diff.js';
import { sheetSpec } from './workbook/headers.js';
import type { SheetKey } from './workbook/headers.js';
import { writtenValue } from './workbook/write.js';

/** One line of the list; `column` and the two values only for a change. */
export interface PlannedChange {
  readonly sheet: SheetKey;
  readonly what: 'added' | 'changed' | 'gone';
  readonly label: string;
  readonly column?: string;
  readonly from?: string | null;
  readonly to?: string | null;
}

type Row = Readonly<Record<string, unknown>>;
type NameOf = (code: string) => string;

const shownDay = (on: unknown): string => String(on).split('-').reverse().join('/');
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What a row is called: a unit by its name, an inspection by its unit and day. */
const LABELS: Readonly<Record<SheetKey, (row: Row, nameOf: NameOf) => string>> = {
  plan: (row) => text(row['number']),
  units: (row) => `${text(row['name'])} (${text(row['code'])})`,
  delegation: (row) => `${text(row['name'])}, ${text(row['agency'])}`,
  schedule: (row, nameOf) => `${nameOf(text(row['unit']))}, ${shownDay(row['inspectOn'])} (${text(row['code'])})`,
  otherInspections: (row, nameOf) => `${nameOf(text(row['unit']))}, ${text(row['agency'])}, ${shownDay(row['fromOn'])}`,
  questions: (row) => `${text(row['checklist'])} · ${text(row['code'])}. ${text(row['question'])}`,
  carriedOver: (row, nameOf) => `${nameOf(text(row['unit']))}, ${text(row['text'])} (${text(row['code'])})`,
  holidays: (row) => shownDay(row['on']),
};

/** The changes of every sheet in sheet order: first what is new, then what differs, then who stands in the register no more. */
export function listChanges(diff: PlanDiff, nameOf: NameOf, gone: readonly string[]): PlannedChange[] {
  const found = (Object.keys(diff) as SheetKey[]).flatMap((sheet) => {
    const { added, changed } = diff[sheet]!;
    const label = (row: object) => LABELS[sheet](row as Row, nameOf);
    return [
      ...(added as readonly object[]).map((row): PlannedChange => ({ sheet, what: 'added', label: label(row) })),
      ...(changed as readonly ChangedRow<object>[]).flatMap((row) => changesOf(sheet, row, label(row.before), nameOf)),
    ];
  });
  return [...found, ...gone.map((label): PlannedChange => ({ sheet: 'delegation', what: 'gone', label }))];
}

/** The fields of a row that differ; the kind of a unit shows in its class. */
function changesOf(sheet: SheetKey, row: ChangedRow<object>, label: string, nameOf: NameOf): PlannedChange[] {
  const columns = new Map(sheetSpec(sheet).columns.map(({ field, vi }) => [field, vi]));
  const fields = new Set(row.fields.map(({ field }) => (field === 'kind' ? 'class' : field)));
  return [...fields].flatMap((field) => {
    const column = columns.get(field);
    if (column === undefined) return [];
    const shown = (side: object) => shownValue(sheet, field, side as Row, nameOf);
    return [{ sheet, what: 'changed' as const, label, column, from: shown(row.before), to: shown(row.after) }];
  });
}

function shownValue(sheet: SheetKey, field: string, row: Row, nameOf: NameOf): string | null {
  const value = writtenValue(field, row, sheet);
  if (value === null || value === '') return null;
  if (typeof value === 'object') return shownDay(value.day);
  return field === 'unit' || field === 'parent' ? `${nameOf(String(value))} (${value})` : String(value);
}
