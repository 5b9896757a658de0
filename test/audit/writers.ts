// Several writers of the audit log at once, all by the roads the program has: transactions of its own (`flushEffects`), some
// slow, some undone, and updates handled by the worker (`leave`), while somebody seals.
import { setTimeout as pause } from 'node:timers/promises';
import { sealEntries } from '../../src/audit/sealing.js';
import { Prisma } from '../../src/generated/prisma/client.js';
import { storeUpdates } from '../../src/inbox/arrival-store.js';
import { startWorker } from '../../src/inbox/worker.js';
import { inTransaction, type Db } from '../../src/kit/database.js';
import { newId } from '../../src/kit/ids.js';
import { flushEffects, gatherEffects } from '../../src/outbox/effects.js';
import { testLog } from '../log.js';

/** A small repeatable source of chance. */
export function chance(seed: number): () => number {
  let state = (seed % 2147483646) + 1;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

class Undone extends Error {}

const BEGIN = Date.UTC(2023, 2, 1);
const ACTS = ['checklists.answered', 'documents.received', 'item.submitted', 'broadcast.confirmed'];

/** Gathers one or two acts as rooms do. */
function acts(next: () => number, personId: string | null) {
  const effects = gatherEffects(personId);
  const act = () => ACTS[Math.floor(next() * ACTS.length)]!;
  effects.audit(act(), newId(), {
    question: `CĐ.${Math.floor(next() * 90)}`,
    version: Math.floor(next() * 9),
    own: true,
  });
  if (next() < 0.3) effects.audit(act(), null);
  return effects;
}

/** Writes some `count` entries over three hours of the given clock, sealing meanwhile; gives back how many were committed. */
export async function writeTogether(db: Db, count: number, seed: number): Promise<number> {
  const next = chance(seed);
  const stepMs = (3 * 3_600_000) / count;
  let [written, n, writing] = [0, 0, true];
  const now = () => new Date(BEGIN + n * stepMs);

  async function writer(who: string): Promise<void> {
    while (n < count) {
      n++;
      const effects = acts(next, next() < 0.2 ? null : who);
      const [waitMs, undone] = [next() < 0.3 ? next() * 30 : 0, next() < 0.1];
      await inTransaction(db, async (tx) => {
        await flushEffects(tx, effects, now());
        await pause(waitMs);
        if (undone) throw new Undone();
      }).then(
        () => (written += effects.audits.length),
        (error: unknown) => {
          if (!(error instanceof Undone)) throw error;
        },
      );
    }
  }

  const worker = startWorker({
    db,
    clock: { now },
    log: testLog,
    whoOf: Prisma.sql`SELECT NULL::jsonb`,
    handle: async (_tx, chatId, { dialogue }) => {
      const effects = acts(next, `chat-${chatId}`);
      written += effects.audits.length;
      return { dialogue, effects, cardKey: null, hold: null, after: () => undefined };
    },
    goesTogether: () => true,
    readAhead: () => Promise.resolve(),
    raise: () => Promise.reject(new Error('nothing was to fail')),
  });
  async function pressing(): Promise<void> {
    for (let updateId = 1; n < count; updateId++) {
      n++;
      const chatId = BigInt(1 + Math.floor(next() * 5));
      const update = { updateId: BigInt(updateId), chatId, payload: '{}' };
      worker.wake((await storeUpdates(db, [update], now())).chatIds);
      await pause(next() * 4);
    }
    await worker.idle();
  }
  async function sealing(): Promise<void> {
    while (writing) {
      await sealEntries(db, now());
      await pause(next() * 15);
    }
  }

  const sealers = [sealing(), sealing()];
  await Promise.all([writer('an'), writer('bình'), writer('chi'), pressing()]);
  writing = false;
  await Promise.all(sealers);
  await worker.stop();
  await sealEntries(db, now());
  return written;
}
