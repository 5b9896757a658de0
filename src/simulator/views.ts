// What can be seen from outside: a person's chat, the toasts, and the waiting for a change. Reads only; it must not know
// HTTP nor change the world.
import { commandsFor } from './reading.js';
import type { BotCommand, Markup, Person, StoredMessage, Toast } from './types.js';
import type { World } from './world.js';

/** A message as a watcher sees it: Telegram's fields, with what the simulator adds. */
export type SeenMessage = StoredMessage['message'] & {
  fromBot: boolean;
  silent: boolean;
  deleted: boolean;
  version: number;
  /** Reply keyboard, removal or forced reply that came with it. */
  replyMarkup?: Markup;
};

export interface ChatView {
  version: number;
  person: Person | null;
  messages: SeenMessage[];
  /** The reply keyboard that lies under the text field now. */
  replyKeyboard: Markup | null;
  commands: BotCommand[];
}

export interface Change {
  version: number;
  /** The chats that changed; empty when the time ran out. */
  chats: number[];
}

export interface Views {
  /** A chat in order, both ways; `after` only what changed since that version, `limit` only the newest. */
  chat(chatId: number, view?: { after?: number; limit?: number }): ChatView;
  /** Texts of the bot's messages that are in a chat now, oldest first. */
  texts(chatId: number): string[];
  /** Answers to taps, oldest first; `after` is a version. */
  toasts(personId: number, after?: number): Toast[];
  version(): number;
  /** Resolves when something has changed after this version, or after `timeoutMs` with no chats. */
  wait(after: number, timeoutMs?: number): Promise<Change>;
  /** Calls back with collected changes; returns how to stop. */
  follow(listener: (change: Change) => void): () => void;
  endWaits(): void;
}

const COLLECT_MS = 30;

/** Builds the views over the world. */
export function createViews(world: World): Views {
  const ends = new Set<() => void>();

  const seen = ({ message, fromBot, silent, deleted, version, replyMarkup }: StoredMessage): SeenMessage => ({
    ...message,
    // As in Telegram, what a link carried behind «/start» reaches the bot but stands in no chat.
    ...(!fromBot && message.text?.startsWith('/start ') && { text: '/start' }),
    fromBot,
    silent,
    deleted,
    version,
    ...(replyMarkup && { replyMarkup }),
  });

  const chatsAfter = (after: number): number[] =>
    [...world.chats.values()].filter(({ version }) => version > after).map(({ id }) => id);

  return {
    chat(chatId, { after = 0, limit = 500 } = {}) {
      const person = world.persons.get(chatId) ?? null;
      const record = world.chats.get(chatId);
      const messages = record ? [...record.messages.values()] : [];
      const chosen = messages.filter(({ version }) => version > after).slice(-limit);
      return {
        version: world.version,
        person,
        messages: chosen.map(seen),
        replyKeyboard: record?.replyKeyboard ?? null,
        commands: commandsFor(world, chatId, person?.languageCode ?? 'vi'),
      };
    },
    texts: (chatId) =>
      [...(world.chats.get(chatId)?.messages.values() ?? [])]
        .filter(({ fromBot, deleted }) => fromBot && !deleted)
        .map(({ message }) => message.text ?? message.caption ?? message.document?.file_name ?? ''),
    toasts: (personId, after = 0) =>
      world.toasts.filter((toast) => toast.personId === personId && toast.version > after),
    version: () => world.version,
    wait(after, timeoutMs = 25_000) {
      if (world.version > after) return Promise.resolve({ version: world.version, chats: chatsAfter(after) });
      return new Promise((resolve) => {
        const settle = (): void => {
          clearTimeout(timer);
          stop();
          ends.delete(settle);
          resolve({ version: world.version, chats: chatsAfter(after) });
        };
        const timer = setTimeout(settle, timeoutMs);
        const stop = world.watch(settle);
        ends.add(settle);
      });
    },
    follow(listener) {
      const changed = new Set<number>();
      let timer: NodeJS.Timeout | undefined;
      const tell = (): void => {
        timer = undefined;
        const chats = [...changed];
        changed.clear();
        listener({ version: world.version, chats });
      };
      const stop = world.watch((chatId) => {
        if (chatId !== null) changed.add(chatId);
        timer ??= setTimeout(tell, COLLECT_MS);
      });
      return () => {
        stop();
        clearTimeout(timer);
      };
    },
    endWaits() {
      for (const end of [...ends]) end();
    },
  };
}
