// Papers in the tables: which come next, which twin they have, what is withdrawn, dropped and counted; each statement with
// the rows it must leave alone.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Prisma } from '../../src/generated/prisma/client.js';
import * as scans from '../../src/documents/scan-store.js';
import * as store from '../../src/documents/store.js';
import { at } from '../../src/kit/calendar.js';
import { inTransaction, type Tx } from '../../src/kit/database.js';
import { useDatabase } from '../database.js';

const database = useDatabase();
const now = at('2023-03-01 08:00');
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
const within = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(database.db, work);
beforeEach(async () => {
  await database.db.evidence.deleteMany();
  await database.db.scannerOutage.deleteMany();
  await database.db.planImport.deleteMany();
  await database.db.outboxMessage.deleteMany();
});

type More = Partial<Prisma.EvidenceUncheckedCreateInput>;
const paper = (id: string, more: More = {}) =>
  database.db.evidence.create({
    data: {
      ...{ id, checklistId: 'c1', questionCode: 'Q1', unitId: 'u1', sentById: 'an', fileId: 'f', fileUniqueId: 'f' },
      ...{ name: `${id}.pdf`, receivedAt: now, ...more },
    },
  });
const kept = (id: string, more: More = {}) => paper(id, { state: 'KEPT', hash: 'h1', type: 'PDF', ...more });
const rowOf = (id: string) => database.db.evidence.findUniqueOrThrow({ where: { id } });
const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);
const STATES = ['WAITING', 'QUARANTINED', 'KEPT', 'REFUSED', 'REMOVED'] as const;

describe('the next papers', () => {
  const all = { except: [], perUnit: 9, most: 9 };

  it('to fetch have a place and their time has come; first ones of each unit before any second', async () => {
    await paper('b2', { unitId: 'u2', receivedAt: minutes(3) });
    await paper('a1', { receivedAt: minutes(1) });
    await paper('a2', { receivedAt: minutes(2), checklistId: null, itemId: 'i1' });
    await paper('a3', { receivedAt: minutes(2), nextTryAt: now });
    await paper('later', { receivedAt: minutes(-9), nextTryAt: minutes(1) });
    await paper('loose', { checklistId: null });
    await paper('own', { unitId: null, receivedAt: minutes(4) });
    for (const state of STATES.slice(1)) await paper(state, { state, receivedAt: minutes(-9) });
    const fetch = async (look: Partial<store.Look> = {}, when = now) =>
      ids(await store.listToFetch(database.db, when, { ...all, ...look }));
    expect(await fetch()).toEqual(['a1', 'b2', 'own', 'a2', 'a3']);
    expect(await fetch({ perUnit: 1 })).toEqual(['a1', 'b2', 'own']);
    expect(await fetch({ perUnit: 2, except: ['a1'] })).toEqual(['b2', 'own', 'a2']);
    expect(await fetch({ most: 2 })).toEqual(['a1', 'b2']);
    expect((await fetch({}, minutes(1)))[0]).toBe('later');
    // Of one instant the one that came first.
    await paper('a0', { receivedAt: minutes(1) });
    expect(await fetch({ perUnit: 1 })).toEqual(['a0', 'b2', 'own']);
  });

  it('to scan are kept with their content and not judged yet, in the same order', async () => {
    await kept('b2', { unitId: 'u2', receivedAt: minutes(3) });
    await kept('a1', { receivedAt: minutes(1) });
    await kept('a2', { receivedAt: minutes(2), nextScanAt: now });
    await kept('later', { receivedAt: minutes(-9), nextScanAt: minutes(1) });
    await kept('no content', { hash: null });
    await kept('own', { unitId: null, receivedAt: minutes(4) });
    for (const scan of ['CLEAN', 'INFECTED', 'UNSCANNABLE'] as const) await kept(scan, { scan });
    for (const state of ['WAITING', 'REMOVED', 'REFUSED'] as const) await paper(state, { state, hash: 'h' });
    const scan = async (look: Partial<store.Look> = {}, when = now) =>
      ids(await scans.listToScan(database.db, when, { ...all, ...look }));
    expect(await scan()).toEqual(['a1', 'b2', 'own', 'a2']);
    expect(await scan({ perUnit: 1, except: ['b2'] })).toEqual(['a1', 'own']);
    expect(await scan({ most: 1 })).toEqual(['a1']);
    expect((await scan({}, minutes(1)))[0]).toBe('later');
    await kept('a0', { receivedAt: minutes(1) });
    expect(await scan({ perUnit: 1 })).toEqual(['a0', 'b2', 'own']);
    expect(await within(scans.countToScan)).toBe(6);
  });

  it('of an answer, an album or nobody’s place are those that count, the oldest first', async () => {
    await kept('late', { receivedAt: minutes(2), albumId: 'x' });
    await paper('early', { albumId: 'x' });
    await paper('item', { checklistId: null, questionCode: null, itemId: 'i1', albumId: 'y' });
    await paper('other', { questionCode: 'Q2', sentById: 'bình', albumId: 'x' });
    for (const state of ['QUARANTINED', 'REFUSED', 'REMOVED'] as const) await paper(state, { state });
    const list = (place: Partial<store.PlaceKey>) => within(async (tx) => ids(await store.listEvidence(tx, place)));
    expect(await list({ checklistId: 'c1', questionCode: 'Q1' })).toEqual(['early', 'late']);
    expect(await list({ checklistId: 'c1' })).toEqual(['early', 'other', 'late']);
    expect(await list({ itemId: 'i1' })).toEqual(['item']);
    expect(ids(await within((tx) => store.listAlbum(tx, 'an', 'x')))).toEqual(['early', 'late']);
    const loose = { checklistId: null, questionCode: null };
    await paper('loose', { ...loose, receivedAt: minutes(-9) });
    await paper('loose too', { ...loose, receivedAt: minutes(-8) });
    await paper('new', { ...loose });
    await paper('kept', { ...loose, state: 'KEPT', receivedAt: minutes(-9) });
    await paper('of an item', { ...loose, itemId: 'i', receivedAt: minutes(-9) });
    await paper('at a question', { receivedAt: minutes(-9) });
    expect(ids(await store.listUnplaced(database.db, now, []))).toEqual(['loose', 'loose too']);
    expect(ids(await store.listUnplaced(database.db, now, ['loose']))).toEqual(['loose too']);
  });
});

