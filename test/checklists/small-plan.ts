// A plan with one unit of a kind and a checklist made for the test: questions of every type without evidence, or very many. No test.
import { CITY, CITY_CHECKLIST } from '../../src/demo/city.js';
import type { CheckedPlan, QuestionRow } from '../../src/inspections/workbook/plan.js';

/** One question; everything ordinary unless given. */
export const row = (code: string, type: QuestionRow['type'], more: Partial<QuestionRow> = {}): QuestionRow => ({
  checklist: CITY_CHECKLIST,
  code,
  section: 'C1',
  area: 'CDDH',
  question: `Nội dung ${code}`,
  help: null,
  type,
  choices: [],
  required: true,
  evidence: 'NONE',
  evidenceHint: null,
  askIf: null,
  classes: [],
  forms: [],
  answeredBy: 'UNIT',
  maxPoints: null,
  ...more,
});

/** The made-up city with these questions instead of its own. */
export const cityAsking = (questions: readonly QuestionRow[]): CheckedPlan => ({ ...CITY, questions });

/** Ten questions, the last two hanging on earlier answers. */
export const TEN: readonly QuestionRow[] = [
  row('Q1', 'YESNO'),
  row('Q2', 'STATUS'),
  row('Q3', 'COUNT'),
  row('Q4', 'RATIO'),
  row('Q5', 'PERCENT'),
  row('Q6', 'DATE'),
  row('Q7', 'CHOICE', { choices: ['Đầy đủ', 'Chưa đầy đủ', 'Chưa thực hiện'] }),
  row('Q8', 'MULTI', { choices: ['Trụ sở', 'Trang TTĐT', 'Hệ thống PAKN'] }),
  row('Q9', 'COUNT', { askIf: 'Q1 <> Không' }),
  row('Q10', 'YESNO', { askIf: 'Q3 <> 0' }),
];
