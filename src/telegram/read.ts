// Turns one Telegram update into an input of the conversation. Nothing in an update is trusted beyond what Telegram sets
// itself (who sent it, whether a contact is the sender's own). It must not know a room.
import type { Message, Update } from 'grammy/types';
import { nfc } from '../kit/vietnamese.js';
import { plain } from '../kit/words.js';
import type { Arrival, Input, SentFile } from '../inbox/input.js';

/** Every kind of update we read; Telegram keeps the list when an update is created, so each must be named. */
export const READ_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member', 'channel_post'] as const;

/** The chat whose order an update belongs to. */
export function chatOf(update: Update): bigint {
  const id =
    update.callback_query?.from.id ??
    (update.message ?? update.edited_message ?? update.channel_post)?.chat.id ??
    update.my_chat_member?.chat.id ??
    0;
  return BigInt(id);
}

/** Reads an update. What is not a private chat with a person becomes «elsewhere»; what we cannot read becomes «other». */
export function readUpdate(update: Update): Arrival {
  return { chatId: chatOf(update), input: inputOf(update) };
}

function inputOf(update: Update): Input {
  const query = update.callback_query;
  if (query) {
    if (query.message && query.message.chat.type !== 'private') return { kind: 'elsewhere' };
    if (!query.data) return { kind: 'other' };
    const messageId = query.message ? BigInt(query.message.message_id) : null;
    return { kind: 'press', act: query.data, messageId, callbackId: query.id };
  }
  const member = update.my_chat_member;
  if (member) {
    const open = !['left', 'kicked'].includes(member.new_chat_member.status);
    if (member.chat.type === 'private') return { kind: 'reach', open };
    return open ? { kind: 'elsewhere' } : { kind: 'other' };
  }
  const message = update.message ?? update.edited_message;
  if (!message) return update.channel_post ? { kind: 'elsewhere' } : { kind: 'other' };
  if (message.chat.type !== 'private' || message.sender_chat) return { kind: 'elsewhere' };
  return messageInput(message, update.edited_message !== undefined);
}

function messageInput(message: Message, edited: boolean): Input {
  const messageId = BigInt(message.message_id);
  if (message.text !== undefined) {
    const text = plain(nfc(message.text)).trim();
    const command = /^\/([a-z0-9_]{1,32})(?:@\w+)?(?:\s+([\s\S]*))?$/i.exec(text);
    if (command && !edited) {
      const [, name = '', rest = ''] = command;
      return name.toLowerCase() === 'start'
        ? { kind: 'start', payload: rest.trim() || null }
        : { kind: 'command', name, rest: rest.trim() };
    }
    return { kind: 'text', text, messageId, edited };
  }
  if (message.contact) {
    return { kind: 'contact', phone: message.contact.phone_number, own: message.contact.user_id === message.from?.id };
  }
  const file = fileOf(message);
  return file && !edited ? { kind: 'file', file, messageId } : { kind: 'other' };
}

function fileOf(message: Message): SentFile | null {
  const shared = {
    albumId: message.media_group_id ?? null,
    caption: message.caption === undefined ? null : plain(nfc(message.caption)).trim(),
  };
  const photo = message.photo?.at(-1);
  if (photo) {
    const name = `anh-${new Date(message.date * 1000 + 7 * 3_600_000).toISOString().slice(0, 19).replace(/[:T]/g, '-')}.jpg`;
    return {
      ...shared,
      fileId: photo.file_id,
      fileUniqueId: photo.file_unique_id,
      name,
      mime: 'image/jpeg',
      bytes: photo.file_size ?? null,
    };
  }
  const sent = message.document ?? message.video ?? message.animation ?? message.audio;
  if (!sent) return null;
  return {
    ...shared,
    fileId: sent.file_id,
    fileUniqueId: sent.file_unique_id,
    name: plain(nfc(sent.file_name ?? '')) || 'tep',
    mime: sent.mime_type ?? null,
    bytes: sent.file_size ?? null,
  };
}
