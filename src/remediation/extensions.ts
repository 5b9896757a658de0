// Asking for more time: reason, date, confirm. The present date stands until somebody decides; at the plan's limit the unit may
// still state its difficulty to the head of the delegation. Deciding is decisions.ts.
import { sayDueBy } from '../deadlines/due-words.js';
import type { RoomPorts } from '../dialogue/ports.js';
import type { KnownTurn } from '../dialogue/turn.js';
import type { WorkingCalendar } from '../kit/calendar.js';
import { dayOf } from '../kit/calendar.js';
import { isRefusal } from '../kit/refusal.js';
import { plain } from '../kit/words.js';
import { button } from '../outbox/message.js';
import { isDelegation, unitsOf } from '../people/rules.js';
import { listByRole, type Reachable } from '../people/store.js';
import { reachable, tellAll } from './announce.js';
import { countOf, requestScreen, sayHardshipReader, type HardshipReader } from './request-screens.js';
import { cut, readDueDay, saySource, shortUntil } from './due-words.js';
import {
  askRequest,
  countGranted,
  dropDraft,
  findDraft,
  saveDraft,
  waitingRequest,
  stateHardship,
} from './extension-store.js';
import { actOf, askScreen, backButton, label, PAGE, pager, sayRefusal } from './item-screens.js';
import { listItemsOfUnits, type ItemView } from './item-store.js';
import { readPlanNumbers } from './plan-numbers.js';
import { enterItem, ownItem, showItem } from './item-pages.js';
import { loadCalendar } from '../deadlines/store.js';
import { dueRange, isReason, mayAskExtension } from './rules.js';

interface Asking {
  readonly item: ItemView;
  readonly granted: number;
  readonly limit: number;
  readonly calendar: WorkingCalendar;
  readonly range: { fromOn: string; toOn: string };
}

/** An item for which this person may ask now; otherwise they have been told why not and what they can do. */
async function asking(turn: KnownTurn, id: string | undefined, lock = false): Promise<Asking | null> {
  const item = await ownItem(turn, id, lock);
  if (!item) return null;
  const { extensionLimit: limit, remediationDays } = await readPlanNumbers(turn.tx);
  const granted = await countGranted(turn.tx, item.id);
  const waiting = (await waitingRequest(turn.tx, item.id)) !== null;
  const refusal = mayAskExtension(item, { granted, limit, waiting });
  const { t, f } = turn.words;
  if (refusal?.refusal === 'remediation-extension-limit') {
    enterItem(turn, 'card', item.id);
    const buttons = [button(t('extension-hardship'), actOf('hardship', item.id))];
    turn.show(
      askScreen(
        turn.words,
        t('remediation-extension-limit', { count: f.count(limit), whom: await sayReader(turn) }),
        buttons,
        actOf('item', item.id),
      ),
    );
    return null;
  }
  if (refusal) {
    await showItem(turn, item.id, sayRefusal(turn.words, refusal));
    return null;
  }
  const calendar = await loadCalendar(turn.tx);
  const range = dueRange(calendar, { dueAt: item.dueAt, now: turn.now }, remediationDays);
  if (!isRefusal(range)) return { item, granted, limit, calendar, range };
  await showItem(turn, item.id, sayRefusal(turn.words, range));
  return null;
}

