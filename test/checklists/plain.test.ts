// The whole checklist on a channel without buttons: numbers are answers, a star and a number are acts, words do too.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { announce } from './announced.js';
import { openPlainDesk, type PlainDesk, type Typist } from './plain-desk.js';

describe('a checklist in plain text', { timeout: 180_000 }, () => {
  let desk: PlainDesk;
  let lan: Typist;
  let checklistId: string;
  beforeAll(async () => {
    desk = await openPlainDesk({ at: '2023-09-08 09:00' });
    checklistId = await announce(desk, 'I-14', '2023-09-14 17:00');
    lan = await desk.seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
  });
  afterAll(async () => {
    if (process.env.READ) process.stdout.write(lan.heard().join('\n--------\n'));
    await desk.close();
  });
  /** Types and expects the newest message to match. */
  const types = async (text: string, expected: RegExp | string) => {
    await lan.types(text);
    if (typeof expected === 'string') expect(lan.last()).toContain(expected);
    else expect(lan.last()).toMatch(expected);
  };
  const noPapers = async () => {
    expect(lan.last()).toContain('1 Chưa có tài liệu');
    await types('1', /diễn giải/);
    await lan.types('So lieu cua Phong Noi vu, gui tai lieu truoc 12/9');
  };

  it('shows a card with numbered answers and starred acts', async () => {
    await types('/traloi', '1 Bắt đầu câu 1');
    expect(lan.last()).toContain('*1 Để sau · *6 Xem cả phiếu');
    await types('1', 'Câu 1/30');
    expect(lan.last()).toMatch(/\n1 Chưa ban hành\n\*1 Để sau · \*2 Quay lại · \*3 Hướng dẫn$/);
  });

  it('tells numbers that are answers from numbers of answers', async () => {
    await types('so 15/kh-ubnd ngay 10/1/23', 'Trích yếu?');
    await types('bo qua trich yeu', 'Đề nghị gửi kế hoạch CCHC năm 2023');
    await noPapers();
    await types('3', /Đã ghi tử số 3\./);
    await types('4', 'Đã ghi câu 2: 3/4 = 75%');
    await noPapers();
    await types('1', /diễn giải/); // FILE: 1 = Chưa có tài liệu
    await types('Gui sau khi co xac nhan cua Van phong', 'Câu 4/30');
    expect(lan.last()).toContain('1 Có · 2 Không · 3 Chưa · 4 Không áp dụng');
    await types('4', 'Đã ghi câu 4: Không áp dụng');
    await types('5/4', '1 Đổi: 4/5');
    await types('1', 'Đã ghi câu 5: 4/5 = 80%');
    await noPapers();
    await types('2', 'Đã ghi câu 6: Đang thực hiện');
    await types('*1', 'Câu 7 để sau');
    await types('1', 'Đã ghi câu 8: Không có');
  });

  it('moves by stars and by words', async () => {
    await types('*2', /^Câu 8\/30/);
    await types('quay lai', /^Câu 7\/30/);
    await types('*3', /Hướng dẫn câu 7/);
    await types('kad', 'Đã ghi câu 7: Không áp dụng');
    expect(lan.last()).toMatch(/^Câu 9\/30/);
    await types('cau 18', /^Câu 18\/30/);
    expect(lan.last()).toContain('1 ○ Trụ sở · 2 ○ Trang TTĐT · 3 ○ Hệ thống PAKN');
    await types('1,3', 'Đã ghi câu 18: Trụ sở; Hệ thống PAKN');
    await types('cau 9', /^Câu 9\/30/);
    await types('2', 'Đã ghi câu 9: Chưa đầy đủ');
    await noPapers();
  });

  it('is answered to the end and handed in', async () => {
    await types('1', 'Đã ghi câu 10: Không có');
    await types('1420/1420', 'Đã ghi câu 11: 1.420/1.420 = 100%');
    await noPapers();
    expect(lan.last()).toMatch(/^Câu 12\/29/); // nothing overdue: no letters of apology
    await types('2', 'lý do');
    await types('Con mot so ho so giay', 'Câu 13/29');
    await types('1', 'Đã ghi câu 13: Chưa ban hành');
    for (const n of [14, 15]) {
      await types('900/1420', `Đã ghi câu ${n}: 900/1.420 = 63,4%`);
      await noPapers();
    }
    await types('0/0', '1 Không phát sinh');
    await types('1', 'Đã ghi câu 16: Không phát sinh');
    expect(lan.last()).toMatch(/^Câu 18\/29/); // 17 was answered before
    await types('3', 'lý do');
    await types('*1', /^Câu 19\/29/);
    await types('2', 'Đã ghi câu 19: 2 cuộc');
    await types('1', 'Đã ghi câu 20: 08/09/2023');
    await noPapers();
    await types('120/125', 'Đã ghi câu 21');
    await noPapers();
    await types('120/125', 'Đã ghi câu 22');
    await noPapers();
    await types('1', 'Đã ghi câu 23: Có');
    await noPapers();
    await types('22/qd-ubnd 5/1/2023', 'Trích yếu?');
    await types('Quy che chi tieu noi bo', 'Đề nghị gửi quy chế');
    await noPapers();
    await types('98.5', 'Đã ghi câu 25: 98,5%');
    await noPapers();
    for (const n of [26, 27]) {
      await types('95/100', `Đã ghi câu ${n}: 95/100 = 95%`);
      await noPapers();
    }
    await types('1', 'Đã ghi câu 28: Đủ mục, kịp thời');
    await noPapers();
    await types('De nghi Thanh pho nang cap phan mem mot cua', 'Đã ghi 01 đoạn');
    await types('*6', 'Xem lại phiếu');
    expect(lan.last()).toContain('đã trả lời 29/29');
    await types('nop', 'Số liệu tính đến ngày nào?');
    await types('31/8/2023', 'Nộp phiếu 29 câu');
    await types('1', 'đã nộp');
    expect(lan.heard().some((text) => /Mã tiếp nhận: \w{3}-\w{3}\./.test(text))).toBe(true);
    const sent = await desk.db.submission.findFirstOrThrow({ where: { checklistId } });
    expect(sent).toMatchObject({ questions: 29, files: 0, dataAsOfOn: '2023-08-31', lateWorkingDays: 0 });
  });

  it('never showed more than 2,000 characters, nor a button', () => {
    expect(Math.max(...lan.heard().map((text) => text.length))).toBeLessThan(2000);
  });
});
