// What the checklist tests begin with: a notice that was sent, a checklist and its deadline, a document to send. No test.
import type { Stage } from '../stage.js';
import { ensureChecklist } from '../../src/checklists/store.js';
import { openDeadline } from '../../src/deadlines/store.js';
import { at } from '../../src/kit/calendar.js';
import { inTransaction } from '../../src/kit/database.js';
import { newId } from '../../src/kit/ids.js';

/** As if the notice had been sent now: the unit knows of the inspection and owes the checklist until `due`. */
export async function announce({ db, clock }: Pick<Stage, 'db' | 'clock'>, code: string, due: string): Promise<string> {
  const inspection = await db.inspection.findUniqueOrThrow({ where: { code } });
  const [now, reportDueAt] = [clock.now(), at(due)];
  return inTransaction(db, async (tx) => {
    const notice = { id: newId(), inspectionId: inspection.id, version: 1, dueAt: now, firedAt: now, reportDueAt };
    await tx.notice.create({ data: { ...notice, acknowledgedAt: now } });
    const checklist = await ensureChecklist(tx, inspection, now, reportDueAt);
    const { unitId, teamId } = inspection;
    await openDeadline(tx, { kind: 'REPORT', subjectId: checklist.id, unitId, teamId, dueAt: reportDueAt }, now);
    return checklist.id;
  });
}

/** A small PDF of one page whose bytes differ by `text`. */
export const pdf = (name: string, text = name): { name: string; mime: string; bytes: Buffer } => ({
  name,
  mime: 'application/pdf',
  bytes: Buffer.from(
    '%PDF-1.4\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj\n' +
      `3 0 obj <</Type /Page /Parent 2 0 R>> endobj\n% ${text}\ntrailer <</Root 1 0 R>>\nstartxref\n0\n%%EOF\n`,
  ),
});
