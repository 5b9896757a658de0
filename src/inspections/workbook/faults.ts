// Collects what is wrong in a workbook, puts it in the order a person would correct it, and says it in a sentence.
// A fault is data until somebody reads it: sheet, cell, the key of a reason.

import { cellRef } from '../../kit/workbook-file.js';
import type { WorkbookFault } from './plan.js';

/** More faults than this help nobody: the first ones in sheet order are kept, all are counted. */
export const FAULT_LIMIT = 500;

/** What is worth saying and no fault: the workbook is applied all the same. */
const REMARKS: ReadonlySet<string> = new Set([
  'workbook-phone-replaced',
  'workbook-code-case',
  'workbook-sheet-taken',
  'workbook-sheet-beside',
]);

/** What is wrong in one place and comes back wherever that place is mentioned: said once over all sheets. */
const MENTIONS: ReadonlySet<string> = new Set([
  'workbook-unit-unknown',
  'workbook-team-unknown',
  'workbook-checklist-unknown',
  'workbook-parent-unknown',
  'workbook-condition-unknown',
]);

/** Says that something is wrong, or worth knowing; `ref` is a cell, or null for the whole sheet. */
export type Report = (ref: string | null, refusal: string, args?: Readonly<Record<string, string | number>>) => void;

/** The faults of one workbook while it is being read. */
export interface FaultBook {
  /** A reporter for one sheet by its title in the file. */
  reporter(sheet: string | null): Report;
  /** How many mistakes there are; one that shows in many cells counts once. */
  readonly count: number;
  /** What was said that is no fault, in the order in which it was read. */
  readonly remarks: readonly WorkbookFault[];
  /** The first mistakes by sheet, row and column; sheets come in the order given, faults of the whole file first. */
  sorted(sheetOrder: readonly string[]): WorkbookFault[];
}

/** Opens a fault book. */
export function makeFaultBook(): FaultBook {
  const faults = new Map<string, WorkbookFault[]>();
  const remarks = new Map<string, WorkbookFault[]>();
  const seen = new Set<string>();
  return {
    get remarks() {
      return [...remarks.values()].map(joined);
    },
    reporter: (sheet) => (ref, refusal, args) => {
      const place = `${sheet}|${ref}|${refusal}`;
      if (ref !== null && seen.has(place)) return;
      seen.add(place);
      const into = REMARKS.has(refusal) ? remarks : faults;
      const mistake = `${MENTIONS.has(refusal) || into === remarks ? '' : sheet}|${ref === null ? `${sheet}` : ''}|${refusal}|${JSON.stringify(args)}`;
      const same = into.get(mistake);
      const fault = { sheet, cell: ref, refusal, ...(args ? { args } : {}) };
      if (same) same.push(fault);
      else into.set(mistake, [fault]);
    },
    get count() {
      return faults.size;
    },
    sorted(sheetOrder) {
      const place = (sheet: string | null) =>
        sheet === null ? -1 : sheetOrder.indexOf(sheet) + 1 || sheetOrder.length + 1;
      const inOrder = (many: readonly WorkbookFault[]) =>
        many
          .map((fault) => ({ fault, sheet: place(fault.sheet), ...position(fault.cell) }))
          .sort((a, b) => a.sheet - b.sheet || a.row - b.row || a.column - b.column)
          .map(({ fault }) => fault);
      return inOrder([...faults.values()].map((same) => joined(inOrder(same)))).slice(0, FAULT_LIMIT);
    },
  };
}

/** One mistake with every further place where it shows. */
function joined([first, ...others]: readonly WorkbookFault[]): WorkbookFault {
  return others.length === 0 ? first! : { ...first!, also: others.map(({ sheet, cell }) => ({ sheet, cell })) };
}

function position(cell: string | null): { row: number; column: number } {
  const found = cell === null ? null : /^([A-Z]+)(\d+)$/.exec(cell);
  if (!found) return { row: 0, column: 0 };
  const column = [...found[1]!].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(found[2]), column };
}

/** Says a fault in one line: «Lịch kiểm tra, ô F7: …; 19 dòng dẫn chiếu». `t` is the sentence of a key in the reader's language. */
export function faultLine(
  fault: WorkbookFault,
  t: (key: string, args?: Readonly<Record<string, string | number>>) => string,
  count: (n: number) => string = String,
): string {
  const n = (fault.also?.length ?? 0) + 1;
  const key = MENTIONS.has(fault.refusal) ? 'workbook-mentions' : 'workbook-cells';
  const reason = t(fault.refusal, fault.args) + (n > 1 ? t(key, { count: count(n) }) : '');
  if (fault.sheet === null) return reason;
  if (fault.cell === null) return t('workbook-line-sheet', { sheet: fault.sheet, reason });
  return t('workbook-line-cell', { sheet: fault.sheet, cell: fault.cell, reason });
}

/** The cell to colour for a fault of a whole sheet. */
export const WHOLE_SHEET_CELL = cellRef(0, 1);
