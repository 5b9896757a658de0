// Whether text in RTF that was put into a document acts when it is opened: a linked object brought up to date, an object of another
// program, a template or text from elsewhere, a program asked for data. It must not know what it was put into.
import { fieldCall } from './field-calls.js';
import type { Call } from './office-calls.js';
import { holds, placesOf } from './pieces.js';
import type { Slices } from './slices.js';
import { isElsewhere } from './targets.js';

/** Words with a backslash have no other way to be written. */
const OBJECT = /\\(?:objautlink|objupdate|objlink|objemb|objocx|objhtml|objdata|objsub|objpub)(?![a-z])/i;
const TEMPLATE = /\\template(?![a-z])/i;
/** So much behind a word tells what it is about. */
const LOOKED_AT = 2_000;
const COST_OF_WORD = 400;
const FIELD = /\\fldinst(?![a-z])/i;

export async function rtfCall(bytes: Buffer, slices: Slices): Promise<Call[]> {
  await slices.spend(bytes.length * 2);
  const isTemplate = (path: string): Call | null => (isElsewhere(shown(path)) ? 'FETCH' : null);
  const found =
    (holds(bytes, OBJECT) ? 'FETCH' : null) ??
    (await firstOf(bytes, TEMPLATE, isTemplate, slices)) ??
    (await firstOf(bytes, FIELD, (field) => fieldCall(shown(inGroup(field))), slices));
  return found ? [found] : [];
}

/** What is found first in what stands behind one of these words, before the next of them. */
async function firstOf(
  bytes: Buffer,
  word: RegExp,
  find: (what: string) => Call | null,
  slices: Slices,
): Promise<Call | null> {
  const findAt = (from: number, to: number): Call | null =>
    find(bytes.toString('latin1', from, Math.min(to, from + LOOKED_AT)));
  let from = -1;
  for (const [at, behind] of placesOf(bytes, word)) {
    await slices.spend(COST_OF_WORD);
    const found = from < 0 ? null : findAt(from, at);
    if (found) return found;
    from = behind;
  }
  return from < 0 ? null : findAt(from, bytes.length);
}

/** Up to the end of the group it stands in. */
function inGroup(text: string): string {
  let depth = 0;
  for (const { 0: sign, index } of text.matchAll(/\\[^]|[{}]/g)) {
    if (sign === '{') depth += 1;
    else if (sign === '}' && --depth < 0) return text.slice(0, index);
  }
  return text;
}

/** The first letters of a field or a path as one sees them: groups and words of the format left out, letters in numbers resolved. */
const shown = (field: string): string =>
  field
    .replace(/\\\\/g, '/')
    .replace(/\\'([0-9a-f]{2})/gi, (_whole, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)).replace('\\', '/'),
    )
    .replace(/\\[a-z]+-?\d* ?|[{}\r\n]|\\[*~]/gi, '')
    .trimStart();
