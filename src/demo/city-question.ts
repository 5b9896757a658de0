// How the made-up round's questions are written down: a builder with the usual answers, and the groups of classes they are asked of.
// Data only.

import type { QuestionRow, QuestionType, Section, Area, UnitClass } from '../inspections/workbook/plan.js';
import { CITY_CHECKLIST } from './city-schedule.js';

/** A question of PKT-2023; unless said otherwise it is required, of every form, for the unit, without evidence. */
export const question = (
  code: string,
  section: Section,
  area: Area,
  type: QuestionType,
  classes: readonly UnitClass[],
  text: string,
  help: string,
  more: Partial<QuestionRow> = {},
): QuestionRow => ({
  checklist: CITY_CHECKLIST,
  code,
  section,
  area,
  question: text,
  help,
  type,
  choices: [],
  required: true,
  evidence: 'NONE',
  evidenceHint: null,
  askIf: null,
  classes,
  forms: [],
  answeredBy: 'UNIT',
  maxPoints: null,
  min: null,
  max: null,
  earliestOn: null,
  latestOn: null,
  mayBeNa: false,
  asksAbsence: false,
  noneWord: null,
  numerator: null,
  countOf: null,
  yesChoices: [],
  ...more,
});

/** A rule of evidence with what would do as such. */
export const evidence = (hint: string, rule: QuestionRow['evidence'] = 'REQUIRED'): Partial<QuestionRow> => ({
  evidence: rule,
  evidenceHint: hint,
});

/** Answered by the delegation itself, on site. */
export const ON_SITE = { answeredBy: 'DELEGATION', forms: ['ONSITE'] } as const;

export const ALL: readonly UnitClass[] = [];
export const S: readonly UnitClass[] = ['SO'];
export const SH: readonly UnitClass[] = ['SO', 'HUYEN'];
export const HX: readonly UnitClass[] = ['HUYEN', 'XA'];
export const SHX: readonly UnitClass[] = ['SO', 'HUYEN', 'XA'];
export const SHD: readonly UnitClass[] = ['SO', 'HUYEN', 'DVSN'];
export const SHXD: readonly UnitClass[] = ['SO', 'HUYEN', 'XA', 'DVSN'];
