// What a unit does at an item besides handing in its result: progress, documents, and where words and files belong.
// Rights and state are read anew at every press; what was typed goes straight into the database.
import type { DialogueFace } from '../dialogue/face.js';
import type { KnownTurn } from '../dialogue/turn.js';
import { MAX_DOCUMENT_BYTES } from '../documents/checks.js';
import type { SentFile } from '../inbox/input.js';
import { cleanName } from '../documents/names.js';
import { listEvidence } from '../documents/store.js';
import { warnOfSecrets } from '../documents/warning.js';
import type { Tx } from '../kit/database.js';
import { fold } from '../kit/vietnamese.js';
import { button } from '../outbox/message.js';
import { roleInUnit, unitsOf } from '../people/rules.js';
import { cut, inSentence } from './due-words.js';
import { actOf, askScreen } from './item-screens.js';
import { findItem, listItemsOfUnits, saveProgress, type ItemView } from './item-store.js';
import type { ItemEvidencePlace, RemediationPorts } from './ports.js';
import { mayUpdate, PROGRESS_STATES, type ProgressState } from './rules.js';
import { enterItem, ITEM_VERSION, ownItem, refuseStep, showItem, showList } from './item-pages.js';
import { messageOf } from './edited.js';
import { askExplanation, noteExplanation } from './results.js';

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
  await saveProgress(turn.tx, item, { ...told, messageId: messageOf(turn) }, turn.who.personId, turn.now);
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
  await warnOfSecrets(turn, { checklistId: null, itemId: item.id });
  showFiles(turn, item, 'remediation-files-ask');
}

function showFiles(
  turn: KnownTurn,
  item: ItemView,
  key: 'remediation-files-ask' | 'remediation-files-received',
  albumId: string | null = null,
  how: { inPlace?: boolean } = {},
): void {
  const { t, f } = turn.words;
  enterItem(turn, 'files', item.id, albumId === null ? {} : { albumId });
  const buttons = [
    button(t('remediation-submit'), actOf('submit', item.id)),
    ...(item.files > 0
      ? [button(t('documents-button-remove-some', { n: item.files }), actOf('removable', item.id))]
      : []),
  ];
  const text = t(key, {
    text: cut(item.text, 160),
    limit: f.bytes(MAX_DOCUMENT_BYTES),
    files: item.files === 0 ? '0' : f.count(item.files),
  });
  turn.show(askScreen(turn.words, text, buttons, actOf('item', item.id)), how);
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
  if (item.state === 'SUBMITTED') return showItem(turn, item.id, turn.words.t('remediation-file-too-late'));
  if (closed) return refuseStep(turn, item, closed);
  await ports.receiveEvidence(turn, evidencePlace(turn, item), file);
  const { step } = turn.dialogue;
  // A request for time stands where it was: its receipt tells where the paper lies, and the step is shown again below it.
  if (step?.startsWith('extend-') || step === 'hardship') return sayKeptBeside(turn, file);
  // The papers of an album come one by one: the card of the first counts them all.
  const { albumId } = turn.dialogue.data as { albumId?: string };
  const isMore = file.albumId !== null && file.albumId === albumId && turn.dialogue.step === 'files';
  const now = (await findItem(turn.tx, item.id)) ?? item;
  // The card that is left counted the papers before this one: it becomes the record of what was sent on it.
  if (now.files > item.files)
    turn.record(
      turn.words.t('remediation-record-paper', {
        item: cut(item.text, 60),
        name: cut(cleanName(file.name), 80),
        who: turn.who.fullName,
        at: turn.words.f.momentShort(turn.now),
      }),
    );
  showFiles(turn, now, 'remediation-files-received', file.albumId, { inPlace: isMore });
}

/** A paper sent while more time is asked for lies with the item; of an album it is said once. */
function sayKeptBeside(turn: KnownTurn, file: SentFile): void {
  const { step, data } = turn.dialogue;
  const isMore = file.albumId !== null && (data as { albumId?: string }).albumId === file.albumId;
  turn.stay(step ?? '', { ...data, ...(file.albumId === null ? {} : { albumId: file.albumId }) });
  if (!isMore) turn.tell({ text: turn.words.t('extension-file-kept', { name: cut(cleanName(file.name), 80) }) });
}

/** Open items a paper may go to that was sent outside any question, the nearest due date first. */
export async function openItemPlaces(turn: KnownTurn): Promise<ItemEvidencePlace[]> {
  const items = await listItemsOfUnits(turn.tx, unitsOf(turn.who), ['OPEN', 'PLANNED', 'IN_PROGRESS', 'RETURNED']);
  return items.map((item) => evidencePlace(turn, item));
}

const evidencePlace = (turn: KnownTurn, item: ItemView): ItemEvidencePlace => ({
  ...{ checklistId: null, questionCode: null, side: 'UNIT', itemId: item.id, unitId: item.unitId },
  ...{ label: placeLabel(turn, item), key: `i.${item.id.slice(-8)}`, about: cut(item.text, 60) },
});

/** Whether papers may still come to an item or be taken from it, and if not, why. */
export async function itemPaperState(tx: Tx, itemId: string): Promise<'open' | 'submitted' | 'ended'> {
  const item = await findItem(tx, itemId);
  if (item !== null && mayUpdate(item) === null) return 'open';
  return item?.state === 'SUBMITTED' ? 'submitted' : 'ended';
}

