// Questions with conditions in words, and plain answers, shared by the tests of the rules. Holds no test.

import { parseCondition } from '../../src/checklists/conditions.js';
import type { AnswerValue, Condition, Question } from '../../src/checklists/types.js';
import { isRefusal } from '../../src/kit/refusal.js';
import { question } from './cast.js';

const condition = (text: string): Condition => {
  const parsed = parseCondition(text);
  if (isRefusal(parsed)) throw new Error(parsed.refusal);
  return parsed;
};
let places = 0;
/** A yes/no question after the one before; `if` is its condition in words. */
export const q = (code: string, given: Partial<Question> & { if?: string } = {}): Question => {
  const { if: text, ...rest } = given;
  return question({ type: 'YESNO', code, order: ++places, ...rest, askIf: text ? condition(text) : null });
};
export const YES: AnswerValue = { type: 'YESNO', value: 'YES' };
export const NO: AnswerValue = { type: 'YESNO', value: 'NO' };
/** The codes of a list in a line. */
export const codes = (list: readonly Question[]): string => list.map((item) => item.code).join(' ');
