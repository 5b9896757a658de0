// A collected card of new work as it leaves: what is still to be done, by whoever judges it at that moment. It sends nothing.
import { loadCalendar } from '../deadlines/store.js';
import type { Db } from '../kit/database.js';
import type { Locale, Words } from '../kit/words.js';
import type { LookAgain } from '../outbox/delivery.js';
import { shareOut } from './shares.js';
import { workMessage } from './work.js';
import { listNewWork, listToldAt } from './work-store.js';

interface Scene {
  readonly db: Db;
  readonly now: Date;
  readonly words: Readonly<Record<Locale, Words>>;
}

/** What left within this time of being written is as it was written; what waited is written anew. */
const YOUNG_MS = 60_000;

/** The last look at a card of new work; null for one that still holds as it was written, and for what is none. */
export async function lookAtWork({ db, now, words }: Scene, leaving: Parameters<LookAgain>[0]): ReturnType<LookAgain> {
  const { dedupeKey, personId, createdAt } = leaving;
  if (!dedupeKey.startsWith('review-work:') || personId === null) return null;
  const told = await listToldAt(db, personId, createdAt);
  const work = (await listNewWork(db, now)).filter(({ subject }) => told.has(subject));
  // Whoever judges no more, or stands on the unit's side by now, is told nothing of it.
  const share = (await shareOut(db, work)).find(({ person }) => person.personId === personId);
  if (!share) return 'gone';
  const isYoung = now.getTime() - createdAt.getTime() < YOUNG_MS;
  if (isYoung && share.work.length === told.size) return null;
  const voice = words[share.person.locale];
  const drawing = { words: voice, now, calendar: await loadCalendar(db) };
  const message = await workMessage(db, drawing, share.person.teamId, share.work, () => undefined);
  return message ? { ...message, ring: true } : 'gone';
}
