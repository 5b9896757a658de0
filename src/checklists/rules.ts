// What holds for a checklist: which questions are asked of a unit and how they are numbered, what is still missing,
// when documents must come with an answer, how late a submission is. Plain data in, plain data out.
// Knows no database, no chat and no clock.

import type { Day, WorkingCalendar } from '../kit/calendar.js';
import { dayOf, monthsBetween } from '../kit/calendar.js';
import { refuse } from '../kit/refusal.js';
import type { Refusal } from '../kit/refusal.js';
import type { Formats } from '../kit/vietnamese.js';
import { evaluateCondition, questionsIn } from './conditions.js';
import type { AnswerValue, AnsweredBy, InspectionForm, Question, Section, UnitClass } from './types.js';
import { isAffirmative, isComplete, isNotApplicable } from './values.js';

/** Values by question code; a missing, null or undefined one is not answered. */
export type Values = ReadonlyMap<string, AnswerValue | null | undefined>;

/** What decides for whom a question is: the unit's class, the form and the contents of the inspection. */
export interface UnitFacts {
  readonly unitClass: UnitClass;
  readonly form: InspectionForm;
  /** Sections of the inspection, C1–C4; empty or left out = all. */
  readonly contents?: readonly string[];
}

/** True when a question is one for this class, form and contents, whatever was answered. */
function concerns(question: Question, facts: UnitFacts): boolean {
  const { contents = [] } = facts;
  return (
    (question.classes.length === 0 || question.classes.includes(facts.unitClass)) &&
    (question.forms.length === 0 || question.forms.includes(facts.form)) &&
    (contents.length === 0 || contents.includes(question.section))
  );
}

/** Decides for one state of the answers, remembering what it decided: conditions lean on each other. */
function makeAsker(byCode: ReadonlyMap<string, Question>, values: Values): (question: Question) => boolean {
  const known = new Map<string, boolean>();
  const asked = (question: Question): boolean => {
    const before = known.get(question.code);
    if (before !== undefined) return before;
    // Until decided a question counts as not asked, so that a circle (refused at import) cannot hang anyone.
    known.set(question.code, false);
    const answer = !question.askIf || evaluateCondition(question.askIf, liveValues(question));
    known.set(question.code, answer);
    return answer;
  };
  const liveValues = (question: Question): Values => {
    const live = new Map<string, AnswerValue>();
    for (const code of questionsIn(question.askIf!)) {
      const named = byCode.get(code);
      const value = values.get(code);
      if (named && value && asked(named)) live.set(code, value);
    }
    return live;
  };
  return asked;
}

const inOrder = (questions: Iterable<Question>): Question[] =>
  [...questions].sort((a, b) => a.order - b.order || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));

/** The questions for a unit whatever it answers: of its class, form, contents and side, in order. */
export const questionsFor = (
  questions: Iterable<Question>,
  facts: UnitFacts & { readonly answeredBy?: AnsweredBy },
): Question[] =>
  inOrder(questions).filter(
    (question) =>
      concerns(question, facts) && (facts.answeredBy === undefined || question.answeredBy === facts.answeredBy),
  );

/**
 * Of the questions given (already those of a unit), the ones asked now, in order. A condition on a question that is
 * not among them, or not asked itself, meets no answer. Give both sides together and pick one afterwards when
 * conditions of one side name questions of the other.
 */
export function applicable(questions: Iterable<Question>, values: Values): Question[] {
  const list = inOrder(questions);
  return list.filter(makeAsker(new Map(list.map((question) => [question.code, question])), values));
}

/** «Câu 12/30»: the place of a question among those asked (from 1) and how many there are; null when it is not asked. */
export function numberIn(asked: readonly Question[], code: string): { number: number; total: number } | null {
  const index = asked.findIndex((question) => question.code === code);
  return index < 0 ? null : { number: index + 1, total: asked.length };
}

/** The question after another among those asked; null after the last, or when the other is not asked. */
export function questionAfter(asked: readonly Question[], code: string): Question | null {
  const place = numberIn(asked, code);
  return place ? (asked[place.number] ?? null) : null;
}

/** The question before another among those asked; null before the first. */
export function questionBefore(asked: readonly Question[], code: string): Question | null {
  const place = numberIn(asked, code);
  return place ? (asked[place.number - 2] ?? null) : null;
}

