// What was said in a chat, as somebody's words may answer it: which messages, with which faces; and whether one is the last.
import { beforeEach, expect, it } from 'vitest';
import type { Prisma } from '../../src/generated/prisma/client.js';
import { LANE, type Outgoing } from '../../src/outbox/message.js';
import { isNewest, listSpoken } from '../../src/outbox/store.js';
import { useDatabase } from '../database.js';

const database = useDatabase();
const now = new Date('2023-09-15T02:00:00Z');
const DAYS_30 = 30 * 86_400_000;
beforeEach(() => database.db.outboxMessage.deleteMany());

type More = Partial<Prisma.OutboxMessageUncheckedCreateInput>;
const message = (text: string, ...acts: string[]) => ({ text, rows: acts.map((act) => [{ label: act, act }]) });
const say = (key: string, more: More = {}, what: Outgoing = { do: 'SEND', message: message(key) }) =>
  database.db.outboxMessage.create({
    data: {
      ...{ dedupeKey: key, chatId: 7n, lane: LANE.INTERACTIVE, body: what as never, createdAt: now, state: 'SENT' },
      ...more,
    },
  });
const spoken = async (replyTo: bigint | null = null) =>
  (await listSpoken(database.db, 7n, replyTo, now)).map(({ text }) => text);

it('what one may answer without replying are the last messages of the chat that arrived and are no cards', async () => {
  const ago = (ms: number) => ({ messageId: 1n, createdAt: new Date(now.getTime() - ms) });
  await say('too old', ago(DAYS_30));
  await say('old', ago(DAYS_30 - 1));
  await say('not arrived');
  await say('card:a', { messageId: 2n });
  await say('elsewhere', { messageId: 3n, chatId: 8n });
  expect(await spoken()).toEqual(['old']);
  expect(await spoken(2n)).toEqual(['card:a']);
  expect(await spoken(3n)).toEqual([]);
  for (let n = 1; n <= 21; n++) await say(`message ${n}`, { messageId: BigInt(10 + n) });
  expect(await spoken()).toEqual(Array.from({ length: 20 }, (_, n) => `message ${21 - n}`));
});

it('a message has its words and buttons as they stand now, and the acts of all its faces', async () => {
  const first = await say('a', { messageId: 5n }, { do: 'SEND', message: message('a', 'x', 'y') });
  const edit = (key: string, what: Outgoing, more: More = {}) => say(key, { editsId: first.id, ...more }, what);
  await edit('b', { do: 'EDIT', message: message('b', 'z') });
  await edit('other', { do: 'EDIT', message: message('other', 'q') }, { chatId: 8n });
  const [one] = await listSpoken(database.db, 7n, 5n, now);
  expect(one).toEqual({ id: first.id, key: 'a', ...message('b', 'z'), acts: ['x', 'y', 'z'] });
  await edit('c', { do: 'STRIP' });
  expect(await listSpoken(database.db, 7n, null, now)).toEqual([
    { id: first.id, key: 'a', text: 'b', rows: [], acts: ['x', 'y', 'z'] },
  ]);
  await say('plain', { messageId: 6n }, { do: 'SEND', message: { text: 'plain' } });
  expect((await listSpoken(database.db, 7n, 6n, now))[0]).toMatchObject({ text: 'plain', rows: [], acts: [] });
});

it('a message is the newest while nothing else is said, or waits to be, below it', async () => {
  const { id } = await say('a');
  const isLast = () => isNewest(database.db, 7n, id);
  await say('an edit', { editsId: id });
  await say('elsewhere', { chatId: 8n });
  for (const state of ['CANCELLED', 'SUPERSEDED'] as const) await say(state, { state });
  expect(await isLast()).toBe(true);
  const below = await say('b', { state: 'WAITING' });
  expect([await isLast(), await isNewest(database.db, 7n, below.id)]).toEqual([false, true]);
});
