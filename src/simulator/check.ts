// Refuses what Telegram refuses, in its own words: texts, captions, entities, keyboards. Pure; it must not know a chat.
import { badRequest } from './types.js';
import type { Entity, InlineButton, Markup } from './types.js';

const LONGEST_TEXT = 4096;
const LONGEST_CAPTION = 1024;
const MOST_BUTTONS = 100;
const MOST_BUTTONS_IN_ROW = 8;
const LARGEST_MARKUP_BYTES = 10_240;

const ENTITY_TYPES = new Set(
  (
    'mention hashtag cashtag bot_command url email phone_number bold italic underline strikethrough spoiler ' +
    'blockquote expandable_blockquote code pre text_link text_mention custom_emoji'
  ).split(' '),
);

/** The text of a message. */
export function checkText(value: unknown): string {
  if (typeof value !== 'string' || value.trim() === '') throw badRequest('message text is empty');
  if (value.length > LONGEST_TEXT) throw badRequest('message is too long');
  return value;
}

/** The caption of a document or photo; undefined when there is none. */
export function checkCaption(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') throw badRequest('caption must be a string');
  if (value.length > LONGEST_CAPTION) throw badRequest('message caption is too long');
  return value;
}

/** The entities of a text; every one must lie inside it and not cut a character in two. */
export function checkEntities(value: unknown, text: string): Entity[] | undefined {
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) throw badRequest("can't parse entities: expected an Array of MessageEntity");
  for (const entity of value as Entity[]) {
    const { type, offset, length } = entity ?? {};
    if (!ENTITY_TYPES.has(type)) throw badRequest("can't parse entities: unsupported entity type");
    if (!Number.isInteger(offset) || !Number.isInteger(length) || offset < 0 || length <= 0) {
      throw badRequest("can't parse entities: entity has a wrong offset or length");
    }
    if (offset + length > text.length) {
      throw badRequest(
        `can't parse entities: entity beginning at UTF-16 offset ${offset} ends after the end of the text ` +
          `at UTF-16 offset ${offset + length}`,
      );
    }
    for (const at of [offset, offset + length]) {
      const unit = text.charCodeAt(at);
      if (unit >= 0xdc00 && unit <= 0xdfff) {
        throw badRequest(`can't parse entities: entity begins in a middle of a UTF-16 symbol at UTF-16 offset ${at}`);
      }
    }
    if (type === 'text_link' && !entity.url) throw badRequest("can't parse entities: entity has no url");
  }
  return value.length > 0 ? (value as Entity[]) : undefined;
}

/** Formatting by mark-up language is not offered: entities say the same without ambiguity. */
export function checkParseMode(value: unknown): void {
  if (value !== undefined && value !== null && value !== '') throw badRequest('unsupported parse_mode');
}

function checkInlineButton(button: InlineButton): void {
  if (!button || typeof button.text !== 'string' || button.text.trim() === '') {
    throw badRequest("can't parse inline keyboard button: Text buttons must have a text");
  }
  if (button.callback_data !== undefined) {
    const bytes = Buffer.byteLength(String(button.callback_data));
    if (bytes < 1 || bytes > 64) throw badRequest('BUTTON_DATA_INVALID');
  } else if (typeof button.url === 'string') {
    if (!/^(https?|tg):\/\/.+/i.test(button.url))
      throw badRequest(`inline keyboard button URL '${button.url}' is invalid`);
  } else if (Object.keys(button).length < 2) {
    throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
  }
}

/** A reply markup of any kind. */
export function checkMarkup(value: unknown): Markup | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'object') throw badRequest('object expected as reply markup');
  const markup = value as Markup;
  const rows: unknown = markup.inline_keyboard ?? markup.keyboard;
  if (rows === undefined) {
    if (markup.remove_keyboard || markup.force_reply || Object.keys(markup).length === 0) return markup;
    throw badRequest('object expected as reply markup');
  }
  if (!Array.isArray(rows) || !rows.every(Array.isArray)) {
    throw badRequest("can't parse reply keyboard markup: field must be of type Array of Array");
  }
  const buttons = (rows as unknown[][]).flat();
  if (buttons.length > MOST_BUTTONS || rows.some((row) => (row as unknown[]).length > MOST_BUTTONS_IN_ROW)) {
    throw badRequest('REPLY_MARKUP_TOO_LONG');
  }
  if (Buffer.byteLength(JSON.stringify(markup)) > LARGEST_MARKUP_BYTES) throw badRequest('REPLY_MARKUP_TOO_LONG');
  if (markup.inline_keyboard) for (const button of buttons as InlineButton[]) checkInlineButton(button);
  return markup;
}
