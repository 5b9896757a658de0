// Checklists as whole things: begun for an inspection, listed for people, read with everything in them, handed to review and
// back. Answers one by one are answer-store.ts, submissions submit-store.ts. It decides nothing.
import type { AnswerReview, ChecklistState, Prisma, Side, Submission } from '../generated/prisma/client.js';
import type { Tx } from '../kit/database.js';
import { newId } from '../kit/ids.js';
import { findUnit, type UnitView } from '../people/store.js';
import { applicable, questionsFor } from './rules.js';
import { loadTemplate, newestTemplateId, rememberTemplate, type Template } from './template-store.js';
import type { AnswerValue, Question } from './types.js';

/** What beginning a checklist needs of its inspection. */
export interface InspectionForChecklist {
  readonly id: string;
  readonly checklistCode: string;
  readonly templateId: string | null;
}

/**
 * The checklist of an inspection, made when first needed and pinned to the newest version of its questions. `dueAt` is
 * kept with it when given (the notice sets and moves it); opening the REPORT deadline (subject: the checklist's id) is
 * the caller's. Throws when no questions were ever imported under the code.
 */
export async function ensureChecklist(
  tx: Tx,
  inspection: InspectionForChecklist,
  now: Date,
  dueAt?: Date | null,
): Promise<{ id: string; state: ChecklistState; dueAt: Date | null }> {
  const select = { id: true, state: true, dueAt: true, templateId: true } as const;
  const where = { inspectionId: inspection.id };
  let found = await tx.checklist.findUnique({ where, select });
  if (!found) {
    const templateId = inspection.templateId ?? (await newestTemplateId(tx, inspection.checklistCode));
    if (!templateId) throw new Error('an inspection names a checklist without questions');
    await tx.checklist.createMany({
      data: [{ id: newId(), inspectionId: inspection.id, templateId, dueAt: dueAt ?? null, createdAt: now }],
      skipDuplicates: true,
    });
    found = await tx.checklist.findUniqueOrThrow({ where, select });
    await tx.inspection.update({ where: { id: inspection.id }, data: { templateId: found.templateId } });
  }
  if (dueAt && found.dueAt?.getTime() !== dueAt.getTime()) {
    await tx.checklist.update({ where: { id: found.id }, data: { dueAt } });
    found = { ...found, dueAt };
  }
  rememberTemplate(found.id, found.templateId);
  return { id: found.id, state: found.state, dueAt: found.dueAt };
}

/** Notes when the first answer came. */
export async function saveStarted(tx: Tx, checklistId: string, now: Date): Promise<void> {
  await tx.checklist.updateMany({ where: { id: checklistId, startedAt: null }, data: { startedAt: now } });
}

/** Of these inspections those whose conclusion has been made: nothing more is asked about them. */
export async function listConcluded(tx: Tx, inspectionIds: readonly string[]): Promise<Set<string>> {
  const where = { inspectionId: { in: [...inspectionIds] } };
  return new Set(
    (await tx.conclusion.findMany({ where, select: { inspectionId: true } })).map((row) => row.inspectionId),
  );
}

/** The same, by checklist. */
export async function listConcludedChecklists(tx: Tx, checklistIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.checklist.findMany({
    where: { id: { in: [...checklistIds] } },
    select: { id: true, inspectionId: true },
  });
  const concluded = await listConcluded(
    tx,
    rows.map((row) => row.inspectionId),
  );
  return new Set(rows.filter((row) => concluded.has(row.inspectionId)).map((row) => row.id));
}

/** The checklists of these inspections, by inspection. */
export async function listChecklists(
  tx: Tx,
  inspectionIds: readonly string[],
): Promise<Map<string, { id: string; state: ChecklistState; dueAt: Date | null; supplementDueAt: Date | null }>> {
  const rows = await tx.checklist.findMany({
    where: { inspectionId: { in: [...inspectionIds] } },
    select: { id: true, inspectionId: true, state: true, dueAt: true, supplementDueAt: true },
  });
  return new Map(rows.map(({ inspectionId, ...row }) => [inspectionId, row]));
}

/** One question of a checklist with what was answered to it; `number` counts what applies to the unit now. */
export interface AnsweredQuestion {
  /** «4» of «câu 4»; null when it is not asked (any more): what was entered is kept all the same. */
  readonly number: number | null;
  readonly question: Question;
  readonly value: AnswerValue | null;
  readonly note: string | null;
  readonly explanation: string | null;
  readonly explanationCode: string | null;
  readonly explainedAt: Date | null;
  readonly explainedById: string | null;
  readonly version: number;
  readonly setAside: boolean;
  readonly reopenedAt: Date | null;
  readonly answeredById: string | null;
  readonly answeredAt: Date | null;
  /** Papers received and not refused or removed. */
  readonly files: number;
}

