// Seals the audit log every second, and catches up after a standstill in small transactions.
import type { Tick } from '../outbox/tick.js';
import { BATCH, sealEntries } from './sealing.js';

/** So that a long standstill does not hold up what else is due each second. */
const BATCHES_AT_ONCE = 5;

export const auditTicks = (): Tick[] => [
  {
    name: 'audit.seal',
    every: 'second',
    async run({ db, now }) {
      const sealed = await sealEntries(db, now, BATCHES_AT_ONCE);
      // A line in the log for each second in which somebody pressed something would say nothing.
      return sealed < BATCH ? { sealed: 0 } : { sealed };
    },
  },
];
