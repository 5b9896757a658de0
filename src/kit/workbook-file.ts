// Spreadsheets in: our own narrow port around the library that parses .xlsx. Reading gives plain cells with their references,
// each as a person sees it; nothing here knows what a sheet is about, and no formula is ever computed.

import { formatValue } from 'hucre';
import { readXlsx } from 'hucre/xlsx';
import type { Sheet } from 'hucre/xlsx';
import { isRefusal, refuse } from './refusal.js';
import type { Refusal } from './refusal.js';
import { readParts, sheetsOf } from './workbook-parts.js';
import { LAST_ROW, WORKBOOK_LIMITS, preflightWorkbook } from './workbook-preflight.js';

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

/** The area that is read; the preflight has refused any row beyond it, columns beyond it are left unread. */
export const READ_RANGE = `A1:${cellRef(WORKBOOK_LIMITS.columns - 1, LAST_ROW)}`;

/**
 * Reads the sheets of an .xlsx file. A formula counts by the value last computed for it;
 * one with an error or without a value becomes a cell of kind `error`, so that nothing is silently taken for blank.
 * Refuses: not a workbook, the old .xls, a password, a broken file, too big, too many rows, too many blank rows.
 */
export async function readSheets(bytes: Uint8Array): Promise<SheetData[] | Refusal> {
  const refusal = await preflightWorkbook(bytes);
  if (refusal) return refusal;
  try {
    const tables = await worksheetTitles(bytes);
    const book = await readXlsx(bytes, { range: READ_RANGE, readStyles: true, sheets: ({ name }) => tables.has(name) });
    return book.sheets.map(readSheet);
  } catch {
    return refuse('workbook-broken');
  }
}

/** The sheets that hold cells: a chart may be a sheet of its own, and holds none. */
async function worksheetTitles(bytes: Uint8Array): Promise<Set<string>> {
  const parts = await readParts(bytes, (path) => /^xl\/(workbook\.xml|_rels\/)/i.test(path));
  return new Set(sheetsOf(parts).flatMap(({ title, path }) => (path && !/chartsheets\//i.test(path) ? [title] : [])));
}

/** Tells sheets from a refusal to read them. */
export const isUnreadable = (read: SheetData[] | Refusal): read is Refusal => isRefusal(read);

function readSheet(sheet: Sheet): SheetData {
  const grid = sheet.rows.map((values, index) => {
    const cells = new Map<number, Cell>();
    values.forEach((value, column) => {
      const detail = sheet.cells?.get(`${index},${column}`);
      const ref = cellRef(column, index + 1);
      if (detail?.type === 'error') cells.set(column, { ref, column, kind: 'error', text: String(value ?? '') });
      else if (detail?.formula !== undefined && value === null)
        cells.set(column, { ref, column, kind: 'error', text: '' });
      else if (value !== null) {
        const cell = readCell(ref, column, value, detail?.style?.numFmt);
        if (cell) cells.set(column, cell);
      }
    });
    return cells;
  });
  for (const range of sheet.merges ?? []) spread(grid, range);
  return {
    title: sheet.name,
    ...(sheet.hidden || sheet.veryHidden ? { hidden: true } : {}),
    rows: grid.flatMap((cells, index) => toRow(cells, index + 1)),
  };
}

/** A row that is more than the shadow of cells above it. */
function toRow(cells: ReadonlyMap<number, Cell>, number: number): SheetRow[] {
  const inOrder = [...cells.values()].sort((a, b) => a.column - b.column);
  return inOrder.some((cell) => cell.covered !== 'below') ? [{ number, cells: inOrder }] : [];
}

/** Gives the value of a merged cell to all that it covers. */
function spread(grid: readonly Map<number, Cell>[], range: NonNullable<Sheet['merges']>[number]): void {
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
const ERROR_VALUE = /^#(REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|N\/A|SPILL!|CALC!)$/;

// A program may keep a day as text of this form; with a clock or a date format nobody typed it as text.
const ISO_MOMENT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z?)?$/;
const DATE_FORMAT = /[ymdhs]/i;

function readCell(ref: string, column: number, value: string | number | boolean | Date, format?: string): Cell | null {
  if (typeof value === 'string') {
    const text = cleanText(value);
    if (text === '') return null;
    if (ISO_MOMENT.test(text) && (text.includes('T') || DATE_FORMAT.test(format ?? ''))) {
      const day = new Date(text.includes('T') && !text.endsWith('Z') ? `${text}Z` : text);
      if (!Number.isNaN(day.getTime())) return dateCell(ref, column, day);
    }
    return { ref, column, kind: ERROR_VALUE.test(text) ? 'error' : 'text', text };
  }
  if (typeof value === 'number')
    return { ref, column, kind: 'number', text: shownNumber(value, format), number: value };
  if (typeof value === 'boolean') return { ref, column, kind: 'boolean', text: value ? 'TRUE' : 'FALSE' };
  if (Number.isNaN(value.getTime())) return { ref, column, kind: 'text', text: '?' };
  return dateCell(ref, column, value);
}

function dateCell(ref: string, column: number, value: Date): Cell {
  // Times are fractions of a day in binary: half past eight may lie a millisecond early.
  const date = new Date(Math.round(value.getTime() / 60_000) * 60_000);
  return { ref, column, kind: 'date', text: dateText(date), date };
}

/**
 * A number as its format shows it: 1 as «001», «H-01». Marks between thousands are left out, since they differ from one machine
 * to the next; a format that shows powers, fractions or nothing at all does not count.
 */
function shownNumber(value: number, format: string | undefined): string {
  // Fifteen digits are what a spreadsheet shows; the rest is noise of the binary form.
  const plain = String(Number(value.toPrecision(15)));
  if (format === undefined || /^(general|@)$/i.test(format) || /E[+-]|\?/i.test(format)) return plain;
  try {
    const shown = cleanText(formatValue(value, format.replace(/,(?=[#0])/g, '')));
    return shown === '' || shown.includes('#') ? plain : shown;
  } catch {
    return plain;
  }
}

/** As the office shows it: «12/04/2023», with the time when there is one; a clock time without a day is its time only. */
function dateText(date: Date): string {
  const [year, month, rest] = date.toISOString().split('-') as [string, string, string];
  const clock = rest.slice(3, 8);
  if (Number(year) < 1900) return clock;
  return `${rest.slice(0, 2)}/${month}/${year}${clock === '00:00' ? '' : ` ${clock}`}`;
}

/** Composed, without control characters, with ordinary spaces and single line ends, trimmed. */
function cleanText(value: string): string {
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
