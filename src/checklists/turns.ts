// Who is at which question: finds the checklist behind a press or a typed word, checks the right to it now, and keeps the
// place in the saved dialogue (ids, versions, half-read values; never an answer). It draws nothing.
import { dayOf } from '../kit/calendar.js';
import { keptOf, listKept, type KnownTurn, type Who } from '../dialogue/turn.js';
import type { Tx } from '../kit/database.js';
import { mayAnswer as mayAnswerAt } from '../people/rights.js';
import { readStand, readStandsAhead, type Stand, type Wanted } from './answer-store.js';
import { templateOf, type Template } from './template-store.js';
import type { AnswerValue, PartialValue, Question } from './types.js';
import { walkOf, type Walk } from './walk.js';

export const ASK = 'checklists.ask';
export const PAGE = 'checklists.page';
export const ASK_VERSION = 1;
export const PAGE_VERSION = 1;

/** Where somebody is: a question of a checklist, with the stored answer in `walk.stand.own`. */
export interface At {
  readonly walk: Walk;
  readonly question: Question;
}

/** What the card of a question waits for. */
export type AskStep = 'ask' | 'stored' | 'subject' | 'reason' | 'explain' | 'absent' | 'files' | 'got' | 'conflict';

/**
 * Which message of the person answered what, so that editing it changes the answer: message, order, part (−1: the explanation,
 * −2: words kept beside the answer, with what they were).
 */
export type SaidMessage = readonly [message: string, order: number, part: number, words?: string];
export const NOTE = -2;

/** What the dialogue row holds while a question is open. */
export interface AskData {
  readonly c: string;
  readonly q: number;
  /** The version of the answer that the card showed. */
  readonly v: number;
  readonly partial?: PartialValue | null;
  readonly offers?: readonly AnswerValue[];
  /** One offer that a «đúng» may accept. */
  readonly sure?: boolean;
  readonly note?: string;
  readonly picked?: readonly string[] | undefined;
  readonly album?: string | null;
  /** Times in a row that nothing could be read. */
  readonly unread?: number | undefined;
  /** The words that were offered in readings, so that the same offers can be made again. */
  readonly typed?: string;
  /** The message nothing could be stored from last, and what had been half read before it: edited, it is read anew. */
  readonly tried?: { readonly message: string; readonly before: PartialValue | null } | undefined;
  readonly said?: readonly SaidMessage[];
}

/** What the dialogue row holds on the pages around the questions. */
export interface PageData {
  readonly c: string;
  readonly said?: readonly SaidMessage[];
  /** When the last question before handing in was drawn, and up to which day the figures count. */
  readonly at?: string;
  readonly on?: string;
  /** The submission that is read. */
  readonly s?: string;
}

const SAID = 20;

/** The saved place of the person, if it is a question. */
export function placeOf(turn: KnownTurn): { step: AskStep; data: AskData } | null {
  if (turn.dialogue.kind !== ASK) return null;
  return { step: turn.dialogue.step as AskStep, data: turn.dialogue.data as unknown as AskData };
}

/** Puts the person at a question. */
export function goTo(turn: KnownTurn, at: At, step: AskStep, more: Partial<AskData> = {}): void {
  const stand = at.walk.stand;
  const own = stand.own?.version ?? stand.emptied.get(at.question.code) ?? 0;
  const data: AskData = {
    c: stand.checklistId,
    q: at.question.order,
    v: own,
    said: saidOf(turn, stand.checklistId),
    ...more,
  };
  turn.open(ASK, ASK_VERSION, step, data as unknown as Record<string, unknown>);
}

/** What was half read of this very answer before something led away; null when it has been answered since. */
export function keptPartial(turn: KnownTurn, at: At): Exclude<PartialValue, { type: 'TEXT' }> | null {
  const data = keptOf(turn.dialogue, ASK)?.data as Partial<AskData> | undefined;
  const { stand } = at.walk;
  const isHere = data?.c === stand.checklistId && data.q === at.question.order;
  const version = stand.own?.version ?? stand.emptied.get(at.question.code) ?? 0;
  const partial = isHere && data.v === version ? data.partial : null;
  return partial && partial.type !== 'TEXT' ? partial : null;
}

/** Puts the person on a page of a checklist. */
export function goToPage(
  turn: KnownTurn,
  checklistId: string,
  step: string,
  more: Omit<PageData, 'c' | 'said'> = {},
): void {
  const data: PageData = { c: checklistId, said: saidOf(turn, checklistId), ...more };
  turn.open(PAGE, PAGE_VERSION, step, data as unknown as Record<string, unknown>);
}

