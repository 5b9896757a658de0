// The lead's side of an item: looks at a result that was handed in, accepts it, or returns it with what is missing, why and until
// when. Nobody judges what they handed in themselves; the first verdict stands, who comes second is told of it.
import type { DialogueFace } from '../dialogue/face.js';
import type { KnownTurn } from '../dialogue/turn.js';
import { addDays, dayOf } from '../kit/calendar.js';
import { refuse, type Refusal } from '../kit/refusal.js';
import { plain } from '../kit/words.js';
import { button, type Button, type Message } from '../outbox/message.js';
import type { RoomPorts } from '../dialogue/ports.js';
import { addressKey } from '../people/rules.js';
import { peopleOfUnit, tellAll } from './announce.js';
import { cut, daysLate, readDueDay } from './due-words.js';
import { actOf, askScreen, sayRefusal, type Drawing } from './item-screens.js';
import {
  acceptResult,
  draftReturn,
  findItem,
  listEvents,
  listItemFiles,
  listReturns,
  readPlanNumbers,
  returnResult,
  type ItemEventView,
  type ItemView,
} from './item-store.js';
import { drawingOf, showItem } from './items.js';
import { namePapers, sendPapers } from './papers.js';
import { mayJudgeItem, mayReadItem } from './rules.js';

export const VERDICT_DIALOGUE = 'remediation.verdict';
const VERSION = 1;

/** What is often missing, and why: the buttons of the two steps. */
const MISSING = ['documents', 'issued', 'figures'] as const;
const REASONS = ['evidence', 'mismatch', 'unclear'] as const;

const enter = (turn: KnownTurn, step: string, itemId: string): void =>
  turn.open(VERDICT_DIALOGUE, VERSION, step, { itemId });

/** The item and what happened to it, if this person may judge it now; otherwise they have been told why not. */
async function judged(
  turn: KnownTurn,
  id: string | undefined,
  lock = false,
): Promise<{ item: ItemView; events: ItemEventView[] } | null> {
  const item = id ? await findItem(turn.tx, id, lock) : null;
  if (!item || !mayJudgeItem(turn.who, item)) {
    turn.refuseRights();
    return null;
  }
  const events = await listEvents(turn.tx, item.id);
  const refusal = refuseVerdict(turn, item, events);
  if (!refusal) return { item, events };
  await showItem(turn, item.id, sayRefusal(turn.words, refusal));
  return null;
}

/** Why no verdict can be given now: nothing is handed in (any more), somebody was first, or it is one's own result. */
function refuseVerdict(turn: KnownTurn, item: ItemView, events: readonly ItemEventView[]): Refusal | null {
  const last = events.findLast((event) => ['SUBMITTED', 'WITHDRAWN', 'RETURNED', 'ACCEPTED'].includes(event.kind));
  if (item.state !== 'SUBMITTED') {
    if (!last || last.kind === 'SUBMITTED') return refuse('remediation-nothing-to-judge');
    const key = {
      WITHDRAWN: 'remediation-was-withdrawn',
      RETURNED: 'remediation-was-returned',
      ACCEPTED: 'remediation-was-accepted',
    }[last.kind as string];
    return refuse(key ?? 'remediation-nothing-to-judge', {
      name: last.personName ?? '…',
      at: turn.words.f.moment(last.at),
    });
  }
  return last?.personId === turn.who.personId ? refuse('remediation-own-result') : null;
}

/** The card of a result, as the lead judges it. */
export async function resultScreen(
  turn: { tx: KnownTurn['tx'] },
  drawing: Drawing,
  item: ItemView,
  events: readonly ItemEventView[],
): Promise<Message> {
  const { words, calendar } = drawing;
  const { t, f } = words;
  const handed = events.findLast((event) => event.kind === 'SUBMITTED');
  const explained = events.findLast((event) => event.kind === 'EXPLANATION');
  const files = await listItemFiles(turn.tx, item.id);
  const [before] = await listReturns(turn.tx, item.id);
  const late = handed ? daysLate(calendar, item.dueAt, handed.at) : 0;
  const lines = [
    t('remediation-result-head', {
      unit: item.unitTitle,
      round: String(item.round),
      said: handed?.text ? `“${cut(handed.text, 200)}”` : t('remediation-result-wordless'),
      files: f.count(files.length),
      n: files.length,
      at: handed ? f.moment(handed.at) : '',
    }),
    t('remediation-result-item', {
      text: cut(item.text, 200),
      due: f.until(item.dueAt),
      late:
        late === null || late === 0
          ? t('remediation-on-time')
          : t('remediation-handed-in-late', { days: f.count(late), n: late }),
    }),
    files.length > 0 ? t('remediation-result-files', { names: namePapers(words, files) }) : null,
    files.length === 0 && explained?.text
      ? t('remediation-result-explained', { said: cut(explained.text, 200) })
      : null,
    before
      ? t('remediation-result-before', { what: cut(before.what ?? '', 120), why: cut(before.why ?? '', 120) })
      : null,
  ];
  const rows: Button[][] = [
    [button(t('remediation-accept'), actOf('accept', item.id, item.round))],
    [button(t('remediation-return'), actOf('return', item.id, item.round))],
    ...(files.length > 0 ? [[button(t('remediation-see-files'), actOf('papers', item.id), 7)]] : []),
    [button(t('button-later'), 'desk.todo', 1)],
  ];
  return { text: lines.filter(Boolean).join('\n'), rows };
}

