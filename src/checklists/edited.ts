// A message edited later changes the answer it gave, or the words said about it; when nothing is known of it, nothing changes and
// that is said.
import type { KnownTurn } from '../dialogue/turn.js';
import { saveAnswer } from './answer-store.js';
import { takeAnswer } from './answering.js';
import type { Room } from './asking.js';
import { asksReason, followUp } from './following.js';
import { correctNote, saveNote } from './note-store.js';
import { cut, isExplained, numberText, valueText } from './question-screens.js';
import { lacksEvidence } from './rules.js';
import { findAt, NOTE, placeOf, readAt, saidOf, type AskStep, type At, type SaidMessage } from './turns.js';
import { partsOf, readTyped } from './typed-words.js';
import type { AnswerValue } from './types.js';
import { sameValue } from './values.js';
import { isOpen } from './walk.js';

/** A message edited in the chat changes the answer it gave; when nothing is known of it, nothing changes and that is said. */
export async function takeEdited(
  turn: KnownTurn,
  room: Room,
  { checklistId, example, back }: { checklistId: string; example: number; back(echo: string): Promise<void> | void },
  typed: string,
): Promise<void> {
  const { t, f } = turn.words;
  const message = turn.input.kind === 'text' ? turn.input.messageId.toString() : '';
  const said = saidOf(turn, checklistId).find(([id]) => id === message);
  if (!said) return back(t('checklists-edited-unknown', { example: String(example) }));
  const at = await findAt(turn, checklistId, said[1]);
  if (!at) return;
  const { walk, question } = at;
  const own = walk.stand.own;
  const n = numberText(turn.words, walk, question);
  if (!isOpen(walk, question.code) || !own?.value) return back(t('checklists-closed-question', { n }));
  const place = {
    checklistId: walk.stand.checklistId,
    code: question.code,
    side: walk.stand.side,
    personId: turn.who.personId,
    now: turn.now,
  };
  if (said[2] === NOTE) {
    const words = typed.trim();
    if (!(await correctNote(turn.tx, place, said[3] ?? '', words)))
      return back(t('checklists-edited-unknown', { example: String(example) }));
    follow(turn, said, words);
    turn.audit('checklists.note-corrected', place.checklistId, { question: question.code, side: place.side });
    return back(t('checklists-edited-note', { n, text: cut(words, 60) }));
  }
  const explain = async (words: string): Promise<void> => {
    const explained = { value: own.value!, seen: own.version, explanation: words, onlyExplains: true };
    const saved = await saveAnswer(turn.tx, { ...place, ...explained });
    if (saved.kind !== 'saved') return back(t('checklists-closed-question', { n }));
    turn.audit('checklists.explained', place.checklistId, {
      question: question.code,
      side: place.side,
      version: saved.version,
    });
    return back(t('checklists-edited-explained', { n, time: f.time(turn.now) }));
  };
  if (said[2] === -1) return explain(typed);
  const edited = editedValue(turn, room, at, typed, said[2]);
  if (typeof edited === 'string') return back(edited);
  const { value, note } = edited;
  const isReason = note !== undefined && asksReason(question, value);
  if (sameValue(value, own.value)) {
    if (isReason) return explain(note);
    const told = await changeNote(turn, place, said, note);
    return back(told === null ? t('checklists-edited-same', { n }) : t(told, { n, text: cut(note ?? '', 60) }));
  }
  const mine = own.answeredById === turn.who.personId;
  if (!mine) return takeAnswer(turn, room, at, value, { seen: -1, note });
  const beside = isReason ? { explanation: note } : { note };
  const saved = await saveAnswer(turn.tx, { ...place, value, ...beside, seen: own.version, keepsExplanation: true });
  if (saved.kind !== 'saved') return takeAnswer(turn, room, at, value, { seen: -1, note });
  if (!isReason) follow(turn, said, note);
  turn.audit('checklists.answered', place.checklistId, {
    question: question.code,
    side: place.side,
    version: saved.version,
  });
  const [before, after] = [valueText(turn.words, own.value, question), valueText(turn.words, value, question)];
  const changed = t('checklists-edited', { n, before, after, time: f.time(turn.now) });
  const kept = note === undefined || isReason ? '' : t('read-note', { note: cut(note, 60) });
  const echo = kept ? t('checklists-echo-beside', { echo: changed, beside: kept }) : changed;
  const here = placeOf(turn);
  const now = await readAt(turn, walk, question);
  const isHere = here?.data.c === checklistId && here.data.q === question.order;
  // What the card awaited belonged to the value before.
  if (isHere && AWAITING.has(here.step) && value.type !== 'TEXT') return followUp(turn, room, now, [echo], 'value');
  const wants = isHere ? null : stillWanted(now);
  return back(wants ? `${echo}\n${t('checklists-edited-wants', { n, what: wants })}` : echo);
}

