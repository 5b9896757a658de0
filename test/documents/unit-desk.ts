// What the tests of documents begin with: units that have a shortcoming to remedy and send papers for it. No test.
import { CITY } from '../../src/demo/city.js';
import { inTransaction } from '../../src/kit/database.js';
import { applyCarriedOver } from '../../src/remediation/carried-over.js';
import { announce } from '../checklists/announced.js';
import type { Phone } from '../phone.js';
import type { Stage } from '../stage.js';

/** The shortcomings of 2022, all still open, so that each of these units has a place for papers before any visit. */
export async function carryOver({ db, clock }: Stage): Promise<void> {
  await inTransaction(db, (tx) => applyCarriedOver(tx, CITY.carriedOver, clock.now()));
  await db.remediationItem.updateMany({ data: { state: 'OPEN', closedAt: null } });
}

/** A district that fills in its checklist and remedies, with two people, and a ward that only remedies. */
export async function seatUnits(
  stage: Stage,
): Promise<{ checklistId: string; unit: Phone; deputy: Phone; ward: Phone }> {
  const checklistId = await announce(stage, 'I-14', '2023-09-14 17:00');
  await carryOver(stage);
  const unit = await stage.seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
  const deputy = await stage.seat({ name: 'Lê Thị Dự Phòng', role: 'DEPUTY', unit: 'H-02' });
  const ward = await stage.seat({ name: 'Ngô Thị Phỏng Theo', role: 'FOCAL', unit: 'Q-02' });
  return { checklistId, unit, deputy, ward };
}

/** Somebody of a unit, at the place where papers for its first item are taken. */
export async function atPapers(phone: Phone): Promise<void> {
  await phone.says('/khacphuc');
  await phone.presses('1 · Cập nhật');
  await phone.presses('Gửi tài liệu');
}

/** The rows of papers with this name, the oldest first. */
export const papersOf = ({ db }: Stage, name: string) =>
  db.evidence.findMany({ where: { name }, orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }] });

/** The only paper of this name. */
export async function paperOf(stage: Stage, name: string) {
  const [paper, ...more] = await papersOf(stage, name);
  if (!paper || more.length > 0) throw new Error(`${more.length + (paper ? 1 : 0)} papers named ${name}`);
  return paper;
}

/** What the audit says was done to a paper, in order; what it is about and who did it is the paper's id and the actor. */
export async function auditOf(stage: Stage, name: string): Promise<string[]> {
  const { id } = await paperOf(stage, name);
  const rows = await stage.db.auditEntry.findMany({ where: { subject: id }, orderBy: { id: 'asc' } });
  return rows.map(({ act }) => act.replace('documents.', ''));
}

/** What somebody heard about a paper, oldest first; without the records that cards left above have become. */
export const heardOf = (phone: Phone, name: string): string[] =>
  phone
    .heard()
    .filter(({ text }) => text.includes(name) && !/: tệp “[^”]*” – /.test(text))
    .map((message) => message.text);

/** Waits until something holds, ringing the second's bell meanwhile; for work that ends in the background. */
export async function until(stage: Stage, holds: () => Promise<boolean> | boolean, most = 200): Promise<void> {
  for (let n = 0; n < most; n++) {
    if (await holds()) return;
    await stage.drain();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('it never came to hold');
}
