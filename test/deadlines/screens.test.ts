// What a morning says, for every kind of duty, reader and tone, with and without unit, team and registered head: whole
// sentences, addressed to whoever reads them, closed after the last sentence, and no act named that the card does not have.
import { describe, expect, it } from 'vitest';
import { accountOf } from '../../src/deadlines/climbing.js';
import { isOfTeam, ladderOf, WAITING_RUNG, type DutyKind, type Reader } from '../../src/deadlines/rules.js';
import { morningCard, type Saying } from '../../src/deadlines/screens.js';
import { CITY } from '../../src/demo/city.js';
import type { Deadline } from '../../src/generated/prisma/client.js';
import { at, makeCalendar } from '../../src/kit/calendar.js';
import { wordsOfTests } from '../printed.js';
import type { UnitView } from '../../src/people/store.js';
import { holesIn } from '../sentences.js';

const words = wordsOfTests();
const calendar = makeCalendar(CITY.holidays.map((row) => ({ on: row.on, kind: row.kind })));
const NOW = at('2023-09-26 08:15');
const KINDS: DutyKind[] = [
  ...(['ACKNOWLEDGE', 'REPORT', 'SUPPLEMENT', 'REMEDIATION', 'VERIFY', 'DECIDE', 'REVIEW'] as const),
  ...(['CONCLUDE', 'ACKNOWLEDGE_CONCLUSION'] as const),
];

const unit = (headTitle: string | null): UnitView => ({
  id: 'u',
  code: 'X-01',
  class: 'XA',
  kind: 'xã',
  name: 'UBND xã Hòa Bình',
  title: 'UBND xã Hòa Bình – huyện Lúa Vàng',
  abbreviation: null,
  parentId: null,
  headTitle,
});

const duty = (kind: DutyKind, due: string): Deadline => ({
  id: `${kind}-${due}`,
  kind,
  subjectId: 's',
  unitId: isOfTeam(kind) ? null : 'u',
  teamId: 't',
  dueAt: at(`${due} 17:00`),
  dueText: null,
  title: kind === 'REMEDIATION' || isOfTeam(kind) ? 'Niêm yết TTHC chưa đầy đủ' : '',
  version: 1,
  openedAt: at('2023-08-01 09:00'),
  closedAt: null,
  closedWhy: null,
  endsOn: null,
  takenFromId: null,
  takenAt: null,
});

const toldOf = (kind: DutyKind, rung: Saying['rung'], reader: Reader): Saying['told'] => {
  const above = accountOf(rung, kind, reader);
  return above && { reader: above, state: 'told', on: '2023-09-26' };
};

/** Every saying the ladders know, with every combination of what may be absent. */
const sayings: Saying[] = KINDS.flatMap((kind) =>
  ladderOf(kind).flatMap((rung) =>
    (Object.entries(rung.to) as [Reader, Saying['tone']][]).flatMap(([reader, tone]) =>
      [unit('Chủ tịch UBND xã Hòa Bình'), unit(null)].flatMap((at) =>
        ['B', null].flatMap((team) =>
          ([null, 'HEAD', 'LEAD', 'DELEGATION_HEAD'] as const).map((above) => ({
            duty: duty(
              kind,
              rung.workingDays < 0 ? '2023-09-28' : rung.workingDays === 0 ? '2023-09-26' : '2023-09-19',
            ),
            unit: isOfTeam(kind) ? null : at,
            takenFrom: null,
            visit: team === null ? { inspectOn: '2023-09-28', startTime: above && '08:30' } : null,
            team,
            reader,
            rung,
            tone,
            again: false,
            instead: above && above !== reader ? { reader: above, presence: 'vacant' as const } : null,
            told: toldOf(kind, rung, reader),
            escalation: above && { on: '2023-09-28', reader: above },
          })),
        ),
      ),
    ),
  ),
);

const cardOf = (said: readonly Saying[], locale: 'vi' | 'en') =>
  morningCard(said, '2023-09-26', NOW, calendar, words[locale]);
const labels = (card: ReturnType<typeof cardOf>) => (card.rows ?? []).flat().map((each) => each?.label);

