// How far up its ladder a duty is on a morning, what each reader hears of it, and whom the card before announces. Pure: the duty,
// what has been said of it, who can be reached and today in. After a gap (an outage, a decision that was awaited, a date that had
// passed when the duty was opened) it goes up one rung a morning, so that nobody above hears before the one below has.
import { addDays, CalendarMissingError, dayOf, type WorkingCalendar } from '../kit/calendar.js';
import {
  AGAIN_EVERY,
  againRung,
  ALL_THERE,
  countsFrom,
  isOfTeam,
  isUnitReached,
  ladderOf,
  levelOf,
  rungDay,
  speakingAt,
  type DutyKind,
  type OpenDuty,
  type Reach,
  type Reader,
  type Rung,
  type Speaking,
  type Tone,
} from './rules.js';

/** One saying of this version of the date that arrived, or still may: on which card, and the posts its reader holds now. */
export interface Climbed {
  readonly rung: string;
  readonly cardOn: string;
  readonly readers: readonly Reader[];
}

/** What has been said of one duty; null: as if every morning had spoken, as the dates alone would have it. */
export type History = readonly Climbed[] | null;

/** The rung a duty is on this morning; `isNew` where it is first said today. */
export interface Step {
  readonly rung: Rung;
  readonly isNew: boolean;
}

interface Reached {
  readonly rung: Rung;
  readonly on: string;
}

/** Rungs whose day has come, the newest first: what comes back every week, then the ladder. */
function* rungsReached(duty: OpenDuty, today: string, calendar: WorkingCalendar): Generator<Reached> {
  const ladder = ladderOf(duty.kind);
  const from = countsFrom(duty);
  const due = dayOf(from);
  const late = today > due ? calendar.workingDaysBetween(due, today) : 0;
  const again = Math.max(0, Math.floor((late - ladder.at(-1)!.workingDays) / AGAIN_EVERY));
  for (let times = again; times > -ladder.length; times--) {
    const rung = times > 0 ? againRung(duty.kind, times) : ladder.at(times - 1)!;
    const on = rungDay(rung, from, calendar) ?? (rung.workingDays < 0 ? dayBeforeBlindYear(due, calendar) : null);
    if (on !== null && on <= today) yield { rung, on };
  }
}

/**
 * What is due in a year whose days off are not known is said once in the last week before that year: a week ahead, at the latest
 * on the year's last working day. Null when the year before it is not known either.
 */
function dayBeforeBlindYear(due: string, calendar: WorkingCalendar): string | null {
  const year = Number(due.slice(0, 4));
  if (calendar.hasYear(year) || !calendar.hasYear(year - 1)) return null;
  const [weekAhead, lastDay] = [addDays(due, -7), `${year - 1}-12-31`];
  const on = weekAhead < lastDay ? weekAhead : lastDay;
  return calendar.isWorkingDay(on) ? on : calendar.addWorkingDays(on, -1);
}

/** Where the first rung after the date already gives an account, the one below has heard on the date itself, or hears first. */
const isFirstWord = (rung: Rung, kind: DutyKind): boolean =>
  rung.name === 'on' &&
  Object.values(ladderOf(kind).find(({ workingDays }) => workingDays > 0)!.to).includes('escalate');

/** Word that somebody else was told does not make a rung one that was told. */
function isHeard({ rung, readers }: Climbed, reached: readonly Reached[], kind: DutyKind, reach: Reach): boolean {
  const said = reached.find((each) => each.rung.name === rung);
  if (!said || readers.length === 0) return said !== undefined;
  const speaking = speakingAt(said.rung, kind, reach);
  return readers.some((reader) => speaking.get(reader)?.tone !== 'escalated');
}

const sayingsOf = (speaking: ReadonlyMap<Reader, Speaking>): string =>
  JSON.stringify([...speaking].sort(([one], [other]) => (one < other ? -1 : 1)));

