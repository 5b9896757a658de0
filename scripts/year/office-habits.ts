// What the standing office does over the year: it sends the amended plan, invites who comes later, writes to all units, and
// looks at what waits. It knows the workbook writer and the fixed words of the buttons; it knows no table but that of links.
import { CITY } from '../../src/demo/city.js';
import type { CheckedPlan, InspectionRow } from '../../src/inspections/workbook/plan.js';
import { writePlanWorkbook } from '../../src/inspections/workbook/write.js';
import { inTransaction } from '../../src/kit/database.js';
import { isRefusal } from '../../src/kit/refusal.js';
import { createInvitation } from '../../src/people/invitations.js';
import type { Player } from './cast.js';
import type { Hand } from './hand.js';
import type { Reader } from './journal.js';
import type { Stage } from './stage.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The amendments of the year: which rows of the schedule change on which day. */
export const AMENDMENTS: Readonly<Record<string, Partial<Record<string, Partial<InspectionRow>>>>> = {
  '2023-07-03': { 'I-09': { inspectOn: '2023-07-13' } },
  '2023-10-12': { 'I-09': { inspectOn: '2023-07-13' }, 'I-16': { inspectOn: '2023-10-27', time: '14:00' } },
};

/** Sends the plan as it is after the amendments of this day, and applies it. */
export async function amendPlan(stage: Stage, office: Hand, on: string): Promise<void> {
  const changes = AMENDMENTS[on] ?? {};
  const schedule = CITY.schedule.map((row) => ({ ...row, ...changes[row.code] }));
  const plan: CheckedPlan = { ...CITY, schedule };
  await office.sendsFile({ name: 'ke-hoach-dieu-chinh.xlsx', mime: XLSX, bytes: await writePlanWorkbook(plan) });
  for (let n = 0; n < 4; n += 1) await stage.drain();
  await office.pressesAnywhere(/^Áp dụng$/);
  for (let n = 0; n < 4; n += 1) await stage.drain();
}

/** Opens an invitation link and goes through the door. */
export async function comeIn(stage: Stage, hand: Hand, player: Player, reader: Reader): Promise<void> {
  const { unitId } = reader;
  if (unitId === null || (player.role !== 'FOCAL' && player.role !== 'HEAD')) return;
  const order = { role: player.role, unitId, invitedById: null } as const;
  const made = await inTransaction(stage.db, (tx) => createInvitation(tx, order, stage.clock.now()));
  if (isRefusal(made)) throw new Error(`no link for ${player.name}: ${made.refusal}`);
  stage.simulator.start(reader.chat, made.token);
  await stage.settle();
  await hand.presses(/^Đồng ý$/);
  if (/họ và tên/.test(hand.last())) await hand.says(player.name);
  await hand.presses(/^Xác nhận$/);
}

/** Looks at what waits: approvals, units with nobody, what was set aside. */
export async function lookAsOffice(hand: Hand): Promise<void> {
  await hand.says('/viec');
  await hand.presses(/^1 · /);
  if (!(await hand.presses(/^Đã xem$/)) && hand.reader.role === 'OFFICE') await hand.says('/donvi');
}