/** Messages of this conversation that answered questions of this checklist. */
export function saidOf(turn: KnownTurn, checklistId: string): readonly SaidMessage[] {
  // Something else may have led away for a moment: what was said before still counts.
  const from = [turn.dialogue, ...listKept(turn.dialogue)].find(
    ({ kind, data }) => (kind === ASK || kind === PAGE) && (data as Partial<AskData>).c === checklistId,
  );
  return (from?.data as Partial<AskData> | undefined)?.said ?? [];
}

/** The same list with the message being handled, when it is one that can be edited later. */
export function saidNow(
  turn: KnownTurn,
  checklistId: string,
  order: number,
  part: number,
  words?: string,
): readonly SaidMessage[] {
  const before = saidOf(turn, checklistId);
  if (turn.input.kind !== 'text') return before;
  const message = turn.input.messageId.toString();
  // What a message was taken as first it stays: words beside an answer are not the answer that follows.
  if (part >= 0 && before.some(([id, , was]) => id === message && was < 0)) return before;
  const now: SaidMessage = words === undefined ? [message, order, part] : [message, order, part, words];
  return [...before.filter(([id]) => id !== message), now].slice(-SAID);
}

/** The questions on site are open from the arrival on, or on the day of an inspection that is no surprise. */
export const isOnSite = (stand: Pick<Stand, 'surprise' | 'arrivedAt' | 'inspectOn'>, now: Date): boolean =>
  stand.arrivedAt !== null || (!stand.surprise && stand.inspectOn <= dayOf(now));

/** Whether somebody may answer here at this moment. */
export const mayAnswer = (who: Who, stand: Stand, now: Date): boolean =>
  mayAnswerAt(who, { ...stand, onSite: isOnSite(stand, now) });

/** Reads where a checklist stands, for one side and with one answer. Null when there is none. */
export async function standOf(
  turn: KnownTurn,
  checklistId: string,
  side: Stand['side'],
  code: string | null,
): Promise<Stand | null> {
  const template = await templateOf(turn.tx, checklistId);
  return template ? standWith(turn, checklistId, template, side, code) : null;
}

async function standWith(
  turn: KnownTurn,
  checklistId: string,
  template: Template,
  side: Stand['side'],
  code: string | null,
): Promise<Stand | null> {
  const stand = await readStand(turn.tx, { checklistId, template, side, code });
  if (stand) return stand;
  const truth = await templateOf(turn.tx, checklistId);
  return truth && truth.id !== template.id ? readStand(turn.tx, { checklistId, template: truth, side, code }) : null;
}

/** Reads for several presses at once where their checklists stand: `[checklist, order, …]` of each, as `findAt` will ask. */
export async function findAhead(tx: Tx, presses: readonly (readonly string[])[]): Promise<void> {
  const wanted: Wanted[] = [];
  for (const [checklistId = '', order] of presses) {
    const template = await templateOf(tx, checklistId);
    const question = template?.byOrder.get(Number(order));
    if (template && question) wanted.push({ checklistId, template, side: question.answeredBy, code: question.code });
  }
  await readStandsAhead(tx, wanted);
}

/** The question a press or a word refers to; null after a refusal, when there is none or the right to it is missing. */
export async function findAt(
  turn: KnownTurn,
  checklistId: string | undefined,
  order: string | number | undefined,
): Promise<At | null> {
  const template = checklistId ? await templateOf(turn.tx, checklistId) : null;
  const question = template?.byOrder.get(Number(order));
  const stand =
    template && question ? await standWith(turn, checklistId!, template, question.answeredBy, question.code) : null;
  if (!stand || !question || !mayAnswer(turn.who, stand, turn.now)) {
    turn.refuseRights();
    return null;
  }
  return { walk: walkOf(stand), question };
}

/** A checklist as its unit's people may open it; null after a refusal. */
export async function findWalk(
  turn: KnownTurn,
  checklistId: string | undefined,
  side: Stand['side'] = 'UNIT',
): Promise<Walk | null> {
  const stand = checklistId ? await standOf(turn, checklistId, side, null) : null;
  if (!stand || !mayAnswer(turn.who, stand, turn.now)) {
    turn.refuseRights();
    return null;
  }
  return walkOf(stand);
}

/** The same place with the answer of another question, or after a change, read anew. */
export async function readAt(turn: KnownTurn, walk: Walk, question: Question): Promise<At> {
  const { checklistId, template } = walk.stand;
  const stand = await standWith(turn, checklistId, template, question.answeredBy, question.code);
  if (!stand) throw new Error('a checklist vanished while it was answered');
  return { walk: walkOf(stand), question: stand.template.byOrder.get(question.order) ?? question };
}
