// How the inspections room talks: acknowledging a notice, seeing an inspection, cancelling it, taking its calendar along,
// announcing a surprise. What is due by the clock is ticks.ts; importing a plan is import.ts.
import type { RoomFace } from '../dialogue/face.js';
import type { RoomPorts } from '../dialogue/ports.js';
import { acknowledge, acknowledgeTyped } from './acknowledging.js';
import { askCancel, askRestore, cancel, restore } from './cancelling.js';
import { listDuties, listEntries, listPastEntries } from './duties.js';
import { NO_CHECKLISTS, type InspectionLinks } from './links.js';
import { sendCalendarFile, showContact, showInspection, showWholeInspection } from './seeing.js';
import { askArrival, confirmArrival, takeBackArrival } from './surprise.js';

export const inspectionsRoom = (given: RoomPorts, links: InspectionLinks = NO_CHECKLISTS): RoomFace => {
  const ports = { ...given, links };
  return {
    name: 'inspections',
    acts: {
      ack: (turn, [noticeId]) => acknowledge(turn, ports, noticeId),
      see: (turn, [id]) => showInspection(turn, ports, id),
      whole: (turn, [id, page]) => showWholeInspection(turn, id, page),
      ics: (turn, [id]) => sendCalendarFile(turn, id),
      focal: (turn, [id]) => showContact(turn, id),
      arrive: (turn, [id]) => askArrival(turn, id),
      notyet: (turn, [id]) => takeBackArrival(turn, id),
      confirm: (turn, [id, day]) => confirmArrival(turn, ports, id, day),
      cancel: (turn, [id]) => askCancel(turn, ports, id),
      cancelyes: (turn, [id]) => cancel(turn, ports, id),
      restore: (turn, [id]) => askRestore(turn, ports, id),
      restoreyes: (turn, [id]) => restore(turn, ports, id),
    },
    acknowledged: (turn) => acknowledgeTyped(turn, ports),
    duties: listDuties,
    calendar: listEntries,
    past: listPastEntries,
  };
};
