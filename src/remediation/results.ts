// Handing in the result of an item: what it needs, the receipt, taking it back, the explanation when there is no document.
// Two people of a unit at once: the second is shown the first one's receipt.
import type { KnownTurn } from '../dialogue/turn.js';
import { button, type Message } from '../outbox/message.js';
import { listPeople } from '../people/store.js';
import { messageOf } from './edited.js';
import { cut, sayHandedIn } from './due-words.js';
import { actOf, askScreen, sayRefusal, type Drawing } from './item-screens.js';
import { listEvents, readBrought, saveProgress, submitResult, withdrawResult, type ItemView } from './item-store.js';
import { isReason, maySubmit, mayUpdate } from './rules.js';
import { drawingOf, enterItem, ownItem, refuseStep, showItem } from './item-pages.js';

/** [Nộp kết quả]: hands it in, or says what is still needed. */
export async function submit(turn: KnownTurn, id: string | undefined): Promise<void> {
  const item = await ownItem(turn, id, true);
  if (!item) return;
  const { t, f } = turn.words;
  const events = await listEvents(turn.tx, item.id);
  if (item.state === 'SUBMITTED') {
    const last = events.findLast((event) => event.kind === 'SUBMITTED');
    const told = {
      name: last?.personName ?? t('people-gone'),
      at: last ? f.moment(last.at) : '',
      code: last?.receipt ?? '',
    };
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
    receiptMessage(await drawingOf(turn), item, { name: turn.who.fullName, at: turn.now, receipt }),
    receiptKey(item.id, item.round + 1),
  );
  // A paper or words that come now are about this result: what they are too late for is said.
  enterItem(turn, 'card', item.id);
  turn.show({
    text: t('remediation-submitted', { unit: item.unitTitle, text: cut(item.text, 160), at: f.moment(turn.now) }),
    rows: [[button(t('button-todo'), 'desk.todo', 4)]],
  });
}

const receiptKey = (itemId: string, round: number): string => `item-receipt:${itemId}:${round}`;

/** The receipt: evidence, never rewritten; a line is appended when the result was taken back. */
function receiptMessage(
  { words, calendar }: Pick<Drawing, 'words' | 'calendar'>,
  item: ItemView,
  handed: { name: string; at: Date; receipt: string },
  appended?: string,
): Message {
  const { t, f } = words;
  const text = t('remediation-receipt', {
    at: f.moment(handed.at),
    late: handed.at <= item.dueAt ? 'none' : sayHandedIn(words, calendar, item.dueAt, handed.at),
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
    const told = { name: handed.personName ?? t('people-gone'), at: handed.at, receipt: handed.receipt ?? '' };
    const to = { chatId: sender.chatId, personId: sender.personId };
    turn.edit(
      to,
      receiptKey(item.id, item.round),
      receiptMessage(await drawingOf(turn), item, told, line),
      'withdrawn',
    );
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

export async function noteExplanation(turn: KnownTurn, id: string | undefined, typed: string): Promise<void> {
  if (!isReason(typed)) return askExplanation(turn, id, turn.words.t('remediation-more-words'));
  const item = await ownItem(turn, id, true);
  if (!item) return;
  const closed = mayUpdate(item);
  if (closed) return refuseStep(turn, item, closed);
  const told = { state: null, text: typed, messageId: messageOf(turn) };
  await saveProgress(turn.tx, item, told, turn.who.personId, turn.now, 'EXPLANATION');
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
