// Says what bytes really are, whatever they are called: one of the accepted types, or a reason not to take them.
// Looks at beginnings and at structure; opens nothing, runs nothing. Knows no name and no sentence.
import { fileTypeFromBuffer } from 'file-type';
import type { Content } from './document-types.js';
import { readOffice } from './office.js';

const HEAD_BYTES = 4100;

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');
const MAGIC: readonly (readonly [Buffer, Content])[] = [
  [ascii('\xFF\xD8\xFF'), { kind: 'ACCEPTED', type: 'JPG' }],
  [ascii('\x89PNG\r\n\x1A\n'), { kind: 'ACCEPTED', type: 'PNG' }],
  [ascii('MZ'), { kind: 'PROGRAM', format: 'EXE' }],
  [ascii('\x7FELF'), { kind: 'PROGRAM', format: 'ELF' }],
  [ascii('#!'), { kind: 'PROGRAM', format: '' }],
  [ascii('\x4C\x00\x00\x00\x01\x14\x02\x00'), { kind: 'PROGRAM', format: 'LNK' }],
  [ascii('Rar!'), { kind: 'ARCHIVE', format: 'RAR' }],
  [ascii('7z\xBC\xAF\x27\x1C'), { kind: 'ARCHIVE', format: '7Z' }],
  [ascii('{\\rtf'), { kind: 'RESAVE', format: 'RTF' }],
];
const ZIP_MAGIC = ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'].map(ascii);
const ARCHIVES = new Set(
  'zip tar rar gz bz2 7z xz zst lz lz4 lzh arj cab z cpio ace tar.gz dmg rpm deb ar asar'.split(' '),
);
const PROGRAMS = new Set('exe elf macho wasm class swf lnk crx xpi apk jar chm dex'.split(' '));

/** Looks at all the bytes of a file. */
export async function readContent(bytes: Buffer): Promise<Content> {
  if (bytes.length === 0) return { kind: 'EMPTY' };
  const known = MAGIC.find(([magic]) => bytes.subarray(0, magic.length).equals(magic));
  if (known) return known[1];
  if (ZIP_MAGIC.some((magic) => bytes.subarray(0, 4).equals(magic))) return readOffice(bytes);
  if (bytes.subarray(0, 8).equals(ascii('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1'))) return readCompoundFile(bytes);
  const head = bytes.subarray(0, HEAD_BYTES);
  const text = readText(head);
  if (text) return text;
  // Some scanners put a few bytes before the header, and readers accept that.
  return head.subarray(0, 1024).includes('%PDF-') ? readPdf(bytes) : readOther(head);
}

/** Old Office files, and new ones behind a password, share one container; the names inside tell them apart. */
function readCompoundFile(bytes: Buffer): Content {
  const holds = (name: string): boolean => bytes.includes(Buffer.from(name, 'utf16le'));
  if (holds('EncryptedPackage')) return { kind: 'LOCKED', isPdf: false };
  if (holds('WordDocument')) return { kind: 'RESAVE', format: 'DOC' };
  if (holds('PowerPoint Document')) return { kind: 'RESAVE', format: 'PPT' };
  if (holds('Workbook') || holds('Book')) return { kind: 'RESAVE', format: 'XLS' };
  return { kind: 'OTHER', format: '' };
}

/** A locked PDF says so in its trailer, which is never compressed; the same letters inside a stream mean nothing. */
function readPdf(bytes: Buffer): Content {
  let at = 0;
  let entry = bytes.indexOf('/Encrypt');
  let stream = nextStream(bytes, 0);
  // One pass forward: a file made of nothing but these words must not cost more than its length.
  while (entry >= 0) {
    if (stream >= 0 && stream < entry) {
      const end = bytes.indexOf('endstream', stream);
      if (end < 0) break;
      at = end + 'endstream'.length;
      stream = nextStream(bytes, at);
    } else {
      const found = bytes.toString('latin1', entry, entry + 60);
      if (/^\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/.test(found)) return { kind: 'LOCKED', isPdf: true };
      at = entry + 1;
    }
    if (entry < at) entry = bytes.indexOf('/Encrypt', at);
  }
  return { kind: 'ACCEPTED', type: 'PDF' };
}

function nextStream(bytes: Buffer, from: number): number {
  let at = bytes.indexOf('stream', from);
  while (at >= 0 && !/^(?!end)[\s\S]{3}stream[\r\n]/.test(bytes.toString('latin1', at - 3, at + 7))) {
    at = bytes.indexOf('stream', at + 1);
  }
  return at;
}

/** Text that a browser or a script engine would run, and XML that Office writes. */
function readText(head: Buffer): Content | undefined {
  const utf16 = head[0] === 0xff && head[1] === 0xfe;
  const text = (utf16 ? head.toString('utf16le') : head.toString('utf8'))
    .replace(/^\uFEFF/, '')
    .trimStart()
    .toLowerCase();
  if (
    /<\?mso-application|urn:schemas-microsoft-com:office:(?:word|spreadsheet)"/.test(text) &&
    text.startsWith('<?xml')
  ) {
    return { kind: 'RESAVE', format: 'XML' };
  }
  const body = text.replace(/^(?:<\?xml[^>]*>|<!--[\s\S]*?-->|<!doctype svg[^>]*>|\s+)*/, '');
  if (/^<svg|^<[a-z]+:svg/.test(body)) return { kind: 'WEB', format: 'SVG' };
  if (/^<(?:!doctype html|html|head|body|script|meta|table|style|div|title|iframe)\b/.test(body))
    return { kind: 'WEB', format: 'HTML' };
  if (/^mime-version:|^from: <saved by/.test(body)) return { kind: 'WEB', format: 'MHTML' };
  return undefined;
}

async function readOther(head: Buffer): Promise<Content> {
  // A hint only: it reads beginnings, and what it does not know is not accepted anyway.
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  if (found === undefined) return { kind: 'OTHER', format: '' };
  if (/^image\/hei[cf]/.test(found.mime)) return { kind: 'ACCEPTED', type: 'HEIC' };
  const format = found.ext.toUpperCase();
  if (ARCHIVES.has(found.ext.toLowerCase())) return { kind: 'ARCHIVE', format };
  return PROGRAMS.has(found.ext) ? { kind: 'PROGRAM', format } : { kind: 'OTHER', format };
}
