// Takes answers: stores one, says how it was read, and asks what belongs to it (what a document is about, a reason, papers)
// before going on. Who comes second is shown both answers. One read and one write per answer (answer-store.ts).
import type { KnownTurn } from '../dialogue/turn.js';
import { isReachable } from '../people/store.js';
import { LANE } from '../outbox/message.js';
import { saveAnswer, saveNote, type StoredAnswer } from './answer-store.js';
import { factsOf, goOn, showAsk, showConflict, showStored, type Room } from './asking.js';
import { findConflict, findNamed, saveConflict, settleConflict } from './conflict-store.js';
import {
  absentScreen,
  asksAbsence,
  echoLine,
  explainScreen,
  filesScreen,
  gotFilesScreen,
  numberText,
  placeLine,
  shortQuestion,
  subjectScreen,
  textEcho,
  valueText,
} from './question-screens.js';
import { saveStarted } from './store.js';
import { templateOf } from './template-store.js';
import { evidenceNeeded } from './rules.js';
import { findAt, goTo, placeOf, readAt, saidNow, type At } from './turns.js';
import type { AnswerValue, Question } from './types.js';
import { sameValue } from './values.js';
import { afterAnswer, isOpen, totalOf, type Walk } from './walk.js';

/** How an answer came: the version its author saw, the words it was read from, what followed it. */
export interface Given {
  readonly seen: number;
  readonly readFrom?: string | undefined;
  readonly note?: string | undefined;
}

/** A reason belongs to a scored «Không», «Chưa» or «Chưa thực hiện» of the unit. */
export const asksReason = (question: Question, value: AnswerValue): boolean =>
  question.answeredBy === 'UNIT' &&
  (question.evidence !== 'NONE' || (question.maxPoints ?? 0) > 0) &&
  ((value.type === 'YESNO' && (value.value === 'NO' || value.value === 'NOT_YET')) ||
    (value.type === 'STATUS' && value.value === 'NOT_STARTED'));

/** Stores an answer and goes to what comes after it. */
export async function takeAnswer(turn: KnownTurn, room: Room, at: At, value: AnswerValue, given: Given): Promise<void> {
  const { walk, question } = at;
  if (!isOpen(walk, question.code)) return showClosed(turn, at);
  const before = walk.stand.own;
  const isReason = given.note !== undefined && asksReason(question, value);
  const saved = await saveAnswer(turn.tx, {
    checklistId: walk.stand.checklistId,
    code: question.code,
    side: walk.stand.side,
    value,
    seen: given.seen,
    note: isReason ? undefined : given.note,
    explanation: isReason ? given.note : undefined,
    keepsExplanation: keepsExplanation(value),
    personId: turn.who.personId,
    now: turn.now,
  });
  if (saved.kind === 'closed') return showClosed(turn, await readAt(turn, walk, question));
  if (saved.kind === 'overtaken') return settleOvertaken(turn, room, at, value, given);
  await noteStored(turn, walk, question, value, saved.version);
  const kept =
    keepsExplanation(value) || (before?.value && sameValue(before.value, value)) ? (before?.explanation ?? null) : null;
  const own: StoredAnswer = {
    value,
    note: before?.note ?? null,
    explanation: isReason ? given.note! : kept,
    version: saved.version,
    answeredById: turn.who.personId,
    answeredBy: turn.who.fullName,
    answeredAt: turn.now,
    files: before?.files ?? 0,
  };
  const next = withOwn(afterAnswer(walk, question.code, value), own);
  const echo = [echoLine(turn.words, next, question, value, given.readFrom), ...countLine(turn, walk, next)];
  await followUp(turn, room, { walk: next, question }, echo, 'value');
}

/** An explanation of how a figure was found stays when the figure is corrected; a reason goes with the answer it was for. */
const keepsExplanation = (value: AnswerValue): boolean =>
  ['RATIO', 'PERCENT', 'COUNT', 'DATE', 'DOCREF'].includes(value.type);

