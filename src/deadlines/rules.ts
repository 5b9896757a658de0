// The ladders of reminders: their rungs, the day of each, and whom a rung speaks to, given who can be reached. Pure. How far the
// ladder of one duty has been climbed is climbing.ts. Lateness is derived, never stored.
import type { WorkingCalendar } from '../kit/calendar.js';
import { CalendarMissingError, dayOf } from '../kit/calendar.js';
import type { DeadlineKind } from '../generated/prisma/client.js';

export type DutyKind = DeadlineKind;
export type Reader = 'FOCAL' | 'DEPUTY' | 'HEAD' | 'LEAD' | 'DELEGATION_HEAD' | 'OFFICE';

/**
 * How a rung speaks: a reminder ahead, a first word after the date, an account to somebody above, word that this was done;
 * that the unit waits for a decision and owes nothing meanwhile; that nobody of the unit can be reached.
 */
export type Tone = 'before' | 'overdue' | 'escalate' | 'escalated' | 'waiting' | 'unreached';

export interface Rung {
  readonly name: string;
  /** Working days after the day of the deadline; negative: before. */
  readonly workingDays: number;
  readonly to: Readonly<Partial<Record<Reader, Tone>>>;
}

const UNIT = (tone: Tone) => ({ FOCAL: tone, DEPUTY: tone }) as const;

/** To the focal point first, then the head, the team lead, the head of the delegation. The one below is told beforehand. */
export const UNIT_LADDER: readonly Rung[] = [
  { name: 'before-5', workingDays: -5, to: UNIT('before') },
  { name: 'before-2', workingDays: -2, to: UNIT('before') },
  { name: 'on', workingDays: 0, to: UNIT('before') },
  { name: 'late-1', workingDays: 1, to: UNIT('overdue') },
  { name: 'late-3', workingDays: 3, to: { HEAD: 'escalate', ...UNIT('escalated') } },
  { name: 'late-5', workingDays: 5, to: { LEAD: 'escalate', HEAD: 'escalate', ...UNIT('escalated') } },
  {
    name: 'late-10',
    workingDays: 10,
    to: { DELEGATION_HEAD: 'escalate', LEAD: 'escalate', HEAD: 'escalate', ...UNIT('escalated') },
  },
];

/** To acknowledge is short: the head hears on the first working day after the date. */
export const ACKNOWLEDGE_LADDER: readonly Rung[] = [
  { name: 'on', workingDays: 0, to: UNIT('before') },
  { name: 'late-1', workingDays: 1, to: { HEAD: 'escalate', ...UNIT('overdue') } },
  { name: 'late-3', workingDays: 3, to: { LEAD: 'escalate', HEAD: 'escalate', ...UNIT('escalated') } },
];

/** What the team owes: reviewing a checklist, judging a result, deciding on a request, concluding a visit. */
export const VERIFY_LADDER: readonly Rung[] = [
  { name: 'before-2', workingDays: -2, to: { LEAD: 'before' } },
  { name: 'on', workingDays: 0, to: { LEAD: 'before' } },
  { name: 'late-1', workingDays: 1, to: { LEAD: 'overdue' } },
  { name: 'late-5', workingDays: 5, to: { DELEGATION_HEAD: 'escalate', LEAD: 'escalated' } },
];

/** Duties of the team rather than of the unit. */
export const OF_TEAM = ['VERIFY', 'DECIDE', 'REVIEW', 'CONCLUDE'] as const satisfies readonly DutyKind[];

export const isOfTeam = (kind: DutyKind): boolean => OF_TEAM.some((each) => each === kind);

/** Saying that one has read: a notice, a conclusion. */
export const isAcknowledgement = (kind: DutyKind): boolean =>
  kind === 'ACKNOWLEDGE' || kind === 'ACKNOWLEDGE_CONCLUSION';

export const ladderOf = (kind: DutyKind): readonly Rung[] =>
  isAcknowledgement(kind) ? ACKNOWLEDGE_LADDER : isOfTeam(kind) ? VERIFY_LADDER : UNIT_LADDER;

/** After the last rung a duty comes back this often, until it is done; the head of the delegation hears every second time. */
export const AGAIN_EVERY = 5;

/** The rung after the last one, `times` × five working days later. */
export function againRung(kind: DutyKind, times: number): Rung {
  const workingDays = ladderOf(kind).at(-1)!.workingDays + times * AGAIN_EVERY;
  const head: Rung['to'] = times % 2 === 0 ? { DELEGATION_HEAD: 'escalate' } : {};
  const to: Rung['to'] = isOfTeam(kind)
    ? { LEAD: times % 2 === 0 ? 'escalated' : 'overdue', ...head }
    : { ...UNIT('overdue'), HEAD: 'escalate', LEAD: 'escalate', ...head };
  return { name: `late-${workingDays}`, workingDays, to };
}

/** The day on which a rung is reached. */
export const rungOn = (rung: Rung, dueAt: Date, calendar: WorkingCalendar): string => {
  const due = dayOf(dueAt);
  return rung.workingDays === 0 ? calendar.rollToWorkingDay(due) : calendar.addWorkingDays(due, rung.workingDays);
};

/** The same; null when that day lies in a year without a table of days off: only this rung waits, the others are said. */
export function rungDay(rung: Rung, dueAt: Date, calendar: WorkingCalendar): string | null {
  try {
    return rungOn(rung, dueAt, calendar);
  } catch (error) {
    if (error instanceof CalendarMissingError) return null;
    throw error;
  }
}

