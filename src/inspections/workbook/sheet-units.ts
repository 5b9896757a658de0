// Reads the sheet «Đơn vị»: units with class, parent, validity and contacts. Parents are checked later, against all known units.

import type { SheetData } from '../../kit/workbook-file.js';
import type { Report } from './faults.js';
import { sheetSpec } from './headers.js';
import { checkRange, checkTwice } from './located.js';
import type { Located, SheetReading } from './located.js';
import type { UnitRow } from './plan.js';
import { readTable } from './table.js';
import type { TableRow } from './table.js';
import { cellReaders } from './values.js';
import { CLASS_WORDS, KIND_WORDS, findClass } from './vocabulary.js';

/** Units in sheet order; a code with two classes is told apart from one that merely stands twice. */
export function readUnitsSheet(sheet: SheetData, report: Report): SheetReading<UnitRow> {
  const spec = sheetSpec('units');
  const table = readTable(spec, sheet, report);
  const rows = table.rows.map((row) => readUnit(row, report));
  checkTwice(
    rows,
    'code',
    ({ code }) => code ?? null,
    ({ draft }, first, ref) => {
      const code = draft.code!;
      if (draft.class && first.draft.class && draft.class !== first.draft.class) {
        const classes = { first: first.draft.class, second: draft.class };
        report(ref, 'workbook-two-classes', { code, at: first.ref('code'), ...classes });
      } else report(ref, 'workbook-code-twice', { code, at: first.ref('code') });
    },
  );
  return { ...table, rows };
}

function readUnit(row: TableRow, report: Report): Located<UnitRow> {
  const read = cellReaders(sheetSpec('units'), row, report);
  const name = read.text('name');
  const classCell = read.cellOf('class');
  const found = classCell ? findClass(classCell.text, name ?? '') : null;
  if (classCell && !found) {
    const accepted = [...CLASS_WORDS.words, ...KIND_WORDS.words].join(', ');
    report(classCell.ref, 'workbook-word-unknown', { typed: classCell.text.slice(0, 60), accepted });
  }
  const located: Located<UnitRow> = {
    ref: row.ref,
    draft: {
      code: read.code('code'),
      name,
      class: found?.class,
      kind: found?.kind ?? null,
      parent: read.code('parent'),
      abbreviation: read.text('abbreviation'),
      validFrom: read.day('validFrom'),
      validTo: read.day('validTo'),
      focalName: read.text('focalName'),
      focalTitle: read.text('focalTitle'),
      focalPhone: read.phone('focalPhone'),
      headName: read.text('headName'),
      headTitle: read.text('headTitle'),
      headPhone: read.phone('headPhone'),
    },
  };
  checkRange(located, 'validFrom', 'validTo', report);
  return located;
}
