// Lists of six with short number buttons: what stands on a page, and how one turns it. Pure.
import { button, layOut, type Button } from '../outbox/message.js';
import type { Words } from '../kit/words.js';

/** Entries on one page. */
export const PAGE = 6;
/** Buttons a card may carry. */
const MOST = 8;

/** One page of a list; a page that is no more becomes the last one. */
export function pageOf<T>(all: readonly T[], asked: number): { shown: readonly T[]; page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(all.length / PAGE));
  const page = Math.min(Math.max(0, asked), pages - 1);
  return { shown: all.slice(page * PAGE, page * PAGE + PAGE), page, pages };
}

/** Answers, then [‹ Trước] [Sau ›] to `act:page`, then what still has room at the bottom. */
export function pageRows(
  words: Words,
  answers: readonly Button[],
  act: string,
  at: { page: number; pages: number },
  bottom: readonly Button[],
): Button[][] {
  const turning: Button[] = [];
  if (at.page > 0) turning.push(button(words.t('button-previous'), `${act}:${at.page - 1}`, 8));
  if (at.page + 1 < at.pages) turning.push(button(words.t('button-next'), `${act}:${at.page + 1}`, 9));
  const room = MOST - answers.length - turning.length;
  return [layOut(answers), turning.length > 0 ? [turning] : [], layOut(bottom.slice(0, Math.max(0, room)))].flat();
}

/** The page number out of a button. */
export const toPage = (text: string | undefined): number =>
  text !== undefined && /^\d{1,3}$/.test(text) ? Number(text) : 0;
