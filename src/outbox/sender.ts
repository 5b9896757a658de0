// The only one who sends. Each row is committed as SENDING before its call leaves and settled after the answer; what a
// crash leaves behind is settled as doubt at the next start. One call at a time per chat keeps its order.
// An answer to whoever waits is written as SENDING by the very transaction that decides it (see `hold`); everything else
// is claimed from the books. It must not know what the messages say, nor how a channel speaks.
import type { Clock } from '../kit/clock.js';
import { isConnectionLoss, type Db } from '../kit/database.js';
import type { Log } from '../kit/log.js';
import type { Channel } from './channel.js';
import { makeLines, type Line } from './lines.js';
import { LANE } from './message.js';
import {
  answered,
  decideSlots,
  makePace,
  mayAnswer,
  pauseAfter429,
  pausedLanes,
  promiseSlots,
  slotAt,
  takeSlot,
  waitingChats,
  type PaceSettings,
} from './pace.js';
import {
  adoptMessage,
  freeOrphans,
  listInDoubt,
  sendOnceMore,
  settle,
  settleAndClaim,
  type ClaimedRow,
  type SettledRow,
} from './store.js';
import { decideDoubt, decideSettlement, type Settlement, type Verdict } from './verdict.js';

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
  /** Takes no more, waits for calls under way (at most `withinMs`), settles them. */
  stop(withinMs?: number): Promise<void>;
  /** Resolves when nothing waits or is under way that could leave now. */
  idle(): Promise<void>;
}

export interface SenderPorts {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly channel: Channel;
  readonly pace: PaceSettings;
  /** The channel refused our token: nothing more can be sent. */
  readonly onStopped?: (why: string) => void;
}

const EDITS_AT_ONCE = 100;
const LOOK_AGAIN_MS = 1000;
/** While somebody who pressed buttons is held to one message per second. */
const HELD_LOOK_AGAIN_MS = 50;
/** What was answered is written down this much later at most, together with what else came back meanwhile. */
const SETTLE_WITHIN_MS = 30;
const ORPHANS_EVERY_MS = 15_000;

