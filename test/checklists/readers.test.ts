// What the system makes of what officials type, and the sentence they then see, type by type.

import { describe, expect, it } from 'vitest';
import { checkPick, checkPicked, optionsOf, pickOption, readAnswer, togglePick } from '../../src/checklists/readers.js';
import type { ReadContext, Reading } from '../../src/checklists/readers.js';
import type { AnswerValue, PartialValue, Question } from '../../src/checklists/types.js';
import { besideValue, formatValue } from '../../src/checklists/values.js';
import {
  DIALOGUES,
  DIFFICULTIES,
  DISBURSED,
  LAST_DIALOGUE,
  ON_TIME,
  PLAN,
  POSTED,
  PUBLISHED,
  REMEDIED,
  REPORTS,
  TASKS,
  TASK_TABLE,
  context,
  en,
  question,
  vi,
  words,
} from './cast.js';

/** What the person would see of a reading, in one line. */
function seen(of: Question, typed: string, given: Partial<ReadContext> = {}): string {
  const ctx = context(given);
  const w = words[ctx.f.locale];
  const value = (v: AnswerValue): string => formatValue(v, ctx.f, w.t, of);
  const reading: Reading = readAnswer(of, typed, ctx);
  const label = (said: { key: string; args?: Readonly<Record<string, string | number>> }): string =>
    `[${w.t(said.key, said.args)}]`;
  switch (reading.kind) {
    case 'one':
      return [
        `✓ ${value(reading.value)}`,
        ...(reading.readFrom === undefined ? [] : [w.t('read-from', { typed: reading.readFrom })]),
        ...(reading.note === undefined ? [] : [`+ ${reading.note}`]),
      ].join(' ');
    case 'partial':
      return `… ${w.t(reading.ask.refusal, reading.ask.args)}`;
    case 'two':
      return `? ${w.t(reading.why.refusal, reading.why.args)} ${reading.options.map((option) => label(option.label)).join(' ')}${reading.again ? ' [Nhập lại]' : ''}`;
    case 'confirm':
      return `? ${w.t(reading.why.refusal, reading.why.args)} ${label(reading.label)}`;
    case 'none':
      return [
        `✗ ${w.t(reading.refusal.refusal, reading.refusal.args)}`,
        ...(reading.offers ?? []).map((option) => label(option.label)),
        ...(reading.kept === undefined ? [] : [`(ghi chú: ${reading.kept})`]),
      ].join(' ');
  }
}

const partOf = (of: Question, typed: string, given: Partial<ReadContext> = {}): PartialValue => {
  const reading = readAnswer(of, typed, context(given));
  if (reading.kind !== 'partial') throw new Error(`«${typed}» was read as ${reading.kind}`);
  return reading.value;
};

describe('YESNO', () => {
  it.each([
    ['có', '✓ Có'],
    ['Có.', '✓ Có'],
    ['CÓ', '✓ Có'],
    ['co', '✓ Có (đọc từ “co”)'],
    ['rồi', '✓ Có (đọc từ “rồi”)'],
    ['roi', '✓ Có (đọc từ “roi”)'],
    ['đã', '✓ Có (đọc từ “đã”)'],
    ['da', '✓ Có (đọc từ “da”)'],
    ['Đã', '✓ Có (đọc từ “Đã”)'],
    ['x', '✓ Có (đọc từ “x”)'],
    ['1', '✓ Có (đọc từ “1”)'],
    ['１', '✓ Có (đọc từ “１”)'],
    ['cos', '✓ Có (đọc từ “cos”)'],
    ['không', '✓ Không'],
    ['khong', '✓ Không (đọc từ “khong”)'],
    ['ko', '✓ Không (đọc từ “ko”)'],
    ['k', '✓ Không (đọc từ “k”)'],
    ['0', '✓ Không (đọc từ “0”)'],
    ['khoong', '✓ Không (đọc từ “khoong”)'],
    ['kho6ng', '✓ Không (đọc từ “kho6ng”)'],
    ['chưa', '✓ Chưa'],
    ['chua', '✓ Chưa (đọc từ “chua”)'],
    ['chua co', '✓ Chưa (đọc từ “chua co”)'],
    ['chuwa', '✓ Chưa (đọc từ “chuwa”)'],
    ['Chưa thực hiện', '✓ Chưa (đọc từ “Chưa thực hiện”)'],
    ['kad', '✓ Không áp dụng (đọc từ “kad”)'],
    ['khong ap dung', '✓ Không áp dụng (đọc từ “khong ap dung”)'],
    ['Không áp dụng', '✓ Không áp dụng'],
    ['có, đã gửi 02 báo cáo', '✓ Có + đã gửi 02 báo cáo'],
    ['chua: dang trinh ky', '✓ Chưa (đọc từ “chua”) + dang trinh ky'],
    ['dang lam', '✗ Hệ thống chưa đọc được “dang lam”. Câu 4 nhận: Có, Không, Chưa hoặc Không áp dụng.'],
    [
      'co nhung chua du',
      '✗ Hệ thống chưa đọc được “co nhung chua du”. Câu 4 nhận: Có, Không, Chưa hoặc Không áp dụng.',
    ],
    ['2', '✗ Hệ thống chưa đọc được “2”. Câu 4 nhận: Có, Không, Chưa hoặc Không áp dụng.'],
    ['5', '✗ Hệ thống chưa đọc được “5”. Câu 4 nhận: Có, Không, Chưa hoặc Không áp dụng.'],
    ['', '✗ Hệ thống chưa đọc được “”. Câu 4 nhận: Có, Không, Chưa hoặc Không áp dụng.'],
  ])('«%s» → %s', (typed, line) => expect(seen(REPORTS, typed, { position: 4 })).toBe(line));

  it('without a number the sentence says «Câu này»', () => {
    expect(seen(REPORTS, 'hm')).toBe(
      '✗ Hệ thống chưa đọc được “hm”. Câu này nhận: Có, Không, Chưa hoặc Không áp dụng.',
    );
  });
  it.each([
    ['1', '✓ Có'],
    ['2', '✓ Không'],
    ['3', '✓ Chưa'],
    ['4', '✓ Không áp dụng'],
    ['0', '✓ Không'],
    ['5', '✗ Hệ thống chưa đọc được “5”. Câu này nhận: Có, Không, Chưa hoặc Không áp dụng.'],
    ['ko', '✓ Không (đọc từ “ko”)'],
  ])('where answers are numbered, «%s» → %s', (typed, line) =>
    expect(seen(REPORTS, typed, { numbered: true })).toBe(line),
  );

  it('in English', () => {
    expect(seen(REPORTS, 'yes', { f: en })).toBe('✓ Yes');
    expect(seen(REPORTS, 'not yet', { f: en })).toBe('✓ Not yet');
    expect(seen(REPORTS, 'chua', { f: en })).toBe('✓ Not yet (read from “chua”)');
    expect(seen(REPORTS, 'maybe', { f: en, position: 4 })).toBe(
      '✗ The system could not read “maybe”. Question 4 takes: Yes, No, Not yet or Not applicable.',
    );
  });
});

