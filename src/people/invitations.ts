// Invitations: who is invited to what, and the link that proves it. A token is 256 random bits, used once, good for 72 hours;
// only its SHA-256 is kept. Who a link is for comes from the register, so a link alone gives away nothing.
//
// Decision: the second person. Leads, office and others who decide wait for approval when they were invited from the chat.
// An invitation made with the operator's command needs none: whoever can run commands on the server is already a second
// person beside the office, and without it the first of the office could never come in.
import { createHash, randomBytes } from 'node:crypto';
import type { Tx } from '../kit/database.js';
import { refuse, type Refusal } from '../kit/refusal.js';
import { hasLeftPost, saveInvitation } from './invitation-store.js';
import { mobileOf } from './phones.js';
import { INVITATION_MS, needsSecondPerson, type DelegationRole, type UnitRole } from './rules.js';
import { findDelegates, findTeamNamed, findUnitContact } from './store.js';

/** An invitation to act for a unit, or to a role in the delegation under a name. `invitedById` is null for the operator. */
export type InvitationOrder = {
  /** The mobile to be proved, when not the register's. */
  readonly phone?: string;
} & (
  | { readonly role: UnitRole; readonly unitId: string; readonly invitedById: string | null }
  | {
      readonly role: DelegationRole;
      readonly fullName: string;
      /** The line of the delegation's register, when it was chosen there; otherwise it is looked for by name. */
      readonly delegateId?: string;
      readonly teamName?: string | null;
      readonly invitedById: string | null;
    }
);

/** A made invitation. The token is nowhere else: whoever loses it makes a new one. */
export interface MadeInvitation {
  readonly id: string;
  readonly token: string;
  readonly expiresAt: Date;
  /** Whether the invited person has to share a phone number that matches the register. */
  readonly comparesPhone: boolean;
}

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The link that opens the bot with the token. */
export const invitationLink = (botName: string, token: string): string => `https://t.me/${botName}?start=${token}`;

/** Makes an invitation; the caller checks who may. Refused when the unit or team is not in the register, or a team is missing. */
export async function createInvitation(tx: Tx, order: InvitationOrder, now: Date): Promise<MadeInvitation | Refusal> {
  const found =
    'unitId' in order ? await boundToUnit(tx, order.unitId, order.role) : await boundToDelegation(tx, order);
  if ('refusal' in found) return found;
  const bound = { ...found, phone: order.phone ?? found.phone };
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + INVITATION_MS);
  const needsApproval = order.invitedById !== null && needsSecondPerson(order.role);
  const { invitedById, role } = order;
  const id = await saveInvitation(
    tx,
    { ...bound, role, needsApproval, invitedById, tokenHash: hashToken(token), expiresAt },
    now,
  );
  return { id, token, expiresAt, comparesPhone: bound.phone !== null };
}

interface Bound {
  readonly unitId: string | null;
  readonly teamId: string | null;
  readonly fullName: string | null;
  readonly title: string | null;
  /** The mobile that has to be proved. A landline of the register is contact data: nobody can share it from an account. */
  readonly phone: string | null;
}

async function boundToUnit(tx: Tx, unitId: string, role: UnitRole): Promise<Bound | Refusal> {
  const contact = await findUnitContact(tx, unitId);
  if (!contact) return refuse('people-unit-unknown');
  const nobody = { name: null, title: null, phone: null };
  const { name, title, phone } = role === 'FOCAL' ? contact.focal : role === 'HEAD' ? contact.head : nobody;
  const mobile = mobileOf(phone);
  // The register speaks of a predecessor: neither the name nor the number is the successor's.
  if (mobile !== null && (await hasLeftPost(tx, { unitId, role, phone: mobile })))
    return { unitId, teamId: null, fullName: null, title: null, phone: null };
  return { unitId, teamId: null, fullName: name, title, phone: mobile };
}

async function boundToDelegation(
  tx: Tx,
  order: Extract<InvitationOrder, { fullName: string }>,
): Promise<Bound | Refusal> {
  const namesakes = await findDelegates(tx, order.fullName);
  const delegate =
    namesakes.find((row) => row.id === order.delegateId) ??
    namesakes.find((row) => row.roles.includes(order.role)) ??
    namesakes[0];
  const team = order.teamName ? await findTeamNamed(tx, order.teamName) : null;
  if (order.teamName && !team) return refuse('people-team-unknown', { team: order.teamName });
  const inTeam = order.role === 'LEAD' || order.role === 'MEMBER';
  const teamId = inTeam ? (team?.id ?? delegate?.teamId ?? null) : null;
  if (inTeam && teamId === null) return refuse('people-team-needed');
  const title = delegate ? [delegate.title, delegate.agency].filter(Boolean).join(', ') : null;
  const fullName = delegate?.fullName ?? order.fullName;
  return { unitId: null, teamId, fullName, title, phone: mobileOf(delegate?.phone ?? null) };
}
