// Single papers in the tables: declared not secret, asked about, set apart, sent twice, found by their message; each statement
// with the rows it must leave alone.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Prisma } from '../../src/generated/prisma/client.js';
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

describe('a paper', () => {
  it('declared not secret, by the office or its sender, is fetched as if it came now; no other is touched', async () => {
    const tried = { tries: 5, begun: 2, hash: 'h1', type: 'PDF', droppedAt: now } as const;
    const apart = { state: 'QUARANTINED', scan: 'UNSCANNABLE', ...tried } as const;
    const loose = { checklistId: null, questionCode: null };
    await paper('apart', apart);
    await paper('apart, loose', { ...apart, ...loose });
    await paper('apart still', apart);
    await paper('of an item', { itemId: 'i1', checklistId: null });
    await paper('loose', loose);
    const asked = { state: 'QUARANTINED', ...tried } as const;
    await paper('asked', asked);
    await paper('asked still', asked);
    for (const id of ['apart', 'apart, loose', 'of an item'])
      expect(await within((tx) => store.clearApart(tx, id, minutes(9)))).toBe(id !== 'of an item');
    expect(await within((tx) => store.clearEvidence(tx, 'asked'))).toBe(true);
    const afresh = { state: 'WAITING', scan: 'PENDING', tries: 0, begun: 0, hash: null, type: null, droppedAt: null };
    expect(await rowOf('apart')).toMatchObject({ ...afresh, receivedAt: now });
    expect(await rowOf('asked')).toMatchObject({ ...afresh, receivedAt: now });
    // It has a day to be given its place, from now on.
    expect(await rowOf('apart, loose')).toMatchObject({ ...afresh, receivedAt: minutes(9) });
    for (const id of ['apart still', 'asked still']) expect(await rowOf(id)).toMatchObject({ state: 'QUARANTINED' });
    for (const id of ['of an item', 'loose']) expect((await rowOf(id)).receivedAt).toEqual(now);
    await database.db.evidence.updateMany({ where: { id: 'apart' }, data: { begun: 1 } });
    await within((tx) => store.settleWaiting(tx, 'apart', { tries: 1 }));
    expect(await rowOf('apart')).toMatchObject({ tries: 1, begun: 0 });
  });

  it('asked about is listed while nobody has answered, without whoever was told so; let go it is only then', async () => {
    const asked = (id: string, minute: number, more: More = {}) =>
      paper(id, { state: 'QUARANTINED', receivedAt: minutes(minute), ...more });
    await asked('second', 2);
    await asked('first', 1);
    await asked('told', 3);
    await asked('too new', 5);
    await asked('marked', 1, { scan: 'UNSCANNABLE' });
    await asked('answered', 1, { state: 'WAITING' });
    const told = { dedupeKey: 'again:told', chatId: 1n, lane: 0, createdAt: now, body: { do: 'STRIP' } };
    await database.db.outboxMessage.create({ data: told });
    const list = async (except: string[] = [], unless?: string) =>
      ids(await store.listAsked(database.db, minutes(5), except, unless));
    expect(await list()).toEqual(['first', 'second', 'told']);
    expect(await list(['second'])).toEqual(['first', 'told']);
    expect(await list([], 'again')).toEqual(['first', 'second']);
    expect(await list(['first', 'second'], 'again')).toEqual([]);
    const letGo = (id: string) => within((tx) => store.letGo(tx, id, now));
    expect([await letGo('marked'), await letGo('answered'), await letGo('first')]).toEqual([false, false, true]);
    expect(await rowOf('first')).toMatchObject({ state: 'REMOVED', settledAt: now });
    expect((await rowOf('second')).state).toBe('QUARANTINED');
  });

  it('set apart is in the office’s list, the oldest first, those of one moment as they were sent', async () => {
    const apart = { state: 'QUARANTINED', scan: 'UNSCANNABLE' } as const;
    await paper('a', { ...apart, messageId: 9n });
    await paper('c', { ...apart, messageId: 8n });
    await paper('b', { ...apart, messageId: 8n });
    await paper('old', { ...apart, receivedAt: minutes(-1), messageId: 99n });
    await paper('asked', { state: 'QUARANTINED' });
    await paper('given up', { state: 'KEPT', scan: 'UNSCANNABLE' });
    expect(ids(await within(store.listApart))).toEqual(['old', 'b', 'c', 'a']);
    expect(ids(await within(store.listQuarantined))).toEqual(['old', 'a', 'b', 'c']);
    expect(await within(store.countQuarantined)).toBe(4);
  });

  it('sent before is found by its file where it counts, at the same place only', async () => {
    const place = { checklistId: 'c1', questionCode: 'Q1', side: 'UNIT' as const };
    const repeated = async (of: Parameters<typeof store.findRepeated>[1], file = 'same') =>
      (await within((tx) => store.findRepeated(tx, of, file)))?.id;
    await paper('later', { fileUniqueId: 'same', receivedAt: minutes(2) });
    await paper('b', { fileUniqueId: 'same', receivedAt: minutes(1) });
    await paper('a', { fileUniqueId: 'same', receivedAt: minutes(1) });
    await paper('gone', { fileUniqueId: 'same', state: 'REMOVED' });
    await paper('loose', { fileUniqueId: 'same', checklistId: null, questionCode: null });
    await paper('of an item', { fileUniqueId: 'same', checklistId: null, questionCode: null, itemId: 'i1' });
    expect(await repeated(place)).toBe('a');
    expect(await repeated(place, 'other')).toBeUndefined();
    for (const of of [{ questionCode: 'Q2' }, { checklistId: 'c2' }, { side: 'DELEGATION' as const }, { itemId: 'i2' }])
      expect(await repeated({ ...place, ...of })).toBeUndefined();
    const nowhere = { checklistId: null, questionCode: null, side: 'UNIT' as const };
    expect(await repeated({ ...nowhere, itemId: 'i1' })).toBe('of an item');
    // What came outside any question has its own question to answer, however often it comes.
    expect(await repeated(nowhere)).toBeUndefined();
  });

  it('is found by its message in its sender’s chat, until another file has taken its place there', async () => {
    await paper('hers', { messageId: 5n, sentById: 'bình' });
    await paper('other', { messageId: 6n });
    await paper('mine', { messageId: 5n });
    await paper('refused', { messageId: 7n, state: 'REFUSED', refusal: 'documents-refused-gone' });
    const find = async (messageId: bigint) => (await within((tx) => store.findByMessage(tx, 'an', messageId)))?.id;
    expect([await find(5n), await find(6n), await find(9n)]).toEqual(['mine', 'other', undefined]);
    for (const id of ['mine', 'refused']) await within((tx) => store.settleReplaced(tx, id, now, 'replaced'));
    expect(await find(5n)).toBeUndefined();
    expect(await rowOf('mine')).toMatchObject({ state: 'REMOVED', refusal: 'replaced', settledAt: now });
    expect(await rowOf('refused')).toMatchObject({
      state: 'REFUSED',
      refusal: 'documents-refused-gone',
      messageId: null,
    });
    expect(await rowOf('other')).toMatchObject({ state: 'WAITING', messageId: 6n });
  });

  it('takes the words of a second copy where they add something', async () => {
    await paper('p', { note: 'bản ký' });
    const add = async (said: string | null) => within(async (tx) => store.addNote(tx, await rowOf('p'), said));
    expect([await add(null), await add('bản'), await add('trang 2')]).toEqual([null, null, 'bản ký; trang 2']);
    expect((await rowOf('p')).note).toBe('bản ký; trang 2');
  });

  it('that may kill the program is marked while it waits, and only it', async () => {
    await paper('p');
    await paper('q');
    await kept('kept');
    for (const id of ['p', 'kept']) await store.noteBegun(database.db, id, 2);
    await store.noteBegun(database.db, 'p', -1);
    expect([(await rowOf('p')).begun, (await rowOf('q')).begun, (await rowOf('kept')).begun]).toEqual([1, 0, 0]);
  });

  it('goes elsewhere from where it lies and only while it counts; no other goes with it', async () => {
    const there = { checklistId: 'c1', questionCode: 'Q9', itemId: null, placeLabel: 'Câu 9' };
    for (const state of ['WAITING', 'KEPT', 'QUARANTINED', 'REFUSED', 'REMOVED'] as const)
      await paper(state, { state });
    await paper('beside');
    const move = async (id: string, from: object = {}) =>
      within(async (tx) => store.moveEvidence(tx, { ...(await rowOf(id)), ...from }, there));
    for (const from of [{ checklistId: 'c2' }, { questionCode: 'Q2' }, { itemId: 'i1' }])
      expect(await move('WAITING', from), JSON.stringify(from)).toBe(false);
    const moved: string[] = [];
    for (const id of ['WAITING', 'KEPT', 'QUARANTINED', 'REFUSED', 'REMOVED']) if (await move(id)) moved.push(id);
    expect(moved).toEqual(['WAITING', 'KEPT']);
    expect(await rowOf('KEPT')).toMatchObject(there);
    for (const id of ['beside', 'REMOVED']) expect((await rowOf(id)).questionCode).toBe('Q1');
  });

  it('is there already where the same file, or the same content, counts at that place', async () => {
    const there = { checklistId: 'c1', questionCode: 'Q9', itemId: null, side: 'UNIT' as const };
    const same = async (more: More, of: object = there) => {
      await database.db.evidence.deleteMany();
      const mine = await kept('mine', { fileUniqueId: 'mine', hash: 'mine' });
      await kept('other', { questionCode: 'Q9', fileUniqueId: 'other', hash: 'other', ...more });
      return (await within((tx) => store.findSame(tx, { ...there, ...of }, mine)))?.id;
    };
    expect(await same({})).toBeUndefined();
    expect(await same({ fileUniqueId: 'mine' })).toBe('other');
    expect(await same({ hash: 'mine' })).toBe('other');
    expect(await same({ hash: 'mine', state: 'REMOVED' })).toBeUndefined();
    for (const of of [{ checklistId: 'c2' }, { questionCode: 'Q2' }, { itemId: 'i1' }, { side: 'DELEGATION' }])
      expect(await same({ hash: 'mine' }, of), JSON.stringify(of)).toBeUndefined();
    // What has not been fetched yet is told by its file alone.
    const unfetched = await paper('unfetched', { fileUniqueId: 'new' });
    await paper('unfetched too', { questionCode: 'Q9', fileUniqueId: 'newer' });
    expect(await within((tx) => store.findSame(tx, there, unfetched))).toBeNull();
  });

  it('at which the program died is known by its content, while that is not long ago', async () => {
    const deadly = { state: 'REFUSED', hash: 'h1', begun: 2, settledAt: minutes(5) } as const;
    const find = async (since = 5, begun = 2) =>
      (await store.findDeadly(database.db, 'h1', { begun, since: minutes(since) }))?.id;
    await paper('kept', { ...deadly, state: 'KEPT' });
    await paper('other', { ...deadly, hash: 'h2' });
    await paper('once', { ...deadly, begun: 1 });
    expect(await find()).toBeUndefined();
    await paper('deadly', deadly);
    expect([await find(), await find(6), await find(5, 3)]).toEqual(['deadly', undefined, undefined]);
  });
});
