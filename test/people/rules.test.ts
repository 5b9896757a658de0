// Tables of what people may, how they are called, which numbers are the same, and who sees which command.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RoleNow, Who } from '../../src/dialogue/turn.js';

import { commandsFor } from '../../src/people/commands.js';
import { searchUnits } from '../../src/people/inviting.js';
import { roleTitle } from '../../src/people/names.js';
import { lastDigits, maskPhone, phoneText, readPhone, samePhone } from '../../src/people/phones.js';
import {
  DELEGATION_ROLES,
  UNIT_ROLES,
  hasEnded,
  isFullName,
  isInForce,
  mayApprove,
  mayInvite,
  needsSecondPerson,
  unitRolesToInvite,
  unitTitle,
} from '../../src/people/rules.js';
import { wordsOfTests } from '../printed.js';

const words = wordsOfTests();

const who = (...roles: Partial<RoleNow>[]): Who => ({
  personId: 'p1',
  chatId: 1n,
  fullName: 'Nguyễn Thị Ví Dụ',
  locale: 'vi',
  consentVersion: 1,
  roles: roles.map((role, n) => ({ id: `r${n}`, role: 'FOCAL', unitId: null, teamId: null, ...role })),
});

describe('phones', () => {
  it.each([
    ['0912345678', '+84912345678'],
    ['0912 345 678', '+84912345678'],
    ['0912.345.678', '+84912345678'],
    ['912345678', '+84912345678'],
    ['84912345678', '+84912345678'],
    ['+84 912 345 678', '+84912345678'],
    ['+84 (0)912 345 678', '+84912345678'],
    ['4915112345678', '+4915112345678'],
    ['12025550123', '+12025550123'],
  ])('%s is the mobile %s', (typed, e164) =>
    expect(readPhone(typed)).toEqual({ kind: 'mobile', e164, replaced: null }),
  );

  it.each(['(024) 3825.1234', '02438251234', '+842438251234', '842438251234', '24 3825 1234'])(
    '%s is a landline',
    (typed) => expect(readPhone(typed)).toEqual({ kind: 'landline', e164: '+842438251234' }),
  );

  it.each(['', 'không có', '12', '113', '19001234', '1800 1234', '0169123456', '0170 1234567', '0912345678 ext. 5'])(
    '«%s» is no number of a person or an office',
    (typed) => expect(readPhone(typed)).toBeNull(),
  );

  // The published plan of 2018, prefix by prefix.
  it.each(
    [
      '0162 032, 0163 033, 0164 034, 0165 035, 0166 036, 0167 037, 0168 038, 0169 039',
      '0120 070, 0121 079, 0122 077, 0126 076, 0128 078',
      '0123 083, 0124 084, 0125 085, 0127 081, 0129 082',
      '0186 056, 0188 058, 0199 059',
    ]
      .join(', ')
      .split(', ')
      .map((pair) => pair.split(' ') as [string, string]),
  )('an old %s is a %s', (old, now) => {
    const read = { kind: 'mobile', e164: `+84${now.slice(1)}4567890`, replaced: `${old}4567890` };
    const bare = old.slice(1);
    for (const typed of [
      `${old}4567890`,
      `${old} 456 7890`,
      `${old}.456.7890`,
      `+84${bare}4567890`,
      `84 ${bare}4567890`,
      `${bare}4567890`,
    ])
      expect(readPhone(typed), typed).toEqual(read);
    expect(samePhone(`${old}4567890`, `84${now.slice(1)}4567890`)).toBe(true);
    expect(phoneText(`${old}4567890`).replaceAll(' ', '')).toBe(`${now}4567890`);
  });

  it('only a mobile is a key: an unreadable number and a landline match nobody, not even themselves', () => {
    expect(samePhone('không có', 'không có')).toBe(false);
    expect(samePhone('024 3825 1234', '024 3825 1234')).toBe(false);
    expect(samePhone('0912345678', '84912345678')).toBe(true);
    expect(samePhone('0912345678', '0912345679')).toBe(false);
  });

  it('is written to be called: nationally, foreign ones with their country, unreadable ones as they are kept', () => {
    expect(phoneText('+84912345678')).toBe('0912 345 678');
    expect(phoneText('+842438251234')).toBe('024 3825 1234');
    expect(phoneText('+4915112345678')).toBe('+49 1511 2345678');
    expect(phoneText('máy lẻ 12')).toBe('máy lẻ 12');
  });

  it('shows the beginning and the end only', () => expect(maskPhone('+84912345678')).toBe('0912 ••• 678'));
});

describe('full names', () => {
  it.each(['Nguyễn Văn A', 'Đặng Thị Ánh Tuyết', 'Ng Van An', "Y'Bion Niê", 'H’Hen Niê'])('%s is one', (name) =>
    expect(isFullName(name)).toBe(true),
  );
  it.each([
    'An',
    '0912345678',
    'Nguyễn Văn 2',
    '/start abc',
    'Nguyễn Văn A?',
    '   ',
    'a b c d e f g h i',
    `Nguyễn ${'a'.repeat(90)}`,
  ])('%s is none', (name) => expect(isFullName(name)).toBe(false));
});

