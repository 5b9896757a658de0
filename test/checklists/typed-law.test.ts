// The law of typed answers: stored unasked only when the whole text is one unmistakable value; a doubt is shown as read and
// asked; what cannot be read says what can be typed. Rows as people typed them, and their kinds.

import { describe, expect, it } from 'vitest';
import type { PartialValue, Question } from '../../src/checklists/types.js';
import {
  DIALOGUES,
  DIFFICULTIES,
  DISBURSED,
  LAST_DIALOGUE,
  ON_TIME,
  PLAN,
  POSTED,
  PUBLISHED,
  TASKS,
  question,
} from './cast.js';
import { comes, rows } from './comes.js';

const SITE = question({ type: 'CHOICE', choices: ['Đủ mục, kịp thời', 'Đủ mục, chưa kịp thời', 'Chưa đủ mục'] });
const YEARLY: Question = { ...DIALOGUES, max: 366 };
const HELD: Question = { ...LAST_DIALOGUE, earliestOn: '2022-01-01' };

describe('RATIO', () => {
  rows(TASKS, [
    ['gui sau ngay 9/10', '? 9/10 = 90%'],
    ['gửi sau ngày 9/10', '? 9/10 = 90%'],
    ['2/3 số nhiệm vụ', '? 2/3 = 66,7%'],
    ['khoảng 3/11', '? 3/11 = 27,3%'],
    ['gần 3/11', '? 3/11 = 27,3%'],
    ['3/11 trừ 1', '? 3/11 = 27,3%'],
    ['3 của 11', '= 3/11 = 27,3%'],
    ['3 cua 11 nhiem vu', '= 3/11 = 27,3%'],
    ['đạt 3/11 nhiệm vụ', '= 3/11 = 27,3%'],
    ['da hoan thanh 3/11', '= 3/11 = 27,3%'],
    ['3 trên 11', '= 3/11 = 27,3%'],
    ['3/11 hoặc 4/11', '? 3/11 = 27,3% | 4/11 = 36,4%'],
    ['12/2023', '? 12/2.023 = 0,6%'],
    ['8:30', '? 8/30 = 26,7%'],
    ['1.000/2.000', '? 1.000/2.000 = 50%'],
    ['12/10', '! read-ratio-order [10/12 = 83,3%]'],
    ['Không áp dụng', '! read-na-not-here'],
    ['khong ap dung', '! read-na-not-here'],
    ['9/10/2023', '! read-ratio-unread'],
    ['ngày 9 tháng 10 năm 2023', '! read-ratio-unread'],
    ['61/KH-UBND', '! read-ratio-unread'],
    ['0912345678', '! read-ratio-unread'],
    ['024 3825 1234', '! read-ratio-unread'],
    ['sau ngày 9', '! read-ratio-unread'],
    ['khoảng 3', '! read-ratio-unread'],
    ['3 nhiệm vụ', '… denominator'],
  ]);
  it.each([
    ['634 hồ sơ, 629 đúng hạn', '? 629/634 = 99,2%'],
    ['629 đúng hạn, 634 hồ sơ', '? 629/634 = 99,2%'],
    ['tổng 634, quá hạn 5', '! read-ratio-unread'],
    ['1.399/1.420', '? 1.399/1.420 = 98,5%'],
    ['1.399/1.420 = 98,5%', '= 1.399/1.420 = 98,5%'],
    ['1 399/1 420', '= 1.399/1.420 = 98,5%'],
    ['21/1420 quá hạn', '? 21/1.420 = 1,5%'],
    ['1399/1420 tính đến 15/9', '? 1.399/1.420 = 98,5% + 1399/1420 tính đến 15/9'],
    ['UBND huyện: 1399/1420; xã: 200/210', '? 1.399/1.420 = 98,5% | 200/210 = 95,2%'],
    ['theo bc 61/BC-UBND: 1399/1420', '? 1.399/1.420 = 98,5%'],
    ['1k4/1420', '! read-ratio-unread'],
    ['không có hồ sơ', '? Không phát sinh'],
    ['k co hs nao', '? Không phát sinh'],
    ['ko ps', '? Không phát sinh'],
    ['không đủ', '! read-ratio-unread'],
    ['1399', '… denominator'],
    ['1.399 hs', '… denominator'],
    ['1399/1420 hồ sơ', '= 1.399/1.420 = 98,5%'],
    ['1399/1420 hồ sơ đúng hạn', '= 1.399/1.420 = 98,5%'],
    ['hơn 1399/1420 hồ sơ', '? 1.399/1.420 = 98,5%'],
    ['1399/1420 chưa kể tháng 9', '? 1.399/1.420 = 98,5% + 1399/1420 chưa kể tháng 9'],
    ['từ 01/01/2023 đến nay 1399/1420', '? 1.399/1.420 = 98,5% + từ 01/01/2023 đến nay 1399/1420'],
    ['1399/9999999999', '? 1.399/9.999.999.999 = 0,1%'],
  ])('of files: «%s» → %s', (typed, becomes) => expect(comes(ON_TIME, typed)).toBe(becomes));
});