/** [Xem xét]: the result as it stands. */
export async function showResult(turn: KnownTurn, id: string | undefined): Promise<void> {
  const found = await judged(turn, id);
  if (!found) return;
  enter(turn, 'card', found.item.id);
  turn.show(await resultScreen(turn, await drawingOf(turn), found.item, found.events));
}

/** [Xem tệp] at an item: for everyone who may read it. */
export async function showPapers(turn: KnownTurn, id: string | undefined): Promise<void> {
  const item = id ? await findItem(turn.tx, id) : null;
  if (!item || !mayReadItem(turn.who, item)) return turn.refuseRights();
  sendPapers(turn, `“${cut(item.text, 80)}”`, await listItemFiles(turn.tx, item.id));
}

/** A press that was meant for an earlier round is shown the present one. */
const isThisRound = (item: ItemView, round: string | undefined): boolean => String(item.round) === round;

/** [Chấp nhận]: asked once more, since the unit is told at once and nothing is owed afterwards. */
export async function askAccept(turn: KnownTurn, id: string | undefined, round: string | undefined): Promise<void> {
  const found = await judged(turn, id);
  if (!found) return;
  if (!isThisRound(found.item, round)) return showResult(turn, id);
  const { t } = turn.words;
  const { item } = found;
  turn.show(
    askScreen(
      turn.words,
      t('remediation-accept-ask', { text: cut(item.text, 200), unit: item.unitTitle }),
      [button(t('remediation-accept-confirm'), actOf('accepted', item.id, item.round))],
      actOf('judge', item.id),
    ),
  );
}

export async function accept(
  turn: KnownTurn,
  id: string | undefined,
  round: string | undefined,
  ports: RoomPorts,
): Promise<void> {
  const found = await judged(turn, id, true);
  if (!found) return;
  if (!isThisRound(found.item, round)) return showResult(turn, id);
  const { item } = found;
  await acceptResult(turn.tx, item, turn.who.personId, turn.now);
  turn.audit('item.accepted', item.id, { round: item.round });
  tellAll(turn, ports.words, await peopleOfUnit(turn.tx, item.unitId), {
    key: `item-accepted:${item.id}:${item.round}`,
    build: (words) => ({
      text: words.t('remediation-accepted-unit', {
        text: cut(item.text, 300),
        on: words.f.dayAt(turn.now),
        whom: words.t(`remediation-${addressKey(item.unitClass)}`),
      }),
    }),
  });
  const { t, f } = turn.words;
  turn.close();
  turn.record(
    t('remediation-record-accepted', {
      unit: item.unitTitle,
      text: cut(item.text, 80),
      name: turn.who.fullName,
      at: f.momentShort(turn.now),
    }),
  );
  turn.show({
    text: t('remediation-accepted', { unit: item.unitTitle, text: cut(item.text, 200) }),
    rows: [[button(t('button-todo'), 'desk.todo', 4)]],
  });
}

/** [Đề nghị bổ sung], first step: what is missing. */
export async function askWhat(
  turn: KnownTurn,
  id: string | undefined,
  round: string | undefined,
  echo: string | null = null,
): Promise<void> {
  const found = await judged(turn, id);
  if (!found) return;
  if (round !== undefined && !isThisRound(found.item, round)) return showResult(turn, id);
  const { t } = turn.words;
  const { item } = found;
  enter(turn, 'what', item.id);
  const buttons = MISSING.map((what) => button(t(`remediation-missing-${what}`), actOf('what', item.id, what)));
  turn.show(
    askScreen(
      turn.words,
      t('remediation-return-what', { text: cut(item.text, 120) }),
      buttons,
      actOf('judge', item.id),
      echo,
    ),
  );
}

