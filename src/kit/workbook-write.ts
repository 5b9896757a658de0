// Writes .xlsx workbooks: new ones with a header row that stays in view, and copies of someone's file in which cells are marked.
// Strings are always written as strings, so nothing a person typed can become a formula. Knows no room.

import { openXlsx, readXlsx, saveXlsx, writeXlsx } from 'hucre/xlsx';
import type { Cell, CellStyle, Sheet, WriteSheet } from 'hucre/xlsx';
import { READ_RANGE, cellRef } from './workbook-file.js';

/** A day is written as a real date cell shown dd/mm/yyyy. */
export type WritableValue = string | number | { readonly day: string } | null;

/**
 * A sheet to write, with column widths in characters. The first `headerRows` rows are styled and frozen, as is the first column
 * when it holds keys; `lists` offer values in a column below the headers.
 */
export interface SheetToWrite {
  readonly title: string;
  readonly widths: readonly number[];
  readonly headerRows: number;
  readonly keyColumn?: boolean;
  readonly rows: readonly (readonly WritableValue[])[];
  readonly lists?: readonly { readonly column: number; readonly values: readonly string[] }[];
}

/** A cell to colour and to comment; several marks on one cell become one comment. */
export interface CellMark {
  readonly sheet: string;
  readonly ref: string;
  readonly note: string;
}

const FONT = { name: 'Times New Roman', size: 12 } as const;
const EDGE = { style: 'thin', color: { rgb: 'BFBFBF' } } as const;
const GRID = { top: EDGE, right: EDGE, bottom: EDGE, left: EDGE } as const;
const BODY: CellStyle = {
  font: FONT,
  border: GRID,
  alignment: { vertical: 'top', horizontal: 'left', wrapText: true },
};
const DAY_BODY: CellStyle = { ...BODY, numFmt: 'dd/mm/yyyy' };
const HEADER: CellStyle = {
  font: { ...FONT, bold: true },
  border: GRID,
  alignment: { vertical: 'center', horizontal: 'center', wrapText: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'DDEBF7' } },
};
const KEY: CellStyle = { ...HEADER, alignment: BODY.alignment! };
const LINE_POINTS = 16;
const MARKED_FILL: CellStyle['fill'] = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFC7CE' } };
const LIST_ROWS = 2_000;
const AUTHOR = 'Đôn Đốc';
// Above this many rows a copy keeps the values and the marks only: keeping every style would cost half a gigabyte.
const ROWS_KEPT_WITH_STYLES = 5_000;

/** Writes sheets in Times New Roman with thin borders, wrapped text and a frozen header. */
export async function writeSheets(sheets: readonly SheetToWrite[]): Promise<Buffer> {
  const bytes = await writeXlsx({ sheets: sheets.map(toWriteSheet), defaultFont: FONT });
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function toWriteSheet(sheet: SheetToWrite): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  const rows = sheet.rows.map((row, r) =>
    row.map((value, c) => {
      const isDay = typeof value === 'object' && value !== null;
      const written = isDay ? new Date(`${value.day}T00:00:00Z`) : value;
      const isHeader = r < sheet.headerRows;
      const body = isDay ? DAY_BODY : BODY;
      cells.set(`${r},${c}`, { value: written, style: isHeader ? HEADER : sheet.keyColumn && c === 0 ? KEY : body });
      return written;
    }),
  );
  return {
    name: sheet.title,
    rows,
    cells,
    columns: sheet.widths.map((width) => ({ width })),
    rowDefs: new Map(sheet.rows.map((row, r) => [r, { height: rowHeight(row, sheet.widths) }])),
    pageSetup: {
      paperSize: 'a4',
      orientation: sheet.widths.length > 3 ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      ...(sheet.headerRows > 0 ? { printTitlesRow: `$1:$${sheet.headerRows}` } : {}),
    },
    ...(sheet.headerRows > 0 ? { freezePane: { rows: sheet.headerRows } } : {}),
    dataValidations: (sheet.lists ?? []).map(({ column, values }) => ({
      type: 'list',
      values: [...values],
      range: `${cellRef(column, sheet.headerRows + 1)}:${cellRef(column, sheet.headerRows + LIST_ROWS)}`,
      allowBlank: true,
      showErrorMessage: false,
    })),
  };
}

