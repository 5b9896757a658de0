// What people type at a question: jumps, readings of every type, words about an answer, messages edited afterwards.
// One reading is stored at once; two store nothing and are offered; what is right inside something wrong is kept.
import type { KnownTurn } from '../dialogue/turn.js';
import { dayOf } from '../kit/calendar.js';
import { fold } from '../kit/vietnamese.js';
import type { Words } from '../kit/words.js';
import { saveAnswer } from './answer-store.js';
import { saveNote } from './note-store.js';
import { showAgain } from './again.js';
import { factsOf, positionOf, showAsk, showConflict, showQuestion, type Room } from './asking.js';
import { takeAnswer, takeExplanation, type Given } from './answering.js';
import { askExplanation, followUp, showClosed } from './following.js';
import { showList, showOutOfRange, showReview } from './pages.js';
import { numberText, offerScreen, tapOptions, valueText } from './question-screens.js';
import { pickOption, readAnswer, type Reading } from './readers.js';
import { findAt, goTo, placeOf, readAt, saidOf, type AskData, type AskStep, type At } from './turns.js';
import type { AnswerValue, Option, Question } from './types.js';
import { sameValue } from './values.js';
import { isOpen, questionAt, type Walk } from './walk.js';

/** «câu 18», «cau so 18», «question 18» as a number; null for everything else. */
export function readJump(typed: string): number | null {
  const found = /^(?:cau|question)(?: so)? ?d?(\d{1,4})[.?!]?$/.exec(fold(typed));
  return found ? Number(found[1]) : null;
}

