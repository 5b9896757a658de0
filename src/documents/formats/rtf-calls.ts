// Whether text in RTF that was put into a document acts when it is opened: a linked object brought up to date, an object of another
// program, a template from elsewhere, a program asked for data. It must not know what it was put into.
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
  if (holds(bytes, OBJECT) || (await hasOne(bytes, TEMPLATE, isElsewhere, slices))) return ['FETCH'];
  return (await hasOne(bytes, FIELD, isAsking, slices)) ? ['DDE'] : [];
}

const isAsking = (field: string): boolean => /^[\s"]*DDE(?:AUTO)?(?![a-z])/i.test(field);

/** Whether something stands behind one of these words, before the next of them. */
async function hasOne(bytes: Buffer, word: RegExp, is: (what: string) => boolean, slices: Slices): Promise<boolean> {
  const isAt = (from: number, to: number): boolean =>
    is(shown(bytes.toString('latin1', from, Math.min(to, from + LOOKED_AT))));
  let from = -1;
  for (const [at, behind] of placesOf(bytes, word)) {
    await slices.spend(COST_OF_WORD);
    if (from >= 0 && isAt(from, at)) return true;
    from = behind;
  }
  return from >= 0 && isAt(from, bytes.length);
}

/** The first letters of a field or a path as one sees them: groups and words of the format left out, letters in numbers resolved. */
const shown = (field: string): string =>
  field
    .replace(/\\\\/g, '/')
    .replace(/\\'([0-9a-f]{2})/gi, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\[a-z]+-?\d* ?|[{}\r\n]|\\[*~]/gi, '')
    .trimStart();
