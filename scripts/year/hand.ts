// A hand on a phone: what its owner sees, presses, types and sends. Every act waits until the app has come to rest. It must
// not know what the buttons mean.
import type { Reader } from './journal.js';
import type { Stage } from './stage.js';
import type { Watch } from './watching.js';

/** The newest message of the bot that has buttons. */
export interface Card {
  readonly id: number;
  readonly text: string;
  readonly labels: readonly string[];
}

export interface Hand {
  readonly reader: Reader;
  /** Whether this phone takes part now: started and not blocked. */
  isThere(): boolean;
  says(text: string): Promise<void>;
  /** Presses a button of the newest card that fits; false when there is none. */
  presses(label: RegExp): Promise<boolean>;
  /** The same on the newest message of all that has such a button. */
  pressesAnywhere(label: RegExp): Promise<boolean>;
  sends(name: string, caption?: string): Promise<void>;
  sendsFile(file: { name: string; mime: string; bytes: Buffer }): Promise<void>;
  card(): Card;
  /** The newest message of the bot. */
  last(): string;
  /** How much has been done with this hand. */
  acts(): number;
}

const NOTHING: Card = { id: 0, text: '', labels: [] };

let papers = 0;

/** A small PDF unlike any other. */
const pdf = (name: string): Buffer =>
  Buffer.from(
    `%PDF-1.4\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj\n` +
      `3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>> endobj\n% ${name} ${(papers += 1)}\n` +
      `xref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000058 00000 n \n0000000115 00000 n \n` +
      `trailer <</Root 1 0 R /Size 4>>\nstartxref\n190\n%%EOF\n`,
  );

/** Takes up somebody's phone. */
export function takeUp(stage: Stage, watch: Watch, reader: Reader): Hand {
  const { simulator } = stage;
  const { chat } = reader;
  let acts = 0;

  async function act(run: () => unknown): Promise<void> {
    watch.acts(chat);
    acts += 1;
    run();
    await stage.settle();
  }
  const heard = () =>
    simulator.chat(chat, { limit: 60 }).messages.filter((message) => message.fromBot && !message.deleted);
  const cards = () =>
    heard()
      .filter((message) => (message.reply_markup?.inline_keyboard?.length ?? 0) > 0)
      .map((message) => ({
        id: message.message_id,
        text: message.text ?? message.caption ?? '',
        buttons: message.reply_markup!.inline_keyboard!.flat(),
      }));
  async function pressOn(found: ReturnType<typeof cards>[number] | undefined, label: RegExp): Promise<boolean> {
    const button = found?.buttons.find(({ text }) => label.test(text));
    if (!found || button?.callback_data === undefined) return false;
    const { callback_data: data } = button;
    await act(() => simulator.press(chat, found.id, data, true));
    return true;
  }

  return {
    reader,
    isThere() {
      const person = simulator.person(chat);
      return person.started && !person.blocked && !person.deactivated;
    },
    says: (text) => act(() => simulator.say(chat, text)),
    presses: (label) => pressOn(cards().at(-1), label),
    pressesAnywhere: (label) =>
      pressOn(
        cards().findLast((each) => each.buttons.some(({ text }) => label.test(text))),
        label,
      ),
    sends: (name, caption) =>
      act(() => simulator.sendDocument(chat, { name, mime: 'application/pdf', bytes: pdf(name), caption })),
    sendsFile: (file) => act(() => simulator.sendDocument(chat, file)),
    card() {
      const found = cards().at(-1);
      return found ? { id: found.id, text: found.text, labels: found.buttons.map(({ text }) => text) } : NOTHING;
    },
    last() {
      const message = heard().at(-1);
      return message?.text ?? message?.caption ?? '';
    },
    acts: () => acts,
  };
}
