// What is decided without a database: rights and needs of an item, repeats, due days, verdicts, slots, words.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerReview } from '../../src/generated/prisma/client.js';
import { at, dayOf, makeCalendar } from '../../src/kit/calendar.js';
import { formatsFor } from '../../src/kit/vietnamese.js';
import { CITY } from '../../src/demo/city.js';
import { cut, inSentence, readDueDay } from '../../src/remediation/due-words.js';
import { mayWriteVerdict, seenOf } from '../../src/remediation/review-rules.js';
import {
  countRaised,
  decideDueAt,
  dueRange,
  mayAskExtension,
  maySubmit,
  mayUpdate,
  stateAfterProgress,
} from '../../src/remediation/rules.js';
import { slotNow } from '../../src/remediation/work.js';

const calendar = makeCalendar(CITY.holidays.map((day) => ({ on: day.on, kind: day.kind })));
const f = formatsFor('vi');

describe('an item', () => {
  const brought = { files: 0, newFiles: 0, newWords: 0, explained: false };

  it.each([
    ['OPEN', {}, 'remediation-needs-document'],
    ['OPEN', { files: 1, newFiles: 1 }, null],
    ['IN_PROGRESS', { explained: true }, null],
    ['RETURNED', { files: 3 }, 'remediation-needs-new'],
    ['RETURNED', { files: 3, newWords: 1 }, null],
    ['RETURNED', { files: 3, newFiles: 1 }, null],
    ['SUBMITTED', { files: 3, newFiles: 3 }, 'remediation-under-review'],
    ['ACCEPTED', { files: 3, newFiles: 3 }, 'remediation-closed'],
  ] as const)('%s with %o may be handed in: %s', (state, more, refusal) => {
    expect(maySubmit({ state }, { ...brought, ...more })?.refusal ?? null).toBe(refusal);
  });

  it('is asked to be extended once at a time and up to the limit', () => {
    expect(mayAskExtension({ state: 'OPEN' }, { granted: 1, limit: 2, waiting: false })).toBeNull();
    expect(mayAskExtension({ state: 'OPEN' }, { granted: 1, limit: 2, waiting: true })?.refusal).toBe(
      'remediation-extension-waiting',
    );
    expect(mayAskExtension({ state: 'OPEN' }, { granted: 2, limit: 2, waiting: false })?.refusal).toBe(
      'remediation-extension-limit',
    );
    expect(mayAskExtension({ state: 'SUBMITTED' }, { granted: 0, limit: 2, waiting: false })?.refusal).toBe(
      'remediation-under-review',
    );
    expect(mayUpdate({ state: 'RETURNED' })).toBeNull();
  });

  it('begins with the first words and stays returned until it is handed in again', () => {
    expect(stateAfterProgress('OPEN', null)).toBe('IN_PROGRESS');
    expect(stateAfterProgress('OPEN', 'PLANNED')).toBe('PLANNED');
    expect(stateAfterProgress('PLANNED', null)).toBe('PLANNED');
    expect(stateAfterProgress('PLANNED', 'DONE')).toBe('IN_PROGRESS');
    expect(stateAfterProgress('RETURNED', 'DONE')).toBe('RETURNED');
  });
});

describe('what was raised before', () => {
  const earlier = [
    { inspectionId: null, questionCode: null, text: 'Niêm yết TTHC', year: 2022 },
    { inspectionId: 'old', questionCode: 'Q06', text: 'Chưa khắc phục', year: 2021 },
    { inspectionId: 'now', questionCode: 'Q06', text: 'Chưa khắc phục hết', year: 2023 },
  ];

  it.each([
    ['niem yet  tthc.', null, 2, 2022],
    ['NIÊM YẾT TTHC', null, 2, 2022],
    ['Chuyện khác', 'Q06', 2, 2021],
    ['Niêm yết TTHC', 'Q06', 3, 2022],
    ['Chuyện khác', null, 1, null],
    ['Niêm yết TTHC tại trụ sở', null, 1, null],
  ] as const)('%s (%s): %i times, last in %s', (text, questionCode, times, earlierYear) => {
    expect(countRaised({ inspectionId: 'now', questionCode, text }, earlier)).toEqual({ times, earlierYear });
  });
});

