// What stands on a morning card besides its words: the acts, how long titles are cut, how many lines it shows, and what can be
// put off.
import { describe, expect, it } from 'vitest';
import type { DutyKind, Reader, Tone } from '../../src/deadlines/rules.js';
import { itemWords, morningCard, sayingText, type Saying } from '../../src/deadlines/screens.js';
import { CITY } from '../../src/demo/city.js';
import { at, makeCalendar } from '../../src/kit/calendar.js';
import { wordsOfTests } from '../printed.js';

const words = wordsOfTests().vi;
const calendar = makeCalendar(CITY.holidays.map((row) => ({ on: row.on, kind: row.kind })));
const [TODAY, NOW] = ['2023-09-26', at('2023-09-26 08:15')];
const UNIT = {
  ...{
    id: 'u',
    code: 'X',
    class: 'XA' as const,
    kind: 'xã',
    name: 'UBND xã A',
    title: 'UBND xã A',
    abbreviation: null,
  },
  ...{ parentId: null, headTitle: 'Chủ tịch UBND xã A' },
};
const saying = (kind: DutyKind, reader: Reader, tone: Tone, due: string, more: Partial<Saying> = {}): Saying => ({
  duty: {
    ...{ id: `${kind}${due}`, kind, subjectId: 's', unitId: 'u', teamId: 't', dueAt: at(due), dueText: null },
    ...{
      title: 'Niêm yết',
      version: 1,
      openedAt: at('2023-08-01 09:00'),
      closedAt: null,
      closedWhy: null,
      endsOn: null,
      takenFromId: null,
      takenAt: null,
    },
  },
  ...{
    unit: UNIT,
    takenFrom: null,
    visit: null,
    team: 'B',
    reader,
    tone,
    rung: { name: 'x', workingDays: 0, to: {} },
    again: false,
  },
  ...{ instead: null, told: null, escalation: null, ...more },
});
const LATE = '2023-09-19 17:00';
const SOON = '2023-09-28 17:00';
const card = (...sayings: Saying[]) => morningCard(sayings, TODAY, NOW, calendar, words);
const acts = (...sayings: Saying[]) =>
  (card(...sayings).rows ?? []).map((row) => row.map(({ act, star }) => `${act} ${star ?? ''}`.trim()));
const TO_DO = ['desk.todo 4'];
const SNOOZE = [`deadlines.snooze:${TODAY} 6`];
const CONTACT = ['desk.contact 7'];

