// The states the world is put into before a press, by name; whose a thing is goes with them. No test.
import { Prisma as sql } from '../../src/generated/prisma/client.js';
import type { Tx } from '../../src/kit/database.js';
import type { World } from './world.js';

type Arrange = (tx: Tx, world: World, mine: boolean) => Promise<unknown>;

const maker = (world: World, isMine: boolean) => (isMine ? world.presser : world.colleague);
const checklistIs =
  (state: string): Arrange =>
  (tx, { checklist }) =>
    tx.$executeRaw`UPDATE checklist SET state = ${state}::"ChecklistState" WHERE id = ${checklist}`;
const itemIs =
  (state: string): Arrange =>
  (tx, { item }) =>
    tx.$executeRaw`UPDATE remediation_item SET state = ${state}::"ItemState" WHERE id = ${item}`;
const noRequest: Arrange = (tx, { item }) => tx.$executeRaw`DELETE FROM extension WHERE item_id = ${item}`;
const draftRequest: Arrange = (tx, { extension }) =>
  tx.$executeRaw`UPDATE extension SET state = 'DRAFT' WHERE id = ${extension}`;
const inspectionOf =
  (which: 'inspection' | 'surprise', set: ReturnType<typeof sql.sql>): Arrange =>
  (tx, world) =>
    tx.$executeRaw(sql.sql`UPDATE inspection SET ${set} WHERE id = ${world[which]}`);
const paperIs =
  (set: ReturnType<typeof sql.sql>, then?: Arrange): Arrange =>
  async (tx, world, isMine) => {
    await tx.$executeRaw`UPDATE evidence SET sent_by_id = ${maker(world, isMine)} WHERE id = ${world.paper}`;
    await tx.$executeRaw(sql.sql`UPDATE evidence SET ${set} WHERE id = ${world.paper}`);
    await then?.(tx, world, isMine);
  };
const loose = (unitId: string | null) => sql.sql`checklist_id = NULL, question_code = NULL, unit_id = ${unitId}`;
const findingIs =
  (set: ReturnType<typeof sql.sql>): Arrange =>
  (tx, world, isMine) =>
    tx.$executeRaw(sql.sql`UPDATE finding SET author_id = ${maker(world, isMine)}, ${set} WHERE id = ${world.finding}`);
const broadcastIs =
  (state: string, confirmed: boolean): Arrange =>
  async (tx, world, isMine) => {
    await tx.$executeRaw`UPDATE broadcast SET author_id = ${maker(world, isMine)}, state = ${state}::"BroadcastState",
      confirmed_at = CASE WHEN ${confirmed} THEN created_at END WHERE id = ${world.broadcast}`;
    if (!confirmed) await tx.$executeRaw`DELETE FROM broadcast_recipient WHERE broadcast_id = ${world.broadcast}`;
  };
/** Sent; reached the presser in our unit, or only the colleague. */
const received: Arrange = async (tx, world, isMine) => {
  await broadcastIs('DONE', true)(tx, world, false);
  if (isMine)
    await tx.$executeRaw`UPDATE broadcast_recipient SET person_id = ${world.presser} WHERE broadcast_id = ${world.broadcast}`;
};
const importIs =
  (state: string): Arrange =>
  (tx, world, isMine) =>
    tx.$executeRaw`UPDATE plan_import SET person_id = ${maker(world, isMine)}, state = ${state} WHERE id = ${world.import}`;
/** Mine: the presser invited them. */
const roleIs =
  (pending: boolean): Arrange =>
  (tx, world, isMine) =>
    tx.$executeRaw`UPDATE role_held SET pending = ${pending}, invited_by_id = ${maker(world, isMine)} WHERE id = ${world.role}`;

