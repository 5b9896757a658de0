// Who may do what: the one place that decides. Rooms bring the facts of this moment (whose it is, where it stands, who is
// asking with which roles now) and ask here at every press, typed word and file; what somebody was when a thing was made,
// or that they made it, is never enough. Roles themselves are read in rules.ts; what a state allows is each room's rules.ts.
// Pure. Every act is listed with who may do it in test/rights; it fails when one is missing.
import type { Who } from '../dialogue/turn.js';
import {
  isDelegationHead,
  isOffice,
  mayDecideForTeam,
  mayReadTeam,
  roleInUnit,
  teamsLed,
  teamsOf,
  unitsOf,
} from './rules.js';

/** Acts for the unit now, as its focal point, deputy or head. */
export const mayActForUnit = (who: Who, unitId: string | null): boolean =>
  unitId !== null && roleInUnit(who, unitId) !== null;

/** A checklist of a visit, from one of its two sides. */
export interface AnswerFacts {
  readonly side: 'UNIT' | 'DELEGATION';
  readonly unitId: string;
  readonly teamId: string;
  readonly cancelled: boolean;
  /** The unit may know of the visit. */
  readonly visible: boolean;
  /** The visit has begun. */
  readonly onSite: boolean;
}

/** The unit's people answer once they may know of the visit, the team's people when it has begun; nobody when it is cancelled. */
export const mayAnswer = (who: Who, at: AnswerFacts): boolean =>
  !at.cancelled &&
  (at.side === 'UNIT' ? at.visible && mayActForUnit(who, at.unitId) : at.onSite && teamsOf(who).includes(at.teamId));

/** A paper, with the unit and team its answer or item belongs to now. */
export interface PaperFacts {
  readonly sentById: string;
  /** It belongs to an answer or an item; otherwise its sender has still to say where it goes. */
  readonly placed: boolean;
  readonly side: 'UNIT' | 'DELEGATION';
  readonly unitId: string | null;
  readonly teamId: string | null;
}

/** Removes a paper, declares it not secret or gives it a place: whoever answers for its place now; one without a place, its sender. */
export function mayHandlePaper(who: Who, paper: PaperFacts): boolean {
  if (paper.side === 'DELEGATION' && !paper.placed) return teamsOf(who).length > 0 && paper.sentById === who.personId;
  if (paper.side === 'DELEGATION') return paper.teamId !== null && teamsOf(who).includes(paper.teamId);
  if (paper.placed) return mayActForUnit(who, paper.unitId);
  const acts = paper.unitId === null ? unitsOf(who).length > 0 : mayActForUnit(who, paper.unitId);
  return acts && paper.sentById === who.personId;
}

/** An item to be remedied; `teamId` is the team that answers for it, if any does. */
export interface ItemParties {
  readonly unitId: string;
  readonly teamId: string | null;
}

/** Acts for the unit that has to remedy. */
export const mayActForItem = (who: Who, item: Pick<ItemParties, 'unitId'>): boolean => mayActForUnit(who, item.unitId);

/** Reads the item: the unit's own people, the team's people, the head of the delegation, the secretary, the office. */
export const mayReadItem = (who: Who, item: ItemParties): boolean =>
  mayActForItem(who, item) || mayReadTeam(who, item.teamId);

/** Would decide for the team, but acts for the inspected unit as well: nobody judges what they answer for. */
export const isOnBothSides = (who: Who, { unitId, teamId }: ItemParties): boolean =>
  mayActForUnit(who, unitId) && (mayDecideForTeam(who, teamId) || isOffice(who));

/** Reviews, records and concludes on a unit: who decides for the team and has no role in the unit. */
export const mayDecideOnUnit = (who: Who, { unitId, teamId }: ItemParties): boolean =>
  mayDecideForTeam(who, teamId) && !mayActForUnit(who, unitId);

/** Judges results and requests: the team's lead or the head of the delegation; the office where no team answers for it; nobody with a role in the unit. */
export const mayJudgeItem = (who: Who, item: ItemParties): boolean =>
  mayDecideOnUnit(who, item) || (item.teamId === null && isOffice(who) && !mayActForUnit(who, item.unitId));

/** An overdue duty of a unit. */
export interface OverdueFacts {
  readonly kind: string;
  readonly unitId: string;
  readonly teamId: string | null;
  /** Nobody of the unit can be reached. */
  readonly unreached: boolean;
}

/**
 * Waives an overdue duty: what is to be remedied, whoever judges it, and the office where nobody of the unit can be reached;
 * checklists and acknowledgements, the office and the head of the delegation. Nobody waives what their own unit owes.
 */
export const mayWaive = (who: Who, duty: OverdueFacts): boolean =>
  !mayActForUnit(who, duty.unitId) &&
  (duty.kind === 'REMEDIATION'
    ? mayJudgeItem(who, duty) || (duty.unreached && isOffice(who))
    : isOffice(who) || isDelegationHead(who));

/** Looks at everything: the head of the delegation, the office, the secretary. */
export const seesAllUnits = (who: Who): boolean =>
  isDelegationHead(who) || isOffice(who) || who.roles.some((held) => held.role === 'SECRETARY');

/** What somebody may send a broadcast to: every unit (null), or the units of a team. */
export type Scope = { readonly teamId: string | null };

/** Every scope somebody may send to: all units, or each team they lead; empty for nobody else. */
export const scopesOf = (who: Who): Scope[] =>
  seesAllUnits(who) ? [{ teamId: null }] : [...new Set(teamsLed(who))].map((teamId) => ({ teamId }));

/** May still send what was begun for this team (null: for every unit). */
export const maySendFor = (who: Who, teamId: string | null): boolean =>
  scopesOf(who).some((scope) => scope.teamId === null || scope.teamId === teamId);

/** Acknowledges and comments on a broadcast: whom it reached, while they act for the unit it reached them in. */
export const mayAnswerBroadcast = (who: Who, received: { personId: string; unitId: string | null }): boolean =>
  received.personId === who.personId && mayActForUnit(who, received.unitId);

/** Applies or drops an import: whoever of the office was shown its preview. */
export const maySettleImport = (who: Who, held: { personId: string | null }): boolean =>
  isOffice(who) && held.personId === who.personId;
