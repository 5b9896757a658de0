// An amended register against the one held, in the tables: a column that is left out says nothing, a sheet without lines neither,
// and whoever moves to another team holds the same role there.
import { describe, expect, it } from 'vitest';
import { flushEffects, gatherEffects } from '../../src/outbox/effects.js';
import { createInvitation } from '../../src/people/invitations.js';
import {
  applyRegisterEndings,
  areNamed,
  findRegisterEndings,
  type AmendedRegister,
} from '../../src/people/register.js';
import { wordsOfTests } from '../printed.js';
import { ids, now, useTables } from './tables.js';

const { database, within, person, role } = useTables();
const compare = (amended: AmendedRegister) => within((tx) => findRegisterEndings(tx, amended));

/** The register of the delegation: a lead of team B whose number is known, a member of team A without one. */
async function register(): Promise<void> {
  await database.db.delegate.createMany({
    data: [
      { id: 'd1', fullName: 'An Văn Một', agency: 'Sở X', roles: ['LEAD'], teamId: 'tB', phone: '+84912345678' },
      { id: 'd2', fullName: 'Bình Thị Hai', agency: 'Sở Y', roles: ['MEMBER'], teamId: 'tA' },
    ],
  });
  await person('an', { fullName: 'An Văn Một', phone: '+84912345678', title: 'Trưởng phòng, Sở X' });
  await person('binh', { fullName: 'Bình Thị Hai', title: 'Chuyên viên, Sở Y' });
  await role('lead', 'an', { role: 'LEAD', unitId: null, teamId: 'tB' });
  await role('member', 'binh', { role: 'MEMBER', unitId: null, teamId: 'tA' });
}
const AN = { name: 'An Văn Một', agency: 'Sở X', roles: ['LEAD'], team: 'B', phone: '+84912345678' };
const BINH = { name: 'Bình Thị Hai', agency: 'Sở Y', roles: ['MEMBER'], team: 'A', phone: null };
const without = <T extends object>(line: T, ...columns: (keyof T)[]): T =>
  Object.fromEntries(Object.entries(line).filter(([key]) => !columns.includes(key as keyof T))) as T;

describe('the register of the delegation', () => {
  const found = async (...delegation: (typeof AN | typeof BINH)[]) => {
    const { ending, moving, unmatched } = await compare({ delegation });
    return { ending: ids(ending), moving: moving.map(({ from, team }) => [from.id, team]), unmatched: ids(unmatched) };
  };
  const NOTHING = { ending: [], moving: [], unmatched: [] };

  it('as it was ends nobody, also without its columns of teams and phones', async () => {
    await register();
    expect(await found(AN, BINH)).toEqual(NOTHING);
    expect(await found(without(AN, 'team'), without(BINH, 'team'))).toEqual(NOTHING);
    expect(await found(without(AN, 'team', 'phone'), without(BINH, 'team', 'phone'))).toEqual(NOTHING);
    expect(await found(without({ ...AN, name: 'An Văn Đổi Tên' }, 'team'), BINH)).toMatchObject({ ending: ['lead'] });
    expect(await found()).toEqual(NOTHING);
  });

  it('an empty cell is no missing column: who stands in no team leads none any more', async () => {
    await register();
    expect(await found({ ...AN, team: null as never }, BINH)).toEqual({ ...NOTHING, ending: ['lead'] });
  });

  it('without somebody ends what they held', async () => {
    await register();
    expect(await found(AN)).toEqual({ ...NOTHING, ending: ['member'] });
    expect(await found(BINH)).toEqual({ ...NOTHING, ending: ['lead'] });
  });

  it('of which a line was moved to another team moves the role, told and noted', async () => {
    await register();
    const amended = { delegation: [{ ...AN, team: 'A' }, BINH] };
    const endings = await compare(amended);
    expect([ids(endings.ending), endings.moving.map(({ team }) => team)]).toEqual([['lead'], ['A']]);
    expect([areNamed(endings, []), areNamed(endings, ['x']), areNamed(endings, ['x', 'lead'])]).toEqual([
      ...[false, false, true],
    ]);
    const effects = gatherEffects(null);
    await within(async (tx) => {
      await applyRegisterEndings(tx, { effects, now, by: null, words: wordsOfTests(), links: {} }, endings);
      await flushEffects(tx, effects, now);
    });
    const held = await database.db.roleHeld.findMany({ where: { personId: 'an' }, orderBy: { endedAt: 'asc' } });
    expect(
      held.map(({ teamId, endedAt, pending, invitedById }) => [teamId, endedAt !== null, pending, invitedById]),
    ).toEqual([
      ['tB', true, false, null],
      ['tA', false, false, null],
    ]);
    expect(effects.audits.map(({ act }) => act)).toContain('people.role-moved');
  });

  it('does not move a role that waits, nor to a team nobody knows', async () => {
    await register();
    const endings = await compare({ delegation: [{ ...AN, team: 'A' }, BINH] });
    const apply = (moving: typeof endings.moving) =>
      within((tx) =>
        applyRegisterEndings(
          tx,
          { effects: gatherEffects(null), now, by: null, words: wordsOfTests(), links: {} },
          { ending: [], unmatched: [], moving },
        ),
      );
    const count = () => database.db.roleHeld.count();
    await apply(endings.moving.map((move) => ({ ...move, team: 'Z' })));
    await apply(endings.moving.map((move) => ({ ...move, from: { ...move.from, pending: true } })));
    expect(await count()).toBe(2);
    await apply(endings.moving);
    expect(await count()).toBe(3);
  });
});

