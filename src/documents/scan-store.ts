// What the scanner has said of kept papers, and when it said nothing at all. Only papers with their content kept are scanned;
// every writing of a verdict names the state it was made for. It decides nothing and tells nobody.
import type { Db, Tx } from '../kit/database.js';
import { inOrder, type Evidence, type Look } from './store.js';

/** Papers to scan now: kept, not judged yet, their time has come; each unit's first ones before any unit's next. */
export async function listToScan(db: Db, now: Date, { except, perUnit, most }: Look): Promise<Evidence[]> {
  const due = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM (
      SELECT id, received_at, row_number() OVER (PARTITION BY coalesce(unit_id, sent_by_id) ORDER BY received_at, id) AS n
      FROM evidence
      WHERE state = 'KEPT' AND scan = 'PENDING' AND hash IS NOT NULL
        AND (next_scan_at IS NULL OR next_scan_at <= ${now}::timestamptz)
    ) ranked
    WHERE n <= ${perUnit} AND id <> ALL(${except}::text[])
    ORDER BY n, received_at, id LIMIT ${most}`;
  return inOrder(db, due);
}

/** Writes what the scanner said of a kept paper; false when it is kept no longer. */
export async function saveScan(
  tx: Tx,
  id: string,
  said: { scan: 'CLEAN' | 'UNSCANNABLE'; fault: string | null; at: Date },
): Promise<boolean> {
  const { count } = await tx.evidence.updateMany({
    where: { id, state: 'KEPT', scan: 'PENDING' },
    data: { scan: said.scan, scanFault: said.fault, scannedAt: said.at, nextScanAt: null, scanTries: { increment: 1 } },
  });
  return count === 1;
}

/** The scanner could not judge this paper: it waits until `nextScanAt`. */
export async function noteScanTry(db: Db | Tx, id: string, fault: string, nextScanAt: Date): Promise<void> {
  await db.evidence.updateMany({
    where: { id, state: 'KEPT', scan: 'PENDING' },
    data: { scanTries: { increment: 1 }, scanFault: fault, nextScanAt },
  });
}

/** Takes a harmful content out of every answer and item it was kept for, and gives back those papers as they were. */
export async function withdrawContent(tx: Tx, hash: string, signature: string, now: Date): Promise<Evidence[]> {
  // Locked: nobody takes a paper away or counts on it while it is being withdrawn.
  await tx.$queryRaw`SELECT id FROM evidence WHERE hash = ${hash} ORDER BY id FOR UPDATE`;
  const held = await tx.evidence.findMany({
    where: { hash, state: { in: ['KEPT', 'REMOVED'] }, scan: { not: 'INFECTED' } },
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
  });
  const ids = held.map((paper) => paper.id);
  const found = { scan: 'INFECTED' as const, scanFault: signature, scannedAt: now, openUnscanned: false };
  await tx.evidence.updateMany({ where: { id: { in: ids } }, data: found });
  await tx.evidence.updateMany({
    where: { id: { in: ids }, state: 'KEPT' },
    data: { state: 'REFUSED', refusal: 'documents-infected', settledAt: now },
  });
  return held;
}

/** Takes back what has not left yet of messages that carry this content. */
export async function cancelCopies(tx: Tx, hash: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE outbox SET state = 'CANCELLED', settled_at = ${now}::timestamptz
    WHERE state = 'WAITING' AND body -> 'message' -> 'attachment' ->> 'hash' = ${hash}`;
}

/** Who was sent these papers, and when first. */
export const listOpenings = (
  tx: Tx,
  ids: readonly string[],
): Promise<{ evidenceId: string; personId: string; openedAt: Date }[]> =>
  tx.evidenceOpening.findMany({ where: { evidenceId: { in: [...ids] } }, orderBy: { openedAt: 'asc' } });

/** The team that reads the checklist a paper was sent for; null while nobody outside the unit can have seen it. */
export async function findReadingTeam(tx: Tx, paper: Evidence): Promise<string | null> {
  if (paper.checklistId === null) return null;
  const checklist = await tx.checklist.findUnique({
    where: { id: paper.checklistId },
    select: { inspection: { select: { teamId: true } }, _count: { select: { submissions: true } } },
  });
  if (!checklist || (paper.side === 'UNIT' && checklist._count.submissions === 0)) return null;
  return checklist.inspection.teamId;
}

