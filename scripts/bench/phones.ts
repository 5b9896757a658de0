// The phones of a bench: press a button and wait for what the bot shows next. They live in the process of the local Telegram,
// so that a time measured is the bot's, PostgreSQL's and HTTP's, not the watcher's.
// It must not know what the buttons mean.
import type { Simulator } from '../../src/simulator/simulator.js';
import { pause } from './figures.js';

interface SeenMessage {
  readonly message_id: number;
  readonly text?: string;
  readonly fromBot: boolean;
  readonly version: number;
  readonly reply_markup?: { readonly inline_keyboard?: { text: string; callback_data?: string }[][] };
}

/** The newest message with buttons. */
export interface Card {
  readonly messageId: number;
  readonly text: string;
  readonly version: number;
  readonly buttons: readonly { readonly label: string; readonly data: string }[];
}

export interface LedgerLine {
  readonly chat: number;
  readonly messageId: number;
  readonly text: string;
}

export interface PaceStats {
  readonly accepted: number;
  readonly refused429: number;
  readonly mostInOneSecond: number;
  readonly smallestGapMs: number | null;
}

export interface Phones {
  call<T>(path: string, body?: object): Promise<T>;
  card(chat: number): Promise<Card | null>;
  say(chat: number, text: string): Promise<Card>;
  /** Sends a file and waits for nothing. */
  sendFile(chat: number, file: { name: string; mime: string; bytes: Buffer }): void;
  /** Presses the first of these labels the card has and waits for the next card; gives it back with the time it took. */
  press(chat: number, card: Card, labels: readonly string[]): Promise<{ card: Card; ms: number }>;
  stop(): void;
}

const ANSWER_WITHIN_MS = 30_000;

/** Calls the control face of the local Telegram at `url`, in whichever process it runs. */
export async function callControl<T>(url: string, path: string, body?: object): Promise<T> {
  const token = body ? (await callControl<{ token: string }>(url, 'token')).token : '';
  const response = await fetch(`${url}/control/${path}`, {
    method: body ? 'POST' : 'GET',
    ...(body && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', 'x-control-token': token },
    }),
  });
  if (!response.ok) throw new Error(`control ${path.replace(/\?.*/, '')}: ${response.status}`);
  return (await response.json()) as T;
}

/** Opens the phones of a local Telegram that runs in this process. */
export function openPhones(simulator: Simulator): Phones {
  const waiting = new Map<number, () => void>();
  const stop = simulator.world.watch((chat) => {
    if (chat !== null) waiting.get(chat)?.();
  });

  function cardNow(chat: number): Card | null {
    const messages = simulator.chat(chat, { limit: 6 }).messages as unknown as SeenMessage[];
    const found = messages.findLast((each) => each.fromBot && (each.reply_markup?.inline_keyboard?.length ?? 0) > 0);
    if (!found) return null;
    const buttons = found.reply_markup!.inline_keyboard!.flat();
    return {
      messageId: found.message_id,
      text: found.text ?? '',
      version: found.version,
      buttons: buttons.flatMap((each) => (each.callback_data ? [{ label: each.text, data: each.callback_data }] : [])),
    };
  }

  /** Does `act` and waits until the chat's card is another one than `before`. */
  async function change(chat: number, before: Card | null, act: () => void): Promise<{ card: Card; ms: number }> {
    const from = performance.now();
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        waiting.delete(chat);
        reject(new Error(`no answer in chat ${chat}; the card was «${before?.text ?? ''}»`));
      }, ANSWER_WITHIN_MS);
      waiting.set(chat, () => {
        const card = cardNow(chat);
        if (!card || (card.messageId === before?.messageId && card.text === before.text)) return;
        clearTimeout(late);
        waiting.delete(chat);
        resolve({ card, ms: performance.now() - from });
      });
      act();
    });
  }

  return {
    call: (path, body) => callControl(simulator.url, path, body),
    card: (chat) => Promise.resolve(cardNow(chat)),
    say: async (chat, text) => (await change(chat, cardNow(chat), () => void simulator.say(chat, text))).card,
    sendFile: (chat, file) => void simulator.sendDocument(chat, file),
    async press(chat, from, labels) {
      const pressed = labels.flatMap((label) => from.buttons.filter((each) => each.label === label))[0];
      if (!pressed) {
        const shown = from.buttons.map((b) => b.label).join(', ');
        throw new Error(`none of ${labels.join(', ')} on «${from.text}»: ${shown}`);
      }
      const result = await change(chat, from, () => void simulator.press(chat, from.messageId, pressed.data, true));
      // Whoever watches the screen needs a moment: the card's old message may still be closed.
      await pause(0);
      return { ...result, card: cardNow(chat) ?? result.card };
    },
    stop,
  };
}
