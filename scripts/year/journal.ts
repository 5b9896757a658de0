// What the year leaves behind and the laws judge: every message with its reader and instant, every duty as it stood on each
// day, who could be reached when, the units' names. Shapes only; it must not know how they were gathered.
import type { DutyKind } from '../../src/deadlines/rules.js';
import type { WorkingCalendar } from '../../src/kit/calendar.js';
import type { Role } from '../../src/generated/prisma/client.js';

/** Somebody with a phone. */
export interface Reader {
  readonly chat: number;
  readonly name: string;
  readonly role: Role;
  readonly unitId: string | null;
  readonly teamId: string | null;
  /** The team's name: A, B, C. */
  readonly team: string | null;
}

/** A dated duty as it stood at some moment. */
export interface DutyThen {
  readonly id: string;
  readonly kind: DutyKind;
  readonly unitId: string | null;
  readonly teamId: string | null;
  readonly title: string;
  readonly dueAt: Date;
  readonly openedAt: Date;
  /** Handed in, accepted, acknowledged or withdrawn, by the tables of its own room. */
  readonly done: boolean;
  /** Nobody is asked for it at present. */
  readonly idle: boolean;
}

/** A message that reached a phone, or an edit of one. */
export interface Said {
  readonly at: Date;
  readonly to: Reader;
  readonly text: string;
  readonly labels: readonly string[];
  readonly ring: boolean;
  readonly edit: boolean;
  /** Its reader had just done something: an answer. */
  readonly asked: boolean;
  /** Under which key it was written; null when nobody can say (its answer was lost). */
  readonly key: string | null;
  readonly lane: number | null;
  /** One of its calls got no answer, so that it may have left twice. */
  readonly doubted: boolean;
  /** Duties of the reader or named in the text that it speaks of, as they stood when it arrived. */
  readonly about: readonly DutyThen[];
}

/** A duty over the year: on which days it stood open (as the day began), and its date then. */
export interface DutyLife {
  readonly duty: DutyThen;
  readonly days: readonly { readonly on: string; readonly dueAt: Date; readonly idle?: boolean }[];
}

export interface UnitThen {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly headTitle: string | null;
}

/** When somebody could be written to. */
export interface Presence {
  readonly reader: Reader;
  readonly spans: readonly { readonly from: Date; readonly to: Date | null }[];
}

export interface Year {
  readonly said: readonly Said[];
  readonly lives: readonly DutyLife[];
  readonly units: readonly UnitThen[];
  readonly presences: readonly Presence[];
  readonly calendar: WorkingCalendar;
  /** The last instant played. */
  readonly endedAt: Date;
}

/** A law broken: which, what, and the message or the duty that shows it. */
export interface Broken {
  readonly law: string;
  readonly what: string;
  readonly at: Date;
  readonly who: string;
  readonly text: string;
}

/** A law over the whole year. */
export type Law = (year: Year) => Broken[];

export const whoIs = (reader: Reader): string =>
  `${reader.name} (${reader.role}${reader.team ? ` ${reader.team}` : ''})`;

export const breach = (law: string, what: string, said: Said): Broken => ({
  law,
  what,
  at: said.at,
  who: whoIs(said.to),
  text: said.text,
});

/** Sent of our own accord: not an answer to what its reader just did. */
export const isUnasked = (said: Said): boolean => !said.edit && !said.asked;
