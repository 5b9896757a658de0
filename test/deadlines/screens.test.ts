// What a morning says, for every kind of duty, reader and tone, with and without unit, team and registered head: whole
// sentences, addressed to whoever reads them, closed after the last sentence, and no act named that the card does not have.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ladderOf, type DutyKind, type Reader } from '../../src/deadlines/rules.js';
import { morningCard, type Saying } from '../../src/deadlines/screens.js';
import { CITY } from '../../src/demo/city.js';
import type { Deadline } from '../../src/generated/prisma/client.js';
import { at, makeCalendar } from '../../src/kit/calendar.js';
import { loadWords } from '../../src/kit/words.js';
import type { UnitView } from '../../src/people/store.js';
import { holesIn } from '../sentences.js';

const words = loadWords(join(import.meta.dirname, '../../locales'), 'refuse');
const calendar = makeCalendar(CITY.holidays.map((row) => ({ on: row.on, kind: row.kind })));
const NOW = at('2023-09-26 08:15');
const KINDS: DutyKind[] = ['ACKNOWLEDGE', 'REPORT', 'SUPPLEMENT', 'REMEDIATION', 'VERIFY'];

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
  unitId: kind === 'VERIFY' ? null : 'u',
  teamId: 't',
  dueAt: at(`${due} 17:00`),
  dueText: null,
  title: kind === 'REMEDIATION' || kind === 'VERIFY' ? 'Niêm yết TTHC chưa đầy đủ' : '',
  version: 1,
  openedAt: at('2023-08-01 09:00'),
  closedAt: null,
  closedWhy: null,
});

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
            unit: kind === 'VERIFY' ? null : at,
            team,
            reader,
            rung,
            tone,
            again: false,
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
    for (const kind of KINDS)
      expect(text(kind, kind === 'VERIFY' ? 'LEAD' : 'FOCAL', 'overdue')).not.toMatch(/chưa nộp/);
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
});
