// Reads the sheet «Kế hoạch»: one key and one value a row. Checks the plan's own dates; knows nothing of the other sheets.

import type { SheetData } from '../../kit/workbook-file.js';
import type { Report } from './faults.js';
import { sheetSpec } from './headers.js';
import { PLAN_DEFAULTS } from './plan.js';
import type { PlanRow } from './plan.js';
import type { Located, SheetReading } from './located.js';
import { checkRange } from './located.js';
import { readKeyValues } from './table.js';
import { cellReaders } from './values.js';

/** The plan as one line; a key that is there without a value takes its default. */
export function readPlanSheet(sheet: SheetData, report: Report): SheetReading<PlanRow> {
  const spec = sheetSpec('plan');
  const { row, ...found } = readKeyValues(spec, sheet, report);
  const read = cellReaders(spec, row, report);
  const days = (field: keyof typeof PLAN_DEFAULTS & `${string}Days`, min: number): number | undefined => {
    const n = read.count(field, min, 365);
    return n === null ? PLAN_DEFAULTS[field] : n;
  };
  const located: Located<PlanRow> = {
    ref: row.ref,
    draft: {
      number: read.text('number'),
      issuedOn: read.day('issuedOn'),
      issuer: read.text('issuer'),
      subject: read.text('subject'),
      fromOn: read.day('fromOn'),
      toOn: read.day('toOn'),
      noticeDays: days('noticeDays', 0),
      ackDays: days('ackDays', 1),
      reportDays: days('reportDays', 0),
      supplementDays: days('supplementDays', 1),
      conclusionDays: days('conclusionDays', 1),
      remediationDays: days('remediationDays', 1),
      officeHours: read.officeHours('officeHours'),
    },
  };
  if (located.draft.officeHours === null) located.draft.officeHours = PLAN_DEFAULTS.officeHours;
  checkRange(located, 'fromOn', 'toOn', report);
  return { ...found, usable: true, passed: [], rows: [located] };
}
