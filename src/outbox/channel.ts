// The port through which the sender speaks: a channel (Telegram today) implements it in its own folder.
// It must not know what the messages are about.
import type { Message } from './message.js';
import type { Verdict } from './verdict.js';

/** What one channel can do; every answer is a verdict, never an exception, and holds no token and no text. */
export interface Channel {
  /** The channel shows no buttons: cards go out as plain text, and a bare number is the number of an answer. */
  readonly withoutButtons?: boolean;
  send(chatId: bigint, message: Message): Promise<Verdict>;
  edit(chatId: bigint, messageId: bigint, message: Message): Promise<Verdict>;
  strip(chatId: bigint, messageId: bigint): Promise<Verdict>;
  /** Takes a message out of the chat, also one that the other side sent. */
  remove(chatId: bigint, messageId: bigint): Promise<Verdict>;
  leave(chatId: bigint): Promise<Verdict>;
}
