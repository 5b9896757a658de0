// Links, the register, whom a message goes to, and the conversation of whoever loses a role, in the tables.
import type { Step } from '../../src/outbox/tick.js';
import { testLog as log } from '../log.js';
import { describe, expect, it } from 'vitest';
import type { Prisma, Role } from '../../src/generated/prisma/client.js';
import { type Tx } from '../../src/kit/database.js';
import {
  closeTalk,
  dropUnsent,
  holdTalks,
  holdUnit,
  listRegister,
  withdrawLinksOf,
} from '../../src/people/ending-store.js';
import {
  claimInvitation,
  coverSentLinks,
  findOpenInvitation,
  hasLeftPost,
  listNewestInvitations,
  openInvitation,
  withdrawOpenInvitations,
} from '../../src/people/invitation-store.js';
import { findRegisterEndings } from '../../src/people/register.js';
import * as store from '../../src/people/store.js';
import { peopleTicks } from '../../src/people/ticks.js';
import { hours, ids, now, useTables } from './tables.js';

const { database, within, person, role, link } = useTables();

describe('the conversation of whoever loses a role', () => {
  const talk = (more: Partial<Prisma.DialogueUncheckedCreateInput> = {}) =>
    database.db.dialogue.create({
      data: {
        ...{ chatId: 5n, kind: 'answering', version: 3, step: 'x', data: { a: 1 }, cardNo: 7, cardAnswers: 2 },
        ...{ cardRecord: 'ghi', cardRows: [[{ label: 'a', act: 'b' }]], lastAct: 'b~7', puzzled: 1, ...more },
      },
    });
  const close = (left: Parameters<typeof closeTalk>[2]) => within((tx) => closeTalk(tx, 5n, left));

  it('is closed, and its card named when it has buttons', async () => {
    expect(await close(null)).toBeNull();
    const card = await database.db.outboxMessage.create({
      data: { dedupeKey: 'card', chatId: 5n, lane: 0, body: {}, createdAt: now },
    });
    await talk({ cardId: card.id });
    await talk({ chatId: 6n });
    expect(await close(null)).toEqual({ key: 'card', record: 'ghi' });
    const closed = { data: {}, cardRows: [], cardRecord: '', cardAnswers: 0, puzzled: 0, cardNo: 7, lastAct: 'b~7' };
    const talks = () => database.db.dialogue.findMany({ orderBy: { chatId: 'asc' } });
    expect(await talks()).toMatchObject([
      { ...closed, kind: null, version: 0, step: null },
      { kind: 'answering', puzzled: 1 },
    ]);
    expect(await close({ kind: 'people.ended', version: 1, step: 'farewell' })).toBeNull();
    expect((await talks())[0]).toMatchObject({ kind: 'people.ended', version: 1, step: 'farewell' });
    await database.db.dialogue.update({ where: { chatId: 5n }, data: { cardId: null, cardRows: [[1]] } });
    expect(await close(null)).toBeNull();
  });

  it('and a unit are held until the transaction ends', async () => {
    await talk();
    await talk({ chatId: 6n });
    const busy = (work: (tx: Tx) => Promise<unknown>) =>
      within(async (tx) => {
        await tx.$executeRaw`SET LOCAL lock_timeout = '200ms'`;
        await work(tx);
      });
    await within(async (tx) => {
      await holdTalks(tx, []);
      await holdTalks(tx, [5n]);
      await holdUnit(tx, 'u1');
      await expect(busy((other) => holdTalks(other, [5n]))).rejects.toThrow();
      await expect(busy((other) => holdUnit(other, 'u1'))).rejects.toThrow();
      await busy((other) => holdTalks(other, [6n]));
      await busy((other) => holdUnit(other, 'u2'));
    });
  });

  it('gets nothing more that it did not ask for', async () => {
    const waits = { chatId: 5n, lane: 1, body: {}, state: 'WAITING' as const, createdAt: now };
    await database.db.outboxMessage.createMany({
      data: [
        { ...waits, dedupeKey: 'notice' },
        { ...waits, dedupeKey: 'answer', lane: 0 },
        { ...waits, dedupeKey: 'under way', state: 'SENDING' },
        { ...waits, dedupeKey: 'another', chatId: 6n },
      ],
    });
    expect(await within((tx) => dropUnsent(tx, 5n, now))).toBe(1);
    const dropped = await database.db.outboxMessage.findMany({ where: { state: 'UNREACHABLE' } });
    expect(dropped).toMatchObject([{ dedupeKey: 'notice', verdict: 'access-ended', settledAt: now }]);
  });
});