/** The time without a scanner that has not ended. */
export const findOutage = (db: Db | Tx): Promise<{ beganAt: Date } | null> =>
  db.scannerOutage.findFirst({ where: { endedAt: null }, orderBy: { beganAt: 'asc' } });

/** Notes that the scanner is out; one such time at a time. */
export async function openOutage(tx: Tx, beganAt: Date): Promise<boolean> {
  if (await findOutage(tx)) return false;
  await tx.scannerOutage.createMany({ data: { beganAt }, skipDuplicates: true });
  return true;
}

/** The scanner answers again: papers it was given up on in vain get one more chance, twelve tries in all. */
export async function endOutage(tx: Tx, endedAt: Date, maxTries: number): Promise<boolean> {
  const { count } = await tx.scannerOutage.updateMany({ where: { endedAt: null }, data: { endedAt } });
  if (count === 0) return false;
  await tx.evidence.updateMany({
    where: { state: 'KEPT', scan: 'UNSCANNABLE', scanFault: { not: 'over-limit' }, scanTries: { lt: 2 * maxTries } },
    data: { scan: 'PENDING', nextScanAt: null },
  });
  return true;
}

/** Times without a scanner whose begin or end the office has not been told. */
export const listUntoldOutages = (
  tx: Tx,
): Promise<{ beganAt: Date; endedAt: Date | null; beginToldAt: Date | null }[]> =>
  tx.scannerOutage.findMany({
    where: {
      OR: [
        { endedAt: null, beginToldAt: null },
        { endedAt: { not: null }, endToldAt: null },
      ],
    },
    orderBy: { beganAt: 'asc' },
  });

export async function noteOutageTold(tx: Tx, beganAt: Date, ended: boolean, now: Date): Promise<void> {
  await tx.scannerOutage.update({ where: { beganAt }, data: ended ? { endToldAt: now } : { beginToldAt: now } });
}

/** Papers that wait for the scanner. */
export const countToScan = (tx: Tx | Db): Promise<number> =>
  tx.evidence.count({ where: { state: 'KEPT', scan: 'PENDING', hash: { not: null } } });

/**
 * Brings kept papers in line with how the program was started: whether they may be opened unscanned, and, where the
 * scanner's silence was once written down as its last word, that it is asked again. Without a scanner no outage goes on.
 */
export async function alignOpening(
  tx: Tx,
  { hasScanner, openUnscanned, now }: { hasScanner: boolean; openUnscanned: boolean; now: Date },
): Promise<void> {
  await tx.evidence.updateMany({
    where: { state: 'KEPT', scan: 'UNSCANNABLE', scanFault: null },
    data: { scan: 'PENDING', nextScanAt: null },
  });
  await tx.evidence.updateMany({
    where: { state: 'KEPT', scan: { in: ['PENDING', 'UNSCANNABLE'] }, openUnscanned: !openUnscanned },
    data: { openUnscanned },
  });
  if (!hasScanner)
    await tx.scannerOutage.updateMany({ where: { endedAt: null }, data: { endedAt: now, endToldAt: now } });
}

/** What /health tells of papers: waiting to be fetched and to be scanned, since when the oldest, and what was given up. */
export async function readDocumentCounts(db: Db, hasScanner: boolean) {
  const lastOutage = await db.scannerOutage.findFirst({
    where: { endedAt: { not: null } },
    orderBy: { endedAt: 'desc' },
  });
  const toFetch = {
    state: 'WAITING' as const,
    OR: [{ checklistId: { not: null } }, { itemId: { not: null } }],
  };
  const fetching = await db.evidence.aggregate({ where: toFetch, _count: true, _min: { receivedAt: true } });
  const toScan = { state: 'KEPT' as const, scan: 'PENDING' as const, hash: { not: null } };
  const scanning = hasScanner
    ? await db.evidence.aggregate({ where: toScan, _count: true, _min: { settledAt: true } })
    : { _count: 0, _min: { settledAt: null } };
  return {
    outage: await findOutage(db),
    lastOutage,
    toFetch: fetching._count,
    oldestToFetchAt: fetching._min.receivedAt,
    toScan: scanning._count,
    oldestToScanAt: scanning._min.settledAt,
    notFetched: await db.evidence.count({ where: { state: 'REFUSED', refusal: 'documents-refused-not-fetched' } }),
    notScannable: await db.evidence.count({ where: { state: 'KEPT', scan: 'UNSCANNABLE' } }),
  };
}
