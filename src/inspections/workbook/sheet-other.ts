// Reads the sheets «Tồn tại chuyển tiếp» (shortcomings of earlier years) and «Ngày nghỉ» (days off and days worked instead).

import type { SheetData } from '../../kit/workbook-file.js';
import type { Report } from './faults.js';
import { sheetSpec } from './headers.js';
import { checkTwice } from './located.js';
import type { Located, SheetReading } from './located.js';
import type { CarriedOverRow, HolidayRow } from './plan.js';
import { readTable } from './table.js';
import { cellReaders } from './values.js';
import { HOLIDAY_WORDS, SOURCE_WORDS, STATUS_WORDS } from './vocabulary.js';

/** Shortcomings of earlier years in sheet order. */
export function readCarriedOverSheet(sheet: SheetData, report: Report): SheetReading<CarriedOverRow> {
  const spec = sheetSpec('carriedOver');
  const table = readTable(spec, sheet, report);
  const rows = table.rows.map((row): Located<CarriedOverRow> => {
    const read = cellReaders(spec, row, report);
    return {
      ref: row.ref,
      draft: {
        code: read.code('code'),
        unit: read.code('unit'),
        source: read.word('source', SOURCE_WORDS),
        year: read.count('year', 1990, 2100),
        text: read.text('text'),
        cause: read.text('cause'),
        solution: read.text('solution'),
        dueOn: read.day('dueOn'),
        status: read.word('status', STATUS_WORDS),
      },
    };
  });
  checkTwice(
    rows,
    'code',
    ({ code }) => code ?? null,
    (row, first, ref) => report(ref, 'workbook-code-twice', { code: row.draft.code!, at: first.ref('code') }),
  );
  return { ...table, rows };
}

/** The table of holidays in sheet order. */
export function readHolidaysSheet(sheet: SheetData, report: Report): SheetReading<HolidayRow> {
  const spec = sheetSpec('holidays');
  const table = readTable(spec, sheet, report);
  const rows = table.rows.map((row): Located<HolidayRow> => {
    const read = cellReaders(spec, row, report);
    return {
      ref: row.ref,
      draft: { on: read.day('on'), kind: read.word('kind', HOLIDAY_WORDS), note: read.text('note') },
    };
  });
  checkTwice(
    rows,
    'on',
    ({ on }) => on ?? null,
    (_row, first, ref) => report(ref, 'workbook-day-twice', { at: first.ref('on') }),
  );
  return { ...table, rows };
}
