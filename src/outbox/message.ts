// What is said, free of any channel: text, buttons, a file. Rooms build these; telegram/ turns them into calls,
// dialogue/plain.ts into numbered plain text. It must not know a room or a channel.

/** A button. `act` is what comes back when it is pressed: `room.verb` and short arguments joined by `:`, at most 52 bytes. */
export interface Button {
  readonly label: string;
  readonly act: string;
  /** Acts (not answers) have a fixed star number on channels without buttons: 1 later, 2 back, 3 guidance, 4 to do, 5 review, 0 cancel, special acts from 6. */
  readonly star?: number;
}

export type Attachment =
  | { readonly kind: 'bytes'; readonly name: string; readonly mime: string; readonly base64: string }
  | { readonly kind: 'vault'; readonly hash: string; readonly name: string; readonly mime: string }
  /** What the channel still holds; a picture sent as such can only be sent on as such. */
  | { readonly kind: 'again'; readonly fileId: string; readonly name: string; readonly isPicture?: boolean };

/** One message. `text` may hold BOLD marks (kit/words); `rows` are rows of buttons; `ring` makes the phone ring. */
export interface Message {
  readonly text: string;
  readonly rows?: readonly (readonly Button[])[];
  readonly ring?: boolean;
  readonly attachment?: Attachment;
  /** Label of a one-time key that shares the person's own phone number. */
  readonly askContact?: string;
  /** Takes that key away again. */
  readonly dropContactKey?: boolean;
  /** The line put in front when doubt makes us send this once more; without it a copy in doubt is never repeated. */
  readonly againNote?: string;
}

/**
 * What an outbox row asks of the channel. STRIP takes the buttons off an old message and leaves its text; LEAVE leaves a
 * group; REMOVE takes a message somebody sent us out of the chat. */
export type Outgoing =
  | { readonly do: 'SEND'; readonly message: Message }
  | { readonly do: 'EDIT'; readonly message: Message }
  | { readonly do: 'STRIP' }
  | { readonly do: 'LEAVE' }
  | { readonly do: 'REMOVE'; readonly messageId: string };

/** Lanes, the most urgent first. */
export const LANE = { INTERACTIVE: 0, NOTICE: 1, NUDGE: 2, BROADCAST: 3 } as const;
export type Lane = (typeof LANE)[keyof typeof LANE];

/** Builds a button. */
export const button = (label: string, act: string, star?: number): Button =>
  star === undefined ? { label, act } : { label, act, star };

/** Lays labels out so that none is cut on a phone: three in a row when all are short (≤ 8), two when both are ≤ 14, else one. */
export function layOut(buttons: readonly Button[]): Button[][] {
  const rows: Button[][] = [];
  let rest = [...buttons];
  while (rest.length > 0) {
    const fits = (n: number, max: number) =>
      rest.length >= n && rest.slice(0, n).every((b) => [...b.label].length <= max);
    const take = fits(3, 8) ? 3 : fits(2, 14) ? 2 : 1;
    rows.push(rest.slice(0, take));
    rest = rest.slice(take);
  }
  return rows;
}