/** Where an answer stands. */
export interface AnswerState {
  readonly value?: AnswerValue | null;
  /** «Để sau»; means nothing once there is a value. */
  readonly setAside?: boolean;
  /** Documents received for it, not removed and not refused. */
  readonly files?: number;
  /** Why there are no documents and when they will come. */
  readonly explanation?: string | null;
  readonly explanationCode?: string | null;
}

export type AnswerStates = ReadonlyMap<string, AnswerState>;

const isAnswered = (state: AnswerState | undefined): boolean => (state?.value ?? null) !== null;
const isSetAside = (state: AnswerState | undefined): boolean => !isAnswered(state) && state?.setAside === true;

/** How far a checklist has come: «đã trả lời 14/30, để sau 01». */
export function progressOf(
  asked: readonly Question[],
  states: AnswerStates,
): { answered: number; total: number; setAside: number } {
  const count = (is: (state: AnswerState | undefined) => boolean): number =>
    asked.filter((question) => is(states.get(question.code))).length;
  return { answered: count(isAnswered), total: asked.length, setAside: count(isSetAside) };
}

/** The same by section, those with questions only: «C1: 5/5 · C2: 8/8». */
export function progressBySection(
  asked: readonly Question[],
  states: AnswerStates,
): { section: Section; answered: number; total: number }[] {
  return (['C1', 'C2', 'C3', 'C4'] as const)
    .map((section) => {
      const own = asked.filter((question) => question.section === section);
      const { answered, total } = progressOf(own, states);
      return { section, answered, total };
    })
    .filter((entry) => entry.total > 0);
}

/** The next open question after one (from the start when none is given, and round again): first those untouched, then those set aside. */
export function nextOpen(asked: readonly Question[], states: AnswerStates, afterCode?: string): Question | null {
  const start = afterCode === undefined ? 0 : (numberIn(asked, afterCode)?.number ?? 0);
  const round = [...asked.slice(start), ...asked.slice(0, start)].filter((question) => question.code !== afterCode);
  const open = round.filter((question) => !isAnswered(states.get(question.code)));
  return open.find((question) => !isSetAside(states.get(question.code))) ?? open[0] ?? null;
}

/**
 * Whether documents must come with an answer, by the workbook's rule. «Bắt buộc» does not ask for papers about what
 * does not exist (Không áp dụng, Chưa ban hành, Không phát sinh …); a FILE answer is itself its documents.
 */
export function evidenceNeeded(question: Question, value: AnswerValue | null | undefined): boolean {
  if (!value) return false;
  if (value.type === 'FILE') return true;
  if (isNotApplicable(value) || ('none' in value && value.none === true)) return false;
  switch (question.evidence) {
    case 'NONE':
      return false;
    case 'REQUIRED':
      return true;
    case 'IF_YES':
      return isAffirmative(value, question);
    case 'IF_DONE':
      return isComplete(value, question);
  }
}

/** True when an answer lacks documents it needs, explained or not: «thiếu minh chứng». */
export const lacksEvidence = (question: Question, state: AnswerState | undefined): boolean =>
  evidenceNeeded(question, state?.value) && (state?.files ?? 0) === 0;

/** Why a question stands between a checklist and its submission. */
export interface MissingItem {
  readonly code: string;
  /** Its number among the questions asked. */
  readonly number: number;
  readonly why: 'UNANSWERED' | 'SET_ASIDE' | 'EVIDENCE';
}

/** What must be done before submitting: required questions without an answer, documents missing without explanation. */
export function listMissing(asked: readonly Question[], states: AnswerStates): MissingItem[] {
  return asked.flatMap((question, index): MissingItem[] => {
    const state = states.get(question.code);
    const item = { code: question.code, number: index + 1 };
    if (!isAnswered(state)) {
      if (!question.required) return [];
      return [{ ...item, why: isSetAside(state) ? 'SET_ASIDE' : 'UNANSWERED' }];
    }
    const explained = (state?.explanation ?? '').trim() !== '' || (state?.explanationCode ?? null) !== null;
    return lacksEvidence(question, state) && !explained ? [{ ...item, why: 'EVIDENCE' }] : [];
  });
}

/** Null when the checklist may be submitted, otherwise «Còn 03 mục trước khi nộp» with the items in order. Late never matters. */
export function maySubmit(
  asked: readonly Question[],
  states: AnswerStates,
  f: Formats,
): (Refusal & { readonly missing: readonly MissingItem[] }) | null {
  const missing = listMissing(asked, states);
  if (missing.length === 0) return null;
  return { ...refuse('submit-missing', { count: f.count(missing.length), n: missing.length }), missing };
}

