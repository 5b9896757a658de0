// What a tick is given, for tests that run one by hand: each step in a transaction of its own, its effects written with it. No test.
import { inTransaction, type Db } from '../src/kit/database.js';
import { flushEffects, gatherEffects } from '../src/outbox/effects.js';
import type { TickContext } from '../src/outbox/tick.js';

export const tickContext = (given: Pick<TickContext, 'now' | 'words' | 'log'> & { readonly db: Db }): TickContext => ({
  ...given,
  step: (job) =>
    inTransaction(given.db, async (tx) => {
      const effects = gatherEffects(null);
      const result = await job({ tx, effects });
      await flushEffects(tx, effects, given.now);
      return result;
    }),
  faults: () => given.db.jobFault.findMany(),
});
