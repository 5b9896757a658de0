// Surprise visits whose day has passed without an arrival, whatever the reason (an outage included): the leads of the team and the
// standing office are told once that none is recorded, with the way on. Nothing of it reaches anybody who acts for the unit.
import { isQuietHour } from '../deadlines/hours.js';
import { loadCalendar } from '../deadlines/store.js';
import { addDays, dayOf } from '../kit/calendar.js';
import type { Tx } from '../kit/database.js';
import type { Effects } from '../outbox/effects.js';
import { button, LANE } from '../outbox/message.js';
import { teamTitle } from '../people/names.js';
import { findUnit, isReachable, listByRole, listTeamPeople, listUnitPeople } from '../people/store.js';
import { isSaid, surprisePassedKey } from './copy-store.js';
import type { InspectionPorts } from './links.js';
import { listPassedSurprises } from './notice-store.js';
import { findInspection } from './store.js';

/** What passed longer ago stays in the lists and is told to nobody any more. */
const TOLD_DAYS = 60;

/** Those to tell of now: in office hours only. */
export async function listPassedToTell(tx: Tx, now: Date): Promise<string[]> {
  const today = dayOf(now);
  const passed = await listPassedSurprises(tx, addDays(today, -TOLD_DAYS), today);
  return passed.length > 0 && !isQuietHour(await loadCalendar(tx), now) ? passed : [];
}

/** Tells leads and office, once each; returns how many. */
export async function tellPassed(
  tx: Tx,
  effects: Effects,
  ports: InspectionPorts,
  id: string,
  now: Date,
): Promise<number> {
  const inspection = await findInspection(tx, id);
  const unit = inspection && (await findUnit(tx, inspection.unitId));
  if (!inspection || !unit || inspection.arrivedAt || inspection.cancelledAt) return 0;
  const ofUnit = new Set((await listUnitPeople(tx, [unit.id], dayOf(now))).map(({ personId }) => personId));
  const leads = await listTeamPeople(tx, inspection.teamId);
  const isLead = new Set(leads.map(({ personId }) => personId));
  const people = [...leads, ...(await listByRole(tx, 'OFFICE'))].filter(isReachable);
  let told = 0;
  for (const person of new Map(people.map((each) => [each.personId, each])).values()) {
    const key = surprisePassedKey(inspection, person.personId);
    if (ofUnit.has(person.personId) || (await isSaid(tx, key))) continue;
    const words = ports.words[person.locale];
    const { t, f } = words;
    const asLead = isLead.has(person.personId);
    const rows = asLead
      ? [
          [button(t('inspections-button-arrive'), `inspections.arrive:${id}`)],
          [button(t('button-contact'), 'desk.contact', 7)],
        ]
      : [[button(t('inspections-button-see'), `inspections.see:${id}`)]];
    const facts = { unit: unit.title, day: f.day(inspection.inspectOn), team: teamTitle(words, inspection.teamName) };
    const text = t(asLead ? 'inspections-surprise-passed-lead' : 'inspections-surprise-passed-office', facts);
    effects.send(
      person,
      { text, rows, ring: true, againNote: t('inspections-sent-again') },
      { key, lane: LANE.NOTICE },
    );
    told++;
  }
  return told;
}
