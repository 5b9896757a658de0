// Everything the local Telegram remembers: phones, groups, messages, toasts, open taps, the ledger, the bot's settings.
// Every change raises one version number and goes into the journal. It must not know HTTP.
import { createFiles } from './files.js';
import type { FileRecord, Files } from './files.js';
import { noJournal, openJournal, readJournal } from './journal.js';
import type { Journal, JournalLine } from './journal.js';
import { join } from 'node:path';
import type {
  BotCommand,
  Group,
  LedgerLine,
  Markup,
  OpenQuery,
  Person,
  StoredMessage,
  TgChat,
  TgUser,
  Toast,
} from './types.js';

const MOST_MESSAGES_PER_CHAT = 2_000;
const MOST_TOASTS = 2_000;
const MOST_LEDGER_LINES = 200_000;
const MOST_OPEN_QUERIES = 20_000;

/** One chat with what stands in it, oldest message first. */
export interface ChatRecord {
  id: number;
  messages: Map<number, StoredMessage>;
  /** The reply keyboard that lies under the text field now. */
  replyKeyboard: Markup | null;
  version: number;
}

/** Where updates go when a webhook is set. */
export interface WebhookSettings {
  url: string;
  secretToken?: string;
  maxConnections: number;
}

/** What the bot has set about itself. */
export interface BotSettings {
  webhook: WebhookSettings | null;
  allowedUpdates: string[] | null;
  /** Commands by scope and language: `default`, `all_private_chats`, `chat:123`, with `|vi` behind for a language. */
  commands: Record<string, BotCommand[]>;
}

export interface World {
  readonly token: string;
  readonly bot: TgUser;
  readonly persons: Map<number, Person>;
  readonly groups: Map<number, Group>;
  readonly chats: Map<number, ChatRecord>;
  readonly files: Files;
  readonly toasts: Toast[];
  readonly openQueries: Map<string, OpenQuery>;
  readonly ledger: LedgerLine[];
  readonly journal: Journal;
  settings: BotSettings;
  ledgerOn: boolean;
  version: number;
  /** The clock that dates messages, in ms; the demo may move it. */
  nowMs(): number;
  nextMessageId(): number;
  chatOf(id: number): ChatRecord;
  wireChat(id: number): TgChat | undefined;
  savePerson(person: Person): void;
  saveGroup(group: Group): void;
  /** Stores a new or changed message and tells those who watch. */
  saveMessage(stored: StoredMessage): void;
  setReplyKeyboard(chat: ChatRecord, markup: Markup | null): void;
  addToast(toast: Omit<Toast, 'version'>): void;
  saveSettings(): void;
  writeLedger(line: Omit<LedgerLine, 'n'>): void;
  /** Calls back on every change with the chat concerned; returns how to stop. */
  watch(listener: (chatId: number | null) => void): () => void;
  touch(chatId: number | null): void;
  clear(): void;
  close(): Promise<void>;
}

export interface WorldOptions {
  token: string;
  botUsername: string;
  statePath?: string;
  clock?: () => number;
  /** Reads and writes the lines that belong to others (updates). */
  restoreLine?: (line: JournalLine) => void;
  otherLines?: () => Iterable<JournalLine>;
}