describe('the second person', () => {
  it('is needed for everything of the delegation but a plain member', () => {
    expect([...UNIT_ROLES, ...DELEGATION_ROLES].filter(needsSecondPerson)).toEqual([
      'DELEGATION_HEAD',
      'DELEGATION_DEPUTY',
      'SECRETARY',
      'LEAD',
      'OFFICE',
    ]);
  });

  it.each([
    ['OFFICE', true],
    ['DELEGATION_HEAD', true],
    ['DELEGATION_DEPUTY', true],
    ['SECRETARY', false],
    ['LEAD', false],
    ['HEAD', false],
  ])('%s: %s', (role, may) => {
    expect(mayApprove(who({ role }), { personId: 'p2', invitedById: 'p3' })).toBe(may);
    expect(mayApprove(who({ role }), { personId: 'p2', invitedById: 'p1' })).toBe(false);
    expect(mayApprove(who({ role }), { personId: 'p1', invitedById: 'p3' })).toBe(false);
  });
});

describe('inviting', () => {
  it('the office invites to any unit, a head to the own one, a focal point to none', () => {
    expect(unitRolesToInvite(who({ role: 'OFFICE' }), 'u1')).toEqual(['FOCAL', 'DEPUTY', 'HEAD']);
    expect(unitRolesToInvite(who({ role: 'HEAD', unitId: 'u1' }), 'u1')).toEqual(['FOCAL', 'DEPUTY']);
    expect(unitRolesToInvite(who({ role: 'HEAD', unitId: 'u1' }, { role: 'FOCAL', unitId: 'u2' }), 'u2')).toEqual([]);
    expect(unitRolesToInvite(who({ role: 'FOCAL', unitId: 'u1' }), 'u1')).toEqual([]);
    expect(mayInvite(who({ role: 'LEAD', teamId: 't' }))).toBe(false);
  });

  const units = [
    ['UBND phường Quang Trung', 'quận Sen Hồng'],
    ['UBND xã Hòa Bình', 'huyện Lúa Vàng'],
    ['UBND xã Hoà An', 'huyện Tre Xanh'],
    ['Bệnh viện Đa khoa Mẫu', null],
  ].map(([name, parent], n) => ({
    code: `X-0${n + 1}`,
    name: name!,
    title: parent ? `${name} – ${parent}` : name!,
    abbreviation: name === 'Bệnh viện Đa khoa Mẫu' ? 'BVĐKM' : null,
  }));
  it.each([
    ['hòa an', ['UBND xã Hoà An']],
    ['HOA', ['UBND xã Hòa Bình', 'UBND xã Hoà An']],
    ['hoặc', []],
    ['oa', ['UBND xã Hòa Bình', 'UBND xã Hoà An', 'Bệnh viện Đa khoa Mẫu']],
    ['tre xanh', ['UBND xã Hoà An']],
    ['trung sen', ['UBND phường Quang Trung']],
    ['bvdkm', ['Bệnh viện Đa khoa Mẫu']],
    ['da khoa', ['Bệnh viện Đa khoa Mẫu']],
    ['x-03', ['UBND xã Hoà An']],
    ['không có', []],
  ])('%s finds', (typed, names) => expect(searchUnits(units, typed).map((unit) => unit.name)).toEqual(names));

  it('what stands together in a name comes before the same words apart, that before words of the parent', () => {
    const named = (code: string, name: string, title = name) => ({ code, name, title, abbreviation: null });
    const found = searchUnits(
      [
        named('A', 'Phòng Đào tạo', 'Phòng Đào tạo – UBND quận Trung Quang'),
        named('B', 'UBND phường Trung Thành Quang'),
        named('C', 'UBND phường Quang Trung'),
      ],
      'quang trung',
    );
    expect(found.map(({ code }) => code)).toEqual(['C', 'B', 'A']);
  });

  it('never fails on what is typed', () => {
    fc.assert(fc.property(fc.string(), (typed) => Array.isArray(searchUnits(units, typed))));
  });
});

