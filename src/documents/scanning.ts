// Scans kept papers, at places of its own: nothing that is received or fetched waits for the scanner. When it fails a few
// times in a row it counts as out, is asked with growing waits, and the queue goes on by itself once it answers.
// A paper the scanner fails at again and again, while it judges others, is given up. What it finds is infected.ts's business.
import type { RoomPorts } from '../dialogue/ports.js';
import type { Tick, TickContext } from '../outbox/tick.js';
import { ANSWERING, afterFailure, isDoubtful, isOut, mayProbe, outSince, type Circuit } from './circuit.js';
import { withdrawInfected, type PaperLinks } from './infected.js';
import { makePlaces } from './places.js';
import { redrawReceipt } from './receipt-card.js';
import { endOutage, findOutage, listToScan, noteScanTry, openOutage, saveScan } from './scan-store.js';
import { makeScanner, type ScanResult } from './scanner.js';
import type { Evidence } from './store.js';

const AT_ONCE = 6;
const PER_UNIT = 2;
/** How long one round waits; slower scans end in the background. */
const ROUND_MS = 1000;
const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 3_600_000;
export const MAX_SCAN_TRIES = 6;
const STOP_MS = 2_000;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref());

export function scanningTick(ports: RoomPorts, links: PaperLinks): Tick {
  const { clock, vault } = ports;
  const scanner = makeScanner(ports.clamd ?? undefined, ports.scanTimeoutMs);
  let circuit: Circuit | null = null;
  let probing: Promise<void> | null = null;
  let isStopping = false;

  async function failed(context: TickContext): Promise<void> {
    circuit = afterFailure(circuit ?? ANSWERING, clock.now());
    if (!isOut(circuit)) return;
    const beganAt = circuit.failingSince!;
    if (await context.step(({ tx }) => openOutage(tx, beganAt))) context.log.warn('documents.scanner-out', { beganAt });
  }

  async function answered(context: TickContext): Promise<void> {
    const wasOut = circuit === null || isOut(circuit);
    circuit = ANSWERING;
    if (!wasOut) return;
    if (await context.step(({ tx }) => endOutage(tx, clock.now(), MAX_SCAN_TRIES)))
      context.log.info('documents.scanner-back');
  }

  async function probe(context: TickContext): Promise<void> {
    const isHealthy = await scanner.probe();
    if (!isStopping) await (isHealthy ? answered(context) : failed(context));
  }

  async function look(paper: Evidence): Promise<ScanResult> {
    const document = await vault.read(paper.hash!).catch(() => null);
    if (document === null) return { state: 'UNSCANNABLE', fault: 'unreadable' };
    // Nobody may have read it, to the end or at all.
    return scanner.scan(document).finally(() => document.destroy());
  }

  async function scanOne(context: TickContext, paper: Evidence): Promise<void> {
    const found = await look(paper);
    if (isStopping) return;
    const isJudged = found.state !== 'UNSCANNABLE' || found.fault === 'over-limit';
    if (isJudged) await answered(context);
    if (found.state === 'INFECTED') return withdraw(context, paper, found.signature);
    if (found.state === 'CLEAN') return settle(context, paper, 'CLEAN', null);
    if (isJudged) return settle(context, paper, 'UNSCANNABLE', found.fault);
    if (found.fault !== 'unreadable') {
      // Is it this paper, or the scanner? A harmless line tells.
      await failed(context);
      await probe(context);
    }
    if (!isStopping) await tryLater(context, paper, found.fault);
  }

  async function tryLater(context: TickContext, paper: Evidence, fault: string): Promise<void> {
    const tries = paper.scanTries + 1;
    context.log.warn('documents.scan', { id: paper.id, tries, fault });
    if (tries >= MAX_SCAN_TRIES) return settle(context, paper, 'UNSCANNABLE', fault);
    const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 4 ** paper.scanTries);
    await noteScanTry(context.db, paper.id, fault, new Date(clock.now().getTime() + waitMs));
  }

  async function settle(
    context: TickContext,
    paper: Evidence,
    scan: 'CLEAN' | 'UNSCANNABLE',
    fault: string | null,
  ): Promise<void> {
    await context.step(async (step) => {
      if (!(await saveScan(step.tx, paper.id, { scan, fault, at: clock.now() }))) return;
      step.effects.audit('documents.scanned', paper.id, { scan, fault, tries: paper.scanTries + 1 });
      await redrawReceipt(step, paper, context.words);
    });
  }

  async function withdraw(context: TickContext, paper: Evidence, signature: string): Promise<void> {
    context.log.warn('documents.infected', { id: paper.id });
    await withdrawInfected(context, links, { hash: paper.hash!, signature, now: clock.now() });
  }

  const places = makePlaces<Evidence>({
    size: AT_ONCE,
    waitMs: ROUND_MS,
    due: async ({ db }, except, most) =>
      circuit === null || isDoubtful(circuit) ? [] : listToScan(db, clock.now(), { except, perUnit: PER_UNIT, most }),
    work: (context, paper) =>
      scanOne(context, paper).catch(async (error: unknown) => {
        context.log.error('documents.scan-fault', { id: paper.id, error });
        await tryLater(context, paper, 'fault');
      }),
  });

  return {
    name: 'documents.scan',
    every: 'second',
    async run(context) {
      if (circuit === null) {
        const outage = await findOutage(context.db);
        circuit = outage ? outSince(outage.beganAt) : ANSWERING;
      }
      if (isDoubtful(circuit)) {
        if (probing !== null || !mayProbe(circuit, clock.now())) return { scanned: 0 };
        probing = probe(context).finally(() => (probing = null));
        await Promise.race([probing, pause(ROUND_MS)]);
      }
      return { scanned: await places.fill(context) };
    },
    async stop() {
      isStopping = true;
      scanner.stop();
      await places.stop(STOP_MS);
    },
  };
}
