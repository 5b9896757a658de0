// A sender and a channel that answers when the test says so, for the tests of the sender. No test.
import { afterEach, beforeEach } from 'vitest';
import type { Prisma } from '../../src/generated/prisma/client.js';
import { systemClock } from '../../src/kit/clock.js';
import type { Channel } from '../../src/outbox/channel.js';
import { LANE, type Outgoing } from '../../src/outbox/message.js';
import { startSender, type Hold, type Sender, type SenderPorts } from '../../src/outbox/sender.js';
import type { ClaimedRow } from '../../src/outbox/store.js';
import type { Verdict } from '../../src/outbox/verdict.js';
import { useDatabase } from '../database.js';
import { testLog as log } from '../log.js';

export const database = useDatabase();
const senders: Sender[] = [];
const holds = new Set<Hold>();
export const place: {
  /** Calls that left, and of these the ones nobody has answered yet. */
  calls: string[];
  open: Map<string, (verdict: Verdict) => void>;
  /** What is answered at once; undefined lets the call wait. */
  atOnce: Verdict | undefined;
} = { calls: [], open: new Map(), atOnce: undefined };

beforeEach(async () => {
  place.calls = [];
  place.open = new Map();
  place.atOnce = undefined;
  await database.db.outboxMessage.deleteMany();
});
afterEach(async () => {
  for (const answer of place.open.values()) answer({ kind: 'sent', messageId: 1n });
  place.atOnce = { kind: 'sent', messageId: 1n };
  for (const hold of holds) hold.release();
  holds.clear();
  for (const sender of senders.splice(0)) await sender.stop(5000);
});

function call(what: string): Promise<Verdict> {
  place.calls.push(what);
  return place.atOnce ? Promise.resolve(place.atOnce) : new Promise((resolve) => place.open.set(what, resolve));
}
export const channel: Channel = {
  send: (chatId, { text }) => call(`${chatId} ${text}`),
  edit: (chatId, messageId, { text }) => call(`${chatId} edit ${messageId} ${text}`),
  strip: (chatId, messageId) => call(`${chatId} strip ${messageId}`),
  remove: (chatId, messageId) => call(`${chatId} remove ${messageId}`),
  leave: (chatId) => call(`${chatId} leave`),
};
export async function start(ports: Partial<SenderPorts> = {}): Promise<Sender> {
  const pace = { perSecond: 1000, chatBurst: 5, bulkBurst: 5 };
  const sender = await startSender({ db: database.db, clock: systemClock, log, channel, pace, ...ports });
  senders.push(sender);
  return sender;
}
/** A promise that ends with the test at the latest. */
export function hold(sender: Sender, chatId: bigint, newMessages: number): Hold | null {
  const given = sender.hold(chatId, newMessages);
  if (given === null) return null;
  const ending = (end: () => void) => {
    holds.delete(own);
    end();
  };
  const own: Hold = {
    known: given.known,
    carry: (rows) => ending(() => given.carry(rows)),
    release: () => ending(() => given.release()),
  };
  holds.add(own);
  return own;
}
export const answer = (what: string, verdict: Verdict = { kind: 'sent', messageId: 44n }) =>
  place.open.get(what)!(verdict);

type More = Partial<Prisma.OutboxMessageUncheckedCreateInput>;
/** A row as its transaction leaves it behind, under way or waiting. */
export async function row(text: string, more: More = {}): Promise<ClaimedRow> {
  const now = new Date();
  const body = { do: 'SEND', message: { text } } satisfies Outgoing;
  const data = { dedupeKey: text, chatId: 7n, lane: LANE.INTERACTIVE, body, createdAt: now, ...more };
  const made = await database.db.outboxMessage.create({ data });
  return { ...made, body: made.body as unknown as Outgoing, targetMessageId: null };
}
export const carried = (text: string, more: More = {}) =>
  row(text, { state: 'SENDING', attempts: 1, claimedAt: new Date(), ...more });
export const rowOf = (text: string) => database.db.outboxMessage.findUniqueOrThrow({ where: { dedupeKey: text } });
export const stateOf = async (text: string) => (await rowOf(text)).state;
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10));
}
/** Long enough for whoever should not come. */
export const aWhile = () => new Promise((resolve) => setTimeout(resolve, 150));
