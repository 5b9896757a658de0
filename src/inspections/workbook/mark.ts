// The same workbook with its faulty cells coloured and commented, for the person who has to correct it.

import { markCells } from '../../kit/workbook-mark.js';
import { WHOLE_SHEET_CELL } from './faults.js';
import type { WorkbookFault } from './plan.js';

/** What makes the copy. */
export type MarkCells = typeof markCells;

/**
 * A copy of the workbook in which every faulty cell is light red with the reason as a comment; a fault of a whole sheet
 * goes to its first cell. Null when there is nothing to mark, as in a file that cannot be read, or no copy that can be trusted.
 */
export async function markFaults(
  bytes: Uint8Array,
  faults: readonly WorkbookFault[],
  t: (key: string, args?: Readonly<Record<string, string | number>>) => string,
  mark: MarkCells = markCells,
): Promise<Buffer | null> {
  const marks = faults.flatMap(({ sheet, cell, refusal, args, also = [] }) =>
    [{ sheet, cell }, ...also].flatMap((place) =>
      place.sheet === null ? [] : [{ sheet: place.sheet, ref: place.cell ?? WHOLE_SHEET_CELL, note: t(refusal, args) }],
    ),
  );
  return marks.length === 0 ? null : mark(bytes, marks);
}
