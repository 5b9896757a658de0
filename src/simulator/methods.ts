// The Bot API methods that write messages: send, edit, delete, answer a tap. Each checks in Telegram's order (who may be
// written to, what is written, how fast) and stores the message. It must not know HTTP.
import { checkCaption, checkEntities, checkMarkup, checkParseMode, checkText } from './check.js';
import { asText } from './body.js';
import type { CallBody } from './body.js';
import type { Pace } from './limits.js';
import { documentOf, photoOf } from './media.js';
import { badRequest, forbidden, TelegramRefusal } from './types.js';
import type { Markup, StoredMessage, TgMessage } from './types.js';
import { trimOpenQueries } from './world.js';
import type { World } from './world.js';

/** What the methods work on. */
export interface MethodContext {
  world: World;
  pace: Pace;
  /** How long after the tap a callback query may be answered. */
  answerWithinMs: () => number;
}

/** One Bot API method; it throws a TelegramRefusal when it refuses. */
export type Method = (context: MethodContext, body: CallBody) => unknown;

const DELETABLE_FOR_S = 48 * 3600;

/** The chat a call names, if the bot may write there. */
export function writableChat(world: World, value: unknown): number {
  const id = Number(value);
  if (value === undefined || value === '' || !Number.isInteger(id)) {
    throw badRequest(value === undefined || value === '' ? 'chat_id is empty' : 'chat not found');
  }
  const person = world.persons.get(id);
  if (person) {
    if (person.deactivated) throw forbidden('user is deactivated');
    if (person.blocked) throw forbidden('bot was blocked by the user');
    if (!person.started) throw forbidden("bot can't initiate conversation with a user");
    return id;
  }
  const group = world.groups.get(id);
  if (!group) throw badRequest('chat not found');
  if (!group.botIsMember) throw forbidden(`bot is not a member of the ${group.type} chat`);
  return id;
}

function takePace(pace: Pace, chatId: number): void {
  const wait = pace.take(chatId);
  if (wait > 0) throw new TelegramRefusal(429, `Too Many Requests: retry after ${wait}`, { retry_after: wait });
}

/** A new message of the bot without contents. */
function newMessage(world: World, chatId: number, fields: Record<string, unknown>): TgMessage {
  const chat = world.wireChat(chatId);
  if (!chat) throw badRequest('chat not found');
  const message: TgMessage = {
    message_id: world.nextMessageId(),
    from: chat.type === 'channel' ? undefined : world.bot,
    chat,
    date: Math.floor(world.nowMs() / 1000),
  };
  const reply = fields.reply_parameters as { message_id?: number; allow_sending_without_reply?: boolean } | undefined;
  if (reply?.message_id !== undefined) {
    const earlier = world.chatOf(chatId).messages.get(reply.message_id);
    if (earlier && !earlier.deleted) message.reply_to_message = { ...earlier.message, reply_to_message: undefined };
    else if (!reply.allow_sending_without_reply) throw badRequest('message to be replied not found');
  }
  return message;
}

/** Keeps an accepted message: inline keyboard in the message, reply keyboard under the text field, one ledger line. */
function accept(world: World, message: TgMessage, markup: Markup | undefined, silent: boolean, method: string): void {
  if (markup?.inline_keyboard?.length) message.reply_markup = { inline_keyboard: markup.inline_keyboard };
  const replyMarkup = markup && !markup.inline_keyboard ? markup : undefined;
  world.saveMessage({ message, fromBot: true, silent, replyMarkup, deleted: false, version: 0 });
  if (replyMarkup?.keyboard || replyMarkup?.remove_keyboard) {
    const chat = world.chatOf(message.chat.id);
    world.setReplyKeyboard(chat, replyMarkup.keyboard ? replyMarkup : null);
  }
  const text = message.text ?? message.caption ?? message.document?.file_name ?? '';
  const { message_id: messageId, chat } = message;
  world.writeLedger({ chat: chat.id, method, messageId, text, atMs: Date.now() });
}

const sendMessage: Method = ({ world, pace }, { fields }) => {
  const chatId = writableChat(world, fields.chat_id);
  checkParseMode(fields.parse_mode);
  const text = checkText(fields.text);
  const entities = checkEntities(fields.entities, text);
  const markup = checkMarkup(fields.reply_markup);
  takePace(pace, chatId);
  const message = newMessage(world, chatId, fields);
  message.text = text;
  if (entities) message.entities = entities;
  accept(world, message, markup, fields.disable_notification === true, 'sendMessage');
  return message;
};

const sendFile =
  (kind: 'document' | 'photo'): Method =>
  ({ world, pace }, body) => {
    const { fields } = body;
    const chatId = writableChat(world, fields.chat_id);
    checkParseMode(fields.parse_mode);
    const caption = checkCaption(fields.caption);
    const captionEntities = checkEntities(fields.caption_entities, caption ?? '');
    const markup = checkMarkup(fields.reply_markup);
    const media = kind === 'document' ? documentOf(world, body, 'document') : photoOf(world, body, 'photo');
    takePace(pace, chatId);
    const message = newMessage(world, chatId, fields);
    Object.assign(message, media.keep(), caption !== undefined && { caption });
    if (captionEntities) message.caption_entities = captionEntities;
    const method = kind === 'document' ? 'sendDocument' : 'sendPhoto';
    accept(world, message, markup, fields.disable_notification === true, method);
    return message;
  };

