// Documents and photos in a call: an upload that came along, or a file_id sent again; and the messages made of them,
// with the several sizes that Telegram makes of a photo. It must not know who sends to whom.
import { asText } from './body.js';
import type { CallBody, UploadedFile } from './body.js';
import { mimeByName, pictureSize } from './files.js';
import type { FileRecord, NewFile } from './files.js';
import { badRequest, TelegramRefusal } from './types.js';
import type { TgDocument, TgMessage, TgPhotoSize } from './types.js';
import type { World } from './world.js';

const LARGEST_UPLOAD_BYTES = 50 * 1024 * 1024;
const PHOTO_WIDTHS = [90, 320, 800, 1280];

/** A checked file that is only kept once the message is accepted. */
export interface PreparedMedia {
  keep(): Pick<TgMessage, 'document' | 'photo'>;
}

const wireDocument = (record: FileRecord): TgDocument => ({
  file_id: record.fileId,
  file_unique_id: record.uniqueId,
  file_name: record.name,
  mime_type: record.mime,
  file_size: record.size,
});

/** Keeps a document and gives it as a message carries it. */
export function keepDocument(world: World, file: Omit<NewFile, 'kind'>): TgDocument {
  const name = file.name ?? 'file';
  return wireDocument(world.files.add({ ...file, kind: 'document', name, mime: file.mime ?? mimeByName(name) }));
}

/** Keeps a photo in the sizes Telegram makes of it, smallest first; the largest holds all bytes. */
export function keepPhoto(world: World, bytes: Buffer, sizeOnly?: number): TgPhotoSize[] {
  const full = pictureSize(bytes) ?? { width: 1280, height: 960 };
  const widths = PHOTO_WIDTHS.filter((width) => width < full.width);
  widths.push(Math.min(full.width, 1280));
  return widths.map((width, i) => {
    const isLargest = i === widths.length - 1;
    const height = Math.max(1, Math.round((full.height * width) / full.width));
    const content = sizeOnly === undefined ? { bytes } : { sizeOnly: isLargest ? sizeOnly : 1000 };
    const { fileId, uniqueId, size } = world.files.add({ kind: 'photo', ...content, width, height });
    return { file_id: fileId, file_unique_id: uniqueId, width, height, file_size: size };
  });
}

function uploadOf(body: CallBody, field: string): UploadedFile | undefined {
  const value = body.fields[field];
  const attached = typeof value === 'string' && value.startsWith('attach://') ? value.slice(9) : field;
  const upload = body.files.get(attached);
  if (upload && upload.bytes.length > LARGEST_UPLOAD_BYTES) throw new TelegramRefusal(413, 'Request Entity Too Large');
  if (upload && upload.bytes.length === 0) throw badRequest('file must be non-empty');
  return upload;
}

function sentAgain(world: World, body: CallBody, field: string, kind: FileRecord['kind']): FileRecord {
  const value = body.fields[field];
  if (value === undefined || value === '') throw badRequest(`there is no ${kind} in the request`);
  const record = world.files.find(asText(value));
  if (!record) throw badRequest('wrong file identifier/HTTP URL specified');
  if (record.kind !== kind) throw badRequest(`can't use file of type ${record.kind} as ${kind}`);
  return record;
}

/** The document of a call. */
export function documentOf(world: World, body: CallBody, field: string): PreparedMedia {
  const upload = uploadOf(body, field);
  if (upload) return { keep: () => ({ document: keepDocument(world, { bytes: upload.bytes, name: upload.name }) }) };
  const record = sentAgain(world, body, field, 'document');
  return { keep: () => ({ document: wireDocument(record) }) };
}

/** The photo of a call. */
export function photoOf(world: World, body: CallBody, field: string): PreparedMedia {
  const upload = uploadOf(body, field);
  if (upload) return { keep: () => ({ photo: keepPhoto(world, upload.bytes) }) };
  const { fileId, uniqueId, width = 0, height = 0, size } = sentAgain(world, body, field, 'photo');
  return {
    keep: () => ({ photo: [{ file_id: fileId, file_unique_id: uniqueId, width, height, file_size: size }] }),
  };
}
