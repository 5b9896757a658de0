// How the checklists room talks: what its commands and buttons do, what may be typed and sent at its cards.
// Every act finds its checklist anew and checks the right to it now; the work is done in the files beside it.
import type { DialogueFace, RoomFace } from '../dialogue/face.js';
import type { RoomPorts } from '../dialogue/ports.js';
import { answerSmallTalk, smallTalk } from '../dialogue/small-talk.js';
import { consents } from '../dialogue/composed.js';
import type { KnownTurn } from '../dialogue/turn.js';
import { dayOf } from '../kit/calendar.js';
import { button } from '../outbox/message.js';
import { takeAnswer, takeExplanation } from './answering.js';
import { saveAnswer } from './answer-store.js';
import { dropNote, saveAside, saveTicks } from './note-store.js';
import { showAgain } from './again.js';
import { factsOf, goOn, showAsk, showQuestion, showStored, ticksOf, type Room } from './asking.js';
import { listDuties, listCalendar } from './duties.js';
import { openChecklist, openOnSite, showList, showMissing, showOnSiteEnd, showReview, showStart } from './pages.js';
import type { ChecklistPorts } from './ports.js';
import { explainScreen } from './follow-screens.js';
import { askExplanation, followUp, showClosed, stillAwaits } from './following.js';
import { numberText, shortQuestion, tapOptions } from './question-screens.js';
import { checkPicked, togglePick } from './readers.js';
import { askAsOf, askOtherDay, chooseAsOf, submit, takeAsOf } from './submitting.js';
import { showSent, showSentWhole, withdraw } from './submitted.js';
import { askPapers, removeChosen, showRemovable } from './papers.js';
import { takeSent } from './sent-papers.js';
import { chooseRival } from './rivals.js';
import {
  ASK_VERSION,
  findAhead,
  findAt,
  findWalk,
  goTo,
  PAGE_VERSION,
  placeOf,
  readAt,
  type AskData,
  type At,
  type PageData,
} from './turns.js';
import { takeLoose, takeReply } from './loose.js';
import { takeEditedOnPage } from './edited.js';
import { goneElsewhere } from './jumping.js';
import { asksToSubmit, offerAgain, takeAddressed, takeText } from './typing.js';
import { showWholeQuestion } from './whole.js';
import { followingOf, isOpen, previousOf, type Walk } from './walk.js';

type Act = (turn: KnownTurn, args: readonly string[]) => Promise<void>;

const holdsAny = (roles: readonly { role: string }[]): boolean => roles.length > 0;

