// The unit's side of an item: its list and card, progress, documents, handing in a result and taking it back.
// Rights and state are read anew at every press; what was typed goes straight into the database. Extensions are extensions.ts.
import { loadCalendar } from '../deadlines/store.js';
import type { DialogueFace } from '../dialogue/face.js';
import type { KnownTurn } from '../dialogue/turn.js';
import type { SentFile } from '../inbox/input.js';
import type { Tx } from '../kit/database.js';
import type { Words } from '../kit/words.js';
import { button, type Message } from '../outbox/message.js';
import { isDelegation, unitsOf } from '../people/rules.js';
import { listPeople, listPlaces } from '../people/store.js';
import { cut, inSentence } from './due-words.js';
import { waitingRequest } from './extension-store.js';
import {
  actOf,
  askScreen,
  itemScreen,
  listScreen,
  PAGE,
  sayRefusal,
  watchedScreen,
  type Drawing,
  type ItemCard,
} from './item-screens.js';
import {
  findItem,
  listEvents,
  listHandedIn,
  listItemsOfDelegation,
  listItemsOfUnits,
  listReturns,
  placeOfItem,
  readBrought,
  saveProgress,
  submitResult,
  withdrawResult,
  type ItemView,
} from './item-store.js';
import type { ItemEvidencePlace, RemediationPorts } from './ports.js';
import {
  isReason,
  mayActForItem,
  mayJudgeItem,
  mayReadItem,
  maySubmit,
  mayUpdate,
  PROGRESS_STATES,
  type ProgressState,
} from './rules.js';

export const ITEM_DIALOGUE = 'remediation.item';
export const ITEM_VERSION = 1;

export const drawingOf = async (turn: KnownTurn): Promise<Drawing> => ({
  words: turn.words,
  now: turn.now,
  calendar: await loadCalendar(turn.tx),
});

/** Enters a step of the item dialogue; typed words and files go there next. */
export const enterItem = (turn: KnownTurn, step: string, itemId: string, more: Record<string, unknown> = {}): void =>
  turn.open(ITEM_DIALOGUE, ITEM_VERSION, step, { itemId, ...more });

/** The item if this person acts for its unit now; otherwise the rights sentence has been said. */
export async function ownItem(turn: KnownTurn, id: string | undefined, lock = false): Promise<ItemView | null> {
  const item = id ? await findItem(turn.tx, id, lock) : null;
  if (item && mayActForItem(turn.who, item)) return item;
  turn.refuseRights();
  return null;
}

async function placeName(turn: KnownTurn): Promise<string> {
  const { units, teams } = await listPlaces(turn.tx, turn.who.roles);
  if (units.length > 0) return units.map((unit) => unit.title).join(', ');
  return teams.length > 0
    ? turn.words.t('remediation-team', { team: teams.join(', ') })
    : turn.words.t('remediation-all-units');
}

/** /khacphuc: what is being remedied, or with `done` what has been accepted. */
export async function showList(turn: KnownTurn, page = 0, done = false): Promise<void> {
  turn.close();
  const { t } = turn.words;
  const units = unitsOf(turn.who);
  const forDelegation = units.length === 0 && isDelegation(turn.who);
  const all = forDelegation ? await listItemsOfDelegation(turn.tx, turn.who) : await listItemsOfUnits(turn.tx, units);
  const finished = all.filter((item) => item.state === 'ACCEPTED');
  const open = all.filter((item) => item.state !== 'ACCEPTED');
  const items = done ? finished : open;
  if (items.length === 0) {
    const row = [button(t('button-todo'), 'desk.todo', 4)];
    const more = finished.length > 0 && !done ? [[button(t('remediation-see-done'), actOf('done', 0), 7)]] : [];
    return turn.show({ text: t('remediation-none'), rows: [...more, row] });
  }
  const handedIn = await listHandedIn(
    turn.tx,
    items.map((item) => item.id),
  );
  const last = Math.max(0, Math.ceil(items.length / PAGE) - 1);
  turn.show(
    listScreen(await drawingOf(turn), {
      place: await placeName(turn),
      items,
      open: open.length,
      done: finished.length,
      page: Math.min(page, last),
      forDelegation,
      showsDone: done,
      handedIn,
    }),
  );
}