describe('links', () => {
  const withdrawn = async () =>
    ids(await database.db.invitation.findMany({ where: { withdrawnAt: { not: null } }, orderBy: { id: 'asc' } }));

  it('open for whoever has them while unused, in force and not tried too often', async () => {
    await link('good');
    await link('used', { usedAt: now, usedById: 'an' });
    await link('withdrawn', { withdrawnAt: now });
    await link('over', { expiresAt: now });
    const open = (hash: string, chatId = 5n, who: string | null = 'an', when = now) =>
      within((tx) => openInvitation(tx, chatId, hash, who, when));
    const shut = { invitationId: null, expiresAt: null, mine: false };
    expect(await open('good')).toEqual({ invitationId: 'good', expiresAt: hours(72), mine: false });
    for (const hash of ['withdrawn', 'over', 'invented']) expect(await open(hash)).toEqual(shut);
    expect(await open('used')).toEqual({ ...shut, mine: true });
    expect(await open('good', 5n)).toEqual(shut);
    expect(await database.db.invitationTry.count({ where: { chatId: 5n } })).toBe(6);
    expect(await open('used', 6n, null)).toEqual(shut);
    expect(await open('used', 6n, 'bình')).toEqual(shut);
    expect(await open('good', 6n)).toMatchObject({ invitationId: 'good' });
    expect(await open('good', 5n, null, new Date(hours(1).getTime() - 1))).toEqual(shut);
    expect(await open('good', 5n, null, new Date(hours(2).getTime()))).toMatchObject({ invitationId: 'good' });
  });

  it('are taken by exactly one, and held while somebody agrees', async () => {
    await link('good');
    await link('beside');
    await link('withdrawn', { withdrawnAt: now });
    await link('over', { expiresAt: now });
    await within(async (tx) => {
      expect(await findOpenInvitation(tx, 'good', now)).toMatchObject({ id: 'good' });
      const second = within(async (other) => {
        await other.$executeRaw`SET LOCAL lock_timeout = '200ms'`;
        return findOpenInvitation(other, 'good', now);
      });
      await expect(second).rejects.toThrow();
      expect(await within((other) => findOpenInvitation(other, 'beside', now))).toMatchObject({ id: 'beside' });
    });
    for (const id of ['withdrawn', 'over', 'nothing'])
      expect([
        await within((tx) => findOpenInvitation(tx, id, now)),
        await within((tx) => claimInvitation(tx, id, 'an', now)),
      ]).toEqual([null, false]);
    const claim = (who: string) => within((tx) => claimInvitation(tx, 'good', who, now));
    expect([await claim('an'), await claim('bình')]).toEqual([true, false]);
    expect(await within((tx) => findOpenInvitation(tx, 'good', now))).toBeNull();
    const rows = await database.db.invitation.findMany({ where: { usedAt: { not: null } } });
    expect(rows).toMatchObject([{ id: 'good', usedAt: now, usedById: 'an' }]);
  });

  it('to the same post are withdrawn when it is invited to again, used ones stay as they are', async () => {
    await link('open');
    await link('used', { usedAt: hours(-1) });
    await link('before', { withdrawnAt: hours(-2) });
    await link('head', { role: 'HEAD' });
    await link('elsewhere', { unitId: 'u2' });
    await within((tx) => withdrawOpenInvitations(tx, { unitId: 'u1', role: 'FOCAL' }, now));
    expect(await withdrawn()).toEqual(['before', 'open']);
    const before = await database.db.invitation.findUniqueOrThrow({ where: { id: 'before' } });
    expect(before.withdrawnAt).toEqual(hours(-2));
  });

  it('that would give somebody back what has ended are withdrawn: by name or number, to the same place', async () => {
    const mine = { fullName: 'An', phone: '+84912345678' };
    await link('by name', { ...mine, phone: null });
    await link('by number', { ...mine, fullName: 'Ai' });
    await link('other', { fullName: 'Ai', phone: null });
    await link('used', { ...mine, usedAt: now });
    await link('before', { ...mine, withdrawnAt: hours(-2) });
    await link('head', { ...mine, role: 'HEAD' });
    await link('elsewhere', { ...mine, unitId: 'u2' });
    await link('team', { ...mine, teamId: 'tA' });
    const held = { role: 'FOCAL' as Role, unitId: 'u1', teamId: null, ...mine };
    await within((tx) => withdrawLinksOf(tx, { ...held, phone: null }, now));
    expect(await withdrawn()).toEqual(['before', 'by name']);
    await within((tx) => withdrawLinksOf(tx, held, now));
    expect(await withdrawn()).toEqual(['before', 'by name', 'by number']);
    expect(await database.db.invitation.findUnique({ where: { id: 'before' } })).toMatchObject({
      withdrawnAt: hours(-2),
    });
  });

  it('are told of by the newest of each unit that nobody has used', async () => {
    await link('newer', { createdAt: hours(-1) });
    await link('older', { createdAt: hours(-2) });
    await link('used', { usedAt: now });
    await link('withdrawn', { withdrawnAt: now });
    await link('second', { unitId: 'u2', createdAt: hours(-3) });
    const newest = await within((tx) => listNewestInvitations(tx, ['u1']));
    expect([...newest].map(([unitId, { id }]) => [unitId, id])).toEqual([['u1', 'newer']]);
  });

  it('know whether whoever has the number of the register left the post for good', async () => {
    const phone = '+84912345678';
    const left = (post: object = {}) =>
      within((tx) => hasLeftPost(tx, { unitId: 'u1', role: 'FOCAL', phone, ...post }));
    expect(await left()).toBe(false);
    await person('an', { phone });
    await role('ended', 'an', { endedAt: now, endReason: 'PHONE_LOST' });
    expect(await left()).toBe(false);
    await database.db.roleHeld.update({ where: { id: 'ended' }, data: { endReason: 'MOVED' } });
    expect([await left(), await left({ role: 'HEAD' }), await left({ unitId: 'u2' })]).toEqual([true, false, false]);
    expect(await left({ phone: '+84912345679' })).toBe(false);
    await role('again', 'an');
    expect(await left()).toBe(false);
    await database.db.roleHeld.delete({ where: { id: 'again' } });
    await role('at another place', 'an', { role: 'HEAD' });
    expect(await left()).toBe(true);
    // Who left loses the number with the consent: the link they had used still tells.
    await database.db.person.update({ where: { id: 'an' }, data: { phone: null } });
    expect(await left()).toBe(false);
    await link('theirs', { phone, usedById: 'an', usedAt: now });
    await link('unused', { phone });
    expect(await left()).toBe(true);
    await database.db.invitation.update({ where: { id: 'theirs' }, data: { unitId: 'u2' } });
    expect(await left()).toBe(false);
  });

  it('are covered once they have left, and tries are forgotten after a day', async () => {
    const token = 'A'.repeat(43);
    const row = (dedupeKey: string, state: 'WAITING' | 'SENDING' | 'SENT') => ({
      ...{ dedupeKey, state, chatId: 5n, lane: 0, createdAt: now },
      body: { do: 'SEND', message: { text: `https://t.me/b?start=${token} x` } },
    });
    await database.db.outboxMessage.createMany({
      data: [
        row('invitation:1', 'SENT'),
        row('invitation:2', 'WAITING'),
        row('invitation:3', 'SENDING'),
        row('other', 'SENT'),
      ],
    });
    expect(await within(coverSentLinks)).toBe(1);
    const bodies = await database.db.outboxMessage.findMany({ orderBy: { dedupeKey: 'asc' } });
    expect(bodies.map(({ body }) => JSON.stringify(body).includes(token))).toEqual([false, true, true, true]);
    expect(JSON.stringify(bodies[0]!.body)).toContain('?start=… x');
    await database.db.outboxMessage.updateMany({ data: { state: 'SENT' } });
    await database.db.invitationTry.createMany({
      data: [hours(-25), hours(-24), hours(-23)].map((triedAt) => ({ chatId: 5n, triedAt })),
    });
    const [tick] = peopleTicks({} as never);
    const step = <T>(work: (step: Step) => Promise<T>) => within((tx) => work({ tx, effects: {} as never }));
    const ran = await tick!.run({ db: database.db, now, words: {} as never, log, step, faults: async () => [] });
    expect(ran).toEqual({ covered: 2, tries: 1 });
  });
});

