// What people type at a question: jumps, readings of every type, words about an answer, messages edited afterwards.
// One reading is stored at once; two store nothing and are offered; what is right inside something wrong is kept.
import { skips } from '../dialogue/skipping.js';
import { answerSmallTalk, smallTalk } from '../dialogue/small-talk.js';
import type { KnownTurn } from '../dialogue/turn.js';
import { dayOf } from '../kit/calendar.js';
import { withoutEndManners } from '../kit/vietnamese-manners.js';
import { fold } from '../kit/vietnamese.js';
import { readAddressed } from './addressed.js';
import { goneElsewhere, jump } from './jumping.js';
import { saveNote } from './note-store.js';
import { showAgain } from './again.js';
import { factsOf, positionOf, showAsk, showConflict, showStored, type Room } from './asking.js';
import { takeAnswer, takeExplanation, type Given } from './answering.js';
import { askExplanation, followUp, keepSaid, showClosed, stillAwaits } from './following.js';
import { asksAbsence, cut, isExplained, numberText, offerScreen, tapOptions } from './question-screens.js';
import { pickOption, type Reading } from './readers.js';
import { saysEnough, saysNoPaper, saysWhyNoPaper } from './readers/papers.js';
import { partsOf, readTyped } from './typed-words.js';
import { takeEdited } from './edited.js';
import { findAt, goTo, NOTE, placeOf, readAt, saidNow, type AskData, type AskStep, type At } from './turns.js';
import type { Option } from './types.js';
import { sameValue } from './values.js';
import { isOpen, questionAt, type Walk } from './walk.js';

/** Steps at which words of any kind are what is asked for. */
const FREE_STEPS: ReadonlySet<AskStep> = new Set(['reason', 'explain', 'absent', 'subject']);

/** «Câu 6: chưa», typed anywhere: the words are for that question. False when they name none. */
export async function takeAddressed(turn: KnownTurn, room: Room, walk: Walk, typed: string): Promise<boolean> {
  const addressed = readAddressed(typed);
  if (!addressed || addressed.rest === '') return false;
  const question = questionAt(walk, addressed.number);
  if (question && isOpen(walk, question.code)) {
    const at = await readAt(turn, walk, question);
    goTo(turn, at, at.walk.stand.own?.value ? 'stored' : 'ask');
    await takeTyped(turn, room, at, placeOf(turn)!.data, addressed.rest);
  } else await jump(turn, walk, addressed.number);
  return true;
}

/** Whether words may belong where they are typed although they name a question: a text, a reason; unless they change it. */
const keepsNamed = ({ question }: At, step: AskStep, typed: string): boolean =>
  (question.type === 'TEXT' || FREE_STEPS.has(step)) && readAddressed(typed)?.changes !== true;

/** «nộp», «nộp phiếu»: where the card has no [Nộp], it is said what is missing. */
export const asksToSubmit = (typed: string, step: string | null): boolean =>
  ['start', 'review', 'missing', 'list'].includes(step ?? '') &&
  /^(?:nop|nop di|nop phieu|nop luon|nop thoi|nop bai|gui phieu|submit)$/.test(fold(withoutEndManners(typed)));

const messageOf = (turn: KnownTurn): string => (turn.input.kind === 'text' ? turn.input.messageId.toString() : '');

const OPEN_STEPS: ReadonlySet<AskStep> = new Set(['stored', 'ask']);

/** How what may be left out is called where it is asked. */
const SUBJECT = 'trich yeu|noi dung trich yeu|subject';
const REASON = 'ly do|li do|ly do vang|nguyen nhan|reason';

