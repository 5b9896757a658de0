// What a person did, free of any channel. telegram/read.ts makes these from updates; the dialogue machinery routes them.
// It must not know a room.

/** A file somebody sent: known by the channel's ids first, fetched later. `bytes` as announced, if announced. */
export interface SentFile {
  readonly fileId: string;
  readonly fileUniqueId: string;
  readonly name: string;
  readonly mime: string | null;
  readonly bytes: number | null;
  readonly albumId: string | null;
  readonly caption: string | null;
}

export type Input =
  | { readonly kind: 'start'; readonly payload: string | null }
  | { readonly kind: 'command'; readonly name: string; readonly rest: string }
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly messageId: bigint;
      readonly edited: boolean;
      /** The message of this chat that it is a reply to. */
      readonly replyTo?: bigint | null;
    }
  | { readonly kind: 'press'; readonly act: string; readonly messageId: bigint | null; readonly callbackId: string }
  /** `edited`: its caption was corrected, or the file replaced. */
  | { readonly kind: 'file'; readonly file: SentFile; readonly messageId: bigint; readonly edited: boolean }
  | { readonly kind: 'contact'; readonly phone: string; readonly own: boolean }
  /** Of our own: something came to stand below the open card, which is drawn once more. */
  | { readonly kind: 'again' }
  /** The person blocked us or came back. */
  | { readonly kind: 'reach'; readonly open: boolean }
  /** Something from a group, a channel or an anonymous admin: never acted on. */
  | { readonly kind: 'elsewhere' }
  /** A sticker, a voice message, a place: nothing we can read. */
  | { readonly kind: 'other' };

/** An input with the chat it belongs to: one private chat is one person. */
export interface Arrival {
  readonly chatId: bigint;
  readonly input: Input;
}
