// Telegram as a channel: renders a message into calls of the Bot API and reads Telegram's answer as a verdict.
// No retrying here and no exceptions out of here: errors of the library may hold the token or the text.
// Every message is within Telegram's measures when it leaves (fit.ts).
import { Api, GrammyError, HttpError, InputFile } from 'grammy';
import type { InlineKeyboardMarkup, MessageEntity, ReplyKeyboardMarkup, ReplyKeyboardRemove } from 'grammy/types';
import { BOLD } from '../kit/words.js';
import type { Channel } from '../outbox/channel.js';
import type { Message } from '../outbox/message.js';
import type { Verdict } from '../outbox/verdict.js';
import { LARGEST_ANSWER_BYTES, readMessageId } from './answers.js';
import { fitRows, fitText, LONGEST } from './fit.js';
import { agentFor, postTransformer } from './post.js';

/** How long one call may take before its result counts as unknown. */
const CALL_SECONDS = 30;

export interface TelegramSettings {
  readonly token: string;
  /** Another Bot API server; Telegram's own when absent. */
  readonly apiRoot?: string;
}

/** The Bot API client, with one pool of kept-alive connections. */
export function makeApi(settings: TelegramSettings, timeoutSeconds = CALL_SECONDS): Api {
  const { token, apiRoot = 'https://api.telegram.org' } = settings;
  const agent = agentFor(apiRoot);
  const api = new Api(token, {
    apiRoot,
    timeoutSeconds,
    sensitiveLogs: false,
    baseFetchConfig: { agent, compress: true, size: LARGEST_ANSWER_BYTES },
  });
  api.config.use(postTransformer({ apiRoot, token, agent, timeoutMs: timeoutSeconds * 1000 }));
  return api;
}

/** Answers a tap at once; one that is too old for an answer is let go. */
export async function answerTap(api: Api, callbackId: string, toast: string | null): Promise<boolean> {
  const text = toast === null ? {} : { text: fitText(toast, LONGEST.toast).replaceAll(BOLD, '') };
  return api.answerCallbackQuery(callbackId, text).catch(() => false);
}

/** Finds a kept document for sending. */
export type OpenDocument = (hash: string) => Promise<Uint8Array>;

/** Telegram as the outbox sees it. */
export function telegramChannel(api: Api, openDocument: OpenDocument): Channel {
  return {
    send: (chatId, message) =>
      verdictOf(async () => {
        const chat = Number(chatId);
        const longest = message.attachment ? LONGEST.caption : LONGEST.text;
        const { text, entities } = withEntities(fitText(message.text, longest));
        const other = { reply_markup: markupOf(message), disable_notification: !message.ring };
        if (message.attachment) {
          const file = await fileOf(message.attachment, openDocument);
          if (message.attachment.kind === 'again' && message.attachment.isPicture)
            return api.sendPhoto(chat, file, { ...other, caption: text, caption_entities: entities });
          return api.sendDocument(chat, file, { ...other, caption: text, caption_entities: entities });
        }
        return api.sendMessage(chat, text, { ...other, entities, link_preview_options: { is_disabled: true } });
      }),
    edit: (chatId, messageId, message) =>
      verdictOf(async () => {
        const { text, entities } = withEntities(fitText(message.text, LONGEST.text));
        const reply_markup = message.rows ? inlineOf(message.rows) : { inline_keyboard: [] };
        await api.editMessageText(Number(chatId), Number(messageId), text, { entities, reply_markup });
        return null;
      }),
    strip: (chatId, messageId) =>
      verdictOf(async () => {
        await api.editMessageReplyMarkup(Number(chatId), Number(messageId), { reply_markup: { inline_keyboard: [] } });
        return null;
      }),
    remove: (chatId, messageId) =>
      verdictOf(async () => {
        await api.deleteMessage(Number(chatId), Number(messageId));
        return null;
      }),
    leave: (chatId) =>
      verdictOf(async () => {
        await api.leaveChat(Number(chatId));
        return null;
      }),
  };
}

