// Collects what is wrong in a workbook, puts it in the order a person would correct it, and says it in a sentence.
// A fault is data until somebody reads it: sheet, cell, the key of a reason.

import { cellRef } from '../../kit/workbook-file.js';
import type { WorkbookFault } from './plan.js';

/** More faults than this help nobody: the first ones in sheet order are kept, all are counted. */
export const FAULT_LIMIT = 500;

/** What is worth saying and no fault: the workbook is applied all the same. */
const REMARKS: ReadonlySet<string> = new Set(['workbook-phone-replaced']);

/** Says that something is wrong, or worth knowing; `ref` is a cell, or null for the whole sheet. */
export type Report = (ref: string | null, refusal: string, args?: Readonly<Record<string, string | number>>) => void;

/** The faults of one workbook while it is being read. */
export interface FaultBook {
  /** A reporter for one sheet by its title in the file. */
  reporter(sheet: string | null): Report;
  readonly count: number;
  /** What was said that is no fault, in the order in which it was read. */
  readonly remarks: readonly WorkbookFault[];
  /** The first faults by sheet, row and column; sheets come in the order given, faults of the whole file first. */
  sorted(sheetOrder: readonly string[]): WorkbookFault[];
}

/** Opens a fault book. */
export function makeFaultBook(): FaultBook {
  const faults: WorkbookFault[] = [];
  const remarks: WorkbookFault[] = [];
  const seen = new Set<string>();
  return {
    remarks,
    reporter: (sheet) => (ref, refusal, args) => {
      const key = `${sheet}|${ref}|${refusal}`;
      if (ref !== null && seen.has(key)) return;
      seen.add(key);
      (REMARKS.has(refusal) ? remarks : faults).push({ sheet, cell: ref, refusal, ...(args ? { args } : {}) });
    },
    get count() {
      return faults.length;
    },
    sorted(sheetOrder) {
      const place = (sheet: string | null) =>
        sheet === null ? -1 : sheetOrder.indexOf(sheet) + 1 || sheetOrder.length + 1;
      const keyed = faults.map((fault) => ({ fault, sheet: place(fault.sheet), ...position(fault.cell) }));
      keyed.sort((a, b) => a.sheet - b.sheet || a.row - b.row || a.column - b.column);
      return keyed.slice(0, FAULT_LIMIT).map(({ fault }) => fault);
    },
  };
}

function position(cell: string | null): { row: number; column: number } {
  const found = cell === null ? null : /^([A-Z]+)(\d+)$/.exec(cell);
  if (!found) return { row: 0, column: 0 };
  const column = [...found[1]!].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(found[2]), column };
}

/** Says a fault in one line: «Lịch kiểm tra, ô F7: …». `t` is the sentence of a key in the reader's language. */
export function faultLine(
  fault: WorkbookFault,
  t: (key: string, args?: Readonly<Record<string, string | number>>) => string,
): string {
  const reason = t(fault.refusal, fault.args);
  if (fault.sheet === null) return reason;
  if (fault.cell === null) return t('workbook-line-sheet', { sheet: fault.sheet, reason });
  return t('workbook-line-cell', { sheet: fault.sheet, cell: fault.cell, reason });
}

/** The cell to colour for a fault of a whole sheet. */
export const WHOLE_SHEET_CELL = cellRef(0, 1);
