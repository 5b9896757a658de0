// A sheet as rows of named fields: finds the headers, tells missing, repeated and unknown columns, keeps every cell's reference.
// Knows which columns a sheet has, not what their values mean.

import { cellRef, columnLetters } from '../../kit/workbook-file.js';
import type { Cell, SheetData, SheetRow } from '../../kit/workbook-file.js';
import type { Report } from './faults.js';
import { findColumn, findHeaders } from './headers.js';
import type { ColumnSpec, HeaderCell, SheetSpec } from './headers.js';
import { findLookalike } from './lookalikes.js';
import { checkMerged } from './merged-lines.js';
import { sortRows } from './table-rows.js';
import type { PassedRow } from './table-rows.js';
import { wordKey } from './vocabulary.js';

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
  readonly fields: ReadonlySet<string>;
  readonly ignored: readonly IgnoredColumn[];
  /** Headers nobody knows that may mean a column without a place. */
  readonly lookalikes: readonly { readonly header: string; readonly column: ColumnSpec }[];
  /** Columns that must be there and are not. */
  readonly missing: readonly ColumnSpec[];
  readonly passed: readonly PassedRow[];
}

/** Reads a sheet whose first useful row holds headers. Without its required columns it gives no rows. */
export function readTable(spec: SheetSpec, sheet: SheetData, report: Report): Table {
  const block = findHeaders(spec, sheet);
  const nothing = {
    usable: false,
    rows: [],
    fields: new Set<string>(),
    ignored: [],
    lookalikes: [],
    missing: [],
    passed: [],
  };
  if (!block) {
    report(null, 'workbook-headers-missing', { columns: requiredNames(spec) });
    return nothing;
  }
  const places = new Map<string, number>();
  const strange: HeaderCell[] = [];
  for (const cell of block.cells) {
    const column = cell.texts.map((text) => findColumn(spec, text)).find((found) => found !== undefined);
    if (!column) strange.push(cell);
    else if (!places.has(column.field)) places.set(column.field, cell.column);
    else if (cell.isOwn) report(cell.ref, 'workbook-column-twice', { column: column.vi });
  }
  const free = spec.columns.filter((column) => !places.has(column.field));
  const lookalikes = strange.flatMap(({ texts }) => {
    const column = findLookalike(texts[0]!, free);
    return column ? [{ header: texts[0]!, column }] : [];
  });
  const below = sheet.rows.filter((row) => row.number > block.lastRow);
  const known = new Set(places.values());
  const required = spec.columns.flatMap((column) => (column.required ? [places.get(column.field) ?? -1] : []));
  const headers = new Map(block.cells.map((cell) => [cell.column, cell.texts[0]!]));
  const { lines, passed } = sortRows(below, { headers, known, required });
  checkMerged(spec, lines, places, report);
  const missing = free.filter((column) => column.required);
  return {
    usable: missing.length === 0,
    rows: missing.length > 0 ? [] : lines.map((row) => tableRow(row, places)),
    fields: new Set(places.keys()),
    ignored: [...strange.filter(isWorthSaying).map(({ texts }) => texts[0]!), ...unheaded(lines, headers)].map(
      (column) => ({ sheet: sheet.title, column }),
    ),
    lookalikes,
    missing,
    passed: passed.map((row) => ({ sheet: sheet.title, ...row })),
  };
}

const requiredNames = (spec: SheetSpec): string =>
  spec.columns
    .filter((column) => column.required)
    .map((column) => column.vi)
    .join(', ');

/** The number of the line is on every table and is nobody's data. */
const NUMBER_HEADERS = new Set(['stt', 'tt', 'sott', 'sothutu', 'no', 'thutu']);
const isNumberHeader = (text: string): boolean => NUMBER_HEADERS.has(wordKey(text));
const isWorthSaying = ({ texts, isOwn }: HeaderCell): boolean => isOwn && !isNumberHeader(texts[0]!);

/** Columns that hold something beside the lines and have no header, by their letter; running numbers are not worth a word. */
function unheaded(lines: readonly SheetRow[], headers: ReadonlyMap<number, string>): string[] {
  const found = new Set<number>();
  for (const row of lines)
    for (const cell of row.cells)
      if (!headers.has(cell.column) && cell.covered === undefined && !/^\d{1,5}[.)]?$/.test(cell.text))
        found.add(cell.column);
  return [...found].sort((a, b) => a - b).map(columnLetters);
}

function tableRow(row: SheetRow, places: ReadonlyMap<string, number>): TableRow {
  return {
    has: (field) => places.has(field),
    cell: (field) => {
      const place = places.get(field);
      return place === undefined ? undefined : row.cells.find((cell) => cell.column === place);
    },
    ref: (field) => {
      const place = places.get(field) ?? 0;
      return row.cells.find((cell) => cell.column === place)?.ref ?? cellRef(place, row.number);
    },
  };
}

/** What stands over the values of keys, where somebody put headers over them. */
const KEY_HEADERS = new Set(['giatri', 'noidung', 'value', 'thongtin']);

/** Reads a sheet of keys and values (the plan itself) as one line; the value stands right of its key. */
export function readKeyValues(
  spec: SheetSpec,
  sheet: SheetData,
  report: Report,
): Omit<Table, 'rows' | 'usable' | 'passed'> & { readonly row: TableRow } {
  const places = new Map<string, { ref: string; cell: Cell | undefined }>();
  const ignored: IgnoredColumn[] = [];
  const strange: string[] = [];
  for (const row of sheet.rows) {
    const own = row.cells.filter((cell) => cell.covered !== 'beside');
    // A number may stand before the key: «1 | Số ký hiệu | 61/KH-UBND».
    const at = Math.max(
      0,
      own.findIndex((cell) => findColumn(spec, cell.text)),
    );
    const start = at === 0 && own.length > 2 && /^\d{1,3}[.)]?$/.test(own[0]!.text) ? 1 : at;
    const [key, ...rest] = own.slice(start);
    if (!key) continue;
    const column = findColumn(spec, key.text);
    // A title or a note has no value beside it; only a key with a value is worth reporting as unknown.
    if (!column) {
      if (rest.length > 0 && !KEY_HEADERS.has(wordKey(rest[0]!.text))) {
        ignored.push({ sheet: sheet.title, column: key.text });
        strange.push(key.text);
      }
    } else if (places.has(column.field)) {
      report(key.ref, 'workbook-column-twice', { column: column.vi });
    } else {
      places.set(column.field, { ref: cellRef(key.column + 1, row.number), cell: rest[0] });
    }
  }
  const free = spec.columns.filter((column) => !places.has(column.field));
  const lookalikes = strange.flatMap((header) => {
    const column = findLookalike(header, free);
    return column ? [{ header, column }] : [];
  });
  const row: TableRow = {
    has: (field) => places.has(field),
    cell: (field) => places.get(field)?.cell,
    ref: (field) => places.get(field)?.cell?.ref ?? places.get(field)?.ref ?? 'A1',
  };
  const missing = free.filter((column) => column.required);
  return { row, ignored, lookalikes, missing, fields: new Set(places.keys()) };
}
