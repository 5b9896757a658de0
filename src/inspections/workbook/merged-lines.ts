// Cells merged down a column in which every line must say something of its own, as names and codes: read as they stand, all those
// lines would have the same. Knows columns and lines, not their values.
import { cellRef } from '../../kit/workbook-file.js';
import type { SheetRow } from '../../kit/workbook-file.js';
import type { Report } from './faults.js';
import type { SheetKey, SheetSpec } from './headers.js';

const OWN: Partial<Record<SheetKey, readonly string[]>> = {
  units: ['code', 'name'],
  delegation: ['name'],
  schedule: ['code'],
  questions: ['code', 'question'],
  carriedOver: ['code'],
};

/** Reports each such merged cell once, with all the cells it covers. */
export function checkMerged(
  { key, columns }: SheetSpec,
  lines: readonly SheetRow[],
  places: ReadonlyMap<string, number>,
  report: Report,
): void {
  for (const field of OWN[key] ?? []) {
    const place = places.get(field);
    if (place === undefined) continue;
    const merged = new Map<string, number[]>();
    for (const row of lines) {
      const cell = row.cells.find(({ column }) => column === place);
      if (cell?.covered === 'below') merged.set(cell.ref, [...(merged.get(cell.ref) ?? []), row.number]);
    }
    const column = columns.find((each) => each.field === field)!.vi;
    for (const [ref, rows] of merged)
      report(ref, 'workbook-merged', { column, cells: `${ref}:${cellRef(place, rows.at(-1)!)}` });
  }
}
