// Having an open card drawn once more: an input of our own for each chat in which something is open, and for no other; it never
// takes the place of what a person did.
import { expect, it } from 'vitest';
import { saveAgain } from '../../src/inbox/again-store.js';
import { storeUpdates } from '../../src/inbox/arrival-store.js';
import { listWaitingChats } from '../../src/inbox/store.js';
import { at } from '../../src/kit/calendar.js';
import { inTransaction } from '../../src/kit/database.js';
import { useDatabase } from '../database.js';

const database = useDatabase();
const now = at('2023-03-01 08:00');
const again = (...chats: number[]) => inTransaction(database.db, (tx) => saveAgain(tx, chats.map(BigInt), now));

it('is an input of each chat with an open dialogue, under a number no channel gives', async () => {
  const { db } = database;
  const open = { kind: 'checklists.ask', step: 'ask' };
  for (const chatId of [1n, 2n]) await db.dialogue.create({ data: { chatId, ...open } });
  await db.dialogue.create({ data: { chatId: 3n, kind: null } });
  expect(await again()).toEqual([]);
  expect((await again(1, 3, 4)).map(Number)).toEqual([1]);
  expect((await again(2, 1)).map(Number).sort()).toEqual([1, 2]);
  const rows = await db.inboxUpdate.findMany({ orderBy: { id: 'asc' } });
  expect(rows.map(({ chatId, state, payload }) => [Number(chatId), state, payload]).sort()).toEqual(
    [1, 1, 2].map((chat) => [chat, 'WAITING', { again: true }]),
  );
  for (const { updateId, receivedAt } of rows) {
    expect(updateId < 0n).toBe(true);
    expect(receivedAt).toEqual(now);
  }
  expect(new Set(rows.map(({ updateId }) => updateId)).size).toBe(3);
  // What a person does afterwards has its own number and comes after it.
  await storeUpdates(db, [{ updateId: 7n, chatId: 4n, payload: '{"n":7}' }], now);
  expect((await listWaitingChats(db, now)).map(Number).sort()).toEqual([1, 2, 4]);
});
