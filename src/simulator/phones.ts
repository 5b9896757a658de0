// What people do on their phones: start, write, press, share a contact, send files, block; and what is said in groups.
// Each act becomes an update for the bot. It must not know the bot's side, nor HTTP.
import { randomBytes } from 'node:crypto';
import { checkText } from './check.js';
import { keepDocument, keepPhoto } from './media.js';
import type { Group, Person, StoredMessage, TgMessage, TgUser } from './types.js';
import type { UpdateQueue } from './updates.js';
import type { World } from './world.js';

export interface NewPerson {
  id?: number;
  firstName: string;
  lastName?: string;
  username?: string;
  phone?: string;
  languageCode?: string;
  /** Counts as having pressed Start already, without an update. */
  started?: boolean;
}

/** A file a person sends: bytes, or only a size (for files too large to carry about). */
export interface PhoneFile {
  name?: string;
  mime?: string;
  bytes?: Buffer;
  sizeOnly?: number;
  caption?: string;
}

export type AlbumItem = PhoneFile & { kind: 'photo' | 'document' };

export interface ContactCard {
  phone: string;
  firstName: string;
  userId?: number;
}

export interface Phones {
  createPerson(person: NewPerson): Person;
  persons(): Person[];
  person(id: number): Person;
  start(personId: number, payload?: string): TgMessage;
  say(personId: number, text: string): TgMessage;
  editMessage(personId: number, messageId: number, text: string): TgMessage;
  /** Replaces the file of an own message, as «edit media» does. */
  replaceDocument(personId: number, messageId: number, file: PhoneFile): TgMessage;
  /** A tap; returns the id of the callback query. `force` also sends data that the message no longer shows. */
  press(personId: number, messageId: number, data: string, force?: boolean): string;
  /** A tap on the newest message with a button of this label. */
  pressLabel(personId: number, label: string): string;
  sendContact(personId: number, of: 'self' | ContactCard): TgMessage;
  sendDocument(personId: number, file: PhoneFile): TgMessage;
  sendPhoto(personId: number, file: PhoneFile): TgMessage;
  sendAlbum(personId: number, items: AlbumItem[]): TgMessage[];
  block(personId: number): void;
  unblock(personId: number): void;
  deactivate(personId: number): void;
  /** The language the phone is set to, which comes with everything its owner does. */
  setLanguage(personId: number, languageCode: string): void;
  /** A group or channel to which the bot is added, by this person or an anonymous admin. */
  createGroup(group: { title: string; type?: Group['type']; id?: number; by?: number }): Group;
  sayInGroup(groupId: number, personId: number, text: string): TgMessage;
  postInChannel(channelId: number, text: string): TgMessage;
}

const FIRST_PERSON_ID = 5_000_000_001;

