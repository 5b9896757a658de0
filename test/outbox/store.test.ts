// The outbox in its tables, statement by statement: what is written for one transaction, what may be claimed and when, and
// what is noted of what came back.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Prisma } from '../../src/generated/prisma/client.js';
import { flushEffects, gatherEffects } from '../../src/outbox/effects.js';
import { LANE, type Outgoing } from '../../src/outbox/message.js';
import {
  adoptMessage,
  freeOrphans,
  listInDoubt,
  listPauses,
  markOpened,
  outboxHealth,
  sayRefused,
  sendOnceMore,
  settle,
  settleAndClaim,
  type Claim,
  type ClaimedRow,
  type SettledRow,
} from '../../src/outbox/store.js';
import { useDatabase } from '../database.js';

const database = useDatabase();
const now = new Date('2023-09-15T02:00:00Z');
const body = { do: 'SEND', message: { text: 'x' } } satisfies Outgoing;
const all: Claim = {
  edits: 100,
  interactive: 30,
  bulk: 30,
  busyInteractive: [],
  busyBulk: [],
  pausedLanes: [],
  quiet: false,
};
beforeEach(async () => {
  await database.db.outboxMessage.deleteMany();
  await database.db.auditEntry.deleteMany();
});

type More = Partial<Prisma.OutboxMessageUncheckedCreateInput>;
const row = (key: string, more: More = {}) =>
  database.db.outboxMessage.create({
    data: { dedupeKey: key, chatId: 1n, lane: LANE.INTERACTIVE, body, createdAt: now, ...more },
  });
const rowOf = (key: string) => database.db.outboxMessage.findUniqueOrThrow({ where: { dedupeKey: key } });
const edit = (key: string, of: { id: bigint }, more: More = {}) =>
  row(key, { body: { do: 'EDIT', message: { text: key } }, editsId: of.id, ...more });
const ahead = (seconds: number) => new Date(Date.now() + seconds * 1000);
async function claim(more: Partial<Claim> = {}, settled: SettledRow[] = []): Promise<string[]> {
  const rows = await settleAndClaim(database.db, settled, { ...all, ...more }, now);
  const keys = await database.db.outboxMessage.findMany({ where: { id: { in: rows.map(({ id }) => id) } } });
  return rows.map(({ id }) => keys.find((each) => each.id === id)!.dedupeKey);
}
const asClaimed = (each: Awaited<ReturnType<typeof row>>): ClaimedRow => ({
  ...each,
  body: each.body as unknown as Outgoing,
  targetMessageId: null,
});

describe('what one transaction wants said', () => {
  it('is written with to whom, how urgent and when, in its order, and counted', async () => {
    const effects = gatherEffects('p1');
    effects.send({ chatId: 1n, personId: 'p1' }, { text: 'card' }, { key: 'card', lane: LANE.INTERACTIVE });
    effects.send({ chatId: 2n }, { text: 'news' }, { key: 'news', lane: LANE.BROADCAST });
    effects.leave(3n, 'leave');
    effects.audit('item.accepted', 'i1', { round: 2 });
    expect(await flushEffects(database.db, effects, now)).toBe(3);
    const rows = await database.db.outboxMessage.findMany({ orderBy: { id: 'asc' } });
    const waits = { state: 'WAITING', attempts: 0, createdAt: now, editsId: null, resendOf: null };
    expect(rows).toMatchObject([
      {
        dedupeKey: 'card',
        chatId: 1n,
        personId: 'p1',
        lane: 0,
        body: { do: 'SEND', message: { text: 'card' } },
        ...waits,
      },
      { dedupeKey: 'news', chatId: 2n, personId: null, lane: 3, ...waits },
      { dedupeKey: 'leave', chatId: 3n, personId: null, lane: 0, body: { do: 'LEAVE' }, ...waits },
    ]);
    expect(await database.db.auditEntry.findMany()).toMatchObject([
      { at: now, personId: 'p1', act: 'item.accepted', subject: 'i1', facts: { round: 2 } },
    ]);
  });

  it('names what it edits, is left out when that was never said, and is said once', async () => {
    const card = await row('card', { state: 'SENT', messageId: 7n });
    const effects = gatherEffects(null);
    effects.edit({ chatId: 1n, personId: 'p1' }, 'card', { text: 'new' }, 'v2');
    effects.strip({ chatId: 1n, personId: 'p1' }, 'card');
    effects.strip({ chatId: 1n }, 'never');
    effects.send({ chatId: 1n }, { text: 'again' }, { key: 'card', lane: LANE.INTERACTIVE });
    expect(await flushEffects(database.db, effects, now)).toBe(2);
    expect(await rowOf('edit:card:v2')).toMatchObject({ editsId: card.id, personId: 'p1', lane: 0 });
    expect(await rowOf('strip:card')).toMatchObject({ editsId: card.id, personId: 'p1', body: { do: 'STRIP' } });
    expect(await database.db.outboxMessage.count()).toBe(3);
  });

  it('that is nothing writes nothing; acts alone are recorded', async () => {
    // Not even the database is asked.
    expect(await flushEffects(null as never, gatherEffects(null), now)).toBe(0);
    const effects = gatherEffects(null);
    effects.audit('alone', null);
    expect(await flushEffects(database.db, effects, now)).toBe(0);
    expect(await database.db.auditEntry.findMany()).toMatchObject([{ act: 'alone', subject: null, facts: {} }]);
  });
});

