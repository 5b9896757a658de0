// [Xem tệp]: the stored papers of an answer or an item, sent to who may read them. Only what has been kept and did not fail the
// safety check leaves; what is still being looked at is named with its state. It must not decide who may read.
import type { Evidence } from '../generated/prisma/client.js';
import type { KnownTurn } from '../dialogue/turn.js';
import type { Words } from '../kit/words.js';
import { cut } from './due-words.js';

/** How many papers one press sends. */
const AT_ONCE = 10;

/** «đã kiểm tra», «đang kiểm tra», «chưa kiểm tra được», «không qua kiểm tra an toàn». */
export function sayCheck(words: Words, paper: Pick<Evidence, 'state' | 'scan'>): string {
  if (paper.state === 'WAITING' || paper.scan === 'PENDING') return words.t('documents-scan-pending');
  if (paper.scan === 'CLEAN') return words.t('documents-scan-clean');
  return words.t(paper.scan === 'INFECTED' ? 'documents-scan-infected' : 'documents-scan-unscannable');
}

/** Whether a paper may leave for another reader: kept, and its check is over and did not find anything. */
export const maySend = (
  paper: Pick<Evidence, 'state' | 'scan' | 'hash'>,
): paper is { state: 'KEPT'; scan: 'CLEAN' | 'UNSCANNABLE'; hash: string } =>
  paper.state === 'KEPT' && paper.hash !== null && (paper.scan === 'CLEAN' || paper.scan === 'UNSCANNABLE');

/** «trich-xuat-TTHC.pdf (đã kiểm tra), …» for a card; at most `most` names. */
export function namePapers(words: Words, papers: readonly Evidence[], most = 4): string {
  const named = papers.slice(0, most).map((paper) => `${cut(paper.name, 48)} (${sayCheck(words, paper)})`);
  const rest = papers.length - named.length;
  return [
    named.join(', '),
    rest > 0 ? words.t('remediation-more-files', { count: words.f.count(rest), n: rest }) : null,
  ]
    .filter(Boolean)
    .join(' ');
}

/** Sends the papers of one place, «Câu 11» or an item's text; toasts when there is nothing that may be sent. */
export function sendPapers(turn: KnownTurn, place: string, papers: readonly Evidence[]): void {
  const { t, f } = turn.words;
  const ready = papers.filter((paper) => maySend(paper)).slice(0, AT_ONCE);
  const held = papers.filter((paper) => !maySend(paper));
  for (const paper of ready) {
    const text = t('remediation-paper', {
      place,
      name: paper.name,
      size: paper.bytes === null ? '' : f.bytes(paper.bytes),
      at: f.moment(paper.receivedAt),
      check: sayCheck(turn.words, paper),
      note: paper.note ? `\n“${cut(paper.note, 200)}”` : '',
    });
    const mime = paper.mime ?? 'application/octet-stream';
    turn.tell({ text, attachment: { kind: 'vault', hash: paper.hash, name: paper.name, mime } });
  }
  if (held.length > 0)
    turn.tell({ text: t('remediation-papers-held', { place, names: namePapers(turn.words, held, 10) }) });
  turn.toast(
    papers.length === 0
      ? t('remediation-papers-none')
      : t('remediation-papers-sent', { count: f.count(ready.length), n: ready.length }),
  );
}
