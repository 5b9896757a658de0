// Who may do what with which roles, and what a list shows: every rule of rights and pages as a table, without a database.
import { describe, expect, it } from 'vitest';
import type { RoleNow, Who } from '../../src/dialogue/turn.js';
import { wordsOfTests } from '../printed.js';
import { button } from '../../src/outbox/message.js';
import { placeTitle, roleTitle } from '../../src/people/names.js';
import { pageOf, pageRows, toPage } from '../../src/people/pages.js';
import { maskPhone, mobileOf, readPhone } from '../../src/people/phones.js';
import * as rights from '../../src/people/rights.js';
import * as rules from '../../src/people/rules.js';

const words = wordsOfTests().vi;

const holder = (...roles: Partial<RoleNow>[]): Who => ({
  personId: 'me',
  chatId: 1n,
  fullName: 'Nguyễn Thị Ví Dụ',
  locale: 'vi',
  consentVersion: 1,
  roles: roles.map((role, n) => ({ id: `r${n}`, role: 'FOCAL', unitId: null, teamId: null, ...role })),
});
const inUnit = (role: string, unitId: string | null = 'u1') => holder({ role, unitId });
const inTeam = (role: string, teamId: string | null = 't1') => holder({ role, teamId });

/** One of each role; of units and teams one here and one elsewhere. */
const CAST: Readonly<Record<string, Who>> = {
  nobody: holder(),
  focal: inUnit('FOCAL'),
  deputy: inUnit('DEPUTY'),
  head: inUnit('HEAD'),
  'focal of another': inUnit('FOCAL', 'u2'),
  'head of another': inUnit('HEAD', 'u2'),
  'focal here, head of another': holder({ role: 'FOCAL', unitId: 'u1' }, { role: 'HEAD', unitId: 'u2' }),
  lead: inTeam('LEAD'),
  member: inTeam('MEMBER'),
  'lead of another': inTeam('LEAD', 't2'),
  'lead of none': inTeam('LEAD', null),
  chief: holder({ role: 'DELEGATION_HEAD' }),
  'second chief': holder({ role: 'DELEGATION_DEPUTY' }),
  secretary: holder({ role: 'SECRETARY' }),
  office: holder({ role: 'OFFICE' }),
  'office and focal': holder({ role: 'OFFICE' }, { role: 'FOCAL', unitId: 'u1' }),
};
const whoMay = (may: (who: Who) => boolean): string =>
  Object.entries(CAST)
    .filter(([, who]) => may(who))
    .map(([name]) => name)
    .join(', ');

const OFFICE = 'office, office and focal';
const OF_UNIT = 'focal, deputy, head, focal here, head of another, office and focal';
const CHIEFS = 'chief, second chief';

