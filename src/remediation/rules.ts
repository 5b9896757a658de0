// What may be done with an item to be remedied and when (by whom: people/rights.ts); what counts as raised before: pure, `now` is an argument.
// It must not know the database or a sentence; refusals are keys of locales/*/remediation.ftl.
import type { CauseKind, ItemSource, ItemState, Severity } from '../generated/prisma/client.js';
import { dayOf, type WorkingCalendar } from '../kit/calendar.js';
import { refuse, type Refusal } from '../kit/refusal.js';
import { fold } from '../kit/vietnamese.js';

/** What can happen to an item. Events are only ever added. */
export type ItemEventKind =
  | 'PLANNED'
  | 'IN_PROGRESS'
  | 'DONE'
  | 'PROGRESS'
  | 'EXPLANATION'
  | 'SUBMITTED'
  | 'WITHDRAWN'
  | 'RETURNED'
  | 'ACCEPTED'
  | 'EXTENSION_ASKED'
  | 'EXTENSION_GRANTED'
  | 'EXTENSION_REFUSED'
  | 'HARDSHIP'
  | 'TAKEN_OVER'
  | 'UNIT_ENDED'
  | 'WAIVED'
  | 'WAIVER_ENDED'
  | 'REOPENED';

/** What a unit may say of its progress with one tap. */
export const PROGRESS_STATES = ['PLANNED', 'IN_PROGRESS', 'DONE'] as const;
export type ProgressState = (typeof PROGRESS_STATES)[number];

export const SEVERITIES: readonly Severity[] = ['LOW', 'MEDIUM', 'HIGH'];
export const CAUSE_KINDS: readonly CauseKind[] = ['INTERNAL', 'EXTERNAL', 'BOTH'];

/** Words too few to be a reason or an explanation. */
const REASON_CHARS = 8;
/** Working days the lead has for a result. */
export const VERIFY_DAYS = 5;

/** Working days the lead has for a request. */
export const DECIDE_DAYS = 3;

/**
 * Until when a request is to be decided on: within three working days, and before the date it is about, but not before the end
 * of the next working day; null in a year without a calendar.
 */
export function decideDueAt(calendar: WorkingCalendar, itemDueAt: Date, now: Date): Date | null {
  const today = dayOf(now);
  try {
    const [soonest, latest] = [1, DECIDE_DAYS].map((days) =>
      calendar.endOfOffice(calendar.addWorkingDays(today, days)),
    );
    if (itemDueAt >= latest!) return latest!;
    return itemDueAt > soonest! ? itemDueAt : soonest!;
  } catch {
    return null;
  }
}

/** States in which nothing more is to be done: accepted, or ended for a reason that is not the unit's work. */
export const FINISHED = ['ACCEPTED', 'ENDED', 'WAIVED'] as const satisfies readonly ItemState[];
export const isFinished = (state: ItemState): boolean => (FINISHED as readonly ItemState[]).includes(state);

/** What decisions need to know of an item. */
export interface ItemFacts {
  readonly state: ItemState;
}

/** What has been brought to an item since the last time a result was returned (or from the beginning). */
export interface Brought {
  /** Papers received or kept, ever. */
  readonly files: number;
  readonly newFiles: number;
  readonly newWords: number;
  readonly explained: boolean;
}

/** Whether the unit may go on working on the item: not while a result is being looked at, not after it was accepted. */
export function mayUpdate(item: ItemFacts): Refusal | null {
  if (item.state === 'ACCEPTED') return refuse('remediation-closed');
  if (isFinished(item.state)) return refuse('remediation-ended');
  if (item.state === 'SUBMITTED') return refuse('remediation-under-review');
  return null;
}

/** Whether a result may be handed in: it needs a document or an explanation, and after a return something new. */
export function maySubmit(item: ItemFacts, brought: Brought): Refusal | null {
  const closed = mayUpdate(item);
  if (closed) return closed;
  if (brought.files === 0 && !brought.explained) return refuse('remediation-needs-document');
  if (item.state === 'RETURNED' && brought.newFiles === 0 && brought.newWords === 0)
    return refuse('remediation-needs-new');
  return null;
}

/** Whether another extension may be asked: one request at a time, and not more than the plan grants. */
export function mayAskExtension(
  item: ItemFacts,
  asked: { granted: number; limit: number; waiting: boolean },
): Refusal | null {
  const closed = mayUpdate(item);
  if (closed) return closed;
  if (asked.waiting) return refuse('remediation-extension-waiting');
  if (asked.granted >= asked.limit) return refuse('remediation-extension-limit');
  return null;
}

/** The state after a step was told: words alone start an item, and never undo what the delegation asked for. */
export function stateAfterProgress(state: ItemState, told: ProgressState | null): ItemState {
  if (state === 'RETURNED') return state;
  if (told === 'PLANNED') return 'PLANNED';
  if (told !== null) return 'IN_PROGRESS';
  return state === 'OPEN' ? 'IN_PROGRESS' : state;
}

/** Whether words say enough to be a reason. */
export const isReason = (typed: string): boolean => [...typed.replace(/\s+/g, ' ').trim()].length >= REASON_CHARS;

/** The days a new due date may be: after the old one and after today, at most `days` calendar days on, all in known years. */
export function dueRange(
  calendar: WorkingCalendar,
  from: { dueAt: Date; now: Date },
  days: number,
): { fromOn: string; toOn: string } | Refusal {
  const [due, today] = [dayOf(from.dueAt), dayOf(from.now)];
  try {
    const base = due > today ? due : today;
    const fromOn = calendar.addWorkingDays(base, 1);
    const toOn = dayOf(calendar.dueFrom.remediationDueAt(base, days));
    return { fromOn, toOn };
  } catch {
    return refuse('remediation-no-calendar');
  }
}

/** Judges a day chosen as a due date: within the range and worked; `near` is the next worked day when it is not. */
export function judgeDue(
  calendar: WorkingCalendar,
  range: { fromOn: string; toOn: string },
  on: string,
): { ok: true; dueAt: Date } | { ok: false; why: 'range' | 'day-off'; near: string | null } {
  if (on < range.fromOn || on > range.toOn) return { ok: false, why: 'range', near: null };
  if (calendar.isWorkingDay(on)) return { ok: true, dueAt: calendar.endOfOffice(on) };
  const near = calendar.rollToWorkingDay(on);
  return { ok: false, why: 'day-off', near: near <= range.toOn ? near : null };
}

/** An earlier item or finding of the same unit. */
export interface Raised {
  readonly inspectionId: string | null;
  readonly questionCode: string | null;
  readonly text: string;
  readonly year: number;
}

/** How often this has been raised, itself included, and in which year last: same words or the same question, another visit. */
export function countRaised(
  finding: { inspectionId: string | null; questionCode: string | null; text: string },
  earlier: readonly Raised[],
): { times: number; earlierYear: number | null } {
  const words = keyOf(finding.text);
  const before = earlier.filter(
    (each) =>
      (each.inspectionId === null || each.inspectionId !== finding.inspectionId) &&
      ((words !== '' && keyOf(each.text) === words) ||
        (finding.questionCode !== null && each.questionCode === finding.questionCode)),
  );
  const years = before.map((each) => each.year);
  return { times: before.length + 1, earlierYear: years.length > 0 ? Math.max(...years) : null };
}

const keyOf = (text: string): string =>
  fold(text)
    .replace(/[^a-z0-9 ]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** The locale key of where an item comes from. */
export const sourceKey = (source: ItemSource): string => `remediation-source-${source}`;
