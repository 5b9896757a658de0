// The queues of papers, with a real database and everything around them played: how many are taken at once, how long what
// failed waits, what the sender hears in the end, what is looked into beside what, and what a stop leaves behind.
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { watchContents, type Contents } from '../../src/documents/contents.js';
import type { Content } from '../../src/documents/document-types.js';
import { fetchingTicks } from '../../src/documents/fetching.js';
import { scanningTick } from '../../src/documents/scanning.js';
import type { RoomPorts } from '../../src/dialogue/ports.js';
import type { Prisma } from '../../src/generated/prisma/client.js';
import { at } from '../../src/kit/calendar.js';
import { wordsOfTests } from '../printed.js';
import type { Tick, TickContext } from '../../src/outbox/tick.js';
import { useDatabase } from '../database.js';
import { tickContext } from '../tick-context.js';
import { testLog as log } from '../log.js';
import { judges, silent, startClamd, type Clamd } from './clamd.js';

const database = useDatabase();
const words = wordsOfTests();
const START = at('2023-03-01 08:00');
let now = START;
const after = (ms: number) => new Date(now.getTime() + ms);

const context = (): TickContext => tickContext({ db: database.db, now, words, log });

beforeEach(async () => {
  now = START;
  await database.db.evidence.deleteMany();
  await database.db.outboxMessage.deleteMany();
  await database.db.scannerOutage.deleteMany();
});
beforeAll(async () => {
  const person = { consentVersion: 1, createdAt: now };
  await database.db.person.createMany({
    data: [
      { id: 'an', chatId: 1n, fullName: 'Nguyễn Thị Ví Dụ', ...person },
      { id: 'away', chatId: 2n, fullName: 'Trần Văn Đi Vắng', ...person, blockedAt: now },
      { id: 'mute', chatId: 3n, fullName: 'Lê Thị Không Lời', ...person, locale: 'xx' },
    ],
  });
  await database.db.roleHeld.createMany({
    data: ['an', 'away', 'mute'].map((personId) => ({
      ...{ id: `role-${personId}`, personId, role: 'OFFICE' as const, fromAt: now },
    })),
  });
});

type More = Partial<Prisma.EvidenceUncheckedCreateInput>;
const paper = (id: string, more: More = {}) =>
  database.db.evidence.create({
    data: {
      ...{ id, checklistId: `c-${id}`, questionCode: 'Q1', unitId: `u-${id}`, sentById: 'an', placeLabel: 'Câu 1' },
      ...{ fileId: id, fileUniqueId: id, name: `${id}.pdf`, receivedAt: now, ...more },
    },
  });
const rowOf = (id: string) => database.db.evidence.findUniqueOrThrow({ where: { id } });
const saidOf = async (key: string) => {
  const row = await database.db.outboxMessage.findFirst({ where: { dedupeKey: key } });
  return row && (row.body as { message: { text: string; ring?: boolean } }).message;
};
const until = async (holds: () => boolean) => {
  for (let n = 0; n < 500 && !holds(); n++) await new Promise((resolve) => setTimeout(resolve, 5));
  await new Promise((resolve) => setTimeout(resolve, 60)); // what is one too many has its chance
};

