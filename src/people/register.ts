// Carries an amended register into roles: which would end is told beforehand, and only what was told is ended, in the
// transaction that applies the register. It must not read workbooks; the import hands over what it has checked.
import type { Tx } from '../kit/database.js';
import type { Words } from '../kit/words.js';
import { endRoles, type Ending } from './ending.js';
import { listAllRoles, listRegister, type PersonsRole } from './ending-store.js';
import { saveRole } from './membership-store.js';
import { roleTitle, type RolePlace } from './names.js';
import {
  decideEndings,
  type Named,
  type PostChange,
  type RegisterChange,
  type RegisterLine,
} from './register-rules.js';
import { findTeamNamed } from './store.js';

/** A unit of an amended register; an undefined field is not spoken of. */
export interface AmendedUnit {
  readonly code: string;
  readonly focalName?: string | null;
  readonly focalPhone?: string | null;
  readonly headName?: string | null;
  readonly headPhone?: string | null;
}

/** A person of the delegation in an amended register. */
export interface AmendedDelegate {
  readonly name: string;
  readonly agency: string;
  readonly roles: readonly string[];
  readonly team?: string | null;
  readonly phone?: string | null;
}

/** Both registers, as far as the workbook has them. */
export interface AmendedRegister {
  readonly units?: readonly AmendedUnit[];
  readonly delegation?: readonly AmendedDelegate[];
}

/** A role that goes on in another team. */
interface Move {
  readonly from: PersonsRole;
  readonly role: Parameters<typeof saveRole>[1]['role'];
  readonly team: string;
}

/** What an amended register does to the roles held now. */
export interface RegisterEndings {
  readonly ending: readonly PersonsRole[];
  readonly moving: readonly Move[];
  readonly unmatched: readonly PersonsRole[];
}

const NOTHING: RegisterEndings = { ending: [], moving: [], unmatched: [] };

/** Compares an amended register with the one held and with the roles held; changes nothing. Asked before it is applied. */
export async function findRegisterEndings(tx: Tx, amended: AmendedRegister): Promise<RegisterEndings> {
  // A sheet without a line says nothing about anybody, like one that is not there.
  const lines = amended.delegation?.length ? amended.delegation : null;
  if (!amended.units && !lines) return NOTHING;
  const register = await listRegister(tx);
  const posts = (amended.units ?? []).flatMap((unit): PostChange[] => {
    const held = register.units.get(unit.code);
    if (!held) return [];
    const post = (
      role: PostChange['role'],
      before: Named,
      name?: string | null,
      phone?: string | null,
    ): PostChange => ({
      unitId: held.id,
      role,
      before,
      after: { name: name === undefined ? before.name : name, phone: phone === undefined ? before.phone : phone },
    });
    return [
      post('FOCAL', held.focal, unit.focalName, unit.focalPhone),
      post('HEAD', held.head, unit.headName, unit.headPhone),
    ].filter(({ before, after }) => before.name !== after.name || before.phone !== after.phone);
  });
  const change: RegisterChange = {
    posts,
    delegation: lines && { before: register.delegation, after: mergeLines(register.delegation, lines) },
  };
  if (posts.length === 0 && change.delegation === null) return NOTHING;
  const roles = await listAllRoles(tx);
  return decideEndings(roles, change);
}

/** The lines as they will stand: a column that is absent leaves what the same person has. */
function mergeLines(held: readonly RegisterLine[], amended: readonly AmendedDelegate[]): RegisterLine[] {
  return amended.map((row) => {
    const before = held.find((line) => line.name === row.name && line.agency === row.agency);
    return {
      name: row.name,
      agency: row.agency,
      roles: row.roles,
      team: row.team === undefined ? (before?.team ?? null) : row.team,
      phone: row.phone === undefined ? (before?.phone ?? null) : row.phone,
    };
  });
}

/** Whether everything that would end now was named when somebody agreed to it. */
export const areNamed = (endings: RegisterEndings, named: readonly string[]): boolean =>
  endings.ending.every(({ id }) => named.includes(id));

/** Ends what was found, gives the same role in the new team to whoever was moved, and tells each of them. */
export async function applyRegisterEndings(tx: Tx, ending: Ending, endings: RegisterEndings): Promise<void> {
  const { effects, now, by } = ending;
  const moved = new Map<string, RolePlace>();
  for (const { from, role, team } of endings.moving) {
    const found = await findTeamNamed(tx, team);
    if (!found || from.pending) continue;
    const given = { personId: from.personId, role, unitId: null, teamId: found.id, pendingFor: null };
    const id = await saveRole(tx, { ...given, invitedById: by?.personId ?? null }, now);
    effects.audit('people.role-moved', id, { role, team: found.id, person: from.personId });
    moved.set(from.personId, { role, unit: null, teamName: found.name });
  }
  const ids = endings.ending.map(({ id }) => id);
  await endRoles(tx, { ...ending, moved }, ids, 'REGISTER');
}

/** Every role that would end, and everybody who could not be compared, one line each. */
export function endingLines(endings: RegisterEndings, words: Words): { ending: string[]; unmatched: string[] } {
  const { t } = words;
  const line = (held: PersonsRole) => t('people-register-line', { name: held.fullName, role: roleTitle(words, held) });
  return {
    ending: endings.ending.map((held) => {
      const move = endings.moving.find(({ from }) => from.id === held.id);
      if (!move) return line(held);
      const next = roleTitle(words, { role: move.role, unit: null, teamName: move.team });
      return t('people-register-moves', { line: line(held), role: next });
    }),
    unmatched: endings.unmatched.map(line),
  };
}
