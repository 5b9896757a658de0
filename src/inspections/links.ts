// What the inspections ask of the rooms that come after them; app.ts hands it in, because the arrows point the other way.
// It holds no rule.
import type { RoomPorts } from '../dialogue/ports.js';
import type { Tx } from '../kit/database.js';
import type { VisibleInspection } from './store.js';

export interface PinnedChecklist {
  readonly questions: number;
  readonly subjectId: string;
}

/** The checklists, as far as a notice needs them. */
export interface ChecklistLink {
  /**
   * Makes the checklist of an inspection if there is none yet, notes until when the unit is to hand it in (null: no date),
   * and tells how many questions the unit is asked and under which subject its REPORT duty is kept.
   */
  ensureChecklist(tx: Tx, inspection: VisibleInspection, dueAt: Date | null, now: Date): Promise<PinnedChecklist>;
}

export interface InspectionLinks {
  readonly checklists: ChecklistLink;
}

/** Everything the inspections room works with. */
export type InspectionPorts = RoomPorts & { readonly links: InspectionLinks };

/** For an app without checklists. */
export const NO_CHECKLISTS: InspectionLinks = {
  checklists: { ensureChecklist: (_tx, { id }) => Promise.resolve({ questions: 0, subjectId: id }) },
};
