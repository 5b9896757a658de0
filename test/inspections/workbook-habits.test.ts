// Plans as offices type them, under each habit, written by each of several programs: all of them read as the same plan.
import { describe, expect, test } from 'vitest';
import { faultLine } from '../../src/inspections/workbook/faults.js';
import { isFaulty, isUnsure, readPlanWorkbook } from '../../src/inspections/workbook/read.js';

import { HABITS, WRITERS, byExcelJs } from './habits.js';
import { goodRows, planOf, readCondition } from './workbook-samples.js';
import { wordsOfTests } from '../printed.js';

const { t } = wordsOfTests().vi;
const plain = planOf(await byExcelJs(goodRows()));

describe.each(WRITERS)('written by $writer', ({ write }) => {
  test.each(HABITS)('$habit', async ({ change, reads = (plan) => plan }) => {
    const rows = goodRows();
    change(rows);
    const read = await readPlanWorkbook(await write(rows), {}, readCondition);
    if (isFaulty(read)) throw new Error(read.faults.map((fault) => faultLine(fault, t)).join('\n'));
    if (isUnsure(read)) throw new Error(JSON.stringify(read.questions));
    expect(read.plan).toEqual(reads((await plain).plan));
    expect([read.ignoredColumns, read.ignoredSheets]).toEqual([[], []]);
  });
});
