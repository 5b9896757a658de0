// What is done about notices: scheduled from the plan, sent when due, taken back when void. Each step is one transaction of
// the clock; a second run finds nothing left to do. Nothing here decides who may read: store.ts does.
import { closeDeadline, loadCalendar, openDeadline } from '../deadlines/store.js';
import { addDays, CalendarMissingError, dayOf, orMissingYear, type WorkingCalendar } from '../kit/calendar.js';
import type { Tx } from '../kit/database.js';
import { isRefusal } from '../kit/refusal.js';
import type { Words } from '../kit/words.js';
import type { Notice } from '../generated/prisma/client.js';
import type { Effects } from '../outbox/effects.js';
import { button, LANE } from '../outbox/message.js';
import { findUnit, isReachable, listByRole, listTeamNames, listTeamPeople } from '../people/store.js';
import { cancellingFile } from './calendar-file.js';
import { gatherFacts, listReaders, refreshCopies, sendCopies } from './copies.js';
import { sendLiveCard } from './live-card.js';
import type { InspectionPorts } from './links.js';
import { changeText, noticeText, withdrawalText, type ChangeFacts } from './notice-screens.js';
import {
  claimFiring,
  createNotices,
  dropUnsent,
  findNotice,
  findPlan,
  holdDueNotice,
  isReportIn,
  listChanges,
  listChangesOf,
  listFired,
  listToSchedule,
  moveNotice,
  supersedeNotices,
  WITHDRAWN,
  withdrawReport,
  type PlanView,
  type ToSchedule,
} from './notice-store.js';
import { decideFiring, decideNoticeDates, mergeSinceTold, type NoticeDates } from './rules.js';
import { findInspection, type InspectionView } from './store.js';
import { tellTeamsOfMove } from './team-moves.js';

/** So close to its day a visit whose dates cannot be computed is noted as one to be announced. */
const BLIND_DAYS = 3;

/** What scheduling did; `missingYears` have no holiday table, so that nothing could be computed in them. */
export interface Scheduled {
  readonly made: number;
  readonly moved: number;
  readonly missingYears: readonly number[];
  /** Inspections for which nothing could be computed; the others are scheduled all the same. */
  readonly faulty: readonly { readonly id: string; readonly error: unknown }[];
}

/**
 * Gives every planned inspection whose day has not passed its notice, and keeps notices that have not been sent in step with
 * plan and schedule. A change after the notice was sent makes a new version, due at once. Run after an import and by the
 * clock; a second run changes nothing.
 */
export async function scheduleNotices(tx: Tx, now: Date): Promise<Scheduled> {
  const plan = await findPlan(tx);
  if (!plan) return { made: 0, moved: 0, missingYears: [], faulty: [] };
  const [calendar, rows] = [await loadCalendar(tx), await listToSchedule(tx, dayOf(now))];
  const changed = rows.filter((row) => (sentOf(row)?.version ?? row.version) < row.version);
  const changedIds = changed.map((row) => row.id);
  const changes = await listChanges(tx, changedIds);
  const fresh: Parameters<typeof createNotices>[1][number][] = [];
  const useless: string[] = [];
  const missing = new Set<number>();
  const faulty: { id: string; error: unknown }[] = [];
  let moved = 0;
  for (const row of rows) {
    const dates = datesOf(calendar, plan, row.inspectOn);
    if (typeof dates === 'object' && 'error' in dates) {
      faulty.push({ id: row.id, error: dates.error });
      continue;
    }
    if (typeof dates === 'number') {
      missing.add(dates);
      // Its day comes before its dates are known: once they are, it is sent late, or the office and the lead learn that it never was.
      if (row.notices.length === 0 && row.inspectOn <= addDays(dayOf(now), BLIND_DAYS))
        fresh.push({ inspectionId: row.id, version: row.version, dueAt: now });
      continue;
    }
    const [sent, waiting] = [
      sentOf(row),
      row.notices.find((notice) => notice.firedAt === null && notice.supersededAt === null),
    ];
    const steps = (changes.get(row.id) ?? []).filter((step) => step.version > (sent?.version ?? 0));
    const isNews = !sent || Object.keys(mergeSinceTold(steps)).length > 0;
    if (!isNews) {
      if (waiting) useless.push(waiting.id);
      else if (sent.version < row.version) await moveNotice(tx, sent.id, { version: row.version });
      continue;
    }
    // News for a unit that has, or had, its notice goes out at once, however far away the visit is.
    const wasTold = row.notices.some((notice) => notice.firedAt !== null && notice.unitId === row.unitId);
    const dueAt = sent || wasTold ? (waiting?.dueAt ?? now) : dates.dueAt;
    const want = { version: row.version, dueAt, ackDueAt: dates.ackDueAt, reportDueAt: dates.reportDueAt };
    if (waiting && !isSame(waiting, want)) {
      await moveNotice(tx, waiting.id, want);
      moved++;
    } else if (!waiting && !row.notices.some((notice) => notice.version === row.version)) {
      fresh.push({ inspectionId: row.id, ...want });
    }
  }
  await dropUnsent(tx, useless);
  await createNotices(tx, fresh);
  return { made: fresh.length, moved, missingYears: [...missing].sort(), faulty };
}

