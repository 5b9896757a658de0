// «Only one of us»: a lock that lives as long as one connection to the database, so a killed program never leaves it
// behind. It must not know what its holder does.
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

export interface BotLock {
  /** Gives the lock back. */
  release(): Promise<void>;
}

// 'dond' and the number of the lock within the program.
const KEY = [0x646f6e64, 1] as const;
/** A killed holder's connection may take a moment to be noticed. */
const PATIENCE_MS = 3_000;
const RETRY_MS = 100;
/** So that a machine that vanished from the network is noticed within a minute. */
const KEEPALIVE = `SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3`;

/**
 * Takes the lock of the one bot over the database at `url`, or tells that another bot has it. When the connection is
 * lost the lock is taken again; `onLost` is called when somebody else was quicker.
 */
export async function takeBotLock(
  url: string,
  options: { onLost?: () => void; patienceMs?: number } = {},
): Promise<BotLock | 'taken'> {
  let released = false;
  const take = async (patienceMs: number): Promise<pg.Client | 'taken'> => {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'dondoc-bot',
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
    });
    client.on('error', () => undefined); // followed by 'end'
    await client.connect();
    try {
      await client.query(KEEPALIVE);
      const until = Date.now() + patienceMs;
      while (!(await tryLock(client))) {
        if (Date.now() >= until) {
          await client.end();
          return 'taken';
        }
        await pause(RETRY_MS);
      }
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    client.once('end', () => void takeAgain());
    return client;
  };
  const takeAgain = async (): Promise<void> => {
    while (!released) {
      try {
        const again = await take(0);
        if (again === 'taken') return options.onLost?.();
        held = again;
        if (released) await again.end();
        return;
      } catch {
        await pause(RETRY_MS * 5); // the database is away; so is everybody else's
      }
    }
  };

  const first = await take(options.patienceMs ?? PATIENCE_MS);
  if (first === 'taken') return 'taken';
  let held = first;
  return {
    release: async () => {
      released = true;
      await held.end().catch(() => undefined);
    },
  };
}

async function tryLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS taken', [...KEY]);
  return rows[0]?.taken === true;
}
