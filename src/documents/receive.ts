// Takes a paper in: stored the moment it arrives, with its place and the channel's file id; fetched and judged later.
// What looks secret is set apart before anybody fetches it. Everything happens in the turn's transaction.
import type { KnownTurn } from '../dialogue/turn.js';
import type { SentFile } from '../inbox/input.js';
import { newId } from '../kit/ids.js';
import { button, LANE } from '../outbox/message.js';
import { MAX_DOCUMENT_BYTES } from './checks.js';
import { cleanName, readSecretMark } from './names.js';
import { isOfficeReachable } from '../people/store.js';
import { receiptKey, receiptMessage } from './receipts.js';
import { listAlbum, saveEvidence, takeTurns } from './store.js';

/** Where a paper belongs. Both null: outside any question, to be placed by its sender within a day. */
export interface EvidencePlace {
  readonly checklistId: string | null;
  readonly questionCode: string | null;
  readonly side: 'UNIT' | 'DELEGATION';
  readonly itemId?: string | null;
  readonly unitId?: string | null;
  readonly label?: string;
}

/** Stores the paper and tells its receipt, or says at once why it cannot be taken. Returns the paper's id when it was stored. */
export async function receiveEvidence(turn: KnownTurn, place: EvidencePlace, file: SentFile): Promise<string | null> {
  const { t, f } = turn.words;
  const name = cleanName(file.name);
  if (file.bytes !== null && file.bytes > MAX_DOCUMENT_BYTES) {
    turn.tell({
      text: t('documents-refused-too-big', { name, size: f.bytes(file.bytes), limit: f.bytes(MAX_DOCUMENT_BYTES) }),
    });
    return null;
  }
  if (!place.checklistId || (await warnOnce(turn, place.checklistId))) warn(turn, place);
  const reading = readSecretMark([name, file.caption ?? ''].join(' ').trim());
  const id = newId();
  const paper = await saveEvidence(turn.tx, {
    id,
    checklistId: place.checklistId,
    questionCode: place.questionCode,
    side: place.side,
    itemId: place.itemId ?? null,
    unitId: place.unitId ?? null,
    placeLabel: place.label ?? null,
    sentById: turn.who.personId,
    fileId: file.fileId,
    fileUniqueId: file.fileUniqueId,
    name,
    mime: file.mime,
    bytes: file.bytes,
    albumId: file.albumId,
    note: file.caption,
    // Set apart: UNSCANNABLE means it is marked secret, PENDING that its sender is being asked.
    state: reading.mark === 'NONE' ? 'WAITING' : 'QUARANTINED',
    scan: reading.mark === 'MARKED' ? 'UNSCANNABLE' : 'PENDING',
    receivedAt: turn.now,
  });
  turn.audit('documents.received', id, { place: place.itemId ?? place.questionCode, mark: reading.mark });
  if (reading.mark === 'MARKED') {
    turn.tell({
      text: t(`documents-secret-${(await isOfficeReachable(turn.tx)) ? 'quarantined' : 'untold'}`, { name }),
      ring: true,
      rows: [[button(t('button-contact'), 'desk.contact', 7)]],
    });
    return id;
  }
  if (reading.mark === 'ASK') {
    turn.tell({
      text: t('documents-secret-ask', { name, word: reading.word }),
      rows: [
        [button(t('documents-button-not-secret'), `documents.clear:${id}`)],
        [button(t('documents-button-remove'), `documents.remove:${id}`, 6)],
      ],
    });
    return id;
  }
  const here = { chatId: turn.who.chatId, personId: turn.who.personId };
  if (paper.albumId) await takeTurns(turn.tx, receiptKey(paper));
  const album = paper.albumId ? await listAlbum(turn.tx, paper.sentById, paper.albumId) : [paper];
  const key = receiptKey(paper);
  if (album.length > 1) turn.edit(here, key, receiptMessage(album, turn.words), `album-${album.length}`);
  else turn.send(here, receiptMessage(album, turn.words), { key, lane: LANE.INTERACTIVE });
  return id;
}

/** True the first time a paper comes for this checklist. */
async function warnOnce(turn: KnownTurn, checklistId: string): Promise<boolean> {
  const where = { id: checklistId, secretsWarnedAt: null };
  return (await turn.tx.checklist.updateMany({ where, data: { secretsWarnedAt: turn.now } })).count === 1;
}

/** For an item the first paper is the occasion; the key keeps it to once. */
function warn(turn: KnownTurn, place: EvidencePlace): void {
  const text = turn.words.t('documents-before-first', { limit: turn.words.f.bytes(MAX_DOCUMENT_BYTES) });
  const about = place.checklistId ?? place.itemId ?? 'loose';
  turn.tell({ text }, `secrets-warning:${about}:${turn.who.personId}`);
}