describe('claiming', () => {
  it('gives all that is needed to send, and notes that it is under way', async () => {
    const old = await row('old', { state: 'SENT', messageId: 9n });
    await edit('edit', old);
    const copy = await row('copy', { resendOf: old.id, doubted: true, attempts: 2, lane: LANE.NOTICE, chatId: 2n });
    const rows = await settleAndClaim(database.db, [], all, now);
    expect(rows).toMatchObject([
      { chatId: 1n, lane: 0, attempts: 1, editsId: old.id, targetMessageId: 9n, resendOf: null, doubted: false },
      { id: copy.id, chatId: 2n, lane: 1, body, attempts: 3, editsId: null, resendOf: old.id, doubted: true },
    ]);
    const noted = await rowOf('copy');
    expect(noted).toMatchObject({ state: 'SENDING', attempts: 3 });
    expect(Math.abs(noted.claimedAt!.getTime() - Date.now())).toBeLessThan(600_000);
    expect(await claim()).toEqual([]);
  });

  it('takes no more than the pace allows, answers before bulk, and of bulk the most urgent', async () => {
    for (let n = 1; n <= 3; n++) await row(`answer ${n}`, { chatId: BigInt(n) });
    for (const [n, lane] of [LANE.BROADCAST, LANE.NUDGE, LANE.NOTICE].entries())
      await row(`bulk ${lane}`, { chatId: BigInt(10 + n), lane });
    expect(await claim({ interactive: 0, bulk: 5 })).toEqual([]);
    expect(await claim({ interactive: 2, bulk: 2 })).toEqual(['answer 1', 'answer 2']);
    expect(await claim({ interactive: 2, bulk: 5 })).toEqual(['answer 3', 'bulk 1']);
    expect(await claim({ interactive: 9, bulk: 1 })).toEqual(['bulk 2']);
    expect(await claim({ interactive: 9, bulk: 9 })).toEqual(['bulk 3']);
  });

  it('takes of many edits the oldest first', async () => {
    for (let n = 1; n <= 4; n++)
      await edit(`edit ${n}`, await row(`card ${n}`, { chatId: BigInt(n), state: 'SENT' }), { chatId: BigInt(n) });
    // Written once more, the first lies behind the others.
    for (const n of [2, 1])
      await database.db.outboxMessage.update({ where: { dedupeKey: `edit ${n}` }, data: { attempts: 1 } });
    expect(await claim({ edits: 3 })).toEqual(['edit 1', 'edit 2', 'edit 3']);
    expect(await claim({ edits: 3 })).toEqual(['edit 4']);
  });

  it('leaves out chats that are busy, lanes that pause, and what is to be tried again later', async () => {
    await row('busy', { chatId: 1n });
    await row('busy in bulk', { chatId: 2n, lane: LANE.BROADCAST });
    await row('notice', { chatId: 3n, lane: LANE.NOTICE });
    await row('later', { chatId: 4n, notBefore: ahead(600) });
    await row('later bulk', { chatId: 5n, lane: LANE.BROADCAST, notBefore: ahead(600) });
    await row('by now', { chatId: 6n, notBefore: ahead(-600) });
    await row('bulk by now', { chatId: 7n, lane: LANE.BROADCAST, notBefore: ahead(-600) });
    const busy = { busyInteractive: [1n], busyBulk: [2n] };
    expect(await claim({ ...busy, pausedLanes: [LANE.NOTICE, LANE.INTERACTIVE] })).toEqual(['bulk by now']);
    expect(await claim({ ...busy, pausedLanes: [LANE.NOTICE] })).toEqual(['by now']);
    expect((await claim()).sort()).toEqual(['busy', 'busy in bulk', 'notice']);
  });

  it('takes an edit only when its message is settled, its chat is free and nothing older of the chat waits', async () => {
    const messages = ['WAITING', 'SENDING', 'SENT', 'SENT', 'SENT'] as const;
    for (const [n, state] of messages.entries()) {
      const chatId = BigInt(n + 1);
      const card = await row(`card ${n + 1}`, { chatId, state, lane: LANE.NOTICE, messageId: 5n });
      if (n === 3) await row('answer before', { chatId });
      await edit(`edit ${n + 1}`, card, { chatId, ...(n === 4 ? { notBefore: ahead(600) } : {}) });
      if (n === 2) await row('answer behind', { chatId });
    }
    const edits = { bulk: 0, interactive: 0 };
    expect(await claim({ ...edits, busyInteractive: [3n] })).toEqual([]);
    expect(await claim({ ...edits, edits: 0 })).toEqual([]);
    expect(await claim(edits)).toEqual(['edit 3']);
    expect(await claim({ bulk: 0 })).toEqual(['answer behind', 'answer before']);
    expect(await claim(edits)).toEqual(['edit 4']);
  });

  it('takes an edit before the answers of its chat that were written after it, however many wait', async () => {
    const card = await row('card', { state: 'SENT', messageId: 5n });
    await edit('edit', card);
    for (const key of ['a', 'b', 'c']) await row(key);
    expect(await claim({ bulk: 0, interactive: 0 })).toEqual(['edit']);
    await edit('behind', card);
    expect(await claim({ bulk: 0, interactive: 0 })).toEqual([]);
  });
});

