// Rows read, gone through and written many at a time, and as the database names them: between two batches whoever presses a
// button has their turn. Knows no table.

/** What applying changed, per sheet. */
export interface Applied {
  readonly added: number;
  readonly changed: number;
}

/** Rows of one statement: each takes a moment in which nobody else's press is looked at. */
const BATCH = 50;
/** Rows read, or compared, in one go. */
const PAGE = 250;

/** Reads a whole table, a page after the other in the order of ids. */
export async function readAll<T extends { id: string }>(
  read: (page: { orderBy: { id: 'asc' }; take: number; where?: { id: { gt: string } } }) => Promise<T[]>,
): Promise<T[]> {
  const rows: T[] = [];
  for (;;) {
    const last = rows.at(-1);
    const page = await read({
      orderBy: { id: 'asc' },
      take: PAGE,
      ...(last ? { where: { id: { gt: last.id } } } : {}),
    });
    rows.push(...page);
    if (page.length < PAGE) return rows;
  }
}

/** The same rows, with a pause for everybody else after each page of them. */
export async function* unhurried<T>(rows: readonly T[]): AsyncGenerator<T> {
  for (const [n, row] of rows.entries()) {
    if (n % PAGE === PAGE - 1) await new Promise((resolve) => setImmediate(resolve));
    yield row;
  }
}

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
