// The checklist of UBND huyện Tre Xanh answered as a person would: without diacritics, with wrong inputs, skipping, going
// back, changing, over a restart, late, taken back and handed in again.
import { afterAll, describe, expect, it } from 'vitest';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { announce, pdf } from './announced.js';

const stage = useStage({ at: '2023-09-08 09:00', city: true });

const said: string[] = [];
/** Notes the newest card for whoever reads the whole conversation (READ=1 prints it). */
const note = (phone: Phone, n = 1) => said.push(phone.screen(n));

describe('the checklist of a district', { timeout: 240_000 }, () => {
  let lan: Phone;
  let checklistId: string;
  const answers = async () =>
    new Map(
      (await stage().db.answer.findMany({ where: { checklistId, side: 'UNIT' } })).map((a) => [a.questionCode, a]),
    );
  const valueOf = async (code: string) => (await answers()).get(code)?.value;
  const send = async (name: string) => {
    await lan.sendsFile(pdf(name));
    await lan.presses('Xong, câu tiếp');
  };

  afterAll(() => {
    if (process.env.READ) process.stdout.write(said.join('\n\n--------\n'));
  });

  it('opens with what it is, how long it takes and until when', async () => {
    checklistId = await announce(stage(), 'I-14', '2023-09-14 17:00');
    lan = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
    await lan.says('/viec');
    lan.sees('1. Phiếu kiểm tra, đã trả lời 0/30 – chậm nhất 17h00 ngày 14/09/2023 (còn 04 ngày làm việc)');
    await lan.says('/lich');
    lan.sees('Thứ Năm, 14/09, 17h00 – hạn nộp phiếu kiểm tra');
    await lan.says('/traloi');
    lan.sees(/30 câu, khoảng 40 phút, chậm nhất 17h00 ngày 14\/09\/2023/);
    expect(lan.card().rows).toEqual([['Bắt đầu câu 1'], ['Xem cả phiếu'], ['Để sau']]);
    note(lan);
    await lan.presses('Bắt đầu câu 1');
    lan.sees(/^Câu 1\/30 · CDDH · UBND huyện Tre Xanh\n\*\*Kế hoạch CCHC/);
    note(lan);
  });

  it('reads a document reference in parts, keeps what was right, and asks for the paper', async () => {
    await lan.says('15');
    lan.sees(/Đã đọc số 15; còn thiếu ký hiệu và ngày/);
    note(lan);
    await lan.says('kh-ubnd ngay 10/1/23');
    lan.sees('Đã ghi câu 1: **Số 15/KH-UBND ngày 10/01/2023**');
    note(lan, 3);
    await lan.says('Ke hoach cai cach hanh chinh nam 2023');
    expect(await valueOf('Q01')).toMatchObject({
      number: '15/KH-UBND',
      subject: 'Ke hoach cai cach hanh chinh nam 2023',
    });
    lan.sees('**Đề nghị gửi kế hoạch CCHC năm 2023.**');
    note(lan);
    await lan.sendsFile(pdf('kế hoạch 15.pdf'));
    lan.sees('Câu 1/30: đã nhận **01 tệp**. Còn tệp khác, đề nghị gửi tiếp.');
    note(lan, 4);
    await lan.sendsAlbum([pdf('phụ lục 1.pdf'), pdf('phụ lục 2.pdf')]);
    lan.sees(/Câu 1\/30: đã nhận \*\*03 tệp\*\*/);
    note(lan, 5);
    await lan.says('co a');
    lan.sees(/^Câu 2\/30[^\n]*\nĐã giữ ghi chú cho câu 1: “co a”\.\n/);
    expect(await stage().db.evidence.count({ where: { checklistId, questionCode: 'Q01' } })).toBe(3);
    await lan.says('câu 1');
    lan.sees(/Ghi chú: “co a”/);
    await lan.presses('Xóa ghi chú');
    lan.sees(/^Câu 1\/30[^\n]*\nĐã xóa ghi chú\.\n(?![^]*co a)/);
    await lan.presses('Câu tiếp');
    lan.sees(/^Câu 2\/30/);
  });

  it('keeps one number of two, swaps on request, and explains a missing paper', async () => {
    await lan.says('40');
    lan.sees(/Đã ghi tử số 40\. Tổng số nhiệm vụ\? \(2\/2\)/);
    note(lan);
    await lan.says('36');
    lan.sees(/lớn hơn tổng số \(36\)/);
    note(lan);
    await lan.presses('Đổi: 36/40');
    lan.sees('Đã ghi câu 2: **36/40 = 90%**');
    await lan.presses('Chưa có tài liệu');
    lan.sees(/diễn giải ngắn cách xác định kết quả/);
    note(lan);
    await lan.says('Theo bao cao cua Phong Noi vu, gui bang theo doi truoc 12/9');
    lan.sees(/^Câu 3\/30.*\nĐã ghi diễn giải câu 2\./);
    expect((await answers()).get('Q02')?.explanation).toMatch(/Phong Noi vu/);
    note(lan);
  });

  it('takes a file as an answer, words beside it as a note', async () => {
    await lan.says('bang gui sau');
    lan.sees(/Câu này cần tệp\. Nội dung vừa gửi được giữ làm ghi chú\./);
    note(lan);
    await lan.sendsFile(pdf('bang-theo-doi.pdf'));
    expect(await valueOf('Q03')).toEqual({ type: 'FILE', value: 'GIVEN' });
    await lan.presses('Xong, câu tiếp');
    lan.sees(/^Câu 4\/30/);
    expect(lan.card().rows).toEqual([
      ['Có', 'Không', 'Chưa'],
      ['Không áp dụng'],
      ['Hướng dẫn'],
      ['Quay lại', 'Để sau'],
    ]);
    note(lan);
  });

  it('tells «chưa» from «không», asks the reason, changes on request, and says what it could not read', async () => {
    await lan.presses('Hướng dẫn');
    lan.sees(/\*\*Hướng dẫn câu 4\*\*\nTrả lời “Có” khi/);
    note(lan);
    await lan.says('dang lam');
    lan.sees('Hệ thống chưa đọc được “dang lam”. Câu 4 có các lựa chọn: Có, Không, Chưa hoặc Không áp dụng.');
    note(lan);
    await lan.says('chua');
    lan.sees('Đã ghi câu 4: **Chưa** (đọc từ “chua”)\nĐề nghị nêu lý do và dự kiến thời gian thực hiện.');
    note(lan);
    await lan.presses('Sửa câu trả lời');
    lan.sees(/Đang ghi: \*\*Chưa\*\* – Nguyễn Thị Ví Dụ/);
    await lan.presses('Có');
    lan.sees('**Đề nghị gửi các báo cáo CCHC định kỳ.**');
    expect(lan.card().text).toContain('Đã ghi câu 4: **Có**');
    note(lan);
    await lan.presses('Quay lại');
    lan.sees(/Đang ghi: \*\*Có\*\*/);
    expect(lan.card().rows.slice(0, 2)).toEqual([['Chưa có tài liệu'], ['Sửa câu trả lời']]);
    note(lan);
    await lan.sendsFile(pdf('bao-cao-quy-1.pdf'));
    await send('bao-cao-quy-2.pdf');
    lan.sees(/^Câu 5\/30/);
  });

  it('sets aside and goes on; asks when a word may mean two things', async () => {
    await lan.presses('Để sau');
    lan.sees(/^Câu 6\/30.*\nCâu 5 để sau \(đang có 01 câu để sau\)\./);
    note(lan);
    await lan.says('chua xong');
    lan.sees('“chua xong” có thể là hai mục; Hệ thống chưa ghi. Đề nghị chọn:');
    expect(lan.card().rows.flat()).toContain('Đang thực hiện');
    note(lan);
    expect(await valueOf('Q07')).toBeUndefined();
    await lan.presses('Đang thực hiện');
    lan.sees(/^Câu 7\/30.*\nĐã ghi câu 6: \*\*Đang thực hiện\*\*/);
    await lan.says('kad');
    lan.sees(/^Câu 8\/30/);
    expect(await valueOf('Q08')).toEqual({ type: 'STATUS', value: 'NA' });
    note(lan);
  });

  it('collects a text over several messages and drops its last part', async () => {
    await lan.says('Mo hinh “Ngay khong hen” tai Bo phan Mot cua');
    lan.sees(/Đã ghi 01 đoạn, 44 ký tự\. Có thể gửi tiếp; khi đủ, bấm “Xong”\./);
    note(lan);
    await lan.says('Ap dung tu thang 3/2023');
    lan.sees(/Đã ghi 02 đoạn/);
    await lan.presses('Xóa đoạn cuối');
    lan.sees(/Đã bỏ đoạn cuối/);
    expect(await valueOf('Q10')).toEqual({ type: 'TEXT', parts: ['Mo hinh “Ngay khong hen” tai Bo phan Mot cua'] });
    await lan.says('xong');
    lan.sees(/^Câu 9\/30 · TTHC/);
    note(lan);
  });

  it('goes on after the app was started again, days later, from the place it was left', async () => {
    await stage().restart();
    await stage().at('2023-09-11 14:00');
    await lan.presses('Chưa đầy đủ');
    lan.sees(/Đã ghi câu 9: \*\*Chưa đầy đủ\*\*/);
    await lan.says('/viec');
    lan.sees(/đã trả lời 8\/30 – chậm nhất .* \(còn 03 ngày làm việc\)/);
    await lan.presses('Trả lời tiếp');
    lan.sees('đã trả lời 8/30, để sau 01; còn 03 ngày làm việc (chậm nhất 17h00 ngày 14/09/2023)');
    expect(lan.card().rows).toEqual([
      ['Tiếp tục câu 10'],
      ['Câu để sau (01)'],
      ['Xem cả phiếu'],
      ['Xem lại'],
      ['Việc cần làm'],
    ]);
    note(lan);
    await lan.presses('Xem cả phiếu');
    note(lan);
    await lan.presses('Sau ›');
    await lan.presses('Sau ›');
    note(lan);
    await lan.presses('Câu 13');
    lan.sees(/^Câu 13\/30/);
  });

  it('jumps by number and says how many there are', async () => {
    await lan.says('cau 44');
    lan.sees('Phiếu có 30 câu. Ví dụ: câu 18.');
    note(lan);
    await lan.says('câu 18');
    lan.sees(/^Câu 18\/30 · TTHC/);
    note(lan);
  });

  it('ticks several, silently, and refuses none', async () => {
    const before = lan.chat().length;
    await lan.presses('Xong');
    expect(lan.toast()).toBe('Chưa chọn mục nào.');
    await lan.presses('○ Trụ sở');
    await lan.presses('○ Hệ thống PAKN');
    expect(lan.card().rows.flat()).toContain('✓ Trụ sở');
    expect(lan.chat().length).toBe(before);
    note(lan);
    await lan.says('4');
    lan.sees('Danh sách có 03 mục. Ví dụ: 1,3.');
    await lan.says('1,3');
    lan.sees(/Đã ghi câu 18: \*\*Trụ sở; Hệ thống PAKN\*\*/);
    lan.sees(/^Câu 19\/30/);
  });

  it('counts, dates, and changes how many questions there are', async () => {
    await lan.says('co');
    await send('anh-niem-yet.pdf');
    await lan.says('vai cuoc');
    lan.sees(/Hệ thống cần một số nguyên, ví dụ 2/);
    note(lan);
    await lan.says('1,420');
    lan.sees('Đề nghị xác nhận: 1.420 cuộc?');
    note(lan);
    await lan.presses('Nhập lại');
    await lan.says('khong');
    lan.sees(
      /Đã ghi câu 20: \*\*0 cuộc\*\* \(đọc từ “khong”\)\nSố câu: 30 → 29; 01 câu không còn cần trả lời, nội dung đã nhập vẫn được giữ\./,
    );
    note(lan);
    await lan.presses('Quay lại');
    lan.sees(/^Câu 20\/29/);
    await lan.presses('Sửa câu trả lời');
    await lan.says('2 cuoc');
    lan.sees(/Đã ghi câu 20: \*\*2 cuộc\*\*\nSố câu: 29 → 30\./);
    lan.sees(/^Câu 21\/30/);
    await lan.says('31/4/23');
    lan.sees('Tháng 4 có 30 ngày; Hệ thống chưa ghi. Đề nghị nhập lại.');
    note(lan);
    await lan.says('3/2023');
    lan.sees(/Đã đọc tháng 3 năm 2023, còn thiếu ngày/);
    await lan.says('7');
    lan.sees('Đã ghi câu 21: **07/03/2023** (Thứ Ba)');
    await send('bien-ban-doi-thoai.pdf');
  });

  it('changes an answer when its chat message is edited', async () => {
    await lan.says('120/125');
    lan.sees('Đã ghi câu 22: **120/125 = 96%**');
    await lan.editsLast('121/125');
    lan.sees(/Câu 22: 120\/125 = 96% → \*\*121\/125 = 96,8%\*\* \(sửa lúc 14h00\)\. Nội dung cũ vẫn được lưu\./);
    note(lan);
    expect(await valueOf('Q33')).toEqual({ type: 'RATIO', numerator: 121, denominator: 125 });
    expect(await stage().db.answerHistory.count({ where: { checklistId, questionCode: 'Q33' } })).toBe(2);
    await lan.presses('Để sau');
  });

  it('answers the rest, and shows what is missing', async () => {
    lan.sees(/^Câu 23\/30/);
    await lan.says('118/121');
    await send('de-an.pdf');
    await lan.says('roi');
    await send('thong-bao.pdf');
    await lan.says('22/qd-ubnd ngay 5/1/2023');
    await lan.presses('Bỏ qua trích yếu');
    await send('quy-che.pdf');
    await lan.says('985');
    lan.sees(/Chưa ghi: tỷ lệ từ 0 đến 100\./);
    note(lan);
    await lan.presses('98,5%');
    await send('kho-bac.pdf');
    await lan.says('1399/1420');
    lan.sees(/Đã ghi câu 27: \*\*1\.399\/1\.420 = 98,5%\*\*/);
    await send('ky-so.pdf');
    await lan.says('950/1000');
    await send('ho-so-mang.pdf');
    await lan.presses('Đủ mục, kịp thời');
    await send('trang-ttdt.pdf');
    lan.sees(/^Câu 30\/30/);
    await lan.says('ok');
    lan.sees(/Đề nghị nêu cụ thể hơn \(từ 20 ký tự\)/);
    note(lan);
    await lan.says('De nghi Thanh pho ho tro nang cap phan mem mot cua dien tu.');
    await lan.presses('Xong');
    lan.sees(/^Câu 10\/30/); // round again: what was jumped over
    await lan.presses('Không có');
    for (const ratio of ['1399/1420', '20/21']) {
      await lan.says(ratio);
      await send(`${ratio.replace('/', '-')}.pdf`);
    }
    await lan.says('x');
    await send('so-theo-doi.pdf');
    await lan.says('chua');
    lan.sees(/Đã ghi câu 14: \*\*Chưa ban hành\*\*/);
    await lan.says('98,5%');
    lan.sees(/98,5% được giữ làm ghi chú/);
    note(lan);
    await lan.presses('Để sau');
    await lan.says('800/1420');
    await lan.presses('Để sau');
    await lan.says('0/0');
    lan.sees(/“Không phát sinh”\?/);
    await lan.presses('Không phát sinh');
    lan.sees(/Xem lại phiếu · UBND huyện Tre Xanh\*\* – đã trả lời 28\/30/);
    expect(lan.card().rows[0]).toEqual(['Xem phần thiếu (5)']);
    expect(lan.card().rows.flat()).not.toContain('Nộp');
    note(lan);
    // The figure has its list behind a button of its own.
    lan.sees(/thiếu minh chứng: 04/);
    await lan.presses('Thiếu minh chứng (4)');
    lan.sees(/^\*\*Câu thiếu minh chứng · UBND huyện Tre Xanh\*\* – 04 câu/);
    await lan.presses('Quay lại');
    await lan.presses('Xem lại');
    await lan.presses('Xem phần thiếu (5)');
    lan.sees(
      /Còn 05 mục cần hoàn thiện trước khi nộp:\nCâu 5 – để sau \(bắt buộc\)\nCâu 9 – thiếu minh chứng\nCâu 15 – để sau \(bắt buộc\)\nCâu 16 – thiếu minh chứng\nCâu 22 – thiếu minh chứng/,
    );
    note(lan);
    await lan.presses('Câu 5');
    await lan.says('3 tren 12');
    await send('bien-ban.pdf');
    await lan.says('cau 15');
    await lan.says('900/1420');
    await send('truc-tuyen.pdf');
    await lan.presses('Xem phần thiếu (3)');
    await lan.presses('Câu 9');
    await send('niem-yet.pdf');
    await lan.presses('Xem phần thiếu (2)');
    await lan.presses('Câu 16');
    note(lan);
    await send('so-hoa.pdf');
    await lan.says('cau 22');
    await send('bien-che.pdf');
    lan.sees(/Có thể nộp phiếu/);
    note(lan);
  });

  it('is handed in late with a stamp and a receipt, once', async () => {
    await stage().at('2023-09-15 16:42');
    await lan.says('/traloi');
    lan.sees(/thời hạn 17h00 ngày 14\/09\/2023 đã qua; Hệ thống vẫn tiếp nhận phiếu/);
    note(lan);
    await lan.presses('Xem lại');
    await lan.presses('Nộp');
    expect(lan.card().rows).toEqual([['15/09/2023'], ['Ngày khác'], ['Quay lại']]);
    note(lan);
    await lan.presses('Ngày khác');
    await lan.says('20/12/2023');
    lan.sees(/sau ngày hôm nay \(15\/09\/2023\)/);
    await lan.says('31/3/2023');
    lan.sees('Số liệu cách nay 05 tháng. Đề nghị xác nhận.');
    note(lan);
    await lan.presses('Nhập lại');
    await lan.says('13/9/2023');
    lan.sees(/Nộp phiếu 30 câu, \d+ tệp cho Tổ B\?/);
    note(lan);
    await lan.presses('Nộp');
    const receipt = lan.sees(
      /Hệ thống đã ghi nhận lúc 16h42 ngày 15\/09\/2023 \(nộp sau thời hạn 01 ngày làm việc\)\. Mã tiếp nhận: [0-9A-Z]{3}-[0-9A-Z]{3}\./,
    );
    expect(receipt.text).toContain('không thay thế văn bản phát hành chính thức');
    expect(receipt.rows).toEqual([['Xem bản đã nộp'], ['Rút lại để sửa']]);
    note(lan, 3);
    expect(await stage().db.deadline.count({ where: { subjectId: checklistId, closedAt: null, kind: 'REPORT' } })).toBe(
      0,
    );
    await lan.says('/viec');
    lan.sees('Phiếu kiểm tra đã nộp ngày 15/09: đang chờ xem xét');
    await lan.presses('Xem bản đã nộp');
    note(lan);
  });

  it('is closed for changes, taken back, changed and handed in again', async () => {
    await lan.says('/traloi');
    await stage().drain();
    await lan.presses('Rút lại để sửa');
    lan.sees(/Phiếu đã mở lại; các câu trả lời được giữ nguyên/);
    const old = lan.heard().find((message) => message.text.includes('Mã tiếp nhận'))!;
    expect(old.text).toMatch(/Đã rút lại để sửa: Nguyễn Thị Ví Dụ, 16h42 ngày 15\/09\/2023\.$/);
    expect(old.rows).toEqual([['Xem bản đã nộp']]);
    note(lan);
    expect(await stage().db.deadline.count({ where: { subjectId: checklistId, closedAt: null, kind: 'REPORT' } })).toBe(
      1,
    );
    await lan.says('cau 20');
    await lan.says('3');
    await lan.says('/traloi');
    await lan.presses('Xem lại');
    await lan.presses('Nộp');
    await lan.presses('15/09/2023');
    await lan.presses('Nộp');
    const rounds = await stage().db.submission.findMany({ where: { checklistId }, orderBy: { round: 'asc' } });
    expect(rounds.map((round) => round.withdrawnAt !== null)).toEqual([true, false]);
    expect(new Set(rounds.map((round) => round.receipt)).size).toBe(2);
  });
});
