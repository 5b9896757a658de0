// The whole app on a channel that shows no buttons and has no network: what the app says is kept as plain text, what people
// type is fed back as updates. For the plain-text channel, for many conversations in a row, and for counting statements.
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Update } from 'grammy/types';
import { cameOf } from '../../src/telegram/receive.js';
import { createApp, type App } from '../../src/app.js';
import { CITY } from '../../src/demo/city.js';
import { plainText } from '../../src/dialogue/plain.js';
import type { Role } from '../../src/generated/prisma/client.js';
import { applyPlan } from '../../src/inspections/plan-store.js';
import type { CheckedPlan } from '../../src/inspections/workbook/plan.js';
import { at } from '../../src/kit/calendar.js';
import { makeMovableClock, type MovableClock } from '../../src/kit/clock.js';
import { inTransaction, type Db } from '../../src/kit/database.js';
import { newId } from '../../src/kit/ids.js';
import { openVault } from '../../src/kit/vault.js';
import { wordsOfTests } from '../printed.js';
import type { Channel } from '../../src/outbox/channel.js';
import type { Button, Message } from '../../src/outbox/message.js';
import { CONSENT_VERSION } from '../../src/people/rules.js';
import { cloneDatabase } from '../database.js';
import { testLog as log } from '../log.js';

/** Somebody who types. */
export interface Typist {
  readonly personId: string;
  /** Types one message and waits for the answer. */
  types(text: string): Promise<void>;
  /** Changes the message typed last. */
  retypes(text: string): Promise<void>;
  /** Types one message as a reply to that message of ours. */
  replies(text: string, to: bigint): Promise<void>;
  /** Sends a file (which nobody can fetch here). */
  sends(name: string, caption?: string): Promise<void>;
  /** Presses a button of the newest card by its label, as a channel with buttons would. */
  presses(label: string): Promise<void>;
  /** The act of a button on the newest card, for tests that press it at the same time as somebody else. */
  actOf(label: string): string;
  /** Presses without waiting. */
  press(act: string): Update;
  /** What was said, oldest first; an edit is a further message. */
  heard(): readonly string[];
  last(): string;
  /** Labels on the newest card. */
  labels(): string[];
}

