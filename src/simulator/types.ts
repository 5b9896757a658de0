// The shapes the local Telegram speaks: the part of the public Bot API that the simulator offers, and what it keeps of
// each chat. It knows nothing of the product: no unit, no inspection, no deadline.

/** The bot's user name in the local Telegram, unless told otherwise. */
export const DEMO_BOT = 'dondoc_demo_bot';

/** A Telegram account, as it stands in `from`. */
export interface TgUser {
  id: number;
  is_bot: boolean;
  first_name: string;
  last_name?: string;
  username?: string;
  language_code?: string;
}

/** A chat, as it stands in a message. */
export interface TgChat {
  id: number;
  type: 'private' | 'group' | 'supergroup' | 'channel';
  title?: string;
  first_name?: string;
  last_name?: string;
  username?: string;
}

/** A marked stretch of text; offset and length are UTF-16 units. */
export interface Entity {
  type: string;
  offset: number;
  length: number;
  url?: string;
  user?: TgUser;
  language?: string;
  custom_emoji_id?: string;
}

export interface InlineButton {
  text: string;
  callback_data?: string;
  url?: string;
  [other: string]: unknown;
}

export interface ReplyButton {
  text: string;
  request_contact?: boolean;
  [other: string]: unknown;
}

/** Any reply markup; which of the fields is present tells its kind. */
export interface Markup {
  inline_keyboard?: InlineButton[][];
  keyboard?: ReplyButton[][];
  one_time_keyboard?: boolean;
  resize_keyboard?: boolean;
  is_persistent?: boolean;
  input_field_placeholder?: string;
  remove_keyboard?: boolean;
  force_reply?: boolean;
}

export interface TgDocument {
  file_id: string;
  file_unique_id: string;
  file_name?: string;
  mime_type?: string;
  file_size: number;
}

export interface TgPhotoSize {
  file_id: string;
  file_unique_id: string;
  width: number;
  height: number;
  file_size: number;
}

export interface TgContact {
  phone_number: string;
  first_name: string;
  last_name?: string;
  user_id?: number;
}

/** A message as the Bot API gives it. */
export interface TgMessage {
  message_id: number;
  date: number;
  edit_date?: number;
  chat: TgChat;
  from?: TgUser;
  sender_chat?: TgChat;
  text?: string;
  entities?: Entity[];
  caption?: string;
  caption_entities?: Entity[];
  document?: TgDocument;
  photo?: TgPhotoSize[];
  contact?: TgContact;
  media_group_id?: string;
  reply_to_message?: TgMessage;
  reply_markup?: Markup;
  left_chat_member?: TgUser;
  new_chat_members?: TgUser[];
}

/** A message as the simulator keeps it: also what the bot never sees again (silent, reply keyboard, deletion). */
export interface StoredMessage {
  message: TgMessage;
  fromBot: boolean;
  silent: boolean;
  /** Reply keyboard, removal or forced reply that came with it; an inline keyboard stands in `message.reply_markup`. */
  replyMarkup?: Markup;
  deleted: boolean;
  /** The world's version when this message last changed. */
  version: number;
}

/** One phone with its owner. */
export interface Person {
  id: number;
  firstName: string;
  lastName?: string;
  username?: string;
  phone: string;
  languageCode: string;
  /** Has pressed Start at least once: before that the bot cannot write. */
  started: boolean;
  blocked: boolean;
  deactivated: boolean;
}

/** A group, supergroup or channel in which the bot may sit. */
export interface Group {
  id: number;
  type: 'group' | 'supergroup' | 'channel';
  title: string;
  botIsMember: boolean;
}

/** The answer to a tap, as the person sees it. */
export interface Toast {
  version: number;
  queryId: string;
  personId: number;
  messageId: number;
  text: string;
  alert: boolean;
  atMs: number;
}

/** A tap that the bot may still answer. */
export interface OpenQuery {
  id: string;
  personId: number;
  chatId: number;
  messageId: number;
  data: string;
  atMs: number;
}

export interface TgUpdate {
  update_id: number;
  [kind: string]: unknown;
}

/** A bot command as set with setMyCommands. */
export interface BotCommand {
  command: string;
  description: string;
}

/** One line of the ledger: a message the bot managed to have accepted. */
export interface LedgerLine {
  n: number;
  chat: number;
  method: string;
  messageId: number;
  text: string;
  atMs: number;
}

/** What a Bot API method answers with, or the refusal in Telegram's own words. */
export class TelegramRefusal extends Error {
  constructor(
    readonly code: number,
    readonly description: string,
    readonly parameters?: { retry_after?: number; migrate_to_chat_id?: number },
  ) {
    super(description);
  }
}

/** 400 with the prefix that Telegram always puts. */
export const badRequest = (words: string): TelegramRefusal => new TelegramRefusal(400, `Bad Request: ${words}`);

/** 403 with the prefix that Telegram always puts. */
export const forbidden = (words: string): TelegramRefusal => new TelegramRefusal(403, `Forbidden: ${words}`);
