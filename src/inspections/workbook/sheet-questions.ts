// Reads the sheet «Phiếu kiểm tra»: the questions of one or more checklists, in the order they are asked.
// Conditions are kept as the office wrote them; what they refer to is checked later.

import type { SheetData } from '../../kit/workbook-file.js';
import { fold } from '../../kit/vietnamese.js';
import type { Report } from './faults.js';
import { sheetSpec } from './headers.js';
import { checkTwice, joinKey } from './located.js';
import type { Located, SheetReading } from './located.js';
import { QUESTION_DEFAULTS } from './plan.js';
import type { QuestionRow } from './plan.js';
import { readTable } from './table.js';
import type { TableRow } from './table.js';
import { cellReaders } from './values.js';
import {
  ANSWERER_WORDS,
  AREA_WORDS,
  CLASS_WORDS,
  EVIDENCE_WORDS,
  FORM_WORDS,
  NONE_WORDS,
  SECTION_WORDS,
  TYPE_WORDS,
} from './vocabulary.js';

/** Questions in sheet order. */
export function readQuestionsSheet(sheet: SheetData, report: Report): SheetReading<QuestionRow> {
  const table = readTable(sheetSpec('questions'), sheet, report);
  const rows = table.rows.map((row) => readQuestion(row, report));
  checkTwice(
    rows,
    'code',
    ({ checklist, code }) => joinKey(checklist, code),
    (row, first, ref) => report(ref, 'workbook-code-twice', { code: row.draft.code!, at: first.ref('code') }),
  );
  return { ...table, rows };
}

function readQuestion(row: TableRow, report: Report): Located<QuestionRow> {
  const read = cellReaders(sheetSpec('questions'), row, report);
  const type = read.word('type', TYPE_WORDS);
  const choices = read.choices('choices');
  if (choices !== undefined) checkChoices(row, type, choices ?? [], report);
  const yesChoices = read.choices('yesChoices');
  if (choices && yesChoices) checkYesChoices(row, choices, yesChoices, report);
  return {
    ref: row.ref,
    draft: {
      checklist: read.code('checklist'),
      code: read.code('code'),
      section: orDefault('section', read.word('section', SECTION_WORDS)),
      area: orDefault('area', read.word('area', AREA_WORDS)),
      question: read.text('question'),
      help: read.text('help'),
      type,
      choices,
      required: read.yes('required'),
      evidence: orDefault('evidence', read.word('evidence', EVIDENCE_WORDS)),
      evidenceHint: read.text('evidenceHint'),
      askIf: read.text('askIf'),
      classes: read.words('classes', CLASS_WORDS),
      forms: read.words('forms', FORM_WORDS),
      answeredBy: orDefault('answeredBy', read.word('answeredBy', ANSWERER_WORDS)),
      maxPoints: read.points('maxPoints'),
      min: read.figure('min'),
      max: read.figure('max'),
      earliestOn: read.day('earliestOn'),
      latestOn: read.day('latestOn'),
      mayBeNa: read.yes('mayBeNa'),
      asksAbsence: read.yes('asksAbsence'),
      noneWord: read.word('noneWord', NONE_WORDS),
      numerator: read.text('numerator'),
      countOf: read.text('countOf'),
      yesChoices,
    },
  };
}

const orDefault = <F extends keyof typeof QUESTION_DEFAULTS, T>(field: F, value: T | null | undefined) =>
  value === null ? QUESTION_DEFAULTS[field] : value;

/** What counts as «Có» is one of the options, written as there. */
function checkYesChoices(row: TableRow, choices: readonly string[], yes: readonly string[], report: Report) {
  const unknown = yes.find((choice) => !choices.includes(choice));
  if (unknown === undefined) return;
  report(row.ref('yesChoices'), 'workbook-word-unknown', { typed: unknown, accepted: choices.join('; ') });
}

function checkChoices(row: TableRow, type: QuestionRow['type'] | null | undefined, choices: string[], report: Report) {
  if (type !== 'CHOICE' && type !== 'MULTI') return;
  if (choices.length < 2) return report(row.ref('choices'), 'workbook-choices-missing');
  const keys = choices.map(fold);
  const twice = choices.find((_, i) => keys.indexOf(keys[i]!) !== i);
  if (twice !== undefined) report(row.ref('choices'), 'workbook-choice-twice', { choice: twice });
}
