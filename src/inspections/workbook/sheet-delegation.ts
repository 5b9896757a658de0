// Reads the sheet «Đoàn kiểm tra»: the people of the delegation, their roles and teams. One person stands once.

import type { SheetData } from '../../kit/workbook-file.js';
import { fold } from '../../kit/vietnamese.js';
import type { Report } from './faults.js';
import { sheetSpec } from './headers.js';
import { checkTwice, joinKey } from './located.js';
import type { Located, SheetReading } from './located.js';
import type { DelegationRow } from './plan.js';
import { readTable } from './table.js';
import type { TableRow } from './table.js';
import { cellReaders } from './values.js';
import { AREA_WORDS, ROLE_WORDS } from './vocabulary.js';

/** The delegation in sheet order; a team lead without a team is a fault. */
export function readDelegationSheet(sheet: SheetData, report: Report): SheetReading<DelegationRow> {
  const table = readTable(sheetSpec('delegation'), sheet, report);
  const rows = table.rows.map((row) => readPerson(row, report));
  checkTwice(
    rows,
    'name',
    ({ name, agency }) => joinKey(name && fold(name), agency && fold(agency)),
    (row, first, ref) => report(ref, 'workbook-person-twice', { name: row.draft.name!, at: first.ref('name') }),
  );
  return { ...table, rows };
}

function readPerson(row: TableRow, report: Report): Located<DelegationRow> {
  const read = cellReaders(sheetSpec('delegation'), row, report);
  const team = read.text('team');
  const roles = read.words('roles', ROLE_WORDS);
  if (roles?.includes('LEAD') && team === null) report(row.ref('team'), 'workbook-lead-without-team');
  return {
    ref: row.ref,
    draft: {
      name: read.text('name'),
      agency: read.text('agency'),
      title: read.text('title'),
      roles,
      team: team && teamName(team),
      areas: read.words('areas', AREA_WORDS),
      phone: read.phone('phone'),
    },
  };
}

/** «Tổ A», «tổ a» and «A» are one team: the word «Tổ» is not part of its name. */
export const teamName = (text: string): string => {
  const name = text.replace(/^tổ\s+/iu, '').trim();
  return name.length === 1 ? name.toUpperCase() : name;
};