/** Whether a post can be reached: somebody there, nobody who has joined, or only people who have blocked the bot. */
export type Presence = 'there' | 'vacant' | 'blocked';
export type Reach = Readonly<Partial<Record<Reader, Presence>>>;

/** Everybody can be reached. */
export const ALL_THERE: Reach = {
  FOCAL: 'there',
  DEPUTY: 'there',
  HEAD: 'there',
  LEAD: 'there',
  DELEGATION_HEAD: 'there',
  OFFICE: 'there',
};

/** Posts from below to above; those on one level stand for each other. */
const LEVELS: readonly (readonly Reader[])[] = [
  ['FOCAL', 'DEPUTY'],
  ['HEAD'],
  ['LEAD'],
  ['DELEGATION_HEAD'],
  ['OFFICE'],
];

export const levelOf = (reader: Reader): number => LEVELS.findIndex((level) => level.includes(reader));

/** How a rung speaks to one reader; `instead` is the post that cannot be reached and whose word this is. */
export interface Speaking {
  readonly tone: Tone;
  readonly instead: Reader | null;
}

/** The first post from a level on that can be reached. */
const firstThere = (from: number, reach: Reach): Reader | null =>
  LEVELS.slice(from)
    .flat()
    .find((reader) => reach[reader] === 'there') ?? null;

/** Whether anybody of the unit can be reached. */
export const isUnitReached = (reach: Reach): boolean =>
  (['FOCAL', 'DEPUTY', 'HEAD'] as const).some((reader) => reach[reader] === 'there');

/**
 * Whom a rung speaks to, given who can be reached. A post that cannot be reached falls to the next one up, who is told so; a
 * unit nobody can be reached in is not accused: the lead learns that nobody is there, on the rungs that are theirs and ahead.
 */
export function speakingAt(rung: Rung, kind: DutyKind, reach: Reach): Map<Reader, Speaking> {
  const speaking = new Map<Reader, Speaking>();
  if (!isOfTeam(kind) && !isUnitReached(reach)) {
    const isFirst = rung.name === (isAcknowledgement(kind) ? 'on' : 'before-2');
    const lead = isFirst || rung.to.LEAD !== undefined ? firstThere(levelOf('LEAD'), reach) : null;
    if (lead !== null) speaking.set(lead, { tone: 'unreached', instead: lead === 'LEAD' ? null : 'LEAD' });
    return speaking;
  }
  for (const [level, posts] of [...LEVELS.entries()].reverse()) {
    const spoken = posts.filter((post) => rung.to[post] !== undefined);
    const there = spoken.filter((post) => reach[post] === 'there');
    for (const post of there) speaking.set(post, { tone: rung.to[post]!, instead: null });
    const [first] = spoken;
    // Word that somebody else was told needs no stand-in.
    if (first === undefined || there.length > 0 || rung.to[first] === 'escalated') continue;
    const above = firstThere(level + 1, reach);
    if (above !== null && !speaking.has(above)) speaking.set(above, { tone: rung.to[first]!, instead: first });
  }
  return speaking;
}

export interface OpenDuty {
  readonly id: string;
  readonly kind: DutyKind;
  readonly version: number;
  readonly dueAt: Date;
  /** When the present date was set: rungs that lay before it are never made up for. */
  readonly openedAt: Date;
  /** The last day on which it is asked for at all; null: until it is done. */
  readonly endsOn?: string | null;
  /** When a successor took it over; null: it is owed by whom it was set. */
  readonly takenAt?: Date | null;
}

/** From when the ladder counts: the date, or the day on which a successor took over what was late by then. */
export const countsFrom = ({ dueAt, takenAt }: Pick<OpenDuty, 'dueAt' | 'takenAt'>): Date =>
  takenAt && takenAt > dueAt ? takenAt : dueAt;

/** What the unit hears once, from the day of the deadline on, while a decision about its duty is awaited: it is not chased. */
export const WAITING_RUNG: Rung = { name: 'waiting', workingDays: 0, to: UNIT('waiting') };

/** Whether a unit's people hear today that a decision is awaited, and who of them. */
export function waitingRung(
  duty: OpenDuty,
  reader: Reader,
  today: string,
  calendar: WorkingCalendar,
  reach: Reach,
): { rung: Rung; tone: Tone; instead: Reader | null } | null {
  if (!isUnitReached(reach) || rungOn(WAITING_RUNG, duty.dueAt, calendar) > today) return null;
  const found = speakingAt(WAITING_RUNG, duty.kind, reach).get(reader);
  return found ? { rung: WAITING_RUNG, ...found } : null;
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
export function maySay(
  duty: OpenDuty,
  rung: Pick<Rung, 'name'>,
  personId: string,
  said: readonly Said[],
  today: string,
): boolean {
  const before = said.find(
    (s) => s.deadlineId === duty.id && s.version === duty.version && s.rung === rung.name && s.personId === personId,
  );
  return before === undefined || before.snoozedOn === today;
}

/** The nearest date first; of equal dates always in the same order: as they came, then by what they are called. */
export const inOrder = <T extends Pick<OpenDuty, 'id' | 'dueAt' | 'openedAt'> & { readonly title?: string }>(
  duties: readonly T[],
): T[] =>
  [...duties].sort(
    (one, other) =>
      one.dueAt.getTime() - other.dueAt.getTime() ||
      one.openedAt.getTime() - other.openedAt.getTime() ||
      compare(one.title ?? '', other.title ?? '') ||
      compare(one.id, other.id),
  );

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
