// What can be done with a paper after it was sent: taken away again, declared not secret, given its place when it came outside
// any question, corrected by editing its message; and what the office does with papers set apart. Rights and states are read
// anew at each press.
import type { Duty, RoomFace } from '../dialogue/face.js';
import type { RoomPorts } from '../dialogue/ports.js';
import type { KnownTurn } from '../dialogue/turn.js';
import { isOffice } from '../people/rules.js';
import { apartActs } from './apart.js';
import { takeEditedFile, type Given } from './edited.js';
import { looseActs, type LoosePorts } from './loose.js';
import { redrawReceipt } from './receipt-card.js';
import type { ReceiveEvidence } from './receive.js';
import { closedKey, ownPaper, removePaper, standingOf } from './removing.js';
import { isOfNow, moveActs, type MovePorts } from './moving.js';
import { receiptKey, receiptMessage, toChoosing } from './receipts.js';
import { clearEvidence, countQuarantined, findEvidence, isPlaced } from './store.js';

export type { OpenPlace } from './loose.js';

export interface DocumentsPorts extends LoosePorts, MovePorts {
  readonly receiveEvidence: ReceiveEvidence;
  readonly captionChanged: Given['captionChanged'];
}

export function documentsRoom(ports: RoomPorts, given: DocumentsPorts): RoomFace {
  const { openPlaces, receiveEvidence } = given;
  const loose = looseActs(ports, given);

  const moving = moveActs(ports, given);

  /** [Gỡ tệp] or [Chuyển sang câu khác] on the receipt of several: which one. Shown in the receipt itself. */
  async function choose(turn: KnownTurn, [id, page, verb]: readonly string[]): Promise<void> {
    const paper = await ownPaper(turn, id);
    if (!paper) return turn.refuseRights();
    await redrawReceipt({ tx: turn.tx, effects: turn }, paper, ports.words, toChoosing(page, verb));
  }

  async function clear(turn: KnownTurn, [id]: readonly string[]): Promise<void> {
    const paper = await ownPaper(turn, id);
    if (!paper) return turn.refuseRights();
    const { t } = turn.words;
    const standing = await standingOf(given, turn, paper);
    if (paper.state === 'QUARANTINED' && standing !== 'open') return turn.toast(t(closedKey(standing)));
    if (!(await clearEvidence(turn.tx, paper.id))) return turn.toast(t('already-saved'));
    turn.audit('documents.declared-not-secret', paper.id);
    const now = (await findEvidence(turn.tx, paper.id))!;
    turn.tell(receiptMessage([now], turn.words), receiptKey(now));
    if (!isPlaced(now)) await loose.offerPlaces(turn, now.id, now.unitId);
  }

  return {
    name: 'documents',
    acts: {
      remove: async (turn, [id]) => void (await removePaper(turn, ports, given, id)),
      choose,
      clear,
      ...loose.acts,
      ...moving,
      ...apartActs(ports),
    },
    async looseFile(turn, file) {
      const places = await openPlaces(turn);
      if (places.length === 0) return false;
      const units = [...new Set(places.map((place) => place.unitId))].filter((unitId) => typeof unitId === 'string');
      const unitId = units.length === 1 ? units[0] : null;
      const [only, second] = new Set(places.flatMap(({ checklistId }) => checklistId ?? []));
      const likely = second === undefined ? (only ?? null) : null;
      const side = places.every((place) => place.side === 'DELEGATION') ? 'DELEGATION' : 'UNIT';
      const none = { checklistId: null, questionCode: null, side, unitId, likely } as const;
      const id = await receiveEvidence(turn, none, file);
      const paper = id === null ? null : await findEvidence(turn.tx, id);
      // What is set apart or asked about waits for that first.
      if (paper?.state === 'WAITING') await loose.offerPlaces(turn, paper.id, paper.unitId);
      return true;
    },
    async isSettled(turn, act, isBelow) {
      const [name = '', id = '', , mark = ''] = act.split(':');
      const isPlacing = ['documents.put', 'documents.other', 'documents.unit', 'documents.where'].includes(name);
      const isMoving = name === 'documents.to' || name === 'documents.move';
      if (!isPlacing && !isMoving && name !== 'documents.remove') return false;
      const paper = await findEvidence(turn.tx, id);
      // A list left behind is none that words are meant for: a paper that has its place goes elsewhere only when asked to.
      if (paper && name === 'documents.to' && (!isBelow || !isOfNow(paper, mark))) return true;
      return paper?.state === 'REMOVED' || (isPlacing && paper !== null && isPlaced(paper));
    },
    editedFile: (turn, file, messageId) =>
      takeEditedFile(
        turn,
        {
          ...{ ports, places: given, receive: receiveEvidence, captionChanged: given.captionChanged },
          offerPlaces: (of, id) => loose.offerPlaces(of, id),
        },
        file,
        messageId,
      ),
    async duties({ tx, who, words }): Promise<Duty[]> {
      if (!isOffice(who)) return [];
      const count = await countQuarantined(tx);
      if (count === 0) return [];
      const { t, f } = words;
      const line = t('documents-duty-quarantined', { count: f.count(count) });
      return [{ place: t('place-office'), line, dueAt: null, label: t('people-see'), act: 'documents.apart:0' }];
    },
  };
}
