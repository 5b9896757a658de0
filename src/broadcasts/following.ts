// What the author follows after sending: the tally, stopping, sending again, who stands where, the comments.
import type { KnownTurn } from '../dialogue/turn.js';
import type { Words } from '../kit/words.js';
import { showWhole } from '../dialogue/whole.js';
import { button, type Button } from '../outbox/message.js';
import { listUnits, type UnitView } from '../people/store.js';
import { findReach } from './audience.js';
import { findOwn } from './composing.js';
import { AGAIN, tallyMark } from './rules.js';
import { againScreen, cut, tallyScreen, type AgainCounts } from './screens.js';
import {
  findBroadcast,
  listAgain,
  listRecipients,
  listReplies,
  saveTallyShown,
  stopSending,
  tallyCardKey,
  tallyOf,
  type Broadcast,
} from './store.js';
import { toPage } from '../people/pages.js';

const PAGE = 6;

/** A broadcast of this author that was sent. */
async function findSent(turn: KnownTurn, id: string | undefined): Promise<Broadcast | null> {
  const broadcast = await findOwn(turn, id);
  return broadcast?.confirmedAt ? broadcast : null;
}

/** [Dừng gửi]: what has not left is taken back at once; the card says what had left. */
export async function stop(turn: KnownTurn, [id]: readonly string[]): Promise<void> {
  const { tx, now, words, who, chatId } = turn;
  const broadcast = await findSent(turn, id);
  if (!broadcast) return turn.refuseRights();
  const stopped = await stopSending(tx, broadcast.id, now);
  if (!stopped) turn.toast(words.t('already-saved'));
  const after = (await findBroadcast(tx, broadcast.id))!;
  const tally = await tallyOf(tx, after.id);
  if (stopped) turn.audit('broadcast.stopped', after.id, { cancelled: tally.cancelled });
  const version = `stop${now.getTime().toString(36)}`;
  turn.edit({ chatId, personId: who.personId }, tallyCardKey(after.id), tallyScreen(words, after, tally, now), version);
  await saveTallyShown(tx, after.id, tallyMark(after.state, tally), now);
}

/** The tally as a card of its own. */
export async function showTally(turn: KnownTurn, [id]: readonly string[]): Promise<void> {
  const broadcast = await findSent(turn, id);
  if (!broadcast) return turn.refuseRights();
  turn.close();
  turn.show(tallyScreen(turn.words, broadcast, await tallyOf(turn.tx, broadcast.id), turn.now));
}

/** [Gửi lại]: to whom. */
export async function askAgain(turn: KnownTurn, [id]: readonly string[]): Promise<void> {
  const broadcast = await findSent(turn, id);
  if (!broadcast) return turn.refuseRights();
  const counts: Record<string, number> = {};
  for (const what of AGAIN) {
    const would = { ...broadcast, audience: { kind: 'again', of: broadcast.id, what } };
    const people = await listAgain(turn.tx, broadcast.id, what);
    counts[what] = people.length === 0 ? 0 : (await findReach(turn.tx, would, turn.now)).reachable;
  }
  turn.close();
  turn.show(againScreen(turn.words, broadcast, counts as AgainCounts));
}

/** The units of a draft and who receives it there. */
export async function showList(turn: KnownTurn, draft: Broadcast, [asked]: readonly string[]): Promise<void> {
  const { t, f } = turn.words;
  const reach = await findReach(turn.tx, draft, turn.now);
  const lines = reach.units.map((unit) => {
    const names = reach.holders.filter((one) => one.unitId === unit.id).map((one) => one.fullName);
    const shown = names.length > 0 ? [...new Set(names)].join(', ') : t('broadcasts-list-nobody');
    return t('broadcasts-list-line', { unit: unit.title, names: shown });
  });
  const head = t('broadcasts-list-head', { units: f.count(lines.length) });
  showPage(turn, { head, lines, act: `broadcasts.list:${draft.id}`, back: `broadcasts.preview:${draft.id}` }, asked);
}

/** Everyone of a sent broadcast and where the message stands, those not reached first. */
export async function showWho(turn: KnownTurn, [id, asked]: readonly string[]): Promise<void> {
  const broadcast = await findSent(turn, id);
  if (!broadcast) return turn.refuseRights();
  const { t, f } = turn.words;
  const rows = await listRecipients(turn.tx, broadcast.id);
  const units = await unitsOf(turn, rows);
  const lines = rows.map((row) => {
    const state = t(`broadcasts-state-${row.ackAt ? 'ACKNOWLEDGED' : row.state}`);
    return t('broadcasts-who-line', { name: row.fullName, unit: titleOf(units, row.unitId), state });
  });
  const head = t('broadcasts-who-head', { text: cut(broadcast.text), count: f.count(rows.length) });
  turn.close();
  showPage(
    turn,
    { head, lines, act: `broadcasts.who:${broadcast.id}`, back: `broadcasts.tally:${broadcast.id}` },
    asked,
  );
}

