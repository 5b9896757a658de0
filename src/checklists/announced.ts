// What a notice needs of the checklists: the checklist pinned, how many questions the unit is asked, and under which subject
// its REPORT duty is kept. The inspections room is handed this by app.ts.
import type { ChecklistLink } from '../inspections/links.js';
import { findUnit } from '../people/store.js';
import { applicable, questionsFor } from './rules.js';
import { ensureChecklist } from './store.js';
import { loadTemplate, newestTemplateId } from './template-store.js';

export const checklistLink: ChecklistLink = {
  async ensureChecklist(tx, inspection, dueAt, now) {
    const templateId = inspection.templateId ?? (await newestTemplateId(tx, inspection.checklistCode));
    const unit = await findUnit(tx, inspection.unitId);
    // A plan without questions can still be announced; there is only nothing to answer.
    if (!templateId || !unit) return { questions: 0, subjectId: inspection.id };
    const { id } = await ensureChecklist(tx, inspection, now, dueAt);
    const { questions } = await loadTemplate(tx, templateId);
    const asked = questionsFor(questions, {
      unitClass: unit.class,
      form: inspection.form,
      contents: inspection.contents,
    });
    const ofUnit = applicable(asked, new Map()).filter((question) => question.answeredBy === 'UNIT');
    return { questions: ofUnit.length, subjectId: id };
  },
};
