// One turn of a conversation: everything a room's step may read and do while one input is handled.
// A room shows a card, tells, sends, toasts and records; nothing leaves before the transaction has committed.
// It must not know a room.
import type { Tx } from '../kit/database.js';
import type { Locale, Words } from '../kit/words.js';
import type { Input } from '../inbox/input.js';
import type { DialogueRow } from '../inbox/store.js';
import { gatherEffects, type Effects, type GatheredEffects, type Recipient } from '../outbox/effects.js';
import { LANE, type Button, type Message } from '../outbox/message.js';

/** A role somebody holds now, as the people room tells it. */
export interface RoleNow {
  readonly id: string;
  readonly role: string;
  readonly unitId: string | null;
  readonly teamId: string | null;
}

/** A person known to the system, with what they may be at this instant. */
export interface Who {
  readonly personId: string;
  readonly chatId: bigint;
  readonly fullName: string;
  readonly locale: Locale;
  readonly consentVersion: number;
  readonly roles: readonly RoleNow[];
}

/** What a turn hands to the room: facts, words, and the means to answer. */
export interface Turn extends Effects {
  readonly tx: Tx;
  readonly now: Date;
  readonly chatId: bigint;
  readonly who: Who | null;
  readonly words: Words;
  readonly input: Input;
  /** The open dialogue: kind, version, step, ids. Read it; change it through open, stay and close. */
  readonly dialogue: Readonly<DialogueRow>;
  /**
   * Whether a write may be sent without waiting for it, if it fails in the database when it does not come out as presumed:
   * the turn is then undone and taken once more, without presuming.
   */
  readonly presumes: boolean;
  /**
   * Makes this the person's current card. Pressed from the current card it replaces it in place; otherwise the old card is
   * closed and the new one comes below. Old buttons stop working. `fresh` always starts a new message, `inPlace` never does.
   */
  show(message: Message, how?: { fresh?: boolean; inPlace?: boolean }): void;
  /** Adds one line to the record that the current card becomes when it is closed: one answer given. */
  record(line: string): void;
  /** A further silent message to the same person that is not a card; its buttons work for ever and are checked when pressed. */
  tell(message: Message, key?: string): void;
  /** The short answer to a tap, shown over the screen. */
  toast(text: string): void;
  /** Starts a dialogue: what is typed or sent next goes to it. `data` holds ids only. */
  open(kind: string, version: number, step: string, data?: Record<string, unknown>): void;
  /** Goes to another step of the same dialogue. */
  stay(step: string, data?: Record<string, unknown>): void;
  /** Ends the dialogue; the card loses its buttons when the next one comes. What is interrupted is kept (`keptOf`). */
  close(): void;
  /** What is opened from here on is something else than the open dialogue was about: what is half-done in it is kept. */
  interrupt(): void;
  /** What the present card shows has changed: it is drawn again where it stands, unless another one is shown. */
  redraw(): void;
  /** Notes that somebody unknown has been answered now, so that the next hour may pass in silence. */
  answeredStranger(): void;
  /** The one answer to a question of rights, whatever the reason; whoever acts for both sides is told who decides instead. */
  refuseRights(onBothSides?: boolean): void;
  /** Called after the commit, never inside the transaction: wakes whoever fetches or acts next. */
  afterCommit(run: () => void): void;
}

/** A dialogue that a command interrupted: half-done, offered in /viec, gone on with as it was left. */
export interface KeptDialogue {
  readonly kind: string;
  readonly version: number;
  readonly step: string;
  readonly data: Record<string, unknown>;
}

/** What was interrupted before, the newest first; at most one of a kind. */
export function listKept(dialogue: Pick<DialogueRow, 'data'>): readonly KeptDialogue[] {
  const { kept } = dialogue.data as { kept?: KeptDialogue | readonly KeptDialogue[] };
  return kept === undefined ? [] : [kept].flat();
}

/** What was interrupted last, or the one of that kind; null when nothing was. */
export const keptOf = (dialogue: Pick<DialogueRow, 'data'>, kind?: string): KeptDialogue | null =>
  listKept(dialogue).find((each) => kind === undefined || each.kind === kind) ?? null;

/** A turn of somebody who is known. */
export type KnownTurn = Turn & { readonly who: Who };