/** Splits text with bold marks into Telegram's text and entities (offsets in UTF-16 units, so nothing needs escaping). */
export function withEntities(marked: string): { text: string; entities: MessageEntity[] } {
  const entities: MessageEntity[] = [];
  let text = '';
  for (const [n, part] of marked.split(BOLD).entries()) {
    if (n % 2 === 1 && part.trim().length > 0)
      entities.push({ type: 'bold', offset: text.length, length: part.length });
    text += part;
  }
  return { text, entities };
}

const inlineOf = (rows: NonNullable<Message['rows']>): InlineKeyboardMarkup => ({
  inline_keyboard: fitRows(rows).map((row) => row.map((b) => ({ text: b.label, callback_data: b.act }))),
});

function markupOf(message: Message): InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | undefined {
  if (message.askContact) {
    const keyboard = [[{ text: fitText(message.askContact, LONGEST.toast), request_contact: true }]];
    return { keyboard, resize_keyboard: true, one_time_keyboard: true };
  }
  if (message.rows?.length) return inlineOf(message.rows);
  return message.dropContactKey ? { remove_keyboard: true } : undefined;
}

async function fileOf(attachment: NonNullable<Message['attachment']>, open: OpenDocument): Promise<InputFile | string> {
  if (attachment.kind === 'again') return attachment.fileId;
  const bytes = attachment.kind === 'bytes' ? Buffer.from(attachment.base64, 'base64') : await open(attachment.hash);
  return new InputFile(bytes, attachment.name);
}

/** `call` gives back the new message, or null when it makes none. */
async function verdictOf(call: () => Promise<object | null>): Promise<Verdict> {
  try {
    const message = await call();
    if (message === null) return { kind: 'sent', messageId: null };
    const messageId = readMessageId(message);
    // It says that it took the message, and not which one it became: that is no word to rely on.
    return messageId === null ? { kind: 'unknown', why: 'no-id' } : { kind: 'sent', messageId };
  } catch (error) {
    if (error instanceof GrammyError) return readRefusal(error);
    if (error instanceof HttpError) return readNetworkFault(error.error);
    return { kind: 'refused', why: error instanceof Error ? error.name : 'fault' };
  }
}

/** Telegram answered «not ok»: which of our few cases is it? */
function readRefusal(error: GrammyError): Verdict {
  const { error_code: code, description, parameters } = error;
  if (code === 429) return { kind: 'later', retryAfterMs: (parameters.retry_after ?? 1) * 1000 + 50, why: '429' };
  if (code === 401 || (code === 404 && description === 'Not Found')) return { kind: 'stop', why: String(code) };
  if (code >= 500) return { kind: 'unknown', why: String(code) };
  if (code === 403) {
    if (/blocked/.test(description)) return { kind: 'unreachable', why: 'blocked' };
    if (/deactivated/.test(description)) return { kind: 'unreachable', why: 'deactivated' };
    return { kind: 'unreachable', why: 'not-started' };
  }
  if (/chat not found|PEER_ID_INVALID/.test(description)) return { kind: 'unreachable', why: 'no-chat' };
  if (/message is not modified/.test(description)) return { kind: 'sent', messageId: null };
  return {
    kind: 'refused',
    why: `${code}:${description
      .replace(/^Bad Request: /, '')
      .slice(0, 60)
      .replace(/[^a-z0-9]+/gi, '-')}`,
  };
}

/** Nothing was accepted when no connection was made; any later break leaves us in doubt. */
const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CERT_HAS_EXPIRED',
]);

function readNetworkFault(error: unknown): Verdict {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === 'string' && NEVER_CONNECTED.has(code)) return { kind: 'not-sent', why: code };
  return { kind: 'unknown', why: typeof code === 'string' ? code : 'no-answer' };
}
