// Questions on site after something else led away from them: where a photograph or paper may belong there, and which visit
// «câu Đ1» means. It stores nothing.
import { keptOf, type KnownTurn } from '../dialogue/turn.js';
import { listOnSiteNow } from './duties.js';
import { listUnits } from '../people/store.js';
import { countOnSite } from './onsite.js';
import { paperPlaceOf, type LabelledPlace } from './papers.js';
import { listChecklists } from './store.js';
import { ASK, mayAnswer, standOf, type AskData } from './turns.js';
import { firstOpen, isOpen, walkOf, type Walk } from './walk.js';

/** The question that was open last, where it is one on site of this visit. */
function leftAt(turn: KnownTurn, { stand }: Walk) {
  const data = (turn.dialogue.kind === ASK ? turn.dialogue.data : keptOf(turn.dialogue, ASK)?.data) as
    Partial<AskData> | undefined;
  const question = data?.c === stand.checklistId ? stand.template.byOrder.get(data.q ?? -1) : undefined;
  return question?.answeredBy === 'DELEGATION' ? question : undefined;
}

/** The visits this person records on site now: the one that was left first, then the latest. */
export async function listOnSiteWalks(turn: KnownTurn): Promise<Walk[]> {
  const visits = await listOnSiteNow(turn);
  const begun = await listChecklists(
    turn.tx,
    visits.map(({ id }) => id),
  );
  const walks: Walk[] = [];
  for (const { id } of begun.values()) {
    const stand = await standOf(turn, id, 'DELEGATION', null);
    if (stand && mayAnswer(turn.who, stand, turn.now)) walks.push(walkOf(stand));
  }
  const rank = (walk: Walk) => (leftAt(turn, walk) ? '9' : walk.stand.inspectOn);
  return walks.filter(({ questions }) => questions.length > 0).sort((a, b) => (rank(a) < rank(b) ? 1 : -1));
}

/** Visits recorded on site of which no checklist was opened yet, with how many questions they have there; the latest first. */
export async function listOnSiteUnbegun(
  turn: KnownTurn,
): Promise<{ id: string; unit: string; on: string; total: number }[]> {
  const visits = await listOnSiteNow(turn);
  const begun = await listChecklists(
    turn.tx,
    visits.map(({ id }) => id),
  );
  const waiting = visits.filter(({ id }) => !begun.has(id));
  const units = await listUnits(
    turn.tx,
    waiting.map(({ unitId }) => unitId),
  );
  const counted = [];
  for (const visit of waiting) {
    const unit = units.get(visit.unitId)!;
    const { total } = await countOnSite(turn.tx, visit, undefined, unit.class);
    if (total > 0) counted.push({ id: visit.id, unit: unit.title, on: visit.inspectOn, total });
  }
  return counted.sort((a, b) => (a.on < b.on ? 1 : -1));
}

/** The visit whose question on site was left; null when none was. */
export const leftOnSite = (turn: KnownTurn, walks: readonly Walk[]): Walk | null =>
  walks.find((walk) => leftAt(turn, walk) !== undefined) ?? null;

/** Questions a file sent outside any question may be meant for: of each visit the one that was left, else the first open one. */
export const onSitePlacesNow = async (turn: KnownTurn): Promise<LabelledPlace[]> =>
  (await listOnSiteWalks(turn)).flatMap((walk) => {
    const question = leftAt(turn, walk) ?? firstOpen(walk) ?? walk.questions[0]!;
    return isOpen(walk, question.code) ? [paperPlaceOf(turn, { walk, question })] : [];
  });

/** Every question on site that may take papers now. */
export const otherOnSitePlaces = async (turn: KnownTurn): Promise<LabelledPlace[]> =>
  (await listOnSiteWalks(turn)).flatMap((walk) =>
    walk.questions
      .filter((question) => isOpen(walk, question.code))
      .map((question) => paperPlaceOf(turn, { walk, question })),
  );
