// What an amended register no longer says: matched by phone, then by name with unit or agency, never by guess.
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  decideEndings,
  type HeldForRegister,
  type PostChange,
  type RegisterLine,
} from '../../src/people/register-rules.js';

const held = (given: Partial<HeldForRegister>): HeldForRegister => ({
  id: 'r1',
  personId: 'p1',
  fullName: 'Phạm Giả Định',
  phone: null,
  title: 'Chánh Thanh tra, Thanh tra Thành phố',
  role: 'LEAD',
  unitId: null,
  teamName: 'B',
  ...given,
});
const line = (given: Partial<RegisterLine>): RegisterLine => ({
  name: 'Phạm Giả Định',
  agency: 'Thanh tra Thành phố',
  phone: null,
  roles: ['LEAD'],
  team: 'B',
  ...given,
});
const fateOf = (one: HeldForRegister, before: RegisterLine[], after: RegisterLine[]) => {
  const { ending, moving, unmatched } = decideEndings([one], { posts: [], delegation: { before, after } });
  const [move] = moving;
  return [ending.length > 0 ? 'ends' : unmatched.length > 0 ? 'unmatched' : 'keeps', ...(move ? [move.team] : [])];
};

describe('the delegation', () => {
  const other = line({ name: 'Lê Văn Thí Dụ', agency: 'Văn phòng UBND Thành phố', team: 'A' });
  it.each([
    ['moved to another team', held({}), [line({})], [line({ team: 'A' })], ['ends', 'A']],
    ['gone', held({}), [line({}), other], [other], ['ends']],
    ['the same', held({}), [line({})], [line({})], ['keeps']],
    ['a member now', held({}), [line({})], [line({ roles: ['MEMBER'] })], ['ends']],
    ['the marks differ', held({ fullName: 'PHẠM GIẢ  ĐỊNH' }), [line({})], [line({ team: 'A' })], ['ends', 'A']],
    [
      'renamed agency, same phone',
      held({ phone: '+84912345678' }),
      [line({ phone: '+84912345678' })],
      [line({ agency: 'Thanh tra TP', phone: '+84912345678' })],
      ['keeps'],
    ],
    ['renamed agency, no phone', held({}), [line({})], [line({ agency: 'Thanh tra TP' })], ['unmatched']],
    [
      'another name on the same phone',
      held({ phone: '+84912345678', fullName: 'Phạm Định' }),
      [line({ phone: '0912345678' })],
      [line({ phone: '0912345678', team: 'C' })],
      ['ends', 'C'],
    ],
    ['a namesake of another agency', held({ title: 'Sở Y tế' }), [line({})], [other], ['unmatched']],
    ['no agency known, the name alone holds the post', held({ title: null }), [line({})], [other], ['ends']],
    [
      'no agency known, two of the name',
      held({ title: null }),
      [line({}), line({ agency: 'Sở Y tế' })],
      [line({ agency: 'Sở Y tế' })],
      ['keeps'],
    ],
    ['never said by the register', held({ role: 'OFFICE', teamName: null }), [line({})], [], ['keeps']],
    [
      'a phone that two share is nobody’s',
      held({ phone: '+84912345678' }),
      [line({ phone: '+84912345678' }), line({ name: 'Lê Văn Thí Dụ', phone: '+84912345678' })],
      [],
      ['unmatched'],
    ],
    ['no agency known, another name', held({ title: null, fullName: 'Ai Đó' }), [line({})], [line({})], ['keeps']],
    ['no agency known, of another team', held({ title: null, teamName: 'C' }), [line({})], [other], ['keeps']],
    [
      'a member of another team now',
      held({ role: 'MEMBER' }),
      [line({ roles: ['MEMBER'] })],
      [line({ roles: ['MEMBER'], team: 'A' })],
      ['ends', 'A'],
    ],
    [
      'the secretary, whatever the team',
      held({ role: 'SECRETARY', teamName: null }),
      [line({ roles: ['SECRETARY'] })],
      [line({ roles: ['SECRETARY'], team: 'A' })],
      ['keeps'],
    ],
    ['no team any more', held({}), [line({})], [line({ team: null })], ['ends']],
    [
      'a namesake who holds something else',
      held({}),
      [line({})],
      [line({ agency: 'Sở Y tế', roles: ['MEMBER'] }), other],
      ['ends'],
    ],
    ['outside the register, nothing lost', held({ fullName: 'Người Ngoài' }), [line({})], [line({})], ['keeps']],
  ] as const)('%s', (_, one, before, after, fate) => {
    expect(fateOf(one, [...before], [...after])).toEqual(fate);
  });

  it('an absent sheet ends nothing', () => {
    expect(decideEndings([held({})], { posts: [], delegation: null })).toEqual({
      ending: [],
      moving: [],
      unmatched: [],
    });
  });
});

