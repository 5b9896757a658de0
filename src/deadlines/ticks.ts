// The morning: at 08h15 of a working day everybody who owes something, or has to know, gets one card, never in quiet hours;
// after downtime the newest rung only. «Never skipped» goes before «never twice»: a card in doubt leaves once more with the
// same date, and what a card said that reached nobody is said by the next one. What is due is computed from rows; the tick
// only wakes.
import type { RoomPorts } from '../dialogue/ports.js';
import type { Deadline } from '../generated/prisma/client.js';
import { CalendarMissingError, dayOf, type WorkingCalendar } from '../kit/calendar.js';
import type { Db } from '../kit/database.js';
import { LANE } from '../outbox/message.js';
import { workThrough } from '../outbox/due.js';
import type { Tick, TickContext } from '../outbox/tick.js';
import {
  isReachable,
  listByRole,
  listTeamNames,
  listTeamPeople,
  listUnitPeople,
  listUnits,
  type Addressee,
  type Reachable,
} from '../people/store.js';
import { listCarded, listNear, listSaid, noteSaid, takeCard } from './morning-store.js';
import { maySay, newestRung, nextEscalation, type Reader } from './rules.js';
import { morningCard, type Saying } from './screens.js';
import { loadCalendar } from './store.js';

const AHEAD_MS = 21 * 86_400_000;

export function deadlinesTicks(_ports: RoomPorts): Tick[] {
  return [{ name: 'deadlines.morning', every: 'minute', run: morning }];
}

async function morning(context: TickContext): Promise<Record<string, number>> {
  const { db, now } = context;
  const calendar = await loadCalendar(db);
  const today = dayOf(now);
  try {
    const from = calendar.morningCardAt(today);
    if (from === null || now < from || calendar.isQuiet(now)) return { cards: 0 };
  } catch (error) {
    if (!(error instanceof CalendarMissingError)) throw error;
    context.log.error('deadlines.calendar-missing', { year: error.year });
    return { cards: 0 };
  }
  const duties = await listNear(db, new Date(now.getTime() + AHEAD_MS));
  if (duties.length === 0) return { cards: 0 };
  const faulty = new Map<string, unknown>();
  const sayings = await listSayings(context, duties, calendar, today, faulty);
  const idOf = ([person]: readonly [Reachable, Saying[]]) => `${person.personId}:${today}`;
  const { done, failed } = await workThrough(context, {
    name: 'deadlines.morning',
    list: (except) => Promise.resolve([...sayings].filter((each) => !except.includes(idOf(each)))),
    idOf,
    work: ([person, said]) => sendCard(context, person, said, calendar, today),
  });
  const left = await workThrough(context, {
    name: 'deadlines.duties',
    list: (except) => Promise.resolve([...faulty].filter(([id]) => !except.includes(id))),
    idOf: ([id]) => id,
    work: ([, error]) => Promise.reject(error instanceof Error ? error : new Error('a duty that cannot be said')),
  });
  return { cards: done, failed: failed + left.failed };
}

