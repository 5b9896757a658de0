// Decides whether a file may be taken as evidence, by its content and by its name, and says kindly why not. Accepted are PDF,
// documents of Word, Excel, PowerPoint and LibreOffice, and pictures, when they open and do nothing by themselves. What is
// declared by the sender is a hint and can only make it stricter. Virus scanning and marks of secrecy are other questions
// (scanner.ts, names.ts). Keeps and sends nothing.
import { readFile } from 'node:fs/promises';
import { refuse } from '../kit/refusal.js';
import type { Refusal } from '../kit/refusal.js';
import { readContent } from './content.js';
import type { Content, DocumentType, OtherKind } from './document-types.js';
import { kindOfName, TYPE_OF_ENDING } from './endings.js';
import { cleanName, endingOf } from './names.js';

export type { DocumentType } from './document-types.js';

/** A file's bytes, or where they lie. */
export type FileBytes = { readonly path: string } | { readonly bytes: Uint8Array };

/** A file to judge, with the name and media type its sender's phone gave it, if any. */
export type CheckedFile = FileBytes & {
  readonly name?: string;
  readonly declaredMime?: string;
};

/** Accepted, with what it is; or refused, with a sentence of documents.ftl. */
export type DocumentCheck =
  | { readonly ok: true; readonly type: DocumentType; readonly mime: string }
  | { readonly ok: false; readonly refusal: Refusal };

const OOXML = 'application/vnd.openxmlformats-officedocument';
const ODF = 'application/vnd.oasis.opendocument';
const MIME: Record<DocumentType, string> = {
  PDF: 'application/pdf',
  DOCX: `${OOXML}.wordprocessingml.document`,
  XLSX: `${OOXML}.spreadsheetml.sheet`,
  PPTX: `${OOXML}.presentationml.presentation`,
  DOC: 'application/msword',
  XLS: 'application/vnd.ms-excel',
  PPT: 'application/vnd.ms-powerpoint',
  ODT: `${ODF}.text`,
  ODS: `${ODF}.spreadsheet`,
  ODP: `${ODF}.presentation`,
  JPG: 'image/jpeg',
  PNG: 'image/png',
  HEIC: 'image/heic',
  TIFF: 'image/tiff',
  WEBP: 'image/webp',
};

/** Types that go by one another's names: programs save one as the other, and nobody on a phone can mend the name. */
const FAMILIES: readonly (readonly DocumentType[])[] = [
  ['DOCX', 'DOC', 'ODT'],
  ['XLSX', 'XLS', 'ODS'],
  ['PPTX', 'PPT', 'ODP'],
  ['JPG', 'PNG', 'HEIC', 'TIFF', 'WEBP'],
];

/** The heaviest file the office takes in, named to people as «20 MB». */
export const MAX_DOCUMENT_BYTES = 20 * 1024 * 1024;

/** What the bytes of a file are; throws only when they cannot be had. */
export type ReadFile = (file: FileBytes) => Promise<Content>;

/** Reads where it is called. Whatever a broken file makes a reader stumble over, it is the file that is broken. */
export const readHere: ReadFile = async (file) => {
  const bytes = 'path' in file ? await readFile(file.path) : Buffer.from(file.bytes);
  return readContent(bytes).catch((): Content => ({ kind: 'DAMAGED' }));
};

/** Judges one file. Throws only when it cannot be read. */
export async function checkDocument(file: CheckedFile, read: ReadFile = readHere): Promise<DocumentCheck> {
  return decideDocument(await read(file), file.name ?? '', file.declaredMime ?? '');
}

type No = (key: string, args?: Record<string, string>) => DocumentCheck;

function decideDocument(content: Content, rawName: string, declaredMime: string): DocumentCheck {
  const name = cleanName(rawName);
  const ending = endingOf(rawName);
  const no: No = (key, args = {}) => ({ ok: false, refusal: refuse(`documents-refused-${key}`, { name, ...args }) });
  // What an office program leaves beside an open document is no document, whatever its bytes look like.
  if (/^~\$/.test(name) && content.kind !== 'ACCEPTED') return no('temporary');

  switch (content.kind) {
    case 'ACCEPTED':
      return byBoth(content.type, ending, declaredMime, no);
    case 'EMPTY':
      return no('empty');
    case 'BOMB':
      return kindOfName(ending) === 'ARCHIVE' ? no('archive') : no('unpacks');
    case 'HUGE':
      return no('huge');
    case 'DAMAGED':
      return kindOfName(ending) === 'ARCHIVE' ? no('archive') : no('damaged');
    case 'MACRO':
      return no('macro', { format: content.saveAs });
    case 'ACTIVE':
      return no(`active-${content.what.toLowerCase()}`);
    case 'LOCKED':
      return no('locked');
    case 'OTHER':
      return byNameOnly(ending, content.format, no);
    case 'FILM':
      return TYPE_OF_ENDING[ending] ? byNameOnly(ending, content.format, no) : no('film');
    default:
      return byKind(content.kind, content.format || ending.toUpperCase() || '?', no);
  }
}

/** The refusal that says what can be done about a file of this kind. */
function byKind(kind: Exclude<OtherKind, 'OTHER'>, format: string, no: No): DocumentCheck {
  switch (kind) {
    case 'RESAVE':
    case 'MAIL':
    case 'PRINT':
    case 'PICTURE':
      return no(kind.toLowerCase(), { format });
    default:
      return no(kind.toLowerCase());
  }
}

/** The content tells nothing; the name may still tell the person more than «unknown». */
function byNameOnly(ending: string, format: string, no: No): DocumentCheck {
  const kind = kindOfName(ending);
  if (kind === 'MACRO') return no('macro', { format: macroFormat(ending) });
  if (kind === 'TEMPORARY') return no('temporary');
  if (kind !== null) return byKind(kind, ending.toUpperCase(), no);
  const named = TYPE_OF_ENDING[ending];
  if (named) return format === '' ? no('damaged') : no('mismatch', { named: ending.toUpperCase(), actual: format });
  return no('type');
}

const macroFormat = (ending: string): string =>
  ending.startsWith('xl') ? 'XLSX' : ending.startsWith('p') ? 'PPTX' : 'DOCX';

function byBoth(type: DocumentType, ending: string, declaredMime: string, no: No): DocumentCheck {
  const kind = kindOfName(ending);
  if (kind === 'PROGRAM') return no('program');
  if (kind === 'MACRO' || /macroenabled/i.test(declaredMime))
    return no('macro', { format: ['DOCX', 'XLSX', 'PPTX'].includes(type) ? type : macroFormat(ending) });
  const named = TYPE_OF_ENDING[ending];
  const isKnown = named !== undefined || (kind !== null && kind !== 'TEMPORARY');
  const isSame =
    named === type || (named !== undefined && FAMILIES.some((all) => all.includes(named) && all.includes(type)));
  // «Báo cáo ngày 15.9» has no ending, only a full stop: then the content alone decides.
  return isSame || !isKnown
    ? { ok: true, type, mime: MIME[type] }
    : no('mismatch', { named: ending.toUpperCase(), actual: type });
}