export interface PlainDesk {
  readonly url: string;
  readonly db: Db;
  readonly app: App;
  readonly clock: MovableClock;
  seat(who: { name: string; role: Role; unit?: string; team?: string; locale?: 'vi' | 'en' }): Promise<Typist>;
  /** Hands updates in together and waits. */
  together(...updates: Update[]): Promise<void>;
  /** Another app on the same database. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the app. `numbered`: bare numbers are answers, as on a channel without buttons. `watch` sees every statement. */
export async function openPlainDesk(options: {
  at: string;
  numbered?: boolean;
  plan?: CheckedPlan;
  watch?: (statement: string) => void;
}): Promise<PlainDesk> {
  const database = await cloneDatabase({ watch: options.watch });
  const { db } = database;
  const clock = makeMovableClock({ at: at(options.at) });
  const folder = await mkdtemp(join(tmpdir(), 'dondoc-plain-'));
  const vault = await openVault(folder);
  const words = wordsOfTests();
  await inTransaction(db, (tx) => applyPlan(tx, options.plan ?? CITY, clock.now()), { timeoutMs: 60_000 });
  const chats = new Map<bigint, { heard: string[]; card: Message | null; cards: Map<bigint, Message> }>();
  const chatOf = (chatId: bigint) => {
    const chat = chats.get(chatId) ?? { heard: [], card: null, cards: new Map<bigint, Message>() };
    chats.set(chatId, chat);
    return chat;
  };
  let messageIds = 1000n;
  const channel: Channel = {
    withoutButtons: options.numbered ?? true,
    send(chatId, message) {
      const chat = chatOf(chatId);
      chat.heard.push(plainText(message));
      if ((message.rows?.length ?? 0) > 0) chat.card = message;
      return Promise.resolve({ kind: 'sent', messageId: ++messageIds });
    },
    edit(chatId, _messageId, message) {
      const chat = chatOf(chatId);
      chat.heard.push(plainText(message));
      if ((message.rows?.length ?? 0) > 0) chat.card = message;
      return Promise.resolve({ kind: 'sent', messageId: null });
    },
    strip: () => Promise.resolve({ kind: 'sent', messageId: null }),
    remove: () => Promise.resolve({ kind: 'sent', messageId: null }),
    leave: () => Promise.resolve({ kind: 'sent', messageId: null }),
  };
  const openApp = () =>
    createApp({
      db,
      clock,
      log,
      words,
      channel,
      pace: { perSecond: 10_000, chatBurst: 10_000, bulkBurst: 10_000 },
      vault,
      answerTap: () => Promise.resolve(),
      fetchFile: () => Promise.resolve({ ok: false, kind: 'retry-later' }),
      botName: 'plain_bot',
      officeContact: null,
      clamd: null,
      demo: false,
      ring: false,
    });
  let app = await openApp();
  let updateIds = 1;
  const from = (chatId: bigint) => ({ id: Number(chatId), is_bot: false, first_name: 'x' });
  const chatPart = (chatId: bigint) => ({ id: Number(chatId), type: 'private' as const, first_name: 'x' });

  async function give(...updates: Update[]): Promise<void> {
    await app.receive(cameOf(updates));
    await app.idle();
  }

  return {
    db,
    url: database.url,
    get app() {
      return app;
    },
    clock,
    together: give,
    async restart() {
      await app.stop();
      app = await openApp();
    },
    async close() {
      await app.stop();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
    async seat(who) {
      const chatId = BigInt(7_000_000 + chats.size);
      const chat = chatOf(chatId);
      const unit = who.unit ? await db.unit.findUniqueOrThrow({ where: { code: who.unit } }) : null;
      const team = who.team ? await db.team.findUniqueOrThrow({ where: { name: who.team } }) : null;
      const personId = newId();
      const role = {
        id: newId(),
        role: who.role,
        unitId: unit?.id ?? null,
        teamId: team?.id ?? null,
        fromAt: clock.now(),
      };
      const person = {
        id: personId,
        chatId,
        fullName: who.name,
        locale: who.locale ?? 'vi',
        consentVersion: CONSENT_VERSION,
      };
      await db.person.create({ data: { ...person, createdAt: clock.now(), roles: { create: role } } });
      let typedId = 0;
      const message = (more: object) => ({
        message_id: typedId,
        date: Math.floor(clock.now().getTime() / 1000),
        chat: chatPart(chatId),
        from: from(chatId),
        ...more,
      });
      const actOf = (label: string): string => {
        const bare = (text: string) => text.replace(/^\d+ · /, '');
        const found = chat.card?.rows
          ?.flat()
          .find((each: Button) => each.label === label || bare(each.label) === label);
        if (!found) throw new Error(`no button «${label}» on:\n${chat.heard.at(-1) ?? ''}`);
        return found.act;
      };
      const press = (act: string): Update => ({
        update_id: updateIds++,
        callback_query: {
          id: String(updateIds),
          from: from(chatId),
          chat_instance: 'x',
          data: act,
          message: message({ message_id: 1 }),
        },
      });
      return {
        personId,
        actOf,
        press,
        types(text) {
          typedId++;
          const command = /^\/\w+/.exec(text);
          const entities = command ? { entities: [{ type: 'bot_command', offset: 0, length: command[0].length }] } : {};
          return give({ update_id: updateIds++, message: message({ text, ...entities }) });
        },
        retypes: (text) => give({ update_id: updateIds++, edited_message: message({ text, edit_date: 1 }) } as Update),
        replies(text, to) {
          typedId++;
          const reply_to_message = message({ message_id: Number(to), text: 'x' });
          return give({ update_id: updateIds++, message: message({ text, reply_to_message }) });
        },
        sends(name, caption) {
          typedId++;
          const document = {
            file_id: `f-${typedId}-${name}`,
            file_unique_id: `u-${typedId}-${name}`,
            file_name: name,
            mime_type: 'application/pdf',
            file_size: 1000,
          };
          return give({
            update_id: updateIds++,
            message: message({ document, ...(caption === undefined ? {} : { caption }) }),
          });
        },
        presses: (label) => give(press(actOf(label))),
        heard: () => chat.heard,
        last: () => chat.heard.at(-1) ?? '',
        labels: () => (chat.card?.rows ?? []).flat().map((each) => each.label),
      };
    },
  };
}
