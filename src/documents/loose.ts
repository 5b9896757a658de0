// A paper that came outside any question: where it may go is offered, the open question first, then items to remedy; another
// question can be chosen from a list. A place is named by what it is, never by its number in a list that may have changed.
import type { KnownTurn } from '../dialogue/turn.js';
import { cut } from '../kit/cut.js';
import { button, layOut, type Button } from '../outbox/message.js';
import { PAGE, pageOf, toPage, turningRows } from '../people/pages.js';
import { mayActForUnit } from '../people/rights.js';
import { listUnits } from '../people/store.js';
import type { EvidencePlace } from './receive.js';
import { redrawReceipt } from './receipt-card.js';
import { ownPaper } from './removing.js';
import { settleAsked } from './settled.js';
import { isPlaced, placeEvidence, type Evidence } from './store.js';
import { noteWarned } from './warning.js';
import type { RoomPorts } from '../dialogue/ports.js';

/** Places offered for one loose file; the others stand on pages. */
const PLACES = 5;

/** A place a loose file may go to now. */
export interface OpenPlace extends EvidencePlace {
  readonly label: string;
  /** Short and its own for as long as the place exists. */
  readonly key: string;
  /** What is asked or to be remedied there, in a few words. */
  readonly about?: string;
}

/** The question a paper lies at, if it lies at one. */
export type QuestionOfPaper = Pick<EvidencePlace, 'checklistId' | 'questionCode' | 'side'>;

export interface LoosePorts {
  /** Places to offer: of each open checklist the open question, the one somebody is at first; then open items. */
  openPlaces(turn: KnownTurn): Promise<OpenPlace[]>;
  /** Every open question of every open checklist. */
  otherPlaces(turn: KnownTurn): Promise<OpenPlace[]>;
  /** A paper has come to this place. */
  papersCame(turn: KnownTurn, place: QuestionOfPaper): Promise<void>;
}

const unused = (turn: KnownTurn, id: string): Button =>
  button(turn.words.t('documents-button-unused'), `documents.remove:${id}`, 6);

const putting = (id: string) => (key: string) => `documents.put:${id}:${key}`;

const isItem = (place: OpenPlace): boolean => place.checklistId === null;

/** A button of a place: a question by its number; in a list that holds what is to be remedied, by its place in that list. */
export function placeButton(places: readonly OpenPlace[], n: number, actTo: (key: string) => string): Button {
  const place = places[n]!;
  const said = isItem(place) ? (place.about ?? place.label) : place.label;
  const label = places.some(isItem) ? `${n + 1} · ${said}` : said;
  return button(cut(label, 24), actTo(place.key));
}

/** The places in full, numbered as their buttons are; questions alone go by their own number. */
export const placeLines = (turn: KnownTurn, places: readonly OpenPlace[]): string[] =>
  places.map((place, n) => {
    const said = isItem(place)
      ? place.label
      : turn.words.t('documents-loose-line', { place: place.label, about: place.about ?? '' });
    return places.some(isItem) ? `${n + 1}. ${said}` : `– ${said}`;
  });

