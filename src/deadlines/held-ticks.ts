// The word of what was sent outside office hours, once it has left: it says from when, and what of it reached nobody, instead of
// promising it still. It must not know what was sent.
import { loadCalendar } from './store.js';
import { leavesAt } from './hours.js';
import type { Words } from '../kit/words.js';
import type { Message } from '../outbox/message.js';
import { listHeldWords, type HeldWord } from '../outbox/held-store.js';
import type { Tick, TickContext } from '../outbox/tick.js';
import { isReachable, listPeople } from '../people/store.js';

/** What was written longer ago has been settled, or never will be. */
const HELD_DAYS_MS = 14 * 86_400_000;

export const heldTick: Tick = { name: 'deadlines.held', every: 'minute', run: settle };

async function settle(context: TickContext): Promise<Record<string, number>> {
  const { db, now, words } = context;
  const held = await listHeldWords(db, new Date(now.getTime() - HELD_DAYS_MS));
  if (held.length === 0) return { settled: 0 };
  const calendar = await loadCalendar(db);
  const senders = await listPeople(
    db,
    held.map(({ personId }) => personId),
  );
  const people = new Map(senders.filter(isReachable).map((person) => [person.personId, person]));
  let settled = 0;
  for (const word of held) {
    const person = people.get(word.personId);
    if (!person) continue;
    await context.step(({ effects }) => {
      effects.edit(person, word.key, sayLeft(words[person.locale], word, leavesAt(calendar, word.sentAt)), 'left');
      return Promise.resolve();
    });
    settled++;
  }
  return { settled };
}

function sayLeft({ t, f }: Words, { sent, lost }: HeldWord, at: Date): Message {
  return { text: t('hours-gone', { at: f.moment(at), count: f.count(sent), lost: f.count(lost) }) };
}