// Programs that open the file do not fit wrapped rows by themselves, so the lines are counted here.
function rowHeight(row: readonly WritableValue[], widths: readonly number[]): number {
  const lines = row.map((value, c) =>
    typeof value === 'string'
      ? value
          .split('\n')
          .reduce((sum, piece) => sum + Math.max(1, Math.ceil((piece.length * 1.02) / (widths[c] ?? 10))), 0)
      : 1,
  );
  return Math.max(1, ...lines) * LINE_POINTS + 2;
}

/**
 * Gives back a copy of a workbook in which the marked cells are light red and carry their note as a comment.
 * Call it only with bytes that `readSheets` has accepted. Marks on sheets the file does not have are left out.
 */
export async function markCells(bytes: Uint8Array, marks: readonly CellMark[]): Promise<Buffer> {
  const plain = await readXlsx(bytes, { range: READ_RANGE });
  const rowsInAll = plain.sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  if (rowsInAll > ROWS_KEPT_WITH_STYLES) {
    for (const sheet of plain.sheets) markSheet(sheet, marks);
    return toBuffer(await writeXlsx({ sheets: plain.sheets.map((sheet) => valuesOnly(sheet, marks)) }));
  }
  const book = await openXlsx(bytes, { range: READ_RANGE, readStyles: true });
  for (const sheet of book.sheets) {
    keepFormulaResults(sheet);
    markSheet(sheet, marks);
  }
  return toBuffer(await saveXlsx(book));
}

const toBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

// The library keeps the result of a formula only when it is a number; without one the copy would read as never computed.
function keepFormulaResults(sheet: Sheet): void {
  for (const cell of sheet.cells?.values() ?? []) {
    if (cell.formula !== undefined && cell.formulaResult === undefined && cell.value !== null)
      cell.formulaResult = cell.value;
  }
}

function valuesOnly(sheet: Sheet, marks: readonly CellMark[]): WriteSheet {
  const marked = new Map<string, Partial<Cell>>();
  for (const key of notesByKey(sheet, marks).keys()) marked.set(key, sheet.cells!.get(key)!);
  return { name: sheet.name, rows: sheet.rows, cells: marked, freezePane: { rows: 1 } };
}

function markSheet(sheet: Sheet, marks: readonly CellMark[]): void {
  sheet.cells ??= new Map();
  for (const [key, notes] of notesByKey(sheet, marks)) {
    const [row, column] = key.split(',').map(Number) as [number, number];
    const value = sheet.rows[row]?.[column] ?? null;
    const cell: Cell = sheet.cells.get(key) ?? { value, type: value === null ? 'empty' : 'string' };
    const earlier = cell.comment ? [cell.comment.text] : [];
    cell.style = { ...cell.style, fill: MARKED_FILL };
    cell.comment = { author: AUTHOR, text: [...earlier, ...notes].join('\n') };
    sheet.cells.set(key, cell);
  }
}

function notesByKey(sheet: Sheet, marks: readonly CellMark[]): Map<string, string[]> {
  const notes = new Map<string, string[]>();
  for (const mark of marks) {
    const found = /^([A-Z]{1,3})(\d{1,7})$/.exec(mark.ref);
    if (mark.sheet !== sheet.name || !found) continue;
    const key = `${Number(found[2]) - 1},${columnNumber(found[1]!)}`;
    notes.set(key, [...(notes.get(key) ?? []), mark.note]);
  }
  return notes;
}

const columnNumber = (letters: string): number =>
  [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;