export function looseActs(ports: Pick<RoomPorts, 'words'>, { openPlaces, otherPlaces, papersCame }: LoosePorts) {
  /** Once the unit of a paper is known, places of that unit. */
  const ofUnit = (places: readonly OpenPlace[], { unitId }: Pick<Evidence, 'unitId'>): OpenPlace[] =>
    places.filter((place) => unitId === null || place.unitId === unitId);

  function showPlaces(turn: KnownTurn, id: string, places: readonly OpenPlace[]): void {
    const { t } = turn.words;
    const shown = places.slice(0, PLACES);
    const buttons = shown.map((_place, n) => placeButton(shown, n, putting(id)));
    const other = places.some((place) => place.checklistId !== null) || places.length > PLACES;
    turn.tell({
      text: [t('documents-loose'), ...(shown.some(isItem) ? placeLines(turn, shown) : [])].join('\n'),
      rows: [
        ...layOut(buttons),
        ...(other ? [[button(t('documents-button-other'), `documents.other:${id}:-`, 7)]] : []),
        [unused(turn, id)],
      ],
    });
  }

  /** Asked first of who acts for several units in which something is open. */
  async function askUnit(turn: KnownTurn, id: string, unitIds: readonly string[]): Promise<void> {
    const units = await listUnits(turn.tx, unitIds);
    const rows = unitIds.flatMap((unitId) => {
      const title = units.get(unitId)?.title;
      return title === undefined ? [] : [[button(cut(title, 40), `documents.unit:${id}:${unitId}`)]];
    });
    turn.tell({ text: turn.words.t('documents-loose-unit'), rows: [...rows, [unused(turn, id)]] });
  }

  /** The paper, while its sender may still say where it goes. */
  async function looking(turn: KnownTurn, id: string | undefined): Promise<Evidence | null> {
    const paper = await ownPaper(turn, id);
    if (!paper) {
      turn.refuseRights();
      return null;
    }
    if (!isPlaced(paper) && paper.state !== 'REMOVED') return paper;
    turn.toast(turn.words.t(paper.state === 'REMOVED' ? 'documents-removed-toast' : 'already-saved'));
    return null;
  }

  /** The unit of a paper sent outside any question was chosen; it may be chosen anew until the paper has its place. */
  async function unit(turn: KnownTurn, [id, unitId = '']: readonly string[]): Promise<void> {
    if (!mayActForUnit(turn.who, unitId)) return turn.refuseRights();
    const paper = await looking(turn, id);
    if (!paper) return;
    const places = ofUnit(await openPlaces(turn), { unitId });
    if (places.length === 0) return turn.toast(turn.words.t('documents-nowhere-toast'));
    await turn.tx.evidence.update({ where: { id: paper.id }, data: { unitId } });
    showPlaces(turn, paper.id, places);
  }

  async function where(turn: KnownTurn, [id]: readonly string[]): Promise<void> {
    const paper = await looking(turn, id);
    if (paper) await offerPlaces(turn, paper.id, paper.unitId);
  }

  /** [Chọn câu khác]: the open questions by pages, beginning with the one of the question offered. */
  async function other(turn: KnownTurn, [id, page = '']: readonly string[]): Promise<void> {
    const paper = await looking(turn, id);
    if (!paper) return;
    const { t } = turn.words;
    const places = ofUnit([...(await otherPlaces(turn)), ...(await openItems(turn))], paper);
    if (places.length === 0) return turn.toast(t('documents-nowhere-toast'));
    const [first] = await openPlaces(turn);
    const offered = Math.floor(places.findIndex((place) => place.key === first?.key) / PAGE);
    const { shown, ...at } = pageOf(places, /^\d/.test(page) ? toPage(page) : offered);
    turn.tell({
      text: [t('documents-loose-other', { name: paper.name }), ...placeLines(turn, shown)].join('\n'),
      rows: [
        ...layOut(shown.map((_place, n) => placeButton(shown, n, putting(paper.id)))),
        ...turningRows(turn.words, (to) => `documents.other:${paper.id}:${to}`, at),
        [unused(turn, paper.id)],
      ],
    });
  }

  const openItems = async (turn: KnownTurn): Promise<OpenPlace[]> =>
    (await openPlaces(turn)).filter((place) => place.checklistId === null);

  async function put(turn: KnownTurn, [id, key = '']: readonly string[]): Promise<void> {
    const paper = await looking(turn, id);
    if (!paper) return;
    const { t } = turn.words;
    const places = ofUnit([...(await openPlaces(turn)), ...(await otherPlaces(turn))], paper);
    const place = places.find((each) => each.key === key);
    if (places.length === 0) return turn.refuseRights();
    if (!place) return turn.toast(t('documents-place-gone-toast'));
    const { checklistId, questionCode, side, itemId, label, unitId } = place;
    const data = { checklistId, questionCode, side, itemId: itemId ?? null, placeLabel: label };
    if (!(await placeEvidence(turn.tx, paper.id, { ...data, ...(unitId ? { unitId } : {}) })))
      return turn.toast(t('already-saved'));
    await noteWarned(turn, checklistId);
    await papersCame(turn, place);
    turn.audit('documents.placed', paper.id, { place: itemId ?? questionCode });
    turn.toast(t('documents-placed-toast', { place: label }));
    await settleAsked(turn, paper.id, t('documents-placed-line', { place: label }));
    await redrawReceipt({ tx: turn.tx, effects: turn }, paper, ports.words);
    turn.tell({
      text: t('documents-placed', { place: label, name: paper.name }),
      rows: [[button(t('documents-button-remove'), `documents.remove:${paper.id}`, 6)]],
    });
  }

  /** Asks where a paper belongs. */
  async function offerPlaces(turn: KnownTurn, id: string, unitId: string | null = null): Promise<void> {
    const places = ofUnit(await openPlaces(turn), { unitId });
    const units = [...new Set(places.map((place) => place.unitId))].filter((each) => typeof each === 'string');
    if (units.length > 1) await askUnit(turn, id, units);
    else showPlaces(turn, id, places);
  }

  return { acts: { unit, where, other, put }, offerPlaces };
}
