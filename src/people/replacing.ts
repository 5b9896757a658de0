// Somebody joins for a post that is held: they wait, the unit's head or the office is asked whether the person there now is
// replaced, and takes the decision once. Every press is checked against the roles and the holders of that moment.
import type { Duty, Look } from '../dialogue/face.js';
import type { KnownTurn } from '../dialogue/turn.js';
import type { Tx } from '../kit/database.js';
import type { Locale, Words } from '../kit/words.js';
import type { Effects } from '../outbox/effects.js';
import { button, LANE, type Message } from '../outbox/message.js';
import { endRoles, listInviter } from './ending.js';
import { findRole, listPostHolders, listReplacements, wasCompared, type PersonsRole } from './ending-store.js';
import { phoneWords, tellJoined } from './joined.js';
import { decideRole } from './membership-store.js';
import { headTitleOf, roleTitle } from './names.js';
import { mayReplace } from './rules.js';
import { welcomeScreen } from './screens.js';
import { findWho, isReachable, listByRole, listUnitHolders, type Reachable } from './store.js';
import { welcome, type PeopleLinks } from './welcome.js';

type Voices = Readonly<Record<Locale, Words>>;

/** What is answered: the newcomer instead of, beside, or not at all. */
export type Answer = 'replace' | 'both' | 'none';

const keyOf = (roleId: string, personId: string): string => `replacing:${roleId}:${personId}`;

/** Everyone who may answer and can be reached, once each: the head for the focal point, the office besides. */
async function listAnswerers(tx: Tx, asked: PersonsRole): Promise<{ heads: Reachable[]; office: Reachable[] }> {
  const may = (people: readonly Reachable[]) => [
    ...new Map(people.filter((p) => p.personId !== asked.personId).map((p) => [p.personId, p])).values(),
  ];
  const office = may((await listByRole(tx, 'OFFICE')).filter(isReachable));
  if (asked.role !== 'FOCAL' || !asked.unitId) return { heads: [], office };
  return { heads: may((await listUnitHolders(tx, [asked.unitId], ['HEAD'])).filter(isReachable)), office };
}

/** Whom a question goes to: the head, and the inviter of the office; the whole office when the unit has no head here. */
async function listAsked(tx: Tx, asked: PersonsRole): Promise<Reachable[]> {
  const { heads, office } = await listAnswerers(tx, asked);
  if (heads.length === 0) return office;
  const inviter = asked.invitedById ? await listInviter(tx, asked.invitedById) : [];
  const ofOffice = office.filter((person) => inviter.some((each) => each.personId === person.personId));
  return [...new Map([...heads, ...ofOffice].map((person) => [person.personId, person])).values()];
}

const holderWords = (words: Words, holders: readonly PersonsRole[]): string =>
  holders
    .map((held) => words.t('people-replace-holder', { name: held.fullName, since: words.f.dayAt(held.fromAt) }))
    .join('; ');

/** Who asks for a post, and whether their number was compared for it. */
type Asked = PersonsRole & { readonly isCompared: boolean };

async function findAsked(tx: Tx, roleId: string): Promise<Asked | null> {
  const asked = await findRole(tx, roleId);
  return asked && { ...asked, isCompared: await wasCompared(tx, asked) };
}

function questionText(words: Words, asked: Asked, holders: readonly PersonsRole[]): string {
  const { t, f } = words;
  const args = {
    name: asked.fullName,
    role: roleTitle(words, asked),
    at: f.moment(asked.fromAt),
    phone: phoneWords(words, asked.phone, asked.isCompared),
  };
  return holders.length > 0
    ? t('people-replace-ask', { ...args, holders: holderWords(words, holders) })
    : t('people-replace-free', args);
}

function questionScreen(words: Words, asked: Asked, holders: readonly PersonsRole[]): Message {
  const { t } = words;
  const act = (key: string, verb: string) => button(t(key), `people.${verb}:${asked.id}`);
  // Which holders the reader saw: the newest one tells.
  const replace = button(t('people-replace-yes'), `people.replace:${asked.id}:${holders.at(-1)?.id}`);
  return {
    text: questionText(words, asked, holders),
    rows:
      holders.length > 0
        ? [[replace], [act('people-replace-both', 'keepboth')], [act('people-replace-no', 'nottaken')]]
        : [[act('people-replace-take', 'keepboth')], [act('people-replace-no', 'nottaken')]],
  };
}

/** What the newcomer reads while they wait: who was asked, or that nobody could be. */
export async function waitingText(tx: Tx, words: Words, roleId: string): Promise<string> {
  const asked = await findRole(tx, roleId);
  if (!asked) return words.t('people-waiting');
  const [people, { heads }] = [await listAsked(tx, asked), await listAnswerers(tx, asked)];
  const { t } = words;
  const role = roleTitle(words, asked);
  if (people.length === 0) return t('people-replace-nobody', { role });
  const who = heads.length > 0 && asked.unit ? headTitleOf(words, asked.unit) : t('people-asked-office');
  return t('people-replace-waiting', { role, asked: who });
}

/** Asks whoever is to answer. */
export async function askReplacing(tx: Tx, effects: Effects, words: Voices, roleId: string): Promise<void> {
  const asked = await findAsked(tx, roleId);
  if (!asked?.unitId) return;
  const holders = await listPostHolders(tx, asked.unitId, asked.role);
  for (const person of await listAsked(tx, asked)) {
    const message = { ...questionScreen(words[person.locale], asked, holders), ring: true };
    effects.send(person, message, { key: keyOf(asked.id, person.personId), lane: LANE.NOTICE });
  }
}

