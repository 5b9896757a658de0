// Where papers belong in a checklist, for whoever keeps them: the place of a question, the questions a loose file may be
// meant for, and whether a place may still take or lose papers.
import type { Evidence } from '../generated/prisma/client.js';
import type { KnownTurn } from '../dialogue/turn.js';
import type { SentFile } from '../inbox/input.js';
import { cut } from '../kit/cut.js';
import { cleanName } from '../documents/names.js';
import { listEvidence } from '../documents/store.js';
import { warnOfSecrets } from '../documents/warning.js';
import { listInspectionsOfUnits } from '../inspections/store.js';
import type { Tx } from '../kit/database.js';
import { unitsOf } from '../people/rules.js';
import type { EvidencePlace } from './ports.js';
import { numberText, placeLine, shortQuestion } from './question-screens.js';
import { listChecklists } from './store.js';
import { templateOf } from './template-store.js';
import { saveAnswer } from './answer-store.js';
import { listOthersAt } from './conflict-store.js';
import { showAgain } from './again.js';
import { factsOf, showAsk, showStored, type Room } from './asking.js';
import { filesScreen, gotFilesScreen, removableScreen } from './follow-screens.js';
import { noteStored } from './following.js';
import { goTo, mayAnswer, placeOf, readAt, standOf, type At } from './turns.js';
import type { AnswerValue } from './types.js';
import { firstOpen, isOpen, walkOf, type Walk } from './walk.js';
import { toPage } from '../people/pages.js';

/** A place of papers with its name; `key` names it as long as the checklist is there. */
export interface LabelledPlace extends EvidencePlace {
  readonly label: string;
  readonly key: string;
  readonly about: string;
}

/** The place of papers for the question somebody is at. */
export function paperPlaceOf(turn: KnownTurn, { walk, question }: At): LabelledPlace {
  const { checklistId, side, unitId } = walk.stand;
  const label = turn.words.t('checklists-button-question', { n: numberText(turn.words, walk, question) });
  const key = `q${question.order}.${checklistId.slice(-6)}`;
  const unit = side === 'UNIT' ? unitId : null;
  const about = shortQuestion(question, 60);
  return { checklistId, questionCode: question.code, side, unitId: unit, label, key, about };
}

/** The open checklists of this person: the one they are at first, then by when they are due. */
export async function openWalks(turn: KnownTurn): Promise<Walk[]> {
  const inspections = await listInspectionsOfUnits(turn.tx, unitsOf(turn.who));
  const begun = await listChecklists(
    turn.tx,
    inspections.map((inspection) => inspection.id),
  );
  const here = (turn.dialogue.data as { c?: string }).c;
  const walks: Walk[] = [];
  for (const { id } of begun.values()) {
    const stand = await standOf(turn, id, 'UNIT', null);
    if (stand && mayAnswer(turn.who, stand, turn.now)) walks.push(walkOf(stand));
  }
  const rank = ({ stand }: Walk) => (stand.checklistId === here ? 0 : (stand.dueAt?.getTime() ?? Infinity));
  return walks.sort((a, b) => rank(a) - rank(b));
}

/** Of a checklist sent back so many questions are offered; the others are in the list. */
const RETURNED = 3;

/** Questions a file sent outside any question may be meant for: in each open checklist the one where the unit is now. */
export async function openChecklistPlaces(turn: KnownTurn): Promise<LabelledPlace[]> {
  const here = placeOf(turn);
  return (await openWalks(turn)).flatMap((walk) => {
    const present = here?.data.c === walk.stand.checklistId ? walk.stand.template.byOrder.get(here.data.q) : undefined;
    const { reopened } = walk.stand;
    // What was sent back comes first, answered anew or not.
    const returned = walk.questions.filter(({ code }) => reopened.has(code)).slice(0, RETURNED);
    const first = present && isOpen(walk, present.code) ? present : returned.length > 0 ? null : firstOpen(walk);
    const offered = new Set([...(first ? [first] : []), ...returned]);
    return [...offered]
      .filter(({ code }) => isOpen(walk, code))
      .map((question) => paperPlaceOf(turn, { walk, question }));
  });
}

/** Every question of these checklists that may take papers now. */
export const otherChecklistPlaces = async (turn: KnownTurn): Promise<LabelledPlace[]> =>
  (await openWalks(turn)).flatMap((walk) =>
    walk.questions
      .filter((question) => isOpen(walk, question.code))
      .map((question) => paperPlaceOf(turn, { walk, question })),
  );

/** Whether papers of this question may be added or taken away now, and if not, why. */
export async function questionState(
  turn: KnownTurn,
  place: { checklistId: string | null; questionCode: string | null; side: 'UNIT' | 'DELEGATION' },
): Promise<'open' | 'submitted' | 'ended'> {
  const stand =
    place.checklistId && place.questionCode ? await standOf(turn, place.checklistId, place.side, null) : null;
  if (stand && isOpen(walkOf(stand), place.questionCode!)) return 'open';
  return stand && place.side === 'UNIT' ? 'submitted' : 'ended';
}

/** The papers of a question, as they count for its answer. */
export const papersOf = ({ tx }: { tx: Tx }, { walk, question }: At): Promise<Evidence[]> =>
  listEvidence(tx, { checklistId: walk.stand.checklistId, questionCode: question.code }).then((papers) =>
    papers.filter((paper) => paper.side === walk.stand.side),
  );

