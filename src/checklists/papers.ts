// Where papers belong in a checklist, for whoever keeps them: the place of a question, the questions a loose file may be
// meant for, and whether a place may still take or lose papers.
import type { KnownTurn } from '../dialogue/turn.js';
import { listInspectionsOfUnits } from '../inspections/store.js';
import type { Tx } from '../kit/database.js';
import { unitsOf } from '../people/rules.js';
import type { EvidencePlace } from './ports.js';
import { numberText } from './question-screens.js';
import { listChecklists } from './store.js';
import { templateOf } from './template-store.js';
import { readStand } from './answer-store.js';
import { mayAnswer, placeOf, standOf, type At } from './turns.js';
import { firstOpen, isOpen, walkOf } from './walk.js';

type LabelledPlace = EvidencePlace & { readonly label: string };

/** The place of papers for the question somebody is at. */
export function paperPlaceOf(turn: KnownTurn, { walk, question }: At): LabelledPlace {
  const { checklistId, side, unitId } = walk.stand;
  const label = turn.words.t('checklists-button-question', { n: numberText(turn.words, walk, question) });
  return { checklistId, questionCode: question.code, side, unitId: side === 'UNIT' ? unitId : null, label };
}

/** Questions a file sent outside any question may be meant for: in each open checklist the one where the unit is now. */
export async function openChecklistPlaces(turn: KnownTurn): Promise<LabelledPlace[]> {
  const inspections = await listInspectionsOfUnits(turn.tx, unitsOf(turn.who));
  const begun = await listChecklists(
    turn.tx,
    inspections.map((inspection) => inspection.id),
  );
  const here = placeOf(turn);
  const places: LabelledPlace[] = [];
  for (const { id } of begun.values()) {
    const stand = await standOf(turn, id, 'UNIT', null);
    if (!stand || !mayAnswer(turn.who, stand, turn.now)) continue;
    const walk = walkOf(stand);
    const present = here?.data.c === id ? stand.template.byOrder.get(here.data.q) : undefined;
    const question = present && isOpen(walk, present.code) ? present : firstOpen(walk);
    if (question && isOpen(walk, question.code)) places.push(paperPlaceOf(turn, { walk, question }));
  }
  return places;
}

/** True while papers of this question may be added or taken away: the question is open. */
export async function isQuestionOpen(
  tx: Tx,
  place: { checklistId: string | null; questionCode: string | null; side: 'UNIT' | 'DELEGATION' },
): Promise<boolean> {
  const template = place.checklistId ? await templateOf(tx, place.checklistId) : null;
  const stand =
    template && place.questionCode ? await readStand(tx, place.checklistId!, template, place.side, null) : null;
  return stand !== null && isOpen(walkOf(stand), place.questionCode!);
}
