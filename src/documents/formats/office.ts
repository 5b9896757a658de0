// Looks inside a zip: is it a document of Word, Excel, PowerPoint or LibreOffice, is it whole, does it hold or do anything it
// must not, does it unpack to a sane size? Knows no name of the file itself and no sentence.
import { fromBufferPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import type { Content, DocumentType } from '../document-types.js';
import { readPart, worstOf, type Found } from './office-parts.js';
import { judgeOldOffice } from './old-office.js';
import { Refreshes } from './refreshes.js';
import { Broken, Slices, TooMuch } from './slices.js';

const MAX_PARTS = 5_000;
const MAX_UNPACKED_BYTES = 200 * 1024 * 1024;
const MAX_RATIO = 200;
// Small files of empty rows shrink beyond any ratio and harm nobody.
const RATIO_FROM_BYTES = 10 * 1024 * 1024;

const MACRO_PART =
  /(?:^|\/)vbaproject[^/]*\.bin$|(?:^|\/)macrosheets\/|\.(?:docm|dotm|xlsm|xltm|xlam|pptm|potm|ppsm|ppam)$/i;
const MACRO_TYPE = /macroenabled|vbaproject|macrosheet/i;
/** What one starts, by its name: nothing an office program would put into a document. */
const PROGRAM_PART = /\.(?:exe|scr|com|pif|bat|cmd|ps1|vbs|vbe|jse?|wsf|wsh|sct|hta|msi|lnk|jar|cpl|dll|reg|chm)$/i;
const LIST = '[Content_Types].xml';

/** What a document may cost with all that is put into it, more than the heaviest honest one. */
const MOST_WORK = 4 * MAX_UNPACKED_BYTES;

/** What a document and all that is put into it may unpack to. */
export interface Room {
  left: number;
  /** How deep documents are looked into that stand in one another. */
  depth: number;
  readonly slices: Slices;
}

/** A document in which lies another one, and so on: nobody's papers go so far. */
const MOST_DEEP = 5;

const wholeRoom = (): Room => ({ left: MAX_UNPACKED_BYTES, depth: MOST_DEEP, slices: new Slices(MOST_WORK) });

/** Judges a file that begins like a zip. */
export async function readOffice(bytes: Buffer, room: Room = wholeRoom()): Promise<Content> {
  try {
    const parts = await listParts(bytes);
    const known = parts.has(LIST) ? 'OOXML' : isOpenDocument(parts) ? 'ODF' : null;
    if (!known) return withoutList(parts);
    if ([...parts.values()].some((part) => part.isEncrypted())) return { kind: 'LOCKED' };
    const unpacked = [...parts.values()].reduce((sum, part) => sum + part.uncompressedSize, 0);
    room.left -= unpacked;
    if (room.left < 0) return { kind: 'BOMB' };
    if (unpacked > RATIO_FROM_BYTES && unpacked > bytes.length * MAX_RATIO) return { kind: 'BOMB' };
    return known === 'ODF' ? await readOpenDocument(bytes, parts, room) : await readParts(bytes, room);
  } catch (error) {
    return error instanceof TooMuch ? { kind: 'BOMB' } : { kind: 'DAMAGED' };
  }
}

/** Judges a file of before 2007, and all that is put into it. */
export function readOldOffice(bytes: Buffer, room: Room = wholeRoom()): Promise<Content> {
  return judgeOldOffice(bytes, (inner, isOle) => {
    // What is unpacked here stands in no list of parts.
    if (isOle) room.left -= inner.length;
    if (room.left < 0) throw new TooMuch('Objects without end');
    return foundInside(inner, isOle, room);
  });
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

async function readParts(bytes: Buffer, room: Room): Promise<Content> {
  let types = '';
  const all: Found[] = [];
  const ends = new Map<string, string>();
  const refreshes = new Refreshes();
  const lookInto = (inner: Buffer, isOle: boolean) => foundInside(inner, isOle, room);
  const read = (zip: ZipFile, part: Entry, isXml: boolean) =>
    readPart(zip, part, { wantText: part.fileName === LIST, isXml, refreshes }, lookInto, room.slices);
  // The list first, wherever it stands: it says what the others are.
  await eachPart(bytes, async (part, zip) => {
    if (part.fileName !== LIST) return;
    const reading = await read(zip, part, true);
    types = reading.text;
    all.push(...reading.found);
  });
  const isXml = xmlParts(types);
  // An understated size makes the stream fail, so the sum checked before is also what really comes out.
  await eachPart(bytes, async (part, zip) => {
    if (MACRO_PART.test(part.fileName)) all.push('MACRO');
    if (part.fileName.endsWith('/') || part.fileName === LIST) return;
    if (PROGRAM_PART.test(part.fileName)) all.push('PROGRAM');
    const reading = await read(zip, part, isXml(part.fileName));
    if (part.fileName.endsWith('.xml')) ends.set(part.fileName, reading.tail);
    all.push(...reading.found);
  });
  if (refreshes.areFetched) all.push('FETCH');
  const saveAs = /wordprocessingml|ms-word/i.test(types)
    ? 'DOCX'
    : /presentationml|powerpoint/i.test(types)
      ? 'PPTX'
      : 'XLSX';
  if (MACRO_TYPE.test(types) && !/sheet\.binary\.macroenabled/i.test(types)) all.push('MACRO');
  const worst = worstOf(all, saveAs);
  if (worst) return worst;
  const main = MAIN_TYPES.find(([type]) => types.includes(type));
  if (main) return isMainWhole(types, main[0], ends) ? { kind: 'ACCEPTED', type: main[1] } : { kind: 'DAMAGED' };
  if (/(?:wordprocessingml|spreadsheetml|presentationml)\.template|sheet\.binary/i.test(types))
    return { kind: 'RESAVE', format: '' };
  if (/ms-package\.xps|openxps/i.test(types)) return { kind: 'PRINT', format: 'XPS' };
  if (/visio/i.test(types)) return { kind: 'PRINT', format: 'VSDX' };
  return { kind: 'ARCHIVE', format: 'ZIP' };
}

/** Tells the parts that the list says are XML, by their ending or by their own name. */
function xmlParts(types: string): (name: string) => boolean {
  const endings = new Set<string>();
  const names = new Map<string, boolean>();
  const value = (tag: string, name: RegExp) => name.exec(tag)?.[1]?.toLowerCase() ?? '';
  for (const [tag, kind] of types.matchAll(/<(?:\w+:)?(Default|Override)\b[^<>]*>/gi)) {
    const isXml = /[/+]xml\s*$/.test(value(tag, /\bContentType\s*=\s*["']([^"']*)["']/i));
    if (kind!.toLowerCase() === 'override') names.set(value(tag, /\bPartName\s*=\s*["']\/?([^"']*)["']/i), isXml);
    else if (isXml) endings.add(value(tag, /\bExtension\s*=\s*["']([^"']*)["']/i));
  }
  return (part) => {
    const name = part.toLowerCase();
    return names.get(name) ?? endings.has(name.slice(name.lastIndexOf('.') + 1));
  };
}

/** The main part is there, and its text comes to an end. */
function isMainWhole(types: string, type: string, ends: ReadonlyMap<string, string>): boolean {
  const override = [...types.matchAll(/<(?:\w+:)?Override\b[^<>]*>/gi)].find(([tag]) => tag.includes(type))?.[0];
  const name = override && /PartName\s*=\s*["']\/([^"']+)["']/i.exec(override)?.[1];
  const tail = name
    ? ends.get(name)
    : [...ends].find(([part]) => /(?:^|\/)(?:document|workbook|presentation)\.xml$/.test(part))?.[1];
  return tail !== undefined && isXmlEnd(tail);
}

const isXmlEnd = (tail: string): boolean =>
  /(?:<\/(?:\w+:)?[\w-]+\s*>|\/>)\s*(?:<!--[^>]*-->\s*)*$/.test(tail.replaceAll('\0', ''));

const ODF_TYPES: Readonly<Record<string, DocumentType>> = { text: 'ODT', spreadsheet: 'ODS', presentation: 'ODP' };

/** A document of LibreOffice. Its libraries of macros, and whatever would call one, are looked for by what is in them. */
async function readOpenDocument(bytes: Buffer, parts: Parts, room: Room): Promise<Content> {
  let type = '';
  let manifest = '';
  let tail = '';
  const all: Found[] = [...parts.keys()].some(
    (name) =>
      (/^(?:Basic|Dialogs)\/.+/.test(name) && !/\/$|\/(?:script|dialog)-l[cb]\.xml$/.test(name)) ||
      /^Scripts\/.*[^/]$/.test(name) ||
      MACRO_PART.test(name),
  )
    ? ['MACRO']
    : [];
  await eachPart(bytes, async (part, zip) => {
    if (part.fileName.endsWith('/')) return;
    if (PROGRAM_PART.test(part.fileName)) all.push('PROGRAM');
    const isShort = part.fileName === 'mimetype' || part.fileName === 'META-INF/manifest.xml';
    const asked = { wantText: isShort, isXml: false, refreshes: new Refreshes() };
    const lookInto = (inner: Buffer, isOle: boolean) => foundInside(inner, isOle, room);
    const reading = await readPart(zip, part, asked, lookInto, room.slices);
    if (part.fileName === 'mimetype') type = reading.text.trim();
    if (part.fileName === 'META-INF/manifest.xml') manifest = reading.text;
    if (part.fileName === 'content.xml') tail = reading.tail;
    all.push(...reading.found);
  });
  const [, kind = '', template] = /^application\/vnd\.oasis\.opendocument\.([a-z]+)(-template)?$/.exec(type) ?? [];
  if (/encryption-data/.test(manifest)) return { kind: 'LOCKED' };
  const worst = worstOf(all, kind === 'spreadsheet' ? 'XLSX' : kind === 'presentation' ? 'PPTX' : 'DOCX');
  if (worst) return worst;
  const known = ODF_TYPES[kind];
  if (!known || template) return { kind: 'RESAVE', format: known ? '' : 'ODF' };
  return isXmlEnd(tail) ? { kind: 'ACCEPTED', type: known } : { kind: 'DAMAGED' };
}

/** What is found in a document, or an object of another program, that was put into this one. */
async function foundInside(bytes: Buffer, isOle: boolean, room: Room): Promise<Found[]> {
  if (room.depth <= 1) throw new TooMuch('Documents inside of documents without end');
  const inner = { left: room.left, depth: room.depth - 1, slices: room.slices };
  const content = isOle ? await readOldOffice(bytes, inner) : await readOffice(bytes, inner);
  room.left = inner.left;
  switch (content.kind) {
    case 'BOMB':
      throw new TooMuch('Something put into it unpacks to too much');
    case 'MACRO':
    case 'PROGRAM':
      return [content.kind];
    case 'ACTIVE':
      return [content.what === 'FETCH' ? 'FETCH' : 'SCRIPT'];
    default:
      return [];
  }
}
