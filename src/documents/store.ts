// Evidence in the tables: received first, fetched later, kept by hash, its content dropped when it is refused.
// Who may see a paper is decided where it is asked for; what the scanner says of it is in scan-store.ts.
import type { DocumentState, Evidence, ScanState, Side } from '../generated/prisma/client.js';
import type { Db, Tx } from '../kit/database.js';

export type { Evidence };

/** What a paper is evidence for: one answer, or one item. */
export interface PlaceKey {
  readonly checklistId: string | null;
  readonly questionCode: string | null;
  readonly itemId: string | null;
}

/** As they were sent: the papers of an album come at one moment. */
const IN_ORDER = [{ receivedAt: 'asc' as const }, { messageId: 'asc' as const }, { id: 'asc' as const }];

/** Papers of an answer or item that count: received, not refused, not taken away; oldest first. */
export const listEvidence = (tx: Tx | Db, place: Partial<PlaceKey>): Promise<Evidence[]> =>
  tx.evidence.findMany({
    where: {
      ...(place.checklistId ? { checklistId: place.checklistId } : {}),
      ...(place.questionCode ? { questionCode: place.questionCode } : {}),
      ...(place.itemId ? { itemId: place.itemId } : {}),
      state: { in: ['WAITING', 'KEPT'] },
    },
    orderBy: IN_ORDER,
  });

export const saveEvidence = (tx: Tx, row: Parameters<Tx['evidence']['create']>[0]['data']): Promise<Evidence> =>
  tx.evidence.create({ data: row });

/** Photos of one sender that have this name, numbered or not, whatever became of them. */
export const countPhotos = (tx: Tx, sentById: string, name: string): Promise<number> =>
  tx.evidence.count({ where: { sentById, mime: 'image/jpeg', name: { startsWith: name.replace(/\.jpg$/, '') } } });

export const findEvidence = (tx: Tx, id: string): Promise<Evidence | null> => tx.evidence.findUnique({ where: { id } });

/** A paper belongs to an answer or an item; otherwise it came outside any question and its sender has to say where it goes. */
export const isPlaced = (paper: Pick<Evidence, 'checklistId' | 'itemId'>): boolean =>
  paper.checklistId !== null || paper.itemId !== null;

/** The unit and the team a paper's answer or item belongs to now; of one without a place, the unit it was sent for. */
export async function findParties(tx: Tx, paper: Evidence): Promise<{ unitId: string | null; teamId: string | null }> {
  const { checklistId, itemId } = paper;
  if (itemId !== null)
    return (
      (await tx.remediationItem.findUnique({ where: { id: itemId }, select: { unitId: true, teamId: true } })) ?? NOBODY
    );
  if (checklistId === null) return { unitId: paper.unitId, teamId: null };
  const select = { inspection: { select: { unitId: true, teamId: true } } };
  return (await tx.checklist.findUnique({ where: { id: checklistId }, select }))?.inspection ?? NOBODY;
}

const NOBODY = { unitId: null, teamId: null };

/** Which rows of a queue are looked for: not these, at most `perUnit` of a unit (those under way count), at most `most`. */
export interface Look {
  readonly except: readonly string[];
  readonly perUnit: number;
  readonly most: number;
}

/**
 * Papers to fetch now: they have a place and their time has come. Each unit's first papers come before any unit's next ones,
 * at most `perUnit` of a unit; rows that wait for another try stand before nobody.
 */
