// What the inbox does by the clock: it forgets what was handled, once Telegram can no longer repeat it, and tells whoever could
// not be told at once that what they sent was set aside.
// Updates hold what people wrote and their phone numbers; what was set aside is kept until somebody has looked, and a month longer.
import { withoutThese, workThrough } from '../outbox/due.js';
import type { Tick } from '../outbox/tick.js';
import { listUntold, type Untold } from './aside-store.js';
import { pruneInbox } from './store.js';
import type { WorkerPorts } from './worker.js';

/** Telegram repeats an update for a day at most; two more for whoever looks for a fault. */
const KEEP_MS = 3 * 86_400_000;
const KEEP_SEEN_MS = 30 * 86_400_000;
const MINUTE_OF_THE_HOUR = 17;
const TOLD_AT_ONCE = 50;

/** `raise` is the worker's: it tells the sender, once. */
export const inboxTicks = ({ raise }: Pick<WorkerPorts, 'raise'>): Tick[] => [
  {
    name: 'inbox.prune',
    every: 'minute',
    async run({ db, now }) {
      if (now.getUTCMinutes() !== MINUTE_OF_THE_HOUR) return { forgotten: 0 };
      const before = (ms: number) => new Date(now.getTime() - ms);
      return { forgotten: await pruneInbox(db, before(KEEP_MS), before(KEEP_SEEN_MS)) };
    },
  },
  {
    name: 'inbox.untold',
    every: 'minute',
    async run(context) {
      const idOf = ({ updateRow }: Untold) => String(updateRow);
      const { done, failed } = await workThrough(context, {
        name: 'inbox.untold',
        list: (except) => withoutThese(except, TOLD_AT_ONCE, (take) => listUntold(context.db, take), idOf),
        idOf,
        async work({ chatId, ...fault }) {
          await raise(chatId, { ...fault, final: true, first: false });
          return true;
        },
      });
      return { told: done, failed };
    },
  },
];
