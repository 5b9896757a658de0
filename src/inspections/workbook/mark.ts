// The same workbook with its faulty cells coloured and commented, for the person who has to correct it.

import { markCells } from '../../kit/workbook-write.js';
import { WHOLE_SHEET_CELL } from './faults.js';
import type { WorkbookFault } from './plan.js';

/**
 * A copy of the workbook in which every faulty cell is light red with the reason as a comment; a fault of a whole sheet
 * goes to its first cell. Use it only for faults that name sheets: a file that cannot be read cannot be marked.
 */
export function markFaults(
  bytes: Uint8Array,
  faults: readonly WorkbookFault[],
  t: (key: string, args?: Readonly<Record<string, string | number>>) => string,
): Promise<Buffer> {
  const marks = faults.flatMap(({ sheet, cell, refusal, args }) =>
    sheet === null ? [] : [{ sheet, ref: cell ?? WHOLE_SHEET_CELL, note: t(refusal, args) }],
  );
  return markCells(bytes, marks);
}

/** True when the faults have cells to mark, that is when the file could be opened and has the sheets they name. */
export const canMark = (faults: readonly WorkbookFault[]): boolean => faults.some((fault) => fault.sheet !== null);
