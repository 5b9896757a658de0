// The receipt of papers: name, size, time, check code, state of the check. One receipt per paper, one per album, edited as
// the checks come in. Pure: facts and words in, message out.
import { button, type Message } from '../outbox/message.js';
import type { Words } from '../kit/words.js';
import { checkCode } from './names.js';
import type { Evidence } from './store.js';

const SCAN_KEY = {
  PENDING: 'documents-scan-pending',
  CLEAN: 'documents-scan-clean',
  UNSCANNABLE: 'documents-scan-unscannable',
  INFECTED: 'documents-scan-infected',
} as const;

/** The dedupe key of the receipt a paper belongs to. */
export const receiptKey = (paper: { id: string; albumId: string | null; sentById: string }): string =>
  paper.albumId ? `receipt:${paper.sentById}:${paper.albumId}` : `receipt:${paper.id}`;

/** Draws the receipt for one paper or a whole album. */
export function receiptMessage(papers: readonly Evidence[], words: Words): Message {
  const { t, f } = words;
  const kept = papers.filter((paper) => paper.state === 'WAITING' || paper.state === 'KEPT');
  const first = kept[0] ?? papers[0]!;
  const place = first.placeLabel ?? t('documents-place');
  const factsOf = (paper: Evidence) => ({
    name: paper.name,
    size: paper.bytes === null ? '–' : f.bytes(paper.bytes),
    at: f.moment(paper.receivedAt),
    code: paper.hash ? checkCode(paper.hash) : '–',
    scan: t(SCAN_KEY[paper.scan]),
  });
  const rows = kept.length === 1 ? [[button(t('documents-button-remove'), `documents.remove:${first.id}`, 6)]] : [];
  if (kept.length <= 1) {
    const { code, scan, ...fetching } = factsOf(first);
    const text = first.hash
      ? t('documents-receipt', { place, code, scan, ...fetching })
      : t('documents-receipt-fetching', { place, ...fetching });
    return { text, rows };
  }
  const lines = kept.map((paper) => t('documents-receipt-line', factsOf(paper)));
  return { text: [t('documents-receipt-many', { place, count: f.count(kept.length) }), ...lines].join('\n'), rows };
}
