// What falls due in the inspections room: notices, what the team learns of a surprise on its day, live cards.
import type { RoomPorts } from '../dialogue/ports.js';
import { dayOf } from '../kit/calendar.js';
import { isRefusal } from '../kit/refusal.js';
import type { Tick, TickContext } from '../outbox/tick.js';
import { NO_CHECKLISTS, type InspectionLinks, type InspectionPorts } from './links.js';
import { redrawLiveCard } from './live-card.js';
import { listStaleCards } from './copy-store.js';
import { listDueNotices, listVoid, planRevision, isSomethingUnscheduled } from './notice-store.js';
import { fireNotice, mayFireNow, scheduleNotices, withdrawNotice } from './notices.js';
import { listSurprisesToTell, tellTeam } from './surprise.js';

/** Notices sent in one round; the rest follows within a minute. */
const NOTICES_AT_ONCE = 200;
const CARDS_AT_ONCE = 50;
/** A live card is edited at most this often. */
const CARD_EVERY_MS = 3000;

export const inspectionsTicks = (given: RoomPorts, links: InspectionLinks = NO_CHECKLISTS): Tick[] => {
  const ports = { ...given, links };
  return [noticesTick(ports), surprisesTick(ports), cardsTick(ports)];
};

function noticesTick(ports: InspectionPorts): Tick {
  // Everything is computed anew when the plan has changed or this process has just started; otherwise only what lacks a notice.
  let seen: string | null = null;

  async function schedule(context: TickContext): Promise<{ made: number; moved: number }> {
    const { db, now, log } = context;
    const revision = await planRevision(db);
    if (revision === seen && !(await isSomethingUnscheduled(db, dayOf(now)))) return { made: 0, moved: 0 };
    const { made, moved, missingYears } = await context.step(({ tx }) => scheduleNotices(tx, now));
    for (const year of missingYears) log.warn('notices.no-calendar', { year });
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
      const counts = { sent: 0, nobody: 0, missed: 0, gone: 0, withdrawn: 0 };
      for (const id of await listVoid(db, dayOf(now), NOTICES_AT_ONCE)) {
        if (await context.step(({ tx, effects }) => withdrawNotice(tx, effects, ports, id, now))) counts.withdrawn++;
      }
      for (const id of await listDueNotices(db, now, NOTICES_AT_ONCE)) {
        // One notice that cannot be made must not hold up the others.
        try {
          counts[await context.step(({ tx, effects }) => fireNotice(tx, effects, ports, id, now))]++;
        } catch (error) {
          log.error('notices.fault', { notice: id, error });
        }
      }
      return { ...scheduled, ...counts };
    },
  };
}

function surprisesTick(ports: InspectionPorts): Tick {
  return {
    name: 'inspections.surprises',
    every: 'minute',
    async run({ db, now, step }) {
      let told = 0;
      for (const id of await listSurprisesToTell(db, now))
        told += await step(({ tx, effects }) => tellTeam(tx, effects, ports, id));
      return { told };
    },
  };
}

function cardsTick(ports: InspectionPorts): Tick {
  return {
    name: 'inspections.cards',
    every: 'second',
    async run({ db, now, step }) {
      const drawnBefore = new Date(now.getTime() - CARD_EVERY_MS);
      let drawn = 0;
      for (const stale of await listStaleCards(db, dayOf(now), drawnBefore, CARDS_AT_ONCE)) {
        if (await step(({ tx, effects }) => redrawLiveCard(tx, effects, ports, stale, drawnBefore, now))) drawn++;
      }
      return { drawn };
    },
  };
}
