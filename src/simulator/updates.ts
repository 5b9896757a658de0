// What waits for the bot: the queue of updates, long polling with its 409s, confirmation by offset, expiry of taps, and
// doubled delivery when that fault is on. It must not know what an update says, nor send anything by itself.
import type { JournalLine } from './journal.js';
import { TelegramRefusal } from './types.js';
import type { TgUpdate } from './types.js';

/** An update that waits, with what its order and expiry depend on. */
export interface WaitingUpdate {
  update: TgUpdate;
  kind: string;
  /** Updates with the same lane keep their order: a chat for messages, a person for taps. */
  lane: string;
  atMs: number;
}

export interface UpdateQueue {
  waiting: Map<number, WaitingUpdate>;
  /** Queues an update unless its kind is not wanted; returns its id or null. */
  push(kind: string, lane: string, body: unknown): number | null;
  /** Takes one update off the queue (delivered by webhook). */
  confirm(id: number): void;
  /** Opens a getUpdates call; an older one that is still open ends with 409. */
  poll(params: PollParams): Poll;
  /** Removes updates that are too old to be delivered. */
  expire(): void;
  /** Lets the next update have this id, also a lower one, as Telegram does after an idle week; nothing may wait. */
  continueFrom(id: number): void;
  dropAll(): void;
  /** Tells about every new update (for the webhook). */
  onPush: (() => void) | null;
  restoreLine(line: JournalLine): void;
  lines(): Iterable<JournalLine>;
  endPolls(): void;
}

export interface PollParams {
  offset?: number;
  limit?: number;
  timeout?: number;
}

export interface Poll {
  updates: Promise<TgUpdate[]>;
  /** The caller has gone: nothing is waited for any more. */
  abandon(): void;
}

export interface UpdateQueueOptions {
  put(kind: string, value: unknown): void;
  allowed(): string[] | null;
  strikesDuplicate(): boolean;
  tapLifeMs(): number;
}

const UPDATE_LIFE_MS = 24 * 3600_000;
const MOST_WAITING = 200_000;
const NOT_WANTED_BY_DEFAULT = new Set(['chat_member', 'message_reaction', 'message_reaction_count']);

const CONFLICT = 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running';

/** Builds an empty queue. */
export function createUpdateQueue(options: UpdateQueueOptions): UpdateQueue {
  const waiting = new Map<number, WaitingUpdate>();
  let again: TgUpdate[] = [];
  let nextId = 100_000_001;
  let open: { limit: number; settle(updates: TgUpdate[]): void; fail(error: Error): void } | null = null;
  let flushPlanned = false;

  const drop = (id: number): void => {
    const entry = waiting.get(id);
    if (!entry) return;
    waiting.delete(id);
    if (options.strikesDuplicate()) again.push(entry.update);
  };

  const expire = (): void => {
    const now = Date.now();
    for (const [id, entry] of waiting) {
      if (now - entry.atMs <= options.tapLifeMs()) break;
      const life = entry.kind === 'callback_query' ? options.tapLifeMs() : UPDATE_LIFE_MS;
      if (now - entry.atMs > life) waiting.delete(id);
    }
  };

  const batch = (limit: number): TgUpdate[] => {
    const updates = again.splice(0, limit);
    for (const { update } of waiting.values()) {
      if (updates.length >= limit) break;
      updates.push(update);
    }
    return updates;
  };

  const flush = (): void => {
    flushPlanned = false;
    if (!open || (waiting.size === 0 && again.length === 0)) return;
    open.settle(batch(open.limit));
  };

  /** Everything below the offset is confirmed; an offset from before ids jumped down confirms nothing. */
  const confirmBelow = (offset: number): void => {
    if (offset > nextId) return;
    let any = false;
    for (const id of waiting.keys()) {
      if (id >= offset) break;
      drop(id);
      any = true;
    }
    if (any) options.put('confirmed', offset);
  };

  const queue: UpdateQueue = {
    waiting,
    onPush: null,
    push(kind, lane, body) {
      const allowed = options.allowed();
      const wanted = allowed && allowed.length > 0 ? allowed.includes(kind) : !NOT_WANTED_BY_DEFAULT.has(kind);
      if (!wanted) return null;
      const id = nextId;
      nextId += 1;
      const entry: WaitingUpdate = { update: { update_id: id, [kind]: body }, kind, lane, atMs: Date.now() };
      waiting.set(id, entry);
      options.put('update', entry);
      if (waiting.size > MOST_WAITING) waiting.delete(waiting.keys().next().value as number);
      if (open && !flushPlanned) {
        flushPlanned = true;
        setImmediate(flush);
      }
      queue.onPush?.();
      return id;
    },
    confirm(id) {
      waiting.delete(id);
      options.put('taken', id);
    },
    poll(params) {
      open?.fail(new TelegramRefusal(409, CONFLICT));
      const limit = Math.min(100, Math.max(1, params.limit ?? 100));
      const offset = params.offset ?? 0;
      if (offset > 0) confirmBelow(offset);
      if (offset < 0) confirmBelow([...waiting.keys()].at(offset) ?? 0);
      expire();
      const timeoutMs = Math.min(60, Math.max(0, params.timeout ?? 0)) * 1000;
      if (waiting.size > 0 || again.length > 0 || timeoutMs === 0) {
        return { updates: Promise.resolve(batch(limit)), abandon: () => {} };
      }
      let abandon = (): void => {};
      const updates = new Promise<TgUpdate[]>((resolve, reject) => {
        const end = (): void => {
          clearTimeout(timer);
          if (open === mine) open = null;
        };
        const mine = {
          limit,
          settle: (found: TgUpdate[]) => (end(), resolve(found)),
          fail: (error: Error) => (end(), reject(error)),
        };
        const timer = setTimeout(() => mine.settle([]), timeoutMs);
        open = mine;
        abandon = () => mine.settle([]);
      });
      return { updates, abandon };
    },
    expire,
    continueFrom(id) {
      if (waiting.size > 0) throw new Error('ids jump only when nothing waits');
      nextId = id;
      options.put('nextUpdate', id);
    },
    dropAll() {
      waiting.clear();
      again = [];
      options.put('allTaken', null);
    },
    restoreLine([kind, value]) {
      if (kind === 'update') {
        const entry = value as WaitingUpdate;
        waiting.set(entry.update.update_id, entry);
        nextId = entry.update.update_id + 1;
      } else if (kind === 'confirmed') {
        for (const id of waiting.keys()) if (id < (value as number)) waiting.delete(id);
      } else if (kind === 'taken') waiting.delete(value as number);
      else if (kind === 'nextUpdate') nextId = value as number;
      else if (kind === 'allTaken' || kind === 'clear') waiting.clear();
    },
    *lines() {
      for (const entry of waiting.values()) yield ['update', entry] as JournalLine;
      yield ['nextUpdate', nextId];
    },
    endPolls: () => open?.settle([]),
  };
  return queue;
}