/** The rung this duty is on this morning: the newest its dates allow, and at most one above what has been said before today. */
export function climb(
  duty: OpenDuty,
  today: string,
  calendar: WorkingCalendar,
  reach: Reach = ALL_THERE,
  history: History = null,
): Step | null {
  const { kind } = duty;
  const reached = [...rungsReached(duty, today, calendar)].reverse();
  const newest = reached.at(-1)?.rung;
  if (!newest) return null;
  if (history === null || newest.workingDays <= 0) return { rung: newest, isNew: false };
  // A unit in which nobody had heard anything begins at the first rung, whatever those above know.
  const isOfUnit = ({ readers }: Climbed) =>
    readers.length === 0 || readers.some((reader) => levelOf(reader) < levelOf('LEAD'));
  const isBegun = isOfTeam(kind) || !isUnitReached(reach) || history.some(isOfUnit);
  const heard = isBegun ? history.filter((each) => isHeard(each, reached, kind, reach)) : [];
  const steps = reached.filter(
    ({ rung }) =>
      (rung.workingDays > 0 || isFirstWord(rung, kind)) &&
      (heard.some((each) => each.rung === rung.name) || speakingAt(rung, kind, reach).size > 0),
  );
  const last = steps.findLast(({ rung }) => heard.some((each) => each.rung === rung.name));
  const [since] = heard.flatMap(({ rung, cardOn }) => (rung === last?.rung.name ? [cardOn] : [])).sort();
  if (last && since! >= today) return { rung: last.rung, isNew: true };
  const above = last ? steps.slice(steps.indexOf(last) + 1) : steps;
  const top = ladderOf(kind).at(-1)!.workingDays;
  // What comes back every week is not made up for.
  if (last && last.rung.workingDays >= top) {
    const next = above.findLast(({ on }) => on > since!);
    return { rung: (next ?? last).rung, isNew: next !== undefined };
  }
  const ladder = above.filter(({ rung }) => rung.workingDays <= top);
  // A rung that says to everybody just what the next one says is passed over.
  const next = ladder.find(({ rung }, at) => {
    const following = ladder[at + 1]?.rung;
    return !following || sayingsOf(speakingAt(rung, kind, reach)) !== sayingsOf(speakingAt(following, kind, reach));
  });
  const rung = next?.rung ?? last?.rung;
  return rung ? { rung, isNew: next !== undefined } : null;
}

/** What this reader hears: the rung of the morning, or where it was said before today the newest below it that speaks to them. */
export function newestRung(
  duty: OpenDuty,
  reader: Reader,
  today: string,
  calendar: WorkingCalendar,
  reach: Reach = ALL_THERE,
  step: Step | null = climb(duty, today, calendar, reach),
): { rung: Rung; tone: Tone; instead: Reader | null } | null {
  // A successor hears of what it takes over as of what is set that day.
  const opened = dayOf(duty.takenAt && duty.takenAt > duty.openedAt ? duty.takenAt : duty.openedAt);
  // What is owed anew from a date that had passed is said from the next morning on: today it is told that it is owed.
  if (step === null || (opened === today && dayOf(duty.dueAt) < today)) return null;
  for (const { rung, on } of rungsReached(duty, today, calendar)) {
    if (rung.workingDays > step.rung.workingDays) continue;
    const found = speakingAt(rung, duty.kind, reach).get(reader);
    if (found === undefined) {
      if (step.isNew) return null;
      continue;
    }
    // A rung of the past counts while it is the newest; one that lay before the duty existed does not.
    if (on <= opened && rung.workingDays < 0) return null;
    const isOver = on < today || dayOf(countsFrom(duty)) > dayOf(duty.dueAt);
    const isPast = found.tone === 'before' && rung.workingDays === 0 && isOver;
    return { rung, ...found, ...(isPast ? { tone: 'overdue' as const } : {}) };
  }
  return null;
}

/** Somebody above who is told next, and on which day: what the card before it announces. */
export interface Escalation {
  readonly on: string;
  readonly reader: Reader;
}

