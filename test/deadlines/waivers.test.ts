// Waivers in their tables: which duties may be waived, what is only typed, what a decision closes, and what taking it back opens.
import { beforeEach, describe, expect, it } from 'vitest';
import { openDeadline, type NewDeadline } from '../../src/deadlines/store.js';
import {
  claimTakenBack,
  claimWaiver,
  draftWaiver,
  findOverdue,
  findWaivedDuty,
  findWaiver,
  listOverdue,
  listOverdueOf,
  listWaived,
  reasonMark,
} from '../../src/deadlines/waiver-store.js';
import { sayWaived, sayWaivedBy } from '../../src/deadlines/waiver-words.js';
import { at } from '../../src/kit/calendar.js';
import { inTransaction, type Tx } from '../../src/kit/database.js';
import { useDatabase } from '../database.js';
import { wordsOfTests } from '../printed.js';

const database = useDatabase();
const words = wordsOfTests();
const now = at('2023-09-15 09:00');
const within = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(database.db, work);
const subjects = (rows: readonly { subjectId: string }[]) => rows.map(({ subjectId }) => subjectId);

/** A duty of unit u1 whose date was yesterday. */
async function owe(subjectId: string, more: Partial<NewDeadline> = {}): Promise<string> {
  const duty = {
    kind: 'REPORT',
    subjectId,
    unitId: 'u1',
    teamId: 'tA',
    dueAt: at('2023-09-14 17:00'),
    title: '',
  } as const;
  await openDeadline(database.db, { ...duty, ...more }, at('2023-09-01 09:00'));
  return (await database.db.deadline.findFirstOrThrow({ where: { subjectId, kind: more.kind ?? 'REPORT' } })).id;
}

beforeEach(async () => {
  const { db } = database;
  await db.waiver.deleteMany();
  await db.deadline.deleteMany();
  await db.person.deleteMany();
  await db.unit.deleteMany();
  const unit = { class: 'SO' as const, name: 'Sở', folded: '', createdAt: now };
  await db.unit.createMany({ data: ['u1', 'u2'].map((id) => ({ id, code: id, ...unit })) });
  await db.unit.create({ data: { id: 'old', code: 'old', ...unit, validTo: '2023-08-31' } });
  await db.person.create({ data: { id: 'p', fullName: 'Phạm Giả Định', chatId: 5n, createdAt: now } });
});

describe('what may be waived', () => {
  it('is what units owe and is past its date, the longest overdue first', async () => {
    await owe('b', { dueAt: at('2023-09-13 17:00') });
    await owe('a');
    await owe('c', { kind: 'REMEDIATION', teamId: 'tB', dueAt: at('2023-09-12 17:00') });
    await owe('d', { kind: 'ACKNOWLEDGE' });
    await owe('e', { kind: 'SUPPLEMENT' });
    await owe('due now', { dueAt: now });
    await owe('to come', { dueAt: at('2023-09-15 17:00') });
    await owe('of the team', { kind: 'VERIFY' });
    await owe('of nobody', { unitId: null });
    await owe('of a unit that has ended', { unitId: 'old' });
    const closed = await owe('done');
    await database.db.deadline.update({ where: { id: closed }, data: { closedAt: now } });

    const all = subjects(await within((tx) => listOverdue(tx, null, now)));
    expect(all.slice(0, 2)).toEqual(['c', 'b']);
    expect(all.slice(2).sort()).toEqual(['a', 'd', 'e']);
    expect(subjects(await within((tx) => listOverdue(tx, ['tB'], now)))).toEqual(['c']);
    expect(await within((tx) => listOverdue(tx, [], now))).toEqual([]);
    expect(subjects(await within((tx) => listOverdueOf(tx, ['a', 'b', 'to come', 'done'], now)))).toEqual(['b', 'a']);
  });

  it('is not what waits for a decision of the team', async () => {
    const id = await owe('a');
    const other = await owe('b');
    const find = (which: string) => within((tx) => findOverdue(tx, which, now));
    expect(await find(id)).toMatchObject({ subjectId: 'a' });
    await owe('a', { kind: 'VERIFY', dueAt: at('2023-09-20 17:00') });
    expect(await find(id)).toBeNull();
    expect(await find(other)).toMatchObject({ subjectId: 'b' });
    expect(subjects(await within((tx) => listOverdue(tx, null, now)))).toEqual(['b']);
    await database.db.deadline.updateMany({ where: { kind: 'VERIFY' }, data: { closedAt: now } });
    expect(await find(id)).toMatchObject({ subjectId: 'a' });
    await owe('a', { kind: 'DECIDE', dueAt: at('2023-09-20 17:00') });
    expect(await find(id)).toBeNull();
    expect(await find('nothing')).toBeNull();
  });
});