describe('what came back', () => {
  const came = (id: bigint, more: Partial<SettledRow['settlement']> = {}, messageId: bigint | null = null) => ({
    ...{ id, chatId: 1n, messageId, called: true },
    settlement: {
      ...{ state: 'SENT' as const, verdict: null, assumed: false, doubted: false, retryAfterMs: null, then: null },
      ...more,
    },
  });

  it('is noted with the message, the word, and when; and once only', async () => {
    const sending = { state: 'SENDING' as const, attempts: 1, claimedAt: now };
    const [sent, failed, doubt] = [
      await row('sent', sending),
      await row('failed', sending),
      await row('doubt', sending),
    ];
    const untouched = await row('other', sending);
    await settle(
      database.db,
      [
        came(sent.id, {}, 77n),
        came(failed.id, { state: 'FAILED', verdict: '400' }),
        came(doubt.id, { verdict: 'no-answer', assumed: true, doubted: true }),
      ],
      now,
    );
    const plain = { notBefore: null, settledAt: now, attempts: 1 };
    expect(await rowOf('sent')).toMatchObject({
      ...plain,
      state: 'SENT',
      messageId: 77n,
      verdict: null,
      assumed: false,
    });
    expect(await rowOf('failed')).toMatchObject({ ...plain, state: 'FAILED', messageId: null, verdict: '400' });
    expect(await rowOf('doubt')).toMatchObject({ ...plain, state: 'SENT', assumed: true, doubted: true });
    expect(await rowOf('other')).toEqual(untouched);
  });

  it('keeps the message it had, waits as long as asked, and has not been tried when no call was made', async () => {
    const sending = { state: 'SENDING' as const, attempts: 2, claimedAt: now, messageId: 5n, doubted: true };
    const [asked, held] = [await row('asked', sending), await row('held', { ...sending, chatId: 2n })];
    const later = { state: 'WAITING' as const, verdict: '429', retryAfterMs: 7000 };
    const before = Date.now();
    expect(await claim({}, [came(asked.id, later), { ...came(held.id, later), called: false }])).toEqual([]);
    const noted = await rowOf('asked');
    expect(noted).toMatchObject({ state: 'WAITING', attempts: 2, messageId: 5n, doubted: true, settledAt: null });
    expect(noted.notBefore!.getTime() - before).toBeGreaterThan(6500);
    expect(noted.notBefore!.getTime() - before).toBeLessThan(600_000);
    expect(await rowOf('held')).toMatchObject({ attempts: 1 });
  });

  it('with a pause is remembered over a restart, for each chat the longest', async () => {
    const asked = { verdict: '429', state: 'WAITING' as const };
    await row('a', { ...asked, notBefore: ahead(60) });
    await row('b', { ...asked, notBefore: ahead(120) });
    await row('over', { ...asked, chatId: 2n, notBefore: ahead(-1) });
    await row('network', { chatId: 3n, verdict: 'ECONNRESET', notBefore: ahead(60) });
    await row('sent', { chatId: 4n, verdict: '429', state: 'SENT', notBefore: ahead(60) });
    const pauses = await listPauses(database.db);
    expect(pauses.map(({ chatId }) => chatId)).toEqual([1n]);
    expect(pauses[0]!.leftMs).toBeGreaterThan(60_000);
    expect(pauses[0]!.leftMs).toBeLessThanOrEqual(120_000);
  });

  it('after a crash is all that was under way, the oldest first', async () => {
    for (const [n, state] of (['SENDING', 'WAITING', 'SENT', 'SENDING'] as const).entries())
      await row(`k${n}`, { state });
    const rows = await listInDoubt(database.db);
    expect(rows.map((each) => each.id)).toEqual([(await rowOf('k0')).id, (await rowOf('k3')).id]);
  });

  it('never, for a claim whose answer was lost: given back, or let go when a newer edit has replaced it', async () => {
    const card = await row('card', { state: 'SENT', messageId: 5n });
    const lost = { state: 'SENDING' as const, claimedAt: ahead(-60) };
    await edit('old edit', card, lost);
    await edit('new edit', card);
    await row('other', { ...lost, chatId: 2n });
    await row('just now', { ...lost, chatId: 3n, claimedAt: ahead(-5) });
    const taken = await row('in hand', { ...lost, chatId: 4n });
    await edit('edit in its chat', card, { ...lost, chatId: 5n });
    await edit('newer in another chat', card, { chatId: 6n });
    expect(await freeOrphans(database.db, [taken.id])).toBe(3);
    expect((await rowOf('edit in its chat')).state).toBe('WAITING');
    expect((await rowOf('old edit')).state).toBe('SUPERSEDED');
    expect((await rowOf('other')).state).toBe('WAITING');
    for (const key of ['just now', 'in hand']) expect((await rowOf(key)).state).toBe('SENDING');
  });
});

