// Turns one Telegram update into an input of the conversation. Nothing in an update is trusted beyond what Telegram sets
// itself (who sent it, whether a contact is the sender's own), nor is its shape. It must not know a room.
import { nfc } from '../kit/vietnamese.js';
import { plain } from '../kit/words.js';
import type { Arrival, Input, SentFile } from '../inbox/input.js';

/** Every kind of update we read; Telegram keeps the list when an update is created, so each must be named. */
export const READ_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member', 'channel_post'] as const;

/** The update does not have the shape Telegram gives: nothing of it may be acted on. */
export class Unreadable extends Error {
  constructor(readonly part: string) {
    super(`no readable ${part}`);
  }
}

type Parts = Readonly<Record<string, unknown>>;

/** Ids have at most 52 bits, so that they are exact as numbers. */
const isId = (value: unknown): value is number => Number.isSafeInteger(value) && value !== 0;
const isObject = (value: unknown): value is Parts =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A part that may be missing; one of another type makes the update unreadable. */
function optional<T>(of: Parts, name: string, is: (value: unknown) => value is T): T | undefined {
  const value = of[name] ?? undefined;
  if (value !== undefined && !is(value)) throw new Unreadable(name);
  return value;
}

function required<T>(of: Parts, name: string, is: (value: unknown) => value is T): T {
  const value = optional(of, name, is);
  if (value === undefined) throw new Unreadable(name);
  return value;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isSize = (value: unknown): value is number => typeof value === 'number' && value >= 0;
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** Whether it is of a kind we ask for. Kinds asked for earlier may still come for a day after the list was changed. */
export const isOurKind = (update: Parts): boolean => READ_UPDATES.some((kind) => kind in update);

/** Reads an update. What is not a private chat with a person becomes «elsewhere»; a content we have no use for, «other». */
export function readUpdate(update: unknown): Arrival {
  if (!isObject(update)) throw new Unreadable('update');
  if (update.again === true && update.update_id === undefined) return { chatId: 0n, input: { kind: 'again' } };
  const query = optional(update, 'callback_query', isObject);
  if (query) {
    const chatId = required(required(query, 'from', isObject), 'id', isId);
    return { chatId: BigInt(chatId), input: pressOf(query) };
  }
  const member = optional(update, 'my_chat_member', isObject);
  const sent = optional(update, 'message', isObject);
  const message = sent ?? optional(update, 'edited_message', isObject);
  const post = optional(update, 'channel_post', isObject);
  const holder = message ?? post ?? member;
  if (!holder) throw new Unreadable('kind');
  const chat = chatOf(holder);
  const input = message
    ? inputOf(message, chat, sent === undefined)
    : post
      ? ELSEWHERE
      : reachOf(holder, chat.isPrivate);
  return { chatId: chat.id, input };
}

const ELSEWHERE = { kind: 'elsewhere' } as const;

function chatOf(holder: Parts): { id: bigint; isPrivate: boolean } {
  const chat = required(holder, 'chat', isObject);
  return { id: BigInt(required(chat, 'id', isId)), isPrivate: required(chat, 'type', isText) === 'private' };
}

function pressOf(query: Parts): Input {
  const callbackId = required(query, 'id', isText);
  const message = optional(query, 'message', isObject);
  if (message && !chatOf(message).isPrivate) return ELSEWHERE;
  const act = optional(query, 'data', isText);
  if (!act) return { kind: 'other' };
  return { kind: 'press', act, messageId: message ? BigInt(required(message, 'message_id', isId)) : null, callbackId };
}

function reachOf(member: Parts, isPrivate: boolean): Input {
  const status = required(required(member, 'new_chat_member', isObject), 'status', isText);
  const open = !['left', 'kicked'].includes(status);
  if (isPrivate) return { kind: 'reach', open };
  return open ? ELSEWHERE : { kind: 'other' };
}

function inputOf(message: Parts, chat: { isPrivate: boolean }, edited: boolean): Input {
  if (!chat.isPrivate || optional(message, 'sender_chat', isObject)) return ELSEWHERE;
  const messageId = BigInt(required(message, 'message_id', isId));
  const said = optional(message, 'text', isText);
  if (said !== undefined) {
    const text = plain(nfc(said).replace(/ *\t */g, ' | ')).trim();
    const command = /^\/([a-z0-9_]{1,32})(?:@\w+)?(?:\s+([\s\S]*))?$/i.exec(text);
    if (command && !edited) {
      const [, name = '', rest = ''] = command;
      return name.toLowerCase() === 'start'
        ? { kind: 'start', payload: rest.trim() || null }
        : { kind: 'command', name, rest: rest.trim() };
    }
    const repliedTo = optional(message, 'reply_to_message', isObject);
    const replyTo = repliedTo ? BigInt(required(repliedTo, 'message_id', isId)) : null;
    return { kind: 'text', text, messageId, edited, replyTo };
  }
  const contact = optional(message, 'contact', isObject);
  if (contact) {
    const sender = optional(message, 'from', isObject);
    const owner = optional(contact, 'user_id', isId);
    const own = owner !== undefined && owner === (sender && required(sender, 'id', isId));
    return { kind: 'contact', phone: required(contact, 'phone_number', isText), own };
  }
  const file = fileOf(message);
  return file ? { kind: 'file', file, messageId, edited } : { kind: 'other' };
}

/** Telegram announces up to 4 GB; more than this is refused whatever it is, and the database counts in 32 bits. */
const MOST_BYTES = 2 ** 31 - 1;

function fileOf(message: Parts): SentFile | null {
  // A moving picture comes as a document too; it is no paper.
  if (optional(message, 'animation', isObject)) return null;
  const caption = optional(message, 'caption', isText);
  const photo = optional(message, 'photo', isList)?.at(-1);
  const sent = (['document', 'video', 'audio'] as const)
    .map((kind) => optional(message, kind, isObject))
    .find((each) => each !== undefined);
  const file = photo ?? sent;
  if (file === undefined) return null;
  if (!isObject(file)) throw new Unreadable('photo');
  const bytes = optional(file, 'file_size', isSize);
  return {
    albumId: optional(message, 'media_group_id', isText) ?? null,
    caption: caption === undefined ? null : plain(nfc(caption)).trim(),
    fileId: required(file, 'file_id', isText),
    fileUniqueId: required(file, 'file_unique_id', isText),
    bytes: bytes === undefined ? null : Math.min(MOST_BYTES, Math.trunc(bytes)),
    ...(photo === undefined
      ? {
          name: plain(nfc(optional(file, 'file_name', isText) ?? '')) || 'tep',
          mime: optional(file, 'mime_type', isText) ?? null,
        }
      : { name: photoName(message), mime: 'image/jpeg' }),
  };
}

/** Photos have no name: the minute they were sent at, in the office's time. */
function photoName(message: Parts): string {
  const seconds = required(message, 'date', isSize);
  const at = new Date(seconds * 1000 + 7 * 3_600_000);
  if (Number.isNaN(at.getTime())) throw new Unreadable('date');
  return `anh-${at.toISOString().slice(0, 19).replace(/[:T]/g, '-')}.jpg`;
}
