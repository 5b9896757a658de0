// Reads what a morning needs (open duties near or past their date, the people they concern, what was said already) and
// notes what is said. One card per person and day is a primary key.
import { Prisma, type Deadline, type OutboxState } from '../generated/prisma/client.js';
import type { Db, Tx } from '../kit/database.js';
import { newId } from '../kit/ids.js';
import { onlyInForce } from '../people/in-force-store.js';
import type { Said } from './rules.js';

const { sql } = Prisma;

const near = (until: Date) => ({ closedAt: null, dueAt: { lte: until } });
const inOrder = [{ dueAt: 'asc' }, { openedAt: 'asc' }, { title: 'asc' }, { id: 'asc' }] as const;

/** Subjects about which the team owes a decision: a result to be judged, a request to be decided on. */
async function listUndecided(
  db: Db | Tx,
  subjectIds: readonly string[],
  kinds: readonly ('VERIFY' | 'DECIDE')[] = ['VERIFY', 'DECIDE'],
): Promise<Set<string>> {
  const owed = await db.deadline.findMany({
    where: { closedAt: null, kind: { in: [...kinds] }, subjectId: { in: [...subjectIds] } },
    select: { subjectId: true },
  });
  return new Set(owed.map((duty) => duty.subjectId));
}

/**
 * Duties whose ladder may have begun: due within a fortnight, or past. A unit that is not in force owes nothing, and no team is
 * asked for what would reach nobody there until its successor is known. What waits for a decision is not asked of the unit, and
 * nobody is asked about more time once the result itself is there to be judged.
 */
export async function listNear(db: Db | Tx, until: Date, on: string): Promise<Deadline[]> {
  const all = await db.deadline.findMany({ where: near(until), orderBy: [...inOrder] });
  const aboutOf = await listAbout(db, all);
  const inForce = await onlyInForce(
    db,
    all.map((duty) => ({ duty, unitId: aboutOf.get(duty.id) ?? null })),
    on,
  );
  const duties = inForce.map(({ duty }) => duty);
  const undecided = await listUndecided(
    db,
    duties.map((duty) => duty.subjectId),
  );
  const asked = duties.filter((duty) => duty.kind === 'DECIDE').map((duty) => duty.subjectId);
  const handedIn = asked.length === 0 ? new Set<string>() : await listUndecided(db, asked, ['VERIFY']);
  const isIdle = { REMEDIATION: undecided, DECIDE: handedIn } as Partial<Record<Deadline['kind'], Set<string>>>;
  return duties.filter((duty) => !isIdle[duty.kind]?.has(duty.subjectId));
}

/** Duties of units about which a decision is awaited, whose date has come. */
export async function listWaiting(db: Db | Tx, until: Date, on: string): Promise<Deadline[]> {
  const where = { ...near(until), kind: 'REMEDIATION' as const };
  const all = await db.deadline.findMany({ where, orderBy: [...inOrder] });
  const duties = await onlyInForce(db, all, on);
  const undecided = await listUndecided(
    db,
    duties.map((duty) => duty.subjectId),
  );
  return duties.filter((duty) => undecided.has(duty.subjectId));
}

/** The inspected unit each of these duties is about, by duty: a team's duty is about the unit of its item, checklist or visit. */
export async function listAbout(db: Db | Tx, duties: readonly Deadline[]): Promise<Map<string, string>> {
  const subjects = { in: duties.flatMap(({ unitId, subjectId }) => (unitId === null ? [subjectId] : [])) };
  const items = await db.remediationItem.findMany({ where: { id: subjects }, select: { id: true, unitId: true } });
  const checklists = await db.checklist.findMany({
    where: { id: subjects },
    select: { id: true, inspection: { select: { unitId: true } } },
  });
  const visits = await db.inspection.findMany({ where: { id: subjects }, select: { id: true, unitId: true } });
  const unitOf = new Map([
    ...[...items, ...visits].map(({ id, unitId }) => [id, unitId] as const),
    ...checklists.map(({ id, inspection }) => [id, inspection.unitId] as const),
  ]);
  return new Map(
    duties.flatMap(({ id, unitId, subjectId }) => {
      const about = unitId ?? unitOf.get(subjectId);
      return about ? [[id, about] as const] : [];
    }),
  );
}

/** Whether there are plans and none of them is open any more: then nobody is reminded of anything. */
export async function isEveryPlanClosed(db: Db): Promise<boolean> {
  const plans = await db.plan.groupBy({ by: ['active'], _count: true });
  return plans.length > 0 && plans.every((plan) => !plan.active);
}

