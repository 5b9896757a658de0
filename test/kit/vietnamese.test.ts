// Folding, sorting and the office's way of writing days, times and numbers.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, at } from '../../src/kit/calendar.js';
import { compareVietnamese, fold, formatsFor, nfc, sortNames } from '../../src/kit/vietnamese.js';

const vi = formatsFor('vi');
const en = formatsFor('en');

describe('fold', () => {
  it.each([
    ['Đống Đa', 'dong da'],
    ['Ðống Đa', 'dong da'],
    ['HOÀ AN', 'hoa an'],
    ['Hòa An', 'hoa an'],
    ['Uỷ ban nhân dân', 'uy ban nhan dan'],
    ['Ủy  ban\nnhân dân ', 'uy ban nhan dan'],
    ['Ứng Hòa, Thường Tín', 'ung hoa, thuong tin'],
    ['Ngô Thị Diệu ẶẴỖỮỢ', 'ngo thi dieu aaouo'],
    ['Không\u00a0áp dụng', 'khong ap dung'],
    ['İ', 'i'],
  ])('«%s» → «%s»', (text, folded) => expect(fold(text)).toBe(folded));

  it('makes the composed and the decomposed spelling equal', () => {
    const text = 'Tổ hỗ trợ dịch vụ công trực tuyến khu dân cư Đ';
    expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
    expect(nfc(text.normalize('NFD'))).toBe(text);
  });
  it('twice is once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
  it('does not see case', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạếềểễệựỵ '),
      maxLength: 30,
    });
    fc.assert(
      fc.property(letters, (text) => {
        expect(fold(text.toUpperCase())).toBe(fold(text));
      }),
    );
  });
});

describe('order', () => {
  it('is that of the Vietnamese dictionary', () => {
    const words = ['Ứng', 'Đa', 'Ba', 'Ân', 'An', 'Da', 'Ăn', 'Ô', 'O', 'Ơ', 'Ư', 'U', 'Em', 'Êm'];
    expect([...words].sort(compareVietnamese)).toEqual([
      'An', 'Ăn', 'Ân', 'Ba', 'Da', 'Đa', 'Em', 'Êm', 'O', 'Ô', 'Ơ', 'U', 'Ư', 'Ứng',
    ]); // prettier-ignore
  });
  it('takes numbers in names and codes by their size', () => {
    const units = ['Trạm 10', 'Trạm 2', 'Trạm 100', 'Trạm 1', 'X-10', 'X-9', 'Tổ 12', 'Tổ 3'];
    expect([...units].sort(compareVietnamese)).toEqual([
      'Tổ 3', 'Tổ 12', 'Trạm 1', 'Trạm 2', 'Trạm 10', 'Trạm 100', 'X-9', 'X-10',
    ]); // prettier-ignore
  });
  it('of people is by given name, then family name, then the rest', () => {
    const people = [
      'Trần Thị Minh Họa',
      'Nguyễn Văn Mẫu',
      'Đỗ Văn An',
      'Bùi Văn An',
      'Bùi Thị An',
      'Đặng Thị Ánh Tuyết',
      'Tú',
    ];
    const before = [...people];
    expect(sortNames(people, (name) => name)).toEqual([
      'Bùi Thị An',
      'Bùi Văn An',
      'Đỗ Văn An',
      'Trần Thị Minh Họa',
      'Nguyễn Văn Mẫu',
      'Tú',
      'Đặng Thị Ánh Tuyết',
    ]);
    expect(people).toEqual(before);
  });
});

describe('days and times', () => {
  it('in Vietnamese', () => {
    expect(vi.day('2023-09-14')).toBe('14/09/2023');
    expect(vi.dayShort('2023-09-04')).toBe('04/09');
    expect(vi.dayOfPaper('2023-03-01')).toBe('ngày 01 tháng 3 năm 2023');
    expect(vi.dayOfPaper('2023-02-09')).toBe('ngày 09 tháng 02 năm 2023');
    expect(vi.dayOfPaper('2023-01-12')).toBe('ngày 12 tháng 01 năm 2023');
    expect(vi.month(2023, 3)).toBe('tháng 3 năm 2023');
    expect(vi.weekday('2023-09-21')).toBe('Thứ Năm');
    expect(vi.weekday('2023-09-24')).toBe('Chủ Nhật');
    expect(['18', '19', '20', '21', '22', '23', '24'].map((d) => vi.weekdayShort(`2023-09-${d}`)).join(' ')).toBe(
      'T2 T3 T4 T5 T6 T7 CN',
    );
    expect(vi.fullDay('2023-09-21')).toBe('Thứ Năm, ngày 21/09/2023');
    expect(vi.time(at('2023-09-14 08:30'))).toBe('08h30');
    expect(vi.time(at('2023-09-14 00:05'))).toBe('00h05');
    expect(vi.until(at('2023-09-14 17:00'))).toBe('17h00 ngày 14/09/2023');
    expect(vi.moment(at('2023-09-08 10:12'))).toBe('10h12 ngày 08/09/2023');
    expect(vi.momentShort(at('2023-09-08 10:12'))).toBe('10h12 ngày 08/09');
    expect(vi.dayAt(at('2023-09-08 23:59'))).toBe('08/09/2023');
  });
  it('in English', () => {
    expect(en.day('2023-09-21')).toBe('21 September 2023');
    expect(en.dayShort('2023-09-04')).toBe('4 September');
    expect(en.dayOfPaper('2023-03-01')).toBe('1 March 2023');
    expect(en.month(2023, 3)).toBe('March 2023');
    expect(en.fullDay('2023-09-21')).toBe('Thursday, 21 September 2023');
    expect(en.weekdayShort('2023-09-21')).toBe('Thu');
    expect(en.time(at('2023-09-14 08:30'))).toBe('08:30');
    expect(en.until(at('2023-09-14 17:00'))).toBe('17:00 on 14 September 2023');
    expect(en.momentShort(at('2023-09-08 10:12'))).toBe('10:12 on 8 September');
  });
});

