// Roles and people in the tables: what each statement reads and writes of them, and what it leaves alone.
import { describe, expect, it } from 'vitest';
import type { Role } from '../../src/generated/prisma/client.js';
import { copyOfPerson } from '../../src/people/data-store.js';
import {
  claimEnd,
  findRole,
  listAllRoles,
  listPostHolders,
  listReplacements,
  listRolesById,
  listRolesIn,
  listRolesOf,
} from '../../src/people/ending-store.js';
import {
  decideRole,
  endMembership,
  findLastEnded,
  findMe,
  isNameTaken,
  listHeldRoles,
  listPendingRoles,
  listUnitReach,
  saveConsent,
  saveLocale,
  saveReturn,
  saveRole,
} from '../../src/people/membership-store.js';
import * as store from '../../src/people/store.js';
import { hours, ids, now, useTables } from './tables.js';

const { database, within, person, role, rowOf, personOf, link } = useTables();

describe('roles', () => {
  it('are read of one person, a unit or a post only while in force, the oldest first', async () => {
    await role('r3', 'an', { fromAt: hours(-1) });
    await role('r2', 'an', { role: 'LEAD', unitId: null, teamId: 'tA', fromAt: hours(-2) });
    await role('r1', 'an', { role: 'HEAD', fromAt: hours(-1) });
    await role('ended', 'an', { endedAt: now });
    await role('pending', 'an', { pending: true, role: 'DEPUTY' });
    await role('other', 'bình', { unitId: 'u2' });
    await role('beside', 'bình');
    const read = await within(async (tx) => ({
      held: await listHeldRoles(tx, 'an'),
      of: ids(await listRolesOf(tx, 'an')),
      in: ids(await listRolesIn(tx, 'u1')),
      delegation: ids(await listRolesIn(tx, null)),
      holders: ids(await listPostHolders(tx, 'u1', 'FOCAL')),
      all: ids(await listAllRoles(tx)).length,
      byId: ids(await listRolesById(tx, ['ended', 'other'])).sort(),
      one: await findRole(tx, 'ended'),
      none: await findRole(tx, 'nothing'),
    }));
    expect(read).toMatchObject({
      ...{ of: ['r2', 'r1', 'r3'], in: ['r1', 'r3', 'beside'], delegation: ['r2'], holders: ['r3', 'beside'] },
      ...{ all: 6, byId: ['ended', 'other'], none: null },
      one: { id: 'ended', fullName: 'an', locale: 'vi', endedAt: now },
    });
    expect(ids(read.held)).toEqual(['r2', 'r1', 'r3', 'pending']);
    expect(read.held[0]).toMatchObject({ unit: null, teamName: 'A', teamId: 'tA' });
    expect(read.held[1]).toMatchObject({ unit: { title: 'Sở u1' }, teamName: null });
  });

  it('are given once; who waited for one and is invited by the operator waits no more', async () => {
    await person('an');
    const given = { personId: 'an', role: 'FOCAL' as const, unitId: 'u1', teamId: null, invitedById: null };
    const give = (pendingFor: 'APPROVAL' | null, more: object = {}, when = now) =>
      within((tx) => saveRole(tx, { ...given, pendingFor, ...more }, when));
    const waiting = await give('APPROVAL');
    expect(await rowOf(waiting)).toMatchObject({ pending: true, pendingFor: 'APPROVAL', fromAt: now, endedAt: null });
    expect(await give('APPROVAL', {}, hours(1))).toBe(waiting);
    expect(await rowOf(waiting)).toMatchObject({ pending: true, fromAt: now });
    expect(await give(null, {}, hours(2))).toBe(waiting);
    expect(await rowOf(waiting)).toMatchObject({ pending: false, pendingFor: null, fromAt: hours(2) });
    expect(await give(null, {}, hours(3))).toBe(waiting);
    expect(await rowOf(waiting)).toMatchObject({ fromAt: hours(2) });
    expect(await give('APPROVAL', {}, hours(3))).toBe(waiting);
    expect(await rowOf(waiting)).toMatchObject({ pending: false });
    const others = [
      await give(null, { role: 'DEPUTY' }),
      await give(null, { unitId: 'u2' }),
      await give(null, { teamId: 'tA' }),
    ];
    await person('bình');
    others.push(await give(null, { personId: 'bình' }));
    await database.db.roleHeld.update({ where: { id: waiting }, data: { endedAt: now } });
    others.push(await give(null, { invitedById: 'bình' }));
    expect(new Set([waiting, ...others]).size).toBe(6);
    expect(await rowOf(others[4]!)).toMatchObject({ pending: false, invitedById: 'bình', fromAt: now });
  });

  it('wait for one decision, which counts from then on', async () => {
    for (const [n, id] of ['yes', 'no', 'taken'].entries())
      await role(id, id, { pending: true, fromAt: hours(-9 + n) });
    await role('done', 'x', { fromAt: hours(-9) });
    await role('over', 'x', { pending: true, endedAt: hours(-1) });
    const decide = (id: string, approved: boolean, otherwise?: 'NOT_TAKEN') =>
      within((tx) => decideRole(tx, id, { approvedById: 'x', approved, ...(otherwise ? { otherwise } : {}) }, now));
    expect([await decide('yes', true), await decide('no', false), await decide('taken', false, 'NOT_TAKEN')]).toEqual([
      ...[true, true, true],
    ]);
    for (const id of ['yes', 'no', 'done', 'over']) expect(await decide(id, true)).toBe(false);
    expect(await rowOf('yes')).toMatchObject({ pending: false, approvedById: 'x', fromAt: now, endedAt: null });
    const ended = { pending: true, approvedById: 'x', endedAt: now, endedById: 'x' };
    expect(await rowOf('no')).toMatchObject({ ...ended, endReason: 'NOT_APPROVED', fromAt: hours(-8) });
    expect(await rowOf('taken')).toMatchObject({ ...ended, endReason: 'NOT_TAKEN' });
    expect(await rowOf('done')).toMatchObject({ approvedById: null, fromAt: hours(-9) });
    expect(await rowOf('over')).toMatchObject({ approvedById: null, endedAt: hours(-1) });
  });

  it('end once, whoever ends them', async () => {
    await role('r', 'an');
    await role('beside', 'an', { role: 'HEAD' });
    const end = (reason: string) => within((tx) => claimEnd(tx, 'r', { reason, said: null, byId: 'x' }, now));
    expect([await end('MOVED'), await end('OTHER')]).toEqual([true, false]);
    expect(await rowOf('r')).toMatchObject({ endedAt: now, endReason: 'MOVED', endedById: 'x' });
    expect(await rowOf('beside')).toMatchObject({ endedAt: null });
  });

  it('that wait are listed by what they wait for, with who invited, when, and the agency of the register', async () => {
    await person('host', { fullName: 'Chủ nhà' });
    await person('an', { fullName: 'An', title: 'Chuyên viên' });
    await person('bình', { fullName: 'Bình', title: 'Trưởng phòng', locale: 'en' });
    await database.db.delegate.create({ data: { id: 'd', fullName: 'An', agency: 'Thanh tra' } });
    const waits = { pending: true, role: 'LEAD' as Role, unitId: null, teamId: 'tA' };
    await role('second', 'an', { ...waits, fromAt: hours(-1), pendingFor: 'APPROVAL', invitedById: 'host' });
    await role('first', 'bình', { ...waits, fromAt: hours(-2), invitedById: 'gone' });
    await role('replaces', 'an', { pending: true, pendingFor: 'REPLACEMENT' });
    await role('in force', 'an', { role: 'HEAD' });
    await role('ended', 'an', { ...waits, endedAt: now, teamId: 'tB' });
    const used = { role: 'LEAD' as Role, unitId: null, usedById: 'an' };
    await link('old', { ...used, createdAt: hours(-9) });
    await link('new', { ...used, createdAt: hours(-5) });
    await link('other role', { ...used, role: 'MEMBER', createdAt: hours(-4) });
    await link('other person', { ...used, usedById: 'host', createdAt: hours(-3) });
    const rows = await within((tx) => listPendingRoles(tx));
    expect(rows).toMatchObject([
      {
        id: 'first',
        agency: 'Trưởng phòng',
        inviterName: null,
        invitedById: 'gone',
        invitedAt: hours(-2),
        locale: 'en',
      },
      {
        id: 'second',
        agency: 'Thanh tra',
        inviterName: 'Chủ nhà',
        invitedAt: hours(-5),
        fullName: 'An',
        teamName: 'A',
      },
    ]);
    expect(ids(await within((tx) => listPendingRoles(tx, 'in force')))).toEqual(['in force']);
    expect(ids(await within(listReplacements))).toEqual(['replaces']);
    await database.db.roleHeld.update({ where: { id: 'replaces' }, data: { endedAt: now } });
    await role('not waiting', 'an', { pendingFor: 'REPLACEMENT' });
    expect(await within(listReplacements)).toEqual([]);
  });

  it('that ended last are told of, unless they never were in force', async () => {
    await role('old', 'an', { endedAt: hours(-3), endReason: 'MOVED' });
    await role('last', 'an', { endedAt: hours(-2), endReason: 'OTHER' });
    await role('b', 'an', { role: 'DEPUTY', endedAt: hours(-2), endReason: 'OTHER' });
    await role('refused', 'an', { endedAt: hours(-1), endReason: 'NOT_APPROVED' });
    await role('not taken', 'an', { endedAt: hours(-1), endReason: 'NOT_TAKEN' });
    await role('another’s', 'bình', { endedAt: now, endReason: 'OTHER' });
    expect(await within((tx) => findLastEnded(tx, 'an'))).toMatchObject({ id: 'last', unit: { title: 'Sở u1' } });
    await role('in force', 'chi');
    expect(await within((tx) => findLastEnded(tx, 'chi'))).toBeNull();
  });

  it('of a unit tell whom it has and had, in their order, and whether a name is taken in a post', async () => {
    await role('late', 'an', { fromAt: hours(1) });
    await role('early', 'bình', { fromAt: hours(-1), endedAt: now });
    await role('pending', 'chi', { pending: true });
    await role('elsewhere', 'an', { unitId: 'u2' });
    const reach = await within((tx) => listUnitReach(tx, ['u1']));
    expect(ids(reach)).toEqual(['early', 'late']);
    expect(reach[1]!.person).toMatchObject({ blockedAt: null, chatId: (await personOf('an')).chatId });
    const taken = (unitId: string, post: 'FOCAL' | 'HEAD', name: string) =>
      within((tx) => isNameTaken(tx, unitId, post, name));
    expect([await taken('u1', 'FOCAL', 'an'), await taken('u1', 'FOCAL', 'bình')]).toEqual([true, false]);
    expect([await taken('u1', 'HEAD', 'an'), await taken('u2', 'FOCAL', 'chi')]).toEqual([false, false]);
  });
});

