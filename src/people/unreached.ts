// /donvi: the units nobody can be reached in, why, and [Mời lại] beside each. No active unit should stand here for long.
import type { Duty, Look } from '../dialogue/face.js';
import type { KnownTurn } from '../dialogue/turn.js';
import { dayOf } from '../kit/calendar.js';
import type { Tx } from '../kit/database.js';
import type { Words } from '../kit/words.js';
import { button } from '../outbox/message.js';
import { listNewestInvitations, type InvitationRow } from './invitation-store.js';
import { listUnitReach } from './membership-store.js';
import { roleName } from './names.js';
import { pageOf, pageRows, toPage } from './pages.js';
import { isOffice, isUnitRole, type UnitRole } from './rules.js';
import { listAllUnits, type UnitView } from './store.js';

/** Why nobody of a unit can be reached; `role` is whom to invite again. */
type Gap =
  | { readonly why: 'never'; readonly role: null }
  | { readonly why: 'invited' | 'expired' | 'blocked' | 'left'; readonly role: UnitRole; readonly at: Date };

export interface Unreached {
  readonly unit: UnitView;
  readonly gap: Gap;
}

/** All units in force today without a reachable person, in code order, and how many units there are. */
export async function listUnreached(tx: Tx, now: Date): Promise<{ unreached: Unreached[]; all: number }> {
  const units = await listAllUnits(tx, dayOf(now));
  const ids = units.map((unit) => unit.id);
  const holders = new Map<string, Holder[]>();
  for (const row of await listUnitReach(tx, ids)) holders.set(row.unitId!, [...(holders.get(row.unitId!) ?? []), row]);
  const invitations = await listNewestInvitations(tx, ids);
  const unreached = units.flatMap((unit): Unreached[] => {
    const gap = gapOf(holders.get(unit.id) ?? [], invitations.get(unit.id), now);
    return gap ? [{ unit, gap }] : [];
  });
  return { unreached, all: units.length };
}

type Holder = Awaited<ReturnType<typeof listUnitReach>>[number];

function gapOf(holders: readonly Holder[], invitation: InvitationRow | undefined, now: Date): Gap | null {
  const active = holders.filter((row) => row.endedAt === null);
  if (active.some(({ person }) => person.chatId !== null && person.blockedAt === null)) return null;
  if (invitation && isUnitRole(invitation.role) && invitation.expiresAt > now) {
    return { why: 'invited', role: invitation.role, at: invitation.createdAt };
  }
  const blocked = active.find(({ person }) => person.blockedAt !== null);
  if (blocked && isUnitRole(blocked.role)) return { why: 'blocked', role: blocked.role, at: blocked.person.blockedAt! };
  const left = holders.findLast((row) => row.endedAt !== null);
  if (left && isUnitRole(left.role)) return { why: 'left', role: left.role, at: left.endedAt! };
  if (invitation && isUnitRole(invitation.role))
    return { why: 'expired', role: invitation.role, at: invitation.createdAt };
  return { why: 'never', role: null };
}

/** A unit nobody can be reached in, and why. */
export function unreachedLine(words: Words, { unit, gap }: Unreached): string {
  if (gap.role === null) return `${unit.title}: ${words.t('people-unreached-never')}`;
  const on = words.f.dayShort(dayOf(gap.at));
  return `${unit.title}: ${words.t(`people-unreached-${gap.why}`, { role: roleName(words, gap.role).toLowerCase(), on })}`;
}

/** The list itself. */
export async function showUnreached(turn: KnownTurn, [asked]: readonly string[]): Promise<void> {
  if (!isOffice(turn.who)) return turn.refuseRights();
  turn.close();
  const { t, f } = turn.words;
  const { unreached, all } = await listUnreached(turn.tx, turn.now);
  const todo = button(t('button-todo'), 'desk.todo', 4);
  if (unreached.length === 0)
    return turn.show({ text: t('people-unreached-none', { all: f.count(all) }), rows: [[todo]] });
  const { shown, page, pages } = pageOf(unreached, toPage(asked));
  const lines = shown.map((one, n) => `${n + 1}. ${unreachedLine(turn.words, one)}`);
  const buttons = shown.map(({ unit, gap }, n) =>
    gap.role === null
      ? button(`${n + 1} · ${t('people-invite')}`, `people.pick:${unit.id}`)
      : button(`${n + 1} · ${t('people-invite-again')}`, `people.again:${unit.id}:${gap.role}`),
  );
  turn.show({
    text: [t('people-unreached-head', { count: f.count(unreached.length), all: f.count(all) }), ...lines].join('\n'),
    rows: pageRows(turn.words, buttons, 'people.unreached', { page, pages }, [todo]),
  });
}

/** The same as one line of the office's /viec, while there is such a unit. */
export async function unreachedDuties({ tx, now, who, words }: Look, place: string): Promise<Duty[]> {
  if (!isOffice(who)) return [];
  const { unreached, all } = await listUnreached(tx, now);
  if (unreached.length === 0) return [];
  const line = words.t('people-unreached-duty', { count: words.f.count(unreached.length), all: words.f.count(all) });
  return [{ place, line, dueAt: null, label: words.t('people-see'), act: 'people.unreached' }];
}