describe('names', () => {
  it.each([
    ['FOCAL', 'đầu mối của UBND huyện Tre Xanh', 'focal point of UBND huyện Tre Xanh'],
    ['DEPUTY', 'đầu mối dự phòng của UBND huyện Tre Xanh', 'deputy focal point of UBND huyện Tre Xanh'],
    ['HEAD', 'Chủ tịch UBND huyện Tre Xanh', 'Chủ tịch UBND huyện Tre Xanh'],
  ] as const)('%s of a unit', (role, vi, en) => {
    const unit = { class: 'HUYEN' as const, title: 'UBND huyện Tre Xanh', headTitle: 'Chủ tịch UBND huyện Tre Xanh' };
    expect(roleTitle(words.vi, { role, unit, teamName: null })).toBe(vi);
    expect(roleTitle(words.en, { role, unit, teamName: null })).toBe(en);
  });

  it.each(DELEGATION_ROLES)('%s of the delegation has a name in both languages, with and without a team', (role) => {
    for (const voice of [words.vi, words.en]) {
      for (const teamName of [null, 'A']) expect(roleTitle(voice, { role, unit: null, teamName })).not.toBe('');
    }
    expect(roleTitle(words.vi, { role: 'LEAD', unit: null, teamName: 'A' })).toBe('Tổ trưởng Tổ A');
  });

  it.each([
    ['SO', 'Sở Mẫu', 'Thủ trưởng Sở Mẫu'],
    ['XA', 'UBND xã Mẫu', 'Chủ tịch UBND xã Mẫu'],
    ['HUYEN', 'UBND quận Mẫu', 'Chủ tịch UBND quận Mẫu'],
    ['DVSN', 'Bệnh viện Mẫu', 'Thủ trưởng Bệnh viện Mẫu'],
  ] as const)('a head without a registered office is called as heads of a %s are', (kind, title, called) => {
    const unit = { class: kind, title, headTitle: null };
    expect(roleTitle(words.vi, { role: 'HEAD', unit, teamName: null })).toBe(called);
  });

  it.each([
    ['XA', 'UBND phường Hồ Sen', 'UBND quận Hoa Sữa', 'UBND phường Hồ Sen – quận Hoa Sữa'],
    ['PHONG', 'Phòng Nội vụ quận Sen Hồng', 'UBND quận Sen Hồng', 'Phòng Nội vụ quận Sen Hồng'],
    ['HUYEN', 'UBND huyện Tre Xanh', null, 'UBND huyện Tre Xanh'],
    ['XA', 'UBND phường Gốm Cổ', 'UBND thị xã Gốm Cổ', 'UBND phường Gốm Cổ – thị xã Gốm Cổ'],
  ] as const)('%s %s', (unitClass, name, parentName, title) =>
    expect(unitTitle({ class: unitClass, name, parentName })).toBe(title),
  );
});

describe('a unit', () => {
  it.each<[validFrom: string | null, validTo: string | null, isThere: boolean, isOver: boolean]>([
    [null, null, true, false],
    ['2023-09-15', null, true, false],
    ['2023-09-16', null, false, false],
    [null, '2023-09-15', true, false],
    [null, '2023-09-14', false, true],
    ['2023-09-15', '2023-09-15', true, false],
    ['2023-09-01', '2023-09-14', false, true],
    ['2023-09-16', '2023-09-30', false, false],
  ])('from %s to %s on 15/09', (validFrom, validTo, isThere, isOver) => {
    expect([isInForce({ validFrom, validTo }, '2023-09-15'), hasEnded({ validTo }, '2023-09-15')]).toEqual([
      ...[isThere, isOver],
    ]);
  });

  it('is headed by whoever holds that among other things', () => {
    const both = who({ role: 'FOCAL', unitId: 'u' }, { role: 'HEAD', unitId: 'u' });
    expect(unitRolesToInvite(both, 'u')).toEqual(['FOCAL', 'DEPUTY']);
    expect(unitRolesToInvite(both, 'v')).toEqual([]);
  });
});

it('the last digits of a number are three', () => {
  expect(lastDigits('+84912345678')).toBe('678');
  expect(readPhone(' 0912345678 ')).toEqual(readPhone('0912345678'));
});

describe('the menu', () => {
  const commands = (...roles: Partial<RoleNow>[]) =>
    commandsFor(who(...roles))
      .map((each) => each.command)
      .join(' ');
  it.each([
    ['FOCAL', { unitId: 'u' }, 'viec lich traloi khacphuc toi trogiup lienhe'],
    ['HEAD', { unitId: 'u' }, 'viec lich traloi khacphuc moi toi trogiup lienhe'],
    ['LEAD', { teamId: 't' }, 'viec lich khacphuc rasoat thongbao toi trogiup lienhe'],
    ['MEMBER', { teamId: 't' }, 'viec lich khacphuc rasoat toi trogiup lienhe'],
    ['SECRETARY', {}, 'viec lich khacphuc rasoat thongbao toi trogiup lienhe'],
    ['DELEGATION_HEAD', {}, 'viec lich khacphuc rasoat thongbao toi trogiup lienhe'],
    ['OFFICE', {}, 'viec lich khacphuc rasoat thongbao moi donvi kehoach toi trogiup lienhe'],
  ])('%s', (role, where, shown) => expect(commands({ role, ...where })).toBe(shown));

  it('is empty without a role, and every entry has its words', () => {
    expect(commands()).toBe('');
    for (const { description } of commandsFor(who({ role: 'OFFICE' }, { role: 'FOCAL', unitId: 'u' }))) {
      expect(words.vi.t(description).length).toBeGreaterThan(2);
      expect(words.en.t(description).length).toBeLessThanOrEqual(256);
    }
  });
});
