// What falls due in the checklists room: once a review has begun, receipts no longer offer to take the submission back.
import type { RoomPorts } from '../dialogue/ports.js';
import type { Tick, TickContext } from '../outbox/tick.js';
import { findSubmission, listReceiptsToClose } from './submit-store.js';
import { redrawReceipt } from './submitted.js';

const AT_ONCE = 50;

export const checklistsTicks = (_ports: RoomPorts): Tick[] => [
  { name: 'checklists.receipts', every: 'minute', run: closeReceipts },
];

async function closeReceipts({ db, words, step }: TickContext): Promise<Record<string, number>> {
  const due = await listReceiptsToClose(db, AT_ONCE);
  for (const { id } of due) {
    await step(async (each) => {
      const submission = await findSubmission(each.tx, id);
      if (submission) await redrawReceipt(each, words, submission, 'closed');
    });
  }
  return { closed: due.length };
}
