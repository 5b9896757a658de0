// The checklists' reader of «Hỏi khi», as the import of workbooks wants it.
import { parseCondition, questionsIn } from './checklists/conditions.js';
import type { ConditionReader } from './inspections/workbook/condition-checks.js';
import { isRefusal } from './kit/refusal.js';

export const readCondition: ConditionReader = (text) => {
  const condition = parseCondition(text);
  return isRefusal(condition) ? condition : [...questionsIn(condition)];
};
