// A tick only wakes: what is due is a row in the database, so a missed tick or a week of downtime loses and doubles nothing.
// This is the shape rooms give their due work; node-cron and the running of it live in src/ticks.ts.
import type { JobFault } from '../generated/prisma/client.js';
import type { Db, Tx } from '../kit/database.js';
import type { Log } from '../kit/log.js';
import type { Locale, Words } from '../kit/words.js';
import type { Effects } from './effects.js';

/** One transaction of a tick, with what it wants said. */
export interface Step {
  readonly tx: Tx;
  readonly effects: Effects;
}

export interface TickContext {
  readonly db: Db;
  readonly now: Date;
  readonly words: Readonly<Record<Locale, Words>>;
  readonly log: Log;
  /** Runs one small transaction; its messages are written with it and sent after the commit. */
  step<T>(work: (step: Step) => Promise<T>): Promise<T>;
  /** What failed before in any queue, read once for all ticks of a round; a queue changes only its own. */
  faults(): Promise<readonly JobFault[]>;
}

export interface Tick {
  readonly name: string;
  /** How often it is woken: `second` for live cards and fetching, `minute` for everything dated. */
  readonly every: 'second' | 'minute';
  /** One row of it may take a minute: the others of its rhythm are rung meanwhile. */
  readonly takesLong?: boolean;
  /** Does what is due and tells how much that was; small counts, kept for the health page. */
  run(context: TickContext): Promise<Record<string, number>>;
  /** Takes nothing new and waits for what it has under way, a few seconds at most; what can be begun anew is ended then. */
  stop?(): Promise<void>;
}
