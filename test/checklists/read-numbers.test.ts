// What officials type for COUNT, RATIO and PERCENT questions, and what they then see.

import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../src/checklists/readers.js';
import { DIALOGUES, DISBURSED, ON_TIME, TASKS, context, en, question } from './cast.js';
import { partOf, seen } from './seen.js';

describe('COUNT', () => {
  const whole = '✗ Hệ thống cần một số nguyên, ví dụ 2. Trường hợp chưa thống kê được, đề nghị bấm “Để sau”.';
  it.each([
    ['1420', '✓ 1.420 cuộc'],
    ['1.420', '? Đề nghị xác nhận: 1.420 cuộc? [Đúng, 1.420]'],
    ['1 420', '✓ 1.420 cuộc'],
    ['１４２０', '✓ 1.420 cuộc'],
    ['420,000,000', '? 420.000.000 cuộc: số lớn hơn thường gặp. Đề nghị xác nhận. [Đúng, 420.000.000]'],
    ['1.420.000', '? 1.420.000 cuộc: số lớn hơn thường gặp. Đề nghị xác nhận. [Đúng, 1.420.000]'],
    ['2', '✓ 2 cuộc'],
    ['02', '✓ 2 cuộc'],
    ['2.', '✓ 2 cuộc'],
    ['2,0', '✓ 2 cuộc'],
    ['2 cuộc', '✓ 2 cuộc'],
    ['2 (hai) cuộc', '✓ 2 cuộc'],
    ['2 cuộc trong năm 2023', '✓ 2 cuộc'],
    ['không tổ chức', '✓ 0 cuộc (đọc từ “không tổ chức”)'],
    ['2023', '✓ 2.023 cuộc'],
    ['có 2 cuộc', '✓ 2 cuộc'],
    ['hai cuoc', '✓ 2 cuộc (đọc từ “hai cuoc”)'],
    ['muoi', '✓ 10 cuộc (đọc từ “muoi”)'],
    ['0', '✓ 0 cuộc'],
    ['khong co', '✓ 0 cuộc (đọc từ “khong co”)'],
    ['không phát sinh', '✓ 0 cuộc (đọc từ “không phát sinh”)'],
    ['chưa tổ chức', '✓ 0 cuộc (đọc từ “chưa tổ chức”)'],
    ['1,420', '? Đề nghị xác nhận: 1.420 cuộc? [Đúng, 1.420]'],
    ['khoảng 20', '? Đề nghị xác nhận: 20 cuộc? [Đúng, 20]'],
    ['2 nghìn', '? Đề nghị xác nhận: 2.000 cuộc? [Đúng, 2.000]'],
    ['vai cuoc', whole],
    ['hai muoi', '✓ 20 cuộc (đọc từ “hai muoi”)'],
    ['2 rưỡi', whole],
    ['chua thong ke', whole],
    ['1,5', whole],
    ['1.42', whole],
    ['-3', whole],
    ['10-12', '? “10-12” có thể đọc theo hai cách; Hệ thống chưa ghi. Đề nghị chọn: [10] [12] [Nhập lại]'],
    [
      '2 cuộc, 3 người',
      '? “2 cuộc, 3 người” có thể đọc theo hai cách; Hệ thống chưa ghi. Đề nghị chọn: [2] [3] [Nhập lại]',
    ],
    ['1.4200', whole],
    ['12345678901', whole],
    ['', whole],
  ])('«%s» → %s', (typed, line) => expect(seen(DIALOGUES, typed)).toBe(line));

  it('far from last year is asked; nearer is not', () => {
    const lastYear = { year: 2022, value: { type: 'COUNT', value: 14 } } as const;
    expect(seen(DIALOGUES, '1420', { lastYear })).toBe('? 1.420 (năm 2022: 14). Đề nghị xác nhận. [Đúng, 1.420]');
    expect(seen(DIALOGUES, '140', { lastYear })).toBe('? 140 (năm 2022: 14). Đề nghị xác nhận. [Đúng, 140]');
    expect(seen(DIALOGUES, '139', { lastYear })).toBe('✓ 139 cuộc');
    expect(seen(DIALOGUES, '1', { lastYear })).toBe('✓ 1 cuộc');
    expect(seen(DIALOGUES, '20', { lastYear: { year: 2022, value: { type: 'COUNT', value: 0 } } })).toBe(
      '? 20 (năm 2022: 0). Đề nghị xác nhận. [Đúng, 20]',
    );
    expect(seen(DIALOGUES, '19', { lastYear: { year: 2022, value: { type: 'COUNT', value: 0 } } })).toBe('✓ 19 cuộc');
    expect(seen(DIALOGUES, 'khong co', { lastYear: { year: 2022, value: { type: 'COUNT', value: 1420 } } })).toBe(
      '? 0 (năm 2022: 1.420). Đề nghị xác nhận. [Đúng, 0]',
    );
  });
  it('a bare number is a count also where answers are numbered', () => {
    expect(seen(DIALOGUES, '2', { numbered: true })).toBe('✓ 2 cuộc');
  });
  it('in English too one comma or point before three digits is asked', () => {
    expect(seen(DIALOGUES, '1,420', { f: en })).toBe('? Please confirm: 1,420? [Yes, 1,420]');
    expect(seen(DIALOGUES, '1.420', { f: en })).toBe('? Please confirm: 1,420? [Yes, 1,420]');
  });
  it('names what is counted when the workbook says it, whatever the question is called', () => {
    expect(seen(question({ type: 'COUNT', text: 'Tổng số hồ sơ quá hạn' }), '3')).toBe('✓ 3');
    expect(seen(question({ type: 'COUNT', text: 'Quá hạn', countOf: 'hồ sơ' }), '3')).toBe('✓ 3 hồ sơ');
  });
});

