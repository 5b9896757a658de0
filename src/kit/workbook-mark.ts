// Copies someone's workbook with cells coloured and commented. Best effort: a copy that would lose something, or that another
// program might refuse to open, is not handed out at all. Knows no room.

import { openXlsx, readXlsx, saveXlsx, writeXlsx } from 'hucre/xlsx';
import type { Cell, CellStyle, Sheet, WriteSheet } from 'hucre/xlsx';
import { READ_RANGE } from './workbook-file.js';
import { lostInCopy, strangeParts } from './workbook-loss.js';
import { readParts } from './workbook-parts.js';
import { takePrintNames } from './workbook-print.js';
import { toBuffer } from './workbook-write.js';

/** A cell to colour and to comment; several marks on one cell become one comment. */
export interface CellMark {
  readonly sheet: string;
  readonly ref: string;
  readonly note: string;
}

const MARKED_FILL: CellStyle['fill'] = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFC7CE' } };
const AUTHOR = 'Đôn Đốc';
// Above this many rows a copy keeps the values and the marks only: keeping every style would cost half a gigabyte.
const ROWS_KEPT_WITH_STYLES = 5_000;
/** The sheets and their strings: long, and not needed to see what a workbook consists of. */
const CONTENTS = /^xl\/(worksheets\/[^/]*|sharedStrings)\.xml$/i;

/**
 * Gives back a copy of a workbook in which the marked cells are light red and carry their note as a comment; null when no copy
 * can be made that keeps everything and opens elsewhere. Call it only with bytes that `readSheets` has accepted. Marks on
 * sheets the file does not have are left out.
 */
export async function markCells(bytes: Uint8Array, marks: readonly CellMark[]): Promise<Buffer | null> {
  try {
    if (strangeParts(await readParts(bytes, (path) => !CONTENTS.test(path))).length > 0) return null;
    const plain = await readXlsx(bytes, { range: READ_RANGE });
    const rowsInAll = plain.sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
    return rowsInAll > ROWS_KEPT_WITH_STYLES
      ? await valuesWithMarks(bytes, plain.sheets, marks)
      : await wholeWithMarks(bytes, plain.sheets, marks);
  } catch {
    // Whatever the library cannot copy is not copied; the marks are said in words all the same.
    return null;
  }
}

async function valuesWithMarks(bytes: Uint8Array, sheets: Sheet[], marks: readonly CellMark[]): Promise<Buffer | null> {
  for (const sheet of sheets) markSheet(sheet, marks);
  const copy = toBuffer(await writeXlsx({ sheets: sheets.map((sheet) => valuesOnly(sheet, marks)) }));
  return (await lostInCopy(bytes, copy, (path) => !CONTENTS.test(path))).length > 0 ? null : copy;
}

async function wholeWithMarks(bytes: Uint8Array, plain: Sheet[], marks: readonly CellMark[]): Promise<Buffer | null> {
  const book = await openXlsx(bytes, { range: READ_RANGE, readStyles: true });
  for (const sheet of book.sheets) {
    keepFormulaResults(sheet);
    markSheet(sheet, marks);
  }
  book.namedRanges = [...(book.namedRanges ?? []), ...takePrintNames(book.sheets)];
  const copy = toBuffer(await saveXlsx(book));
  if ((await lostInCopy(bytes, copy)).length > 0) return null;
  const back = await readXlsx(copy, { range: READ_RANGE });
  const holds = back.sheets.every((sheet, n) => sameValues(plain[n]!, sheet) && hasMarks(sheet, marks));
  return holds ? copy : null;
}

function sameValues(one: Sheet, other: Sheet): boolean {
  const rows = Math.max(one.rows.length, other.rows.length);
  for (let r = 0; r < rows; r++) {
    const [was, is] = [one.rows[r] ?? [], other.rows[r] ?? []];
    for (let c = 0; c < Math.max(was.length, is.length); c++)
      if ((was[c] ?? null)?.valueOf() !== (is[c] ?? null)?.valueOf()) return false;
  }
  return true;
}

const hasMarks = (sheet: Sheet, marks: readonly CellMark[]): boolean =>
  [...notesByKey(sheet, marks)].every(([key, notes]) => {
    const comment = sheet.cells?.get(key)?.comment?.text ?? '';
    return notes.every((note) => comment.includes(note));
  });

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