/** What the world is put into before a press. */
export const STATES: Record<string, Arrange> = {
  plain: async () => undefined,
  // checklists
  open: checklistIs('OPEN'),
  submitted: checklistIs('SUBMITTED'),
  'in review': checklistIs('IN_REVIEW'),
  returned: checklistIs('RETURNED'),
  accepted: checklistIs('ACCEPTED'),
  concluded: checklistIs('CONCLUDED'),
  unanswered: async (tx, world, isMine) => {
    await checklistIs('OPEN')(tx, world, isMine);
    await tx.$executeRaw`DELETE FROM answer_conflict WHERE checklist_id = ${world.checklist}`;
    await tx.$executeRaw`DELETE FROM answer WHERE checklist_id = ${world.checklist} AND question_code = ${world.code}`;
  },
  'all answered': async (tx, world, isMine) => {
    await checklistIs('OPEN')(tx, world, isMine);
    await tx.$executeRaw`DELETE FROM answer_conflict WHERE checklist_id = ${world.checklist}`;
  },
  // overdue duties and waivers
  'item overdue': async (tx, world, isMine) => {
    await itemIs('OPEN')(tx, world, isMine);
    await noRequest(tx, world, isMine);
    await tx.$executeRaw`UPDATE waiver SET by_id = ${maker(world, isMine)} WHERE id = ${world.waiver}`;
  },
  'checklist overdue': async (tx, world, isMine) => {
    await checklistIs('OPEN')(tx, world, isMine);
    await tx.$executeRaw`UPDATE deadline SET due_at = '2023-09-10', closed_at = NULL WHERE id = ${world.reportDuty}`;
  },
  'item waived': async (tx, world, isMine) => {
    await itemIs('WAIVED')(tx, world, isMine);
    await tx.$executeRaw`UPDATE deadline SET closed_at = opened_at, closed_why = 'waived' WHERE id = ${world.itemDuty}`;
    await tx.$executeRaw`UPDATE waiver SET by_id = ${maker(world, isMine)}, decided_at = created_at WHERE id = ${world.waiver}`;
  },
  // units
  'unit ended': (tx, { unit }) => tx.$executeRaw`UPDATE unit SET valid_to = '2023-09-20' WHERE id = ${unit}`,
  // inspections
  'called off': async (tx, world, isMine) => {
    await checklistIs('OPEN')(tx, world, isMine);
    await inspectionOf('inspection', sql.sql`cancelled_at = created_at, inspect_on = '2023-09-28'`)(tx, world, isMine);
  },
  'nothing found yet': async (tx, world) => {
    await tx.$executeRaw`UPDATE finding SET inspection_id = NULL WHERE inspection_id = ${world.inspection}`;
    await tx.$executeRaw`DELETE FROM conclusion WHERE inspection_id = ${world.inspection}`;
  },
  unannounced: async (tx, world, isMine) => {
    await checklistIs('OPEN')(tx, world, isMine);
    await tx.$executeRaw`UPDATE notice SET superseded_at = fired_at WHERE id = ${world.notice}`;
  },
  'still to come': async (tx, world, isMine) => {
    await checklistIs('OPEN')(tx, world, isMine);
    await inspectionOf('inspection', sql.sql`inspect_on = '2023-09-28'`)(tx, world, isMine);
  },
  'not acknowledged': (tx, { notice }) => tx.$executeRaw`UPDATE notice SET acknowledged_at = NULL WHERE id = ${notice}`,
  hidden: inspectionOf('surprise', sql.sql`arrived_at = NULL`),
  early: inspectionOf('surprise', sql.sql`arrived_at = NULL, inspect_on = '2023-09-28'`),
  arrived: inspectionOf('surprise', sql.sql`arrived_at = created_at`),
  'surprise called off': inspectionOf('surprise', sql.sql`cancelled_at = created_at`),
  // papers: where they are, and how
  'paper kept': paperIs(sql.sql`state = 'KEPT'`, checklistIs('OPEN')),
  'paper waiting': paperIs(sql.sql`state = 'WAITING', scan = 'PENDING'`, checklistIs('OPEN')),
  'paper asked about': paperIs(sql.sql`state = 'QUARANTINED', scan = 'PENDING'`, checklistIs('OPEN')),
  'paper asked about, handed in': paperIs(sql.sql`state = 'QUARANTINED', scan = 'PENDING'`, checklistIs('SUBMITTED')),
  'paper secret': paperIs(sql.sql`state = 'QUARANTINED', scan = 'UNSCANNABLE'`, checklistIs('OPEN')),
  'paper secret, handed in': paperIs(sql.sql`state = 'QUARANTINED', scan = 'UNSCANNABLE'`, checklistIs('SUBMITTED')),
  'paper removed': paperIs(sql.sql`state = 'REMOVED'`, checklistIs('OPEN')),
  'paper handed in': paperIs(sql.sql`state = 'KEPT'`, checklistIs('SUBMITTED')),
  'paper accepted': paperIs(sql.sql`state = 'KEPT'`, checklistIs('ACCEPTED')),
  'paper of an item': async (tx, world, isMine) => {
    const set = sql.sql`checklist_id = NULL, question_code = NULL, item_id = ${world.item}`;
    await paperIs(set, itemIs('IN_PROGRESS'))(tx, world, isMine);
  },
  'paper of a closed item': async (tx, world, isMine) => {
    const set = sql.sql`checklist_id = NULL, question_code = NULL, item_id = ${world.item}`;
    await paperIs(set, itemIs('ACCEPTED'))(tx, world, isMine);
  },
  'paper from the site': async (tx, world, isMine) => {
    const set = sql.sql`side = 'DELEGATION', unit_id = NULL, question_code = ${world.onSiteCode}`;
    await paperIs(set, checklistIs('OPEN'))(tx, world, isMine);
  },
  'paper without unit': async (tx, world, isMine) => {
    await paperIs(sql.sql`unit_id = NULL, state = 'KEPT'`, checklistIs('OPEN'))(tx, world, isMine);
  },
  'paper loose': async (tx, world, isMine) => {
    await unansweredItem(tx, world, isMine);
    await paperIs(loose(world.unit))(tx, world, isMine);
  },
  'paper loose, removed': async (tx, world, isMine) => {
    await unansweredItem(tx, world, isMine);
    await paperIs(sql.sql`${loose(world.unit)}, state = 'REMOVED'`)(tx, world, isMine);
  },
  'paper loose, no unit': async (tx, world, isMine) => {
    await unansweredItem(tx, world, isMine);
    await paperIs(loose(null))(tx, world, isMine);
  },
  // items and requests
  'item open': async (...of) => (await itemIs('OPEN')(...of), await noRequest(...of)),
  'item under way': async (...of) => (await itemIs('IN_PROGRESS')(...of), await noRequest(...of)),
  'item submitted': async (...of) => (await itemIs('SUBMITTED')(...of), await noRequest(...of)),
  'item returned': async (...of) => (await itemIs('RETURNED')(...of), await noRequest(...of)),
  'item accepted': async (...of) => (await itemIs('ACCEPTED')(...of), await noRequest(...of)),
  'result of mine': async (tx, world) => {
    await itemIs('SUBMITTED')(tx, world, true);
    await tx.$executeRaw`UPDATE item_event SET person_id = ${world.presser} WHERE item_id = ${world.item}`;
  },
  'request waiting': itemIs('IN_PROGRESS'),
  'request drafted': async (tx, world, isMine) => {
    await itemIs('IN_PROGRESS')(tx, world, isMine);
    await draftRequest(tx, world, isMine);
    await tx.$executeRaw`UPDATE extension SET asked_by_id = ${maker(world, isMine)} WHERE id = ${world.extension}`;
  },
  'request of mine': async (tx, world) => {
    await itemIs('IN_PROGRESS')(tx, world, true);
    await tx.$executeRaw`UPDATE extension SET asked_by_id = ${world.presser} WHERE id = ${world.extension}`;
  },
  // findings and conclusions
  draft: findingIs(sql.sql`saved = false`),
  saved: findingIs(sql.sql`saved = true, saved_at = created_at`),
  'saved and told': async (tx, world, isMine) => {
    await findingIs(sql.sql`saved = true, saved_at = created_at`)(tx, world, isMine);
    await tx.$executeRaw`UPDATE remediation_item SET finding_id = ${world.finding} WHERE id = ${world.item}`;
  },
  'conclusion waiting': (tx, { conclusion, colleague }) => tx.$executeRaw`
    INSERT INTO outbox (dedupe_key, chat_id, lane, body, created_at)
    VALUES (${`conclusion:${conclusion}:${colleague}`}, 900002, 1, '{}'::jsonb, '2023-09-21')`,
  'conclusion acknowledged': (tx, { conclusion }) =>
    tx.$executeRaw`UPDATE conclusion SET acknowledged_at = sent_at WHERE id = ${conclusion}`,
  // broadcasts
  drafted: broadcastIs('DRAFT', false),
  sending: broadcastIs('SENDING', true),
  done: broadcastIs('DONE', true),
  dropped: broadcastIs('DROPPED', false),
  received,
  'received, acknowledged': async (tx, world, isMine) => {
    await received(tx, world, isMine);
    await tx.$executeRaw`UPDATE broadcast_recipient SET ack_at = now() WHERE broadcast_id = ${world.broadcast}`;
  },
  // imports
  previewed: importIs('PREVIEW'),
  asked: importIs('ASKED'),
  fetching: importIs('FETCHING'),
  applied: importIs('APPLIED'),
  // roles that wait
  waiting: roleIs(true),
  decided: roleIs(false),
};

async function unansweredItem(tx: Tx, world: World, isMine: boolean): Promise<void> {
  await itemIs('IN_PROGRESS')(tx, world, isMine);
  await checklistIs('SUBMITTED')(tx, world, isMine);
}