/** Second step: why. */
async function askWhy(turn: KnownTurn, id: string | undefined, what: string): Promise<void> {
  const found = await judged(turn, id);
  if (!found) return;
  const { t } = turn.words;
  const { item } = found;
  await draftReturn(turn.tx, item, turn.who.personId, { what }, turn.now);
  enter(turn, 'why', item.id);
  const buttons = REASONS.map((why) => button(t(`remediation-reason-${why}`), actOf('why', item.id, why)));
  turn.show(
    askScreen(
      turn.words,
      t('remediation-return-why', { what: cut(what, 200) }),
      buttons,
      actOf('return', item.id, item.round),
    ),
  );
}

/** The days a supplement may be due: from tomorrow to as long as the plan gives for a whole remediation. */
async function supplementRange(
  turn: KnownTurn,
  drawing: Drawing,
): Promise<{ fromOn: string; toOn: string; usualOn: string } | null> {
  const numbers = await readPlanNumbers(turn.tx);
  const today = dayOf(turn.now);
  try {
    return {
      fromOn: drawing.calendar.addWorkingDays(today, 1),
      toOn: drawing.calendar.rollToWorkingDay(addDays(today, numbers.remediationDays)),
      usualOn: drawing.calendar.addWorkingDays(today, numbers.supplementDays),
    };
  } catch {
    return null;
  }
}

/** Third step: until when; the present date is kept with one tap while it has not passed. */
async function askUntil(
  turn: KnownTurn,
  id: string | undefined,
  why: string | null,
  echo: string | null = null,
  near: string | null = null,
): Promise<void> {
  const found = await judged(turn, id);
  if (!found) return;
  const { item } = found;
  const { t, f } = turn.words;
  const draft = await draftReturn(turn.tx, item, turn.who.personId, why === null ? {} : { why }, turn.now);
  if (!draft.what) return askWhat(turn, item.id, undefined);
  const drawing = await drawingOf(turn);
  const range = await supplementRange(turn, drawing);
  enter(turn, 'until', item.id);
  const days = [near, range?.usualOn ?? null].filter((on): on is string => on !== null);
  const buttons = [
    ...(item.dueAt > turn.now
      ? [button(t('remediation-keep-due', { due: f.dayAt(item.dueAt) }), actOf('until', item.id, 'keep'))]
      : []),
    ...[...new Set(days)].map((on) => button(f.day(on), actOf('until', item.id, on))),
  ];
  const key = item.dueAt > turn.now ? 'remediation-return-until' : 'remediation-return-until-passed';
  const text = t(key, { due: f.until(item.dueAt), example: f.day(range?.usualOn ?? dayOf(item.dueAt)) });
  turn.show(askScreen(turn.words, text, buttons, actOf('what', item.id, '-'), echo));
}

/** The text the unit will read: what, why, until when. */
const returnText = (
  words: KnownTurn['words'],
  item: ItemView,
  draft: { what: string; why: string; dueAt: Date },
): string =>
  words.t('remediation-returned-unit', {
    text: cut(item.text, 200),
    what: cut(draft.what, 400),
    why: cut(draft.why, 400),
    due: words.f.until(draft.dueAt),
  });

/** Last step: exactly what the unit will read, before it is sent. */
async function previewReturn(turn: KnownTurn, item: ItemView, newDueAt: Date | null): Promise<void> {
  const draft = await draftReturn(turn.tx, item, turn.who.personId, { newDueAt }, turn.now);
  if (!draft.what || !draft.why) return askWhat(turn, item.id, undefined);
  const { t } = turn.words;
  enter(turn, 'preview', item.id);
  const text = returnText(turn.words, item, { what: draft.what, why: draft.why, dueAt: newDueAt ?? item.dueAt });
  turn.show(
    askScreen(
      turn.words,
      t('remediation-return-preview', { unit: item.unitTitle, text }),
      [button(t('remediation-send-unit'), actOf('returned', item.id, item.round))],
      actOf('why', item.id, '-'),
      isPlainAscii(`${draft.what} ${draft.why}`) && turn.words.locale === 'vi' ? t('remediation-no-diacritics') : null,
    ),
  );
}

const isPlainAscii = (text: string): boolean => /[a-z]{2}.*\s.*[a-z]{2}/i.test(text) && /^[\x20-\x7e\n]*$/.test(text);