describe('a paper', () => {
  it('changes only in the state it is in', async () => {
    for (const state of STATES) await paper(state, { state });
    await paper('secret', { state: 'QUARANTINED', scan: 'UNSCANNABLE' });
    const each = async (work: (tx: Tx, id: string) => Promise<boolean>) => {
      const done: string[] = [];
      for (const id of [...STATES, 'secret']) if (await within((tx) => work(tx, id))) done.push(id);
      return done;
    };
    expect(await within(store.countQuarantined)).toBe(1);
    expect(await each((tx, id) => store.settleWaiting(tx, id, { tries: 3 }))).toEqual(['WAITING']);
    expect((await rowOf('KEPT')).tries).toBe(0);
    expect(await each((tx, id) => store.clearEvidence(tx, id))).toEqual(['QUARANTINED']);
    expect(await rowOf('QUARANTINED')).toMatchObject({ state: 'WAITING' });
    expect(await each((tx, id) => store.placeEvidence(tx, id, { itemId: 'i1' }))).toEqual([]);
    for (const id of STATES) await database.db.evidence.update({ where: { id }, data: { checklistId: null } });
    const placed = await each((tx, id) => store.placeEvidence(tx, id, { itemId: 'i1' }));
    expect(placed).toEqual(['WAITING', 'QUARANTINED', 'KEPT', 'REFUSED']);
    expect(await each((tx, id) => store.placeEvidence(tx, id, { itemId: 'i2' }))).toEqual([]);
    expect(await each((tx, id) => store.removeEvidence(tx, id, now))).toEqual([
      ...['WAITING', 'QUARANTINED', 'KEPT', 'REFUSED', 'secret'],
    ]);
    expect(await rowOf('KEPT')).toMatchObject({ state: 'REMOVED', settledAt: now });
    expect((await rowOf('REMOVED')).settledAt).toBeNull();
  });

  it('belongs to its item, its checklist, or the unit it was sent for', async () => {
    expect([
      store.isPlaced({ checklistId: null, itemId: null }),
      store.isPlaced({ checklistId: null, itemId: 'i' }),
    ]).toEqual([false, true]);
    expect(store.isPlaced({ checklistId: 'c', itemId: null })).toBe(true);
    const parties = (more: More) =>
      within(async (tx) => store.findParties(tx, { ...(await rowOf('p')), ...more } as never));
    await paper('p');
    expect(await parties({ checklistId: null, itemId: null })).toEqual({ unitId: 'u1', teamId: null });
    expect(await parties({ itemId: 'gone' })).toEqual({ unitId: null, teamId: null });
    expect(await parties({ checklistId: 'gone' })).toEqual({ unitId: null, teamId: null });
  });

  it('has its twin in the same answer before one of the unit before one of others, the earliest of each', async () => {
    const mine = await kept('mine', { receivedAt: minutes(9) });
    const twin = async () => {
      const found = await within((tx) => store.findTwin(tx, mine, 'h1'));
      return found && `${found.twin.id} ${found.where}`;
    };
    expect(await twin()).toBeNull();
    await kept('other hash', { hash: 'h2' });
    await paper('removed', { hash: 'h1', state: 'REMOVED' });
    expect(await twin()).toBeNull();
    await kept('farther', { unitId: 'u2', checklistId: 'c3', receivedAt: minutes(2) });
    await kept('far too', { unitId: 'u2', checklistId: 'c2', receivedAt: minutes(1) });
    expect(await twin()).toBe('far too other-unit');
    for (const [id, more] of [
      ['question', { questionCode: 'Q2' }],
      ['item', { itemId: 'i1' }],
      ['side', { side: 'DELEGATION' }],
      ['checklist', { checklistId: 'c9' }],
    ] as const) {
      await kept(id, { ...more, receivedAt: minutes(5) });
      expect(await twin()).toBe(`${id} same-unit`);
      await database.db.evidence.delete({ where: { id } });
    }
    // However many others have sent the same before.
    await database.db.evidence.createMany({
      data: Array.from({ length: 60 }, (_, n) => ({
        ...{ id: `form ${n}`, checklistId: `c${n + 50}`, unitId: 'u9', sentById: 'bình', fileId: 'f' },
        ...{ fileUniqueId: 'f', name: 'x.pdf', receivedAt: now, state: 'KEPT' as const, hash: 'h1' },
      })),
    });
    await kept('second', { receivedAt: minutes(7) });
    await kept('first', { receivedAt: minutes(6) });
    await kept('unit', { questionCode: 'Q2', receivedAt: minutes(3) });
    expect(await twin()).toBe('first same-answer');
  });

  it('is opened once by each reader, the first time counts', async () => {
    await paper('a');
    await paper('b');
    const open = (list: string[], who: string, when = now) => within((tx) => store.saveOpenings(tx, list, who, when));
    await open(['a', 'b'], 'an', minutes(5));
    await open(['a'], 'an', minutes(9));
    await open(['a'], 'bình');
    const openings = (list: string[]) => within((tx) => scans.listOpenings(tx, list));
    expect(await openings(['a'])).toEqual([
      { evidenceId: 'a', personId: 'bình', openedAt: now },
      { evidenceId: 'a', personId: 'an', openedAt: minutes(5) },
    ]);
    expect(await openings(['b'])).toMatchObject([{ personId: 'an' }]);
  });
});

