// /moi → [Xem, kết thúc vai trò]: who acts for a unit, or in the delegation, and ending one of their roles: person, reason, once
// more with what they hold open, done. Every press is checked against the roles held now.
import type { DialogueFace, Look } from '../dialogue/face.js';
import type { KnownTurn, Who } from '../dialogue/turn.js';
import type { Tx } from '../kit/database.js';
import { cut } from '../kit/cut.js';
import type { Locale, Words } from '../kit/words.js';
import { button, layOut, type Button } from '../outbox/message.js';
import { endRoles, listToTell, tellEnded } from './ending.js';
import { findRole, listRolesIn, wasCompared, type PersonsRole } from './ending-store.js';
import { endedByMeScreen, findToEnd, phoneWords, sayDone } from './joined.js';
import { headTitleOf, roleTitle } from './names.js';
import { pageOf, pageRows, toPage } from './pages.js';
import {
  DELEGATION_ROLES,
  END_REASONS,
  UNIT_ROLES,
  isUnitRole,
  mayEndRole,
  mayListMembers,
  type EndReason,
} from './rules.js';
import { findUnit } from './store.js';
import type { PeopleLinks } from './welcome.js';

/** Stands for the delegation and the office where a unit's id stands for a unit. */
const DELEGATION = '-';

/** Roles in force there: focal point, deputies, head; the delegation from its head to the office. */
async function listInOrder(tx: Tx, unitId: string | null): Promise<PersonsRole[]> {
  const order: readonly string[] = [...UNIT_ROLES, ...DELEGATION_ROLES];
  return (await listRolesIn(tx, unitId)).sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
}

/** [Xem, kết thúc vai trò], while there is somebody this person may end the role of; no button otherwise. */
export async function membersButton(turn: KnownTurn, unitId: string | null): Promise<Button[]> {
  if (!mayListMembers(turn.who, unitId)) return [];
  const members = (await listInOrder(turn.tx, unitId)).filter((held) => mayEndRole(turn.who, held));
  if (members.length === 0) return [];
  const key = unitId === null ? 'people-members-delegation' : 'people-members-unit';
  return [button(turn.words.t(key), `people.members:${unitId ?? DELEGATION}`)];
}

/** A page of those who act for a unit, or in the delegation. */
export async function showMembers(turn: KnownTurn, [place = '', asked]: readonly string[]): Promise<void> {
  const unitId = place === DELEGATION ? null : place;
  const unit = unitId !== null && mayListMembers(turn.who, unitId) ? await findUnit(turn.tx, unitId) : null;
  if (!mayListMembers(turn.who, unitId) || (unitId !== null && !unit)) return turn.refuseRights();
  const { t, f } = turn.words;
  const all = (await listInOrder(turn.tx, unitId)).filter((held) => mayEndRole(turn.who, held));
  const { shown, page, pages } = pageOf(all, toPage(asked));
  turn.close();
  const lines = shown.map((held, n) => {
    const args = { name: held.fullName, role: roleTitle(turn.words, held), since: f.dayAt(held.fromAt) };
    return `${n + 1}. ${t('people-members-line', args)}`;
  });
  const numbers = shown.map((held, n) => button(String(n + 1), `people.member:${held.id}`));
  const title = unit?.title ?? t('people-delegation');
  turn.show({
    text: [t('people-members-head', { place: title, page: page + 1, pages }), ...lines].join('\n'),
    rows: pageRows(turn.words, numbers, `people.members:${place}`, { page, pages }, [
      button(t('button-cancel'), 'desk.todo', 0),
    ]),
  });
}

const listOf = (held: PersonsRole): string => `people.members:${held.unitId ?? DELEGATION}`;

/** One of them: since when, which phone, what is open. */
export async function showMember(turn: KnownTurn, [roleId = '']: readonly string[], links: PeopleLinks): Promise<void> {
  const held = await findToEnd(turn, roleId);
  if (!held) return;
  const { t, f } = turn.words;
  const open = await countOpen(turn, held, links);
  turn.close();
  turn.show({
    text: [
      t(held.title ? 'people-member-titled' : 'people-member', { name: held.fullName, title: held.title ?? '' }),
      t('people-me-role', { role: roleTitle(turn.words, held), since: f.dayAt(held.fromAt) }),
      t('people-member-phone', { phone: phoneWords(turn.words, held.phone, await wasCompared(turn.tx, held)) }),
      t('people-member-open', { count: f.count(open) }),
    ].join('\n'),
    rows: [[button(t('people-end'), `people.end:${held.id}`)], [button(t('button-back'), listOf(held), 2)]],
  });
}

/** How many things this role alone owes now. */
async function countOpen(turn: KnownTurn, held: PersonsRole, links: PeopleLinks): Promise<number> {
  if (!links.countDuties || held.chatId === null) return 0;
  const role = { id: held.id, role: held.role, unitId: held.unitId, teamId: held.teamId };
  const who: Who = { ...turn.who, personId: held.personId, chatId: held.chatId, roles: [role] };
  return links.countDuties({ tx: turn.tx, now: turn.now, who, words: turn.words } satisfies Look);
}