/** A checklist with everything in it, both sides. */
export interface WholeChecklist {
  readonly id: string;
  readonly state: ChecklistState;
  readonly inspectionId: string;
  readonly inspectOn: string;
  readonly unitId: string;
  readonly unitTitle: string;
  readonly teamId: string;
  readonly teamName: string;
  readonly template: Template;
  readonly dueAt: Date | null;
  readonly supplementDueAt: Date | null;
  readonly dataAsOfOn: string | null;
  /** What the unit answers, in order; the delegation's own questions stand in `onSite`. */
  readonly questions: readonly AnsweredQuestion[];
  readonly onSite: readonly AnsweredQuestion[];
  readonly reviews: readonly AnswerReview[];
  /** Rounds in order; a withdrawn one has `withdrawnAt`. */
  readonly submissions: readonly Submission[];
  /** Codes with two values between which nobody has chosen yet. */
  readonly disputed: readonly string[];
}

/** Reads a whole checklist: for its review screen, its submission, and the review of the delegation. Null when there is none. */
export async function readChecklist(tx: Tx, checklistId: string): Promise<WholeChecklist | null> {
  const row = await tx.checklist.findUnique({
    where: { id: checklistId },
    include: {
      inspection: { include: { team: { select: { name: true } } } },
      answers: true,
      submissions: { orderBy: { round: 'asc' } },
      reviews: { orderBy: [{ round: 'asc' }, { reviewedAt: 'asc' }] },
    },
  });
  if (!row) return null;
  const template = await loadTemplate(tx, row.templateId);
  const unit = await findUnit(tx, row.inspection.unitId);
  const files = await countFiles(tx, checklistId);
  const conflicts = await tx.answerConflict.findMany({
    where: { checklistId, resolvedAt: null },
    select: { questionCode: true },
  });
  const values = new Map(
    row.answers.flatMap((a) =>
      a.value !== null && template.byCode.get(a.questionCode)?.answeredBy === a.side
        ? [[a.questionCode, a.value as unknown as AnswerValue]]
        : [],
    ),
  );
  const ours = { unitClass: unit!.class, form: row.inspection.form, contents: row.inspection.contents };
  const askedNow = new Set(applicable(questionsFor(template.questions, ours), values).map((question) => question.code));
  const side = (which: 'UNIT' | 'DELEGATION'): AnsweredQuestion[] => {
    const answers = new Map(row.answers.filter((a) => a.side === which).map((a) => [a.questionCode, a]));
    let number = 0;
    return template.questions
      .filter((question) => question.answeredBy === which)
      .map((question) => {
        const answer = answers.get(question.code);
        return {
          number: askedNow.has(question.code) ? ++number : null,
          question,
          value: (answer?.value ?? null) as unknown as AnswerValue | null,
          note: answer?.note ?? null,
          explanation: answer?.explanation ?? null,
          explanationCode: answer?.explanationCode ?? null,
          explainedAt: answer?.explainedAt ?? null,
          explainedById: answer?.explainedById ?? null,
          version: answer?.version ?? 0,
          setAside: answer?.setAsideAt != null,
          reopenedAt: answer?.reopenedAt ?? null,
          answeredById: answer?.answeredById ?? null,
          answeredAt: answer?.answeredAt ?? null,
          files: files.get(`${which}:${question.code}`) ?? 0,
        };
      })
      .filter((entry) => entry.number !== null || entry.value !== null);
  };
  return {
    id: row.id,
    state: row.state,
    inspectionId: row.inspectionId,
    inspectOn: row.inspection.inspectOn,
    unitId: row.inspection.unitId,
    unitTitle: unit!.title,
    teamId: row.inspection.teamId,
    teamName: row.inspection.team.name,
    template,
    dueAt: row.dueAt,
    supplementDueAt: row.supplementDueAt,
    dataAsOfOn: row.dataAsOfOn,
    questions: side('UNIT'),
    onSite: side('DELEGATION'),
    reviews: row.reviews,
    submissions: row.submissions,
    disputed: conflicts.map((conflict) => conflict.questionCode),
  };
}

