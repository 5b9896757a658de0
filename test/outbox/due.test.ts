// Rows that are due and one of them throws: the next is served all the same, the bad one waits longer each time and ends.
import { beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../src/kit/log.js';
import { dueHealth, MAX_TRIES, waitAfterMs, withoutThese, workThrough, type DueQueue } from '../../src/outbox/due.js';
import type { TickContext } from '../../src/outbox/tick.js';
import { useDatabase } from '../database.js';
import { tickContext } from '../tick-context.js';

const database = useDatabase();
const START = new Date('2023-09-15T02:00:00Z');
let now = START;

const context = (): TickContext =>
  tickContext({
    db: database.db,
    now,
    words: {} as never,
    log: silentLog,
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

describe('the books of a queue', () => {
  beforeEach(async () => {
    await database.db.jobFault.deleteMany();
    now = START;
  });
  const queue = (more: Partial<DueQueue<string>> = {}): DueQueue<string> => ({
    name: 'test',
    list: (except) => Promise.resolve(['a', 'b', 'c'].filter((id) => !except.includes(id))),
    idOf: (id) => id,
    work: () => Promise.resolve(true),
    ...more,
  });
  const fault = (more: object) =>
    database.db.jobFault.create({
      data: { queue: 'test', subjectId: 'a', tries: 1, nextTryAt: START, failedAt: START, ...more },
    });
  const left = async () =>
    (await database.db.jobFault.findMany({ orderBy: [{ queue: 'asc' }, { subjectId: 'asc' }] })).map(
      ({ queue: name, subjectId, tries, nextTryAt }) => [name, subjectId, tries, nextTryAt?.getTime()],
    );

  it('wait 15 s, 1 min, 4 min, 16 min and an hour, and end with the sixth try', () => {
    const seconds = [1, 2, 3, 4, 5].map((tries) => waitAfterMs(tries)! / 1000);
    expect([...seconds, waitAfterMs(6), MAX_TRIES]).toEqual([15, 60, 240, 960, 3600, null, 6]);
  });

  it('count what was done and what failed, each row by itself', async () => {
    const work = (id: string) => (id === 'b' ? Promise.reject(new Error('planned')) : Promise.resolve(id === 'a'));
    expect(await workThrough(context(), queue({ work }))).toEqual({ done: 1, failed: 1 });
    expect(await left()).toEqual([['test', 'b', 1, START.getTime() + 15_000]]);
    expect(await workThrough(context(), queue({ work: () => Promise.resolve(true) }))).toEqual({ done: 2, failed: 0 });
    now = new Date(START.getTime() + 15_000);
    expect(await workThrough(context(), queue({ work }))).toEqual({ done: 1, failed: 1 });
    expect(await left()).toEqual([['test', 'b', 2, START.getTime() + 75_000]]);
  });

  it('forget the faults of what was done, and of nothing else', async () => {
    await fault({ tries: 3 });
    await fault({ subjectId: 'b', nextTryAt: new Date(START.getTime() + 1) });
    await fault({ queue: 'other' });
    await workThrough(context(), queue());
    expect(await left()).toEqual([
      ['other', 'a', 1, START.getTime()],
      ['test', 'b', 1, START.getTime() + 1],
    ]);
  });

  it('forget what failed more than a week ago, of this queue alone', async () => {
    const DAY = 86_400_000;
    const ago = (ms: number) => ({ failedAt: new Date(START.getTime() - ms), nextTryAt: null });
    await fault({ subjectId: 'new', ...ago(7 * DAY) });
    await fault({ subjectId: 'old', ...ago(7 * DAY + 1) });
    await fault({ queue: 'other', ...ago(99 * DAY) });
    await workThrough(context(), queue({ list: () => Promise.resolve([]) }));
    expect((await left()).map(([name, id]) => `${name} ${id}`)).toEqual(['other a', 'test new']);
  });

  it('note nothing when the database is lost: the round ends, and nobody is charged a try', async () => {
    const lost = Object.assign(new Error('gone'), { code: 'ECONNRESET' });
    const asked: string[] = [];
    const work = (id: string) => (asked.push(id), Promise.reject(lost));
    await expect(workThrough(context(), queue({ work }))).rejects.toThrow('gone');
    expect([asked, await left()]).toEqual([['a'], []]);
    await fault({ tries: MAX_TRIES - 1 });
    const failing = { work: () => Promise.reject(new Error('planned')), ended: () => Promise.reject(lost) };
    await expect(workThrough(context(), queue(failing))).rejects.toThrow('gone');
    expect(await left()).toEqual([['test', 'a', MAX_TRIES - 1, START.getTime()]]);
  });

  it('end a row also when the word about it cannot be said, and say it at the last try only', async () => {
    const told: string[] = [];
    const failing = queue({
      list: () => Promise.resolve(['a', 'b']),
      work: () => Promise.reject(new Error('planned')),
      ended: (_step, id) => (told.push(id), Promise.reject(new Error('cannot be drawn'))),
    });
    await fault({ tries: MAX_TRIES - 1 });
    await fault({ subjectId: 'b', tries: MAX_TRIES });
    expect(await workThrough(context(), failing)).toEqual({ done: 0, failed: 2 });
    expect(await left()).toEqual([
      ['test', 'a', MAX_TRIES, undefined],
      ['test', 'b', MAX_TRIES + 1, undefined],
    ]);
    expect(told).toEqual(['a']);
  });

  it('ask for so many rows more as are left out, and give no more than were asked for', async () => {
    const asked: number[] = [];
    const list = (take: number) => (asked.push(take), Promise.resolve(['a', 'b', 'c', 'd', 'e'].slice(0, take)));
    const idOf = (id: string) => id;
    expect(await withoutThese(['b', 'x'], 2, list, idOf)).toEqual(['a', 'c']);
    expect(await withoutThese([], 2, list, idOf)).toEqual(['a', 'b']);
    expect(await withoutThese(['a', 'b'], 2, list, idOf)).toEqual(['c', 'd']);
    expect(asked).toEqual([4, 2, 4]);
  });
});
