// Who may open a paper: its sender once it is kept, everybody else once it was found clean, or where papers may be opened
// unscanned. Whether somebody may read the place it belongs to is decided there. Pure.
import type { Evidence } from '../generated/prisma/client.js';

type Paper = Pick<Evidence, 'state' | 'scan' | 'hash' | 'openUnscanned' | 'sentById'>;

/** Whether a paper may leave for this reader. */
export const mayOpen = <P extends Paper>(paper: P, readerId: string): paper is P & { readonly hash: string } =>
  paper.state === 'KEPT' &&
  paper.hash !== null &&
  paper.scan !== 'INFECTED' &&
  (paper.scan === 'CLEAN' || paper.openUnscanned || paper.sentById === readerId);

/** The same for its sender's receipt: where papers may be opened unscanned it says «received» and nothing of a scan. */
export const receiptCheckKey = (paper: Pick<Evidence, 'state' | 'scan' | 'openUnscanned'>): string | null =>
  paper.state === 'KEPT' && paper.openUnscanned && paper.scan === 'UNSCANNABLE' ? null : checkKey(paper);

/** The key of what is known of its check; null where papers may be opened unscanned and this one was not scanned yet. */
export function checkKey(paper: Pick<Evidence, 'state' | 'scan' | 'openUnscanned'>): string | null {
  if (paper.scan === 'PENDING' && paper.state === 'KEPT' && paper.openUnscanned) return null;
  if (paper.state === 'WAITING' || paper.scan === 'PENDING') return 'documents-scan-pending';
  if (paper.scan === 'CLEAN') return 'documents-scan-clean';
  return paper.scan === 'INFECTED' ? 'documents-scan-infected' : 'documents-scan-unscannable';
}
