// What an amended register no longer says: which roles end, which move to another team, and whom it cannot be compared with.
// Pure. A role ends only if the register said it before and does not say it now, of a person matched by phone, or by full
// name together with unit or agency. Nobody is matched by guess: who cannot be is named, and keeps what they hold.
import { fold } from '../kit/vietnamese.js';
import { samePhone } from './phones.js';
import type { DelegationRole } from './rules.js';

/** Somebody a register names. */
export interface Named {
  readonly name: string | null;
  readonly phone: string | null;
}

/** A line of the delegation's register. */
export interface RegisterLine extends Named {
  readonly name: string;
  readonly agency: string;
  readonly roles: readonly string[];
  readonly team: string | null;
}

/** The posts of a unit that the register names somebody for, before and after. */
export interface PostChange {
  readonly unitId: string;
  readonly role: 'FOCAL' | 'HEAD' | 'DEPUTY';
  readonly before: Named;
  readonly after: Named;
}

/** What an amendment changes; a missing part means that its sheet is absent. */
export interface RegisterChange {
  readonly posts: readonly PostChange[];
  readonly delegation: { readonly before: readonly RegisterLine[]; readonly after: readonly RegisterLine[] } | null;
}

/** A role somebody holds, as far as a register can speak of it. */
export interface HeldForRegister {
  readonly id: string;
  readonly personId: string;
  readonly fullName: string;
  readonly phone: string | null;
  /** «title, agency» of the register, when the person came in under its name. */
  readonly title: string | null;
  readonly role: string;
  readonly unitId: string | null;
  readonly teamName: string | null;
}

/** What becomes of the roles held. */
export interface RegisterOutcome<T extends HeldForRegister> {
  readonly ending: readonly T[];
  /** A role that goes on in another team, with the role it replaces. */
  readonly moving: readonly { readonly from: T; readonly role: DelegationRole; readonly team: string }[];
  readonly unmatched: readonly T[];
}

const sameName = (a: string | null, b: string | null): boolean => a !== null && b !== null && fold(a) === fold(b);
const phonesAgree = (a: string | null, b: string | null): boolean => a !== null && b !== null && samePhone(a, b);
const isBlank = (named: Named): boolean => named.name === null && named.phone === null;
const samePerson = (a: Named, b: Named): boolean => phonesAgree(a.phone, b.phone) || sameName(a.name, b.name);

type Fate = 'keeps' | 'ends' | 'unmatched';

/** A post of a unit: the same name or the same phone is the same person. */
function fateInPost(held: HeldForRegister, { before, after }: PostChange): Fate {
  const self: Named = { name: held.fullName, phone: held.phone };
  if (samePerson(self, after)) return 'keeps';
  if (isBlank(after)) return samePerson(self, before) ? 'unmatched' : 'keeps';
  if (samePerson(before, after)) return 'keeps';
  return samePerson(self, before) ? 'ends' : 'unmatched';
}

const inTeam = (role: string): boolean => role === 'LEAD' || role === 'MEMBER';
const says = (line: RegisterLine, held: HeldForRegister): boolean =>
  line.roles.includes(held.role) && (!inTeam(held.role) || line.team === held.teamName);
const identity = (line: RegisterLine): string => `${fold(line.name)}\n${fold(line.agency)}`;

/** The one line this person is; null when there is none, or more than one could be meant. */
function lineOf(held: HeldForRegister, lines: readonly RegisterLine[]): RegisterLine | null {
  const only = (found: readonly RegisterLine[]) => (found.length === 1 ? found[0]! : null);
  const byPhone = lines.filter((line) => phonesAgree(line.phone, held.phone));
  if (byPhone.length > 0) return only(byPhone);
  const namesakes = lines.filter((line) => sameName(line.name, held.fullName));
  if (held.title === null) {
    // Without an agency the name is believed of somebody who holds what the register says of it.
    return namesakes.length === 1 && says(namesakes[0]!, held) ? namesakes[0]! : null;
  }
  const title = fold(held.title);
  return only(namesakes.filter(({ agency }) => title === fold(agency) || title.endsWith(`, ${fold(agency)}`)));
}

/** The same line in the other register: by phone, else by name and agency. */
function successorOf(line: RegisterLine, lines: readonly RegisterLine[]): RegisterLine | null {
  return (
    lines.find((each) => identity(each) === identity(line)) ??
    lines.find((each) => phonesAgree(each.phone, line.phone)) ??
    null
  );
}

/** What the register of the delegation makes of a role; `team` when it goes on in another one. */
function fateInDelegation(
  held: HeldForRegister,
  { before, after }: NonNullable<RegisterChange['delegation']>,
): { fate: Fate; team?: string } {
  const was = lineOf(held, before);
  if (!was) {
    const present = lineOf(held, after);
    if (present && says(present, held)) return { fate: 'keeps' };
    // Somebody lost what this person holds, and it cannot be told whether it is they.
    const lost = before.some((line) => says(line, held) && !sayStill(line, held, after));
    return { fate: lost ? 'unmatched' : 'keeps' };
  }
  if (!says(was, held)) return { fate: 'keeps' };
  const now = successorOf(was, after) ?? lineOf(held, after);
  if (!now) {
    // A namesake from another agency holds it now: it may be the same person.
    const namesake = after.some((line) => sameName(line.name, was.name) && says(line, held));
    return { fate: namesake ? 'unmatched' : 'ends' };
  }
  if (says(now, held)) return { fate: 'keeps' };
  const moves = inTeam(held.role) && now.roles.includes(held.role) && now.team !== null;
  return { fate: 'ends', ...(moves ? { team: now.team } : {}) };
}

function sayStill(line: RegisterLine, held: HeldForRegister, after: readonly RegisterLine[]): boolean {
  const next = successorOf(line, after);
  return next !== null && says(next, held);
}

/** Which of the roles held an amended register ends, moves, or cannot be compared with. */
export function decideEndings<T extends HeldForRegister>(
  held: readonly T[],
  change: RegisterChange,
): RegisterOutcome<T> {
  const ending: T[] = [];
  const unmatched: T[] = [];
  const moving: { from: T; role: DelegationRole; team: string }[] = [];
  for (const each of held) {
    if (each.unitId !== null) {
      const post = change.posts.find(({ unitId, role }) => unitId === each.unitId && role === each.role);
      const fate = post ? fateInPost(each, post) : 'keeps';
      if (fate === 'ends') ending.push(each);
      if (fate === 'unmatched') unmatched.push(each);
    } else if (change.delegation) {
      const { fate, team } = fateInDelegation(each, change.delegation);
      if (fate === 'ends') ending.push(each);
      if (fate === 'unmatched') unmatched.push(each);
      if (team !== undefined) moving.push({ from: each, role: each.role as DelegationRole, team });
    }
  }
  return { ending, moving, unmatched };
}
