// Brings the receipt of a paper, or of the album it came in, up to date, in the chat it stands in and the words of whoever
// reads it there. It must not know what happened to the paper.
import { newId } from '../kit/ids.js';
import type { Locale, Words } from '../kit/words.js';
import type { Step } from '../outbox/tick.js';
import { listPeople, isReachable, type Reachable } from '../people/store.js';
import { receiptKey, receiptMessage, type Choosing } from './receipts.js';
import { findEvidence, listAlbum, takeTurns, type Evidence } from './store.js';

/** Who sent a paper, when they can be told. */
export async function senderOf(tx: Step['tx'], paper: Pick<Evidence, 'sentById'>): Promise<Reachable | null> {
  const [sender] = await listPeople(tx, [paper.sentById]);
  return sender && isReachable(sender) ? sender : null;
}

/** Draws the receipt as its papers stand now, if its reader can be told; `choosing` shows which of them can be taken away. */
export async function redrawReceipt(
  { tx, effects }: Step,
  paper: Evidence,
  words: Readonly<Record<Locale, Words>>,
  choosing: Choosing | null = null,
): Promise<void> {
  const sender = await senderOf(tx, paper);
  if (!sender) return;
  const to = { chatId: sender.chatId, personId: sender.personId };
  // Papers of an album are settled at the same time; the last receipt must show all of them as they are.
  await takeTurns(tx, receiptKey(paper));
  const now = paper.albumId
    ? await listAlbum(tx, paper.sentById, paper.albumId)
    : [(await findEvidence(tx, paper.id)) ?? paper];
  effects.edit(to, receiptKey(paper), receiptMessage(now, words[sender.locale], choosing), newId());
}