/** /giahan for units: which item? */
export async function chooseItem(turn: KnownTurn, page = 0): Promise<void> {
  turn.close();
  const { t, f } = turn.words;
  const units = unitsOf(turn.who);
  const items = await listItemsOfUnits(turn.tx, units, ['OPEN', 'PLANNED', 'IN_PROGRESS', 'RETURNED']);
  const bottom = [button(t('button-todo'), 'desk.todo', 4)];
  if (items.length === 0) return turn.show({ text: t('remediation-none'), rows: [bottom] });
  const shown = items.slice(page * PAGE, page * PAGE + PAGE);
  const lines = shown.map((item, n) =>
    t(units.length > 1 ? 'extension-choose-line-unit' : 'extension-choose-line', {
      i: String(page * PAGE + n + 1),
      unit: item.unitTitle,
      text: cut(item.text, 90),
      source: saySource(turn.words, item),
      due: sayDueBy(turn.words, item.dueAt, turn.now, shortUntil(f, item.dueAt, turn.now)),
    }),
  );
  const buttons = shown.map((item, n) => [
    button(label(`${page * PAGE + n + 1} · ${item.text}`), actOf('extend', item.id)),
  ]);
  turn.show({
    text: [t('extension-choose'), ...lines].join('\n'),
    rows: [...buttons.slice(0, PAGE), ...pager(turn.words, (to) => actOf('extends', to), page, items.length), bottom],
  });
}

/** First step: why. */
export async function askReason(turn: KnownTurn, id: string | undefined, echo: string | null = null): Promise<void> {
  const found = await asking(turn, id);
  if (!found) return;
  const { item, granted, limit } = found;
  const { t, f } = turn.words;
  enterItem(turn, 'extend-reason', item.id);
  const text = t('extension-reason', {
    text: cut(item.text, 160),
    nth: String(granted + 1),
    limit: String(limit),
    due: f.until(item.dueAt),
  });
  turn.show({ text: [echo, text].filter(Boolean).join('\n'), rows: [[cancel(turn, item.id)]] });
}

const cancel = (turn: KnownTurn, itemId: string) =>
  button(turn.words.t('button-cancel'), actOf('cancelext', itemId), 0);

/** Second step: until when. A week and two after the present date are offered. */
async function askDate(
  turn: KnownTurn,
  id: string | undefined,
  reason: string | null,
  echo: string | null = null,
  near: string | null = null,
): Promise<void> {
  const found = await asking(turn, id);
  if (!found) return;
  const { item, calendar, range } = found;
  const draft =
    reason === null
      ? await findDraft(turn.tx, item.id, turn.who.personId)
      : await saveDraft(turn.tx, item, turn.who.personId, { reason }, turn.now);
  if (!draft?.reason) return askReason(turn, item.id);
  enterItem(turn, 'extend-date', item.id);
  const { t, f } = turn.words;
  const offers = near === null ? [5, 10].map((days) => offer(calendar, range, days)) : [near];
  const days = [...new Set(offers.filter((on): on is string => on !== null))];
  const buttons = days.map((on) =>
    button(`${f.weekdayShort(on)} ${f.locale === 'vi' ? f.dayShort(on) : f.day(on)}`, actOf('extenddate', item.id, on)),
  );
  const text = t('extension-date', {
    example: f.day(days[0] ?? range.fromOn),
    from: f.day(range.fromOn),
    to: f.day(range.toOn),
  });
  turn.show({
    text: [echo, text].filter(Boolean).join('\n'),
    rows: [
      ...(buttons.length > 0 ? [buttons] : []),
      [backButton(turn.words, actOf('extend', item.id)), cancel(turn, item.id)],
    ],
  });
}

function offer(calendar: WorkingCalendar, range: { fromOn: string; toOn: string }, days: number): string | null {
  try {
    const on = calendar.addWorkingDays(range.fromOn, days - 1);
    return on <= range.toOn ? on : null;
  } catch {
    return null;
  }
}

/** Third step: how the request will read; sent only by [Gửi đề nghị]. */
async function chooseDate(turn: KnownTurn, id: string | undefined, typed: string): Promise<void> {
  const found = await asking(turn, id);
  if (!found) return;
  const { item, calendar, range } = found;
  const read = readDueDay(calendar, range, typed, turn.words.f);
  if (!read.ok) return askDate(turn, item.id, null, sayRefusal(turn.words, read.why), read.near);
  const draft = await saveDraft(turn.tx, item, turn.who.personId, { newDueAt: read.dueAt }, turn.now);
  if (!draft.reason) return askReason(turn, item.id);
  showConfirm(turn, found, draft.reason, read.dueAt);
}

