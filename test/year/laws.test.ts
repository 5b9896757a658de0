// Each law of the year can fail: one message or duty that breaks it, and the same put right.
import { describe, expect, it } from 'vitest';
import { addDays, at } from '../../src/kit/calendar.js';
import { neverForgotten, neverSilent } from '../../scripts/year/laws-duties.js';
import { holeIn, noHoles, notAfterDone, notTwice, quietHours } from '../../scripts/year/laws-messages.js';
import { totalsHold, wrongTotal } from '../../scripts/year/laws-totals.js';
import {
  officeTold,
  passedOn,
  promiseKept,
  reportedTrue,
  sentToUnit,
  whoIsMeant,
} from '../../scripts/year/laws-truth.js';
import { speaksOf } from '../../scripts/year/mentions.js';
import { wordsOfTests } from '../printed.js';
import { DUTY, FOCAL, HEAD, LEAD, OFFICE, UNITS, life, said, told, year } from './cast.js';

const { t } = wordsOfTests().vi;
const NUDGE =
  'Kính gửi UBND huyện Tre Xanh. Hệ thống trân trọng nhắc: hôm nay là hạn nộp phiếu kiểm tra (chậm nhất …). Trân trọng.';

describe('single messages', () => {
  it('ring in office hours only, but for an arrival and for answers', () => {
    const late = { text: 'THÔNG BÁO CHUNG', at: at('2023-09-12 21:30') };
    expect(told(quietHours(year({ said: [said(late)] })))).toEqual([
      'quiet hours: rings when nobody may be written to',
    ]);
    for (const when of ['2023-09-12 12:20', '2023-09-10 10:00', '2023-09-04 09:00', '2023-09-12 07:59'])
      expect(quietHours(year({ said: [said({ text: 'x', at: at(when) })] }))).toHaveLength(1);
    const arrival =
      'Kính gửi UBND huyện Tre Xanh. Đoàn kiểm tra đang tiến hành kiểm tra đột xuất (hình thức: trực tiếp)';
    const fine = [
      said({ ...late, ring: false }),
      said({ ...late, asked: true }),
      said({ ...late, text: arrival }),
      said({ text: 'x' }),
    ];
    expect(quietHours(year({ said: fine }))).toEqual([]);
  });

  it('do not come twice on a day, unless they say so or a call was lost', () => {
    const [first, again] = [said({ text: NUDGE }), said({ text: NUDGE, at: at('2023-09-12 10:30') })];
    expect(told(notTwice(year({ said: [first, again] })))).toEqual(['twice: the same text on the same day']);
    const decided = [1, 2].map((round) => said({ text: 'Đề nghị bổ sung …', key: `item-returned:x:${round}:p` }));
    expect(notTwice(year({ said: decided }))).toEqual([]);
    expect(notTwice(year({ said: [decided[0]!, decided[0]!] }))).toHaveLength(1);
    const marked = said({ text: `(gửi lại)\n${NUDGE}` });
    const nextDay = said({ text: NUDGE, at: at('2023-09-13 08:15') });
    const other = said({ text: NUDGE, to: HEAD });
    expect(
      notTwice(year({ said: [first, marked, marked, nextDay, other, said({ ...again, doubted: true })] })),
    ).toEqual([]);
  });

  it('remind of nothing that was done when they left', () => {
    const done = { ...DUTY, done: true };
    const broken = notAfterDone(year({ said: [said({ text: NUDGE, about: [done] })] }));
    expect(told(broken)).toEqual(['after done: a reminder of what was done (REPORT)']);
    expect(broken[0]!.text).toBe(NUDGE);
    expect(notAfterDone(year({ said: [said({ text: NUDGE, about: [DUTY] })] }))).toEqual([]);
    expect(notAfterDone(year({ said: [said({ text: 'Đã ghi nhận phiếu kiểm tra.', about: [done] })] }))).toEqual([]);
    const item = { ...DUTY, kind: 'REMEDIATION' as const, title: 'Niêm yết TTHC', done: true };
    const asks =
      '1. UBND huyện Tre Xanh – nộp kết quả khắc phục nội dung “Niêm yết TTHC”: đã quá thời hạn 03 ngày làm việc';
    const judges = '1. Tổ B – xem xét kết quả khắc phục “Niêm yết TTHC”: đã quá thời hạn 01 ngày làm việc';
    const another = asks.replace('Niêm yết TTHC', 'Giờ làm việc');
    expect(notAfterDone(year({ said: [said({ text: asks, about: [item] })] }))).toHaveLength(1);
    expect(notAfterDone(year({ said: [said({ text: `${judges}\n${another}`, about: [item] })] }))).toEqual([]);
    // A list: its review is asked for, and the checklist of another unit.
    const reviews = '1. Tổ B – rà soát phiếu kiểm tra của UBND huyện Tre Xanh: hạn hôm nay (17h00 ngày 12/09/2023)';
    const others = '2. UBND xã Khác – nộp phiếu kiểm tra: chưa có người nhận';
    expect(notAfterDone(year({ said: [said({ text: `${reviews}\n${others}`, about: [done] })] }))).toEqual([]);
    const own = others.replace('UBND xã Khác', 'UBND huyện Tre Xanh');
    expect(notAfterDone(year({ said: [said({ text: `${reviews}\n${own}`, about: [done] })] }))).toHaveLength(1);
  });

  it('have no empty place', () => {
    for (const text of [
      'Kính gửi . Đến 08h15 ngày 12/09/2023, Hệ thống chưa ghi nhận …',
      'Kính đề nghị  quan tâm, hoàn thành.',
      'Hạn: chậm nhất { $due }',
      'Tổ undefined sẽ xem xét.',
      'Lý do: “”.',
      'Nội dung này được báo cáo .',
      'Kính gửi.',
      'THÔNG BÁO\nKính gửi: \nThực hiện Kế hoạch …',
    ])
      expect(holeIn(text), text).not.toBeNull();
    for (const text of [
      NUDGE,
      'THÔNG BÁO\nKính gửi: UBND huyện Tre Xanh\n1. …',
      'Trân trọng./.',
      '/viec – xem việc cần làm và thời hạn\n/lich – xem lịch kiểm tra',
      'UBND xã A, “Niêm yết”, đã quá thời hạn.',
      'Hệ thống kính báo cáo các nội dung đã quá thời hạn:\n1. …',
      'Câu 4/30 · CDDH: **Có**',
    ])
      expect(holeIn(text), text).toBeNull();
    expect(told(noHoles(year({ said: [said({ text: 'Kính gửi . Trân trọng.' })] })))).toEqual([
      'hole: a space before a stop',
    ]);
    expect(noHoles(year({ said: [said({ text: 'Được.', labels: ['Gửi {count} người'] })] }))).toHaveLength(1);
  });
});

