// Looks into papers in a process of its own: whoever joined may send one, and one that never ends must stop nobody but itself.
// What wants more time or memory than a paper may have is one that asks for too much. It must not know what is done with papers.
import { Fallen, makeAside, Overrun } from '../kit/aside.js';
import type { Log } from '../kit/log.js';
import type { Content } from './document-types.js';
import { readHere, type FileBytes } from './checks.js';

/** What a paper is; deadly is one at which the process ended, or had to be ended. */
export type Seen = Content & { readonly isDeadly?: true };

export interface PaperReader {
  read(file: FileBytes): Promise<Seen>;
  /** Ends what is being looked into: nothing is known of it then. */
  stop(): Promise<void>;
}

/** The heaviest honest papers take one or two seconds on a free machine; one that shares it with much else has the rest. */
const LIMITS = { withinMs: 20_000, heapMb: 256, residentMb: 600, idleMs: 10_000 };

const PROCESS = new URL('./reading-process.js', import.meta.url);

/** A paper that asks for too much. */
export const TOO_MUCH: Seen = { kind: 'BOMB', isDeadly: true };

export interface ReadingAside {
  readonly log?: Log;
  readonly file?: URL;
  readonly withinMs?: number;
}

export function readAside({ log, file = PROCESS, withinMs = LIMITS.withinMs }: ReadingAside = {}): PaperReader {
  const aside = makeAside<FileBytes, Content>({ ...LIMITS, withinMs, file });
  return {
    stop: () => aside.stop(),
    async read(paper) {
      try {
        return await aside.ask('path' in paper ? { path: paper.path } : { bytes: paper.bytes });
      } catch (error) {
        if (!(error instanceof Overrun || error instanceof Fallen)) throw error;
        log?.warn('documents.overrun', { error });
        return error instanceof Overrun ? TOO_MUCH : { kind: 'DAMAGED', isDeadly: true };
      }
    },
  };
}

/** From its sources the program starts no further process: that would compile them all once more. */
export const paperReader = (log: Log): PaperReader =>
  import.meta.url.endsWith('.js') ? readAside({ log }) : { read: readHere, stop: () => Promise.resolve() };
