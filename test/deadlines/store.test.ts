// Dated duties in their tables: what opens, moves and ends one, what a morning finds, and what counts as said.
import { beforeEach, describe, expect, it } from 'vitest';
import {
  findCardKey,
  findCardRungs,
  forgetUnreachedCard,
  isEveryPlanClosed,
  listCarded,
  listNear,
  listOfficeTodays,
  listSaid,
  listWaiting,
  noteOfficeTold,
  noteSaid,
  snoozeCard,
  takeCard,
} from '../../src/deadlines/morning-store.js';
import {
  closeDeadline,
  findDeadline,
  listOpenDeadlines,
  loadCalendar,
  openDeadline,
  type NewDeadline,
} from '../../src/deadlines/store.js';
import type { OutboxState } from '../../src/generated/prisma/client.js';
import { CITY } from '../../src/demo/city.js';
import { at } from '../../src/kit/calendar.js';
import { deadlinesTicks } from '../../src/deadlines/ticks.js';
import { useDatabase } from '../database.js';
import { testLog as log } from '../log.js';

const database = useDatabase();
const now = at('2023-03-01 08:15');
const due = at('2023-03-10 17:00');
const duty = (subjectId: string, more: Partial<NewDeadline> = {}): NewDeadline => ({
  ...{ kind: 'REPORT', subjectId, unitId: 'u1', teamId: null, dueAt: due, title: subjectId, ...more },
});
const open = (subjectId: string, more: Partial<NewDeadline> = {}, when = now) =>
  openDeadline(database.db, duty(subjectId, more), when);
const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);
const PLAN = { issuer: 'x', issuedOn: '2023-03-01', fromOn: '2023-03-01', toOn: '2023-12-31', createdAt: now };
const find = async (subjectId: string, kind: NewDeadline['kind'] = 'REPORT') =>
  (await findDeadline(database.db, kind, subjectId))!;
beforeEach(async () => {
  await database.db.nudgeRung.deleteMany();
  await database.db.morningCard.deleteMany();
  await database.db.outboxMessage.deleteMany();
  await database.db.deadline.deleteMany();
});

