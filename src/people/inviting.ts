// /moi: the office invites to any unit or to the delegation, a unit's head to the own unit. Ends with a message to forward.
// Every press is checked against the roles held now; what is in the dialogue is only what was searched for.
import { cut } from '../kit/cut.js';
import type { DialogueFace } from '../dialogue/face.js';
import type { KnownTurn } from '../dialogue/turn.js';
import { dayOf } from '../kit/calendar.js';
import { isRefusal } from '../kit/refusal.js';
import { compareVietnamese, fold, sortNames } from '../kit/vietnamese.js';
import { button, layOut } from '../outbox/message.js';
import { listPostHolders } from './ending-store.js';
import { withdrawOpenInvitations } from './invitation-store.js';
import { nobodyElseApproves } from './approvals.js';
import { createInvitation, invitationLink, type InvitationOrder } from './invitations.js';
import { roleName, roleTitle } from './names.js';
import { membersButton } from './members.js';
import { pageOf, pageRows, toPage } from './pages.js';
import {
  DELEGATION_ROLES,
  isOffice,
  isSinglePost,
  isUnitRole,
  needsSecondPerson,
  unitRolesToInvite,
  unitsOf,
  type DelegationRole,
  type UnitRole,
} from './rules.js';
import { findDelegate, findTeam, findUnit, listAllUnits, listDelegates, listUnits, type UnitView } from './store.js';

const INVITE = 'people.invite';
const VERSION = 1;

/** Opens /moi: the office chooses where, the head of one unit goes straight to it. */
export async function startInviting(turn: KnownTurn): Promise<void> {
  const { t } = turn.words;
  if (!isOffice(turn.who)) {
    const own = await listOwnUnits(turn);
    return own.length === 1 ? pickUnit(turn, [own[0]!.id]) : showUnits(turn, own, 0);
  }
  turn.open(INVITE, VERSION, 'start');
  turn.show({
    text: t('people-invite-start'),
    rows: [
      [button(t('people-invite-units'), 'people.units'), button(t('people-invite-delegation'), 'people.delegation')],
      ...(await membersButton(turn, null)).map((one) => [one]),
      [button(t('button-cancel'), 'people.noinvite', 0)],
    ],
  });
}

/** Units this person may invite to as their head. */
async function listOwnUnits(turn: KnownTurn): Promise<UnitView[]> {
  const own = unitsOf(turn.who).filter((unitId) => unitRolesToInvite(turn.who, unitId).length > 0);
  const units = [...(await listUnits(turn.tx, own)).values()];
  return units.sort((a, b) => compareVietnamese(a.title, b.title));
}

function showUnits(turn: KnownTurn, units: readonly UnitView[], asked: number): void {
  const { t } = turn.words;
  const { shown, page, pages } = pageOf(units, asked);
  const lines = shown.map((unit, n) => `${n + 1}. ${unit.title}`);
  const numbers = shown.map((unit, n) => button(String(n + 1), `people.pick:${unit.id}`));
  turn.show({
    text: [
      t('people-invite-unit-list', { page: page + 1, pages }),
      ...lines,
      ...(isOffice(turn.who) ? [t('people-invite-unit-hint')] : []),
    ].join('\n'),
    rows: pageRows(turn.words, numbers, 'people.units', { page, pages }, [
      button(t('button-cancel'), 'people.noinvite', 0),
    ]),
  });
}

/**
 * Units whose code, full name or abbreviation holds every word typed, whatever the marks. Nearest first: the code, the words as they stand
 * in the name, then words of the name beginning so, then words of the parent too, then anywhere inside words.
 */
export function searchUnits<T extends { code: string; title: string; name: string; abbreviation: string | null }>(
  units: readonly T[],
  typed: string,
): T[] {
  const phrase = fold(typed);
  const wanted = phrase.split(' ').filter(Boolean);
  const begins = (text: string) => {
    const words = fold(text).split(/[^a-z0-9]+/);
    return wanted.every((each) => words.some((word) => word.startsWith(each)));
  };
  const far = (unit: T): number => {
    if (fold(unit.code) === phrase) return -1;
    const whole = `${unit.title} ${unit.abbreviation ?? ''} ${unit.code}`;
    if (` ${fold(unit.name)}`.includes(` ${phrase}`)) return 0;
    if (begins(unit.name)) return 1;
    if (begins(whole)) return 2;
    return wanted.every((each) => fold(whole).includes(each)) ? 3 : 4;
  };
  const found = units.map((unit) => ({ unit, far: far(unit) })).filter((one) => one.far < 4);
  // Letters inside words count only when nothing begins so.
  const near = found.filter((one) => one.far < 3);
  return (near.length > 0 ? near : found).sort((a, b) => a.far - b.far).map(({ unit }) => unit);
}