/**
 * A morning card that reached nobody, as far as anybody knows: what it said has not been said. One that waits or is under way
 * may still arrive.
 */
const LOST = sql`('UNREACHABLE', 'UNKNOWN', 'FAILED', 'CANCELLED')`;

/** What was said of a duty, on which card, and what became of that card; null when it was never written as a message. */
export interface SaidRow extends Said {
  readonly cardOn: string;
  readonly state: OutboxState | null;
}

/** What was said of these duties, and arrived or may still arrive. */
export async function listSaid(db: Db | Tx, deadlineIds: readonly string[]): Promise<SaidRow[]> {
  return db.$queryRaw<SaidRow[]>(sql`
    SELECT r.deadline_id AS "deadlineId", r.version, r.rung, r.person_id AS "personId", r.snoozed_on AS "snoozedOn",
      r.card_on AS "cardOn", o.state::text AS state
    FROM nudge_rung r
    LEFT JOIN morning_card c ON c.person_id = r.person_id AND c."on" = r.card_on
    LEFT JOIN outbox o ON o.dedupe_key = c.dedupe_key
    WHERE r.deadline_id = ANY(${[...deadlineIds]}::text[]) AND c.dedupe_key IS NOT NULL
      AND (o.id IS NULL OR o.state::text NOT IN ${LOST})`);
}

/** Who already has today's card. */
export async function listCarded(db: Db, on: string): Promise<Set<string>> {
  return new Set(
    (await db.morningCard.findMany({ where: { on }, select: { personId: true } })).map((row) => row.personId),
  );
}

/**
 * Takes the one card of the morning for this person and names the key it is sent under; null when it was taken already.
 * A card that is made anew, because the first one found nobody, is another message.
 */
export async function takeCard(tx: Tx, personId: string, on: string, now: Date): Promise<string | null> {
  const first = `morning:${on}:${personId}`;
  const isUsed = (await tx.outboxMessage.findUnique({ where: { dedupeKey: first }, select: { id: true } })) !== null;
  const dedupeKey = isUsed ? `${first}:${now.getTime().toString(36)}` : first;
  const made = await tx.morningCard.createMany({
    data: [{ personId, on, dedupeKey, madeAt: now }],
    skipDuplicates: true,
  });
  return made.count === 1 ? dedupeKey : null;
}

/** What a card said of a duty: whether that duty is still owed, and whether it is as it was. */
export interface CardRung {
  readonly deadlineId: string;
  readonly version: number;
  readonly rung: string;
  /** It had been put off to this day. */
  readonly again: boolean;
  readonly owed: boolean;
  readonly holds: boolean;
}

/** What somebody's card of a day says, beside what has become of it. */
export async function findCardRungs(db: Db, personId: string, on: string): Promise<CardRung[]> {
  return db.$queryRaw<CardRung[]>(sql`
    SELECT r.deadline_id AS "deadlineId", r.version, r.rung, NOT r.fired AS again,
      d.closed_at IS NULL AND d.version = r.version AS owed,
      d.closed_at IS NULL AND d.version = r.version AND (r.rung = 'waiting') = (d.kind = 'REMEDIATION' AND EXISTS (
        SELECT FROM deadline v WHERE v.subject_id = d.subject_id AND v.kind IN ('VERIFY', 'DECIDE') AND v.closed_at IS NULL
      )) AS holds
    FROM nudge_rung r JOIN deadline d ON d.id = r.deadline_id
    WHERE r.person_id = ${personId} AND r.card_on = ${on}`);
}

/** How many cards written before this one that speak of these duties have not left yet: those above come first. */
export async function countAccountsUnderWay(
  db: Db,
  deadlineIds: readonly string[],
  dedupeKey: string,
): Promise<number> {
  const [row] = await db.$queryRaw<{ underWay: bigint }[]>(sql`
    SELECT count(*) AS "underWay" FROM nudge_rung r
    JOIN morning_card c ON c.person_id = r.person_id AND c."on" = r.card_on
    JOIN outbox o ON o.dedupe_key = c.dedupe_key
    WHERE r.deadline_id = ANY(${[...deadlineIds]}::text[]) AND o.state IN ('WAITING', 'SENDING')
      AND o.id < (SELECT id FROM outbox WHERE dedupe_key = ${dedupeKey})`);
  return Number(row?.underWay ?? 0);
}