describe('somebody of the cast may', () => {
  const answer = { unitId: 'u1', teamId: 't1', cancelled: false, visible: true, onSite: true };
  const paper = { sentById: 'me', placed: true, side: 'UNIT' as const, unitId: 'u1', teamId: null };
  const other = { personId: 'other', invitedById: 'somebody' };
  const post = (role: string, unitId: string | null = 'u1', personId = 'other') => ({ role, unitId, personId });
  it.each<[string, (who: Who) => boolean, string]>([
    ['act for the unit', (who) => rights.mayActForUnit(who, 'u1'), OF_UNIT],
    ['act for no unit', (who) => rights.mayActForUnit(who, null), ''],
    ['answer for the unit', (who) => rights.mayAnswer(who, { ...answer, side: 'UNIT' }), OF_UNIT],
    ['answer before it may be known', (who) => rights.mayAnswer(who, { ...answer, side: 'UNIT', visible: false }), ''],
    ['answer off site', (who) => rights.mayAnswer(who, { ...answer, side: 'UNIT', onSite: false }), OF_UNIT],
    ['answer for the team', (who) => rights.mayAnswer(who, { ...answer, side: 'DELEGATION' }), 'lead, member'],
    [
      'answer unseen, for the team',
      (who) => rights.mayAnswer(who, { ...answer, side: 'DELEGATION', visible: false }),
      'lead, member',
    ],
    ['answer before the visit', (who) => rights.mayAnswer(who, { ...answer, side: 'DELEGATION', onSite: false }), ''],
    ['answer what is cancelled', (who) => rights.mayAnswer(who, { ...answer, side: 'UNIT', cancelled: true }), ''],
    ['handle a placed paper', (who) => rights.mayHandlePaper(who, paper), OF_UNIT],
    ['handle another’s placed paper', (who) => rights.mayHandlePaper(who, { ...paper, sentById: 'other' }), OF_UNIT],
    ['handle the own paper without a place', (who) => rights.mayHandlePaper(who, { ...paper, placed: false }), OF_UNIT],
    [
      'handle the own paper of no unit yet',
      (who) => rights.mayHandlePaper(who, { ...paper, placed: false, unitId: null }),
      'focal, deputy, head, focal of another, head of another, focal here, head of another, office and focal',
    ],
    [
      'handle another’s paper without a place',
      (who) => rights.mayHandlePaper(who, { ...paper, placed: false, sentById: 'other' }),
      '',
    ],
    [
      'handle a paper of the team',
      (who) => rights.mayHandlePaper(who, { ...paper, side: 'DELEGATION', teamId: 't1', unitId: null }),
      'lead, member',
    ],
    ['handle a paper of no team', (who) => rights.mayHandlePaper(who, { ...paper, side: 'DELEGATION' }), ''],
    ['act for an item', (who) => rights.mayActForItem(who, { unitId: 'u1' }), OF_UNIT],
    [
      'read an item of the team',
      (who) => rights.mayReadItem(who, { unitId: 'u9', teamId: 't1' }),
      `lead, member, ${CHIEFS}, secretary, ${OFFICE}`,
    ],
    [
      'read an item of no team',
      (who) => rights.mayReadItem(who, { unitId: 'u1', teamId: null }),
      `focal, deputy, head, focal here, head of another, ${CHIEFS}, secretary, ${OFFICE}`,
    ],
    [
      'judge an item of the team',
      (who) => rights.mayJudgeItem(who, { unitId: 'elsewhere', teamId: 't1' }),
      `lead, ${CHIEFS}`,
    ],
    [
      'judge an item of no team',
      (who) => rights.mayJudgeItem(who, { unitId: 'elsewhere', teamId: null }),
      `${CHIEFS}, ${OFFICE}`,
    ],
    ['see all units', rights.seesAllUnits, `${CHIEFS}, secretary, ${OFFICE}`],
    ['send for the team', (who) => rights.maySendFor(who, 't1'), `lead, ${CHIEFS}, secretary, ${OFFICE}`],
    ['send to every unit', (who) => rights.maySendFor(who, null), `${CHIEFS}, secretary, ${OFFICE}`],
    ['answer a broadcast', (who) => rights.mayAnswerBroadcast(who, { personId: 'me', unitId: 'u1' }), OF_UNIT],
    ['answer another’s broadcast', (who) => rights.mayAnswerBroadcast(who, { personId: 'other', unitId: 'u1' }), ''],
    ['settle the own import', (who) => rights.maySettleImport(who, { personId: 'me' }), OFFICE],
    ['settle another’s import', (who) => rights.maySettleImport(who, { personId: 'other' }), ''],
    ['settle the operator’s import', (who) => rights.maySettleImport(who, { personId: null }), ''],
    ['decide for the team', (who) => rules.mayDecideForTeam(who, 't1'), `lead, ${CHIEFS}`],
    ['decide for no team', (who) => rules.mayDecideForTeam(who, null), CHIEFS],
    ['read the team', (who) => rules.mayReadTeam(who, 't1'), `lead, member, ${CHIEFS}, secretary, ${OFFICE}`],
    ['read no team', (who) => rules.mayReadTeam(who, null), `${CHIEFS}, secretary, ${OFFICE}`],
    ['invite', rules.mayInvite, `head, head of another, focal here, head of another, ${OFFICE}`],
    ['invite a focal point', (who) => rules.unitRolesToInvite(who, 'u1').includes('FOCAL'), `head, ${OFFICE}`],
    ['invite a head', (who) => rules.unitRolesToInvite(who, 'u1').includes('HEAD'), OFFICE],
    ['approve', (who) => rules.mayApprove(who, other), `${CHIEFS}, ${OFFICE}`],
    ['approve whom they invited', (who) => rules.mayApprove(who, { ...other, invitedById: 'me' }), ''],
    ['approve themselves', (who) => rules.mayApprove(who, { ...other, personId: 'me' }), ''],
    ['end a focal point', (who) => rules.mayEndRole(who, post('FOCAL')), `head, ${OFFICE}`],
    ['end a deputy', (who) => rules.mayEndRole(who, post('DEPUTY')), `head, ${OFFICE}`],
    ['end a head', (who) => rules.mayEndRole(who, post('HEAD')), OFFICE],
    ['end somebody of the office', (who) => rules.mayEndRole(who, post('OFFICE', null)), OFFICE],
    ['end their own place in the office', (who) => rules.mayEndRole(who, post('OFFICE', null, 'me')), ''],
    ['end their own role in the unit', (who) => rules.mayEndRole(who, post('FOCAL', 'u1', 'me')), `head, ${OFFICE}`],
    ['list the unit', (who) => rules.mayListMembers(who, 'u1'), `head, ${OFFICE}`],
    ['list the delegation', (who) => rules.mayListMembers(who, null), OFFICE],
    ['replace a focal point', (who) => rules.mayReplace(who, post('FOCAL')), `head, ${OFFICE}`],
    ['replace a head', (who) => rules.mayReplace(who, post('HEAD')), OFFICE],
    ['replace by themselves', (who) => rules.mayReplace(who, post('FOCAL', 'u1', 'me')), ''],
    ['be of the office', rules.isOffice, OFFICE],
    ['be of the delegation', rules.isDelegation, [...Object.keys(CAST)].slice(7).join(', ')],
    ['be its head', rules.isDelegationHead, CHIEFS],
  ])('%s', (_what, may, who) => expect(whoMay(may)).toBe(who));

  it('be of the delegation with one role of several', () => {
    expect(rules.isDelegation(holder({ role: 'FOCAL', unitId: 'u1' }, { role: 'MEMBER', teamId: 't1' }))).toBe(true);
  });
});