/** The notice its unit has now. */
const sentOf = (row: ToSchedule): Notice | undefined =>
  row.notices.find((notice) => notice.firedAt !== null && notice.supersededAt === null && notice.unitId === row.unitId);

const isSame = (notice: Notice, want: Pick<Notice, 'version' | 'dueAt' | 'reportDueAt'>): boolean =>
  notice.version === want.version &&
  notice.dueAt.getTime() === want.dueAt.getTime() &&
  notice.reportDueAt?.getTime() === want.reportDueAt?.getTime();

function datesOf(
  calendar: WorkingCalendar,
  plan: PlanView,
  inspectOn: string,
): NoticeDates | number | { error: unknown } {
  try {
    return decideNoticeDates(calendar, plan, inspectOn);
  } catch (error) {
    return error instanceof CalendarMissingError ? error.year : { error };
  }
}

/** Whether notices may leave now: in office hours of a working day. A refusal when this year has no holiday table. */
export async function mayFireNow(tx: Tx, now: Date) {
  const calendar = await loadCalendar(tx);
  const quiet = orMissingYear(() => calendar.isQuiet(now));
  return isRefusal(quiet) ? quiet : !quiet;
}

/** What became of one due notice. */
export type Fired = 'sent' | 'nobody' | 'missed' | 'gone';

/**
 * Sends one due notice to everyone of the unit who can be reached, replaces the one before it, opens the duties and the live
 * card of the lead. One whose day has passed is never sent; the office is told. `gone`: somebody else had it.
 */
export async function fireNotice(
  tx: Tx,
  effects: Effects,
  ports: InspectionPorts,
  id: string,
  now: Date,
): Promise<Fired> {
  const held = await holdDueNotice(tx, id, now);
  if (!held) return 'gone';
  const [plan, inspection, calendar] = [
    await findPlan(tx),
    await findInspection(tx, held.inspectionId),
    await loadCalendar(tx),
  ];
  if (!plan || !inspection) return 'gone';
  const before = (await listFired(tx, inspection.id)).filter((notice) => notice.unitId === inspection.unitId);
  const previous = before.find((notice) => notice.supersededAt === null);
  const { inspectOn, startTime } = inspection;
  const decided = decideFiring(calendar, plan, inspectOn, now, startTime, previous?.reportDueAt);
  if (decided === 'passed') {
    await supersedeNotices(tx, [id], now);
    await tellMissed(tx, effects, ports, inspection, id);
    return 'missed';
  }
  const reportIn = await isReportIn(tx, inspection.id);
  const reportDueAt = reportIn ? (previous?.reportDueAt ?? decided.reportDueAt) : decided.reportDueAt;
  const { unitId, teamId } = inspection;
  if (!(await claimFiring(tx, id, { unitId, ackDueAt: decided.ackDueAt, reportDueAt }, now))) return 'gone';
  const notice = { ...held, unitId, ackDueAt: decided.ackDueAt, reportDueAt, firedAt: now };
  const announced = { ...inspection, notice };
  const facts = await gatherFacts(tx, ports, announced, notice, now);
  if (!facts) return 'gone';
  const change = previous ? await changeOf(tx, previous, notice, before.length, reportIn) : null;

  for (const old of before) await replace(tx, effects, ports, old, now);
  const readers = await listReaders(tx, unitId, dayOf(now));
  const restored = !previous && before.length > 0 ? { reportIn } : null;
  const textOf = (words: Words) =>
    change ? changeText(words, facts, change) : noticeText(words, facts, now, restored);
  await sendCopies(tx, effects, ports, facts, readers, textOf);
  // Whoever had this visit announced before is reminded until the day before it, and not chased on its very morning.
  const dayBefore = addDays(inspection.inspectOn, -1);
  const ackOn = dayOf(decided.ackDueAt);
  const endsOn = !restored ? inspection.inspectOn : ackOn > dayBefore ? ackOn : dayBefore;
  await openDeadline(tx, { kind: 'ACKNOWLEDGE', subjectId: id, unitId, teamId, dueAt: decided.ackDueAt, endsOn }, now);
  if (!reportIn) {
    await openDeadline(
      tx,
      { kind: 'REPORT', subjectId: facts.reportSubjectId, unitId, teamId, dueAt: reportDueAt },
      now,
    );
  }
  if (change) await tellTeamsOfMove(tx, effects, ports, { inspection: announced, unit: facts.unit, ...change });
  await sendLiveCard(tx, effects, ports, announced, notice, facts.unit);
  effects.audit('notice.sent', id, { inspection: inspection.id, version: notice.version, readers: readers.length });
  return readers.length > 0 ? 'sent' : 'nobody';
}

async function changeOf(
  tx: Tx,
  previous: Notice,
  notice: Notice,
  n: number,
  reportIn: boolean,
): Promise<ChangeFacts | null> {
  const steps = (await listChangesOf(tx, notice.inspectionId)).filter(
    (step) => step.version > previous.version && step.version <= notice.version,
  );
  const changes = mergeSinceTold(steps);
  if (Object.keys(changes).length === 0) return null;
  const [from, to] = [previous.reportDueAt, notice.reportDueAt];
  const moved = !reportIn && from !== null && to !== null && from.getTime() !== to.getTime();
  return { n, changes, teams: await listTeamNames(tx), report: moved ? { from, to } : null };
}

