// Shows the present card once more, from what is stored now: after an old button, an edited message, a new version.
import type { KnownTurn } from '../dialogue/turn.js';
import { dayOf } from '../kit/calendar.js';
import { factsOf, showAsk, showConflict, showStored } from './asking.js';
import { absentScreen, explainScreen, filesScreen, gotFilesScreen, subjectScreen } from './follow-screens.js';
import { stillAwaits } from './following.js';
import { askForRest } from './readers.js';
import { goTo, type AskData, type AskStep, type At } from './turns.js';
import { isOpen } from './walk.js';

/** Draws the card of a step anew; `echo` stands above the question. */
export async function showAgain(
  turn: KnownTurn,
  at: At,
  place: { step: AskStep; data: AskData },
  echo: readonly string[] = [],
): Promise<void> {
  const { walk, question } = at;
  const value = walk.stand.own?.value;
  const { step, data } = place;
  if (!isOpen(walk, question.code) || step === 'stored') return showStored(turn, at, echo);
  const isAsNow = data.v === (walk.stand.own?.version ?? walk.stand.emptied.get(question.code) ?? 0);
  if ((step === 'ask' || !value) && isAsNow && data.partial && data.partial.type !== 'TEXT') {
    const ask = askForRest(question, data.partial, {
      f: turn.words.f,
      todayOn: dayOf(turn.now),
      unitClass: walk.stand.unitClass,
    });
    return showAsk(turn, at, [...echo, turn.words.t(ask.refusal, ask.args)], { v: data.v, partial: data.partial });
  }
  if (step === 'ask' || !value) return showAsk(turn, at, echo, data.picked ? { picked: data.picked } : {});
  if (step === 'conflict') return showConflict(turn, at, echo);
  if (!stillAwaits(step, at)) return showStored(turn, at, echo);
  const isReference = value.type === 'DOCREF' && !value.none;
  goTo(turn, at, step, isReference ? { partial: { type: 'DOCREF', number: value.number, on: value.on } } : {});
  const facts = factsOf(turn, at, echo);
  switch (step) {
    case 'subject':
      return turn.show(subjectScreen(facts));
    case 'files':
      return turn.show(filesScreen(facts));
    case 'got':
      return turn.show(gotFilesScreen(facts));
    case 'absent': {
      const absent = value.type === 'RATIO' && !value.none ? value.denominator - value.numerator : 0;
      return turn.show(absentScreen(facts, value, absent));
    }
    case 'reason':
    case 'explain':
      return turn.show(explainScreen(facts, step === 'reason' ? 'reason' : 'files'));
  }
}
