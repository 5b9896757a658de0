// What every operator's command needs: settings, the database (running or started for the purpose), words and the clock.
// Works beside a running bot and without one: the built-in server is joined when it runs, started and stopped when not.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig, describeFaults, type Config } from '../config.js';
import {
  dataFolder,
  readDataMark,
  refuseOldLayout,
  refuseOthers,
  saveDataMark,
  wantedKind,
  type DataKind,
} from '../data-mark.js';
import { readDemoClock } from '../demo/clock.js';
import type { Clock } from '../kit/clock.js';
import { systemClock } from '../kit/clock.js';
import { openDatabase, type Db } from '../kit/database.js';
import { silentLog } from '../kit/log.js';
import { applyMigrations } from '../kit/migrate.js';
import { startPostgres } from '../kit/postgres.js';
import { setupFault } from '../kit/setup-fault.js';
import { loadWords, type Locale, type Words } from '../kit/words.js';
import type { BotIdentity } from '../telegram/identity.js';

/** What a command works with. */
export interface Opened {
  readonly config: Config;
  /** What the data are, and whose. */
  readonly kind: DataKind;
  readonly bot: BotIdentity | null;
  readonly db: Db;
  readonly words: Readonly<Record<Locale, Words>>;
  /** The made-up city's clock when that is what the data are, else the machine's. */
  readonly clock: Clock;
}

/** Opens everything, runs the command, closes everything. A faulty setting is named and nothing is opened. */
export async function withOpened<T>(
  work: (opened: Opened) => Promise<T>,
  { demo = false }: { demo?: boolean } = {},
): Promise<T> {
  const read = readConfig(process.env);
  if (!read.ok) throw setupFault(`Settings that cannot be used:\n${describeFaults(read.faults)}`);
  const { config } = read;
  if (demo && config.botToken !== undefined) throw setupFault('--demo and BOT_TOKEN contradict each other.');
  refuseOldLayout(config);
  const given = config.databaseUrl === undefined ? chooseKind(config, demo) : null;
  const postgres = given && (await startPostgres({ dataDir: dataFolder(config, given), log: silentLog }));
  try {
    const url = config.databaseUrl ?? postgres!.url;
    const mark = await readDataMark(url);
    const kind = given ?? (config.botToken === undefined && !demo ? mark.kind : wantedKind(config));
    if (kind === null)
      throw setupFault(
        'The database of DATABASE_URL is empty: set BOT_TOKEN for real data, or start the program first.',
      );
    refuseOthers(mark, kind, given ? dataFolder(config, given) : 'The database of DATABASE_URL', null);
    await applyMigrations(url, { log: silentLog });
    const { db, close } = openDatabase(url, { poolMax: 4, log: silentLog });
    try {
      await saveDataMark(db, kind, null);
      const words = loadWords(join(import.meta.dirname, '..', '..', 'locales'), 'fill', {
        office: config.officeName,
        topic: config.topic,
      });
      const clock = kind === 'demo' ? ((await readDemoClock(db)) ?? systemClock) : systemClock;
      return await work({ config, kind, bot: mark.bot, db, words, clock });
    } finally {
      await close();
    }
  } finally {
    await postgres?.stop();
  }
}

/** Which data a command works on under DATA_DIR: never a guess between two, and never a kind nobody has asked for. */
function chooseKind(config: Config, demo: boolean): DataKind {
  if (demo || config.botToken !== undefined) return wantedKind(config);
  const there = (['demo', 'live'] as const).filter((kind) => existsSync(dataFolder(config, kind)));
  if (there.length === 1) return there[0]!;
  throw setupFault(
    there.length === 0
      ? `There are no data under ${config.dataDir} yet: start the program first, or set BOT_TOKEN.`
      : `${config.dataDir} holds the made-up city and real data: set BOT_TOKEN for the real ones, or add --demo behind dondoc.`,
  );
}
