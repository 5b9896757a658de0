// Checked lines that still know where they stand in the file, and the checks that many sheets share.
// Knows lines and references, not what a sheet is about.

import type { Report } from './faults.js';
import type { Table } from './table.js';
import type { Draft } from './values.js';

/** A line under check: its values so far, and the reference of each of its cells. */
export interface Located<T> {
  readonly draft: Draft<T>;
  ref(field: string): string;
}

/** What a sheet gave: its lines, and what of it could not be used. */
export type SheetReading<T> = Omit<Table, 'rows'> & { readonly rows: readonly Located<T>[] };

/** Reports a line whose end lies before its beginning. */
export function checkRange<T>(row: Located<T>, from: keyof T & string, to: keyof T & string, report: Report): void {
  const { [from]: first, [to]: last } = row.draft as Record<string, unknown>;
  if (typeof first === 'string' && typeof last === 'string' && last < first) {
    report(row.ref(to), 'workbook-range-backwards');
  }
}

/** Reports every line after the first with the same identity; `identity` is null for a line that lacks it. */
export function checkTwice<T>(
  rows: readonly Located<T>[],
  field: string,
  identity: (draft: Draft<T>) => string | null,
  onTwice: (row: Located<T>, first: Located<T>, ref: string) => void,
): void {
  const firsts = new Map<string, Located<T>>();
  for (const row of rows) {
    const key = identity(row.draft);
    if (key === null) continue;
    const first = firsts.get(key);
    if (first) onTwice(row, first, row.ref(field));
    else firsts.set(key, row);
  }
}

/** Several parts of an identity as one string; null when one of them is missing. */
export const joinKey = (...parts: readonly (string | null | undefined)[]): string | null =>
  parts.every((part) => typeof part === 'string') ? parts.join('\u0000') : null;