describe('fetching', () => {
  type Fetched = Awaited<ReturnType<RoomPorts['fetchFile']>>;
  interface Given {
    fetch?: (fileId: string) => Fetched | Promise<Fetched>;
    read?: () => Promise<Content>;
    has?: boolean;
    contents?: Contents;
    ports?: Partial<RoomPorts>;
    path?: (hash: string) => string;
  }
  const ACCEPTED: Content = { kind: 'ACCEPTED', type: 'PDF' };
  const fetched = (id: string): Fetched => ({ ok: true, hash: `h-${id}`, bytes: 7 });
  let stopped = 0;
  function open({ fetch = fetched, read, has = true, contents, ports, path = (hash) => hash }: Given = {}): Tick[] {
    const vault = { has: () => Promise.resolve(has), path };
    return fetchingTicks(
      {
        ...{ clock: { now: () => now }, words, log, vault, clamd: null, ...ports },
        fetchFile: (id: string) => Promise.resolve(fetch(id)),
      } as unknown as RoomPorts,
      contents ?? watchContents(vault as never),
      { read: read ?? (() => Promise.resolve(ACCEPTED)), stop: () => Promise.resolve(void stopped++) },
    );
  }
  /** One round, until what it has begun is done, however slow the machine is. */
  const ring = async (given: Given = {}) => {
    const [tick] = open(given);
    await tick!.run(context()).finally(() => tick!.stop!());
  };

  it('takes three papers of one unit and six of all at once, and the next when one is done', async () => {
    for (let n = 0; n < 5; n++) await paper(`a${n}`, { unitId: 'u1', receivedAt: after(n) });
    const asked: string[] = [];
    const ends: (() => void)[] = [];
    const fetch = (id: string) =>
      new Promise<Fetched>((resolve) => {
        asked.push(id);
        ends.push(() => resolve(fetched(id)));
      });
    const [tick] = open({ fetch });
    const first = tick!.run(context());
    await until(() => asked.length >= 3);
    expect(asked).toEqual(['a0', 'a1', 'a2']);
    for (let n = 0; n < 5; n++) await paper(`b${n}`, { receivedAt: after(n) });
    await first;
    const second = tick!.run(context());
    await until(() => asked.length >= 6);
    expect(asked).toEqual(['a0', 'a1', 'a2', 'b0', 'b1', 'b2']);
    ends[0]!();
    await until(() => asked.length >= 7);
    expect(asked).toHaveLength(7);
    for (let n = 1; n < 10; n++) {
      await until(() => ends.length > n);
      ends[n]!();
    }
    await second;
    await tick!.stop!();
    expect(await database.db.evidence.count({ where: { state: 'KEPT' } })).toBe(10);
    expect(stopped).toBe(1);
  });

  it('lets what failed wait, as long as it was asked to or longer each time, and ends with a word that rings', async () => {
    await paper('asked');
    await paper('first');
    await paper('fourth', { tries: 3 });
    await paper('late', { tries: 20 });
    await paper('last', { tries: 21 });
    await paper('last, away', { tries: 21, sentById: 'away' });
    const later: Fetched = { ok: false, kind: 'retry-later' };
    await ring({ fetch: (id) => (id === 'asked' ? { ...later, retryAfterMs: 5_000 } : later) });
    expect(await rowOf('asked')).toMatchObject({ state: 'WAITING', tries: 1, nextTryAt: after(5_000) });
    expect(await rowOf('first')).toMatchObject({ state: 'WAITING', tries: 1, nextTryAt: after(2_000) });
    expect(await rowOf('fourth')).toMatchObject({ state: 'WAITING', tries: 4, nextTryAt: after(16_000) });
    expect(await rowOf('late')).toMatchObject({ state: 'WAITING', tries: 21, nextTryAt: after(3_600_000) });
    for (const id of ['last', 'last, away'])
      expect(await rowOf(id)).toMatchObject({ state: 'REFUSED', refusal: 'documents-refused-not-fetched' });
    expect(await saidOf('refused:last')).toMatchObject({ ring: true });
    expect(await database.db.outboxMessage.count()).toBe(1);
  });

  it('says of what is gone or too big what it is, with its size where it is known', async () => {
    await paper('big', { bytes: 30_000_000 });
    await paper('big, unknown');
    await paper('gone');
    await ring({ fetch: (id) => ({ ok: false, kind: id === 'gone' ? 'gone' : 'too-big' }) });
    expect((await saidOf('refused:big'))!.text).toContain(words.vi.f.bytes(30_000_000));
    expect((await saidOf('refused:big, unknown'))!.text).toContain('–');
    expect(await saidOf('refused:gone')).toMatchObject({ ring: true });
    expect([(await rowOf('big')).refusal, (await rowOf('gone')).refusal]).toEqual([
      ...['documents-refused-too-big', 'documents-refused-gone'],
    ]);
  });

  it('says without a ring what looking into it has found; what is known to harm rings', async () => {
    await paper('before', { state: 'REFUSED', scan: 'INFECTED', hash: 'h-harm' });
    await paper('harm');
    await paper('broken');
    await ring({ read: () => Promise.resolve({ kind: 'DAMAGED' }) });
    expect(await rowOf('harm')).toMatchObject({ state: 'REFUSED', refusal: 'documents-infected', scan: 'INFECTED' });
    expect(await saidOf('refused:harm')).toMatchObject({ ring: true });
    expect(await rowOf('broken')).toMatchObject({ state: 'REFUSED', hash: 'h-broken', bytes: 7 });
    expect(await saidOf('refused:broken')).toMatchObject({ ring: false });
  });

  it('looks into two at a time, and into one at which the program has died with nothing beside it', async () => {
    for (let n = 0; n < 4; n++) await paper(`a${n}`);
    await paper('died', { begun: 1, receivedAt: after(-2) });
    await paper('died too', { begun: 1, receivedAt: after(-1) });
    await paper('deadly', { begun: 2 });
    let active = 0;
    let most = 0;
    const seen: number[][] = [];
    const read = async () => {
      most = Math.max(most, ++active);
      const beside = active;
      const rows = await database.db.evidence.findMany({ where: { state: 'WAITING' } });
      seen.push([beside, ...rows.filter(({ id }) => id.startsWith('died')).map(({ begun }) => begun)]);
      await new Promise((resolve) => setTimeout(resolve, 20));
      active--;
      return ACCEPTED;
    };
    const [tick] = open({ read });
    const waiting = () => database.db.evidence.count({ where: { state: 'WAITING' } });
    for (let n = 0; n < 20 && (await waiting()) > 0; n++) await tick!.run(context());
    expect(most).toBe(2);
    expect(seen).toHaveLength(6);
    // While one of them is looked into it is marked, and nothing else is.
    const suspect = seen.filter(([, ...begun]) => begun.includes(2));
    expect(suspect).toHaveLength(2);
    for (const [beside, ...begun] of suspect) {
      expect(beside).toBe(1);
      expect(begun.filter((each) => each === 2)).toHaveLength(1);
    }
    for (const id of ['a0', 'died', 'died too']) expect(await rowOf(id)).toMatchObject({ state: 'KEPT', begun: 0 });
    expect(await rowOf('deadly')).toMatchObject({ state: 'REFUSED', refusal: 'documents-refused-unpacks', begun: 2 });
  });

  it('keeps away from a content that is being dropped, and holds the one it works with for as long as that', async () => {
    await paper('p');
    const held: string[] = [];
    const contents = (may: boolean): Contents => ({
      hold: (hash) => (held.push(`+${hash}`), may),
      release: (hash) => void held.push(`-${hash}`),
      drop: () => Promise.resolve(false),
    });
    await ring({ contents: contents(false) });
    expect(await rowOf('p')).toMatchObject({ state: 'WAITING', tries: 1, nextTryAt: after(2_000) });
    now = after(2_000);
    await ring({ contents: contents(true) });
    expect((await rowOf('p')).state).toBe('KEPT');
    expect(held).toEqual(['+h-p', '+h-p', '-h-p']);
  });

  it('notes what came for a paper taken away meanwhile, and fetches once more what is not there', async () => {
    await paper('gone meanwhile');
    await paper('not there');
    const take = async (id: string) => {
      if (id === 'gone meanwhile')
        await database.db.evidence.update({ where: { id }, data: { state: 'REMOVED', settledAt: now } });
      return fetched(id);
    };
    await ring({ fetch: take, has: false });
    expect(await rowOf('gone meanwhile')).toMatchObject({ state: 'REMOVED', hash: 'h-gone meanwhile' });
    expect(await rowOf('not there')).toMatchObject({ state: 'WAITING', hash: null, type: null });
    await ring();
    expect(await rowOf('not there')).toMatchObject({ state: 'KEPT', hash: 'h-not there', type: 'PDF' });
  });

  it.each([
    [null, undefined, true],
    [{ socketPath: '/x' }, undefined, false],
    [{ socketPath: '/x' }, true, true],
  ])('with the scanner %j and its opening %j what is kept may be opened unscanned: %j', async (clamd, may, open) => {
    await paper('p');
    await ring({ ports: { clamd, openUnscanned: may } });
    expect(await rowOf('p')).toMatchObject({ state: 'KEPT', openUnscanned: open });
  });

  it('counts the same content once in an answer, tells of another answer of the unit, and of nobody else’s', async () => {
    await paper('first', { state: 'KEPT', hash: 'h', receivedAt: after(-60_000), checklistId: 'c1', unitId: 'u1' });
    await paper('again', { checklistId: 'c1', unitId: 'u1', note: 'bản ký' });
    await paper('elsewhere', { checklistId: 'c1', questionCode: 'Q2', unitId: 'u1', placeLabel: 'Câu 2' });
    await paper('other', { unitId: 'u2' });
    for (const id of ['p', 'q', 'r']) await paper(id, { checklistId: 'c3', unitId: 'u3' });
    await ring({ fetch: () => ({ ok: true, hash: 'h', bytes: 7 }) });
    expect(await rowOf('again')).toMatchObject({ state: 'REMOVED', refusal: 'documents-same-answer' });
    expect((await rowOf('first')).note).toBe('bản ký');
    expect((await saidOf('twin:again'))!.text).toContain('Câu 1');
    expect(await rowOf('elsewhere')).toMatchObject({ state: 'KEPT', refusal: null });
    expect((await saidOf('twin:elsewhere'))!.text).toMatch(/Câu 1[^]*Câu 2/);
    expect((await rowOf('other')).state).toBe('KEPT');
    expect(await saidOf('twin:other')).toBeNull();
    // Those that come at the same moment too.
    expect(await database.db.evidence.count({ where: { checklistId: 'c3', state: 'KEPT' } })).toBe(1);
  });

  it('outlives what throws: it is tried later, and ends even where the word cannot be said', async () => {
    await paper('p');
    await paper('last', { tries: 21 });
    await paper('no word', { tries: 21, sentById: 'mute' });
    const path = () => {
      throw new Error('planned');
    };
    await ring({ path });
    expect(await rowOf('p')).toMatchObject({ state: 'WAITING', tries: 1, nextTryAt: after(2_000) });
    for (const id of ['last', 'no word'])
      expect(await rowOf(id)).toMatchObject({ state: 'REFUSED', refusal: 'documents-refused-not-fetched' });
    expect(await saidOf('refused:last')).not.toBeNull();
  });

  it('lets go of what was given no place within a day, with a word to who can be told', async () => {
    const loose = { checklistId: null, questionCode: null };
    const DAY = 24 * 3_600_000;
    await paper('old', { ...loose, receivedAt: after(-DAY - 1) });
    await paper('old, away', { ...loose, receivedAt: after(-DAY - 1), sentById: 'away' });
    await paper('new', { ...loose, receivedAt: after(-DAY) });
    const [, unplaced] = open();
    expect(await unplaced!.run(context())).toEqual({ done: 2, failed: 0 });
    for (const id of ['old', 'old, away']) expect(await rowOf(id)).toMatchObject({ state: 'REMOVED', settledAt: now });
    expect((await rowOf('new')).state).toBe('WAITING');
    expect((await saidOf('dropped:old'))!.text).toContain('old.pdf');
    expect(await database.db.outboxMessage.count()).toBe(1);
  });
});

