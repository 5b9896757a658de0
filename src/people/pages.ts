// Lists of six with short number buttons: what stands on a page, and how one turns it. Pure.
import { button, layOut, type Button } from '../outbox/message.js';
import type { Words } from '../kit/words.js';

/** Entries on one page. */
export const PAGE = 6;
/** Buttons a card may carry. */
const MOST = 8;

/** One page of a list; a page that is no more becomes the last one. */
export function pageOf<T>(
  all: readonly T[],
  asked: number,
  size = PAGE,
): { shown: readonly T[]; page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const page = Math.min(Math.max(0, asked), pages - 1);
  return { shown: all.slice(page * size, page * size + size), page, pages };
}

/** [‹ Trước] [Sau ›], as far as there is a page that way; none, no row. */
export const turningRows = (
  { t }: Words,
  actTo: (page: number) => string,
  { page, pages }: { page: number; pages: number },
): Button[][] =>
  layOut([
    ...(page > 0 ? [button(t('button-previous'), actTo(page - 1), 8)] : []),
    ...(page + 1 < pages ? [button(t('button-next'), actTo(page + 1), 9)] : []),
  ]);

/** Answers, then [‹ Trước] [Sau ›] to `act:page`, then what still has room at the bottom. */
export function pageRows(
  words: Words,
  answers: readonly Button[],
  act: string,
  at: { page: number; pages: number },
  bottom: readonly Button[],
): Button[][] {
  const turning = turningRows(words, (page) => `${act}:${page}`, at);
  const room = MOST - answers.length - turning.flat().length;
  return [layOut(answers), turning, layOut(bottom.slice(0, Math.max(0, room)))].flat();
}

/** The page number out of a button. */
export const toPage = (text: string | undefined): number =>
  text !== undefined && /^\d{1,3}$/.test(text) ? Number(text) : 0;
