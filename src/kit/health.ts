// What /health tells: every part of the program counts for itself, here the counts come together.
// Counts and instants only: nothing secret, nothing personal. It must not know what is counted.
import type { Db } from './database.js';

/** One part of the health page. */
export interface HealthPart {
  readonly name: string;
  /** Counts and instants; cheap, since whoever watches asks often. `now` is the program's own clock. */
  read(db: Db, now: Date): Promise<Record<string, number | string | boolean | Date | null>>;
  /** It cannot do its work, so the program is not well. */
  isFailing?(): boolean;
}

/** The page: `database`, `lastTickAt`, and one entry for each part, absent while the database is away. */
export interface Health {
  readonly database: 'up' | 'down';
  /** The database answers and takes what is written, and the clock's rounds come to their end. */
  readonly healthy: boolean;
  readonly lastTickAt: Date | null;
  readonly [part: string]: unknown;
}

/** Asks every part; one that cannot be read makes the database count as away. */
export async function readHealth(
  parts: readonly HealthPart[],
  db: Db,
  now: Date,
  { lastTickAt, stale }: { lastTickAt: Date | null; stale: boolean },
): Promise<Health> {
  try {
    const read: Record<string, unknown> = {};
    for (const part of parts) read[part.name] = await part.read(db, now);
    const healthy = !stale && parts.every((part) => !part.isFailing?.());
    return { database: 'up', healthy, lastTickAt, ...read };
  } catch {
    return { database: 'down', healthy: false, lastTickAt };
  }
}

/** How long the oldest of something has waited, in milliseconds; 0 when nothing waits. */
export const lagMs = (oldestAt: Date | null, now: Date): number =>
  oldestAt === null ? 0 : Math.max(0, now.getTime() - oldestAt.getTime());
