// When each duty of an inspection falls due, computed from its first day by the rules of counting: the day of the event
// is not counted; a period in working days ends on the last of them; a period in calendar days that ends on a day off is
// rolled to the next working day. A deadline is the last permitted instant: the end of office hours.
// Knows no plan: the number of days is always given.

import { addDays } from './calendar-days.js';
import type { Day } from './calendar-days.js';

/** What computing a duty's date needs of the working calendar. */
export interface DutyCalendar {
  addWorkingDays(on: Day, n: number): Day;
  rollToWorkingDay(on: Day): Day;
  startOfOffice(on: Day): Date;
  endOfOffice(on: Day): Date;
}

/** The dates of an inspection's duties. Days are 'YYYY-MM-DD', instants are Dates. */
export interface DutyDates {
  /** The day the notice goes out: so many working days before the inspection. */
  noticeOn(inspectionOn: Day, noticeDays: number): Day;
  /** The instant the notice goes out: half an hour after office hours begin, a quarter after the morning card. */
  noticeAt(inspectionOn: Day, noticeDays: number): Date;
  /** Acknowledging a notice: so many working days after the day it was sent. */
  ackDueAt(noticeOn: Day, ackDays: number): Date;
  /** Checklist and report: so many working days before the inspection. */
  reportDueAt(inspectionOn: Day, reportDays: number): Date;
  /** Supplements: so many working days after they were asked for. */
  supplementDueAt(requestedOn: Day, supplementDays: number): Date;
  /** Conclusion: so many working days after the last day of the inspection. */
  conclusionDueAt(inspectionOn: Day, conclusionDays: number): Date;
  /** Remediation plan: so many working days after the conclusion. */
  remediationPlanDueAt(conclusionOn: Day, planDays: number): Date;
  /** Remediation: so many calendar days after the conclusion, rolled to a working day. */
  remediationDueAt(conclusionOn: Day, remediationDays: number): Date;
}

const NOTICE_AFTER_START_MS = 30 * 60_000;

/** Builds the rules of due dates upon a working calendar. */
export function makeDutyDates(calendar: DutyCalendar): DutyDates {
  const afterWorkingDays = (on: Day, n: number): Date => calendar.endOfOffice(calendar.addWorkingDays(on, n));
  const noticeOn = (inspectionOn: Day, noticeDays: number): Day => calendar.addWorkingDays(inspectionOn, -noticeDays);
  return {
    noticeOn,
    noticeAt: (inspectionOn, noticeDays) =>
      new Date(calendar.startOfOffice(noticeOn(inspectionOn, noticeDays)).getTime() + NOTICE_AFTER_START_MS),
    ackDueAt: afterWorkingDays,
    reportDueAt: (inspectionOn, reportDays) => afterWorkingDays(inspectionOn, -reportDays),
    supplementDueAt: afterWorkingDays,
    conclusionDueAt: afterWorkingDays,
    remediationPlanDueAt: afterWorkingDays,
    remediationDueAt: (conclusionOn, remediationDays) =>
      calendar.endOfOffice(calendar.rollToWorkingDay(addDays(conclusionOn, remediationDays))),
  };
}
