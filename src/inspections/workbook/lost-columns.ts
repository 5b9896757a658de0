// Columns that are absent from a sheet although what is held has values in them: they came with an earlier file, and this one
// says nothing of them. Pure.

import { isDeepStrictEqual } from 'node:util';
import type { Readings } from './cross-checks.js';
import { SHEETS } from './headers.js';
import type { SheetKey } from './headers.js';
import { PLAN_DEFAULTS, QUESTION_DEFAULTS } from './plan.js';
import type { PlanSnapshot } from './plan.js';

/** A column that is not there any more, and how many held rows have a value of their own in it. */
export interface LostColumn {
  readonly sheet: string;
  readonly column: string;
  readonly values: number;
}

/** What a row takes without being told; not a value that a column brought. */
const DEFAULTS: Readonly<Partial<Record<SheetKey, Readonly<Record<string, unknown>>>>> = {
  plan: PLAN_DEFAULTS,
  questions: QUESTION_DEFAULTS,
};

/** The columns each present sheet has lost. */
export function findLostColumns(file: Readings, held: PlanSnapshot, titleOf: (key: SheetKey) => string): LostColumn[] {
  return SHEETS.flatMap((spec) => {
    const reading = file[spec.key];
    if (!reading?.usable) return [];
    const rows = [held[spec.key] ?? []].flat() as unknown as readonly Record<string, unknown>[];
    return spec.columns.flatMap(({ field, vi }) => {
      if (reading.fields.has(field)) return [];
      const values = rows.filter((row) => isOwnValue(row[field], DEFAULTS[spec.key]?.[field])).length;
      return values > 0 ? [{ sheet: titleOf(spec.key), column: vi, values }] : [];
    });
  });
}

function isOwnValue(value: unknown, byDefault: unknown): boolean {
  const isBlank = value === undefined || value === null || value === '' || value === false;
  return !isBlank && !(Array.isArray(value) && value.length === 0) && !isDeepStrictEqual(value, byDefault);
}