const withOwn = (walk: Walk, own: StoredAnswer): Walk => ({ ...walk, stand: { ...walk.stand, own } });

async function noteStored(
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

/** «Số câu: 30 → 28; 02 câu không còn cần trả lời, nội dung đã nhập vẫn được giữ.» when an answer changes what is asked. */
function countLine(turn: KnownTurn, before: Walk, after: Walk): string[] {
  const [was, is] = [totalOf(before), totalOf(after)];
  if (was === is) return [];
  const dropped = was > is ? turn.words.f.count(was - is) : 'none';
  return [turn.words.t('checklists-echo-count', { before: was, after: is, dropped })];
}

/** What has been asked of an answer already. */
type Stage = 'value' | 'subject' | 'reason' | 'files';

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
  const said = saidNow(
    turn,
    walk.stand.checklistId,
    question.order,
    value.type === 'TEXT' && !value.none ? value.parts.length - 1 : 0,
  );
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
    if (
      asksAbsence(question) &&
      value.type === 'RATIO' &&
      !value.none &&
      value.numerator < value.denominator &&
      !own.explanation
    ) {
      goTo(turn, at, 'absent', { said });
      return turn.show(absentScreen(factsOf(turn, at), value, value.denominator - value.numerator));
    }
    if (asksReason(question, value) && !own.explanation) {
      goTo(turn, at, 'reason', { said });
      return turn.show(explainScreen(factsOf(turn, at, echo), 'reason'));
    }
  }
  if (done !== 'files' && evidenceNeeded(question, value) && own.files === 0 && !own.explanation) {
    if (value.type === 'FILE') return askExplanation(turn, at, echo);
    goTo(turn, at, 'files', { said });
    return turn.show(filesScreen(factsOf(turn, at, echo)));
  }
  keepSaid(turn, said);
  return goOn(turn, room, walk, question.order, echo);
}

/** The next card's dialogue remembers which message answered the one before. */
function keepSaid(turn: KnownTurn, said: ReturnType<typeof saidNow>): void {
  const place = placeOf(turn);
  if (place) turn.stay(place.step, { ...place.data, said } as unknown as Record<string, unknown>);
}

/** [Chưa có tài liệu]: asks how the result was found and when papers will come. */
export function askExplanation(turn: KnownTurn, at: At, echo: readonly string[]): void {
  goTo(turn, at, 'explain');
  turn.show(explainScreen(factsOf(turn, at, echo), 'files'));
}

/** Stores words about the answer: a reason, or how it was found. A colleague's words written meanwhile are kept beside them. */
export async function takeExplanation(
  turn: KnownTurn,
  room: Room,
  at: At,
  text: string,
  stage: 'reason' | 'files',
): Promise<void> {
  const { walk, question } = at;
  const own = walk.stand.own;
  if (!own?.value) return showStored(turn, at);
  if (!isOpen(walk, question.code)) return showClosed(turn, at);
  const place = placeOf(turn);
  const others =
    place && own.version !== place.data.v && own.explanation && own.answeredById !== turn.who.personId
      ? own.explanation
      : null;
  const explanation = others ? `${others}\n${text}` : text;
  const { checklistId, side } = walk.stand;
  const given = {
    checklistId,
    code: question.code,
    side,
    value: own.value,
    seen: own.version,
    explanation,
    personId: turn.who.personId,
    now: turn.now,
  };
  const saved = await saveAnswer(turn.tx, given);
  if (saved.kind === 'closed') return showClosed(turn, await readAt(turn, walk, question));
  if (saved.kind === 'overtaken') return takeExplanation(turn, room, await readAt(turn, walk, question), text, stage);
  turn.audit('checklists.explained', checklistId, { question: question.code, side, version: saved.version });
  const n = numberText(turn.words, walk, question);
  turn.record(
    turn.words.t('checklists-record-explained', {
      n,
      question: shortQuestion(question),
      text: shortQuestion({ ...question, text }, 120),
      who: turn.who.fullName,
      at: turn.words.f.momentShort(turn.now),
    }),
  );
  const next = withOwn(afterAnswer(walk, question.code, own.value), { ...own, explanation, version: saved.version });
  const echo = [turn.words.t(others ? 'checklists-explained-appended' : 'checklists-explained', { n })];
  keepSaid(turn, saidNow(turn, checklistId, question.order, -1));
  return followUp(turn, room, { walk: next, question }, echo, stage);
}

