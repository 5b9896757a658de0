// What goes wrong on the way over the year, by seeded chance: calls cut before or after they arrived, 5xx, «too many requests»,
// and updates that come twice. It knows the local Telegram's faults and nothing of the product.
import type { Simulator } from '../../src/simulator/server.js';
import { pause } from '../bench/figures.js';
import type { Chance } from './chance.js';
import type { Stage } from './stage.js';

const KINDS = ['dropBefore', 'dropAfter', '429', 'status500'] as const;
const DUPLICATES = 0.03;
const BAD_STOPS = 0.04;
const LONGEST_WAIT_MS = 4000;

/** Updates come twice now and then, the whole year. */
export const beginWeather = (simulator: Simulator, seed: number): void =>
  void simulator.faults.add({ kind: 'duplicateUpdates', rate: DUPLICATES, seed });

/** At some stops the first calls fail; gives back how to end it. */
export function blow(simulator: Simulator, chance: Chance): () => void {
  if (!chance.is(BAD_STOPS)) return () => undefined;
  const kind = chance.of(KINDS);
  const { id } = simulator.faults.add({
    method: 'sendMessage',
    kind,
    times: chance.between(1, 3),
    retryAfter: 1,
    ms: 20,
    label: 'year',
  });
  return () => void simulator.faults.remove(id);
}

/** Whether messages wait for a later try; if so, waits until they may leave. */
export async function waitOut(stage: Stage): Promise<boolean> {
  const [row] = await stage.db.$queryRaw<{ waitMs: number | null }[]>`
    SELECT ceil(extract(epoch FROM max(not_before) - clock_timestamp()) * 1000)::int AS "waitMs"
    FROM outbox WHERE state = 'WAITING' AND not_before > clock_timestamp()`;
  const waitMs = row?.waitMs ?? null;
  if (waitMs === null) return false;
  await pause(Math.min(LONGEST_WAIT_MS, waitMs + 50));
  await stage.drain();
  return true;
}
