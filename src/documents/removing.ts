// Takes a paper away for whoever answers for its place, from wherever it is asked: the receipt, the list of an album, a question,
// an item. The receipt is brought up to date in its sender's chat. Rights are read anew.
import type { RoomPorts } from '../dialogue/ports.js';
import type { KnownTurn } from '../dialogue/turn.js';
import { settleAsked } from './settled.js';
import { mayHandlePaper } from '../people/rights.js';
import { redrawReceipt } from './receipt-card.js';
import { findEvidence, findParties, isPlaced, removeEvidence, type Evidence } from './store.js';

/** Where the place of a paper stands: may it still take or lose papers, and if not, why. */
export type PlaceState = 'open' | 'submitted' | 'ended';

export interface PaperPlaces {
  /** How things stand with the answer or item a paper was sent for. */
  stateOf(turn: KnownTurn, paper: Evidence): Promise<PlaceState>;
}

/** The paper, if this person may decide about it now; that they once sent it is not enough. */
export async function ownPaper(turn: KnownTurn, id: string | undefined): Promise<Evidence | null> {
  const paper = id ? await findEvidence(turn.tx, id) : null;
  if (!paper) return null;
  const facts = { ...paper, placed: isPlaced(paper), ...(await findParties(turn.tx, paper)) };
  return mayHandlePaper(turn.who, facts) ? paper : null;
}

/** While it has no place it is the sender's; in a place it stays as it is once that is closed. */
export const standingOf = async (places: PaperPlaces, turn: KnownTurn, paper: Evidence): Promise<PlaceState> =>
  isPlaced(paper) ? places.stateOf(turn, paper) : 'open';

/** The words for a place that is closed. */
export const closedKey = (state: Exclude<PlaceState, 'open'>): string =>
  state === 'submitted' ? 'documents-closed-toast' : 'documents-ended-toast';

/** Takes the paper away; false after a word why not. */
export async function removePaper(
  turn: KnownTurn,
  ports: Pick<RoomPorts, 'words'>,
  places: PaperPlaces,
  id: string | undefined,
): Promise<boolean> {
  const paper = await ownPaper(turn, id);
  if (!paper) {
    turn.refuseRights();
    return false;
  }
  const { t } = turn.words;
  const standing = await standingOf(places, turn, paper);
  if (paper.state !== 'REMOVED' && standing !== 'open') {
    turn.toast(t(closedKey(standing)));
    return false;
  }
  if (!(await removeEvidence(turn.tx, paper.id, turn.now))) {
    turn.toast(t('documents-removed-toast'));
    return false;
  }
  turn.audit('documents.removed', paper.id);
  // A card may count it.
  turn.redraw();
  await settleAsked(turn, paper.id, t('documents-unused-line'));
  await tellRemoved(turn, ports, paper);
  turn.toast(t('documents-removed-toast'));
  return true;
}

/** What had a receipt shows it there; what was set apart or asked about had none, and is told in a line. */
async function tellRemoved(turn: KnownTurn, { words }: Pick<RoomPorts, 'words'>, paper: Evidence): Promise<void> {
  if (paper.state === 'QUARANTINED') {
    const at = turn.words.f.moment(turn.now);
    turn.tell({ text: turn.words.t('documents-removed', { name: paper.name, at }) }, `removed:${paper.id}`);
    return;
  }
  await redrawReceipt({ tx: turn.tx, effects: turn }, paper, words);
}
