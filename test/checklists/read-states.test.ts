// What officials type for YESNO and STATUS questions, and what they then see.

import { describe, expect, it } from 'vitest';
import { REMEDIED, REPORTS, en } from './cast.js';
import { seen } from './seen.js';

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
    ['có (02 báo cáo)', '✓ Có + 02 báo cáo'],
    ['có rồi ạ', '✓ Có (đọc từ “có rồi ạ”)'],
    ['dạ không', '✓ Không (đọc từ “dạ không”)'],
    ['chua: dang trinh ky', '✓ Chưa (đọc từ “chua”) + dang trinh ky'],
    ['dang lam', '✗ Hệ thống chưa đọc được “dang lam”. Câu 4 có các lựa chọn: Có, Không, Chưa hoặc Không áp dụng.'],
    ['co nhung chua du', '? “co nhung chua du” có thể là 03 mục; Hệ thống chưa ghi. Đề nghị chọn: [Có] [Không] [Chưa]'],
    ['2', '✗ Hệ thống chưa đọc được “2”. Câu 4 có các lựa chọn: Có, Không, Chưa hoặc Không áp dụng.'],
    ['5', '✗ Hệ thống chưa đọc được “5”. Câu 4 có các lựa chọn: Có, Không, Chưa hoặc Không áp dụng.'],
    ['', '✗ Hệ thống chưa đọc được “…”. Câu 4 có các lựa chọn: Có, Không, Chưa hoặc Không áp dụng.'],
  ])('«%s» → %s', (typed, line) => expect(seen(REPORTS, typed, { position: 4 })).toBe(line));

  it('without a number the sentence says «Câu này»', () => {
    expect(seen(REPORTS, 'hm')).toBe(
      '✗ Hệ thống chưa đọc được “hm”. Câu này có các lựa chọn: Có, Không, Chưa hoặc Không áp dụng.',
    );
  });
  it.each([
    ['1', '✓ Có'],
    ['2', '✓ Không'],
    ['3', '✓ Chưa'],
    ['4', '✓ Không áp dụng'],
    ['0', '✓ Không'],
    ['5', '✗ Hệ thống chưa đọc được “5”. Câu này có các lựa chọn: Có, Không, Chưa hoặc Không áp dụng.'],
    ['ko', '✓ Không (đọc từ “ko”)'],
  ])('where answers are numbered, «%s» → %s', (typed, line) =>
    expect(seen(REPORTS, typed, { numbered: true })).toBe(line),
  );

  it('in English', () => {
    expect(seen(REPORTS, 'yes', { f: en })).toBe('✓ Yes');
    expect(seen(REPORTS, 'not yet', { f: en })).toBe('✓ Not yet');
    expect(seen(REPORTS, 'chua', { f: en })).toBe('✓ Not yet (read from “chua”)');
    expect(seen(REPORTS, 'maybe', { f: en, position: 4 })).toBe(
      '✗ The system could not read “maybe”. Question 4 has these choices: Yes, No, Not yet or Not applicable.',
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
    [
      '1',
      '✗ Hệ thống chưa đọc được “1”. Câu này có các lựa chọn: Hoàn thành, Đang thực hiện, Chưa thực hiện hoặc Không áp dụng.',
    ],
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
