// A morning card as it leaves: one that waited (a pause, an outage, quiet hours) is held against the state of its duties at that
// moment, and what it tells of somebody above against the state of their message. It sends nothing.
import type { Db } from '../kit/database.js';
import { dayOf } from '../kit/calendar.js';
import type { Locale, Words } from '../kit/words.js';
import type { LookAgain } from '../outbox/delivery.js';
import { listPeople } from '../people/store.js';
import { listSayingsAgain, type Morning } from './morning.js';
import { listNewsAgain, type MorningLinks } from './news.js';
import { countAccountsUnderWay, findCardRungs, listOwed, listSaid } from './morning-store.js';
import { morningCard } from './screens.js';
import { loadCalendar } from './store.js';

interface Scene {
  readonly db: Db;
  readonly now: Date;
  readonly words: Readonly<Record<Locale, Words>>;
  readonly links: MorningLinks;
}

/** How long the word of an account to somebody above is waited for, and how often it is looked for. */
const ACCOUNT_WAIT_MS = 1500;
const ACCOUNT_LOOK_MS = 25;

/** What leaves within this time of being written is as it was written, unless a duty has gone or an account is spoken of. */
const YOUNG_MS = 60_000;

/** Whether a card says something that hangs on the state of another message: from the first day after the date on. */
const isLate = (rung: string): boolean => rung.startsWith('late-');

/** The last look at a morning card; null for one that still holds as it was written, and for what is none. */
export async function lookAtCard(scene: Scene, leaving: Parameters<LookAgain>[0]): ReturnType<LookAgain> {
  const { db, now } = scene;
  const { dedupeKey, personId } = leaving;
  const on = /^morning:(\d{4}-\d\d-\d\d):/.exec(dedupeKey)?.[1];
  if (!on || personId === null) return null;
  // What was meant for another morning is said by that of today.
  if (on !== dayOf(now)) return 'gone';
  const rows = await findCardRungs(db, personId, on);
  const isYoung = now.getTime() - leaving.createdAt.getTime() < YOUNG_MS;
  if (isYoung && rows.every((row) => row.holds && !isLate(row.rung))) return null;
  const held = new Map(rows.filter((row) => row.owed).map((row) => [row.deadlineId, row]));
  await letAccountsArrive(db, [...held.keys()], dedupeKey);
  const calendar = await loadCalendar(db);
  const { duties, waiting } = await listOwed(db, [...held.keys()], on);
  const morning: Morning = { ...scene, calendar, today: on, faulty: new Map() };
  const said = await listSaid(db, [...held.keys()]);
  const sayings = await listSayingsAgain(morning, { duties, waiting, said }, personId, held);
  const [person] = await listPeople(db, [personId]);
  const news = await listNewsAgain(db, scene.links, personId, on, now);
  if ((sayings.length === 0 && news.length === 0) || !person) return 'gone';
  const voice = scene.words[person.locale];
  return morningCard(sayings, on, leaving.createdAt, calendar, voice, news);
}

/** Accounts of this morning that are on their way to those above are given a moment to arrive: then it can be said. */
async function letAccountsArrive(db: Db, deadlineIds: readonly string[], dedupeKey: string): Promise<void> {
  const until = performance.now() + ACCOUNT_WAIT_MS;
  while (performance.now() < until && (await countAccountsUnderWay(db, deadlineIds, dedupeKey)) > 0)
    await new Promise((resolve) => setTimeout(resolve, ACCOUNT_LOOK_MS));
}