describe('counts', () => {
  it('equal their lists, or say how many are left', () => {
    const todo = (count: string, lines: number) =>
      [
        `Việc cần làm · Tổ B – ${count} việc, đến 08h20`,
        ...Array.from({ length: lines }, (_, n) => `${n + 1}. Rà soát`),
      ].join('\n');
    expect(wrongTotal({ text: todo('04', 3), labels: [] })).toBe('duties to do: 4 said, 3 listed');
    expect(wrongTotal({ text: todo('04', 4), labels: [] })).toBeNull();
    expect(wrongTotal({ text: todo('08', 6), labels: ['Sau ›'] })).toBeNull();
    const watched = 'Việc cần làm · Tổ B – 00 việc, theo dõi 04, đến 08h20\nTheo dõi: a\nTheo dõi: b\nTheo dõi: c';
    expect(wrongTotal({ text: watched, labels: [] })).toBe('duties watched: 4 said, 3 listed');
    const balance = (sent: string) =>
      `Đã gửi xong. Tổng 04 = đã gửi ${sent} + chưa gửi được 01 + gửi lỗi 00. Đã xác nhận 00.`;
    expect(wrongTotal({ text: balance('02'), labels: [] })).toBe('a balance: 04 said, 3 in its parts');
    expect(wrongTotal({ text: balance('03'), labels: [] })).toBeNull();
    const reach =
      '(2/3) 04 đơn vị, 03 người. Gửi được 03; chưa gửi được 00.\nUBND xã A: chưa có ai tham gia (không còn ai nhận)';
    expect(wrongTotal({ text: reach, labels: [] })).toMatch(/^reach: 1 units with nobody/);
    expect(told(totalsHold(year({ said: [said({ text: watched })] })))).toEqual([
      'totals: duties watched: n said, n listed',
    ]);
  });
});

