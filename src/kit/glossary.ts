// The plan's own words in another language: questions, options, hints, causes. The plan is kept in Vietnamese; a voice with a
// glossary says its sentences in the reader's language wherever they stand in a sentence of the locales, also when they were
// cut, begin small inside a sentence or lost their full stop. What people typed is never looked up.
// It must not know where the words come from.
import { cut } from './cut.js';
import type { WordArgs, Words } from './words.js';

/** From the plan's words to those of the other language. */
export type Glossary = ReadonlyMap<string, string>;

/** Variables that carry what a person typed, or a person's name: always as they are. */
const OWN_WORDS = new Set(['typed', 'said', 'reason', 'name', 'file', 'note']);

const ENDING = /[?:.;…]+$/;
const lower = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);
const startsSmall = (text: string): boolean => text === lower(text) && text !== upper(text);
/** Small at the beginning, unless it opens with an abbreviation. */
const small = (text: string): string => (/^\p{Lu}(?!\p{Lu})/u.test(text) ? lower(text) : text);
const upper = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
const keyOf = (text: string): string => lower(text.trim().replace(ENDING, ''));

/** A voice that knows this glossary. */
export function withGlossary(words: Words, glossary: Glossary): Words {
  const entries = [...glossary].map(([own, said]) => ({ own, key: keyOf(own), said }));
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));

  /** The entry of a text, whole or cut; null when the text is none of the plan's. */
  function entryOf(text: string) {
    const key = keyOf(text);
    const whole = byKey.get(key);
    if (whole || !text.endsWith('…') || key.length < 12) return whole ?? null;
    return entries.find((entry) => entry.key.startsWith(key)) ?? null;
  }

  /** The words of the other language, in the form the text was in. */
  function sayIn(text: string): string | null {
    const entry = entryOf(text);
    if (!entry) return null;
    const said = startsSmall(text) ? small(entry.said) : upper(entry.said);
    if (text.endsWith('…')) return cut(said, [...text].length);
    return ENDING.test(text) ? said : said.replace(ENDING, '');
  }

  /** Several options stand as «one; another». */
  function sayAll(text: string): string {
    const whole = sayIn(text);
    if (whole !== null || !text.includes('; ')) return whole ?? text;
    const parts = text.split('; ').map(sayIn);
    return parts.includes(null) ? text : parts.join('; ');
  }

  const translated = (args: WordArgs): WordArgs =>
    Object.fromEntries(
      Object.entries(args).map(([name, value]) => [
        name,
        typeof value === 'string' && !OWN_WORDS.has(name) ? sayAll(value) : value,
      ]),
    );

  return { ...words, t: (key, args) => words.t(key, args && translated(args)), planWords: sayAll };
}
