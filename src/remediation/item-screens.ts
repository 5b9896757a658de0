// What an item looks like: the list, the card of one item, its steps, for the unit and for those who look after it.
// Builds messages from what it is given; it must not query or decide.
import type { ItemReturn } from '../generated/prisma/client.js';
import { dayOf, type WorkingCalendar } from '../kit/calendar.js';
import type { Refusal } from '../kit/refusal.js';
import type { Words } from '../kit/words.js';
import { wholeButton } from '../dialogue/whole.js';
import { button, layOut, type Button, type Message } from '../outbox/message.js';
import { hasEnded } from '../people/rules.js';
import { cut, inSentence, sayDue, saySource } from './due-words.js';
import type { ItemEventView, ItemView } from './item-store.js';
import { sayMissing, sayReason } from './reasons.js';
import { isFinished } from './rules.js';

export const PAGE = 6;

/** With what a screen is made: the reader's words, the calendar, the present instant. */
export interface Drawing {
  readonly words: Words;
  readonly calendar: WorkingCalendar;
  readonly now: Date;
}

export const actOf = (verb: string, ...args: readonly (string | number)[]): string =>
  ['remediation.' + verb, ...args].join(':');

export const backButton = (words: Words, act: string): Button => button(words.t('button-back'), act, 2);
const todoButton = (words: Words): Button => button(words.t('button-todo'), 'desk.todo', 4);

/** The list of what is finished; where not everything in it was accepted, it is not called remedied. */
export const doneButton = (words: Words, otherwise: number): Button =>
  button(words.t(otherwise > 0 ? 'remediation-see-closed' : 'remediation-see-done'), actOf('done', 0), 7);

/** A button's label, at most 24 signs. */
export const label = (text: string): string => cut(text, 24);

/** ‹ Trước and Sau › of a list. */
export function pager(words: Words, act: (page: number) => string, page: number, total: number): Button[][] {
  const row: Button[] = [];
  if (page > 0) row.push(button(words.t('button-previous'), act(page - 1), 8));
  if ((page + 1) * PAGE < total) row.push(button(words.t('button-next'), act(page + 1), 9));
  return row.length > 0 ? [row] : [];
}

/** How things stand with an item, in the words of its reader. */
export function sayStanding(drawing: Drawing, item: ItemView, plainly: boolean, handedInAt: Date | null): string {
  const { words, now } = drawing;
  const { t, f } = words;
  if (item.state === 'ACCEPTED')
    return t('remediation-standing-accepted', { on: item.closedAt ? f.dayAt(item.closedAt) : 'none' });
  if (item.state === 'WAIVED')
    return t('remediation-standing-waived', { on: item.closedAt ? f.dayAt(item.closedAt) : 'none' });
  if (item.state === 'ENDED')
    return t('remediation-standing-ended', { on: item.closedAt ? f.dayAt(item.closedAt) : 'none' });
  if (hasEnded({ validTo: item.unitValidTo }, dayOf(now)))
    return t('remediation-standing-unit-ended', { on: f.day(item.unitValidTo!) });
  if (item.state === 'SUBMITTED')
    return t('remediation-standing-submitted', { on: handedInAt ? f.dayAt(handedInAt) : 'none' });
  const due = sayDue({ words, calendar: drawing.calendar, now }, item.dueAt, { plainly });
  return item.state === 'RETURNED' ? t('remediation-standing-returned', { due }) : due;
}

/** The list of a unit's or a team's items. */
export function listScreen(
  drawing: Drawing,
  list: {
    place: string;
    items: readonly ItemView[];
    open: number;
    done: number;
    /** Ended in another way than by being accepted. */
    otherwise: number;
    page: number;
    /** Of the reader's own units; of the others lines say lateness plainly. */
    isOwn: (item: ItemView) => boolean;
    /** Lines carry the unit's name: it is not the same for all. */
    namesUnits: boolean;
    showsDone: boolean;
    handedIn: ReadonlyMap<string, Date>;
  },
): Message {
  const { words } = drawing;
  const { t, f } = words;
  const from = list.page * PAGE;
  const shown = list.items.slice(from, from + PAGE);
  const act = (page: number) => actOf(list.showsDone ? 'done' : 'list', page);
  const ended = list.otherwise > 0 ? '-otherwise' : '';
  const head = t(`${list.showsDone ? 'remediation-list-done' : 'remediation-list'}${ended}`, {
    place: list.place,
    open: f.count(list.open),
    done: f.count(list.done),
    otherwise: f.count(list.otherwise),
    now: f.moment(drawing.now),
  });
  const lines = shown.map((item, n) =>
    t(list.namesUnits ? 'remediation-list-line-unit' : 'remediation-list-line', {
      n: String(from + n + 1),
      unit: item.unitTitle,
      text: cut(item.text, 90),
      source: saySource(words, item),
      standing: sayStanding(drawing, item, !list.isOwn(item), list.handedIn.get(item.id) ?? null),
    }),
  );
  const verb = (item: ItemView) =>
    isFinished(item.state) || !list.isOwn(item) ? 'remediation-see' : 'remediation-update';
  const buttons = shown.map((item, n) => button(`${from + n + 1} · ${t(verb(item))}`, actOf('item', item.id)));
  const bottom: Button[] = [];
  if (list.showsDone) bottom.push(backButton(words, actOf('list', 0)));
  else if (list.done + list.otherwise > 0) bottom.push(doneButton(words, list.otherwise));
  bottom.push(todoButton(words));
  return {
    text: [head, ...lines].join('\n'),
    rows: [...layOut(buttons), ...pager(words, act, list.page, list.items.length), ...layOut(bottom)],
  };
}