describe('a due day', () => {
  const range = dueRange(calendar, { dueAt: at('2023-09-25 17:00'), now: at('2023-09-15 09:00') }, 30);

  it('lies after the present date, within the plan’s span', () => {
    expect(range).toEqual({ fromOn: '2023-09-26', toOn: '2023-10-25' });
    const late = dueRange(calendar, { dueAt: at('2023-08-28 17:00'), now: at('2023-09-15 09:00') }, 30);
    expect(late).toEqual({ fromOn: '2023-09-18', toOn: '2023-10-16' });
    expect(dueRange(calendar, { dueAt: at('2024-12-25 17:00'), now: at('2023-09-15 09:00') }, 30)).toMatchObject({
      refusal: 'remediation-no-calendar',
    });
  });

  it.each([
    ['16/10/2023', '2023-10-16'],
    ['16/10', '2023-10-16'],
    ['ngày 16 tháng 10', '2023-10-16'],
    ['16.10.23', '2023-10-16'],
    ['2023-10-16', '2023-10-16'],
  ])('%s is read as %s', (typed, on) => {
    const read = readDueDay(calendar, range as { fromOn: string; toOn: string }, typed, f);
    expect(read.ok && dayOf(read.dueAt)).toBe(on);
    expect(read.ok && read.dueAt.toISOString().slice(11, 16)).toBe('10:00');
  });

  it.each([
    ['25/9', 'remediation-date-range'],
    ['26/10/2023', 'remediation-date-range'],
    ['15/10', 'remediation-date-off'],
    ['31/9', 'read-date-days'],
    ['10/2023', 'remediation-date-unread'],
    ['hôm nay', 'remediation-date-unread'],
    ['sớm nhất có thể', 'remediation-date-unread'],
  ])('%s is not taken: %s', (typed, refusal) => {
    const read = readDueDay(calendar, range as { fromOn: string; toOn: string }, typed, f);
    expect(read.ok ? null : read.why.refusal).toBe(refusal);
  });

  it('is never taken outside the range or on a day off, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{1,2}\/\d{1,2}(\/\d{2,4})?$/)), (typed) => {
        const read = readDueDay(calendar, range as { fromOn: string; toOn: string }, typed, f);
        if (!read.ok) return;
        const on = dayOf(read.dueAt);
        expect(on >= '2023-09-26' && on <= '2023-10-25' && calendar.isWorkingDay(on)).toBe(true);
      }),
    );
  });
});

describe('a verdict', () => {
  const by = (reviewerId: string, verdict: 'ACCEPTED' | 'RETURNED') => ({ reviewerId, verdict }) as AnswerReview;

  it.each([
    [null, '0', true],
    [by('me', 'ACCEPTED'), '0', true],
    [by('other', 'ACCEPTED'), '0', false],
    [by('other', 'ACCEPTED'), 'A', true],
    [by('other', 'RETURNED'), 'A', false],
    [by('other', 'RETURNED'), 'R', true],
  ] as const)('over %o, seen %s: %s', (now, seen, may) => {
    expect(mayWriteVerdict(now, seen, 'me')).toBe(may);
    if (now) expect(['A', 'R']).toContain(seenOf(now));
  });
});

describe('a collected card', () => {
  it.each([
    ['2023-09-15 10:29', null],
    ['2023-09-15 10:30', '1030'],
    ['2023-09-15 11:59', '1030'],
    ['2023-09-15 12:30', null],
    ['2023-09-15 13:30', '1330'],
    ['2023-09-15 16:59', '1530'],
    ['2023-09-15 17:00', null],
    ['2023-09-16 10:30', null],
    ['2023-09-04 10:30', null],
    ['2026-09-15 10:30', null],
  ])('at %s belongs to slot %s', (now, slot) => {
    expect(slotNow(calendar, at(now))?.name ?? null).toBe(slot);
  });
});

describe('words', () => {
  it.each([
    ['Niêm yết TTHC', 'niêm yết TTHC'],
    ['TTHC đã bị thay thế', 'TTHC đã bị thay thế'],
    ['02 công chức chưa đeo thẻ', '02 công chức chưa đeo thẻ'],
    ['Sở Nội vụ chưa gửi báo cáo', 'Sở Nội vụ chưa gửi báo cáo'],
    ['Sổ theo dõi bỏ trống', 'sổ theo dõi bỏ trống'],
    ['Đã xong', 'đã xong'],
    ['', ''],
  ])('%s in a sentence: %s', (text, said) => {
    expect(inSentence(text)).toBe(said);
  });

  it('are cut with one sign, never longer', () => {
    expect(cut('một  hai\nba', 40)).toBe('một hai ba');
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 1, max: 40 }),
        (text, most) => [...cut(text, most)].length <= most,
      ),
    );
  });
});

describe('a request', () => {
  it.each([
    ['2023-09-29 17:00', '2023-09-20 17:00'],
    ['2023-09-20 17:00', '2023-09-20 17:00'],
    ['2023-09-20 16:59', '2023-09-20 16:59'],
    ['2023-09-18 17:00', '2023-09-18 17:00'],
    ['2023-09-15 17:00', '2023-09-18 17:00'],
    ['2023-08-01 17:00', '2023-09-18 17:00'],
  ])('about the date %s, asked on Friday 15/09, is to be decided by %s', (due, decided) => {
    expect(decideDueAt(calendar, at(due), at('2023-09-15 10:00'))).toEqual(at(decided));
  });

  it('in a year without a table has no date', () => {
    expect(decideDueAt(calendar, at('2031-01-01 17:00'), at('2030-09-15 10:00'))).toBeNull();
  });
});
