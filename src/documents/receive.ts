// Takes a paper in: stored the moment it arrives, with its place and the channel's file id; fetched and judged later.
// What looks secret is set apart before anybody fetches it. Everything happens in the turn's transaction.
import type { KnownTurn } from '../dialogue/turn.js';
import type { SentFile } from '../inbox/input.js';
import { cut } from '../kit/cut.js';
import { newId } from '../kit/ids.js';
import { button, LANE } from '../outbox/message.js';
import { isOfficeReachable } from '../people/store.js';
import { MAX_DOCUMENT_BYTES } from './checks.js';
import { cleanName, isPhotoName, numberedPhoto, readSecretMark, type SecretReading } from './names.js';
import { receiptKey, receiptMessage, REPEATED } from './receipts.js';
import { addNote, countPhotos, findRepeated, listAlbum, saveEvidence, takeTurns, type Evidence } from './store.js';
import { warnOfSecrets } from './warning.js';

/** Where a paper belongs. Both null: outside any question, to be placed by its sender within a day. */
export interface EvidencePlace {
  readonly checklistId: string | null;
  readonly questionCode: string | null;
  readonly side: 'UNIT' | 'DELEGATION';
  readonly itemId?: string | null;
  readonly unitId?: string | null;
  readonly label?: string;
  /** The only checklist a paper without a place can be meant for: what is warned of is said for that one. */
  readonly likely?: string | null;
}

/** Stores the paper and tells its receipt, or says at once why it cannot be taken. Returns the paper's id when it was stored. */
export type ReceiveEvidence = (turn: KnownTurn, place: EvidencePlace, file: SentFile) => Promise<string | null>;

/** What a name and a caption say about secrecy. */
export const markOf = (name: string, caption: string | null): SecretReading =>
  readSecretMark([name, caption ?? ''].join(' ').trim());

export const receiveEvidence: ReceiveEvidence = async (turn, place, file) => {
  const { t, f } = turn.words;
  const name = await nameOf(turn, file);
  if (file.bytes !== null && file.bytes > MAX_DOCUMENT_BYTES) {
    turn.tell({
      text: t('documents-refused-too-big', { name, size: f.bytes(file.bytes), limit: f.bytes(MAX_DOCUMENT_BYTES) }),
    });
    return null;
  }
  await warnOfSecrets(turn, { checklistId: place.checklistId ?? place.likely ?? null, itemId: place.itemId ?? null });
  const reading = markOf(name, file.caption);
  const repeated = reading.mark === 'NONE' ? await findRepeated(turn.tx, place, file.fileUniqueId) : null;
  const paper = await saveEvidence(turn.tx, {
    ...{ id: newId(), checklistId: place.checklistId, questionCode: place.questionCode, side: place.side },
    ...{ itemId: place.itemId ?? null, unitId: place.unitId ?? null, placeLabel: place.label ?? null },
    ...{ sentById: turn.who.personId, fileId: file.fileId, fileUniqueId: file.fileUniqueId, name, mime: file.mime },
    bytes: file.bytes,
    messageId: turn.input.kind === 'file' ? turn.input.messageId : null,
    // What is set apart or asked about has a message of its own, and later a receipt of its own.
    albumId: reading.mark === 'NONE' ? file.albumId : null,
    note: file.caption,
    receivedAt: turn.now,
    ...(repeated ? { state: 'REMOVED' as const, refusal: REPEATED, settledAt: turn.now } : stateOf(reading)),
  });
  turn.audit('documents.received', paper.id, { place: place.itemId ?? place.questionCode, mark: reading.mark });
  if (reading.mark !== 'NONE') {
    await tellMark(turn, paper, reading);
    return paper.id;
  }
  if (repeated) {
    turn.tell({
      text: t(REPEATED, { place: repeated.placeLabel ?? t('documents-place'), at: f.moment(repeated.receivedAt) }),
    });
    await keepNote(turn, repeated, file.caption);
    if (!paper.albumId) return null;
  }
  await showReceipt(turn, paper);
  return repeated ? null : paper.id;
};

/** Photos have no name of their own, and those of one album came at the same moment: they are numbered as they come. */
async function nameOf({ tx, who }: KnownTurn, file: SentFile): Promise<string> {
  const name = cleanName(file.name);
  if (!isPhotoName(name, file.mime)) return name;
  return numberedPhoto(name, await countPhotos(tx, who.personId, name), file.albumId !== null);
}

/** Words that came with a paper sent before belong to that one. */
async function keepNote(turn: KnownTurn, paper: Evidence, caption: string | null): Promise<void> {
  const note = await addNote(turn.tx, paper, caption);
  if (note === null) return;
  turn.audit('documents.note', paper.id);
  turn.tell({ text: turn.words.t('documents-note-taken', { name: paper.name, note: cut(note, 200) }) });
}

/** Set apart: UNSCANNABLE means it is marked secret, PENDING that its sender is being asked. */
export const stateOf = ({ mark }: SecretReading) =>
  mark === 'NONE'
    ? { state: 'WAITING' as const, scan: 'PENDING' as const }
    : { state: 'QUARANTINED' as const, scan: mark === 'MARKED' ? ('UNSCANNABLE' as const) : ('PENDING' as const) };

/** The receipt of a paper just taken in: its own, or its line in that of its album. */
export async function showReceipt(turn: KnownTurn, paper: Evidence): Promise<void> {
  const here = { chatId: turn.who.chatId, personId: turn.who.personId };
  const key = receiptKey(paper);
  if (!paper.albumId) return turn.send(here, receiptMessage([paper], turn.words), { key, lane: LANE.INTERACTIVE });
  await takeTurns(turn.tx, key);
  const album = await listAlbum(turn.tx, paper.sentById, paper.albumId);
  const message = receiptMessage(album, turn.words);
  if (album.length > 1) turn.edit(here, key, message, newId());
  else turn.send(here, message, { key, lane: LANE.INTERACTIVE });
}

/** Set apart, or asked about: the sender is told what and why, the office of what is set apart. */
export async function tellMark(turn: KnownTurn, paper: Evidence, reading: SecretReading): Promise<void> {
  const { t } = turn.words;
  const remove = button(t('documents-button-remove'), `documents.remove:${paper.id}`, 6);
  if (reading.mark === 'ASK') {
    turn.tell({
      text: t('documents-secret-ask', { name: paper.name, word: reading.word }),
      rows: [[button(t('documents-button-not-secret'), `documents.clear:${paper.id}`)], [remove]],
    });
    return;
  }
  // The office is told by its own news (src/desk), in working time.
  const isTold = await isOfficeReachable(turn.tx);
  turn.tell({
    text: t(isTold ? 'documents-secret-quarantined' : 'documents-secret-untold', { name: paper.name }),
    ring: true,
    rows: [[button(t('button-contact'), 'desk.contact', 7)], [remove]],
  });
}
