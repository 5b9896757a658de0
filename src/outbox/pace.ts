// How fast we may speak: pure arithmetic over the recent past, no clock and no I/O of its own.
// Telegram's limits are unpublished; what is held here: at most `perSecond` new messages in any sliding second for the bot,
// one per second and chat (short bursts pass when somebody is pressing buttons), and a pause where Telegram asked for one.
// Edits do not count. Instants are milliseconds of a monotonic clock.
import { LANE } from './message.js';
import { boundPauseMs } from './verdict.js';

export interface PaceSettings {
  /** New messages the bot may send in any sliding second. */
  readonly perSecond: number;
  /** How many new messages one chat may get at once before it is held to one per second. */
  readonly chatBurst: number;
  /** The same for notices, nudges and broadcasts, which nobody waits for. */
  readonly bulkBurst: number;
}

export interface Pace {
  readonly settings: PaceSettings;
  /** When each slot in use becomes free; unanswered calls hold theirs. */
  readonly slots: { freeAt: number; token: number }[];
  /** Calls under way by their token: whom they go to, and what that chat's bucket held before. */
  readonly underWay: Map<number, { chatId: bigint; before: number; at: number }>;
  /** Per chat: when its allowance was last full, as a leaky bucket of single messages. */
  readonly chats: Map<bigint, number>;
  /** Chats that must wait, and until when. */
  readonly pausedChats: Map<bigint, number>;
  /** Of these the ones whose pause nothing that we sent them explains: two at a time speak for the whole bot. */
  readonly unexplained: Set<bigint>;
  /** Lanes that must wait, and until when. */
  readonly pausedLanes: Map<number, number>;
  /** Slots promised to what is about to be committed or waits in its chat's line. */
  held: number;
  lastBulkAt: number;
  nextToken: number;
}

/** The longest time between our sending and Telegram's counting that we reckon with. */
const TRAVEL_MS = 200;
/** A hair more than the second, for clocks that differ. */
const WINDOW_MS = 1002;

export const makePace = (settings: PaceSettings): Pace => ({
  settings,
  slots: [],
  underWay: new Map(),
  chats: new Map(),
  pausedChats: new Map(),
  unexplained: new Set(),
  pausedLanes: new Map(),
  held: 0,
  lastBulkAt: -Infinity,
  nextToken: 1,
});

/** What waits is claimed this long before its slot is free, because claiming takes a while: the slot itself is waited for. */
const LEAD_MS = 8;

/** The distance of bulk messages: a full window of them fits the limit and leaves a slot for whoever waits. */
const stepMs = (pace: Pace): number => (WINDOW_MS + 4) / pace.settings.perSecond;
/** Timers ring at best every millisecond: a bot with a large allowance sends several at once. */
const bulkAtOnce = (pace: Pace): number => Math.max(1, Math.ceil(pace.settings.perSecond / 100));

/**
 * How many new messages may be claimed now: in all (answers first), and in bulk (spread evenly, so a slot is always near).
 * They may be a hair early: before one leaves, `slotAt` says when.
 */
export function decideSlots(pace: Pace, now: number): { interactive: number; bulk: number; nextAt: number } {
  forgetFree(pace, now);
  const soon = pace.slots.findIndex((slot) => slot.freeAt > now + LEAD_MS);
  const freeSoon = Math.max(0, freeNow(pace) + (soon < 0 ? pace.slots.length : soon));
  const step = stepMs(pace);
  const due = Math.floor((now + LEAD_MS - pace.lastBulkAt) / step);
  const bulk = Math.min(freeSoon, Math.max(0, Math.min(due, bulkAtOnce(pace))));
  const nextSlotAt = soon < 0 ? now : pace.slots[soon]!.freeAt - LEAD_MS;
  const nextAt = freeSoon === 0 ? nextSlotAt : bulk === 0 ? pace.lastBulkAt + step - LEAD_MS : now;
  return { interactive: freeSoon, bulk, nextAt };
}

/** From when on what was claimed may take its slot; one promised to it is not given to anybody else. */
export function slotAt(pace: Pace, now: number): number {
  forgetFree(pace, now);
  return pace.slots.length < pace.settings.perSecond ? now : pace.slots[0]!.freeAt;
}

/** Slots neither in use nor promised; negative when more is promised than is free yet. */
const freeNow = (pace: Pace): number => pace.settings.perSecond - pace.slots.length - pace.held;

function forgetFree(pace: Pace, now: number): void {
  while (pace.slots.length > 0 && pace.slots[0]!.freeAt <= now) pace.slots.shift();
}

/** Promises slots to new messages about to leave, `bulk` of them in bulk; each of them takes one, or is given back. */
export function promiseSlots(pace: Pace, messages: number, bulk: number, now: number): void {
  pace.held += messages;
  const step = stepMs(pace);
  // What a late timer lost is made up for by one step at most: a burst would come back every second.
  for (let n = 0; n < bulk; n++) pace.lastBulkAt = Math.max(pace.lastBulkAt + step, now - step);
}

/** Takes a promised slot for one new message; give the token back to `answered` when Telegram has answered. */
export function takeSlot(pace: Pace, chatId: bigint, now: number): number {
  pace.held -= 1;
  const token = pace.nextToken++;
  const before = pace.chats.get(chatId) ?? -Infinity;
  insertSlot(pace, { freeAt: now + TRAVEL_MS + WINDOW_MS, token });
  pace.underWay.set(token, { chatId, before, at: now });
  pace.chats.set(chatId, Math.max(before, now) + WINDOW_MS);
  return token;
}

/**
 * Telegram answered: the slot is free one window after the latest moment at which it can have been counted, and the chat's
 * allowance is counted from there too.
 */