describe('the register of units', () => {
  it('says nothing of units nobody knows, nor where its sheet is missing', async () => {
    await database.db.unit.update({ where: { id: 'u1' }, data: { focalName: 'An Văn Một', headName: 'Hà Thị Ba' } });
    await person('an', { fullName: 'An Văn Một' });
    await person('ha', { fullName: 'Hà Thị Ba' });
    await role('focal', 'an');
    await role('head', 'ha', { role: 'HEAD' });
    const ending = async (amended: AmendedRegister) => ids((await compare(amended)).ending);
    expect(await ending({})).toEqual([]);
    expect(await ending({ units: [{ code: 'u9', focalName: 'Ai Đó' }] })).toEqual([]);
    expect(await ending({ units: [{ code: 'u2', focalName: 'Ai Đó' }] })).toEqual([]);
    expect(await ending({ units: [{ code: 'u1', focalName: 'Kế Văn Bốn' }] })).toEqual(['focal']);
    expect(await ending({ units: [{ code: 'u1', headName: 'Kế Văn Bốn' }] })).toEqual(['head']);
    expect(await ending({ units: [{ code: 'u1', focalName: 'Kế Văn Bốn', headName: 'Kế Văn Năm' }] })).toEqual(
      expect.arrayContaining(['focal', 'head']),
    );
  });
});

it('nobody is invited to a unit or a team that is in no register', async () => {
  const invite = (order: Parameters<typeof createInvitation>[1]) => within((tx) => createInvitation(tx, order, now));
  expect(await invite({ role: 'FOCAL', unitId: 'u9', invitedById: null })).toMatchObject({
    refusal: 'people-unit-unknown',
  });
  expect(await invite({ role: 'LEAD', fullName: 'Ai Đó', teamName: 'Z', invitedById: null })).toMatchObject({
    refusal: 'people-team-unknown',
  });
  expect(await invite({ role: 'LEAD', fullName: 'Ai Đó', invitedById: null })).toMatchObject({
    refusal: 'people-team-needed',
  });
  expect(await invite({ role: 'LEAD', fullName: 'Ai Đó', teamName: 'A', invitedById: null })).toHaveProperty('token');
  expect(await invite({ role: 'OFFICE', fullName: 'Ai Đó', invitedById: null })).toHaveProperty('token');
});