describe('what a morning says', () => {
  it('has no hole, ends after its closing words and names only buttons of its card', () => {
    for (const saying of sayings) {
      for (const locale of ['vi', 'en'] as const) {
        const card = cardOf([saying], locale);
        expect(holesIn(card.text), card.text).toEqual([]);
        if (locale === 'vi') expect(card.text.match(/^Kính gửi [\p{L}].*Trân trọng\.$/su), card.text).not.toBeNull();
        for (const [, named] of card.text.matchAll(/(?:bấm|press) “([^”]+)”/gu))
          expect(labels(card), card.text).toContain(named);
      }
    }
    expect(sayings.length).toBeGreaterThan(400);
  });

  it('speaks to a lead about what the lead owes, and names the lead to the head of the delegation', () => {
    const late = sayings.filter(({ duty: { kind }, team }) => kind === 'VERIFY' && team === 'B');
    const text = (tone: Saying['tone']) => cardOf([late.find((saying) => saying.tone === tone)!], 'vi').text;
    expect(text('overdue')).toMatch(
      /^Kính gửi Tổ trưởng Tổ B\. Đến 08h15 ngày 26\/09\/2023, .*kết quả xem xét “Niêm yết/,
    );
    expect(text('escalated')).toMatch(/đã được báo cáo Trưởng Đoàn ngày 26\/09\/2023\. Trân trọng\.$/);
    expect(text('escalate')).toMatch(/^Kính gửi Trưởng Đoàn\. .*kết quả xem xét của Tổ trưởng Tổ B đối với “Niêm yết/);
  });

  it('asks of a unit what its duty is, and of its head in the words for a head', () => {
    const text = (kind: DutyKind, reader: Reader, tone: Saying['tone']) =>
      cardOf([sayings.find((s) => s.duty.kind === kind && s.reader === reader && s.tone === tone)!], 'vi').text;
    expect(text('ACKNOWLEDGE', 'FOCAL', 'overdue')).toMatch(/chưa ghi nhận xác nhận của đơn vị .* quan tâm, xác nhận;/);
    expect(text('ACKNOWLEDGE', 'HEAD', 'escalate')).toMatch(
      /^Kính gửi Chủ tịch UBND xã Hòa Bình\. .*đã quá thời hạn 05 ngày làm việc\)\. .*xác nhận hoặc giao đầu mối xác nhận/,
    );
    for (const kind of KINDS) expect(text(kind, isOfTeam(kind) ? 'LEAD' : 'FOCAL', 'overdue')).not.toMatch(/chưa nộp/);
    expect(text('REMEDIATION', 'DELEGATION_HEAD', 'escalate')).toMatch(
      /việc UBND xã Hòa Bình – huyện Lúa Vàng hoàn thành nội dung khắc phục “.*Kính đề nghị Ông\/Bà quan tâm, chỉ đạo/,
    );
  });

  it('accounts to a head for several duties as to a head', () => {
    const two = sayings.filter((s) => s.reader === 'HEAD' && s.rung.name === 'late-3' && s.unit?.headTitle).slice(0, 2);
    const { text } = cardOf(two, 'vi');
    expect(text).toMatch(
      /^Kính gửi Chủ tịch UBND xã Hòa Bình\. Hệ thống kính báo cáo các nội dung đã quá thời hạn:\n1\. /,
    );
    expect(text).toMatch(/Kính đề nghị Ông\/Bà quan tâm, chỉ đạo\. Trân trọng\.$/);
  });

  it('counts one day in English as one day', () => {
    const before = sayings.find((s) => s.duty.kind === 'REPORT' && s.rung.name === 'before-2')!;
    const tomorrow = { ...before, duty: duty('REPORT', '2023-09-27') };
    expect(cardOf([tomorrow], 'en').text).toMatch(/1 working day is left for submitting the checklist \(by 17:00/);
    expect(cardOf([tomorrow], 'vi').text).toMatch(/còn 01 ngày làm việc/);
  });

  it('lists one’s own work first and each account under its address, with what was and will be told once for all', () => {
    const own = sayings.find((s) => s.duty.kind === 'REPORT' && s.reader === 'FOCAL' && s.rung.name === 'late-1')!;
    const late = sayings.filter((s) => s.duty.kind === 'REPORT' && s.rung.name === 'late-5' && s.unit?.headTitle);
    const to = (reader: Reader, id: string) => ({
      ...late.find((s) => s.reader === reader && s.team === 'B')!,
      ...{ escalation: null, instead: null, unit: { ...unit('Chủ tịch UBND xã Hòa Bình'), id } },
    });
    const said = [to('HEAD', 'u'), own, to('HEAD', 'u'), to('LEAD', 'u')].map((each) => ({
      ...each,
      escalation: null,
    }));
    const { text } = cardOf(said, 'vi');
    expect(text).toMatch(
      /^Kính gửi Chủ tịch UBND xã Hòa Bình, Tổ trưởng Tổ B\.\n.*Việc trong ngày · Thứ Ba, 26\/09\/2023.* – 04 việc\n1\. .*\nKính báo cáo Chủ tịch UBND xã Hòa Bình:\n2\. .*\n3\. .*\nKính báo cáo Tổ trưởng Tổ B:\n4\. /,
    );
    expect(text.match(/Kính gửi/g)).toHaveLength(1);
    expect(text).toMatch(/\nMục 2, 3: Nội dung này đã được báo cáo Tổ trưởng Tổ B ngày 26\/09\/2023\.$/);
    const heads = cardOf([to('HEAD', 'u'), to('HEAD', 'other')], 'vi').text;
    expect(heads).toContain('02 việc');
    expect(heads.match(/Kính gửi/g)).toHaveLength(1);
    expect(heads.match(/Kính báo cáo Chủ tịch/g)).toHaveLength(2);
    expect(cardOf([...said, ...said], 'vi').text).toContain('\n… và 02 việc khác\n');
    expect(holesIn(text)).toEqual([]);
  });

  it('leads from a word about a checklist to the checklist, and from several to the list of them', () => {
    const ofUnit = sayings.filter(({ reader, tone }) => reader === 'FOCAL' && tone !== 'escalated');
    for (const kind of ['REPORT', 'SUPPLEMENT'] as const) {
      const own = ofUnit.filter(({ duty: { kind: each } }) => each === kind);
      for (const saying of own) expect(labels(cardOf([saying], 'vi'))[0]).toBe('Trả lời');
      expect(labels(cardOf(own.slice(0, 2), 'vi'))).toContain('Việc cần làm');
    }
  });

  it('tells a unit that a decision is awaited, and a lead that nobody of a unit receives anything', () => {
    const base = sayings.find(
      (s) => s.duty.kind === 'REMEDIATION' && s.reader === 'FOCAL' && s.rung.name === 'late-1',
    )!;
    const held = { ...base, escalation: null, instead: null, told: null };
    const waiting: Saying = { ...held, rung: WAITING_RUNG, tone: 'waiting' };
    const unreached: Saying = { ...held, reader: 'LEAD', tone: 'unreached', team: 'B' };
    expect(cardOf([waiting], 'vi').text).toMatch(/đang chờ quyết định của Đoàn kiểm tra; .* Trân trọng\.$/);
    expect(labels(cardOf([waiting], 'vi'))).toEqual(['Xem nội dung', 'Việc cần làm']);
    expect(cardOf([unreached], 'vi').text).toMatch(/^Kính gửi Tổ trưởng Tổ B\. .* hiện chưa có người nhận tin/);
    const { text } = cardOf([waiting, unreached], 'vi');
    expect(text).toMatch(/: đang chờ quyết định \(.*\n.*\n2\. .*: chưa có người nhận \(/);
    for (const locale of ['vi', 'en'] as const)
      for (const saying of [waiting, unreached]) expect(holesIn(cardOf([saying], locale).text)).toEqual([]);
  });

  it('says that somebody above is being told while their message is on its way, and why another is told instead', () => {
    const late = sayings.find((s) => s.duty.kind === 'REPORT' && s.reader === 'FOCAL' && s.rung.name === 'late-3')!;
    const telling = { ...late, escalation: null, instead: null, told: { ...late.told!, state: 'telling' as const } };
    expect(cardOf([telling], 'vi').text).toMatch(/Nội dung này đang được báo cáo .*\. Trân trọng\.$/);
    const stand = (presence: 'vacant' | 'blocked', reader: Reader) =>
      cardOf([{ ...telling, reader: 'LEAD', tone: 'escalate', told: null, instead: { reader, presence } }], 'vi').text;
    expect(stand('vacant', 'HEAD')).toMatch(/\. Chủ tịch UBND .* chưa tham gia Hệ thống nên/);
    expect(stand('blocked', 'DEPUTY')).toMatch(/Đầu mối của đơn vị hiện không nhận được tin qua Hệ thống nên/);
  });
});
