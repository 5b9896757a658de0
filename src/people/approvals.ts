// The second person: asks the office and the head of the delegation about a role that waits, and takes their decision.
// The inviter and the invited never decide; every press is checked against the roles held at that moment.
import type { KnownTurn } from '../dialogue/turn.js';
import type { Duty, Look } from '../dialogue/face.js';
import type { Tx } from '../kit/database.js';
import type { Locale, Words } from '../kit/words.js';
import type { Effects } from '../outbox/effects.js';
import { button, LANE, type Message } from '../outbox/message.js';
import { markOpened } from '../outbox/store.js';
import { tellJoined } from './joined.js';
import { decideRole, listPendingRoles, type PendingRole } from './membership-store.js';
import { roleTitle } from './names.js';
import { isOffice, mayApprove } from './rules.js';
import { welcomeScreen } from './screens.js';
import { isReachable, listByRole, type Addressee } from './store.js';
import { welcome, type PeopleLinks } from './welcome.js';

type Voices = Readonly<Record<Locale, Words>>;

const keyOf = (roleId: string, personId: string): string => `approval:${roleId}:${personId}`;

function approvalText(words: Words, role: PendingRole): string {
  const { t, f } = words;
  const args = {
    name: role.fullName,
    role: roleTitle(words, role),
    inviter: role.inviterName ?? t('people-role-OFFICE'),
    at: f.moment(role.invitedAt),
  };
  return role.agency ? t('people-approval-agency', { ...args, agency: role.agency }) : t('people-approval', args);
}

const approvalScreen = (words: Words, role: PendingRole): Message => ({
  text: approvalText(words, role),
  rows: [
    [button(words.t('people-approve'), `people.approve:${role.id}`)],
    [button(words.t('people-disapprove'), `people.disapprove:${role.id}`)],
  ],
});

/** Everyone who could approve and can be reached, once each. */
async function listApprovers(
  tx: Tx,
  role: Pick<PendingRole, 'personId' | 'invitedById'>,
): Promise<(Addressee & { chatId: bigint })[]> {
  const holders = (await listByRole(tx, 'OFFICE', 'DELEGATION_HEAD', 'DELEGATION_DEPUTY')).filter(isReachable);
  const people = [...new Map(holders.map((person) => [person.personId, person])).values()];
  return people.filter(({ personId }) => personId !== role.invitedById && personId !== role.personId);
}

/** True when nobody but the inviter could approve a role that is offered now. */
export const nobodyElseApproves = async (tx: Tx, invitedById: string): Promise<boolean> =>
  (await listApprovers(tx, { invitedById, personId: '' })).length === 0;

/** «Chưa có ai phê duyệt được …», with the two ways out. */
const stuckText = (words: Words, role: PendingRole): string =>
  words.t('people-approval-nobody', { name: role.fullName, role: roleTitle(words, role) });

/** Asks everyone who may approve; when there is nobody, the office is told at once, with the way out. */
export async function askApproval(tx: Tx, effects: Effects, words: Voices, roleId: string): Promise<void> {
  const [role] = await listPendingRoles(tx, roleId);
  if (!role) return;
  const approvers = await listApprovers(tx, role);
  if (approvers.length === 0) {
    for (const person of (await listByRole(tx, 'OFFICE')).filter(isReachable)) {
      if (person.personId === role.personId) continue;
      const voice = words[person.locale];
      const invite = button(voice.t('people-invite-more'), 'people.moi', 7);
      const message = { text: stuckText(voice, role), ring: true, rows: [[invite]] };
      effects.send(person, message, { key: `approval-nobody:${role.id}:${person.personId}`, lane: LANE.NOTICE });
    }
    return;
  }
  for (const person of approvers) {
    const message = { ...approvalScreen(words[person.locale], role), ring: true };
    effects.send(person, message, { key: keyOf(role.id, person.personId), lane: LANE.NOTICE });
  }
}

