// Whether a field of Word acts by itself, by the words it is made of: asks a program for data, brings in text, a table or a picture
// from elsewhere. Text and pictures of one's own computer are everyday. It must not know what document the field stands in.
import { isElsewhere } from './targets.js';

/** Behind this much of a field nothing changes what it does. */
export const LONGEST_FIELD = 4_000;

const DDE = /^[\s"{]*DDE(?:AUTO)?(?:[\s"\\/]|$)/i;
const FROM_FILE = /^[\s"{]*(LINK|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|RD|DATABASE)(?=[\s"\\/]|$)/i;
/** Ends at the next quotation mark or with the field, so that nothing is looked at twice. */
const ARGUMENT = /"((?:[^"\\]|\\[^]?)*)(?:"|$)|((?:[^\s"\\]|\\[\\"])+)/g;
/** Rows and columns of a sheet look like a way of speaking: «R1C1:R9C9». */
const CELLS = /^\$?[a-z]{1,3}\$?\d+(?:c\d+)?:/i;
/** Blanks that follow one another count as one. */
const LONGEST_BEGIN = 300;
/** A field that is to tell what is brought in has begun where that is said. */
const ASKS_FOR_PLACE = /^[\s"{]*(?:(?:INCLUDETEXT|INCLUDE|RD)|LINK\s+\S+)\s+"?\s*$/i;
const TELLS_OWN_PLACE = /^[\s"{]*(?:FILENAME|MERGEFIELD)\b/i;

/** What is said by numbers instead of letters, as «QUOTE 68 68 69» stands for «DDE». */
const inLetters = (instruction: string): string =>
  instruction.replace(/QUOTE((?:\s+\d{2,3}){3,})/gi, (_whole, codes: string) =>
    codes
      .trim()
      .split(/\s+/)
      .map((code) => String.fromCharCode(Number(code)))
      .join(''),
  );

export function fieldCall(instruction: string): 'DDE' | 'FETCH' | null {
  const said = inLetters(instruction).replace(/[“”„]/g, '"');
  if (DDE.test(said)) return 'DDE';
  const name = FROM_FILE.exec(said)?.[1]?.toUpperCase();
  if (name === undefined || !isUnasked(name, said)) return null;
  for (const [, quoted, bare] of said.slice(said.toUpperCase().indexOf(name) + name.length).matchAll(ARGUMENT)) {
    const target = (quoted ?? bare ?? '').replace(/\\([\\"])/g, '$1');
    if (!CELLS.test(target) && isElsewhere(target)) return 'FETCH';
  }
  return null;
}

/** A link that is brought up to date by itself, a picture that is not kept in the document; whatever else is brought in with all fields. */
function isUnasked(name: string, said: string): boolean {
  if (name === 'LINK') return /\s[\\/]a(?:\s|$)/i.test(said);
  return (name !== 'INCLUDEPICTURE' && name !== 'IMPORT') || /\s[\\/]d(?:\s|$)/i.test(said);
}

export const asksForPlace = (field: string): boolean => field.length < LONGEST_BEGIN && ASKS_FOR_PLACE.test(field);

/** Whether what a field says is taken as a place by the one it stands in: one made up to hide it. */
export const hidesPlace = (field: string): boolean => field.trim() !== '' && !TELLS_OWN_PLACE.test(field);