async function countFiles(tx: Tx, checklistId: string): Promise<Map<string, number>> {
  const groups = await tx.evidence.groupBy({
    by: ['side', 'questionCode'],
    where: { checklistId, state: { in: ['WAITING', 'KEPT'] } },
    _count: { _all: true },
  });
  return new Map(groups.map((group) => [`${group.side}:${group.questionCode}`, group._count._all]));
}

/** Submissions that wait for these teams (submitted or in review), the oldest first. */
export async function listSubmissionsToReview(
  tx: Tx,
  teamIds: readonly string[],
): Promise<
  {
    checklistId: string;
    state: ChecklistState;
    unitId: string;
    teamId: string;
    inspectOn: string;
    /** The unit it was taken over from; null when it is still its own. */
    takenFromId: string | null;
    submission: Submission;
  }[]
> {
  const rows = await tx.checklist.findMany({
    where: {
      state: { in: ['SUBMITTED', 'IN_REVIEW'] },
      inspection: { teamId: { in: [...teamIds] }, cancelledAt: null },
    },
    include: {
      inspection: { select: { unitId: true, teamId: true, inspectOn: true, takenFromId: true } },
      submissions: { where: { withdrawnAt: null }, orderBy: { round: 'desc' }, take: 1 },
    },
  });
  return rows
    .flatMap((row) =>
      row.submissions.map((submission) => ({ checklistId: row.id, state: row.state, ...row.inspection, submission })),
    )
    .sort((a, b) => a.submission.submittedAt.getTime() - b.submission.submittedAt.getTime());
}

/** Begins the review: from now on nothing can be withdrawn. False when it is not (any more) waiting for one. */
export async function claimReview(tx: Tx, checklistId: string): Promise<boolean> {
  const { count } = await tx.checklist.updateMany({
    where: { id: checklistId, state: 'SUBMITTED' },
    data: { state: 'IN_REVIEW' },
  });
  return count === 1;
}

/** The unit a checklist belongs to, with the registered office of its head. */
export async function findUnitOfChecklist(tx: Tx, checklistId: string): Promise<UnitView | null> {
  const row = await tx.checklist.findUnique({
    where: { id: checklistId },
    select: { inspection: { select: { unitId: true } } },
  });
  return row ? findUnit(tx, row.inspection.unitId) : null;
}

/** The inspection a checklist belongs to; null for what is no checklist. */
export const findInspectionOfChecklist = async (tx: Tx, checklistId: string): Promise<string | null> =>
  (await tx.checklist.findUnique({ where: { id: checklistId }, select: { inspectionId: true } }))?.inspectionId ?? null;

/** Opens single questions again for the unit; the rest stays closed. Opening the SUPPLEMENT deadline is the caller's. */
export async function reopenQuestions(
  tx: Tx,
  checklistId: string,
  codes: readonly string[],
  supplementDueAt: Date,
  now: Date,
): Promise<void> {
  await tx.checklist.update({ where: { id: checklistId }, data: { state: 'RETURNED', supplementDueAt } });
  const where: Prisma.AnswerWhereInput = { checklistId, side: 'UNIT', questionCode: { in: [...codes] } };
  const held = new Set(
    (await tx.answer.findMany({ where, select: { questionCode: true } })).map((a) => a.questionCode),
  );
  await tx.answer.createMany({
    data: codes
      .filter((code) => !held.has(code))
      .map((questionCode) => ({ id: newId(), checklistId, questionCode, version: 0, reopenedAt: now })),
  });
  await tx.answer.updateMany({ where, data: { reopenedAt: now } });
}

/** Ends the review with everything accepted. */
export async function saveAccepted(tx: Tx, checklistId: string): Promise<void> {
  await tx.checklist.updateMany({ where: { id: checklistId, state: 'IN_REVIEW' }, data: { state: 'ACCEPTED' } });
}

/**
 * What others answered since this person last answered something here: when that was, and which questions. Null when the
 * person has answered nothing yet.
 */
export async function listAnsweredSince(
  tx: Tx,
  checklistId: string,
  side: Side,
  personId: string,
): Promise<{ since: Date; answers: { code: string; byId: string }[] } | null> {
  const last = await tx.answerHistory.aggregate({
    where: { checklistId, side, answeredById: personId },
    _max: { answeredAt: true },
  });
  const since = last._max.answeredAt;
  if (!since) return null;
  const rows = await tx.answer.findMany({
    where: { checklistId, side, answeredAt: { gt: since }, answeredById: { not: personId } },
    select: { questionCode: true, answeredById: true },
  });
  return { since, answers: rows.map((row) => ({ code: row.questionCode, byId: row.answeredById! })) };
}
