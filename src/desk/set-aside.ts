// What was sent to the system and could not be handled, as the office sees it: one line of /viec, a list by sender, one
// message however much it was. Contents are not shown: they are kept as they came, for whoever looks for the fault.
import type { Duty, Look, RoomFace } from '../dialogue/face.js';
import type { RoomPorts } from '../dialogue/ports.js';
import type { KnownTurn } from '../dialogue/turn.js';
import { loadCalendar } from '../deadlines/store.js';
import {
  claimAsideTelling,
  countUnseenAside,
  findAsideToTell,
  listUnseenAside,
  saveAsideSeen,
} from '../inbox/aside-store.js';
import { orMissingYear } from '../kit/calendar.js';
import { button, LANE } from '../outbox/message.js';
import type { Tick, TickContext } from '../outbox/tick.js';
import { isOffice } from '../people/rules.js';
import { isReachable, listByRole } from '../people/store.js';

const SENDERS_SHOWN = 6;
/** At most one message in this time. */
const TELL_EVERY_MS = 3_600_000;

/** The room's face. */
export const setAsideRoom = (): RoomFace => ({
  name: 'aside',
  acts: { see: showAside, seen: settleAside },
  duties: asideDuties,
});

async function asideDuties({ tx, who, words }: Look): Promise<Duty[]> {
  if (!isOffice(who)) return [];
  const { count } = await countUnseenAside(tx);
  if (count === 0) return [];
  const line = words.t('desk-aside-duty', { count: words.f.count(count) });
  return [{ place: words.t('place-office'), line, dueAt: null, label: words.t('people-see'), act: 'aside.see' }];
}

async function showAside(turn: KnownTurn): Promise<void> {
  if (!isOffice(turn.who)) return turn.refuseRights();
  turn.close();
  const { t, f } = turn.words;
  const todo = button(t('button-todo'), 'desk.todo', 4);
  const { count, lastId } = await countUnseenAside(turn.tx);
  if (count === 0) return turn.show({ text: t('desk-aside-none'), rows: [[todo]] });
  const senders = await listUnseenAside(turn.tx);
  const lines = senders.slice(0, SENDERS_SHOWN).map((each, n) =>
    t('desk-aside-line', {
      n: n + 1,
      who: each.sender ?? t('desk-aside-nobody'),
      count: f.count(each.count),
      at: f.momentShort(each.latestAt),
      code: each.code ?? '–',
    }),
  );
  const more = senders.length - lines.length;
  turn.show({
    text: [
      t('desk-aside-head', { count: f.count(count) }),
      ...lines,
      ...(more > 0 ? [t('desk-aside-more', { count: f.count(more) })] : []),
      t('desk-aside-advice'),
    ].join('\n'),
    rows: [[button(t('desk-aside-button-seen'), `aside.seen:${lastId}`)], [todo]],
  });
}

async function settleAside(turn: KnownTurn, [lastId = '']: readonly string[]): Promise<void> {
  if (!isOffice(turn.who) || !/^\d{1,18}$/.test(lastId)) return turn.refuseRights();
  await saveAsideSeen(turn.tx, BigInt(lastId), turn.now);
  turn.audit('inbox.aside-seen', lastId);
  turn.toast(turn.words.t('already-saved'));
  await showAside(turn);
}

/** Tells the office, in working time, once for everything that has come since it was last told. */
export const setAsideTicks = (_ports: RoomPorts): Tick[] => [
  {
    name: 'desk.set-aside',
    every: 'minute',
    async run(context) {
      const { untold, lastToldAt } = await findAsideToTell(context.db);
      const { now } = context;
      if (!untold || (lastToldAt !== null && now.getTime() - lastToldAt.getTime() < TELL_EVERY_MS)) return { told: 0 };
      const calendar = await loadCalendar(context.db);
      if (orMissingYear(() => calendar.isQuiet(now)) === true) return { told: 0 };
      return { told: await tellOffice(context) };
    },
  },
];

async function tellOffice({ step, words, now }: TickContext): Promise<number> {
  return step(async ({ tx, effects }) => {
    const office = (await listByRole(tx, 'OFFICE')).filter(isReachable);
    const people = [...new Map(office.map((person) => [person.personId, person])).values()];
    const first = people.length > 0 ? await claimAsideTelling(tx, now) : null;
    if (first === null) return 0;
    const { count } = await countUnseenAside(tx);
    for (const person of people) {
      const { t, f } = words[person.locale];
      const rows = [[button(t('people-see'), 'aside.see')]];
      const message = { text: t('desk-aside-told', { count: f.count(count) }), rows };
      effects.send(person, message, { key: `aside:${first}:${person.personId}`, lane: LANE.NOTICE });
    }
    return people.length;
  });
}
