// What strangers, people without a role any more and groups are told, at most once an hour. It must not know an invitation.
import type { Turn } from '../dialogue/turn.js';
import { STRANGER_EVERY_MS } from './rules.js';

/** Words or a paper, which would have been taken in before. */
export const isSent = (turn: Turn): boolean => turn.input.kind === 'text' || turn.input.kind === 'file';

/** Somebody gone who has been told so: what they send now is not recorded, and at most once an hour that is said. */
export function notTaken(turn: Turn): void {
  const { strangerAt } = turn.dialogue;
  if (strangerAt && turn.now.getTime() - strangerAt.getTime() < STRANGER_EVERY_MS) return;
  turn.answeredStranger();
  turn.tell({ text: turn.words.t(isSent(turn) ? 'people-ended-unrecorded' : 'people-stranger') });
}

/** Somebody unknown is answered at most once an hour. */
export function stranger(turn: Turn): void {
  if (turn.input.kind === 'press') return turn.refuseRights();
  const { strangerAt } = turn.dialogue;
  if (strangerAt && turn.now.getTime() - strangerAt.getTime() < STRANGER_EVERY_MS) return;
  turn.answeredStranger();
  turn.tell({ text: turn.words.t('people-stranger') });
}

/** A group or channel: says once why, and leaves. What is merely marked as from elsewhere in a private chat is let pass. */
export function elsewhere(turn: Turn): void {
  if (turn.chatId >= 0n) return;
  const { strangerAt } = turn.dialogue;
  if (!strangerAt || turn.now.getTime() - strangerAt.getTime() >= STRANGER_EVERY_MS) {
    turn.answeredStranger();
    turn.tell({ text: turn.words.t('private-only') });
  }
  turn.leave(turn.chatId, `leave:${turn.chatId}:${turn.now.getTime()}`);
}