describe('RATIO', () => {
  it.each([
    ['1399/1420', '✓ 1.399/1.420 = 98,5%'],
    ['1.399/1420', '? Đề nghị xác nhận: 1.399/1.420 = 98,5%? [Đúng, 1.399/1.420]'],
    ['1399 / 1420', '✓ 1.399/1.420 = 98,5%'],
    ['1399 tren 1420', '✓ 1.399/1.420 = 98,5%'],
    ['1399 trên tổng số 1420', '✓ 1.399/1.420 = 98,5%'],
    ['1399trên1420', '✓ 1.399/1.420 = 98,5%'],
    ['１３９９／１４２０', '✓ 1.399/1.420 = 98,5%'],
    ['1399⁄1420', '✓ 1.399/1.420 = 98,5%'],
    ['1399 hồ sơ/1420 hồ sơ', '✓ 1.399/1.420 = 98,5%'],
    ['1399/1420 (98,5%)', '✓ 1.399/1.420 = 98,5%'],
    ['1.399/1.420 = 98,5%', '✓ 1.399/1.420 = 98,5%'],
    ['98,5% (1399/1420)', '✓ 1.399/1.420 = 98,5%'],
    ['2 trăm', '✗ Hệ thống chưa đọc được “2 trăm”. Đề nghị nhập hai số nguyên, ví dụ 1399/1420.'],
    ['1399/1420 = 89,5%', '? Đề nghị xác nhận: 1.399/1.420 = 98,5%? [Đúng, 1.399/1.420]'],
    ['tong so 1420, dung han 1399', '✓ 1.399/1.420 = 98,5% (đọc từ “tong so 1420, dung han 1399”)'],
    ['đúng hạn 1399, tổng số 1420', '✓ 1.399/1.420 = 98,5% (đọc từ “đúng hạn 1399, tổng số 1420”)'],
    ['1,399/1,420', '? Đề nghị xác nhận: 1.399/1.420 = 98,5%? [Đúng, 1.399/1.420]'],
    ['1399 1420', '? Đề nghị xác nhận: 1.399/1.420 = 98,5%? [Đúng, 1.399/1.420]'],
    ['1420/1420', '✓ 1.420/1.420 = 100%'],
    ['0/1420', '✓ 0/1.420 = 0%'],
    ['1399', '… Đã ghi tử số 1.399. Tổng số hồ sơ? (2/2)'],
    ['1.399 hồ sơ', '… Đã ghi tử số 1.399. Tổng số hồ sơ? (2/2)'],
    ['0', '… Đã ghi tử số 0. Tổng số hồ sơ? (2/2)'],
    [
      '1420/1399',
      '✗ Chưa ghi: số đúng và trước hạn (1.420) lớn hơn tổng số (1.399). Đề nghị kiểm tra lại. [Đổi: 1.399/1.420]',
    ],
    ['5/0', '✗ Chưa ghi: số đúng và trước hạn (5) lớn hơn tổng số (0). Đề nghị kiểm tra lại. [Đổi: 0/5]'],
    [
      '98,5%',
      '✗ Câu này cần hai số để đối chiếu với Hệ thống thông tin giải quyết TTHC; 98,5% được giữ làm ghi chú. Đề nghị nhập, ví dụ 1399/1420. (ghi chú: 98,5%)',
    ],
    [
      '98.5',
      '✗ Câu này cần hai số để đối chiếu với Hệ thống thông tin giải quyết TTHC; 98.5 được giữ làm ghi chú. Đề nghị nhập, ví dụ 1399/1420. (ghi chú: 98.5)',
    ],
    [
      '100%',
      '✗ Câu này cần hai số để đối chiếu với Hệ thống thông tin giải quyết TTHC; 100% được giữ làm ghi chú. Đề nghị nhập, ví dụ 1399/1420. (ghi chú: 100%)',
    ],
    ['0/0', '? “Không phát sinh”? [Không phát sinh]'],
    ['khong co', '? “Không phát sinh”? [Không phát sinh]'],
    ['Không phát sinh', '✓ Không phát sinh'],
    ['ko phat sinh', '✓ Không phát sinh (đọc từ “ko phat sinh”)'],
    ['nhiều lắm', '✗ Hệ thống chưa đọc được “nhiều lắm”. Đề nghị nhập hai số nguyên, ví dụ 1399/1420.'],
    ['10/1/23', '✗ Hệ thống chưa đọc được “10/1/23”. Đề nghị nhập hai số nguyên, ví dụ 1399/1420.'],
    ['13,5/1420', '✗ Hệ thống chưa đọc được “13,5/1420”. Đề nghị nhập hai số nguyên, ví dụ 1399/1420.'],
    ['-1/2', '✗ Hệ thống chưa đọc được “-1/2”. Đề nghị nhập hai số nguyên, ví dụ 1399/1420.'],
    ['tổng số 1420', '✗ Hệ thống chưa đọc được “tổng số 1420”. Đề nghị nhập hai số nguyên, ví dụ 1399/1420.'],
  ])('«%s» → %s', (typed, line) => expect(seen(ON_TIME, typed)).toBe(line));

  it('the second step takes the total, the whole pair, or offers to exchange the two', () => {
    const partial = partOf(ON_TIME, '1399');
    expect(partial).toEqual({ type: 'RATIO', numerator: 1399 });
    expect(seen(ON_TIME, '1420', { partial })).toBe('✓ 1.399/1.420 = 98,5%');
    expect(seen(ON_TIME, 'tổng số 1420', { partial })).toBe('✓ 1.399/1.420 = 98,5%');
    expect(seen(ON_TIME, 'tổng số 1.420', { partial })).toBe(
      '? Đề nghị xác nhận: 1.399/1.420 = 98,5%? [Đúng, 1.399/1.420]',
    );
    expect(seen(ON_TIME, '1420', { partial: partOf(ON_TIME, '1.399') })).toBe(
      '? Đề nghị xác nhận: 1.399/1.420 = 98,5%? [Đúng, 1.399/1.420]',
    );
    expect(seen(ON_TIME, '700/800', { partial })).toBe('✓ 700/800 = 87,5%');
    expect(seen(ON_TIME, '1000', { partial })).toContain('[Đổi: 1.000/1.399]');
    expect(seen(ON_TIME, '0', { partial: { type: 'RATIO', numerator: 0 } })).toBe(
      '? “Không phát sinh”? [Không phát sinh]',
    );
  });
  it('other questions speak of the first number and of no other system', () => {
    expect(seen(TASKS, '12')).toBe('… Đã ghi tử số 12. Tổng số nhiệm vụ? (2/2)');
    expect(seen(TASKS, '12/10')).toBe(
      '✗ Chưa ghi: số thứ nhất (12) lớn hơn tổng số (10). Đề nghị kiểm tra lại. [Đổi: 10/12]',
    );
    expect(seen(TASKS, '50%')).toContain('✗ Câu này cần hai số để đối chiếu; 50% được giữ làm ghi chú.');
    expect(seen(question({ type: 'RATIO' }), '12')).toBe('… Đã ghi tử số 12. Tổng số? (2/2)');
  });
  it('in English', () => {
    expect(seen(ON_TIME, '1399/1420', { f: en })).toBe('✓ 1,399/1,420 = 98.5%');
    expect(seen(ON_TIME, '1,399/1,420', { f: en })).toBe('? Please confirm: 1,399/1,420 = 98.5%? [Yes, 1,399/1,420]');
    expect(seen(ON_TIME, '1.399/1.420', { f: en })).toBe('? Please confirm: 1,399/1,420 = 98.5%? [Yes, 1,399/1,420]');
    expect(seen(ON_TIME, '1399', { f: en })).toBe('… Saved the first number, 1,399. And the total? (2/2)');
  });
});