/** Choices on one page of a list. */
const PAGE = 6;

/** [Gỡ tệp] of an item: which of its papers, by pages; without any, the card that waits for papers. */
export async function showRemovable(turn: KnownTurn, id: string | undefined, page: string | undefined): Promise<void> {
  const item = await ownItem(turn, id);
  if (!item) return;
  const closed = mayUpdate(item);
  if (closed) return refuseStep(turn, item, closed);
  const papers = await listEvidence(turn.tx, { itemId: item.id });
  if (papers.length === 0) return askFiles(turn, id);
  const { t } = turn.words;
  const last = Math.ceil(papers.length / PAGE) - 1;
  const at = page && /^\d{1,3}$/.test(page) ? Math.min(Number(page), last) : 0;
  const shown = papers.slice(at * PAGE, at * PAGE + PAGE);
  const lines = shown.map(({ name }, n) => t('documents-remove-line', { n: at * PAGE + n + 1, name: cut(name, 80) }));
  const buttons = [
    ...shown.map((paper, n) =>
      button(t('documents-button-remove-one', { n: at * PAGE + n + 1 }), actOf('off', item.id, paper.id)),
    ),
    ...(at > 0 ? [button(t('button-previous'), actOf('removable', item.id, at - 1), 8)] : []),
    ...(at < last ? [button(t('button-next'), actOf('removable', item.id, at + 1), 9)] : []),
  ];
  enterItem(turn, 'files', item.id);
  const text = [t('documents-remove-which'), ...lines].join('\n');
  turn.show(askScreen(turn.words, text, buttons, actOf('files', item.id)));
}

/** One of them was chosen. */
export async function removeChosen(
  turn: KnownTurn,
  ports: RemediationPorts,
  id: string | undefined,
  paperId: string | undefined,
): Promise<void> {
  const item = await ownItem(turn, id, true);
  if (!item) return;
  const papers = await listEvidence(turn.tx, { itemId: item.id });
  if (papers.some((paper) => paper.id === paperId)) await ports.removePaper(turn, paperId!);
  await showRemovable(turn, id, undefined);
}

const idOf = (turn: KnownTurn): string | undefined => {
  const { itemId } = turn.dialogue.data as { itemId?: string };
  return itemId;
};

/** Where words typed at a card belong: only where progress can be told is its button named. */
function whereWordsGo(turn: KnownTurn, item: ItemView): string {
  if (roleInUnit(turn.who, item.unitId) === null) return 'not-understood';
  if (item.state === 'ACCEPTED') return 'remediation-closed';
  return item.state === 'SUBMITTED' ? 'remediation-under-review' : 'remediation-words-where';
}

/** Another day may be typed where a chosen one is shown. */
const mayBeDay = (typed: string): boolean => /\d|thu |tuan|thang|mai|kia|week|month|day/.test(fold(typed));

/** What is typed or sent at an item; the steps of an extension are handed on and taken up there. */
export const itemDialogue = (
  ports: RemediationPorts,
  extensionText: (turn: KnownTurn, step: string, itemId: string, typed: string) => Promise<void> | null,
  resumeExtension: (turn: KnownTurn, step: string, itemId: string) => Promise<void> | null,
): DialogueFace => ({
  version: ITEM_VERSION,
  edits: 'again',
  async text(turn, typed) {
    const itemId = idOf(turn);
    const step = turn.dialogue.step ?? 'card';
    if (itemId === undefined) return showList(turn);
    const extended = extensionText(turn, step, itemId, typed);
    if (extended) return extended;
    if (step === 'progress') return noteProgress(turn, itemId, { state: null, text: typed });
    if (step === 'explain') return noteExplanation(turn, itemId, typed);
    return showItem(turn, itemId, (item) => turn.words.t(whereWordsGo(turn, item)));
  },
  async file(turn, file) {
    await takeFile(turn, idOf(turn), file, ports);
  },
  composed: (step, { itemId }, typed) =>
    step === 'extend-confirm' && !mayBeDay(typed) ? { change: actOf('extend', String(itemId)) } : null,
  isHalfDone: (step) => ['progress', 'files', 'explain', 'hardship'].includes(step) || step.startsWith('extend-'),
  resume: (turn) => resume(turn, resumeExtension),
});

/** The card of the step somebody is at. */
async function resume(
  turn: KnownTurn,
  resumeExtension: (turn: KnownTurn, step: string, itemId: string) => Promise<void> | null,
): Promise<void> {
  const itemId = idOf(turn);
  const step = turn.dialogue.step ?? 'card';
  if (itemId === undefined) return showList(turn);
  const extending = resumeExtension(turn, step, itemId);
  if (extending) return extending;
  if (step === 'progress') return askProgress(turn, itemId);
  if (step === 'explain') return askExplanation(turn, itemId);
  if (step !== 'files') return showItem(turn, itemId);
  const item = await ownItem(turn, itemId);
  const closed = item && mayUpdate(item);
  if (!item) return;
  return closed
    ? refuseStep(turn, item, closed)
    : showFiles(turn, item, item.files > 0 ? 'remediation-files-received' : 'remediation-files-ask');
}
