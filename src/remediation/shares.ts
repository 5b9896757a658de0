// Who is told of which new work: the leads of a team, otherwise the head of the delegation or the office, as they are now; nobody of
// what their own unit owes. It says nothing and notes nothing.
import type { Tx } from '../kit/database.js';
import type { Reachable } from '../people/store.js';
import { judgesOf } from './announce.js';
import type { Work } from './work-store.js';

export interface Share {
  readonly person: Reachable;
  readonly work: Work[];
}

export async function shareOut(tx: Tx, work: readonly Work[]): Promise<Share[]> {
  const shares = new Map<string, Share>();
  const judges = new Map<string, Reachable[]>();
  for (const each of work) {
    const parties = `${each.teamId ?? ''}:${each.unitId}`;
    if (!judges.has(parties)) judges.set(parties, await judgesOf(tx, each.teamId, [each.unitId]));
    for (const person of judges.get(parties)!) {
      const share = shares.get(person.personId) ?? { person, work: [] };
      share.work.push(each);
      shares.set(person.personId, share);
    }
  }
  return [...shares.values()];
}
