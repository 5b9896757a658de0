// What is typed while a finding is recorded: the cause with its kind, a due date as a span.
import { describe, expect, it } from 'vitest';
import { CITY } from '../../src/demo/city.js';
import { dayOf, makeCalendar } from '../../src/kit/calendar.js';
import { causeWords, readCause } from '../../src/remediation/cause-words.js';
import { dueAfter, readSpan } from '../../src/remediation/due-span.js';

const calendar = makeCalendar(CITY.holidays.map((day) => ({ on: day.on, kind: day.kind })));

describe('a cause', () => {
  it.each([
    ['chu quan: phan cong chua ro', 'INTERNAL', 'phan cong chua ro'],
    ['Chủ quan: Phân công chưa rõ', 'INTERNAL', 'Phân công chưa rõ'],
    ['khách quan: phần mềm của tỉnh bị lỗi', 'EXTERNAL', 'phần mềm của tỉnh bị lỗi'],
    ['do chủ quan', 'INTERNAL', null],
    ['Do khách quan.', 'EXTERNAL', null],
    ['nguyên nhân chủ quan là chưa phân công', 'INTERNAL', 'chưa phân công'],
    ['Nguyen nhan: ', null, null],
    ['nguyen nhan khach quan do thieu bien che', 'EXTERNAL', 'thieu bien che'],
    ['nguyên nhân là do chủ quan, chưa kiểm tra thường xuyên', 'INTERNAL', 'chưa kiểm tra thường xuyên'],
    ['khách quan và chủ quan: thiếu người, chậm phân công', 'BOTH', 'thiếu người, chậm phân công'],
    ['cả chủ quan lẫn khách quan', 'BOTH', null],
    ['Cả hai – thiếu biên chế', 'BOTH', 'thiếu biên chế'],
    ['chủ quan (phân công chưa rõ)', 'INTERNAL', 'phân công chưa rõ'],
    ['chủ quan trong chỉ đạo', 'INTERNAL', 'chủ quan trong chỉ đạo'],
    ['phân công chưa rõ', null, null],
    ['thiếu kinh phí do khách quan', null, null],
  ])('«%s» is %s, %s', (typed, kind, words) => {
    expect(readCause(typed)).toEqual(kind === null ? null : { kind, words });
  });

  it('is left out by words as by its button', () => {
    for (const words of ['không nêu thêm', 'ko co', 'không có nguyên nhân', 'bỏ qua', 'Thôi.'])
      expect(causeWords(words)).toBe('');
    expect(causeWords('không có kinh phí')).toBe('không có kinh phí');
  });
});

describe('a due date as a span', () => {
  it.each([
    ['30 ngày sau kết luận', 30, 'days', 'conclusion'],
    ['30 ngay ke tu ngay ket luan', 30, 'days', 'conclusion'],
    ['sau 30 ngày', 30, 'days', 'conclusion'],
    ['30 ngày', 30, 'days', 'conclusion'],
    ['trong vòng 2 tuần kể từ ngày kết luận', 2, 'weeks', 'conclusion'],
    ['15 ngày làm việc', 15, 'working-days', 'conclusion'],
    ['chậm nhất 15 ngày làm việc kể từ ngày có kết luận.', 15, 'working-days', 'conclusion'],
    ['Trong 3 tháng', 3, 'months', 'conclusion'],
    ['10 ngày kể từ hôm nay', 10, 'days', 'today'],
    ['10 ngày nữa', 10, 'days', 'today'],
    ['20 ngày sau ngày kiểm tra', 20, 'days', 'visit'],
    ['30 days after the conclusion', 30, 'days', 'conclusion'],
    ['within 2 weeks', 2, 'weeks', 'conclusion'],
  ])('«%s»', (typed, count, unit, from) => {
    expect(readSpan(typed)).toEqual({ count, unit, from });
  });

  it.each(['30/10', '30/10/2023', 'ngày 30 tháng 10', '30', 'tháng 10', '0 ngày', '30 ngày sau Tết', 'mai'])(
    '«%s» is none',
    (typed) => expect(readSpan(typed)).toBeNull(),
  );

  it('counts calendar days from the day it is counted from, and ends on a working day', () => {
    const due = (typed: string) => dayOf(dueAfter(calendar, readSpan(typed)!, '2023-09-29'));
    // 29/09 + 30 days = Sunday 29/10; 15 working days; two weeks; a month.
    expect([due('sau 30 ngày'), due('15 ngày làm việc'), due('2 tuần'), due('1 tháng')]).toEqual([
      '2023-10-30',
      '2023-10-20',
      '2023-10-13',
      '2023-10-30',
    ]);
  });
});