describe('contents', () => {
  it('nobody needs are those refused, found harmful, or taken away before they were kept', async () => {
    const unneeded = async () => (await store.listUnneeded(database.db)).sort();
    await paper('refused', { state: 'REFUSED', hash: 'refused' });
    await paper('refused too', { state: 'REFUSED', hash: 'refused' });
    await paper('dropped', { state: 'REFUSED', hash: 'dropped', droppedAt: now });
    await paper('early', { state: 'REMOVED', hash: 'early' });
    await paper('after', { state: 'REMOVED', hash: 'after', type: 'PDF' });
    await paper('harmful', { state: 'REMOVED', hash: 'harmful', type: 'PDF', scan: 'INFECTED' });
    await paper('no hash', { state: 'REFUSED' });
    await kept('kept', { hash: 'kept' });
    await paper('waits', { hash: 'waits' });
    await paper('kept elsewhere', { state: 'REFUSED', hash: 'kept' });
    await paper('taken away elsewhere', { state: 'REFUSED', hash: 'after' });
    await paper('imported', { state: 'REFUSED', hash: 'imported' });
    await database.db.planImport.create({
      data: { id: 'p', fileName: 'x', fileHash: 'imported', baseRevision: 1, summary: {}, state: 'X', createdAt: now },
    });
    expect(await unneeded()).toEqual(['early', 'harmful', 'refused']);
    expect(await store.listUnneeded(database.db, 'early')).toEqual(['early']);
    expect(await store.listUnneeded(database.db, 'kept')).toEqual([]);
    await paper('harmless beside', { state: 'REMOVED', hash: 'harmful', type: 'PDF' });
    expect(await unneeded()).toEqual(['early', 'refused']);
    await store.noteDropped(database.db, 'refused', now);
    await store.noteDropped(database.db, 'dropped', minutes(9));
    expect(await unneeded()).toEqual(['early']);
    expect([(await rowOf('refused too')).droppedAt, (await rowOf('dropped')).droppedAt]).toEqual([now, now]);
    expect((await rowOf('early')).droppedAt).toBeNull();
  });

  it('that came too late, or are not there, are noted, and one found harmful is known', async () => {
    await paper('taken away', { state: 'REMOVED' });
    await paper('waits');
    await paper('had one', { state: 'REMOVED', hash: 'h0' });
    await paper('taken away too', { state: 'REMOVED' });
    for (const id of ['taken away', 'waits', 'had one']) await within((tx) => store.noteUnwanted(tx, id, 'h9'));
    expect([(await rowOf('taken away')).hash, (await rowOf('waits')).hash, (await rowOf('had one')).hash]).toEqual([
      ...['h9', null, 'h0'],
    ]);
    expect((await rowOf('taken away too')).hash).toBeNull();
    await kept('again');
    await kept('not asked for');
    await kept('judged', { scan: 'CLEAN' });
    await paper('refused', { state: 'REFUSED', hash: 'h1' });
    for (const id of ['again', 'judged', 'refused']) await within((tx) => store.fetchAgain(tx, id));
    expect(await rowOf('again')).toMatchObject({ state: 'WAITING', hash: null, type: null });
    expect([(await rowOf('judged')).state, (await rowOf('refused')).state]).toEqual(['KEPT', 'REFUSED']);
    expect(await rowOf('not asked for')).toMatchObject({ state: 'KEPT', hash: 'h1' });
    await paper('bad', { hash: 'bad', scan: 'INFECTED', state: 'REFUSED' });
    expect([await store.isKnownInfected(database.db, 'bad'), await store.isKnownInfected(database.db, 'h1')]).toEqual([
      ...[true, false],
    ]);
  });

  it('found harmful leave every answer; what was found before stays as it was found', async () => {
    await kept('second', { receivedAt: minutes(2), openUnscanned: true });
    await kept('first', { receivedAt: minutes(1), unitId: 'u2' });
    await paper('taken away', { state: 'REMOVED', hash: 'h1', type: 'PDF', receivedAt: minutes(3) });
    await paper('before', { state: 'REFUSED', hash: 'h1', scan: 'INFECTED', scanFault: 'Old' });
    await paper('refused', { state: 'REFUSED', hash: 'h1' });
    await kept('other', { hash: 'h2' });
    const held = await within((tx) => scans.withdrawContent(tx, 'h1', 'Eicar', now));
    expect(held.map(({ id, state }) => [id, state])).toEqual([
      ['first', 'KEPT'],
      ['second', 'KEPT'],
      ['taken away', 'REMOVED'],
    ]);
    const found = { scan: 'INFECTED', scanFault: 'Eicar', scannedAt: now, openUnscanned: false };
    for (const id of ['first', 'second'])
      expect(await rowOf(id)).toMatchObject({
        ...found,
        state: 'REFUSED',
        refusal: 'documents-infected',
        settledAt: now,
      });
    expect(await rowOf('taken away')).toMatchObject({ ...found, state: 'REMOVED', refusal: null, settledAt: null });
    expect(await rowOf('before')).toMatchObject({ scanFault: 'Old', refusal: null });
    expect(await rowOf('refused')).toMatchObject({ scan: 'PENDING' });
    expect(await rowOf('other')).toMatchObject({ state: 'KEPT', scan: 'PENDING' });
  });

  it('are taken back from what has not left yet', async () => {
    const message = (dedupeKey: string, hash: string, more: object = {}) => ({
      ...{ dedupeKey, chatId: 1n, lane: 0, createdAt: now, ...more },
      body: { do: 'SEND', message: { text: 'x', attachment: { kind: 'vault', hash } } },
    });
    await database.db.outboxMessage.createMany({
      data: [message('waits', 'h1'), message('sent', 'h1', { state: 'SENT' }), message('other', 'h2')],
    });
    await within((tx) => scans.cancelCopies(tx, 'h1', now));
    const rows = await database.db.outboxMessage.findMany({ where: { state: 'CANCELLED' } });
    expect(rows).toMatchObject([{ dedupeKey: 'waits', settledAt: now }]);
  });
});

