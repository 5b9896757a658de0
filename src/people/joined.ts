// Whoever comes in by a link is made known at once to those who can tell whether it is the right person: the unit's head and
// the inviter, the office where there is no head. One button ends the role; it asks once more and works later too.
import type { KnownTurn } from '../dialogue/turn.js';
import type { Tx } from '../kit/database.js';
import type { Locale, Words } from '../kit/words.js';
import type { Effects } from '../outbox/effects.js';
import { button, LANE, type Message } from '../outbox/message.js';
import { endRoles, listInviter, listToTell, tellEnded } from './ending.js';
import { findRole, wasCompared, type PersonsRole } from './ending-store.js';
import { roleTitle } from './names.js';
import { lastDigits } from './phones.js';
import { isUnitRole, mayEndRole } from './rules.js';
import { isReachable, listByRole, listUnitHolders, type Reachable } from './store.js';
import type { PeopleLinks } from './welcome.js';

type Voices = Readonly<Record<Locale, Words>>;

/** Who is told of a newcomer, each once. */
async function listHosts(tx: Tx, held: PersonsRole): Promise<Reachable[]> {
  const inviter = held.invitedById ? await listInviter(tx, held.invitedById) : [];
  const office = (await listByRole(tx, 'OFFICE')).filter(isReachable);
  const heads = held.unitId ? (await listUnitHolders(tx, [held.unitId], ['HEAD'])).filter(isReachable) : [];
  const others = (people: readonly Reachable[]) => people.filter(({ personId }) => personId !== held.personId);
  const first = held.unitId ? others(heads) : inviter;
  const hosts = others([...first, ...inviter]);
  const all = others(first).length > 0 ? hosts : others([...hosts, ...office]);
  return [...new Map(all.map((person) => [person.personId, person])).values()];
}

/** «678, đã đối chiếu», that this link compared nothing, or that no number was shared. */
export const phoneWords = ({ t }: Words, phone: string | null, isCompared: boolean): string =>
  phone === null
    ? t('people-phone-none')
    : t(isCompared ? 'people-phone-digits' : 'people-phone-uncompared', { digits: lastDigits(phone) });

function joinedScreen(words: Words, held: PersonsRole, isCompared: boolean): Message {
  const { t, f } = words;
  const role = roleTitle(words, held);
  return {
    text: t('people-joined-told', {
      name: held.fullName,
      role,
      at: f.moment(held.fromAt),
      phone: phoneWords(words, held.phone, isCompared),
    }),
    rows: [[button(t(notOursKey(held)), `people.notours:${held.id}`)]],
  };
}

const notOursKey = (held: PersonsRole): string => (isUnitRole(held.role) ? 'people-not-ours' : 'people-not-invited');

/** Tells of a role that has come into force; `but` are those who have just read of it another way. */
export async function tellJoined(
  tx: Tx,
  effects: Effects,
  words: Voices,
  roleId: string,
  but: readonly string[] = [],
): Promise<void> {
  const held = await findRole(tx, roleId);
  if (!held || held.pending || held.endedAt) return;
  const isCompared = await wasCompared(tx, held);
  for (const person of await listHosts(tx, held)) {
    if (but.includes(person.personId)) continue;
    const message = { ...joinedScreen(words[person.locale], held, isCompared), ring: true };
    effects.send(person, message, { key: `joined:${held.id}:${person.personId}`, lane: LANE.NOTICE });
  }
}

/** The role of a pressed button, if this person may end it now; otherwise they are answered and this is null. */
export async function findToEnd(turn: KnownTurn, roleId: string): Promise<PersonsRole | null> {
  const held = await findRole(turn.tx, roleId);
  if (!held || held.pending || !mayEndRole(turn.who, held)) {
    turn.refuseRights();
    return null;
  }
  if (held.endedAt) {
    sayDone(turn, held.endedAt);
    return null;
  }
  return held;
}

/** That somebody ended it before, and when. */
export function sayDone(turn: KnownTurn, endedAt: Date): void {
  const text = turn.words.t('people-end-already', { at: turn.words.f.moment(endedAt) });
  if (turn.input.kind === 'press') turn.toast(text);
  else turn.tell({ text });
}

/** «Không phải người của đơn vị»: asks once more. */
export async function askNotOurs(turn: KnownTurn, [roleId = '']: readonly string[]): Promise<void> {
  const held = await findToEnd(turn, roleId);
  if (!held) return;
  const { t } = turn.words;
  turn.close();
  turn.show({
    text: t('people-not-ours-ask', { name: held.fullName, role: roleTitle(turn.words, held) }),
    rows: [[button(t('people-end-confirm'), `people.expel:${held.id}`)], [button(t('button-later'), 'desk.todo', 1)]],
  });
}

/** Confirmed: the role ends at once; the person, the office, the head and the inviter are told. */
export async function expel(turn: KnownTurn, [roleId = '']: readonly string[], words: Voices, links: PeopleLinks) {
  const { tx, now, who } = turn;
  const held = await findToEnd(turn, roleId);
  if (!held) return;
  const [ended] = await endRoles(tx, { effects: turn, words, links, by: who, now }, [held.id], 'NOT_OURS');
  if (!ended) return sayDone(turn, (await findRole(tx, held.id))?.endedAt ?? now);
  const told = await listToTell(tx, ended, [who.personId], true);
  tellEnded(turn, words, told, ended, { by: who.fullName, reason: 'NOT_OURS', ring: true, now });
  const hosts = [...(await listHosts(tx, ended)), { chatId: turn.chatId, personId: who.personId }];
  for (const host of hosts) turn.strip(host, `joined:${ended.id}:${host.personId}`);
  turn.show(endedByMeScreen(turn.words, ended, now));
}

/** What whoever ended a role reads. */
export function endedByMeScreen(words: Words, held: PersonsRole, now: Date): Message {
  const { t, f } = words;
  return {
    text: t('people-end-done', { name: held.fullName, role: roleTitle(words, held), at: f.moment(now) }),
    rows: [
      ...(held.unitId ? [[button(t('people-invite-more'), `people.pick:${held.unitId}`, 6)]] : []),
      [button(t('button-todo'), 'desk.todo', 4)],
    ],
  };
}
