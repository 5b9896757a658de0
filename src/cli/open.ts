// What every operator's command needs: settings, the database (running or started for the purpose), words and the clock.
// Works beside a running bot and without one: the built-in server is joined when it runs, started and stopped when not.
import { join } from 'node:path';
import { readConfig, describeFaults, type Config } from '../config.js';
import { readDemoClock } from '../demo/clock.js';
import type { Clock } from '../kit/clock.js';
import { systemClock } from '../kit/clock.js';
import { openDatabase, type Db } from '../kit/database.js';
import { silentLog } from '../kit/log.js';
import { applyMigrations } from '../kit/migrate.js';
import { startPostgres } from '../kit/postgres.js';
import { setupFault } from '../kit/setup-fault.js';
import { loadWords, type Locale, type Words } from '../kit/words.js';

/** What a command works with. */
export interface Opened {
  readonly config: Config;
  readonly db: Db;
  readonly words: Readonly<Record<Locale, Words>>;
  /** The made-up city's clock when that is what the data are, else the machine's. */
  readonly clock: Clock;
}

/** Opens everything, runs the command, closes everything. A faulty setting is named and nothing is opened. */
export async function withOpened<T>(work: (opened: Opened) => Promise<T>): Promise<T> {
  const read = readConfig(process.env);
  if (!read.ok) throw setupFault(`Settings that cannot be used:\n${describeFaults(read.faults)}`);
  const { config } = read;
  const postgres =
    config.databaseUrl === undefined ? await startPostgres({ dataDir: config.dataDir, log: silentLog }) : null;
  try {
    const url = config.databaseUrl ?? postgres!.url;
    await applyMigrations(url, { log: silentLog });
    const { db, close } = openDatabase(url, { poolMax: 4, log: silentLog });
    try {
      const words = loadWords(join(import.meta.dirname, '..', '..', 'locales'));
      const clock = config.botToken === undefined ? ((await readDemoClock(db)) ?? systemClock) : systemClock;
      return await work({ config, db, words, clock });
    } finally {
      await close();
    }
  } finally {
    await postgres?.stop();
  }
}
