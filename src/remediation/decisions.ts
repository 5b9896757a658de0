// Deciding on a request for more time: agree, another date, decline with a reason. Each is asked once more before the unit is
// told; the first decision stands.
import type { DialogueFace } from '../dialogue/face.js';
import type { RoomPorts } from '../dialogue/ports.js';
import type { KnownTurn } from '../dialogue/turn.js';
import { loadCalendar } from '../deadlines/store.js';
import { dayOf } from '../kit/calendar.js';
import { isRefusal } from '../kit/refusal.js';
import { plain } from '../kit/words.js';
import { button, layOut, type Button } from '../outbox/message.js';
import { isDelegationHead, isOffice, teamsLed } from '../people/rules.js';
import { peopleOfUnit, sayUntold, tellAll } from './announce.js';
import { cut, readDueDay } from './due-words.js';
import {
  draftDecision,
  grantRequest,
  listWaitingRequests,
  refuseRequest,
  waitingRequest,
  type Extension,
} from './extension-store.js';
import { actOf, askScreen, backButton, PAGE, pager, sayRefusal, wholeRow } from './item-screens.js';
import { findItem, listItemsOfDelegation, type ItemView } from './item-store.js';
import { readPlanNumbers } from './plan-numbers.js';
import { showItem } from './item-pages.js';
import { isOnBothSides, mayJudgeItem } from '../people/rights.js';
import { dueRange, isReason } from './rules.js';
import { countOf, declineText, requestScreen, sayDecider } from './request-screens.js';

export const DECISION_DIALOGUE = 'remediation.decision';

const VERSION = 1;

const enter = (turn: KnownTurn, step: string, itemId: string, more: { on?: string } = {}): void =>
  turn.open(DECISION_DIALOGUE, VERSION, step, { itemId, ...more });

/** The waiting request of an item, if this person may decide on it; otherwise they see how it stands. */
async function deciding(
  turn: KnownTurn,
  id: string | undefined,
  lock = false,
): Promise<{ item: ItemView; request: Extension } | null> {
  const item = id ? await findItem(turn.tx, id, lock) : null;
  if (!item || !mayJudgeItem(turn.who, item)) {
    turn.refuseRights(item !== null && isOnBothSides(turn.who, item));
    return null;
  }
  const request = await waitingRequest(turn.tx, item.id);
  if (!request) await showItem(turn, item.id, turn.words.t('extension-none-waiting'));
  else if (request.newDueAt === null && !isDelegationHead(turn.who))
    await showItem(turn, item.id, turn.words.t('extension-for-head'));
  else if (request.askedById === turn.who.personId) await showItem(turn, item.id, turn.words.t('extension-own'));
  else return { item, request };
  return null;
}

async function showRequest(turn: KnownTurn, id: string | undefined): Promise<void> {
  const found = await deciding(turn, id);
  if (!found) return;
  enter(turn, 'card', found.item.id);
  turn.show(requestScreen(turn.words, found.item, found.request, await countOf(turn.tx, found.item.id)));
}

/** /giahan for those who decide: requests that wait. */
export async function showRequests(turn: KnownTurn, page = 0): Promise<void> {
  turn.close();
  const { t, f } = turn.words;
  const items = await listItemsOfDelegation(turn.tx, turn.who);
  const byId = new Map(items.map((item) => [item.id, item]));
  const requests = await listWaitingRequests(
    turn.tx,
    items.map((item) => item.id),
  );
  const bottom = [button(t('button-todo'), 'desk.todo', 4)];
  if (requests.length === 0) return turn.show({ text: t('extension-none'), rows: [bottom] });
  const shown = requests.slice(page * PAGE, page * PAGE + PAGE);
  const lines = shown.map((request, n) => {
    const item = byId.get(request.itemId)!;
    const dates = { old: f.dayAt(request.oldDueAt), new: request.newDueAt ? f.dayAt(request.newDueAt) : '' };
    return t(request.newDueAt ? 'extension-list-line' : 'extension-list-line-hardship', {
      i: String(page * PAGE + n + 1),
      unit: item.unitTitle,
      text: cut(item.text, 80),
      ...dates,
    });
  });
  const may = (item: ItemView) =>
    mayJudgeItem(turn.who, item) && (isDelegationHead(turn.who) || isOffice(turn.who) || teamsLed(turn.who).length > 0);
  const buttons = shown.map((request, n) => {
    const item = byId.get(request.itemId)!;
    return button(
      `${page * PAGE + n + 1} · ${t(may(item) ? 'remediation-judge' : 'remediation-see')}`,
      actOf(may(item) ? 'request' : 'item', item.id),
    );
  });
  turn.show({
    text: [t('extension-list', { count: f.count(requests.length), n: requests.length }), ...lines].join('\n'),
    rows: [...layOut(buttons), ...pager(turn.words, (to) => actOf('requests', to), page, requests.length), bottom],
  });
}