/** How late a submission is: null in time; 0 working days later on the very day, after office hours, or on days off since. */
export function latenessOf(
  calendar: Pick<WorkingCalendar, 'workingDaysLate'>,
  dueAt: Date,
  submittedAt: Date,
): { workingDays: number } | null {
  if (submittedAt.getTime() <= dueAt.getTime()) return null;
  return { workingDays: calendar.workingDaysLate(dueAt, submittedAt) };
}

/** Figures this many whole months old are asked about before they are taken. */
const DATA_ASK_MONTHS = 3;

/** What becomes of the day up to which figures are counted: taken, asked about because it is old, or refused because it lies ahead. */
export type DataAsOf =
  | { readonly kind: 'one'; readonly on: Day }
  | { readonly kind: 'confirm'; readonly on: Day; readonly why: Refusal }
  | { readonly kind: 'none'; readonly refusal: Refusal };

/** Decides on «Số liệu tính đến ngày». */
export function decideDataAsOf(on: Day, todayOn: Day, f: Formats, askMonths = DATA_ASK_MONTHS): DataAsOf {
  if (on > todayOn) {
    return { kind: 'none', refusal: refuse('data-as-of-future', { date: f.day(on), today: f.day(todayOn) }) };
  }
  const months = monthsBetween(on, todayOn);
  if (months < askMonths) return { kind: 'one', on };
  return { kind: 'confirm', on, why: refuse('data-as-of-old', { months: f.count(months), n: months }) };
}

/** What a new value does to the questions asked: «Số câu: 30 → 28; 02 câu không còn cần trả lời». Values given are kept. */
export function effectOfAnswer(
  questions: Iterable<Question>,
  values: Values,
  code: string,
  value: AnswerValue | null,
): { before: number; after: number; added: string[]; dropped: string[] } {
  const list = [...questions];
  const before = applicable(list, values).map((question) => question.code);
  const after = applicable(list, new Map([...values, [code, value]])).map((question) => question.code);
  return {
    before: before.length,
    after: after.length,
    added: after.filter((asked) => !before.includes(asked)),
    dropped: before.filter((asked) => !after.includes(asked)),
  };
}

/** About how long a checklist takes, in minutes, to the next five: 30 questions are 40 minutes. */
export const minutesFor = (questions: number): number => Math.max(5, Math.ceil((questions * 4) / 3 / 5) * 5);

// Crockford's alphabet: no I, L, O, U, so that a code can be read out over the phone.
const RECEIPT_SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RECEIPT_LENGTH = 6;

/** A receipt code «7K3-92F» from six random bytes or more; says nothing about what it stands for. */
/** Working days the team has for a checklist that was handed in. */
const REVIEW_DAYS = 5;

/**
 * Until when a checklist that is handed in now is to be reviewed: within five working days and before its visit, but not before
 * the end of the next working day; null in a year without a calendar.
 */
export function reviewDueAt(calendar: WorkingCalendar, inspectOn: string, now: Date): Date | null {
  const today = dayOf(now);
  try {
    const [soonest, latest] = [1, REVIEW_DAYS].map((days) =>
      calendar.endOfOffice(calendar.addWorkingDays(today, days)),
    ) as [Date, Date];
    if (inspectOn <= today) return latest;
    const beforeVisit = calendar.endOfOffice(calendar.addWorkingDays(inspectOn, -1));
    if (beforeVisit >= latest) return latest;
    return beforeVisit > soonest ? beforeVisit : soonest;
  } catch {
    return null;
  }
}

export function receiptCode(random: Uint8Array): string {
  if (random.length < RECEIPT_LENGTH) throw new Error('A receipt code needs six random bytes');
  // 256 is a multiple of 32: every sign is equally likely.
  const signs = [...random.subarray(0, RECEIPT_LENGTH)].map((byte) => RECEIPT_SIGNS[byte % RECEIPT_SIGNS.length]);
  return `${signs.slice(0, 3).join('')}-${signs.slice(3).join('')}`;
}

/** A receipt code as typed or read out, in its written form: O is 0, I and L are 1; null when it is none. */
export function readReceiptCode(typed: string): string | null {
  const text = typed
    .toUpperCase()
    .replace(/[\s–-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (text.length !== RECEIPT_LENGTH || [...text].some((sign) => !RECEIPT_SIGNS.includes(sign))) return null;
  return `${text.slice(0, 3)}-${text.slice(3)}`;
}
