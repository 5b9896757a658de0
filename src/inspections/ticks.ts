// What falls due in the inspections room: notices, what the team learns of a surprise on its day, conclusions, live cards.
import type { RoomPorts } from '../dialogue/ports.js';
import { dayOf } from '../kit/calendar.js';
import { isRefusal } from '../kit/refusal.js';
import { withoutThese, workThrough } from '../outbox/due.js';
import type { Tick, TickContext } from '../outbox/tick.js';
import { NO_CHECKLISTS, type InspectionLinks, type InspectionPorts } from './links.js';
import { redrawLiveCard } from './live-card.js';
import { listUnsettled, settleConclusions } from './conclusion-due-store.js';
import { listStaleCards, type StaleCard } from './copy-store.js';
import {
  closePassedAcknowledgements,
  listDueNotices,
  listVoid,
  planRevision,
  isSomethingUnscheduled,
} from './notice-store.js';
import { fireNotice, mayFireNow, scheduleNotices, tellNotSent, withdrawNotice } from './notices.js';
import { listSurprisesToTell, tellTeam } from './surprise.js';
import { listPassedToTell, tellPassed } from './surprise-passed.js';

/** Notices sent in one round; the rest follows within a minute. */
const NOTICES_AT_ONCE = 200;
const CARDS_AT_ONCE = 50;
/** A live card is edited at most this often. */
const CARD_EVERY_MS = 3000;

export const inspectionsTicks = (given: RoomPorts, links: InspectionLinks = NO_CHECKLISTS): Tick[] => {
  const ports = { ...given, links };
  return [noticesTick(ports), surprisesTick(ports), conclusionsTick, cardsTick(ports)];
};

function noticesTick(ports: InspectionPorts): Tick {
  // Everything is computed anew when the plan has changed or this process has just started; otherwise only what lacks a notice.
  let seen: string | null = null;

  async function schedule(context: TickContext): Promise<{ made: number; moved: number }> {
    const { db, now, log } = context;
    const revision = await planRevision(db);
    const counts = { made: 0, moved: 0 };
    if (revision === seen && !(await isSomethingUnscheduled(db, dayOf(now)))) return counts;
    const { made, moved, missingYears, faulty } = await context.step(({ tx }) => scheduleNotices(tx, now));
    for (const year of missingYears) log.warn('notices.no-calendar', { year });
    await workThrough(context, {
      name: 'inspections.schedule',
      list: (except) => Promise.resolve(faulty.filter(({ id }) => !except.includes(id))),
      idOf: ({ id }) => id,
      work: ({ error }) => Promise.reject(error instanceof Error ? error : new Error('not to be scheduled')),
    });
    seen = revision;
    return { made, moved };
  }

  return {
    name: 'inspections.notices',
    every: 'minute',
    async run(context) {
      const { db, now, log } = context;
      const scheduled = await schedule(context);
      const may = await mayFireNow(db, now);
      if (isRefusal(may)) {
        log.warn('notices.no-calendar', { year: Number(dayOf(now).slice(0, 4)) });
        return { ...scheduled, sent: 0 };
      }
      if (!may) return { ...scheduled, sent: 0 };
      await context.step(({ tx }) => closePassedAcknowledgements(tx, dayOf(now), now));
      const counts = { sent: 0, nobody: 0, missed: 0, gone: 0 };
      const { done: withdrawn, failed: notWithdrawn } = await workThrough(context, {
        name: 'inspections.withdrawals',
        list: (except) => withoutThese(except, NOTICES_AT_ONCE, (take) => listVoid(db, dayOf(now), take), itself),
        idOf: itself,
        work: (id) => context.step(({ tx, effects }) => withdrawNotice(tx, effects, ports, id, now)),
      });
      const { failed } = await workThrough(context, {
        name: 'inspections.notices',
        list: (except) => withoutThese(except, NOTICES_AT_ONCE, (take) => listDueNotices(db, now, take), itself),
        idOf: itself,
        async work(id) {
          counts[await context.step(({ tx, effects }) => fireNotice(tx, effects, ports, id, now))]++;
          return true;
        },
        ended: ({ tx, effects }, id) => tellNotSent(tx, effects, ports, id),
      });
      return { ...scheduled, ...counts, withdrawn, failed: failed + notWithdrawn };
    },
  };
}

function surprisesTick(ports: InspectionPorts): Tick {
  return {
    name: 'inspections.surprises',
    every: 'minute',
    async run(context) {
      const { db, now, step } = context;
      let told = 0;
      const { failed } = await workThrough(context, {
        name: 'inspections.surprises',
        list: async (except) => (await listSurprisesToTell(db, now)).filter((id) => !except.includes(id)),
        idOf: itself,
        async work(id) {
          told += await step(({ tx, effects }) => tellTeam(tx, effects, ports, id, now));
          return true;
        },
      });
      const passed = await workThrough(context, {
        name: 'inspections.surprises-passed',
        list: async (except) => (await listPassedToTell(db, now)).filter((id) => !except.includes(id)),
        idOf: itself,
        async work(id) {
          told += await step(({ tx, effects }) => tellPassed(tx, effects, ports, id, now));
          return true;
        },
      });
      return { told, failed: failed + passed.failed };
    },
  };
}

/** A visit whose day has passed is to be concluded; one that was moved, cancelled or given away no more, or by others. */
const conclusionsTick: Tick = {
  name: 'inspections.conclusions',
  every: 'minute',
  async run(context) {
    const { db, now, step } = context;
    const { done, failed } = await workThrough(context, {
      name: 'inspections.conclusions',
      list: async (except) => (await listUnsettled(db, now)).map(({ id }) => id).filter((id) => !except.includes(id)),
      idOf: itself,
      work: (id) => step(async ({ tx }) => (await settleConclusions(tx, now, id)) > 0),
    });
    return { settled: done, failed };
  },
};

function cardsTick(ports: InspectionPorts): Tick {
  return {
    name: 'inspections.cards',
    every: 'second',
    async run(context) {
      const { db, now, step } = context;
      const drawnBefore = new Date(now.getTime() - CARD_EVERY_MS);
      const { done, failed } = await workThrough(context, {
        name: 'inspections.cards',
        list: (except) =>
          withoutThese(except, CARDS_AT_ONCE, (take) => listStaleCards(db, dayOf(now), drawnBefore, take), cardOf),
        idOf: cardOf,
        work: (stale) => step(({ tx, effects }) => redrawLiveCard(tx, effects, ports, stale, drawnBefore, now)),
      });
      return { drawn: done, failed };
    },
  };
}

const itself = (id: string): string => id;
/** What a card should show now; when that changes, drawing it is another job. */
const cardOf = (stale: StaleCard): string => `${stale.noticeId}:${stale.state}`;