describe('a duty', () => {
  it('is the same when its date comes again, and a new version, owed again, when it moves or was ended', async () => {
    await open('a', { dueText: '10 ngày' });
    const first = await find('a');
    expect(first).toMatchObject({ version: 1, dueAt: due, dueText: '10 ngày', openedAt: now, closedAt: null });
    await open('a', { dueText: 'other' }, at('2023-03-02 08:00'));
    expect(await find('a')).toEqual(first);
    const [moved, later] = [at('2023-03-20 17:00'), at('2023-03-03 08:00')];
    await open('a', { dueAt: moved }, later);
    expect(await find('a')).toMatchObject({ version: 2, dueAt: moved, dueText: null, openedAt: later });
    await closeDeadline(database.db, 'REPORT', 'a', 'done', later);
    await open('a', { dueAt: moved }, now);
    expect(await find('a')).toMatchObject({ version: 3, closedAt: null, closedWhy: null, openedAt: now });
  });

  it('keeps until when it is asked for anew with every date, and what it was called last', async () => {
    await open('a', { endsOn: '2023-03-15', title: 'Niêm yết' });
    expect(await find('a')).toMatchObject({ endsOn: '2023-03-15', title: 'Niêm yết', dueText: null });
    await open('a', { dueAt: at('2023-03-20 17:00'), endsOn: '2023-03-25', title: undefined });
    expect(await find('a')).toMatchObject({ version: 2, endsOn: '2023-03-25', title: 'Niêm yết' });
    await open('a', { dueAt: at('2023-03-20 17:00'), title: 'Niêm yết thủ tục' });
    expect(await find('a')).toMatchObject({ version: 2, endsOn: '2023-03-25', title: 'Niêm yết thủ tục' });
    await open('a', { dueAt: at('2023-03-21 17:00') });
    expect(await find('a')).toMatchObject({ version: 3, endsOn: null });
    await open('b', { title: undefined });
    expect(await find('b')).toMatchObject({ endsOn: null, title: '' });
  });

  it('begins anew for another unit, and goes on with another team', async () => {
    await open('a', { dueText: '10 ngày', endsOn: '2023-03-15' });
    await database.db.deadline.updateMany({ data: { takenFromId: 'u0', takenAt: now } });
    const later = at('2023-03-03 08:00');
    await open('a', { teamId: 't2' }, later);
    expect(await find('a')).toMatchObject({
      version: 1,
      teamId: 't2',
      openedAt: now,
      dueText: '10 ngày',
      takenFromId: 'u0',
    });
    await open('a', { unitId: 'u2', teamId: 't2' }, later);
    expect(await find('a')).toMatchObject({
      version: 2,
      unitId: 'u2',
      openedAt: later,
      takenFromId: null,
      takenAt: null,
    });
  });

  it('ends once, alone, and keeps why', async () => {
    await open('a');
    await open('a', { kind: 'VERIFY' });
    await open('b');
    await closeDeadline(database.db, 'REPORT', 'a', 'done', now);
    await closeDeadline(database.db, 'REPORT', 'a', 'again', due);
    expect(await find('a')).toMatchObject({ closedAt: now, closedWhy: 'done' });
    expect((await find('b')).closedAt).toBeNull();
    expect((await find('a', 'VERIFY')).closedAt).toBeNull();
    expect(await findDeadline(database.db, 'REPORT', 'never')).toBeNull();
  });

  it('is listed for its unit or its team while it is open, the nearest first', async () => {
    await open('far', { dueAt: at('2023-04-01 17:00') });
    await open('near');
    await open('other', { unitId: 'u2' });
    await open('team', { unitId: null, teamId: 't1', dueAt: at('2023-03-20 17:00') });
    await open('ended');
    await closeDeadline(database.db, 'REPORT', 'ended', 'done', now);
    const list = async (of: Parameters<typeof listOpenDeadlines>[1]) =>
      (await listOpenDeadlines(database.db, of, '2023-09-15')).map(({ subjectId }) => subjectId);
    expect(await list({ unitIds: ['u1'] })).toEqual(['near', 'far']);
    expect(await list({ unitIds: ['u1'], teamIds: ['t1'] })).toEqual(['near', 'team', 'far']);
    expect(await list({})).toEqual([]);
  });
});

