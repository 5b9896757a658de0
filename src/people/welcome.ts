// What happens elsewhere when somebody takes up a role: other rooms send what is due, and the desk counts what is to be done.
// The people room knows neither; app.ts hands both in.
import type { Look } from '../dialogue/face.js';
import type { Tx } from '../kit/database.js';
import type { Locale, Words } from '../kit/words.js';
import type { Effects } from '../outbox/effects.js';
import { findWho } from './store.js';

/** A role that has just ended. */
export interface EndedRole {
  readonly personId: string;
  readonly chatId: bigint | null;
  readonly locale: Locale;
  readonly role: string;
  readonly unitId: string | null;
  readonly teamId: string | null;
}

/** What the people room asks of others. */
export interface PeopleLinks {
  /** Somebody joined, their role was approved, or they can be reached again: the notices in force are sent to them too. */
  readonly onJoined?: (tx: Tx, effects: Effects, personId: string, now: Date) => Promise<void>;
  /** A role has ended: what other rooms had told this person because of it is taken back, as far as that can be done. */
  readonly onEnded?: (tx: Tx, effects: Effects, ended: EndedRole, now: Date) => Promise<void>;
  /** How many things somebody has to do now. */
  readonly countDuties?: (look: Look) => Promise<number>;
}

/** Tells the other rooms of the newcomer, then counts what there is to do. */
export async function welcome(
  links: PeopleLinks,
  words: Readonly<Record<Locale, Words>>,
  at: { tx: Tx; effects: Effects; chatId: bigint; now: Date },
): Promise<number> {
  const { tx, effects, chatId, now } = at;
  const who = (await findWho(tx, chatId))!;
  await links.onJoined?.(tx, effects, who.personId, now);
  return (await links.countDuties?.({ tx, now, who, words: words[who.locale] })) ?? 0;
}
