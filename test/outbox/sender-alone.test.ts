// The sender by itself: how often it looks, what keeps a place, the steps of bulk, and what stopping waits for.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LANE } from '../../src/outbox/message.js';
import { aWhile, answer, carried, channel, hold, place, row, rowOf, start, stateOf, until } from './sender-place.js';

describe('the sender by itself', () => {
  afterEach(() => vi.restoreAllMocks());

  it('looks each quarter of a minute for what was left behind, and never takes what is under way for that', async () => {
    let aheadMs = 0;
    const now = performance.now.bind(performance);
    vi.spyOn(performance, 'now').mockImplementation(() => now() + aheadMs);
    const sender = await start();
    await sender.idle();
    const longAgo = { claimedAt: new Date(Date.now() - 60_000) };
    hold(sender, 7n, 1)!.carry([await carried('one', longAgo)]);
    await until(() => place.calls.length === 1);
    await carried('lost', { chatId: 8n, ...longAgo });
    aheadMs = 15_100;
    sender.wake();
    await until(() => place.calls.length === 2);
    expect([place.calls, await stateOf('one')]).toEqual([['7 one', '8 lost'], 'SENDING']);
    answer('7 one');
    answer('8 lost');
    await sender.idle();
    expect(place.calls).toEqual(['7 one', '8 lost']);
  });

  it('looks for what nobody woke it for no more often than it was told', async () => {
    place.atOnce = { kind: 'sent', messageId: 5n };
    const sender = await start({ lookAgainMs: 60_000 });
    await sender.idle();
    await row('unheard');
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    expect(place.calls).toEqual([]);
    sender.wake();
    await until(() => place.calls.length === 1);
  });

  it('keeps no place of a message for an edit: as many as there are, the next message leaves', async () => {
    place.atOnce = { kind: 'sent', messageId: 5n };
    for (const n of [1, 2, 3]) {
      const card = await row(`card ${n}`, { chatId: BigInt(30 + n), state: 'SENT', messageId: 9n });
      await row(`edit ${n}`, { chatId: BigInt(30 + n), editsId: card.id, body: { do: 'STRIP' } });
    }
    const sender = await start({ pace: { perSecond: 2, chatBurst: 5, bulkBurst: 5 } });
    await until(() => place.calls.length === 3);
    await row('next');
    sender.wake();
    await expect.poll(() => place.calls.at(-1), { timeout: 3_000 }).toBe('7 next');
  });

  it('leaves bulk for a chat that has had its share where it is, until that chat may have more', async () => {
    place.atOnce = { kind: 'sent', messageId: 5n };
    await row('bulk one', { lane: LANE.BROADCAST });
    await row('bulk two', { lane: LANE.BROADCAST });
    await start({ pace: { perSecond: 1000, chatBurst: 5, bulkBurst: 1 } });
    await until(() => place.calls.length === 1);
    await aWhile();
    expect(await rowOf('bulk two')).toMatchObject({ state: 'WAITING', claimedAt: null, attempts: 0 });
    await until(() => place.calls.length === 2);
  });

  it('sends bulk in even steps, whatever was answered beside it', async () => {
    const at: number[] = [];
    const sends = {
      send: () => (at.push(performance.now()), Promise.resolve({ kind: 'sent', messageId: 5n } as const)),
    };
    for (let n = 0; n < 6; n++) await row(`bulk ${n}`, { chatId: BigInt(20 + n), lane: LANE.BROADCAST });
    await start({ channel: { ...channel, ...sends }, pace: { perSecond: 10, chatBurst: 5, bulkBurst: 5 } });
    await until(() => at.length === 6);
    // Ten a second, of which one may be early.
    expect(at[5]! - at[0]!).toBeGreaterThan(380);
  });
});

describe('stopping', () => {
  it('takes nothing more, waits for what is under way, and has it written', async () => {
    const sender = await start();
    await row('one');
    sender.wake();
    await until(() => place.calls.length === 1);
    let stopped = false;
    const stopping = sender.stop().then(() => (stopped = true));
    await row('two', { chatId: 8n });
    await row('bulk', { chatId: 11n, lane: LANE.BROADCAST });
    const card = await row('card', { chatId: 12n, state: 'SENT', messageId: 9n });
    await row('edit', { chatId: 12n, editsId: card.id, body: { do: 'STRIP' } });
    sender.wake();
    expect(hold(sender, 9n, 0)).toBeNull();
    await aWhile();
    expect([stopped, place.calls]).toEqual([false, ['7 one']]);
    answer('7 one');
    await stopping;
    expect(await Promise.all(['one', 'two', 'bulk', 'edit'].map(stateOf))).toEqual([
      'SENT',
      ...Array<string>(3).fill('WAITING'),
    ]);
  });

  it('nothing is idle while a call is under way', async () => {
    const sender = await start();
    await row('one');
    sender.wake();
    await until(() => place.calls.length === 1);
    let isIdle = false;
    const idle = sender.idle().then(() => (isIdle = true));
    await aWhile();
    expect(isIdle).toBe(false);
    answer('7 one');
    await idle;
    expect(await stateOf('one')).toBe('SENT');
  });

  it('waits no longer than it is told to', async () => {
    const sender = await start();
    await row('one');
    sender.wake();
    await until(() => place.calls.length === 1);
    await sender.stop(50);
    expect(await stateOf('one')).toBe('SENDING');
  });
});