describe('a card of one duty', () => {
  it.each<[DutyKind, Reader, Tone, string, string[][]]>([
    ['VERIFY', 'LEAD', 'before', SOON, [['remediation.judge:s'], TO_DO, SNOOZE]],
    ['DECIDE', 'LEAD', 'overdue', LATE, [['remediation.request:s'], TO_DO, SNOOZE]],
    ['DECIDE', 'DELEGATION_HEAD', 'escalate', LATE, [['remediation.request:s'], TO_DO]],
    // The standing office sees to it that somebody of the team joins; to conclude or decide is not its.
    ['CONCLUDE', 'OFFICE', 'overdue', LATE, [['people.delegation:0'], TO_DO, SNOOZE]],
    ['VERIFY', 'OFFICE', 'before', SOON, [['people.delegation:0'], TO_DO, SNOOZE]],
    ['DECIDE', 'OFFICE', 'escalate', LATE, [['people.delegation:0'], TO_DO]],
    ['REMEDIATION', 'FOCAL', 'before', SOON, [['remediation.item:s'], ['remediation.extend:s'], TO_DO, SNOOZE]],
    ['REMEDIATION', 'HEAD', 'escalate', LATE, [['remediation.item:s'], ['remediation.extend:s'], TO_DO]],
    ['REMEDIATION', 'LEAD', 'escalate', LATE, [['remediation.item:s'], TO_DO]],
    ['REMEDIATION', 'DELEGATION_HEAD', 'escalate', LATE, [['remediation.item:s'], TO_DO]],
    ['REMEDIATION', 'OFFICE', 'escalate', LATE, [['remediation.item:s'], TO_DO]],
    ['REMEDIATION', 'FOCAL', 'waiting', LATE, [['remediation.item:s'], TO_DO]],
    ['REPORT', 'LEAD', 'escalate', LATE, [TO_DO]],
    ['REPORT', 'FOCAL', 'before', SOON, [['checklists.start:s'], TO_DO, SNOOZE]],
    ['REPORT', 'FOCAL', 'overdue', LATE, [['checklists.start:s'], CONTACT, TO_DO, SNOOZE]],
    ['REPORT', 'FOCAL', 'escalated', LATE, [['checklists.start:s'], CONTACT, TO_DO]],
    ['REPORT', 'HEAD', 'escalate', LATE, [['checklists.start:s'], TO_DO]],
    ['ACKNOWLEDGE', 'FOCAL', 'before', SOON, [['inspections.ack:s'], TO_DO, SNOOZE]],
    ['ACKNOWLEDGE', 'FOCAL', 'overdue', LATE, [['inspections.ack:s'], CONTACT, TO_DO, SNOOZE]],
  ])('%s to %s, %s', (kind, reader, tone, due, rows) => {
    expect(acts(saying(kind, reader, tone, due))).toEqual(rows);
    expect(card(saying(kind, reader, tone, due)).ring).toBe(true);
  });

  it('asks the standing office to have somebody join where nobody of the team can be told, never to do their work', () => {
    const instead = { reader: 'LEAD', presence: 'vacant' } as const;
    const asks =
      /\. Tổ trưởng Tổ B chưa tham gia.* Kính đề nghị Ông\/Bà liên hệ, mời Tổ trưởng hoặc Trưởng Đoàn tham gia Hệ thống để có người thực hiện\. Trân trọng\.$/;
    for (const [tone, due] of [
      ['before', SOON],
      ['overdue', LATE],
    ] as const) {
      const { text } = card(saying('CONCLUDE', 'OFFICE', tone, due, { instead }));
      expect(text).toMatch(asks);
      expect(text).not.toMatch(/ghi kết quả|  /);
    }
    expect(card(saying('CONCLUDE', 'LEAD', 'overdue', LATE)).text).toContain('ghi kết quả và gửi kết luận');
  });

  it('says of which of several visits it is wherever its own words do not, late or accounted for', () => {
    const visit = { inspectOn: '2023-09-28', startTime: null };
    const told = { reader: 'HEAD', state: 'told', on: TODAY } as const;
    const ofVisit = /thuộc cuộc kiểm tra ngày 28\/9|thuộc cuộc kiểm tra ngày 28\/09/g;
    for (const [reader, tone] of [
      ['FOCAL', 'overdue'],
      ['FOCAL', 'escalated'],
      ['HEAD', 'escalate'],
    ] as const) {
      const { text } = card(saying('REPORT', reader, tone, LATE, { visit, told: tone === 'escalated' ? told : null }));
      expect(text.match(ofVisit), text).toHaveLength(1);
    }
    expect(card(saying('REPORT', 'FOCAL', 'before', SOON, { visit })).text.match(ofVisit)).toBeNull();
  });

  it('is put off once', () => {
    expect(acts(saying('REPORT', 'FOCAL', 'before', SOON, { again: true }))).toEqual([['checklists.start:s'], TO_DO]);
    const two = [
      saying('REPORT', 'FOCAL', 'before', SOON, { again: true }),
      saying('REPORT', 'FOCAL', 'overdue', LATE),
    ];
    expect(acts(...two)).toEqual([TO_DO, SNOOZE]);
  });

  it('cuts a title after 117 signs when it has more than 120', () => {
    const title = (count: number) => itemWords({ kind: 'REMEDIATION', title: 'ậ'.repeat(count) }, words);
    expect(title(120)).toContain('ậ'.repeat(120));
    expect(title(121)).toContain(`${'ậ'.repeat(117)}…`);
    expect(title(121)).not.toContain('ậ'.repeat(118));
  });

  it('speaks of today, of what is left, and of how late it is, to the unit by its name and to others by their office', () => {
    const text = (reader: Reader, tone: Tone, due: string) =>
      sayingText(saying('REPORT', reader, tone, due), NOW, calendar, words);
    expect(text('FOCAL', 'before', `${TODAY} 17:00`)).not.toMatch(/còn \d/);
    expect(text('FOCAL', 'before', SOON)).toMatch(/còn 02 ngày làm việc/);
    // A Friday, and what is due on the day off after it: neither today nor in so many days.
    const friday = at('2023-09-29 08:15');
    const off = sayingText(saying('REPORT', 'FOCAL', 'before', '2023-09-30 17:00'), friday, calendar, words);
    expect(off).toMatch(/vào ngày nghỉ, thứ Bảy/i);
    expect(off).not.toMatch(/hôm nay|còn \d/);
    expect(text('DEPUTY', 'before', SOON)).toContain('UBND xã A');
    expect(text('DEPUTY', 'before', SOON)).not.toContain('Chủ tịch');
    expect(text('HEAD', 'escalate', LATE)).toMatch(/^Kính gửi Chủ tịch UBND xã A/);
    expect(text('LEAD', 'escalate', LATE)).toMatch(/^Kính gửi Tổ trưởng Tổ B/);
    expect(text('FOCAL', 'overdue', LATE)).toMatch(/^(?!.*Chủ tịch).*UBND xã A/);
  });
});

