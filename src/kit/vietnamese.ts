// Vietnamese text as data: composing, folding for search and comparison, sorting people by their last word.
// The formatters of days, times and numbers for both languages are in formats.ts and offered from here too.
// Knows no sentence and no room.

export { formatsFor } from './formats.js';
export type { Formats } from './formats.js';

/** Composes text (NFC); file names from some phones and desktops arrive decomposed. */
export const nfc = (text: string): string => text.normalize('NFC');

// Normalisation does not take the bar off đ; Ð (U+00D0) and ð are the look-alikes some keyboards give.
const D_WITH_BAR = /[đð]/g;

/** The form in which two spellings of one word are equal: no marks, đ as d, lower case, single spaces. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(D_WITH_BAR, 'd')
    .replace(/\s+/g, ' ')
    .trim();
}

// Numbers within a name count as numbers: Trạm 2 stands before Trạm 10.
const collator = new Intl.Collator('vi', { numeric: true });

/** Order of the Vietnamese dictionary, A Ă Â … D Đ E Ê …, with numbers by their size (1, 2, 10); for sort(). */
export const compareVietnamese = (a: string, b: string): number => collator.compare(a, b);

/** Order of a list of people: by the given name (the last word), then the family name (the first), then the whole. */
export function compareNames(a: string, b: string): number {
  const x = nfc(a).trim().split(/\s+/);
  const y = nfc(b).trim().split(/\s+/);
  return (
    collator.compare(x[x.length - 1]!, y[y.length - 1]!) ||
    collator.compare(x[0]!, y[0]!) ||
    collator.compare(x.join(' '), y.join(' '))
  );
}

/** The same things in the order of their people's names; the list itself is left alone. */
export function sortNames<T>(items: readonly T[], nameOf: (item: T) => string): T[] {
  return [...items].sort((a, b) => compareNames(nameOf(a), nameOf(b)));
}
