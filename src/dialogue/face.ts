// What a room shows to the machinery: its commands, what its buttons do, what its dialogues accept, and what it knows of
// people's duties and days. app.ts gathers the faces; nothing registers itself.
import type { Tx } from '../kit/database.js';
import type { Words } from '../kit/words.js';
import type { SentFile } from '../inbox/input.js';
import type { Composed } from './composed.js';
import type { KnownTurn, Turn, Who } from './turn.js';

/** What a dialogue accepts besides its own buttons. A missing part means «not understood here». */
export interface DialogueFace {
  /** Saved with the row; a row of another version is not resumed but shown anew through `resume`. */
  readonly version: number;
  /** Bare numbers are answers here, never the number of a button. */
  readonly numbersAreAnswers?: boolean;
  text?(turn: KnownTurn, text: string, edited: boolean): Promise<void>;
  /**
   * What an edited message changes: the dialogue follows it `itself`; or the step that it answered last is done `again` with the
   * new words, nothing being pressed since. Otherwise it is said that it changes nothing, and what to do.
   */
  readonly edits?: 'itself' | 'again';
  /** Short words such as «rõ» or «ok» may be an answer here; elsewhere they may acknowledge a notice below the card. */
  readonly readsShortWords?: boolean;
  /** What is typed goes to people as it is, thanks and greetings too; elsewhere those are answered and nothing is taken. */
  readonly isForPeople?: boolean;
  file?(turn: KnownTurn, file: SentFile): Promise<void>;
  /**
   * At a step that shows what was composed before and asks to send, decide or save it: words typed there never take its place.
   * `typed` may still be what the step itself reads (a date). Null: the step takes words as `text` says.
   */
  composed?(step: string, data: Readonly<Record<string, unknown>>, typed: string): Composed | null;
  /**
   * Shows the present card again, at the same step with the same facts: after an old button, something nobody can read, a
   * message that came to stand below it, or a new version of the dialogue.
   */
  resume?(turn: KnownTurn): Promise<void>;
  /** Whether something would be lost with it: then /viec offers it after a command interrupted it. Left out: never. */
  isHalfDone?(step: string, data: Readonly<Record<string, unknown>>): boolean;
  /** What it is called in /viec when it is half-done: a variant of `desk-kept`; its own name unless said otherwise. */
  readonly keptAs?: string;
  /** The act of the duty that offers the same in /viec, where what is half-done is kept as a draft too. */
  dutyAct?(data: Readonly<Record<string, unknown>>): string | null;
}

/** A look at what somebody owes or may expect: reads only. */
export interface Look {
  readonly tx: Tx;
  readonly now: Date;
  readonly who: Who;
  readonly words: Words;
}

/** One line of /viec. */
export interface Duty {
  /** Where it belongs: the unit's title or the team's; duties of one place stand together. */
  readonly place: string;
  /** The sentence without its number, deadline included. */
  readonly line: string;
  /** Orders the list: oldest deadline first; null comes last. */
  readonly dueAt: Date | null;
  /** «Đã nhận», «Trả lời tiếp» …: the label without its number, and the act. */
  readonly label: string;
  readonly act: string;
  /** Begun and not finished: stands first. */
  readonly begun?: boolean;
  /** Only watched: owed by somebody else. */
  readonly watched?: boolean;
  /** Counts what others owe and is none of it: stands below everything, and no count of the list holds it. */
  readonly isTotal?: boolean;
}

/** One line of /lich. */
export interface CalendarEntry {
  readonly at: Date;
  readonly line: string;
  readonly place: string;
  /** The act that sends the calendar file of everything coming; absent for what may not leave the chat. */
  readonly fileAct?: string;
  /** The act that opens it; absent where there is nothing to open. */
  readonly act?: string;
  /** It will not take place: only where single inspections are opened. */
  readonly isCancelled?: boolean;
}

export interface RoomFace {
  readonly name: string;
  /** By command name without the slash, aliases too. `may` hides the command from those without the right (as if unknown). */
  readonly commands?: Readonly<
    Record<string, { may?(who: Who): boolean; run(turn: KnownTurn, rest: string): Promise<void> }>
  >;
  /** By the word after «room.» in a button's act. The handler checks person, role now and state against the database. */
  readonly acts?: Readonly<Record<string, (turn: KnownTurn, args: readonly string[]) => Promise<void>>>;
  /**
   * Acts that are short and concern nobody but who pressed: when many wait, several people's share a transaction, taken one
   * after the other. `readAhead` is given the arguments of all of them first, so that one statement may read for all.
   */
  readonly together?: {
    readonly acts: readonly string[];
    readAhead(tx: Tx, presses: readonly (readonly string[])[]): Promise<void>;
  };
  readonly dialogues?: Readonly<Record<string, DialogueFace>>;
  /** A file that came outside any question; true when this room took it. Rooms are asked in their order. */
  readonly looseFile?: (turn: KnownTurn, file: SentFile) => Promise<boolean>;
  /** Words typed where no dialogue is open; true when this room took them. Rooms are asked in their order. */
  readonly looseText?: (turn: KnownTurn, typed: string, edited: boolean) => Promise<boolean>;
  /** Words that only acknowledge, and no button waits for them; true when this room has said what they were about. */
  readonly acknowledged?: (turn: KnownTurn) => Promise<boolean>;
  /**
   * Words beside an acknowledgement, whose act is `act`: what stands after it («đã nhận, giao phòng Nội vụ»), or all of them
   * where they take it back («đã nhận, nhưng …»). True when this room keeps them for whoever they are meant for.
   */
  readonly saidBeside?: (turn: KnownTurn, act: string, rest: string) => Promise<boolean>;
  /** Words that answer a message of ours: `acts` are those of its buttons, the latest last. True when this room took them. */
  readonly reply?: (turn: KnownTurn, acts: readonly string[], typed: string) => Promise<boolean>;
  /**
   * True when what a button of an older message was for is settled: words typed now are not meant for it. `isBelow`: the
   * message stands below the present card.
   */
  readonly isSettled?: (turn: KnownTurn, act: string, isBelow: boolean) => Promise<boolean>;
  /** The message of a file was edited; true when this room knows the file. Otherwise it is taken as if it were sent now. */
  readonly editedFile?: (turn: KnownTurn, file: SentFile, messageId: bigint) => Promise<boolean>;
  /** The message of words that were stored was edited; true when this room knows them, whatever dialogue is open. */
  readonly editedText?: (turn: KnownTurn, typed: string, messageId: bigint) => Promise<boolean>;
  readonly duties?: (look: Look) => Promise<Duty[]>;
  readonly calendar?: (look: Look) => Promise<CalendarEntry[]>;
  /** What of the calendar is over, where there is something to open. */
  readonly past?: (look: Look) => Promise<CalendarEntry[]>;
}

/** Who stands at the door: the one room that may speak with people who are not yet known, or must agree to something first. */
export interface Door {
  /**
   * Handles everything of somebody unknown, and of somebody known who must first read a new privacy notice; all else is
   * passed on to the rooms.
   */
  answer(turn: Turn, passOn: () => Promise<void>): Promise<void>;
}

/** What the machinery says when nothing fits; supplied by the desk, which knows what can be done now. */
export interface Desk {
  puzzled(turn: KnownTurn): Promise<void>;
  home(turn: KnownTurn): Promise<void>;
}
