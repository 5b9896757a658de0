// One row on its way: which call it becomes, what it waits for, and what is noted of the pace.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '../../src/outbox/channel.js';
import { makeDelivery } from '../../src/outbox/delivery.js';
import { LANE, type Message, type Outgoing } from '../../src/outbox/message.js';
import { chatReadyAt, decideSlots, makePace, pausedUntil, takeSlot, type Pace } from '../../src/outbox/pace.js';
import type { ClaimedRow } from '../../src/outbox/store.js';
import type { Verdict } from '../../src/outbox/verdict.js';
import { useDatabase } from '../database.js';
import { testLog as log } from '../log.js';

const database = useDatabase();
let calls: unknown[][];
let verdict: Verdict | Error;
let stopped: string[];
let pace: Pace;
let now: number;
let deliver: ReturnType<typeof makeDelivery>;

beforeEach(() => {
  [calls, verdict, stopped, now] = [[], { kind: 'sent', messageId: 44n }, [], 10_000];
  pace = makePace({ perSecond: 30, chatBurst: 3, bulkBurst: 1 });
  const call = (...what: unknown[]): Promise<Verdict> => {
    calls.push(what);
    return verdict instanceof Error ? Promise.reject(verdict) : Promise.resolve(verdict);
  };
  const channel: Channel = {
    send: (chatId, message) => call('send', chatId, message.text),
    edit: (chatId, messageId, message) => call('edit', chatId, messageId, message.text),
    strip: (chatId, messageId) => call('strip', chatId, messageId),
    remove: (chatId, messageId) => call('remove', chatId, messageId),
    leave: (chatId) => call('leave', chatId),
  };
  const { db } = database;
  deliver = makeDelivery({ db, log, channel, pace, ms: () => now, onStop: (why) => void stopped.push(why) });
});

const message: Message = { text: 'x' };
const card: Message = { text: 'x', rows: [[{ label: 'Có', act: 'yes' }]] };
const row = (body: Outgoing, more: Partial<ClaimedRow> = {}): ClaimedRow => ({
  ...{ id: 1n, chatId: 7n, lane: LANE.INTERACTIVE, body, attempts: 1, editsId: null, targetMessageId: null },
  ...{ resendOf: null, doubted: false, ...more },
});
/** A new message whose slot was promised. */
const send = (more: Partial<ClaimedRow> = {}) => {
  pace.held += 1;
  return deliver(row({ do: 'SEND', message }, more));
};
const edit = (body: Message, targetMessageId: bigint | null, editsId = 1n) =>
  deliver(row({ do: 'EDIT', message: body }, { editsId, targetMessageId }));

describe('a row', () => {
  it('becomes the one call it asks for', async () => {
    const sent = { settlement: { state: 'SENT' }, messageId: 44n, called: true };
    expect(await send()).toMatchObject(sent);
    for (const each of [message, card]) expect(await edit(each, 9n)).toMatchObject(sent);
    const strip = row({ do: 'STRIP' }, { editsId: 1n, targetMessageId: 9n });
    for (const each of [strip, row({ do: 'LEAVE' })]) expect(await deliver(each)).toMatchObject(sent);
    expect(calls).toEqual([
      ['send', 7n, 'x'],
      ['edit', 7n, 9n, 'x'],
      ['edit', 7n, 9n, 'x'],
      ['strip', 7n, 9n],
      ['leave', 7n],
    ]);
    expect([pace.held, pace.slots.length]).toEqual([0, 1]);
  });

  it('that changes what never arrived is let go, but a card is sent anew and adopted before anything else of it', async () => {
    const kept = await database.db.outboxMessage.create({
      data: { dedupeKey: 'card', chatId: 7n, lane: 0, body: {}, createdAt: new Date(), state: 'UNKNOWN' },
    });
    const adopted = async () => (await database.db.outboxMessage.findFirstOrThrow()).messageId;
    for (const each of [message, { ...message, rows: [] }])
      expect(await edit(each, null, kept.id)).toMatchObject({ settlement: { state: 'SENT' }, messageId: null });
    await deliver(row({ do: 'STRIP' }, { editsId: kept.id }));
    expect(calls).toEqual([]);
    verdict = { kind: 'unreachable', why: 'blocked' };
    expect(await edit(card, null, kept.id)).toMatchObject({ settlement: { state: 'UNREACHABLE' }, messageId: null });
    verdict = { kind: 'sent', messageId: null };
    expect(await edit(card, null, kept.id)).toMatchObject({ settlement: { state: 'SENT' }, messageId: null });
    expect(await adopted()).toBeNull();
    verdict = { kind: 'sent', messageId: 45n };
    expect(await edit(card, null, kept.id)).toMatchObject({ messageId: 45n, called: true });
    expect(await adopted()).toBe(45n);
    expect(calls).toEqual(Array(3).fill(['send', 7n, 'x']));
    expect([pace.held, pace.slots.length, pace.lastBulkAt]).toEqual([0, 3, -Infinity]);
  });

  it('whose call fails by our own fault is in doubt', async () => {
    verdict = new Error('planned fault');
    expect(await send()).toMatchObject({ settlement: { state: 'WAITING', doubted: true, verdict: 'fault' } });
  });

  it('whose call is refused for its token stops everything, and no other does', async () => {
    for (const kind of ['refused', 'unknown', 'stop'] as const) {
      verdict = { kind, why: kind };
      await send();
    }
    expect(stopped).toEqual(['stop']);
  });
});

