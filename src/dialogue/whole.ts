// [Đọc hết]: whatever a card had to cut, whole, in pages that a message holds. The room says what there is to read and who may.
import { leaves } from '../kit/cut.js';
import { plain, type Words } from '../kit/words.js';
import { button, type Button } from '../outbox/message.js';
import type { KnownTurn } from './turn.js';

const PAGE_CHARACTERS = 3000;

/** One part under its name; what nobody said is left out. */
export interface WholePart {
  readonly label: string;
  readonly text: string | null;
}

/** The button, when the card had to cut something. */
export const wholeButton = (words: Words, shown: string, act: string, star = 6): Button[] =>
  shown.includes('…') ? [button(words.t('button-whole'), act, star)] : [];

/** Shows everything, page by page; `act` is what a page's number is put behind, `back` the card it was cut from. */
export function showWhole(
  turn: KnownTurn,
  parts: readonly WholePart[],
  how: { act: string; back: string; page: string | undefined },
): void {
  const { t } = turn.words;
  const text = parts
    .filter((part) => part.text !== null && part.text.trim() !== '')
    .map((part) => t('whole-part', { label: part.label, text: plain(part.text!).trim() }))
    .join('\n\n');
  const pages = leaves(text, PAGE_CHARACTERS);
  const at = Math.min(/^\d{1,3}$/.test(how.page ?? '') ? Number(how.page) : 0, pages.length - 1);
  const head = pages.length > 1 ? [t('whole-page', { n: String(at + 1), of: String(pages.length) })] : [];
  const pager = [
    ...(at > 0 ? [button(t('button-previous'), `${how.act}:${at - 1}`, 8)] : []),
    ...(at < pages.length - 1 ? [button(t('button-next'), `${how.act}:${at + 1}`, 9)] : []),
  ];
  turn.show({
    text: [...head, pages[at]!.trim()].join('\n'),
    rows: [...(pager.length > 0 ? [pager] : []), [button(t('button-back'), how.back, 2)]],
  });
}