/** The card of an item for whoever may read it. */
export async function showItem(turn: KnownTurn, id: string | undefined, echo: string | null = null): Promise<void> {
  const item = id ? await findItem(turn.tx, id) : null;
  if (!item || !mayReadItem(turn.who, item)) return turn.refuseRights();
  const events = await listEvents(turn.tx, item.id);
  const [asked] = await listReturns(turn.tx, item.id);
  const waiting = await waitingRequest(turn.tx, item.id);
  const card: ItemCard = {
    item,
    events,
    place: await placeOfItem(turn.tx, item),
    asked: asked ?? null,
    waitingFor: waiting?.newDueAt ?? null,
    echo,
  };
  const drawing = await drawingOf(turn);
  enterItem(turn, 'card', item.id);
  if (mayActForItem(turn.who, item)) turn.show(itemScreen(drawing, card));
  else turn.show(watchedScreen(drawing, card, { judge: mayJudgeItem(turn.who, item) }));
}

/** Shows why a step cannot be done now, with the item below it. */
const refuseStep = (
  turn: KnownTurn,
  item: ItemView,
  refusal: { refusal: string; args?: Readonly<Record<string, string | number>> },
) => showItem(turn, item.id, sayRefusal(turn.words, refusal));

/** [Cập nhật tiến độ]: three states to tap, or words. */
export async function askProgress(turn: KnownTurn, id: string | undefined, echo: string | null = null): Promise<void> {
  const item = await ownItem(turn, id);
  if (!item) return;
  const closed = mayUpdate(item);
  if (closed) return refuseStep(turn, item, closed);
  const { t } = turn.words;
  enterItem(turn, 'progress', item.id);
  const buttons = PROGRESS_STATES.map((state) =>
    button(t(`remediation-progress-${state}`), actOf('state', item.id, state)),
  );
  turn.show(
    askScreen(
      turn.words,
      t('remediation-progress-ask', { text: cut(item.text, 160) }),
      buttons,
      actOf('item', item.id),
      echo,
    ),
  );
}

/** Notes progress: a state tapped or words typed. The deadline does not move. */
async function noteProgress(
  turn: KnownTurn,
  id: string | undefined,
  told: { state: ProgressState | null; text: string | null },
): Promise<void> {
  const item = await ownItem(turn, id, true);
  if (!item) return;
  const closed = mayUpdate(item);
  if (closed) return refuseStep(turn, item, closed);
  await saveProgress(turn.tx, item, told, turn.who.personId, turn.now);
  turn.audit('item.progress', item.id, { state: told.state });
  const { t, f } = turn.words;
  const said = told.state === null ? `“${cut(told.text ?? '', 200)}”` : t(`remediation-progress-${told.state}`);
  turn.record(
    t('remediation-record-progress', {
      text: cut(item.text, 80),
      said,
      name: turn.who.fullName,
      at: f.momentShort(turn.now),
    }),
  );
  enterItem(turn, 'files', item.id);
  const buttons = [
    button(t('remediation-send-files'), actOf('files', item.id)),
    button(t('remediation-submit'), actOf('submit', item.id)),
  ];
  turn.show(
    askScreen(
      turn.words,
      t('remediation-progress-noted', { said, at: f.momentShort(turn.now) }),
      buttons,
      actOf('item', item.id),
    ),
  );
}

export const pressState = (turn: KnownTurn, id: string | undefined, state: string | undefined): Promise<void> | void =>
  (PROGRESS_STATES as readonly (string | undefined)[]).includes(state)
    ? noteProgress(turn, id, { state: state as ProgressState, text: null })
    : turn.refuseRights();

/** [Gửi tài liệu]: files sent now belong to this item. */
export async function askFiles(turn: KnownTurn, id: string | undefined): Promise<void> {
  const item = await ownItem(turn, id);
  if (!item) return;
  const closed = mayUpdate(item);
  if (closed) return refuseStep(turn, item, closed);
  showFiles(turn, item, 'remediation-files-ask');
}

function showFiles(
  turn: KnownTurn,
  item: ItemView,
  key: 'remediation-files-ask' | 'remediation-files-received' | 'remediation-files-album',
  albumId: string | null = null,
): void {
  const { t, f } = turn.words;
  enterItem(turn, 'files', item.id, albumId === null ? {} : { albumId });
  const buttons = [button(t('remediation-submit'), actOf('submit', item.id))];
  const text = t(key, { text: cut(item.text, 160), files: item.files === 0 ? '0' : f.count(item.files) });
  turn.show(askScreen(turn.words, text, buttons, actOf('item', item.id)));
}