/** The highest reader a rung gives an account to, above this one, and who has had none yet; null when it gives none. */
function accountAbove(
  speaking: ReadonlyMap<Reader, Speaking>,
  reader: Reader,
  except: ReadonlySet<Reader> = new Set(),
): Reader | null {
  const above = [...speaking].filter(
    ([each, { tone }]) =>
      tone === 'escalate' && each !== reader && !except.has(each) && levelOf(each) > levelOf(reader),
  );
  return above.sort(([one], [other]) => levelOf(other) - levelOf(one))[0]?.[0] ?? null;
}

/** Who has had an account of this duty by the end of this morning: nothing is announced about them. */
function toldAlready(
  duty: OpenDuty,
  today: string,
  calendar: WorkingCalendar,
  reach: Reach,
  step: Step | null,
  history: History,
): Set<Reader> {
  const told = new Set<Reader>();
  for (const { rung } of rungsReached(duty, today, calendar)) {
    if (step && rung.workingDays <= step.rung.workingDays)
      for (const [reader, { tone }] of speakingAt(rung, duty.kind, reach)) if (tone === 'escalate') told.add(reader);
    const accounts = (Object.keys(rung.to) as Reader[]).filter((reader) => rung.to[reader] === 'escalate');
    for (const { readers } of (history ?? []).filter((each) => each.rung === rung.name))
      for (const reader of readers) if (accounts.some((each) => levelOf(each) <= levelOf(reader))) told.add(reader);
  }
  return told;
}

/** How many working mornings ahead an account may lie that is announced: it comes before the reader's own next word. */
const AHEAD = 2 * AGAIN_EVERY;

/**
 * What this reader's card announces: whom above them the next account goes to, and on which morning. Whoever has had one is left
 * out, and so are the reader's `own` other posts. Null when none is to come, or when the reader hears again before it: that card
 * announces it.
 */
export function nextEscalation(
  duty: OpenDuty,
  reader: Reader,
  today: string,
  calendar: WorkingCalendar,
  reach: Reach = ALL_THERE,
  history: History = null,
  own: ReadonlySet<Reader> = new Set(),
): Escalation | null {
  const step = climb(duty, today, calendar, reach, history);
  const told = new Set([...toldAlready(duty, today, calendar, reach, step, history), ...own]);
  const said = (each: Step | null, cardOn: string): Climbed[] =>
    each ? [{ rung: each.rung.name, cardOn, readers: [] }] : [];
  let now = step;
  let climbed = history && [...history, ...said(step, today)];
  for (let ahead = 1; ahead <= AHEAD; ahead++) {
    const on = morningAfter(today, ahead, calendar);
    // What comes after a day that cannot be computed cannot be computed either: nothing is announced.
    if (on === null || (duty.endsOn && on > duty.endsOn)) return null;
    const next = climb(duty, on, calendar, reach, climbed);
    if (next === null || next.rung.name === now?.rung.name) continue;
    const speaking = speakingAt(next.rung, duty.kind, reach);
    const above = accountAbove(speaking, reader, told);
    if (above !== null) return { on, reader: above };
    if (speaking.has(reader)) return null;
    now = next;
    climbed = climbed && [...climbed, ...said(next, on)];
  }
  return null;
}

function morningAfter(today: string, ahead: number, calendar: WorkingCalendar): string | null {
  try {
    return calendar.addWorkingDays(today, ahead);
  } catch (error) {
    if (error instanceof CalendarMissingError) return null;
    throw error;
  }
}

/** Who above this reader is given an account by this rung, posts of their `own` left out: what the card of the one below says has been done. */
export const accountOf = (
  rung: Rung,
  kind: DutyKind,
  reader: Reader,
  reach: Reach = ALL_THERE,
  own: ReadonlySet<Reader> = new Set(),
): Reader | null => accountAbove(speakingAt(rung, kind, reach), reader, own);
