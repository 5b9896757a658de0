// Two programs on one database, as for a moment after an update of the program: what both take in is stored once, what both
// begin is finished once.
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Prisma } from '../../src/generated/prisma/client.js';
import { storeUpdates } from '../../src/inbox/arrival-store.js';
import { startWorker, type Worker } from '../../src/inbox/worker.js';
import { systemClock } from '../../src/kit/clock.js';
import { gatherEffects } from '../../src/outbox/effects.js';
import { LANE } from '../../src/outbox/message.js';
import { useDatabase } from '../database.js';
import { testLog } from '../log.js';

const database = useDatabase();

/** A worker that says one line for each update, once whoever holds the gate opens it. */
function work(begun: bigint[], raised: unknown[], opened: Promise<void>): Worker {
  return startWorker({
    db: database.db,
    clock: systemClock,
    log: testLog,
    whoOf: Prisma.sql`SELECT NULL::jsonb`,
    async handle(_tx, chatId, { updateRow, dialogue }) {
      const nth = begun.push(updateRow);
      await opened;
      const effects = gatherEffects(null);
      effects.send({ chatId }, { text: `${nth}` }, { key: `said:${nth}`, lane: LANE.INTERACTIVE });
      effects.audit('said', null);
      const version = dialogue.version + 1;
      return { dialogue: { ...dialogue, version }, effects, cardKey: null, hold: null, after: () => undefined };
    },
    goesTogether: () => false,
    readAhead: () => Promise.resolve(),
    raise: (_chatId, fault) => Promise.resolve(void raised.push(fault)),
  });
}

it('an update that both begin is answered once, and is no fault of the other', async () => {
  const { db } = database;
  const [begun, raised]: [bigint[], unknown[]] = [[], []];
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  const workers = [work(begun, raised, opened), work(begun, raised, opened)];
  const { chatIds } = await storeUpdates(db, [{ updateId: 1n, chatId: 1n, payload: '{}' }], new Date());
  for (const worker of workers) worker.wake(chatIds);
  // The second has read the same update as waiting, and stands at the lock of the first.
  const waits = () => db.$queryRaw<unknown[]>`SELECT 1 FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  while (begun.length === 0 || (await waits()).length === 0) await pause(20);
  open();
  for (const worker of workers) await worker.idle();
  expect(begun, 'both began it').toHaveLength(2);
  expect(await db.outboxMessage.count()).toBe(1);
  expect(await db.auditEntry.count()).toBe(1);
  expect(await db.dialogue.findMany()).toMatchObject([{ version: 1 }]);
  expect(await db.inboxUpdate.findMany()).toMatchObject([{ state: 'DONE', tries: 0, faultCode: null }]);
  expect(raised).toEqual([]);
  for (const worker of workers) await worker.stop();
});

it('a batch that both take in at the same moment is stored once, in its order, and wakes one of them', async () => {
  const { db } = database;
  await db.inboxUpdate.deleteMany();
  await db.dialogue.deleteMany();
  const batch = Array.from({ length: 60 }, (_, n) => ({
    updateId: BigInt(100 + n),
    chatId: BigInt(n % 7),
    payload: `{"n":${n}}`,
  }));
  const stored = await Promise.all([1, 2, 3, 4].map(() => storeUpdates(db, batch, new Date())));
  const rows = await db.inboxUpdate.findMany({ orderBy: { id: 'asc' } });
  expect(rows.map((row) => row.payload)).toEqual(batch.map((_, n) => ({ n })));
  expect(stored.map(({ chatIds }) => chatIds.length).sort()).toEqual([0, 0, 0, 7]);
  expect(await db.dialogue.count()).toBe(7);
});