/** What a message says now beside its answer is remembered of it, so that the next edit finds it. */
function follow(turn: KnownTurn, [message, order, part]: SaidMessage, words: string | undefined): void {
  const here = turn.dialogue.data as { said?: readonly SaidMessage[] };
  const follows = (here.said ?? []).map((each): SaidMessage => {
    if (each[0] !== message) return each;
    return words === undefined ? [message, order, part] : [message, order, part, words];
  });
  turn.stay(turn.dialogue.step ?? '', { ...turn.dialogue.data, said: follows });
}

/** The words beside a value that stayed the same follow the message; what to say of it, null when there is nothing new. */
async function changeNote(
  turn: KnownTurn,
  place: Parameters<typeof correctNote>[1],
  said: SaidMessage,
  note: string | undefined,
): Promise<'checklists-edited-note' | 'checklists-note-kept' | null> {
  const before = said[3];
  if (note === undefined || note === before) return null;
  const corrected = before !== undefined && (await correctNote(turn.tx, place, before, note));
  if (!corrected) await saveNote(turn.tx, place, note);
  follow(turn, said, note);
  turn.audit('checklists.note-corrected', place.checklistId, { question: place.code, side: place.side });
  return corrected ? 'checklists-edited-note' : 'checklists-note-kept';
}

const AWAITING: ReadonlySet<AskStep> = new Set(['subject', 'reason', 'explain', 'absent', 'files']);

/** What the corrected answer of a question that is not open now still lacks. */
function stillWanted({ walk, question }: At): 'reason' | 'papers' | null {
  const { own } = walk.stand;
  if (!own?.value || isExplained(own)) return null;
  if (asksReason(question, own.value)) return 'reason';
  return lacksEvidence(question, own) ? 'papers' : null;
}

/** The same where no question is open: what became of it is told, and the page stands below it again. */
export const takeEditedOnPage = (turn: KnownTurn, room: Room, checklistId: string, typed: string): Promise<void> =>
  takeEdited(turn, room, { checklistId, example: 1, back: (echo) => turn.tell({ text: echo }) }, typed);

/** The value the edited words mean with what is said beside it, or why they could not be read. */
function editedValue(
  turn: KnownTurn,
  room: Room,
  at: At,
  typed: string,
  part: number,
): { value: AnswerValue; note?: string | undefined } | string {
  const parts = partsOf(at);
  if (at.question.type === 'TEXT' && parts.length > 0 && part < parts.length) {
    return { value: { type: 'TEXT', parts: parts.map((each, n) => (n === part ? typed.trim() : each)) } };
  }
  const own = at.walk.stand.own?.value;
  const reading = readTyped(turn, room, at, typed, null);
  if (reading.kind === 'one') {
    const { value, note } = reading;
    const keepsSubject =
      value.type === 'DOCREF' && !value.none && value.subject === undefined && own?.type === 'DOCREF' && !own.none;
    return { value: keepsSubject ? { ...value, subject: own.subject } : value, note };
  }
  const why = reading.kind === 'none' ? reading.refusal : reading.kind === 'partial' ? reading.ask : reading.why;
  return turn.words.t(why.refusal, why.args);
}
