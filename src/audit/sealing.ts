// Seals what has been committed. An entry is sealed only once a later transaction sees it, and it is found by having no seal,
// not by its id: whatever commits late, with however low an id, is sealed by the next sweep and none is passed over.
import type { Db } from '../kit/database.js';
import { sealAll, type Head } from './chain.js';
import { asSealer, findHead, findLastNo, listUnsealed, saveSeals } from './store.js';

export const BATCH = 1_000;

/** Seals one batch; gives back how many it was. Nothing to do costs one look at an index. */
export async function sealBatch(db: Db, now: Date): Promise<number> {
  if ((await listUnsealed(db, 1)).length === 0) return 0;
  const sealed = await asSealer(db, async (tx) => {
    const entries = await listUnsealed(tx, BATCH);
    if (entries.length === 0) return 0;
    const seals = sealAll((await findHead(tx)) ?? headWithout(await findLastNo(tx)), entries);
    await saveSeals(tx, seals, seals.at(-1)!, now);
    return seals.length;
  });
  return sealed ?? 0;
}

/** Seals until nothing waits, at most `batches`. */
export async function sealEntries(db: Db, now: Date, batches = Infinity): Promise<number> {
  let total = 0;
  for (let done = 0; done < batches; done++) {
    const sealed = await sealBatch(db, now);
    total += sealed;
    if (sealed < BATCH) break;
  }
  return total;
}

/** Somebody removed the kept head: the next number is left out, so that verifying tells of it ever after. */
const headWithout = (lastNo: bigint | null): Head => ({ no: lastNo === null ? 0n : lastNo + 1n, seal: '' });
