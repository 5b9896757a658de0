// The morning: at 08h15 of a working day everybody who owes something, or has to know, gets one card, never in quiet hours;
// after downtime one rung a morning, from below to above (climbing.ts). «Never skipped» goes before «never twice»: a card in
// doubt leaves once more with the same date, and what a card said that reached nobody is said by the next one. What is due is
// computed from rows; the tick only wakes.
import type { RoomPorts } from '../dialogue/ports.js';
import { CalendarMissingError, dayOf, type WorkingCalendar } from '../kit/calendar.js';
import { LANE } from '../outbox/message.js';
import { workThrough } from '../outbox/due.js';
import type { Tick, TickContext } from '../outbox/tick.js';
import type { Reachable } from '../people/store.js';
import { heldTick } from './held-ticks.js';
import { isQuietHour, morningOfWeekday } from './hours.js';
import { inOrder } from './rules.js';
import { listSayings, type Morning } from './morning.js';
import { listNewsToTell, NO_NEWS, type MorningLinks, type OfficeNews } from './news.js';
import {
  isEveryPlanClosed,
  listCarded,
  listNear,
  listSaid,
  listWaiting,
  noteOfficeTold,
  noteSaid,
  takeCard,
} from './morning-store.js';
import { morningCard, type Saying } from './screens.js';
import { loadCalendar } from './store.js';

const DAY_MS = 86_400_000;
const AHEAD_MS = 21 * DAY_MS;

export function deadlinesTicks(_ports: RoomPorts, links: MorningLinks = NO_NEWS): Tick[] {
  return [{ name: 'deadlines.morning', every: 'minute', run: (context) => morning(context, links) }, heldTick];
}

async function morning(context: TickContext, links: MorningLinks): Promise<Record<string, number>> {
  const { db, now, words } = context;
  const calendar = await loadCalendar(db);
  const today = dayOf(now);
  try {
    const from = calendar.morningCardAt(today);
    if (from === null || now < from || calendar.isQuiet(now)) return { cards: 0 };
  } catch (error) {
    if (!(error instanceof CalendarMissingError)) throw error;
    context.log.error('deadlines.calendar-missing', { year: error.year });
    return tellOfficeOnly(context, links, calendar, today);
  }
  if (await isEveryPlanClosed(db)) return { cards: 0 };
  const waiting = await listWaiting(db, new Date(now.getTime() + DAY_MS), today);
  const duties = inOrder([...(await listNear(db, new Date(now.getTime() + AHEAD_MS), today)), ...waiting]);
  const faulty = new Map<string, unknown>();
  const said = await listSaid(
    db,
    duties.map((duty) => duty.id),
  );
  const scene: Morning = { db, calendar, today, now, words, faulty };
  const owed = { duties, waiting: new Set(waiting.map((duty) => duty.id)), said };
  const carded = await listCarded(db, today);
  const sayings = await listSayings(scene, owed, carded);
  const cards = withNews(sayings, await listNewsToTell(db, links, now, carded));
  const idOf = ({ person }: Card) => `${person.personId}:${today}`;
  const { done, failed } = await workThrough(context, {
    name: 'deadlines.morning',
    list: (except) => Promise.resolve(cards.filter((each) => !except.includes(idOf(each)))),
    idOf,
    work: (card) => sendCard(context, card, calendar, today),
  });
  const left = await workThrough(context, {
    name: 'deadlines.duties',
    list: (except) => Promise.resolve([...faulty].filter(([id]) => !except.includes(id))),
    idOf: ([id]) => id,
    work: ([, error]) => Promise.reject(error instanceof Error ? error : new Error('a duty that cannot be said')),
  });
  return { cards: done, failed: failed + left.failed };
}

/** In a year without its days off nobody is reminded of anything; the office still reads, on weekdays, what it has to know. */
async function tellOfficeOnly(
  context: TickContext,
  links: MorningLinks,
  calendar: WorkingCalendar,
  today: string,
): Promise<Record<string, number>> {
  const { db, now } = context;
  if (now < morningOfWeekday(calendar, now) || isQuietHour(calendar, now)) return { cards: 0 };
  if (await isEveryPlanClosed(db)) return { cards: 0 };
  const cards = withNews(new Map(), await listNewsToTell(db, links, now, await listCarded(db, today)));
  const { done, failed } = await workThrough(context, {
    name: 'deadlines.morning',
    list: (except) => Promise.resolve(cards.filter(({ person }) => !except.includes(person.personId))),
    idOf: ({ person }) => person.personId,
    work: (card) => sendCard(context, card, calendar, today),
  });
  return { cards: done, failed };
}

/** What somebody's card says: of duties, and for the office what it has to know. */
interface Card {
  readonly person: Reachable;
  readonly sayings: readonly Saying[];
  readonly news: readonly OfficeNews[];
}

function withNews(
  sayings: ReadonlyMap<Reachable, Saying[]>,
  news: readonly { person: Reachable; news: OfficeNews[] }[],
): Card[] {
  const of = new Map(news.map((each) => [each.person.personId, each]));
  const cards = [...sayings].map(([person, said]): Card => {
    const own = of.get(person.personId);
    of.delete(person.personId);
    return { person, sayings: said, news: own?.news ?? [] };
  });
  return [...cards, ...[...of.values()].map((each): Card => ({ ...each, sayings: [] }))];
}

/** Takes the card, notes what it says, and says it: one transaction. */
async function sendCard(
  context: TickContext,
  { person, sayings, news }: Card,
  calendar: WorkingCalendar,
  today: string,
): Promise<boolean> {
  return context.step(async ({ tx, effects }) => {
    const key = await takeCard(tx, person.personId, today, context.now);
    if (key === null) return false;
    const rows = sayings.map(({ duty, rung }) => ({
      deadlineId: duty.id,
      version: duty.version,
      rung: rung.name,
      personId: person.personId,
    }));
    await noteSaid(tx, rows, today, context.now);
    const subjects = news.flatMap((each) => each.subjects);
    await noteOfficeTold(tx, person.personId, subjects, today, context.now);
    const voice = context.words[person.locale];
    const message = morningCard(sayings, today, context.now, calendar, voice, news);
    effects.send({ chatId: person.chatId, personId: person.personId }, message, { key, lane: LANE.NUDGE });
    effects.audit('deadlines.nudged', person.personId, {
      on: today,
      rungs: rows.map((row) => `${row.deadlineId}:${row.rung}`),
      news: subjects,
    });
    return true;
  });
}
