// The phones of a bench, over the local Telegram's control face: press a button and wait for what the bot shows next.
// It must not know what the buttons mean.
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
  /** Presses the first of these labels the card has and waits for the next card; gives it back with the time it took. */
  press(chat: number, card: Card, labels: readonly string[]): Promise<{ card: Card; ms: number }>;
  stop(): void;
}

const ANSWER_WITHIN_MS = 30_000;

/** Opens the phones of the local Telegram at `url`. */
export function openPhones(url: string): Phones {
  const waiting = new Map<number, Set<() => void>>();
  let stopped = false;

  async function call<T>(path: string, body?: object): Promise<T> {
    const response = await fetch(`${url}/control/${path}`, {
      method: body ? 'POST' : 'GET',
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    if (!response.ok) throw new Error(`control ${path.replace(/\?.*/, '')}: ${response.status}`);
    return (await response.json()) as T;
  }

  /** One long wait for all phones together, however many there are. */
  async function follow(): Promise<void> {
    let version = (await call<{ version: number }>('wait?after=-1&timeoutMs=1')).version;
    while (!stopped) {
      const change = await call<{ version: number; chats: number[] }>(`wait?after=${version}&timeoutMs=5000`);
      version = change.version;
      for (const chat of change.chats) for (const wake of waiting.get(chat) ?? []) wake();
    }
  }
  const following = follow();
  following.catch((error: unknown) => {
    if (!stopped) console.error('bench: phones lost:', error);
  });

  async function card(chat: number): Promise<Card | null> {
    const { messages } = await call<{ messages: SeenMessage[] }>(`persons/${chat}/chat?limit=6`);
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
  async function change(chat: number, before: Card | null, act: () => Promise<unknown>) {
    let wake: () => void = () => undefined;
    const listeners = waiting.get(chat) ?? new Set();
    waiting.set(chat, listeners);
    const listener = () => wake();
    listeners.add(listener);
    const from = performance.now();
    try {
      let rung = new Promise<void>((resolve) => (wake = resolve));
      await act();
      for (;;) {
        await Promise.race([rung, pause(250)]);
        rung = new Promise<void>((resolve) => (wake = resolve));
        const ms = performance.now() - from;
        const now = await card(chat);
        if (now && (now.messageId !== before?.messageId || now.text !== before.text)) return { card: now, ms };
        if (ms > ANSWER_WITHIN_MS) throw new Error(`no answer in chat ${chat}; the card was «${before?.text ?? ''}»`);
      }
    } finally {
      listeners.delete(listener);
    }
  }

  return {
    call,
    card,
    say: async (chat, text) => (await change(chat, await card(chat), () => call(`persons/${chat}/say`, { text }))).card,
    press(chat, from, labels) {
      const pressed = labels.flatMap((label) => from.buttons.filter((each) => each.label === label))[0];
      if (!pressed)
        throw new Error(
          `none of ${labels.join(', ')} on «${from.text}»: ${from.buttons.map((b) => b.label).join(', ')}`,
        );
      return change(chat, from, () =>
        call(`persons/${chat}/press`, { messageId: from.messageId, data: pressed.data, force: true }),
      );
    },
    stop: () => void (stopped = true),
  };
}
