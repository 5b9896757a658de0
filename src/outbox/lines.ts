// Who stands in line: per chat, what is under way runs one after the other; different chats run side by side.
// Answers and bulk of one chat are two lines: nobody who pressed a button waits behind a broadcast, and a notice comes
// after the answer that was under way with it.
// It must not know what sending is.
import { LANE } from './message.js';
import type { ClaimedRow } from './store.js';

/** What one chat has under way. */
export interface Line {
  readonly chatId: bigint;
  readonly bulk: boolean;
}

export interface Lines {
  /** Puts claimed rows at the end of their lines and sets these going. */
  add(rows: readonly ClaimedRow[]): void;
  /** Opens the line of answers of a chat that has none; what came meanwhile and what `fill` brings leave in the order in which they were written. */
  reserve(chatId: bigint): { fill(rows: readonly ClaimedRow[]): void };
  /** An answer to this chat is under way or held. */
  isBusy(chatId: bigint): boolean;
  busy(bulk: boolean): bigint[];
  chats(): bigint[];
  isEmpty(): boolean;
  size(): number;
}

interface Work {
  /** Never rejects. False when the row waits once more: nothing of its line may overtake it. */
  deliver(row: ClaimedRow): Promise<boolean>;
  /** This row does not leave, because one before it did not. */
  handBack(row: ClaimedRow): void;
  supersede(row: ClaimedRow): void;
  emptied(line: Line): void;
}

export function makeLines({ deliver, handBack, supersede, emptied }: Work): Lines {
  const answers = new Map<bigint, ClaimedRow[]>();
  const bulks = new Map<bigint, ClaimedRow[]>();
  /** Bulk that lets the answers of its chat go first. */
  const behind = new Map<bigint, () => void>();
  const letAnswersGo = async (chatId: bigint): Promise<void> => {
    while (answers.has(chatId)) await new Promise<void>((go) => behind.set(chatId, go));
    behind.delete(chatId);
  };

  async function run(line: Line, queue: ClaimedRow[]): Promise<void> {
    while (queue.length > 0) {
      if (line.bulk) await letAnswersGo(line.chatId);
      const row = queue.shift()!;
      const { editsId } = row;
      if (editsId !== null && queue.some((later) => later.editsId === editsId)) supersede(row);
      else if (!(await deliver(row))) for (const later of queue.splice(0)) handBack(later);
    }
    (line.bulk ? bulks : answers).delete(line.chatId);
    if (!line.bulk) behind.get(line.chatId)?.();
    emptied(line);
  }

  function push(chatId: bigint, bulk: boolean, rows: readonly ClaimedRow[]): void {
    const queues = bulk ? bulks : answers;
    const queue = queues.get(chatId);
    if (queue) return void queue.push(...rows);
    const fresh = [...rows];
    queues.set(chatId, fresh);
    void run({ chatId, bulk }, fresh);
  }

  return {
    add(rows) {
      const lines = new Map<string, ClaimedRow[]>();
      for (const row of rows) {
        const key = `${row.lane === LANE.INTERACTIVE ? 'a' : 'b'}${row.chatId}`;
        const line = lines.get(key);
        if (line) line.push(row);
        else lines.set(key, [row]);
      }
      const isBulk = ([row]: ClaimedRow[]) => row!.lane !== LANE.INTERACTIVE;
      for (const bulk of [false, true])
        for (const line of lines.values()) if (isBulk(line) === bulk) push(line[0]!.chatId, bulk, line);
    },
    reserve(chatId) {
      const queue: ClaimedRow[] = [];
      answers.set(chatId, queue);
      return {
        fill(rows) {
          queue.push(...rows);
          queue.sort((one, other) => (one.id < other.id ? -1 : 1));
          void run({ chatId, bulk: false }, queue);
        },
      };
    },
    isBusy: (chatId) => answers.has(chatId),
    busy: (bulk) => [...(bulk ? bulks : answers).keys()],
    chats: () => [...new Set([...answers.keys(), ...bulks.keys()])],
    isEmpty: () => answers.size === 0 && bulks.size === 0,
    size: () => answers.size + bulks.size,
  };
}
