// Whether text in RTF that was put into a document acts when it is opened: a linked object brought up to date, an object of another
// program, a template from elsewhere, a program asked for data. It must not know what it was put into.
import type { Slices } from './slices.js';
import type { Call } from './office-calls.js';
import { isElsewhere } from './targets.js';

/** Words with a backslash have no other way to be written. */
const OBJECT = /\\(?:objautlink|objupdate|objlink|objemb|objocx|objhtml|objdata|objsub|objpub)(?![a-z])/i;
const TEMPLATE = /\\template(?![a-z])/i;
const FIELD = /\\fldinst(?![a-z])/i;

export async function rtfCall(bytes: Buffer, slices: Slices): Promise<Call[]> {
  await slices.spend(bytes.length * 2);
  const text = bytes.toString('latin1');
  const [, ...templates] = text.split(TEMPLATE);
  if (OBJECT.test(text) || templates.some((template) => isElsewhere(shown(template)))) return ['FETCH'];
  const [, ...fields] = text.split(FIELD);
  return fields.some((field) => /^[\s"]*DDE(?:AUTO)?(?![a-z])/i.test(shown(field))) ? ['DDE'] : [];
}

/** The first letters of a field or a path as one sees them: groups and words of the format left out, letters in numbers resolved. */
const shown = (field: string): string =>
  field
    .slice(0, 2_000)
    .replace(/\\\\/g, '/')
    .replace(/\\'([0-9a-f]{2})/gi, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\[a-z]+-?\d* ?|[{}\r\n]|\\[*~]/gi, '')
    .trimStart();