describe('COUNT', () => {
  rows(YEARLY, [
    ['12,000', '? 12.000 cuộc | 12 cuộc'],
    ['5.000', '? 5.000 cuộc | 5 cuộc'],
    ['một tá', '? 12 cuộc'],
    ['mot ta', '? 12 cuộc'],
    ['hai chục', '? 20 cuộc'],
    ['hai mươi', '= 20 cuộc ↩'],
    ['hai muoi mot', '= 21 cuộc ↩'],
    ['hai mươi lăm cuộc', '= 25 cuộc ↩'],
    ['hăm mốt', '= 21 cuộc ↩'],
    ['Băm lăm cuộc', '= 35 cuộc ↩'],
    ['ham mot', '? 1 cuộc'],
    ['một trăm linh năm', '= 105 cuộc ↩'],
    ['hai trăm mốt', '! read-count-whole'],
    ['sau', '? 6 cuộc'],
    ['sáu', '= 6 cuộc ↩'],
    ['nam', '? 5 cuộc'],
    ['1 (quý 1), 1 (quý 2)', '? 2 cuộc + 1 (quý 1), 1 (quý 2)'],
    ['1 cuộc năm 2022, 2 cuộc năm 2023', '? 1 cuộc | 2 cuộc'],
    ['năm ngoái 1 cuộc, năm nay 2 cuộc', '? 1 cuộc | 2 cuộc'],
    ['quý 4/2022: 1, quý 1/2023: 2', '? 1 cuộc | 2 cuộc'],
    ['quý 1/2023: 1, quý 2/2023: 2', '? 3 cuộc + quý 1/2023: 1, quý 2/2023: 2'],
    ['quý 1: 2, quý 2: 3', '? 5 cuộc + quý 1: 2, quý 2: 3'],
    ['2+3', '? 5 cuộc'],
    ['2 hoặc 3', '? 2 cuộc | 3 cuộc'],
    ['10-12', '? 10 cuộc | 12 cuộc'],
    ['2 cuộc, 3 người', '? 2 cuộc | 3 cuộc'],
    ['3 người', '? 3 cuộc'],
    ['1.420.000', '? 1.420.000 cuộc'],
    ['1420', '? 1.420 cuộc'],
    ['khoảng 2', '? 2 cuộc'],
    ['gần 20', '? 20 cuộc'],
    ['hơn 20 cuộc', '? 20 cuộc'],
    ['2 cuộc, trừ cuộc quý 1', '? 2 cuộc + 2 cuộc, trừ cuộc quý 1'],
    ['chưa có 2 cuộc', '? 2 cuộc'],
    ['đã tổ chức 2 cuộc', '= 2 cuộc'],
    ['dạ 2 cuộc ạ', '= 2 cuộc'],
    ['2 cuoc doi thoai', '= 2 cuộc'],
    ['đơn vị có 2 cuộc trong năm 2023', '= 2 cuộc'],
    ['2 cuộc trong quý 1', '? 2 cuộc + 2 cuộc trong quý 1'],
    ['theo 61/KH-UBND có 3 cuộc', '? 3 cuộc'],
    ['61/KH-UBND', '! read-count-whole'],
    ['ngày 7/3/2023', '! read-count-whole'],
    ['9/10', '! read-count-whole'],
    ['8h30', '! read-count-whole'],
    ['0912 345 678', '! read-count-whole'],
    ['-3', '! read-count-whole'],
    ['âm 3', '! read-count-whole'],
    ['007', '? 7 cuộc'],
    ['50%', '! read-count-whole'],
    ['1.420', '? 1.420 cuộc'],
    ['1 420', '? 1.420 cuộc'],
    ['~2', '? 2 cuộc'],
    ['>2', '? 2 cuộc'],
    ['2+', '? 2 cuộc'],
    ['2 - 3', '? 2 cuộc | 3 cuộc'],
    ['1 và 1', '? 2 cuộc | 1 cuộc'],
    ['tăng -3', '! read-count-whole'],
    ['chưa tổ chức cuộc nào', '= 0 cuộc ↩'],
    ['ko co cuoc nao a', '= 0 cuộc ↩'],
    ['không có người nào', '! read-count-whole'],
    ['sẽ báo cáo sau', '! read-count-whole'],
    ['gui sau', '! read-count-whole'],
    ['như năm trước', '! read-count-whole'],
    ['SL: 2 cuoc', '= 2 cuộc'],
    ['2 cuộc (kế hoạch 4)', '? 2 cuộc | 4 cuộc'],
    ['chưa thống kê được', '! read-count-whole'],
    ['đủ', '! read-count-whole'],
    ['không áp dụng', '! read-na-not-here'],
  ]);
  it('asks about a million where nobody said what is plausible', () => {
    expect(comes(DIALOGUES, '1.420.000')).toBe('? 1.420.000 cuộc');
    expect(comes({ ...DIALOGUES, max: 2_000_000 }, '1.420.000')).toBe('= 1.420.000 cuộc');
    expect(comes({ ...DIALOGUES, min: 2 }, '1')).toBe('? 1 cuộc');
  });
});