async function replace(tx: Tx, effects: Effects, ports: InspectionPorts, old: Notice, now: Date): Promise<void> {
  if (old.supersededAt !== null) return;
  await supersedeNotices(tx, [old.id], now);
  await closeDeadline(tx, 'ACKNOWLEDGE', old.id, 'superseded', now);
  await refreshCopies(tx, effects, ports, old.id, 'superseded');
}

/** A notice that could not be made in all its tries: the office learns that the unit has to be told otherwise. */
export async function tellNotSent(tx: Tx, effects: Effects, ports: InspectionPorts, id: string): Promise<void> {
  const notice = await findNotice(tx, id);
  const inspection = notice && (await findInspection(tx, notice.inspectionId));
  if (!inspection) return;
  const unit = await findUnit(tx, inspection.unitId);
  for (const person of (await listByRole(tx, 'OFFICE')).filter(isReachable)) {
    // Nothing of the inspection but its code: what could not be put into the notice cannot be put here either.
    const text = ports.words[person.locale].t('inspections-not-sent', {
      unit: unit?.title ?? '…',
      code: inspection.code,
    });
    effects.send(person, { text, ring: true }, { key: `not-sent:${id}:${person.personId}`, lane: LANE.NOTICE });
  }
  effects.audit('notice.not-sent', id, { inspection: inspection.id });
}

/** Office and leads learn that a unit was never told in time: the clock stood still, or the year was not known, until the visit was over. */
async function tellMissed(
  tx: Tx,
  effects: Effects,
  ports: InspectionPorts,
  inspection: InspectionView,
  noticeId: string,
): Promise<void> {
  const unit = await findUnit(tx, inspection.unitId);
  const told = [...(await listByRole(tx, 'OFFICE')), ...(await listTeamPeople(tx, inspection.teamId))].filter(
    isReachable,
  );
  for (const person of new Map(told.map((each) => [each.personId, each])).values()) {
    const { t, f } = ports.words[person.locale];
    const text = t('inspections-missed', {
      unit: unit?.title ?? '…',
      code: inspection.code,
      day: f.day(inspection.inspectOn),
    });
    const rows = [[button(t('inspections-button-see'), `inspections.see:${inspection.id}`)]];
    effects.send(
      person,
      { text, rows, ring: true },
      { key: `missed:${noticeId}:${person.personId}`, lane: LANE.NOTICE },
    );
  }
  effects.audit('notice.missed', noticeId, { inspection: inspection.id });
}

/** Takes back a notice whose inspection does not take place at that unit, and says so to everyone who had it. */
export async function withdrawNotice(
  tx: Tx,
  effects: Effects,
  ports: InspectionPorts,
  id: string,
  now: Date,
): Promise<boolean> {
  const notice = await findNotice(tx, id);
  const inspection = notice && (await findInspection(tx, notice.inspectionId));
  const unit = notice?.unitId ? await findUnit(tx, notice.unitId) : null;
  if (!notice || !inspection || !unit || notice.supersededAt) return false;
  await supersedeNotices(tx, [id], now);
  await closeDeadline(tx, 'ACKNOWLEDGE', id, WITHDRAWN, now);
  await withdrawReport(tx, inspection.id, now);
  await refreshCopies(tx, effects, ports, id, 'withdrawn', true);
  const reportIn = await isReportIn(tx, inspection.id);
  const told = await findToldDay(tx, inspection, notice.version);
  const { cancelledAt } = inspection;
  // On the phone the visit and its deadline stand under the notice that is taken back.
  const asTold = { ...inspection, inspectOn: told, notice };
  const closesAt = (await loadCalendar(tx)).endOfOffice(told);
  for (const reader of await listReaders(tx, unit.id, dayOf(now))) {
    const words = ports.words[reader.locale];
    const facts = { unit, inspectOn: told, decidedAt: cancelledAt ?? now, isCancelled: cancelledAt !== null, reportIn };
    const text = withdrawalText(words, { ...facts, demo: ports.demo });
    const rows = [[button(words.t('button-calendar'), 'desk.lich', 6)]];
    const attachment = cancellingFile(words, unit, asTold, closesAt);
    const message = { text, rows, ring: true, attachment, againNote: words.t('inspections-sent-again') };
    effects.send(reader, message, { key: `withdrawn:${id}:${reader.personId}`, lane: LANE.NOTICE });
  }
  effects.audit('notice.withdrawn', id, { inspection: inspection.id });
  return true;
}

/** The day a notice named, whatever the schedule says now. */
async function findToldDay(tx: Tx, inspection: InspectionView, version: number): Promise<string> {
  const later = (await listChangesOf(tx, inspection.id)).find((step) => step.version > version && step.facts.inspectOn);
  return later ? String(later.facts.inspectOn!.from) : inspection.inspectOn;
}