describe('who is to be told', () => {
  it('acts for a unit or team now, once for each role, and can be reached unless gone or blocked', async () => {
    await person('an', { title: 'Chuyên viên', locale: 'en' });
    await person('blocked', { blockedAt: now });
    await person('away', { chatId: null });
    await role('r2', 'an', { fromAt: hours(2) });
    await role('r1', 'blocked', { fromAt: hours(1), role: 'HEAD' });
    await role('r3', 'away', { fromAt: hours(3), role: 'DEPUTY' });
    await role('ended', 'an', { endedAt: now, role: 'HEAD' });
    await role('pending', 'an', { pending: true, role: 'DEPUTY' });
    await role('elsewhere', 'an', { unitId: 'u2', fromAt: hours(4) });
    await role('lead', 'lead', { role: 'LEAD', unitId: null, teamId: 'tA' });
    await role('member', 'member', { role: 'MEMBER', unitId: null, teamId: 'tA' });
    await role('lead of B', 'leadB', { role: 'LEAD', unitId: null, teamId: 'tB' });
    await role('office', 'an', { role: 'OFFICE', unitId: null, fromAt: hours(5) });
    const told = async (list: (tx: Tx) => Promise<store.Addressee[]>) =>
      (await within(list)).map(({ personId, role: held }) => `${personId} ${held}`);
    expect(await told((tx) => store.listUnitPeople(tx, ['u1'], '2023-09-15'))).toEqual([
      'blocked HEAD',
      'an FOCAL',
      'away DEPUTY',
    ]);
    expect(await told((tx) => store.listUnitPeople(tx, ['u1', 'u2'], '2023-09-15', ['FOCAL']))).toEqual([
      'an FOCAL',
      'an FOCAL',
    ]);
    expect(await told((tx) => store.listTeamPeople(tx, 'tA'))).toEqual(['lead LEAD']);
    expect(await told((tx) => store.listTeamPeople(tx, 'tA', true))).toEqual(['lead LEAD', 'member MEMBER']);
    expect(await told((tx) => store.listByRole(tx, 'OFFICE', 'MEMBER'))).toEqual(['member MEMBER', 'an OFFICE']);
    expect((await told((tx) => store.listPeople(tx, ['an', 'lead']))).map((each) => each.split(' ')[0]).sort()).toEqual(
      ['an', 'lead'],
    );
    const unit = await within((tx) => store.listUnitPeople(tx, ['u1'], '2023-09-15'));
    expect(unit.map(store.isReachable)).toEqual([false, true, false]);
    expect(unit[1]).toMatchObject({ fullName: 'an', title: 'Chuyên viên', locale: 'en', unitId: 'u1', teamId: null });
  });

  it('stands behind a chat with the roles held now, in the order in which they were given', async () => {
    const { chatId } = await person('an', { locale: 'en', consentVersion: 1 });
    const find = () => within((tx) => store.findWho(tx, chatId!));
    expect(await find()).toEqual({
      ...{ personId: 'an', fullName: 'an', locale: 'en', consentVersion: 1, roles: [], chatId },
    });
    await role('b', 'an', { fromAt: hours(1) });
    await role('c', 'an', { role: 'LEAD', unitId: null, teamId: 'tA', fromAt: hours(-1) });
    await role('a', 'an', { role: 'HEAD', fromAt: hours(1) });
    await role('ended', 'an', { endedAt: now });
    await role('pending', 'an', { pending: true });
    await role('other', 'bình');
    expect((await find())!.roles).toEqual([
      { id: 'c', role: 'LEAD', unitId: null, teamId: 'tA' },
      { id: 'a', role: 'HEAD', unitId: 'u1', teamId: null },
      { id: 'b', role: 'FOCAL', unitId: 'u1', teamId: null },
    ]);
    expect(await within((tx) => store.findWho(tx, 1n))).toBeNull();
  });
});