/** What one item's card shows besides the item. */
export interface ItemCard {
  readonly item: ItemView;
  readonly place: { n: number; of: number };
  readonly events: readonly ItemEventView[];
  /** What was asked to be supplemented last. */
  readonly asked: Pick<ItemReturn, 'whatCode' | 'what' | 'whyCode' | 'why'> | null;
  /** A request that waits, with the date asked for; without one the difficulty was stated to the head of the delegation. */
  readonly waiting: { readonly newDueAt: Date | null } | null;
  /** What it was waived with. */
  readonly waived: string | null;
  /** A line above everything: what has just been done, or why something cannot be done yet. */
  readonly echo?: string | null;
}

/** A cause that says its kind first: «khách quan: …». */
const CAUSED = /^(?:chủ quan|khách quan)/iu;

const STATE_EVENTS = new Set(['PLANNED', 'IN_PROGRESS', 'DONE']);

function lastWords(words: Words, events: readonly ItemEventView[]): string | null {
  const { t, f } = words;
  const last = events.findLast(
    (event) => event.kind === 'PROGRESS' || event.kind === 'EXPLANATION' || STATE_EVENTS.has(event.kind),
  );
  if (!last) return null;
  const said = last.text === null ? t(`remediation-progress-${last.kind}`) : `“${cut(last.text, 160)}”`;
  return t('remediation-card-last', { said, name: last.personName ?? t('people-gone'), at: f.momentShort(last.at) });
}

/** The unit has said that the work is done and only the result is to be handed in. */
function isSaidDone({ item, events }: ItemCard): boolean {
  const last = events.findLast((event) => STATE_EVENTS.has(event.kind) || event.kind === 'RETURNED');
  return item.state === 'IN_PROGRESS' && last?.kind === 'DONE';
}

/** When the result that is now looked at was handed in. */
export const handedInAt = (events: readonly ItemEventView[]): Date | null =>
  events.findLast((event) => event.kind === 'SUBMITTED')?.at ?? null;

/** Nothing is asked of its unit now: finished, waiting to be judged, or the unit has ended. */
const isQuiet = ({ now }: Drawing, item: ItemView): boolean =>
  isFinished(item.state) || item.state === 'SUBMITTED' || hasEnded({ validTo: item.unitValidTo }, dayOf(now));

function cardText(drawing: Drawing, card: ItemCard, plainly: boolean): string {
  const { words, now } = drawing;
  const { t, f } = words;
  const { item } = card;
  const head = isFinished(item.state)
    ? t(item.state === 'ACCEPTED' ? 'remediation-card-head-done' : 'remediation-card-head-ended', {
        unit: item.unitTitle,
        text: cut(inSentence(item.text), 300),
      })
    : t('remediation-card-head', {
        ...numbers(card.place),
        unit: item.unitTitle,
        text: cut(inSentence(item.text), 300),
      });
  const due = isQuiet(drawing, item)
    ? sayStanding(drawing, item, plainly, handedInAt(card.events))
    : sayDue({ words, calendar: drawing.calendar, now }, item.dueAt, { plainly, long: true });
  const quiet = isQuiet(drawing, item);
  const standing = t(quiet ? 'remediation-card-quiet' : 'remediation-card-standing', {
    due: upperFirst(due),
    state: quiet ? 'none' : t(`remediation-state-${isSaidDone(card) ? 'DONE' : item.state}`),
    files: item.files === 0 ? '0' : f.count(item.files),
  });
  const why = [
    t('remediation-card-source', { source: upperFirst(saySource(words, item)) }),
    item.cause
      ? t(CAUSED.test(item.cause) ? 'remediation-card-cause-kind' : 'remediation-card-cause', {
          cause: cut(item.cause, 160),
        })
      : null,
    item.solution ? t('remediation-card-solution', { solution: cut(item.solution, 160) }) : null,
  ];
  const asked =
    item.state === 'RETURNED' && card.asked
      ? t('remediation-card-asked', {
          what: sayMissing(words, card.asked.whatCode, card.asked.what, 160),
          why: sayReason(words, card.asked.whyCode, card.asked.why, 160),
        })
      : null;
  const waiting = card.waiting === null ? null : sayWaiting(words, card.waiting.newDueAt);
  const waived = card.waived && t('remediation-card-waived', { said: card.waived });
  return [
    card.echo,
    head,
    why.filter(Boolean).join(' · '),
    standing,
    lastWords(words, card.events),
    asked,
    waiting,
    waived,
  ]
    .filter(Boolean)
    .join('\n');
}

