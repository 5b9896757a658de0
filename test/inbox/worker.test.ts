// The inbox: nothing lost, nothing done twice, one person's inputs in order, faults set aside after three tries.
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { Prisma } from '../../src/generated/prisma/client.js';
import { storeUpdates, type NewUpdate } from '../../src/inbox/arrival-store.js';
import { enter, leave, NotTogether, type Entered } from '../../src/inbox/store.js';
import { inboxTicks } from '../../src/inbox/ticks.js';
import type { TickContext } from '../../src/outbox/tick.js';
import { startWorker, type Worker } from '../../src/inbox/worker.js';
import { systemClock } from '../../src/kit/clock.js';
import { inTransaction } from '../../src/kit/database.js';
import { gatherEffects } from '../../src/outbox/effects.js';
import { LANE } from '../../src/outbox/message.js';
import { useDatabase } from '../database.js';
import { testLog } from '../log.js';

const database = useDatabase();
const workers: Worker[] = [];
/** How many updates shared a transaction, each time some did. */
const shared: number[] = [];
afterEach(async () => {
  shared.length = 0;
  for (const worker of workers.splice(0)) await worker.stop();
  await database.db.inboxUpdate.deleteMany();
  await database.db.outboxMessage.deleteMany();
  await database.db.dialogue.deleteMany();
});

interface Raised {
  code: string;
  final: boolean;
}

/**
 * A worker whose only effect is one outgoing row per update, named by what was said; `fails` throws before it. What begins
 * with «alone» does not go together with others.
 */
function work(fails: (said: string, tries: number) => boolean = () => false, raised: Raised[] = []): Worker {
  const worker = startWorker({
    db: database.db,
    clock: systemClock,
    log: testLog,
    whoOf: Prisma.sql`SELECT NULL::jsonb`,
    async handle(_tx, chatId, entered: Entered) {
      const { said } = entered.payload as { said: string };
      if (fails(said, entered.tries)) throw new Error('planned fault');
      const effects = gatherEffects(null);
      effects.send({ chatId }, { text: said }, { key: `said:${entered.updateRow}`, lane: LANE.INTERACTIVE });
      return Promise.resolve({
        dialogue: entered.dialogue,
        effects,
        cardKey: null,
        hold: null,
        after: () => undefined,
      });
    },
    goesTogether: (payload) => !(payload as { said: string }).said.startsWith('alone'),
    readAhead: (_tx, payloads) => Promise.resolve(void shared.push(payloads.length)),
    raise: (_chatId, fault) => Promise.resolve(void raised.push({ code: fault.code, final: fault.final })),
  });
  workers.push(worker);
  return worker;
}

const update = (updateId: number, chat: number, said: string) => ({
  updateId: BigInt(updateId),
  chatId: BigInt(chat),
  payload: JSON.stringify({ said }),
});

const store = async (updates: readonly NewUpdate[]): Promise<bigint[]> =>
  (await storeUpdates(database.db, updates, new Date())).chatIds;

const saidBy = async (chat: number): Promise<string[]> => {
  const rows = await database.db.outboxMessage.findMany({ where: { chatId: BigInt(chat) }, orderBy: { id: 'asc' } });
  return rows.map((row) => (row.body as { message: { text: string } }).message.text);
};

