// Words that lead from where one is in a checklist to another of its questions or to its pages. It must not know how answers are
// read.
import type { KnownTurn } from '../dialogue/turn.js';
import { fold } from '../kit/vietnamese.js';
import { readJump } from './addressed.js';
import { showQuestion } from './asking.js';
import { showList, showOutOfRange, showReview } from './pages.js';
import { cut, numberText } from './question-screens.js';
import { placeOf } from './turns.js';
import { questionAt, type Walk } from './walk.js';

/** Goes to a question by its number, or says how many there are. */
export async function jump(turn: KnownTurn, walk: Walk, number: number): Promise<void> {
  const question = questionAt(walk, number);
  return question
    ? showQuestion(turn, walk, question, unconfirmed(turn, walk, question.order))
    : showOutOfRange(turn, walk);
}

/** Words that were offered in a reading and are left for another question without a choice are not stored: that is said. */
function unconfirmed(turn: KnownTurn, walk: Walk, to: number): string[] {
  const place = placeOf(turn);
  if (place?.step !== 'ask' || place.data.c !== walk.stand.checklistId || place.data.q === to) return [];
  const { q, typed, offers } = place.data;
  const left = walk.stand.template.byOrder.get(q);
  if (!left || typed === undefined || !offers?.length) return [];
  return [turn.words.t('checklists-left-unconfirmed', { n: numberText(turn.words, walk, left), text: cut(typed, 60) })];
}

/** Words that lead away from where one is, on every card: «câu 18», «xem lại» (*5), «xem cả phiếu». True when they did. */
export async function goneElsewhere(turn: KnownTurn, walk: Walk, typed: string): Promise<boolean> {
  const number = readJump(typed);
  const words = fold(typed);
  if (number !== null) await jump(turn, walk, number);
  else if (walk.stand.side === 'DELEGATION') return false;
  else if (words === 'xem lai' || words === 'review' || words === '*5') await showReview(turn, walk);
  else if (words === 'xem ca phieu' || words === 'whole checklist') await showList(turn, walk.stand.checklistId, '0');
  else return false;
  return true;
}