describe('STATUS', () => {
  it.each([
    ['Hoàn thành', '✓ Hoàn thành'],
    ['da xong', '✓ Hoàn thành (đọc từ “da xong”)'],
    ['roi', '✓ Hoàn thành (đọc từ “roi”)'],
    ['hoanf thanhf', '✓ Hoàn thành (đọc từ “hoanf thanhf”)'],
    ['dang lam', '✓ Đang thực hiện (đọc từ “dang lam”)'],
    ['ddang lamf', '✓ Đang thực hiện (đọc từ “ddang lamf”)'],
    ['đang chờ phê duyệt', '✓ Đang thực hiện (đọc từ “đang chờ phê duyệt”)'],
    ['chua', '✓ Chưa thực hiện (đọc từ “chua”)'],
    ['chưa làm', '✓ Chưa thực hiện (đọc từ “chưa làm”)'],
    ['kad', '✓ Không áp dụng (đọc từ “kad”)'],
    [
      'chua xong',
      '? “chua xong” có thể là hai mục; Hệ thống chưa ghi. Đề nghị chọn: [Đang thực hiện] [Chưa thực hiện]',
    ],
    [
      'chưa hoàn thành',
      '? “chưa hoàn thành” có thể là hai mục; Hệ thống chưa ghi. Đề nghị chọn: [Đang thực hiện] [Chưa thực hiện]',
    ],
    [
      'chua khac phuc xong',
      '? “chua khac phuc xong” có thể là hai mục; Hệ thống chưa ghi. Đề nghị chọn: [Đang thực hiện] [Chưa thực hiện]',
    ],
    ['ko', '? “ko” có thể là hai mục; Hệ thống chưa ghi. Đề nghị chọn: [Chưa thực hiện] [Không áp dụng]'],
    ['co', '? “co” có thể là hai mục; Hệ thống chưa ghi. Đề nghị chọn: [Hoàn thành] [Đang thực hiện]'],
    ['1', '✗ Hệ thống chưa đọc được “1”. Câu này nhận: Hoàn thành, Đang thực hiện, Chưa thực hiện hoặc Không áp dụng.'],
  ])('«%s» → %s', (typed, line) => expect(seen(REMEDIED, typed)).toBe(line));
  it.each([
    ['1', '✓ Hoàn thành'],
    ['2', '✓ Đang thực hiện'],
    ['3', '✓ Chưa thực hiện'],
    ['4', '✓ Không áp dụng'],
  ])('where answers are numbered, «%s» → %s', (typed, line) =>
    expect(seen(REMEDIED, typed, { numbered: true })).toBe(line),
  );
});

