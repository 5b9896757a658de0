// What belongs to an answer once it is stored (what a document is about, a reason, papers), and the way on.
// It stores nothing but the note that something was answered.
import type { KnownTurn } from '../dialogue/turn.js';
import type { StoredAnswer } from './stored-answer.js';
import { factsOf, goOn, showAsk, showStored, type Room } from './asking.js';
import { absentScreen, explainScreen, filesScreen, subjectScreen } from './follow-screens.js';
import { asksAbsence, isExplained, numberText, shortQuestion, textEcho, valueText } from './question-screens.js';
import { evidenceNeeded } from './rules.js';
import { awaitsPaper } from './conflict-store.js';
import { saveStarted } from './store.js';
import { goTo, placeOf, saidNow, saidOf, type AskStep, type At } from './turns.js';
import type { AnswerValue, Question } from './types.js';
import type { Walk } from './walk.js';

/** A reason belongs to a scored «Không», «Chưa» or «Chưa thực hiện» of the unit, and to a question that does not apply to it. */
export const asksReason = (question: Question, value: AnswerValue): boolean =>
  question.answeredBy === 'UNIT' && (value.type === 'NA' || isUnmetAndScored(question, value));

const isUnmetAndScored = (question: Question, value: AnswerValue): boolean =>
  (question.evidence !== 'NONE' || (question.maxPoints ?? 0) > 0) &&
  ((value.type === 'YESNO' && (value.value === 'NO' || value.value === 'NOT_YET')) ||
    (value.type === 'STATUS' && value.value === 'NOT_STARTED'));

/** An explanation of how a figure was found stays when the figure is corrected; a reason goes with the answer it was for. */
export const keepsExplanation = (value: AnswerValue): boolean =>
  ['RATIO', 'PERCENT', 'COUNT', 'DATE', 'DOCREF'].includes(value.type);

export const withOwn = (walk: Walk, own: StoredAnswer): Walk => ({ ...walk, stand: { ...walk.stand, own } });

/** The audit row and the line of record of an answer just stored. */
export async function noteStored(
  turn: KnownTurn,
  walk: Walk,
  question: Question,
  value: AnswerValue,
  version: number,
): Promise<void> {
  if (walk.stand.startedAt === null) await saveStarted(turn.tx, walk.stand.checklistId, turn.now);
  turn.audit('checklists.answered', walk.stand.checklistId, {
    question: question.code,
    side: walk.stand.side,
    version,
  });
  turn.record(
    turn.words.t('checklists-record', {
      n: numberText(turn.words, walk, question),
      question: shortQuestion(question),
      value: valueText(turn.words, value, question),
      who: turn.who.fullName,
      at: turn.words.f.momentShort(turn.now),
    }),
  );
}

/** What has been asked of an answer already. */
export type Stage = 'value' | 'subject' | 'reason' | 'files';

/** Asks what still belongs to the answer of `at`, in this order: subject, reason, papers; then goes on. */
export async function followUp(
  turn: KnownTurn,
  room: Room,
  at: At,
  echo: readonly string[],
  done: Stage,
): Promise<void> {
  const { walk, question } = at;
  const own = walk.stand.own!;
  const value = own.value!;
  const { checklistId } = walk.stand;
  const part = value.type === 'TEXT' && !value.none ? value.parts.length - 1 : 0;
  // Words about an answer have been noted as such; others that follow it say nothing of its value.
  const said = done === 'value' ? saidNow(turn, checklistId, question.order, part) : saidOf(turn, checklistId);
  if (done === 'value') {
    if (value.type === 'TEXT' && !value.none) {
      return showAsk(turn, at, [textEcho(turn.words, value.parts)], { said });
    }
    if (value.type === 'DOCREF' && !value.none && value.subject === undefined) {
      goTo(turn, at, 'subject', { said, partial: { type: 'DOCREF', number: value.number, on: value.on } });
      return turn.show(subjectScreen(factsOf(turn, at, echo)));
    }
  }
  if (done === 'value' || done === 'subject') {
    if (value.type === 'RATIO' && !value.none && lacksPresent(question, value) && !isExplained(own)) {
      goTo(turn, at, 'absent', { said });
      return turn.show(absentScreen(factsOf(turn, at), value, value.denominator - value.numerator));
    }
    if (asksReason(question, value) && !isExplained(own)) {
      goTo(turn, at, 'reason', { said });
      return turn.show(explainScreen(factsOf(turn, at, echo), value.type === 'NA' ? 'na' : 'reason'));
    }
  }
  const isAsked = walk.stand.reopened.has(question.code) && (await awaitsPaper(turn.tx, walk.stand, question.code));
  const lacks = evidenceNeeded(question, value) && own.files === 0 && !isExplained(own);
  if (done !== 'files' && (lacks || isAsked)) {
    if (value.type === 'FILE') return askExplanation(turn, at, echo);
    goTo(turn, at, 'files', { said });
    return turn.show(filesScreen(factsOf(turn, at, echo)));
  }
  keepSaid(turn, said);
  return goOn(turn, room, walk, question.order, echo);
}

/** Whether what a card awaits still belongs to the answer as it is now: a correction may have made it needless. */
export function stillAwaits(step: AskStep, { walk, question }: At): boolean {
  const { own, reopened } = walk.stand;
  const value = own?.value;
  if (!value) return false;
  switch (step) {
    case 'files':
      return evidenceNeeded(question, value) || reopened.has(question.code);
    case 'explain':
      return evidenceNeeded(question, value);
    case 'reason':
      return asksReason(question, value) || lacksPresent(question, value);
    case 'absent':
      return lacksPresent(question, value);
    case 'subject':
      return value.type === 'DOCREF' && !value.none;
    default:
      return true;
  }
}

/** On site: some were absent. */
const lacksPresent = (question: Question, value: AnswerValue): boolean =>
  asksAbsence(question) && value.type === 'RATIO' && !value.none && value.numerator < value.denominator;

/** The next card's dialogue remembers which message answered the one before. */
export function keepSaid(turn: KnownTurn, said: ReturnType<typeof saidNow>): void {
  const place = placeOf(turn);
  if (place) turn.stay(place.step, { ...place.data, said });
}

/** [Chưa có tài liệu]: asks how the result was found and when papers will come. */
export function askExplanation(turn: KnownTurn, at: At, echo: readonly string[]): void {
  goTo(turn, at, 'explain');
  turn.show(explainScreen(factsOf(turn, at, echo), 'files'));
}

/** The question cannot be changed now: what is stored, and why. */
export async function showClosed(turn: KnownTurn, at: At): Promise<void> {
  const n = numberText(turn.words, at.walk, at.question);
  return showStored(turn, at, [turn.words.t('checklists-closed-question', { n })]);
}
