// Reads numbers written in Vietnamese words: «hai mươi», «một trăm linh năm», «một nghìn bốn trăm», «một tá», with or without
// marks. Says when the words may mean something else («sau» is six, or later). Knows no question.

import { fold } from '../../kit/vietnamese.js';

/** A number in words. `sure` is false for words that also mean something else, and for colloquial ones (tá, chục). */
export interface NumberInWords {
  readonly value: number;
  readonly sure: boolean;
}

type Part =
  | { readonly kind: 'digit'; readonly n: number }
  | { readonly kind: 'ten' | 'dozen' | 'and' }
  | { readonly kind: 'times'; readonly n: number };

const digit = (n: number): Part => ({ kind: 'digit', n });
const times = (n: number): Part => ({ kind: 'times', n });

/** Folded word → what it is and how it is written with its marks; a word with other marks is another word («bà», «ngân»). */
const PARTS: Readonly<Record<string, readonly [Part, ...string[]]>> = {
  mot: [digit(1), 'một', 'mốt'],
  hai: [digit(2), 'hai'],
  ba: [digit(3), 'ba'],
  bon: [digit(4), 'bốn'],
  tu: [digit(4), 'tư'],
  nam: [digit(5), 'năm'],
  lam: [digit(5), 'lăm'],
  nham: [digit(5), 'nhăm'],
  sau: [digit(6), 'sáu'],
  bay: [digit(7), 'bảy', 'bẩy'],
  tam: [digit(8), 'tám'],
  chin: [digit(9), 'chín'],
  muoi: [{ kind: 'ten' }, 'mười', 'mươi'],
  chuc: [{ kind: 'ten' }, 'chục'],
  ta: [{ kind: 'dozen' }, 'tá'],
  linh: [{ kind: 'and' }, 'linh'],
  le: [{ kind: 'and' }, 'lẻ'],
  tram: [times(100), 'trăm'],
  nghin: [times(1000), 'nghìn'],
  ngan: [times(1000), 'ngàn'],
  trieu: [times(1_000_000), 'triệu'],
  ty: [times(1_000_000_000), 'tỷ'],
  ti: [times(1_000_000_000), 'tỉ'],
};

/** Without their marks these are everyday words too: năm/nam, sáu/sau, tám/tạm, tư/từ, lăm/làm, lẻ/lễ. */
const DOUBTFUL = new Set(['nam', 'sau', 'tam', 'tu', 'lam', 'le', 'nham']);
const COLLOQUIAL = new Set(['ta', 'chuc']);

function partOf(word: string): { part: Part; sure: boolean } | null {
  const key = fold(word);
  const known = PARTS[key];
  if (!known) return null;
  const [part, ...spellings] = known;
  const marked = word !== key;
  if (marked && !spellings.includes(word)) return null;
  return { part, sure: !COLLOQUIAL.has(key) && (marked || !DOUBTFUL.has(key)) };
}

/** Tens said in one word: «hăm mốt» is «hai mươi mốt». */
const CONTRACTED: Readonly<Record<string, readonly string[]>> = { hăm: ['hai', 'mươi'], băm: ['ba', 'mươi'] };

/** The words as they count: in small letters, contracted ones in full. */
const inFull = (word: string): readonly string[] => {
  const small = word.normalize('NFC').toLowerCase();
  return CONTRACTED[small] ?? [small];
};

/** True for a word that can stand in a number. */
export const isNumberWord = (word: string): boolean => inFull(word).every((each) => partOf(each) !== null);

/** Reads words that are a number and nothing else; null when they are not, or can be said of two numbers («hai trăm mốt»). */
export function readNumberWords(words: readonly string[]): NumberInWords | null {
  let [total, section, last] = [0, 0, null as number | null];
  let [sure, before] = [true, null as Part['kind'] | null];
  let open: number | null = null;
  if (words.length === 0 || words.length > 20) return null;
  for (const word of words.flatMap(inFull)) {
    const found = partOf(word);
    if (!found) return null;
    const { part } = found;
    sure &&= found.sure;
    switch (part.kind) {
      case 'digit':
        if (last !== null) return null;
        last = part.n;
        // «hai trăm mốt» is 210 to some and 201 to others.
        open = before === 'times' ? part.n : null;
        break;
      case 'ten':
        if (last === null && before === 'ten') return null;
        section += (last ?? 1) * 10;
        [last, open] = [null, null];
        break;
      case 'dozen':
        if (last === null) return null;
        [total, last, open] = [total + last * 12, null, null];
        break;
      case 'and':
        if (before !== 'times') return null;
        break;
      case 'times': {
        const amount = part.n === 100 ? (last ?? 0) : section + (last ?? 0);
        if (amount === 0) return null;
        if (part.n === 100) section += amount * 100;
        else [total, section] = [total + amount * part.n, 0];
        [last, open] = [null, null];
      }
    }
    before = part.kind;
  }
  if (open !== null || before === 'and') return null;
  return { value: total + section + (last ?? 0), sure };
}

/** The longest run of number words in a text, with what stands before and after it; null when there is none or there are two. */
export function findNumberWords(text: string): (NumberInWords & { before: string[]; after: string[] }) | null {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\d]+/u)
    .filter(Boolean);
  const at = words.map(isNumberWord);
  const from = at.indexOf(true);
  if (from < 0) return null;
  const to = at.indexOf(false, from);
  const end = to < 0 ? words.length : to;
  if (at.indexOf(true, end) >= 0) return null;
  const read = readNumberWords(words.slice(from, end));
  return read && { ...read, before: words.slice(0, from), after: words.slice(end) };
}
