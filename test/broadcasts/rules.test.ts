// The rules of broadcasts without a database: who may send, who is reached, when a text lacks its marks.
import { describe, expect, it } from 'vitest';
import {
  compareShown,
  decideRecipients,
  hasNoMarks,
  markOf,
  ownFrame,
  unitsWithoutAnyone,
} from '../../src/broadcasts/rules.js';
import type { Who } from '../../src/dialogue/turn.js';
import { maySendFor, scopesOf } from '../../src/people/rights.js';

const who = (role: string, teamId: string | null = null, unitId: string | null = null): Who => ({
  personId: 'p',
  chatId: 1n,
  fullName: 'Đỗ Văn Thử Nghiệm',
  locale: 'vi',
  consentVersion: 1,
  roles: [{ id: 'r', role, unitId, teamId }],
});

describe('who may send', () => {
  it.each([
    ['LEAD', 'c', { teamId: 'c' }],
    ['DELEGATION_HEAD', null, { teamId: null }],
    ['DELEGATION_DEPUTY', null, { teamId: null }],
    ['SECRETARY', null, { teamId: null }],
    ['OFFICE', null, { teamId: null }],
    ['MEMBER', 'c', null],
    ['FOCAL', null, null],
    ['HEAD', null, null],
  ])('%s', (role, teamId, scope) => expect(scopesOf(who(role, teamId))).toEqual(scope ? [scope] : []));

  it('keeps a lead to the own team', () => {
    expect(maySendFor(who('LEAD', 'c'), 'c')).toBe(true);
    expect(maySendFor(who('LEAD', 'c'), 'b')).toBe(false);
    expect(maySendFor(who('LEAD', 'c'), null)).toBe(false);
    expect(maySendFor(who('OFFICE'), 'b')).toBe(true);
  });
});

it('counts everyone once and says why somebody cannot be reached', () => {
  const holder = (personId: string, unitId: string, chatId: bigint | null, blockedAt: Date | null = null) => ({
    ...{ personId, unitId, chatId, blockedAt, fullName: personId },
    locale: 'vi' as const,
    role: 'FOCAL' as const,
  });
  const holders = [
    holder('a', 'u1', 1n),
    holder('a', 'u2', 1n),
    holder('b', 'u3', null),
    holder('c', 'u4', 3n, new Date(0)),
  ];
  expect(decideRecipients(holders).map((one) => [one.personId, one.reason])).toEqual([
    ['a', null],
    ['b', 'never'],
    ['c', 'blocked'],
  ]);
  expect(unitsWithoutAnyone(['u1', 'u2', 'u3', 'u4', 'u5'], holders)).toEqual(['u3', 'u4', 'u5']);
});

it.each([
  ['De nghi cac don vi ra soat.', true],
  ['Đề nghị các đơn vị rà soát.', false],
  ['OK 20/09', false],
])('«%s» lacks its marks: %s', (text, lacks) => expect(hasNoMarks(text)).toBe(lacks));

describe('what the author has framed already', () => {
  it.each([
    ['Kính gửi: Các đơn vị.\nĐề nghị rà soát.\nTrân trọng./.', true, true],
    ['Kinh gui Quy co quan,\nDe nghi ra soat. Tran trong!', true, true],
    ['THÔNG BÁO\nKính gửi các đơn vị\nNội dung', true, false],
    ['Đề nghị rà soát. Trân trọng cảm ơn.', false, true],
    ['Dear all,\nPlease check.\nKind regards', true, true],
    ['Đề nghị rà soát.', false, false],
    ['Văn bản kính gửi Bộ Nội vụ cần rà soát.', false, false],
    ['Đề nghị trân trọng tiếp thu ý kiến của người dân.', false, false],
  ])('%j', (text, opens, closes) => expect(ownFrame(text)).toEqual({ opens, closes }));
});

it('tells who has come and gone, also when the number is the same', () => {
  const person = (personId: string, reason: 'blocked' | null = null) => ({ personId, reason });
  const shown = ['aaaaaaaa1', 'bbbbbbbb1', 'cccccccc1'].map(markOf);
  expect(compareShown(shown, [person('aaaaaaaa1'), person('bbbbbbbb1'), person('dddddddd1')])).toEqual({
    ...{ joined: 1, left: 1 },
  });
  expect(compareShown(shown, [person('aaaaaaaa1'), person('bbbbbbbb1', 'blocked')])).toEqual({ joined: 0, left: 2 });
});
