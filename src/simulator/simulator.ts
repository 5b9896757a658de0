// What a running local Telegram offers: the shapes only. The control face and the page are written against them.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Demo } from './demo.js';
import type { Faults } from './faults.js';
import type { LimitSettings, PaceStats } from './limits.js';
import type { Phones } from './phones.js';
import type { LedgerLine, OpenQuery } from './types.js';
import type { UpdateQueue } from './updates.js';
import type { Views } from './views.js';
import type { World } from './world.js';

export interface SimulatorOptions {
  /** 0 takes any free port. */
  port: number;
  host?: string;
  token: string;
  /** A folder that keeps the state over a restart; without it all is in memory. */
  statePath?: string;
  botUsername?: string;
  /** Dates the messages, in ms; limits and ages always run in real time. */
  clock?: () => number;
  /** The product's side of the page; may also come later with attachDemo. */
  demo?: Demo;
}

/** Ages that can be set: how long a tap may be answered, how long it waits while the bot is down. */
export interface AgeSettings {
  answerWithinMs: number;
  tapLifeMs: number;
}

export interface SimulatorStats extends PaceStats {
  calls: Record<string, number>;
  answers: Record<string, number>;
  waitingUpdates: number;
  openQueries: number;
  gapsByChat: Record<string, number>;
}

/** A running local Telegram. */
export interface Simulator extends Phones, Views {
  url: string;
  /** The root for Bot API calls: `${apiRoot}/bot<token>/<method>`. */
  apiRoot: string;
  port: number;
  token: string;
  /** What a call that changes something must carry (see guard.ts). */
  controlToken: string;
  botUsername: string;
  faults: Faults;
  limits: LimitSettings;
  ages: AgeSettings;
  /** The accepted messages after this number, oldest first. */
  ledger(after?: number): LedgerLine[];
  keepLedger(on: boolean): void;
  stats(): SimulatorStats;
  /** Taps that the bot has not answered yet. */
  unanswered(): OpenQuery[];
  /** Starts the counters anew; chats stay. */
  resetStats(): void;
  /** Forgets everything: people, chats, updates, faults, counters, the bot's settings. */
  reset(): void;
  /** The id of the next update, also a lower one; nothing may wait. */
  continueUpdatesFrom(id: number): void;
  /** Gives the page its clock, people, story and files. */
  attachDemo(demo: Demo | null): void;
  stop(): Promise<void>;
  /** The memory itself, for the control face. */
  world: World;
  queue: UpdateQueue;
}

/** Answers a request outside the Bot API; false when the path is not its own. */
export type Face = (req: IncomingMessage, res: ServerResponse, path: string, query: string) => Promise<boolean>;
