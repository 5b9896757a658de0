// Words that reach a checklist although no question is open: «câu 16» after /viec, a plain answer to the question that a command
// interrupted, a reply to an old card, a message edited later. It stores nothing itself.
import { keptOf, type KnownTurn } from '../dialogue/turn.js';
import { listInspectionsOfUnits } from '../inspections/store.js';
import { dayOf } from '../kit/calendar.js';
import { fold } from '../kit/vietnamese.js';
import { button, layOut } from '../outbox/message.js';
import { unitsOf } from '../people/rules.js';
import type { Room } from './asking.js';
import { openChecklistPlaces } from './papers.js';
import { leftOnSite, listOnSiteWalks } from './onsite-places.js';
import { readAnswer } from './readers.js';
import { listChecklists } from './store.js';
import { ASK, findAt, goTo, mayAnswer, standOf, type AskData } from './turns.js';
import { jump, readJump, takeText } from './typing.js';
import { isOpen, walkOf, type Walk } from './walk.js';

/** The question that a command interrupted, if there is one. */
function keptQuestion(turn: KnownTurn): AskData | null {
  return (keptOf(turn.dialogue, ASK)?.data as unknown as AskData | undefined) ?? null;
}

/** The one checklist that typed words can mean: the interrupted one, else the only one under way. */
async function walkMeant(turn: KnownTurn, isOnSite: boolean): Promise<Walk | null> {
  const onSite = await listOnSiteWalks(turn);
  const left = leftOnSite(turn, onSite);
  if (isOnSite || left) return left ?? onSite[0] ?? null;
  const kept = keptQuestion(turn);
  const places = kept ? [] : await openChecklistPlaces(turn);
  const id = kept?.c ?? (places.length === 1 ? places[0]!.checklistId : null);
  const stand = id ? await standOf(turn, id, 'UNIT', null) : null;
  return stand && mayAnswer(turn.who, stand, turn.now) ? walkOf(stand) : null;
}

/** Words typed where no dialogue is open; true when they were meant for a checklist. */
export async function takeLoose(turn: KnownTurn, room: Room, typed: string, edited: boolean): Promise<boolean> {
  if (edited) {
    if ((await openChecklistPlaces(turn)).length === 0) return sayEditedLate(turn);
    turn.tell({ text: turn.words.t('checklists-edited-elsewhere') });
    return true;
  }
  const number = readJump(typed);
  if (number !== null) {
    const walk = await walkMeant(turn, /^\S+(?: so)? ?d/.test(fold(typed)));
    if (walk) await jump(turn, walk, number);
    return walk !== null;
  }
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
