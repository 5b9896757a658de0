// Settles what came back so that no row stands in another's way: when all of it together is refused, each by itself, and
// the one that is refused still without what came with it. Only when the database cannot be asked does it throw.
// It must not send.
import { willPass, type Db } from '../kit/database.js';
import type { Log } from '../kit/log.js';
import { settle, type SettledRow } from './store.js';

/** How long a row waits whose own time cannot be written. */
const WAIT_MS = 60_000;

interface Ports {
  readonly db: Db;
  readonly log: Log;
  readonly now: Date;
}

/** Hands all rows to `books`; when these refuse them for good, each is settled by itself and `books` have none to settle. */
export async function settleApart<T>(
  { db, log, now }: Ports,
  rows: readonly SettledRow[],
  books: (rows: readonly SettledRow[]) => Promise<T>,
): Promise<T> {
  return books(rows).catch(async (error: unknown) => {
    if (willPass(error) || rows.length === 0) throw error;
    log.error('outbox.books-refused', { rows: rows.length, error });
    await settleEach({ db, log, now }, rows);
    return books([]);
  });
}

/** One after the other; one that cannot be written at all stays under way, and counts as in doubt at the next start. */
async function settleEach({ db, log, now }: Ports, rows: readonly SettledRow[]): Promise<void> {
  for (const row of rows) {
    for (const attempt of [row, bare(row)]) {
      const written = await settle(db, [attempt], now).then(
        () => true,
        (error: unknown) => {
          if (willPass(error)) throw error;
          log.error('outbox.row-refused', { id: row.id, bare: attempt !== row, error });
          return false;
        },
      );
      if (written) break;
    }
  }
}

/** What became of it, without the numbers and words of the answer. */
const bare = (row: SettledRow): SettledRow => ({
  ...row,
  messageId: null,
  settlement: {
    ...row.settlement,
    verdict: null,
    retryAfterMs: row.settlement.state === 'WAITING' ? WAIT_MS : null,
  },
});
