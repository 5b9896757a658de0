// Workers over a database of their own, and updates that arrive for them. No test.
import { afterEach } from 'vitest';
import { Prisma } from '../../src/generated/prisma/client.js';
import { storeUpdates } from '../../src/inbox/arrival-store.js';
import type { Entered } from '../../src/inbox/store.js';
import { startWorker, type Worker, type WorkerPorts } from '../../src/inbox/worker.js';
import { at } from '../../src/kit/calendar.js';
import { makeMovableClock } from '../../src/kit/clock.js';
import type { Tx } from '../../src/kit/database.js';
import { gatherEffects } from '../../src/outbox/effects.js';
import { LANE } from '../../src/outbox/message.js';
import { useDatabase } from '../database.js';
import { testLog } from '../log.js';

export const begin = at('2023-03-01 08:00');

/** At the top of a file: what its tests begin with. */
export function useWorkers() {
  const database = useDatabase({ poolMax: 24 });
  const workers: Worker[] = [];
  afterEach(async () => {
    for (const worker of workers.splice(0)) await worker.stop();
    await database.db.inboxUpdate.deleteMany();
    await database.db.outboxMessage.deleteMany();
    await database.db.dialogue.deleteMany();
  });

  /** A worker that says one line for each update, after what `meanwhile` does. */
  function work(
    meanwhile: (tx: Tx, update: Entered, presumes: boolean) => Promise<void>,
    ports: Partial<WorkerPorts> = {},
  ): Worker {
    const worker = startWorker({
      db: database.db,
      clock: makeMovableClock({ at: begin }),
      log: testLog,
      whoOf: Prisma.sql`SELECT NULL::jsonb`,
      async handle(tx, chatId, entered, _now, presumes) {
        await meanwhile(tx, entered, presumes);
        const effects = gatherEffects(null);
        effects.send({ chatId }, { text: 'done' }, { key: `said:${entered.updateRow}`, lane: LANE.INTERACTIVE });
        return { dialogue: entered.dialogue, effects, cardKey: null, hold: null, after: () => undefined };
      },
      goesTogether: () => false,
      readAhead: () => Promise.resolve(),
      raise: () => Promise.resolve(),
      ...ports,
    });
    workers.push(worker);
    return worker;
  }

  const arrive = async (count: number, chat: (n: number) => number = (n) => n + 1) =>
    (
      await storeUpdates(
        database.db,
        Array.from({ length: count }, (_, n) => ({ updateId: BigInt(n + 1), chatId: BigInt(chat(n)), payload: '{}' })),
        begin,
      )
    ).chatIds;
  const done = () => database.db.inboxUpdate.count({ where: { state: 'DONE' } });
  return { database, work, arrive, done };
}