/** [Đồng ý], or another date chosen: asked once more. */
async function askGrant(turn: KnownTurn, id: string | undefined, on: string | null): Promise<void> {
  const found = await deciding(turn, id);
  if (!found) return;
  const { item, request } = found;
  const day = on ?? (request.newDueAt ? dayOf(request.newDueAt) : null);
  if (day === null) return askOtherDate(turn, item.id);
  const { t, f } = turn.words;
  enter(turn, 'grant', item.id, { on: day });
  const text = t('extension-grant-ask', {
    unit: item.unitTitle,
    text: cut(item.text, 160),
    new: f.day(day),
    old: f.dayAt(item.dueAt),
    reached: (await peopleOfUnit(turn.tx, item.unitId, turn.now)).length,
  });
  turn.show(
    askScreen(
      turn.words,
      text,
      [button(t('extension-grant-confirm'), actOf('granted', item.id, day))],
      actOf('request', item.id),
    ),
  );
}

/** The days that may be granted: after the present date and after today, within the plan's span. */
async function rangeOf(turn: KnownTurn, item: ItemView) {
  const calendar = await loadCalendar(turn.tx);
  const { remediationDays } = await readPlanNumbers(turn.tx);
  return { calendar, range: dueRange(calendar, { dueAt: item.dueAt, now: turn.now }, remediationDays) };
}

async function askOtherDate(
  turn: KnownTurn,
  id: string | undefined,
  echo: string | null = null,
  near: string | null = null,
): Promise<void> {
  const found = await deciding(turn, id);
  if (!found) return;
  const { item } = found;
  const { range } = await rangeOf(turn, item);
  if (isRefusal(range)) return showItem(turn, item.id, sayRefusal(turn.words, range));
  const { t, f } = turn.words;
  enter(turn, 'date', item.id);
  const buttons: Button[] = near === null ? [] : [button(f.day(near), actOf('grant', item.id, near))];
  const text = t('extension-other-ask', {
    from: f.day(range.fromOn),
    to: f.day(range.toOn),
    example: f.day(range.fromOn),
  });
  turn.show(askScreen(turn.words, text, buttons, actOf('request', item.id), echo));
}

async function typeOtherDate(turn: KnownTurn, id: string | undefined, typed: string): Promise<void> {
  const found = await deciding(turn, id);
  if (!found) return;
  const { calendar, range } = await rangeOf(turn, found.item);
  if (isRefusal(range)) return askOtherDate(turn, id);
  const read = readDueDay(calendar, range, typed, turn.words.f);
  return read.ok
    ? askGrant(turn, id, dayOf(read.dueAt))
    : askOtherDate(turn, id, sayRefusal(turn.words, read.why), read.near);
}

async function grant(turn: KnownTurn, id: string | undefined, on: string | undefined, ports: RoomPorts): Promise<void> {
  const found = await deciding(turn, id, true);
  if (!found) return;
  const { item, request } = found;
  const { calendar, range } = await rangeOf(turn, item);
  const asked = request.newDueAt !== null && on === dayOf(request.newDueAt);
  if (!on || (!asked && (isRefusal(range) || on < range.fromOn || on > range.toOn))) return askOtherDate(turn, item.id);
  const dueAt = asked ? request.newDueAt! : calendar.endOfOffice(on);
  // A date that has passed while the request waited helps nobody.
  if (dueAt <= turn.now || dueAt <= item.dueAt)
    return askOtherDate(turn, item.id, turn.words.t('extension-date-passed'));
  await grantRequest(turn.tx, item, request, dueAt, turn.who.personId, turn.now);
  turn.audit('extension.granted', item.id, { extension: request.id, asAsked: asked });
  const oldDueAt = item.dueAt;
  const people = await peopleOfUnit(turn.tx, item.unitId, turn.now);
  tellAll(turn, ports.words, people, {
    key: `extension-decided:${request.id}`,
    build: (words) => {
      const text = words.t('extension-granted-unit', {
        unit: item.unitTitle,
        by: sayDecider(words, turn, item),
        text: cut(item.text, 200),
        new: words.f.until(dueAt),
        old: words.f.dayAt(oldDueAt),
      });
      const see = button(words.t('remediation-update'), actOf('item', item.id));
      return { text, rows: [[see], ...wholeRow(words, text, item.id)] };
    },
  });
  const { t, f } = turn.words;
  turn.record(
    t('extension-record-granted', {
      unit: item.unitTitle,
      text: cut(item.text, 80),
      new: f.dayAt(dueAt),
      name: turn.who.fullName,
      at: f.momentShort(turn.now),
    }),
  );
  const granted = t('extension-granted', { unit: item.unitTitle, new: f.until(dueAt) });
  done(turn, people.length > 0 ? granted : sayUntold(turn.words, item.unitTitle));
}

function done(turn: KnownTurn, text: string): void {
  turn.close();
  turn.show({ text, rows: [[button(turn.words.t('button-todo'), 'desk.todo', 4)]] });
}

