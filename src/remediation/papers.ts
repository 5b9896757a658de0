// [Xem tệp]: the stored papers of an answer or an item, sent to who may read them. Only what may be opened by this reader
// leaves (documents/opening.ts), and it is noted who was sent what; the rest is named with a calm word. It must not decide
// who may read the place.
import type { Evidence } from '../generated/prisma/client.js';
import type { KnownTurn } from '../dialogue/turn.js';
import { checkKey, mayOpen } from '../documents/opening.js';
import { saveOpenings } from '../documents/store.js';
import type { Words } from '../kit/words.js';
import { cut } from './due-words.js';

/** How many papers one press sends. */
const AT_ONCE = 10;

/**
 * «trich-xuat-TTHC.pdf (đã kiểm tra) “đã niêm yết xong”»: with the words its sender gave it; no check where papers open unscanned
 * and this one was not scanned.
 */
function namePaper(words: Words, paper: Evidence): string {
  const check = checkKey(paper);
  const named = check ? `${cut(paper.name, 48)} (${words.t(check)})` : cut(paper.name, 48);
  return paper.note ? `${named} “${cut(paper.note, 80)}”` : named;
}

/** The line, once for a screen, that some of its papers can be opened although nothing has scanned them; null otherwise. */
export const sayUnscanned = (words: Words, papers: readonly Evidence[]): string | null =>
  papers.some((paper) => checkKey(paper) === null) ? words.t('documents-unscanned-note') : null;

/** «trich-xuat-TTHC.pdf (đã kiểm tra), …» for a card; at most `most` names. */
export function namePapers(words: Words, papers: readonly Evidence[], most = 4): string {
  const named = papers.slice(0, most).map((paper) => namePaper(words, paper));
  const rest = papers.length - named.length;
  return [
    named.join(', '),
    rest > 0 ? words.t('remediation-more-files', { count: words.f.count(rest), n: rest }) : null,
  ]
    .filter(Boolean)
    .join(' ');
}

/** Longer than what a caption holds beside the name of the file. */
const isLong = (note: string): boolean => [...note].length > 500;

/** Sends the papers of one place, «Câu 11» or an item's text; toasts when there is nothing that may be sent. */
export async function sendPapers(turn: KnownTurn, place: string, papers: readonly Evidence[]): Promise<void> {
  const { t, f } = turn.words;
  const reader = turn.who.personId;
  const ready = papers.filter((paper) => mayOpen(paper, reader)).slice(0, AT_ONCE);
  for (const paper of ready) {
    const check = checkKey(paper);
    const text = t('remediation-paper', {
      place,
      name: paper.name,
      size: paper.bytes === null ? '' : f.bytes(paper.bytes),
      at: f.moment(paper.receivedAt),
      check: check ? ` · ${t(check)}` : '',
      note: paper.note && !isLong(paper.note) ? `\n“${paper.note}”` : '',
    });
    const mime = paper.mime ?? 'application/octet-stream';
    turn.tell({ text, attachment: { kind: 'vault', hash: paper.hash, name: paper.name, mime } });
    // What a caption has no room for stands below it.
    if (paper.note && isLong(paper.note)) turn.tell({ text: `“${paper.note}”` });
  }
  const seen = ready.filter((paper) => paper.sentById !== reader).map((paper) => paper.id);
  if (seen.length > 0) {
    await saveOpenings(turn.tx, seen, reader, turn.now);
    turn.audit('documents.opened', null, { papers: seen });
  }
  const held = papers.filter((paper) => !mayOpen(paper, reader));
  const given = held.filter((paper) => paper.scan === 'UNSCANNABLE');
  const checking = held.filter((paper) => paper.scan !== 'UNSCANNABLE');
  for (const [key, some] of [
    ['documents-held-checking', checking],
    ['documents-held-unscannable', given],
  ] as const) {
    const names = some.slice(0, AT_ONCE).map((paper) => cut(paper.name, 48));
    if (names.length > 0) turn.tell({ text: t(key, { place, names: names.join(', ') }) });
  }
  if (papers.length === 0) return turn.toast(t('remediation-papers-none'));
  turn.toast(
    ready.length === 0
      ? t('documents-held-toast')
      : t('remediation-papers-sent', { count: f.count(ready.length), n: ready.length }),
  );
}
