// The standing office and the days off of a year: what is known, what the law gives besides, and the confirmation by which a
// year can be counted in. A workbook with the whole list does the same. It must not know what is counted.
import type { KnownTurn } from '../dialogue/turn.js';
import { addDays, type Holiday } from '../kit/calendar.js';
import { missingFeasts } from '../kit/feasts.js';
import { HOLIDAYS_VN } from '../kit/holidays-vn.js';
import type { Words } from '../kit/words.js';
import { button, type Message } from '../outbox/message.js';
import { isOffice } from '../people/rules.js';
import { addHolidays, listHolidays } from './store.js';

/** So long before a year begins the office is asked for its list. */
const AHEAD_DAYS = 60;

/** The year whose list is due to be asked for: the next one, from sixty days before it begins. */
export function yearToAskFor(today: string): number | null {
  const year = Number(today.slice(0, 4)) + 1;
  return today >= addDays(`${year}-01-01`, -AHEAD_DAYS) ? year : null;
}

const readYear = (typed: string | undefined): number | null => (/^\d{4}$/.test(typed ?? '') ? Number(typed) : null);

/** What is known of a year together with what was announced for it; null where nothing is known that would make it whole. */
function proposalFor(year: number, held: readonly Holiday[]): Holiday[] | null {
  const known = new Set(held.map(({ on }) => on));
  const all = [...held, ...(HOLIDAYS_VN[year] ?? []).filter(({ on }) => !known.has(on))];
  all.sort((one, other) => (one.on < other.on ? -1 : 1));
  return missingFeasts(year, all).length === 0 ? all : null;
}

/** Shows the list of a year, as it is or as it is proposed. */
export async function showYear(turn: KnownTurn, typed: string | undefined): Promise<void> {
  const year = readYear(typed);
  if (year === null || !isOffice(turn.who)) return turn.refuseRights();
  turn.close();
  turn.show(yearScreen(turn.words, year, await listHolidays(turn.tx, year)));
}

/** [Xác nhận danh mục]: the year can be counted in from now on. */
export async function confirmYear(turn: KnownTurn, typed: string | undefined): Promise<void> {
  const year = readYear(typed);
  if (year === null || !isOffice(turn.who)) return turn.refuseRights();
  const held = await listHolidays(turn.tx, year);
  const proposal = missingFeasts(year, held).length > 0 ? proposalFor(year, held) : null;
  if (proposal) {
    const added = await addHolidays(turn.tx, proposal);
    turn.audit('calendar.confirmed', String(year), { added });
    turn.toast(turn.words.t('calendar-year-confirmed', { year: String(year) }));
  }
  turn.close();
  turn.show(yearScreen(turn.words, year, await listHolidays(turn.tx, year)));
}

function yearScreen(words: Words, year: number, held: readonly Holiday[]): Message {
  const { t, f } = words;
  const args = { year: String(year) };
  const missing = missingFeasts(year, held);
  const proposal = missing.length > 0 ? proposalFor(year, held) : null;
  const lacks = () =>
    t('calendar-year-lacks', { feasts: missing.map((feast) => t(`calendar-feast-${feast}`)).join(', ') });
  const how =
    missing.length === 0
      ? [t('calendar-year-whole', args)]
      : [lacks(), t(proposal ? 'calendar-year-proposal' : 'calendar-year-by-workbook', args)];
  const lines = spansOf(proposal ?? held).map(({ from, to, kind, note }) => {
    const days = from === to ? f.dayShort(from) : `${f.dayShort(from)}–${f.dayShort(to)}`;
    return t(`calendar-year-${kind}`, { days, note: note || 'none' });
  });
  const confirm = button(t('calendar-button-confirm'), `deadlines.yearyes:${year}`);
  return {
    text: [t('calendar-year-head', args), ...how, ...lines].join('\n'),
    rows: [...(proposal ? [[confirm]] : []), [button(t('button-todo'), 'desk.todo', 4)]],
  };
}

interface Span {
  readonly from: string;
  readonly to: string;
  readonly kind: Holiday['kind'];
  readonly note: string;
}

/** Days of one kind and name that follow each other stand as one line. */
function spansOf(holidays: readonly Holiday[]): Span[] {
  const spans: Span[] = [];
  for (const { on, kind, note = '' } of holidays) {
    const last = spans.at(-1);
    if (last?.kind === kind && last.note === note && addDays(last.to, 1) === on)
      spans[spans.length - 1] = { ...last, to: on };
    else spans.push({ from: on, to: on, kind, note });
  }
  return spans;
}
