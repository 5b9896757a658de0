// Reads OpenDocument spreadsheets into the same cells as the others. They hold the very text that is shown beside each value, so
// what a person sees is what is read. Call it only with bytes that the preflight has let through.

import { refuse } from './refusal.js';
import type { Refusal } from './refusal.js';
import { ERROR_VALUE, cellRef, cleanText, coveredCells, dateCell, toRows } from './workbook-cells.js';
import type { Cell, MergedRange, SheetData } from './workbook-cells.js';
import { LAST_ROW, WORKBOOK_LIMITS } from './workbook-limits.js';
import { attribute, readParts, unescapeXml } from './workbook-parts.js';

const TOKEN = /<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/g;

/** As much as the longest text takes when each of its signs is written as a reference. */
const MOST_WRITTEN = WORKBOOK_LIMITS.cellText * 8;

/** A cell while its text is being gathered. */
interface OpenCell {
  readonly attributes: string;
  readonly paragraphs: string[];
  /** How much has been gathered. */
  size: number;
}

/** One sheet while it is being read; `row` and `column` count from 0. */
class OpenSheet {
  readonly grid: Map<number, Cell>[] = [];
  readonly merges: MergedRange[] = [];
  private row = 0;
  private column = 0;
  private repeat = 1;
  contentRows = 0;

  constructor(readonly title: string) {}

  startRow(attributes: string): void {
    this.repeat = times(attributes, 'number-rows-repeated');
    this.column = 0;
  }

  /** Takes a cell as often as it says it is repeated. */
  add({ attributes, paragraphs }: OpenCell): void {
    const repeat = times(attributes, 'number-columns-repeated');
    const cell = readCell(attributes, cleanText(paragraphs.join('\n')));
    if (cell && this.row <= LAST_ROW) {
      for (let n = 0; n < repeat && this.column + n < WORKBOOK_LIMITS.columns; n++) this.put(this.column + n, cell);
    }
    const [rows, columns] = [times(attributes, 'number-rows-spanned'), times(attributes, 'number-columns-spanned')];
    if (cell && rows * columns > 1) {
      const { row: startRow, column: startCol } = this;
      this.merges.push({ startRow, startCol, endRow: startRow + rows - 1, endCol: startCol + columns - 1 });
    }
    this.column += repeat;
  }

  private put(column: number, cell: Omit<Cell, 'ref' | 'column'>): void {
    while (this.grid.length <= this.row) this.grid.push(new Map());
    this.grid[this.row]!.set(column, { ...cell, ref: cellRef(column, this.row + 1), column });
  }

  /** Ends a row; one that is repeated stands there so many times. Refuses more than may be read. */
  endRow(): Refusal | null {
    const cells = this.grid[this.row];
    if (cells) {
      this.contentRows += this.repeat;
      if (this.contentRows > WORKBOOK_LIMITS.contentRows)
        return refuse('workbook-too-many-rows', { sheet: this.title, max: WORKBOOK_LIMITS.contentRows });
      for (let n = 1; n < this.repeat; n++)
        this.grid.push(new Map([...cells].map(([at, cell]) => [at, { ...cell, ref: cellRef(at, this.row + 1 + n) }])));
    }
    this.row += this.repeat;
    return null;
  }

  get covered(): number {
    return coveredCells(this.merges, this.grid.length);
  }

  done(): SheetData {
    return { title: this.title, rows: toRows(this.grid, this.merges) };
  }
}

