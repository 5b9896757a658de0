// Writes a plan as the workbook an office keeps: Vietnamese headers, real date cells, lists to choose from.
// What is written reads back as the same plan. Knows no database.

import { writeSheets } from '../../kit/workbook-write.js';
import type { SheetToWrite, WritableValue } from '../../kit/workbook-write.js';
import { phoneText } from '../../people/phones.js';
import { SHEETS } from './headers.js';
import type { ColumnSpec, SheetSpec } from './headers.js';
import type { CheckedPlan, OfficeSpan, PlanRow, UnitRow } from './plan.js';
import {
  ANSWERER_WORDS,
  EVIDENCE_WORDS,
  FORM_WORDS,
  HOLIDAY_WORDS,
  KIND_WORDS,
  NONE_WORDS,
  ROLE_WORDS,
  SOURCE_WORDS,
  STATUS_WORDS,
  TYPE_WORDS,
  YES_WORDS,
} from './vocabulary.js';
import type { WordList } from './vocabulary.js';

/** A plan to write; of the plan itself any part may be missing, as in the empty workbook an office starts from. */
export type WritablePlan = Omit<CheckedPlan, 'plan'> & { readonly plan?: Partial<PlanRow> };

/** The workbook of a plan as .xlsx bytes; sheets that the plan lacks are written with their headers only. */
export const writePlanWorkbook = (plan: WritablePlan, extra: readonly SheetToWrite[] = []): Promise<Buffer> =>
  writeSheets([...SHEETS.map((spec) => toSheet(spec, plan)), ...extra]);

/** The header of a column as written: a star marks what is required. */
export const headerText = (column: ColumnSpec): string => (column.required ? `${column.vi}*` : column.vi);

/** «08:00-12:00, 13:00-17:00». */
export const writeOfficeHours = (spans: readonly OfficeSpan[]): string =>
  spans.map(({ from, to }) => `${from}-${to}`).join(', ');

function toSheet(spec: SheetSpec, plan: WritablePlan): SheetToWrite {
  if (spec.key === 'plan') {
    const values: Partial<PlanRow> = plan.plan ?? {};
    return {
      title: spec.title,
      widths: [36, 60],
      headerRows: 0,
      keyColumn: true,
      rows: spec.columns.map((column) => [headerText(column), writtenValue(column.field, values as Row, 'plan')]),
    };
  }
  const rows = (plan[spec.key] ?? []) as readonly object[];
  return {
    title: spec.title,
    widths: spec.columns.map((column) => column.width),
    headerRows: 1,
    rows: [
      spec.columns.map(headerText),
      ...rows.map((row) => spec.columns.map((column) => writtenValue(column.field, row as Row, spec.key))),
    ],
    lists: spec.columns.flatMap((column, at) => {
      const words = CHOICES[`${spec.key}.${column.field}`]?.words;
      return words ? [{ column: at, values: words }] : [];
    }),
  };
}

type Row = Readonly<Record<string, unknown>>;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const YES_NO = { words: YES_WORDS.words.slice(0, 1) };

/** Columns that hold one word of a list; the list is offered in the cells. */
const CHOICES: Readonly<Record<string, { words: readonly string[]; wordOf?: (value: never) => string } | undefined>> = {
  'units.class': { words: KIND_WORDS.words },
  'delegation.roles': joined(ROLE_WORDS),
  'schedule.form': FORM_WORDS,
  'schedule.surprise': YES_NO,
  'questions.type': TYPE_WORDS,
  'questions.required': YES_NO,
  'questions.evidence': EVIDENCE_WORDS,
  'questions.forms': joined(FORM_WORDS),
  'questions.answeredBy': ANSWERER_WORDS,
  'questions.mayBeNa': YES_NO,
  'questions.asksAbsence': YES_NO,
  'questions.noneWord': NONE_WORDS,
  'carriedOver.source': SOURCE_WORDS,
  'carriedOver.status': STATUS_WORDS,
  'holidays.kind': HOLIDAY_WORDS,
};

/** A cell with several words keeps them together. */
function joined<T extends string>(list: WordList<T>) {
  return { words: list.words, wordOf: (values: readonly T[]) => values.map(list.wordOf).join(', ') };
}

/** The value of a field as it stands in its cell. */
export function writtenValue(field: string, row: Row, sheet: string): WritableValue {
  const value = row[field];
  if (value === undefined || value === null) return null;
  if (sheet === 'units' && field === 'class') return classWord(row as unknown as UnitRow);
  if (field === 'phone' || field.endsWith('Phone')) return phoneText(value as string);
  if (field === 'officeHours') return writeOfficeHours(value as readonly OfficeSpan[]);
  if (typeof value === 'boolean') return value ? YES_WORDS.wordOf('YES') : null;
  const wordOf = CHOICES[`${sheet}.${field}`]?.wordOf;
  if (wordOf) return wordOf(value as never);
  if (Array.isArray(value)) return value.join(field === 'choices' || field === 'yesChoices' ? '; ' : ', ');
  if (typeof value === 'string' && DAY.test(value)) return { day: value };
  return value as string | number;
}

const classWord = (unit: UnitRow): string => (unit.kind === null ? unit.class : KIND_WORDS.wordOf(unit.kind));
