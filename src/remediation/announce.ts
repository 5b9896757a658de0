// Says one thing to several people, each in their own language, once each: the people of a unit, or those who judge for a team.
// It must not know what is said.
import { dayOf } from '../kit/calendar.js';
import type { Tx } from '../kit/database.js';
import type { Locale, Words } from '../kit/words.js';
import type { Effects } from '../outbox/effects.js';
import { LANE, type Lane, type Message } from '../outbox/message.js';
import {
  isReachable,
  listByRole,
  listTeamPeople,
  listUnitHolders,
  listUnitPeople,
  type Addressee,
  type Reachable,
} from '../people/store.js';

export type AllWords = Readonly<Record<Locale, Words>>;

/** Those who can be reached, one row per person. */
export function reachable(people: readonly Addressee[]): Reachable[] {
  const found = people.filter(isReachable);
  return [...new Map(found.map((person) => [person.personId, person])).values()];
}

/** Tells everyone of these people under `key:{person}`; `build` gives the message in a person's language. */
export function tellAll(
  effects: Effects,
  words: AllWords,
  people: readonly Reachable[],
  what: { key: string; build(words: Words, person: Reachable): Message; lane?: Lane },
): void {
  for (const person of people) {
    const voice = words[person.locale];
    const message = { ring: true, againNote: voice.t('remediation-again'), ...what.build(voice, person) };
    const to = { chatId: person.chatId, personId: person.personId };
    effects.send(to, message, { key: `${what.key}:${person.personId}`, lane: what.lane ?? LANE.NOTICE });
  }
}

/** Focal point, deputy and head of a unit who can be reached. */
export const peopleOfUnit = async (tx: Tx, unitId: string, now: Date): Promise<Reachable[]> =>
  reachable(await listUnitPeople(tx, [unitId], dayOf(now)));

/** What whoever decided is told instead of «sent», where nobody of the unit can be reached. */
export const sayUntold = (words: Words, unit: string): string => words.t('remediation-untold', { unit });

/**
 * Who judges these units for a team: its leads; where nobody of them can be reached or no team answers, the heads of the
 * delegation and the office. Never anybody with a post in one of the units: nobody judges what they answer for.
 */
export async function judgesOf(tx: Tx, teamId: string | null, unitIds: readonly string[]): Promise<Reachable[]> {
  const own = new Set((await listUnitHolders(tx, unitIds)).map(({ personId }) => personId));
  const impartial = (people: readonly Addressee[]) => reachable(people.filter(({ personId }) => !own.has(personId)));
  const leads = teamId === null ? [] : impartial(await listTeamPeople(tx, teamId));
  if (leads.length > 0) return leads;
  const heads = impartial(await listByRole(tx, 'DELEGATION_HEAD', 'DELEGATION_DEPUTY'));
  return heads.length > 0 || teamId !== null ? heads : impartial(await listByRole(tx, 'OFFICE'));
}