export async function listToFetch(db: Db, now: Date, { except, perUnit, most }: Look): Promise<Evidence[]> {
  const due = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM (
      SELECT id, received_at, row_number() OVER (PARTITION BY coalesce(unit_id, sent_by_id) ORDER BY received_at, id) AS n
      FROM evidence
      WHERE state = 'WAITING' AND (checklist_id IS NOT NULL OR item_id IS NOT NULL)
        AND (next_try_at IS NULL OR next_try_at <= ${now}::timestamptz)
    ) ranked
    WHERE n <= ${perUnit} AND id <> ALL(${except}::text[])
    ORDER BY n, received_at, id LIMIT ${most}`;
  return inOrder(db, due);
}

/** The papers of these rows, in the order of the rows. */
export const inOrder = async (db: Db, rows: readonly { id: string }[]): Promise<Evidence[]> => {
  const found = await db.evidence.findMany({ where: { id: { in: rows.map((row) => row.id) } } });
  const byId = new Map(found.map((paper) => [paper.id, paper]));
  return rows.flatMap(({ id }) => byId.get(id) ?? []);
};

/** Changes a paper that is still waiting and has come to an end of its own; false when somebody took it away meanwhile. */
export async function settleWaiting(
  tx: Tx,
  id: string,
  data: Parameters<Tx['evidence']['updateMany']>[0]['data'],
): Promise<boolean> {
  return (await tx.evidence.updateMany({ where: { id, state: 'WAITING' }, data: { begun: 0, ...data } })).count === 1;
}

/** Judging was begun so many times more, or fewer: what stands here when the program starts is how often it died at this paper. */
export async function noteBegun(db: Db, id: string, more: number): Promise<void> {
  await db.evidence.updateMany({ where: { id, state: 'WAITING' }, data: { begun: { increment: more } } });
}

/** The earliest other paper with the same content: in the same answer, else of the same unit, else of anybody. */
export async function findTwin(
  tx: Tx,
  paper: Evidence,
  hash: string,
): Promise<{ twin: Evidence; where: 'same-answer' | 'same-unit' | 'other-unit' } | null> {
  const first = (of: object): Promise<Evidence | null> =>
    tx.evidence.findFirst({
      where: { hash, state: 'KEPT', id: { not: paper.id }, ...of },
      orderBy: { receivedAt: 'asc' },
    });
  const { checklistId, questionCode, itemId, side, unitId } = paper;
  const same = await first({ checklistId, questionCode, itemId, side });
  if (same) return { twin: same, where: 'same-answer' };
  const own = await first({ unitId });
  if (own) return { twin: own, where: 'same-unit' };
  const other = await first({});
  return other && { twin: other, where: 'other-unit' };
}

/** One after the other: whoever draws a receipt or compares a content sees what the others before have written. */
export async function takeTurns(tx: Tx, about: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${about}, 0))`;
}

/** Papers of one album already received, for its one receipt. */
export const listAlbum = (tx: Tx, sentById: string, albumId: string): Promise<Evidence[]> =>
  tx.evidence.findMany({ where: { sentById, albumId }, orderBy: IN_ORDER });

/** Its sender is asked whether it is secret. */
const ASKED = { state: 'QUARANTINED' as const, scan: 'PENDING' as const };

const APART = { state: 'QUARANTINED' as const, scan: 'UNSCANNABLE' as const };

/** Papers set apart because they look secret; a person of the office has to look. */
export const countQuarantined = (tx: Tx): Promise<number> => tx.evidence.count({ where: APART });

/** The same papers, the oldest first. */
export const listApart = (tx: Tx): Promise<Evidence[]> =>
  tx.evidence.findMany({ where: APART, orderBy: IN_ORDER, take: 200 });

/** What is fetched from now on as if it came now: its content, if there was one, is out of the vault. */
const AFRESH = {
  state: 'WAITING' as const,
  scan: 'PENDING' as const,
  hash: null,
  type: null,
  droppedAt: null,
  tries: 0,
  begun: 0,
};

/** The office says that a paper set apart is not secret. False when it is set apart no longer. */
export async function clearApart(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.evidence.updateMany({ where: { id, ...APART }, data: AFRESH });
  // Its sender has a day to say what it is for, from now on.
  await tx.evidence.updateMany({ where: { id, checklistId: null, itemId: null }, data: { receivedAt: now } });
  return count === 1;
}

/** Sets apart, or asks about, a paper that was taken in. */
export const setApart = (tx: Tx, id: string, data: { state: DocumentState; scan: ScanState }): Promise<Evidence> =>
  tx.evidence.update({ where: { id }, data: { ...data, albumId: null, nextScanAt: null } });

/** A paper of this place with this file of the channel that counts already. */
export const findRepeated = (
  tx: Tx,
  place: { checklistId: string | null; questionCode: string | null; itemId?: string | null; side: Side },
  fileUniqueId: string,
): Promise<Evidence | null> =>
  place.checklistId === null && !place.itemId
    ? Promise.resolve(null)
    : tx.evidence.findFirst({
        where: {
          ...{ checklistId: place.checklistId, questionCode: place.questionCode, itemId: place.itemId ?? null },
          ...{ side: place.side, fileUniqueId, state: { in: ['WAITING', 'KEPT'] } },
        },
        orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
      });

