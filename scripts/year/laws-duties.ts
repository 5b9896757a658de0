// Laws about duties over time: nobody's date passes without a word to them, and an overdue duty is never forgotten. Pure.
import { isOfTeam } from '../../src/deadlines/rules.js';
import { dayOf, type WorkingCalendar } from '../../src/kit/calendar.js';
import type { Broken, DutyLife, DutyThen, Law, Presence, Said, Year } from './journal.js';
import { whoIs } from './journal.js';

const UNIT_ROLES = new Set(['FOCAL', 'DEPUTY', 'HEAD']);

/** Whose duty it is: the unit's people, or the team's lead. */
const owes = (duty: DutyThen, { reader }: Presence): boolean =>
  isOfTeam(duty.kind)
    ? reader.role === 'LEAD' && reader.teamId === duty.teamId
    : UNIT_ROLES.has(reader.role) && reader.unitId === duty.unitId;

/** Could be written to for the whole of a working day between two instants. */
const wasThere = (presence: Presence, from: Date, to: Date, calendar: WorkingCalendar): boolean =>
  presence.spans.some((span) => {
    const begins = new Date(Math.max(span.from.getTime(), from.getTime()));
    const ends = new Date(Math.min(span.to?.getTime() ?? Infinity, to.getTime()));
    return begins < ends && calendar.workingDaysBetween(dayOf(begins), dayOf(ends)) >= 1;
  });

const breachOf = (law: string, what: string, at: Date, who: string, { duty }: DutyLife, { units }: Year): Broken => ({
  law,
  what,
  at,
  who,
  text: `${duty.kind} of ${units.find((unit) => unit.id === duty.unitId)?.title ?? '–'}${duty.title ? `: ${duty.title}` : ''}`,
});

/** A duty whose date has passed was told to somebody who owes it, if any of them could be reached. */
export const neverSilent: Law = (year) =>
  year.lives.flatMap((life) => {
    const { duty } = life;
    const passed = life.days.some(({ on }) => on > dayOf(duty.dueAt));
    if (!passed) return [];
    const owing = year.presences.filter(
      (presence) => owes(duty, presence) && wasThere(presence, duty.openedAt, duty.dueAt, year.calendar),
    );
    if (owing.length === 0) return [];
    const chats = new Set(owing.map(({ reader }) => reader.chat));
    const told = year.said.some(
      (said) => chats.has(said.to.chat) && said.at <= duty.dueAt && said.about.some((each) => each.id === duty.id),
    );
    if (told) return [];
    const who = owing.map(({ reader }) => whoIs(reader)).join(', ');
    return [breachOf('never', `the date passed without a word (${duty.kind})`, duty.dueAt, who, life, year)];
  });

const LONGEST_SILENCE = 10;

const speaks = (said: Said, duty: DutyThen): boolean => !said.edit && said.about.some((each) => each.id === duty.id);

/** An overdue duty is spoken of, to anybody, at least every ten working days. */
export const neverForgotten: Law = (year) =>
  year.lives.flatMap((life) => {
    const { duty } = life;
    const late = life.days.filter(({ on, dueAt, idle }) => idle !== true && on > dayOf(dueAt));
    if (late.length === 0) return [];
    const heard = new Set(year.said.filter((said) => speaks(said, duty)).map((said) => dayOf(said.at)));
    let since = dayOf(late[0]!.dueAt);
    let before = since;
    for (const { on } of late) {
      // Days on which it was not asked for (it was with the delegation, had a later date) begin the count anew.
      if (year.calendar.workingDaysBetween(before, on) > 1) since = on;
      if (heard.has(on)) since = on;
      before = on;
      if (year.calendar.workingDaysBetween(since, on) > LONGEST_SILENCE) {
        const at = new Date(`${on}T08:15:00+07:00`);
        const what = `overdue, and nobody has heard of it for ten working days (${duty.kind})`;
        return [breachOf('forgotten', what, at, `silent since ${since}`, life, year)];
      }
    }
    return [];
  });
