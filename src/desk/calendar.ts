// /lich: what is coming, in lines, and [Xem từng cuộc]: the same inspections by number, each opened by its button. Both are made
// anew whenever they are shown. It knows no room: entries come from the rooms' faces.
import { cut } from '../kit/cut.js';
import { dayOf } from '../kit/calendar.js';
import type { CalendarEntry } from '../dialogue/face.js';
import type { Who } from '../dialogue/turn.js';
import { button, layOut, type Button, type Message } from '../outbox/message.js';
import type { Words } from '../kit/words.js';
import { isDelegation } from '../people/rules.js';
import { help, lineIn, pager, seeCalendar } from './lists.js';

interface Look {
  readonly now: Date;
  readonly words: Words;
  readonly who: Who;
}

/** Lines on one page of /lich, and inspections on one page of those that can be opened. */
const LINES = 12;
const VISITS = 6;

const comingOf = (look: Look, entries: readonly CalendarEntry[]): CalendarEntry[] => {
  const from = dayOf(look.now);
  return entries.filter((entry) => dayOf(entry.at) >= from).sort((a, b) => a.at.getTime() - b.at.getTime());
};

/** /lich: every line, by pages; what was cancelled is no longer coming. */
export function calendarScreen(
  look: Look,
  entries: readonly CalendarEntry[],
  past: readonly CalendarEntry[],
  place: string,
  page: number,
): Message {
  const { t } = look.words;
  const bottom = [button(t('button-todo'), 'desk.todo', 4), help(look.words)];
  const all = comingOf(look, entries);
  const coming = all.filter((entry) => !entry.isCancelled);
  const visits = all.some((entry) => entry.act !== undefined)
    ? [button(t('calendar-button-visits'), 'desk.visits', 6)]
    : [];
  if (coming.length === 0) return emptyScreen(look, past, [...layOut(visits), bottom]);
  const lineOf = lineIn(look, coming, ': ');
  const shown = coming.slice(page * LINES, page * LINES + LINES);
  const file = coming.find((entry) => entry.fileAct !== undefined)?.fileAct;
  const files = file === undefined ? [] : [button(t('button-calendar-file'), file, 7)];
  return {
    text: [t('calendar-head', { place }), ...shown.map(lineOf)].join('\n'),
    rows: [...pager('desk.lich', page, coming.length, LINES, look.words), ...layOut([...files, ...visits]), bottom],
  };
}

/** Nothing is coming: what has been is counted, the latest named, and all of it a press away. */
function emptyScreen(look: Look, past: readonly CalendarEntry[], rows: Button[][]): Message {
  const { t, f } = look.words;
  const [latest] = latestFirst(past);
  if (!latest) return { text: t(isDelegation(look.who) ? 'calendar-empty-delegation' : 'calendar-empty'), rows };
  const over = button(t('calendar-button-past'), 'desk.past', 8);
  return {
    text: t('calendar-empty-past', { count: f.count(past.length), latest: lineIn(look, [latest], ': ')(latest) }),
    rows: [[over], ...rows],
  };
}

const latestFirst = (entries: readonly CalendarEntry[]): CalendarEntry[] =>
  [...entries].sort((a, b) => b.at.getTime() - a.at.getTime());

/** Inspections whose day is over, the latest first, each opened by its number. */
export function pastScreen(look: Look, past: readonly CalendarEntry[], place: string, page: number): Message {
  const { t, f } = look.words;
  const bottom = [seeCalendar(look.words), button(t('button-todo'), 'desk.todo', 4), help(look.words)];
  const all = latestFirst(past);
  if (all.length === 0) return { text: t('calendar-past-none'), rows: [bottom] };
  const from = page * VISITS < all.length ? page * VISITS : 0;
  const shown = all.slice(from, from + VISITS);
  const lineOf = lineIn(look, all, ': ');
  return {
    text: [
      t('calendar-past-head', { place, count: f.count(all.length) }),
      ...shown.map((entry, n) => `${from + n + 1}. ${lineOf(entry)}`),
    ].join('\n'),
    rows: [
      ...layOut(
        shown.flatMap(({ act }, n) =>
          act === undefined ? [] : [button(cut(`${from + n + 1} · ${t('calendar-button-open')}`, 24), act)],
        ),
      ),
      ...pager('desk.past', from / VISITS, all.length, VISITS, look.words),
      bottom,
    ],
  };
}

/** [Xem từng cuộc]: numbered inspections, each number a button; the office sees the cancelled ones too. */
export function visitsScreen(look: Look, entries: readonly CalendarEntry[], place: string, page: number): Message {
  const { t, f } = look.words;
  const bottom = [seeCalendar(look.words), button(t('button-todo'), 'desk.todo', 4), help(look.words)];
  const all = comingOf(look, entries).flatMap((entry) =>
    entry.act === undefined ? [] : [{ ...entry, act: entry.act }],
  );
  if (all.length === 0)
    return { text: t(isDelegation(look.who) ? 'calendar-empty-delegation' : 'calendar-empty'), rows: [bottom] };
  const from = page * VISITS < all.length ? page * VISITS : 0;
  const shown = all.slice(from, from + VISITS);
  const lineOf = lineIn(look, all, ': ');
  const cancelled = all.filter((entry) => entry.isCancelled);
  return {
    text: [
      t('calendar-visits-head', {
        ...{ place, count: f.count(all.length) },
        ...{ cancelled: f.count(cancelled.length), n: cancelled.length },
      }),
      ...shown.map((entry, n) => `${from + n + 1}. ${lineOf(entry)}`),
    ].join('\n'),
    rows: [
      ...layOut(shown.map((entry, n) => button(cut(`${from + n + 1} · ${t('calendar-button-open')}`, 24), entry.act))),
      ...pager('desk.visits', from / VISITS, all.length, VISITS, look.words),
      bottom,
    ],
  };
}
