// A marked copy is handed out only when another program opens it with everything in it: of each awkward kind of workbook either
// such a copy is made, or none, and the faults are said in words.
import type ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';

import { faultLine } from '../../src/inspections/workbook/faults.js';
import { markFaults } from '../../src/inspections/workbook/mark.js';
import { isFaulty, readPlanWorkbook } from '../../src/inspections/workbook/read.js';
import { AWKWARD, FAULT } from './awkward-workbooks.js';
import { openWithOther, readCondition } from './workbook-samples.js';
import { wordsOfTests } from '../printed.js';

const { t } = wordsOfTests().vi;

const noteOf = (cell: ExcelJS.Cell): string =>
  typeof cell.note === 'string' ? cell.note : (cell.note?.texts ?? []).map(({ text }) => text).join('');

describe('of a workbook with', () => {
  test.for(AWKWARD)('$kind', async ({ make, kept }) => {
    const bytes = await make();
    const read = await readPlanWorkbook(bytes, {}, readCondition);
    if (!isFaulty(read)) throw new Error('the fault was not seen');
    expect(read.faults.map((fault) => faultLine(fault, t))).toContainEqual(
      expect.stringMatching(/^Lịch kiểm tra, ô F\d+: /),
    );
    const copy = await markFaults(bytes, read.faults, t);
    expect(copy !== null, 'a marked copy').toBe(kept);
    if (copy === null) return;
    const [before, after] = [await openWithOther(bytes), await openWithOther(copy)];
    expect(after.worksheets.map(({ name, state }) => [name, state])).toEqual(
      before.worksheets.map(({ name, state }) => [name, state]),
    );
    expect(noteOf(after.getWorksheet(FAULT.sheet)!.getCell(FAULT.cell))).toContain(FAULT.note);
    for (const sheet of before.worksheets) {
      const other = after.getWorksheet(sheet.name)!;
      expect([other.rowCount, other.hasMerges]).toEqual([sheet.rowCount, sheet.hasMerges]);
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          expect(other.getCell(cell.address).value).toEqual(cell.value);
          expect(other.getCell(cell.address).dataValidation).toEqual(cell.dataValidation);
          expect(noteOf(other.getCell(cell.address))).toContain(noteOf(cell));
        }),
      );
    }
  });
});
