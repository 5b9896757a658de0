// Office hours as the outbox keeps them: the one rule of when a message may leave that nobody waits for. What is written
// outside them leaves the next working morning, unless its sender says «at once, without a sound»; only an arrival rings at
// any hour. It must not know what is sent.
import type { KnownTurn } from '../dialogue/turn.js';
import { CalendarMissingError, dayOf, makeCalendar, type WorkingCalendar } from '../kit/calendar.js';
import type { Db } from '../kit/database.js';
import type { Words } from '../kit/words.js';
import { LANE, button, type Message } from '../outbox/message.js';
import type { OutgoingRow } from '../outbox/effects.js';
import { countFates, countHeld, listWrittenUnder, releaseHeld } from '../outbox/held-store.js';
import { isReachable, listPeople } from '../people/store.js';
import { loadCalendar } from './store.js';

/** How long a calendar that was read is believed. */
const BELIEVED_MS = 5000;

/**
 * The same hours with weekdays for working days. In a year that the office has entered no table for, what somebody sends must
 * leave some time all the same; dated duties are never computed from it.
 */
const weekdays = (calendar: WorkingCalendar, now: Date): WorkingCalendar => {
  const year = Number(dayOf(now).slice(0, 4));
  return makeCalendar([], calendar.hours, new Set([year, year + 1]));
};

function orWeekdays<T>(calendar: WorkingCalendar, now: Date, ask: (of: WorkingCalendar) => T): T {
  try {
    return ask(calendar);
  } catch (error) {
    if (!(error instanceof CalendarMissingError)) throw error;
    return ask(weekdays(calendar, now));
  }
}

/** Whether nobody may be written to unasked at this instant. */
export const isQuietHour = (calendar: WorkingCalendar, now: Date): boolean =>
  orWeekdays(calendar, now, (of) => of.isQuiet(now));

/** When the morning card of the day is due in a year without a table: as on a working day. */
export const morningOfWeekday = (calendar: WorkingCalendar, now: Date): Date => {
  const of = weekdays(calendar, now);
  return of.morningCardAt(dayOf(now)) ?? of.nextMorningCardAt(now);
};

/** When a message that is written now leaves: at once in office hours, otherwise when they begin. */
export const leavesAt = (calendar: WorkingCalendar, now: Date): Date =>
  orWeekdays(calendar, now, (of) => of.nextSendableAt(now));

/** Whether an instant is quiet, for the sender, who asks often: the calendar is read once in a few seconds. */
export function watchHours(db: Db, ms: () => number = () => performance.now()): (now: Date) => Promise<boolean> {
  let held: { calendar: WorkingCalendar; until: number } | null = null;
  return async (now) => {
    if (!held || held.until <= ms()) held = { calendar: await loadCalendar(db), until: ms() + BELIEVED_MS };
    return isQuietHour(held.calendar, now);
  };
}

/** Messages to others that wait for office hours. */
const waits = (row: OutgoingRow): boolean =>
  row.sentById !== undefined && row.lane !== LANE.INTERACTIVE && !row.atAnyHour;

/** Everything that waits has left by then. */
const HELD_DAYS_MS = 14 * 86_400_000;
const heldKey = (personId: string): string => `held:${personId}:`;

const heldMessage = ({ t, f }: Words, count: number, at: Date, sentAt: string): Message => ({
  text: t('hours-later', { count: f.count(count), at: f.moment(at) }),
  rows: [[button(t('hours-button-now'), `deadlines.sendnow:${sentAt}`)]],
});

/** Every word of what waits says what has become of it: let go at once, taken back, or how many still wait. */
async function settleHeld(turn: KnownTurn, at: Date): Promise<void> {
  const { tx, who, now, words } = turn;
  const prefix = heldKey(who.personId);
  for (const key of await listWrittenUnder(tx, who.personId, prefix, new Date(now.getTime() - HELD_DAYS_MS))) {
    const sentAt = key.slice(prefix.length);
    const { waiting, released, takenBack } = await countFates(tx, who.personId, new Date(parseInt(sentAt, 36)));
    if (released + takenBack === 0) continue;
    const { t, f } = words;
    const said = released > 0 ? 'hours-left' : 'hours-taken-back';
    const message =
      waiting > 0
        ? heldMessage(words, waiting, at, sentAt)
        : { text: t(said, { count: f.count(released || takenBack), at: f.moment(now) }) };
    // The same fate is written once, with the time it was first seen.
    turn.edit(turn.who, key, message, `${waiting}:${released}:${takenBack}`);
  }
}

/** Outside office hours: tells whoever has just sent something to others when it leaves, with [Gửi ngay, không âm báo]. */
export async function tellWhenItLeaves(turn: KnownTurn, written: readonly OutgoingRow[]): Promise<void> {
  const calendar = await loadCalendar(turn.tx);
  const at = leavesAt(calendar, turn.now);
  if (at <= turn.now) return;
  await settleHeld(turn, at);
  const count = written.filter(waits).length + (await countHeld(turn.tx, turn.who.personId, turn.now));
  if (count === 0) return;
  const sentAt = turn.now.getTime().toString(36);
  turn.tell(heldMessage(turn.words, count, at, sentAt), `${heldKey(turn.who.personId)}${sentAt}`);
}

/**
 * What somebody sent and waited was taken back by another one who may: their word of it says so where it stands, and a letter of
 * the next working morning does. Nothing for whoever took back their own.
 */
export async function tellTakenBack(
  turn: KnownTurn,
  voices: Readonly<Record<'vi' | 'en', Words>>,
  of: { readonly sentById: string; readonly sentAt: Date },
): Promise<void> {
  if (of.sentById === turn.who.personId) return;
  const [sender] = await listPeople(turn.tx, [of.sentById]);
  if (!sender || !isReachable(sender)) return;
  const words = voices[sender.locale];
  const { t, f } = words;
  const sentAt = of.sentAt.getTime().toString(36);
  const { waiting, takenBack } = await countFates(turn.tx, of.sentById, of.sentAt);
  const facts = { who: turn.who.fullName, count: f.count(takenBack), at: f.moment(of.sentAt), on: f.moment(turn.now) };
  const said = { text: t('hours-taken-back-by', facts) };
  const at = leavesAt(await loadCalendar(turn.tx), turn.now);
  const word = waiting > 0 ? heldMessage(words, waiting, at, sentAt) : said;
  turn.edit(sender, `${heldKey(of.sentById)}${sentAt}`, word, `${waiting}:0:${takenBack}`);
  // Their card may still say that it waits.
  turn.again(sender.chatId);
  turn.send(sender, said, { key: `hours:taken-back:${of.sentById}:${sentAt}`, lane: LANE.NOTICE });
}

/** [Gửi ngay, không âm báo]: what this person sent at that instant leaves now, and rings nobody. */
export async function sendNow(
  turn: KnownTurn,
  [at = '']: readonly string[],
  redraw: (turn: KnownTurn) => Promise<void>,
): Promise<void> {
  const ms = /^[0-9a-z]{1,9}$/.test(at) ? parseInt(at, 36) : Number.NaN;
  if (Number.isNaN(ms)) return turn.refuseRights();
  const released = await releaseHeld(turn.tx, turn.who.personId, new Date(ms));
  const { t, f } = turn.words;
  if (released === 0) return turn.toast(t('hours-none-waiting'));
  turn.audit('outbox.sent-now', null, { count: released });
  turn.toast(t('hours-sent-now', { count: f.count(released) }));
  await redraw(turn);
}
