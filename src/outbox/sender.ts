// The only one who sends. Each row is committed as SENDING before its call leaves and settled after the answer; what a
// crash leaves behind is settled as doubt at the next start. One call at a time per chat keeps its order.
// An answer to whoever waits is written as SENDING by the very transaction that decides it (see `hold`); everything else
// is claimed from the books. It must not know what the messages say, nor how a channel speaks.
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../kit/clock.js';
import { isConnectionLoss, type Db } from '../kit/database.js';
import type { Log } from '../kit/log.js';
import type { Channel } from './channel.js';
import { makeDelivery, type DeliveryPorts } from './delivery.js';
import { makeLines, type Line } from './lines.js';
import { LANE, type Message } from './message.js';
import {
  countPauses,
  decideSlots,
  isHeldUp,
  makePace,
  mayAnswer,
  pausedLanes,
  promiseSlots,
  waitingChats,
  type PaceSettings,
} from './pace.js';
import { settleApart, writeFurther, type Further } from './settling.js';
import {
  freeOrphans,
  listInDoubt,
  listPauses,
  settle,
  settleAndClaim,
  type ClaimedRow,
  type SettledRow,
} from './store.js';
import { decideDoubt, handBack, replaced, type Settlement } from './verdict.js';

/** The right to send to one chat straight after the commit; ended by exactly one of its two calls. */
export interface Hold {
  /** Rows that were sent but are not yet written as such: edits may refer to them. */
  readonly known: readonly bigint[];
  /** These rows were committed as SENDING: they leave now. */
  carry(rows: readonly ClaimedRow[]): void;
  /** Nothing was committed as SENDING. */
  release(): void;
}

export interface Sender {
  /** Something new waits, for these chats (or any). Cheap; call it after every commit that enqueued. */
  wake(chats?: Iterable<bigint>): void;
  /** Keeps a place for `newMessages` to the chat; null when others of it are under way or the pace forbids it. */
  hold(chatId: bigint, newMessages: number): Hold | null;
  /** For the health page: whom the channel asked to leave alone and until when, and since when nothing can be written down. */
  health(): SenderHealth;
  /** Takes no more, waits for calls under way (at most `withinMs`), settles them. */
  stop(withinMs?: number): Promise<void>;
  /** Resolves when nothing waits or is under way that could leave now. */
  idle(): Promise<void>;
}

/** Counts and instants. */
export type SenderHealth = Readonly<{
  pausedChats: number;
  pausedLanes: number;
  pausedUntil: Date | null;
  failingSince: Date | null;
}>;

export interface SenderPorts extends Pick<DeliveryPorts, 'lookAgain' | 'onUnreachable'> {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly channel: Channel;
  readonly pace: PaceSettings;
  /** The channel refused our token: nothing more can be sent. */
  readonly onStopped?: (why: string) => void;
  /** The short word to somebody whose answer the channel refused: what to press instead. */
  readonly refusedMessage?: (chatId: bigint) => Promise<Message>;
  /** Whether this instant lies outside the hours in which people are written to unasked; never, unless it is told. */
  readonly isQuiet?: (now: Date) => Promise<boolean>;
  /** How often it looks by itself for rows that nobody woke it for; seldom where `wake` is called when rows are written. */
  readonly lookAgainMs?: number;
}

const EDITS_AT_ONCE = 100;
const LOOK_AGAIN_MS = 1000;
/** While somebody who pressed buttons is held to one message per second: looked at no more often than this. */
const HELD_LOOK_AGAIN_MS = 50;
/** What was answered is written down this much later at most, together with what else came back meanwhile. */
const SETTLE_WITHIN_MS = 30;
const ORPHANS_EVERY_MS = 15_000;
/** Between two tries of books that fail: longer each time, so that a full disk is not filled by what is said about it. */
const PAUSE_MS = { first: 250, longest: 4000 };

