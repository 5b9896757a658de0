// A finding being recorded: whose it is, at which visit, and what the form may propose: words from the answer, the plan's usual
// date, and whether it was raised before. It writes nothing.
import type { Finding } from '../generated/prisma/client.js';
import { findPlan } from '../inspections/notice-store.js';
import { listChecklists, readChecklist, type AnsweredQuestion, type WholeChecklist } from '../checklists/store.js';
import { formatValue, isComplete } from '../checklists/values.js';
import type { KnownTurn } from '../dialogue/turn.js';
import { findInspectionForDelegation, type InspectionView } from '../inspections/store.js';
import { addDays, dayOf, type Day, type WorkingCalendar } from '../kit/calendar.js';
import { type Words } from '../kit/words.js';
import { isOnBothSides, mayDecideOnUnit } from '../people/rights.js';
import { findUnit, type UnitView } from '../people/store.js';
import { cut, inSentence } from './due-words.js';
import { type FormFacts } from './finding-screens.js';
import { findFinding, listRaised } from './finding-store.js';
import { readPlanNumbers } from './plan-numbers.js';
import { saysUnmet } from './review-rules.js';
import { countRaised } from './rules.js';
import { showVisit } from './visits.js';

export interface Form {
  readonly finding: Finding;
  readonly inspection: InspectionView;
  readonly unit: UnitView;
}

/** The visit at which this person may record findings now: of their team, under way or over. */
export async function visitToRecord(
  turn: KnownTurn,
  inspectionId: string | null,
): Promise<{ inspection: InspectionView; unit: UnitView } | null> {
  const inspection = inspectionId === null ? null : await findInspectionForDelegation(turn.tx, turn.who, inspectionId);
  const unit = inspection && (await findUnit(turn.tx, inspection.unitId));
  if (!inspection || !unit || !mayDecideOnUnit(turn.who, inspection)) {
    turn.refuseRights(inspection !== null && isOnBothSides(turn.who, inspection));
    return null;
  }
  return { inspection, unit };
}

/** A finding whoever decides for the team may read whole: their own draft, or what is recorded. */
export async function readFinding(turn: KnownTurn, id: string | undefined): Promise<Form | null> {
  const finding = id ? await findFinding(turn.tx, id) : null;
  if (!finding?.saved) return ownDraft(turn, id);
  const visit = await visitToRecord(turn, finding.inspectionId);
  return visit && { finding, ...visit };
}

/** A draft of this person's, with its visit; saved or foreign ones lead elsewhere. */
export async function ownDraft(turn: KnownTurn, id: string | undefined, lock = false): Promise<Form | null> {
  const finding = id ? await findFinding(turn.tx, id, lock) : null;
  const visit = finding ? await visitToRecord(turn, finding.inspectionId) : (turn.refuseRights(), null);
  if (!finding || !visit) return null;
  if (finding.saved) {
    await showVisit(turn, visit.inspection.id, turn.words.t('finding-already-saved'));
    return null;
  }
  if (finding.authorId === turn.who.personId) return { finding, ...visit };
  turn.refuseRights();
  return null;
}

async function checklistOf(turn: KnownTurn, inspectionId: string): Promise<WholeChecklist | null> {
  const row = (await listChecklists(turn.tx, [inspectionId])).get(inspectionId);
  return row ? readChecklist(turn.tx, row.id) : null;
}

/** What the form proposes: words from the answer, the plan's usual date, and whether this was raised before. */
export async function factsOf(
  turn: KnownTurn,
  { finding, inspection, unit }: Form,
  calendar: WorkingCalendar,
): Promise<FormFacts> {
  const whole = finding.questionCode === null ? null : await checklistOf(turn, inspection.id);
  const entry = whole?.questions.find((each) => each.question.code === finding.questionCode) ?? null;
  const { words } = turn;
  const raised = finding.text
    ? countRaised(
        { inspectionId: inspection.id, questionCode: finding.questionCode, text: finding.text },
        await listRaised(turn.tx, unit.id),
      )
    : { times: 1, earlierYear: null };
  return {
    unit: unit.title,
    questionNumber: entry?.number ?? null,
    proposal:
      entry === null || (entry.value !== null && isComplete(entry.value, entry.question))
        ? null
        : propose(words, entry),
    usualDue: await usualDue(turn, inspection, calendar),
    someDay: addDays(inspection.inspectOn, 30),
    issuer: (await findPlan(turn.tx))?.issuer ?? '…',
    raised,
  };
}

/** A shortcoming in words, from the question and what was answered to it: «Chưa khắc phục các tồn tại …». */
function propose(words: Words, { question, value }: AnsweredQuestion): string {
  const text = cut(question.text.replace(/[?:]\s*$/, ''), 240);
  if (value !== null && saysUnmet(value)) {
    return /^Đã /u.test(text)
      ? text.replace(/^Đã /u, 'Chưa ')
      : words.t('finding-proposed-not', { question: inSentence(text) });
  }
  const said =
    value === null
      ? words.t('review-no-value')
      : formatValue(value, words.f, (key, args) => words.t(key, args), question);
  return words.t('finding-proposed', { question: text, value: said });
}

/**
 * The day a span after the conclusion counts from while it has not been sent: the last day the plan gives for it, or today when
 * that has passed. Throws in a year without a calendar.
 */
export async function conclusionDay(
  turn: KnownTurn,
  inspection: InspectionView,
  calendar: WorkingCalendar,
): Promise<{ on: Day; isPlanned: boolean }> {
  const { conclusionDays } = await readPlanNumbers(turn.tx);
  const planned = dayOf(calendar.dueFrom.conclusionDueAt(inspection.inspectOn, conclusionDays));
  const today = dayOf(turn.now);
  return planned > today ? { on: planned, isPlanned: true } : { on: today, isPlanned: false };
}

/** So many days after the conclusion, rolled to a working day. */
export async function usualDue(
  turn: KnownTurn,
  inspection: InspectionView,
  calendar: WorkingCalendar,
): Promise<{ at: Date; days: number } | null> {
  const { remediationDays: days } = await readPlanNumbers(turn.tx);
  try {
    const { on } = await conclusionDay(turn, inspection, calendar);
    return { at: calendar.dueFrom.remediationDueAt(on, days), days };
  } catch {
    return null;
  }
}
