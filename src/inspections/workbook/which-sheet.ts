// Which sheet of a file is which of ours: by its title, by a title that holds ours, or, when asked, by its columns. Two that
// may be the same are said, and so is every sheet that is not used. Reads titles and headers only.

import type { SheetData } from '../../kit/workbook-file.js';
import type { FaultBook } from './faults.js';
import { SHEETS, findColumn, findHeaders, findSheet } from './headers.js';
import type { SheetKey, SheetSpec } from './headers.js';
import { holdsWords, sheetQuestion } from './lookalikes.js';
import type { LookalikeAnswers, LookalikeQuestion } from './lookalikes.js';

/** The sheets of a file by what they are. */
export interface ChosenSheets {
  readonly used: ReadonlyMap<SheetKey, SheetData>;
  /** Titles of sheets that hold something and are not used. */
  readonly unused: readonly string[];
  readonly questions: readonly LookalikeQuestion[];
}

/** Chooses; what cannot be chosen is reported, what was chosen by more than its very title is remarked. */
export function chooseSheets(sheets: readonly SheetData[], answers: LookalikeAnswers, faults: FaultBook): ChosenSheets {
  const used = new Map<SheetKey, SheetData>();
  const free = new Set(sheets);
  for (const sheet of sheets) {
    const spec = findSheet(sheet.title);
    if (!spec) continue;
    free.delete(sheet);
    const other = used.get(spec.key);
    if (other) faults.reporter(sheet.title)(null, 'workbook-sheet-twice', { other: other.title });
    else used.set(spec.key, sheet);
  }
  const named = [...free].flatMap((sheet) => {
    const spec = sheet.hidden
      ? undefined
      : bestSpec(sheet, (candidate) => holdsWords(sheet.title, candidate.title), 0.5);
    return spec ? [{ sheet, spec }] : [];
  });
  for (const spec of SHEETS) {
    const candidates = named.filter((found) => found.spec === spec).map(({ sheet }) => sheet);
    const [first, second] = candidates;
    if (!first) continue;
    const exact = used.get(spec.key);
    for (const sheet of candidates) {
      const report = faults.reporter(sheet.title);
      if (exact) report(null, 'workbook-sheet-beside', { ours: spec.title, other: exact.title });
      else if (!second) report(null, 'workbook-sheet-taken', { ours: spec.title });
    }
    if (exact) continue;
    const titles = candidates.map(({ title }) => `“${title}”`).join(', ');
    if (second) faults.reporter(null)(null, 'workbook-sheet-which', { ours: spec.title, titles });
    used.set(spec.key, first);
    for (const sheet of candidates) free.delete(sheet);
  }
  const questions = askAboutColumns(used, free, answers, faults);
  const unused = [...free].filter(({ rows }) => rows.length > 0).map(({ title }) => title);
  return { used, unused, questions };
}

/** Sheets called quite otherwise that have every column one of ours must have: taken when somebody says so. */
function askAboutColumns(
  used: Map<SheetKey, SheetData>,
  free: Set<SheetData>,
  answers: LookalikeAnswers,
  faults: FaultBook,
): LookalikeQuestion[] {
  const questions: LookalikeQuestion[] = [];
  const asked = new Set<SheetKey>();
  for (const sheet of free) {
    const spec = sheet.hidden ? undefined : bestSpec(sheet, ({ key }) => !used.has(key) && !asked.has(key), 1);
    if (!spec) continue;
    const question = sheetQuestion(sheet.title, spec.title);
    const answer = answers[question.key];
    if (answer === undefined) {
      questions.push(question);
      asked.add(spec.key);
    } else if (answer) {
      used.set(spec.key, sheet);
      free.delete(sheet);
      faults.reporter(sheet.title)(null, 'workbook-sheet-taken', { ours: spec.title });
    }
  }
  return questions;
}

/** Of the sheets of ours that may be meant, the one most of whose columns are there; `share` of the required ones must be. */
function bestSpec(sheet: SheetData, may: (spec: SheetSpec) => boolean, share: number): SheetSpec | undefined {
  const scored = SHEETS.filter(may).map((spec) => ({ spec, found: fieldsIn(spec, sheet) }));
  const fitting = scored.filter(({ spec, found }) => {
    const required = spec.columns.filter((column) => column.required);
    return required.filter(({ field }) => found.has(field)).length >= Math.max(1, required.length * share);
  });
  return fitting.sort((a, b) => b.found.size - a.found.size)[0]?.spec;
}

function fieldsIn(spec: SheetSpec, sheet: SheetData): Set<string> {
  const texts =
    spec.key === 'plan'
      ? sheet.rows.flatMap((row) => row.cells.slice(0, 2).map((cell) => cell.text))
      : (findHeaders(spec, sheet)?.cells.flatMap((cell) => cell.texts) ?? []);
  return new Set(texts.flatMap((text) => findColumn(spec, text)?.field ?? []));
}