describe('PERCENT', () => {
  rows(DISBURSED, [
    ['Đạt 98,5% kế hoạch', '= 98,5%'],
    ['dat 98.5% du toan', '= 98,5%'],
    ['98,55555', '= 98,56% ↩'],
    ['66,666666%', '= 66,67% ↩'],
    ['98 phẩy 5', '= 98,5% ↩'],
    ['98 phay 5 phan tram', '= 98,5% ↩'],
    ['chín mươi tám phần trăm', '= 98% ↩'],
    ['khoảng 98,5%', '? 98,5%'],
    ['gần 100%', '? 100%'],
    ['tăng 5%', '? 5%'],
    ['98% trừ vốn bổ sung', '? 98%'],
    ['quý 1 40%, quý 2 60%', '? 40% | 60%'],
    ['98,500', '? 98,5%'],
    ['một nửa', '? 50%'],
    ['9/10', '? 90% + 9/10'],
    ['>98%', '? 98%'],
    ['~98,5', '? 98,5%'],
    ['98% - 99%', '? 98% | 99%'],
    ['từ 98 đến 99%', '? 98% | 99%'],
    ['đến 15/9 đạt 98,5%', '? 98,5% + đến 15/9 đạt 98,5%'],
    ['98% (số liệu đến 15/9)', '? 98% + 98% (số liệu đến 15/9)'],
    ['12,5 tỷ', '! read-percent-unread'],
    ['đạt 12,5 tỷ, 83%', '? 83%'],
    ['12,5/15 tỷ', '! read-percent-unread'],
    ['1.420', '? 1,42%'],
    ['chưa giải ngân', '! read-percent-unread'],
    ['6 tháng đầu năm 45%', '? 45% + 6 tháng đầu năm 45%'],
    ['7/3/2023', '! read-percent-unread'],
    ['15/KH-UBND', '! read-percent-unread'],
    ['0912345678', '! read-percent-unread'],
  ]);
  it('keeps to the bounds of the workbook', () => {
    const of: Question = { ...DISBURSED, min: 20, max: 95 };
    expect(comes(of, '98')).toBe('? 98%');
    expect(comes(of, '19')).toBe('? 19%');
    expect(comes(of, '95')).toBe('= 95%');
    expect(comes({ ...DISBURSED, max: 150 }, '120%')).toBe('= 120%');
  });
});

