// What the program is run on in the tests: a folder, a database and a Telegram of its own, and the settings that lead there. No test.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSimulator, type Simulator } from '../../src/simulator/server.js';
import { cloneDatabase, type TestDatabase } from '../database.js';
import { endAll, freePort } from './child.js';

export interface ProgramOffice {
  readonly folder: string;
  readonly database: TestDatabase;
  readonly simulator: Simulator;
  readonly settings: Record<string, string>;
  /** Ends every program begun, and takes everything away. */
  close(): Promise<void>;
}

export async function openProgramOffice(token: string, logLevel: 'info' | 'debug'): Promise<ProgramOffice> {
  const folder = await mkdtemp(join(tmpdir(), 'dondoc-program-'));
  const database = await cloneDatabase();
  const simulator = await startSimulator({ port: 0, token });
  const settings = {
    BOT_TOKEN: token,
    TELEGRAM_API_ROOT: simulator.apiRoot,
    DATABASE_URL: database.url,
    DATA_DIR: folder,
    PORT: String(await freePort()),
    LOG_LEVEL: logLevel,
  };
  return {
    folder,
    database,
    simulator,
    settings,
    async close() {
      await endAll();
      await simulator.stop();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
