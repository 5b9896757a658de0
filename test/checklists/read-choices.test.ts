// What officials type or tap for CHOICE, MULTI and FILE questions, and what they then see; long and hostile input.

import { describe, expect, it } from 'vitest';
import { checkPick, checkPicked, optionsOf, pickOption, readAnswer, togglePick } from '../../src/checklists/readers.js';
import { ABBREVIATIONS } from '../../src/checklists/readers/abbreviations.js';
import type { Question } from '../../src/checklists/types.js';
import {
  DIALOGUES,
  DISBURSED,
  LAST_DIALOGUE,
  ON_TIME,
  PLAN,
  POSTED,
  PUBLISHED,
  REMEDIED,
  REPORTS,
  TASK_TABLE,
  context,
  question,
  words,
} from './cast.js';
import { seen } from './seen.js';

describe('CHOICE', () => {
  const unread = (typed: string) =>
    `✗ Hệ thống chưa đọc được “${typed}”. Câu 9 có các lựa chọn: Đầy đủ, Chưa đầy đủ hoặc Chưa thực hiện.`;
  it.each([
    ['Đầy đủ', '✓ Đầy đủ'],
    ['đầy đủ', '✓ Đầy đủ'],
    ['day du', '✓ Đầy đủ (đọc từ “day du”)'],
    ['chua day du', '✓ Chưa đầy đủ (đọc từ “chua day du”)'],
    ['chua day', '✓ Chưa đầy đủ (đọc từ “chua day”)'],
    ['chuaw ddaayf ddur', '✓ Chưa đầy đủ (đọc từ “chuaw ddaayf ddur”)'],
    ['cth', '✓ Chưa thực hiện (đọc từ “cth”)'],
    ['thuc hien', '? Hệ thống chưa ghi “thuc hien”. Có phải ý trả lời là mục dưới đây? [Chưa thực hiện]'],
    ['đã niêm yết đầy đủ', '✓ Đầy đủ (đọc từ “đã niêm yết đầy đủ”)'],
    ['niêm yết chưa đầy đủ', '✓ Chưa đầy đủ (đọc từ “niêm yết chưa đầy đủ”)'],
    [
      'không đầy đủ',
      '? “không đầy đủ” có thể là hai mục; Hệ thống chưa ghi. Đề nghị chọn: [Chưa đầy đủ] [Chưa thực hiện]',
    ],
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
  it('commas inside an option need not be typed; some of its words may be two options', () => {
    const site = question({ type: 'CHOICE', choices: ['Đủ mục, kịp thời', 'Đủ mục, chưa kịp thời', 'Chưa đủ mục'] });
    expect(seen(site, 'du muc kip thoi')).toBe('✓ Đủ mục, kịp thời (đọc từ “du muc kip thoi”)');
    expect(seen(site, 'Đủ mục, kịp thời')).toBe('✓ Đủ mục, kịp thời');
    expect(seen(site, 'kip thoi')).toContain('[Đủ mục, kịp thời] [Đủ mục, chưa kịp thời]');
    expect(seen(site, 'chua kip thoi')).toBe('✓ Đủ mục, chưa kịp thời (đọc từ “chua kip thoi”)');
  });
  it('words that fit every option are not read; long lists are not recited', () => {
    expect(seen(question({ type: 'CHOICE', choices: ['Nhóm 1', 'Nhóm 2', 'Nhóm 3'] }), 'nhóm')).toContain(
      'Câu này có các lựa chọn: Nhóm 1, Nhóm 2 hoặc Nhóm 3.',
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
    ['cả 3', '✓ Trụ sở; Trang TTĐT; Hệ thống PAKN (đọc từ “cả 3”)'],
    ['1-2', '✓ Trụ sở; Trang TTĐT'],
    ['1-3', '? “1-3” có thể đọc theo hai cách; Hệ thống chưa ghi. Đề nghị chọn: [1,3] [1,2,3] [Nhập lại]'],
    ['4', '✗ Danh sách có 03 mục. Ví dụ: 1,3.'],
    ['1,4', '✗ Danh sách có 03 mục. Ví dụ: 1,3.'],
    ['0', '✗ Danh sách có 03 mục. Ví dụ: 1,3.'],
    ['13', '✗ Danh sách có 03 mục. Ví dụ: 1,3.'],
    ['báo', '✗ Hệ thống chưa đọc được “báo”. Câu này có các lựa chọn: Trụ sở, Trang TTĐT hoặc Hệ thống PAKN.'],
    ['', '✗ Hệ thống chưa đọc được “…”. Câu này có các lựa chọn: Trụ sở, Trang TTĐT hoặc Hệ thống PAKN.'],
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
    expect(seen(of, 'Báo, đài; Khác')).toBe('✓ “Báo, đài”; Khác');
    expect(seen(of, 'Bảng tin và loa; Báo, đài')).toBe('✓ “Báo, đài”; Bảng tin và loa');
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

describe('abbreviations', () => {
  const of = (...choices: string[]) => question({ type: 'MULTI', choices });
  it.each([
    ['trang thong tin dien tu', '✓ Trang TTĐT (đọc từ “trang thong tin dien tu”)'],
    ['trụ sở, trang thông tin điện tử', '✓ Trụ sở; Trang TTĐT (đọc từ “trụ sở, trang thông tin điện tử”)'],
    ['Hệ thống phản ánh, kiến nghị', '✓ Hệ thống PAKN (đọc từ “Hệ thống phản ánh, kiến nghị”)'],
    ['phan anh kien nghi', '✓ Hệ thống PAKN (đọc từ “phan anh kien nghi”)'],
    ['ttdt', '✓ Trang TTĐT (đọc từ “ttdt”)'],
  ])('«%s» → %s', (typed, line) => expect(seen(PUBLISHED, typed)).toBe(line));

  it.each([...ABBREVIATIONS])('«%s» and «%s» mean the same, whichever the option has', (short, long) => {
    const [a, b] = [of(`Mục ${short.toUpperCase()}`, 'Nội dung khác'), of(`Mục ${long}`, 'Nội dung khác')];
    expect(readAnswer(a, `muc ${long}`, context())).toMatchObject({ kind: 'one', value: { choices: [a.choices[0]] } });
    expect(readAnswer(b, `muc ${short}`, context())).toMatchObject({ kind: 'one', value: { choices: [b.choices[0]] } });
  });

  it('two options that mean the same words are asked, and what denies is not its opposite', () => {
    expect(readAnswer(of('Cổng TTĐT', 'Trang TTĐT'), 'thong tin dien tu', context()).kind).toBe('two');
    const denied = of('Chưa có DVCTT', 'Khác');
    expect(readAnswer(denied, 'dịch vụ công trực tuyến', context()).kind).toBe('confirm');
  });
});
