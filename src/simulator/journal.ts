// Keeps the simulator's state over a restart: a journal of JSON lines, rewritten small at start, in a folder with the
// files beside it. It must not know what a line means; without a folder nothing is kept.
import {
  appendFileSync,
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

/** One line: the kind of record and its value. */
export type JournalLine = [kind: string, value: unknown];

export interface Journal {
  /** Adds a line; it reaches the disk within a tenth of a second. */
  put(kind: string, value: unknown): void;
  /** Writes what is waiting and closes the file. */
  close(): Promise<void>;
}

const FLUSH_AFTER_MS = 50;

/** A journal that keeps nothing, for a simulator that lives in memory. */
export const noJournal: Journal = { put: () => {}, close: async () => {} };

/** Reads the lines of a folder's journal; a last line cut short by a crash is left out. */
export function readJournal(folder: string): JournalLine[] {
  const path = join(folder, 'journal.jsonl');
  if (!existsSync(path)) return [];
  const lines: JournalLine[] = [];
  for (const text of readFileSync(path, 'utf8').split('\n')) {
    if (text === '') continue;
    try {
      lines.push(JSON.parse(text) as JournalLine);
    } catch {
      continue;
    }
  }
  return lines;
}

function writeWhole(folder: string, lines: Iterable<JournalLine>): void {
  const fresh = join(folder, 'journal.new');
  rmSync(fresh, { force: true });
  const fd = openSync(fresh, 'w', 0o600);
  let waiting = '';
  for (const line of lines) {
    waiting += JSON.stringify(line) + '\n';
    if (waiting.length > 1 << 20) {
      writeSync(fd, waiting);
      waiting = '';
    }
  }
  if (waiting) writeSync(fd, waiting);
  fsyncSync(fd);
  closeSync(fd);
  renameSync(fresh, join(folder, 'journal.jsonl'));
}

/** Opens the journal of a folder, written anew from `lines`. */
export async function openJournal(folder: string, lines: Iterable<JournalLine>): Promise<Journal> {
  for (const path of [folder, join(folder, 'files')]) {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    chmodSync(path, 0o700); // one of an earlier version may be open to all
  }
  writeWhole(folder, lines);
  const path = join(folder, 'journal.jsonl');
  const file: FileHandle = await open(path, 'a');
  let waiting: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  const flush = (): Promise<void> => {
    timer = undefined;
    if (waiting.length === 0) return writing;
    const text = waiting.join('');
    waiting = [];
    writing = writing.then(() => file.appendFile(text)).then(() => undefined);
    return writing;
  };

  // A process that ends without stop() still writes its last tenth of a second.
  const atExit = (): void => {
    if (waiting.length > 0) appendFileSync(path, waiting.join(''));
  };
  process.once('exit', atExit);

  return {
    put(kind, value) {
      waiting.push(JSON.stringify([kind, value]) + '\n');
      timer ??= setTimeout(() => void flush().catch(() => {}), FLUSH_AFTER_MS);
    },
    async close() {
      clearTimeout(timer);
      process.removeListener('exit', atExit);
      await flush();
      await file.close();
    },
  };
}
