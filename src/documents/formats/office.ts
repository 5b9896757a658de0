// Looks inside a zip: is it a document of Word, Excel, PowerPoint or LibreOffice, is it whole, does it hold a macro or a program,
// does it unpack to a sane size? Every part is unpacked once, counted and thrown away; nothing is kept in memory beyond the
// list of parts and a few short ones. Knows no name of the file itself and no sentence.
import { crc32 } from 'node:zlib';
import { fromBufferPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import type { Content, DocumentType } from '../document-types.js';
import { COMPOUND_MAGIC } from './compound.js';
import { Broken, TooMuch } from './slices.js';

const MAX_PARTS = 5_000;
const MAX_UNPACKED_BYTES = 200 * 1024 * 1024;
const MAX_RATIO = 200;
// Small files of empty rows shrink beyond any ratio and harm nobody.
const RATIO_FROM_BYTES = 10 * 1024 * 1024;
const MAX_LIST_BYTES = 2 * 1024 * 1024;

const MACRO_PART =
  /(?:^|\/)vbaproject[^/]*\.bin$|(?:^|\/)macrosheets\/|\.(?:docm|dotm|xlsm|xltm|xlam|pptm|potm|ppsm|ppam)$/i;
const MACRO_TYPE = /macroenabled|vbaproject|macrosheet/i;
const VBA_STORAGE = Buffer.from('_VBA_PROJECT', 'utf16le');
const LIST = '[Content_Types].xml';

/** Judges a file that begins like a zip. */
export async function readOffice(bytes: Buffer): Promise<Content> {
  try {
    const parts = await listParts(bytes);
    const known = parts.has(LIST) ? 'OOXML' : isOpenDocument(parts) ? 'ODF' : null;
    if (!known) return withoutList(parts);
    if ([...parts.values()].some((part) => part.isEncrypted())) return { kind: 'LOCKED' };
    const unpacked = [...parts.values()].reduce((sum, part) => sum + part.uncompressedSize, 0);
    if (unpacked > MAX_UNPACKED_BYTES) return { kind: 'BOMB' };
    if (unpacked > RATIO_FROM_BYTES && unpacked > bytes.length * MAX_RATIO) return { kind: 'BOMB' };
    return known === 'ODF' ? await readOpenDocument(bytes, parts) : await readParts(bytes);
  } catch (error) {
    return error instanceof TooMuch ? { kind: 'BOMB' } : { kind: 'DAMAGED' };
  }
}

async function eachPart(bytes: Buffer, visit: (part: Entry, zip: ZipFile) => Promise<void> | void): Promise<void> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true });
  try {
    let count = 0;
    for await (const part of zip.eachEntry()) {
      count += 1;
      if (count > MAX_PARTS) throw new TooMuch('Too many parts');
      await visit(part, zip);
    }
  } finally {
    zip.close();
  }
}

type Parts = ReadonlyMap<string, Entry>;

async function listParts(bytes: Buffer): Promise<Parts> {
  const parts = new Map<string, Entry>();
  await eachPart(bytes, (part) => {
    // Two parts of one name: readers disagree about which counts, so neither is trusted.
    if (parts.has(part.fileName)) throw new Broken('A part stands twice');
    parts.set(part.fileName, part);
  });
  return parts;
}

const isOpenDocument = (parts: Parts): boolean => parts.has('mimetype') && parts.has('content.xml');

/** What other things that come as a zip are. */
function withoutList(parts: Parts): Content {
  const some = (pattern: RegExp) => [...parts.keys()].some((name) => pattern.test(name));
  if (parts.has('AndroidManifest.xml') || parts.has('META-INF/MANIFEST.MF')) return { kind: 'PROGRAM', format: 'APK' };
  if (some(/^(?:FixedDocumentSequence|FixedDocSeq)\.fdseq$/i)) return { kind: 'PRINT', format: 'XPS' };
  if (parts.has('META-INF/container.xml')) return { kind: 'PRINT', format: 'EPUB' };
  if (some(/^Index\/(?:Document|Tables\/|CalculationEngine).*\.iwa$|^Index\.zip$|^index\.(?:apxl|xml)(?:\.gz)?$/)) {
    return { kind: 'PRINT', format: some(/Slide/) ? 'KEYNOTE' : 'PAGES' };
  }
  return { kind: 'ARCHIVE', format: 'ZIP' };
}