describe('sentences about a message to somebody', () => {
  const claim = 'Nội dung này đã được báo cáo Chủ tịch UBND huyện Tre Xanh ngày 19/09/2023. Trân trọng.';
  const onThe19th = at('2023-09-19 08:15');

  it('name people who hold that office', () => {
    const meant = (title: string) => whoIsMeant(title, year({})).map(({ chat }) => chat);
    expect(meant('Chủ tịch UBND huyện Tre Xanh')).toEqual([HEAD.chat]);
    expect(meant('Tổ trưởng Tổ B')).toEqual([LEAD.chat]);
    expect(meant('Chủ tịch UBND quận Hoa Sữa')).toEqual([]);
    expect(meant('cơ quan thường trực')).toEqual([OFFICE.chat]);
  });

  it('are true only with a message of that day to that person about that duty', () => {
    const says = said({ text: claim, at: onThe19th, about: [DUTY] });
    const untrue = ['untrue: said to have been reported to somebody who got nothing'];
    expect(told(reportedTrue(year({ said: [says] })))).toEqual(untrue);
    const account = said({ text: 'Kính gửi Chủ tịch …', at: onThe19th, to: HEAD, about: [DUTY] });
    expect(reportedTrue(year({ said: [says, account] }))).toEqual([]);
    expect(told(reportedTrue(year({ said: [says, { ...account, about: [] }] })))).toEqual(untrue);
    expect(told(reportedTrue(year({ said: [says, { ...account, at: at('2023-09-18 08:15') }] })))).toEqual(untrue);
  });

  it('announced for a day come on that day, if the duty is still open then', () => {
    const text =
      'Theo quy trình nhắc việc của Đoàn kiểm tra, nếu đến 08h15 ngày 19/09/2023 Hệ thống chưa ghi nhận việc nộp, nội dung này sẽ được báo cáo Chủ tịch UBND huyện Tre Xanh. Trân trọng.';
    const announced = said({ text, at: at('2023-09-15 08:15'), about: [DUTY] });
    const open = [life(['2023-09-15', '2023-09-18', '2023-09-19'])];
    const broken = promiseKept(year({ said: [announced], lives: open }));
    expect(told(broken)).toEqual(['untrue: announced to be reported to somebody who then got nothing']);
    const account = said({ text: 'Kính gửi Chủ tịch …', at: onThe19th, to: HEAD, about: [DUTY] });
    expect(promiseKept(year({ said: [announced, account], lives: open }))).toEqual([]);
    expect(promiseKept(year({ said: [announced], lives: [life(['2023-09-15'])] }))).toEqual([]);
    expect(promiseKept(year({ said: [announced], lives: open, presences: [] }))).toEqual([]);
  });

  it('about the office, the head of the delegation and units need their message within a working day or two', () => {
    const told1 = (text: string, to = FOCAL) => said({ text, to, asked: true, at: onThe19th });
    const office = told1('Tệp được tách riêng; Hệ thống báo cơ quan thường trực trong giờ làm việc.');
    expect(officeTold(year({ said: [office] }))).toHaveLength(1);
    expect(officeTold(year({ said: [office, said({ text: 'x', to: OFFICE, at: at('2023-09-20 08:15') })] }))).toEqual(
      [],
    );
    const passed = told1(t('extension-hardship-sent', { whom: 'Tổ B' }));
    expect(passedOn(year({ said: [passed] }))).toHaveLength(1);
    expect(passedOn(year({ said: [passed, said({ text: 'x', to: LEAD, at: onThe19th })] }))).toEqual([]);
    const unit = 'UBND huyện Tre Xanh';
    const counts = { count: '02', accepted: '28', returned: '02', leaves: '08h00 ngày 20/09/2023' };
    for (const key of [
      ...['conclusion-sent', 'conclusion-waiting', 'review-sent', 'review-sent-accepted'],
      ...['extension-granted', 'extension-declined', 'remediation-returned'],
    ]) {
      const sent = told1(t(key, { unit, ...counts, due: '17h00 ngày 29/09', new: '17h00 ngày 29/09' }), LEAD);
      expect(sentToUnit(year({ said: [sent] })), key).toHaveLength(1);
      expect(sentToUnit(year({ said: [sent, said({ text: 'x', at: onThe19th })] }))).toEqual([]);
    }
  });
});