/** The room, with the documents room's port for papers sent as evidence. */
export function checklistsRoom(ports: RoomPorts, given: ChecklistPorts): RoomFace {
  const room: Room = { ...given, words: ports.words, showEnd };

  async function showEnd(turn: KnownTurn, walk: Walk, echo: readonly string[]): Promise<void> {
    if (walk.stand.side === 'DELEGATION') return showOnSiteEnd(turn, walk, echo);
    return showReview(turn, walk, echo);
  }

  /** An act at one question: `[checklist, order, …]`. */
  const at =
    (work: (turn: KnownTurn, at: At, rest: readonly string[]) => Promise<void> | void): Act =>
    async (turn, [checklistId, order, ...rest]) => {
      const found = await findAt(turn, checklistId, order);
      if (found) await work(turn, found, rest);
    };

  /** The same, when the question must be open now. */
  const atOpen = (work: (turn: KnownTurn, at: At, rest: readonly string[]) => Promise<void> | void): Act =>
    at((turn, found, rest) =>
      isOpen(found.walk, found.question.code) ? work(turn, found, rest) : showClosed(turn, found),
    );

  /** An act at a whole checklist of a unit: `[checklist, …]`. */
  const whole =
    (work: (turn: KnownTurn, walk: Walk) => Promise<void> | void): Act =>
    async (turn, [checklistId]) => {
      const walk = await findWalk(turn, checklistId);
      if (walk) await work(turn, walk);
    };

  const hereAt = (turn: KnownTurn, found: At) => {
    const place = placeOf(turn);
    return place && place.data.c === found.walk.stand.checklistId && place.data.q === found.question.order
      ? place
      : null;
  };

  const acts: Record<string, Act> = {
    start: (turn, [inspectionId]) => openChecklist(turn, inspectionId),
    open: (turn, [inspectionId]) => openChecklist(turn, inspectionId),
    resume: whole(showStart),
    onsite: (turn, [inspectionId, number]) => openOnSite(turn, room, inspectionId, number),
    go: at((turn, found) => showStored(turn, found)),
    all: (turn, [checklistId, page, filter]) => showList(turn, checklistId, page, filter),
    a: at(async (turn, found, [seen, n]) => {
      const option = tapOptions(found.question, dayOf(turn.now))[Number(n)];
      if (!option) return showStored(turn, found);
      await takeAnswer(turn, room, found, option.value, { seen: Number(seen) });
    }),
    o: at(async (turn, found, [n]) => {
      const place = hereAt(turn, found);
      const value = place?.data.offers?.[Number(n)];
      if (!value) return showStored(turn, found);
      await takeAnswer(turn, room, found, value, { seen: place.data.v, note: place.data.note });
    }),
    again: atOpen((turn, found) => showAsk(turn, found)),
    m: atOpen(async (turn, found, [n]) => {
      if (found.question.type !== 'MULTI') return showStored(turn, found);
      const stored = found.walk.stand.own?.value;
      const here = hereAt(turn, found)?.data.picked ?? ticksOf(turn, found);
      const picked = togglePick(found.question, here ?? (stored?.type === 'MULTI' ? stored.choices : []), Number(n));
      const { checklistId, side, own } = found.walk.stand;
      const ticked = { by: turn.who.personId, v: own?.version ?? 0, choices: picked };
      await saveTicks(turn.tx, { checklistId, code: found.question.code, side }, ticked);
      await showAsk(turn, found, [], { picked, v: hereAt(turn, found)?.data.v ?? 0 });
    }),
    md: at(async (turn, found, [seen]) => {
      const reading = checkPicked(found.question, hereAt(turn, found)?.data.picked ?? []);
      if (reading.kind === 'one') return takeAnswer(turn, room, found, reading.value, { seen: Number(seen) });
      turn.toast(turn.words.t('read-multi-none'));
    }),
    help: at((turn, found) => {
      const { t } = turn.words;
      const lines = [
        t('checklists-help', { n: numberText(turn.words, found.walk, found.question) }),
        turn.words.planWords(found.question.help ?? ''),
      ];
      return found.walk.stand.own?.value ? showStored(turn, found, lines) : showAsk(turn, found, lines);
    }),
    read: at((turn, found, [page]) => showWholeQuestion(turn, found, page)),
    change: atOpen((turn, found) => showAsk(turn, found)),
    next: at(async (turn, found) => {
      const next = followingOf(found.walk, found.question.order);
      return next ? showQuestion(turn, found.walk, next) : room.showEnd(turn, found.walk, []);
    }),
    back: at(async (turn, found) => {
      const step = hereAt(turn, found)?.step;
      const inside = step !== undefined && step !== 'ask' && step !== 'stored' && step !== 'conflict';
      if (inside) return showStored(turn, found);
      const before = previousOf(found.walk, found.question.order);
      if (before) return showQuestion(turn, found.walk, before);
      return found.walk.stand.side === 'UNIT' ? showStart(turn, found.walk) : showOnSiteEnd(turn, found.walk, []);
    }),
    later: at(async (turn, found) => {
      const { walk, question } = found;
      if (walk.stand.own?.value || !isOpen(walk, question.code)) return goOn(turn, room, walk, question.order, []);
      const { checklistId, side } = walk.stand;
      await saveAside(turn.tx, { checklistId, code: question.code, side }, turn.now);
      turn.audit('checklists.set-aside', checklistId, { question: question.code, side });
      const aside = new Set(walk.stand.aside).add(question.code);
      const count = walk.questions.filter((each) => aside.has(each.code) && !walk.stand.answered.has(each.code)).length;
      const echo = turn.words.t('checklists-echo-set-aside', {
        n: numberText(turn.words, walk, question),
        count: turn.words.f.count(count),
      });
      return goOn(turn, room, { ...walk, stand: { ...walk.stand, aside } }, question.order, [echo]);
    }),
    papers: atOpen((turn, found) => askPapers(turn, found)),
    files: atOpen((turn, found, [page, verb]) => showRemovable(turn, found, page, verb)),
    off: atOpen((turn, found, [paperId]) => removeChosen(turn, room, found, paperId)),
    nodoc: atOpen((turn, found) =>
      stillAwaits('explain', found) ? askExplanation(turn, found, []) : showStored(turn, found),
    ),
    done: at(async (turn, found) => {
      const { own } = found.walk.stand;
      if (!own?.value) return showStored(turn, found);
      if (own.files > 0 && hereAt(turn, found)?.step === 'got') noteFiles(turn, found, own.files);
      await followUp(turn, room, found, [], own.files > 0 ? 'files' : 'subject');
    }),
    drop: atOpen((turn, found, [seen]) => dropLastPart(turn, found, Number(seen))),
    skipsub: at((turn, found) =>
      found.walk.stand.own?.value ? followUp(turn, room, found, [], 'subject') : showStored(turn, found),
    ),
    reason: atOpen(async (turn, found, [has]) => {
      if (has !== '1') return takeExplanation(turn, room, found, { code: 'NO_REASON' }, 'reason');
      goTo(turn, found, 'reason');
      turn.show(explainScreen(factsOf(turn, found), 'absent'));
    }),
    unnote: atOpen(async (turn, found) => {
      const { checklistId, side } = found.walk.stand;
      const { code } = found.question;
      if (!(await dropNote(turn.tx, { checklistId, code, side }))) return showStored(turn, found);
      turn.audit('checklists.note-dropped', checklistId, { question: code, side });
      const now = await readAt(turn, found.walk, found.question);
      return showStored(turn, now, [turn.words.t('checklists-note-dropped')]);
    }),
    keep: (turn, [conflictId, which]) => chooseRival(turn, room, conflictId, which),
    review: whole((turn, walk) => showReview(turn, walk)),
    missing: (turn, [checklistId]) => showMissing(turn, checklistId),
    submit: (turn, [checklistId]) => askAsOf(turn, checklistId),
    asof: (turn, [checklistId, on, sure]) => chooseAsOf(turn, checklistId, on, sure === '1'),
    otherday: (turn, [checklistId]) => askOtherDay(turn, checklistId),
    send: (turn, [checklistId, on]) => submit(turn, checklistId, on),
    sent: (turn, [submissionId, page]) => showSent(turn, submissionId, page),
    whole: (turn, [submissionId, page]) => showSentWhole(turn, submissionId, page),
    withdraw: (turn, [submissionId]) => withdraw(turn, room, submissionId),
  };

  const ask: DialogueFace = {
    version: ASK_VERSION,
    numbersAreAnswers: true,
    edits: 'itself',
    readsShortWords: true,
    text: (turn, typed, edited) => takeText(turn, room, typed, edited),
    file: (turn, file) => takeSent(turn, room, file),
    // A text is kept part by part; anything else half-read lives in the dialogue only.
    isHalfDone: (step, data) => {
      const { partial, offers, picked } = data as unknown as AskData;
      const isPicking = step === 'ask' && (picked?.length ?? 0) > 0;
      return (partial != null && partial.type !== 'TEXT') || (offers?.length ?? 0) > 0 || isPicking;
    },
    async resume(turn) {
      const place = placeOf(turn);
      const found = place ? await findAt(turn, place.data.c, place.data.q) : null;
      if (!place || !found) return;
      if (await offerAgain(turn, room, found, place)) return;
      await showAgain(turn, found, place);
    },
  };

  const page: DialogueFace = {
    version: PAGE_VERSION,
    edits: 'itself',
    async text(turn, typed, edited) {
      const { c } = turn.dialogue.data as unknown as PageData;
      const { step } = turn.dialogue;
      // What was handed in may be read by people who answer nothing there.
      const walk = step === 'sent' ? null : await findWalk(turn, c, step === 'onsite' ? 'DELEGATION' : 'UNIT');
      if (step !== 'sent' && !walk) return;
      if (edited) return takeEditedOnPage(turn, room, c, typed);
      if (walk && (await goneElsewhere(turn, walk, typed))) return;
      if (walk && (await takeAddressed(turn, room, walk, typed))) return;
      if (walk && asksToSubmit(typed, step)) return step === 'review' ? showMissing(turn, c) : showReview(turn, walk);
      if (step === 'as-of' || step === 'other-day') return takeAsOf(turn, c, typed);
      if (await room.answersOther(turn, typed)) return;
      const talk = smallTalk(typed);
      return talk ? answerSmallTalk(turn, talk) : turn.tell({ text: turn.words.t('not-understood') });
    },
    isHalfDone: (step) => ['as-of', 'other-day', 'sure', 'confirm'].includes(step),
    composed: (step, _data, typed) => (['sure', 'confirm'].includes(step) && consents(typed) !== null ? {} : null),
    async resume(turn) {
      const { c, on, s } = turn.dialogue.data as unknown as PageData;
      const { step } = turn.dialogue;
      if (step === 'sent') return showSent(turn, s, undefined);
      if (step === 'as-of') return askAsOf(turn, c);
      if (step === 'other-day') return askOtherDay(turn, c);
      if (step === 'sure' || step === 'confirm') return chooseAsOf(turn, c, on, step === 'confirm');
      if (step === 'list') return showList(turn, c, undefined);
      if (step === 'missing') return showMissing(turn, c);
      const side = step === 'onsite' ? 'DELEGATION' : 'UNIT';
      const walk = await findWalk(turn, c, side);
      if (!walk) return;
      if (side === 'DELEGATION') return showOnSiteEnd(turn, walk, []);
      return step === 'review' ? showReview(turn, walk) : showStart(turn, walk);
    },
  };

  async function answerCommand(turn: KnownTurn): Promise<void> {
    // What is only looked at, handed in or of others, is not answered.
    const all = (await listDuties(turn)).filter(({ act }) => /^checklists\.(?:start|onsite):/.test(act));
    const { t } = turn.words;
    const owed = [...all.filter((duty) => !duty.watched), ...all.filter((duty) => duty.watched)];
    const [first, second] = owed;
    if (!first) {
      turn.close();
      return turn.show({ text: t('checklists-none'), rows: [[button(t('button-todo'), 'desk.todo', 4)]] });
    }
    if (!second) {
      const [verb = '', id] = first.act.split(':');
      return verb === 'checklists.onsite' ? openOnSite(turn, room, id) : openChecklist(turn, id);
    }
    turn.close();
    const shown = owed.slice(0, 6);
    turn.show({
      text: [t('checklists-choose'), ...shown.map((duty, n) => `${n + 1}. ${duty.place} – ${duty.line}`)].join('\n'),
      rows: [
        ...shown.map((duty, n) => [button(`${n + 1} · ${duty.label}`, duty.act)]),
        [button(t('button-todo'), 'desk.todo', 4)],
      ],
    });
  }

  return {
    name: 'checklists',
    commands: {
      traloi: { may: (who) => holdsAny(who.roles), run: answerCommand },
      answer: { may: (who) => holdsAny(who.roles), run: answerCommand },
    },
    acts,
    together: {
      acts: ['a', 'o', 'm', 'md', 'again', 'change', 'help', 'next', 'back', 'later'],
      readAhead: findAhead,
    },
    dialogues: { ask, page },
    looseText: (turn, typed, edited) => takeLoose(turn, room, typed, edited),
    reply: (turn, pressed, typed) => takeReply(turn, room, pressed, typed),
    duties: listDuties,
    calendar: listCalendar,
  };
}