const sendMediaGroup: Method = ({ world, pace }, body) => {
  const { fields } = body;
  const chatId = writableChat(world, fields.chat_id);
  const items = fields.media as { type: string; media: string; caption?: string; caption_entities?: unknown }[];
  if (!Array.isArray(items) || items.length < 2 || items.length > 10) {
    throw badRequest('group send failed: an album has 2 to 10 items');
  }
  const prepared = items.map((item) => {
    const own: CallBody = { fields: { media: item.media }, files: body.files };
    const caption = checkCaption(item.caption);
    const captionEntities = checkEntities(item.caption_entities, caption ?? '');
    if (item.type !== 'photo' && item.type !== 'document') throw badRequest("can't parse InputMedia: unsupported type");
    const media = item.type === 'photo' ? photoOf(world, own, 'media') : documentOf(world, own, 'media');
    return { media, caption, captionEntities };
  });
  takePace(pace, chatId);
  const group = String(Date.now()) + String(Math.floor(Math.random() * 1e6));
  return prepared.map(({ media, caption, captionEntities }) => {
    const message = newMessage(world, chatId, fields);
    Object.assign(message, media.keep(), caption !== undefined && { caption }, { media_group_id: group });
    if (captionEntities) message.caption_entities = captionEntities;
    accept(world, message, undefined, fields.disable_notification === true, 'sendMediaGroup');
    return message;
  });
};

function editable(world: World, fields: Record<string, unknown>): StoredMessage {
  const chatId = writableChat(world, fields.chat_id);
  const stored = world.chatOf(chatId).messages.get(Number(fields.message_id));
  if (!stored || stored.deleted) throw badRequest('message to edit not found');
  // A message that brought a reply keyboard cannot be edited at Telegram either.
  if (!stored.fromBot || stored.replyMarkup) throw badRequest("message can't be edited");
  return stored;
}

/** Stores the edited message, unless nothing in it would change. */
function change(context: MethodContext, stored: StoredMessage, patch: Partial<TgMessage>): TgMessage {
  const { world, pace } = context;
  const before = stored.message;
  const message = { ...before, ...patch };
  const sign = (it: TgMessage): string =>
    JSON.stringify([it.text, it.entities, it.caption, it.caption_entities, it.reply_markup ?? null]);
  if (sign(before) === sign(message)) {
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current ' +
        'content and reply markup of the message',
    );
  }
  if (pace.settings.countEdits) takePace(pace, message.chat.id);
  message.edit_date = Math.floor(world.nowMs() / 1000);
  world.saveMessage({ ...stored, message });
  return message;
}

function inlineOnly(value: unknown): Pick<TgMessage, 'reply_markup'> {
  const markup = checkMarkup(value);
  if (markup && !markup.inline_keyboard) throw badRequest('inline keyboard expected');
  return { reply_markup: markup?.inline_keyboard?.length ? { inline_keyboard: markup.inline_keyboard } : undefined };
}

const editMessageText: Method = (context, { fields }) => {
  const stored = editable(context.world, fields);
  if (stored.message.text === undefined) throw badRequest('there is no text in the message to edit');
  checkParseMode(fields.parse_mode);
  const text = checkText(fields.text);
  const entities = checkEntities(fields.entities, text);
  return change(context, stored, { text, entities, ...inlineOnly(fields.reply_markup) });
};

const editMessageCaption: Method = (context, { fields }) => {
  const stored = editable(context.world, fields);
  if (!stored.message.document && !stored.message.photo) throw badRequest('there is no caption in the message to edit');
  const caption = checkCaption(fields.caption);
  const entities = checkEntities(fields.caption_entities, caption ?? '');
  return change(context, stored, { caption, caption_entities: entities, ...inlineOnly(fields.reply_markup) });
};

const editMessageReplyMarkup: Method = (context, { fields }) =>
  change(context, editable(context.world, fields), inlineOnly(fields.reply_markup));

const deleteMessage: Method = ({ world }, { fields }) => {
  const chatId = writableChat(world, fields.chat_id);
  const stored = world.chatOf(chatId).messages.get(Number(fields.message_id));
  if (!stored || stored.deleted) throw badRequest('message to delete not found');
  const ageS = world.nowMs() / 1000 - stored.message.date;
  if (ageS > DELETABLE_FOR_S) throw badRequest("message can't be deleted for everyone");
  world.saveMessage({ ...stored, deleted: true });
  return true;
};

const answerCallbackQuery: Method = ({ world, answerWithinMs }, { fields }) => {
  const query = world.openQueries.get(asText(fields.callback_query_id));
  if (!query || Date.now() - query.atMs > answerWithinMs()) {
    throw badRequest('query is too old and response timeout expired or query ID is invalid');
  }
  const text = typeof fields.text === 'string' ? fields.text : '';
  if (text.length > 200) throw badRequest('MESSAGE_TOO_LONG');
  world.openQueries.delete(query.id);
  const { id: queryId, personId, messageId } = query;
  world.addToast({ queryId, personId, messageId, text, alert: fields.show_alert === true, atMs: Date.now() });
  trimOpenQueries(world, Date.now(), 10 * 60_000);
  return true;
};

/** The methods that write, by their name in lower case. */
export const WRITING_METHODS: Record<string, Method> = {
  sendmessage: sendMessage,
  senddocument: sendFile('document'),
  sendphoto: sendFile('photo'),
  sendmediagroup: sendMediaGroup,
  editmessagetext: editMessageText,
  editmessagecaption: editMessageCaption,
  editmessagereplymarkup: editMessageReplyMarkup,
  deletemessage: deleteMessage,
  answercallbackquery: answerCallbackQuery,
};
