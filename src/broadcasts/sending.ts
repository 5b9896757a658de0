// Confirms a broadcast: all recipients and all messages in one transaction, with or without a chat around it.
import { refuse, type Refusal } from '../kit/refusal.js';
import type { Tx } from '../kit/database.js';
import type { Locale, Words } from '../kit/words.js';
import { findTeam } from '../people/store.js';
import { findReach } from './audience.js';
import { compareShown } from './rules.js';
import { broadcastMessage } from './screens.js';
import { claimConfirmation, findBroadcast, saveRecipients, type Broadcast } from './store.js';

/** What a confirmed broadcast went out to. */
export interface Confirmed {
  readonly broadcast: Broadcast;
  readonly people: number;
  readonly reachable: number;
}

/**
 * Sends a draft: DRAFT becomes SENDING once, everyone of the audience gets a recipient row, and whoever can be reached a
 * message in their language. `expected` is how many the author was shown, `shown` who they were; others refuse and change nothing.
 */
export async function confirmBroadcast(
  tx: Tx,
  broadcastId: string,
  how: { words: Readonly<Record<Locale, Words>>; now: Date; expected?: number; shown?: readonly string[] },
): Promise<Confirmed | Refusal> {
  const draft = await findBroadcast(tx, broadcastId);
  if (!draft || draft.state !== 'DRAFT' || draft.text === null) return refuse('already-saved');
  const { recipients, reachable } = await findReach(tx, draft, how.now);
  if (reachable === 0 || (how.expected !== undefined && how.expected !== reachable))
    return refuse('broadcasts-audience-changed');
  const { joined, left } = how.shown ? compareShown(how.shown, recipients) : { joined: 0, left: 0 };
  if (joined + left > 0) return refuse('broadcasts-audience-changed');
  if (!(await claimConfirmation(tx, broadcastId, how.now))) return refuse('already-saved');
  const team = draft.teamId === null ? null : await findTeam(tx, draft.teamId);
  const messages = {
    vi: broadcastMessage(how.words.vi, draft, team?.name ?? null),
    en: broadcastMessage(how.words.en, draft, team?.name ?? null),
  };
  await saveRecipients(tx, broadcastId, recipients, messages, how.now);
  const broadcast = (await findBroadcast(tx, broadcastId))!;
  return { broadcast, people: recipients.length, reachable };
}
