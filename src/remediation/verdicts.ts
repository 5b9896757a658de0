// The lead's side of an item: looks at a result that was handed in, accepts it, or returns it with what is missing, why and until
// when. Nobody judges what they handed in themselves; the first verdict stands, who comes second is told of it.
import type { KnownTurn } from '../dialogue/turn.js';
import { refuse, type Refusal } from '../kit/refusal.js';
import { wholeButton } from '../dialogue/whole.js';
import { button, type Button, type Message } from '../outbox/message.js';
import type { RoomPorts } from '../dialogue/ports.js';
import { addressKey } from '../people/rules.js';
import { peopleOfUnit, tellAll } from './announce.js';
import { cut, sayHandedIn } from './due-words.js';
import { actOf, askScreen, sayRefusal, wholeRow, type Drawing } from './item-screens.js';
import { acceptResult, findItem, listEvents, listItemFiles, type ItemEventView, type ItemView } from './item-store.js';
import { listReturns } from './return-store.js';
import { drawingOf, showItem } from './item-pages.js';
import { namePapers, sayUnscanned, sendPapers } from './papers.js';
import { sayMissing, sayReason } from './reasons.js';
import { isOnBothSides, mayJudgeItem, mayReadItem } from '../people/rights.js';

export const VERDICT_DIALOGUE = 'remediation.verdict';

export const VERDICT_VERSION = 1;

export const enterVerdict = (turn: KnownTurn, step: string, itemId: string): void =>
  turn.open(VERDICT_DIALOGUE, VERDICT_VERSION, step, { itemId });

/** The item and what happened to it, if this person may judge it now; otherwise they have been told why not. */
export async function judged(
  turn: KnownTurn,
  id: string | undefined,
  lock = false,
): Promise<{ item: ItemView; events: ItemEventView[] } | null> {
  const item = id ? await findItem(turn.tx, id, lock) : null;
  if (!item || !mayJudgeItem(turn.who, item)) {
    turn.refuseRights(item !== null && isOnBothSides(turn.who, item));
    return null;
  }
  const events = await listEvents(turn.tx, item.id);
  const refusal = refuseVerdict(turn, item, events);
  if (!refusal) return { item, events };
  await showItem(turn, item.id, sayRefusal(turn.words, refusal));
  return null;
}

/** Why no verdict can be given now: nothing is handed in (any more), somebody was first, or it is one's own result. */
function refuseVerdict(turn: KnownTurn, item: ItemView, events: readonly ItemEventView[]): Refusal | null {
  const last = events.findLast((event) =>
    ['SUBMITTED', 'WITHDRAWN', 'RETURNED', 'ACCEPTED', 'REOPENED'].includes(event.kind),
  );
  if (item.state !== 'SUBMITTED') {
    if (!last || last.kind === 'SUBMITTED') return refuse('remediation-nothing-to-judge');
    const key = {
      WITHDRAWN: 'remediation-was-withdrawn',
      RETURNED: 'remediation-was-returned',
      ACCEPTED: 'remediation-was-accepted',
    }[last.kind as string];
    return refuse(key ?? 'remediation-nothing-to-judge', {
      name: last.personName ?? turn.words.t('people-gone'),
      at: turn.words.f.moment(last.at),
    });
  }
  return last?.personId === turn.who.personId ? refuse('remediation-own-result') : null;
}

