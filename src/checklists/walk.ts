// The way through a checklist: which questions are asked of this unit now, their numbers, and which comes next. Pure.
import type { Stand } from './answer-store.js';
import { applicable, questionsFor } from './rules.js';
import type { AnswerValue, Question } from './types.js';

/** A stand with the questions it asks, in order. */
export interface Walk {
  readonly stand: Stand;
  readonly questions: readonly Question[];
  readonly places: ReadonlyMap<number, number>;
}

/** Lays out the way from where the checklist stands. */
export function walkOf(stand: Stand): Walk {
  const asked = applicable(questionsFor(stand.template.questions, stand), stand.values);
  const questions = asked.filter((question) => question.answeredBy === stand.side);
  return { stand, questions, places: new Map(questions.map((question, n) => [question.order, n + 1])) };
}

export const totalOf = (walk: Walk): number => walk.questions.length;

/** The number a question has among those asked now; the place it would have when it is not asked (any more). */
export function numberOf(walk: Walk, question: Question): number {
  return walk.places.get(question.order) ?? walk.questions.filter((each) => each.order < question.order).length + 1;
}

/** The question with that number; null when the checklist has no such number. */
export const questionAt = (walk: Walk, number: number): Question | null => walk.questions[number - 1] ?? null;

/**
 * True when the question may be answered now: the unit's while the checklist is open or when it was sent back; the delegation's
 * from the visit on, wherever the unit's part has got to.
 */
export const isOpen = ({ stand }: Walk, code: string): boolean =>
  stand.side === 'DELEGATION'
    ? true
    : stand.state === 'OPEN' || (stand.state === 'RETURNED' && stand.reopened.has(code));

/** Questions that still want something: unanswered ones, or after a return those sent back and not touched since. */
export const openQuestions = (walk: Walk): Question[] =>
  walk.questions.filter((question) =>
    walk.stand.side === 'UNIT' && walk.stand.state === 'RETURNED'
      ? walk.stand.untouched.has(question.code)
      : !walk.stand.answered.has(question.code),
  );

/** The next question that still wants an answer and was not set aside: after this one, then from the start; null when none is left. */
export function nextOpen(walk: Walk, afterOrder: number): Question | null {
  const open = openQuestions(walk).filter(
    (question) => question.order !== afterOrder && !walk.stand.aside.has(question.code),
  );
  return open.find((question) => question.order > afterOrder) ?? open[0] ?? null;
}

/** Where to begin or go on: the first open question that was not set aside, else the first set aside, else none. */
export function firstOpen(walk: Walk): Question | null {
  const open = openQuestions(walk);
  return open.find((question) => !walk.stand.aside.has(question.code)) ?? open[0] ?? null;
}

/** The questions one walks among with «Quay lại» and «Câu tiếp»: all, or after a return those sent back. */
const walked = (walk: Walk): readonly Question[] =>
  walk.stand.side === 'UNIT' && walk.stand.state === 'RETURNED'
    ? walk.questions.filter((question) => walk.stand.reopened.has(question.code))
    : walk.questions;

export const previousOf = (walk: Walk, order: number): Question | null =>
  walked(walk).findLast((question) => question.order < order) ?? null;

export const followingOf = (walk: Walk, order: number): Question | null =>
  walked(walk).find((question) => question.order > order) ?? null;

/** The same way after an answer was stored, without asking the database again. */
export function afterAnswer(walk: Walk, code: string, value: AnswerValue): Walk {
  const { stand } = walk;
  const values = stand.template.referred[stand.side].includes(code)
    ? new Map(stand.values).set(code, value)
    : stand.values;
  const without = (set: ReadonlySet<string>) => new Set([...set].filter((each) => each !== code));
  const next: Stand = {
    ...stand,
    values,
    answered: new Set(stand.answered).add(code),
    aside: without(stand.aside),
    untouched: without(stand.untouched),
  };
  return values === stand.values ? { ...walk, stand: next } : walkOf(next);
}