const MAIN_TYPES: readonly (readonly [string, DocumentType])[] = [
  ['wordprocessingml.document.main+xml', 'DOCX'],
  ['spreadsheetml.sheet.main+xml', 'XLSX'],
  ['presentationml.presentation.main+xml', 'PPTX'],
  ['presentationml.slideshow.main+xml', 'PPTX'],
];

async function readParts(bytes: Buffer): Promise<Content> {
  let types = '';
  let hasMacro = false;
  let hasProgram = false;
  const ends = new Map<string, string>();
  // An understated size makes the stream fail, so the sum checked before is also what really comes out.
  await eachPart(bytes, async (part, zip) => {
    if (MACRO_PART.test(part.fileName)) hasMacro = true;
    if (part.fileName.endsWith('/')) return;
    const found = await readPart(zip, part, part.fileName === LIST || part.fileName.endsWith('.rels'));
    if (part.fileName === LIST) types = found.text;
    else if (/relationships\/(?:vbaProject|xlMacrosheet)/i.test(found.text)) hasMacro = true;
    if (part.fileName.endsWith('.xml')) ends.set(part.fileName, found.tail);
    hasMacro ||= found.hasVba;
    hasProgram ||= found.isProgram;
  });
  const saveAs = /wordprocessingml|ms-word/i.test(types)
    ? 'DOCX'
    : /presentationml|powerpoint/i.test(types)
      ? 'PPTX'
      : 'XLSX';
  if (hasMacro || (MACRO_TYPE.test(types) && !/sheet\.binary\.macroenabled/i.test(types)))
    return { kind: 'MACRO', saveAs };
  if (hasProgram) return { kind: 'PROGRAM', format: 'EXE' };
  const main = MAIN_TYPES.find(([type]) => types.includes(type));
  if (main) return isMainWhole(types, main[0], ends) ? { kind: 'ACCEPTED', type: main[1] } : { kind: 'DAMAGED' };
  if (/(?:wordprocessingml|spreadsheetml|presentationml)\.template|sheet\.binary/i.test(types))
    return { kind: 'RESAVE', format: '' };
  if (/ms-package\.xps|openxps/i.test(types)) return { kind: 'PRINT', format: 'XPS' };
  if (/visio/i.test(types)) return { kind: 'PRINT', format: 'VSDX' };
  return { kind: 'ARCHIVE', format: 'ZIP' };
}

/** The main part is there, and its text comes to an end. */
function isMainWhole(types: string, type: string, ends: ReadonlyMap<string, string>): boolean {
  const override = [...types.matchAll(/<(?:\w+:)?Override\b[^>]*>/gi)].find(([tag]) => tag.includes(type))?.[0];
  const name = override && /PartName\s*=\s*["']\/([^"']+)["']/i.exec(override)?.[1];
  const tail = name
    ? ends.get(name)
    : [...ends].find(([part]) => /(?:^|\/)(?:document|workbook|presentation)\.xml$/.test(part))?.[1];
  return tail !== undefined && isXmlEnd(tail);
}

const isXmlEnd = (tail: string): boolean =>
  /(?:<\/(?:\w+:)?[\w-]+\s*>|\/>)\s*(?:<!--[^>]*-->\s*)*$/.test(tail.replaceAll('\0', ''));

/** What stands in a document of LibreOffice that calls a macro, its own or one of the program's. */
const CALLS = ['vnd.sun.star.script:', '<script:event-listener'];
const ODF_TYPES: Readonly<Record<string, DocumentType>> = { text: 'ODT', spreadsheet: 'ODS', presentation: 'ODP' };