/** Telegram's own stand-in for an admin who hides. */
const ANONYMOUS_ADMIN: TgUser = { id: 1087968824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' };

/** An act that cannot be done on a phone; the control face answers it with 400, and with the code the page has words for. */
export class ImpossibleAct extends Error {
  constructor(
    message: string,
    readonly code?: 'phone-not-started' | 'phone-blocked' | 'phone-gone' | 'old-screen',
  ) {
    super(message);
  }
}

/** Builds the acts over the world and the queue of updates. */
export function createPhones(world: World, queue: UpdateQueue): Phones {
  const person = (id: number): Person => {
    const found = world.persons.get(id);
    if (!found) throw new ImpossibleAct(`no person ${id}`);
    return found;
  };

  const userOf = ({ id, firstName, lastName, username, languageCode }: Person): TgUser => ({
    id,
    is_bot: false,
    first_name: firstName,
    last_name: lastName,
    username,
    language_code: languageCode,
  });

  const dateNow = (): number => Math.floor(world.nowMs() / 1000);

  /** Whoever has not pressed Start, or has blocked the bot, has no text field. */
  const writer = (id: number): Person => {
    const found = person(id);
    if (!found.started) throw new ImpossibleAct(`person ${id} has not started the bot`, 'phone-not-started');
    if (found.blocked || found.deactivated) {
      const code = found.deactivated ? 'phone-gone' : 'phone-blocked';
      throw new ImpossibleAct(`person ${id} has blocked the bot or is gone`, code);
    }
    return found;
  };

  const keepFromPerson = (chatId: number, fields: Partial<TgMessage>, from?: Person): TgMessage => {
    const chat = world.wireChat(chatId);
    if (!chat) throw new ImpossibleAct(`no chat ${chatId}`);
    const message: TgMessage = {
      message_id: world.nextMessageId(),
      ...(from && { from: userOf(from) }),
      chat,
      date: dateNow(),
      ...fields,
    };
    world.saveMessage({ message, fromBot: false, silent: false, deleted: false, version: 0 });
    return message;
  };

  const post = (chatId: number, fields: Partial<TgMessage>, from?: Person, kind = 'message'): TgMessage => {
    const message = keepFromPerson(chatId, fields, from);
    const chat = world.chatOf(chatId);
    if (chat.replyKeyboard?.one_time_keyboard) world.setReplyKeyboard(chat, null);
    if (world.groups.get(chatId)?.botIsMember !== false) queue.push(kind, `c${chatId}`, message);
    return message;
  };

  const commandEntities = (text: string): Pick<TgMessage, 'entities'> => {
    const command = /^\/[A-Za-z0-9_]+(@\w+)?/.exec(text)?.[0];
    return command ? { entities: [{ type: 'bot_command', offset: 0, length: command.length }] } : {};
  };

  const membership = (chatId: number, from: TgUser, oldStatus: string, newStatus: string): void => {
    const bot = world.bot;
    queue.push('my_chat_member', `c${chatId}`, {
      chat: world.wireChat(chatId),
      from,
      date: dateNow(),
      old_chat_member: { user: bot, status: oldStatus, ...(oldStatus === 'kicked' && { until_date: 0 }) },
      new_chat_member: { user: bot, status: newStatus, ...(newStatus === 'kicked' && { until_date: 0 }) },
    });
  };

  const fileFields = (file: PhoneFile, kind: 'photo' | 'document'): Partial<TgMessage> => {
    const content = { bytes: file.bytes, sizeOnly: file.bytes ? undefined : (file.sizeOnly ?? 0) };
    const media =
      kind === 'photo'
        ? { photo: keepPhoto(world, file.bytes ?? Buffer.alloc(0), content.sizeOnly) }
        : { document: keepDocument(world, { ...content, name: file.name, mime: file.mime }) };
    return { ...media, ...(file.caption && { caption: file.caption }) };
  };

  const messageWith = (chatId: number, fits: (stored: StoredMessage) => boolean): StoredMessage | undefined =>
    [...world.chatOf(chatId).messages.values()].reverse().find((stored) => !stored.deleted && fits(stored));

  const buttonsOf = (stored: StoredMessage) => stored.message.reply_markup?.inline_keyboard?.flat() ?? [];

  const phones: Phones = {
    createPerson(order) {
      let id = order.id ?? FIRST_PERSON_ID + world.persons.size;
      while (order.id === undefined && world.persons.has(id)) id += 1;
      if (world.persons.has(id)) throw new ImpossibleAct(`person ${id} exists`);
      const made: Person = {
        id,
        firstName: order.firstName,
        lastName: order.lastName,
        username: order.username,
        phone: order.phone ?? `+849${String(id).slice(-8)}`,
        languageCode: order.languageCode ?? 'vi',
        started: order.started ?? false,
        blocked: false,
        deactivated: false,
      };
      world.savePerson(made);
      return made;
    },
    persons: () => [...world.persons.values()],
    person,
    setLanguage: (personId, languageCode) => world.savePerson({ ...person(personId), languageCode }),
    start(personId, payload) {
      const who = person(personId);
      if (who.deactivated) throw new ImpossibleAct(`person ${personId} is gone`, 'phone-gone');
      if (who.blocked) phones.unblock(personId);
      if (!who.started) world.savePerson({ ...who, started: true, blocked: false });
      const text = payload ? `/start ${payload}` : '/start';
      return post(personId, { text, ...commandEntities(text) }, who);
    },
    say(personId, text) {
      const who = writer(personId);
      return post(personId, { text: checkText(text), ...commandEntities(text) }, who);
    },
    editMessage(personId, messageId, text) {
      writer(personId);
      const stored = world.chatOf(personId).messages.get(messageId);
      if (!stored || stored.fromBot || stored.deleted)
        throw new ImpossibleAct(`no own message ${messageId}`, 'old-screen');
      const field = stored.message.text === undefined ? { caption: text } : { text: checkText(text) };
      const message = { ...stored.message, ...field, edit_date: dateNow() };
      world.saveMessage({ ...stored, message });
      queue.push('edited_message', `c${personId}`, message);
      return message;
    },
    replaceDocument(personId, messageId, file) {
      writer(personId);
      const stored = world.chatOf(personId).messages.get(messageId);
      if (!stored?.message.document || stored.fromBot || stored.deleted)
        throw new ImpossibleAct(`no own document ${messageId}`);
      const message = { ...stored.message, ...fileFields(file, 'document'), edit_date: dateNow() };
      world.saveMessage({ ...stored, message });
      queue.push('edited_message', `c${personId}`, message);
      return message;
    },
    press(personId, messageId, data, force = false) {
      const who = writer(personId);
      const stored = world.chatOf(personId).messages.get(messageId);
      if (!stored || (stored.deleted && !force)) throw new ImpossibleAct(`no message ${messageId}`, 'old-screen');
      const shown = buttonsOf(stored).some((button) => button.callback_data === data);
      if (!shown && !force) throw new ImpossibleAct(`message ${messageId} has no such button`, 'old-screen');
      const id = String(BigInt(`0x${randomBytes(8).toString('hex')}`));
      world.openQueries.set(id, { id, personId, chatId: personId, messageId, data, atMs: Date.now() });
      queue.push('callback_query', `u${personId}`, {
        id,
        from: userOf(who),
        message: stored.message,
        chat_instance: String(personId * 7919),
        data,
      });
      return id;
    },
    pressLabel(personId, label) {
      const stored = messageWith(personId, (it) => buttonsOf(it).some(({ text }) => text === label));
      const data = stored && buttonsOf(stored).find(({ text }) => text === label)?.callback_data;
      if (!stored || data === undefined) throw new ImpossibleAct(`no button «${label}» on the phone of ${personId}`);
      return phones.press(personId, stored.message.message_id, data);
    },
    sendContact(personId, of) {
      const who = writer(personId);
      const contact =
        of === 'self'
          ? { phone_number: who.phone, first_name: who.firstName, last_name: who.lastName, user_id: who.id }
          : { phone_number: of.phone, first_name: of.firstName, user_id: of.userId };
      return post(personId, { contact }, who);
    },
    sendDocument: (personId, file) => post(personId, fileFields(file, 'document'), writer(personId)),
    sendPhoto: (personId, file) => post(personId, fileFields(file, 'photo'), writer(personId)),
    sendAlbum(personId, items) {
      const who = writer(personId);
      const group = `${Date.now()}${randomBytes(3).readUIntBE(0, 3)}`;
      return items.map((item) => post(personId, { ...fileFields(item, item.kind), media_group_id: group }, who));
    },
    block(personId) {
      const who = person(personId);
      if (who.blocked) return;
      world.savePerson({ ...who, blocked: true });
      membership(personId, userOf(who), 'member', 'kicked');
    },
    unblock(personId) {
      const who = person(personId);
      if (!who.blocked) return;
      world.savePerson({ ...who, blocked: false });
      membership(personId, userOf(who), 'kicked', 'member');
    },
    deactivate: (personId) => world.savePerson({ ...person(personId), deactivated: true }),
    createGroup({ title, type = 'supergroup', id, by }) {
      const number = world.groups.size + 1;
      const made: Group = {
        id: id ?? (type === 'group' ? -5_000_000 - number : -1_005_000_000_000 - number),
        type,
        title,
        botIsMember: true,
      };
      world.saveGroup(made);
      membership(made.id, by === undefined ? ANONYMOUS_ADMIN : userOf(person(by)), 'left', 'member');
      return made;
    },
    sayInGroup(groupId, personId, text) {
      const who = person(personId);
      return post(groupId, { text: checkText(text), ...commandEntities(text) }, who);
    },
    postInChannel(channelId, text) {
      const chat = world.wireChat(channelId);
      return post(channelId, { text: checkText(text), sender_chat: chat }, undefined, 'channel_post');
    },
  };
  return phones;
}