describe('a morning', () => {
  it('finds what is open and near, the nearest first, but not of the unit what waits to be verified', async () => {
    await open('second', { dueAt: at('2023-03-09 17:00') });
    await open('first', { dueAt: at('2023-02-01 17:00') });
    await open('at the edge');
    await open('beyond', { dueAt: new Date(due.getTime() + 1) });
    await open('ended', { dueAt: at('2023-03-02 17:00') });
    await closeDeadline(database.db, 'REPORT', 'ended', 'done', now);
    for (const item of ['handed in', 'to be done', 'verified']) {
      await open(item, { kind: 'REMEDIATION', dueAt: at('2023-03-05 17:00') });
      if (item !== 'to be done') await open(item, { kind: 'VERIFY', dueAt: at('2023-03-06 17:00') });
    }
    await closeDeadline(database.db, 'VERIFY', 'verified', 'done', now);
    const near = (await listNear(database.db, due, '2023-09-15')).map(({ kind, subjectId }) => `${kind} ${subjectId}`);
    expect(near[0]).toBe('REPORT first');
    expect(near.slice(1, 3).sort()).toEqual(['REMEDIATION to be done', 'REMEDIATION verified']);
    expect(near.slice(3)).toEqual(['VERIFY handed in', 'REPORT second', 'REPORT at the edge']);
  });

  it('finds of units what waits for a decision and is due, and of equal dates always the same one first', async () => {
    const when = at('2023-03-05 17:00');
    for (const item of ['c', 'a', 'b', 'decided', 'not asked', 'later'])
      await open(item, { kind: 'REMEDIATION', dueAt: item === 'later' ? at('2023-04-01 17:00') : when });
    for (const item of ['c', 'a', 'later']) await open(item, { kind: 'VERIFY' });
    for (const item of ['b', 'decided']) await open(item, { kind: 'DECIDE' });
    await open('not asked', { kind: 'SUPPLEMENT' });
    await open('report', { dueAt: when });
    await open('report', { kind: 'VERIFY' });
    await closeDeadline(database.db, 'DECIDE', 'decided', 'done', now);
    const waiting = await listWaiting(database.db, when, '2023-09-15');
    expect(waiting.map(({ subjectId }) => subjectId)).toEqual(['a', 'b', 'c']);
    const near = (await listNear(database.db, when, '2023-09-15')).filter(({ kind }) => kind === 'REMEDIATION');
    expect(near.map(({ subjectId }) => subjectId)).toEqual(['decided', 'not asked']);
    const owed = (await listOpenDeadlines(database.db, { unitIds: ['u1'] }, '2023-09-15')).filter(
      ({ dueAt }) => dueAt.getTime() === when.getTime(),
    );
    expect(ids(owed)).toEqual([...ids(owed)].sort());
    await closeDeadline(database.db, 'REMEDIATION', 'a', 'done', now);
    expect(await listWaiting(database.db, when, '2023-09-15')).toHaveLength(2);
  });

  it('asks nobody about more time while the result is there to be judged, and again when it was sent back', async () => {
    const when = at('2023-03-07 17:00');
    const near = async () =>
      (await listNear(database.db, when, '2023-09-15'))
        .filter(({ subjectId }) => subjectId === 'asked')
        .map(({ kind }) => kind);
    await open('asked', { kind: 'DECIDE', dueAt: when });
    expect(await near()).toEqual(['DECIDE']);
    await open('asked', { kind: 'VERIFY', dueAt: when });
    expect(await near()).toEqual(['VERIFY']);
    await closeDeadline(database.db, 'VERIFY', 'asked', 'returned', now);
    expect(await near()).toEqual(['DECIDE']);
  });

  it('says nothing when there are plans and every one is closed; the calendar is the active plan’s', async () => {
    const { db } = database;
    await db.plan.deleteMany();
    await db.holiday.deleteMany();
    expect(await isEveryPlanClosed(db)).toBe(false);
    const plan = (id: string, active: boolean, officeHours: string) =>
      db.plan.create({ data: { ...PLAN, id, number: id, active, officeHours } });
    const begins = async () => (await loadCalendar(db)).morningCardAt('2023-03-02');
    await db.holiday.createMany({ data: CITY.holidays.map(({ on, kind }) => ({ on, kind })) });
    const usual = await begins();
    await plan('old', false, '07h00-11h00, 13h00-17h00');
    expect([await isEveryPlanClosed(db), await begins()]).toEqual([true, usual]);
    await plan('new', true, '09h00-11h30, 13h00-17h00');
    expect(await isEveryPlanClosed(db)).toBe(false);
    expect((await begins())!.getTime()).toBeGreaterThan(usual!.getTime());
    await db.holiday.create({ data: { on: '2023-03-02', kind: 'OFF', note: 'Giỗ Tổ' } });
    const calendar = await loadCalendar(db);
    expect(calendar.isWorkingDay('2023-03-02')).toBe(false);
    await db.plan.deleteMany();
    await db.holiday.deleteMany();
  });

  it('has one card for each person and day; one that found nobody is made anew as another message', async () => {
    const [db, on] = [database.db, '2023-03-01'];
    const sent = (dedupeKey: string, state: OutboxState) =>
      db.outboxMessage.create({ data: { dedupeKey, chatId: 1n, lane: 2, body: {}, state, createdAt: now } });
    const key = await takeCard(db, 'p1', on, now);
    expect(key).toBe('morning:2023-03-01:p1');
    expect(await takeCard(db, 'p1', on, now)).toBeNull();
    expect([...(await listCarded(db, on))]).toEqual(['p1']);
    expect([...(await listCarded(db, '2023-03-02'))]).toEqual([]);
    expect(await findCardKey(db, 'p1', on)).toBe(key);
    expect(await findCardKey(db, 'p1', '2023-03-02')).toBeNull();
    expect(await takeCard(db, 'p2', on, now)).toBe('morning:2023-03-01:p2');

    const message = await sent(key!, 'SENT');
    await sent('something else', 'UNREACHABLE');
    await forgetUnreachedCard(db, 'p1', on);
    expect(await findCardKey(db, 'p1', on)).toBe(key);
    await db.outboxMessage.update({ where: { id: message.id }, data: { state: 'UNREACHABLE' } });
    await sent('morning:2023-03-01:p2', 'UNREACHABLE');
    for (const [person, day] of [
      ['p1', '2023-03-02'],
      ['p3', on],
    ] as const)
      await forgetUnreachedCard(db, person, day);
    expect((await listCarded(db, on)).size).toBe(2);
    await forgetUnreachedCard(db, 'p1', on);
    expect([...(await listCarded(db, on))]).toEqual(['p2']);
    const anew = await takeCard(db, 'p1', on, now);
    expect(anew).toMatch(/^morning:2023-03-01:p1:./);
  });
});

