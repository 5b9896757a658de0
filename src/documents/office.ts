// Looks inside a zip: is it a Word or Excel document, does it hold a macro or a program, does it unpack to a sane size?
// Every part is unpacked once, counted and thrown away; nothing is kept in memory beyond the list of parts.
// Knows no name of the file itself and no sentence.
import { fromBufferPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import type { Content } from './document-types.js';

const MAX_PARTS = 5_000;
const MAX_UNPACKED_BYTES = 200 * 1024 * 1024;
const MAX_RATIO = 200;
// Small files of empty rows shrink beyond any ratio and harm nobody.
const RATIO_FROM_BYTES = 10 * 1024 * 1024;
const MAX_LIST_BYTES = 2 * 1024 * 1024;

const MACRO_PART = /(?:^|\/)vbaproject[^/]*\.bin$|(?:^|\/)macrosheets\/|\.(?:docm|dotm|xlsm|xltm|xlam|pptm)$/i;
const MACRO_TYPE = /macroenabled|vbaproject|macrosheet/i;
const OLE_MAGIC = Buffer.from('D0CF11E0A1B11AE1', 'hex');
const VBA_STORAGE = Buffer.from('_VBA_PROJECT', 'utf16le');
const LIST = '[Content_Types].xml';

/** Judges a file that begins like a zip. */
export async function readOffice(bytes: Buffer): Promise<Content> {
  try {
    const parts = await listParts(bytes);
    if (!parts.has(LIST)) return withoutList(parts);
    if ([...parts.values()].some((part) => part.isEncrypted())) return { kind: 'LOCKED', isPdf: false };
    const unpacked = [...parts.values()].reduce((sum, part) => sum + part.uncompressedSize, 0);
    if (unpacked > MAX_UNPACKED_BYTES) return { kind: 'BOMB' };
    if (unpacked > RATIO_FROM_BYTES && unpacked > bytes.length * MAX_RATIO) return { kind: 'BOMB' };
    return await readParts(bytes);
  } catch (error) {
    return error instanceof TooManyParts ? { kind: 'BOMB' } : { kind: 'DAMAGED' };
  }
}

class TooManyParts extends Error {}

async function eachPart(bytes: Buffer, visit: (part: Entry, zip: ZipFile) => Promise<void> | void): Promise<void> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true });
  try {
    let count = 0;
    for await (const part of zip.eachEntry()) {
      count += 1;
      if (count > MAX_PARTS) throw new TooManyParts('Too many parts');
      await visit(part, zip);
    }
  } finally {
    zip.close();
  }
}

async function listParts(bytes: Buffer): Promise<Map<string, Entry>> {
  const parts = new Map<string, Entry>();
  await eachPart(bytes, (part) => {
    // Two parts of one name: readers disagree about which counts, so neither is trusted.
    if (parts.has(part.fileName)) throw new Error('A part stands twice');
    parts.set(part.fileName, part);
  });
  return parts;
}

function withoutList(parts: ReadonlyMap<string, Entry>): Content {
  if (parts.has('mimetype') && parts.has('content.xml')) return { kind: 'RESAVE', format: 'ODF' };
  if (parts.has('AndroidManifest.xml') || parts.has('META-INF/MANIFEST.MF')) return { kind: 'PROGRAM', format: 'APK' };
  return { kind: 'ARCHIVE', format: 'ZIP' };
}

async function readParts(bytes: Buffer): Promise<Content> {
  let types = '';
  let hasMacro = false;
  let hasProgram = false;
  // An understated size makes the stream fail, so the sum checked before is also what really comes out.
  await eachPart(bytes, async (part, zip) => {
    if (MACRO_PART.test(part.fileName)) hasMacro = true;
    if (part.fileName.endsWith('/')) return;
    const found = await readPart(zip, part, part.fileName === LIST || part.fileName.endsWith('.rels'));
    if (part.fileName === LIST) types = found.text;
    else if (/relationships\/(?:vbaProject|xlMacrosheet)/i.test(found.text)) hasMacro = true;
    hasMacro ||= found.hasVba;
    hasProgram ||= found.isProgram;
  });
  const isWord = /wordprocessingml|ms-word/i.test(types);
  if (hasMacro || (MACRO_TYPE.test(types) && !/sheet\.binary\.macroenabled/i.test(types))) {
    return { kind: 'MACRO', saveAs: isWord ? 'DOCX' : 'XLSX' };
  }
  if (hasProgram) return { kind: 'PROGRAM', format: 'EXE' };
  if (types.includes('wordprocessingml.document.main+xml')) return { kind: 'ACCEPTED', type: 'DOCX' };
  if (types.includes('spreadsheetml.sheet.main+xml')) return { kind: 'ACCEPTED', type: 'XLSX' };
  if (types.includes('presentationml')) return { kind: 'RESAVE', format: 'PPTX' };
  if (/(?:wordprocessingml|spreadsheetml)\.template|sheet\.binary/i.test(types)) return { kind: 'RESAVE', format: '' };
  return { kind: 'ARCHIVE', format: 'ZIP' };
}

type PartReading = { text: string; hasVba: boolean; isProgram: boolean };

async function readPart(zip: ZipFile, part: Entry, wantText: boolean): Promise<PartReading> {
  const reading: PartReading = { text: '', hasVba: false, isProgram: false };
  const kept: Buffer[] = [];
  let bytes = 0;
  let isOle = false;
  let seam: Buffer = Buffer.alloc(0);
  for await (const chunk of (await zip.openReadStreamPromise(part)) as AsyncIterable<Buffer>) {
    if (bytes === 0) {
      isOle = chunk.subarray(0, 8).equals(OLE_MAGIC);
      reading.isProgram = /^(?:MZ[\s\S]{58}|\x7FELF)/.test(chunk.toString('latin1', 0, 64));
    }
    bytes += chunk.length;
    if (isOle && !reading.hasVba) {
      const window = Buffer.concat([seam, chunk]);
      reading.hasVba = window.includes(VBA_STORAGE);
      seam = window.subarray(-VBA_STORAGE.length);
    }
    if (!wantText) continue;
    if (bytes > MAX_LIST_BYTES) throw new Error('The list of parts is too long');
    kept.push(chunk);
  }
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