/** A document of LibreOffice. Its libraries of macros, and whatever would call one, are looked for by what is in them. */
async function readOpenDocument(bytes: Buffer, parts: Parts): Promise<Content> {
  let type = '';
  let manifest = '';
  let tail = '';
  let hasMacro = [...parts.keys()].some(
    (name) =>
      (/^(?:Basic|Dialogs)\/.+/.test(name) && !/\/$|\/(?:script|dialog)-l[cb]\.xml$/.test(name)) ||
      /^Scripts\/.*[^/]$/.test(name),
  );
  let hasProgram = false;
  await eachPart(bytes, async (part, zip) => {
    if (part.fileName.endsWith('/')) return;
    const isShort = part.fileName === 'mimetype' || part.fileName === 'META-INF/manifest.xml';
    const found = await readPart(zip, part, isShort, CALLS);
    if (part.fileName === 'mimetype') type = found.text.trim();
    if (part.fileName === 'META-INF/manifest.xml') manifest = found.text;
    if (part.fileName === 'content.xml') tail = found.tail;
    hasMacro ||= found.hasVba || (part.fileName.endsWith('.xml') && found.hasSought);
    hasProgram ||= found.isProgram;
  });
  const [, kind = '', template] = /^application\/vnd\.oasis\.opendocument\.([a-z]+)(-template)?$/.exec(type) ?? [];
  if (/encryption-data/.test(manifest)) return { kind: 'LOCKED' };
  if (hasMacro)
    return { kind: 'MACRO', saveAs: kind === 'spreadsheet' ? 'XLSX' : kind === 'presentation' ? 'PPTX' : 'DOCX' };
  if (hasProgram) return { kind: 'PROGRAM', format: 'EXE' };
  const known = ODF_TYPES[kind];
  if (!known || template) return { kind: 'RESAVE', format: known ? '' : 'ODF' };
  return isXmlEnd(tail) ? { kind: 'ACCEPTED', type: known } : { kind: 'DAMAGED' };
}

type PartReading = {
  text: string;
  /** The last characters, by which one sees that it was not cut. */
  tail: string;
  hasVba: boolean;
  isProgram: boolean;
  hasSought: boolean;
};

const TAIL = 400;

async function readPart(
  zip: ZipFile,
  part: Entry,
  wantText: boolean,
  sought: readonly string[] = [],
): Promise<PartReading> {
  const reading: PartReading = { text: '', tail: '', hasVba: false, isProgram: false, hasSought: false };
  const kept: Buffer[] = [];
  let bytes = 0;
  let isOle = false;
  let sum = 0;
  let seam: Buffer = Buffer.alloc(0);
  for await (const chunk of (await zip.openReadStreamPromise(part)) as AsyncIterable<Buffer>) {
    if (bytes === 0) {
      isOle = chunk.subarray(0, 8).equals(COMPOUND_MAGIC);
      reading.isProgram = /^(?:MZ[\s\S]{58}|\x7FELF)/.test(chunk.toString('latin1', 0, 64));
    }
    bytes += chunk.length;
    sum = crc32(chunk, sum);
    const window = Buffer.concat([seam, chunk]);
    if (isOle && !reading.hasVba) reading.hasVba = window.includes(VBA_STORAGE);
    reading.hasSought ||= sought.some((each) => window.includes(each));
    seam = window.subarray(-TAIL);
    if (!wantText) continue;
    if (bytes > MAX_LIST_BYTES) throw new Broken('The list of parts is too long');
    kept.push(chunk);
  }
  if (sum !== part.crc32) throw new Broken('A part is not what was put in');
  reading.tail = seam.toString('utf8');
  if (wantText) reading.text = xmlText(Buffer.concat(kept));
  return reading;
}

/** XML as text, with character references resolved, so that «&#118;baProject» hides nothing. */
function xmlText(bytes: Buffer): string {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? bytes
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? bytes.swap16()
        : undefined;
  const text = utf16 ? utf16.toString('utf16le') : bytes.toString('utf8');
  return text.replace(/&#(x[0-9a-f]{1,6}|\d{1,7});/gi, (whole, code: string) => {
    const point = /^x/i.test(code) ? Number.parseInt(code.slice(1), 16) : Number(code);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
