// Settles what came back so that no row stands in another's way: when all of it together is refused, each by itself, and
// the one that is refused still without what came with it. Only when the database cannot be asked does it throw.
// Beside it the rows that follow from others: the copy of one in doubt, the word about one refused. It must not send.
import { willPass, type Db } from '../kit/database.js';
import type { Log } from '../kit/log.js';
import type { Message } from './message.js';
import { sayRefused, sendOnceMore, settle, type ClaimedRow, type SettledRow } from './store.js';
import type { Settlement } from './verdict.js';

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
  const write = async (row: SettledRow, refused: () => Promise<void>) =>
    settle(db, [row], now).catch((error: unknown) => {
      if (willPass(error)) throw error;
      log.error('outbox.row-refused', { id: row.id, error });
      return refused();
    });
  for (const row of rows) await write(row, () => write(bare(row), () => Promise.resolve()));
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

/** A row after which a further one is to be written. */
export interface Further {
  readonly row: ClaimedRow;
  readonly then: NonNullable<Settlement['then']>;
}

/** Writes what follows from these rows; what cannot be written is lost to that row alone. */
export async function writeFurther(
  ports: Ports & { readonly refusedMessage: ((chatId: bigint) => Promise<Message>) | undefined },
  more: readonly Further[],
): Promise<void> {
  const { db, log, now } = ports;
  const write = async ({ row, then }: Further) => {
    if (then === 'again') return sendOnceMore(db, row, now);
    const message = await ports.refusedMessage?.(row.chatId);
    if (message) await sayRefused(db, row, message, now);
  };
  for (const each of more)
    await write(each).catch((error: unknown) => {
      if (willPass(error)) throw error;
      log.error('outbox.further-lost', { id: each.row.id, then: each.then, error });
    });
}
