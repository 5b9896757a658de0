// What falls due in the checklists room: once a review has begun, receipts no longer offer to take the submission back.
import type { RoomPorts } from '../dialogue/ports.js';
import { withoutThese, workThrough } from '../outbox/due.js';
import type { Tick, TickContext } from '../outbox/tick.js';
import { findSubmission, listReceiptsToClose } from './submit-store.js';
import { redrawReceipt } from './submitted.js';

const AT_ONCE = 50;

export const checklistsTicks = (_ports: RoomPorts): Tick[] => [
  { name: 'checklists.receipts', every: 'minute', run: closeReceipts },
];

async function closeReceipts(context: TickContext): Promise<Record<string, number>> {
  const { db, words, step } = context;
  const idOf = ({ id }: { id: string }) => id;
  const { done, failed } = await workThrough(context, {
    name: 'checklists.receipts',
    list: (except) => withoutThese(except, AT_ONCE, (take) => listReceiptsToClose(db, take), idOf),
    idOf,
    work: ({ id }) =>
      step(async (each) => {
        const submission = await findSubmission(each.tx, id);
        if (submission) await redrawReceipt(each, words, submission, 'closed');
        return submission !== null;
      }),
  });
  return { closed: done, failed };
}
