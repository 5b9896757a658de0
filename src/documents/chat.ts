// What can be done with a paper after it was sent: taken away again, declared not secret, given its place when it came
// outside any question. Rights and states are read anew at each press.
import { cut } from '../kit/cut.js';
import type { Duty, RoomFace } from '../dialogue/face.js';
import type { RoomPorts } from '../dialogue/ports.js';
import type { KnownTurn } from '../dialogue/turn.js';
import { button, layOut, type Message } from '../outbox/message.js';
import { mayActForUnit, mayHandlePaper } from '../people/rights.js';
import { isOffice } from '../people/rules.js';
import { listUnits } from '../people/store.js';
import { receiptKey, receiptMessage } from './receipts.js';
import { receiveEvidence, type EvidencePlace } from './receive.js';
import {
  clearEvidence,
  countQuarantined,
  findEvidence,
  findParties,
  isPlaced,
  placeEvidence,
  removeEvidence,
  type Evidence,
} from './store.js';

/** Places offered for one loose file. */
const PLACES = 6;

/** A place a loose file may go to now: an open question or an open item of this person. */
export interface OpenPlace extends EvidencePlace {
  readonly label: string;
}

export interface DocumentsPorts {
  /** Open places of the person, the present question first. */
  openPlaces(turn: KnownTurn): Promise<OpenPlace[]>;
  /** May this place still take or lose papers? */
  isOpen(turn: KnownTurn, paper: Evidence): Promise<boolean>;
}

