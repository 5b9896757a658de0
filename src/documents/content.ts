// Says what bytes really are, whatever they are called: one of the accepted types, or a reason not to take them.
// Looks at beginnings and at structure; opens nothing, runs nothing. Knows no name and no sentence.
import type { Content, OtherKind } from './document-types.js';
import { COMPOUND_MAGIC } from './formats/compound.js';
import { readOffice, readOldOffice } from './formats/office.js';
import { readPdf } from './formats/pdf.js';
import { readPicture } from './formats/pictures.js';

const HEAD_BYTES = 4100;

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');
const MAGIC: readonly (readonly [Buffer, Content])[] = [
  [ascii('MZ'), { kind: 'PROGRAM', format: 'EXE' }],
  [ascii('\x7FELF'), { kind: 'PROGRAM', format: 'ELF' }],
  [ascii('#!'), { kind: 'PROGRAM', format: '' }],
  [ascii('\x4C\x00\x00\x00\x01\x14\x02\x00'), { kind: 'PROGRAM', format: 'LNK' }],
  [ascii('Rar!'), { kind: 'ARCHIVE', format: 'RAR' }],
  [ascii('7z\xBC\xAF\x27\x1C'), { kind: 'ARCHIVE', format: '7Z' }],
  [ascii('{\\rtf'), { kind: 'RESAVE', format: 'RTF' }],
  [ascii('BM'), { kind: 'PICTURE', format: 'BMP' }],
  [ascii('8BPS'), { kind: 'PICTURE', format: 'PSD' }],
  [ascii('\x78\x9F\x3E\x22'), { kind: 'MAIL', format: 'TNEF' }],
  [ascii('!BDN'), { kind: 'MAIL', format: 'PST' }],
  [ascii('AT&TFORM'), { kind: 'PRINT', format: 'DJVU' }],
  [ascii('%!PS'), { kind: 'PRINT', format: 'PS' }],
  [ascii('AC10'), { kind: 'PRINT', format: 'DWG' }],
];
const ZIP_MAGIC = ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'].map(ascii);
const PICTURE_MAGIC: readonly (readonly [Buffer, Parameters<typeof readPicture>[1]])[] = [
  [ascii('\xFF\xD8\xFF'), 'JPG'],
  [ascii('\x89PNG\r\n\x1A\n'), 'PNG'],
  [ascii('II\x2A\x00'), 'TIFF'],
  [ascii('MM\x00\x2A'), 'TIFF'],
  [ascii('II\x2B\x00'), 'TIFF'],
  [ascii('MM\x00\x2B'), 'TIFF'],
];
const HEIC_BRAND = /^(?:hei[cmsx]|hev[cmx]|mif1|msf1)/;
const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const ARCHIVES = words('zip tar rar gz bz2 7z xz zst lz lz4 lzh arj cab z cpio ace tar.gz dmg rpm deb ar asar');
const PROGRAMS = words('exe elf macho wasm class swf lnk crx xpi apk jar chm dex');

const begins = (bytes: Buffer, magic: Buffer): boolean => bytes.subarray(0, magic.length).equals(magic);

/** Looks at all the bytes of a file. */
export async function readContent(bytes: Buffer): Promise<Content> {
  if (bytes.length === 0) return { kind: 'EMPTY' };
  const known = MAGIC.find(([magic]) => begins(bytes, magic));
  if (known) return known[1];
  const picture = pictureOf(bytes);
  if (picture) return readPicture(bytes, picture);
  if (ZIP_MAGIC.some((magic) => begins(bytes, magic))) return readOffice(bytes);
  if (begins(bytes, COMPOUND_MAGIC)) return readOldOffice(bytes);
  const head = bytes.subarray(0, HEAD_BYTES);
  const text = readText(head);
  if (text) return text;
  // Some scanners put a few bytes before the header, and readers accept that.
  return head.subarray(0, 1024).includes('%PDF-') ? readPdf(bytes) : readOther(head);
}

function pictureOf(bytes: Buffer): Parameters<typeof readPicture>[1] | null {
  const known = PICTURE_MAGIC.find(([magic]) => begins(bytes, magic));
  if (known) return known[1];
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP') return 'WEBP';
  if (bytes.toString('latin1', 4, 8) !== 'ftyp') return null;
  return HEIC_BRAND.test(bytes.toString('latin1', 8, 12)) ? 'HEIC' : null;
}

/** Text that a browser or a script engine would run, letters, and XML that Office writes. */
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
  if (/^<\?xml[\s\S]{0,200}<office:document\b/.test(text)) return { kind: 'RESAVE', format: 'XML' };
  const body = text.replace(/^(?:<\?xml[^>]*>|<!--[\s\S]*?-->|<!doctype svg[^>]*>|\s+)*/, '');
  if (/^<svg|^<[a-z]+:svg/.test(body)) return { kind: 'WEB', format: 'SVG' };
  if (/^<(?:!doctype html|html|head|body|script|meta|table|style|div|title|iframe)\b/.test(body))
    return { kind: 'WEB', format: 'HTML' };
  if (/^from: <saved by/.test(body) || (/^mime-version:/.test(body) && /multipart\/related/.test(body)))
    return { kind: 'WEB', format: 'MHTML' };
  if (isLetter(text)) return { kind: 'MAIL', format: 'EML' };
  return undefined;
}

const HEADER =
  /^(?:return-path|received|delivered-to|from|to|cc|subject|date|message-id|mime-version|x-[a-z-]+|dkim-signature|content-type|thread-topic|reply-to|authentication-results|arc-[a-z-]+):/;

/** A letter begins with its headers, one of which says from whom or what about. */
function isLetter(text: string): boolean {
  const lines = text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const end = lines.indexOf('');
  const headers = lines.slice(0, Math.min(end < 0 ? lines.length : end, 12));
  return (
    headers.length >= 2 &&
    headers.every((line, n) => HEADER.test(line) || /^from /.test(line) || (n > 0 && /^[a-z][a-z0-9-]*:/.test(line))) &&
    headers.some((line) => /^(?:from|subject|received|message-id|date):/.test(line))
  );
}

async function readOther(head: Buffer): Promise<Content> {
  // A hint only: it reads beginnings, and what it does not know is not accepted anyway. Seldom asked, and slow to load.
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  if (found === undefined) return { kind: 'OTHER', format: '' };
  return { kind: kindOf(found.ext.toLowerCase(), found.mime), format: found.ext.toUpperCase() };
}

function kindOf(ext: string, mime: string): OtherKind {
  if (ARCHIVES.has(ext)) return 'ARCHIVE';
  if (PROGRAMS.has(ext)) return 'PROGRAM';
  if (mime.startsWith('image/')) return 'PICTURE';
  return /^(?:video|audio)\//.test(mime) || mime === 'application/ogg' ? 'FILM' : 'OTHER';
}
