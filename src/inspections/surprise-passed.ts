// Surprise visits whose day has passed without an arrival, whatever the reason (an outage included): the leads of the team and the
// standing office are told once that none is recorded, with the way on. Nothing of it reaches anybody who acts for the unit.
import { isQuietHour } from '../deadlines/hours.js';
import { loadCalendar } from '../deadlines/store.js';
import { addDays, dayOf } from '../kit/calendar.js';
import type { Tx } from '../kit/database.js';
import type { Words } from '../kit/words.js';
import type { Effects } from '../outbox/effects.js';
import { button, type Message } from '../outbox/message.js';
import { teamTitle } from '../people/names.js';
import { listByRole, listTeamPeople, type UnitView } from '../people/store.js';
import { surprisePassedKey } from './copy-store.js';
import type { InspectionPorts } from './links.js';
import { listPassedSurprises } from './notice-store.js';
import type { InspectionView } from './store.js';
import { tellOfSurprise } from './surprise-telling.js';

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
  const leads = new Set<string>();
  return tellOfSurprise(tx, effects, ports, id, now, {
    async people({ teamId }) {
      const ofTeam = await listTeamPeople(tx, teamId);
      for (const { personId } of ofTeam) leads.add(personId);
      return [...ofTeam, ...(await listByRole(tx, 'OFFICE'))];
    },
    key: surprisePassedKey,
    say: (words, inspection, unit, { personId }) => ({
      ...passedMessage(words, inspection, unit, leads.has(personId)),
      ring: true,
    }),
  });
}

/** What is read once the day has passed; who leads the team says from here that it is there. */
export function passedMessage(words: Words, inspection: InspectionView, unit: UnitView, isLead: boolean): Message {
  const { t, f } = words;
  const facts = { unit: unit.title, day: f.day(inspection.inspectOn), team: teamTitle(words, inspection.teamName) };
  return {
    text: t(isLead ? 'inspections-surprise-passed-lead' : 'inspections-surprise-passed-office', facts),
    rows: isLead
      ? [
          [button(t('inspections-button-arrive'), `inspections.arrive:${inspection.id}`)],
          [button(t('button-contact'), 'desk.contact', 7)],
        ]
      : [[button(t('inspections-button-see'), `inspections.see:${inspection.id}`)]],
  };
}
