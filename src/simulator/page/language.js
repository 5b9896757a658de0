// Tells Vietnamese from English, so that a screen reader reads each in its own voice: whole messages, and Vietnamese names
// inside English sentences. It knows letters, not chats.
// @ts-check
import { el, pageLanguage } from './dom.js';

const LETTERS = 'ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ';
const SIGN = `[${LETTERS}${LETTERS.toUpperCase()}]`;
const MARKED = new RegExp(SIGN, 'u');
const WORD = /\p{L}+/gu;
/** This share of a Vietnamese text's words carries a mark; English with names in it stays well below. */
const VIETNAMESE_FROM = 0.4;

/**
 * The language a text is in; null when it tells neither.
 * @param {string} text
 * @returns {'vi' | 'en' | null}
 */
export function languageOf(text) {
  const words = (text.match(WORD) ?? []).filter((word) => word !== word.toUpperCase());
  if (words.length === 0) return null;
  const share = words.filter((word) => MARKED.test(word)).length / words.length;
  if (share >= VIETNAMESE_FROM) return 'vi';
  return share > 0 || words.length > 3 ? 'en' : null;
}

/**
 * The value of `lang` for a text; nothing where it is the page's own.
 * @param {string} text
 */
export function langFor(text) {
  const language = languageOf(text);
  return language === pageLanguage() ? undefined : (language ?? undefined);
}

// A name: a marked word with the capitals before it («UBND huyện») and the capitalised words behind it («Tre Xanh»).
const NAME = new RegExp(
  String.raw`(?:\p{Lu}{2,}\s)*\p{L}*${SIGN}\p{L}*(?:\s(?:\p{L}*${SIGN}\p{L}*|\p{Lu}\p{L}*))*`,
  'gu',
);

/**
 * Words of the page itself, which are in its language whatever names they hold.
 * @param {string} text
 */
export const ownWords = (text) => withNames(text, pageLanguage());

/**
 * An English text with its Vietnamese names marked; any other as it is.
 * @param {string} text
 * @param {'vi' | 'en' | null} [language]
 * @returns {(Node | string)[]}
 */
export function withNames(text, language = languageOf(text)) {
  if (language !== 'en') return [text];
  /** @type {(Node | string)[]} */
  const out = [];
  let at = 0;
  for (const found of text.matchAll(NAME)) {
    out.push(text.slice(at, found.index), el('span', { lang: 'vi' }, found[0]));
    at = found.index + found[0].length;
  }
  return [...out, text.slice(at)];
}