describe('the posts of a unit', () => {
  const focal = held({
    role: 'FOCAL',
    unitId: 'u1',
    teamName: null,
    fullName: 'Nguyễn Thị Ví Dụ',
    phone: '+84900000001',
  });
  const was = { name: 'Nguyễn Thị Ví Dụ', phone: '+84900000001' };
  const next = { name: 'Trần Văn Kế', phone: '+84900000009' };
  const nobody = { name: null, phone: null };
  it.each([
    ['another name and phone', focal, was, next, 'ends'],
    ['another name, same phone', focal, was, { ...next, phone: was.phone }, 'keeps'],
    ['same name, another phone', focal, was, { ...was, phone: next.phone }, 'keeps'],
    ['a blank cell', focal, was, nobody, 'unmatched'],
    ['a blank name and another phone', focal, was, { ...next, name: null }, 'ends'],
    ['another name and a blank phone', focal, was, { ...next, phone: null }, 'ends'],
    ['somebody else holds it', { ...focal, fullName: 'Ai Đó', phone: null }, was, next, 'unmatched'],
    ['the successor is in already', { ...focal, fullName: next.name, phone: null }, was, next, 'keeps'],
    ['nobody was named', focal, nobody, next, 'unmatched'],
    ['a blank cell, and somebody else holds it', { ...focal, fullName: 'Ai Đó', phone: null }, was, nobody, 'keeps'],
    [
      'a spelling changed, and somebody else holds it',
      { ...focal, fullName: 'Ai Đó', phone: null },
      was,
      { ...was, phone: next.phone },
      'keeps',
    ],
    ['another unit', { ...focal, unitId: 'u2' }, was, next, 'keeps'],
    ['another role', { ...focal, role: 'DEPUTY' }, was, next, 'keeps'],
  ] as const)('%s', (_, one, before, after, fate) => {
    const post: PostChange = { unitId: 'u1', role: 'FOCAL', before, after };
    const { ending, unmatched } = decideEndings([one], { posts: [post], delegation: null });
    expect(ending.length > 0 ? 'ends' : unmatched.length > 0 ? 'unmatched' : 'keeps').toBe(fate);
  });
});

it('a register that stays as it is ends nobody, whoever holds what', () => {
  const name = fc.constantFrom('An Văn A', 'Bình Thị B', 'Cao Văn C');
  const agency = fc.constantFrom('Sở X', 'Sở Y');
  const team = fc.constantFrom('A', 'B', null);
  const role = fc.constantFrom('LEAD', 'MEMBER', 'OFFICE', 'SECRETARY');
  const phone = fc.constantFrom(null, '+84912345678', '+84912345679');
  const row = fc.record({ name, agency, phone, team, roles: fc.uniqueArray(role, { minLength: 1 }) });
  const lines = fc.uniqueArray(row, { selector: (each) => `${each.name} ${each.agency}` });
  const title = fc.constantFrom(null, 'Sở X', 'Trưởng phòng, Sở Y');
  const roles = fc.array(fc.record({ fullName: name, phone, title, role, teamName: team }).map((given) => held(given)));
  fc.assert(
    fc.property(roles, lines, (all, register) => {
      const change = { posts: [], delegation: { before: register, after: register } };
      expect(decideEndings(all, change)).toEqual({ ending: [], moving: [], unmatched: [] });
    }),
  );
});