describe('a second message in place of the first', () => {
  it('says that it was refused: once, one at a time for a chat, and never about itself', async () => {
    const [one, two] = [await row('one', { state: 'FAILED', personId: 'p1' }), await row('two', { state: 'FAILED' })];
    const say = (each: typeof one) => sayRefused(database.db, asClaimed(each), { text: 'refused' }, now);
    const other = await row('other', { chatId: 2n, state: 'FAILED' });
    await say(one);
    await say(one);
    await say(two);
    const word = await rowOf('one:refused');
    expect(word).toMatchObject({
      ...{ chatId: 1n, personId: 'p1', lane: 0, resendOf: one.id, createdAt: now, state: 'WAITING' },
      body: { do: 'SEND', message: { text: 'refused' } },
    });
    await say(word);
    expect(await database.db.outboxMessage.count()).toBe(4);
    // What waits in one chat keeps nobody else from being told.
    await say(other);
    expect(await rowOf('other:refused')).toMatchObject({ chatId: 2n, resendOf: other.id });
    await database.db.outboxMessage.update({ where: { id: word.id }, data: { state: 'SENT' } });
    await say(two);
    expect(await rowOf('two:refused')).toMatchObject({ resendOf: two.id });
  });

  it('is sent once more with its note, and not a third time', async () => {
    const notice = { do: 'SEND', message: { text: 'Thông báo', againNote: '(gửi lại)' } } satisfies Outgoing;
    const first = await row('n', { body: notice, lane: LANE.NOTICE, personId: 'p1', state: 'UNKNOWN' });
    for (let n = 0; n < 2; n++) await sendOnceMore(database.db, asClaimed(first), now);
    expect(await rowOf('n:again')).toMatchObject({
      ...{ chatId: 1n, personId: 'p1', lane: 1, resendOf: first.id, createdAt: now },
      body: { do: 'SEND', message: { text: '(gửi lại)\nThông báo' } },
    });
    expect(await database.db.outboxMessage.count()).toBe(2);
    await sendOnceMore(database.db, asClaimed(await edit('e', first)), now);
    expect(await database.db.outboxMessage.count()).toBe(3);
  });

  it('that could not be edited is edited from then on', async () => {
    const card = await row('card', { state: 'SENT', messageId: null });
    await row('other', { state: 'SENT', messageId: 3n });
    await adoptMessage(database.db, card.id, 44n);
    await edit('next', card);
    expect((await settleAndClaim(database.db, [], all, now))[0]).toMatchObject({ targetMessageId: 44n });
    expect(await rowOf('other')).toMatchObject({ messageId: 3n });
  });
});

