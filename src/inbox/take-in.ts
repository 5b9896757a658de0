// Takes a batch into the inbox so that no update stands in another's way: what the database cannot hold is set aside by
// itself. Only when the database cannot be asked does it throw, and then the batch has to come again.
import { willPass, type Db } from '../kit/database.js';
import type { Log } from '../kit/log.js';
import { storeUpdates, type NewUpdate, type Stored } from './arrival-store.js';

/** An update with the bytes it came as, asked for only when they have to be kept. */
export interface Taken extends NewUpdate {
  bytesOf(): Uint8Array;
}

/** Stores and commits; returns the chats that got something to be handled. */
export async function takeIn(db: Db, log: Log, updates: readonly Taken[], now: Date): Promise<bigint[]> {
  const { chatIds, aside } = await storeUpdates(db, updates, now).catch((error: unknown) => {
    if (willPass(error)) throw error;
    log.warn('inbox.batch-refused', { updates: updates.length, error });
    return storeEach(db, log, updates, now);
  });
  if (aside > 0) log.error('inbox.set-aside', { updates: aside });
  return chatIds;
}

/** One after the other, in their order; one that is refused goes in as bytes, which can always be stored. */
async function storeEach(db: Db, log: Log, updates: readonly Taken[], now: Date): Promise<Stored> {
  const chatIds = new Set<bigint>();
  let aside = 0;
  for (const update of updates) {
    const stored = await storeUpdates(db, [update], now).catch((error: unknown) => {
      if (willPass(error)) throw error;
      log.warn('inbox.update-refused', { error });
      return storeUpdates(db, [{ ...update, payload: '{}', raw: update.bytesOf(), fate: 'ASIDE' }], now);
    });
    for (const chatId of stored.chatIds) chatIds.add(chatId);
    aside += stored.aside;
  }
  return { chatIds: [...chatIds], aside };
}
