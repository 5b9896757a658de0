// Spreadsheets in: our own narrow port around what parses .xlsx and .ods. Reading gives plain cells with their references,
// each as a person sees it; nothing here knows what a sheet is about, and no formula is ever computed.

import { formatValue } from 'hucre';
import { readXlsx } from 'hucre/xlsx';
import type { Sheet } from 'hucre/xlsx';
import { isRefusal, refuse } from './refusal.js';
import type { Refusal } from './refusal.js';
import { ERROR_VALUE, cellRef, cleanText, coveredCells, dateCell, toRows } from './workbook-cells.js';
import type { Cell, SheetData } from './workbook-cells.js';
import { readOpenSheets } from './workbook-ods.js';
import { readParts, sheetsOf } from './workbook-parts.js';
import { LAST_ROW, WORKBOOK_LIMITS } from './workbook-limits.js';
import { isOpenSheet, preflightWorkbook } from './workbook-preflight.js';

export * from './workbook-cells.js';

/** The area that is read; the preflight has refused any row beyond it, columns beyond it are left unread. */
export const READ_RANGE = `A1:${cellRef(WORKBOOK_LIMITS.columns - 1, LAST_ROW)}`;

/**
 * Reads the sheets of an .xlsx or .ods file. A formula counts by the value last computed for it;
 * one with an error or without a value becomes a cell of kind `error`, so that nothing is silently taken for blank.
 * Refuses: not a workbook, the old .xls, a password, a broken file, too big, too many rows, too many blank rows.
 */
export async function readSheets(bytes: Uint8Array): Promise<SheetData[] | Refusal> {
  const refusal = await preflightWorkbook(bytes);
  if (refusal) return refusal;
  try {
    if (await isOpenSheet(bytes)) return await readOpenSheets(bytes);
    const tables = await worksheetTitles(bytes);
    const book = await readXlsx(bytes, { range: READ_RANGE, readStyles: true, sheets: ({ name }) => tables.has(name) });
    const covered = book.sheets.reduce((sum, { merges, rows }) => sum + coveredCells(merges ?? [], rows.length), 0);
    if (covered > WORKBOOK_LIMITS.mergedCells) return refuse('workbook-too-big');
    if (book.sheets.some(hasLongText)) return refuse('workbook-too-big');
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

const hasLongText = ({ rows }: Sheet): boolean =>
  rows.some((row) => row.some((value) => typeof value === 'string' && value.length > WORKBOOK_LIMITS.cellText));

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
  return {
    title: sheet.name,
    ...(sheet.hidden || sheet.veryHidden ? { hidden: true } : {}),
    rows: toRows(grid, sheet.merges ?? []),
  };
}

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