/** Roles that wait for this person's decision, as duties. */
export async function approvalDuties({ tx, who, words }: Look, place: string): Promise<Duty[]> {
  if (!mayApprove(who, { personId: '', invitedById: null })) return [];
  const duties: Duty[] = [];
  for (const role of await listPendingRoles(tx)) {
    const may = mayApprove(who, role);
    if (!may && !(await isStuckFor(tx, who, role))) continue;
    const key = may ? 'people-approval-duty' : 'people-approval-duty-nobody';
    duties.push({
      place,
      line: words.t(key, { name: role.fullName, role: roleTitle(words, role) }),
      dueAt: null,
      label: words.t('people-see'),
      act: `people.approval:${role.id}`,
    });
  }
  return duties;
}

/** A role that nobody can approve stands before the office, which has to find the way out. */
const isStuckFor = async (tx: Tx, who: Look['who'], role: PendingRole): Promise<boolean> =>
  isOffice(who) && who.personId !== role.personId && (await listApprovers(tx, role)).length === 0;

/** A request for approval, decided or not; a role that waits for another answer is none. */
async function findRequest(tx: Tx, roleId: string): Promise<PendingRole | null> {
  const [role] = await listPendingRoles(tx, roleId);
  return role && role.pendingFor !== 'REPLACEMENT' ? role : null;
}

/** Shows one request again, from /viec. */
export async function showApproval(turn: KnownTurn, [roleId = '']: readonly string[]): Promise<void> {
  const role = await findRequest(turn.tx, roleId);
  const may = role !== null && mayApprove(turn.who, role);
  if (!role || (!may && !(await isStuckFor(turn.tx, turn.who, role)))) return turn.refuseRights();
  if (!role.pending || role.endedAt !== null) return turn.toast(turn.words.t('people-approval-decided'));
  turn.close();
  if (!may) {
    const rows = [
      [button(turn.words.t('people-invite-more'), 'people.moi', 6)],
      [button(turn.words.t('button-todo'), 'desk.todo', 4)],
    ];
    return turn.show({ text: stuckText(turn.words, role), rows });
  }
  turn.show(approvalScreen(turn.words, role));
}

/** «Phê duyệt» or «Không phê duyệt» was pressed: decided once, told to the person, shown to everyone who was asked. */
export async function settleApproval(
  turn: KnownTurn,
  roleId: string,
  approved: boolean,
  words: Voices,
  links: PeopleLinks,
): Promise<void> {
  const { tx, now, who } = turn;
  const role = await findRequest(tx, roleId);
  if (!role || !mayApprove(who, role)) return turn.refuseRights();
  const own = keyOf(roleId, who.personId);
  if (turn.input.kind === 'press' && !turn.input.act.includes('~'))
    await markOpened(tx, own, turn.input.messageId, now);
  if (!(await decideRole(tx, roleId, { approvedById: who.personId, approved }, now))) {
    return turn.toast(turn.words.t('people-approval-decided'));
  }
  turn.audit(approved ? 'people.approved' : 'people.disapproved', roleId, { role: role.role });
  const outcome = (voice: Words) =>
    voice.t(approved ? 'people-approval-approved' : 'people-approval-disapproved', {
      by: who.fullName,
      at: voice.f.moment(now),
    });
  for (const person of await listApprovers(tx, role)) {
    const voice = words[person.locale];
    turn.edit(
      person,
      keyOf(roleId, person.personId),
      { text: `${approvalText(voice, role)}\n${outcome(voice)}` },
      'decided',
    );
  }
  if (turn.input.kind === 'press' && turn.input.act.includes('~')) {
    turn.show({
      text: `${approvalText(turn.words, role)}\n${outcome(turn.words)}`,
      rows: [[button(turn.words.t('button-todo'), 'desk.todo', 4)]],
    });
  }
  if (role.chatId === null) return;
  const voice = words[role.locale];
  const to = { chatId: role.chatId, personId: role.personId };
  const how = { key: `approval:${roleId}:outcome`, lane: LANE.NOTICE };
  if (approved) {
    const duties = await welcome(links, words, { tx, effects: turn, chatId: role.chatId, now });
    turn.send(to, { ...welcomeScreen(voice, 'approved', role, now, duties), ring: true }, how);
    const asked = (await listApprovers(tx, role)).map(({ personId }) => personId);
    await tellJoined(tx, turn, words, roleId, asked);
  } else {
    turn.send(to, { text: voice.t('people-disapproved', { role: roleTitle(voice, role) }), ring: true }, how);
  }
}