/** The paper that came in this message; one whose file was replaced has given its message to the new one. */
export const findByMessage = (tx: Tx, sentById: string, messageId: bigint): Promise<Evidence | null> =>
  tx.evidence.findFirst({ where: { sentById, messageId } });

export const saveNote = (tx: Tx, id: string, note: string | null): Promise<Evidence> =>
  tx.evidence.update({ where: { id }, data: { note } });

/** Words that came with a second copy of a paper go to the one that counts; null when they add nothing. */
export async function addNote(tx: Tx, paper: Evidence, said: string | null): Promise<string | null> {
  if (!said || paper.note?.includes(said)) return null;
  return (await saveNote(tx, paper.id, [paper.note, said].filter(Boolean).join('; '))).note;
}

/** Another file took its place; of what was refused or taken away before, that stays the reason. */
export async function settleReplaced(tx: Tx, id: string, now: Date, refusal: string): Promise<void> {
  const where = { id, state: { in: ['WAITING' as const, 'KEPT' as const, 'QUARANTINED' as const] } };
  await tx.evidence.updateMany({ where, data: { state: 'REMOVED', refusal, settledAt: now } });
  // The message is the new one's from now on.
  await tx.evidence.update({ where: { id }, data: { messageId: null } });
}

/** Papers set apart, the oldest first, and the units they came from. */
export const listQuarantined = (tx: Tx) =>
  tx.evidence.findMany({
    where: APART,
    select: { id: true, unitId: true, placeLabel: true, receivedAt: true },
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
  });

/** Takes a paper away; false when it had been taken away already. */
export async function removeEvidence(tx: Tx, id: string, now: Date): Promise<boolean> {
  const where = { id, state: { not: 'REMOVED' as const } };
  return (await tx.evidence.updateMany({ where, data: { state: 'REMOVED', settledAt: now } })).count === 1;
}

/** Its sender says that a paper asked about is not secret: it may be fetched. False when that is no longer the question. */
export async function clearEvidence(tx: Tx, id: string): Promise<boolean> {
  return (await tx.evidence.updateMany({ where: { id, ...ASKED }, data: AFRESH })).count === 1;
}

/** Papers whose sender has been asked since then whether they are secret, and has not answered; `unless` leaves out those told so. */
export async function listAsked(
  db: Db,
  before: Date,
  except: readonly string[],
  unless: string | null = null,
): Promise<Evidence[]> {
  const asked = await db.evidence.findMany({
    where: { ...ASKED, receivedAt: { lt: before }, id: { notIn: [...except] } },
    orderBy: { receivedAt: 'asc' },
    take: 200,
  });
  if (unless === null) return asked;
  const keys = asked.map(({ id }) => `${unless}:${id}`);
  const told = await db.outboxMessage.findMany({ where: { dedupeKey: { in: keys } }, select: { dedupeKey: true } });
  const known = new Set(told.map(({ dedupeKey }) => dedupeKey));
  return asked.filter(({ id }) => !known.has(`${unless}:${id}`));
}

/** Its sender never said whether it is secret: it is let go, unfetched. False when that is no longer the question. */
export async function letGo(tx: Tx, id: string, now: Date): Promise<boolean> {
  const data = { state: 'REMOVED' as const, settledAt: now };
  return (await tx.evidence.updateMany({ where: { id, ...ASKED }, data })).count === 1;
}

/** Gives a paper that came outside any question its place; false when it has one or was taken away. */
export async function placeEvidence(
  tx: Tx,
  id: string,
  place: Parameters<Tx['evidence']['updateMany']>[0]['data'],
): Promise<boolean> {
  const where = { id, checklistId: null, itemId: null, state: { not: 'REMOVED' as const } };
  return (await tx.evidence.updateMany({ where, data: place })).count === 1;
}

