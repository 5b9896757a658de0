// What people may be and do, and how units are called: pure. Rights depend on the roles held now, nothing else.
import type { RoleNow, Who } from '../dialogue/turn.js';

export const UNIT_ROLES = ['FOCAL', 'DEPUTY', 'HEAD'] as const;
export const DELEGATION_ROLES = [
  'DELEGATION_HEAD',
  'DELEGATION_DEPUTY',
  'SECRETARY',
  'LEAD',
  'MEMBER',
  'OFFICE',
] as const;
/** The version of the privacy notice in force; who agreed to an older one reads the new one first. */
export const CONSENT_VERSION = 1;

export type UnitRole = (typeof UNIT_ROLES)[number];
export type DelegationRole = (typeof DELEGATION_ROLES)[number];
export type UnitClassName = 'SO' | 'HUYEN' | 'PHONG' | 'XA' | 'DVSN' | 'DNNN';

export const isUnitRole = (role: string): role is UnitRole => (UNIT_ROLES as readonly string[]).includes(role);

/** The role somebody holds in this unit, the strongest first: focal point, deputy, head. */
export function roleInUnit(who: Who, unitId: string): UnitRole | null {
  for (const role of UNIT_ROLES) if (who.roles.some((r) => r.role === role && r.unitId === unitId)) return role;
  return null;
}

/** Units somebody acts for, in the order the roles were given. */
export const unitsOf = (who: Who): string[] => [
  ...new Set(who.roles.filter((r) => isUnitRole(r.role) && r.unitId !== null).map((r) => r.unitId!)),
];

const holds = (who: Who, ...roles: DelegationRole[]) =>
  who.roles.some((r: RoleNow) => (roles as string[]).includes(r.role));

/** The standing office, and the secretary who is part of it. */
export const isOffice = (who: Who): boolean => holds(who, 'OFFICE');
export const isDelegation = (who: Who): boolean => who.roles.some((r) => !isUnitRole(r.role));
export const isDelegationHead = (who: Who): boolean => holds(who, 'DELEGATION_HEAD', 'DELEGATION_DEPUTY');

/** Teams somebody leads. */
export const teamsLed = (who: Who): string[] =>
  who.roles.filter((r) => r.role === 'LEAD' && r.teamId !== null).map((r) => r.teamId!);

/** Teams somebody belongs to, as lead or member. */
export const teamsOf = (who: Who): string[] => [
  ...new Set(
    who.roles.filter((r) => (r.role === 'LEAD' || r.role === 'MEMBER') && r.teamId !== null).map((r) => r.teamId!),
  ),
];

/** Leads decide for their team; the head of the delegation for every team. */
export const mayDecideForTeam = (who: Who, teamId: string | null): boolean =>
  isDelegationHead(who) || (teamId !== null && teamsLed(who).includes(teamId));

/** Who may read what a team works on: its people, the head, the secretary, the office. */
export const mayReadTeam = (who: Who, teamId: string | null): boolean =>
  isDelegationHead(who) || holds(who, 'SECRETARY', 'OFFICE') || (teamId !== null && teamsOf(who).includes(teamId));

/** What a unit is, as far as its name needs it. */
export interface UnitNameParts {
  readonly class: UnitClassName;
  readonly name: string;
  readonly parentName: string | null;
}

/**
 * How a unit is called wherever two could be confused: kind, name and parent, «UBND phường Hồ Sen – quận Hoa Sữa».
 * Communes and divisions always carry their parent; a parent already in the name is not repeated.
 */
export function unitTitle(unit: UnitNameParts): string {
  if ((unit.class !== 'XA' && unit.class !== 'PHONG') || unit.parentName === null) return unit.name;
  const parent = unit.parentName.replace(/^UBND\s+/u, '');
  return unit.name.includes(parent) ? unit.name : `${unit.name} – ${parent}`;
}

/** «Quý cơ quan» for bodies of the state apparatus, «Quý đơn vị» for service units and companies: the locale key. */
export const addressKey = (unitClass: UnitClassName): 'address-agency' | 'address-unit' =>
  unitClass === 'DVSN' || unitClass === 'DNNN' ? 'address-unit' : 'address-agency';

