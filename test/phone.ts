// A phone of the stage: what its owner does, and what can be seen on it. Every act waits until the app has come to rest.
import { expect } from 'vitest';
import type { Simulator } from '../src/simulator/server.js';

/** A message as its reader sees it: bold as **…**, buttons as rows of labels. */
export interface Seen {
  readonly id: number;
  readonly fromBot: boolean;
  readonly text: string;
  readonly rows: string[][];
  readonly ring: boolean;
  readonly document: string | null;
  readonly edited: boolean;
}

export interface Phone {
  readonly id: number;
  readonly personId: string | null;
  starts(payload?: string): Promise<void>;
  says(text: string): Promise<void>;
  /** Edits the owner's own newest message. */
  editsLast(text: string): Promise<void>;
  /** Presses the newest button with this label (`1 · Đã nhận` may be given without its number). */
  presses(label: string): Promise<void>;
  /** Presses raw callback data on a message, shown there or not. */
  taps(messageId: number, data: string): Promise<void>;
  sendsFile(file: { name: string; mime?: string; bytes: Buffer; caption?: string }): Promise<void>;
  sendsAlbum(files: { name: string; mime?: string; bytes: Buffer }[]): Promise<void>;
  /** Replaces the file of the owner's own newest message. */
  replacesFile(file: { name: string; mime?: string; bytes: Buffer }): Promise<void>;
  sharesContact(): Promise<void>;
  /** Everything in the chat, oldest first. */
  chat(): Seen[];
  /** What the bot said, oldest first. */
  heard(): Seen[];
  /** The newest message of the bot. */
  last(): Seen;
  /** The newest message of the bot that has buttons. */
  card(): Seen;
  /** The text of the last answer to a tap. */
  toast(): string | null;
  /** Fails unless some message of the bot (the last `within`, 3) matches. */
  sees(what: RegExp | string, within?: number): Seen;
  /** Fails when any message of the bot matches. */
  neverSaw(what: RegExp): void;
  /** The whole screen as text, for reading and for snapshots. */
  screen(last?: number): string;
}

export function makePhone(
  simulator: Simulator,
  id: number,
  drain: () => Promise<void>,
  personId: string | null,
): Phone {
  const act = async (run: () => unknown) => {
    run();
    await drain();
  };
  const chat = () => simulator.chat(id).messages.map(seen);
  const heard = () => chat().filter((message) => message.fromBot);
  const buttonOf = (label: string): string => {
    const labels = heard().flatMap((message) => message.rows.flat());
    const found = labels.findLast((each) => each === label || each.replace(/^\d+ · /, '') === label);
    if (!found) throw new Error(`no button «${label}»; the screen:\n${phone.screen(2)}`);
    return found;
  };
  const phone: Phone = {
    id,
    personId,
    starts: (payload) => act(() => simulator.start(id, payload)),
    says: (text) => act(() => simulator.say(id, text)),
    editsLast: (text) =>
      act(() => {
        const own = chat().findLast((message) => !message.fromBot) ?? failBecause('nothing was said');
        simulator.editMessage(id, own.id, text);
      }),
    presses: (label) => act(() => simulator.pressLabel(id, buttonOf(label))),
    taps: (messageId, data) => act(() => simulator.press(id, messageId, data, true)),
    sendsFile: (file) => act(() => simulator.sendDocument(id, { mime: 'application/pdf', ...file })),
    sendsAlbum: (files) =>
      act(() =>
        simulator.sendAlbum(
          id,
          files.map((file) => ({ kind: 'document' as const, mime: 'application/pdf', ...file })),
        ),
      ),
    replacesFile: (file) =>
      act(() => {
        const own = chat().findLast((message) => !message.fromBot) ?? failBecause('nothing was sent');
        simulator.replaceDocument(id, own.id, { mime: 'application/pdf', ...file });
      }),
    sharesContact: () => act(() => simulator.sendContact(id, 'self')),
    chat,
    heard,
    last: () => heard().at(-1) ?? failBecause('the bot has said nothing'),
    card: () => heard().findLast((message) => message.rows.length > 0) ?? failBecause('no message with buttons'),
    toast: () => simulator.toasts(id).at(-1)?.text ?? null,
    sees(what, within = 3) {
      const recent = heard().slice(-within);
      const hit = recent.findLast((message) =>
        typeof what === 'string' ? message.text.includes(what) : what.test(message.text),
      );
      expect(hit, `expected ${String(what)} in:\n${phone.screen(within)}`).toBeDefined();
      return hit!;
    },
    neverSaw(what) {
      const hits = heard().filter((message) => what.test(message.text) || what.test(message.rows.flat().join(' ')));
      expect(hits.map((message) => message.text)).toEqual([]);
    },
    screen: (last = 5) => chat().slice(-last).map(draw).join('\n\n'),
  };
  return phone;
}

function failBecause(why: string): never {
  throw new Error(why);
}

type RawMessage = ReturnType<Simulator['chat']>['messages'][number];

function inlineRows(message: RawMessage): { text: string }[][] {
  const markup = message.reply_markup;
  return markup?.inline_keyboard ?? [];
}

function seen(message: RawMessage): Seen {
  const text = message.text ?? message.caption ?? '';
  return {
    id: message.message_id,
    fromBot: message.fromBot,
    text: withBold(text, message.entities ?? message.caption_entities ?? []),
    rows: inlineRows(message).map((row) => row.map((b) => b.text)),
    ring: !message.silent,
    document: message.document?.file_name ?? null,
    edited: message.edit_date !== undefined,
  };
}

function withBold(text: string, entities: { type: string; offset: number; length: number }[]): string {
  const bold = entities.filter((e) => e.type === 'bold').sort((a, b) => b.offset - a.offset);
  for (const { offset, length } of bold) {
    text = `${text.slice(0, offset)}**${text.slice(offset, offset + length)}**${text.slice(offset + length)}`;
  }
  return text;
}

function draw(message: Seen): string {
  const who = message.fromBot ? (message.ring ? '■' : '□') : '◀';
  const rows = message.rows.map((row) => '   ' + row.map((label) => `[${label}]`).join(' '));
  return [`${who} ${message.document ? `[${message.document}] ` : ''}${message.text}`, ...rows].join('\n');
}