/** Somebody answered since the card was drawn: the same value is simply stored, another one is kept as a rival and both are shown. */
async function settleOvertaken(turn: KnownTurn, room: Room, at: At, value: AnswerValue, given: Given): Promise<void> {
  const now = await readAt(turn, at.walk, at.question);
  const own = now.walk.stand.own;
  if (!own?.value) return takeAnswer(turn, room, now, value, { ...given, seen: own?.version ?? 0 });
  if (sameValue(own.value, value)) {
    const echo = [echoLine(turn.words, now.walk, now.question, value, given.readFrom)];
    return followUp(turn, room, now, echo, 'value');
  }
  const { checklistId, side } = now.walk.stand;
  const place = { checklistId, code: now.question.code, side };
  await saveConflict(turn.tx, place, own, { value, personId: turn.who.personId }, turn.now);
  if (given.note) await saveNote(turn.tx, place, given.note);
  turn.audit('checklists.disputed', checklistId, { question: now.question.code, side });
  return showConflict(turn, now);
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

/** The question cannot be changed now: what is stored, and why. */
export async function showClosed(turn: KnownTurn, at: At): Promise<void> {
  const n = numberText(turn.words, at.walk, at.question);
  return showStored(turn, at, [turn.words.t('checklists-closed-question', { n })]);
}

/** A paper came for the question of `at`: it is kept at once; of a FILE question it is the answer. */
export async function takeFile(
  turn: KnownTurn,
  at: At,
  albumId: string | null,
  receive: () => Promise<string | null>,
): Promise<void> {
  const { walk, question } = at;
  if (!isOpen(walk, question.code)) return turn.tell({ text: turn.words.t('checklists-file-not-now') });
  const place = placeOf(turn);
  if ((await receive()) === null) return;
  const now = await readAt(turn, walk, question);
  const files = now.walk.stand.own?.files ?? 0;
  // Set apart because it may be secret: its own message says so; this card stays as it is.
  if (files === (walk.stand.own?.files ?? 0)) return;
  const answered = question.type === 'FILE' ? await saveGiven(turn, now) : now;
  if (answered.walk.stand.own?.value) {
    if (albumId !== null && place?.data.album === albumId && place.step === 'got') return;
    goTo(turn, answered, 'got', { album: albumId });
    return turn.show(gotFilesScreen(factsOf(turn, answered), albumId !== null));
  }
  if (albumId !== null && place?.data.album === albumId) return;
  const count = turn.words.f.count(files);
  const line =
    question.type === 'DOCREF'
      ? turn.words.t('read-docref-photo', { photos: count, n: files })
      : turn.words.t('checklists-files-before', { place: placeLine(turn.words, now.walk, question), count, n: files });
  return showAsk(turn, now, [line], {
    album: albumId,
    ...(place?.data.partial ? { partial: place.data.partial } : {}),
  });
}

/** The answer of a FILE question, once the first paper is there. */
async function saveGiven(turn: KnownTurn, at: At): Promise<At> {
  const { walk, question } = at;
  const { own, checklistId, side } = walk.stand;
  if (own?.value?.type === 'FILE' && own.value.value === 'GIVEN') return at;
  const value: AnswerValue = { type: 'FILE', value: 'GIVEN' };
  const given = { checklistId, code: question.code, side, value, seen: own?.version ?? 0 };
  const saved = await saveAnswer(turn.tx, { ...given, personId: turn.who.personId, now: turn.now });
  if (saved.kind === 'saved') await noteStored(turn, walk, question, value, saved.version);
  return readAt(turn, walk, question);
}
