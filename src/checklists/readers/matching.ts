// Which options of a CHOICE or MULTI question typed words may mean: whole words, their beginning, their initials, some of
// them, options written out or short, options they come near. Pure; knows no sentence.

import { nfc } from '../../kit/vietnamese.js';
import { writtenOut } from './abbreviations.js';
import { keyOf, literalOf, spellingsOf } from './typed.js';

const NEGATIONS = ['khong', 'chua', 'ko', 'k', 'kh', 'not', 'no'];

/** Folded words with single spaces for the punctuation between them: few people type an option's commas. */
const spaced = (key: string): string => key.replace(/[\s,;:.()/–-]+/g, ' ').trim();

/**
 * The options that typed words may mean; `literal` when they are the option's own words, `sure` when nothing else can be
 * meant. Part of an option's words is sure only when no other option has them too and no «chưa», «không» is left out.
 */
export function matchChoices(choices: readonly string[], typed: string): Match {
  const match = matchAsWritten(choices, typed);
  if (match.found.length > 0) return match;
  // «trang thông tin điện tử» is «Trang TTĐT», and the other way round.
  const [long, said] = [choices.map((choice) => writtenOut(spaced(keyOf(choice)))), spaced(keyOf(typed))];
  const isSame = long.every((each, n) => each === spaced(keyOf(choices[n]!))) && writtenOut(said) === said;
  if (isSame || said === '') return match;
  const { found, sure } = matchAsWritten(long, writtenOut(said));
  return { found: choices.filter((_choice, n) => found.includes(long[n]!)), literal: false, sure };
}

interface Match {
  readonly found: string[];
  readonly literal: boolean;
  readonly sure: boolean;
}

function matchAsWritten(choices: readonly string[], typed: string): Match {
  const exact = choices.filter(
    (choice) => nfc(choice).toLowerCase() === literalOf(typed) || nfc(choice) === nfc(typed).trim(),
  );
  if (exact.length === 1) return { found: exact, literal: true, sure: true };
  for (const key of spellingsOf(typed).map(spaced)) {
    if (!key) continue;
    const words = key.split(' ');
    const whole = choices.filter((choice) => spaced(keyOf(choice)) === key);
    if (whole.length > 0) return { found: whole, literal: false, sure: whole.length === 1 };
    const parts: ((folded: string) => boolean)[] = [
      (folded) => key.length >= 2 && initialsOf(folded) === key,
      (folded) => (key.length >= 2 || /^\d$/.test(key)) && containsInOrder(folded.split(' '), words),
      (folded) => key.length >= 3 && folded.startsWith(key),
    ];
    for (const part of parts) {
      const found = choices.filter((choice) => part(spaced(keyOf(choice))));
      if (found.length > 0) return { found, literal: false, sure: found.length === 1 && deniesAlike(found[0]!, words) };
    }
    const within = mentionedIn(choices, words);
    if (within.length > 0)
      return { found: within, literal: false, sure: within.length === 1 && saysNoMore(within[0]!, words) };
  }
  return { found: [], literal: false, sure: false };
}

/** «thực hiện» is not «Chưa thực hiện»: what an option denies must have been typed too, in full or by its first letters. */
function deniesAlike(choice: string, words: readonly string[]): boolean {
  const own = spaced(keyOf(choice)).split(' ');
  if (words.length === 1 && initialsOf(own.join(' ')) === words[0]) return true;
  return own.every((word) => !NEGATIONS.includes(word) || words.includes(word));
}

const NOT_WHOLE = /(?<![a-z])(?:gan|sap|hau het|phan lon|mot phan|co ban|chu yeu|tuong doi)(?![a-z])/;

/**
 * «gần đầy đủ», «chưa thực hiện đầy đủ»: near more than one option. What is nearly so is an option or its denial; what is
 * denied is one of those that deny.
 */
export function nearOptions(choices: readonly string[], key: string): string[] {
  const said = spaced(key).split(' ');
  const isDenied = said.some((word) => NEGATIONS.includes(word));
  if (!isDenied && !NOT_WHOLE.test(key)) return [];
  const affirmed = (choice: string) =>
    spaced(keyOf(choice))
      .split(' ')
      .filter((word) => !NEGATIONS.includes(word));
  const denies = (choice: string) => affirmed(choice).length < spaced(keyOf(choice)).split(' ').length;
  const meant = choices.filter((choice) => affirmed(choice).length > 0 && containsInOrder(said, affirmed(choice)));
  if (!meant.some(denies)) return [];
  return isDenied ? choices.filter(denies) : meant;
}

/** Words around an option that say nothing against it. */
const AROUND = new Set(
  'da la a nhe duoc niem yet cong khai thuc hien lam co tai dang o ve muc phuong an lua chon chon y thua em roi so hien nay'.split(
    ' ',
  ),
);

function saysNoMore(choice: string, words: readonly string[]): boolean {
  const own = spaced(keyOf(choice)).split(' ');
  return words.every((word) => own.includes(word) || AROUND.has(word));
}

const initialsOf = (folded: string): string =>
  folded
    .split(' ')
    .map((word) => word[0] ?? '')
    .join('');

function containsInOrder(words: readonly string[], wanted: readonly string[]): boolean {
  let next = 0;
  for (const word of words) if (word === wanted[next]) next += 1;
  return next === wanted.length;
}

/** Options whose whole words stand in a longer text, unless the text denies something the option does not deny. */
function mentionedIn(choices: readonly string[], words: readonly string[]): string[] {
  const text = ` ${words.join(' ')} `;
  const found = choices.filter((choice) => {
    const key = spaced(keyOf(choice));
    if (!key || !text.includes(` ${key} `)) return false;
    const own = key.split(' ');
    return words.every((word) => !NEGATIONS.includes(word) || own.includes(word));
  });
  return found.filter(
    (choice) =>
      !found.some((other) => other !== choice && ` ${spaced(keyOf(other))} `.includes(` ${spaced(keyOf(choice))} `)),
  );
}