describe('what somebody acts for', () => {
  it('is each unit and team once, in the order of the roles', () => {
    const who = holder(
      { role: 'HEAD', unitId: 'u2' },
      { role: 'FOCAL', unitId: 'u1' },
      { role: 'DEPUTY', unitId: 'u2' },
      { role: 'HEAD', unitId: null },
      { role: 'MEMBER', teamId: 't2' },
      { role: 'LEAD', teamId: 't1' },
      { role: 'LEAD', teamId: 't2' },
      { role: 'LEAD', teamId: null },
      { role: 'MEMBER', teamId: null },
      { role: 'SECRETARY', teamId: 't9', unitId: 'u9' },
    );
    expect([rules.unitsOf(who), rules.teamsOf(who), rules.teamsLed(who)]).toEqual([
      ...[
        ['u2', 'u1'],
        ['t2', 't1'],
        ['t1', 't2'],
      ],
    ]);
    expect([rules.roleInUnit(who, 'u1'), rules.roleInUnit(who, 'u2'), rules.roleInUnit(who, 'u9')]).toEqual([
      ...['FOCAL', 'DEPUTY', null],
    ]);
    expect(rights.scopesOf(who)).toEqual([{ teamId: null }]);
    expect(rights.scopesOf(holder(...['t1', 't2', 't1'].map((teamId) => ({ role: 'LEAD', teamId }))))).toEqual([
      { teamId: 't1' },
      { teamId: 't2' },
    ]);
  });

  it('is a single post only as focal point and as head', () => {
    expect([...rules.UNIT_ROLES, 'LEAD'].filter(rules.isSinglePost)).toEqual(['FOCAL', 'HEAD']);
  });

  it('holds three days by link, five tries an hour, one word an hour to a stranger', () => {
    expect([rules.INVITATION_MS, rules.TRIES_PER_HOUR, rules.STRANGER_EVERY_MS, rules.CONSENT_VERSION]).toEqual([
      ...[259_200_000, 5, 3_600_000, 1],
    ]);
  });
});

