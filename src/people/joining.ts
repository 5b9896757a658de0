// Taking up an invitation: one transaction that claims it and makes person, role and consent, or nothing at all.
// It must not talk; the door does.
import type { Tx } from '../kit/database.js';
import { newId } from '../kit/ids.js';
import type { Locale } from '../kit/words.js';
import { holdUnit, listPostHolders } from './ending-store.js';
import { claimInvitation, type InvitationRow } from './invitation-store.js';
import {
  isNameTaken,
  listHeldRoles,
  saveConsent,
  savePerson,
  saveReturn,
  saveRole,
  type HeldRole,
} from './membership-store.js';
import { mobileOf } from './phones.js';
import { CONSENT_VERSION, isSinglePost, isUnitRole } from './rules.js';

/** Who takes an invitation up. `personId` is null for somebody new, who must have a name. */
export interface Newcomer {
  readonly chatId: bigint;
  readonly personId: string | null;
  /** What they call themselves, when the register does not know. */
  readonly fullName: string | null;
  readonly locale: Locale;
  readonly textHash: string;
}

/**
 * The name an invitation brings along; null when the register names nobody, or somebody who acts for the unit already:
 * then it is a colleague, who is asked.
 */
export async function nameOnInvitation(tx: Tx, invitation: InvitationRow): Promise<string | null> {
  const { fullName, unitId, role } = invitation;
  if (fullName === null || unitId === null || !isUnitRole(role)) return fullName;
  return (await isNameTaken(tx, unitId, role, fullName)) ? null : fullName;
}

/** Takes the invitation up. Null when somebody else was faster, or it ended meanwhile: then nothing has changed. */
export async function join(tx: Tx, invitation: InvitationRow, newcomer: Newcomer, now: Date): Promise<HeldRole | null> {
  const { role, unitId, teamId, phone, invitedById, needsApproval } = invitation;
  const personId = newcomer.personId ?? newId();
  if (!(await claimInvitation(tx, invitation.id, personId, now))) return null;
  const { chatId, locale, textHash } = newcomer;
  const known = { id: personId, phone: mobileOf(phone), locale, consentVersion: CONSENT_VERSION };
  if (newcomer.personId === null) {
    const fullName = newcomer.fullName ?? invitation.fullName;
    if (fullName === null) throw new Error('somebody joins without a name');
    // A title belongs to the name it stands beside in the register.
    await savePerson(
      tx,
      { ...known, chatId, fullName, title: fullName === invitation.fullName ? invitation.title : null },
      now,
    );
  } else {
    await saveReturn(tx, known);
  }
  await saveConsent(tx, { personId, version: CONSENT_VERSION, locale, textHash }, now);
  const pendingFor = needsApproval ? 'APPROVAL' : (await isHeld(tx, invitation, personId)) ? 'REPLACEMENT' : null;
  const roleId = await saveRole(tx, { personId, role, unitId, teamId, pendingFor, invitedById }, now);
  return (await listHeldRoles(tx, personId)).find((held) => held.id === roleId)!;
}

/** Whether somebody else holds the one post invited to: then the newcomer waits until it is said what becomes of both. */
async function isHeld(tx: Tx, { role, unitId }: InvitationRow, personId: string): Promise<boolean> {
  if (unitId === null || !isSinglePost(role)) return false;
  await holdUnit(tx, unitId);
  return (await listPostHolders(tx, unitId, role)).some((held) => held.personId !== personId);
}
