// What was read of a spreadsheet, whatever program wrote it: sheets, rows, cells as a person sees them, merged ones spread over
// all they cover. Knows no file format and no sheet.

import { WORKBOOK_LIMITS } from './workbook-limits.js';

/**
 * One cell with something in it. `text` is always there (composed, trimmed; a number as its format shows it, «001»); a date cell
 * holds the day and time it shows in `date`, as UTC. The kind `error` is a formula whose result is an error («#REF!») or was
 * never computed (text «»). A cell that a merged one covers has the value and the `ref` of that one, and says where it lies.
 */
export interface Cell {
  readonly ref: string;
  readonly column: number;
  readonly kind: 'text' | 'number' | 'date' | 'boolean' | 'error';
  readonly text: string;
  readonly number?: number;
  readonly date?: Date;
  readonly covered?: 'below' | 'beside';
}

/** A row that is not blank; `number` is the one the spreadsheet shows. */
export interface SheetRow {
  readonly number: number;
  readonly cells: readonly Cell[];
}

/** A sheet by its title as the office wrote it. */
export interface SheetData {
  readonly title: string;
  readonly hidden?: boolean;
  readonly rows: readonly SheetRow[];
}

/** «AB» for column 27 (columns count from 0). */
export function columnLetters(column: number): string {
  let letters = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}

/** The reference of a cell, for example «F7» for column 5 of row 7. */
export const cellRef = (column: number, row: number): string => `${columnLetters(column)}${row}`;

/** A merged range, from 0, both ends within. */
export interface MergedRange {
  readonly startRow: number;
  readonly startCol: number;
  readonly endRow: number;
  readonly endCol: number;
}

/** How many cells these ranges cover of a sheet with so many rows: what spreading them would cost. */
export const coveredCells = (merges: readonly MergedRange[], rows: number): number =>
  merges.reduce((sum, range) => {
    const height = Math.min(range.endRow, rows - 1) - range.startRow + 1;
    const width = Math.min(range.endCol, WORKBOOK_LIMITS.columns - 1) - range.startCol + 1;
    return sum + Math.max(1, height) * Math.max(1, width);
  }, 0);

/** The rows of a grid that are not blank, merged cells spread. */
export function toRows(grid: readonly Map<number, Cell>[], merges: readonly MergedRange[]): SheetRow[] {
  for (const range of merges) spread(grid, range);
  return grid.flatMap((cells, index) => toRow(cells, index + 1));
}

/** A row that is more than the shadow of cells above it. */
function toRow(cells: ReadonlyMap<number, Cell>, number: number): SheetRow[] {
  const inOrder = [...cells.values()].sort((a, b) => a.column - b.column);
  return inOrder.some((cell) => cell.covered !== 'below') ? [{ number, cells: inOrder }] : [];
}

/** Gives the value of a merged cell to all that it covers. */
function spread(grid: readonly Map<number, Cell>[], range: MergedRange): void {
  const origin = grid[range.startRow]?.get(range.startCol);
  if (!origin) return;
  const [lastRow, lastColumn] = [
    Math.min(range.endRow, grid.length - 1),
    Math.min(range.endCol, WORKBOOK_LIMITS.columns - 1),
  ];
  for (let row = range.startRow; row <= lastRow; row++)
    for (let column = range.startCol; column <= lastColumn; column++)
      if (!grid[row]!.has(column))
        grid[row]!.set(column, { ...origin, column, covered: row === range.startRow ? 'beside' : 'below' });
}

// An error pasted as a value is text to the file and still no answer.
export const ERROR_VALUE = /^#(REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|N\/A|SPILL!|CALC!)$/;

/** A cell that shows a day, a time or both. */
export function dateCell(ref: string, column: number, value: Date): Cell {
  // Times are fractions of a day in binary: half past eight may lie a millisecond early.
  const date = new Date(Math.round(value.getTime() / 60_000) * 60_000);
  return { ref, column, kind: 'date', text: dateText(date), date };
}

/** As the office shows it: «12/04/2023», with the time when there is one; a clock time without a day is its time only. */
function dateText(date: Date): string {
  const [year, month, rest] = date.toISOString().split('-') as [string, string, string];
  const clock = rest.slice(3, 8);
  if (Number(year) < 1900) return clock;
  return `${rest.slice(0, 2)}/${month}/${year}${clock === '00:00' ? '' : ` ${clock}`}`;
}

/** Composed, without control characters, with ordinary spaces and single line ends, trimmed. */
export function cleanText(value: string): string {
  return (
    value
      .normalize('NFC')
      .replace(/\r\n?/g, '\n')
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0009\u000B-\u001F\u007F\u200B\uFEFF]/g, ' ')
      .replace(/\u00A0/g, ' ')
      .trim()
  );
}
