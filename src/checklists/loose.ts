// Words that reach a checklist although no question is open: «câu 16» after /viec, a plain answer to the question that a command
// interrupted, a reply to an old card, a message edited later. It stores nothing itself.
import { keptOf, type KnownTurn } from '../dialogue/turn.js';
import { listInspectionsOfUnits } from '../inspections/store.js';
import { dayOf } from '../kit/calendar.js';
import { fold } from '../kit/vietnamese.js';
import { button, layOut } from '../outbox/message.js';
import { unitsOf } from '../people/rules.js';
import { readAddressed } from './addressed.js';
import type { Room } from './asking.js';
import { openChecklistPlaces, openWalks } from './papers.js';
import { leftOnSite, listOnSiteUnbegun, listOnSiteWalks } from './onsite-places.js';
import { openOnSite } from './pages.js';
import { cut } from './question-screens.js';
import { readAnswer } from './readers.js';
import { listChecklists } from './store.js';
import { ASK, findAt, goTo, mayAnswer, standOf, type AskData } from './turns.js';
import { jump } from './jumping.js';
import { takeAddressed, takeText } from './typing.js';
import { isOpen, questionAt, walkOf, type Walk } from './walk.js';

/** The question that a command interrupted, if there is one. */
function keptQuestion(turn: KnownTurn): AskData | null {
  return (keptOf(turn.dialogue, ASK)?.data as unknown as AskData | undefined) ?? null;
}

/** Where a number typed alone may lead: what is said of it, and how it is opened. */
interface Meant {
  readonly unit: string;
  readonly on: string;
  readonly act: string;
}

/** The checklists a unit's person can mean: the interrupted one, else those under way. */
async function unitWalks(turn: KnownTurn): Promise<readonly Walk[]> {
  const kept = keptQuestion(turn);
  if (!kept) return openWalks(turn);
  const stand = await standOf(turn, kept.c, 'UNIT', null);
  return stand && mayAnswer(turn.who, stand, turn.now) ? [walkOf(stand)] : [];
}

/** «Câu 5»: opened where one checklist has it; where several do it is asked of which. False when none is under way. */
async function jumpToMeant(turn: KnownTurn, room: Room, number: number, typed: string): Promise<boolean> {
  const saidOnSite = /\b(?:cau|question)(?: hoi)?(?: so)? ?d\d/.test(fold(typed));
  const onSite = await listOnSiteWalks(turn);
  const left = leftOnSite(turn, onSite);
  const ofUnits = left || saidOnSite ? [] : await unitWalks(turn);
  const isOnSite = left !== null || saidOnSite || ofUnits.length === 0;
  const walks = left ? [left] : isOnSite ? onSite : ofUnits;
  const unbegun = isOnSite && !left ? await listOnSiteUnbegun(turn) : [];
  const having = walks.filter((walk) => questionAt(walk, number) !== null);
  const toBegin = unbegun.filter(({ total }) => number >= 1 && number <= total);
  if (having.length + toBegin.length > 1) {
    askWhichVisit(turn, isOnSite ? turn.words.t('checklists-number-onsite', { n: number }) : String(number), [
      ...having.map((walk) => ofWalk(walk, number)),
      ...toBegin.map((visit) => ({ ...visit, act: `checklists.onsite:${visit.id}:${number}` })),
    ]);
    return true;
  }
  const walk = having[0] ?? (toBegin.length === 0 ? walks[0] : undefined);
  // What was said for it besides its number is read there.
  if (walk && !(await takeAddressed(turn, room, walk, typed))) await jump(turn, walk, number);
  const begin = toBegin[0] ?? unbegun[0];
  if (!walk && begin) await openOnSite(turn, room, begin.id, String(number));
  return walk !== undefined || begin !== undefined;
}

const ofWalk = (walk: Walk, number: number): Meant => ({
  unit: walk.stand.unitTitle,
  on: walk.stand.inspectOn,
  act: `checklists.go:${walk.stand.checklistId}:${String(questionAt(walk, number)!.order)}`,
});

/** Visits named at once; the others are in /viec. */
const MOST_VISITS = 4;

