// Which rows under the headers are lines of the table, and which only stand there for the reader's eye: «(1) (2) (3)», headers
// printed again, headings of groups, totals, signatures. What is passed over is named, so that nothing is lost unseen.

import { readWrittenDay } from '../../kit/calendar-words.js';
import type { Cell, SheetRow } from '../../kit/workbook-file.js';
import { fold } from '../../kit/vietnamese.js';
import { wordKey } from './vocabulary.js';

/** A row that was left unread, by what stands in it. */
export interface PassedRow {
  readonly sheet: string;
  readonly row: number;
  readonly text: string;
}

/** Where the columns of a table are: of those that must be filled, the first tells one line from another. */
export interface TableShape {
  /** The text of each header by its column. */
  readonly headers: ReadonlyMap<number, string>;
  readonly known: ReadonlySet<number>;
  readonly required: readonly number[];
}

const TOTAL = /^(?:tong(?: cong| so)?|cong|total)(?:\s*[:.(–-].*|\s+(?:cong|so|cac|\d).*)?$/;
const SIGNATURE =
  /^(?:nguoi (?:lap|ky|duyet|tong hop)|lap bieu|noi nhan|ghi chu|luu y|[-–] ?(?:nhu tren|luu)|(?:kt|tm|tl|tuq|q)\. ?[a-z]|thu truong|(?:pho )?(?:chu tich|giam doc|truong (?:doan|phong|ban))$|\(?ky(?:,| ten| ghi)|xac nhan|.{0,40}, ngay ?[\d.…]* ?thang)/;
const NUMBERING = /^[([]?\s*(?:\d{1,2}|[a-z])\s*[)\]]?(?:\s*=.*)?$/i;
const CODE_LIKE = /^[\p{L}\p{N}][\p{L}\p{N}._/&-]{0,39}$/u;

/** The cells of a row that stand there by themselves, not as a shadow of a merged one. */
const ownCells = (row: SheetRow): Cell[] => row.cells.filter((cell) => cell.covered === undefined);

/** Sorts the rows below the headers; `lines` are to be read, `passed` are not. */
export function sortRows(
  below: readonly SheetRow[],
  shape: TableShape,
): { lines: SheetRow[]; passed: { row: number; text: string }[] } {
  const candidates = below.filter((row) => row.cells.some((cell) => shape.known.has(cell.column)));
  const first = candidates.findIndex((row) => !isDecoration(row, shape, true));
  const rest = first < 0 ? [] : candidates.slice(first).filter((row) => !isDecoration(row, shape, false));
  const lastLine = rest.findLastIndex((row) => isBegun(row, shape) || filledIn(row, shape) === shape.required.length);
  const lastHalf = rest.findLastIndex((row) => isHalfFilled(row, shape) && !isTotal(row));
  const footer = rest.findIndex(
    (row, n) => n > lastLine && ownCells(row).some((cell) => SIGNATURE.test(fold(cell.text))),
  );
  const end = Math.min(lastHalf + 1, footer < 0 ? rest.length : footer);
  const lines: SheetRow[] = [];
  const passed: { row: number; text: string }[] = [];
  for (const [n, row] of rest.entries()) {
    const isAside = n >= end || isTotal(row) || isHeading(row, shape);
    if (isAside && !isBegun(row, shape))
      passed.push({ row: row.number, text: (ownCells(row)[0] ?? row.cells[0]!).text });
    else lines.push(row);
  }
  return { lines, passed };
}

/** Headers once more, or (before the first line) the numbers of the columns. */
function isDecoration(row: SheetRow, { headers, known }: TableShape, atTop: boolean): boolean {
  const cells = row.cells.filter((cell) => known.has(cell.column));
  const again = cells.filter((cell) => wordKey(headers.get(cell.column) ?? '') === wordKey(cell.text)).length;
  if (again >= 2 && again >= cells.length / 2) return true;
  const numbers = ownCells(row);
  return atTop && numbers.length >= 2 && numbers.every((cell) => NUMBERING.test(cell.text)) && isCounting(numbers);
}

/** 1, 2, 3 or A, B, 1, 2: numbers that go up from one cell to the next. */
function isCounting(cells: readonly Cell[]): boolean {
  const numbers = cells.flatMap((cell) => /\d+/.exec(cell.text)?.slice(0, 1).map(Number) ?? []);
  return numbers.every((n, at) => n === numbers[0]! + at);
}

/** How many of the cells that must be filled are filled. */
const filledIn = (row: SheetRow, { required }: TableShape): number =>
  required.filter((column) => row.cells.some((cell) => cell.column === column && cell.covered !== 'beside')).length;

const isHalfFilled = (row: SheetRow, shape: TableShape): boolean =>
  filledIn(row, shape) >= Math.max(2, shape.required.length / 2);

const isTotal = (row: SheetRow): boolean => TOTAL.test(fold(ownCells(row)[0]?.text ?? '').replace(/^[\d.]+\s+/, ''));

/** One text alone, in the middle of the table: «I. Các sở», «I | Các sở». */
const isHeading = (row: SheetRow, { known }: TableShape): boolean => {
  const own = ownCells(row).filter((cell) => !/^[\dIVXivx]{1,4}[.)]?$/.test(cell.text));
  return (
    own.length === 1 && known.has(own[0]!.column) && row.cells.filter((cell) => cell.covered === undefined).length <= 2
  );
};

/** A line somebody has begun: what tells it from the others is there, and looks like it. */
function isBegun(row: SheetRow, { required }: TableShape): boolean {
  const cell = row.cells.find((found) => found.column === required[0]);
  if (!cell || isTotal(row)) return false;
  if (cell.kind !== 'text') return true;
  return (CODE_LIKE.test(cell.text) && /\d/.test(cell.text)) || readWrittenDay(cell.text) !== null;
}
