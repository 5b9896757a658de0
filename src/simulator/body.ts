// Reads what a caller sent: query string, JSON, urlencoded or multipart/form-data, with the files that came along.
// It must not know which method is called.
import type { IncomingMessage } from 'node:http';
import { TelegramRefusal } from './types.js';

/** A file that came with a call. */
export interface UploadedFile {
  name: string;
  mime: string;
  bytes: Buffer;
}

/** Named values of a call; objects and numbers are already what they stand for. */
export interface CallBody {
  fields: Record<string, unknown>;
  files: Map<string, UploadedFile>;
}

/** A value as text; whatever is not a text or number counts as missing. */
export const asText = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

const LARGEST_BODY_BYTES = 60 * 1024 * 1024;
const NUMBERS = new Set(['message_id', 'offset', 'limit', 'timeout', 'max_connections', 'cache_time', 'user_id']);
const BOOLEANS = new Set([
  'show_alert',
  'disable_notification',
  'protect_content',
  'drop_pending_updates',
  'disable_content_type_detection',
]);

/** Telegram takes every value as text too: an object as JSON, a number in digits. */
function readText(name: string, value: string): unknown {
  if (NUMBERS.has(name) && /^-?\d+$/.test(value)) return Number(value);
  if (name === 'chat_id' && /^-?\d+$/.test(value)) return Number(value);
  if (BOOLEANS.has(name)) return value === 'true' || value === '1' || value === 'True';
  if (name === 'text' || name === 'caption') return value;
  if (value.startsWith('{') || value.startsWith('[')) {
    try {
      return JSON.parse(value) as unknown;
    } catch {
      return value;
    }
  }
  return value;
}

function addParams(fields: Record<string, unknown>, params: URLSearchParams): void {
  for (const [name, value] of params) fields[name] = readText(name, value);
}

async function readBytes(req: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of req as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LARGEST_BODY_BYTES) throw new TelegramRefusal(413, 'Request Entity Too Large');
    parts.push(part);
  }
  return parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts, size);
}

/** The value of one parameter of a part's header; grammY writes the file name last and without quotes. */
function headerParam(header: string, name: string): string | undefined {
  const quoted = new RegExp(`[;\\s]${name}="((?:[^"\\\\]|\\\\.)*)"`, 'i').exec(header);
  if (quoted) return (quoted[1] as string).replace(/\\(.)/g, '$1').replace(/%22/g, '"');
  return new RegExp(`[;\\s]${name}=([^\\r\\n]*?)(?=;|\\r|\\n|$)`, 'i').exec(header)?.[1]?.trim();
}

function readMultipart(bytes: Buffer, boundary: string, body: CallBody): void {
  const mark = Buffer.from(`--${boundary}`);
  let at = bytes.indexOf(mark);
  while (at >= 0) {
    const start = at + mark.length;
    if (bytes[start] === 0x2d && bytes[start + 1] === 0x2d) return;
    const next = bytes.indexOf(mark, start);
    if (next < 0) return;
    const headEnd = bytes.indexOf('\r\n\r\n', start);
    if (headEnd >= 0 && headEnd < next) {
      const header = bytes.toString('utf8', start, headEnd);
      const content = bytes.subarray(headEnd + 4, next - 2);
      const name = headerParam(header, 'name');
      const fileName = headerParam(header, 'filename');
      if (name !== undefined && fileName !== undefined) {
        const mime = /content-type:\s*([^\r\n;]+)/i.exec(header)?.[1] ?? 'application/octet-stream';
        body.files.set(name, { name: fileName, mime, bytes: Buffer.from(content) });
      } else if (name !== undefined) {
        body.fields[name] = readText(name, content.toString('utf8'));
      }
    }
    at = next;
  }
}

/** Reads a whole call; a broken JSON body is refused as Telegram does. */
export async function readCall(req: IncomingMessage, query: string): Promise<CallBody> {
  const body: CallBody = { fields: {}, files: new Map() };
  if (query) addParams(body.fields, new URLSearchParams(query));
  if (req.method !== 'POST') return body;
  const type = req.headers['content-type'] ?? '';
  const bytes = await readBytes(req);
  if (bytes.length === 0) return body;
  if (type.includes('application/json')) {
    try {
      Object.assign(body.fields, JSON.parse(bytes.toString('utf8')));
    } catch {
      throw new TelegramRefusal(400, "Bad Request: can't parse JSON object");
    }
    const chatId = body.fields.chat_id;
    if (typeof chatId === 'string' && /^-?\d+$/.test(chatId)) body.fields.chat_id = Number(chatId);
  } else if (type.includes('multipart/form-data')) {
    const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
    if (boundary) readMultipart(bytes, boundary, body);
  } else {
    addParams(body.fields, new URLSearchParams(bytes.toString('utf8')));
  }
  return body;
}
