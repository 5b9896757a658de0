// The receipt of papers: name, size, time, check code, state of the check. One receipt per paper, one per album with a line for
// each of its papers, edited as the checks come in, whatever becomes of them; where papers may be opened unscanned it does not
// speak of a scan. Pure: facts and words in, message out.
import { cut } from '../kit/cut.js';
import { button, layOut, type Button, type Message } from '../outbox/message.js';
import type { Words } from '../kit/words.js';
import { pageOf, turningRows } from '../people/pages.js';
import { checkCode } from './names.js';
import { receiptCheckKey } from './opening.js';
import { isPlaced, type Evidence } from './store.js';

/** The dedupe key of the receipt a paper belongs to. */
export const receiptKey = (paper: { id: string; albumId: string | null; sentById: string }): string =>
  paper.albumId ? `receipt:${paper.sentById}:${paper.albumId}` : `receipt:${paper.id}`;

/** Why a paper was taken away, where it was not by somebody's choice. */
export const REPEATED = 'documents-same-answer';
export const REPLACED = 'documents-replaced';

/** Signs of the words sent with a paper. */
const NOTE = 120;

/** Choices on one face of a receipt. */
const PAGE = 5;

/** Which of several papers is to be taken away, or to go elsewhere: a page of them. */
export interface Choosing {
  readonly page: number;
  readonly verb: 'remove' | 'move';
}

/** A press on the receipt of several as a choice; null shows the receipt as it was. */
export const toChoosing = (page: string | undefined, verb: string | undefined): Choosing | null =>
  page && /^\d$/.test(page) ? { page: Number(page), verb: verb === 'm' ? 'move' : 'remove' } : null;

export const counts = (paper: Pick<Evidence, 'state'>): boolean => paper.state === 'WAITING' || paper.state === 'KEPT';

/** Draws the receipt for one paper or a whole album; with `choosing`, a page of the papers that can be taken away or moved. */
export function receiptMessage(papers: readonly Evidence[], words: Words, choosing: Choosing | null = null): Message {
  const { t, f } = words;
  const kept = papers.filter(counts);
  const first = kept[0] ?? papers[0]!;
  const place = first.placeLabel ?? t('documents-place');
  if (papers.length === 1) return { text: aloneText(first, place, words), rows: actRows(kept, words) };
  // Once one of them lies elsewhere, each says where it lies.
  const isOne = kept.every((paper) => paper.placeLabel === first.placeLabel);
  const count = f.count(kept.length);
  const head = isOne ? t('documents-receipt-many', { place, count }) : t('documents-receipt-several', { count });
  const numbered = choosing !== null && kept.length > 1;
  const lines = papers.map((paper) => {
    const n = kept.indexOf(paper) + 1;
    const mark = numbered && n > 0 ? `${n}.` : '–';
    return lineOf(paper, words, mark, isOne ? null : (paper.placeLabel ?? t('documents-place')));
  });
  const rows = numbered ? choiceRows(kept, words, choosing) : actRows(kept, words);
  return { text: [head, ...lines].join('\n'), rows };
}

function factsOf(paper: Evidence, { f }: Words) {
  return {
    name: paper.name,
    size: paper.bytes === null ? '–' : f.bytes(paper.bytes),
    at: f.moment(paper.receivedAt),
    code: paper.hash ? checkCode(paper.hash) : '–',
  };
}

/** With the words sent along with it, as they were read, and what the check has found. */
function withCheck(paper: Evidence, words: Words, said: string): string {
  const check = receiptCheckKey(paper);
  const note = paper.note ? [`“${cut(paper.note, NOTE)}”`] : [];
  return [said, ...note, ...(check ? [words.t(check)] : [])].join(' · ');
}

/** What became of a paper that does not count any more. */
function gone(paper: Evidence, words: Words): string {
  const key =
    paper.state === 'REFUSED'
      ? 'documents-receipt-refused'
      : paper.state === 'QUARANTINED'
        ? 'documents-receipt-apart'
        : paper.refusal === REPEATED
          ? 'documents-receipt-repeated'
          : paper.refusal === REPLACED
            ? 'documents-receipt-replaced'
            : 'documents-receipt-removed';
  return words.t(key, { name: paper.name, at: words.f.moment(paper.settledAt ?? paper.receivedAt) });
}

function aloneText(paper: Evidence, place: string, words: Words): string {
  const { t } = words;
  if (!counts(paper)) {
    return paper.state === 'REMOVED' && paper.refusal === null
      ? t('documents-removed', { name: paper.name, at: words.f.moment(paper.settledAt ?? paper.receivedAt) })
      : t('documents-receipt-gone', { place, said: gone(paper, words) });
  }
  const key = paper.hash ? 'documents-receipt' : 'documents-receipt-fetching';
  return withCheck(paper, words, t(key, { place, ...factsOf(paper, words) }));
}

function lineOf(paper: Evidence, words: Words, mark: string, place: string | null): string {
  const { t } = words;
  if (!counts(paper)) return t('documents-receipt-entry', { mark, said: gone(paper, words) });
  const key = paper.hash ? 'documents-receipt-line' : 'documents-receipt-line-fetching';
  const about = withCheck(paper, words, t(key, factsOf(paper, words)));
  const said = place === null ? about : t('documents-loose-line', { place, about });
  return t('documents-receipt-entry', { mark, said });
}

/** What can be done: with one paper at once; of several one is chosen. */
function actRows(kept: readonly Evidence[], { t }: Words): Button[][] {
  const [only, second] = kept;
  if (!only) return [];
  const remove = second ? `documents.choose:${only.id}:0` : `documents.remove:${only.id}`;
  const move = second ? `documents.choose:${only.id}:0:m` : `documents.move:${only.id}`;
  const other = t(only.itemId === null ? 'documents-button-move' : 'documents-button-move-item');
  // One that has no place yet is given one.
  const moves = isPlaced(only) ? [[button(other, move, 7)]] : [];
  return [[button(t('documents-button-remove'), remove, 6)], ...moves];
}

function choiceRows(kept: readonly Evidence[], words: Words, { page, verb }: Choosing): Button[][] {
  const { t } = words;
  const { shown, ...at } = pageOf(kept, page, PAGE);
  const choose = `documents.choose:${kept[0]!.id}`;
  return [
    ...layOut(
      shown.map((paper) =>
        button(t(`documents-button-${verb}-one`, { n: kept.indexOf(paper) + 1 }), `documents.${verb}:${paper.id}`),
      ),
    ),
    ...turningRows(words, (to) => `${choose}:${to}${verb === 'move' ? ':m' : ''}`, at),
    [button(t('button-back'), `${choose}:-`, 2)],
  ];
}