describe('COUNT', () => {
  const whole = '✗ Hệ thống cần một số nguyên, ví dụ 2. Trường hợp chưa thống kê được, đề nghị bấm “Để sau”.';
  it.each([
    ['1420', '✓ 1.420 cuộc'],
    ['1.420', '✓ 1.420 cuộc'],
    ['1 420', '✓ 1.420 cuộc'],
    ['１４２０', '✓ 1.420 cuộc'],
    ['1.420.000', '✓ 1.420.000 cuộc'],
    ['1,420,000', '✓ 1.420.000 cuộc (đọc từ “1,420,000”)'],
    ['2', '✓ 2 cuộc'],
    ['02', '✓ 2 cuộc'],
    ['2.', '✓ 2 cuộc'],
    ['2,0', '✓ 2 cuộc'],
    ['2 cuộc', '✓ 2 cuộc'],
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
    ['hai muoi', whole],
    ['2 rưỡi', whole],
    ['chua thong ke', whole],
    ['1,5', whole],
    ['1.42', whole],
    ['-3', whole],
    ['10-12', whole],
    ['2 cuộc, 3 người', whole],
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
  it('in English the comma groups and the point is asked', () => {
    expect(seen(DIALOGUES, '1,420', { f: en })).toBe('✓ 1,420');
    expect(seen(DIALOGUES, '1.420', { f: en })).toBe('? Please confirm: 1,420? [Yes, 1,420]');
  });
  it('names no noun when the question does not open with one', () => {
    expect(seen(question({ type: 'COUNT', text: 'Số hồsơ' }), '3')).toBe('✓ 3');
    expect(seen(question({ type: 'COUNT', text: 'Tổng số hồ sơ quá hạn' }), '3')).toBe('✓ 3 hồ sơ');
  });
});

describe('RATIO', () => {
  it.each([
    ['1399/1420', '✓ 1.399/1.420 = 98,5%'],
    ['1.399/1420', '✓ 1.399/1.420 = 98,5%'],
    ['1399 / 1420', '✓ 1.399/1.420 = 98,5%'],
    ['1399 tren 1420', '✓ 1.399/1.420 = 98,5%'],
    ['1399 trên tổng số 1420', '✓ 1.399/1.420 = 98,5%'],
    ['1399trên1420', '✓ 1.399/1.420 = 98,5%'],
    ['１３９９／１４２０', '✓ 1.399/1.420 = 98,5%'],
    ['1399⁄1420', '✓ 1.399/1.420 = 98,5%'],
    ['1399 hồ sơ/1420 hồ sơ', '✓ 1.399/1.420 = 98,5%'],
    ['1399/1420 (98,5%)', '✓ 1.399/1.420 = 98,5%'],
    ['1.399/1.420 = 98,5%', '✓ 1.399/1.420 = 98,5%'],
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
      '✗ Câu này cần hai số để đối chiếu với Hệ thống thông tin TTHC; 98,5% được giữ làm ghi chú. Đề nghị nhập, ví dụ 1399/1420. (ghi chú: 98,5%)',
    ],
    [
      '98.5',
      '✗ Câu này cần hai số để đối chiếu với Hệ thống thông tin TTHC; 98.5 được giữ làm ghi chú. Đề nghị nhập, ví dụ 1399/1420. (ghi chú: 98.5)',
    ],
    [
      '100%',
      '✗ Câu này cần hai số để đối chiếu với Hệ thống thông tin TTHC; 100% được giữ làm ghi chú. Đề nghị nhập, ví dụ 1399/1420. (ghi chú: 100%)',
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
    expect(seen(ON_TIME, 'tổng số 1.420', { partial })).toBe('✓ 1.399/1.420 = 98,5%');
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
    expect(seen(ON_TIME, '1,399/1,420', { f: en })).toBe('✓ 1,399/1,420 = 98.5%');
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
    ['98-99', '✗ Hệ thống chưa đọc được “98-99”. Đề nghị nhập số phần trăm, ví dụ 98,5.'],
  ])('«%s» → %s', (typed, line) => expect(seen(DISBURSED, typed)).toBe(line));
  it('two numbers are kept as a note beside the percentage computed', () => {
    expect(readAnswer(DISBURSED, '1399/1420', context())).toMatchObject({ kind: 'confirm', note: '1399/1420' });
  });
});

describe('DATE', () => {
  it.each([
    ['7/3/23', '✓ 07/03/2023'],
    ['07/03/2023', '✓ 07/03/2023'],
    ['7-3-2023', '✓ 07/03/2023'],
    ['7.3.23', '✓ 07/03/2023'],
    ['7 3 2023', '✓ 07/03/2023'],
    ['07032023', '✓ 07/03/2023'],
    ['2023-03-07', '✓ 07/03/2023'],
    ['ngày 7 tháng 3 năm 2023', '✓ 07/03/2023'],
    ['7 thang 3 nam 2023', '✓ 07/03/2023'],
    ['Thứ Ba, ngày 07/03/2023', '✓ 07/03/2023'],
    ['07/03/2023 (Thứ Ba)', '✓ 07/03/2023'],
    ['7 March 2023', '✓ 07/03/2023'],
    ['March 7, 2023', '✓ 07/03/2023'],
    ['７／３／２３', '✓ 07/03/2023'],
    ['31/12/99', '✓ 31/12/1999'],
    ['29/2/2020', '✓ 29/02/2020'],
    ['hom nay', '✓ 08/09/2023 (đọc từ “hom nay”)'],
    ['hôm qua', '✓ 07/09/2023 (đọc từ “hôm qua”)'],
    ['8/9/2023', '✓ 08/09/2023'],
    ['chưa tổ chức', '✓ Chưa tổ chức (đọc từ “chưa tổ chức”)'],
    ['chua', '✓ Chưa tổ chức (đọc từ “chua”)'],
    ['không', '✓ Chưa tổ chức (đọc từ “không”)'],
    ['31/4/23', '✗ Tháng 4 có 30 ngày; Hệ thống chưa ghi. Đề nghị nhập lại.'],
    ['31/6/2023', '✗ Tháng 6 có 30 ngày; Hệ thống chưa ghi. Đề nghị nhập lại.'],
    ['32/1/23', '✗ Tháng 1 có 31 ngày; Hệ thống chưa ghi. Đề nghị nhập lại.'],
    ['29/2/2023', '✗ Tháng 2 năm 2023 có 28 ngày; Hệ thống chưa ghi. Đề nghị nhập lại.'],
    [
      '3/15/23',
      '✗ Một năm có 12 tháng; Hệ thống chưa ghi. Đề nghị nhập ngày/tháng/năm, ví dụ 07/03/2023. [15/03/2023]',
    ],
    ['20/12/2023', '✗ Ngày 20/12/2023 sau ngày hôm nay (08/09/2023). Đề nghị kiểm tra lại.'],
    ['9/9/2023', '✗ Ngày 09/09/2023 sau ngày hôm nay (08/09/2023). Đề nghị kiểm tra lại.'],
    ['10/2023', '✗ Hệ thống chưa ghi: tháng 10 năm 2023 sau ngày hôm nay (08/09/2023). Đề nghị kiểm tra lại.'],
    ['3/2023', '… Đã đọc tháng 3 năm 2023, còn thiếu ngày. Đề nghị nhập ngày, ví dụ 7.'],
    ['thang 3 nam 2023', '… Đã đọc tháng 3 năm 2023, còn thiếu ngày. Đề nghị nhập ngày, ví dụ 7.'],
    ['3/23', '… Đã đọc tháng 3 năm 2023, còn thiếu ngày. Đề nghị nhập ngày, ví dụ 7.'],
    ['7/3', '? Đề nghị xác nhận: 07/03/2023? [Đúng, 07/03/2023]'],
    ['20/12', '? Đề nghị xác nhận: 20/12/2022? [Đúng, 20/12/2022]'],
    ['7', '✗ Hệ thống chưa đọc được “7”. Đề nghị nhập ngày/tháng/năm, ví dụ 07/03/2023.'],
    ['7/3/202', '✗ Hệ thống chưa đọc được “7/3/202”. Đề nghị nhập ngày/tháng/năm, ví dụ 07/03/2023.'],
    ['7/3/23 và 8/4/23', '✗ Hệ thống chưa đọc được “7/3/23 và 8/4/23”. Đề nghị nhập ngày/tháng/năm, ví dụ 07/03/2023.'],
    [
      '15/KH-UBND 10/1/23',
      '✗ Hệ thống chưa đọc được “15/KH-UBND 10/1/23”. Đề nghị nhập ngày/tháng/năm, ví dụ 07/03/2023.',
    ],
    ['quý 1', '✗ Hệ thống chưa đọc được “quý 1”. Đề nghị nhập ngày/tháng/năm, ví dụ 07/03/2023.'],
  ])('«%s» → %s', (typed, line) => expect(seen(LAST_DIALOGUE, typed)).toBe(line));

  it('the echo names the weekday beside the day', () => {
    expect(besideValue({ type: 'DATE', on: '2023-03-07' }, vi)).toBe('(Thứ Ba)');
    expect(besideValue({ type: 'DATE', none: true }, vi)).toBe('');
  });
  it('the day completes the month', () => {
    const partial = partOf(LAST_DIALOGUE, '3/2023');
    expect(partial).toEqual({ type: 'DATE', year: 2023, month: 3 });
    expect(seen(LAST_DIALOGUE, '7', { partial })).toBe('✓ 07/03/2023');
    expect(seen(LAST_DIALOGUE, 'ngày 7', { partial })).toBe('✓ 07/03/2023');
    expect(seen(LAST_DIALOGUE, '32', { partial })).toBe('✗ Tháng 3 có 31 ngày; Hệ thống chưa ghi. Đề nghị nhập lại.');
    expect(seen(LAST_DIALOGUE, '9', { partial: { type: 'DATE', year: 2023, month: 9 } })).toContain('sau ngày hôm nay');
    expect(seen(LAST_DIALOGUE, '8', { partial: { type: 'DATE', year: 2023, month: 9 } })).toBe('✓ 08/09/2023');
    expect(seen(LAST_DIALOGUE, '6/3/2023', { partial })).toBe('✓ 06/03/2023');
  });
  it('where answers are numbered, 1 is today and 2 is «chưa tổ chức»; a day still wanted is a day', () => {
    expect(seen(LAST_DIALOGUE, '1', { numbered: true })).toBe('✓ 08/09/2023');
    expect(seen(LAST_DIALOGUE, '2', { numbered: true })).toBe('✓ Chưa tổ chức');
    expect(seen(LAST_DIALOGUE, '2', { numbered: true, partial: { type: 'DATE', year: 2023, month: 3 } })).toBe(
      '✓ 02/03/2023',
    );
  });
  it('in English', () => {
    expect(seen(LAST_DIALOGUE, '31/4/23', { f: en })).toBe(
      '✗ April 2023 has 30 days; nothing is saved. Please enter the date again.',
    );
    expect(seen(LAST_DIALOGUE, '3/2023', { f: en })).toBe(
      '… Read March 2023; the day is still missing. Enter the day, for example 7.',
    );
  });
});

describe('DOCREF', () => {
  it.each([
    ['so 15/kh-ubnd 10/1/23', '✓ Số 15/KH-UBND ngày 10/01/2023'],
    ['15/KH-UBND ngày 10/01/2023', '✓ Số 15/KH-UBND ngày 10/01/2023'],
    ['Số: 15/KH-UBND, ngày 10 tháng 01 năm 2023', '✓ Số 15/KH-UBND ngày 10/01/2023'],
    ['Kế hoạch số 15/KH-UBND ngày 10/1/2023', '✓ Số 15/KH-UBND ngày 10/01/2023'],
    ['10/1/23 so 15/kh-ubnd', '✓ Số 15/KH-UBND ngày 10/01/2023'],
    ['15 / KH - UBND   10/1/23', '✓ Số 15/KH-UBND ngày 10/01/2023'],
    ['15 kh-ubnd 10/1/23', '✓ Số 15/KH-UBND ngày 10/01/2023'],
    ['5/kh-ubnd 10.1.2023', '✓ Số 05/KH-UBND ngày 10/01/2023'],
    ['12/qd-bcdcchc 1-3-2023', '✓ Số 12/QĐ-BCĐCCHC ngày 01/03/2023'],
    ['4423/ttr-snv 1/3/2023', '✓ Số 4423/TTr-SNV ngày 01/03/2023'],
    ['2231/SNV-CCHC&PC ngày 01/03/2023', '✓ Số 2231/SNV-CCHC&PC ngày 01/03/2023'],
    ['07/2023/TT-BNV ngày 31/5/2023', '✓ Số 07/2023/TT-BNV ngày 31/05/2023'],
    ['15-KH/TU ngày 10/01/2023', '✓ Số 15-KH/TU ngày 10/01/2023'],
    [
      '15/KH-UBND ngày 10/01/2023 về việc cải cách hành chính',
      '✓ Số 15/KH-UBND ngày 10/01/2023, “cải cách hành chính”',
    ],
    ['No. 15/KH-UBND of 10 January 2023', '✓ Số 15/KH-UBND ngày 10/01/2023'],
    ['chua ban hanh', '✓ Chưa ban hành (đọc từ “chua ban hanh”)'],
    ['chưa', '✓ Chưa ban hành (đọc từ “chưa”)'],
    ['15', '… Đã đọc số 15; còn thiếu ký hiệu và ngày. Ví dụ: 15/KH-UBND ngày 10/01/2023.'],
    ['số 15', '… Đã đọc số 15; còn thiếu ký hiệu và ngày. Ví dụ: 15/KH-UBND ngày 10/01/2023.'],
    ['15 ngày 10/1/23', '… Đã đọc số 15 ngày 10/01/2023; còn thiếu ký hiệu. Ví dụ: 15/KH-UBND.'],
    ['15/kh-ubnd', '… Đã đọc số 15/KH-UBND; còn thiếu ngày. Ví dụ: 10/01/2023.'],
    ['15/KH-UBND tháng 1/2023', '… Đã đọc số 15/KH-UBND; còn thiếu ngày. Ví dụ: 10/01/2023.'],
    ['10/1/23', '… Đã đọc ngày 10/01/2023; còn thiếu số, ký hiệu. Ví dụ: 15/KH-UBND.'],
    ['15/KH-UBND ngày 31/4/2023', '… Tháng 4 có 30 ngày; Hệ thống chưa ghi. Đề nghị nhập lại.'],
    ['15/KH-UBND ngày 20/12/2023', '… Ngày 20/12/2023 sau ngày hôm nay (08/09/2023). Đề nghị kiểm tra lại.'],
    ['15/KH-UBND ngày 10/1', '? Đề nghị xác nhận: số 15/KH-UBND ngày 10/01/2023? [Đúng, 10/01/2023]'],
    [
      'kế hoạch',
      '✗ Hệ thống chưa đọc được “kế hoạch”. Đề nghị nhập số, ký hiệu, ngày, ví dụ: 15/KH-UBND ngày 10/01/2023.',
    ],
  ])('«%s» → %s', (typed, line) => expect(seen(PLAN, typed)).toBe(line));

  it('each missing piece completes what was read before', () => {
    const ordinal = partOf(PLAN, '15');
    expect(seen(PLAN, 'KH-UBND ngày 10/1/23', { partial: ordinal })).toBe('✓ Số 15/KH-UBND ngày 10/01/2023');
    expect(seen(PLAN, '/kh-ubnd 10/1/23', { partial: ordinal })).toBe('✓ Số 15/KH-UBND ngày 10/01/2023');
    expect(seen(PLAN, '16/KH-UBND ngày 10/1/23', { partial: ordinal })).toBe('✓ Số 16/KH-UBND ngày 10/01/2023');
    const number = partOf(PLAN, '15/kh-ubnd');
    expect(number).toEqual({ type: 'DOCREF', number: '15/KH-UBND' });
    expect(seen(PLAN, '10/1/23', { partial: number })).toBe('✓ Số 15/KH-UBND ngày 10/01/2023');
    expect(seen(PLAN, '31/4/23', { partial: number })).toBe(
      '… Tháng 4 có 30 ngày; Hệ thống chưa ghi. Đề nghị nhập lại.',
    );
    const day = partOf(PLAN, '10/1/23');
    expect(seen(PLAN, '15/kh-ubnd', { partial: day })).toBe('✓ Số 15/KH-UBND ngày 10/01/2023');
    const dated = partOf(PLAN, '15 ngày 10/1/23');
    expect(seen(PLAN, 'kh-ubnd', { partial: dated })).toBe('✓ Số 15/KH-UBND ngày 10/01/2023');
    const wrong = partOf(PLAN, '15/KH-UBND ngày 31/4/2023');
    expect(wrong).toEqual({ type: 'DOCREF', number: '15/KH-UBND' });
  });
  it('what follows a complete reference is its subject', () => {
    const partial: PartialValue = { type: 'DOCREF', number: '15/KH-UBND', on: '2023-01-10' };
    const subject = (typed: string) => seen(PLAN, typed, { partial });
    expect(subject('Cải cách hành chính năm 2023')).toBe(
      '✓ Số 15/KH-UBND ngày 10/01/2023, “Cải cách hành chính năm 2023”',
    );
    expect(subject('Trích yếu: “CCHC 2023”')).toBe('✓ Số 15/KH-UBND ngày 10/01/2023, “CCHC 2023”');
    expect(subject('bỏ qua')).toBe('✓ Số 15/KH-UBND ngày 10/01/2023');
    expect(subject('16/KH-UBND ngày 11/01/2023')).toBe('✓ Số 16/KH-UBND ngày 11/01/2023');
  });
  it('where answers are numbered, 1 is «Chưa ban hành» and other numbers are numbers', () => {
    expect(seen(PLAN, '1', { numbered: true })).toBe('✓ Chưa ban hành');
    expect(seen(PLAN, '15', { numbered: true })).toContain('Đã đọc số 15');
  });
});

describe('TEXT', () => {
  it('gathers several messages and counts them', () => {
    const first = readAnswer(DIFFICULTIES, 'Phần mềm một cửa còn chậm, chưa liên thông.', context());
    expect(first).toEqual({
      kind: 'one',
      value: { type: 'TEXT', parts: ['Phần mềm một cửa còn chậm, chưa liên thông.'] },
    });
    const partial: PartialValue = { type: 'TEXT', parts: ['Phần mềm một cửa còn chậm, chưa liên thông.'] };
    expect(readAnswer(DIFFICULTIES, 'Thiếu máy quét', context({ partial }))).toEqual({
      kind: 'one',
      value: { type: 'TEXT', parts: ['Phần mềm một cửa còn chậm, chưa liên thông.', 'Thiếu máy quét'] },
    });
    expect(seen(DIFFICULTIES, 'x'.repeat(597), { partial })).toBe('✓ 02 đoạn, 640 ký tự');
  });
  it('asks for more where twenty characters are needed', () => {
    const short = '✗ Đề nghị nêu cụ thể hơn (từ 20 ký tự), hoặc bấm “Không có kiến nghị”. [Không có kiến nghị]';
    expect(seen(DIFFICULTIES, 'ok')).toBe(short);
    expect(seen(DIFFICULTIES, 'a'.repeat(19))).toBe(short);
    expect(seen(DIFFICULTIES, 'ỗ'.normalize('NFD').repeat(19))).toBe(short);
    expect(seen(DIFFICULTIES, 'a'.repeat(20))).toBe(`✓ “${'a'.repeat(20)}”`);
    expect(seen(DIFFICULTIES, '   ')).toBe(short);
    expect(seen(question({ type: 'TEXT', text: 'Mô tả' }), 'ok')).toContain('hoặc bấm “Không có”. [Không có]');
    expect(seen({ ...DIFFICULTIES, required: false }, 'ok')).toBe('✓ “ok”');
  });
  it.each(['khong co', 'Không có kiến nghị', 'ko', 'không có ý kiến gì'])('«%s» is an answer', (typed) => {
    expect(seen(DIFFICULTIES, typed)).toBe(`✓ Không có kiến nghị (đọc từ “${typed}”)`);
  });
  it('a number is text, and what was typed stays as typed', () => {
    expect(seen({ ...DIFFICULTIES, required: false }, '1', { numbered: true })).toBe('✓ “1”');
    expect(readAnswer(DIFFICULTIES, ' de nghi bo tri kinh phi ', context())).toMatchObject({
      value: { parts: ['de nghi bo tri kinh phi'] },
    });
  });
});

describe('CHOICE', () => {
  const unread = (typed: string) =>
    `✗ Hệ thống chưa đọc được “${typed}”. Câu 9 nhận: Đầy đủ, Chưa đầy đủ hoặc Chưa thực hiện.`;
  it.each([
    ['Đầy đủ', '✓ Đầy đủ'],
    ['đầy đủ', '✓ Đầy đủ'],
    ['day du', '✓ Đầy đủ (đọc từ “day du”)'],
    ['chua day du', '✓ Chưa đầy đủ (đọc từ “chua day du”)'],
    ['chua day', '✓ Chưa đầy đủ (đọc từ “chua day”)'],
    ['chuaw ddaayf ddur', '✓ Chưa đầy đủ (đọc từ “chuaw ddaayf ddur”)'],
    ['cth', '✓ Chưa thực hiện (đọc từ “cth”)'],
    ['thuc hien', '✓ Chưa thực hiện (đọc từ “thuc hien”)'],
    ['đã niêm yết đầy đủ', '✓ Đầy đủ (đọc từ “đã niêm yết đầy đủ”)'],
    ['niêm yết chưa đầy đủ', '✓ Chưa đầy đủ (đọc từ “niêm yết chưa đầy đủ”)'],
    ['không đầy đủ', unread('không đầy đủ')],
    ['chua', '? “chua” có thể là hai mục; Hệ thống chưa ghi. Đề nghị chọn: [Chưa đầy đủ] [Chưa thực hiện]'],
    ['Chưa', '? “Chưa” có thể là hai mục; Hệ thống chưa ghi. Đề nghị chọn: [Chưa đầy đủ] [Chưa thực hiện]'],
    ['2', '✓ Chưa đầy đủ (đọc từ “2”)'],
    ['4', '✗ Danh sách có 03 mục. Ví dụ: 1.'],
    ['0', '✗ Danh sách có 03 mục. Ví dụ: 1.'],
    ['tạm được', unread('tạm được')],
  ])('«%s» → %s', (typed, line) => expect(seen(POSTED, typed, { position: 9 })).toBe(line));

  it('a bare number is the place of an option; where the words say another, both are offered', () => {
    expect(seen(POSTED, '3', { numbered: true })).toBe('✓ Chưa thực hiện');
    const groups = question({ type: 'CHOICE', choices: ['Nhóm 2', 'Nhóm 1', 'Nhóm 3'] });
    expect(seen(groups, '1', { numbered: true })).toBe('✓ Nhóm 2');
    expect(seen(groups, '1')).toBe('? “1” có thể là hai mục; Hệ thống chưa ghi. Đề nghị chọn: [Nhóm 2] [Nhóm 1]');
    expect(seen(groups, '3')).toBe('✓ Nhóm 3 (đọc từ “3”)');
    expect(seen(groups, 'nhom 1')).toBe('✓ Nhóm 1 (đọc từ “nhom 1”)');
  });
  it('words that fit every option are not read; long lists are not recited', () => {
    expect(seen(question({ type: 'CHOICE', choices: ['Nhóm 1', 'Nhóm 2', 'Nhóm 3'] }), 'nhóm')).toContain(
      'Câu này nhận: Nhóm 1, Nhóm 2 hoặc Nhóm 3.',
    );
    const many = question({ type: 'CHOICE', choices: ['A1', 'B1', 'C1', 'D1', 'E1', 'F1', 'G1'] });
    expect(seen(many, 'zz')).toBe('✗ Hệ thống chưa đọc được “zz”. Câu này có 07 mục; đề nghị chọn hoặc gửi số thứ tự.');
  });
});

describe('MULTI', () => {
  it.each([
    ['1,3', '✓ Trụ sở; Hệ thống PAKN'],
    ['3, 1', '✓ Trụ sở; Hệ thống PAKN'],
    ['1 va 3', '✓ Trụ sở; Hệ thống PAKN'],
    ['1 3', '✓ Trụ sở; Hệ thống PAKN'],
    ['1,1', '✓ Trụ sở'],
    ['2', '✓ Trang TTĐT'],
    ['１，３', '✓ Trụ sở; Hệ thống PAKN'],
    ['Trụ sở', '✓ Trụ sở'],
    ['Trụ sở; Trang TTĐT', '✓ Trụ sở; Trang TTĐT'],
    ['tru so, trang', '✓ Trụ sở; Trang TTĐT (đọc từ “tru so, trang”)'],
    ['trụ sở và hệ thống', '✓ Trụ sở; Hệ thống PAKN (đọc từ “trụ sở và hệ thống”)'],
    ['tat ca', '✓ Trụ sở; Trang TTĐT; Hệ thống PAKN (đọc từ “tat ca”)'],
    ['1-3', '? “1-3” có thể đọc theo hai cách; Hệ thống chưa ghi. Đề nghị chọn: [1,3] [1,2,3] [Nhập lại]'],
    ['4', '✗ Danh sách có 03 mục. Ví dụ: 1,3.'],
    ['1,4', '✗ Danh sách có 03 mục. Ví dụ: 1,3.'],
    ['0', '✗ Danh sách có 03 mục. Ví dụ: 1,3.'],
    ['13', '✗ Danh sách có 03 mục. Ví dụ: 1,3.'],
    ['báo', '✗ Hệ thống chưa đọc được “báo”. Câu này nhận: Trụ sở, Trang TTĐT hoặc Hệ thống PAKN.'],
    ['', '✗ Hệ thống chưa đọc được “”. Câu này nhận: Trụ sở, Trang TTĐT hoặc Hệ thống PAKN.'],
  ])('«%s» → %s', (typed, line) => expect(seen(PUBLISHED, typed)).toBe(line));

  it('one doubtful piece is asked, keeping the others', () => {
    const of = question({ type: 'MULTI', choices: ['Trang web', 'Trang mạng xã hội', 'Trụ sở'] });
    const reading = readAnswer(of, 'tru so, trang', context());
    expect(reading).toMatchObject({
      kind: 'two',
      options: [
        { value: { choices: ['Trang web', 'Trụ sở'] } },
        { value: { choices: ['Trang mạng xã hội', 'Trụ sở'] } },
      ],
    });
  });
  it('options with commas and «và» in their words are read whole', () => {
    const of = question({ type: 'MULTI', choices: ['Báo, đài', 'Bảng tin và loa', 'Khác'] });
    expect(seen(of, 'Báo, đài; Khác')).toBe('✓ Báo, đài; Khác');
    expect(seen(of, 'Bảng tin và loa; Báo, đài')).toBe('✓ Báo, đài; Bảng tin và loa');
  });
  it('taps toggle in displayed order, and «Xong» wants at least one', () => {
    expect(togglePick(PUBLISHED, [], 2)).toEqual(['Hệ thống PAKN']);
    expect(togglePick(PUBLISHED, ['Hệ thống PAKN'], 0)).toEqual(['Trụ sở', 'Hệ thống PAKN']);
    expect(togglePick(PUBLISHED, ['Trụ sở', 'Hệ thống PAKN'], 0)).toEqual(['Hệ thống PAKN']);
    expect(togglePick(PUBLISHED, ['Trụ sở'], 9)).toEqual(['Trụ sở']);
    expect(checkPicked(PUBLISHED, ['Hệ thống PAKN', 'Trụ sở'])).toEqual({
      kind: 'one',
      value: { type: 'MULTI', choices: ['Trụ sở', 'Hệ thống PAKN'] },
    });
    expect(checkPicked(PUBLISHED, [])).toEqual({ kind: 'none', refusal: { refusal: 'read-multi-none' } });
  });
});

describe('FILE', () => {
  it('words are kept as a note; «chưa có» is an answer', () => {
    expect(seen(TASK_TABLE, 'gửi sau nhé')).toBe(
      '✗ Câu này cần tệp. Nội dung vừa gửi được giữ làm ghi chú. [Chưa có tài liệu] (ghi chú: gửi sau nhé)',
    );
    expect(seen(TASK_TABLE, 'chua co')).toBe('✓ Chưa có tài liệu (đọc từ “chua co”)');
    expect(seen(TASK_TABLE, '1', { numbered: true })).toBe('✓ Chưa có tài liệu');
    expect(seen(TASK_TABLE, '1')).toContain('(ghi chú: 1)');
  });
});

describe('buttons', () => {
  const labels = (of: Question) =>
    optionsOf(of, context()).map((option) => words.vi.t(option.label.key, option.label.args));
  it('stand in the order of the cards', () => {
    expect(labels(REPORTS)).toEqual(['Có', 'Không', 'Chưa', 'Không áp dụng']);
    expect(labels(REMEDIED)).toEqual(['Hoàn thành', 'Đang thực hiện', 'Chưa thực hiện', 'Không áp dụng']);
    expect(labels(LAST_DIALOGUE)).toEqual(['Hôm nay', 'Chưa tổ chức']);
    expect(labels(PLAN)).toEqual(['Chưa ban hành']);
    expect(labels(POSTED)).toEqual(['Đầy đủ', 'Chưa đầy đủ', 'Chưa thực hiện']);
    expect(labels(PUBLISHED)).toEqual(['Trụ sở', 'Trang TTĐT', 'Hệ thống PAKN']);
    expect(labels(TASK_TABLE)).toEqual(['Chưa có tài liệu']);
    expect(labels(DIALOGUES)).toEqual([]);
  });
  it('a pick is the option of that place, and nothing else', () => {
    expect(checkPick(REPORTS, 2, context())).toEqual({ kind: 'one', value: { type: 'YESNO', value: 'NOT_YET' } });
    expect(checkPick(REPORTS, 4, context()).kind).toBe('none');
    expect(checkPick(REPORTS, -1, context()).kind).toBe('none');
    expect(checkPick(POSTED, 0, context())).toEqual({ kind: 'one', value: { type: 'CHOICE', choice: 'Đầy đủ' } });
  });
  it('on a plain channel offers are picked by number', () => {
    expect(pickOption(['a', 'b'], ' 2 ')).toBe('b');
    expect(pickOption(['a', 'b'], '３')).toBeNull();
    expect(pickOption(['a', 'b'], '0')).toBeNull();
    expect(pickOption(['a', 'b'], 'hai')).toBeNull();
  });
});

describe('long and hostile input', () => {
  it.each([
    '9'.repeat(5000),
    '1/'.repeat(3000),
    'chua '.repeat(2000),
    '1,'.repeat(4000),
    'a-'.repeat(4000),
    '( 1 '.repeat(2000),
  ])('is answered at once and quoted short (%#)', (typed) => {
    for (const of of [
      REPORTS,
      REMEDIED,
      DIALOGUES,
      ON_TIME,
      DISBURSED,
      LAST_DIALOGUE,
      PLAN,
      POSTED,
      PUBLISHED,
      TASK_TABLE,
    ]) {
      const reading = readAnswer(of, typed, context());
      if (reading.kind === 'none') {
        expect(words.vi.t(reading.refusal.refusal, reading.refusal.args).length).toBeLessThan(300);
      }
    }
  });
});
