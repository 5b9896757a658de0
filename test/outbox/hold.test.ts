// The sender and a channel that answers when the test says so: what a promise to carry is worth, what keeps its order, and what
// failing books and a refused token do.
import { describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/kit/database.js';
import { LANE, type Message, type Outgoing } from '../../src/outbox/message.js';
import type { Hold } from '../../src/outbox/sender.js';
import type { ClaimedRow } from '../../src/outbox/store.js';
import { aWhile, answer, carried, database, hold, place, row, rowOf, start, stateOf, until } from './sender-place.js';

describe('the promise to carry the answers to a chat', () => {
  it('is given once for a chat, as far as the pace allows, and ends when nothing was to be carried', async () => {
    const sender = await start({ pace: { perSecond: 6, chatBurst: 3, bulkBurst: 1 } });
    await sender.idle();
    const first = hold(sender, 7n, 3)!;
    expect(first.known).toEqual([]);
    expect([hold(sender, 7n, 0), hold(sender, 8n, 4)]).toEqual([null, null]);
    const second = hold(sender, 8n, 3)!;
    expect(hold(sender, 9n, 1), 'all slots of this second are promised').toBeNull();
    first.release();
    hold(sender, 9n, 3)!.release();
    second.release();
    await sender.idle();
    for (const chat of [7n, 8n, 9n]) hold(sender, chat, 3)!.release();
    expect(place.calls).toEqual([]);
  });

  it('makes them leave at once and in order, and what comes from the books meanwhile behind them', async () => {
    const sender = await start();
    await sender.idle();
    const promise = hold(sender, 7n, 2)!;
    const [one, two] = [await carried('one'), await carried('two')];
    await row('notice', { lane: LANE.NOTICE });
    await row('other', { chatId: 8n });
    sender.wake([7n, 8n]);
    await until(() => place.calls.includes('8 other'));
    expect(place.calls).toEqual(['8 other']);
    promise.carry([two, one]);
    await until(() => place.calls.includes('7 one'));
    await aWhile();
    expect(place.calls).toEqual(['8 other', '7 one']);
    answer('7 one');
    await until(() => place.calls.includes('7 two'));
    answer('7 two', { kind: 'sent', messageId: 45n });
    await until(() => place.calls.includes('7 notice'));
    answer('7 notice');
    answer('8 other');
    await sender.idle();
    expect(await rowOf('one')).toMatchObject({ state: 'SENT', attempts: 1, messageId: 44n, assumed: false });
    expect(await rowOf('two')).toMatchObject({ state: 'SENT', attempts: 1, messageId: 45n });
    expect(place.calls).toEqual(['8 other', '7 one', '7 two', '7 notice']);
  });

  it('knows what has arrived and is not yet written down, so that it can be edited', async () => {
    const sender = await start();
    await sender.idle();
    const promise = hold(sender, 7n, 1)!;
    const card = await carried('card');
    await inTransaction(
      database.db,
      async (tx) => {
        await tx.$executeRaw`LOCK TABLE outbox IN SHARE MODE`;
        promise.carry([card]);
        await until(() => place.calls.length > 0);
        answer('7 card', { kind: 'sent', messageId: 51n });
        let next = null as Hold | null;
        await until(() => (next = hold(sender, 7n, 0)) !== null);
        expect(next!.known).toEqual([card.id]);
        const edit: Outgoing = { do: 'EDIT', message: { text: 'new' } };
        const changed = (id: bigint, more: Partial<ClaimedRow>) => ({ ...card, id, body: edit, ...more });
        next!.carry([
          changed(card.id + 1000n, { editsId: card.id }),
          changed(card.id + 1001n, { editsId: card.id + 1n, targetMessageId: 60n }),
        ]);
        await until(() => place.calls.length > 1);
        answer('7 edit 51 new');
        await until(() => place.calls.length > 2);
        answer('7 edit 60 new');
      },
      { timeoutMs: 30_000 },
    );
    await sender.idle();
    expect(await rowOf('card')).toMatchObject({ state: 'SENT', messageId: 51n });
    expect(hold(sender, 7n, 0)!.known).toEqual([]);
  });

  it('is not given while an answer of the chat is under way or waits once more, nor during its pause', async () => {
    const sender = await start();
    await row('one');
    await row('two', { chatId: 8n });
    sender.wake();
    await until(() => place.calls.length === 2);
    expect([hold(sender, 7n, 0), hold(sender, 8n, 0), hold(sender, 9n, 0) === null]).toEqual([null, null, false]);
    answer('7 one', { kind: 'not-sent', why: 'ECONNREFUSED' });
    answer('8 two', { kind: 'later', retryAfterMs: 60_000, why: '429' });
    await aWhile();
    expect(hold(sender, 8n, 0)).toBeNull();
    const { pausedChats, pausedLanes, pausedUntil } = sender.health();
    expect([pausedChats, pausedLanes]).toEqual([1, 0]);
    expect(Math.abs(pausedUntil!.getTime() - Date.now() - 60_000)).toBeLessThan(5000);
    await until(() => place.calls.filter((each) => each === '7 one').length === 2);
    expect(place.calls.filter((each) => each === '8 two')).toHaveLength(1);
  });

  it('gives back in order what could not leave behind a row that waits once more, untried', async () => {
    const sender = await start();
    await sender.idle();
    const promise = hold(sender, 7n, 3)!;
    promise.carry([await carried('one'), await carried('two'), await carried('three')]);
    await until(() => place.calls.length === 1);
    answer('7 one', { kind: 'not-sent', why: 'ECONNREFUSED' });
    await until(async () => (await stateOf('three')) === 'WAITING');
    expect(await rowOf('one')).toMatchObject({ attempts: 1, verdict: 'ECONNREFUSED' });
    expect(await rowOf('two')).toMatchObject({ attempts: 0, verdict: null });
    for (const text of ['one', 'two', 'three']) {
      await until(() => place.calls.length > ['one', 'two', 'three'].indexOf(text) + 1);
      answer(`7 ${text}`);
    }
    await sender.idle();
    expect(place.calls).toEqual(['7 one', '7 one', '7 two', '7 three']);
    // Their slots were given back: a whole allowance is there for the chat and the bot.
    expect(hold(sender, 9n, 5)).not.toBeNull();
  });

  it('gives back an edit without a place: it had none', async () => {
    const sender = await start({ pace: { perSecond: 2, chatBurst: 5, bulkBurst: 5 } });
    await sender.idle();
    const card = await row('card', { state: 'SENT', messageId: 9n });
    const promise = hold(sender, 7n, 1)!;
    promise.carry([await carried('one'), await carried('edit', { editsId: card.id, body: { do: 'STRIP' } })]);
    await until(() => place.calls.length === 1);
    answer('7 one', { kind: 'not-sent', why: 'ECONNREFUSED' });
    await until(async () => (await stateOf('edit')) === 'WAITING');
    // One of two is in use for a second.
    expect(hold(sender, 9n, 2)).toBeNull();
    await until(() => place.calls.length === 2);
    answer('7 one');
    await until(() => place.calls.length === 3);
    answer(place.calls[2]!);
    await sender.idle();
  });

  it('lets an edit go that a newer one has replaced before it left', async () => {
    const sender = await start();
    await sender.idle();
    const card = await row('card', { state: 'SENT', messageId: 9n });
    const edit = (text: string) => ({
      body: { do: 'EDIT', message: { text } },
      editsId: card.id,
    });
    const promise = hold(sender, 7n, 0)!;
    const rows = [await carried('old', edit('old')), await carried('new', edit('new'))];
    promise.carry(rows.map((each) => ({ ...each, targetMessageId: 9n })));
    await until(() => place.calls.length === 1);
    answer('7 edit 9 new');
    await sender.idle();
    expect(place.calls).toEqual(['7 edit 9 new']);
    expect(await rowOf('old')).toMatchObject({ state: 'SUPERSEDED', attempts: 1 });
    expect(await stateOf('new')).toBe('SENT');
  });
});

describe('at the start', () => {
  it('what a dead process left is in doubt and has been tried, and a pause that lasts is kept', async () => {
    await carried('nudge', { lane: LANE.NUDGE });
    await carried('broadcast', { lane: LANE.BROADCAST });
    const asked = { verdict: '429', notBefore: new Date(Date.now() + 60_000) };
    await row('paused', { chatId: 8n, lane: LANE.NOTICE, ...asked });
    await row('too', { chatId: 8n, lane: LANE.BROADCAST });
    place.atOnce = { kind: 'sent', messageId: 5n };
    const sender = await start();
    expect(hold(sender, 8n, 0)).toBeNull();
    await until(async () => (await stateOf('nudge')) === 'SENT');
    expect(await rowOf('nudge')).toMatchObject({ attempts: 2, doubted: true });
    expect(await rowOf('broadcast')).toMatchObject({ state: 'UNKNOWN', attempts: 1, verdict: 'crash' });
    expect(place.calls).toEqual(['7 nudge']);
    expect(sender.health()).toMatchObject({ pausedChats: 1, pausedLanes: 0 });
  });
});

describe('books that cannot be written', () => {
  it('lose nothing and send nothing twice; health tells since when', async () => {
    let down = false;
    const lost = () => Promise.reject(Object.assign(new Error('gone'), { code: 'ECONNRESET' }));
    const db = new Proxy(database.db, {
      get: (target, name) =>
        down && (name === '$queryRaw' || name === '$executeRaw') ? lost : (Reflect.get(target, name) as unknown),
    });
    const sender = await start({ db });
    await sender.idle();
    await row('one');
    sender.wake();
    await until(() => place.calls.length === 1);
    expect(sender.health()).toEqual({ pausedChats: 0, pausedLanes: 0, pausedUntil: null, failingSince: null });
    down = true;
    const from = Date.now();
    answer('7 one');
    await until(() => sender.health().failingSince !== null);
    const since = sender.health().failingSince!;
    expect(since.getTime()).toBeGreaterThanOrEqual(from);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(sender.health().failingSince).toEqual(since);
    await row('two');
    down = false;
    await until(() => place.calls.length === 2);
    answer('7 two');
    await sender.idle();
    expect([await stateOf('one'), await stateOf('two'), sender.health().failingSince]).toEqual(['SENT', 'SENT', null]);
    expect(place.calls).toEqual(['7 one', '7 two']);
  });

  it('do not keep a refused answer from being settled when the word about it cannot be found', async () => {
    place.atOnce = { kind: 'refused', why: '400' };
    let asked = 0;
    const passing = Object.assign(new Error('busy'), { code: '40001' });
    const refusedMessage = (chatId: bigint): Promise<Message> => {
      asked++;
      if (chatId === 8n) return Promise.reject(new Error('planned'));
      return asked < 3 ? Promise.reject(passing) : Promise.resolve({ text: 'press /viec' });
    };
    const sender = await start({ refusedMessage });
    await row('one', { chatId: 8n });
    await row('two');
    sender.wake();
    await until(async () => (await database.db.outboxMessage.count({ where: { state: 'FAILED' } })) === 3);
    await sender.idle();
    expect(place.calls.sort()).toEqual(['7 press /viec', '7 two', '8 one']);
  });
});

describe('a refused token', () => {
  it('stops everything, is told once, and leaves what waits as it is', async () => {
    const told: string[] = [];
    const sender = await start({ onStopped: (why) => void told.push(why) });
    await row('one');
    await row('two', { chatId: 8n });
    sender.wake();
    await until(() => place.calls.length === 2);
    for (const what of ['7 one', '8 two']) answer(what, { kind: 'stop', why: '401' });
    await until(async () => (await stateOf('one')) === 'WAITING' && (await stateOf('two')) === 'WAITING');
    await row('three', { chatId: 9n });
    await row('bulk', { chatId: 11n, lane: LANE.BROADCAST });
    sender.wake();
    await aWhile();
    expect([told, place.calls.length, hold(sender, 10n, 0)]).toEqual([['401'], 2, null]);
    expect([await stateOf('three'), await stateOf('bulk')]).toEqual(['WAITING', 'WAITING']);
  });
});