/** [Không đồng ý]: with a reason, which the unit reads. */
async function askDecline(turn: KnownTurn, id: string | undefined, echo: string | null = null): Promise<void> {
  const found = await deciding(turn, id);
  if (!found) return;
  enter(turn, 'decline', found.item.id);
  turn.show(askScreen(turn.words, turn.words.t('extension-decline-ask'), [], actOf('request', found.item.id), echo));
}

async function previewDecline(turn: KnownTurn, id: string | undefined, reason: string): Promise<void> {
  const found = await deciding(turn, id);
  if (!found) return;
  const { item, request } = found;
  if (!isReason(reason)) return askDecline(turn, item.id, turn.words.t('remediation-more-words'));
  await draftDecision(turn.tx, request.id, turn.who.personId, { decision: reason });
  showDecline(turn, item, reason);
}

/** What the unit will read, before it is sent. */
function showDecline(turn: KnownTurn, item: ItemView, reason: string): void {
  enter(turn, 'declined', item.id);
  const { t } = turn.words;
  const text = t('remediation-return-preview', {
    unit: item.unitTitle,
    text: declineText(turn.words, turn, item, reason),
  });
  turn.show({
    text,
    rows: [
      [button(t('remediation-send-unit'), actOf('declined', item.id))],
      [backButton(turn.words, actOf('decline', item.id))],
    ],
  });
}

async function decline(turn: KnownTurn, id: string | undefined, ports: RoomPorts): Promise<void> {
  const found = await deciding(turn, id, true);
  if (!found) return;
  const { item, request } = found;
  // Somebody else may have begun to decline it meanwhile: their words are not mine.
  if (!request.decision || request.decidedById !== turn.who.personId) return askDecline(turn, item.id);
  const reason = request.decision;
  await refuseRequest(turn.tx, item, request, reason, turn.who.personId, turn.now);
  turn.audit('extension.refused', item.id, { extension: request.id });
  const people = await peopleOfUnit(turn.tx, item.unitId, turn.now);
  tellAll(turn, ports.words, people, {
    key: `extension-decided:${request.id}`,
    build: (words) => {
      const text = declineText(words, turn, item, reason);
      return {
        text,
        rows: [
          [button(words.t('remediation-update'), actOf('item', item.id))],
          [button(words.t('button-contact'), 'desk.contact', 7)],
          ...wholeRow(words, text, item.id),
        ],
      };
    },
  });
  const { t, f } = turn.words;
  turn.record(
    t('extension-record-declined', {
      unit: item.unitTitle,
      text: cut(item.text, 80),
      name: turn.who.fullName,
      at: f.momentShort(turn.now),
    }),
  );
  const declined = t('extension-declined', { unit: item.unitTitle });
  done(turn, people.length > 0 ? declined : sayUntold(turn.words, item.unitTitle));
}

/** The acts of deciding. */
export const decisionActs = (
  ports: RoomPorts,
): Record<string, (turn: KnownTurn, args: readonly string[]) => Promise<void>> => ({
  request: (turn, [id]) => showRequest(turn, id),
  requests: (turn, [page]) => showRequests(turn, page && /^\d{1,3}$/.test(page) ? Number(page) : 0),
  agree: (turn, [id]) => askGrant(turn, id, null),
  grant: (turn, [id, on]) => askGrant(turn, id, on ?? null),
  granted: (turn, [id, on]) => grant(turn, id, on, ports),
  otherdate: (turn, [id]) => askOtherDate(turn, id),
  decline: (turn, [id]) => askDecline(turn, id),
  declined: (turn, [id]) => decline(turn, id, ports),
});

/** What is typed while a request is decided. */
export const decisionDialogue: DialogueFace = {
  version: VERSION,
  edits: 'again',
  async text(turn, typed) {
    const { itemId } = turn.dialogue.data as { itemId?: string };
    const words = plain(typed).trim();
    if (turn.dialogue.step === 'date') return typeOtherDate(turn, itemId, words);
    if (turn.dialogue.step === 'decline' || turn.dialogue.step === 'declined')
      return previewDecline(turn, itemId, words);
    return showRequest(turn, itemId);
  },
  isHalfDone: (step) => step !== 'card',
  composed(step, { itemId }) {
    if (step === 'grant') return { change: actOf('otherdate', String(itemId)) };
    return step === 'declined' ? { change: actOf('decline', String(itemId)) } : null;
  },
  async resume(turn) {
    const { itemId, on } = turn.dialogue.data as { itemId?: string; on?: string };
    switch (turn.dialogue.step) {
      case 'grant':
        return askGrant(turn, itemId, on ?? null);
      case 'date':
        return askOtherDate(turn, itemId);
      case 'decline':
        return askDecline(turn, itemId);
      case 'declined':
        return resumeDecline(turn, itemId);
      default:
        return showRequest(turn, itemId);
    }
  },
};

/** The preview of one's own reason once more. */
async function resumeDecline(turn: KnownTurn, id: string | undefined): Promise<void> {
  const found = await deciding(turn, id);
  if (!found) return;
  const { item, request } = found;
  return request.decision && request.decidedById === turn.who.personId
    ? showDecline(turn, item, request.decision)
    : askDecline(turn, item.id);
}