/** Of these duties the ones still owed, and those of them about which a decision is awaited. */
export async function listOwed(
  db: Db,
  ids: readonly string[],
  on: string,
): Promise<{ duties: Deadline[]; waiting: ReadonlySet<string> }> {
  const all = await db.deadline.findMany({ where: { id: { in: [...ids] }, closedAt: null }, orderBy: [...inOrder] });
  const duties = await onlyInForce(db, all, on);
  const undecided = await listUndecided(
    db,
    duties.map((duty) => duty.subjectId),
  );
  const waits = duties.filter((duty) => duty.kind === 'REMEDIATION' && undecided.has(duty.subjectId));
  return { duties, waiting: new Set(waits.map((duty) => duty.id)) };
}

/** Of what the office may be told: what of it somebody has been told, on a card that arrived or still may, since that day. */
export async function listOfficeTold(db: Db | Tx, personId: string, since: Date): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ subject: string }[]>(sql`
    SELECT t.subject FROM office_told t
    LEFT JOIN morning_card c ON c.person_id = t.person_id AND c."on" = t.card_on
    LEFT JOIN outbox o ON o.dedupe_key = c.dedupe_key
    WHERE t.person_id = ${personId} AND t.told_at > ${since}::timestamptz
      AND (t.card_on = '' OR (c.dedupe_key IS NOT NULL AND (o.id IS NULL OR o.state::text NOT IN ${LOST})))`);
  return new Set(rows.map(({ subject }) => subject));
}

/** What somebody's card of that day told of for the office. */
export async function listOfficeTodays(db: Db, personId: string, on: string): Promise<Set<string>> {
  const rows = await db.officeTold.findMany({ where: { personId, cardOn: on }, select: { subject: true } });
  return new Set(rows.map(({ subject }) => subject));
}

/** Notes that somebody of the office is told of these; `on` is the card, empty for a message of its own. */
export async function noteOfficeTold(
  tx: Tx,
  personId: string,
  subjects: readonly string[],
  on: string,
  now: Date,
): Promise<void> {
  for (const subject of subjects) {
    const told = { cardOn: on, toldAt: now };
    const where = { personId_subject: { personId, subject } };
    await tx.officeTold.upsert({ where, create: { personId, subject, ...told }, update: told });
  }
}

/** Somebody can be reached again: a card of today that found nobody is made anew by the next tick of the morning. */
export async function forgetUnreachedCard(tx: Tx, personId: string, on: string): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM morning_card c USING outbox o
    WHERE c.person_id = ${personId} AND c."on" = ${on} AND o.dedupe_key = c.dedupe_key AND o.state = 'UNREACHABLE'`;
}

/** The key of somebody's card of that morning. */
export async function findCardKey(tx: Tx, personId: string, on: string): Promise<string | null> {
  const card = await tx.morningCard.findUnique({
    where: { personId_on: { personId, on } },
    select: { dedupeKey: true },
  });
  return card?.dedupeKey ?? null;
}

/** Notes that rungs are said now, also once more when the card that said them first was lost; one put off to today for good. */
export async function noteSaid(
  tx: Tx,
  rows: readonly { deadlineId: string; version: number; rung: string; personId: string }[],
  on: string,
  now: Date,
): Promise<void> {
  const fresh = JSON.stringify(rows.map((row) => ({ id: newId(), ...row })));
  await tx.$executeRaw`
    INSERT INTO nudge_rung AS r (id, deadline_id, version, rung, person_id, card_on, fired, fired_at)
    SELECT id, "deadlineId", version, rung, "personId", ${on}, true, ${now}::timestamptz
    FROM jsonb_to_recordset(${fresh}::jsonb) AS f(id text, "deadlineId" text, version int, rung text, "personId" text)
    ON CONFLICT (deadline_id, version, rung, person_id) DO UPDATE SET
      card_on = ${on}, fired_at = ${now}::timestamptz, snoozed_on = NULL,
      fired = r.fired AND r.snoozed_on IS DISTINCT FROM ${on}`;
}

/** Puts off everything this card said, once: false when it had been put off before. `fired` false marks a second saying. */
export async function snoozeCard(tx: Tx, personId: string, cardOn: string, until: string): Promise<boolean> {
  const { count } = await tx.nudgeRung.updateMany({
    where: { personId, cardOn, fired: true, snoozedOn: null },
    data: { snoozedOn: until },
  });
  return count > 0;
}