describe('a card of several', () => {
  const many = (count: number) => Array.from({ length: count }, () => saying('REPORT', 'FOCAL', 'before', SOON));
  const lines = (...sayings: Saying[]) =>
    card(...sayings)
      .text.split('\n')
      .filter((line) => /^\d\. /.test(line)).length;

  it('shows six and tells how many more', () => {
    expect([lines(...many(6)), lines(...many(7))]).toEqual([6, 6]);
    expect(card(...many(6)).text).not.toContain(words.t('nudge-more', { count: '00' }));
    expect(card(...many(8)).text).toContain(words.t('nudge-more', { count: '02' }));
    expect(card(...many(7)).text.split('\n')[0]).toContain('07');
  });

  it('puts one’s own work before accounts, each with its own head line and its notes by number', () => {
    const escalation = { on: '2023-09-28', reader: 'LEAD' as const };
    const own = saying('REMEDIATION', 'HEAD', 'before', SOON);
    const account = saying('REPORT', 'HEAD', 'escalate', LATE, { escalation });
    const text = card(account, own).text;
    expect(text).toMatch(/^Kính gửi Chủ tịch UBND xã A\.\n.*Việc trong ngày/);
    expect(text.match(/Kính gửi/g)).toHaveLength(1);
    expect(text.indexOf('UBND xã A – nộp kết quả')).toBeLessThan(text.indexOf('Kính báo cáo Chủ tịch UBND xã A'));
    expect(text).toMatch(/\nMục 2: /);
    const both = card(account, { ...account, duty: { ...account.duty, id: 'other' } }).text;
    expect(both).toMatch(/\nMục 1, 2: /);
    expect(both).toMatch(/^Kính gửi Chủ tịch UBND xã A/);
    expect(both.endsWith(words.t('nudge-account-end'))).toBe(true);
    expect(text.endsWith(words.t('nudge-account-end'))).toBe(false);
  });

  it('writes each line as late, as of today or as still to come, under the unit, the team or the office', () => {
    const of = (due: string, more: Partial<Saying> = {}) =>
      saying('VERIFY', 'LEAD', 'before', due, { unit: null, ...more });
    const text = card(of(LATE), of(`${TODAY} 17:00`), of(SOON, { team: null })).text;
    expect(text).toMatch(/1\. Tổ B – .*: đã quá thời hạn 05 ngày làm việc/);
    expect(text).toMatch(/2\. Tổ B – (?!.*quá thời hạn)(?!.*còn 0)/);
    expect(text).toMatch(/3\. (?!Tổ B).* – .*02 ngày làm việc/);
  });
});
