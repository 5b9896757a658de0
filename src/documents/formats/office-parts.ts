// Reads one part of an office document to its end and tells what it holds that must not be there, by its content: a macro, a
// program, a call, another document with one of these. Nothing is kept in memory beyond short parts and things put into the
// document. Knows no sentence.
import { crc32 } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import type { Content } from '../document-types.js';
import { COMPOUND_MAGIC } from './compound.js';
import { CallWatcher, type Call } from './office-calls.js';
import { holdsProgram } from './programs.js';
import type { Refreshes } from './refreshes.js';
import { rtfCall } from './rtf-calls.js';
import { Broken, TooMuch, type Slices } from './slices.js';
import { holdsScript } from './web-script.js';
import { firstSeen, xmlText, XmlTags } from './xml-tags.js';

export type Found = Call | 'PROGRAM' | 'SCRIPT';

export interface PartReading {
  text: string;
  /** The last characters, by which one sees that it was not cut. */
  tail: string;
  found: Found[];
}

/** Looks into what was put into a document: another one, or an object (`isOle`) of another program. */
export type LookInto = (bytes: Buffer, isOle: boolean) => Promise<Found[]>;

const TAIL = 400;
const MAX_LIST_BYTES = 2 * 1024 * 1024;
const MAX_INNER_BYTES = 64 * 1024 * 1024;
const VBA_STORAGE = Buffer.from('_VBA_PROJECT', 'utf16le');
const ZIP_MAGIC = Buffer.from('PK\x03\x04', 'latin1');
const WEB_PART = /\.(?:mht|mhtml|htm|html|xhtml|xht)$/i;
const WEB_BEGIN = /^(?:<!doctype html|<html|mime-version:)/i;
const RTF_BEGIN = /^\{\\rt/i;
const XML_PART = /\.(?:xml|rels|vml)$/i;
/** As much of a part as tells what it is, from the first sign one sees. */
const BEGIN = 64;

/** What is told of a document that holds all this: the worst first. */
export function worstOf(all: readonly Found[], saveAs: 'DOCX' | 'XLSX' | 'PPTX'): Content | null {
  if (all.includes('MACRO')) return { kind: 'MACRO', saveAs };
  if (all.includes('PROGRAM')) return { kind: 'PROGRAM', format: 'EXE' };
  if (all.includes('DDE') || all.includes('SCRIPT')) return { kind: 'ACTIVE', what: 'CALL' };
  return all.includes('FETCH') ? { kind: 'ACTIVE', what: 'FETCH' } : null;
}

/** What is asked of a part. */
export interface PartAsked {
  /** Its whole text, because it lists other parts. */
  readonly wantText: boolean;
  /** The document says that it is XML, whatever it is called and begins with. */
  readonly isXml: boolean;
  /** What the whole document brings up to date; this part's share is added. */
  readonly refreshes: Refreshes;
}

export async function readPart(
  zip: ZipFile,
  part: Entry,
  { wantText, isXml, refreshes }: PartAsked,
  lookInto: LookInto,
  slices: Slices,
): Promise<PartReading> {
  const reading: PartReading = { text: '', tail: '', found: [] };
  const kept: Buffer[] = [];
  const calls = new CallWatcher(/\.rels$/i.test(part.fileName), refreshes);
  const mustBeXml = isXml || XML_PART.test(part.fileName);
  let tags: XmlTags | null = new XmlTags(calls);
  let [bytes, sum, most] = [0, 0, wantText ? MAX_LIST_BYTES : 0];
  let [isOle, isZip, isWeb, isRtf] = [false, false, WEB_PART.test(part.fileName), false];
  let isBegun = false;
  let hasVba = false;
  let seam: Buffer = Buffer.alloc(0);
  for await (const chunk of fromBegin((await zip.openReadStreamPromise(part)) as AsyncIterable<Buffer>)) {
    const seen = isBegun ? -1 : firstSeen(chunk);
    if (seen >= 0) {
      isBegun = true;
      const begin = chunk.toString('latin1', seen, seen + BEGIN * 2).replaceAll('\0', '');
      isOle = bytes === 0 && chunk.subarray(0, 8).equals(COMPOUND_MAGIC);
      isZip = bytes === 0 && chunk.subarray(0, 4).equals(ZIP_MAGIC);
      isWeb ||= WEB_BEGIN.test(begin);
      isRtf = RTF_BEGIN.test(begin);
      if (/^(?:MZ[\s\S]{58}|\x7FELF)/.test(chunk.toString('latin1', 0, 64))) reading.found.push('PROGRAM');
      if (isOle || isZip || isWeb || isRtf) most = Math.min(MAX_INNER_BYTES, part.uncompressedSize);
      if (isOle || isZip || (!mustBeXml && (isWeb || isRtf || !begin.startsWith('<')))) tags = null;
    }
    bytes += chunk.length;
    sum = crc32(chunk, sum);
    await slices.spend(chunk.length + (tags?.take(chunk) ?? 0));
    const window = Buffer.concat([seam, chunk]);
    hasVba ||= isOle && window.includes(VBA_STORAGE);
    seam = window.subarray(-TAIL);
    if (most === 0) continue;
    if (bytes > most)
      throw wantText ? new Broken('The list of parts is too long') : new TooMuch('Too much put into it');
    kept.push(chunk);
  }
  if (sum !== part.crc32) throw new Broken('A part is not what was put in');
  reading.tail = seam.toString('utf8');
  const whole = Buffer.concat(kept);
  // Twice in memory is once too much.
  kept.length = 0;
  if (wantText) reading.text = xmlText(whole);
  if (hasVba) reading.found.push('MACRO');
  if (calls.found) reading.found.push(calls.found);
  if (isWeb && (await holdsScript(whole, slices))) reading.found.push('SCRIPT');
  if (isRtf) reading.found.push(...(await rtfCall(whole, slices)));
  if (isOle && (await holdsProgram(whole, slices))) reading.found.push('PROGRAM');
  else if (isOle || isZip) reading.found.push(...(await lookInto(whole, isOle)));
  return reading;
}

/** The pieces of a part, put together where the first sign one sees would stand near the end of one. */
async function* fromBegin(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0);
  let isBegun = false;
  for await (const piece of pieces) {
    const chunk: Buffer = held.length > 0 ? Buffer.concat([held, piece]) : piece;
    const seen: number = isBegun ? 0 : firstSeen(chunk);
    if (!isBegun && seen >= 0 && chunk.length - seen < BEGIN * 2) {
      held = chunk;
      continue;
    }
    isBegun ||= seen >= 0;
    held = Buffer.alloc(0);
    yield chunk;
  }
  if (held.length > 0) yield held;
}
