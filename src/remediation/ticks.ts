// What falls due in the remediation room: the collected cards of new work for those who judge. One transaction per person and
// slot; the key of the card and the notes of what was told make running twice do nothing twice.
import type { RoomPorts } from '../dialogue/ports.js';
import { loadCalendar } from '../deadlines/store.js';
import { dayOf } from '../kit/calendar.js';
import { LANE } from '../outbox/message.js';
import { workThrough } from '../outbox/due.js';
import type { Tick, TickContext } from '../outbox/tick.js';
import { endedTick } from './ended-ticks.js';
import { shareOut, type Share } from './shares.js';
import { slotNow, workMessage } from './work.js';
import { hasCard, leaveOutTold, listNewWork, saveTold, type Work } from './work-store.js';

export const remediationTicks = (ports: RoomPorts): Tick[] => [
  endedTick(ports),
  {
    name: 'remediation.new-work',
    every: 'minute',
    async run(context) {
      const found = await context.step(async ({ tx }) => {
        const slot = slotNow(await loadCalendar(tx), context.now);
        return slot && { slot, shares: await shareOut(tx, await listNewWork(tx, slot.at)) };
      });
      if (!found) return { cards: 0, failed: 0 };
      const { slot, shares } = found;
      const faulty = new Map<string, unknown>();
      const idOf = ({ person }: Share) => `${person.personId}:${dayOf(slot.at)}:${slot.name}`;
      const { done, failed } = await workThrough(context, {
        name: 'remediation.new-work',
        list: (except) => Promise.resolve(shares.filter((share) => !except.includes(idOf(share)))),
        idOf,
        work: (share) => tellOne(context, slot, share, faulty),
      });
      const left = await workThrough(context, {
        name: 'remediation.unsaid',
        list: (except) => Promise.resolve([...faulty].filter(([id]) => !except.includes(id))),
        idOf: ([id]) => id,
        work: ([, error]) => Promise.reject(error instanceof Error ? error : new Error('work that cannot be said')),
      });
      return { cards: done, failed: failed + left.failed };
    },
  },
];

async function tellOne(
  context: TickContext,
  slot: { name: string; at: Date },
  share: Share,
  faulty: Map<string, unknown>,
): Promise<boolean> {
  const { person } = share;
  return context.step(async ({ tx, effects }) => {
    const key = `review-work:${person.personId}:${dayOf(slot.at)}:${slot.name}`;
    if (await hasCard(tx, key)) return false;
    const fresh = await leaveOutTold(tx, person.personId, share.work);
    if (fresh.length === 0) return false;
    const words = context.words[person.locale];
    const drawing = { words, now: context.now, calendar: await loadCalendar(tx) };
    const unsaid = new Set<Work>();
    const message = await workMessage(tx, drawing, person.teamId, fresh, (work, error) => {
      unsaid.add(work);
      faulty.set(work.subject, error);
    });
    // What could not be drawn has not been told: the next card tries again.
    const said = fresh.filter((work) => !unsaid.has(work));
    await saveTold(tx, person.personId, said, context.now);
    if (!message) return false;
    const to = { chatId: person.chatId, personId: person.personId };
    effects.send(to, { ...message, ring: true }, { key, lane: LANE.NUDGE });
    return true;
  });
}
