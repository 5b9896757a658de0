// Spreadsheets in and out: our own narrow port around the library that parses and writes .xlsx.
// Reading gives plain cells with their references; nothing here knows what a sheet is about, and no formula is ever computed.

import { readXlsx } from 'hucre/xlsx';
import type { Sheet } from 'hucre/xlsx';
import { isRefusal, refuse } from './refusal.js';
import type { Refusal } from './refusal.js';
import { LAST_ROW, WORKBOOK_LIMITS, preflightWorkbook } from './workbook-preflight.js';

/**
 * One cell with something in it. `text` is always there (composed, trimmed; a number in plain digits); a date cell holds the
 * day and time it shows in `date`, as UTC. The kind `error` is a formula whose result is an error («#REF!») or was never computed (text «»).
 */
export interface Cell {
  readonly ref: string;
  readonly column: number;
  readonly kind: 'text' | 'number' | 'date' | 'boolean' | 'error';
  readonly text: string;
  readonly number?: number;
  readonly date?: Date;
}

/** A row that is not blank; `number` is the one the spreadsheet shows. */
export interface SheetRow {
  readonly number: number;
  readonly cells: readonly Cell[];
}

/** A sheet by its title as the office wrote it. */
export interface SheetData {
  readonly title: string;
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
 * Reads the sheets of an .xlsx file, or only those whose title is wanted. A formula counts by the value last computed for it;
 * one with an error or without a value becomes a cell of kind `error`, so that nothing is silently taken for blank.
 * Refuses: not a workbook, the old .xls, a password, a broken file, too big, too many rows, too many blank rows.
 */
export async function readSheets(
  bytes: Uint8Array,
  wanted: (title: string) => boolean = () => true,
): Promise<SheetData[] | Refusal> {
  const refusal = await preflightWorkbook(bytes);
  if (refusal) return refusal;
  try {
    const book = await readXlsx(bytes, { range: READ_RANGE, sheets: (info) => wanted(info.name) });
    return book.sheets.map(readSheet);
  } catch {
    return refuse('workbook-broken');
  }
}

/** Tells sheets from a refusal to read them. */
export const isUnreadable = (read: SheetData[] | Refusal): read is Refusal => isRefusal(read);

function readSheet(sheet: Sheet): SheetData {
  const rows: SheetRow[] = [];
  sheet.rows.forEach((values, index) => {
    const cells: Cell[] = [];
    values.forEach((value, column) => {
      const detail = sheet.cells?.get(`${index},${column}`);
      const ref = cellRef(column, index + 1);
      if (detail?.type === 'error') cells.push({ ref, column, kind: 'error', text: String(value ?? '') });
      else if (detail?.formula !== undefined && value === null) cells.push({ ref, column, kind: 'error', text: '' });
      else if (value !== null) {
        const cell = readCell(ref, column, value);
        if (cell) cells.push(cell);
      }
    });
    if (cells.length > 0) rows.push({ number: index + 1, cells });
  });
  return { title: sheet.name, rows };
}

// An error pasted as a value is text to the file and still no answer.
const ERROR_VALUE = /^#(REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|N\/A|SPILL!|CALC!)$/;

function readCell(ref: string, column: number, value: string | number | boolean | Date): Cell | null {
  if (typeof value === 'string') {
    const text = cleanText(value);
    if (text === '') return null;
    return { ref, column, kind: ERROR_VALUE.test(text) ? 'error' : 'text', text };
  }
  // Fifteen digits are what a spreadsheet shows; the rest is noise of the binary form.
  if (typeof value === 'number') {
    return { ref, column, kind: 'number', text: String(Number(value.toPrecision(15))), number: value };
  }
  if (typeof value === 'boolean') return { ref, column, kind: 'boolean', text: value ? 'TRUE' : 'FALSE' };
  if (Number.isNaN(value.getTime())) return { ref, column, kind: 'text', text: '?' };
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