/** A page of the units, of all of them or of those searched for. */
export async function listUnitsToInvite(turn: KnownTurn, [page]: readonly string[]): Promise<void> {
  if (!isOffice(turn.who)) {
    const own = await listOwnUnits(turn);
    return own.length > 0 ? showUnits(turn, own, toPage(page)) : turn.refuseRights();
  }
  const query = turn.dialogue.kind === INVITE ? turn.dialogue.data.query : undefined;
  turn.open(INVITE, VERSION, 'unit', { query: page === undefined ? null : query, page });
  const all = await listAllUnits(turn.tx, dayOf(turn.now));
  showUnits(turn, typeof query === 'string' && page !== undefined ? searchUnits(all, query) : all, toPage(page));
}

/** What the office types while inviting: part of a unit's name. */
export const inviteDialogue: DialogueFace = {
  version: VERSION,
  edits: 'again',
  isHalfDone: (step) => step !== 'start',
  async resume(turn) {
    const { page, unitId, delegateId } = turn.dialogue.data as Record<string, string | undefined>;
    switch (turn.dialogue.step) {
      case 'unit':
        return listUnitsToInvite(turn, [page ?? '0']);
      case 'delegation':
        return listDelegatesToInvite(turn, [page ?? '0']);
      case 'role':
        return unitId === undefined ? pickDelegate(turn, [delegateId ?? '']) : pickUnit(turn, [unitId]);
      default:
        return startInviting(turn);
    }
  },
  async text(turn, typed) {
    if (!isOffice(turn.who)) return turn.refuseRights();
    const found = searchUnits(await listAllUnits(turn.tx, dayOf(turn.now)), typed);
    if (found.length === 0) {
      const { t } = turn.words;
      return turn.show({
        text: t('people-invite-unit-none', { typed: cut(typed, 60) }),
        rows: [[button(t('people-invite-units'), 'people.units'), button(t('button-cancel'), 'people.noinvite', 0)]],
      });
    }
    turn.open(INVITE, VERSION, 'unit', { query: [...typed].slice(0, 60).join('') });
    showUnits(turn, found, 0);
  },
};

/** A unit was chosen: in which role? */
export async function pickUnit(turn: KnownTurn, [unitId = '']: readonly string[]): Promise<void> {
  const roles = unitRolesToInvite(turn.who, unitId);
  const unit = roles.length > 0 ? await findUnit(turn.tx, unitId) : null;
  if (!unit) return turn.refuseRights();
  const { t } = turn.words;
  const { query } = turn.dialogue.kind === INVITE ? turn.dialogue.data : {};
  turn.open(INVITE, VERSION, 'role', { unitId: unit.id, query });
  const choosing = isOffice(turn.who) || unitsOf(turn.who).length > 1;
  const back = choosing ? [button(t('button-back'), 'people.units:0', 2)] : [];
  turn.show({
    text: [t('people-invite-role', { who: unit.title }), ...(await heldLines(turn, unit, roles))].join('\n'),
    rows: [
      ...layOut(roles.map((role) => button(roleName(turn.words, role), `people.make:${unit.id}:${role}`))),
      ...(await membersButton(turn, unit.id)).map((one) => [one]),
      [...back, button(t('button-cancel'), 'people.noinvite', 0)],
    ],
  });
}

/** Who holds these posts now, and what becomes of it when somebody else is invited. */
async function heldLines(turn: KnownTurn, unit: UnitView, roles: readonly UnitRole[]): Promise<string[]> {
  const { t } = turn.words;
  const lines: string[] = [];
  for (const role of roles) {
    const names = (await listPostHolders(turn.tx, unit.id, role)).map(({ fullName }) => fullName).join(', ');
    if (names === '') continue;
    const key = isSinglePost(role) ? 'people-invite-held' : 'people-invite-held-beside';
    lines.push(t(key, { role: roleName(turn.words, role), names }));
  }
  return lines;
}

/** [Hủy]: no further link is made. */
export function cancelInviting(turn: KnownTurn): void {
  const { t } = turn.words;
  turn.close();
  turn.show({ text: t('people-invite-cancelled'), rows: [[button(t('button-todo'), 'desk.todo', 4)]] });
}

/** A role was chosen: the link is made. With `again`, unused older links to the same role stop working. */
export async function inviteToUnit(
  turn: KnownTurn,
  botName: string,
  [unitId = '', role = '']: readonly string[],
  again = false,
): Promise<void> {
  if (!isUnitRole(role) || !unitRolesToInvite(turn.who, unitId).includes(role)) return turn.refuseRights();
  const unit = await findUnit(turn.tx, unitId);
  if (!unit) return turn.refuseRights();
  if (again) await withdrawOpenInvitations(turn.tx, { unitId, role }, turn.now);
  const title = roleTitle(turn.words, { role, unit, teamName: null });
  return make(turn, botName, { role, unitId, invitedById: turn.who.personId }, title, (link, until) =>
    turn.words.t(isOffice(turn.who) ? 'people-invitation-unit' : 'people-invitation-own', {
      unit: unit.title,
      role: title,
      link,
      until,
      sender: senderOf(turn, unit),
    }),
  );
}

