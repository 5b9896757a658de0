// The ladder of reminders: which rung of which duty reaches whom on which morning. Pure: duties, people, what has been said
// already and today in; what to say today out. Lateness is derived here, never stored.
import type { WorkingCalendar } from '../kit/calendar.js';
import { dayOf } from '../kit/calendar.js';

export type DutyKind = 'ACKNOWLEDGE' | 'REPORT' | 'SUPPLEMENT' | 'REMEDIATION' | 'VERIFY';
export type Reader = 'FOCAL' | 'DEPUTY' | 'HEAD' | 'LEAD' | 'DELEGATION_HEAD';

/** How a rung speaks: a reminder ahead, a first word after the date, an account to somebody above, word that this was done. */
export type Tone = 'before' | 'overdue' | 'escalate' | 'escalated';

export interface Rung {
  readonly name: string;
  /** Working days after the day of the deadline; negative: before. */
  readonly workingDays: number;
  readonly to: Readonly<Partial<Record<Reader, Tone>>>;
}

/** To the focal point first, then the head, the team lead, the head of the delegation. The one below is told beforehand. */
export const UNIT_LADDER: readonly Rung[] = [
  { name: 'before-5', workingDays: -5, to: { FOCAL: 'before', DEPUTY: 'before' } },
  { name: 'before-2', workingDays: -2, to: { FOCAL: 'before', DEPUTY: 'before' } },
  { name: 'on', workingDays: 0, to: { FOCAL: 'before', DEPUTY: 'before' } },
  { name: 'late-1', workingDays: 1, to: { FOCAL: 'overdue', DEPUTY: 'overdue' } },
  { name: 'late-3', workingDays: 3, to: { HEAD: 'escalate', FOCAL: 'escalated', DEPUTY: 'escalated' } },
  { name: 'late-5', workingDays: 5, to: { LEAD: 'escalate', HEAD: 'escalate' } },
  { name: 'late-10', workingDays: 10, to: { DELEGATION_HEAD: 'escalate', LEAD: 'escalate' } },
];

/** A notice is short-lived: the head hears on the first working day after the date. */
export const ACKNOWLEDGE_LADDER: readonly Rung[] = [
  { name: 'on', workingDays: 0, to: { FOCAL: 'before', DEPUTY: 'before' } },
  { name: 'late-1', workingDays: 1, to: { HEAD: 'escalate', FOCAL: 'overdue', DEPUTY: 'overdue' } },
  { name: 'late-3', workingDays: 3, to: { LEAD: 'escalate', HEAD: 'escalate' } },
];

/** What the team owes: judging a result. */
export const VERIFY_LADDER: readonly Rung[] = [
  { name: 'before-2', workingDays: -2, to: { LEAD: 'before' } },
  { name: 'late-1', workingDays: 1, to: { LEAD: 'overdue' } },
  { name: 'late-5', workingDays: 5, to: { DELEGATION_HEAD: 'escalate', LEAD: 'escalated' } },
];

export const ladderOf = (kind: DutyKind): readonly Rung[] =>
  kind === 'ACKNOWLEDGE' ? ACKNOWLEDGE_LADDER : kind === 'VERIFY' ? VERIFY_LADDER : UNIT_LADDER;

/** The day on which a rung is reached. */
export const rungOn = (rung: Rung, dueAt: Date, calendar: WorkingCalendar): string => {
  const due = dayOf(dueAt);
  return rung.workingDays === 0 ? calendar.rollToWorkingDay(due) : calendar.addWorkingDays(due, rung.workingDays);
};

export interface OpenDuty {
  readonly id: string;
  readonly kind: DutyKind;
  readonly version: number;
  readonly dueAt: Date;
  /** When the present date was set: rungs that lay before it are never made up for. */
  readonly openedAt: Date;
}

/** The newest rung reached today that speaks to this reader; older ones are passed over, so downtime never piles up. */
export function newestRung(
  duty: OpenDuty,
  reader: Reader,
  today: string,
  calendar: WorkingCalendar,
): { rung: Rung; tone: Tone } | null {
  const opened = dayOf(duty.openedAt);
  for (const rung of [...ladderOf(duty.kind)].reverse()) {
    const tone = rung.to[reader];
    if (tone === undefined) continue;
    const on = rungOn(rung, duty.dueAt, calendar);
    if (on > today) continue;
    // A rung of the past counts while it is the newest; one that lay before the duty existed does not.
    return on > opened || rung.workingDays >= 0 ? { rung, tone } : null;
  }
  return null;
}

/** The next rung that reaches somebody above this reader, and on which day: what the forewarning announces. */
export function nextEscalation(
  duty: OpenDuty,
  today: string,
  calendar: WorkingCalendar,
): { on: string; reader: Reader } | null {
  for (const rung of ladderOf(duty.kind)) {
    const on = rungOn(rung, duty.dueAt, calendar);
    if (on <= today) continue;
    const above = (['HEAD', 'LEAD', 'DELEGATION_HEAD'] as const).find((reader) => rung.to[reader] === 'escalate');
    if (above) return { on, reader: above };
  }
  return null;
}

/** What has been said of a duty to a person: which rung, when, and until when it was put off. */
export interface Said {
  readonly deadlineId: string;
  readonly version: number;
  readonly rung: string;
  readonly personId: string;
  readonly snoozedOn: string | null;
}

/** Should this rung be said this morning? Never twice for one version of the date, except on the day it was put off to. */
export function maySay(duty: OpenDuty, rung: Rung, personId: string, said: readonly Said[], today: string): boolean {
  const before = said.find(
    (s) => s.deadlineId === duty.id && s.version === duty.version && s.rung === rung.name && s.personId === personId,
  );
  return before === undefined || before.snoozedOn === today;
}