/** Whatever is typed while a question is open. */
export async function takeText(turn: KnownTurn, room: Room, typed: string, edited: boolean): Promise<void> {
  const place = placeOf(turn)!;
  const at = await findAt(turn, place.data.c, place.data.q);
  if (!at) return;
  const { tried } = place.data;
  const isTried = edited && tried !== undefined && tried.message === messageOf(turn);
  if (isTried && isOpen(at.walk, at.question.code)) {
    // What could not be read was corrected: it is read as if it had been sent so.
    const { v, unread, picked } = place.data;
    return takeTyped(
      turn,
      room,
      at,
      { c: place.data.c, q: place.data.q, v, unread, picked, partial: tried.before },
      typed,
    );
  }
  if (edited) {
    const back = async (echo: string) =>
      showAgain(turn, await readAt(turn, at.walk, at.question), placeOf(turn) ?? place, [echo]);
    return takeEdited(turn, room, { checklistId: at.walk.stand.checklistId, example: positionOf(at), back }, typed);
  }
  if (await goneElsewhere(turn, at.walk, typed)) return;
  if (!keepsNamed(at, place.step, typed) && (await takeAddressed(turn, room, at.walk, typed))) return;
  const talk = smallTalk(typed);
  // «Cảm ơn» ends an answer in parts, and «vâng» may answer what is asked; to papers and reasons they say nothing.
  const isAnswer = place.step === 'conflict' || (OPEN_STEPS.has(place.step) && (talk === 'assent' || hasParts(at)));
  if (talk && !isAnswer) return answerSmallTalk(turn, talk);
  const awaits = ['reason', 'explain', 'absent', 'files', 'got'].includes(place.step);
  if (awaits && (await takeCorrection(turn, room, at, place.step, typed))) return;
  if (place.step === 'subject' && at.walk.stand.own?.value && skips(typed, SUBJECT))
    return followUp(turn, room, at, [], 'subject');
  if (asksWhyAbsent(at, place.step) && skips(typed, REASON))
    return takeExplanation(turn, room, at, { code: 'NO_REASON' }, 'reason');
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

/** On site the reason why some were absent may be left out. */
const asksWhyAbsent = ({ walk, question }: At, step: AskStep): boolean =>
  step === 'absent' || (step === 'reason' && asksAbsence(question) && walk.stand.own?.value?.type === 'RATIO');

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
  if ((step === 'files' || step === 'explain') && (saysNoPaper(typed) || saysWhyNoPaper(typed))) return false;
  // Where answers are numbered a bare number is a button of this card, not of the question's.
  if (room.numbered && /^\d{1,2}$/.test(typed.trim())) return false;
  const reading = readTyped(turn, room, at, typed, null);
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
  await takeReading(turn, room, at, { c: walk.stand.checklistId, q: question.order, v: own.version }, reading, typed);
  return true;
}

/** Words where papers are awaited: «chưa có» asks for an explanation unless it gives one, anything else is kept as a note. */
async function takeWordsForFiles(turn: KnownTurn, room: Room, at: At, step: AskStep, typed: string): Promise<void> {
  if (step === 'files' && saysNoPaper(typed) && !stillAwaits(step, at)) return showStored(turn, at);
  if (step === 'files' && (saysNoPaper(typed) || (room.numbered && typed.trim() === '1')))
    return askExplanation(turn, at, []);
  if (step === 'files' && stillAwaits(step, at) && saysWhyNoPaper(typed))
    return takeExplanation(turn, room, at, { text: typed }, 'files');
  if (saysEnough(typed) && (at.walk.stand.own?.files ?? 0) > 0) {
    return followUp(turn, room, at, [], 'files');
  }
  const { walk, question } = at;
  if (!isOpen(walk, question.code)) return showClosed(turn, at);
  await saveNote(turn.tx, { checklistId: walk.stand.checklistId, code: question.code, side: walk.stand.side }, typed);
  keepSaid(turn, saidNow(turn, walk.stand.checklistId, question.order, NOTE, typed));
  const now = await readAt(turn, walk, question);
  const { own } = now.walk.stand;
  // Whoever has sent papers goes on: what is said stands above the next question, so it names the one it was kept for.
  const isWaiting = own?.files === 0 && !isExplained(own);
  const kept = turn.words.t('checklists-note-kept', {
    n: numberText(turn.words, walk, question),
    text: cut(typed, 60),
  });
  return followUp(turn, room, now, [isWaiting ? turn.words.t('checklists-wants-files') : kept], 'subject');
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
  return takeReading(turn, room, at, data, readTyped(turn, room, at, typed, data.partial ?? null), typed);
}

const hasParts = (at: At): boolean => partsOf(at).length > 0;

/** What is offered when nothing is stored yet. */
interface Offered {
  readonly why: string;
  readonly options: readonly Option[];
  readonly again: boolean;
  readonly more: Partial<AskData>;
}