/** A tap or a typed day for the third step. */
async function chooseUntil(turn: KnownTurn, id: string | undefined, chosen: string): Promise<void> {
  const found = await judged(turn, id);
  if (!found) return;
  const { item } = found;
  if (chosen === 'keep') return item.dueAt > turn.now ? previewReturn(turn, item, null) : askUntil(turn, item.id, null);
  const drawing = await drawingOf(turn);
  const range = await supplementRange(turn, drawing);
  if (!range) return askUntil(turn, item.id, null, turn.words.t('remediation-no-calendar'));
  const read = readDueDay(drawing.calendar, range, chosen, turn.words.f);
  return read.ok
    ? previewReturn(turn, item, read.dueAt)
    : askUntil(turn, item.id, null, sayRefusal(turn.words, read.why), read.near);
}

/** [Gửi đơn vị]: the result is returned, the unit told. */
async function sendReturn(
  turn: KnownTurn,
  id: string | undefined,
  round: string | undefined,
  ports: RoomPorts,
): Promise<void> {
  const found = await judged(turn, id, true);
  if (!found) return;
  if (!isThisRound(found.item, round)) return showResult(turn, id);
  const { item } = found;
  const draft = await draftReturn(turn.tx, item, turn.who.personId, {}, turn.now);
  if (!draft.what || !draft.why) return askWhat(turn, item.id, undefined);
  const due = draft.newDueAt ?? item.dueAt;
  if (due <= turn.now) return askUntil(turn, item.id, null);
  const sent = { id: draft.id, what: draft.what, why: draft.why, dueAt: due };
  await returnResult(turn.tx, item, sent, turn.who.personId, turn.now);
  turn.audit('item.returned', item.id, { round: item.round, moved: due.getTime() !== item.dueAt.getTime() });
  tellAll(turn, ports.words, await peopleOfUnit(turn.tx, item.unitId), {
    key: `item-returned:${item.id}:${item.round}`,
    build: (words) => ({
      text: returnText(words, item, sent),
      rows: [
        [button(words.t('remediation-send-files'), actOf('files', item.id))],
        [button(words.t('remediation-ask-extension'), actOf('extend', item.id))],
      ],
    }),
  });
  const { t, f } = turn.words;
  turn.close();
  turn.record(
    t('remediation-record-returned', {
      unit: item.unitTitle,
      text: cut(item.text, 80),
      name: turn.who.fullName,
      at: f.momentShort(turn.now),
    }),
  );
  turn.show({
    text: t('remediation-returned', { unit: item.unitTitle, due: f.until(due) }),
    rows: [[button(t('button-todo'), 'desk.todo', 4)]],
  });
}

const has = <T extends string>(list: readonly T[], value: string): value is T =>
  (list as readonly string[]).includes(value);

/** The acts of judging results. */
export const verdictActs = (
  ports: RoomPorts,
): Record<string, (turn: KnownTurn, args: readonly string[]) => Promise<void>> => ({
  judge: (turn, [id]) => showResult(turn, id),
  papers: (turn, [id]) => showPapers(turn, id),
  accept: (turn, [id, round]) => askAccept(turn, id, round),
  accepted: (turn, [id, round]) => accept(turn, id, round, ports),
  return: (turn, [id, round]) => askWhat(turn, id, round),
  async what(turn, [id, what = '']) {
    if (has(MISSING, what)) return askWhy(turn, id, turn.words.t(`remediation-missing-${what}`));
    const item = id ? await findItem(turn.tx, id) : null;
    if (!item || !mayJudgeItem(turn.who, item)) return turn.refuseRights();
    const { what: kept } = await draftReturn(turn.tx, item, turn.who.personId, {}, turn.now);
    return kept ? askWhy(turn, id, kept) : askWhat(turn, id, undefined);
  },
  why: (turn, [id, why = '']) =>
    askUntil(turn, id, has(REASONS, why) ? turn.words.t(`remediation-reason-${why}`) : null),
  until: (turn, [id, chosen = '']) => chooseUntil(turn, id, chosen),
  returned: (turn, [id, round]) => sendReturn(turn, id, round, ports),
});

/** What is typed while a result is judged. */
export const verdictDialogue: DialogueFace = {
  version: VERSION,
  async text(turn, typed) {
    const { itemId } = turn.dialogue.data as { itemId?: string };
    const words = plain(typed).trim();
    switch (turn.dialogue.step) {
      case 'what':
        return askWhy(turn, itemId, words);
      case 'why':
        return askUntil(turn, itemId, words);
      case 'until':
        return chooseUntil(turn, itemId, words);
      default:
        return showResult(turn, itemId);
    }
  },
  resume(turn) {
    const { itemId } = turn.dialogue.data as { itemId?: string };
    return showResult(turn, itemId);
  },
};
