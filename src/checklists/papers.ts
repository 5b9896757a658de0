// Where papers belong in a checklist, for whoever keeps them: the place of a question, the questions a loose file may be
// meant for, and whether a place may still take or lose papers.
import type { KnownTurn } from '../dialogue/turn.js';
import { listInspectionsOfUnits } from '../inspections/store.js';
import type { Tx } from '../kit/database.js';
import { unitsOf } from '../people/rules.js';
import type { EvidencePlace } from './ports.js';
import { numberText, placeLine } from './question-screens.js';
import { listChecklists } from './store.js';
import { templateOf } from './template-store.js';
import { readStand, saveAnswer } from './answer-store.js';
import { showAgain } from './again.js';
import { factsOf, showAsk } from './asking.js';
import { gotFilesScreen } from './follow-screens.js';
import { noteStored } from './following.js';
import { goTo, mayAnswer, placeOf, readAt, standOf, type At } from './turns.js';
import type { AnswerValue } from './types.js';
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
    template && place.questionCode
      ? await readStand(tx, { checklistId: place.checklistId!, template, side: place.side, code: null })
      : null;
  return stand !== null && isOpen(walkOf(stand), place.questionCode!);
}

/** The act that leads to the question a paper was sent for. */
export async function questionActOf(
  tx: Tx,
  place: { checklistId: string | null; questionCode: string | null },
): Promise<string | null> {
  const template = place.checklistId ? await templateOf(tx, place.checklistId) : null;
  const question = template && place.questionCode ? template.byCode.get(place.questionCode) : undefined;
  return question ? `checklists.go:${place.checklistId}:${question.order}` : null;
}

/** A paper came for the question of `at`: it is kept at once; of a FILE question it is the answer. */
export async function takeFile(
  turn: KnownTurn,
  at: At,
  albumId: string | null,
  receive: () => Promise<string | null>,
  echo: readonly string[] = [],
): Promise<void> {
  const { walk, question } = at;
  if (!isOpen(walk, question.code)) return turn.tell({ text: turn.words.t('checklists-file-not-now') });
  const place = placeOf(turn);
  // Refused at once: that has been told, and the card stands below it again.
  if ((await receive()) === null) return place ? showAgain(turn, at, place, echo) : undefined;
  const now = await readAt(turn, walk, question);
  const files = now.walk.stand.own?.files ?? 0;
  // Set apart because it may be secret: its own message says so, and this card stands below it again.
  if (files === (walk.stand.own?.files ?? 0)) return place ? showAgain(turn, now, place, echo) : undefined;
  const answered = question.type === 'FILE' ? await saveGiven(turn, now) : now;
  if (answered.walk.stand.own?.value) {
    if (albumId !== null && place?.data.album === albumId && place.step === 'got') return;
    goTo(turn, answered, 'got', { album: albumId });
    return turn.show(gotFilesScreen(factsOf(turn, answered, echo), albumId !== null));
  }
  if (albumId !== null && place?.data.album === albumId) return;
  const count = turn.words.f.count(files);
  const line =
    question.type === 'DOCREF'
      ? turn.words.t('read-docref-photo', { photos: count, n: files })
      : turn.words.t('checklists-files-before', { place: placeLine(turn.words, now.walk, question), count, n: files });
  return showAsk(turn, now, [line], {
    album: albumId,
    ...(place?.data.partial ? { partial: place.data.partial } : {}),
  });
}

/** The answer of a FILE question, once the first paper is there. */
async function saveGiven(turn: KnownTurn, at: At): Promise<At> {
  const { walk, question } = at;
  const { own, checklistId, side } = walk.stand;
  if (own?.value?.type === 'FILE' && own.value.value === 'GIVEN') return at;
  const value: AnswerValue = { type: 'FILE', value: 'GIVEN' };
  const given = { checklistId, code: question.code, side, value, seen: own?.version ?? 0 };
  const saved = await saveAnswer(turn.tx, { ...given, personId: turn.who.personId, now: turn.now });
  if (saved.kind === 'saved') await noteStored(turn, walk, question, value, saved.version);
  return readAt(turn, walk, question);
}