describe('how units and places are called', () => {
  it.each([
    ['SO', 'address-agency'],
    ['HUYEN', 'address-agency'],
    ['PHONG', 'address-agency'],
    ['XA', 'address-agency'],
    ['DVSN', 'address-unit'],
    ['DNNN', 'address-unit'],
  ] as const)('%s by %s', (unitClass, key) => expect(rules.addressKey(unitClass)).toBe(key));

  it.each([
    ['SO', 'Chi cục Mẫu', 'Sở Mẫu', 'Chi cục Mẫu'],
    ['PHONG', 'Phòng Nội vụ', 'UBND quận Sen Hồng', 'Phòng Nội vụ – quận Sen Hồng'],
    ['XA', 'UBND xã Hoà An', null, 'UBND xã Hoà An'],
  ] as const)('%s %s', (unitClass, name, parentName, title) =>
    expect(rules.unitTitle({ class: unitClass, name, parentName })).toBe(title),
  );

  it('a role without its unit by its name alone, a role of the delegation never by a team that is not its own', () => {
    const of = (role: 'FOCAL' | 'LEAD' | 'MEMBER' | 'OFFICE', teamName: string | null) =>
      roleTitle(words, { role, unit: null, teamName });
    expect(of('FOCAL', null)).toBe(words.t('people-role-FOCAL'));
    expect(of('OFFICE', 'A')).toBe(words.t('people-of-delegation-OFFICE'));
    expect(of('LEAD', null)).toBe(words.t('people-of-delegation-LEAD'));
    expect(of('MEMBER', 'A')).toContain('Tổ A');
    expect(placeTitle(words, { role: 'LEAD', unit: null, teamName: 'A' })).toBe(words.t('people-delegation'));
    const unit = { title: 'Sở Mẫu', headTitle: null, class: 'SO' as const };
    expect(placeTitle(words, { role: 'HEAD', unit, teamName: null })).toBe('Sở Mẫu');
  });

  it('a name of at most eighty signs in two to eight words', () => {
    const long = (count: number) => `Ng ${'a'.repeat(count - 3)}`;
    expect([rules.isFullName(long(80)), rules.isFullName(long(81))]).toEqual([true, false]);
    expect([rules.isFullName('a b c d e f g h'), rules.isFullName('a b')]).toEqual([true, true]);
  });
});

describe('a list of six', () => {
  const all = Array.from({ length: 13 }, (_, n) => n);
  it.each([
    [0, [0, 1, 2, 3, 4, 5], 0],
    [1, [6, 7, 8, 9, 10, 11], 1],
    [2, [12], 2],
    [9, [12], 2],
    [-1, [0, 1, 2, 3, 4, 5], 0],
  ])('at page %d', (asked, shown, page) => expect(pageOf(all, asked)).toEqual({ shown, page, pages: 3 }));

  it('has one page when it is empty or just full', () => {
    expect(pageOf([], 3)).toEqual({ shown: [], page: 0, pages: 1 });
    expect(pageOf(all.slice(0, 6), 1)).toMatchObject({ page: 0, pages: 1 });
    expect(pageOf(all.slice(0, 7), 1)).toMatchObject({ shown: [6], page: 1, pages: 2 });
  });

  it('is turned both ways, with what still has room below: eight buttons in all', () => {
    const numbers = (count: number) => Array.from({ length: count }, (_, n) => button(`${n + 1}`, `pick:${n}`));
    const bottom = ['x', 'y', 'z'].map((act) => button(act, act));
    const acts = (count: number, page: number, pages: number) =>
      pageRows(words, numbers(count), 'list', { page, pages }, bottom)
        .flat()
        .map(({ act, star }) => (star === undefined ? act : `${act} *${star}`))
        .slice(count);
    expect(acts(6, 1, 3)).toEqual(['list:0 *8', 'list:2 *9']);
    expect(acts(6, 0, 3)).toEqual(['list:1 *9', 'x']);
    expect(acts(5, 2, 3)).toEqual(['list:1 *8', 'x', 'y']);
    expect(acts(2, 0, 1)).toEqual(['x', 'y', 'z']);
    expect(acts(9, 0, 1)).toEqual([]);
  });

  it.each([
    ['0', 0],
    ['12', 12],
    ['999', 999],
    ['1000', 0],
    ['-1', 0],
    ['1.5', 0],
    ['', 0],
    [undefined, 0],
  ])('page %j of a button', (text, page) => expect(toPage(text)).toBe(page));
});

describe('numbers', () => {
  it.each([
    ['+84 (0)162 456 7890', '+84324567890'],
    ['0084 162 456 7890', '+84324567890'],
    ['+84 99 000 0000', '+84990000000'],
    ['+84 520 000 000', '+84520000000'],
    ['4915112345678', '+4915112345678'],
    ['024 3825 1234', null],
    ['  0912345678  ', '+84912345678'],
  ])('%s is proved as %s', (typed, mobile) => expect(mobileOf(typed)).toBe(mobile));

  it('are masked as they are kept', () => {
    expect([maskPhone('0912345678'), maskPhone('+4915112345678'), mobileOf(null)]).toEqual([
      ...['0912 ••• 678', '+491 ••• 678', null],
    ]);
    expect(readPhone('+1 202 555 0123')).toMatchObject({ kind: 'mobile' });
  });
});
