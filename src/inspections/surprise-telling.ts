// Tells people of the delegation of a surprise visit that no arrival is recorded of, once each. Whoever also acts for the unit is
// not told: they would be the unit. It must not know what is said, or when.
import { dayOf } from '../kit/calendar.js';
import type { Tx } from '../kit/database.js';
import type { Words } from '../kit/words.js';
import type { Effects } from '../outbox/effects.js';
import { LANE, type Message } from '../outbox/message.js';
import {
  findUnit,
  isReachable,
  listUnitPeople,
  type Addressee,
  type Reachable,
  type UnitView,
} from '../people/store.js';
import { isSaid } from './copy-store.js';
import type { InspectionPorts } from './links.js';
import { findInspection, type InspectionView } from './store.js';

export interface Telling {
  /** Who is to hear of it, whoever of them can be reached. */
  people(inspection: InspectionView): Promise<readonly Addressee[]>;
  key(inspection: InspectionView, personId: string): string;
  say(words: Words, inspection: InspectionView, unit: UnitView, person: Reachable): Message;
  /** Whoever is assigned works on that day: it comes also outside office hours. */
  readonly atAnyHour?: boolean;
}

/** Returns how many were told now. */
export async function tellOfSurprise(
  tx: Tx,
  effects: Effects,
  ports: InspectionPorts,
  id: string,
  now: Date,
  telling: Telling,
): Promise<number> {
  const inspection = await findInspection(tx, id);
  const unit = inspection && (await findUnit(tx, inspection.unitId));
  if (!inspection || !unit || inspection.arrivedAt || inspection.cancelledAt) return 0;
  const ofUnit = new Set((await listUnitPeople(tx, [unit.id], dayOf(now))).map(({ personId }) => personId));
  const people = (await telling.people(inspection)).filter(isReachable);
  let told = 0;
  for (const person of new Map(people.map((each) => [each.personId, each])).values()) {
    const key = telling.key(inspection, person.personId);
    if (ofUnit.has(person.personId) || (await isSaid(tx, key))) continue;
    const words = ports.words[person.locale];
    const message = { againNote: words.t('inspections-sent-again'), ...telling.say(words, inspection, unit, person) };
    effects.send(person, message, {
      ...{ key, lane: LANE.NOTICE },
      ...(telling.atAnyHour ? { atAnyHour: true } : {}),
    });
    told++;
  }
  return told;
}
