// The bell's rest: an idle bot asks one question a second, and whatever is written anywhere is looked at by the next ringing.
import { describe, expect, it } from 'vitest';
import { makeRest } from '../src/ticks.js';
import { useDatabase } from './database.js';

const database = useDatabase();

describe('second ticks', () => {
  it('rest while nothing is written, and look twice after whatever is', async () => {
    const mayRest = makeRest(database.db);
    expect(await mayRest(0)).toBe(false);
    // Other tests write on the same server: quiet comes, but nobody knows when.
    await expect.poll(() => mayRest(0), { interval: 0 }).toBe(true);
    await database.db.fact.create({ data: { name: 'test.written', value: 1 } });
    expect([await mayRest(0), await mayRest(0)]).toEqual([false, false]);
  });

  it('look all the same when five seconds have passed: things come due by time alone', async () => {
    const mayRest = makeRest(database.db);
    await expect.poll(() => mayRest(0), { interval: 0 }).toBe(true);
    expect(await mayRest(5_000)).toBe(false);
  });

  it('never rest where the server does not tell', async () => {
    const mute = { $queryRaw: () => Promise.reject(new Error('function does not exist')) };
    const mayRest = makeRest(mute as never);
    for (let n = 0; n < 5; n++) expect(await mayRest(n)).toBe(false);
  });
});
