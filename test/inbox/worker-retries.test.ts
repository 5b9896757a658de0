// When the worker looks again by itself, with nobody's word and no sweep.
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { systemClock } from '../../src/kit/clock.js';
import { begin, useWorkers } from './worker-cast.js';

const { database, work, arrive, done } = useWorkers();

it('looks again by itself when the time of what failed has come, whoever wakes it', async () => {
  let failures = 1;
  const worker = work(() => (failures-- > 0 ? Promise.reject(new Error('planned')) : Promise.resolve()), {
    clock: systemClock,
    sweepMs: 600_000,
  });
  worker.wake(await arrive(1));
  for (let n = 0; n < 600 && (await done()) === 0; n++) await pause(25);
  expect(await done()).toBe(1);
});

it('goes on at once with the next of a chat whose update somebody else has done meanwhile', async () => {
  const seen: bigint[] = [];
  const worker = work(
    async (_tx, { updateRow }) => {
      seen.push(updateRow);
      if (seen.length === 1)
        await database.db.inboxUpdate.update({ where: { id: updateRow }, data: { state: 'DONE', doneAt: begin } });
    },
    { sweepMs: 600_000 },
  );
  worker.wake(await arrive(2, () => 1));
  for (let n = 0; n < 200 && (await done()) < 2; n++) await pause(25);
  expect(await done()).toBe(2);
  expect(await database.db.outboxMessage.count()).toBe(1);
});
