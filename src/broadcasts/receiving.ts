// What a recipient may do with a broadcast: acknowledge it and comment on it. Only somebody it was sent to.
import { acknowledges, restAfterAcknowledging } from '../dialogue/plain.js';
import { splitAct, type KnownTurn } from '../dialogue/turn.js';
import { button, LANE, type Message } from '../outbox/message.js';
import { markOpened } from '../outbox/store.js';
import { mayAnswerBroadcast } from '../people/rights.js';
import { findUnit } from '../people/store.js';
import { teamNameOf } from './composing.js';
import { broadcastMessage, cut } from './screens.js';
import {
  claimAck,
  correctReply,
  findAuthor,
  findReceived,
  findReplyIn,
  findSameReply,
  lookAgain,
  messageKey,
  saveReply,
} from './store.js';
import type { Voices } from './composing.js';

export const REPLY = 'broadcasts.reply';
export const REPLY_VERSION = 1;

export type Received = NonNullable<Awaited<ReturnType<typeof findReceived>>>;

/** What this person received, while they act for the unit it was sent to; null otherwise, whatever the reason. */
export async function findOwnCopy({ tx, who }: KnownTurn, id: string | undefined): Promise<Received | null> {
  const received = id ? await findReceived(tx, id, who.personId) : null;
  return received && mayAnswerBroadcast(who, received) ? received : null;
}

/** A tap on the message itself proves that it arrived, whatever the sender was told about it. */
async function proveDelivery(turn: KnownTurn, received: Received): Promise<void> {
  const { input, tx, now, who } = turn;
  if (input.kind !== 'press' || splitAct(input.act).mark !== null) return;
  await markOpened(tx, messageKey(received.broadcastId, who.personId), input.messageId, now);
  await lookAgain(tx, received.broadcast);
}

/** [Đã nhận] */
export async function acknowledge(turn: KnownTurn, [id]: readonly string[]): Promise<void> {
  const { tx, now, who, words, chatId } = turn;
  const received = await findOwnCopy(turn, id);
  if (!received) return turn.refuseRights();
  await proveDelivery(turn, received);
  const { broadcast } = received;
  if (!(await claimAck(tx, broadcast, who.personId, now))) return turn.toast(words.t('already-saved'));
  const team = await teamNameOf(turn, broadcast.teamId);
  const message = broadcastMessage(words, broadcast, team, { person: who.fullName, at: now });
  turn.edit({ chatId, personId: who.personId }, messageKey(broadcast.id, who.personId), message, 'acknowledged');
  turn.audit('broadcast.acknowledged', broadcast.id);
  const from =
    team === null ? words.t('broadcasts-message-from-all') : words.t('broadcasts-message-from-team', { team });
  const sent = words.f.moment(received.sentAt);
  turn.toast(words.t('broadcasts-acknowledged', { from, sent }));
}

/** [Gửi ý kiến] */
export async function askReply(turn: KnownTurn, [id]: readonly string[]): Promise<void> {
  const { words } = turn;
  const received = await findOwnCopy(turn, id);
  if (!received) return turn.refuseRights();
  await proveDelivery(turn, received);
  turn.open(REPLY, REPLY_VERSION, 'text', { id: received.broadcastId });
  turn.show({
    text: words.t('broadcasts-reply-ask', { text: cut(received.broadcast.text) }),
    rows: [[button(words.t('button-cancel'), 'broadcasts.noreply', 0)]],
  });
}

/** The comment, sent as typed. */
export async function takeReply(turn: KnownTurn, voices: Voices, typed: string): Promise<void> {
  const { id } = turn.dialogue.data as { id?: string };
  const received = await findOwnCopy(turn, id);
  if (!received) return turn.refuseRights();
  return sendReply(turn, voices, received, { text: typed.trim(), messageId: messageOf(turn) });
}

