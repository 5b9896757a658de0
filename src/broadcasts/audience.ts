// Who a broadcast goes to, worked out anew each time it is looked at: units, the people who act for them now, and who of
// them cannot be reached. It says nothing.
import { dayOf } from '../kit/calendar.js';
import type { Tx } from '../kit/database.js';
import { compareVietnamese } from '../kit/vietnamese.js';
import { listAllUnits, listUnitPeople, listUnitsInForce, type Addressee, type UnitView } from '../people/store.js';
import { decideRecipients, unitsWithoutAnyone, type Recipient } from './rules.js';
import { audienceOf, listAgain, listOwing, listRecipients, listTeamUnitIds, type Broadcast } from './store.js';

/** An audience as it stands now. */
export interface Reach {
  readonly units: readonly UnitView[];
  readonly holders: readonly Addressee[];
  readonly recipients: readonly Recipient[];
  /** How many of the recipients can be reached. */
  readonly reachable: number;
  /** Units nobody can be reached in. */
  readonly lonely: ReadonlySet<string>;
}

/** Every unit the author may send to, by name. */
export async function listScopeUnits(tx: Tx, teamId: string | null, now: Date): Promise<UnitView[]> {
  const units =
    teamId === null
      ? await listAllUnits(tx, dayOf(now))
      : await listUnitsInForce(tx, await listTeamUnitIds(tx, teamId), dayOf(now));
  return units.sort((a, b) => compareVietnamese(a.title, b.title));
}

/** Works the audience of a broadcast out. */
export async function findReach(tx: Tx, broadcast: Broadcast, now: Date): Promise<Reach> {
  const audience = audienceOf(broadcast);
  if (audience.kind === 'none') return reachOf([], []);
  if (audience.kind === 'again') {
    const people = new Set(await listAgain(tx, audience.of, audience.what));
    const before = await listRecipients(tx, audience.of, [...people]);
    const units = await listUnitsInForce(
      tx,
      before.flatMap((row) => (row.unitId === null ? [] : [row.unitId])),
      dayOf(now),
    );
    const holders = (
      await listUnitPeople(
        tx,
        units.map(({ id }) => id),
        dayOf(now),
      )
    ).filter((one) => people.has(one.personId));
    return reachOf(units, holders);
  }
  const all = await listScopeUnits(tx, broadcast.teamId, now);
  let units = all;
  if (audience.kind === 'class') units = all.filter((unit) => unit.class === audience.class);
  if (audience.kind === 'unacknowledged' || audience.kind === 'overdue') {
    const ids = all.map((unit) => unit.id);
    const owing = new Set((await listOwing(tx, ids, { teamId: broadcast.teamId }, now))[audience.kind]);
    units = all.filter((unit) => owing.has(unit.id));
  }
  const ids = units.map((unit) => unit.id);
  return reachOf(units, await listUnitPeople(tx, ids, dayOf(now)));
}

function reachOf(units: readonly UnitView[], holders: readonly Addressee[]): Reach {
  const recipients = decideRecipients(holders);
  const ids = units.map((unit) => unit.id);
  return {
    units,
    holders,
    recipients,
    reachable: recipients.filter((one) => one.reason === null).length,
    lonely: new Set(unitsWithoutAnyone(ids, holders)),
  };
}