describe('what the scanner said', () => {
  it('is written of kept papers that wait for it, and of no other', async () => {
    await kept('waits', { nextScanAt: now, scanTries: 2 });
    await kept('judged', { scan: 'CLEAN' });
    await paper('gone', { state: 'REMOVED', hash: 'h1' });
    const fault = (id: string) => scans.noteScanTry(database.db, id, 'timeout', minutes(1));
    for (const id of ['waits', 'judged', 'gone']) await fault(id);
    expect(await rowOf('waits')).toMatchObject({ scanTries: 3, scanFault: 'timeout', nextScanAt: minutes(1) });
    for (const id of ['judged', 'gone']) expect(await rowOf(id)).toMatchObject({ scanTries: 0, scanFault: null });
    const save = (id: string, scan: 'CLEAN' | 'UNSCANNABLE') =>
      within((tx) => scans.saveScan(tx, id, { scan, fault: 'f', at: now }));
    expect([await save('waits', 'UNSCANNABLE'), await save('judged', 'CLEAN'), await save('gone', 'CLEAN')]).toEqual([
      ...[true, false, false],
    ]);
    const said = { scan: 'UNSCANNABLE', scanFault: 'f', scannedAt: now, nextScanAt: null, scanTries: 4 };
    expect(await rowOf('waits')).toMatchObject(said);
  });

  it('is asked for once more after an outage, for what was given up in vain', async () => {
    const given = { scan: 'UNSCANNABLE' as const, scanFault: 'timeout', nextScanAt: minutes(9) };
    await kept('vain', { ...given, scanTries: 11 });
    await kept('tried enough', { ...given, scanTries: 12 });
    await kept('too big', { ...given, scanFault: 'over-limit' });
    await kept('clean', { ...given, scan: 'CLEAN' });
    await paper('gone', { ...given, state: 'REMOVED' });
    const end = () => within((tx) => scans.endOutage(tx, minutes(5), 6));
    expect(await end()).toBe(false);
    expect((await rowOf('vain')).scan).toBe('UNSCANNABLE');
    const begin = (when = now) => within((tx) => scans.openOutage(tx, when));
    expect([await begin(), await begin(minutes(1))]).toEqual([true, false]);
    expect(await within(scans.findOutage)).toMatchObject({ beganAt: now });
    expect([await end(), await end()]).toEqual([true, false]);
    expect(await rowOf('vain')).toMatchObject({ scan: 'PENDING', nextScanAt: null });
    for (const id of ['tried enough', 'too big']) expect((await rowOf(id)).scan).toBe('UNSCANNABLE');
    expect([(await rowOf('clean')).scan, (await rowOf('gone')).scan]).toEqual(['CLEAN', 'UNSCANNABLE']);
    expect(await within(scans.findOutage)).toBeNull();
    expect(await begin(), 'the same instant again').toBe(true);
  });

  it('and when it said nothing is told once at the begin and once at the end', async () => {
    const { db } = database;
    const outage = (n: number, more: object = {}) =>
      db.scannerOutage.create({ data: { beganAt: minutes(n), ...more } });
    await outage(3);
    await outage(1, { endedAt: minutes(2), beginToldAt: now });
    await outage(4, { beginToldAt: now });
    await outage(5, { endedAt: minutes(6), beginToldAt: now, endToldAt: now });
    const untold = async () => (await within(scans.listUntoldOutages)).map(({ beganAt }) => beganAt);
    expect(await untold()).toEqual([minutes(1), minutes(3)]);
    await within((tx) => scans.noteOutageTold(tx, minutes(1), true, minutes(7)));
    await within((tx) => scans.noteOutageTold(tx, minutes(3), false, minutes(8)));
    expect(await untold()).toEqual([]);
    const rows = await db.scannerOutage.findMany({ orderBy: { beganAt: 'asc' }, take: 2 });
    expect(rows).toMatchObject([
      { beginToldAt: now, endToldAt: minutes(7) },
      { beginToldAt: minutes(8), endToldAt: null },
    ]);
  });

  it('follows how the program was started', async () => {
    await kept('silent', { scan: 'UNSCANNABLE', scanFault: null, nextScanAt: now });
    await kept('given up', { scan: 'UNSCANNABLE', scanFault: 'timeout' });
    await kept('waits');
    await kept('clean', { scan: 'CLEAN' });
    await paper('gone', { state: 'REMOVED', scan: 'UNSCANNABLE' });
    await database.db.scannerOutage.create({ data: { beganAt: now } });
    const align = (hasScanner: boolean, openUnscanned: boolean) =>
      within((tx) => scans.alignOpening(tx, { hasScanner, openUnscanned, now: minutes(1) }));
    const open = async () =>
      ids(await database.db.evidence.findMany({ where: { openUnscanned: true }, orderBy: { id: 'asc' } }));
    await align(true, true);
    expect(await open()).toEqual(['given up', 'silent', 'waits']);
    expect(await rowOf('silent')).toMatchObject({ scan: 'PENDING', nextScanAt: null });
    expect((await rowOf('given up')).scan).toBe('UNSCANNABLE');
    expect((await rowOf('gone')).scan).toBe('UNSCANNABLE');
    expect(await within(scans.findOutage)).not.toBeNull();
    await align(true, false);
    expect(await open()).toEqual([]);
    await align(false, true);
    expect(await database.db.scannerOutage.findMany()).toMatchObject([{ endedAt: minutes(1), endToldAt: minutes(1) }]);
  });

  it('is counted for whoever looks after the machine', async () => {
    await paper('new', { receivedAt: minutes(-1) });
    await paper('old', { receivedAt: minutes(-5), checklistId: null, itemId: 'i' });
    await paper('loose', { receivedAt: minutes(-9), checklistId: null });
    await kept('one', { settledAt: minutes(-3) });
    await kept('two', { settledAt: minutes(-4) });
    await kept('no content', { hash: null, settledAt: minutes(-9) });
    await kept('judged', { scan: 'CLEAN', settledAt: minutes(-9) });
    await kept('given up', { scan: 'UNSCANNABLE' });
    await paper('given up, gone', { state: 'REMOVED', scan: 'UNSCANNABLE' });
    const notFetched = 'documents-refused-not-fetched';
    await paper('not fetched, taken away', { state: 'REMOVED', refusal: notFetched });
    await paper('not fetched', { state: 'REFUSED', refusal: notFetched });
    await paper('refused', { state: 'REFUSED', refusal: 'documents-refused-gone' });
    for (const n of [1, 2])
      await database.db.scannerOutage.create({ data: { beganAt: minutes(n), endedAt: minutes(n + 10) } });
    const counts = (hasScanner: boolean) => scans.readDocumentCounts(database.db, hasScanner);
    const told = { toFetch: 2, oldestToFetchAt: minutes(-5), notFetched: 1, notScannable: 1, outage: null };
    expect(await counts(true)).toMatchObject({
      ...{ ...told, toScan: 2, oldestToScanAt: minutes(-4) },
      lastOutage: { beganAt: minutes(2) },
    });
    expect(await counts(false)).toMatchObject({ ...told, toScan: 0, oldestToScanAt: null });
    await database.db.scannerOutage.create({ data: { beganAt: minutes(5) } });
    await database.db.scannerOutage.create({ data: { beganAt: minutes(4) } });
    expect(await counts(true)).toMatchObject({ outage: { beganAt: minutes(4) } });
  });
});
