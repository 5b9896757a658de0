// The kinds of papers that are accepted, and everything a look at the bytes can find. Only types.

/** The types that are accepted as evidence. */
export type DocumentType =
  | 'PDF'
  | 'DOCX'
  | 'XLSX'
  | 'PPTX'
  | 'DOC'
  | 'XLS'
  | 'PPT'
  | 'ODT'
  | 'ODS'
  | 'ODP'
  | 'JPG'
  | 'PNG'
  | 'HEIC'
  | 'TIFF'
  | 'WEBP';

/** What was found. `format` is what to call it to a person: «RAR», «RTF», «MP4»; empty when unknown. */
export type Content =
  | { readonly kind: 'ACCEPTED'; readonly type: DocumentType }
  | { readonly kind: 'EMPTY' | 'DAMAGED' | 'BOMB' | 'HUGE' | 'LOCKED' }
  | { readonly kind: 'MACRO'; readonly saveAs: 'DOCX' | 'XLSX' | 'PPTX' }
  /** Does something by itself: a PDF, or (CALL, FETCH) a document of an office program. */
  | {
      readonly kind: 'ACTIVE';
      readonly what: 'SCRIPT' | 'LAUNCH' | 'FILES' | 'FORM' | 'SUBMIT' | 'CALL' | 'FETCH';
    }
  | { readonly kind: OtherKind; readonly format: string };

/** Everything that is not taken in as it is, by what its sender can do about it. */
export type OtherKind =
  'ARCHIVE' | 'PROGRAM' | 'WEB' | 'RESAVE' | 'MAIL' | 'PRINT' | 'PICTURE' | 'FILM' | 'SIGNATURE' | 'OTHER';