/** Goes to a question by its number, or says how many there are. */
export async function jump(turn: KnownTurn, walk: Walk, number: number): Promise<void> {
  const question = questionAt(walk, number);
  return question ? showQuestion(turn, walk, question) : showOutOfRange(turn, walk);
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

/** Whatever is typed while a question is open. */
export async function takeText(turn: KnownTurn, room: Room, typed: string, edited: boolean): Promise<void> {
  const place = placeOf(turn)!;
  const at = await findAt(turn, place.data.c, place.data.q);
  if (!at) return;
  if (edited) return takeEdited(turn, room, at, typed);
  if (await goneElsewhere(turn, at.walk, typed)) return;
  const awaits = ['reason', 'explain', 'absent', 'files', 'got'].includes(place.step);
  if (awaits && (await takeCorrection(turn, room, at, place.step, typed))) return;
  switch (place.step) {
    case 'reason':
      return takeExplanation(turn, room, at, { text: typed }, 'reason');
    case 'explain':
    case 'absent':
      return takeExplanation(turn, room, at, { text: typed }, 'files');
    case 'conflict':
      return showConflict(turn, at);
    case 'files':
    case 'got':
      return takeWordsForFiles(turn, room, at, place.step, typed);
    case 'subject':
    case 'stored':
    case 'ask':
      return takeTyped(turn, room, at, place.data, typed);
  }
}

/** More words than this are said about an answer rather than instead of it. */
const CORRECTION_WORDS = 4;

/**
 * An answer typed while something that belongs to the last one is awaited («Có», then «Không») corrects it. Words that can only
 * be read with doubt are offered when they are few; everything else is left to what was asked for.
 */
async function takeCorrection(turn: KnownTurn, room: Room, at: At, step: AskStep, typed: string): Promise<boolean> {
  const { question, walk } = at;
  const own = walk.stand.own;
  if (!own?.value || question.type === 'TEXT' || question.type === 'FILE' || !isOpen(walk, question.code)) return false;
  if ((step === 'files' || step === 'explain') && NO_DOCUMENT.test(fold(typed))) return false;
  // Where answers are numbered a bare number is a button of this card, not of the question's.
  if (room.numbered && /^\d{1,2}$/.test(typed.trim())) return false;
  const reading = read(turn, room, at, typed, null);
  const isShort = typed.trim().split(/\s+/).length <= CORRECTION_WORDS;
  if (reading.kind === 'one') {
    const isAside = step !== 'files' && step !== 'got' && (reading.note !== undefined || !isShort);
    if (isAside || sameValue(reading.value, own.value)) return false;
    await takeAnswer(turn, room, at, reading.value, {
      seen: own.version,
      readFrom: reading.readFrom,
      note: reading.note,
    });
    return true;
  }
  const offers =
    reading.kind === 'two'
      ? reading.options.map(({ value }) => value)
      : reading.kind === 'confirm'
        ? [reading.value]
        : [];
  const isNews = offers.some((value) => !sameValue(value, own.value!));
  if ((step !== 'files' && step !== 'got') || !isShort || !isNews) return false;
  await takeReading(turn, room, at, { c: walk.stand.checklistId, q: question.order, v: own.version }, reading);
  return true;
}

const NO_DOCUMENT = /^(chua co|khong co|ko co|chua)( tai lieu| tep| file)?$/;

/** Words where papers are awaited: «chưa có» asks for an explanation, anything else is kept as a note. */
async function takeWordsForFiles(turn: KnownTurn, room: Room, at: At, step: AskStep, typed: string): Promise<void> {
  if (step === 'files' && (NO_DOCUMENT.test(fold(typed)) || (room.numbered && typed.trim() === '1')))
    return askExplanation(turn, at, []);
  if (['xong', 'het', 'du roi', 'done'].includes(fold(typed)) && (at.walk.stand.own?.files ?? 0) > 0) {
    return followUp(turn, room, at, [], 'files');
  }
  const { walk, question } = at;
  if (!isOpen(walk, question.code)) return showClosed(turn, at);
  await saveNote(turn.tx, { checklistId: walk.stand.checklistId, code: question.code, side: walk.stand.side }, typed);
  return followUp(turn, room, await readAt(turn, walk, question), [turn.words.t('checklists-wants-files')], 'subject');
}

/** «đúng» to the one thing offered. */
const RIGHT = /^(dung|dung roi|dung vay|phai|vang|ok|co|xac nhan|yes|right)$/;

/** Words at an open question: one of the offers, or an answer. */
async function takeTyped(turn: KnownTurn, room: Room, at: At, data: AskData, typed: string): Promise<void> {
  const { walk, question } = at;
  if (!isOpen(walk, question.code)) return showClosed(turn, at);
  const offers = data.offers ?? [];
  const picked = room.numbered && offers.length > 0 ? pickOption(offers, typed) : null;
  const offered = picked ?? (data.sure && offers.length === 1 && RIGHT.test(fold(typed)) ? offers[0]! : null);
  if (offered) return takeAnswer(turn, room, at, offered, { seen: data.v, note: data.note });
  if (room.numbered && question.type === 'TEXT') {
    const option = pickOption(tapOptions(question, dayOf(turn.now)), typed);
    if (option && !hasParts(at)) return takeAnswer(turn, room, at, option.value, { seen: data.v });
  }
  return takeReading(turn, room, at, data, read(turn, room, at, typed, data.partial ?? null), typed);
}

const hasParts = (at: At): boolean => partsOf(at).length > 0;
function partsOf(at: At): readonly string[] {
  const value = at.walk.stand.own?.value;
  return value?.type === 'TEXT' && !value.none ? value.parts : [];
}

/** An option typed in the words of another language it is shown in, as the plan itself calls it; anything else as it is. */
export const ownOption = (words: Words, { choices }: Pick<Question, 'choices'>, typed: string): string =>
  choices.find((choice) => {
    const shown = words.planWords(choice);
    return shown !== choice && fold(shown) === fold(typed).trim();
  }) ?? typed;

function read(turn: KnownTurn, room: Room, at: At, typed: string, partial: AskData['partial']): Reading {
  const parts = partsOf(at);
  return readAnswer(at.question, ownOption(turn.words, at.question, typed), {
    todayOn: dayOf(turn.now),
    f: turn.words.f,
    unitClass: at.walk.stand.unitClass,
    position: positionOf(at),
    partial: at.question.type === 'TEXT' ? { type: 'TEXT', parts } : (partial ?? null),
    numbered: room.numbered,
  });
}

async function takeReading(
  turn: KnownTurn,
  room: Room,
  at: At,
  data: AskData,
  reading: Reading,
  typed: string | null = null,
): Promise<void> {
  const { t } = turn.words;
  const facts = factsOf(turn, at);
  switch (reading.kind) {
    case 'one': {
      const given: Given = { seen: data.v, readFrom: reading.readFrom, note: reading.note };
      return takeAnswer(turn, room, at, reading.value, given);
    }
    case 'partial':
      goTo(turn, at, 'ask', { v: data.v, partial: reading.value });
      return turn.show(offerScreen(facts, t(reading.ask.refusal, reading.ask.args), [], false));
    case 'two':
      return offer(turn, at, data, t(reading.why.refusal, reading.why.args), reading.options, reading.again, {
        note: reading.note,
      });
    case 'confirm': {
      const option: Option = { value: reading.value, label: reading.label };
      return offer(turn, at, data, t(reading.why.refusal, reading.why.args), [option], true, {
        sure: true,
        note: reading.note,
      });
    }
    case 'none': {
      if (typed !== null && (await room.answersOther(turn, typed))) return;
      const { walk, question } = at;
      const why = [t(reading.refusal.refusal, reading.refusal.args), ...wayOut(turn, at, reading)].join('\n');
      if (reading.kept) {
        await saveNote(
          turn.tx,
          { checklistId: walk.stand.checklistId, code: question.code, side: walk.stand.side },
          reading.kept,
          'instead',
        );
      }
      const unread = (data.unread ?? 0) + 1;
      const isOwn = question.type === 'TEXT' || question.type === 'FILE';
      if (reading.offers && !isOwn) return offer(turn, at, data, why, reading.offers, true, { unread });
      return showAsk(turn, at, [why], { v: data.v, unread, ...(data.partial ? { partial: data.partial } : {}) });
    }
  }
}

/** What can be done instead of typing again, where the refusal does not say so itself. */
function wayOut(turn: KnownTurn, { question }: At, reading: Reading & { kind: 'none' }): string[] {
  if (
    ['read-count-whole', 'read-na-not-here', 'read-text-enough', 'read-text-short', 'read-file-needed'].includes(
      reading.refusal.refusal,
    )
  )
    return [];
  return [turn.words.t(question.choices.length > 0 ? 'read-no-option' : 'read-later')];
}

function offer(
  turn: KnownTurn,
  at: At,
  data: AskData,
  why: string,
  options: readonly Option[],
  again: boolean,
  more: Partial<AskData> = {},
): void {
  goTo(turn, at, 'ask', {
    v: data.v,
    offers: options.map((option) => option.value),
    ...(data.partial ? { partial: data.partial } : {}),
    ...more,
  });
  turn.show(offerScreen(factsOf(turn, at), why, options, again));
}

/** A message edited in the chat changes the answer it gave; when nothing is known of it, nothing changes and that is said. */
async function takeEdited(turn: KnownTurn, room: Room, present: At, typed: string): Promise<void> {
  const { t, f } = turn.words;
  const message = turn.input.kind === 'text' ? turn.input.messageId.toString() : '';
  const said = saidOf(turn, present.walk.stand.checklistId).find(([id]) => id === message);
  const here = placeOf(turn)!;
  const back = async (echo: string) =>
    showAgain(turn, await readAt(turn, present.walk, present.question), here, [echo]);
  const example = String(positionOf(present));
  if (!said) return back(t('checklists-edited-unknown', { example }));
  const at = await findAt(turn, present.walk.stand.checklistId, said[1]);
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
  if (said[2] === -1) {
    const saved = await saveAnswer(turn.tx, {
      ...place,
      value: own.value,
      seen: own.version,
      explanation: typed,
      onlyExplains: true,
    });
    if (saved.kind !== 'saved') return back(t('checklists-closed-question', { n }));
    turn.audit('checklists.explained', place.checklistId, {
      question: question.code,
      side: place.side,
      version: saved.version,
    });
    return back(t('checklists-edited-explained', { n, time: f.time(turn.now) }));
  }
  const value = editedValue(turn, room, at, typed, said[2]);
  if (typeof value === 'string') return back(value);
  if (sameValue(value, own.value)) return back(t('checklists-edited-same', { n }));
  const mine = own.answeredById === turn.who.personId;
  if (!mine) return takeAnswer(turn, room, at, value, { seen: -1 });
  const saved = await saveAnswer(turn.tx, { ...place, value, seen: own.version, keepsExplanation: true });
  if (saved.kind !== 'saved') return takeAnswer(turn, room, at, value, { seen: -1 });
  turn.audit('checklists.answered', place.checklistId, {
    question: question.code,
    side: place.side,
    version: saved.version,
  });
  const [before, after] = [valueText(turn.words, own.value, question), valueText(turn.words, value, question)];
  return back(t('checklists-edited', { n, before, after, time: f.time(turn.now) }));
}

/** A caption read as the answer of the question its paper was sent for; true when it was one. */
export async function takeCaption(turn: KnownTurn, room: Room, at: At, caption: string | null): Promise<boolean> {
  const { question, walk } = at;
  if (!caption || question.type === 'TEXT' || question.type === 'FILE' || !isOpen(walk, question.code)) return false;
  const reading = read(turn, room, at, caption, null);
  const own = walk.stand.own;
  if (reading.kind !== 'one' || (own?.value && sameValue(own.value, reading.value))) return false;
  const seen = own?.version ?? walk.stand.emptied.get(question.code) ?? 0;
  await takeAnswer(turn, room, at, reading.value, { seen, readFrom: reading.readFrom, note: reading.note });
  return true;
}

/** The value the edited words mean, or why they could not be read. */
function editedValue(turn: KnownTurn, room: Room, at: At, typed: string, part: number): AnswerValue | string {
  const parts = partsOf(at);
  if (at.question.type === 'TEXT' && parts.length > 0 && part < parts.length) {
    return { type: 'TEXT', parts: parts.map((each, n) => (n === part ? typed.trim() : each)) };
  }
  const own = at.walk.stand.own?.value;
  const reading = read(turn, room, at, typed, null);
  if (reading.kind === 'one') {
    const value = reading.value;
    const keepsSubject =
      value.type === 'DOCREF' && !value.none && value.subject === undefined && own?.type === 'DOCREF' && !own.none;
    return keepsSubject ? { ...value, subject: own.subject } : value;
  }
  const why = reading.kind === 'none' ? reading.refusal : reading.kind === 'partial' ? reading.ask : reading.why;
  return turn.words.t(why.refusal, why.args);
}