describe('numbers', () => {
  it.each([
    [0, '00', '0', '0'],
    [8, '08', '8', '8'],
    [9, '09', '9', '9'],
    [10, '10', '10', '10'],
    [999, '999', '999', '999'],
    [1000, '1.000', '1.000', '1,000'],
    [1420, '1.420', '1.420', '1,420'],
    [1234567, '1.234.567', '1.234.567', '1,234,567'],
    [-1420.5, '-1.420,5', '-1.420,5', '-1,420.5'],
    [1.005, '1,01', '1,01', '1.01'],
    [9007199254740991, '9.007.199.254.740.991', '9.007.199.254.740.991', '9,007,199,254,740,991'],
    [0.0000001, '0', '0', '0'],
  ])('%d', (n, count, number, english) => {
    expect(vi.count(n)).toBe(count);
    expect(vi.number(n)).toBe(number);
    expect(en.number(n)).toBe(english);
    expect(en.count(n)).toBe(english);
  });
  it('percentages', () => {
    expect(vi.percent(98.5)).toBe('98,5%');
    expect(vi.percent(98)).toBe('98%');
    expect(vi.percent(98.504)).toBe('98,5%');
    expect(vi.percent(98.126)).toBe('98,13%');
    expect(vi.percent(0.985, 4)).toBe('0,985%');
    expect(vi.percent(-0.001)).toBe('0%');
    expect(vi.percent(100)).toBe('100%');
    expect(en.percent(98.5)).toBe('98.5%');
    expect(() => vi.percent(Number.NaN)).toThrow();
  });
  it('shares: one decimal, none when exact, never all nor none unless it is so', () => {
    expect(vi.share(1399, 1420)).toBe('98,5%');
    expect(vi.share(1392, 1420)).toBe('98,0%');
    expect(vi.share(14, 18)).toBe('77,8%');
    expect(vi.share(10, 20)).toBe('50%');
    expect(vi.share(7, 8)).toBe('87,5%');
    expect(vi.share(20, 20)).toBe('100%');
    expect(vi.share(0, 20)).toBe('0%');
    expect(vi.share(14199, 14200)).toBe('99,9%');
    expect(vi.share(1, 14200)).toBe('0,1%');
    expect(en.share(1399, 1420)).toBe('98.5%');
    expect(() => vi.share(0, 0)).toThrow();
  });
  it('sizes', () => {
    expect(vi.bytes(512)).toBe('512 B');
    expect(vi.bytes(1024)).toBe('1 KB');
    expect(vi.bytes(1536)).toBe('1,5 KB');
    expect(vi.bytes(1_258_291)).toBe('1,2 MB');
    expect(vi.bytes(38 * 1024 * 1024)).toBe('38 MB');
    expect(vi.bytes(1024 * 1024 - 1)).toBe('1 MB');
    expect(en.bytes(1_258_291)).toBe('1.2 MB');
  });
});

describe('laws', () => {
  it('a written number reads back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 99 }), (whole, rest) => {
        const n = Number(`${whole}.${String(rest).padStart(2, '0')}`);
        expect(Number(vi.number(n).replaceAll('.', '').replace(',', '.'))).toBe(n === 0 ? 0 : n);
        expect(Number(en.number(n).replaceAll(',', ''))).toBe(n === 0 ? 0 : n);
      }),
    );
  });
  it('every day is written with ten signs that sort back to it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20000, max: 40000 }), (n) => {
        const on = addDays('2000-01-01', n);
        const text = vi.day(on);
        expect(text).toMatch(/^\d\d\/\d\d\/\d{4}$/);
        expect(text.split('/').reverse().join('-')).toBe(on);
        expect(vi.fullDay(on).endsWith(text)).toBe(true);
      }),
    );
  });
});