/** Waits until nothing waits any more. */
async function settled(): Promise<void> {
  while ((await database.db.inboxUpdate.count({ where: { state: 'WAITING' } })) > 0) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('the inbox', () => {
  it('does every update exactly once and keeps each person in order, whatever comes twice and in whichever batches', async () => {
    const kinds = [...Array<string>(12).fill('light'), 'alone', 'alone', 'shaky'];
    const batches = fc.array(
      fc.array(fc.record({ chat: fc.integer({ min: 1, max: 7 }), kind: fc.constantFrom(...kinds) }), {
        minLength: 1,
        maxLength: 14,
      }),
      { minLength: 1, maxLength: 8 },
    );
    let base = 0;
    const shaky = (said: string, tries: number) => said.startsWith('shaky') && tries === 0;
    await fc.assert(
      fc.asyncProperty(batches, fc.boolean(), async (given, twoWorkers) => {
        await database.db.inboxUpdate.deleteMany();
        await database.db.outboxMessage.deleteMany();
        const handlers = [work(shaky), ...(twoWorkers ? [work(shaky)] : [])];
        base += 1000;
        let n = 0;
        const expected = new Map<number, string[]>();
        for (const batch of given) {
          const updates = batch.map(({ chat, kind }) => {
            const said = `${kind} ${chat}:${++n}`;
            expected.set(chat, [...(expected.get(chat) ?? []), said]);
            return update(base + n, chat, said);
          });
          const chats = await store(updates);
          for (const handler of handlers) handler.wake(chats);
          handlers[0]!.wake(await store(updates));
        }
        await settled();
        for (const [chat, said] of expected) expect(await saidBy(chat)).toEqual(said);
        for (const worker of workers.splice(0)) await worker.stop();
      }),
      { numRuns: 8 },
    );
    expect(Math.max(...shared)).toBeGreaterThan(1);
  });

  it('takes those who wait together in one transaction, and alone whose update would spoil it', async () => {
    const raised: Raised[] = [];
    const worker = work((said) => said === 'bad', raised);
    const said = ['a', 'bad', 'b', 'c', 'alone d', 'e', 'f', 'g'];
    worker.wake(await store(said.map((each, n) => update(n + 1, n + 1, each))));
    await settled();
    await worker.idle();
    const heard = await Promise.all(said.map((_each, n) => saidBy(n + 1)));
    expect(heard).toEqual(said.map((each) => (each === 'bad' ? [] : [each])));
    expect(shared.sort()).toEqual([3, 4]); // two transactions of four, one of which «alone» left
    const tries = await database.db.inboxUpdate.findMany({ where: { tries: { gt: 0 } } });
    expect(tries.map((row) => row.updateId)).toEqual([2n]);
    expect(raised.map((each) => each.final)).toEqual([false, false, true]);
  });

  it('does not let an update that edits a message share the transaction in which it is said: the edit would find nothing', async () => {
    const { db } = database;
    await store([update(1, 1, 'news'), update(2, 2, 'about it')]);
    const leaving = inTransaction(db, async (tx) => {
      const entered = await enter(tx, [1n, 2n], Prisma.sql`SELECT NULL::jsonb`, new Date());
      const done = [...entered].map(([chatId, found]) => {
        const { updateRow, dialogue } = found as Entered;
        const effects = gatherEffects(null);
        if (chatId === 1n) effects.send({ chatId }, { text: 'news' }, { key: 'news', lane: LANE.INTERACTIVE });
        else {
          effects.send({ chatId }, { text: 'of its own' }, { key: 'own', lane: LANE.INTERACTIVE });
          effects.edit({ chatId: 1n }, 'news', { text: 'more news' }, '1');
        }
        return { updateRow, chatId, dialogue, cardKey: null, effects, hold: null };
      });
      await leave(tx, done, new Date());
    });
    await expect(leaving).rejects.toThrow(NotTogether);
    expect(await db.outboxMessage.count()).toBe(0);
  });

  it('takes an update id lower than the last: ids may jump down after an idle week', async () => {
    const worker = work();
    for (const id of [900, 12]) worker.wake(await store([update(id, 1, `n${id}`)]));
    await settled();
    expect(await saidBy(1)).toEqual(['n900', 'n12']);
  });

  it('handles at the next start what a dead process had only stored', async () => {
    await store([update(1, 1, 'stored'), update(2, 2, 'too')]);
    work();
    await settled();
    expect([await saidBy(1), await saidBy(2)]).toEqual([['stored'], ['too']]);
  });

  it('tries a faulty update three times, sets it aside, and goes on with the next', async () => {
    const raised: Raised[] = [];
    const worker = work((said) => said === 'bad', raised);
    worker.wake(await store([update(1, 1, 'bad'), update(2, 1, 'good')]));
    await settled();
    await worker.idle();
    expect(await saidBy(1)).toEqual(['good']);
    expect(await database.db.inboxUpdate.findUnique({ where: { updateId: 1n } })).toMatchObject({
      state: 'ASIDE',
      tries: 3,
    });
    expect(raised.map((each) => each.final)).toEqual([false, false, true]);
    expect(new Set(raised.map((each) => each.code)).size).toBe(1);
  });

  it('finishes on the second try what failed once, before anything later of that person', async () => {
    const worker = work((said, tries) => said === 'shaky' && tries === 0);
    worker.wake(await store([update(1, 1, 'shaky'), update(2, 1, 'after')]));
    await settled();
    expect(await saidBy(1)).toEqual(['shaky', 'after']);
  });

  it('forgets what Telegram can no longer repeat, and nothing else', async () => {
    work();
    await store([update(1, 1, 'old')]);
    await settled();
    const [prune] = inboxTicks({ raise: () => Promise.resolve() });
    const at = (ms: number, minute: number) => {
      const now = new Date(Date.now() + ms);
      now.setUTCMinutes(minute);
      return prune!.run({ db: database.db, now } as TickContext);
    };
    const DAY = 86_400_000;
    // The minute may lie up to an hour before or behind.
    const HOURS = 2 * 3_600_000;
    expect(await at(3 * DAY - HOURS, 17)).toEqual({ forgotten: 0 });
    expect(await at(3 * DAY + HOURS, 16)).toEqual({ forgotten: 0 });
    expect(await at(3 * DAY + HOURS, 17)).toEqual({ forgotten: 1 });
    await store([update(2, 1, 'set aside')]);
    await database.db.inboxUpdate.updateMany({ data: { state: 'ASIDE', seenAt: new Date() } });
    expect(await at(30 * DAY - HOURS, 17)).toEqual({ forgotten: 0 });
    expect(await at(30 * DAY + HOURS, 17)).toEqual({ forgotten: 1 });
  });
});