/** Settles what a dead process left in doubt, then sends until stopped. */
export async function startSender(ports: SenderPorts): Promise<Sender> {
  const { db, clock, log, channel } = ports;
  const pace = makePace(ports.pace);
  const ms = () => performance.now();
  const settled: SettledRow[] = [];
  const again: ClaimedRow[] = [];
  /** Every row this process has taken and not yet settled in the books. */
  const taken = new Set<bigint>();
  /** Of these the ones that arrived, with the message they became. */
  const arrived = new Map<bigint, bigint | null>();
  const lines = makeLines({ deliver, supersede, emptied });
  /** Chats for which something was enqueued while they were busy: looked at again when they are not. */
  const owed = new Set<bigint>();
  let stopping = false;
  let halted = false;
  /** The claim under way; never rejects. */
  let claiming: Promise<void> | null = null;
  let claimAt = 0;
  let settleAt = Infinity;
  let orphansAt = 0;
  let rouse: (() => void) | null = null;
  const idleWaiters: (() => void)[] = [];

  const at = (claim: number, settling: number) => {
    claimAt = Math.min(claimAt, claim);
    settleAt = Math.min(settleAt, settling);
    rouse?.();
  };

  const inDoubt = await listInDoubt(db);
  for (const row of inDoubt) {
    const settlement = decideDoubt(row, 'crash');
    note(row, settlement, null);
    if (settlement.again) again.push(row);
  }
  if (inDoubt.length > 0) log.warn('outbox.in-doubt', { rows: inDoubt.length, again: again.length });

  function note(row: ClaimedRow, settlement: Settlement, messageId: bigint | null): void {
    taken.add(row.id);
    settled.push({ id: row.id, settlement, messageId });
    if (settlement.state === 'SENT') arrived.set(row.id, messageId);
    else owed.add(row.chatId); // until it is written, nothing may overtake it
    at(Infinity, idleWaiters.length > 0 ? 0 : ms() + SETTLE_WITHIN_MS);
  }

  /** These rows are in our hands; each new message keeps its slot until it leaves. */
  function take(rows: readonly ClaimedRow[]): void {
    for (const row of rows) taken.add(row.id);
    const lanes = rows.filter((row) => row.body.do === 'SEND').map((row) => row.lane);
    promiseSlots(pace, lanes.length, lanes.filter((lane) => lane !== LANE.INTERACTIVE).length, ms());
  }

  /** Takes the slot that was promised as soon as it is free; nothing comes between the last look and taking it. */
  async function slotFor(chatId: bigint): Promise<number> {
    for (let waitMs = slotAt(pace, ms()) - ms(); waitMs > 0; waitMs = slotAt(pace, ms()) - ms())
      await new Promise((resolve) => setTimeout(resolve, Math.ceil(waitMs)));
    return takeSlot(pace, chatId, ms());
  }

  async function call(row: ClaimedRow): Promise<Verdict> {
    const { body } = row;
    if (body.do === 'SEND') return channel.send(row.chatId, body.message);
    if (body.do === 'LEAVE') return channel.leave(row.chatId);
    const target = row.targetMessageId;
    if (target !== null) {
      return body.do === 'EDIT' ? channel.edit(row.chatId, target, body.message) : channel.strip(row.chatId, target);
    }
    // The message to edit is in doubt or never arrived: a card must still be seen, anything else is let go.
    if (body.do !== 'EDIT' || !body.message.rows?.length) return { kind: 'sent', messageId: null };
    promiseSlots(pace, 1, 0, ms());
    const token = await slotFor(row.chatId);
    const verdict = await channel.send(row.chatId, body.message);
    answered(pace, token, ms());
    if (verdict.kind === 'sent' && verdict.messageId !== null) await adoptMessage(db, row.editsId!, verdict.messageId);
    return verdict;
  }

  async function deliver(row: ClaimedRow): Promise<void> {
    const isNew = row.body.do === 'SEND';
    const token = isNew ? await slotFor(row.chatId) : null;
    let verdict: Verdict;
    try {
      verdict = await call(row);
    } catch (error) {
      log.error('outbox.call-fault', { id: row.id, error });
      verdict = { kind: 'unknown', why: 'fault' };
    }
    if (token !== null) answered(pace, token, ms());
    if (verdict.kind === 'later') {
      const chatOnly = isNew && pace.slots.length < ports.pace.perSecond - 1;
      pauseAfter429(pace, row.chatId, row.lane, verdict.retryAfterMs, chatOnly, ms());
      log.warn('outbox.later', { id: row.id, lane: row.lane, retryAfterMs: verdict.retryAfterMs, chatOnly });
    }
    if (verdict.kind === 'stop' && !halted) {
      halted = true;
      log.error('outbox.stopped', { why: verdict.why });
      ports.onStopped?.(verdict.why);
    }
    const settlement = decideSettlement(row, verdict);
    if (settlement.state === 'UNKNOWN' || settlement.assumed)
      log.warn('outbox.unknown', { id: row.id, lane: row.lane });
    note(row, settlement, verdict.kind === 'sent' ? verdict.messageId : null);
    if (settlement.again) again.push(row);
  }

  /** Of several edits of one message only the newest leaves. */
  function supersede(row: ClaimedRow): void {
    const settlement = {
      state: 'SUPERSEDED',
      verdict: null,
      assumed: false,
      retryAfterMs: null,
      again: false,
    } as const;
    note(row, settlement, null);
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

  const none = { edits: 0, interactive: 0, bulk: 0 };

  /** Writes down what came back and takes what may go next, in one commit. */
  async function claim(): Promise<void> {
    const now = ms();
    claimAt = now + LOOK_AGAIN_MS;
    for (const chat of owed) if (!lines.isBusy(chat)) owed.delete(chat);
    const slots = decideSlots(pace, now);
    const takes =
      stopping || halted ? none : { edits: EDITS_AT_ONCE, interactive: slots.interactive, bulk: slots.bulk };
    const heldInteractive = waitingChats(pace, false, now);
    const wrote = settled.length;
    // Nobody else may take these slots meanwhile.
    pace.held += takes.interactive;
    const rows = await write((settling) =>
      settleAndClaim(
        db,
        settling,
        {
          ...takes,
          busyInteractive: [...lines.busy(false), ...heldInteractive],
          busyBulk: [...lines.busy(true), ...waitingChats(pace, true, now)],
          pausedLanes: pausedLanes(pace, now),
        },
        clock.now(),
      ),
    ).finally(() => (pace.held -= takes.interactive));
    for (const row of rows) owed.add(row.chatId); // more of this chat may have been passed over: an edit of what leaves now
    take(rows);
    lines.add(rows);
    const nextMs = heldInteractive.length > 0 ? HELD_LOOK_AGAIN_MS : LOOK_AGAIN_MS;
    const slotMs = slots.nextAt > now ? slots.nextAt - now : nextMs;
    // What was written in this round may be what an edit waits for: it sees that in the next.
    at(rows.length + wrote > 0 ? 0 : now + Math.max(1, Math.min(nextMs, slotMs)), Infinity);
  }

  async function claimAlone(): Promise<void> {
    const work = claim();
    claiming = work.catch(() => undefined);
    try {
      await work;
    } finally {
      claiming = null;
    }
  }

  /** Hands what came back to `books` and forgets it when it is written. */
  async function write<T>(books: (settling: readonly SettledRow[]) => Promise<T>): Promise<T> {
    const settling = settled.splice(0);
    const repeats = again.splice(0);
    settleAt = Infinity;
    try {
      for (const row of repeats) await sendOnceMore(db, row, clock.now());
      const result = await books(settling);
      for (const { id } of settling) {
        taken.delete(id);
        arrived.delete(id);
      }
      if (repeats.length > 0) at(0, Infinity);
      return result;
    } catch (error) {
      settled.unshift(...settling);
      again.unshift(...repeats);
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
    else if (settled.length > 0 || again.length > 0) await write((settling) => settle(db, settling, clock.now()));
    else settleAt = Infinity;
  }

  const isQuiet = () => lines.isEmpty() && settled.length === 0 && again.length === 0;

  async function run(): Promise<void> {
    while (!stopping || !isQuiet()) {
      const waitMs = Math.min(claimAt, settleAt) - ms();
      if (waitMs <= 0) {
        await round().catch(async (error: unknown) => {
          log.error('outbox.books', { error, lost: isConnectionLoss(error) });
          await new Promise((resolve) => setTimeout(resolve, 250));
          at(0, Infinity);
        });
        continue;
      }
      if (isQuiet()) for (const waiter of idleWaiters.splice(0)) waiter();
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
