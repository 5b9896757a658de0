// Takes answers: stores one, says how it was read, and goes to what belongs to it (following.ts). Who comes second is shown
// both answers (rivals.ts). One read and one write per answer (answer-store.ts).
import type { KnownTurn } from '../dialogue/turn.js';
import type { Words } from '../kit/words.js';
import { button, LANE } from '../outbox/message.js';
import { saveAnswer, saveAnswerAhead } from './answer-store.js';
import type { StoredAnswer } from './stored-answer.js';
import { listOthersAt } from './conflict-store.js';
import { showStored, type Room } from './asking.js';
import { asksReason, followUp, keepSaid, keepsExplanation, noteStored, showClosed, withOwn } from './following.js';
import { echoLine, numberText, shortQuestion, valueText } from './question-screens.js';
import { keepRival } from './rivals.js';
import { placeOf, readAt, saidNow, saidOf, type At, type SaidMessage } from './turns.js';
import type { AnswerValue } from './types.js';
import { sameValue } from './values.js';
import { afterAnswer, isOpen, totalOf, type Walk } from './walk.js';

/** How an answer came: the version its author saw, the words it was read from, what followed it. */
export interface Given {
  readonly seen: number;
  readonly readFrom?: string | undefined;
  readonly note?: string | undefined;
}

/** Stores an answer and goes to what comes after it. */
export async function takeAnswer(turn: KnownTurn, room: Room, at: At, value: AnswerValue, given: Given): Promise<void> {
  const { walk, question } = at;
  if (!isOpen(walk, question.code)) return showClosed(turn, at);
  const before = walk.stand.own;
  const isReason = given.note !== undefined && asksReason(question, value);
  const answer = {
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
  };
  const standsAt = before?.version ?? walk.stand.emptied.get(question.code) ?? 0;
  const saved =
    turn.presumes && standsAt === given.seen ? saveAnswerAhead(turn.tx, answer) : await saveAnswer(turn.tx, answer);
  if (saved.kind === 'closed') return showClosed(turn, await readAt(turn, walk, question));
  if (saved.kind === 'overtaken') return settleOvertaken(turn, room, at, value, given);
  await noteStored(turn, walk, question, value, saved.version);
  const isSame = before?.value != null && sameValue(before.value, value);
  const kept = before && (keepsExplanation(value) || isSame) ? before : null;
  const own: StoredAnswer = {
    value,
    note: [isSame || !before?.value ? before?.note : null, answer.note].filter(Boolean).join('; ') || null,
    explanation: isReason ? given.note : (kept?.explanation ?? null),
    explanationCode: isReason ? null : (kept?.explanationCode ?? null),
    explainedById: isReason ? turn.who.personId : (kept?.explainedById ?? null),
    explainedBy: isReason ? turn.who.fullName : (kept?.explainedBy ?? null),
    version: saved.version,
    answeredById: turn.who.personId,
    answeredBy: turn.who.fullName,
    answeredAt: turn.now,
    files: before?.files ?? 0,
    ticked: null,
  };
  if (before?.value && !isSame) await tellColleagues(turn, room, at, value);
  const next = withOwn(afterAnswer(walk, question.code, value), own);
  const said = { readFrom: given.readFrom, note: answer.note };
  const echo = [echoLine(turn.words, next, question, value, said), ...countLine(turn, walk, next)];
  await followUp(turn, room, { walk: next, question }, echo, 'value');
  // Edited later, the message finds the words it put beside its answer.
  if (answer.note !== undefined) keepSaid(turn, withWords(turn, walk.stand.checklistId, answer.note));
}

/** The messages of this checklist, the one being handled with what it said beside its answer. */
const withWords = (turn: KnownTurn, checklistId: string, words: string): readonly SaidMessage[] => {
  const message = turn.input.kind === 'text' ? turn.input.messageId.toString() : null;
  return saidOf(turn, checklistId).map((each): SaidMessage =>
    each[0] === message && each[2] >= 0 ? [each[0], each[1], each[2], words] : each,
  );
};

/** «Số câu: 30 → 28; 02 câu không còn cần trả lời, nội dung đã nhập vẫn được giữ.» when an answer changes what is asked. */
function countLine(turn: KnownTurn, before: Walk, after: Walk): string[] {
  const [was, is] = [totalOf(before), totalOf(after)];
  if (was === is) return [];
  const dropped = was > is ? turn.words.f.count(was - is) : 'none';
  return [turn.words.t('checklists-echo-count', { before: was, after: is, dropped })];
}

/** What is said about an answer: words, or one of the usual explanations. */
export type Explained = { readonly text: string } | { readonly code: 'NO_REASON' };

/**
 * Stores words about the answer: a reason, or how it was found. Whoever gave the value stays its author; words a colleague wrote
 * meanwhile are kept beside these, and a value that changed meanwhile is said.
 */