/** Stored under its broadcast, and its author told silently; the same words are not sent twice. */
export async function sendReply(
  turn: KnownTurn,
  voices: Voices,
  received: Received,
  said: { text: string; messageId: bigint | null },
): Promise<void> {
  const { tx, who, words, now } = turn;
  const { broadcast } = received;
  const { text } = said;
  turn.close();
  const rows = [[button(words.t('button-todo'), 'desk.todo', 4)]];
  if (await findSameReply(tx, broadcast.id, who.personId, text))
    return turn.show({ text: words.t('broadcasts-reply-twice', { text: cut(text, 200) }), rows });
  const replyId = await saveReply(tx, broadcast.id, who.personId, said, now);
  await lookAgain(tx, broadcast);
  const author = await findAuthor(tx, broadcast.authorId);
  if (author?.chatId) {
    const message = await replyMessage(turn, voices, received, author.locale, text);
    turn.send({ chatId: author.chatId, personId: author.id }, message, { key: replyKey(replyId), lane: LANE.NOTICE });
  }
  const key = `broadcasts-reply-${author?.chatId && !author.blockedAt ? 'saved' : 'kept'}`;
  turn.show({ text: words.t(key, { text: cut(text, 200) }), rows });
}

/** The message that is handled, when it is one that can be edited later. */
export const messageOf = ({ input }: KnownTurn): bigint | null => (input.kind === 'text' ? input.messageId : null);

const replyKey = (replyId: string): string => `broadcast-reply:${replyId}`;

/** A comment as the author of the notice reads it. */
async function replyMessage(
  turn: KnownTurn,
  voices: Voices,
  { unitId, broadcast }: Received,
  locale: string,
  said: string,
): Promise<Message> {
  const voice = voices[locale === 'en' ? 'en' : 'vi'];
  const unit = unitId === null ? null : await findUnit(turn.tx, unitId);
  const told = { unit: unit?.title ?? 'none', name: turn.who.fullName, text: cut(said, 600) };
  const see = button(voice.t('broadcasts-button-see-replies'), `broadcasts.replies:${broadcast.id}`);
  return { text: voice.t('broadcasts-reply-told', told), rows: [[see]] };
}

/** The message of a comment was edited: it says the new words, and so does the author's copy. False when it was none. */
export async function takeEditedReply(
  turn: KnownTurn,
  voices: Voices,
  typed: string,
  messageId: bigint,
): Promise<boolean> {
  const { tx, who, words } = turn;
  const reply = await findReplyIn(tx, who.personId, messageId);
  if (!reply) return false;
  const received = await findOwnCopy(turn, reply.broadcastId);
  // What was sent without the acknowledgement before it is corrected without it.
  const rest = acknowledges(reply.text) === 'begins' ? null : restAfterAcknowledging(typed);
  const text = rest ?? typed.trim();
  if (!received) turn.refuseRights();
  else if (text === reply.text) turn.tell({ text: words.t('broadcasts-reply-same') });
  else {
    await correctReply(tx, reply.id, text);
    const author = await findAuthor(tx, received.broadcast.authorId);
    if (author?.chatId) {
      const message = await replyMessage(turn, voices, received, author.locale, text);
      turn.edit(
        { chatId: author.chatId, personId: author.id },
        replyKey(reply.id),
        message,
        `edited-${turn.now.getTime()}`,
      );
    }
    turn.tell({ text: words.t('broadcasts-reply-corrected', { text: cut(text, 200) }) });
  }
  return true;
}

export async function resumeReply(turn: KnownTurn): Promise<void> {
  const { id } = turn.dialogue.data as { id?: string };
  return askReply(turn, id ? [id] : []);
}

export async function cancelReply(turn: KnownTurn): Promise<void> {
  turn.close();
  turn.show({
    text: turn.words.t('broadcasts-reply-cancelled'),
    rows: [[button(turn.words.t('button-todo'), 'desk.todo', 4)]],
  });
}
