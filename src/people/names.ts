// How roles and teams are called to people: «đầu mối của UBND huyện Tre Xanh», «Tổ trưởng Tổ A». It knows no person.
import type { Words } from '../kit/words.js';
import { addressKey, isUnitRole, type DelegationRole, type UnitClassName, type UnitRole } from './rules.js';

/** A unit, as far as the offices in it are named. */
export interface UnitOfRole {
  readonly title: string;
  readonly headTitle: string | null;
  readonly class: UnitClassName;
}

/** A role with what it is held in, as far as its name needs it. */
export interface RolePlace {
  readonly role: UnitRole | DelegationRole;
  readonly unit: UnitOfRole | null;
  readonly teamName: string | null;
}

/** «Tổ A». */
export const teamTitle = (words: Words, name: string): string => words.t('people-team', { team: name });

/** The role alone, as a button or a list names it: «Đầu mối». */
export const roleName = (words: Words, role: UnitRole | DelegationRole): string => words.t(`people-role-${role}`);

/** A unit's head by the registered office («Chủ tịch UBND huyện Tre Xanh»); without one, as heads of such bodies are called. */
export function headTitleOf(words: Words, unit: UnitOfRole): string {
  const key = unit.class === 'HUYEN' || unit.class === 'XA' ? 'people-head-of-committee' : 'people-head-of-body';
  return unit.headTitle ?? words.t(key, { unit: unit.title });
}

/** The whole office somebody holds; a unit's head is called by the registered title. */
export function roleTitle(words: Words, held: RolePlace): string {
  if (isUnitRole(held.role)) {
    if (!held.unit) return roleName(words, held.role);
    if (held.role === 'HEAD') return headTitleOf(words, held.unit);
    return words.t(`people-of-unit-${held.role}`, { unit: held.unit.title });
  }
  const inTeam = held.role === 'LEAD' || held.role === 'MEMBER';
  if (held.teamName === null || !inTeam) return words.t(`people-of-delegation-${held.role}`);
  return words.t(`people-of-team-${held.role}`, { team: teamTitle(words, held.teamName) });
}

/**
 * Whom a letter greets, and how it speaks to them after: a unit's head by the registered title, whoever works for the unit as the
 * unit, anybody else by their own office. Without the place of the role nobody is named.
 */
export function greetingOf(words: Words, held: RolePlace): { who: string; address: string } {
  const person = words.t('address-person');
  const { unit } = held;
  if (isUnitRole(held.role) && unit && held.role !== 'HEAD')
    return { who: unit.title, address: words.t(addressKey(unit.class)) };
  const isPlaced = isUnitRole(held.role) ? unit !== null : held.role !== 'LEAD' || held.teamName !== null;
  if (held.role === 'OFFICE') return { who: words.t('nudge-to-office'), address: person };
  return { who: isPlaced ? roleTitle(words, held) : words.t('address-reader'), address: person };
}

/** Where a role is held: the unit, or the delegation. */
export const placeTitle = (words: Words, held: RolePlace): string => held.unit?.title ?? words.t('people-delegation');