export function answered(pace: Pace, token: number, now: number): void {
  const call = pace.underWay.get(token);
  if (call) {
    pace.underWay.delete(token);
    const full = Math.max(call.before, now) + WINDOW_MS;
    pace.chats.set(call.chatId, Math.max(pace.chats.get(call.chatId) ?? 0, full));
  }
  const at = pace.slots.findIndex((slot) => slot.token === token);
  if (at < 0) return;
  const freeAt = Math.min(pace.slots[at]!.freeAt, now + WINDOW_MS);
  pace.slots.splice(at, 1);
  insertSlot(pace, { freeAt, token });
}

/** Telegram has refused the call of this token: whether what this chat got from us lately can be the reason. */
export function isExplainedByChat(pace: Pace, token: number): boolean {
  const call = pace.underWay.get(token);
  return call !== undefined && call.before > call.at;
}

/** When this chat may get its next new message. */
export function chatReadyAt(pace: Pace, chatId: bigint, bulk: boolean): number {
  const paused = pace.pausedChats.get(chatId) ?? 0;
  const burst = bulk ? pace.settings.bulkBurst : pace.settings.chatBurst;
  const ready = (pace.chats.get(chatId) ?? 0) - (burst - 1) * WINDOW_MS;
  return Math.max(paused, ready);
}

/** Whether an answer of `newMessages` (none when it only edits) may go to this chat at this instant. */
export function mayAnswer(pace: Pace, chatId: bigint, newMessages: number, now: number): boolean {
  if (pausedUntil(pace, chatId, LANE.INTERACTIVE) > now) return false;
  if (newMessages === 0) return true;
  // A bucket that has been empty for long holds no more than one that has just become so.
  const lastReadyAt = Math.max(pace.chats.get(chatId) ?? 0, now) + (newMessages - pace.settings.chatBurst) * WINDOW_MS;
  forgetFree(pace, now);
  return lastReadyAt <= now && freeNow(pace) >= newMessages;
}

/** How a call was refused: `explained` when the chat had just got something from us. */
export interface Refused {
  readonly chatId: bigint;
  readonly lane: number;
  readonly retryAfterMs: number;
  readonly explained: boolean;
}

/**
 * Telegram asked for a pause and does not say of what. The chat always pauses. Only when its own traffic is no reason, and the
 * bot's is one or another chat was refused without reason too, the lane and the less urgent ones pause. Returns which it was.
 */
export function pauseAfter429(
  pace: Pace,
  { chatId, lane, retryAfterMs, explained }: Refused,
  now: number,
): 'chat' | 'lanes' {
  const until = now + boundPauseMs(retryAfterMs);
  for (const chat of pace.unexplained) if (!isPaused(pace, chat, now)) pace.unexplained.delete(chat);
  pace.pausedChats.set(chatId, Math.max(pace.pausedChats.get(chatId) ?? 0, until));
  if (explained) return 'chat';
  pace.unexplained.add(chatId);
  if (pace.slots.length < pace.settings.perSecond - 1 && pace.unexplained.size < 2) return 'chat';
  for (const each of Object.values(LANE))
    if (each >= lane) pace.pausedLanes.set(each, Math.max(pace.pausedLanes.get(each) ?? 0, until));
  return 'lanes';
}

const isPaused = (pace: Pace, chatId: bigint, now: number): boolean => (pace.pausedChats.get(chatId) ?? 0) > now;

/** Pauses the channel asked for that still last: of how many chats and lanes, and for how long the longest. */
export function countPauses(pace: Pace, now: number): { chats: number; lanes: number; leftMs: number } {
  const left = (untils: Iterable<number>) => [...untils].map((until) => until - now).filter((ms) => ms > 0);
  const [chats, lanes] = [left(pace.pausedChats.values()), left(pace.pausedLanes.values())];
  return { chats: chats.length, lanes: lanes.length, leftMs: [...chats, ...lanes].reduce((a, b) => Math.max(a, b), 0) };
}

/** Until when nothing of this lane may leave for this chat; in the past when there is no pause. */
export const pausedUntil = (pace: Pace, chatId: bigint, lane: number): number =>
  Math.max(pace.pausedChats.get(chatId) ?? 0, pace.pausedLanes.get(lane) ?? 0);

/** Lanes that may not send at this instant. */
export function pausedLanes(pace: Pace, now: number): number[] {
  for (const [lane, until] of pace.pausedLanes) if (until <= now) pace.pausedLanes.delete(lane);
  return [...pace.pausedLanes.keys()];
}

/** Chats that may not get a new bulk or interactive message at this instant, and when the first of them may. */
export function waitingChats(pace: Pace, bulk: boolean, now: number): { chats: bigint[]; readyAt: number } {
  for (const [chat, until] of pace.pausedChats) if (until <= now) pace.pausedChats.delete(chat);
  for (const [chat, at] of pace.chats) if (at <= now) pace.chats.delete(chat);
  const chats: bigint[] = [];
  let readyAt = Infinity;
  for (const chat of new Set([...pace.pausedChats.keys(), ...pace.chats.keys()])) {
    const at = chatReadyAt(pace, chat, bulk);
    if (at <= now) continue;
    chats.push(chat);
    readyAt = Math.min(readyAt, at);
  }
  return { chats, readyAt };
}

/** Whether anybody's next message may have to wait, as far as was last looked. */
export const isHeldUp = (pace: Pace): boolean =>
  pace.pausedChats.size + pace.pausedLanes.size + pace.chats.size + pace.held > 0;

function insertSlot(pace: Pace, slot: { freeAt: number; token: number }): void {
  let at = pace.slots.length;
  while (at > 0 && pace.slots[at - 1]!.freeAt > slot.freeAt) at--;
  pace.slots.splice(at, 0, slot);
}
