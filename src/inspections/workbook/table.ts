// A sheet as rows of named fields: finds the headers, reports missing, repeated and unknown columns, keeps every cell's reference.
// Knows which columns a sheet has, not what their values mean.

import { cellRef } from '../../kit/workbook-file.js';
import type { Cell, SheetData, SheetRow } from '../../kit/workbook-file.js';
import type { Report } from './faults.js';
import { findColumn, findHeaderRow } from './headers.js';
import type { SheetSpec } from './headers.js';

/** One line of a sheet. `cell` is undefined for a blank cell; `ref` names the place even then. */
export interface TableRow {
  has(field: string): boolean;
  cell(field: string): Cell | undefined;
  ref(field: string): string;
}

/** A column nobody knows; it was left unread. */
export interface IgnoredColumn {
  readonly sheet: string;
  readonly column: string;
}

/** The lines of a sheet below its headers, and what could not be used. */
export interface Table {
  /** False when headers or required columns are missing: then there are no rows, and nothing may be concluded from that. */
  readonly usable: boolean;
  readonly rows: readonly TableRow[];
  readonly ignored: readonly IgnoredColumn[];
}

/** Reads a sheet whose first useful row holds headers. A missing required column is reported once and gives no rows. */
export function readTable(spec: SheetSpec, sheet: SheetData, report: Report): Table {
  const headerNumber = findHeaderRow(spec, sheet);
  const headers = sheet.rows.find((row) => row.number === headerNumber);
  if (!headers) {
    report(null, 'workbook-headers-missing', { columns: requiredNames(spec) });
    return { usable: false, rows: [], ignored: [] };
  }
  const places = new Map<string, number>();
  const ignored: IgnoredColumn[] = [];
  for (const cell of headers.cells) {
    const column = findColumn(spec, cell.text);
    if (!column) ignored.push({ sheet: sheet.title, column: cell.text });
    else if (places.has(column.field)) report(cell.ref, 'workbook-column-twice', { column: column.vi });
    else places.set(column.field, cell.column);
  }
  const missing = spec.columns.filter((column) => column.required && !places.has(column.field));
  for (const column of missing) report(null, 'workbook-column-missing', { column: column.vi });
  if (missing.length > 0) return { usable: false, rows: [], ignored };
  const known = new Set(places.values());
  const rows = sheet.rows
    .filter((row) => row.number > headers.number && row.cells.some((cell) => known.has(cell.column)))
    .map((row) => tableRow(row, places));
  return { usable: true, rows, ignored };
}

const requiredNames = (spec: SheetSpec): string =>
  spec.columns
    .filter((column) => column.required)
    .map((column) => column.vi)
    .join(', ');

function tableRow(row: SheetRow, places: ReadonlyMap<string, number>): TableRow {
  return {
    has: (field) => places.has(field),
    cell: (field) => {
      const place = places.get(field);
      return place === undefined ? undefined : row.cells.find((cell) => cell.column === place);
    },
    ref: (field) => cellRef(places.get(field) ?? 0, row.number),
  };
}

/** Reads a sheet of keys and values (the plan itself) as one line; the value stands right of its key. */
export function readKeyValues(
  spec: SheetSpec,
  sheet: SheetData,
  report: Report,
): { row: TableRow; ignored: IgnoredColumn[] } {
  const places = new Map<string, { ref: string; cell: Cell | undefined }>();
  const ignored: IgnoredColumn[] = [];
  for (const row of sheet.rows) {
    const [key, ...rest] = row.cells;
    if (!key) continue;
    const column = findColumn(spec, key.text);
    // A title or a note has no value beside it; only a key with a value is worth reporting as unknown.
    if (!column) {
      if (rest.length > 0) ignored.push({ sheet: sheet.title, column: key.text });
    } else if (places.has(column.field)) {
      report(key.ref, 'workbook-column-twice', { column: column.vi });
    } else {
      places.set(column.field, { ref: cellRef(key.column + 1, row.number), cell: rest[0] });
    }
  }
  for (const column of spec.columns) {
    if (column.required && !places.has(column.field)) report(null, 'workbook-key-missing', { column: column.vi });
  }
  const row: TableRow = {
    has: (field) => places.has(field),
    cell: (field) => places.get(field)?.cell,
    ref: (field) => places.get(field)?.cell?.ref ?? places.get(field)?.ref ?? 'A1',
  };
  return { row, ignored };
}
