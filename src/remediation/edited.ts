// A message that told progress or explained a missing document was edited: its words are put right while the unit may still work
// on the item; otherwise it is said why not and what can be done.
import type { KnownTurn } from '../dialogue/turn.js';
import { plain } from '../kit/words.js';
import { button, type Button } from '../outbox/message.js';
import { cut } from './due-words.js';
import { correctWords, findSaidIn } from './edited-store.js';
import { ownItem } from './item-pages.js';
import { actOf, sayRefusal } from './item-screens.js';
import { isReason, mayUpdate } from './rules.js';

/** The message that is handled, when it is one that can be edited later. */
export const messageOf = ({ input }: KnownTurn): bigint | null => (input.kind === 'text' ? input.messageId : null);

/** Follows an edited message; false when it said nothing about an item. */
export async function takeEditedWords(turn: KnownTurn, typed: string, messageId: bigint): Promise<boolean> {
  const said = await findSaidIn(turn.tx, turn.who.personId, messageId);
  if (!said) return false;
  const item = await ownItem(turn, said.event.itemId, true);
  if (!item) return true;
  const { t, f } = turn.words;
  const tell = (text: string, act: Button) => void turn.tell({ text, rows: [[act]] });
  const update = button(t('remediation-update'), actOf('item', item.id));
  const closed = mayUpdate(item);
  const words = plain(typed).trim();
  if (item.state === 'SUBMITTED') tell(t('remediation-edited-submitted'), withdrawing(turn, item.id));
  else if (closed) turn.tell({ text: sayRefusal(turn.words, closed) });
  else if (said.isJudged) tell(t('remediation-edited-judged'), update);
  else if (said.event.kind === 'EXPLANATION' && !isReason(words)) tell(t('remediation-edited-short'), update);
  else if (words === said.event.text) turn.tell({ text: t('remediation-edited-same') });
  else {
    await correctWords(turn.tx, said.event, words, turn.now);
    turn.audit('item.words-corrected', item.id, { kind: said.event.kind });
    const told = { text: cut(item.text, 160), said: cut(words, 200), at: f.momentShort(turn.now) };
    tell(t('remediation-edited', { ...told, kind: said.event.kind }), update);
  }
  return true;
}

const withdrawing = (turn: KnownTurn, itemId: string): Button =>
  button(turn.words.t('remediation-withdraw'), actOf('withdraw', itemId));