/** Whether something would be lost if a dialogue at this step were forgotten. */
export type IsHalfDone = (dialogue: KeptDialogue) => boolean;

export interface TurnResult {
  readonly effects: GatheredEffects;
  readonly dialogue: DialogueRow;
  readonly cardKey: string | null;
  readonly toast: string | null;
  readonly after: readonly (() => void)[];
}

const ANSWERS_PER_CARD = 10;
const RECORD_LIMIT = 3500;

/** The suffix that ties a button to the card it was drawn on. */
export const cardMark = (cardNo: number): string => `~${(cardNo % 46656).toString(36)}`;

/** Splits what came back from a button into the act and the card it was drawn on, if it was drawn on one. */
export function splitAct(act: string): { act: string; mark: string | null } {
  const at = act.lastIndexOf('~');
  return at < 0 ? { act, mark: null } : { act: act.slice(0, at), mark: act.slice(at) };
}

/**
 * Starts a turn; `effects` is what it has said so far, `settle` has the present card drawn again (by `resume`) where something
 * was said below it or it has changed, `finish` closes the turn and says what must be written.
 */
export function makeTurn(start: {
  tx: Tx;
  now: Date;
  chatId: bigint;
  who: Who | null;
  words: Words;
  input: Input;
  dialogue: DialogueRow;
  updateRow: bigint;
  presumes: boolean;
  isHalfDone: IsHalfDone;
}): {
  turn: Turn;
  effects: GatheredEffects;
  settle: (resume: () => Promise<void>) => Promise<void>;
  finish: () => TurnResult;
} {
  const effects = gatherEffects(start.who?.personId ?? null);
  const dialogue: DialogueRow = { ...start.dialogue };
  const here: Recipient = { chatId: start.chatId, personId: start.who?.personId };
  const after: (() => void)[] = [];
  let shown: { message: Message; fresh: boolean; inPlace: boolean } | null = null;
  let toast: string | null = null;
  let told = 0;
  let interrupts = false;
  let wantsRedraw = false;
  let isRefused = false;
  let placing: 'below' | 'in-place' | null = null;
  const lines: string[] = [];

  /**
   * What is kept beside the dialogue that is entered now: the one that is interrupted, and what was kept before as far as it is
   * half-done. Of the kind entered nothing is kept, unless it is half-done and what is entered is only to be looked at.
   */
  const keptBeside = (next: Omit<KeptDialogue, 'kind'> & { kind: string | null }): { kept?: KeptDialogue[] } => {
    const { kind: was, version, step, data } = dialogue;
    const { kept: _kept, ...own } = data as { kept?: unknown };
    const left: KeptDialogue[] =
      interrupts && was !== null && was !== next.kind ? [{ kind: was, version, step: step ?? '', data: own }] : [];
    const isBegun = next.kind !== null && start.isHalfDone({ ...next, kind: next.kind });
    const before = listKept(dialogue).filter(
      (each) =>
        each.kind !== left[0]?.kind &&
        (each.kind === next.kind ? !isBegun && start.isHalfDone(each) : left.length === 0 || start.isHalfDone(each)),
    );
    const kept = [...left, ...before];
    return kept.length > 0 ? { kept } : {};
  };

  const turn: Turn = {
    ...effects,
    tx: start.tx,
    now: start.now,
    chatId: start.chatId,
    who: start.who,
    words: start.words,
    input: start.input,
    dialogue,
    presumes: start.presumes,
    show: (message, how) => void (shown = { message, fresh: how?.fresh ?? false, inPlace: how?.inPlace ?? false }),
    record: (line) => void lines.push(line),
    tell: (message, key) =>
      effects.send(here, message, { key: key ?? `reply:${start.updateRow}:${++told}`, lane: LANE.INTERACTIVE }),
    toast: (text) => void (toast = text),
    open(kind, version, step, data = {}) {
      const next = { kind, version, step, data };
      Object.assign(dialogue, { ...next, data: { ...data, ...keptBeside(next) } });
    },
    stay(step, data) {
      const kept = listKept(dialogue);
      Object.assign(dialogue, { step, ...(data ? { data: { ...data, ...(kept.length > 0 ? { kept } : {}) } } : {}) });
    },
    close() {
      const next = { kind: null, version: 0, step: '', data: {} };
      Object.assign(dialogue, { ...next, step: null, data: keptBeside(next) });
    },
    interrupt: () => void (interrupts = true),
    redraw: () => void (wantsRedraw = true),
    answeredStranger: () => void (dialogue.strangerAt = start.now),
    refuseRights(onBothSides = false) {
      isRefused = true;
      const text = start.words.t(onBothSides ? 'rights-both-sides' : 'rights-refused');
      if (start.input.kind === 'press') toast = text;
      else turn.tell({ text });
    },
    afterCommit: (run) => void after.push(run),
  };

  async function settle(resume: () => Promise<void>): Promise<void> {
    // A toast can only be shown over a press; to somebody who typed it is said.
    if (toast !== null && start.input.kind !== 'press' && !shown) {
      turn.tell({ text: toast });
      toast = null;
    }
    if (shown || isRefused) return;
    const isBuried = effects.outgoing.some(({ chatId, body }) => chatId === start.chatId && body.do === 'SEND');
    if (!isBuried && !wantsRedraw) return;
    placing = isBuried ? 'below' : 'in-place';
    await resume();
  }

  function finish(): TurnResult {
    const act = start.input.kind === 'press' ? splitAct(start.input.act) : null;
    const onCard = act?.mark === cardMark(start.dialogue.cardNo) && start.dialogue.cardId !== null;
    dialogue.cardRecord = newestLines([dialogue.cardRecord, ...lines].filter(Boolean).join('\n'));
    dialogue.cardAnswers += lines.length;
    let cardKey: string | null = null;
    if (shown) {
      dialogue.cardNo += 1;
      const message = markButtons(shown.message, cardMark(dialogue.cardNo));
      dialogue.cardRows = message.rows ?? [];
      const staysThere = (shown.inPlace || placing === 'in-place') && start.dialogue.cardId !== null;
      const inPlace =
        (onCard || staysThere) &&
        placing !== 'below' &&
        !shown.fresh &&
        dialogue.cardAnswers < ANSWERS_PER_CARD &&
        !message.attachment &&
        !message.askContact;
      if (inPlace) {
        effects.outgoing.push(editRow(`card:${start.updateRow}`, { do: 'EDIT', message }, dialogue.cardId!));
      } else {
        // A card without buttons needs no closing, and one that came with a reply keyboard cannot be edited at all.
        const closable = dialogue.cardRecord !== '' || start.dialogue.cardRows.length > 0;
        if (dialogue.cardId !== null && closable) closeCard(dialogue.cardId, dialogue.cardRecord);
        cardKey = `card:${start.updateRow}`;
        effects.send(here, message, { key: cardKey, lane: LANE.INTERACTIVE });
        dialogue.cardAnswers = 0;
        dialogue.cardRecord = '';
      }
    }
    if (act?.mark) dialogue.lastAct = start.input.kind === 'press' ? start.input.act : null;
    return { effects, dialogue, cardKey, toast, after };
  }

  function closeCard(cardId: bigint, record: string): void {
    const body = record ? ({ do: 'EDIT', message: { text: record } } as const) : ({ do: 'STRIP' } as const);
    effects.outgoing.push(editRow(`close:${start.updateRow}`, body, cardId));
  }

  const editRow = (dedupeKey: string, body: GatheredEffects['outgoing'][number]['body'], editsId: bigint) => ({
    dedupeKey,
    chatId: start.chatId,
    personId: start.who?.personId ?? null,
    lane: LANE.INTERACTIVE,
    body,
    editsId,
  });

  return { turn, effects, settle, finish };
}

/** Ties a card's buttons to this face of it, so that an old screen is recognised. */
function markButtons(message: Message, mark: string): Message {
  if (!message.rows) return message;
  const rows = message.rows.map((row) => row.map((b): Button => ({ ...b, act: b.act + mark })));
  return { ...message, rows };
}

/** The newest whole lines that fit into the record of a card: a line cut in the middle would turn its bold inside out. */
function newestLines(record: string): string {
  let rest = record;
  while (rest.length > RECORD_LIMIT && rest.includes('\n')) rest = rest.slice(rest.indexOf('\n') + 1);
  return rest.slice(0, RECORD_LIMIT);
}