export async function takeExplanation(
  turn: KnownTurn,
  room: Room,
  at: At,
  given: Explained,
  stage: 'reason' | 'files',
): Promise<void> {
  const { walk, question } = at;
  const own = walk.stand.own;
  if (!own?.value) return showStored(turn, at);
  if (!isOpen(walk, question.code)) return showClosed(turn, at);
  const place = placeOf(turn);
  const overtaken = place !== null && own.version !== place.data.v;
  const isOthers = own.explainedById !== turn.who.personId;
  const others = overtaken && own.explanation && isOthers ? own.explanation : null;
  const text = 'text' in given ? given.text : null;
  const explanation = others && text ? `${others}\n${text}` : (text ?? others);
  const explanationCode = 'code' in given ? given.code : undefined;
  const { checklistId, side } = walk.stand;
  const saved = await saveAnswer(turn.tx, {
    checklistId,
    code: question.code,
    side,
    value: own.value,
    seen: own.version,
    explanation,
    explanationCode,
    onlyExplains: true,
    personId: turn.who.personId,
    now: turn.now,
  });
  if (saved.kind === 'closed') return showClosed(turn, await readAt(turn, walk, question));
  if (saved.kind === 'overtaken') return takeExplanation(turn, room, await readAt(turn, walk, question), given, stage);
  turn.audit('checklists.explained', checklistId, { question: question.code, side, version: saved.version });
  const n = numberText(turn.words, walk, question);
  turn.record(
    turn.words.t('checklists-record-explained', {
      n,
      question: shortQuestion(question),
      text: shortQuestion({ ...question, text: text ?? turn.words.t('checklists-absent-none') }, 120),
      who: turn.who.fullName,
      at: turn.words.f.momentShort(turn.now),
    }),
  );
  const next = withOwn(afterAnswer(walk, question.code, own.value), {
    ...own,
    explanation,
    explanationCode: explanationCode ?? null,
    explainedById: turn.who.personId,
    explainedBy: turn.who.fullName,
    version: saved.version,
  });
  const changed = overtaken && own.answeredById !== turn.who.personId ? [changedLine(turn.words, at, own)] : [];
  const echo = [...changed, turn.words.t(others ? 'checklists-explained-appended' : 'checklists-explained', { n })];
  keepSaid(turn, saidNow(turn, checklistId, question.order, -1));
  return followUp(turn, room, { walk: next, question }, echo, stage);
}

/** «Câu 11 vừa đổi: **1.392/1.420 = 98%** – {họ tên}, 10h14.» */
function changedLine(words: Words, { walk, question }: At, now: StoredAnswer): string {
  return words.t('checklists-just-changed', {
    n: numberText(words, walk, question),
    value: valueText(words, now.value!, question),
    who: now.answeredBy ?? words.t('people-gone'),
    at: now.answeredAt ? words.f.momentShort(now.answeredAt) : '–',
  });
}

/** Colleagues whose card shows this very question are told that its answer has just been changed. */
async function tellColleagues(turn: KnownTurn, room: Room, at: At, value: AnswerValue): Promise<void> {
  const { checklistId } = at.walk.stand;
  for (const other of await listOthersAt(turn.tx, checklistId, at.question.order, turn.chatId)) {
    const words = room.words[other.locale];
    const now = { ...at.walk.stand.own!, value, answeredBy: turn.who.fullName, answeredAt: turn.now };
    const act = `checklists.go:${checklistId}:${at.question.order}`;
    const n = numberText(words, at.walk, at.question);
    turn.send(
      other,
      { text: changedLine(words, at, now), rows: [[button(words.t('checklists-button-question', { n }), act)]] },
      {
        key: `checklists:changed:${checklistId}:${at.question.code}:${other.personId}:${turn.now.getTime()}`,
        lane: LANE.INTERACTIVE,
      },
    );
  }
}

/** Two people writing one text at once: the new part goes below what the other one wrote. Null when they are not. */
function withNewPart(inUse: AnswerValue, value: AnswerValue): AnswerValue | null {
  if (inUse.type !== 'TEXT' || value.type !== 'TEXT' || inUse.none || value.none || sameValue(inUse, value))
    return null;
  return { type: 'TEXT', parts: [...inUse.parts, value.parts.at(-1)!] };
}

/** Somebody answered since the card was drawn: the same value is simply stored, another one is kept as a rival and both are shown. */
async function settleOvertaken(turn: KnownTurn, room: Room, at: At, value: AnswerValue, given: Given): Promise<void> {
  const now = await readAt(turn, at.walk, at.question);
  const own = now.walk.stand.own;
  if (!own?.value) return takeAnswer(turn, room, now, value, { ...given, seen: own?.version ?? 0 });
  const merged = withNewPart(own.value, value);
  if (merged) return takeAnswer(turn, room, now, merged, { ...given, seen: own.version });
  if (!sameValue(own.value, value)) return keepRival(turn, now, value, given.note);
  return followUp(
    turn,
    room,
    now,
    [echoLine(turn.words, now.walk, now.question, value, { readFrom: given.readFrom })],
    'value',
  );
}