describe('a row that may not leave now', () => {
  const back = (retryAfterMs: number) => ({
    ...{ called: false, messageId: null },
    settlement: expect.objectContaining({ state: 'WAITING', retryAfterMs, doubted: false, verdict: null }) as object,
  });

  it('waits out the pause of its chat or lane, without its slot and without having been tried', async () => {
    pace.pausedChats.set(7n, 12_000.5);
    expect(await send()).toEqual(back(2001));
    expect(await edit(message, 9n)).toEqual(back(2001));
    expect(await edit(card, null)).toEqual(back(2001));
    pace.pausedLanes.set(LANE.NOTICE, 10_000.2);
    expect(await send({ chatId: 8n, lane: LANE.NOTICE })).toEqual(back(1));
    expect([calls, pace.held, pace.slots]).toEqual([[], 0, []]);
    now = 12_000.5;
    for (const each of [await send(), await edit(message, 9n), await send({ chatId: 8n, lane: LANE.NOTICE })])
      expect(each.called).toBe(true);
    expect(pace.held).toBe(0);
  });

  it('waits for its chat: one a second in bulk, a few at once for whoever presses buttons; an edit does not', async () => {
    await send();
    expect(await send({ lane: LANE.BROADCAST })).toEqual(back(1002));
    expect((await send()).called).toBe(true);
    expect((await send()).called).toBe(true);
    expect(await send()).toEqual(back(1002));
    expect((await edit(message, 9n)).called).toBe(true);
    expect([pace.held, calls.length]).toEqual([0, 4]);
  });

  it('waits for the bot’s own slot with it promised, and takes it when it is free', async () => {
    pace = Object.assign(pace, makePace({ perSecond: 1, chatBurst: 3, bulkBurst: 1 }));
    takeSlot(pace, 1n, now - 1170);
    pace.held = 0;
    const sending = send();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([calls, pace.held]).toEqual([[], 1]);
    now += 32;
    expect((await sending).called).toBe(true);
    expect(pace.slots).toMatchObject([{ freeAt: now + 1002 }]);
  });
});

describe('a pause Telegram asks for', () => {
  const later: Verdict = { kind: 'later', retryAfterMs: 7000, why: '429' };

  it('is kept for the row and its chat, with everybody else going on', async () => {
    verdict = later;
    expect(await send()).toMatchObject({ settlement: { state: 'WAITING', retryAfterMs: 7000 }, called: true });
    expect([pausedUntil(pace, 7n, 0), pausedUntil(pace, 8n, 0)]).toEqual([17_000, 0]);
    expect([...pace.unexplained]).toEqual([7n]);
    await edit(message, 9n);
    expect(calls).toHaveLength(1);
  });

  it('is explained by what the chat has just got, but not for an edit, which is not counted', async () => {
    await send();
    verdict = later;
    await send();
    expect([...pace.unexplained]).toEqual([]);
    await deliver(row({ do: 'EDIT', message }, { chatId: 8n, editsId: 1n, targetMessageId: 9n }));
    expect([...pace.unexplained]).toEqual([8n]);
  });

  it('is none after any other answer, and the slot is counted from the answer on', async () => {
    pace = Object.assign(pace, makePace({ perSecond: 1, chatBurst: 3, bulkBurst: 1 }));
    await send();
    expect(decideSlots(pace, now)).toMatchObject({ interactive: 0, nextAt: now + 1002 - 8 });
    expect([pausedUntil(pace, 7n, 0), chatReadyAt(pace, 7n, true)]).toEqual([0, now + 1002]);
  });
});