/** Questions that wait for this person, as duties: also those that were asked when nobody could be. */
export async function replacingDuties({ tx, who, words }: Look, place: string): Promise<Duty[]> {
  const waiting = (await listReplacements(tx)).filter((asked) => mayReplace(who, asked));
  return waiting.map((asked) => ({
    place: asked.unit?.title ?? place,
    line: words.t('people-replace-duty', { name: asked.fullName, role: roleTitle(words, asked) }),
    dueAt: null,
    label: words.t('people-see'),
    act: `people.replacing:${asked.id}`,
  }));
}

/** The question of a pressed button, if this person may answer it now; otherwise they are answered and this is null. */
async function findQuestion(turn: KnownTurn, roleId: string): Promise<(Asked & { unitId: string }) | null> {
  const asked = await findAsked(turn.tx, roleId);
  if (asked?.pendingFor !== 'REPLACEMENT' || !asked.unitId || !mayReplace(turn.who, asked)) {
    turn.refuseRights();
    return null;
  }
  if (!asked.pending || asked.endedAt) {
    turn.toast(turn.words.t('people-approval-decided'));
    return null;
  }
  return { ...asked, unitId: asked.unitId };
}

/** Shows a question again, from /viec. */
export async function showReplacing(turn: KnownTurn, [roleId = '']: readonly string[]): Promise<void> {
  const asked = await findQuestion(turn, roleId);
  if (!asked) return;
  turn.close();
  turn.show(questionScreen(turn.words, asked, await listPostHolders(turn.tx, asked.unitId, asked.role)));
}

/** [Thay người cũ]: once more, since the predecessor's access ends at once. */
export async function askReplace(turn: KnownTurn, [roleId = '', newestHolder = '']: readonly string[]): Promise<void> {
  const asked = await findQuestion(turn, roleId);
  if (!asked) return;
  const holders = await listPostHolders(turn.tx, asked.unitId, asked.role);
  turn.close();
  if (holders.length === 0 || holders.at(-1)!.id !== newestHolder)
    return turn.show(questionScreen(turn.words, asked, holders));
  const { t } = turn.words;
  const args = { name: asked.fullName, role: roleTitle(turn.words, asked), holders: holderWords(turn.words, holders) };
  turn.show({
    text: t('people-replace-sure', args),
    rows: [
      [button(t('people-replace-confirm'), `people.replacenow:${asked.id}:${newestHolder}`)],
      [button(t('button-back'), `people.replacing:${asked.id}`, 2)],
    ],
  });
}

/** Replaced, both kept, or the newcomer not taken: decided once, told to the newcomer, shown to everyone who was asked. */
export async function settleReplacing(
  turn: KnownTurn,
  [roleId = '', newestHolder]: readonly string[],
  answer: Answer,
  words: Voices,
  links: PeopleLinks,
): Promise<void> {
  const { tx, now, who } = turn;
  const asked = await findQuestion(turn, roleId);
  if (!asked) return;
  const holders = await listPostHolders(tx, asked.unitId, asked.role);
  // Whoever took the post since does not stand on the card: it is asked anew, with their name.
  if (answer === 'replace' && holders.at(-1)?.id !== newestHolder) {
    turn.close();
    return turn.show(questionScreen(turn.words, asked, holders));
  }
  const approved = answer !== 'none';
  if (!(await decideRole(tx, roleId, { approvedById: who.personId, approved, otherwise: 'NOT_TAKEN' }, now))) {
    return turn.toast(turn.words.t('people-approval-decided'));
  }
  turn.audit(`people.replace-${answer}`, roleId, { role: asked.role, unit: asked.unitId });
  const before = await listAsked(tx, asked);
  const ending = { effects: turn, words, links, by: who, now };
  if (answer === 'replace')
    await endRoles(
      tx,
      ending,
      holders.map(({ id }) => id),
      'REPLACED',
    );
  const outcome = (voice: Words) =>
    `${questionText(voice, asked, holders)}\n${voice.t(`people-replaced-${answer}`, { by: who.fullName, at: voice.f.moment(now) })}`;
  for (const person of before) {
    turn.edit(person, keyOf(asked.id, person.personId), { text: outcome(words[person.locale]) }, 'decided');
  }
  const todo = [[button(turn.words.t('button-todo'), 'desk.todo', 4)]];
  if (isCard(turn)) turn.show({ text: outcome(turn.words), rows: todo });
  await tellNewcomer(turn, asked, approved, words, links);
  if (approved) await tellJoined(tx, turn, words, roleId, [who.personId, ...before.map((each) => each.personId)]);
}

/** Pressed on a card of /viec, or typed: the answer is shown in its place. */
const isCard = (turn: KnownTurn): boolean => turn.input.kind !== 'press' || turn.input.act.includes('~');

async function tellNewcomer(
  turn: KnownTurn,
  asked: PersonsRole,
  approved: boolean,
  words: Voices,
  links: PeopleLinks,
): Promise<void> {
  if (asked.chatId === null) return;
  const { tx, now } = turn;
  const voice = words[asked.locale];
  const to = { chatId: asked.chatId, personId: asked.personId };
  const how = { key: `replacing:${asked.id}:outcome`, lane: LANE.NOTICE };
  if (!approved) {
    const text = voice.t('people-not-taken', { role: roleTitle(voice, asked) });
    return turn.send(to, { text, ring: true }, how);
  }
  const duties = (await findWho(tx, asked.chatId))
    ? await welcome(links, words, { tx, effects: turn, chatId: asked.chatId, now })
    : 0;
  turn.send(to, { ...welcomeScreen(voice, 'approved', asked, now, duties), ring: true }, how);
}
