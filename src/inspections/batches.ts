// Rows written many at a time, and as the database names them. Knows no table.

/** What applying changed, per sheet. */
export interface Applied {
  readonly added: number;
  readonly changed: number;
}

/** Rows of one statement: each takes a moment in which nobody else's press is looked at. */
const BATCH = 50;

/** Writes rows in batches, one after the other. */
export async function inBatches<T>(rows: readonly T[], write: (batch: T[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += BATCH) await write(rows.slice(at, at + BATCH));
}

/** Rows as the database reads them: columns by their own names. */
export const asRecords = (rows: readonly object[]): string =>
  JSON.stringify(
    rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([field, value]) => [
          field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
          value as unknown,
        ]),
      ),
    ),
  );
