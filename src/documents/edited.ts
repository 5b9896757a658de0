// The message of a paper was edited: its caption corrected, or the file replaced. What was said before is followed, also when
// the new words say that it is secret. Only of messages of whoever edits them, as the channel guarantees.
import type { RoomPorts } from '../dialogue/ports.js';
import type { KnownTurn } from '../dialogue/turn.js';
import type { SentFile } from '../inbox/input.js';
import { cut } from '../kit/cut.js';
import { cleanName } from './names.js';
import { redrawReceipt } from './receipt-card.js';
import { counts, REPLACED } from './receipts.js';
import { markOf, stateOf, tellMark, type ReceiveEvidence } from './receive.js';
import { closedKey, standingOf, type PaperPlaces } from './removing.js';
import { findByMessage, findEvidence, isPlaced, saveNote, setApart, settleReplaced, type Evidence } from './store.js';

export interface Given {
  readonly ports: Pick<RoomPorts, 'words'>;
  readonly places: PaperPlaces;
  readonly receive: ReceiveEvidence;
  /** Asks where a paper belongs that came outside any question. */
  offerPlaces(turn: KnownTurn, id: string): Promise<void>;
  /** The words sent along with a paper say something else now: what that changes where it lies, in a line; null for nothing. */
  captionChanged(turn: KnownTurn, paper: Evidence, now: string | null): Promise<string | null>;
}

/** Follows an edited message of a file; false when nothing is known of it. */
export async function takeEditedFile(
  turn: KnownTurn,
  given: Given,
  file: SentFile,
  messageId: bigint,
): Promise<boolean> {
  const paper = await findByMessage(turn.tx, turn.who.personId, messageId);
  if (!paper) return false;
  const standing = await standingOf(given.places, turn, paper);
  if (standing !== 'open') {
    const isAtQuestion = paper.checklistId !== null && standing === 'submitted';
    turn.tell({ text: turn.words.t(isAtQuestion ? 'checklists-edited-late' : closedKey(standing)) });
    return true;
  }
  if (file.fileUniqueId === paper.fileUniqueId) await takeCaption(turn, given, paper, file);
  else await replace(turn, given, paper, file);
  return true;
}

async function takeCaption(
  turn: KnownTurn,
  { ports, captionChanged }: Given,
  paper: Evidence,
  file: SentFile,
): Promise<void> {
  const note = file.caption === '' ? null : file.caption;
  if (note === paper.note || paper.state === 'REMOVED' || paper.state === 'REFUSED') return;
  await saveNote(turn.tx, paper.id, note);
  turn.audit('documents.note', paper.id);
  const reading = markOf(paper.name, note);
  const before = markOf(paper.name, paper.note);
  if (counts(paper) && reading.mark !== 'NONE' && reading.mark !== before.mark) {
    await setApart(turn.tx, paper.id, stateOf(reading));
    await redraw(turn, ports, paper);
    return tellMark(turn, paper, reading);
  }
  if (counts(paper)) await redraw(turn, ports, paper);
  const { t } = turn.words;
  const text =
    note === null
      ? t('documents-note-gone', { name: paper.name })
      : t('documents-note-taken', { name: paper.name, note: cut(note, 200) });
  const answer = counts(paper) ? await captionChanged(turn, paper, note) : null;
  turn.tell({ text: answer === null ? text : `${text}\n${answer}` });
}

/** The paper it was gives way; the new one goes to the same place. */
async function replace(
  turn: KnownTurn,
  { ports, receive, offerPlaces }: Given,
  paper: Evidence,
  file: SentFile,
): Promise<void> {
  await settleReplaced(turn.tx, paper.id, turn.now, REPLACED);
  turn.audit('documents.replaced', paper.id);
  if (counts(paper)) await redraw(turn, ports, paper);
  const { checklistId, questionCode, side, itemId, unitId, placeLabel } = paper;
  const place = {
    checklistId,
    questionCode,
    side,
    itemId,
    unitId,
    ...(placeLabel === null ? {} : { label: placeLabel }),
  };
  const id = await receive(turn, place, { ...file, name: cleanName(file.name), albumId: null });
  if (id === null) return;
  const other = (await findEvidence(turn.tx, id))?.name ?? cleanName(file.name);
  turn.tell({ text: turn.words.t('documents-replaced-told', { name: paper.name, other }) });
  if (!isPlaced(paper)) await offerPlaces(turn, id);
}

const redraw = (turn: KnownTurn, { words }: Pick<RoomPorts, 'words'>, paper: Evidence): Promise<void> =>
  redrawReceipt({ tx: turn.tx, effects: turn }, paper, words);
