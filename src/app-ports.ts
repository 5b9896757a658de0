// What the app is given from outside and what it can be asked to do. Only types.
import type { Db } from './kit/database.js';
import type { Health, HealthPart } from './kit/health.js';
import type { Locale } from './kit/words.js';
import type { RoomPorts } from './dialogue/ports.js';
import type { RouterNames } from './dialogue/router.js';
import type { PaperReader } from './documents/reading-aside.js';
import type { Handled, WorkerPorts } from './inbox/worker.js';
import type { Channel } from './outbox/channel.js';
import type { PaceSettings } from './outbox/pace.js';
import type { Came } from './telegram/sort.js';
import type { Ticks } from './ticks.js';

/** What the app needs from outside, besides what the rooms need. */
export interface AppPorts extends RoomPorts {
  readonly db: Db;
  readonly channel: Channel;
  readonly pace: PaceSettings;
  /** Answers a tap at once, outside the queue: such answers expire. */
  answerTap(callbackId: string, toast: string | null): Promise<void>;
  /** Shows somebody the commands that are theirs, in their words; called when these have changed. */
  showMenu?(chatId: bigint, commands: readonly { command: string; description: string }[]): void;
  /** The language for people who are not known yet; Vietnamese unless said otherwise. */
  readonly newcomersLocale?: () => Locale;
  /** True rings the bell every second and minute; tests ring it themselves. */
  readonly ring: boolean;
  /** Looks into papers; in a process of its own unless said otherwise. */
  readonly paperReader?: PaperReader;
  /** What else the health page tells. */
  readonly healthParts?: readonly HealthPart[];
  /** The channel refused our token. */
  readonly onStopped?: (why: string) => void;
}

export interface App {
  /** Stores a batch of updates, or sets aside what cannot be stored, and sets them going. Throws when the database is away. */
  receive(updates: readonly Came[]): Promise<void>;
  readonly ticks: Ticks;
  /** Every act, command and dialogue there is: who may use which is listed in test/rights. */
  readonly names: RouterNames;
  /** Decides one update within the caller's transaction; writes no answer, and nothing leaves unless `after` is called. */
  handle(...of: Parameters<WorkerPorts['handle']>): Promise<Handled & { readonly toast: string | null }>;
  /** Shows the person behind a chat their commands, when these or their language have changed. */
  refreshMenu(chatId: bigint): Promise<void>;
  /** Resolves when no update is being handled and nothing more can leave now. */
  idle(): Promise<void>;
  health(): Promise<Health>;
  /** Stops taking, finishes what is under way, settles what was sent. */
  stop(): Promise<void>;
}
