// Rows that are due and one of them throws: the next is served all the same, the bad one waits longer each time and ends.
import { beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/kit/database.js';
import { silentLog } from '../../src/kit/log.js';
import { dueHealth, MAX_TRIES, waitAfterMs, workThrough } from '../../src/outbox/due.js';
import { flushEffects, gatherEffects } from '../../src/outbox/effects.js';
import type { TickContext } from '../../src/outbox/tick.js';
import { useDatabase } from '../database.js';

const database = useDatabase();
const START = new Date('2023-09-15T02:00:00Z');
let now = START;

const context = (): TickContext => ({
  db: database.db,
  now,
  words: {} as never,
  log: silentLog,
  step: (job) =>
    inTransaction(database.db, async (tx) => {
      const effects = gatherEffects(null);
      const result = await job({ tx, effects });
      await flushEffects(tx, effects, now);
      return result;
    }),
});

describe('a queue in which one row throws', () => {
  let served: string[] = [];
  let told: string[] = [];
  let poisoned = true;
  const round = () =>
    workThrough(context(), {
      name: 'test',
      list: (except) => Promise.resolve(['bad', 'good'].filter((id) => !except.includes(id)).slice(0, 1)),
      idOf: (id) => id,
      work: (id) => {
        served.push(id);
        return id === 'bad' && poisoned ? Promise.reject(new Error('cannot be drawn')) : Promise.resolve(true);
      },
      ended: (_step, id) => Promise.resolve(void told.push(id)),
    });

  beforeEach(async () => {
    await database.db.jobFault.deleteMany();
    [served, told, poisoned, now] = [[], [], true, START];
  });

  it('serves the next although the first always fails and only one is looked at in a round', async () => {
    await round();
    await round();
    expect(served).toEqual(['bad', 'good']);
  });

  it('waits longer each time, ends after the last try, says so once, and health counts it', async () => {
    const waits: number[] = [];
    for (let tries = 1; tries <= MAX_TRIES; tries++) {
      await round();
      expect(served.filter((id) => id === 'bad')).toHaveLength(tries);
      const waitMs = waitAfterMs(tries);
      if (waitMs === null) break;
      waits.push(waitMs);
      now = new Date(now.getTime() + waitMs - 1);
      await round();
      expect(served.filter((id) => id === 'bad')).toHaveLength(tries);
      expect(await dueHealth.read(database.db, now)).toMatchObject({ waiting: 1, ended: 0 });
      now = new Date(now.getTime() + 1);
    }
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(told).toEqual(['bad']);
    expect(await dueHealth.read(database.db, now)).toMatchObject({ waiting: 0, ended: 1 });
  });

  it('looks once a day again at what ended, without a second word, and serves it when its facts have changed', async () => {
    const tries = MAX_TRIES;
    await database.db.jobFault.create({
      data: { queue: 'test', subjectId: 'bad', tries, nextTryAt: null, failedAt: START },
    });
    const at = async (ms: number) => {
      now = new Date(START.getTime() + ms);
      await round();
      return served.filter((id) => id === 'bad').length;
    };
    const DAY = 86_400_000;
    expect([await at(DAY - 1), await at(DAY), await at(2 * DAY - 1)]).toEqual([0, 1, 1]);
    expect(await database.db.jobFault.findFirst()).toMatchObject({ tries: tries + 1, nextTryAt: null });
    poisoned = false;
    expect(await at(2 * DAY)).toBe(2);
    expect(told).toEqual([]);
    expect(await dueHealth.read(database.db, now)).toMatchObject({ waiting: 0, ended: 0 });
  });

  it('forgets what failed and has not been listed for a week', async () => {
    await database.db.jobFault.create({
      data: { queue: 'test', subjectId: 'gone', tries: 6, nextTryAt: null, failedAt: START },
    });
    for (const [days, left] of [
      [7, 1],
      [7.1, 0],
    ] as const) {
      now = new Date(START.getTime() + days * 86_400_000);
      await round();
      expect(await database.db.jobFault.count({ where: { subjectId: 'gone' } })).toBe(left);
    }
  });

  it('forgets the tries of a row that was served after all', async () => {
    await round();
    now = new Date(now.getTime() + waitAfterMs(1)!);
    poisoned = false;
    await round();
    expect(served).toEqual(['bad', 'bad']);
    expect(await dueHealth.read(database.db, now)).toMatchObject({ waiting: 0, ended: 0 });
  });
});
