// The one way a role ends, whoever ends it: the chat, the command line, an amended register. The person is told once, calmly;
// their open conversation is closed, so that whatever they press or type next finds the role ended. It checks no rights.
import type { Tx } from '../kit/database.js';
import type { Locale, Words } from '../kit/words.js';
import type { Effects } from '../outbox/effects.js';
import { button, LANE, type Message } from '../outbox/message.js';
import {
  claimEnd,
  closeTalk,
  dropUnsent,
  holdTalks,
  listRolesById,
  listRolesOf,
  withdrawLinksOf,
  type PersonsRole,
} from './ending-store.js';
import { tellNoLead } from './no-lead.js';
import { placeTitle, roleTitle, type RolePlace } from './names.js';
import type { EndReason } from './rules.js';
import { ENDED_DIALOGUE, ENDED_VERSION, endedScreen } from './screens.js';
import { isReachable, listByRole, listPeople, listUnitHolders, type Reachable } from './store.js';
import type { PeopleLinks } from './welcome.js';

/** Why a role ended: chosen by a person, or said by what was done. */
export type WhyEnded = EndReason | 'NOT_OURS' | 'REGISTER';

/** What ending needs besides the transaction. */
export interface Ending {
  readonly effects: Effects;
  readonly words: Readonly<Record<Locale, Words>>;
  readonly links: PeopleLinks;
  /** Who ends it, with the chat whose turn this is if it is one; null for the operator. */
  readonly by: { readonly personId: string; readonly chatId?: bigint } | null;
  readonly now: Date;
  /** Who goes on in another place instead, and as what: said in the same breath. */
  readonly moved?: ReadonlyMap<string, RolePlace>;
}

/** Ends these roles; returns those that ended now, and not those somebody else had ended before. */
export async function endRoles(
  tx: Tx,
  ending: Ending,
  roleIds: readonly string[],
  reason: WhyEnded,
  /** The reason in the words of whoever typed it. */
  said: string | null = null,
): Promise<PersonsRole[]> {
  const named = await listRolesById(tx, roleIds);
  const chats = new Set(named.flatMap(({ chatId }) => (chatId === null ? [] : [chatId])));
  // The one's own conversation is held already.
  if (ending.by?.chatId !== undefined) chats.delete(ending.by.chatId);
  await holdTalks(tx, [...chats]);
  const ended: PersonsRole[] = [];
  for (const held of named) {
    if (!(await claimEnd(tx, held.id, { reason, said, byId: ending.by?.personId ?? null }, ending.now))) continue;
    await withdrawLinksOf(tx, held, ending.now);
    await ending.links.onEnded?.(tx, ending.effects, held, ending.now);
    ending.effects.audit('people.role-ended', held.id, {
      role: held.role,
      reason,
      person: held.personId,
      ...(held.unitId ? { unit: held.unitId } : {}),
      ...(held.teamId ? { team: held.teamId } : {}),
      ...(ending.by ? {} : { operator: true }),
    });
    ended.push(held);
  }
  const byPerson = new Map<string, PersonsRole[]>();
  for (const held of ended) byPerson.set(held.personId, [...(byPerson.get(held.personId) ?? []), held]);
  for (const theirs of byPerson.values()) await bidFarewell(tx, ending, theirs);
  await tellNoLead(tx, ending.effects, ending.words, ended);
  return ended;
}

/** Closes what the person has open and tells them what has ended. */
async function bidFarewell(tx: Tx, ending: Ending, ended: readonly PersonsRole[]): Promise<void> {
  const { effects, now, by } = ending;
  const { personId, chatId, locale } = ended[0]!;
  if (chatId === null) return;
  const to = { chatId, personId };
  const words = ending.words[locale];
  const rest = await listRolesOf(tx, personId);
  if (by?.chatId !== chatId) {
    const left =
      rest.length === 0 && ended.some((held) => !held.pending)
        ? { kind: ENDED_DIALOGUE, version: ENDED_VERSION, step: 'farewell' }
        : null;
    const card = await closeTalk(tx, chatId, left);
    if (card?.record) effects.edit(to, card.key, { text: card.record }, `ended:${ended[0]!.id}`);
    else if (card) effects.strip(to, card.key);
  }
  if (rest.length === 0) await dropUnsent(tx, chatId, now);
  effects.send(
    to,
    { ...farewell(words, ended, { goesOn: rest.length > 0, moved: ending.moved?.get(personId), now }), ring: true },
    { key: `ended:${ended[0]!.id}`, lane: LANE.NOTICE },
  );
}

/** What somebody reads when roles of theirs have ended. What never was in force is not called access. */
function farewell(
  words: Words,
  ended: readonly PersonsRole[],
  { goesOn, moved, now }: { goesOn: boolean; moved: RolePlace | undefined; now: Date },
): Message {
  const { t, f } = words;
  const rows = [[button(t('button-todo'), 'desk.todo', 4)]];
  const inForce = ended.filter((held) => !held.pending);
  const roles = (held: readonly PersonsRole[]) => held.map((each) => roleTitle(words, each)).join('; ');
  if (inForce.length === 0) return { text: t('people-disapproved', { role: roles(ended) }) };
  if (!goesOn) return endedScreen(words, [...new Set(inForce.map((held) => placeTitle(words, held)))].join('; '), now);
  const args = { role: roles(inForce), on: f.dayAt(now) };
  if (moved) return { text: t('people-role-moved', { ...args, next: roleTitle(words, moved) }), rows };
  return { text: t('people-role-ended', args), rows };
}

/** Who else is to know that a role has ended: the office, the unit's head and, where asked for, the inviter; each once. */
export async function listToTell(
  tx: Tx,
  held: PersonsRole,
  but: readonly string[],
  withInviter = false,
): Promise<Reachable[]> {
  const office = await listByRole(tx, 'OFFICE');
  const heads = held.unitId ? await listUnitHolders(tx, [held.unitId], ['HEAD']) : [];
  const inviter = withInviter && held.invitedById ? await listInviter(tx, held.invitedById) : [];
  const people = [...office, ...heads, ...inviter].filter(isReachable);
  const skip = new Set([...but, held.personId]);
  return [...new Map(people.map((person) => [person.personId, person])).values()].filter(
    ({ personId }) => !skip.has(personId),
  );
}

/** Whoever invited, while they still hold a role. */
export const listInviter = async (tx: Tx, personId: string): Promise<Reachable[]> =>
  (await listPeople(tx, [personId])).filter(isReachable);

/** Tells these people that a role has ended, who ended it and why. */
export function tellEnded(
  effects: Effects,
  words: Readonly<Record<Locale, Words>>,
  to: readonly Reachable[],
  held: PersonsRole,
  how: { by: string | null; reason: WhyEnded; said?: string | null; ring: boolean; now: Date },
): void {
  for (const person of to) {
    const { t, f } = words[person.locale];
    const text = t('people-ended-told', {
      name: held.fullName,
      role: roleTitle(words[person.locale], held),
      at: f.moment(how.now),
      by: how.by ?? t('people-operator'),
      reason: how.said ? t('people-end-words', { text: how.said }) : t(`people-end-reason-${how.reason}`),
    });
    effects.send(person, { text, ring: how.ring }, { key: `ended:${held.id}:${person.personId}`, lane: LANE.NOTICE });
  }
}
