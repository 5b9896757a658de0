// Reads one part of an office document to its end and tells what it holds that must not be there, by its content: a macro, a
// program, a call, another document with one of these. Nothing is kept in memory beyond short parts and things put into the
// document. Knows no sentence.
import { crc32 } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import type { Content } from '../document-types.js';
import { COMPOUND_MAGIC } from './compound.js';
import { CallWatcher, type Call } from './office-calls.js';
import { holdsProgram } from './programs.js';
import { Broken, TooMuch } from './slices.js';
import { holdsScript } from './web-script.js';
import { isXmlBegin, xmlText, XmlTags } from './xml-tags.js';

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

/** What is told of a document that holds all this: the worst first. */
export function worstOf(all: readonly Found[], saveAs: 'DOCX' | 'XLSX' | 'PPTX'): Content | null {
  if (all.includes('MACRO')) return { kind: 'MACRO', saveAs };
  if (all.includes('PROGRAM')) return { kind: 'PROGRAM', format: 'EXE' };
  if (all.includes('DDE') || all.includes('SCRIPT')) return { kind: 'ACTIVE', what: 'CALL' };
  return all.includes('FETCH') ? { kind: 'ACTIVE', what: 'FETCH' } : null;
}

export async function readPart(zip: ZipFile, part: Entry, wantText: boolean, lookInto: LookInto): Promise<PartReading> {
  const reading: PartReading = { text: '', tail: '', found: [] };
  const kept: Buffer[] = [];
  const calls = new CallWatcher(/\.rels$/i.test(part.fileName));
  let tags: XmlTags | null = null;
  let [bytes, sum, most] = [0, 0, wantText ? MAX_LIST_BYTES : 0];
  let [isOle, isZip, isWeb] = [false, false, WEB_PART.test(part.fileName)];
  let hasVba = false;
  let seam: Buffer = Buffer.alloc(0);
  for await (const chunk of (await zip.openReadStreamPromise(part)) as AsyncIterable<Buffer>) {
    if (bytes === 0) {
      isOle = chunk.subarray(0, 8).equals(COMPOUND_MAGIC);
      isZip = chunk.subarray(0, 4).equals(ZIP_MAGIC);
      isWeb ||= /^\s*(?:<!doctype html|<html|mime-version:)/i.test(chunk.toString('latin1', 0, 64));
      if (/^(?:MZ[\s\S]{58}|\x7FELF)/.test(chunk.toString('latin1', 0, 64))) reading.found.push('PROGRAM');
      if (isOle || isZip || isWeb) most = Math.min(MAX_INNER_BYTES, part.uncompressedSize);
      else if (isXmlBegin(chunk)) tags = new XmlTags(calls);
    }
    bytes += chunk.length;
    sum = crc32(chunk, sum);
    tags?.take(chunk);
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
  if (wantText) reading.text = xmlText(whole);
  if (hasVba) reading.found.push('MACRO');
  if (calls.found) reading.found.push(calls.found);
  if (isWeb && holdsScript(whole)) reading.found.push('SCRIPT');
  if (isOle && holdsProgram(whole)) reading.found.push('PROGRAM');
  else if (isOle || isZip) reading.found.push(...(await lookInto(whole, isOle)));
  return reading;
}
