// Which teams have a lead who may judge a unit: one that can be reached and has no role in it. Reads only.
import { dayOf } from '../kit/calendar.js';
import type { Tx } from '../kit/database.js';
import { isReachable, listByRole, listUnitPeople } from '../people/store.js';

/** Whether a lead of the team judges for the unit; where none does, the head of the delegation does. */
export async function findLed(
  tx: Tx,
  unitIds: readonly string[],
  now: Date,
): Promise<(of: { teamId: string | null; unitId: string }) => boolean> {
  const leads = (await listByRole(tx, 'LEAD')).filter(isReachable);
  const own = await listUnitPeople(tx, [...new Set(unitIds)], dayOf(now));
  const isOfUnit = (personId: string, unitId: string) =>
    own.some((person) => person.unitId === unitId && person.personId === personId);
  return ({ teamId, unitId }) => leads.some((lead) => lead.teamId === teamId && !isOfUnit(lead.personId, unitId));
}
