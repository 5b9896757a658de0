// Reads numbers as people write them: 1420, 1.420, 1,420, 1 420, 98,5, 98.5. Each text gives every reading it allows,
// the reader's own way of writing first. Knows no question.

import type { Formats } from '../../kit/vietnamese.js';

/** One way to read a numeral. */
export interface Numeral {
  readonly value: number;
  /** 'plain' has no separator; 'home' is written the reader's way; 'odd' the other language's way. */
  readonly way: 'plain' | 'home' | 'odd';
  /** How many separators of thousands it has. */
  readonly groups: number;
}

const MAX_DIGITS = 13;

/** All readings of a numeral, likeliest first; none when it is not one or has more than 13 digits. */
export function readNumerals(text: string, f: Formats): Numeral[] {
  if (text.replace(/\D/g, '').length > MAX_DIGITS) return [];
  if (/^\d+$/.test(text)) return [{ value: Number(text), way: 'plain', groups: 0 }];
  if (/^[1-9]\d{0,2}( \d{3})+$/.test(text))
    return [{ value: Number(text.replaceAll(' ', '')), way: 'plain', groups: 0 }];
  const vietnamese = readWith(text, '.', ',');
  const english = readWith(text, ',', '.');
  const [home, odd] = f.locale === 'vi' ? [vietnamese, english] : [english, vietnamese];
  return [...(home ? [{ ...home, way: 'home' as const }] : []), ...(odd ? [{ ...odd, way: 'odd' as const }] : [])];
}

function readWith(text: string, thousands: string, comma: string): { value: number; groups: number } | null {
  const cut = text.indexOf(comma);
  const whole = cut < 0 ? text : text.slice(0, cut);
  const rest = cut < 0 ? '' : text.slice(cut + 1);
  if (cut >= 0 && !/^\d+$/.test(rest)) return null;
  const groups = whole.split(thousands);
  const grouped = groups.length > 1;
  if (grouped && !(/^[1-9]\d{0,2}$/.test(groups[0]!) && groups.slice(1).every((group) => /^\d{3}$/.test(group))))
    return null;
  if (!grouped && !/^\d+$/.test(whole)) return null;
  return { value: Number(`${groups.join('')}.${rest || '0'}`), groups: groups.length - 1 };
}

/** One comma or point with exactly three digits behind it: thousands to one, decimals to another. */
const IN_DOUBT = /^\d{1,3}[.,]\d{3}$/;

/** A whole number read from a numeral; `sure` is false when its only separator may have been meant for decimals. */
export function readWhole(text: string, f: Formats): { value: number; sure: boolean; odd: boolean } | null {
  for (const numeral of readNumerals(text, f)) {
    if (!Number.isInteger(numeral.value)) continue;
    // «1.420» and «1,420» may have meant 1,42; «1,420,000» can only be a million and more.
    const odd = numeral.way === 'odd' && numeral.groups > 0;
    return { value: numeral.value, sure: !IN_DOUBT.test(text), odd };
  }
  return null;
}

/** A numeral inside a text. */
export const NUMERAL = /\d+(?:[.,]\d+)*/g;

/** A numeral inside a folded text, thousands also set apart by spaces. */
export const GROUPED_NUMERAL = /(?<![\d.,])[1-9]\d{0,2}(?: \d{3})+(?![\d.,])|\d+(?:[.,]\d+)*/g;

/** The whole numbers a numeral may be: «12,000» is 12.000 and 12, «1.420» only 1.420. */
export function readWholes(text: string, f: Formats): number[] {
  const values = readNumerals(text, f).map((numeral) => numeral.value);
  const found = [...new Set(values.filter(Number.isInteger))];
  // With one group only the other language's comma is likely: the larger reading first.
  return IN_DOUBT.test(text) ? found.sort((a, b) => b - a) : found.slice(0, 1);
}