/** How long an invitation link can be used. */
export const INVITATION_MS = 72 * 3_600_000;
/** Links a chat may open within an hour; the next one gets the calm answer whatever it is. */
export const TRIES_PER_HOUR = 5;
/** A stranger is answered at most once in this time. */
export const STRANGER_EVERY_MS = 3_600_000;

/**
 * Whether a role given from the chat waits for a second person: everything in the delegation that decides, sees all units
 * or invites. A plain member does not, nor do the people of a unit.
 */
export const needsSecondPerson = (role: UnitRole | DelegationRole): boolean => !isUnitRole(role) && role !== 'MEMBER';

/** Roles somebody may invite to in a unit: the office to all three, the unit's head to focal point and deputy. */
export function unitRolesToInvite(who: Who, unitId: string): UnitRole[] {
  if (isOffice(who)) return [...UNIT_ROLES];
  return roleInUnit(who, unitId) !== null && who.roles.some((r) => r.role === 'HEAD' && r.unitId === unitId)
    ? ['FOCAL', 'DEPUTY']
    : [];
}

/** Whether somebody may invite at all. */
export const mayInvite = (who: Who): boolean => isOffice(who) || who.roles.some((r) => r.role === 'HEAD');

/** The second person: the office or the head of the delegation, never the inviter and never the invited. */
export const mayApprove = (who: Who, pending: { personId: string; invitedById: string | null }): boolean =>
  (isOffice(who) || isDelegationHead(who)) && who.personId !== pending.invitedById && who.personId !== pending.personId;

/** A role as far as ending it is a question of rights. */
export interface EndableRole {
  readonly personId: string;
  readonly role: string;
  readonly unitId: string | null;
}

const isHeadOf = (who: Who, unitId: string | null): boolean =>
  unitId !== null && who.roles.some((r) => r.role === 'HEAD' && r.unitId === unitId);

/**
 * Who may end a role: the office every one except its own place in the office (that is leaving), a unit's head those of
 * focal point and deputy in the unit.
 */
export const mayEndRole = (who: Who, held: EndableRole): boolean =>
  (isOffice(who) && !(held.role === 'OFFICE' && held.personId === who.personId)) ||
  ((held.role === 'FOCAL' || held.role === 'DEPUTY') && isHeadOf(who, held.unitId));

/** Who may see whom a unit has, and end it: its head and the office. `unitId` null is the delegation: the office only. */
export const mayListMembers = (who: Who, unitId: string | null): boolean => isOffice(who) || isHeadOf(who, unitId);

/** Posts of a unit that one person holds: somebody who joins for one that is held is asked about first. */
export const isSinglePost = (role: string): role is 'FOCAL' | 'HEAD' => role === 'FOCAL' || role === 'HEAD';

/** Who may say whether a newcomer replaces whoever holds the post: the office; for the focal point the unit's head too. */
export const mayReplace = (who: Who, asked: EndableRole): boolean =>
  who.personId !== asked.personId && (isOffice(who) || (asked.role === 'FOCAL' && isHeadOf(who, asked.unitId)));

/** Why a role is ended, as the one who ends it chooses. */
export const END_REASONS = ['MOVED', 'PHONE_LOST', 'REPLACED', 'OTHER'] as const;
export type EndReason = (typeof END_REASONS)[number];

/** Whether words look like a person's full name: two to eight words of letters. */
export const isFullName = (typed: string): boolean =>
  typed.length <= 80 && /^\p{L}[\p{L}\p{M}'’.-]*(?: \p{L}[\p{L}\p{M}'’.-]*){1,7}$/u.test(typed);

/** From when until when a unit exists, both days included; null is open. */
export interface Validity {
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

export const isInForce = ({ validFrom, validTo }: Validity, on: string): boolean =>
  (validFrom === null || validFrom <= on) && (validTo === null || on <= validTo);

/** Its last day has passed. */
export const hasEnded = ({ validTo }: Pick<Validity, 'validTo'>, on: string): boolean =>
  validTo !== null && validTo < on;
