// Reads typed words for the question of a place: in the words of the language it is shown in, with what was half read before.
// It stores and shows nothing.
import type { KnownTurn } from '../dialogue/turn.js';
import { dayOf } from '../kit/calendar.js';
import { fold } from '../kit/vietnamese.js';
import type { Words } from '../kit/words.js';
import type { Room } from './asking.js';
import { numberText } from './question-screens.js';
import { readAnswer, type Reading } from './readers.js';
import type { AskData, At } from './turns.js';
import type { Question } from './types.js';

/** The parts of a text so far. */
export function partsOf(at: At): readonly string[] {
  const value = at.walk.stand.own?.value;
  return value?.type === 'TEXT' && !value.none ? value.parts : [];
}

/** An option typed in the words of another language it is shown in, as the plan itself calls it; anything else as it is. */
export const ownOption = (words: Words, { choices }: Pick<Question, 'choices'>, typed: string): string =>
  choices.find((choice) => {
    const shown = words.planWords(choice);
    return shown !== choice && fold(shown) === fold(typed).trim();
  }) ?? typed;

/** Reads what was typed for the question of `at`. */
export function readTyped(turn: KnownTurn, room: Room, at: At, typed: string, partial: AskData['partial']): Reading {
  const parts = partsOf(at);
  return readAnswer(at.question, ownOption(turn.words, at.question, typed), {
    todayOn: dayOf(turn.now),
    f: turn.words.f,
    unitClass: at.walk.stand.unitClass,
    position: numberText(turn.words, at.walk, at.question),
    partial: at.question.type === 'TEXT' ? { type: 'TEXT', parts } : (partial ?? null),
    numbered: room.numbered,
  });
}
