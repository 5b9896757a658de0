// Looks at a spreadsheet file before anything parses it: is it one, is it locked, and would it cost more than it may.
// A 1.4 MB zip bomb costs every spreadsheet reader 0.6–3 GB, so sizes are verified while unpacking, entry by entry.
// Knows no room; every bad file is a refusal, never an exception.

import yauzl from 'yauzl';
import { refuse } from './refusal.js';
import type { Refusal } from './refusal.js';
import { LAST_ROW, WORKBOOK_LIMITS } from './workbook-limits.js';
import { attribute, readParts, sheetsOf } from './workbook-parts.js';

// Small parts compress absurdly well without being dangerous.
const RATIO_MATTERS_FROM_BYTES = 1024 * 1024;
const INDEX_PART_BYTES = 4 * 1024 * 1024;
const LONGEST_TAG = 1024 * 1024;
/** Bytes of one sign written by its number. */
const LONGEST_SIGN = 8;
const CFB_SIGNATURE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');

/** Refuses a file that is not an .xlsx workbook, is locked by a password, or is too big; null when it may be read. */
export async function preflightWorkbook(bytes: Uint8Array): Promise<Refusal | null> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.subarray(0, 8).equals(CFB_SIGNATURE)) {
    return refuse(buffer.includes(ENCRYPTED_PACKAGE) ? 'workbook-password' : 'workbook-old-format');
  }
  if (buffer.length < 22 || buffer.toString('latin1', 0, 2) !== 'PK') {
    return isTable(buffer) ? refuse('workbook-other-format', { kind: '.csv' }) : refuse('workbook-not-a-workbook');
  }
  let zip: yauzl.ZipFile | null = null;
  try {
    zip = await yauzl.fromBufferPromise(buffer, { lazyEntries: true, validateEntrySizes: true });
    return await inspectEntries(zip);
  } catch {
    return refuse('workbook-broken');
  } finally {
    zip?.close();
  }
}

async function inspectEntries(zip: yauzl.ZipFile): Promise<Refusal | null> {
  if (zip.entryCount > WORKBOOK_LIMITS.entries) return refuse('workbook-too-big');
  const entries: yauzl.Entry[] = [];
  let declared = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) return refuse('workbook-password');
    declared += entry.uncompressedSize;
    const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
    const suspicious = entry.uncompressedSize > RATIO_MATTERS_FROM_BYTES && ratio > WORKBOOK_LIMITS.ratio;
    if (declared > WORKBOOK_LIMITS.unpackedBytes || suspicious) return refuse('workbook-too-big');
    entries.push(entry);
  }
  const named = (name: string) => entries.find((entry) => entry.fileName === name);
  if (named('xl/workbook.bin')) return refuse('workbook-other-format', { kind: '.xlsb' });
  if (named('Index/Document.iwa')) return refuse('workbook-other-format', { kind: '.numbers' });
  if (OPEN_SHEET.test(await readPart(zip, named('mimetype')))) return inspectOpenSheet(zip, entries);
  const workbook = named('xl/workbook.xml');
  if (!workbook || !named('[Content_Types].xml')) return refuse('workbook-not-a-workbook');
  const rels = 'xl/_rels/workbook.xml.rels';
  const index = new Map([
    ['xl/workbook.xml', await readPart(zip, workbook)],
    [rels, await readPart(zip, named(rels))],
  ]);
  // Titles by the path of their part, only to name a sheet in a refusal.
  const titles = new Map(sheetsOf(index).map(({ path, title }) => [path, title]));
  let contentRows = 0;
  for (const entry of entries) {
    const title = titles.get(entry.fileName);
    const scan = title === undefined ? null : new RowScan(title);
    const texts = SHEET_TEXT.test(entry.fileName) ? new TextScan() : null;
    const stream = await zip.openReadStreamPromise(entry);
    // Reading to the end makes yauzl compare what is really there with what the entry declared.
    for await (const chunk of stream) {
      const refusal = scan?.take(chunk as Buffer) ?? texts?.take(chunk as Buffer);
      if (refusal) {
        stream.destroy();
        return refusal;
      }
    }
    contentRows += scan?.contentRows ?? 0;
    if (contentRows > WORKBOOK_LIMITS.contentRowsInAll) {
      return refuse('workbook-too-many-rows-in-all', { max: WORKBOOK_LIMITS.contentRowsInAll });
    }
  }
  return null;
}

const SHEET_TEXT = /^xl\/(?:sharedStrings|worksheets\/)/i;

/** Refuses a text between two tags that is longer than any cell's may be, however its signs are written. */
class TextScan {
  private run = 0;

