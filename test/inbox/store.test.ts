// The inbox in its tables, statement by statement: what `enter` gives out and holds, what `leave` writes and refuses, and
// what is counted, found again and forgotten.
import { afterEach, describe, expect, it } from 'vitest';
import { Prisma } from '../../src/generated/prisma/client.js';
import { storeUpdates } from '../../src/inbox/arrival-store.js';
import {
  AlreadyDone,
  enter,
  inboxHealth,
  leave,
  listWaitingChats,
  noteFault,
  pruneInbox,
  type DialogueRow,
  type Done,
  type Entered,
} from '../../src/inbox/store.js';
import { at } from '../../src/kit/calendar.js';
import { inTransaction, type Tx } from '../../src/kit/database.js';
import { gatherEffects, type GatheredEffects } from '../../src/outbox/effects.js';
import { LANE } from '../../src/outbox/message.js';
import { useDatabase } from '../database.js';

const database = useDatabase();
const now = at('2023-03-01 08:00');
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
afterEach(async () => {
  await database.db.inboxUpdate.deleteMany();
  await database.db.outboxMessage.deleteMany();
  await database.db.dialogue.deleteMany();
  await database.db.auditEntry.deleteMany();
});

const arrive = (...updates: [updateId: number, chat: number, at?: Date][]) =>
  Promise.all(
    updates.map(([updateId, chat, when]) =>
      storeUpdates(
        database.db,
        [{ updateId: BigInt(updateId), chatId: BigInt(chat), payload: `{"n":${updateId}}` }],
        when ?? now,
      ),
    ),
  );
const nobody = Prisma.sql`SELECT NULL::jsonb`;
const within = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(database.db, work);
const entering = async (chats: number[], when = now) =>
  within(async (tx) => [...(await enter(tx, chats.map(BigInt), nobody, when)).values()]);
const rowOf = (updateId: number) =>
  database.db.inboxUpdate.findUniqueOrThrow({ where: { updateId: BigInt(updateId) } });
const set = (updateId: number, data: Parameters<typeof database.db.inboxUpdate.update>[0]['data']) =>
  database.db.inboxUpdate.update({ where: { updateId: BigInt(updateId) }, data });

/** What ends the handling of a chat's oldest update. */
function doneOf(found: Entered | Date | null | undefined, chat: number, more: Partial<Done> = {}): Done {
  const { updateRow, dialogue } = found as Entered;
  return {
    updateRow,
    chatId: BigInt(chat),
    dialogue,
    cardKey: null,
    effects: gatherEffects(null),
    hold: null,
    ...more,
  };
}

/** Takes the oldest update of a chat and says something by it. */
const handle = (chat: number, say: (effects: GatheredEffects) => void, more: Partial<Done> = {}, when = now) =>
  within(async (tx) => {
    const found = (await enter(tx, [BigInt(chat)], nobody, when)).get(BigInt(chat));
    const effects = gatherEffects('p1');
    say(effects);
    return (await leave(tx, [doneOf(found, chat, { effects, ...more })], when)).get(BigInt(chat))!;
  });
