// Somebody a message cannot reach, in the tables: noted since the first time it was found, as if they had told us.
import { expect, it } from 'vitest';
import { saveOutOfReach, saveReach } from '../../src/people/store.js';
import { hours, now, useTables } from './tables.js';

const { within, person, personOf } = useTables();

it('has blocked us or left; other faults say nothing of them', async () => {
  const { chatId } = await person('an');
  await person('bình');
  const blocked = async (id: string) => (await personOf(id)).blockedAt;
  for (const why of ['not-found', 'x']) await within((tx) => saveOutOfReach(tx, chatId!, why, now));
  expect(await blocked('an')).toBeNull();
  for (const why of ['blocked', 'deactivated']) {
    await within((tx) => saveOutOfReach(tx, chatId!, why, now));
    expect(await blocked('an')).toEqual(now);
    await within((tx) => saveOutOfReach(tx, chatId!, why, hours(5)));
    expect(await blocked('an')).toEqual(now);
    await within((tx) => saveReach(tx, chatId!, null));
    expect(await blocked('an')).toBeNull();
  }
  expect(await blocked('bình')).toBeNull();
});
