// Writes new .xlsx workbooks with a header row that stays in view.
// Strings are always written as strings, so nothing a person typed can become a formula. Knows no room.

import { writeXlsx } from 'hucre/xlsx';
import type { Cell, CellStyle, WriteSheet } from 'hucre/xlsx';
import { cellRef } from './workbook-cells.js';
import { takePrintNames } from './workbook-print.js';

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
const LIST_ROWS = 2_000;

/** Writes sheets in Times New Roman with thin borders, wrapped text and a frozen header. */
export async function writeSheets(sheets: readonly SheetToWrite[]): Promise<Buffer> {
  const written = sheets.map(toWriteSheet);
  const namedRanges = takePrintNames(written);
  return toBuffer(await writeXlsx({ sheets: written, namedRanges, defaultFont: FONT }));
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

export const toBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