/** Opens the world, with what a folder remembers. */
export async function openWorld(options: WorldOptions): Promise<World> {
  const { token, statePath } = options;
  const persons = new Map<number, Person>();
  const groups = new Map<number, Group>();
  const chats = new Map<number, ChatRecord>();
  const toasts: Toast[] = [];
  const openQueries = new Map<string, OpenQuery>();
  const ledger: LedgerLine[] = [];
  const listeners = new Set<(chatId: number | null) => void>();
  let journal: Journal = noJournal;
  let lastMessageId = 0;
  let lastLedger = 0;
  const filesFolder = statePath ? join(statePath, 'files') : undefined;
  const files = createFiles(filesFolder, (record) => journal.put('file', record));

  const chatOf = (id: number): ChatRecord => {
    let chat = chats.get(id);
    if (!chat) {
      chat = { id, messages: new Map(), replyKeyboard: null, version: 0 };
      chats.set(id, chat);
    }
    return chat;
  };

  const keepMessage = (stored: StoredMessage): ChatRecord => {
    const chat = chatOf(stored.message.chat.id);
    const id = stored.message.message_id;
    chat.messages.set(id, stored);
    if (id > lastMessageId) lastMessageId = id;
    if (chat.messages.size > MOST_MESSAGES_PER_CHAT) {
      const oldest = chat.messages.keys().next().value;
      if (oldest !== undefined) chat.messages.delete(oldest);
    }
    return chat;
  };

  const keepLedgerLine = (line: LedgerLine): void => {
    ledger.push(line);
    lastLedger = line.n;
    if (ledger.length > MOST_LEDGER_LINES * 1.1) ledger.splice(0, ledger.length - MOST_LEDGER_LINES);
  };

  const keepToast = (toast: Toast): void => {
    toasts.push(toast);
    if (toasts.length > MOST_TOASTS * 1.1) toasts.splice(0, toasts.length - MOST_TOASTS);
  };

  const world: World = {
    token,
    bot: {
      id: Number(/^\d+/.exec(token)?.[0] ?? 1),
      is_bot: true,
      first_name: 'Đôn Đốc',
      username: options.botUsername,
    },
    persons,
    groups,
    chats,
    files,
    toasts,
    openQueries,
    ledger,
    get journal() {
      return journal;
    },
    settings: { webhook: null, allowedUpdates: null, commands: {} },
    ledgerOn: true,
    version: 1,
    nowMs: options.clock ?? Date.now,
    nextMessageId: () => (lastMessageId += 1),
    chatOf,
    wireChat(id) {
      const person = persons.get(id);
      if (person) {
        const { firstName, lastName, username } = person;
        return { id, type: 'private', first_name: firstName, last_name: lastName, username };
      }
      const group = groups.get(id);
      return group ? { id, type: group.type, title: group.title } : undefined;
    },
    savePerson(person) {
      persons.set(person.id, person);
      journal.put('person', person);
      world.touch(person.id);
    },
    saveGroup(group) {
      groups.set(group.id, group);
      journal.put('group', group);
      world.touch(group.id);
    },
    saveMessage(stored) {
      stored.version = world.version + 1;
      keepMessage(stored);
      journal.put('message', stored);
      world.touch(stored.message.chat.id);
    },
    setReplyKeyboard(chat, markup) {
      chat.replyKeyboard = markup;
      journal.put('keyboard', [chat.id, markup]);
      world.touch(chat.id);
    },
    addToast(toast) {
      keepToast({ ...toast, version: world.version + 1 });
      world.touch(toast.personId);
    },
    saveSettings() {
      journal.put('settings', world.settings);
      world.touch(null);
    },
    writeLedger(line) {
      if (!world.ledgerOn) return;
      const full = { n: lastLedger + 1, ...line };
      keepLedgerLine(full);
      journal.put('ledger', full);
    },
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    touch(chatId) {
      world.version += 1;
      if (chatId !== null) chatOf(chatId).version = world.version;
      for (const listener of listeners) listener(chatId);
    },
    clear() {
      persons.clear();
      groups.clear();
      chats.clear();
      files.clear(true);
      toasts.length = 0;
      ledger.length = 0;
      openQueries.clear();
      world.settings = { webhook: null, allowedUpdates: null, commands: {} };
      journal.put('clear', null);
      world.touch(null);
    },
    close: () => journal.close(),
  };

  const restore = ([kind, value]: JournalLine): void => {
    if (kind === 'person') persons.set((value as Person).id, value as Person);
    else if (kind === 'group') groups.set((value as Group).id, value as Group);
    else if (kind === 'message') {
      const stored = value as StoredMessage;
      const chat = keepMessage(stored);
      chat.version = Math.max(chat.version, stored.version);
      world.version = Math.max(world.version, stored.version);
    } else if (kind === 'keyboard') {
      const [id, markup] = value as [number, Markup | null];
      chatOf(id).replyKeyboard = markup;
    } else if (kind === 'file') files.restore(value as FileRecord);
    else if (kind === 'settings') world.settings = value as BotSettings;
    else if (kind === 'ledger') keepLedgerLine(value as LedgerLine);
    else if (kind === 'version') world.version = Math.max(world.version, value as number);
    else if (kind === 'lastMessage') lastMessageId = Math.max(lastMessageId, value as number);
    else if (kind === 'clear') {
      for (const map of [persons, groups, chats]) map.clear();
      ledger.length = 0;
      files.clear(false);
      options.restoreLine?.([kind, value]);
    } else options.restoreLine?.([kind, value]);
  };

  function* lines(): Iterable<JournalLine> {
    yield ['version', world.version];
    yield ['lastMessage', lastMessageId];
    yield ['settings', world.settings];
    for (const person of persons.values()) yield ['person', person];
    for (const group of groups.values()) yield ['group', group];
    for (const file of files.all()) yield ['file', file];
    for (const chat of chats.values()) {
      for (const stored of chat.messages.values()) yield ['message', stored];
      yield ['keyboard', [chat.id, chat.replyKeyboard]];
    }
    for (const line of ledger) yield ['ledger', line];
    yield* options.otherLines?.() ?? [];
  }

  if (statePath) {
    for (const line of readJournal(statePath)) restore(line);
    world.version += 1;
    journal = await openJournal(statePath, lines());
  }
  return world;
}

/** Forgets the taps that are long past answering, so that their number stays bounded. */
export function trimOpenQueries(world: World, nowMs: number, olderThanMs: number): void {
  for (const [id, query] of world.openQueries) {
    if (world.openQueries.size <= MOST_OPEN_QUERIES && nowMs - query.atMs <= olderThanMs) return;
    world.openQueries.delete(id);
  }
}
