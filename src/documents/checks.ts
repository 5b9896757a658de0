// Decides whether a file may be taken as evidence, by its content and by its name, and says kindly why not.
// Accepted: PDF, DOCX, XLSX, JPG, PNG, HEIC. What is declared by the sender is a hint and can only make it stricter.
// Virus scanning and marks of secrecy are other questions (scanner.ts, names.ts). Keeps and sends nothing.
import { readFile } from 'node:fs/promises';
import { refuse } from '../kit/refusal.js';
import type { Refusal } from '../kit/refusal.js';
import { readContent } from './content.js';
import type { Content, DocumentType } from './document-types.js';
import { cleanName, endingOf } from './names.js';

export type { DocumentType } from './document-types.js';

/** A file to judge: its bytes or where they lie, the name and media type its sender's phone gave it, if any. */
export type CheckedFile = ({ readonly path: string } | { readonly bytes: Uint8Array }) & {
  readonly name?: string;
  readonly declaredMime?: string;
};

/** Accepted, with what it is; or refused, with a sentence of documents.ftl. */
export type DocumentCheck =
  | { readonly ok: true; readonly type: DocumentType; readonly mime: string }
  | { readonly ok: false; readonly refusal: Refusal };

const MIME: Record<DocumentType, string> = {
  PDF: 'application/pdf',
  DOCX: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  JPG: 'image/jpeg',
  PNG: 'image/png',
  HEIC: 'image/heic',
};

const TYPE_OF_ENDING: Record<string, DocumentType> = {
  pdf: 'PDF',
  docx: 'DOCX',
  xlsx: 'XLSX',
  jpg: 'JPG',
  jpeg: 'JPG',
  jpe: 'JPG',
  jfif: 'JPG',
  png: 'PNG',
  heic: 'HEIC',
  heif: 'HEIC',
};
const IMAGES: readonly DocumentType[] = ['JPG', 'PNG', 'HEIC'];

const endings = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const MACRO_ENDINGS = endings('docm dotm xlsm xltm xlam pptm potm ppsm');
const PROGRAM_ENDINGS = endings(
  'exe com scr pif bat cmd ps1 psm1 vbs vbe js jse mjs ws wsf wsh hta msi msp msix dll cpl sys jar apk app deb rpm sh bash py pl rb php lnk url reg inf chm gadget application appref-ms scf xll',
);
const ARCHIVE_ENDINGS = endings('zip rar 7z gz tgz tar bz2 xz zst lz lzh arj cab ace z zipx iso img vhd vhdx');
const WEB_ENDINGS = endings('svg svgz html htm xhtml mht mhtml shtml xml');
const RESAVE_ENDINGS = endings(
  'doc dot xls xlt xlsb ppt pptx pps odt ods odp rtf csv txt dotx xltx pages numbers wps et',
);
const OTHER_ENDINGS = endings(
  'gif webp bmp tif tiff avif mp4 mov avi mkv 3gp mp3 m4a wav ogg eml msg p7s p7m psd ai dwg',
);

/** The heaviest file the office takes in, named to people as «20 MB». */
export const MAX_DOCUMENT_BYTES = 20 * 1024 * 1024;

/** Judges one file. Throws only when `path` cannot be read. */
export async function checkDocument(file: CheckedFile): Promise<DocumentCheck> {
  const bytes = 'path' in file ? await readFile(file.path) : Buffer.from(file.bytes);
  return decideDocument(await readContent(bytes), file.name ?? '', file.declaredMime ?? '');
}

function decideDocument(content: Content, rawName: string, declaredMime: string): DocumentCheck {
  const name = cleanName(rawName);
  const ending = endingOf(rawName);
  const no = (key: string, args: Record<string, string> = {}): DocumentCheck => ({
    ok: false,
    refusal: refuse(`documents-refused-${key}`, { name, ...args }),
  });
  const asFormat = (format: string): string => format || ending.toUpperCase() || '?';

  switch (content.kind) {
    case 'EMPTY':
      return no('empty');
    case 'BOMB':
      return TYPE_OF_ENDING[ending] ? no('unpacks') : no('archive');
    case 'DAMAGED':
      return TYPE_OF_ENDING[ending] ? no('damaged') : no('archive');
    case 'MACRO':
      return no('macro', { format: content.saveAs });
    case 'LOCKED':
      return no(content.isPdf ? 'locked-pdf' : 'locked');
    case 'PROGRAM':
      return no('program');
    case 'ARCHIVE':
      return no('archive');
    case 'WEB':
      return no('web');
    case 'RESAVE':
      return no('resave', { format: asFormat(content.format) });
    case 'OTHER':
      return byNameOnly(ending, content.format, no);
    case 'ACCEPTED':
      return byBoth(content.type, ending, declaredMime, no);
  }
}

type No = (key: string, args?: Record<string, string>) => DocumentCheck;

/** The content tells nothing; the name may still tell the person more than «unknown». */
function byNameOnly(ending: string, format: string, no: No): DocumentCheck {
  if (MACRO_ENDINGS.has(ending)) return no('macro', { format: ending.startsWith('xl') ? 'XLSX' : 'DOCX' });
  if (PROGRAM_ENDINGS.has(ending)) return no('program');
  if (ARCHIVE_ENDINGS.has(ending)) return no('archive');
  if (WEB_ENDINGS.has(ending)) return no('web');
  if (RESAVE_ENDINGS.has(ending)) return no('resave', { format: ending.toUpperCase() });
  const named = TYPE_OF_ENDING[ending];
  if (named) return format === '' ? no('damaged') : no('mismatch', { named: ending.toUpperCase(), actual: format });
  return no('type');
}

function byBoth(type: DocumentType, ending: string, declaredMime: string, no: No): DocumentCheck {
  if (PROGRAM_ENDINGS.has(ending)) return no('program');
  if (MACRO_ENDINGS.has(ending) || /macroenabled/i.test(declaredMime)) {
    return no('macro', { format: type === 'XLSX' ? 'XLSX' : 'DOCX' });
  }
  const named = TYPE_OF_ENDING[ending];
  const isKnown =
    named !== undefined || [ARCHIVE_ENDINGS, WEB_ENDINGS, RESAVE_ENDINGS, OTHER_ENDINGS].some((set) => set.has(ending));
  // Phones and chat programs turn one kind of picture into another and leave the name; nobody on a phone can mend that.
  const isSame = named === type || (named !== undefined && IMAGES.includes(named) && IMAGES.includes(type));
  // «Báo cáo ngày 15.9» has no ending, only a full stop: then the content alone decides.
  return isSame || !isKnown
    ? { ok: true, type, mime: MIME[type] }
    : no('mismatch', { named: ending.toUpperCase(), actual: type });
}
