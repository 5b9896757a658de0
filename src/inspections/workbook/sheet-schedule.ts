// Reads the sheets «Lịch kiểm tra» and «Lịch đoàn khác»: inspections of this plan, and visits by others known only for overlaps.
// Units, teams, checklists and the plan's dates are checked later, against everything known.

import type { SheetData } from '../../kit/workbook-file.js';
import type { Report } from './faults.js';
import { sheetSpec } from './headers.js';
import { checkRange, checkTwice, joinKey } from './located.js';
import type { Located, SheetReading } from './located.js';
import type { InspectionRow, OtherInspectionRow } from './plan.js';
import { teamName } from './sheet-delegation.js';
import { readTable } from './table.js';
import type { TableRow } from './table.js';
import { cellReaders } from './values.js';
import { FORM_WORDS, SECTION_WORDS } from './vocabulary.js';

/** Inspections in sheet order. */
export function readScheduleSheet(sheet: SheetData, report: Report): SheetReading<InspectionRow> {
  const table = readTable(sheetSpec('schedule'), sheet, report);
  const rows = table.rows.map((row) => readInspection(row, report));
  checkTwice(
    rows,
    'code',
    ({ code }) => code ?? null,
    (row, first, ref) => report(ref, 'workbook-code-twice', { code: row.draft.code!, at: first.ref('code') }),
  );
  return { ...table, rows };
}

function readInspection(row: TableRow, report: Report): Located<InspectionRow> {
  const read = cellReaders(sheetSpec('schedule'), row, report);
  const team = read.text('team');
  return {
    ref: row.ref,
    draft: {
      code: read.code('code'),
      unit: read.code('unit'),
      team: team && teamName(team),
      form: read.word('form', FORM_WORDS),
      surprise: read.yes('surprise'),
      inspectOn: read.day('inspectOn'),
      time: read.clock('time'),
      place: read.text('place'),
      themes: read.text('themes'),
      contents: read.words('contents', SECTION_WORDS),
      checklist: read.code('checklist'),
      jointWith: read.text('jointWith'),
    },
  };
}

/** Visits by other delegations in sheet order. */
export function readOtherInspectionsSheet(sheet: SheetData, report: Report): SheetReading<OtherInspectionRow> {
  const spec = sheetSpec('otherInspections');
  const table = readTable(spec, sheet, report);
  const rows = table.rows.map((row): Located<OtherInspectionRow> => {
    const read = cellReaders(spec, row, report);
    const located: Located<OtherInspectionRow> = {
      ref: row.ref,
      draft: {
        agency: read.text('agency'),
        unit: read.code('unit'),
        fromOn: read.day('fromOn'),
        toOn: read.day('toOn'),
        subject: read.text('subject'),
      },
    };
    checkRange(located, 'fromOn', 'toOn', report);
    return located;
  });
  checkTwice(
    rows,
    'agency',
    ({ agency, unit, fromOn }) => joinKey(agency, unit, fromOn),
    (_row, first, ref) => report(ref, 'workbook-line-twice', { at: first.ref('agency') }),
  );
  return { ...table, rows };
}