/** The offers of a reading; null when there are none. */
function offersOf(turn: KnownTurn, at: At, reading: Reading): Offered | null {
  const { t } = turn.words;
  switch (reading.kind) {
    case 'two': {
      const { why, options, again, note } = reading;
      return { why: t(why.refusal, why.args), options, again, more: { note } };
    }
    case 'confirm': {
      const { why, value, label, note } = reading;
      return { why: t(why.refusal, why.args), options: [{ value, label }], again: true, more: { sure: true, note } };
    }
    case 'none': {
      const isOwn = at.question.type === 'TEXT' || at.question.type === 'FILE';
      return reading.offers && !isOwn
        ? { why: whyUnread(turn, at, reading), options: reading.offers, again: true, more: {} }
        : null;
    }
    default:
      return null;
  }
}

async function takeReading(
  turn: KnownTurn,
  room: Room,
  at: At,
  data: AskData,
  reading: Reading,
  typed: string,
): Promise<void> {
  const { t } = turn.words;
  if (reading.kind === 'one') {
    const given: Given = { seen: data.v, readFrom: reading.readFrom, note: reading.note };
    return takeAnswer(turn, room, at, reading.value, given);
  }
  const tried = { message: messageOf(turn), before: data.partial ?? null };
  if (reading.kind === 'partial') {
    goTo(turn, at, 'ask', { v: data.v, partial: reading.value, tried });
    return turn.show(offerScreen(factsOf(turn, at), t(reading.ask.refusal, reading.ask.args), [], false));
  }
  if (reading.kind === 'none') {
    // «Xong rồi» to what is answered already goes on.
    if (at.walk.stand.own?.value && at.question.type !== 'TEXT' && saysEnough(typed))
      return followUp(turn, room, at, [], at.walk.stand.own.files > 0 ? 'files' : 'subject');
    if (await room.answersOther(turn, typed)) return;
    await keepUnread(turn, at, reading);
  }
  const unread = { tried, ...(reading.kind === 'none' ? { unread: (data.unread ?? 0) + 1 } : {}) };
  const offered = offersOf(turn, at, reading);
  if (offered) return offer(turn, at, { ...data, typed }, { ...offered, more: { ...offered.more, ...unread } });
  const why = reading.kind === 'none' ? [whyUnread(turn, at, reading)] : [];
  // A question sent back that stands with its answer stays so: with what was asked for, and the ways to give it.
  const { own, reopened } = at.walk.stand;
  if (placeOf(turn)?.step === 'stored' && own?.value && reopened.has(at.question.code))
    return showStored(turn, at, why, { tried });
  return showAsk(turn, at, why, { v: data.v, ...unread, ...(data.partial ? { partial: data.partial } : {}) });
}

/** Offers once more what was offered for the words typed last; false when nothing was. */
export async function offerAgain(
  turn: KnownTurn,
  room: Room,
  at: At,
  { step, data }: { step: AskStep; data: AskData },
  echo: readonly string[] = [],
): Promise<boolean> {
  if (step !== 'ask' || data.typed === undefined || !data.offers || !isOpen(at.walk, at.question.code)) return false;
  if (data.v !== (at.walk.stand.own?.version ?? at.walk.stand.emptied.get(at.question.code) ?? 0)) return false;
  const offered = offersOf(turn, at, readTyped(turn, room, at, data.typed, data.partial ?? null));
  if (offered)
    offer(turn, at, data, { ...offered, more: { ...offered.more, unread: data.unread, tried: data.tried } }, echo);
  return offered !== null;
}

/** Why nothing could be read, and what can be done. */
const whyUnread = (turn: KnownTurn, at: At, reading: Reading & { kind: 'none' }): string =>
  [turn.words.t(reading.refusal.refusal, reading.refusal.args), ...wayOut(turn, at, reading)].join('\n');

/** Words that are no answer and worth keeping stay as a note. */
async function keepUnread(
  turn: KnownTurn,
  { walk, question }: At,
  { kept }: Reading & { kind: 'none' },
): Promise<void> {
  const { checklistId, side } = walk.stand;
  if (kept) await saveNote(turn.tx, { checklistId, code: question.code, side }, kept, 'instead');
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

/** Typed words longer than this are not remembered: they are a text rather than a value. */
const TYPED = 300;

function offer(
  turn: KnownTurn,
  at: At,
  data: AskData,
  { why, options, again, more }: Offered,
  echo: readonly string[] = [],
): void {
  goTo(turn, at, 'ask', {
    v: data.v,
    offers: options.map((option) => option.value),
    ...(data.typed !== undefined && data.typed.length <= TYPED ? { typed: data.typed } : {}),
    ...(data.partial ? { partial: data.partial } : {}),
    ...more,
  });
  turn.show(offerScreen(factsOf(turn, at, echo), why, options, again));
}
