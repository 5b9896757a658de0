// The files people and the bot have sent: ids, sizes, paths for the download link, the bytes in a folder or in memory.
// Like Telegram, the link forgets the original name. It must not know who sent a file, or to whom.
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** What is known of a file without its bytes. */
export interface FileRecord {
  fileId: string;
  uniqueId: string;
  /** The path of the download link, such as `documents/file_12.pdf`. */
  path: string;
  size: number;
  kind: 'document' | 'photo';
  name?: string;
  mime?: string;
  width?: number;
  height?: number;
  /** sha256 of the bytes; empty for a file that only has a size. */
  blob: string;
}

export interface Files {
  add(file: NewFile): FileRecord;
  find(fileId: string): FileRecord | undefined;
  findByPath(path: string): FileRecord | undefined;
  bytesOf(record: FileRecord): Buffer;
  restore(record: FileRecord): void;
  all(): Iterable<FileRecord>;
  /** Forgets all files; `withBytes` also removes what lies in the folder. */
  clear(withBytes: boolean): void;
}

/** A file to keep; `sizeOnly` makes one of that many zeros that takes no room. */
export interface NewFile {
  kind: 'document' | 'photo';
  bytes?: Buffer;
  sizeOnly?: number;
  name?: string;
  mime?: string;
  width?: number;
  height?: number;
}

const MOST_BYTES_IN_MEMORY = 512 * 1024 * 1024;

const MIME_BY_EXTENSION: Record<string, string> = {
  '.pdf': 'application/pdf',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.pptx': 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  '.doc': 'application/msword',
  '.xls': 'application/vnd.ms-excel',
  '.ics': 'text/calendar',
  '.txt': 'text/plain',
  '.csv': 'text/csv',
  '.json': 'application/json',
  '.zip': 'application/zip',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.svg': 'image/svg+xml',
};

/** The MIME type Telegram derives from a file's name. */
export const mimeByName = (name: string): string =>
  MIME_BY_EXTENSION[extname(name).toLowerCase()] ?? 'application/octet-stream';

/** Width and height of a PNG or JPEG; null when the bytes are neither. */
export function pictureSize(bytes: Buffer): { width: number; height: number } | null {
  if (bytes.length > 24 && bytes.readUInt32BE(0) === 0x89504e47) {
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  }
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] as number;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

/** Opens the file store; `folder` is where bytes are kept, without it in memory. */
export function createFiles(folder: string | undefined, onAdd: (record: FileRecord) => void): Files {
  const byId = new Map<string, FileRecord>();
  const byPath = new Map<string, FileRecord>();
  const memory = new Map<string, Buffer>();
  let bytesInMemory = 0;
  let lastNumber = 0;
  if (folder) mkdirSync(folder, { recursive: true, mode: 0o700 });

  const keep = (blob: string, bytes: Buffer): void => {
    if (folder) {
      writeFileSync(join(folder, blob), bytes, { mode: 0o600 });
      return;
    }
    if (memory.has(blob)) return;
    memory.set(blob, bytes);
    bytesInMemory += bytes.length;
    for (const [oldest, old] of memory) {
      if (bytesInMemory <= MOST_BYTES_IN_MEMORY) break;
      memory.delete(oldest);
      bytesInMemory -= old.length;
    }
  };

  const index = (record: FileRecord): void => {
    byId.set(record.fileId, record);
    byPath.set(record.path, record);
    const number = Number(/file_(\d+)/.exec(record.path)?.[1] ?? 0);
    lastNumber = Math.max(lastNumber, number);
  };

  return {
    add(file) {
      const bytes = file.bytes ?? Buffer.alloc(0);
      const sizeOnly = file.bytes === undefined && file.sizeOnly !== undefined;
      const blob = sizeOnly ? '' : createHash('sha256').update(bytes).digest('hex');
      if (!sizeOnly) keep(blob, bytes);
      lastNumber += 1;
      const extension = file.kind === 'photo' ? '.jpg' : extname(file.name ?? '').toLowerCase();
      const sizeMark = file.width ? `x${file.width}` : '';
      const record: FileRecord = {
        fileId: `BQAC${randomBytes(24).toString('base64url')}`,
        uniqueId: blob ? `Ag${blob.slice(0, 12)}${sizeMark}` : `Ag${randomBytes(6).toString('hex')}`,
        path: `${file.kind === 'photo' ? 'photos' : 'documents'}/file_${lastNumber}${extension}`,
        size: sizeOnly ? (file.sizeOnly as number) : bytes.length,
        kind: file.kind,
        name: file.name,
        mime: file.mime,
        width: file.width,
        height: file.height,
        blob,
      };
      index(record);
      onAdd(record);
      return record;
    },
    find: (fileId) => byId.get(fileId),
    findByPath: (path) => byPath.get(path),
    bytesOf(record) {
      if (!record.blob) return Buffer.alloc(record.size);
      const bytes = folder ? readFileSync(join(folder, record.blob)) : memory.get(record.blob);
      if (!bytes) throw new Error('the bytes of this file are no longer kept');
      return bytes;
    },
    restore: index,
    all: () => byId.values(),
    clear(withBytes) {
      byId.clear();
      byPath.clear();
      memory.clear();
      bytesInMemory = 0;
      if (folder && withBytes) {
        rmSync(folder, { recursive: true, force: true });
        mkdirSync(folder, { recursive: true, mode: 0o700 });
      }
    },
  };
}
