// Keeps what teams owe by way of conclusions in step with visits, what was recorded at them, and what was sent. It says nothing.
import { closeDeadline, loadCalendar, openDeadline } from '../deadlines/store.js';
import { Prisma } from '../generated/prisma/client.js';
import { dayOf } from '../kit/calendar.js';
import type { Db, Tx } from '../kit/database.js';
import { listUnits } from '../people/store.js';
import { conclusionDue, type ToConclude } from './conclusion-due.js';
import { findPlan } from './notice-store.js';

const { sql, empty } = Prisma;

/** A visit, and the conclusion its team owes by the books. */
interface Row extends ToConclude {
  readonly id: string;
  readonly unitId: string;
  readonly teamId: string;
  readonly owedBy: string | null;
  readonly owedAt: Date | null;
  readonly owedFor: string | null;
}

/** Why a conclusion is not owed any more, though none was sent: the visit was moved, or what was recorded was removed. */
const NOT_DUE = 'not due';

const listVisits = (db: Db | Tx, today: string, id?: string): Promise<Row[]> =>
  db.$queryRaw<Row[]>(sql`
    SELECT i.id, i.unit_id AS "unitId", i.team_id AS "teamId", i.inspect_on AS "inspectOn", i.surprise,
      i.arrived_at AS "arrivedAt", i.cancelled_at AS "cancelledAt", i.created_at AS "createdAt",
      u.succeeded_at IS NOT NULL AND u.successor_id IS NULL AS "isEnded",
      f.at IS NOT NULL AS "isRecorded", f.unsaid AS "unsaidAt", c.at AS "sentAt",
      d.team_id AS "owedBy", d.due_at AS "owedAt", d.title AS "owedFor"
    FROM inspection i JOIN unit u ON u.id = i.unit_id
    LEFT JOIN LATERAL (SELECT max(sent_at) AS at FROM conclusion WHERE inspection_id = i.id) c ON true
    LEFT JOIN LATERAL (
      SELECT max(saved_at) AS at, min(saved_at) FILTER (WHERE saved_at > c.at) AS unsaid
      FROM finding WHERE inspection_id = i.id AND saved
    ) f ON true
    LEFT JOIN LATERAL (
      SELECT team_id, due_at, title FROM deadline
      WHERE kind = 'CONCLUDE' AND subject_id = i.id AND closed_at IS NULL
    ) d ON true
    WHERE (i.inspect_on <= ${today} OR i.arrived_at IS NOT NULL OR d.due_at IS NOT NULL)
      ${id === undefined ? empty : sql`AND i.id = ${id}`}
    ORDER BY i.inspect_on, i.id`);

/** A visit whose conclusion is owed otherwise than the books have it; `dueAt` null: it is not owed. */
export interface Unsettled {
  readonly id: string;
  readonly teamId: string;
  readonly title: string;
  readonly dueAt: Date | null;
}

/** Every visit, or this one, whose conclusion is not owed as it should be. */
export async function listUnsettled(db: Db | Tx, now: Date, id?: string): Promise<Unsettled[]> {
  const plan = await findPlan(db);
  if (!plan) return [];
  const [calendar, visits] = [await loadCalendar(db), await listVisits(db, dayOf(now), id)];
  const due = visits.map((visit) => ({ visit, dueAt: conclusionDue(visit, calendar, plan.conclusionDays, now) }));
  const units = await listUnits(
    db,
    due.flatMap(({ visit, dueAt }) => (dueAt === null ? [] : [visit.unitId])),
  );
  return due.flatMap(({ visit, dueAt }): Unsettled[] => {
    const { owedAt, owedBy, owedFor, teamId } = visit;
    const title = units.get(visit.unitId)?.title ?? '';
    const isSettled =
      dueAt === null
        ? owedAt === null
        : owedAt?.getTime() === dueAt.getTime() && owedBy === teamId && owedFor === title;
    return isSettled ? [] : [{ id: visit.id, teamId, title, dueAt }];
  });
}

/** Opens, moves or ends what is owed about this visit, or about every one; returns about how many. */
export async function settleConclusions(tx: Tx, now: Date, id?: string): Promise<number> {
  const unsettled = await listUnsettled(tx, now, id);
  for (const { id: subjectId, teamId, title, dueAt } of unsettled) {
    if (dueAt === null) await closeDeadline(tx, 'CONCLUDE', subjectId, NOT_DUE, now);
    else await openDeadline(tx, { kind: 'CONCLUDE', subjectId, unitId: null, teamId, dueAt, title }, now);
  }
  return unsettled.length;
}