describe('scanning', () => {
  let clamd: Clamd;
  beforeAll(async () => {
    clamd = await startClamd();
  });
  afterAll(() => clamd.stop());
  const links = { actOf: () => Promise.resolve(null), teamOfItem: () => Promise.resolve(null) };
  const open = (scanTimeoutMs = 5_000): Tick =>
    scanningTick(
      {
        ...{ clock: { now: () => now }, words, log, clamd: clamd.address, scanTimeoutMs },
        vault: {
          read: (hash: string) =>
            hash === 'missing'
              ? Promise.reject(new Error('planned'))
              : Promise.resolve(Readable.from([Buffer.from(`${hash} ${'x'.repeat(80)}`)])),
        },
      } as unknown as RoomPorts,
      links,
    );
  const kept = (id: string, more: More = {}) => paper(id, { state: 'KEPT', hash: id, type: 'PDF', ...more });
  beforeEach(() => clamd.answers(judges));

  it('gives the scanner two papers of one unit and six of all at once; stopped, it leaves them as they were', async () => {
    clamd.answers(silent);
    for (let n = 0; n < 4; n++) await kept(`a${n}`, { unitId: 'u1', receivedAt: after(n) });
    for (let n = 0; n < 6; n++) await kept(`b${n}`, { receivedAt: after(n) });
    const before = clamd.seen.length;
    const tick = open(30_000);
    const ringing = tick.run(context());
    await until(() => clamd.seen.length >= before + 6);
    const given = clamd.seen.slice(before).map((document) => document.toString().split(' ')[0]);
    expect(given.sort()).toEqual(['a0', 'b0', 'b1', 'b2', 'b3', 'b4']);
    await tick.stop!();
    await ringing;
    expect(await database.db.evidence.count({ where: { scan: 'PENDING', scanTries: 0, scanFault: null } })).toBe(10);
    expect(await database.db.scannerOutage.count()).toBe(0);

    await database.db.evidence.deleteMany({ where: { unitId: { not: 'u1' } } });
    const alone = open(30_000);
    const from = clamd.seen.length;
    const again = alone.run(context());
    await until(() => clamd.seen.length >= from + 2);
    expect(clamd.seen).toHaveLength(from + 2);
    await alone.stop!();
    await again;
  });

  it('lets a paper it fails at wait four times longer each time, an hour at most, and gives it up at the sixth', async () => {
    clamd.answers((document) => (document.length > 64 ? 'stream: odd ERROR\0' : judges(document)));
    const tick = open();
    const waitOf = async (scanTries: number) => {
      const id = `tried ${scanTries}`;
      await kept(id, { scanTries });
      await tick.run(context());
      const row = await rowOf(id);
      expect(row).toMatchObject({ scanTries: scanTries + 1, scanFault: 'refused', state: 'KEPT' });
      return row.scan === 'PENDING' ? row.nextScanAt!.getTime() - now.getTime() : row.scan;
    };
    expect([await waitOf(0), await waitOf(2), await waitOf(4), await waitOf(5)]).toEqual([
      ...[60_000, 960_000, 3_600_000, 'UNSCANNABLE'],
    ]);
    // The scanner answered each time when it was asked for a harmless line.
    expect(await database.db.scannerOutage.count()).toBe(0);
  });

  it('blames no scanner for a content that is not there', async () => {
    const before = clamd.connections();
    for (let n = 0; n < 4; n++) await kept(`p${n}`, { hash: 'missing' });
    await open().run(context());
    for (let n = 0; n < 4; n++)
      expect(await rowOf(`p${n}`)).toMatchObject({ scanFault: 'unreadable', nextScanAt: after(60_000) });
    expect(clamd.connections()).toBe(before);
    expect(await database.db.scannerOutage.count()).toBe(0);
  });

  it('counts as out at the third failure, since the first, is asked when its time has come, and then goes on', async () => {
    await clamd.goesAway();
    await kept('p');
    const tick = open();
    expect(await tick.run(context())).toEqual({ scanned: 1 });
    // One failure for the paper, one for the harmless line.
    expect(await database.db.scannerOutage.count()).toBe(0);
    now = after(9_999);
    expect(await tick.run(context())).toEqual({ scanned: 0 });
    expect(await database.db.scannerOutage.count()).toBe(0);
    now = after(1);
    await tick.run(context());
    expect(await database.db.scannerOutage.findMany()).toMatchObject([{ beganAt: START, endedAt: null }]);
    await clamd.comesBack();
    // At the next start it is asked first, and what waits is judged in the same round.
    await database.db.evidence.updateMany({ data: { nextScanAt: null } });
    expect(await open().run(context())).toEqual({ scanned: 1 });
    expect((await database.db.scannerOutage.findFirstOrThrow()).endedAt).toEqual(now);
    expect(await rowOf('p')).toMatchObject({ scan: 'CLEAN', scanTries: 2, scannedAt: now });
  });
});