/** Every comment on a broadcast with who made it and for which unit. */
async function listComments(turn: KnownTurn, broadcastId: string) {
  const replies = await listReplies(turn.tx, broadcastId);
  const people = await listRecipients(turn.tx, broadcastId, [...new Set(replies.map(({ personId }) => personId))]);
  const units = await unitsOf(turn, people);
  return replies.map((reply) => {
    const person = people.find((one) => one.personId === reply.personId);
    return {
      ...reply,
      name: person?.fullName ?? turn.words.t('people-gone'),
      unit: titleOf(units, person?.unitId ?? null),
    };
  });
}

/** The comments, gathered under the broadcast they are about. */
export async function showReplies(turn: KnownTurn, [id, asked]: readonly string[]): Promise<void> {
  const broadcast = await findSent(turn, id);
  if (!broadcast) return turn.refuseRights();
  const { t, f } = turn.words;
  const replies = await listComments(turn, broadcast.id);
  const lines = replies.map((reply) => {
    return t('broadcasts-replies-line', {
      ...{ name: reply.name, unit: reply.unit },
      moment: f.momentShort(reply.at),
      text: cut(reply.text, 100),
    });
  });
  const head = t('broadcasts-replies-head', { text: cut(broadcast.text), count: f.count(lines.length) });
  turn.close();
  const shown = lines.length > 0 ? lines : [t('broadcasts-replies-none')];
  const back = `broadcasts.tally:${broadcast.id}`;
  const isCut = cut(broadcast.text) !== broadcast.text || replies.some((reply) => cut(reply.text, 100) !== reply.text);
  const more = isCut ? [button(t('button-whole'), `broadcasts.whole:${broadcast.id}`, 6)] : [];
  showPage(turn, { head, lines: shown, act: `broadcasts.replies:${broadcast.id}`, back, more }, asked);
}

/** [Đọc hết]: the notice and every comment on it, word for word. */
export async function showWholeReplies(turn: KnownTurn, [id, page]: readonly string[]): Promise<void> {
  const broadcast = await findSent(turn, id);
  if (!broadcast) return turn.refuseRights();
  const { t, f } = turn.words;
  const replies = await listComments(turn, broadcast.id);
  const parts = replies.map((reply) => {
    const name = `${reply.name}, ${reply.unit}`;
    return { label: t('whole-said', { name, at: f.moment(reply.at) }), text: reply.text };
  });
  turn.close();
  const notice = { label: t('whole-notice'), text: broadcast.text };
  const place = { act: `broadcasts.whole:${broadcast.id}`, back: `broadcasts.replies:${broadcast.id}` };
  showWhole(turn, [notice, ...parts], { ...place, page });
}

const unitsOf = (turn: KnownTurn, rows: readonly { unitId: string | null }[]): Promise<Map<string, UnitView>> =>
  listUnits(
    turn.tx,
    rows.flatMap((row) => (row.unitId === null ? [] : [row.unitId])),
  );

/** «none» for somebody who received it for no unit. */
const titleOf = (units: ReadonlyMap<string, UnitView>, id: string | null): string =>
  (id === null ? undefined : units.get(id)?.title) ?? 'none';

function showPage(
  turn: KnownTurn,
  list: { head: string; lines: readonly string[]; act: string; back: string; more?: readonly Button[] },
  asked: string | undefined,
): void {
  const pages = Math.max(1, Math.ceil(list.lines.length / PAGE));
  const page = Math.min(toPage(asked), pages - 1);
  const shown = list.lines.slice(page * PAGE, page * PAGE + PAGE).map((line, n) => `${page * PAGE + n + 1}. ${line}`);
  turn.show({
    text: [list.head, ...shown].join('\n'),
    rows: [
      ...turning(turn.words, list.act, page, pages),
      [button(turn.words.t('button-back'), list.back, 2), ...(list.more ?? [])],
    ],
  });
}

function turning(words: Words, act: string, page: number, pages: number) {
  const row = [];
  if (page > 0) row.push(button(words.t('button-previous'), `${act}:${page - 1}`, 8));
  if (page + 1 < pages) row.push(button(words.t('button-next'), `${act}:${page + 1}`, 9));
  return row.length > 0 ? [row] : [];
}