describe('DATE', () => {
  rows(HELD, [
    ['7/3/1923', '? 07/03/1923'],
    ['7/3/2021', '? 07/03/2021'],
    ['Ngày 7/3/2023 tại hội trường', '= 07/03/2023 + tại hội trường'],
    ['ngay 7/3/2023 tai hoi truong', '= 07/03/2023 + tai hoi truong'],
    ['tháng 3', '… day'],
    ['thang 3', '… day'],
    ['tháng ba năm 2023', '… day'],
    ['mùng bảy tháng ba năm 2023', '= 07/03/2023'],
    ['14h ngày 7/3/2023', '= 07/03/2023'],
    ['7/3/2023 lúc 8 giờ 30', '= 07/03/2023'],
    ['7 thg 3, 2023', '= 07/03/2023'],
    ['07032023', '= 07/03/2023'],
    ['7-3-2023', '= 07/03/2023'],
    ['2023/3/7', '= 07/03/2023'],
    ['khoảng 7/3/2023', '? 07/03/2023 + khoảng 7/3/2023'],
    ['trước 7/3/2023', '? 07/03/2023 + trước 7/3/2023'],
    ['dự kiến 7/3/2023', '? 07/03/2023 + dự kiến 7/3/2023'],
    ['gui sau ngay 9/10', '? 09/10/2022 + gui sau ngay 9/10'],
    ['7/3/2023 và 8/4/2023', '? 07/03/2023 | 08/04/2023'],
    ['từ 7/3/2023 đến 9/3/2023', '? 07/03/2023 | 09/03/2023'],
    ['Thứ Hai, 07/03/2023', '? 07/03/2023'],
    ['Thứ Ba, 07/03/2023', '= 07/03/2023'],
    ['7/3/2023 hoãn', '? 07/03/2023 + 7/3/2023 hoãn'],
    ['chưa tổ chức, chờ kinh phí', '= Chưa tổ chức + chờ kinh phí ↩'],
    ['chưa tổ chức, dự kiến 20/12', '? Chưa tổ chức + dự kiến 20/12'],
    ['từ 7/3 đến 9/3/2023', '? 07/03/2023 | 09/03/2023'],
    ['7/3 và 8/4/2023', '? 07/03/2023 | 08/04/2023'],
    ['1234/UBND-NV ngày 7/3', '? 07/03/2023 + 1234/UBND-NV ngày 7/3'],
    ['thứ hai 7/3/2023', '? 07/03/2023'],
    ['15/8 âm lịch', '? 15/08/2023 + 15/8 âm lịch'],
    ['O7/03/2023', '? 07/03/2023 + O7/03/2023'],
    ['đã tổ chức', '! read-date-unread'],
    ['quý 1', '! read-date-unread'],
    ['2 cuộc', '! read-date-unread'],
  ]);
  it('takes a day ahead where the workbook lets it', () => {
    expect(comes({ ...HELD, latestOn: '2023-12-31' }, '20/12/2023')).toBe('= 20/12/2023');
    expect(comes({ ...HELD, latestOn: '2023-06-30' }, '7/7/2023')).toBe('? 07/07/2023');
  });
});

describe('DOCREF', () => {
  rows(PLAN, [
    ['15/KH UBND ngày 10/1/2023', '= Số 15/KH-UBND ngày 10/01/2023'],
    ['15/kh ubnd ngay 10/1/2023', '= Số 15/KH-UBND ngày 10/01/2023'],
    ['15a/KH-UBND ngày 10/1/2023', '= Số 15a/KH-UBND ngày 10/01/2023'],
    [
      '15/KH-UBND ngày 10/01/2023 và 20/KH-UBND ngày 15/02/2023',
      '? Số 15/KH-UBND ngày 10/01/2023 | Số 20/KH-UBND ngày 15/02/2023',
    ],
    ['chưa ban hành, đang trình', '= Chưa ban hành + đang trình ↩'],
    ['chưa có, dự kiến 20/12', '? Chưa ban hành + dự kiến 20/12'],
    ['15/KH-UBND ngày 10/1/2023 của UBND huyện Tre Xanh', '= Số 15/KH-UBND ngày 10/01/2023'],
    ['dự thảo 15/KH-UBND ngày 10/1/2023', '? Số 15/KH-UBND ngày 10/01/2023 + dự thảo 15/KH-UBND ngày 10/1/2023'],
    ['số 1234/UBND-NV ngày 5/3', '? Số 1234/UBND-NV ngày 05/03/2023'],
    ['CV 1234/UBND-NV ngày 5/3/2023', '= Số 1234/UBND-NV ngày 05/03/2023'],
    ['số 1.234/UBND-NV ngày 5/3/2023', '? Số 1234/UBND-NV ngày 05/03/2023 + số 1.234/UBND-NV ngày 5/3/2023'],
    ['KH 15/KH-UBND ngày 10/1/2023', '= Số 15/KH-UBND ngày 10/01/2023'],
    ['QĐ 15/KH-UBND ngày 10/1/2023', '? Số 15/KH-UBND ngày 10/01/2023 + QĐ 15/KH-UBND ngày 10/1/2023'],
    ['15/KHUBND ngày 10/1/2023', '= Số 15/KH-UBND ngày 10/01/2023'],
    ['15, 16/KH-UBND ngày 10/1/2023', '? Số 16/KH-UBND ngày 10/01/2023 + 15, 16/KH-UBND ngày 10/1/2023'],
    ['15/KH—UBND ngày 10/1/2023', '= Số 15/KH-UBND ngày 10/01/2023'],
    ['15-CTr/HU ngày 10/1/2023', '= Số 15-CTr/HU ngày 10/01/2023'],
    ['KH số 15 ngày 10/1/2023', '… symbol'],
    ['số .../KH-UBND', '! read-docref-unread'],
    ['đang trình ký', '! read-docref-unread'],
    ['thay thế 15/KH-UBND ngày 10/1/2023', '? Số 15/KH-UBND ngày 10/01/2023 + thay thế 15/KH-UBND ngày 10/1/2023'],
    ['15/KH-UBND ngày 10/1/1923', '? Số 15/KH-UBND ngày 10/01/1923'],
  ]);
});

