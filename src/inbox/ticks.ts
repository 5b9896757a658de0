// What the inbox does by the clock: it forgets what was handled, once Telegram can no longer repeat it.
// Updates hold what people wrote and their phone numbers; what was set aside is kept until somebody has looked, and a month longer.
import type { Tick } from '../outbox/tick.js';
import { pruneInbox } from './store.js';

/** Telegram repeats an update for a day at most; two more for whoever looks for a fault. */
const KEEP_MS = 3 * 86_400_000;
const KEEP_SEEN_MS = 30 * 86_400_000;
const MINUTE_OF_THE_HOUR = 17;

export const inboxTicks = (): Tick[] => [
  {
    name: 'inbox.prune',
    every: 'minute',
    async run({ db, now }) {
      if (now.getUTCMinutes() !== MINUTE_OF_THE_HOUR) return { forgotten: 0 };
      const before = (ms: number) => new Date(now.getTime() - ms);
      return { forgotten: await pruneInbox(db, before(KEEP_MS), before(KEEP_SEEN_MS)) };
    },
  },
];