/** Settles what a dead process left in doubt, then sends until stopped. */
export async function startSender(ports: SenderPorts): Promise<Sender> {
  const { db, clock, log } = ports;
  const pace = makePace(ports.pace);
  const ms = () => performance.now();
  const settled: SettledRow[] = [];
  /** Rows after which a further one is to be written. */
  const more: Further[] = [];
  /** Every row this process has taken and not yet settled in the books. */
  const taken = new Set<bigint>();
  /** Of these the ones that arrived, with the message they became. */
  const arrived = new Map<bigint, bigint | null>();
  const isQuiet = async () => (await ports.isQuiet?.(clock.now())) ?? false;
  const deliverRow = makeDelivery({ ...ports, pace, ms, onStop: halt, isQuiet });
  const lines = makeLines({
    deliver,
    handBack: giveBack,
    supersede: (row) => note(row, replaced, null, true),
    emptied,
  });
  /** Chats for which something was enqueued while they were busy: looked at again when they are not. */
  const owed = new Set<bigint>();
  let stopping = false;
  let halted = false;
  /** The claim under way; never rejects. */
  let claiming: Promise<void> | null = null;
  let claimAt = 0;
  let settleAt = Infinity;
  /** When the first of those that are tried again later may leave. */
  let retryAt = Infinity;
  let orphansAt = 0;
  /** Since when the books fail; by the machine's own clock, as an outage is as long as it is. */
  let [failingSince, failedTimes]: [Date | null, number] = [null, 0];
  let rouse: (() => void) | null = null;
  const idleWaiters: (() => void)[] = [];

  const at = (claim: number, settling: number) => {
    // A time that is none would be waited for without end.
    claimAt = Number.isNaN(claim) ? 0 : Math.min(claimAt, claim);
    settleAt = Number.isNaN(settling) ? 0 : Math.min(settleAt, settling);
    rouse?.();
  };

  for (const { chatId, leftMs } of await listPauses(db)) pace.pausedChats.set(chatId, ms() + leftMs);
  const inDoubt = await listInDoubt(db);
  for (const row of inDoubt) note(row, decideDoubt(row, 'crash'), null, true);
  if (inDoubt.length > 0) log.warn('outbox.in-doubt', { rows: inDoubt.length, again: more.length });

  function note(row: ClaimedRow, settlement: Settlement, messageId: bigint | null, called: boolean): void {
    const { id, chatId } = row;
    taken.add(id);
    settled.push({ id, chatId, settlement, messageId, called });
    if (settlement.then) more.push({ row, then: settlement.then });
    if (settlement.state === 'SENT') arrived.set(id, messageId);
    else owed.add(chatId); // until it is written, nothing may overtake it
    at(Infinity, idleWaiters.length > 0 ? 0 : ms() + SETTLE_WITHIN_MS);
  }

  function halt(why: string): void {
    if (halted) return;
    halted = true;
    log.error('outbox.stopped', { why });
    ports.onStopped?.(why);
  }

  /** These rows are in our hands; each new message keeps its slot until it leaves. */
  function take(rows: readonly ClaimedRow[]): void {
    for (const row of rows) taken.add(row.id);
    const lanes = rows.filter((row) => row.body.do === 'SEND').map((row) => row.lane);
    promiseSlots(pace, lanes.length, lanes.filter((lane) => lane !== LANE.INTERACTIVE).length, ms());
  }

  async function deliver(row: ClaimedRow): Promise<boolean> {
    const { settlement, messageId, called } = await deliverRow(row);
    if (settlement.state === 'UNKNOWN' || settlement.assumed || settlement.doubted)
      log.warn('outbox.unknown', { id: row.id, lane: row.lane, onceMore: settlement.doubted });
    if (settlement.state === 'FAILED') log.warn('outbox.refused', { id: row.id, lane: row.lane });
    note(row, settlement, messageId, called);
    return settlement.state !== 'WAITING';
  }

  /** Another one of its chat has to go first, and waits: this one does not leave, nor need its slot. */
  function giveBack(row: ClaimedRow): void {
    if (row.body.do === 'SEND') pace.held -= 1;
    note(row, handBack(null), null, false);
  }

  /** Nothing more of this line is under way: whatever was passed over because of it can be looked at. */
  function emptied({ chatId, bulk }: Line): void {
    if (bulk || owed.has(chatId) || stopping) at(0, 0);
    else rouse?.();
  }

  function wake(chats?: Iterable<bigint>): void {
    for (const chatId of chats ?? lines.chats()) if (lines.isBusy(chatId)) owed.add(chatId);
    at(0, Infinity);
  }

  function hold(chatId: bigint, newMessages: number): Hold | null {
    if (stopping || halted || owed.has(chatId) || lines.isBusy(chatId)) return null;
    if (!mayAnswer(pace, chatId, newMessages, ms())) return null;
    const place = lines.reserve(chatId);
    pace.held += newMessages;
    // As it is now: by the time the rows leave, what arrived before may have been written and forgotten here.
    const known = new Map(arrived);
    // A claim under way did not know of this hold: what it brings for the chat has to be in line with these.
    const earlier = claiming;
    const end = (rows: readonly ClaimedRow[]) => {
      pace.held -= newMessages;
      take(rows);
      const found = rows.map((row) => ({
        ...row,
        targetMessageId: row.targetMessageId ?? messageOf(row.editsId, known),
      }));
      if (earlier !== null && earlier === claiming) void earlier.then(() => place.fill(found));
      else place.fill(found);
    };
    return { known: [...known.keys()], carry: end, release: () => end([]) };
  }

  const messageOf = (rowId: bigint | null, known: ReadonlyMap<bigint, bigint | null>): bigint | null =>
    (rowId === null ? null : known.get(rowId)) ?? null;

  /** Writes down what came back and takes what may go next, in one commit. */
  async function claim(): Promise<void> {
    const now = ms();
    if (retryAt <= now) retryAt = Infinity;
    const [held, heldBulk] = [waitingChats(pace, false, now), waitingChats(pace, true, now)];
    // Whoever waits for the pace or for another try is looked at each second; otherwise rows come by being written.
    const waits = isHeldUp(pace) || retryAt < Infinity;
    const lookMs = waits ? LOOK_AGAIN_MS : (ports.lookAgainMs ?? LOOK_AGAIN_MS);
    claimAt = now + lookMs;
    // A statement does not see what it writes itself: whatever comes behind these is looked at when they are written.
    const back = new Set(
      settled.filter(({ settlement }) => settlement.state === 'WAITING').map(({ chatId }) => chatId),
    );
    for (const chat of owed) if (!lines.isBusy(chat) && !back.has(chat)) owed.delete(chat);
    const slots = decideSlots(pace, now);
    // Bulk is a part of all that may leave: where nothing may, it does not either.
    const [edits, interactive] = stopping || halted ? [0, 0] : [EDITS_AT_ONCE, slots.interactive];
    const wrote = settled.length;
    const quiet = await isQuiet();
    // Nobody else may take these slots meanwhile.
    pace.held += interactive;
    const rows = await write((settling) =>
      settleAndClaim(
        db,
        settling,
        {
          edits,
          interactive,
          bulk: slots.bulk,
          busyInteractive: [...lines.busy(false), ...held.chats, ...back],
          busyBulk: [...lines.busy(true), ...heldBulk.chats, ...back],
          pausedLanes: pausedLanes(pace, now),
          quiet,
        },
        clock.now(),
      ),
    ).finally(() => (pace.held -= interactive));
    for (const row of rows) owed.add(row.chatId); // more of this chat may have been passed over: an edit of what leaves now
    take(rows);
    lines.add(rows);
    const nextMs = Math.min(lookMs, Math.max(HELD_LOOK_AGAIN_MS, held.readyAt - now));
    const slotMs = slots.nextAt > now ? slots.nextAt - now : nextMs;
    // What was written in this round may be what an edit waits for: it sees that in the next.
    at(rows.length + wrote > 0 ? 0 : now + Math.max(1, Math.min(nextMs, slotMs)), Infinity);
  }

  async function claimAlone(): Promise<void> {
    const work = claim();
    claiming = work.catch(() => undefined);
    await work.finally(() => (claiming = null));
  }

  /** Hands what came back to `books` and forgets it when it is written. */
  async function write<T>(books: (settling: readonly SettledRow[]) => Promise<T>): Promise<T> {
    const settling = settled.splice(0);
    const further = more.splice(0);
    settleAt = Infinity;
    try {
      await writeFurther({ db, log, now: clock.now(), refusedMessage: ports.refusedMessage }, further);
      const result = await settleApart({ db, log, now: clock.now() }, settling, books);
      [failingSince, failedTimes] = [null, 0];
      for (const { id, settlement } of settling) {
        taken.delete(id);
        arrived.delete(id);
        if (settlement.retryAfterMs !== null) retryAt = Math.min(retryAt, ms() + settlement.retryAfterMs);
      }
      if (further.length > 0) at(0, Infinity);
      return result;
    } catch (error) {
      settled.unshift(...settling);
      more.unshift(...further);
      throw error;
    }
  }

  async function round(): Promise<void> {
    const now = ms();
    if (orphansAt <= now) {
      orphansAt = now + ORPHANS_EVERY_MS;
      const freed = await freeOrphans(db, [...taken]);
      if (freed > 0) log.warn('outbox.orphans', { rows: freed });
    }
    if (claimAt <= now) await claimAlone();
    else await write((settling) => settle(db, settling, clock.now()));
  }

  const isStill = () => lines.isEmpty() && settled.length === 0 && more.length === 0;

  async function run(): Promise<void> {
    while (!stopping || !isStill()) {
      const waitMs = Math.min(claimAt, settleAt) - ms();
      if (waitMs <= 0) {
        await round().catch(async (error: unknown) => {
          failingSince ??= new Date();
          log.error('outbox.books', { error, lost: isConnectionLoss(error) });
          await pause(Math.min(PAUSE_MS.longest, PAUSE_MS.first * 2 ** failedTimes++));
          at(0, Infinity);
        });
        continue;
      }
      if (isStill()) for (const waiter of idleWaiters.splice(0)) waiter();
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.ceil(waitMs));
        rouse = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      rouse = null;
    }
  }
  const running = run();

  return {
    wake,
    hold,
    health() {
      const { chats, lanes, leftMs } = countPauses(pace, ms());
      const pausedUntil = leftMs > 0 ? new Date(Date.now() + leftMs) : null;
      return { pausedChats: chats, pausedLanes: lanes, pausedUntil, failingSince };
    },
    idle: () =>
      new Promise((resolve) => {
        idleWaiters.push(resolve);
        at(0, 0);
      }),
    async stop(withinMs = 35_000) {
      stopping = true;
      at(0, 0);
      const late = new Promise<'late'>((resolve) => setTimeout(resolve, withinMs, 'late').unref());
      if ((await Promise.race([running, late])) === 'late') log.error('outbox.stop-late', { underWay: lines.size() });
    },
  };
}
