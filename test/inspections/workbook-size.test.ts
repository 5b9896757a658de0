import { expect, test } from 'vitest';
import { CITY } from '../../src/demo/city.js';
import type { CheckedPlan, QuestionRow } from '../../src/inspections/workbook/plan.js';
import { writePlanWorkbook } from '../../src/inspections/workbook/write.js';
import { planOf } from './workbook-samples.js';

const pad = (n: number) => String(n).padStart(5, '0');

/** As large as a plan may be: 10,000 units in lines of ten, 5,000 inspections, 2,000 questions that depend on each other. */
function largePlan(): CheckedPlan {
  const units = Array.from({ length: 10_000 }, (_, n) => ({
    ...CITY.units[n % CITY.units.length]!,
    code: `U-${pad(n)}`,
    parent: n % 10 === 0 ? null : `U-${pad(n - 1)}`,
  }));
  const schedule = Array.from({ length: 5_000 }, (_, n) => ({
    ...CITY.schedule[n % CITY.schedule.length]!,
    code: `I-${pad(n)}`,
    unit: `U-${pad(n * 2)}`,
    checklist: `PKT-${n % 20}`,
  }));
  const questions = Array.from({ length: 2_000 }, (_, n): QuestionRow => {
    const at = n % 100;
    return {
      ...CITY.questions[n % CITY.questions.length]!,
      checklist: `PKT-${Math.floor(n / 100)}`,
      code: `Q${pad(at)}`,
      askIf: at === 0 ? null : `Q${pad(at - 1)} <> Không`,
    };
  });
  return { ...CITY, units, schedule, questions, otherInspections: [], carriedOver: [] };
}

test('a plan of the largest size is read whole', async () => {
  const plan = largePlan();
  const read = await planOf(await writePlanWorkbook(plan));
  expect(read.plan.units).toEqual(plan.units);
  expect(read.plan.schedule).toEqual(plan.schedule);
  expect(read.plan.questions).toEqual(plan.questions);
});