/** Takes a paper from where it lies to another place; false when it lies there no longer, or does not count. */
export async function moveEvidence(
  tx: Tx,
  { id, checklistId, questionCode, itemId }: Evidence,
  place: Parameters<Tx['evidence']['updateMany']>[0]['data'],
): Promise<boolean> {
  const where = { id, checklistId, questionCode, itemId, state: { in: ['WAITING' as const, 'KEPT' as const] } };
  return (await tx.evidence.updateMany({ where, data: place })).count === 1;
}

/** A paper that counts at this place and is the same file, or has the same content, as one from elsewhere. */
export const findSame = (
  tx: Tx,
  { checklistId, questionCode, itemId, side }: Pick<Evidence, 'checklistId' | 'questionCode' | 'itemId' | 'side'>,
  { fileUniqueId, hash }: Evidence,
): Promise<Evidence | null> =>
  tx.evidence.findFirst({
    where: {
      ...{ checklistId, questionCode, itemId, side, state: { in: ['WAITING', 'KEPT'] } },
      OR: [{ fileUniqueId }, ...(hash === null ? [] : [{ hash }])],
    },
  });

/** Notes who was sent these papers, the first time. */
export async function saveOpenings(tx: Tx, ids: readonly string[], personId: string, openedAt: Date): Promise<void> {
  const data = ids.map((evidenceId) => ({ evidenceId, personId, openedAt }));
  await tx.evidenceOpening.createMany({ data, skipDuplicates: true });
}

/** A paper with this content that was refused since because the process it was judged in ended. */
export const findDeadly = (
  db: Db,
  hash: string,
  { begun, since }: { begun: number; since: Date },
): Promise<Evidence | null> =>
  db.evidence.findFirst({ where: { hash, state: 'REFUSED', begun: { gte: begun }, settledAt: { gte: since } } });

/** Whether this content was once found to be harmful. */
export const isKnownInfected = async (tx: Tx | Db, hash: string): Promise<boolean> =>
  (await tx.evidence.findFirst({ where: { hash, scan: 'INFECTED' }, select: { id: true } })) !== null;

/** The hash of content that came although its paper was taken away meanwhile, so that it is dropped. */
export async function noteUnwanted(tx: Tx, id: string, hash: string): Promise<void> {
  await tx.evidence.updateMany({
    where: { id, hash: null, state: { in: ['REMOVED', 'QUARANTINED'] } },
    data: { hash },
  });
}

/** The content of a paper just kept is not there: it is fetched again. */
export async function fetchAgain(tx: Tx, id: string): Promise<void> {
  await tx.evidence.updateMany({
    where: { id, state: 'KEPT', scan: 'PENDING' },
    data: { state: 'WAITING', hash: null, type: null },
  });
}

/** Contents nobody needs any more: refused, set apart, found harmful, or taken away before they were kept; used by no other paper or import. */
export async function listUnneeded(db: Db, only: string | null = null): Promise<string[]> {
  const rows = await db.$queryRaw<{ hash: string }[]>`
    SELECT DISTINCT e.hash FROM evidence e
    WHERE e.hash IS NOT NULL AND e.dropped_at IS NULL AND (${only}::text IS NULL OR e.hash = ${only})
      AND (e.state IN ('REFUSED', 'QUARANTINED') OR (e.state = 'REMOVED' AND (e.type IS NULL OR e.scan = 'INFECTED')))
      AND NOT EXISTS (SELECT FROM evidence o WHERE o.hash = e.hash
        AND (o.state = 'KEPT' OR (o.state = 'REMOVED' AND o.type IS NOT NULL AND o.scan <> 'INFECTED')))
      AND NOT EXISTS (SELECT FROM plan_import p WHERE p.file_hash = e.hash)
    LIMIT 100`;
  return rows.map((row) => row.hash);
}

/** The content is out of the vault. */
export async function noteDropped(db: Db, hash: string, now: Date): Promise<void> {
  await db.evidence.updateMany({ where: { hash, droppedAt: null }, data: { droppedAt: now } });
}

/** Papers that came outside any question and were never placed. */
export const listUnplaced = (db: Db, before: Date, except: readonly string[]): Promise<Evidence[]> =>
  db.evidence.findMany({
    where: {
      checklistId: null,
      itemId: null,
      state: 'WAITING',
      receivedAt: { lt: before },
      id: { notIn: [...except] },
    },
    orderBy: { receivedAt: 'asc' },
    take: 50,
  });