it('a morning in a year without a table says nothing, and is no fault', async () => {
  await open('a', { dueAt: now });
  await database.db.holiday.deleteMany();
  const [tick] = deadlinesTicks({} as never);
  const step = () => Promise.reject(new Error('nothing is to be said'));
  expect(await tick!.run({ db: database.db, now, words: {} as never, log, step, faults: async () => [] })).toEqual({
    ...{ cards: 0, failed: 0 },
  });
});

describe('a card that waits to leave', () => {
  it('holds while each of its duties is as it was: neither ended, nor moved, nor waiting for a decision otherwise', async () => {
    const { db } = database;
    const on = '2023-03-01';
    const kinds = {
      same: 'REMEDIATION',
      asked: 'REMEDIATION',
      ended: 'REPORT',
      moved: 'REPORT',
      other: 'REPORT',
    } as const;
    for (const [id, kind] of Object.entries(kinds)) await open(id, { kind });
    await open('same', { kind: 'SUPPLEMENT' });
    await open('asked', { kind: 'DECIDE' });
    await open('other', { kind: 'VERIFY' });
    for (const [id, kind] of Object.entries(kinds)) {
      const { id: deadlineId } = await find(id, kind);
      await noteSaid(db, [{ deadlineId, version: 1, rung: 'T-5', personId: 'p1' }], on, now);
    }
    const { id: waiting } = await find('asked', 'REMEDIATION');
    await noteSaid(db, [{ deadlineId: waiting, version: 1, rung: 'waiting', personId: 'p1' }], on, now);
    await noteSaid(db, [{ deadlineId: waiting, version: 1, rung: 'T-5', personId: 'p2' }], on, now);
    await closeDeadline(db, 'REPORT', 'ended', 'done', now);
    await open('moved', { dueAt: at('2023-03-20 17:00') });
    const names = new Map((await db.deadline.findMany()).map(({ id, subjectId }) => [id, subjectId]));
    const rows = await findCardRungs(db, 'p1', on);
    const told = rows.map(({ deadlineId, rung, owed, holds }) => `${names.get(deadlineId)} ${rung} ${owed} ${holds}`);
    expect(told.sort()).toEqual([
      ...['asked T-5 true false', 'asked waiting true true', 'ended T-5 false false'],
      ...['moved T-5 false false', 'other T-5 true true', 'same T-5 true true'],
    ]);
    expect(rows.every(({ again }) => !again)).toBe(true);
    await closeDeadline(db, 'DECIDE', 'asked', 'done', now);
    const after = await findCardRungs(db, 'p1', on);
    expect(
      after
        .filter(({ deadlineId }) => deadlineId === waiting)
        .map(({ rung, holds }) => [rung, holds])
        .sort(),
    ).toEqual([
      ['T-5', true],
      ['waiting', false],
    ]);
    expect(await findCardRungs(db, 'p1', '2023-03-02')).toEqual([]);
  });
});