/** The card of a result, as the lead judges it. */
export async function resultScreen(
  turn: { tx: KnownTurn['tx'] },
  drawing: Drawing,
  item: ItemView,
  events: readonly ItemEventView[],
): Promise<Message> {
  const { words, calendar } = drawing;
  const { t, f } = words;
  const handed = events.findLast((event) => event.kind === 'SUBMITTED');
  const explained = events.findLast((event) => event.kind === 'EXPLANATION');
  const files = await listItemFiles(turn.tx, item.id);
  const [before] = await listReturns(turn.tx, item.id);
  const lines = [
    t('remediation-result-head', {
      unit: item.unitTitle,
      round: String(item.round),
      said: handed?.text ? `“${cut(handed.text, 200)}”` : t('remediation-result-wordless'),
      files: f.count(files.length),
      n: files.length,
      at: handed ? f.moment(handed.at) : '…',
    }),
    t('remediation-result-item', {
      text: cut(item.text, 200),
      due: f.until(item.dueAt),
      late: sayHandedIn(words, calendar, item.dueAt, handed?.at ?? item.dueAt),
    }),
    files.length > 0 ? t('remediation-result-files', { names: namePapers(words, files) }) : null,
    sayUnscanned(words, files),
    files.length === 0 && explained?.text
      ? t('remediation-result-explained', { said: cut(explained.text, 200) })
      : null,
    before
      ? t('remediation-result-before', {
          what: sayMissing(words, before.whatCode, before.what, 120),
          why: sayReason(words, before.whyCode, before.why, 120),
        })
      : null,
  ];
  const text = lines.filter(Boolean).join('\n');
  const whole = wholeButton(words, text, actOf('whole', item.id));
  const rows: Button[][] = [
    [button(t('remediation-accept'), actOf('accept', item.id, item.round))],
    [button(t('remediation-return'), actOf('return', item.id, item.round))],
    ...(whole.length > 0 ? [whole] : []),
    ...(files.length > 0 ? [[button(t('remediation-see-files'), actOf('papers', item.id), 7)]] : []),
    [button(t('button-later'), 'desk.todo', 1)],
  ];
  return { text, rows };
}

/** [Xem xét]: the result as it stands. */
export async function showResult(turn: KnownTurn, id: string | undefined): Promise<void> {
  const found = await judged(turn, id);
  if (!found) return;
  enterVerdict(turn, 'card', found.item.id);
  turn.show(await resultScreen(turn, await drawingOf(turn), found.item, found.events));
}

/** [Xem tệp] at an item: for everyone who may read it. */
export async function showPapers(turn: KnownTurn, id: string | undefined): Promise<void> {
  const item = id ? await findItem(turn.tx, id) : null;
  if (!item || !mayReadItem(turn.who, item)) return turn.refuseRights();
  await sendPapers(turn, `“${cut(item.text, 80)}”`, await listItemFiles(turn.tx, item.id));
}

/** A press that was meant for an earlier round is shown the present one. */
export const isThisRound = (item: ItemView, round: string | undefined): boolean => String(item.round) === round;

/** [Chấp nhận]: asked once more, since the unit is told at once and nothing is owed afterwards. */
export async function askAccept(turn: KnownTurn, id: string | undefined, round: string | undefined): Promise<void> {
  const found = await judged(turn, id);
  if (!found) return;
  if (round !== undefined && !isThisRound(found.item, round)) return showResult(turn, id);
  const { t } = turn.words;
  const { item } = found;
  const reached = (await peopleOfUnit(turn.tx, item.unitId, turn.now)).length;
  enterVerdict(turn, 'accept', item.id);
  turn.show(
    askScreen(
      turn.words,
      t('remediation-accept-ask', { text: cut(item.text, 200), unit: item.unitTitle, reached }),
      [button(t('remediation-accept-confirm'), actOf('accepted', item.id, item.round))],
      actOf('judge', item.id),
    ),
  );
}

export async function accept(
  turn: KnownTurn,
  id: string | undefined,
  round: string | undefined,
  ports: RoomPorts,
): Promise<void> {
  const found = await judged(turn, id, true);
  if (!found) return;
  if (!isThisRound(found.item, round)) return showResult(turn, id);
  const { item } = found;
  await acceptResult(turn.tx, item, turn.who.personId, turn.now);
  turn.audit('item.accepted', item.id, { round: item.round });
  const people = await peopleOfUnit(turn.tx, item.unitId, turn.now);
  tellAll(turn, ports.words, people, {
    key: `item-accepted:${item.id}:${item.round}`,
    build: (words) => {
      const text = words.t('remediation-accepted-unit', {
        unit: item.unitTitle,
        text: cut(item.text, 300),
        on: words.f.dayAt(turn.now),
        whom: words.t(`remediation-${addressKey(item.unitClass)}`),
      });
      return { text, rows: wholeRow(words, text, item.id) };
    },
  });
  const { t, f } = turn.words;
  turn.close();
  turn.record(
    t('remediation-record-accepted', {
      unit: item.unitTitle,
      text: cut(item.text, 80),
      name: turn.who.fullName,
      at: f.momentShort(turn.now),
    }),
  );
  turn.show({
    text: t('remediation-accepted', { unit: item.unitTitle, text: cut(item.text, 200), count: f.count(people.length) }),
    rows: [[button(t('button-todo'), 'desk.todo', 4)]],
  });
}
