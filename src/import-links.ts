// Joins the import of workbooks with the rooms that own parts of it: conditions of questions, shortcomings of earlier years.
import { parseCondition, questionsIn } from './checklists/conditions.js';
import type { ImportLinks } from './inspections/importing.js';
import { isRefusal } from './kit/refusal.js';
import { applyCarriedOver, listCarriedOver } from './remediation/carried-over.js';

export const importLinks: ImportLinks = {
  applyCarriedOver,
  listCarriedOver,
  readCondition(text) {
    const condition = parseCondition(text);
    return isRefusal(condition) ? condition : [...questionsIn(condition)];
  },
};