/** In whose name a letter invites: the standing office's, or the unit's whose head asks. */
const senderOf = (turn: KnownTurn, unit: UnitView | null): string =>
  isOffice(turn.who) || !unit ? turn.words.t('people-sender-office') : unit.title;

/** A page of the delegation's register. */
export async function listDelegatesToInvite(turn: KnownTurn, [asked]: readonly string[]): Promise<void> {
  if (!isOffice(turn.who)) return turn.refuseRights();
  const { t } = turn.words;
  const cancel = button(t('button-cancel'), 'people.noinvite', 0);
  const all = sortNames(await listDelegates(turn.tx), (person) => person.fullName);
  if (all.length === 0) return turn.show({ text: t('people-invite-nobody'), rows: [[cancel]] });
  turn.open(INVITE, VERSION, 'delegation', { page: asked });
  const { shown, page, pages } = pageOf(all, toPage(asked));
  const lines = shown.map(
    (person, n) => `${n + 1}. ${t('people-invite-person', { name: person.fullName, agency: person.agency })}`,
  );
  turn.show({
    text: [t('people-invite-person-list', { page: page + 1, pages }), ...lines].join('\n'),
    rows: pageRows(
      turn.words,
      shown.map((person, n) => button(String(n + 1), `people.person:${person.id}`)),
      'people.delegation',
      { page, pages },
      [cancel],
    ),
  });
}

/** Somebody of the register was chosen: in which of the roles the register gives them? */
export async function pickDelegate(turn: KnownTurn, [delegateId = '']: readonly string[]): Promise<void> {
  const person = isOffice(turn.who) ? await findDelegate(turn.tx, delegateId) : null;
  if (!person) return turn.refuseRights();
  const { t } = turn.words;
  turn.open(INVITE, VERSION, 'role', { delegateId: person.id });
  turn.show({
    text: t('people-invite-role', { who: t('people-invite-person', { name: person.fullName, agency: person.agency }) }),
    rows: [
      ...layOut(person.roles.map((role) => button(roleName(turn.words, role), `people.seat:${person.id}:${role}`))),
      [button(t('button-back'), 'people.delegation:0', 2), button(t('button-cancel'), 'people.noinvite', 0)],
    ],
  });
}

/** A role in the delegation was chosen: the link is made. */
export async function inviteToDelegation(
  turn: KnownTurn,
  botName: string,
  [delegateId = '', typed = '']: readonly string[],
): Promise<void> {
  const person = isOffice(turn.who) ? await findDelegate(turn.tx, delegateId) : null;
  const role = DELEGATION_ROLES.find(
    (each): each is DelegationRole => each === typed && (person?.roles.includes(each) ?? false),
  );
  if (!person || !role) return turn.refuseRights();
  const team = person.teamId && (role === 'LEAD' || role === 'MEMBER') ? await findTeam(turn.tx, person.teamId) : null;
  const title = roleTitle(turn.words, { role, unit: null, teamName: team?.name ?? null });
  const order = { role, delegateId, fullName: person.fullName, invitedById: turn.who.personId };
  return make(turn, botName, order, title, (link, until) =>
    turn.words.t('people-invitation-person', {
      name: person.fullName,
      role: title,
      link,
      until,
      sender: senderOf(turn, null),
    }),
  );
}

/** Makes the link and shows it: a card about it, and below it the message to forward. */
async function make(
  turn: KnownTurn,
  botName: string,
  order: InvitationOrder,
  title: string,
  letter: (link: string, until: string) => string,
): Promise<void> {
  const { t, f } = turn.words;
  const rows = [[button(t('people-invite-more'), 'people.moi', 6)], [button(t('button-todo'), 'desk.todo', 4)]];
  const made = await createInvitation(turn.tx, order, turn.now);
  if (isRefusal(made)) return turn.show({ text: t(made.refusal, made.args), rows });
  turn.audit('people.invited', made.id, { role: order.role, ...('unitId' in order ? { unit: order.unitId } : {}) });
  turn.close();
  const until = f.moment(made.expiresAt);
  const lines = [t('people-invited', { role: title, until })];
  if (made.comparesPhone) lines.push(t('people-invited-phone'));
  if (needsSecondPerson(order.role)) {
    const stuck = await nobodyElseApproves(turn.tx, turn.who.personId);
    lines.push(t(stuck ? 'people-invited-nobody' : 'people-invited-approval'));
  }
  turn.show({ text: lines.join('\n'), rows });
  turn.tell({ text: letter(invitationLink(botName, made.token), until) }, `invitation:${made.id}`);
}