/** The record of papers sent for one question, on the card that is about to be left. */
function noteFiles(turn: KnownTurn, { walk, question }: At, files: number): void {
  turn.record(
    turn.words.t('checklists-record-files', {
      n: numberText(turn.words, walk, question),
      question: shortQuestion(question),
      count: turn.words.f.count(files),
      files,
      who: turn.who.fullName,
      at: turn.words.f.momentShort(turn.now),
    }),
  );
}

/** [Xóa đoạn cuối]: the text without its last part; what was dropped stays in the history. */
async function dropLastPart(turn: KnownTurn, found: At, seen: number): Promise<void> {
  const { walk, question } = found;
  const value = walk.stand.own?.value;
  if (value?.type !== 'TEXT' || value.none) return showStored(turn, found);
  const parts = value.parts.slice(0, -1);
  const saved = await saveAnswer(turn.tx, {
    checklistId: walk.stand.checklistId,
    code: question.code,
    side: walk.stand.side,
    value: parts.length > 0 ? { type: 'TEXT', parts } : null,
    seen,
    keepsExplanation: true,
    personId: turn.who.personId,
    now: turn.now,
  });
  if (saved.kind === 'saved') {
    turn.audit('checklists.answered', walk.stand.checklistId, {
      question: question.code,
      side: walk.stand.side,
      version: saved.version,
    });
  }
  const echo = saved.kind === 'saved' ? [turn.words.t('checklists-text-dropped')] : [];
  await showAsk(turn, await readAt(turn, walk, question), echo);
}