describe('the register', () => {
  it('names units in force on a day by their code, with their parent, and who is to be called', async () => {
    const more = (id: string, given: object) => ({
      ...{ id, code: id, class: 'XA' as const, name: `UBND xã ${id}`, folded: '', createdAt: now, ...given },
    });
    await database.db.unit.createMany({
      data: [
        more('a9', { parentId: 'u1', headTitle: 'Chủ tịch', focalName: 'An', focalPhone: '0912', headName: 'Hà' }),
        more('from', { validFrom: '2023-03-02' }),
        more('to', { validTo: '2023-02-28' }),
        more('edge', { validFrom: '2023-03-01', validTo: '2023-03-01' }),
      ],
    });
    const read = await within(async (tx) => ({
      all: (await store.listAllUnits(tx, '2023-03-01')).map(({ code, title }) => [code, title]),
      later: (await store.listAllUnits(tx, '2023-03-02')).map(({ code }) => code),
      unit: await store.findUnit(tx, 'a9'),
      byCode: await store.findUnitByCode(tx, 'a9'),
      none: [await store.findUnit(tx, 'x'), await store.findUnitByCode(tx, 'x'), await store.findUnitContact(tx, 'x')],
      contact: await store.findUnitContact(tx, 'a9'),
    }));
    expect(read.all).toEqual([
      ['a9', 'UBND xã a9 – Sở u1'],
      ['edge', 'UBND xã edge'],
      ['u1', 'Sở u1'],
      ['u2', 'Sở u2'],
    ]);
    expect(read.later).toEqual(['a9', 'from', 'u1', 'u2']);
    expect(read.unit).toMatchObject({ id: 'a9', parentId: 'u1', headTitle: 'Chủ tịch' });
    expect([read.byCode, read.none]).toEqual([read.unit, [null, null, null]]);
    expect(read.contact).toEqual({
      focal: { name: 'An', title: null, phone: '0912' },
      head: { name: 'Hà', title: 'Chủ tịch', phone: null },
    });
  });

  it('names the delegation, its teams, and the places somebody has', async () => {
    await database.db.delegate.createMany({
      data: [
        { id: 'd2', fullName: 'An', agency: 'Sở Y', roles: ['LEAD'], teamId: 'tA', phone: '0912' },
        { id: 'd1', fullName: 'An', agency: 'Sở X', roles: ['MEMBER', 'OFFICE'] },
        { id: 'd3', fullName: 'Bình', agency: 'Sở X' },
      ],
    });
    const held = [
      { role: 'FOCAL', unitId: 'u2', teamId: null },
      { role: 'LEAD', unitId: null, teamId: 'tB' },
      { role: 'MEMBER', unitId: null, teamId: 'tA' },
    ];
    const read = await within(async (tx) => ({
      namesakes: ids(await store.findDelegates(tx, 'An')),
      all: ids(await store.listDelegates(tx)),
      one: (await store.findDelegate(tx, 'd3'))?.fullName,
      teams: [await store.findTeam(tx, 'tA'), await store.findTeamNamed(tx, 'B'), await store.findTeamNamed(tx, 'C')],
      names: [...(await store.listTeamNames(tx))].sort(),
      places: await store.listPlaces(tx, held),
      nowhere: await store.listPlaces(tx, []),
      register: await listRegister(tx),
    }));
    expect(read).toMatchObject({
      ...{ namesakes: ['d1', 'd2'], all: ['d1', 'd2', 'd3'], one: 'Bình' },
      teams: [{ id: 'tA', name: 'A' }, { id: 'tB', name: 'B' }, null],
      names: [
        ['tA', 'A'],
        ['tB', 'B'],
      ],
      places: { units: [{ id: 'u2' }], teams: ['A', 'B'] },
      nowhere: { units: [], teams: [] },
    });
    const lines = [...read.register.delegation].sort((a, b) => (a.agency + a.name < b.agency + b.name ? -1 : 1));
    expect(lines).toEqual([
      { name: 'An', agency: 'Sở X', roles: ['MEMBER', 'OFFICE'], team: null, phone: null },
      { name: 'Bình', agency: 'Sở X', roles: [], team: null, phone: null },
      { name: 'An', agency: 'Sở Y', roles: ['LEAD'], team: 'A', phone: '0912' },
    ]);
    expect(read.register.units.get('u1')).toMatchObject({ id: 'u1', focal: { name: null, phone: null } });
  });

  it('that leaves a column out says nothing of it: whoever is known by the phone alone keeps the post', async () => {
    await database.db.unit.update({ where: { id: 'u1' }, data: { focalPhone: '+84912345678', headName: 'Hà' } });
    await person('an', { phone: '+84912345678' });
    await role('focal', 'an');
    const endings = (unit: object) =>
      within(async (tx) => ids((await findRegisterEndings(tx, { units: [{ code: 'u1', ...unit }] })).ending));
    expect(await endings({ headName: 'Hoa' })).toEqual([]);
    expect(await endings({ focalName: 'Bình', focalPhone: '+84912345679' })).toEqual(['focal']);
    expect(await endings({ focalPhone: '+84912345679' })).toEqual(['focal']);
    expect(await endings({})).toEqual([]);
  });
});