/** Reads the sheets; the refusal of one that is too long. */
export async function readOpenSheets(bytes: Uint8Array): Promise<SheetData[] | Refusal> {
  const content = (await readParts(bytes, (path) => path === 'content.xml')).get('content.xml') ?? '';
  const sheets: SheetData[] = [];
  let sheet: OpenSheet | null = null;
  let cell: OpenCell | null = null;
  let [rows, covered] = [0, 0];
  // Remarks stand inside their cell and are not what it says.
  let remark = 0;
  for (const [, closing, tag, attributes = '', empty, text] of content.matchAll(TOKEN)) {
    // A sign written as a reference counts once.
    const written = Math.max(attributes.length, text?.length ?? 0);
    const said = text === undefined || written > MOST_WRITTEN ? '' : unescapeXml(text);
    if (cell) cell.size += Math.max(1, said.length);
    if (written > MOST_WRITTEN || (cell && cell.size > WORKBOOK_LIMITS.cellText)) return refuse('workbook-too-big');
    if (text !== undefined) {
      if (cell && remark === 0 && cell.paragraphs.length > 0) cell.paragraphs[cell.paragraphs.length - 1] += said;
      continue;
    }
    const [opens, closes] = [!closing, Boolean(closing) || Boolean(empty)];
    if (tag === 'office:annotation') remark += (opens ? 1 : 0) - (closes ? 1 : 0);
    else if (tag === 'table:table') {
      if (opens) sheet = new OpenSheet(attribute(attributes, 'name') ?? '');
      if (!closes || !sheet) continue;
      rows += sheet.contentRows;
      covered += sheet.covered;
      if (rows > WORKBOOK_LIMITS.contentRowsInAll)
        return refuse('workbook-too-many-rows-in-all', { max: WORKBOOK_LIMITS.contentRowsInAll });
      if (covered > WORKBOOK_LIMITS.mergedCells) return refuse('workbook-too-big');
      sheets.push(sheet.done());
      sheet = null;
    } else if (!sheet || remark > 0) continue;
    else if (tag === 'table:table-row') {
      if (opens) sheet.startRow(attributes);
      const refusal = closes ? sheet.endRow() : null;
      if (refusal) return refusal;
    } else if (tag === 'table:table-cell' || tag === 'table:covered-table-cell') {
      if (opens) cell = { attributes, paragraphs: [], size: 0 };
      if (closes && cell) {
        sheet.add(cell);
        cell = null;
      }
    } else if (cell && opens) addMark(cell, tag!, attributes);
  }
  return sheets;
}

/** Paragraphs, spaces and line breaks, which are marks and not letters there. */
function addMark({ paragraphs }: OpenCell, tag: string, attributes: string): void {
  const last = paragraphs.length - 1;
  if (tag === 'text:p') paragraphs.push('');
  else if (last < 0) return;
  else if (tag === 'text:s') paragraphs[last] += ' '.repeat(Math.min(100, Number(attribute(attributes, 'c') ?? 1)));
  else if (tag === 'text:tab') paragraphs[last] += ' ';
  else if (tag === 'text:line-break') paragraphs[last] += '\n';
}

const times = (attributes: string, name: string): number => Math.max(1, Number(attribute(attributes, name) ?? 1) || 1);

function readCell(attributes: string, shown: string): Omit<Cell, 'ref' | 'column'> | null {
  const value = (name: string) => attribute(attributes, name) ?? '';
  const moment = value('date-value') || clockValue(value('time-value'));
  const date = moment === '' ? null : new Date(/T/.test(moment) ? `${moment.replace(/Z$/, '')}Z` : moment);
  if (date && !Number.isNaN(date.getTime())) {
    const { kind, text } = dateCell('', 0, date);
    return { kind, text, date };
  }
  if (shown === '') return null;
  if (ERROR_VALUE.test(shown) || /^Err:\d+$/.test(shown)) return { kind: 'error', text: shown };
  const number = Number(value('value') || NaN);
  if (/^(float|currency|percentage)$/.test(value('value-type')) && !Number.isNaN(number))
    return { kind: 'number', text: /^[\d.,\s]+$/.test(shown) ? plainNumber(shown, number) : shown, number };
  return { kind: value('value-type') === 'boolean' ? 'boolean' : 'text', text: shown };
}

/** Marks between thousands differ from one machine to the next and are left out; «001» stays as it is shown. */
const plainNumber = (shown: string, number: number): string =>
  /^0\d/.test(shown) ? shown : String(Number(number.toPrecision(15)));

/** «PT08H30M00S» as a moment of the day on which clocks without a day are kept. */
function clockValue(text: string): string {
  const found = /^PT(\d+)H(\d+)M/.exec(text);
  return found ? `1899-12-30T${found[1]!.padStart(2, '0')}:${found[2]!.padStart(2, '0')}:00` : '';
}
