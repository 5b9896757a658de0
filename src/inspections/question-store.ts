// Writes the questions of a checked plan: a checklist that differs becomes a new version. Inside the caller's transaction.
import type { Question } from '../generated/prisma/client.js';
import type { Tx } from '../kit/database.js';
import { newId } from '../kit/ids.js';
import { inBatches, type Applied } from './batches.js';
import { QUESTION_DEFAULTS, type QuestionRow } from './workbook/plan.js';

/** Questions that differ from the newest version of their checklist become a new version; inspections stay pinned to theirs. */
export async function applyQuestions(tx: Tx, rows: readonly QuestionRow[], now: Date): Promise<Applied> {
  const byChecklist = new Map<string, QuestionRow[]>();
  for (const row of rows) byChecklist.set(row.checklist, [...(byChecklist.get(row.checklist) ?? []), row]);
  let [added, changed] = [0, 0];
  for (const [code, questions] of byChecklist) {
    const newest = await tx.checklistTemplate.findFirst({
      where: { code },
      orderBy: { version: 'desc' },
      include: { questions: { orderBy: { position: 'asc' } } },
    });
    const held = newest?.questions.map(({ id: _, templateId: __, ...rest }) => rest) ?? [];
    const heldByCode = new Map(held.map((row) => [row.code, row]));
    const incoming = questions.map((row, n) => questionData(row, n + 1, heldByCode.get(row.code)));
    const difference = incoming.filter(
      (row, n) => JSON.stringify(sorted(held[n])) !== JSON.stringify(sorted(row)),
    ).length;
    if (newest && difference === 0 && held.length === incoming.length) continue;
    const templateId = newId();
    await tx.checklistTemplate.create({
      data: { id: templateId, code, version: (newest?.version ?? 0) + 1, createdAt: now },
    });
    await inBatches(incoming, (batch) =>
      tx.question.createMany({ data: batch.map((row) => ({ id: newId(), templateId, ...row })) }),
    );
    if (newest) changed += Math.max(difference, 1);
    else added += incoming.length;
  }
  return { added, changed };
}

const sorted = (row: object | undefined): unknown =>
  row ? Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)) : null;

type QuestionData = Omit<Question, 'id' | 'templateId'>;

/** A question as a row: what its line is silent about stays as it is held, or takes its default when the question is new. */
function questionData(row: QuestionRow, position: number, held: QuestionData | undefined): QuestionData {
  const told = <T>(value: T | null | undefined, was: T | null | undefined, otherwise: T): T =>
    (value === undefined ? was : value) ?? otherwise;
  const { section, area, required, evidence } = QUESTION_DEFAULTS;
  const byDelegation = row.answeredBy === undefined ? undefined : row.answeredBy === 'DELEGATION';
  return {
    position,
    code: row.code,
    section: told(row.section, held?.section, section),
    area: told(row.area, held?.area, area),
    text: row.question,
    help: told(row.help, held?.help, null),
    type: row.type,
    choices: [...told(row.choices, held?.choices, [])],
    required: told(row.required, held?.required, required),
    evidence: told(row.evidence, held?.evidence, evidence),
    evidenceHint: told(row.evidenceHint, held?.evidenceHint, null),
    askIf: told(row.askIf, held?.askIf, null),
    classes: [...told(row.classes, held?.classes, [])],
    forms: [...told(row.forms, held?.forms, [])],
    byDelegation: told(byDelegation, held?.byDelegation, false),
    maxPoints: told(row.maxPoints, held?.maxPoints, null),
    min: told(row.min, held?.min, null),
    max: told(row.max, held?.max, null),
    earliestOn: told(row.earliestOn, held?.earliestOn, null),
    latestOn: told(row.latestOn, held?.latestOn, null),
    mayBeNa: told(row.mayBeNa, held?.mayBeNa, false),
    asksAbsence: told(row.asksAbsence, held?.asksAbsence, false),
    noneWord: told(row.noneWord, held?.noneWord, null),
    numerator: told(row.numerator, held?.numerator, null),
    countOf: told(row.countOf, held?.countOf, null),
    yesChoices: [...told(row.yesChoices, held?.yesChoices, [])],
  };
}
