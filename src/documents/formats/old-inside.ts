// What was put into a document of before 2007: another document, or a part of another program shown in it. Found by what its
// streams hold, whatever they are called. It must not know what the document itself says.
import { COMPOUND_MAGIC, type CompoundFile } from './compound.js';
import { isFormField } from './controls.js';
import type { Found, LookInto } from './office-parts.js';

const ZIP_MAGIC = Buffer.from('PK\x03\x04', 'latin1');
/** Stands beside the data of what is shown and asked for input. */
const CONTROL = ['\u0003ocxname', '\u0003ocxdata'];

const begins = (bytes: Buffer, magic: Buffer): boolean => bytes.subarray(0, magic.length).equals(magic);

/** What is found in these bytes, if they are a document or an object; nothing otherwise. */
export async function foundIn(bytes: Buffer, lookInto: LookInto): Promise<Found[]> {
  const isOle = begins(bytes, COMPOUND_MAGIC);
  return isOle || begins(bytes, ZIP_MAGIC) ? lookInto(bytes, isOle) : [];
}

export async function foundInside({ entries, read }: CompoundFile, lookInto: LookInto): Promise<Found[]> {
  const all: Found[] = [];
  const controls = new Set(
    entries.filter(({ name }) => CONTROL.includes(name.toLowerCase())).map(({ parent }) => parent),
  );
  for (const entry of entries) {
    if (entry.isStream) all.push(...(await foundIn(await read(entry), lookInto)));
    else if (controls.has(`${entry.parent}${entry.name}/`) && !isFormField(entry.classId)) all.push('DDE');
  }
  return all;
}
