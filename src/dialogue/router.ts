// Finds who handles an input: the door, a command, a button, the open dialogue, or nobody.
// Every branch answers the person. It must not know any room by name.
import type { Tx } from '../kit/database.js';
import { fold } from '../kit/vietnamese.js';
import type { Desk, DialogueFace, Door, RoomFace } from './face.js';
import type { Input, SentFile } from '../inbox/input.js';
import { button } from '../outbox/message.js';
import { isNewest, listSpoken, type Spoken } from '../outbox/store.js';
import { answerAsked, answerComposed } from './composed.js';
import { acknowledges, hasAnswers, objects, readChoices, restAfterAcknowledging } from './plain.js';
import { spokenCommand } from './spoken-commands.js';
import { answerSmallTalk, sayRest, smallTalk } from './small-talk.js';
import { cardMark, splitAct, type IsHalfDone, type KnownTurn, type Turn } from './turn.js';

/** Everything that can be asked of the rooms, by name. */
export interface RouterNames {
  readonly acts: readonly string[];
  readonly commands: readonly string[];
  readonly dialogues: readonly string[];
}

export interface Router {
  readonly names: RouterNames;
  route(turn: Turn): Promise<void>;
  /** Whether something would be lost if a dialogue at this step were forgotten. */
  readonly isHalfDone: IsHalfDone;
  /** Draws the present card again, where a dialogue is open. */
  resume(turn: Turn): Promise<void>;
  /** Words that no dialogue could read: taken as a button of the newest message of ours that has them. True when one was. */
  answerNewest(turn: KnownTurn, typed: string): Promise<boolean>;
  /** The press of a button that concerns nobody but who pressed it: it may share a transaction with other people's. */
  goesTogether(input: Input): boolean;
  /** Lets the rooms read for several such presses at once, before any of them is handled. */
  readAhead(tx: Tx, inputs: readonly Input[]): Promise<void>;
}

/** The star number of [Quay lại] on every card. */
const BACK = 2;

/** The message a dialogue took last, and where it stood then. */
interface Said {
  readonly message: string;
  readonly step: string;
  readonly data: Record<string, unknown>;
}