describe('a waiver', () => {
  const draft = async (deadlineId: string, reason = 'Thiên tai', byId = 'p') =>
    within(async (tx) => {
      const duty = await tx.deadline.findUniqueOrThrow({ where: { id: deadlineId } });
      return draftWaiver(tx, duty, { reason, byId, byRole: 'LEAD' }, now);
    });
  const dutyOf = (id: string) => database.db.deadline.findUniqueOrThrow({ where: { id } });

  it('is typed, typed anew, and counts only once it is decided', async () => {
    const id = await owe('a');
    const other = await owe('b');
    await draft(id, 'Lý do đầu');
    await draft(other, 'Việc khác');
    await draft(id, 'Người khác', 'q');
    const last = await draft(id, 'Lý do sau');
    const kept = await database.db.waiver.findMany({ orderBy: { reason: 'asc' } });
    expect(kept.map(({ reason }) => reason)).toEqual(['Lý do sau', 'Người khác', 'Việc khác']);
    expect(last).toMatchObject({ deadlineId: id, kind: 'REPORT', subjectId: 'a', unitId: 'u1', byRole: 'LEAD' });
    expect(await within((tx) => listWaived(tx, ['a']))).toEqual([]);
    expect(await within((tx) => findWaiver(tx, last.id))).toMatchObject({ reason: 'Lý do sau', decidedAt: null });
    expect(await within((tx) => findWaiver(tx, last.id, true))).toMatchObject({ id: last.id });
    expect(await within((tx) => findWaiver(tx, 'x', true))).toBeNull();
    expect(await within((tx) => findWaivedDuty(tx, last))).toMatchObject({ id });
  });

  it('closes its duty once; taken back, the duty is owed anew from its old date', async () => {
    const id = await owe('a');
    const other = await owe('b');
    const waiver = await draft(id);
    const decide = () => within((tx) => claimWaiver(tx, waiver, 'OPEN', now));
    expect(await decide()).toBe(true);
    expect(await decide()).toBe(false);
    expect(await dutyOf(id)).toMatchObject({ closedAt: now, closedWhy: 'waived', version: 1 });
    expect(await dutyOf(other)).toMatchObject({ closedAt: null });
    expect(await within((tx) => listWaived(tx, ['a', 'b']))).toMatchObject([
      { id: waiver.id, before: 'OPEN', decidedAt: now },
    ]);
    // A later draft about the same duty is none in force, and takes nothing away from the decided one.
    await draft(id, 'Lần nữa');
    expect(await within((tx) => listWaived(tx, ['a']))).toHaveLength(1);

    const later = at('2023-09-18 09:00');
    const back = () => within((tx) => claimTakenBack(tx, waiver, 'p', later));
    expect(await back()).toBe(true);
    expect(await back()).toBe(false);
    expect(await dutyOf(id)).toMatchObject({
      ...{ closedAt: null, closedWhy: null, openedAt: later, version: 2, dueAt: at('2023-09-14 17:00') },
    });
    expect(await within((tx) => listWaived(tx, ['a']))).toEqual([]);
    expect(await database.db.waiver.findUniqueOrThrow({ where: { id: waiver.id } })).toMatchObject({
      ...{ takenBackAt: later, takenBackById: 'p' },
    });
  });

  it('of a duty done meanwhile closes nothing, and taking it back opens nothing that was done', async () => {
    const id = await owe('a');
    const waiver = await draft(id);
    await database.db.deadline.update({ where: { id }, data: { closedAt: at('2023-09-15 08:00'), closedWhy: 'done' } });
    expect(await within((tx) => claimWaiver(tx, waiver, null, now))).toBe(false);
    expect(await dutyOf(id)).toMatchObject({ closedWhy: 'done', closedAt: at('2023-09-15 08:00') });
    expect(await within((tx) => claimTakenBack(tx, waiver, 'p', now))).toBe(false);
    await database.db.waiver.update({ where: { id: waiver.id }, data: { decidedAt: now } });
    expect(await within((tx) => claimTakenBack(tx, waiver, 'p', now))).toBe(true);
    expect(await dutyOf(id)).toMatchObject({ closedWhy: 'done', version: 1 });
  });

  it('those of several are told in the order they were decided', async () => {
    for (const [subject, when, byId] of [
      ['b', '2023-09-15 08:00', 'p'],
      ['a', '2023-09-15 07:00', 'gone'],
      ['c', '2023-09-15 08:30', 'p'],
    ] as const) {
      const waiver = await draft(await owe(subject), subject, byId);
      await within((tx) => claimWaiver(tx, waiver, null, at(when)));
    }
    const rows = await within((tx) => listWaived(tx, ['a', 'b', 'c']));
    expect(rows.map(({ subjectId, byId }) => [subjectId, byId])).toEqual([
      ['a', 'gone'],
      ['b', 'p'],
      ['c', 'p'],
    ]);
  });
});

describe('how a waiver reads', () => {
  it('by the office held, the day and the reason, which is cut', () => {
    const said = { byRole: 'LEAD', decidedAt: now, reason: 'Thiên tai' } as const;
    expect(sayWaivedBy(words.vi, said, 'B')).toContain('B');
    expect(sayWaivedBy(words.vi, said, null)).not.toMatch(/null|\{/);
    expect(sayWaivedBy(words.vi, { byRole: 'OFFICE' }, 'B')).toBe(sayWaivedBy(words.vi, { byRole: 'OFFICE' }, null));
    const line = sayWaived(words.vi, said, 'B');
    expect(line).toContain('Thiên tai');
    expect(line).toContain('15/09/2023');
    const long = { ...said, reason: 'x'.repeat(400) };
    expect(sayWaived(words.vi, long, 'B')).toContain('x'.repeat(250));
    expect(sayWaived(words.vi, long, 'B')).not.toContain('x'.repeat(301));
    expect(sayWaived(words.vi, long, 'B', 20)).not.toContain('x'.repeat(21));
  });
  it('in the audit log only as a mark of its words', () => {
    expect(reasonMark('a')).toBe('ca978112ca1bbdca');
    expect(reasonMark('b')).not.toBe(reasonMark('a'));
  });
});
