// The made-up city's clock: how far it is ahead of the machine's, kept in the tables, and how it is moved: in the plan's own
// hours, so that nothing that falls due on the way is skipped. What is due then is done by whoever is rung.
import { loadCalendar } from '../deadlines/store.js';
import { at, dayOf } from '../kit/calendar.js';
import { makeMovableClock, type MovableClock } from '../kit/clock.js';
import type { Db } from '../kit/database.js';
import { DemoRefusal, type DemoClock } from '../simulator/demo.js';

const OFFSET = 'demo.clock-offset';
/** How far the clock goes at once: half a year. */
const LONGEST_MOVE_MS = 184 * 86_400_000;
/** The hours at which something may fall due on a working day. */
const STOPS = ['08:15', '08:30', '14:00'] as const;

/** The clock of the made-up city, or null when the data are not of the made-up city. */
export async function readDemoClock(db: Db): Promise<MovableClock | null> {
  const fact = await db.fact.findUnique({ where: { name: OFFSET } });
  return typeof fact?.value === 'number' ? makeMovableClock({ offsetMs: fact.value }) : null;
}

/** Keeps the clock for the next start. */
export async function saveDemoClock(db: Db, clock: MovableClock): Promise<void> {
  const value = clock.offsetMs();
  await db.fact.upsert({ where: { name: OFFSET }, create: { name: OFFSET, value }, update: { value } });
}

/** Moves the clock from stop to stop; tells where it is meanwhile. */
export function clockMover(ports: { db: Db; clock: MovableClock; ring(): Promise<void> }): {
  read(): DemoClock;
  move(to: string): Promise<void>;
} {
  const { db, clock } = ports;
  let moving: DemoClock['moving'] = null;

  async function ringAt(instant: Date): Promise<void> {
    clock.move(instant);
    await saveDemoClock(db, clock);
    await ports.ring();
  }

  return {
    read: () => ({ now: clock.now().toISOString(), moving }),
    async move(to) {
      const from = clock.now();
      const goal = new Date(to);
      const aheadMs = goal.getTime() - from.getTime();
      if (moving !== null) throw new DemoRefusal('clock-busy');
      // Everything that has happened stays dated before now; and a slip in the year would leave the city behind for good.
      if (!(aheadMs >= 0)) throw new DemoRefusal('clock-back');
      if (aheadMs > LONGEST_MOVE_MS) throw new DemoRefusal('clock-far');
      moving = { from: from.toISOString(), to: goal.toISOString() };
      try {
        for (const stop of await stopsBetween(db, from, goal)) await ringAt(stop);
        await ringAt(goal);
      } finally {
        moving = null;
      }
    },
  };
}

/** The hours between two instants at which something may fall due: every stop of every working day. */
async function stopsBetween(db: Db, from: Date, to: Date): Promise<Date[]> {
  const calendar = await loadCalendar(db);
  const stops: Date[] = [];
  for (
    let day = new Date(from);
    day.getTime() <= to.getTime() + 86_400_000;
    day = new Date(day.getTime() + 86_400_000)
  ) {
    const on = dayOf(day);
    try {
      if (!calendar.isWorkingDay(on)) continue;
    } catch {
      break;
    }
    stops.push(...STOPS.map((time) => at(`${on} ${time}`)).filter((stop) => stop > from && stop < to));
  }
  return stops;
}