it('is opened by a tap: that proves its arrival and its message; the first tap counts, and another message keeps what it had', async () => {
  const later = new Date(now.getTime() + 60_000);
  await row('tapped', { state: 'UNKNOWN', assumed: true });
  await row('known', { state: 'SENT', messageId: 5n });
  await markOpened(database.db, 'tapped', 44n, now);
  await markOpened(database.db, 'tapped', 45n, later);
  expect(await rowOf('tapped')).toMatchObject({ state: 'SENT', messageId: 44n, assumed: false, openedAt: now });
  await markOpened(database.db, 'known', null, later);
  expect(await rowOf('known')).toMatchObject({ state: 'SENT', messageId: 5n, openedAt: later });
});

it('is counted: what waits and since when, what nobody can vouch for, whom nothing reaches', async () => {
  const at = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  await row('a', { createdAt: at(3) });
  await row('b', { createdAt: at(5) });
  await row('sent', { createdAt: at(9), state: 'SENT' });
  const many = { UNKNOWN: 3, UNREACHABLE: 4, FAILED: 5, CANCELLED: 6 } as const;
  for (const [state, count] of Object.entries(many))
    for (let n = 0; n < count; n++) await row(`${state} ${n}`, { state: state as keyof typeof many });
  const told = { waiting: 2, lagMs: 300_000, unknown: 3, unreachable: 4, failed: 5 };
  expect(await outboxHealth.read(database.db, now)).toMatchObject({ ...told, urgentLagMs: 300_000 });
  // Bulk may wait for the office hours; what may leave at any hour should not.
  await row('broadcast', { createdAt: at(60), lane: LANE.BROADCAST });
  const waits = { ...told, waiting: 3, lagMs: 3_600_000 };
  expect(await outboxHealth.read(database.db, now)).toMatchObject({ ...waits, urgentLagMs: 300_000 });
  await row('harm', { createdAt: at(30), lane: LANE.NOTICE, atAnyHour: true });
  expect(await outboxHealth.read(database.db, now)).toMatchObject({ waiting: 4, urgentLagMs: 1_800_000 });
});