/** Everything new to say this morning, by person: the nearest date first. */
async function listSayings(
  context: TickContext,
  duties: readonly Deadline[],
  calendar: WorkingCalendar,
  today: string,
  faulty: Map<string, unknown>,
): Promise<Map<Reachable, Saying[]>> {
  const { db } = context;
  const [said, carded] = [
    await listSaid(
      db,
      duties.map((duty) => duty.id),
    ),
    await listCarded(db, today),
  ];
  const saidOf = new Map<string, typeof said>();
  for (const row of said) saidOf.set(row.deadlineId, [...(saidOf.get(row.deadlineId) ?? []), row]);
  const units = await listUnits(
    db,
    duties.flatMap((duty) => (duty.unitId ? [duty.unitId] : [])),
  );
  const teams = await listTeamNames(db);
  const people = await readersOf(db, duties);
  const byPerson = new Map<string, { person: Reachable; sayings: Saying[] }>();
  for (const duty of duties) {
    for (const [reader, person] of people(duty)) {
      if (carded.has(person.personId) || !isReachable(person)) continue;
      const found = safely(duty, faulty, () => newestRung(duty, reader, today, calendar));
      if (!found || !maySay(duty, found.rung, person.personId, saidOf.get(duty.id) ?? [], today)) continue;
      const entry = byPerson.get(person.personId) ?? { person, sayings: [] };
      // Somebody with two roles hears of one duty once.
      if (entry.sayings.some((saying) => saying.duty.id === duty.id)) continue;
      const again = (saidOf.get(duty.id) ?? []).some(
        (row) => row.personId === person.personId && row.snoozedOn === today,
      );
      const escalation = safely(duty, faulty, () => nextEscalation(duty, today, calendar));
      const saying: Saying = {
        duty,
        unit: duty.unitId ? (units.get(duty.unitId) ?? null) : null,
        team: duty.teamId ? (teams.get(duty.teamId) ?? null) : null,
        reader,
        ...found,
        again,
        escalation,
      };
      // What cannot be said by itself would take the whole card with it.
      const { words, now } = context;
      if (!safely(duty, faulty, () => morningCard([saying], today, now, calendar, words[person.locale]))) continue;
      entry.sayings.push(saying);
      byPerson.set(person.personId, entry);
    }
  }
  return new Map([...byPerson.values()].map(({ person, sayings }) => [person, sayings]));
}

/**
 * A rung in a year without a table is not guessed: it waits until the office has entered one. A duty for which nothing can be
 * computed is noted, and the others are said.
 */
function safely<T>(duty: Deadline, faulty: Map<string, unknown>, compute: () => T): T | null {
  try {
    return compute();
  } catch (error) {
    if (!(error instanceof CalendarMissingError)) faulty.set(duty.id, error);
    return null;
  }
}

/** Who stands on the ladder of a duty: the unit's people, the team's lead, the head of the delegation. */
async function readersOf(db: Db, duties: readonly Deadline[]): Promise<(duty: Deadline) => [Reader, Addressee][]> {
  const unitIds = [...new Set(duties.flatMap((duty) => (duty.unitId ? [duty.unitId] : [])))];
  const teamIds = [...new Set(duties.flatMap((duty) => (duty.teamId ? [duty.teamId] : [])))];
  const unitPeople = await listUnitPeople(db, unitIds);
  const leads = new Map<string, Addressee[]>();
  for (const teamId of teamIds) leads.set(teamId, await listTeamPeople(db, teamId));
  const heads = await listByRole(db, 'DELEGATION_HEAD');
  const byUnit = new Map<string, Addressee[]>();
  for (const person of unitPeople) byUnit.set(person.unitId!, [...(byUnit.get(person.unitId!) ?? []), person]);
  return (duty) => [
    ...(duty.unitId ? (byUnit.get(duty.unitId) ?? []) : []).map((person): [Reader, Addressee] => [
      person.role as Reader,
      person,
    ]),
    ...(duty.teamId ? (leads.get(duty.teamId) ?? []) : []).map((person): [Reader, Addressee] => ['LEAD', person]),
    ...heads.map((person): [Reader, Addressee] => ['DELEGATION_HEAD', person]),
  ];
}

/** Takes the card, notes what it says, and says it: one transaction. */
async function sendCard(
  context: TickContext,
  person: Reachable,
  sayings: readonly Saying[],
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
    const message = morningCard(sayings, today, context.now, calendar, context.words[person.locale]);
    effects.send({ chatId: person.chatId, personId: person.personId }, message, { key, lane: LANE.NUDGE });
    effects.audit('deadlines.nudged', person.personId, {
      on: today,
      rungs: rows.map((row) => `${row.deadlineId}:${row.rung}`),
    });
    return true;
  });
}
