// Who the tests of remediation play with, and what they find recorded: one set-up for all of them. No test.
import { CITY } from '../../src/demo/city.js';
import { at } from '../../src/kit/calendar.js';
import { inTransaction } from '../../src/kit/database.js';
import { newId } from '../../src/kit/ids.js';
import { applyCarriedOver } from '../../src/remediation/carried-over.js';
import type { Phone } from '../phone.js';
import type { Stage } from '../stage.js';

const PEOPLE = {
  office: { name: 'Trần Thị Minh Họa', role: 'OFFICE' },
  head: { name: 'Vũ Đình Trưởng', role: 'DELEGATION_HEAD' },
  lead: { name: 'Phạm Giả Định', role: 'LEAD', team: 'B' },
  unit: { name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' },
} as const;

/** Seats one of them: the lead of team B visits the unit. */
export const seat = (stage: Pick<Stage, 'seat'>, who: keyof typeof PEOPLE): Promise<Phone> => stage.seat(PEOPLE[who]);

/** The shortcomings of 2022, as the plan carries them over. */
export const carryOver = ({ db, clock }: Pick<Stage, 'db' | 'clock'>): Promise<unknown> =>
  inTransaction(db, (tx) => applyCarriedOver(tx, CITY.carriedOver, clock.now()));

/** The shortcoming recorded at the visit to the unit, as the lead wrote it. */
export async function recordShortcoming(
  { db, clock }: Pick<Stage, 'db' | 'clock'>,
  lead: Phone,
): Promise<{ visit: string; unitId: string }> {
  const { id: visit, unitId } = await db.inspection.findUniqueOrThrow({ where: { code: 'I-14' } });
  await db.finding.create({
    data: {
      ...{ id: newId(), inspectionId: visit, unitId, text: 'Chưa niêm yết đủ thủ tục', saved: true },
      ...{ severity: 'LOW', causeKind: 'INTERNAL', cause: 'phân công chưa rõ', solution: 'niêm yết lại' },
      ...{ responsible: 'UBND huyện Tre Xanh', dueAt: at('2023-10-20 17:00'), savedAt: clock.now() },
      ...{ authorId: lead.personId!, createdAt: clock.now() },
    },
  });
  return { visit, unitId };
}

/** Somebody of the unit asks for more time for its first item, until the next Friday offered. */
export async function asksForMoreTime(focal: Phone): Promise<void> {
  await focal.says('/khacphuc');
  await focal.presses('1 · Cập nhật');
  await focal.presses('Đề nghị gia hạn');
  await focal.says('Đang sắp xếp tổ chức bộ máy của huyện');
  await focal.presses('T6 06/10');
  await focal.presses('Gửi đề nghị');
}