/** [Kết thúc vai trò]: why? */
export async function askWhy(turn: KnownTurn, [roleId = '']: readonly string[]): Promise<void> {
  const held = await findToEnd(turn, roleId);
  if (!held) return;
  const { t } = turn.words;
  turn.open(END, END_VERSION, 'why', { roleId: held.id });
  const reasons = END_REASONS.map((reason) => button(t(`people-end-why-${reason}`), `people.why:${held.id}:${reason}`));
  turn.show({
    text: t('people-end-ask-why', { name: held.fullName, role: roleTitle(turn.words, held) }),
    rows: [...layOut(reasons), [button(t('button-back'), `people.member:${held.id}`, 2)]],
  });
}

/** A reason was chosen: once more, with everything that ends. */
export async function askEnd(
  turn: KnownTurn,
  [roleId = '', typed = '']: readonly string[],
  links: PeopleLinks,
): Promise<void> {
  const reason = END_REASONS.find((each) => each === typed);
  const held = reason ? await findToEnd(turn, roleId) : null;
  if (!reason) return turn.refuseRights();
  if (!held) return;
  // The words typed for this very role; a reason tapped takes their place.
  if (reason !== 'OTHER' || typedFor(turn, held.id) === null) turn.close();
  return showEnd(turn, held, reason, reason === 'OTHER' ? typedFor(turn, held.id) : null, links);
}

const END = 'people.end';
const END_VERSION = 1;
/** Characters of a typed reason that are kept. */
const LONGEST_REASON = 200;

/** The reason typed for ending this role; null when there is none. */
function typedFor(turn: KnownTurn, roleId: string): string | null {
  const { kind, data } = turn.dialogue;
  const kept = data as { roleId?: string; typed?: string };
  return kind === END && kept.roleId === roleId ? (kept.typed ?? null) : null;
}

/** What is typed at the question why a role ends: another reason, in these words. */
export const endDialogue = (links: PeopleLinks): DialogueFace => {
  const roleOf = (turn: KnownTurn) => (turn.dialogue.data as { roleId?: string }).roleId ?? '';
  return {
    version: END_VERSION,
    edits: 'again',
    async text(turn, typed) {
      const held = await findToEnd(turn, roleOf(turn));
      if (!held) return;
      const words = cut(typed.trim(), LONGEST_REASON);
      turn.open(END, END_VERSION, 'confirm', { roleId: held.id, typed: words });
      await showEnd(turn, held, 'OTHER', words, links);
    },
    composed: (step, { roleId }) => (step === 'confirm' ? { change: `people.end:${String(roleId)}` } : null),
    async resume(turn) {
      const roleId = roleOf(turn);
      const typed = turn.dialogue.step === 'confirm' ? typedFor(turn, roleId) : null;
      const held = typed === null ? null : await findToEnd(turn, roleId);
      if (typed === null) return askWhy(turn, [roleId]);
      if (held) await showEnd(turn, held, 'OTHER', typed, links);
    },
  };
};

async function showEnd(
  turn: KnownTurn,
  held: PersonsRole,
  reason: EndReason,
  words: string | null,
  links: PeopleLinks,
): Promise<void> {
  const { t, f } = turn.words;
  const open = await countOpen(turn, held, links);
  const lines = [
    t('people-end-ask', {
      name: held.fullName,
      role: roleTitle(turn.words, held),
      reason: words === null ? t(`people-end-reason-${reason}`) : t('people-end-words', { text: words }),
    }),
    t('people-member-open', { count: f.count(open) }),
    ...(isUnitRole(held.role) && open > 0 ? [await whoHolds(turn.tx, turn.words, held)] : []),
    t('people-end-ask-after'),
  ];
  turn.show({
    text: lines.join('\n'),
    rows: [
      [button(t('people-end-confirm'), `people.endnow:${held.id}:${reason}`)],
      [button(t('button-back'), `people.end:${held.id}`, 2)],
    ],
  });
}

/** Who goes on with what is open: the others of the unit, or nobody until somebody is invited. */
async function whoHolds(tx: Tx, words: Words, held: PersonsRole): Promise<string> {
  const rest = (await listInOrder(tx, held.unitId)).filter((each) => each.personId !== held.personId);
  if (rest.length === 0) return words.t('people-end-nobody-left');
  const roleOf = (role: PersonsRole['role']) =>
    role === 'HEAD' && held.unit ? headTitleOf(words, held.unit) : words.t(`people-role-${role}`);
  const names = rest.map((each) => `${each.fullName} (${roleOf(each.role)})`);
  return words.t('people-end-rest', { names: [...new Set(names)].slice(0, 4).join('; ') });
}

/** Confirmed: the role ends, for exactly one of those who press. */
export async function endNow(
  turn: KnownTurn,
  [roleId = '', typed = '']: readonly string[],
  words: Readonly<Record<Locale, Words>>,
  links: PeopleLinks,
): Promise<void> {
  const { tx, now, who } = turn;
  const reason = END_REASONS.find((each) => each === typed);
  if (!reason) return turn.refuseRights();
  const held = await findToEnd(turn, roleId);
  if (!held) return;
  const said = reason === 'OTHER' ? typedFor(turn, held.id) : null;
  turn.close();
  const [ended] = await endRoles(tx, { effects: turn, words, links, by: who, now }, [held.id], reason, said);
  if (!ended) return sayDone(turn, (await findRole(tx, held.id))?.endedAt ?? now);
  const told = await listToTell(tx, ended, [who.personId]);
  tellEnded(turn, words, told, ended, { by: who.fullName, reason, said, ring: false, now });
  turn.show(endedByMeScreen(turn.words, ended, now));
}