function showConfirm(turn: KnownTurn, { item, granted, limit }: Asking, reason: string, dueAt: Date): void {
  const { t, f } = turn.words;
  enterItem(turn, 'extend-confirm', item.id);
  const text = t('extension-confirm', {
    text: cut(item.text, 160),
    nth: String(granted + 1),
    limit: String(limit),
    old: f.dayAt(item.dueAt),
    new: f.dayAt(dueAt),
    reason: cut(reason, 300),
  });
  turn.show({
    text,
    rows: [
      [button(t('extension-send'), actOf('extendsend', item.id))],
      [backButton(turn.words, actOf('extenddate', item.id, '-')), cancel(turn, item.id)],
    ],
  });
}

async function sendRequest(turn: KnownTurn, id: string | undefined): Promise<void> {
  const found = await asking(turn, id, true);
  if (!found) return;
  const { item, range } = found;
  const draft = await findDraft(turn.tx, item.id, turn.who.personId);
  if (!draft?.reason) return askReason(turn, item.id);
  if (!draft.newDueAt || dayOf(draft.newDueAt) < range.fromOn) return askDate(turn, item.id, null);
  await askRequest(turn.tx, item, draft, turn.now);
  turn.audit('extension.asked', item.id, { extension: draft.id });
  const { t, f } = turn.words;
  const who = item.teamName === null ? t('remediation-all-units') : t('remediation-team', { team: item.teamName });
  turn.record(
    t('extension-record-asked', {
      text: cut(item.text, 80),
      new: f.dayAt(draft.newDueAt),
      name: turn.who.fullName,
      at: f.momentShort(turn.now),
    }),
  );
  turn.close();
  turn.show({
    text: t('extension-asked', { who, at: f.moment(turn.now), due: f.until(item.dueAt) }),
    rows: [[button(t('button-todo'), 'desk.todo', 4)]],
  });
}

async function cancelRequest(turn: KnownTurn, id: string | undefined): Promise<void> {
  const item = await ownItem(turn, id);
  if (!item) return;
  await dropDraft(turn.tx, item.id, turn.who.personId, turn.now);
  await showItem(turn, item.id, turn.words.t('extension-cancelled'));
}

/** [Nêu khó khăn]: words for the head of the delegation, when the limit is reached. */
async function askHardship(turn: KnownTurn, id: string | undefined, echo: string | null = null): Promise<void> {
  const item = await stating(turn, id);
  if (!item) return;
  enterItem(turn, 'hardship', item.id);
  const text = turn.words.t('extension-hardship-ask', { text: cut(item.text, 160), whom: await sayReader(turn) });
  turn.show({
    text: [echo, text].filter(Boolean).join('\n'),
    rows: [[backButton(turn.words, actOf('item', item.id))]],
  });
}

/** An item whose extensions are used up, for which nothing waits; otherwise they have been shown how it stands. */
async function stating(turn: KnownTurn, id: string | undefined, lock = false): Promise<ItemView | null> {
  const item = await ownItem(turn, id, lock);
  if (!item) return null;
  const { extensionLimit: limit } = await readPlanNumbers(turn.tx);
  const asked = {
    granted: await countGranted(turn.tx, item.id),
    limit,
    waiting: (await waitingRequest(turn.tx, item.id)) !== null,
  };
  if (mayAskExtension(item, asked)?.refusal === 'remediation-extension-limit') return item;
  await showItem(turn, item.id);
  return null;
}

/** Who can read a difficulty now: the first of head, deputy and office of whom somebody can be reached. */
async function hardshipReaders(turn: KnownTurn): Promise<{ role: HardshipReader; people: Reachable[] } | null> {
  for (const role of ['DELEGATION_HEAD', 'DELEGATION_DEPUTY', 'OFFICE'] as const) {
    const people = reachable(await listByRole(turn.tx, role));
    if (people.length > 0) return { role, people };
  }
  return null;
}

