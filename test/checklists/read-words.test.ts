// What officials type for DATE, DOCREF and TEXT questions, and what they then see.

import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../src/checklists/readers.js';
import type { PartialValue } from '../../src/checklists/types.js';
import { besideValue } from '../../src/checklists/values.js';
import { DIFFICULTIES, LAST_DIALOGUE, PLAN, context, en, question, vi } from './cast.js';
import { partOf, seen } from './seen.js';

describe('DATE', () => {
  it.each([
    ['7/3/23', '✓ 07/03/2023'],
    ['07/03/2023', '✓ 07/03/2023'],
    ['7-3-2023', '✓ 07/03/2023'],
    ['07/03/2023.', '✓ 07/03/2023'],
    ['8h30 sáng 7/3/2023', '✓ 07/03/2023'],
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
    ['sáng nay', '✓ 08/09/2023 (đọc từ “sáng nay”)'],
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
    ['9/2023', '… Đã đọc tháng 9 năm 2023, còn thiếu ngày. Đề nghị nhập ngày, ví dụ 7.'],
    ['3/23', '… Đã đọc tháng 3 năm 2023, còn thiếu ngày. Đề nghị nhập ngày, ví dụ 7.'],
    ['7/3', '? Đề nghị xác nhận: 07/03/2023? [Đúng, 07/03/2023]'],
    ['8/9', '? Đề nghị xác nhận: 08/09/2023? [Đúng, 08/09/2023]'],
    ['9/9', '? Đề nghị xác nhận: 09/09/2022? [Đúng, 09/09/2022]'],
    ['20/12', '? Đề nghị xác nhận: 20/12/2022? [Đúng, 20/12/2022]'],
    ['7', '✗ Hệ thống chưa đọc được “7”. Đề nghị nhập ngày/tháng/năm, ví dụ 07/03/2023.'],
    ['7/3/202', '✗ Hệ thống chưa đọc được “7/3/202”. Đề nghị nhập ngày/tháng/năm, ví dụ 07/03/2023.'],
    [
      '7/3/23 và 8/4/23',
      '? “7/3/23 và 8/4/23” có thể đọc theo hai cách; Hệ thống chưa ghi. Đề nghị chọn: [07/03/2023] [08/04/2023] [Nhập lại]',
    ],
    ['15/KH-UBND 10/1/23', '? Đề nghị xác nhận: 10/01/2023? [Đúng, 10/01/2023]'],
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
    ['15/KH-UBND-10/01/2023', '✓ Số 15/KH-UBND ngày 10/01/2023'],
    ['15/KH-UBND, 10/01/2023', '✓ Số 15/KH-UBND ngày 10/01/2023'],
    ['15KH-UBND 10/1/23', '✓ Số 15/KH-UBND ngày 10/01/2023'],
    ['số 15 KH UBND 10/1/23', '✓ Số 15/KH-UBND ngày 10/01/2023'],
    [
      '15/KH-UBND ngày 10/01/2023; 16/KH-UBND ngày 11/01/2023',
      '? “15/KH-UBND ngày 10/01/2023; 16/KH-UBND ngày 11/01/2023” nêu hơn một văn bản; Hệ thống chưa ghi. Đề nghị chọn văn bản để ghi; nội dung đã nhập được giữ làm ghi chú: [15/KH-UBND · 10/01/2023] [16/KH-UBND · 11/01/2023] [Nhập lại]',
    ],
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
    // A wrong day typed now is not replaced by the day read before.
    expect(partOf(PLAN, '15/kh-ubnd 31/4/23', { partial: day })).toEqual({ type: 'DOCREF', number: '15/KH-UBND' });
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