/** [Tệp] of a question: which of its papers is taken away or goes elsewhere, by pages; without any, the question again. */
export async function showRemovable(turn: KnownTurn, at: At, page: string | undefined, verb = ''): Promise<void> {
  const papers = await papersOf(turn, at);
  if (papers.length === 0) return showStored(turn, at);
  goTo(turn, at, 'stored');
  turn.show(
    removableScreen(
      factsOf(turn, at),
      papers.map(({ id, name }) => ({ id, name })),
      toPage(page),
      verb === 'm',
    ),
  );
}

/** One of them was chosen. */
export async function removeChosen(turn: KnownTurn, room: Room, at: At, paperId: string | undefined): Promise<void> {
  const papers = await papersOf(turn, at);
  if (papers.some((paper) => paper.id === paperId)) await room.evidence.removePaper(turn, paperId!);
  await showRemovable(turn, await readAt(turn, at.walk, at.question), undefined);
}

/** [Gửi tài liệu]: the card that waits for papers. */
export async function askPapers(turn: KnownTurn, at: At): Promise<void> {
  const { checklistId, own } = at.walk.stand;
  if (!own?.value) return showAsk(turn, at);
  await warnOfSecrets(turn, { checklistId });
  goTo(turn, at, 'files');
  turn.show(filesScreen(factsOf(turn, at)));
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

/** How a paper is kept, what is said above the card, and the card that asks about a doubt, again: false when none was open. */
export interface Taking {
  readonly receive: () => Promise<string | null>;
  readonly echo: readonly string[];
  readonly again: (at: At, echo: readonly string[]) => Promise<boolean>;
}

/** A paper came for the question of `at`: it is kept at once; of a FILE question it is the answer. */
export async function takeFile(
  turn: KnownTurn,
  at: At,
  { albumId, name }: Pick<SentFile, 'albumId' | 'name'>,
  { receive, echo, again }: Taking,
): Promise<void> {
  const { walk, question } = at;
  if (!isOpen(walk, question.code)) return turn.tell({ text: turn.words.t('checklists-file-not-now') });
  const place = placeOf(turn);
  // Refused at once: that has been told, and the card stands below it again.
  const stands = async (now: At): Promise<void> => {
    if (place && !(await again(now, echo))) await showAgain(turn, now, place, echo);
  };
  if ((await receive()) === null) return stands(at);
  const now = await readAt(turn, walk, question);
  const files = now.walk.stand.own?.files ?? 0;
  for (const other of await listOthersAt(turn.tx, walk.stand.checklistId, question.order, turn.chatId))
    turn.again(other.chatId);
  // Set apart because it may be secret: its own message says so, and this card stands below it again.
  if (files === (walk.stand.own?.files ?? 0)) return stands(now);
  // The card that is left counted the papers before this one: it becomes the record of what was sent on it.
  notePaper(turn, now, name);
  const count = turn.words.f.count(files);
  const before = { place: placeLine(turn.words, now.walk, question), count, n: files };
  if (question.type !== 'FILE' && (await again(now, [turn.words.t('checklists-files-doubt', before)]))) return;
  const answered = question.type === 'FILE' ? await saveGiven(turn, now) : now;
  if (answered.walk.stand.own?.value) {
    // The papers of an album come one by one: the card of the first counts them all.
    const isMore = albumId !== null && place?.data.album === albumId && place.step === 'got';
    goTo(turn, answered, 'got', { album: albumId });
    return turn.show(gotFilesScreen(factsOf(turn, answered, echo)), { inPlace: isMore });
  }
  const isMore = albumId !== null && place?.data.album === albumId;
  const line =
    question.type === 'DOCREF'
      ? turn.words.t('read-docref-photo', { photos: count, n: files })
      : turn.words.t('checklists-files-before', before);
  const more = { album: albumId, ...(place?.data.partial ? { partial: place.data.partial } : {}) };
  return showAsk(turn, now, [line], more, { inPlace: isMore });
}

/** The record of a paper on the card it was sent at; it names no count, which the next paper would make untrue. */
function notePaper(turn: KnownTurn, { walk, question }: At, name: string): void {
  turn.record(
    turn.words.t('checklists-record-paper', {
      n: numberText(turn.words, walk, question),
      question: shortQuestion(question),
      name: cut(cleanName(name), 80),
      who: turn.who.fullName,
      at: turn.words.f.momentShort(turn.now),
    }),
  );
}

/** The answer of a FILE question, once the first paper is there. */
export async function saveGiven(turn: KnownTurn, at: At): Promise<At> {
  const { walk, question } = at;
  const { own, checklistId, side } = walk.stand;
  if (own?.value?.type === 'FILE' && own.value.value === 'GIVEN') return at;
  const value: AnswerValue = { type: 'FILE', value: 'GIVEN' };
  const given = { checklistId, code: question.code, side, value, seen: own?.version ?? 0 };
  const saved = await saveAnswer(turn.tx, { ...given, personId: turn.who.personId, now: turn.now });
  if (saved.kind === 'saved') await noteStored(turn, walk, question, value, saved.version);
  return readAt(turn, walk, question);
}