/** «Khắc phục: niêm yết TTHC»: how an item is named where papers are spoken of. */
export const placeLabel = (turn: KnownTurn, item: Pick<ItemView, 'text'>): string =>
  turn.words.t('remediation-place', { text: cut(inSentence(item.text), 60) });

async function takeFile(
  turn: KnownTurn,
  id: string | undefined,
  file: SentFile,
  ports: RemediationPorts,
): Promise<void> {
  const item = await ownItem(turn, id, true);
  if (!item) return;
  const closed = mayUpdate(item);
  if (closed) return refuseStep(turn, item, closed);
  const place = {
    checklistId: null,
    questionCode: null,
    side: 'UNIT',
    itemId: item.id,
    unitId: item.unitId,
    label: placeLabel(turn, item),
  } as const;
  await ports.receiveEvidence(turn, place, file);
  // The papers of an album come one by one: one card answers them all.
  const { albumId } = turn.dialogue.data as { albumId?: string };
  if (file.albumId !== null && file.albumId === albumId && turn.dialogue.step === 'files') return;
  const now = (await findItem(turn.tx, item.id)) ?? item;
  showFiles(turn, now, file.albumId === null ? 'remediation-files-received' : 'remediation-files-album', file.albumId);
}

/** [Nộp kết quả]: hands it in, or says what is still needed. */
export async function submit(turn: KnownTurn, id: string | undefined): Promise<void> {
  const item = await ownItem(turn, id, true);
  if (!item) return;
  const { t, f } = turn.words;
  const events = await listEvents(turn.tx, item.id);
  if (item.state === 'SUBMITTED') {
    const last = events.findLast((event) => event.kind === 'SUBMITTED');
    const told = { name: last?.personName ?? '…', at: last ? f.moment(last.at) : '', code: last?.receipt ?? '' };
    return showItem(turn, item.id, t('remediation-already-submitted', told));
  }
  const needed = maySubmit(item, await readBrought(turn.tx, item, events));
  if (needed) {
    if (needed.refusal === 'remediation-closed') return refuseStep(turn, item, needed);
    enterItem(turn, 'files', item.id);
    const buttons = [
      button(t('remediation-send-files'), actOf('files', item.id)),
      button(t('remediation-no-document'), actOf('explain', item.id)),
    ];
    return turn.show(askScreen(turn.words, sayRefusal(turn.words, needed), buttons, actOf('item', item.id)));
  }
  const said = events.findLast(
    (event) => event.text !== null && (event.kind === 'PROGRESS' || event.kind === 'EXPLANATION'),
  );
  const receipt = await submitResult(turn.tx, item, said?.text ?? null, turn.who.personId, turn.now);
  turn.audit('item.submitted', item.id, { round: item.round + 1, files: item.files });
  turn.tell(
    receiptMessage(turn.words, item, { name: turn.who.fullName, at: turn.now, receipt }),
    receiptKey(item.id, item.round + 1),
  );
  turn.close();
  turn.show({
    text: t('remediation-submitted', { unit: item.unitTitle, text: cut(item.text, 160), at: f.moment(turn.now) }),
    rows: [[button(t('button-todo'), 'desk.todo', 4)]],
  });
}

const receiptKey = (itemId: string, round: number): string => `item-receipt:${itemId}:${round}`;

/** The receipt: evidence, never rewritten; a line is appended when the result was taken back. */
function receiptMessage(
  words: Words,
  item: ItemView,
  handed: { name: string; at: Date; receipt: string },
  appended?: string,
): Message {
  const { t, f } = words;
  const text = t('remediation-receipt', {
    at: f.moment(handed.at),
    code: handed.receipt,
    text: cut(item.text, 160),
    files: f.count(item.files),
    name: handed.name,
    who: item.teamName === null ? t('remediation-all-units') : t('remediation-team', { team: item.teamName }),
  });
  if (appended !== undefined) return { text: `${text}\n${appended}` };
  return { text, rows: [[button(t('remediation-withdraw'), actOf('withdraw', item.id))]] };
}

