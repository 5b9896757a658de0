// Words typed beside an acknowledgement of a broadcast, or in answer to it, kept as a comment that is ready to be sent: shown to
// their author first, replaced by other words, sent once they say so. What is sent is stored by receiving.ts.
import { consents } from '../dialogue/composed.js';
import { acknowledges, restAfterAcknowledging } from '../dialogue/plain.js';
import { saysDone, smallTalk } from '../dialogue/small-talk.js';
import { keptOf, splitAct, type KnownTurn } from '../dialogue/turn.js';
import { fold } from '../kit/vietnamese.js';
import { button } from '../outbox/message.js';
import { listSpoken } from '../outbox/store.js';
import type { Voices } from './composing.js';
import {
  acknowledge,
  askReply,
  cancelReply,
  findOwnCopy,
  messageOf,
  REPLY,
  REPLY_VERSION,
  sendReply,
  type Received,
} from './receiving.js';
import { cut } from './screens.js';

interface ReadyData {
  readonly id?: string;
  readonly text?: string;
  /** The message they were typed in, so that editing it changes them. */
  readonly m?: string | null;
}

const ACK = /^broadcasts\.ack:([^:]+)$/;

/** Words beside an acknowledgement: ready to be sent to whoever wrote the broadcast. */
export async function offerBeside(turn: KnownTurn, act: string, said: string): Promise<boolean> {
  const received = await findOwnCopy(turn, ACK.exec(act)?.[1]);
  if (!received) return false;
  turn.interrupt();
  offer(turn, received, said, messageOf(turn)?.toString() ?? null);
  return true;
}

/** A reply to the message of a broadcast: words that do more than acknowledge it are a comment on it. */
export async function takeAnswered(turn: KnownTurn, acts: readonly string[], typed: string): Promise<boolean> {
  const id = acts.flatMap((act) => /^broadcasts\.(?:ack|reply):([^:]+)$/.exec(act)?.[1] ?? []).at(-1);
  const said = acknowledges(typed);
  if (id === undefined || said === 'plainly' || said === 'shortly' || smallTalk(typed) !== null) return false;
  if (fold(typed.trim()) === fold(turn.words.t('broadcasts-button-reply'))) return false;
  const received = await findOwnCopy(turn, id);
  if (!received) return false;
  if (said === 'begins' && received.ackAt === null) await acknowledge(turn, [id]);
  offer(turn, received, restAfterAcknowledging(typed) ?? typed.trim(), messageOf(turn)?.toString() ?? null);
  return true;
}

/** Words typed where nothing is open, when a broadcast is what was said last: a comment on it. */
export async function takeBelow(turn: KnownTurn, typed: string, edited: boolean): Promise<boolean> {
  if (edited || turn.dialogue.kind !== null || saysDone(typed) || /^[*\d\s]+$/.test(typed)) return false;
  const [newest] = await listSpoken(turn.tx, turn.chatId, null, turn.now);
  const { cardId } = turn.dialogue;
  const isBelow = newest !== undefined && (cardId === null || newest.id > cardId);
  return (
    isBelow &&
    takeAnswered(
      turn,
      newest.acts.map((act) => splitAct(act).act),
      typed,
    )
  );
}

function offer(turn: KnownTurn, received: Received, text: string, m: string | null): void {
  const { t } = turn.words;
  turn.open(REPLY, REPLY_VERSION, 'ready', { id: received.broadcastId, text, m });
  turn.show({
    text: t('broadcasts-reply-ready', { text: cut(received.broadcast.text), said: cut(text, 300) }),
    rows: [
      [button(t('broadcasts-button-reply'), `broadcasts.ready:${received.broadcastId}`)],
      [button(t('button-cancel'), 'broadcasts.noreply', 0), button(t('button-later'), 'desk.todo', 1)],
    ],
  });
}

/** The same once more, as it stands. */
export async function showReady(turn: KnownTurn): Promise<void> {
  const { id, text, m } = turn.dialogue.data as ReadyData;
  const received = await findOwnCopy(turn, id);
  if (!received) return turn.refuseRights();
  if (!text) return askReply(turn, id ? [id] : []);
  offer(turn, received, text, m ?? null);
}

/** [Gửi ý kiến] below the words. */
export async function sendReady(turn: KnownTurn, voices: Voices, [id]: readonly string[]): Promise<void> {
  const received = await findOwnCopy(turn, id);
  if (!received) return turn.refuseRights();
  const { kind, step } = turn.dialogue;
  const data = turn.dialogue.data as ReadyData;
  if (kind !== REPLY || step !== 'ready' || data.id !== id || !data.text) return askReply(turn, id ? [id] : []);
  return sendReply(turn, voices, received, { text: data.text, messageId: data.m ? BigInt(data.m) : null });
}

/** «Dung» without marks is «đúng» and «đừng» alike, and «khoan đã» drops nothing: the words stand as they are. */
const UNDECIDED = /(?:^|[\s,.;!])dung(?:[\s,.;!]|$)|^(?:khoan|chưa|chua|chờ|đợi|wait)(?:[\s,.;!]|$)/iu;

/** Words typed below: «gửi đi» sends what is ready, «thôi, không gửi» drops it, others take its place. */
export async function takeAtReady(turn: KnownTurn, voices: Voices, typed: string): Promise<void> {
  const { id } = turn.dialogue.data as ReadyData;
  const said = consents(typed);
  if (said !== null && UNDECIDED.test(typed.normalize('NFC').trim())) return showReady(turn);
  if (said === 'assent') return sendReady(turn, voices, id ? [id] : []);
  if (said === 'refusal') return cancelReply(turn);
  if (smallTalk(typed) !== null) return showReady(turn);
  const received = await findOwnCopy(turn, id);
  if (!received) return turn.refuseRights();
  offer(turn, received, typed.trim(), messageOf(turn)?.toString() ?? null);
}

/** The message of words that are ready, or were left for later, was edited: they say the new words. False when it was none. */
export async function takeEditedReady(turn: KnownTurn, typed: string, messageId: bigint): Promise<boolean> {
  const { kind, step, data } = turn.dialogue;
  const held = kind === REPLY ? { step, data } : keptOf(turn.dialogue, REPLY);
  const { id, text, m } = (held?.step === 'ready' ? held.data : {}) as ReadyData;
  if (text === undefined || m !== messageId.toString()) return false;
  const received = await findOwnCopy(turn, id);
  if (!received) turn.refuseRights();
  else offer(turn, received, restAfterAcknowledging(typed) ?? typed.trim(), m);
  return true;
}
