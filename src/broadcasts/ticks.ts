// Keeps the authors' tally cards true: edited in place, at most every three seconds and only when a figure has changed.
import type { RoomPorts } from '../dialogue/ports.js';
import { withoutThese, workThrough } from '../outbox/due.js';
import type { Step, Tick, TickContext } from '../outbox/tick.js';
import { TALLY_EVERY_MS, tallyMark } from './rules.js';
import { tallyScreen } from './screens.js';
import {
  findAuthor,
  findBroadcast,
  holdBroadcast,
  listTalliesDue,
  saveDone,
  saveTallyShown,
  tallyCardKey,
  tallyOf,
} from './store.js';

const TALLIES_AT_ONCE = 20;

const itself = (id: string): string => id;

export const broadcastsTicks = (_ports: RoomPorts): Tick[] => [
  {
    name: 'broadcasts.tally',
    every: 'second',
    async run(context) {
      const shownBefore = new Date(context.now.getTime() - TALLY_EVERY_MS);
      const { done, failed } = await workThrough(context, {
        name: 'broadcasts.tally',
        list: (except) =>
          withoutThese(except, TALLIES_AT_ONCE, (take) => listTalliesDue(context.db, shownBefore, take), itself),
        idOf: itself,
        work: (id) => context.step((step) => refreshTally(step, context, id)),
      });
      return { edited: done, failed };
    },
  },
];

/** Counts anew, ends a sending in which nothing waits any more, and shows the figures if they are others than last time. */
async function refreshTally({ tx, effects }: Step, { now, words }: TickContext, id: string): Promise<boolean> {
  const held = await holdBroadcast(tx, id);
  if (!held?.confirmedAt) return false;
  const tally = await tallyOf(tx, id);
  if (tally.waiting === 0 && held.doneAt === null) await saveDone(tx, id, now);
  const broadcast = (await findBroadcast(tx, id))!;
  const mark = tallyMark(broadcast.state, tally);
  // Noted also when it shows the same, so that the next look is another one's.
  await saveTallyShown(tx, id, mark, now);
  if (mark === held.tallyShown) return false;
  const author = await findAuthor(tx, held.authorId);
  if (!author?.chatId) return false;
  const voice = words[author.locale === 'en' ? 'en' : 'vi'];
  const card = tallyScreen(voice, broadcast, tally, now);
  effects.edit({ chatId: author.chatId, personId: author.id }, tallyCardKey(id), card, now.getTime().toString(36));
  return true;
}