describe('somebody', () => {
  it('who leaves loses every role, the consent and the number, and nobody else does', async () => {
    await person('an', { phone: '+84912345678', consentVersion: 1 });
    await person('bình', { phone: '+84912345679', consentVersion: 1 });
    await role('r1', 'an');
    await role('r2', 'an', { pending: true, role: 'HEAD' });
    await role('before', 'an', { endedAt: hours(-9), endReason: 'MOVED' });
    await role('other', 'bình');
    for (const id of ['an', 'bình'])
      await within((tx) => saveConsent(tx, { personId: id, version: 1, locale: 'vi', textHash: 'h' }, now));
    await database.db.consent.create({
      data: { id: 'c0', personId: 'an', version: 0, locale: 'vi', textHash: '', givenAt: now, withdrawnAt: hours(-5) },
    });
    expect(ids(await within((tx) => endMembership(tx, 'an', 'LEFT', now)))).toEqual(['r1', 'r2']);
    for (const id of ['r1', 'r2'])
      expect(await rowOf(id)).toMatchObject({ endedAt: now, endReason: 'LEFT', endedById: 'an' });
    expect(await rowOf('before')).toMatchObject({ endedAt: hours(-9), endReason: 'MOVED' });
    expect(await rowOf('other')).toMatchObject({ endedAt: null });
    expect(await personOf('an')).toMatchObject({ consentVersion: 0, phone: null });
    expect(await personOf('bình')).toMatchObject({ consentVersion: 1, phone: '+84912345679' });
    const consents = await database.db.consent.findMany({ orderBy: [{ personId: 'asc' }, { version: 'asc' }] });
    expect(consents.map(({ withdrawnAt }) => withdrawnAt)).toEqual([hours(-5), now, null]);
    expect((await within((tx) => findMe(tx, 'an'))).consent).toBeNull();
  });

  it('agrees once to each version, and is shown the newest', async () => {
    await person('an');
    const agree = (version: number, when = now) =>
      within((tx) => saveConsent(tx, { personId: 'an', version, locale: 'vi', textHash: `h${version}` }, when));
    await agree(1);
    await agree(1, hours(1));
    await agree(2, hours(2));
    expect(await database.db.consent.count()).toBe(2);
    expect(await personOf('an')).toMatchObject({ consentVersion: 2 });
    expect((await within((tx) => findMe(tx, 'an'))).consent).toMatchObject({ version: 2, givenAt: hours(2) });
    await database.db.consent.updateMany({ where: { version: 2 }, data: { withdrawnAt: now } });
    expect((await within((tx) => findMe(tx, 'an'))).consent).toMatchObject({ version: 1, givenAt: now });
    await agree(2, hours(3));
    expect(await database.db.consent.count()).toBe(3);
  });

  it('who comes back can be reached, keeps the number unless another was proved, and speaks the language chosen', async () => {
    await person('an', { phone: '+84912345678', blockedAt: now });
    const back = (phone: string | null) =>
      within((tx) => saveReturn(tx, { id: 'an', phone, locale: 'en', consentVersion: 1 }));
    await back(null);
    expect(await personOf('an')).toMatchObject({ phone: '+84912345678', blockedAt: null, locale: 'en' });
    await back('+84912345679');
    expect(await personOf('an')).toMatchObject({ phone: '+84912345679', consentVersion: 1 });
    await within((tx) => saveLocale(tx, 'an', 'vi'));
    expect(await personOf('an')).toMatchObject({ locale: 'vi' });
    await within((tx) => store.saveReach(tx, (1n << 40n) as never, now));
    expect(await personOf('an')).toMatchObject({ blockedAt: null });
    const { chatId } = await personOf('an');
    await within((tx) => store.saveReach(tx, chatId!, now));
    expect(await personOf('an')).toMatchObject({ blockedAt: now });
  });

  it('gets a copy of what is kept of them alone, in its order, and of messages what was said', async () => {
    await person('an', { title: 'Chuyên viên', chatId: 5n });
    await role('r2', 'an', { role: 'LEAD', unitId: null, teamId: 'tA', fromAt: hours(1) });
    await role('r1', 'an', { endedAt: hours(2) });
    await role('other', 'bình');
    for (const version of [1, 2])
      await within((tx) =>
        saveConsent(tx, { personId: 'an', version, locale: 'vi', textHash: 'h' }, hours(3 - version)),
      );
    const say = (dedupeKey: string, more: object) => ({
      ...{ dedupeKey, chatId: 5n, lane: 0, state: 'SENT' as const, createdAt: now },
      ...{ body: { do: 'SEND', message: { text: dedupeKey } }, ...more },
    });
    await database.db.outboxMessage.createMany({
      data: [
        say('one', {}),
        say('strip', { body: { do: 'STRIP' } }),
        say('two', { createdAt: hours(1) }),
        say('unsent', { state: 'FAILED' }),
        say('to another', { chatId: 6n }),
      ],
    });
    const act = (personId: string, name: string) => ({ at: now, personId, act: name, facts: {} });
    await database.db.auditEntry.createMany({ data: [act('an', 'first'), act('bình', 'other'), act('an', 'second')] });
    const copy = await within((tx) => copyOfPerson(tx, 'an'));
    expect(copy).toMatchObject({
      person: { fullName: 'an', title: 'Chuyên viên', chatId: '5', language: 'vi', since: now, phone: null },
      roles: [
        { role: 'FOCAL', unit: 'Sở u1', team: null, from: now, until: hours(2), pending: false },
        { role: 'LEAD', unit: null, team: 'A', from: hours(1), until: null },
      ],
      consents: [{ version: 2 }, { version: 1 }],
      acts: [{ act: 'first' }, { act: 'second' }],
      messages: [
        { at: now, text: 'one' },
        { at: hours(1), text: 'two' },
      ],
    });
    expect((copy!.messages as unknown[]).length).toBe(2);
    expect(await within((tx) => copyOfPerson(tx, 'nobody'))).toBeNull();
    await database.db.person.update({ where: { id: 'an' }, data: { chatId: null } });
    await database.db.outboxMessage.create({ data: say('by name', { personId: 'an', chatId: 9n }) });
    expect(await within((tx) => copyOfPerson(tx, 'an'))).toMatchObject({
      person: { chatId: null },
      messages: [{ text: 'by name' }],
    });
  });
});