const sayReader = async (turn: KnownTurn): Promise<string> =>
  sayHardshipReader(turn.words, (await hardshipReaders(turn))?.role ?? 'DELEGATION_HEAD');

async function sendHardship(turn: KnownTurn, id: string, typed: string, ports: RoomPorts): Promise<void> {
  if (!isReason(typed)) return askHardship(turn, id, turn.words.t('remediation-more-words'));
  const item = await stating(turn, id, true);
  if (!item) return;
  const request = await stateHardship(turn.tx, item, typed, turn.who.personId, turn.now);
  turn.audit('extension.hardship', item.id, { extension: request.id });
  const told = await hardshipReaders(turn);
  if (told === null) return sayKept(turn, item.id);
  const count = await countOf(turn.tx, item.id);
  tellAll(turn, ports.words, told.people, {
    key: `hardship:${request.id}`,
    build: (words) => requestScreen(words, item, request, count, told.role),
  });
  const whom = sayHardshipReader(turn.words, told.role);
  await showItem(turn, item.id, turn.words.t('extension-hardship-sent', { whom }));
}

/** Nobody above can be reached: the words are kept, and the way that remains is named. */
function sayKept(turn: KnownTurn, itemId: string): void {
  const { t } = turn.words;
  const office = button(t('button-contact'), 'desk.contact', 7);
  turn.show(askScreen(turn.words, t('extension-hardship-kept'), [office], actOf('item', itemId)));
}

/** What is typed at the steps of a request; null when the step is none of these. */
export const extensionText =
  (ports: RoomPorts) =>
  (turn: KnownTurn, step: string, itemId: string, typed: string): Promise<void> | null => {
    const words = plain(typed).trim();
    switch (step) {
      case 'extend-reason':
        return isReason(words)
          ? askDate(turn, itemId, words)
          : askReason(turn, itemId, turn.words.t('remediation-more-words'));
      case 'extend-date':
      case 'extend-confirm':
        return chooseDate(turn, itemId, words);
      case 'hardship':
        return sendHardship(turn, itemId, words, ports);
      default:
        return null;
    }
  };

/** The card of a step of a request, from the draft; null when the step is none of these. */
export function resumeExtension(turn: KnownTurn, step: string, itemId: string): Promise<void> | null {
  switch (step) {
    case 'extend-reason':
      return askReason(turn, itemId);
    case 'extend-date':
      return askDate(turn, itemId, null);
    case 'extend-confirm':
      return resumeConfirm(turn, itemId);
    case 'hardship':
      return askHardship(turn, itemId);
    default:
      return null;
  }
}

async function resumeConfirm(turn: KnownTurn, itemId: string): Promise<void> {
  const found = await asking(turn, itemId);
  if (!found) return;
  const draft = await findDraft(turn.tx, itemId, turn.who.personId);
  if (!draft?.reason || !draft.newDueAt) return askDate(turn, itemId, null);
  showConfirm(turn, found, draft.reason, draft.newDueAt);
}

/** The acts of asking. */
export const extensionActs: Record<string, (turn: KnownTurn, args: readonly string[]) => Promise<void>> = {
  extend: (turn, [id]) => askReason(turn, id),
  extends: (turn, [page]) =>
    (isDelegation(turn.who) && unitsOf(turn.who).length === 0
      ? turn.refuseRights()
      : chooseItem(turn, Number(page) || 0)) as Promise<void>,
  extenddate: (turn, [id, on = '-']) => (on === '-' ? askDate(turn, id, null) : chooseDate(turn, id, on)),
  extendsend: (turn, [id]) => sendRequest(turn, id),
  cancelext: (turn, [id]) => cancelRequest(turn, id),
  hardship: (turn, [id]) => askHardship(turn, id),
};
