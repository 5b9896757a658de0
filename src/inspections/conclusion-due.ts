// Until when a visit is to be concluded by its team, also one at which nothing was recorded. Pure: what was recorded and sent is
// given; how it is told and how far the reminders climb is the business of deadlines.
import { dayOf, orMissingYear, type WorkingCalendar } from '../kit/calendar.js';
import { isRefusal } from '../kit/refusal.js';

/** What of a visit its conclusion hangs on. */
export interface ToConclude {
  readonly inspectOn: string;
  readonly surprise: boolean;
  readonly arrivedAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly createdAt: Date;
  /** Its unit has ended, and nobody has taken over: there is nobody to conclude for. */
  readonly isEnded: boolean;
  /** Something is recorded. */
  readonly isRecorded: boolean;
  /** Its last conclusion. */
  readonly sentAt: Date | null;
  /** When the first thing was recorded that no conclusion has told. */
  readonly unsaidAt: Date | null;
}

/**
 * From the day after the visit on, and from the moment something is recorded at it: so many working days after its day. What is
 * recorded after a conclusion is told by another one, as many days later. Null: nothing is owed, or its year has no days off yet.
 * A visit whose day had passed when the plan brought it is asked about only once something is recorded.
 */
export function conclusionDue(
  visit: ToConclude,
  calendar: WorkingCalendar,
  conclusionDays: number,
  now: Date,
): Date | null {
  const { inspectOn, sentAt, unsaidAt, isRecorded, arrivedAt } = visit;
  const today = dayOf(now);
  const hasBegun = visit.surprise ? arrivedAt !== null : inspectOn <= today;
  if (!hasBegun || visit.cancelledAt !== null || visit.isEnded) return null;
  const isOver = inspectOn < today && (arrivedAt !== null || dayOf(visit.createdAt) <= inspectOn);
  const isOwed = sentAt === null ? isRecorded || isOver : unsaidAt !== null;
  if (!isOwed) return null;
  const from = sentAt === null ? inspectOn : dayOf(unsaidAt!);
  const due = orMissingYear(() => calendar.dueFrom.conclusionDueAt(from, conclusionDays));
  return isRefusal(due) ? null : due;
}
