// What tests of inspections do to the plan and read of it, on a stage.
import { CITY } from '../../src/demo/city.js';
import { applyPlan } from '../../src/inspections/plan-store.js';
import type { InspectionRow } from '../../src/inspections/workbook/plan.js';
import { dayOf, msOfDay } from '../../src/kit/calendar.js';
import { inTransaction } from '../../src/kit/database.js';

import { gatherEffects } from '../../src/outbox/effects.js';
import { isRefusal } from '../../src/kit/refusal.js';
import { createInvitation } from '../../src/people/invitations.js';
import type { Phone } from '../phone.js';
import type { Stage } from '../stage.js';
import { wordsOfTests } from '../printed.js';

/** Imports the schedule again with one inspection changed or added. */
export async function amend(stage: Stage, code: string, change: Partial<InspectionRow>): Promise<void> {
  const row = CITY.schedule.find((each) => each.code === code) ?? { ...CITY.schedule[0]!, code };
  await inTransaction(stage.db, (tx) => applyPlan(tx, { schedule: [{ ...row, ...change }] }, stage.clock.now()));
}

export const inspectionOf = (stage: Stage, code: string) =>
  stage.db.inspection.findUniqueOrThrow({ where: { code }, include: { notices: { orderBy: { version: 'asc' } } } });

/** «2023-09-07 08:30», in Việt Nam. */
export function local(at: Date | null): string | null {
  if (!at) return null;
  const minutes = Math.floor(msOfDay(at) / 60_000);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${dayOf(at)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Somebody who comes through the door with a link, agreeing to everything; deputies need no phone. */
export async function joinAsDeputy(stage: Stage, name: string, unitCode: string, english = false): Promise<Phone> {
  const phone = stage.stranger(name);
  const unit = await stage.db.unit.findUniqueOrThrow({ where: { code: unitCode } });
  const order = { role: 'DEPUTY' as const, unitId: unit.id, invitedById: null };
  const made = await inTransaction(stage.db, (tx) => createInvitation(tx, order, stage.clock.now()));
  if (isRefusal(made)) throw new Error(made.refusal);
  await phone.starts(made.token);
  if (english) await phone.presses('English');
  await phone.presses(english ? 'Agree' : 'Đồng ý');
  await phone.says(name);
  await phone.presses(english ? 'Confirm' : 'Xác nhận');
  return phone;
}

/** What applying an import needs besides the plan, where no role ends. */
export const endingNobody = (now: Date) => ({
  ending: { effects: gatherEffects(null), words: wordsOfTests(), links: {}, by: null, now },
  named: [],
});
