// A plan's workbook as tables of cells, so that a test can take a column away or leave a cell blank. Holds no test.
import { CITY } from '../../src/demo/city.js';
import { SHEETS, findColumn } from '../../src/inspections/workbook/headers.js';
import type { ColumnSpec, SheetSpec } from '../../src/inspections/workbook/headers.js';
import { writePlanWorkbook } from '../../src/inspections/workbook/write.js';
import type { CheckedPlan } from '../../src/inspections/workbook/plan.js';
import { openWithOther } from './workbook-samples.js';
import type { SheetRows } from './workbook-samples.js';

/** A column an office may leave out; new ones are covered by themselves. */
export interface Optional {
  readonly spec: SheetSpec;
  readonly column: ColumnSpec;
  readonly name: string;
}

export const OPTIONAL: readonly Optional[] = SHEETS.flatMap((spec) =>
  spec.columns
    .filter((column) => !column.required)
    .map((column) => ({ spec, column, name: `${spec.title} · ${column.vi}` })),
);

/** The cells of a plan's workbook, sheet by sheet, as an office would see them. */
export async function tablesOf(plan: CheckedPlan = CITY): Promise<SheetRows> {
  const book = await openWithOther(await writePlanWorkbook(plan));
  return Object.fromEntries(
    book.worksheets.map((sheet) => {
      const rows: unknown[][] = [];
      sheet.eachRow({ includeEmpty: true }, (row) => {
        const cells: unknown[] = [];
        row.eachCell({ includeEmpty: true }, (cell, column) => void (cells[column - 1] = cell.value));
        rows.push(cells);
      });
      return [sheet.name, rows];
    }),
  );
}

/** Without these columns; of the plan itself, which lists keys below each other, without these rows. */
export function without(tables: SheetRows, left: readonly Optional[]): SheetRows {
  return mapSheets(tables, (spec, rows) => {
    const gone = left.filter((each) => each.spec === spec);
    const isGone = (header: unknown) => gone.some((each) => findColumn(spec, String(header)) === each.column);
    if (spec.key === 'plan') return rows.filter(([key]) => !isGone(key));
    const kept = rows[0]!.flatMap((header, at) => (isGone(header) ? [] : [at]));
    return rows.map((row) => kept.map((at) => row[at]));
  });
}

/** With nothing in the cells of one column, in the rows for which `which` holds. */
export function blanked(tables: SheetRows, { spec, column }: Optional, which: (row: unknown[]) => boolean): SheetRows {
  return mapSheets(tables, (each, rows) => {
    if (each !== spec) return rows;
    if (spec.key === 'plan')
      return rows.map(([key, value]) => [key, findColumn(spec, String(key)) === column ? null : value]);
    const place = rows[0]!.findIndex((header) => findColumn(spec, String(header)) === column);
    return rows.map((row, n) => (n > 0 && which(row) ? row.with(place, null) : row));
  });
}

function mapSheets(tables: SheetRows, change: (spec: SheetSpec, rows: unknown[][]) => unknown[][]): SheetRows {
  return Object.fromEntries(
    Object.entries(tables).map(([title, rows]) => [
      title,
      change(
        SHEETS.find((spec) => spec.title === title)!,
        rows,
      ),
    ]),
  );
}