function askWhichVisit(turn: KnownTurn, n: string, meant: readonly Meant[]): void {
  const { t, f } = turn.words;
  const shown = meant.slice(0, MOST_VISITS);
  const lines = shown.map(({ unit, on }, i) => t('checklists-which-line', { i: String(i + 1), unit, on: f.day(on) }));
  const buttons = shown.map(({ unit, act }, i) => [button(cut(`${i + 1} · ${unit}`, 40), act)]);
  turn.tell({
    text: [t('checklists-which-visit', { n }), ...lines].join('\n'),
    rows: [...buttons, [button(t('button-todo'), 'desk.todo', 4)]],
  });
}

/** Words typed where no dialogue is open; true when they were meant for a checklist. */
export async function takeLoose(turn: KnownTurn, room: Room, typed: string, edited: boolean): Promise<boolean> {
  if (edited) {
    if ((await openChecklistPlaces(turn)).length === 0) return sayEditedLate(turn);
    turn.tell({ text: turn.words.t('checklists-edited-elsewhere') });
    return true;
  }
  const addressed = readAddressed(typed);
  if (addressed) return jumpToMeant(turn, room, addressed.number, typed);
  return takeInterrupted(turn, room, typed);
}

/** An edited message where nothing is open: after something was handed in nothing changes, and how it could. */
async function sayEditedLate(turn: KnownTurn): Promise<boolean> {
  const unitIds = unitsOf(turn.who);
  if (unitIds.length === 0) return false;
  const inspections = await listInspectionsOfUnits(turn.tx, unitIds);
  const begun = await listChecklists(
    turn.tx,
    inspections.map(({ id }) => id),
  );
  const isHandedIn = [...begun.values()].some(({ state }) => state !== 'OPEN');
  turn.tell({ text: turn.words.t(isHandedIn ? 'checklists-edited-late' : 'edited-nothing') });
  return true;
}

/** A plain answer to the question that was interrupted; words that are none are left to others. */
async function takeInterrupted(turn: KnownTurn, room: Room, typed: string): Promise<boolean> {
  const kept = keptOf(turn.dialogue, ASK);
  const data = keptQuestion(turn);
  if (!kept || !data) return false;
  const template = await standOf(turn, data.c, 'UNIT', null);
  const question = template?.template.byOrder.get(data.q);
  if (!question || question.type === 'TEXT' || question.type === 'FILE') return false;
  const reading = readAnswer(question, typed, {
    todayOn: dayOf(turn.now),
    f: turn.words.f,
    partial: data.partial ?? null,
  });
  if (reading.kind === 'none') return false;
  turn.open(kept.kind, kept.version, kept.step, kept.data);
  await takeText(turn, room, typed, false);
  return true;
}

const QUESTION_ACT =
  /^checklists\.(?:a|o|m|md|again|help|next|back|later|nodoc|done|drop|change|skipsub|reason|go):([^:]+):(\d+)/;

/** A reply to an old card answers the question it showed; of a card that showed several, it is asked which. */
export async function takeReply(turn: KnownTurn, room: Room, acts: readonly string[], typed: string): Promise<boolean> {
  const shown = acts.flatMap((act) => {
    const found = QUESTION_ACT.exec(act);
    return found ? [{ checklistId: found[1]!, order: found[2]! }] : [];
  });
  const questions = [...new Map(shown.map((each) => [`${each.checklistId}:${each.order}`, each])).values()];
  const [only] = questions;
  if (!only) return false;
  if (questions.length > 1) {
    await askWhich(turn, questions);
    return true;
  }
  const at = await findAt(turn, only.checklistId, only.order);
  if (!at) return true;
  goTo(turn, at, at.walk.stand.own?.value ? 'stored' : 'ask');
  await takeText(turn, room, typed, false);
  return true;
}

async function askWhich(turn: KnownTurn, questions: readonly { checklistId: string; order: string }[]): Promise<void> {
  const { t } = turn.words;
  const buttons = [];
  for (const { checklistId, order } of questions.slice(-6)) {
    const at = await findAt(turn, checklistId, order);
    if (!at) return;
    if (!isOpen(at.walk, at.question.code)) continue;
    const n = at.walk.places.get(at.question.order) ?? at.question.order;
    buttons.push(button(t('checklists-button-question', { n }), `checklists.go:${checklistId}:${order}`));
  }
  turn.tell({ text: t('checklists-reply-which'), rows: layOut(buttons) });
}
