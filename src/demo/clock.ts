// The made-up city's clock as the tables keep it: how far it is ahead of the machine's.
import { makeMovableClock, type MovableClock } from '../kit/clock.js';
import type { Db } from '../kit/database.js';

const OFFSET = 'demo.clock-offset';

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