describe('duties', () => {
  const days = (from: string, count: number) => Array.from({ length: count }, (_, n) => addDays(from, n));

  it('are told to whoever owes them before their date, if anybody can be reached', () => {
    const lives = [life(days('2023-09-07', 12))];
    expect(told(neverSilent(year({ lives })))).toEqual(['never: the date passed without a word (REPORT)']);
    expect(neverSilent(year({ lives, said: [said({ text: NUDGE, about: [DUTY] })] }))).toEqual([]);
    expect(neverSilent(year({ lives, said: [said({ text: NUDGE, about: [DUTY], to: LEAD })] }))).toHaveLength(1);
    expect(neverSilent(year({ lives, presences: [] }))).toEqual([]);
    expect(neverSilent(year({ lives: [life(days('2023-09-07', 8))] }))).toEqual([]);
  });

  it('are not forgotten for more than ten working days once overdue', () => {
    const lives = [life(days('2023-09-07', 40))];
    const heard = (...on: string[]) => on.map((day) => said({ text: NUDGE, about: [DUTY], at: at(`${day} 08:15`) }));
    const broken = neverForgotten(year({ lives, said: heard('2023-09-15') }));
    expect(told(broken)).toEqual(['forgotten: overdue, and nobody has heard of it for ten working days (REPORT)']);
    expect(broken[0]).toMatchObject({ who: 'silent since 2023-09-15', text: 'REPORT of UBND huyện Tre Xanh' });
    expect(neverForgotten(year({ lives, said: heard('2023-09-15', '2023-09-29', '2023-10-13') }))).toEqual([]);
  });

  it('are not forgotten while nobody is asked for them', () => {
    const [before, after] = [days('2023-09-07', 9), days('2023-10-16', 3)];
    const between = life(days('2023-09-16', 30)).days.map((day) => ({ ...day, idle: true }));
    const open = { duty: DUTY, days: [...life(before).days, ...between, ...life(after).days] };
    expect(neverForgotten(year({ lives: [open] }))).toEqual([]);
    const asked = { ...open, days: open.days.map((day) => ({ ...day, idle: false })) };
    expect(neverForgotten(year({ lives: [asked] }))).toHaveLength(1);
  });

  it('are recognised in a text by unit, title and the words of their kind', () => {
    const units = new Map(UNITS.map((unit) => [unit.id, unit]));
    const item = { ...DUTY, kind: 'REMEDIATION' as const, title: 'Niêm yết TTHC' };
    expect(speaksOf(NUDGE, FOCAL, DUTY, units, 'reminded')).toBe(true);
    expect(speaksOf(NUDGE, FOCAL, item, units, 'reminded')).toBe(false);
    const list =
      '1. UBND huyện Tre Xanh – nộp kết quả khắc phục nội dung “Niêm yết TTHC”: đã quá thời hạn 03 ngày làm việc';
    expect(speaksOf(list, LEAD, item, units, 'reminded')).toBe(true);
    expect(speaksOf(list.replace('Tre Xanh', 'Gốm Cổ'), LEAD, item, units, 'reminded')).toBe(false);
    const owed = { ...DUTY, kind: 'CONCLUDE', unitId: null, title: 'UBND huyện Tre Xanh' } as const;
    const account =
      'Kính gửi Trưởng Đoàn. Đến nay, Hệ thống chưa ghi nhận việc Tổ trưởng Tổ B gửi kết luận kiểm tra đối với UBND huyện Tre Xanh.';
    const top = { ...OFFICE, role: 'DELEGATION_HEAD' } as const;
    expect(speaksOf(account, top, owed, units, 'announced')).toBe(true);
    expect(speaksOf(account.replace('Tre Xanh', 'Gốm Cổ'), top, owed, units, 'announced')).toBe(false);
    expect(speaksOf(account, OFFICE, owed, units, 'announced')).toBe(false);
  });
});
