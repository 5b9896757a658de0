// The kinds of papers that are accepted, and everything a look at the bytes can find. Only types.

/** The types that are accepted as evidence. */
export type DocumentType = 'PDF' | 'DOCX' | 'XLSX' | 'JPG' | 'PNG' | 'HEIC';

/** What was found. `format` is what to call it to a person: «RAR», «DOC», «MP4»; empty when unknown. */
export type Content =
  | { readonly kind: 'ACCEPTED'; readonly type: DocumentType }
  | { readonly kind: 'EMPTY' | 'DAMAGED' | 'BOMB' }
  | { readonly kind: 'MACRO'; readonly saveAs: 'DOCX' | 'XLSX' }
  | { readonly kind: 'LOCKED'; readonly isPdf: boolean }
  | { readonly kind: 'ARCHIVE' | 'PROGRAM' | 'WEB' | 'RESAVE' | 'OTHER'; readonly format: string };