describe('what was said', () => {
  const rungs = (deadlineId: string, ...people: string[]) =>
    people.map((personId) => ({ deadlineId, version: 1, rung: 'T-5', personId }));

  it('counts when its card arrived or still may, and not when it reached nobody', async () => {
    const { db } = database;
    await open('a');
    await open('b');
    const [one, other] = [await find('a'), await find('b')];
    const states = ['SENT', 'WAITING', 'SENDING', 'UNREACHABLE', 'UNKNOWN', 'FAILED', 'CANCELLED'] as const;
    for (const state of [...states, null]) {
      const personId = state ?? 'not enqueued';
      const key = (await takeCard(db, personId, '2023-03-01', now))!;
      if (state)
        await db.outboxMessage.create({
          data: { dedupeKey: key, chatId: 1n, lane: 2, body: {}, state, createdAt: now },
        });
    }
    await noteSaid(db, rungs(one.id, ...states, 'not enqueued', 'without a card'), '2023-03-01', now);
    await noteSaid(db, rungs(other.id, 'SENT'), '2023-03-01', now);
    const said = await listSaid(db, [one.id]);
    expect(said.map((each) => each.personId).sort()).toEqual(['SENDING', 'SENT', 'WAITING', 'not enqueued']);
    expect(said.every((each) => each.rung === 'T-5' && each.version === 1 && each.snoozedOn === null)).toBe(true);
    expect(await listSaid(db, [])).toEqual([]);
  });

  it('is put off once, by whose card it was, and said for good on the day it was put off to', async () => {
    const { db } = database;
    await open('a');
    const { id } = await find('a');
    const [first, second] = ['2023-03-01', '2023-03-02'];
    await noteSaid(db, rungs(id, 'p1', 'p2'), first, now);
    expect(await snoozeCard(db, 'p1', second, second)).toBe(false);
    expect(await snoozeCard(db, 'p1', first, second)).toBe(true);
    expect(await snoozeCard(db, 'p1', first, '2023-03-03')).toBe(false);
    const rows = () => db.nudgeRung.findMany({ orderBy: { personId: 'asc' } });
    expect(await rows()).toMatchObject([
      { personId: 'p1', cardOn: first, snoozedOn: second, fired: true },
      { personId: 'p2', cardOn: first, snoozedOn: null, fired: true },
    ]);
    await noteSaid(db, rungs(id, 'p1', 'p2'), second, due);
    expect(await rows()).toMatchObject([
      { personId: 'p1', cardOn: second, snoozedOn: null, fired: false, firedAt: due },
      { personId: 'p2', cardOn: second, snoozedOn: null, fired: true, firedAt: due },
    ]);
    expect(await snoozeCard(db, 'p1', second, '2023-03-03')).toBe(false);
    expect(await snoozeCard(db, 'p2', second, '2023-03-03')).toBe(true);
  });
});

it('what one of the office was told today is theirs, and of that day', async () => {
  await noteOfficeTold(database.db, 'p1', ['unit:a', 'unit:b'], '2023-03-01', now);
  expect([...(await listOfficeTodays(database.db, 'p1', '2023-03-01'))].sort()).toEqual(['unit:a', 'unit:b']);
  expect((await listOfficeTodays(database.db, 'p2', '2023-03-01')).size).toBe(0);
  expect((await listOfficeTodays(database.db, 'p1', '2023-03-02')).size).toBe(0);
});