/** Until somebody stands at a lock. */
async function waitsForLock(): Promise<void> {
  const waits = () => database.db.$queryRaw<unknown[]>`SELECT 1 FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  while ((await waits()).length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
}
const said = async () =>
  (await database.db.outboxMessage.findMany({ orderBy: { id: 'asc' } })).map(
    ({ dedupeKey, state, attempts, claimedAt, editsId }) => ({
      key: dedupeKey,
      state,
      attempts,
      claimed: claimedAt !== null,
      edits: editsId,
    }),
  );
const to = (chat: number) => ({ chatId: BigInt(chat) });
const answer = (effects: GatheredEffects, key: string, chat = 1, lane: 0 | 1 | 2 = LANE.INTERACTIVE) =>
  effects.send(to(chat), { text: key }, { key, lane });
const held = { hold: { known: [], carry: () => undefined, release: () => undefined } };

describe('entering', () => {
  it('gives of each chat its oldest update that waits, and nobody else’s', async () => {
    for (const each of [1, 2, 3, 4, 5, 6]) await arrive([each, each === 4 ? 2 : 1]);
    await set(1, { state: 'DONE' });
    await set(2, { state: 'ASIDE' });
    const [one, two, three] = await entering([1, 2, 3]);
    expect([one, two].map((each) => (each as Entered).payload)).toEqual([{ n: 3 }, { n: 4 }]);
    expect(three).toBeNull();
    expect(one).toMatchObject({ tries: 0, faultCode: null, receivedAt: now, who: null });
  });

  it('tells until when the oldest has to wait, and gives nothing newer before it', async () => {
    await arrive([1, 1]);
    await arrive([2, 1]);
    await set(1, { nextTryAt: minutes(1), tries: 1, faultCode: 'ABCD' });
    expect(await entering([1])).toEqual([minutes(1)]);
    expect(await entering([1], minutes(1))).toMatchObject([{ payload: { n: 1 }, tries: 1, faultCode: 'ABCD' }]);
  });

  it('holds the chat until the transaction ends, and no other one', async () => {
    await arrive([1, 1], [2, 2]);
    await within(async (tx) => {
      await enter(tx, [1n], nobody, now);
      const soon = (chat: bigint) =>
        within(async (other) => {
          await other.$executeRaw`SET LOCAL lock_timeout = '300ms'`;
          return enter(other, [chat], nobody, now);
        });
      await expect(soon(1n)).rejects.toThrow();
      expect((await soon(2n)).get(2n)).not.toBeNull();
      // Whoever wants several takes them in one order, so that no two wait for each other.
      const both = within(async (other) => enter(other, [2n, 1n], nobody, now));
      await waitsForLock();
      expect((await soon(2n)).get(2n)).not.toBeNull();
      both.catch(() => undefined);
    });
  });
});

describe('leaving', () => {
  it('keeps the whole conversation for the next update', async () => {
    await arrive([1, 1]);
    await arrive([2, 1], [3, 2]);
    const dialogue: DialogueRow = {
      ...{ kind: 'answering', version: 3, step: 'count', data: { question: 'I.2', tries: [1] } },
      ...{ cardNo: 7, cardId: 99n, cardAnswers: 2, cardRecord: 'đã ghi', cardRows: [[{ label: 'Có', act: 'yes' }]] },
      ...{ lastAct: 'yes~7', puzzled: 1, strangerAt: minutes(-5) },
    };
    await handle(1, () => undefined, { dialogue });
    const [own, other] = await entering([1, 2]);
    expect((own as Entered).dialogue).toEqual(dialogue);
    expect((other as Entered).dialogue).toMatchObject({ kind: null, cardNo: 0, data: {} });
    expect(await database.db.dialogue.findUnique({ where: { chatId: 1n } })).toMatchObject({ updatedAt: now });
    expect(await rowOf(1)).toMatchObject({ state: 'DONE', doneAt: now });
    expect(await rowOf(2)).toMatchObject({ state: 'WAITING', doneAt: null });
    expect(await rowOf(3)).toMatchObject({ state: 'WAITING' });
  });

  it('makes the row of a card just sent the conversation’s card', async () => {
    await arrive([1, 1]);
    await handle(1, (effects) => (answer(effects, 'line'), answer(effects, 'card')), { cardKey: 'card' });
    const card = await database.db.outboxMessage.findUniqueOrThrow({ where: { dedupeKey: 'card' } });
    expect(await database.db.dialogue.findUnique({ where: { chatId: 1n } })).toMatchObject({ cardId: card.id });
  });

  it('tells whether more of the same chat waits', async () => {
    await arrive([1, 1]);
    await arrive([2, 1]);
    await arrive([3, 2]);
    const nothing = () => undefined;
    expect((await handle(1, nothing)).more).toBe(true);
    expect((await handle(1, nothing)).more).toBe(false);
  });

  it('writes nothing of an update that somebody else finished meanwhile', async () => {
    await arrive([1, 1]);
    await arrive([2, 2]);
    const both = within(async (tx) => {
      const found = await enter(tx, [1n, 2n], nobody, now);
      const effects = gatherEffects('p1');
      answer(effects, 'twice');
      effects.audit('twice', null);
      await database.db.inboxUpdate.update({ where: { updateId: 1n }, data: { state: 'DONE' } });
      await leave(tx, [doneOf(found.get(1n), 1, { effects }), doneOf(found.get(2n), 2)], now);
    });
    await expect(both).rejects.toThrow(AlreadyDone);
    expect(await said()).toEqual([]);
    expect(await database.db.auditEntry.count()).toBe(0);
    expect(await rowOf(2)).toMatchObject({ state: 'WAITING' });
  });

  it('records who did what with the change', async () => {
    await arrive([1, 1]);
    await handle(1, (effects) => effects.audit('checklists.answered', 'c1', { version: 2 }));
    expect(await database.db.auditEntry.findMany()).toMatchObject([
      { at: now, personId: 'p1', act: 'checklists.answered', subject: 'c1', facts: { version: 2 } },
    ]);
  });

  it('leaves out an edit of what was never said, and the second of what was said already', async () => {
    await arrive([1, 1]);
    await arrive([2, 1]);
    await handle(1, (effects) => answer(effects, 'card'));
    await handle(1, (effects) => {
      answer(effects, 'card');
      effects.edit(to(1), 'card', { text: 'new' }, 'v2');
      effects.edit(to(1), 'never', { text: 'new' }, 'v2');
    });
    const card = await database.db.outboxMessage.findUniqueOrThrow({ where: { dedupeKey: 'card' } });
    expect(await said()).toMatchObject([{ key: 'card' }, { key: 'edit:card:v2', edits: card.id }]);
  });
});

describe('answers claimed by being written', () => {
  const claimed = { state: 'SENDING', attempts: 1, claimed: true };
  const waits = { state: 'WAITING', attempts: 0, claimed: false };

  it('are those to the chat itself, in their order; what goes to others, or can wait, waits', async () => {
    await arrive([1, 1]);
    const { carried } = await handle(
      1,
      (effects) => {
        answer(effects, 'first');
        answer(effects, 'elsewhere', 2);
        answer(effects, 'notice', 1, LANE.NOTICE);
        answer(effects, 'second');
      },
      held,
    );
    expect(await said()).toMatchObject([
      { key: 'first', ...claimed },
      { key: 'elsewhere', ...waits },
      { key: 'notice', ...waits },
      { key: 'second', ...claimed },
    ]);
    expect(carried.map(({ body }) => (body as { message: { text: string } }).message.text)).toEqual([
      'first',
      'second',
    ]);
    for (const row of carried) expect(row).toMatchObject({ attempts: 1, chatId: 1n, doubted: false });
  });

  it('of people who leave together are each told to whom they go', async () => {
    await arrive([1, 1], [2, 2]);
    const left = await within(async (tx) => {
      const found = await enter(tx, [1n, 2n], nobody, now);
      const done = [1, 2].map((chat) => {
        const effects = gatherEffects(null);
        answer(effects, `to ${chat}`, chat);
        const of = doneOf(found.get(BigInt(chat)), chat, { effects, hold: chat === 1 ? held.hold : null });
        return { ...of, dialogue: { ...of.dialogue, step: `step ${chat}` } };
      });
      return leave(tx, done, now);
    });
    const talks = await database.db.dialogue.findMany({ orderBy: { chatId: 'asc' } });
    expect(talks.map(({ step }) => step)).toEqual(['step 1', 'step 2']);
    expect([1n, 2n].map((chat) => left.get(chat)!.carried.map((row) => row.chatId))).toEqual([[1n], []]);
    expect(await said()).toMatchObject([
      { key: 'to 1', ...claimed },
      { key: 'to 2', ...waits },
    ]);
  });

  it('wait for no edit but their own: not for one in another’s chat, nor for that of somebody who leaves beside them', async () => {
    const create = (dedupeKey: string, chatId: bigint) =>
      database.db.outboxMessage.create({
        data: { dedupeKey, chatId, lane: 0, body: {}, state: 'SENDING', createdAt: now },
      });
    await create('card of 2', 2n);
    await create('card of 3', 3n);
    await arrive([1, 1], [2, 2]);
    const left = await within(async (tx) => {
      const found = await enter(tx, [1n, 2n], nobody, now);
      const done = [1, 2].map((chat) => {
        const effects = gatherEffects(null);
        answer(effects, `to ${chat}`, chat);
        if (chat === 1) effects.edit(to(3), 'card of 3', { text: 'new' }, 'v2');
        else effects.edit(to(2), 'card of 2', { text: 'new' }, 'v2');
        return doneOf(found.get(BigInt(chat)), chat, { effects, ...held });
      });
      return leave(tx, done, now);
    });
    expect([1n, 2n].map((chat) => left.get(chat)!.carried.length)).toEqual([1, 0]);
  });

  it('know the message of an edit by its row too, and may be said to leave at any hour', async () => {
    const row = (dedupeKey: string, messageId: bigint) =>
      database.db.outboxMessage.create({
        data: { dedupeKey, chatId: 1n, lane: 0, body: {}, state: 'SENT', messageId, createdAt: now },
      });
    await row('other', 40n);
    const card = await row('card', 41n);
    await arrive([1, 1]);
    const { carried } = await handle(
      1,
      (effects) => {
        effects.send(to(1), { text: 'late' }, { key: 'late', lane: LANE.NOTICE, atAnyHour: true });
        effects.outgoing.push({
          ...{ dedupeKey: 'edit', chatId: 1n, personId: null, lane: LANE.INTERACTIVE, editsId: card.id },
          body: { do: 'EDIT', message: { text: 'new' } },
        });
      },
      held,
    );
    expect(carried.map((each) => [each.editsId, each.targetMessageId])).toEqual([[card.id, 41n]]);
    const hours = await database.db.outboxMessage.findMany({ orderBy: { id: 'asc' } });
    expect(hours.map((each) => each.atAnyHour)).toEqual([false, false, true, false]);
  });

  it('are none without the sender’s promise', async () => {
    await arrive([1, 1]);
    expect((await handle(1, (effects) => answer(effects, 'a'))).carried).toEqual([]);
    expect(await said()).toMatchObject([waits]);
  });

  it.each([
    ['an older answer to the chat waits', 1, 0, 'WAITING', false],
    ['an older answer to another chat waits', 2, 0, 'WAITING', true],
    ['only a notice waits', 1, 1, 'WAITING', true],
    ['everything older has left', 1, 0, 'SENT', true],
  ] as const)('wait their turn, or not: %s', async (_what, chat, lane, state, carries) => {
    await database.db.outboxMessage.create({
      data: { dedupeKey: 'old', chatId: BigInt(chat), lane, body: {}, state, createdAt: now },
    });
    await arrive([1, 1]);
    expect((await handle(1, (effects) => answer(effects, 'new'), held)).carried).toHaveLength(carries ? 1 : 0);
    expect((await said()).at(-1)).toMatchObject(carries ? claimed : waits);
  });

  it.each([
    ['has arrived', 'SENT', [], true],
    ['is on its way', 'SENDING', [], false],
    ['is on its way, and the sender knows its message', 'SENDING', ['card'], true],
  ] as const)('wait with an edit until its message %s', async (_what, state, known, carries) => {
    const card = await database.db.outboxMessage.create({
      data: { dedupeKey: 'card', chatId: 1n, lane: 0, body: {}, state, messageId: 41n, createdAt: now },
    });
    await arrive([1, 1]);
    const hold = { ...held.hold, known: known.map(() => card.id) };
    const edit = (effects: GatheredEffects) => effects.edit(to(1), 'card', { text: 'new' }, 'v2');
    const { carried } = await handle(1, edit, { hold });
    expect((await said()).at(-1)).toMatchObject({ ...(carries ? claimed : waits), edits: card.id });
    expect(carried.map((row) => [row.editsId, row.targetMessageId])).toEqual(carries ? [[card.id, 41n]] : []);
  });
});

describe('what waits', () => {
  it('is found again when its time has come', async () => {
    await arrive([1, 1], [2, 2], [3, 3], [4, 4]);
    await set(2, { nextTryAt: minutes(1) });
    await set(3, { state: 'DONE' });
    await set(4, { state: 'ASIDE' });
    expect(await listWaitingChats(database.db, now)).toEqual([1n]);
    expect((await listWaitingChats(database.db, minutes(1))).sort()).toEqual([1n, 2n]);
  });

  it('is tried again, or set aside for good; what is finished stays so', async () => {
    await arrive([1, 1], [2, 2]);
    const note = async (updateId: number, nextTryAt: Date | null) =>
      noteFault(database.db, (await rowOf(updateId)).id, { code: 'WXYZ', nextTryAt }, now);
    await note(1, minutes(1));
    expect(await rowOf(1)).toMatchObject({
      ...{ state: 'WAITING', tries: 1, faultCode: 'WXYZ', nextTryAt: minutes(1), doneAt: null },
    });
    await note(1, null);
    expect(await rowOf(1)).toMatchObject({ state: 'ASIDE', tries: 2, nextTryAt: null, doneAt: now });
    await note(1, minutes(5));
    expect(await rowOf(1)).toMatchObject({ state: 'ASIDE', tries: 2, nextTryAt: null });
    expect(await rowOf(2)).toMatchObject({ state: 'WAITING', tries: 0, faultCode: null });
  });

  it('is counted, with the time the oldest has waited', async () => {
    expect(await inboxHealth.read(database.db, now)).toMatchObject({ waiting: 0, lagMs: 0, aside: 0 });
    await arrive([1, 1, minutes(-9)], [2, 2, minutes(-4)], [3, 3, minutes(-2)], [4, 4, minutes(-8)]);
    await set(1, { state: 'DONE' });
    await set(4, { state: 'ASIDE' });
    expect(await inboxHealth.read(database.db, now)).toMatchObject({ waiting: 2, lagMs: 240_000, aside: 1 });
  });

  it('is never forgotten; nor is what was set aside, before somebody has seen it long ago', async () => {
    await arrive([1, 1], [2, 1], [3, 1], [4, 1], [5, 1], [6, 1]);
    await set(1, { seenAt: minutes(-99) });
    await set(2, { state: 'DONE', doneAt: minutes(-11) });
    await set(3, { state: 'DONE', doneAt: minutes(-9) });
    await set(4, { state: 'ASIDE', doneAt: minutes(-99) });
    await set(5, { state: 'ASIDE', doneAt: minutes(-99), seenAt: minutes(-31) });
    await set(6, { state: 'ASIDE', doneAt: minutes(-99), seenAt: minutes(-29) });
    expect(await pruneInbox(database.db, minutes(-10), minutes(-30))).toBe(2);
    const left = await database.db.inboxUpdate.findMany({ orderBy: { updateId: 'asc' } });
    expect(left.map((row) => Number(row.updateId))).toEqual([1, 3, 4, 6]);
  });
});
