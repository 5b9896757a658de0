// A paper that lies at the wrong question or item goes to another one of its unit, until either is handed in: asked from its
// receipt or from the list of a question's papers. Rights and places are read anew; whoever has one of the two cards open is told.
import { createHash } from 'node:crypto';
import type { RoomPorts } from '../dialogue/ports.js';
import type { KnownTurn } from '../dialogue/turn.js';
import { cut } from '../kit/cut.js';
import { LANE, layOut } from '../outbox/message.js';
import { pageOf, toPage, turningRows } from '../people/pages.js';
import { placeButton, placeLines, type OpenPlace, type QuestionOfPaper } from './loose.js';
import { redrawReceipt } from './receipt-card.js';
import { counts } from './receipts.js';
import { closedKey, ownPaper, standingOf, type PaperPlaces } from './removing.js';
import { settleAsked } from './settled.js';
import { findSame, isPlaced, moveEvidence, type Evidence } from './store.js';
import { noteWarned } from './warning.js';

export interface MovePorts extends PaperPlaces {
  /** Where a paper may go instead of where it lies, the question somebody is at first. */
  placesBeside(turn: KnownTurn, paper: Evidence): Promise<OpenPlace[]>;
  /** A paper has come to this place, or has left it. */
  papersCame(turn: KnownTurn, place: QuestionOfPaper): Promise<void>;
  /** Colleagues whose card shows this place now. */
  colleaguesAt(
    turn: KnownTurn,
    place: QuestionOfPaper,
  ): Promise<readonly { personId: string; chatId: bigint; locale: 'vi' | 'en' }[]>;
}

type PlaceOfPaper = Pick<Evidence, 'checklistId' | 'questionCode' | 'side' | 'itemId'>;

/** Names where a paper lay when it was asked where it should go: a list that speaks of another place is an old one. */
const markOf = ({ checklistId, questionCode, itemId }: PlaceOfPaper): string =>
  createHash('sha256').update([checklistId, questionCode, itemId].join('|')).digest('hex').slice(0, 5);

/** Whether a list of places was drawn when the paper lay where it lies now. */
export const isOfNow = (paper: PlaceOfPaper, mark: string): boolean => mark === markOf(paper);

export function moveActs(ports: Pick<RoomPorts, 'words'>, given: MovePorts) {
  /** The paper, while it may be moved from where it lies; null after a word why not. */
  async function movable(turn: KnownTurn, id: string | undefined): Promise<Evidence | null> {
    const paper = await ownPaper(turn, id);
    if (!paper || !isPlaced(paper)) {
      turn.refuseRights();
      return null;
    }
    const { t } = turn.words;
    const standing = await standingOf(given, turn, paper);
    if (standing === 'open' && counts(paper)) return paper;
    turn.toast(t(standing === 'open' ? goneKey(paper) : closedKey(standing)));
    return null;
  }

  /** [Chuyển sang câu khác]: where it may go, by pages. */
  async function move(turn: KnownTurn, [id, page]: readonly string[]): Promise<void> {
    const paper = await movable(turn, id);
    if (!paper) return;
    const { t } = turn.words;
    const places = await given.placesBeside(turn, paper);
    if (places.length === 0) return turn.toast(t('documents-move-nowhere-toast'));
    const { shown, ...at } = pageOf(places, toPage(page));
    const buttons = shown.map((_place, n) =>
      placeButton(shown, n, (key) => `documents.to:${paper.id}:${key}:${markOf(paper)}`),
    );
    const asked = t('documents-move-which', { name: paper.name, place: paper.placeLabel ?? t('documents-place') });
    turn.tell({
      text: [asked, ...placeLines(turn, shown)].join('\n'),
      rows: [...layOut(buttons), ...turningRows(turn.words, (to) => `documents.move:${paper.id}:${to}`, at)],
    });
  }

  async function to(turn: KnownTurn, [id, key = '', mark]: readonly string[]): Promise<void> {
    const paper = await movable(turn, id);
    if (!paper) return;
    const { t } = turn.words;
    if (mark !== undefined && !isOfNow(paper, mark))
      return turn.toast(t('documents-lies-toast', { place: paper.placeLabel ?? t('documents-place') }));
    const place = (await given.placesBeside(turn, paper)).find((each) => each.key === key);
    if (!place) return turn.toast(t('documents-place-gone-toast'));
    const target = {
      ...{ checklistId: place.checklistId, questionCode: place.questionCode, side: place.side },
      ...{ itemId: place.itemId ?? null, placeLabel: place.label },
    };
    if (await findSame(turn.tx, target, paper))
      return turn.toast(t('documents-move-same-toast', { place: place.label }));
    if (!(await moveEvidence(turn.tx, paper, target))) return turn.toast(t('already-saved'));
    await noteWarned(turn, place.checklistId);
    const from = paper.itemId ?? paper.questionCode;
    turn.audit('documents.moved', paper.id, { from, place: target.itemId ?? target.questionCode });
    await tellColleagues(turn, paper, target);
    await given.papersCame(turn, paper);
    await given.papersCame(turn, target);
    turn.redraw();
    await redrawReceipt({ tx: turn.tx, effects: turn }, paper, ports.words);
    const said = { name: paper.name, from: paper.placeLabel ?? t('documents-place'), place: place.label };
    await settleAsked(turn, paper.id, t('documents-placed-line', { place: place.label }));
    turn.tell({ text: t('documents-moved', said) });
  }

  /** Whoever has the card of the one or the other open hears what went where, and by whom. */
  async function tellColleagues(turn: KnownTurn, paper: Evidence, target: PlaceOfPaper & { placeLabel: string }) {
    const at = [...(await given.colleaguesAt(turn, paper)), ...(await given.colleaguesAt(turn, target))];
    for (const other of new Map(at.map((each) => [each.personId, each])).values()) {
      const { t, f } = ports.words[other.locale];
      const text = t('documents-moved-by', {
        name: cut(paper.name, 80),
        from: paper.placeLabel ?? t('documents-place'),
        place: target.placeLabel,
        who: turn.who.fullName,
        at: f.momentShort(turn.now),
      });
      const key = `documents:moved:${paper.id}:${other.personId}:${turn.now.getTime()}`;
      turn.send(other, { text }, { key, lane: LANE.INTERACTIVE });
    }
  }

  return { move, to };
}

const goneKey = (paper: Evidence): string =>
  paper.state === 'REMOVED' ? 'documents-removed-toast' : 'documents-move-not-now-toast';
