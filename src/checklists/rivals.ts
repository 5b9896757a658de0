// Two people, two answers to one question: the first stays in use, the second is kept beside it, one tap chooses.
import type { KnownTurn } from '../dialogue/turn.js';
import { LANE } from '../outbox/message.js';
import { isReachable } from '../people/store.js';
import { saveAnswer } from './answer-store.js';
import { saveNote } from './note-store.js';
import { showConflict, showStored, type Room } from './asking.js';
import { findConflict, findNamed, saveConflict, settleConflict } from './conflict-store.js';
import { followUp, keepsExplanation, showClosed } from './following.js';
import { numberText, valueText } from './question-screens.js';
import { templateOf } from './template-store.js';
import { findAt, readAt, type At } from './turns.js';
import type { AnswerValue } from './types.js';
import { isOpen } from './walk.js';

/** Keeps an answer that came second and shows both. */
export async function keepRival(turn: KnownTurn, at: At, value: AnswerValue, note: string | undefined): Promise<void> {
  const { checklistId, side, own } = at.walk.stand;
  const place = { checklistId, code: at.question.code, side };
  await saveConflict(turn.tx, place, own!, { value, personId: turn.who.personId }, turn.now);
  if (note) await saveNote(turn.tx, place, note);
  turn.audit('checklists.disputed', checklistId, { question: at.question.code, side });
  return showConflict(turn, at);
}

/** [1 · …] [2 · …] of a conflict: the chosen value is used, the other stays in the history; the other person is told. */
export async function chooseRival(
  turn: KnownTurn,
  room: Room,
  conflictId: string | undefined,
  which: string | undefined,
): Promise<void> {
  const conflict = conflictId ? await findConflict(turn.tx, conflictId) : null;
  const template = conflict ? await templateOf(turn.tx, conflict.checklistId) : null;
  const at = await findAt(turn, conflict?.checklistId, template?.byCode.get(conflict?.questionCode ?? '')?.order);
  if (!conflict || !at) return;
  const { walk, question } = at;
  const own = walk.stand.own;
  if (conflict.resolvedAt !== null || !own?.value)
    return showStored(turn, at, [turn.words.t('checklists-conflict-settled')]);
  if (!isOpen(walk, question.code)) return showClosed(turn, at);
  const second = conflict.secondValue as unknown as AnswerValue;
  const [used, other] = which === '2' ? [second, own.value] : [own.value, second];
  let [version, files] = [own.version, own.files];
  if (which === '2') {
    const { checklistId, side } = walk.stand;
    const given = {
      checklistId,
      code: question.code,
      side,
      value: used,
      seen: own.version,
      keepsExplanation: keepsExplanation(used),
    };
    const saved = await saveAnswer(turn.tx, { ...given, personId: turn.who.personId, now: turn.now });
    if (saved.kind === 'closed') return showClosed(turn, await readAt(turn, walk, question));
    if (saved.kind === 'overtaken') return showConflict(turn, await readAt(turn, walk, question));
    version = saved.version;
  }
  await settleConflict(turn.tx, conflict.id, turn.who.personId, turn.now);
  turn.audit('checklists.chose', walk.stand.checklistId, { question: question.code, conflict: conflict.id, version });
  await tellRival(turn, room, at, conflict, used, other);
  const now = await readAt(turn, walk, question);
  files = now.walk.stand.own?.files ?? files;
  const line = chosenLine(turn.words, now, used, other, turn);
  if (now.walk.stand.disputed.has(question.code)) return showConflict(turn, now, [line]);
  return followUp(turn, room, now, [line], files > 0 ? 'files' : 'value');
}

function chosenLine(words: KnownTurn['words'], at: At, used: AnswerValue, other: AnswerValue, turn: KnownTurn): string {
  return words.t('checklists-conflict-done', {
    n: numberText(words, at.walk, at.question),
    value: valueText(words, used, at.question),
    other: valueText(words, other, at.question),
    who: turn.who.fullName,
    time: words.f.time(turn.now),
  });
}

async function tellRival(
  turn: KnownTurn,
  room: Room,
  at: At,
  conflict: { id: string; firstById: string | null; secondById: string },
  used: AnswerValue,
  other: AnswerValue,
): Promise<void> {
  const others = [conflict.firstById, conflict.secondById].filter((id) => id !== null && id !== turn.who.personId);
  for (const person of (await findNamed(turn.tx, others)).values()) {
    if (!isReachable(person)) continue;
    const text = chosenLine(room.words[person.locale], at, used, other, turn);
    turn.send(person, { text }, { key: `checklists:chosen:${conflict.id}:${person.personId}`, lane: LANE.INTERACTIVE });
  }
}
