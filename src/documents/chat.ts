// What can be done with a paper after it was sent: taken away again, declared not secret, given its place when it came
// outside any question. Rights and states are read anew at each press.
import { cut } from '../kit/cut.js';
import type { Duty, RoomFace } from '../dialogue/face.js';
import type { RoomPorts } from '../dialogue/ports.js';
import type { KnownTurn } from '../dialogue/turn.js';
import { button, layOut } from '../outbox/message.js';
import { isOffice, roleInUnit } from '../people/rules.js';
import { receiptKey, receiptMessage } from './receipts.js';
import { receiveEvidence, type EvidencePlace } from './receive.js';
import {
  clearEvidence,
  countQuarantined,
  findEvidence,
  placeEvidence,
  removeEvidence,
  type Evidence,
} from './store.js';

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
  /** The paper, if it is this person's own or their unit's. */
  async function ownPaper(turn: KnownTurn, id: string | undefined): Promise<Evidence | null> {
    const paper = id ? await findEvidence(turn.tx, id) : null;
    if (!paper) return null;
    const own =
      paper.sentById === turn.who.personId || (paper.unitId !== null && roleInUnit(turn.who, paper.unitId) !== null);
    return own ? paper : null;
  }

  async function remove(turn: KnownTurn, [id]: readonly string[]): Promise<void> {
    const paper = await ownPaper(turn, id);
    if (!paper) return turn.refuseRights();
    const { t } = turn.words;
    if (paper.state === 'REMOVED') return turn.toast(t('documents-removed-toast'));
    if (!(await isOpen(turn, paper))) return turn.toast(t('documents-closed-toast'));
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
    if (!(await clearEvidence(turn.tx, paper.id))) return turn.toast(turn.words.t('already-saved'));
    turn.audit('documents.declared-not-secret', paper.id);
    turn.tell(receiptMessage([{ ...paper, state: 'WAITING', albumId: null }], turn.words), `receipt:${paper.id}`);
  }

  async function put(turn: KnownTurn, [id, n]: readonly string[]): Promise<void> {
    const paper = await ownPaper(turn, id);
    const place = (await openPlaces(turn))[Number(n)];
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
    acts: { remove, clear, put },
    async looseFile(turn, file) {
      const places = (await openPlaces(turn)).slice(0, 6);
      if (places.length === 0) return false;
      const id = await receiveEvidence(turn, { checklistId: null, questionCode: null, side: 'UNIT' }, file);
      if (id === null) return true;
      const { t } = turn.words;
      turn.tell({
        text: t('documents-loose'),
        rows: [
          ...layOut(places.map((place, n) => button(cut(place.label, 24), `documents.put:${id}:${n}`))),
          [button(t('documents-button-unused'), `documents.remove:${id}`, 6)],
        ],
      });
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