describe('PERCENT', () => {
  const range = '✗ Chưa ghi: tỷ lệ từ 0 đến 100.';
  it.each([
    ['98,5', '✓ 98,5%'],
    ['98.5', '✓ 98,5%'],
    ['98.5 %', '✓ 98,5%'],
    ['98,5%', '✓ 98,5%'],
    ['98,50', '✓ 98,5%'],
    ['９８，５％', '✓ 98,5%'],
    ['98,5 phần trăm', '✓ 98,5%'],
    ['đạt 98', '✓ 98%'],
    ['0', '✓ 0%'],
    ['1', '✓ 1%'],
    ['100', '✓ 100%'],
    ['0,985%', '✓ 0,985%'],
    ['985', `${range} [98,5%]`],
    ['9852', `${range} [98,52%]`],
    ['101', `${range} [10,1%]`],
    ['100,1', range],
    ['150', range],
    ['-5', range],
    ['0,985', '? “0,985” có thể đọc theo hai cách; Hệ thống chưa ghi. Đề nghị chọn: [0,985%] [98,5%] [Nhập lại]'],
    ['0.5', '? “0.5” có thể đọc theo hai cách; Hệ thống chưa ghi. Đề nghị chọn: [0,5%] [50%] [Nhập lại]'],
    ['1,0', '? “1,0” có thể đọc theo hai cách; Hệ thống chưa ghi. Đề nghị chọn: [1%] [100%] [Nhập lại]'],
    ['1,01', '✓ 1,01%'],
    ['1.420', '? Đề nghị xác nhận: 1,42%? [Đúng, 1,42%]'],
    ['khoảng 98%', '? Đề nghị xác nhận: 98%? [Đúng, 98%]'],
    ['1399/1420', '? Đề nghị xác nhận: 98,52%? [Đúng, 98,52%]'],
    ['cao', '✗ Hệ thống chưa đọc được “cao”. Đề nghị nhập số phần trăm, ví dụ 98,5.'],
    ['98-99', '? “98-99” có thể đọc theo hai cách; Hệ thống chưa ghi. Đề nghị chọn: [98%] [99%] [Nhập lại]'],
  ])('«%s» → %s', (typed, line) => expect(seen(DISBURSED, typed)).toBe(line));
  it('two numbers are kept as a note beside the percentage computed', () => {
    expect(readAnswer(DISBURSED, '1399/1420', context())).toMatchObject({ kind: 'confirm', note: '1399/1420' });
  });
});
