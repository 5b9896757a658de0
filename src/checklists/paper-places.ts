// Papers that come to a question from elsewhere or leave it for another: where they may go, and what their coming means there.
// Which paper it is, and who may decide about it, is known to whoever keeps papers.
import type { KnownTurn } from '../dialogue/turn.js';
import type { PaperPlace } from './ports.js';
import { listOthersAt } from './conflict-store.js';
import { otherChecklistPlaces, paperPlaceOf, saveGiven, type LabelledPlace } from './papers.js';
import { mayAnswer, placeOf, standOf, type At } from './turns.js';
import { isOpen, walkOf } from './walk.js';

/** The question of a place as this person may answer it now; null when it is no question or not theirs. */
export async function questionAtPlace(
  turn: KnownTurn,
  { checklistId, questionCode, side }: PaperPlace,
): Promise<At | null> {
  if (!checklistId || !questionCode) return null;
  const stand = await standOf(turn, checklistId, side, questionCode);
  const question = stand?.template.byCode.get(questionCode);
  return stand && question && mayAnswer(turn.who, stand, turn.now) ? { walk: walkOf(stand), question } : null;
}

/** Questions a paper of this place may go to instead: of its own side, the one somebody is at first. */
export async function placesBeside(turn: KnownTurn, from: PaperPlace): Promise<LabelledPlace[]> {
  const all = from.side === 'DELEGATION' ? await onSitePlaces(turn, from) : await otherChecklistPlaces(turn);
  const here = placeOf(turn);
  const isHere = (place: LabelledPlace) =>
    here !== null && place.checklistId === here.data.c && place.key.startsWith(`q${here.data.q}.`);
  const others = all.filter(
    (place) => !(place.checklistId === from.checklistId && place.questionCode === from.questionCode),
  );
  return [...others.filter(isHere), ...others.filter((place) => !isHere(place))];
}

async function onSitePlaces(turn: KnownTurn, from: PaperPlace): Promise<LabelledPlace[]> {
  const at = await questionAtPlace(turn, from);
  return (at?.walk.questions ?? [])
    .filter((question) => isOpen(at!.walk, question.code))
    .map((question) => paperPlaceOf(turn, { walk: at!.walk, question }));
}

/** Papers came to this place: of a FILE question they are the answer; cards of others that count them are drawn again. */
export async function papersCame(turn: KnownTurn, place: PaperPlace): Promise<void> {
  const at = await questionAtPlace(turn, place);
  if (!at) return;
  const isAnswer = at.question.type === 'FILE' && isOpen(at.walk, at.question.code);
  if (isAnswer && (at.walk.stand.own?.files ?? 0) > 0) await saveGiven(turn, at);
  for (const other of await listOthersAt(turn.tx, at.walk.stand.checklistId, at.question.order, turn.chatId))
    turn.again(other.chatId);
}

/** Colleagues whose card shows this question now. */
export async function colleaguesAt(turn: KnownTurn, place: PaperPlace) {
  const at = await questionAtPlace(turn, place);
  return at ? listOthersAt(turn.tx, at.walk.stand.checklistId, at.question.order, turn.chatId) : [];
}
