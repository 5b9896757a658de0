// What the ending of a file's name says about it. The name is no proof: it is asked where the content says nothing, and can
// only make things stricter where it does. Pure.
import type { DocumentType, OtherKind } from './document-types.js';

export const TYPE_OF_ENDING: Readonly<Record<string, DocumentType | undefined>> = {
  pdf: 'PDF',
  docx: 'DOCX',
  xlsx: 'XLSX',
  pptx: 'PPTX',
  ppsx: 'PPTX',
  doc: 'DOC',
  dot: 'DOC',
  wps: 'DOC',
  xls: 'XLS',
  xlt: 'XLS',
  et: 'XLS',
  ppt: 'PPT',
  pps: 'PPT',
  pot: 'PPT',
  dps: 'PPT',
  odt: 'ODT',
  ods: 'ODS',
  odp: 'ODP',
  jpg: 'JPG',
  jpeg: 'JPG',
  jpe: 'JPG',
  jfif: 'JPG',
  png: 'PNG',
  heic: 'HEIC',
  heif: 'HEIC',
  tif: 'TIFF',
  tiff: 'TIFF',
  webp: 'WEBP',
};

export type NamedKind = Exclude<OtherKind, 'OTHER'> | 'MACRO' | 'TEMPORARY';

const KINDS: Readonly<Record<NamedKind, string>> = {
  MACRO: 'docm dotm xlsm xltm xlam pptm potm ppsm ppam',
  PROGRAM:
    'exe com scr pif bat cmd ps1 psm1 vbs vbe js jse mjs ws wsf wsh hta msi msp msix dll cpl sys jar apk app deb rpm sh bash py pl rb php lnk url reg inf chm gadget application appref-ms scf xll',
  ARCHIVE: 'zip rar 7z gz tgz tar bz2 xz zst lz lzh arj cab ace z zipx iso img vhd vhdx',
  WEB: 'svg svgz html htm xhtml mht mhtml shtml xml',
  RESAVE: 'xlsb rtf csv tsv txt md dotx xltx potx fodt fods fodp ott ots otp wpd hwp hwpx docb dif slk',
  MAIL: 'eml emlx msg oft pst ost mbox tnef',
  PRINT: 'xps oxps djvu djv epub ps eps prn dwg dxf vsd vsdx mpp pub one key pages numbers mobi azw3',
  PICTURE: 'gif bmp avif psd ai jxl jp2 ico tga pcx wmf emf cdr xcf raw cr2 cr3 nef arw dng',
  FILM: 'mp4 m4v mov avi mkv wmv flv webm 3gp mpg mpeg mp3 m4a wav ogg oga opus amr wma aac',
  SIGNATURE: 'p7s p7m p7b p7c sig asc cer crt der pfx p12',
  TEMPORARY: 'tmp temp crdownload part partial download lock bak',
};

const KIND_OF = new Map<string, NamedKind>(
  Object.entries(KINDS).flatMap(([kind, list]) =>
    list.split(' ').map((ending) => [ending, kind as NamedKind] as const),
  ),
);

/** What a file of this ending is, if it is none of the accepted ones. */
export const kindOfName = (ending: string): NamedKind | null => KIND_OF.get(ending) ?? null;
