// The list and the card of items, for the unit that remedies and for those who look after it; the item found anew at every
// press with the right to it checked now. What is done at an item is items.ts and results.ts.
import { loadCalendar } from '../deadlines/store.js';
import { listOverdueOf, listWaived } from '../deadlines/waiver-store.js';
import { sayWaived } from '../deadlines/waiver-words.js';
import type { KnownTurn } from '../dialogue/turn.js';
import { button } from '../outbox/message.js';
import { isDelegation, unitsOf } from '../people/rules.js';
import { placesOf } from '../people/places.js';
import { peopleOfUnit } from './announce.js';
import { waitingRequest } from './extension-store.js';
import {
  doneButton,
  itemScreen,
  listScreen,
  PAGE,
  sayRefusal,
  watchedScreen,
  type Drawing,
  type ItemCard,
} from './item-screens.js';
import { listHandedIn } from './item-dates-store.js';
import {
  findItem,
  listEvents,
  listItemsOfDelegation,
  listItemsOfUnits,
  placeOfItem,
  type ItemView,
} from './item-store.js';
import { listReturns } from './return-store.js';
import { isFinished } from './rules.js';
import { mayActForItem, mayJudgeItem, mayReadItem, mayWaive } from '../people/rights.js';

export const ITEM_DIALOGUE = 'remediation.item';

export const ITEM_VERSION = 1;

export const drawingOf = async (turn: KnownTurn): Promise<Drawing> => ({
  words: turn.words,
  now: turn.now,
  calendar: await loadCalendar(turn.tx),
});

/** Enters a step of the item dialogue; typed words and files go there next. */
export function enterItem(turn: KnownTurn, step: string, itemId: string, more: Record<string, unknown> = {}): void {
  const here = turn.dialogue.data as { itemId?: string; albumId?: string };
  // A step of a request shown again below a paper remembers the album the paper came in.
  const stands = turn.dialogue.step === step && here.itemId === itemId && step !== 'files';
  const album = stands && here.albumId !== undefined ? { albumId: here.albumId } : {};
  turn.open(ITEM_DIALOGUE, ITEM_VERSION, step, { itemId, ...album, ...more });
}

/** The item if this person acts for its unit now; otherwise the rights sentence has been said. */
export async function ownItem(turn: KnownTurn, id: string | undefined, lock = false): Promise<ItemView | null> {
  const item = id ? await findItem(turn.tx, id, lock) : null;
  if (item && mayActForItem(turn.who, item)) return item;
  turn.refuseRights();
  return null;
}

/** /khacphuc: what is being remedied, or with `done` what has been accepted. */
export async function showList(turn: KnownTurn, page = 0, done = false): Promise<void> {
  turn.close();
  const { t } = turn.words;
  const units = unitsOf(turn.who);
  const own = await listItemsOfUnits(turn.tx, units);
  // Who acts for a unit and in the delegation has both in one list, what is theirs to remedy first.
  const others = isDelegation(turn.who) ? await listItemsOfDelegation(turn.tx, turn.who) : [];
  const isOwn = new Set(own.map((item) => item.id));
  const all = [...own, ...others.filter((item) => !isOwn.has(item.id))];
  const finished = all.filter((item) => isFinished(item.state));
  const open = all.filter((item) => !isFinished(item.state));
  const otherwise = finished.filter((item) => item.state !== 'ACCEPTED').length;
  const items = done ? finished : open;
  if (items.length === 0) {
    const row = [button(t('button-todo'), 'desk.todo', 4)];
    const more = finished.length > 0 && !done ? [[doneButton(turn.words, otherwise)]] : [];
    return turn.show({ text: t('remediation-none'), rows: [...more, row] });
  }
  const handedIn = await listHandedIn(
    turn.tx,
    items.map((item) => item.id),
  );
  const last = Math.max(0, Math.ceil(items.length / PAGE) - 1);
  turn.show(
    listScreen(await drawingOf(turn), {
      place: await placesOf(turn.tx, turn.who.roles, turn.words),
      items,
      open: open.length,
      done: finished.length - otherwise,
      otherwise,
      page: Math.min(page, last),
      isOwn: (item) => isOwn.has(item.id),
      namesUnits: isDelegation(turn.who) || units.length > 1,
      showsDone: done,
      handedIn,
    }),
  );
}

/** What is said above the card; a word that names its buttons is of the item as it is drawn. */
type Echo = string | null | ((item: ItemView) => string);

/** The card of an item for whoever may read it. */
export async function showItem(turn: KnownTurn, id: string | undefined, echo: Echo = null): Promise<void> {
  const item = id ? await findItem(turn.tx, id) : null;
  if (!item || !mayReadItem(turn.who, item)) return turn.refuseRights();
  const events = await listEvents(turn.tx, item.id);
  const [asked] = await listReturns(turn.tx, item.id);
  const waiting = await waitingRequest(turn.tx, item.id);
  const [waiver] = await listWaived(turn.tx, [item.id]);
  const card: ItemCard = {
    item,
    waived: waiver ? sayWaived(turn.words, waiver, item.teamName) : null,
    events,
    place: await placeOfItem(turn.tx, item),
    asked: asked ?? null,
    waiting,
    echo: typeof echo === 'function' ? echo(item) : echo,
  };
  const drawing = await drawingOf(turn);
  enterItem(turn, 'card', item.id);
  if (mayActForItem(turn.who, item)) turn.show(itemScreen(drawing, card));
  else {
    const [overdue] = await listOverdueOf(turn.tx, [item.id], turn.now);
    const unreached = (await peopleOfUnit(turn.tx, item.unitId, turn.now)).length === 0;
    const waives = mayWaive(turn.who, { kind: 'REMEDIATION', unitId: item.unitId, teamId: item.teamId, unreached });
    turn.show(
      watchedScreen(drawing, card, {
        judge: mayJudgeItem(turn.who, item),
        waive: waives && overdue ? overdue.id : null,
        unwaive: waives && waiver ? waiver.id : null,
      }),
    );
  }
}

/** Shows why a step cannot be done now, with the item below it. */
export const refuseStep = (
  turn: KnownTurn,
  item: ItemView,
  refusal: { refusal: string; args?: Readonly<Record<string, string | number>> },
) => showItem(turn, item.id, sayRefusal(turn.words, refusal));
