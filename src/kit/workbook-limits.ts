// How much a workbook may cost, whatever its format.

/** What a workbook may cost: bytes unpacked, entries, ratio of unpacked to packed, rows with content, blank rows in a row, cells that merged ones cover, signs in one cell. */
export const WORKBOOK_LIMITS = {
  unpackedBytes: 64 * 1024 * 1024,
  entries: 500,
  ratio: 200,
  contentRows: 20_000,
  contentRowsInAll: 60_000,
  blankRows: 5_000,
  columns: 60,
  // As many as all rows have: merged cells that lie over one another are none a spreadsheet program writes.
  mergedCells: 60_000 * 60,
  // Three times what a spreadsheet program takes; a longer text may need more memory than there is as soon as it is worked on.
  cellText: 100_000,
} as const;

/** Rows beyond this are never read; the preflight refuses a file with content there. */
export const LAST_ROW = WORKBOOK_LIMITS.contentRows + WORKBOOK_LIMITS.blankRows;