  take(chunk: Buffer): Refusal | null {
    const [first, last] = [chunk.indexOf('<'), chunk.lastIndexOf('<')];
    const longest = this.run + (first < 0 ? chunk.length : first);
    this.run = last < 0 ? longest : chunk.length - last;
    return longest > WORKBOOK_LIMITS.cellText * LONGEST_SIGN ? refuse('workbook-too-big') : null;
  }
}

const OPEN_SHEET = /^application\/vnd\.oasis\.opendocument\.spreadsheet(-template)?\s*$/;

/** True for an OpenDocument spreadsheet; call it only with bytes that the preflight has let through. */
export async function isOpenSheet(bytes: Uint8Array): Promise<boolean> {
  return (await readParts(bytes, () => false)).has('content.xml');
}

/** The same of an OpenDocument spreadsheet; its rows are counted while they are read. */
async function inspectOpenSheet(zip: yauzl.ZipFile, entries: readonly yauzl.Entry[]): Promise<Refusal | null> {
  const named = (name: string) => entries.find((entry) => entry.fileName === name);
  if (!named('content.xml')) return refuse('workbook-broken');
  if ((await readPart(zip, named('META-INF/manifest.xml'))).includes('encryption-data'))
    return refuse('workbook-password');
  for (const entry of entries) for await (const _ of await zip.openReadStreamPromise(entry));
  return null;
}

/** Text with the same mark between its values in every line, as a table saved as text has. */
function isTable(buffer: Buffer): boolean {
  const head = textOf(buffer.subarray(0, 4096));
  if (head.includes('\0') || head.startsWith('%PDF-')) return false;
  const lines = head.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  return [',', ';', '\t'].some((mark) => lines.length > 0 && lines.slice(0, 3).every((line) => line.includes(mark)));
}

/** As text, also where each sign has two bytes, the larger or the smaller first, marked so or not. */
function textOf(head: Buffer): string {
  const even = head.subarray(0, head.length - (head.length % 2));
  const zeros = [0, 1].map((at) => even.filter((byte, n) => n % 2 === at && byte === 0).length);
  const isMarked = head.length > 2 && [0xfeff, 0xfffe].includes(head.readUInt16LE(0));
  // Signs of tables are below 256 in the main: every second byte is nought then.
  if (!isMarked && Math.max(...zeros) < even.length / 8) return head.toString('utf8');
  const isBigEndian = isMarked ? head.readUInt16LE(0) === 0xfffe : zeros[0]! > zeros[1]!;
  return (isBigEndian ? Buffer.from(even).swap16() : even).toString('utf16le');
}

async function readPart(zip: yauzl.ZipFile, entry: yauzl.Entry | undefined): Promise<string> {
  if (!entry) return '';
  if (entry.uncompressedSize > INDEX_PART_BYTES) throw new Error('The index of the workbook is too long');
  const chunks: Buffer[] = [];
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** Counts the rows of one sheet as its bytes go by, so that a million blank rows are refused after the first thousands. */
class RowScan {
  contentRows = 0;
  private carry = '';
  private row = 0;
  private rowHasContent = false;
  private blankRun = 0;

  constructor(private readonly title: string) {}

  take(chunk: Buffer): Refusal | null {
    const text = this.carry + chunk.toString('latin1');
    const lastOpen = text.lastIndexOf('<');
    const complete = lastOpen < 0 || text.indexOf('>', lastOpen) >= 0 ? text.length : lastOpen;
    this.carry = text.slice(complete);
    if (this.carry.length > LONGEST_TAG) throw new Error('A tag without end');
    for (const [, name, attrs] of text.slice(0, complete).matchAll(/<(?:\w+:)?(row|v|t)\b([^<>]*)>/g)) {
      if (name === 'row') {
        this.row = Number(attribute(attrs!, 'r') ?? this.row + 1);
        this.rowHasContent = false;
        if (++this.blankRun > WORKBOOK_LIMITS.blankRows) return this.tooManyBlankRows();
      } else if (!this.rowHasContent && !attrs!.endsWith('/')) {
        this.rowHasContent = true;
        this.blankRun = 0;
        if (++this.contentRows > WORKBOOK_LIMITS.contentRows) {
          return refuse('workbook-too-many-rows', { sheet: this.title, max: WORKBOOK_LIMITS.contentRows });
        }
        if (this.row > LAST_ROW) return this.tooManyBlankRows();
      }
    }
    return null;
  }

  private tooManyBlankRows(): Refusal {
    return refuse('workbook-blank-rows', { sheet: this.title, max: WORKBOOK_LIMITS.blankRows });
  }
}