/** [Rút lại để sửa]: until the result has been judged. */
export async function withdraw(turn: KnownTurn, id: string | undefined): Promise<void> {
  const item = await ownItem(turn, id, true);
  if (!item) return;
  const { t, f } = turn.words;
  if (item.state !== 'SUBMITTED') return showItem(turn, item.id, t('remediation-not-withdrawable'));
  const events = await listEvents(turn.tx, item.id);
  await withdrawResult(turn.tx, item, events, turn.who.personId, turn.now);
  turn.audit('item.withdrawn', item.id, { round: item.round });
  const handed = events.findLast((event) => event.kind === 'SUBMITTED');
  const [sender] = handed?.personId ? await listPeople(turn.tx, [handed.personId]) : [];
  const line = t('remediation-withdrawn', { at: f.momentShort(turn.now) });
  if (handed && sender?.chatId) {
    const told = { name: handed.personName ?? '…', at: handed.at, receipt: handed.receipt ?? '' };
    const to = { chatId: sender.chatId, personId: sender.personId };
    turn.edit(to, receiptKey(item.id, item.round), receiptMessage(turn.words, item, told, line), 'withdrawn');
  }
  await showItem(turn, item.id, line);
}

/** [Chưa có tài liệu]: the explanation the rules ask for instead. */
export async function askExplanation(
  turn: KnownTurn,
  id: string | undefined,
  echo: string | null = null,
): Promise<void> {
  const item = await ownItem(turn, id);
  if (!item) return;
  const closed = mayUpdate(item);
  if (closed) return refuseStep(turn, item, closed);
  enterItem(turn, 'explain', item.id);
  turn.show(askScreen(turn.words, turn.words.t('remediation-explain-ask'), [], actOf('item', item.id), echo));
}

async function noteExplanation(turn: KnownTurn, id: string | undefined, typed: string): Promise<void> {
  if (!isReason(typed)) return askExplanation(turn, id, turn.words.t('remediation-more-words'));
  const item = await ownItem(turn, id, true);
  if (!item) return;
  const closed = mayUpdate(item);
  if (closed) return refuseStep(turn, item, closed);
  await saveProgress(turn.tx, item, { state: null, text: typed }, turn.who.personId, turn.now, 'EXPLANATION');
  turn.audit('item.explained', item.id);
  const { t } = turn.words;
  turn.record(t('remediation-record-explained', { text: cut(item.text, 80), said: cut(typed, 200) }));
  enterItem(turn, 'files', item.id);
  const buttons = [
    button(t('remediation-submit'), actOf('submit', item.id)),
    button(t('remediation-send-files'), actOf('files', item.id)),
  ];
  turn.show(
    askScreen(turn.words, t('remediation-explained', { said: cut(typed, 200) }), buttons, actOf('item', item.id)),
  );
}

/** Open items a paper may go to that was sent outside any question, the nearest due date first. */
export async function openItemPlaces(turn: KnownTurn): Promise<ItemEvidencePlace[]> {
  const items = await listItemsOfUnits(turn.tx, unitsOf(turn.who), ['OPEN', 'PLANNED', 'IN_PROGRESS', 'RETURNED']);
  return items.map((item) => ({
    checklistId: null,
    questionCode: null,
    side: 'UNIT',
    itemId: item.id,
    unitId: item.unitId,
    label: placeLabel(turn, item),
  }));
}

/** Whether papers may still come to an item or be taken from it. */
export async function isItemOpen(tx: Tx, itemId: string): Promise<boolean> {
  const item = await findItem(tx, itemId);
  return item !== null && mayUpdate(item) === null;
}

const idOf = (turn: KnownTurn): string | undefined => {
  const { itemId } = turn.dialogue.data as { itemId?: string };
  return itemId;
};

/** What is typed or sent at an item; the steps of an extension are handed on. */
export const itemDialogue = (
  ports: RemediationPorts,
  extensionText: (turn: KnownTurn, step: string, itemId: string, typed: string) => Promise<void> | null,
): DialogueFace => ({
  version: ITEM_VERSION,
  async text(turn, typed) {
    const itemId = idOf(turn);
    const step = turn.dialogue.step ?? 'card';
    if (itemId === undefined) return showList(turn);
    const extended = extensionText(turn, step, itemId, typed);
    if (extended) return extended;
    if (step === 'progress') return noteProgress(turn, itemId, { state: null, text: typed });
    if (step === 'explain') return noteExplanation(turn, itemId, typed);
    return showItem(turn, itemId, turn.words.t('remediation-words-where'));
  },
  async file(turn, file) {
    await takeFile(turn, idOf(turn), file, ports);
  },
  resume: (turn) => (idOf(turn) === undefined ? showList(turn) : showItem(turn, idOf(turn))),
});
