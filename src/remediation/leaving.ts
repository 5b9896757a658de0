// A collected card of new work as it leaves: one that waited is held against what is still to be done. It sends nothing.
import { loadCalendar } from '../deadlines/store.js';
import type { Db } from '../kit/database.js';
import type { Locale, Words } from '../kit/words.js';
import type { LookAgain } from '../outbox/delivery.js';
import { listPeople } from '../people/store.js';
import { workMessage } from './work.js';
import { listNewWork, listToldAt } from './work-store.js';

interface Scene {
  readonly db: Db;
  readonly now: Date;
  readonly words: Readonly<Record<Locale, Words>>;
}

/** The last look at a card of new work; null for one that still holds as it was written, and for what is none. */
export async function lookAtWork({ db, now, words }: Scene, leaving: Parameters<LookAgain>[0]): ReturnType<LookAgain> {
  const { dedupeKey, personId, createdAt } = leaving;
  if (!dedupeKey.startsWith('review-work:') || personId === null) return null;
  const told = await listToldAt(db, personId, createdAt);
  const left = (await listNewWork(db, now)).filter(({ subject }) => told.has(subject));
  if (left.length === told.size) return null;
  const [person] = await listPeople(db, [personId]);
  if (left.length === 0 || !person) return 'gone';
  const voice = words[person.locale];
  const drawing = { words: voice, now, calendar: await loadCalendar(db) };
  const message = await workMessage(db, drawing, person.teamId, left, () => undefined);
  return message ? { ...message, ring: true } : 'gone';
}