const sayWaiting = (words: Words, until: Date | null): string =>
  until === null
    ? words.t('remediation-card-hardship', { whom: words.t('extension-to-DELEGATION_HEAD') })
    : words.t('remediation-card-waiting', { until: words.f.until(until) });

const numbers = (place: { n: number; of: number }) => ({ n: String(place.n), of: String(place.of) });
const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The card of an item for those who remedy it. */
export function itemScreen(drawing: Drawing, card: ItemCard): Message {
  const { t } = drawing.words;
  const { item } = card;
  const rows: Button[][] = [];
  if (item.state === 'SUBMITTED') rows.push([button(t('remediation-withdraw'), actOf('withdraw', item.id))]);
  else if (!isFinished(item.state)) {
    rows.push(
      [button(t('remediation-progress'), actOf('progress', item.id))],
      [
        button(t('remediation-send-files'), actOf('files', item.id)),
        button(t('remediation-submit'), actOf('submit', item.id)),
      ],
    );
    if (card.waiting === null) rows.push([button(t('remediation-ask-extension'), actOf('extend', item.id))]);
  }
  const bottom = [backButton(drawing.words, actOf('list', 0))];
  if (item.files > 0) bottom.unshift(button(t('remediation-see-files'), actOf('papers', item.id), 7));
  const text = cardText(drawing, card, false);
  bottom.unshift(...wholeButton(drawing.words, text, actOf('whole', item.id)));
  return { text, rows: [...rows, ...layOut(bottom)] };
}

/** The card of an item for those who look after it. */
export function watchedScreen(
  drawing: Drawing,
  card: ItemCard,
  /** `waive` the overdue duty, `unwaive` the waiver in force. */
  may: { judge: boolean; waive: string | null; unwaive: string | null },
): Message {
  const { t } = drawing.words;
  const { item } = card;
  const rows: Button[][] = [];
  if (may.judge && item.state === 'SUBMITTED') rows.push([button(t('remediation-judge'), actOf('judge', item.id))]);
  if (may.judge && card.waiting !== null) rows.push([button(t('remediation-see-request'), actOf('request', item.id))]);
  if (item.files > 0) rows.push([button(t('remediation-see-files'), actOf('papers', item.id), 7)]);
  if (may.waive !== null) rows.push([button(t('waiver-button'), actOf('waive', may.waive), 8)]);
  if (may.unwaive !== null) rows.push([button(t('waiver-take-back'), actOf('unwaive', may.unwaive), 9)]);
  const text = cardText(drawing, card, true);
  const whole = wholeButton(drawing.words, text, actOf('whole', item.id));
  rows.push([...whole, backButton(drawing.words, actOf('list', 0))]);
  return { text, rows };
}

/** [Đọc hết] in a row of its own, below a message about an item that had to cut something. */
export const wholeRow = (words: Words, shown: string, itemId: string): Button[][] =>
  [wholeButton(words, shown, actOf('whole', itemId), 8)].filter((row) => row.length > 0);

/** A step that asks for a choice or for words about one item. */
export function askScreen(
  words: Words,
  text: string,
  buttons: readonly Button[],
  back: string,
  echo?: string | null,
): Message {
  return { text: [echo, text].filter(Boolean).join('\n'), rows: [...layOut(buttons), [backButton(words, back)]] };
}

/** A refusal in the reader's words. */
export const sayRefusal = (words: Words, refusal: Refusal): string => words.t(refusal.refusal, refusal.args);
