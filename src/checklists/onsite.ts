// How far the questions are recorded that the delegation answers on site. Reads only; it draws nothing.
import type { Tx } from '../kit/database.js';
import { findUnit } from '../people/store.js';
import type { VisibleInspection } from '../inspections/store.js';
import { readStand } from './answer-store.js';
import { questionsFor } from './rules.js';
import { listChecklists } from './store.js';
import { loadTemplate, newestTemplateId, templateOf } from './template-store.js';
import { totalOf, walkOf, type Walk } from './walk.js';

/** Where a checklist stands for one side; null when there is none. */
export async function walkFor(tx: Tx, checklistId: string, side: 'UNIT' | 'DELEGATION'): Promise<Walk | null> {
  const template = await templateOf(tx, checklistId);
  const stand = template ? await readStand(tx, { checklistId, template, side, code: null }) : null;
  return stand ? walkOf(stand) : null;
}

export const countAnswered = (walk: Walk): number =>
  walk.questions.filter((question) => walk.stand.answered.has(question.code)).length;

export interface OnSiteCount {
  readonly answered: number;
  readonly total: number;
}

/** Of one inspection, with its checklist where it has been opened. */
export async function countOnSite(
  tx: Tx,
  inspection: VisibleInspection,
  checklistId: string | undefined,
  unitClass: Parameters<typeof questionsFor>[1]['unitClass'],
): Promise<OnSiteCount> {
  const walk = checklistId === undefined ? null : await walkFor(tx, checklistId, 'DELEGATION');
  if (walk) return { answered: countAnswered(walk), total: totalOf(walk) };
  const templateId = inspection.templateId ?? (await newestTemplateId(tx, inspection.checklistCode));
  if (!templateId) return { answered: 0, total: 0 };
  const { questions } = await loadTemplate(tx, templateId);
  const facts = { unitClass, form: inspection.form, contents: inspection.contents, answeredBy: 'DELEGATION' as const };
  return { answered: 0, total: questionsFor(questions, facts).length };
}

/** The same, found by the inspection alone. */
export async function readOnSite(tx: Tx, inspection: VisibleInspection): Promise<OnSiteCount> {
  const unit = await findUnit(tx, inspection.unitId);
  if (!unit) return { answered: 0, total: 0 };
  const checklist = (await listChecklists(tx, [inspection.id])).get(inspection.id);
  return countOnSite(tx, inspection, checklist?.id, unit.class);
}