export function makeRouter(rooms: readonly RoomFace[], door: Door, desk: Desk): Router {
  const commands = new Map<string, NonNullable<RoomFace['commands']>[string]>();
  const acts = new Map<string, NonNullable<RoomFace['acts']>[string]>();
  const dialogues = new Map<string, DialogueFace>();
  const together = new Map<string, NonNullable<RoomFace['together']>>();
  for (const room of rooms) {
    for (const name of room.together?.acts ?? []) {
      if (!room.acts?.[name]) throw new Error(`${room.name} has no act ${name}`);
      together.set(`${room.name}.${name}`, room.together!);
    }
    for (const [name, command] of Object.entries(room.commands ?? {})) addOnce(commands, name, command);
    for (const [name, act] of Object.entries(room.acts ?? {})) addOnce(acts, `${room.name}.${name}`, act);
    for (const [name, dialogue] of Object.entries(room.dialogues ?? {})) {
      if (dialogue.text && !dialogue.edits)
        throw new Error(`${room.name}.${name} does not say what an edited message changes`);
      addOnce(dialogues, `${room.name}.${name}`, dialogue);
    }
  }
  async function looseFile(turn: KnownTurn, file: SentFile): Promise<void> {
    for (const room of rooms) if (await room.looseFile?.(turn, file)) return;
    return desk.puzzled(turn);
  }

  async function editedFile(turn: KnownTurn, file: SentFile, messageId: bigint): Promise<boolean> {
    for (const room of rooms) if (await room.editedFile?.(turn, file, messageId)) return true;
    return false;
  }

  /** The open dialogue, if this version of the program still speaks it. */
  const openDialogue = (turn: Turn): DialogueFace | null => {
    const face = turn.dialogue.kind === null ? undefined : dialogues.get(turn.dialogue.kind);
    return face && face.version === turn.dialogue.version ? face : null;
  };

  async function press(turn: KnownTurn, pressed: string): Promise<void> {
    const { name, args, mark } = actOf(pressed);
    if (mark !== null && mark !== cardMark(turn.dialogue.cardNo)) {
      if (pressed === turn.dialogue.lastAct) return turn.toast(turn.words.t('already-saved'));
      turn.toast(turn.words.t('screen-old'));
      const face = turn.dialogue.kind === null ? undefined : dialogues.get(turn.dialogue.kind);
      return face?.resume ? face.resume(turn) : desk.home(turn);
    }
    // The button of another message, or one that leads away from every card alike.
    if (mark === null || name.startsWith('desk.')) turn.interrupt();
    const handler = acts.get(name);
    return handler ? handler(turn, args) : turn.refuseRights();
  }

  /** Presses the one button that words mean; of several it is asked which. False when they mean none. */
  async function choose(turn: KnownTurn, meant: readonly string[]): Promise<boolean> {
    const [only, other] = meant;
    if (only === undefined) return false;
    if (other === undefined) await press(turn, only);
    else turn.tell({ text: turn.words.t('typed-several') });
    return true;
  }

  /** Words that answer one message of ours: the rooms are asked first, then its buttons. */
  async function answerMessage(turn: KnownTurn, to: Spoken, typed: string): Promise<boolean> {
    turn.interrupt();
    const said = to.acts.map((act) => splitAct(act).act);
    for (const room of rooms) if (await room.reply?.(turn, said, typed)) return true;
    return choose(
      turn,
      readChoices(to.rows, typed, false).map((act) => splitAct(act).act),
    );
  }

  /**
   * Words that are on a button of the newest message of ours that has such a one, of all or of those below the present card.
   * Numbers only mean the newest message that has numbers, and none where a dialogue is open.
   */
  async function answerNewest(turn: KnownTurn, typed: string, onlyBelow = false): Promise<boolean> {
    const isNumber = /^\*?\s*\d+$/.test(typed.trim());
    const rest = restAfterAcknowledging(typed);
    if ((isNumber && openDialogue(turn) !== null) || ([...typed].length > 40 && rest === null)) return false;
    const { cardId } = turn.dialogue;
    for (const spoken of await listSpoken(turn.tx, turn.chatId, null, turn.now)) {
      if (onlyBelow && cardId !== null && spoken.id < cardId) return false;
      // What is tied to a card is that card's; it has been asked already.
      const untied = readChoices(spoken.rows, typed, false).filter((act) => splitAct(act).mark === null);
      const meant = await leaveOutSettled(turn, untied, cardId === null || spoken.id > cardId);
      if (await choose(turn, meant)) {
        if (rest !== null) await passOn(turn, rest, meant);
        return true;
      }
      if (isNumber && (hasAnswers(spoken.rows) || /^\d+\. /m.test(spoken.text))) return false;
    }
    return false;
  }

  /** What stands after an acknowledgement: kept by a room for whoever it is meant for, or said to reach nobody; thanks are for nobody. */
  async function passOn(turn: KnownTurn, rest: string, acts: readonly string[] = []): Promise<void> {
    if (smallTalk(rest) !== null) return;
    for (const act of acts) for (const room of rooms) if (await room.saidBeside?.(turn, act, rest)) return;
    sayRest(turn, rest);
  }

  async function leaveOutSettled(turn: KnownTurn, acts: readonly string[], isBelow: boolean): Promise<string[]> {
    const open: string[] = [];
    for (const act of acts) {
      const room = rooms.find(({ name }) => act.startsWith(`${name}.`));
      if (!(await room?.isSettled?.(turn, act, isBelow))) open.push(act);
    }
    return open;
  }

  /** Words that nothing waits for, and that acknowledge: some notice's, wherever it stands. */
  async function acknowledged(turn: KnownTurn, typed: string): Promise<boolean> {
    if (await answerNewest(turn, typed)) return true;
    for (const room of rooms) {
      if (!(await room.acknowledged?.(turn))) continue;
      const rest = restAfterAcknowledging(typed);
      if (rest !== null) await passOn(turn, rest);
      return true;
    }
    return false;
  }

  /** «Đã nhận, nhưng …» acknowledges nothing; the words may be meant for whoever wrote the newest message that awaits it. */
  async function tookObjection(turn: KnownTurn, typed: string): Promise<boolean> {
    if (!objects(typed)) return false;
    for (const spoken of await listSpoken(turn.tx, turn.chatId, null, turn.now)) {
      const acts = await leaveOutSettled(turn, readChoices(spoken.rows, 'đã nhận', false), true);
      for (const act of acts)
        for (const room of rooms) if (await room.saidBeside?.(turn, act, typed.trim())) return true;
      if (acts.length > 0) return false;
    }
    return false;
  }

  async function replied(turn: KnownTurn, replyTo: bigint, typed: string): Promise<boolean> {
    const [to] = await listSpoken(turn.tx, turn.chatId, replyTo, turn.now);
    const isPresent = to?.rows.flat().some(({ act }) => splitAct(act).mark === cardMark(turn.dialogue.cardNo));
    return to !== undefined && !isPresent && answerMessage(turn, to, typed);
  }

  /** Where no dialogue takes it: a room may know what is meant, else the newest message of ours that has such a button. */
  async function looseText(turn: KnownTurn, typed: string): Promise<void> {
    if (await answerNewest(turn, typed)) return;
    if (await answerAsked(turn, typed, (act) => press(turn, act))) return;
    const command = commands.get(spokenCommand(typed) ?? '');
    if (command && (command.may?.(turn.who) ?? true)) return command.run(turn, '');
    for (const room of rooms) if (await room.looseText?.(turn, typed, false)) return;
    // «Đã nhận» to a letter that asks for nothing.
    const talk = smallTalk(typed) ?? (['plainly', 'shortly'].includes(acknowledges(typed) ?? '') ? 'assent' : null);
    return talk ? answerSmallTalk(turn, talk) : desk.puzzled(turn);
  }

  /** Draws the present card again, at its step. */
  async function resume(turn: Turn): Promise<void> {
    const face = turn.who === null ? null : openDialogue(turn);
    if (face?.resume) await face.resume(turn as KnownTurn);
  }

  /** A sticker, a voice message, a place: said, and what is asked once more; a card that asks nothing stays as it is. */
  function unreadable(turn: KnownTurn): void {
    const { t } = turn.words;
    if (openDialogue(turn)?.resume) return turn.tell({ text: t('not-readable') });
    turn.tell({ text: t('not-readable-now'), rows: [[button(t('button-todo'), 'desk.todo', 4)]] });
  }

  /** A message was edited where nothing is known of it: nothing changes, and that is said. */
  async function edited(turn: KnownTurn, typed: string): Promise<void> {
    const messageId = turn.input.kind === 'text' ? turn.input.messageId : 0n;
    for (const room of rooms) if (await room.editedText?.(turn, typed, messageId)) return;
    const face = openDialogue(turn);
    if (face?.text && face.edits === 'itself') return face.text(turn, typed, true);
    const { kind, version } = turn.dialogue;
    const { said } = turn.dialogue.data as { said?: Said };
    if (face?.edits === 'again' && kind !== null && said?.message === messageId.toString()) {
      turn.open(kind, version, said.step, said.data);
      return takeText(turn, face, typed);
    }
    if (face === null) for (const room of rooms) if (await room.looseText?.(turn, typed, true)) return;
    const { t } = turn.words;
    const goesBack = turn.dialogue.cardRows.flat().some(({ star }) => star === BACK);
    turn.tell({ text: t(face !== null && goesBack ? 'edited-back' : 'edited-nothing') });
  }

  /** Words to the open dialogue; which message they were is noted, so that the step can be done again when it is edited. */
  async function takeText(turn: KnownTurn, face: DialogueFace, typed: string): Promise<void> {
    const { kind, step } = turn.dialogue;
    const { kept: _kept, said: _said, ...data } = turn.dialogue.data;
    await face.text!(turn, typed, false);
    if (face.edits !== 'again' || turn.input.kind !== 'text' || turn.dialogue.kind !== kind) return;
    const { kept: _now, ...now } = turn.dialogue.data;
    const said: Said = { message: turn.input.messageId.toString(), step: step ?? '', data };
    turn.stay(turn.dialogue.step ?? '', { ...now, said });
  }

  async function text(turn: KnownTurn, typed: string): Promise<void> {
    const face = openDialogue(turn);
    const replyTo = turn.input.kind === 'text' ? turn.input.replyTo : null;
    if (replyTo != null && (await replied(turn, replyTo, typed))) return;
    // Where nothing is asked, what was said last is answered before the card above it.
    if (turn.dialogue.kind === null && (await answerNewest(turn, typed, true))) return;
    const meant = readChoices(turn.dialogue.cardRows, typed, face?.numbersAreAnswers ?? false);
    if (await choose(turn, meant)) return;
    const said = acknowledges(typed);
    const isForNotice = said === 'plainly' || (said === 'shortly' && face?.readsShortWords !== true);
    if (face !== null && isForNotice && (await answerNewest(turn, typed, true))) return;
    const composed = face?.composed?.(turn.dialogue.step ?? '', turn.dialogue.data, typed) ?? null;
    if (composed) return answerComposed(turn, typed, composed, (act) => press(turn, act));
    const isIdle = face === null || !(face.isHalfDone?.(turn.dialogue.step ?? '', turn.dialogue.data) ?? true);
    if (isIdle && (said === 'plainly' || said === 'begins') && (await acknowledged(turn, typed))) return;
    if (isIdle && (await tookObjection(turn, typed))) return;
    const talk = face?.readsShortWords || face?.isForPeople ? null : smallTalk(typed);
    if (face && talk && talk !== 'assent') return answerSmallTalk(turn, talk);
    if (face?.text) return takeText(turn, face, typed);
    if (turn.dialogue.kind !== null && face === null) {
      const other = dialogues.get(turn.dialogue.kind);
      if (other?.resume) return other.resume(turn);
    }
    return looseText(turn, typed);
  }

  /** What somebody known does who has nothing to settle at the door. */
  async function toRooms(known: KnownTurn): Promise<void> {
    const { input } = known;
    switch (input.kind) {
      case 'start':
        known.interrupt();
        return desk.home(known);
      case 'command': {
        known.interrupt();
        const command = commands.get(fold(input.name));
        return command && (command.may?.(known.who) ?? true) ? command.run(known, input.rest) : desk.puzzled(known);
      }
      case 'press':
        return press(known, input.act);
      case 'text':
        return input.edited ? edited(known, input.text) : text(known, input.text);
      case 'file': {
        if (input.edited && (await editedFile(known, input.file, input.messageId))) return;
        const face = openDialogue(known);
        if (face?.file) return face.file(known, input.file);
        return looseFile(known, input.file);
      }
      case 'contact':
      case 'other':
        return unreadable(known);
      case 'reach':
      case 'elsewhere':
      case 'again':
        return;
    }
  }

  return {
    isHalfDone: ({ kind, step, data }) => dialogues.get(kind)?.isHalfDone?.(step, data) ?? false,
    resume,
    answerNewest: (turn, typed) => answerNewest(turn, typed),
    names: { acts: [...acts.keys()], commands: [...commands.keys()], dialogues: [...dialogues.keys()] },
    goesTogether: (input) => input.kind === 'press' && together.has(actOf(input.act).name),
    async readAhead(tx, inputs) {
      const presses = new Map<NonNullable<RoomFace['together']>, string[][]>();
      for (const input of inputs) {
        const { name, args } = actOf(input.kind === 'press' ? input.act : '');
        const room = together.get(name);
        if (room) presses.set(room, [...(presses.get(room) ?? []), args]);
      }
      for (const [room, args] of presses) await room.readAhead(tx, args);
    },
    async route(turn) {
      if (turn.input.kind === 'again') {
        // Where nothing was said below it the card changes where it stands.
        const { cardId } = turn.dialogue;
        return cardId !== null && (await isNewest(turn.tx, turn.chatId, cardId)) ? turn.redraw() : resume(turn);
      }
      return door.answer(turn, () => toRooms(turn as KnownTurn));
    },
  };
}

/** What a button says: `room.verb`, its arguments, and the card it was drawn on. */
function actOf(pressed: string): { name: string; args: string[]; mark: string | null } {
  const { act, mark } = splitAct(pressed);
  const [name = '', ...args] = act.split(':');
  return { name, args, mark };
}

function addOnce<T>(map: Map<string, T>, name: string, value: T): void {
  if (map.has(name)) throw new Error(`two rooms claim ${name}`);
  map.set(name, value);
}