describe('CHOICE', () => {
  rows(SITE, [
    ['chưa', '? Đủ mục, chưa kịp thời | Chưa đủ mục'],
    ['phương án 1', '= Đủ mục, kịp thời ↩'],
    ['phuong an 2', '= Đủ mục, chưa kịp thời ↩'],
    ['mục 3', '= Chưa đủ mục ↩'],
    ['đầu tiên', '= Đủ mục, kịp thời ↩'],
    ['ý b', '= Đủ mục, chưa kịp thời ↩'],
    ['Đủ mục, kịp thời; Chưa đủ mục', '? Đủ mục, kịp thời | Chưa đủ mục'],
    ['phương án 4', '! read-choice-range'],
    ['không có trang web', '! read-choice-unread'],
    ['không áp dụng', '! read-na-not-here'],
  ]);
  it('offers «Không áp dụng» where the workbook allows it, with the person’s words', () => {
    const of: Question = { ...SITE, mayBeNa: true };
    expect(comes(of, 'không có trang web')).toBe('! read-choice-unread [Không áp dụng]');
    expect(comes(of, 'không áp dụng')).toBe('= Không áp dụng');
    expect(comes(of, 'khong ap dung, chua co trang web')).toBe('= Không áp dụng + chua co trang web ↩');
    expect(comes({ ...TASKS, mayBeNa: true }, 'Không áp dụng')).toBe('= Không áp dụng');
    expect(comes({ ...TASKS, mayBeNa: true }, 'không áp dụng, có 3/11')).toMatch(/^\? Không áp dụng/);
    expect(comes({ ...TASKS, mayBeNa: true }, 'không áp dụng, đã có rồi')).toMatch(/^\? Không áp dụng/);
  });
  it.each([
    ['thực hiện', '? Chưa thực hiện + thực hiện'],
    ['đầy đủ trừ 2 thủ tục', '? Đầy đủ + đầy đủ trừ 2 thủ tục'],
    ['đầy', '? Đầy đủ | Chưa đầy đủ'],
    ['đã niêm yết đầy đủ', '= Đầy đủ ↩'],
    ['gần đầy đủ', '? Đầy đủ | Chưa đầy đủ'],
    ['khong day du', '? Chưa đầy đủ | Chưa thực hiện'],
    ['chưa thực hiện đầy đủ', '? Chưa đầy đủ | Chưa thực hiện'],
  ])('«%s» → %s', (typed, becomes) => expect(comes(POSTED, typed)).toBe(becomes));
});

describe('MULTI', () => {
  rows(PUBLISHED, [
    ['cả ba', '= Trụ sở; Trang TTĐT; Hệ thống PAKN ↩'],
    ['ca ba noi', '= Trụ sở; Trang TTĐT; Hệ thống PAKN ↩'],
    ['trụ sở; bảng tin', '? Trụ sở + trụ sở; bảng tin'],
    ['tất cả trừ trụ sở', '? Trang TTĐT; Hệ thống PAKN + tất cả trừ trụ sở'],
    ['trừ trụ sở', '? Trang TTĐT; Hệ thống PAKN + trừ trụ sở'],
    ['tru so', '= Trụ sở ↩'],
    ['2/3', '? Trang TTĐT; Hệ thống PAKN'],
    ['1;3', '= Trụ sở; Hệ thống PAKN'],
    ['chỉ trụ sở', '? Trụ sở + chỉ trụ sở'],
    ['loa đài; bảng tin', '! read-choice-unread'],
  ]);
});

describe('TEXT', () => {
  const partial: PartialValue = { type: 'TEXT', parts: ['Phần mềm một cửa còn chậm, chưa liên thông.'] };
  it.each(['ok', 'Xong', 'hết rồi ạ', 'dạ', 'vâng', 'cảm ơn', 'không còn'])('«%s» after a part ends it', (typed) =>
    expect(comes(DIFFICULTIES, typed, partial)).toBe('! read-text-enough'),
  );
  it('other words go on', () => expect(comes(DIFFICULTIES, 'Thiếu máy quét', partial)).toBe('= 02 đoạn, 57 ký tự'));
});