export function documentsRoom(_ports: RoomPorts, { openPlaces, isOpen }: DocumentsPorts): RoomFace {
  /** The paper, if this person may decide about it now; that they once sent it is not enough. */
  async function ownPaper(turn: KnownTurn, id: string | undefined): Promise<Evidence | null> {
    const paper = id ? await findEvidence(turn.tx, id) : null;
    if (!paper) return null;
    const facts = { ...paper, placed: isPlaced(paper), ...(await findParties(turn.tx, paper)) };
    return mayHandlePaper(turn.who, facts) ? paper : null;
  }

  /** While it has no place it is the sender's; in a place it stays as it is once that is closed. */
  const isChangeable = async (turn: KnownTurn, paper: Evidence) => !isPlaced(paper) || isOpen(turn, paper);

  /** Open places this paper may go to: once its unit is known, those of that unit. */
  const placesFor = async (turn: KnownTurn, { unitId }: Pick<Evidence, 'unitId'>): Promise<OpenPlace[]> =>
    (await openPlaces(turn)).filter((place) => unitId === null || place.unitId === unitId).slice(0, PLACES);

  const unused = (turn: KnownTurn, id: string) =>
    button(turn.words.t('documents-button-unused'), `documents.remove:${id}`, 6);

  function placesMessage(turn: KnownTurn, id: string, places: readonly OpenPlace[]): Message {
    return {
      text: turn.words.t('documents-loose'),
      rows: [
        ...layOut(places.map((place, n) => button(cut(place.label, 24), `documents.put:${id}:${n}`))),
        [unused(turn, id)],
      ],
    };
  }

  /** Asked first of who acts for several units in which something is open. */
  async function unitsMessage(turn: KnownTurn, id: string, unitIds: readonly string[]): Promise<Message> {
    const units = await listUnits(turn.tx, unitIds);
    const rows = unitIds.map((unitId) => [
      button(cut(units.get(unitId)?.title ?? '–', 40), `documents.unit:${id}:${unitId}`),
    ]);
    return { text: turn.words.t('documents-loose-unit'), rows: [...rows, [unused(turn, id)]] };
  }

  /** The unit of a paper sent outside any question was chosen; it may be chosen anew until the paper has its place. */
  async function chooseUnit(turn: KnownTurn, [id, unitId = '']: readonly string[]): Promise<void> {
    const paper = await ownPaper(turn, id);
    if (!paper || !mayActForUnit(turn.who, unitId)) return turn.refuseRights();
    const places = await placesFor(turn, { unitId });
    if (isPlaced(paper) || paper.state === 'REMOVED') return turn.toast(turn.words.t('already-saved'));
    if (places.length === 0) return turn.toast(turn.words.t('documents-closed-toast'));
    await turn.tx.evidence.update({ where: { id: paper.id }, data: { unitId } });
    turn.tell(placesMessage(turn, paper.id, places));
  }

  async function remove(turn: KnownTurn, [id]: readonly string[]): Promise<void> {
    const paper = await ownPaper(turn, id);
    if (!paper) return turn.refuseRights();
    const { t } = turn.words;
    if (paper.state === 'REMOVED') return turn.toast(t('documents-removed-toast'));
    if (!(await isChangeable(turn, paper))) return turn.toast(t('documents-closed-toast'));
    if (!(await removeEvidence(turn.tx, paper.id, turn.now))) return turn.toast(t('documents-removed-toast'));
    turn.audit('documents.removed', paper.id);
    turn.edit(
      { chatId: turn.who.chatId, personId: turn.who.personId },
      receiptKey(paper),
      { text: t('documents-removed', { name: paper.name, at: turn.words.f.moment(turn.now) }) },
      'removed',
    );
    turn.toast(t('documents-removed-toast'));
  }

  async function clear(turn: KnownTurn, [id]: readonly string[]): Promise<void> {
    const paper = await ownPaper(turn, id);
    if (!paper) return turn.refuseRights();
    if (paper.state === 'QUARANTINED' && !(await isChangeable(turn, paper)))
      return turn.toast(turn.words.t('documents-closed-toast'));
    if (!(await clearEvidence(turn.tx, paper.id))) return turn.toast(turn.words.t('already-saved'));
    turn.audit('documents.declared-not-secret', paper.id);
    turn.tell(receiptMessage([{ ...paper, state: 'WAITING', albumId: null }], turn.words), `receipt:${paper.id}`);
  }

  async function put(turn: KnownTurn, [id, n]: readonly string[]): Promise<void> {
    const paper = await ownPaper(turn, id);
    const place = paper && (await placesFor(turn, paper))[Number(n)];
    if (!paper || !place) return turn.refuseRights();
    const { t } = turn.words;
    const { checklistId, questionCode, side, itemId, label, unitId } = place;
    const data = { checklistId, questionCode, side, itemId: itemId ?? null, placeLabel: label };
    if (!(await placeEvidence(turn.tx, paper.id, { ...data, ...(unitId ? { unitId } : {}) })))
      return turn.toast(t('already-saved'));
    turn.audit('documents.placed', paper.id, { place: itemId ?? questionCode });
    turn.toast(t('documents-placed-toast', { place: label }));
    turn.tell({ text: t('documents-placed', { place: label, name: paper.name }) });
  }

  return {
    name: 'documents',
    acts: { remove, clear, unit: chooseUnit, put },
    async looseFile(turn, file) {
      const places = await openPlaces(turn);
      if (places.length === 0) return false;
      const units = [...new Set(places.map((place) => place.unitId))].filter((unitId) => typeof unitId === 'string');
      const unitId = units.length === 1 ? units[0] : null;
      const id = await receiveEvidence(turn, { checklistId: null, questionCode: null, side: 'UNIT', unitId }, file);
      if (id === null) return true;
      turn.tell(
        units.length > 1 ? await unitsMessage(turn, id, units) : placesMessage(turn, id, places.slice(0, PLACES)),
      );
      return true;
    },
    async duties({ tx, who, words }): Promise<Duty[]> {
      if (!isOffice(who)) return [];
      const count = await countQuarantined(tx);
      if (count === 0) return [];
      const { t, f } = words;
      return [
        {
          place: t('place-office'),
          line: t('documents-duty-quarantined', { count: f.count(count) }),
          dueAt: null,
          label: t('button-help'),
          act: 'desk.help',
          watched: true,
        },
      ];
    },
  };
}
