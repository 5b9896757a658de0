// Who of an audience can be reached, and how a tally adds up: pure.
// It must not know how anything is stored or said.
import type { Role } from '../generated/prisma/enums.js';
import type { UnitClassName } from '../people/rules.js';
import { fold } from '../kit/vietnamese.js';

/** The longest text a broadcast may have, so that it stays one message with its frame. */
export const TEXT_LIMIT = 1500;
/** A tally card is edited at most this often. */
export const TALLY_EVERY_MS = 3000;

/** Whom a broadcast is for: units of the author's scope, or people of an earlier broadcast. */
export type Audience =
  | { readonly kind: 'none' }
  | { readonly kind: 'all' | 'unacknowledged' | 'overdue' }
  | { readonly kind: 'class'; readonly class: UnitClassName }
  | { readonly kind: 'again'; readonly of: string; readonly what: Again };

/** Which people of an earlier broadcast: not sent, nobody knows, not acknowledged. */
export const AGAIN = ['unsent', 'unknown', 'unacknowledged'] as const;
export type Again = (typeof AGAIN)[number];

export const UNIT_CLASSES: readonly UnitClassName[] = ['SO', 'HUYEN', 'PHONG', 'XA', 'DVSN', 'DNNN'];

/** A text of several words without a single Vietnamese mark: worth one hint before it goes out. */
export const hasNoMarks = (text: string): boolean =>
  text.trim().split(/\s+/).length >= 3 && fold(text) === text.toLowerCase().replace(/\s+/g, ' ').trim();

/** Whether the author has written the salutation («Kính gửi …») or the closing («Trân trọng») already: then ours is left out. */
export function ownFrame(text: string): { readonly opens: boolean; readonly closes: boolean } {
  const lines = text.split('\n').map((line) => fold(line).replace(/[\s.,/!;:–-]+$/, ''));
  const said = lines.filter((line) => line !== '');
  const opens = /^(?:kinh gui|kinh thua|dear)(?!\w)/;
  const closes =
    /(?:^|[\s.,;!])(?:(?:xin )?tran trong(?: (?:cam on|kinh chao|thong bao|kinh moi))?|yours (?:sincerely|faithfully)|(?:best|kind) regards|sincerely)$/;
  return { opens: said.slice(0, 2).some((line) => opens.test(line)), closes: closes.test(said.at(-1) ?? '') };
}

/** A person of an audience in few signs, to be compared with who it was shown for. */
export const markOf = (personId: string): string => personId.slice(0, 7);

/** How many have come and gone since an audience was shown. */
export function compareShown(
  shown: readonly string[],
  recipients: readonly Pick<Recipient, 'personId' | 'reason'>[],
): { readonly joined: number; readonly left: number } {
  const now = new Set(recipients.filter(({ reason }) => reason === null).map(({ personId }) => markOf(personId)));
  const before = new Set(shown);
  return {
    joined: [...now].filter((mark) => !before.has(mark)).length,
    left: [...before].filter((mark) => !now.has(mark)).length,
  };
}

/** Somebody who acts for a unit, as far as reaching them goes. */
export interface Holder {
  readonly personId: string;
  readonly fullName: string;
  readonly unitId: string | null;
  readonly role: Role;
  readonly chatId: bigint | null;
  readonly locale: 'vi' | 'en';
  readonly blockedAt: Date | null;
}

const isReachable = (holder: Holder): boolean => holder.chatId !== null && holder.blockedAt === null;

/** One person of an audience: to be told in their language, or why not. */
export interface Recipient {
  readonly personId: string;
  readonly fullName: string;
  readonly unitId: string | null;
  readonly chatId: bigint | null;
  readonly locale: 'vi' | 'en';
  readonly role: Role;
  readonly reason: 'never' | 'blocked' | null;
}

/** Everyone once, however many roles they hold; `reason` says who cannot be reached and why. */
export function decideRecipients(holders: readonly Holder[]): Recipient[] {
  const people = new Map<string, Recipient>();
  for (const holder of holders) {
    if (people.has(holder.personId)) continue;
    const reason = isReachable(holder) ? null : holder.chatId === null ? 'never' : 'blocked';
    const { personId, fullName, unitId, chatId, locale, role } = holder;
    people.set(personId, { personId, fullName, unitId, chatId, locale, role, reason });
  }
  return [...people.values()];
}

/** Units of an audience nobody can be reached in. */
export function unitsWithoutAnyone(unitIds: readonly string[], holders: readonly Holder[]): string[] {
  const reached = new Set(holders.filter(isReachable).map((holder) => holder.unitId));
  return unitIds.filter((id) => !reached.has(id));
}

/** Where every recipient of a broadcast stands; the states always add up to `total`. */
export interface Tally {
  readonly total: number;
  readonly sent: number;
  readonly waiting: number;
  readonly unreachable: number;
  readonly failed: number;
  readonly cancelled: number;
  readonly unknown: number;
  readonly acknowledged: number;
  readonly replies: number;
}

/** The part of a tally that is compared to see whether the card must change. */
export const tallyMark = (state: string, tally: Tally): string =>
  [state, ...Object.values<number>({ ...tally })].join('.');
