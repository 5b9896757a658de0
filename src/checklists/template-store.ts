// Reads the questions of a checklist template. A template never changes once it is written (a changed workbook makes a new
// version), so those in use are kept in memory, the least recently used forgotten first. It decides nothing.
import type { Tx } from '../kit/database.js';
import { parseCondition, questionsIn } from './conditions.js';
import { isRefusal } from '../kit/refusal.js';
import type { Question } from './types.js';

/** A checklist as it is asked: its questions in order, and which of them others depend on. */
export interface Template {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly questions: readonly Question[];
  readonly byOrder: ReadonlyMap<number, Question>;
  readonly byCode: ReadonlyMap<string, Question>;
  /** Codes of the questions that a condition («Hỏi khi») names, by who answers them. */
  readonly referred: Readonly<Record<'UNIT' | 'DELEGATION', readonly string[]>>;
}

const KEPT = 50;
const kept = new Map<string, Template>();

/** The template of that id, from memory when it was read before. Throws when there is none. */
export async function loadTemplate(tx: Tx, templateId: string): Promise<Template> {
  const known = kept.get(templateId);
  if (known) {
    kept.delete(templateId);
    kept.set(templateId, known);
    return known;
  }
  const row = await tx.checklistTemplate.findUniqueOrThrow({
    where: { id: templateId },
    include: { questions: { orderBy: { position: 'asc' } } },
  });
  const codes = row.questions.map((q) => q.code);
  const questions = row.questions.map((q): Question => {
    const askIf = q.askIf ? parseCondition(q.askIf, codes) : null;
    return {
      code: q.code,
      order: q.position,
      section: q.section as Question['section'],
      area: q.area,
      text: q.text,
      help: q.help,
      type: q.type,
      choices: q.choices,
      required: q.required,
      evidence: q.evidence,
      evidenceHint: q.evidenceHint,
      // The import refuses conditions it cannot read; should one be there all the same, the question is asked.
      askIf: isRefusal(askIf) ? null : askIf,
      classes: q.classes,
      forms: q.forms,
      answeredBy: q.byDelegation ? 'DELEGATION' : 'UNIT',
      maxPoints: q.maxPoints,
      min: q.min,
      max: q.max,
      earliestOn: q.earliestOn,
      latestOn: q.latestOn,
      mayBeNa: q.mayBeNa,
      asksAbsence: q.asksAbsence,
      noneWord: q.noneWord,
      numerator: q.numerator,
      countOf: q.countOf,
      yesChoices: q.yesChoices,
    };
  });
  const named = new Set(questions.flatMap((q) => (q.askIf ? questionsIn(q.askIf) : [])));
  const referredBy = (side: Question['answeredBy']) =>
    questions.filter((q) => q.answeredBy === side && named.has(q.code)).map((q) => q.code);
  const template: Template = {
    id: row.id,
    code: row.code,
    version: row.version,
    questions,
    byOrder: new Map(questions.map((q) => [q.order, q])),
    byCode: new Map(questions.map((q) => [q.code, q])),
    referred: { UNIT: referredBy('UNIT'), DELEGATION: referredBy('DELEGATION') },
  };
  kept.set(templateId, template);
  if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
  return template;
}

const templateIds = new Map<string, string>();

/** The template a checklist is pinned to. Remembered: a wrong memory is found out by `readStand`, which reads the truth. */
export async function templateOf(tx: Tx, checklistId: string): Promise<Template | null> {
  const known = templateIds.get(checklistId);
  if (known) return loadTemplate(tx, known);
  const row = await tx.checklist.findUnique({ where: { id: checklistId }, select: { templateId: true } });
  if (!row) return null;
  rememberTemplate(checklistId, row.templateId);
  return loadTemplate(tx, row.templateId);
}

const REMEMBERED = 5000;

/** Notes which template a checklist is pinned to. */
export function rememberTemplate(checklistId: string, templateId: string): void {
  templateIds.delete(checklistId);
  templateIds.set(checklistId, templateId);
  if (templateIds.size > REMEMBERED) templateIds.delete(templateIds.keys().next().value!);
}

/** The newest version of a checklist code; null when nothing was imported under it. */
export async function newestTemplateId(tx: Tx, code: string): Promise<string | null> {
  const row = await tx.checklistTemplate.findFirst({
    where: { code },
    orderBy: { version: 'desc' },
    select: { id: true },
  });
  return row?.id ?? null;
}
