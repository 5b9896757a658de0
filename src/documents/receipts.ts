// The receipt of papers: name, size, time, check code, state of the check. One receipt per paper, one per album, edited as
// the checks come in; where papers may be opened unscanned it does not speak of a scan still to come. Pure: facts and words
// in, message out.
import { button, type Message } from '../outbox/message.js';
import type { Words } from '../kit/words.js';
import { checkCode } from './names.js';
import { checkKey } from './opening.js';
import type { Evidence } from './store.js';

/** The dedupe key of the receipt a paper belongs to. */
export const receiptKey = (paper: { id: string; albumId: string | null; sentById: string }): string =>
  paper.albumId ? `receipt:${paper.sentById}:${paper.albumId}` : `receipt:${paper.id}`;

/** Draws the receipt for one paper or a whole album. */
export function receiptMessage(papers: readonly Evidence[], words: Words): Message {
  const { t, f } = words;
  const kept = papers.filter((paper) => paper.state === 'WAITING' || paper.state === 'KEPT');
  const first = kept[0] ?? papers[0]!;
  const place = first.placeLabel ?? t('documents-place');
  const say = (paper: Evidence, key: string): string => {
    const facts = {
      name: paper.name,
      size: paper.bytes === null ? '–' : f.bytes(paper.bytes),
      at: f.moment(paper.receivedAt),
      code: paper.hash ? checkCode(paper.hash) : '–',
    };
    const check = checkKey(paper);
    return [t(key, { place, ...facts }), ...(check ? [t(check)] : [])].join(' · ');
  };
  const rows = kept.length === 1 ? [[button(t('documents-button-remove'), `documents.remove:${first.id}`, 6)]] : [];
  if (kept.length <= 1)
    return { text: say(first, first.hash ? 'documents-receipt' : 'documents-receipt-fetching'), rows };
  const lines = kept.map((paper) => say(paper, 'documents-receipt-line'));
  return { text: [t('documents-receipt-many', { place, count: f.count(kept.length) }), ...lines].join('\n'), rows };
}
