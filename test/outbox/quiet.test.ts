// Outside office hours: answers leave, notices, reminders and broadcasts stay, unless they may leave at any hour; what a person
// sent to others can be let go by exactly that person; what stays holds up nobody else.
import { beforeEach, describe, expect, it } from 'vitest';
import { flushEffects, gatherEffects } from '../../src/outbox/effects.js';
import { LANE } from '../../src/outbox/message.js';
import { countFates, countHeld, listWrittenUnder, releaseHeld } from '../../src/outbox/held-store.js';
import { settleAndClaim } from '../../src/outbox/store.js';
import { at } from '../../src/kit/calendar.js';
import { useDatabase } from '../database.js';

const database = useDatabase();
const now = at('2023-09-15 21:30');
const everything = {
  edits: 10,
  interactive: 100,
  bulk: 100,
  busyInteractive: [],
  busyBulk: [],
  pausedLanes: [],
  quiet: false,
};
beforeEach(() => database.db.outboxMessage.deleteMany());

/** Writes these as said by somebody, or by the clock. */
async function say(by: string | null, ...rows: [key: string, to: string, lane: number, atAnyHour?: boolean][]) {
  const effects = gatherEffects(by);
  for (const [key, to, lane, atAnyHour] of rows)
    effects.send(
      { chatId: BigInt(to.charCodeAt(0)), personId: to },
      { text: key, ring: true },
      { key, lane: lane as 0, atAnyHour },
    );
  await flushEffects(database.db, effects, now);
}
const claim = async (quiet: boolean) => {
  const rows = await settleAndClaim(database.db, [], { ...everything, quiet }, now);
  return rows.map((row) => (row.body.do === 'SEND' ? row.body.message : null));
};
const texts = async (quiet: boolean) => (await claim(quiet)).map((message) => message?.text).sort();

describe('outside office hours', () => {
  it('answers leave, and of the rest what answers its own reader or may leave at any hour', async () => {
    await say('a', ['answer', 'a', LANE.INTERACTIVE], ['own notice', 'a', LANE.NOTICE], ['other', 'b', LANE.NOTICE]);
    await say(null, ['card', 'c', LANE.NUDGE], ['arrival', 'd', LANE.NOTICE, true]);
    expect(await texts(true)).toEqual(['answer', 'arrival']);
    await database.db.outboxMessage.updateMany({ where: { state: 'SENDING' }, data: { state: 'SENT' } });
    expect(await texts(true)).toEqual(['own notice']);
    await database.db.outboxMessage.updateMany({ where: { state: 'SENDING' }, data: { state: 'SENT' } });
    expect(await texts(true)).toEqual([]);
    expect(await texts(false)).toEqual(['card', 'other']);
  });

  it('what stays holds up nothing that may leave in the same chat', async () => {
    await say(null, ['stays', 'a', LANE.NOTICE], ['leaves', 'a', LANE.BROADCAST, true]);
    expect(await texts(true)).toEqual(['leaves']);
    await say(null, ['answer', 'a', LANE.INTERACTIVE]);
    expect(await texts(true)).toEqual(['answer']);
  });

  it('lets go what somebody sent at that instant, and nothing else, without a sound', async () => {
    await say('a', ['one', 'b', LANE.NOTICE], ['two', 'c', LANE.BROADCAST], ['answer', 'd', LANE.INTERACTIVE]);
    await say('x', ['other’s', 'e', LANE.NOTICE]);
    await say(null, ['clock’s', 'f', LANE.NUDGE]);
    expect(await countHeld(database.db, 'a', now)).toBe(2);
    expect(await countHeld(database.db, 'a', at('2023-09-15 21:31'))).toBe(0);
    expect(await releaseHeld(database.db, 'b', now)).toBe(0);
    expect(await releaseHeld(database.db, 'a', now)).toBe(2);
    expect(await releaseHeld(database.db, 'a', now)).toBe(0);
    const left = (await claim(true)).sort((one, other) => (one!.text < other!.text ? -1 : 1));
    expect(left).toMatchObject([
      { text: 'answer', ring: true },
      { text: 'one', ring: false },
      { text: 'two', ring: false },
    ]);
  });

  it('remembers who sent what to others, and of nothing else', async () => {
    await say('a', ['own', 'a', LANE.NOTICE], ['to b', 'b', LANE.NOTICE], ['answer', 'c', LANE.INTERACTIVE]);
    await say(null, ['clock', 'd', LANE.NOTICE]);
    const rows = await database.db.outboxMessage.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map(({ dedupeKey, sentById, atAnyHour }) => [dedupeKey, sentById, atAnyHour])).toEqual([
      ['own', null, true],
      ['to b', 'a', false],
      ['answer', null, false],
      ['clock', null, false],
    ]);
  });

  it('what became of what somebody sent to others at that instant is counted, and of nothing else', async () => {
    const fates = () => countFates(database.db, 'a', now);
    expect(await fates()).toEqual({ waiting: 0, released: 0, takenBack: 0 });
    await say('a', ['one', 'b', LANE.NOTICE], ['two', 'c', LANE.BROADCAST], ['three', 'd', LANE.NOTICE]);
    await say('a', ['answer', 'd', LANE.INTERACTIVE], ['any hour', 'e', LANE.NOTICE, true]);
    await say('x', ['other’s', 'e', LANE.NOTICE]);
    const { db } = database;
    expect(await fates()).toEqual({ waiting: 3, released: 0, takenBack: 0 });
    await db.outboxMessage.updateMany({ where: { dedupeKey: 'one' }, data: { state: 'CANCELLED' } });
    expect(await fates()).toEqual({ waiting: 2, released: 0, takenBack: 1 });
    // An answer has no sender of its own; were it to have one, it is nothing sent to others.
    await db.outboxMessage.updateMany({ where: { dedupeKey: 'answer' }, data: { sentById: 'a' } });
    expect(await fates()).toEqual({ waiting: 2, released: 0, takenBack: 1 });
    expect([await countHeld(db, 'a', now), await releaseHeld(db, 'a', now)]).toEqual([2, 2]);
    await db.outboxMessage.updateMany({ where: { dedupeKey: 'two' }, data: { state: 'CANCELLED' } });
    expect(await fates()).toEqual({ waiting: 0, released: 2, takenBack: 1 });
    expect(await countFates(db, 'a', at('2023-09-15 21:31'))).toEqual({ waiting: 0, released: 0, takenBack: 0 });
    expect(await countFates(db, 'x', now)).toEqual({ waiting: 1, released: 0, takenBack: 0 });
  });

  it('what was written to somebody under keys of a beginning is listed since an instant', async () => {
    await say(null, ['k:1', 'b', LANE.NOTICE], ['k:2', 'c', LANE.NOTICE], ['l:1', 'b', LANE.NOTICE]);
    expect(await listWrittenUnder(database.db, 'b', 'k:', now)).toEqual(['k:1']);
    expect(await listWrittenUnder(database.db, 'b', 'k:', at('2023-09-15 21:31'))).toEqual([]);
  });
});
