// The documents room's due work: fetching, scanning, telling of outages, dropping contents nobody needs; and what of it
// /health shows. Each is a queue of its own, so that none waits for another.
import type { RoomPorts } from '../dialogue/ports.js';
import type { Db } from '../kit/database.js';
import type { HealthPart } from '../kit/health.js';
import type { Tick } from '../outbox/tick.js';
import { askedTick } from './asked.js';
import { watchContents, type Contents } from './contents.js';
import { fetchingTicks } from './fetching.js';
import type { PaperLinks } from './infected.js';
import { outagesTick } from './outages.js';
import type { PaperReader } from './reading-aside.js';
import { alignOpening, readDocumentCounts } from './scan-store.js';
import { scanningTick } from './scanning.js';
import { listUnneeded, noteDropped } from './store.js';

export function documentsTicks(ports: RoomPorts, links: PaperLinks, reader: PaperReader): Tick[] {
  const contents = watchContents(ports.vault);
  return [
    ...fetchingTicks(ports, contents, reader),
    ...(ports.clamd === null ? [] : [scanningTick(ports, links)]),
    askedTick(),
    outagesTick(ports),
    droppingTick(contents),
  ];
}

/** What is refused is not kept: its content leaves the vault within a minute. */
const droppingTick = (contents: Contents): Tick => ({
  name: 'documents.drop',
  every: 'minute',
  async run({ db, now, log }) {
    let dropped = 0;
    for (const hash of await listUnneeded(db)) {
      const isUnneeded = async () => (await listUnneeded(db, hash)).length === 1;
      try {
        if (!(await contents.drop(hash, isUnneeded))) continue;
        await noteDropped(db, hash, now);
        dropped += 1;
      } catch (error) {
        log.error('documents.drop', { error });
      }
    }
    return { dropped };
  },
});

/** To be done before anybody is answered: papers kept so far may be opened as the present settings say. */
export const alignPapers = (db: Db, ports: RoomPorts): Promise<void> =>
  alignOpening(db, {
    hasScanner: ports.clamd !== null,
    openUnscanned: ports.clamd === null || ports.openUnscanned === true,
    now: ports.clock.now(),
  });

/** The scanner (`none` when none is set up), since when, and how many papers wait for what. */
export const documentsHealth = (ports: RoomPorts): HealthPart => ({
  name: 'documents',
  async read(db) {
    const { outage, lastOutage, ...counts } = await readDocumentCounts(db, ports.clamd !== null);
    const scanner = ports.clamd === null ? 'none' : outage ? 'down' : 'up';
    return { scanner, scannerSince: outage?.beganAt ?? lastOutage?.endedAt ?? null, ...counts };
  },
});
