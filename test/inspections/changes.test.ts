// A schedule that changes: before the notice, after it, to another unit, or to nothing.
import { describe, expect, it } from 'vitest';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { amend, inspectionOf, joinAsDeputy, local } from './stage-plan.js';

const stage = useStage({ at: '2023-06-21 16:00', city: true });
let ly: Phone;
let head: Phone;
let lead: Phone;

const noticesOf = (phone: Phone) => phone.heard().filter((message) => message.text.startsWith('THÔNG BÁO'));

describe('a change before the notice', () => {
  it('moves the notice and says nothing', async () => {
    await stage().at('2023-06-21 16:00');
    await amend(stage(), 'I-10', { inspectOn: '2023-07-21' });
    await stage().at('2023-06-21 16:01');
    const [notice, ...more] = (await inspectionOf(stage(), 'I-10')).notices;
    expect(more).toEqual([]);
    expect([notice!.version, local(notice!.dueAt), local(notice!.reportDueAt)]).toEqual([
      2,
      '2023-07-07 08:30',
      '2023-07-14 17:00',
    ]);
  });
});

describe('a change after the notice', () => {
  it('goes out at once with only what changed, asks again, and takes the old one out of force', async () => {
    ly = await stage().seat({ name: 'Lý Thị Tên Tạm', role: 'FOCAL', unit: 'TX-01' });
    head = await stage().seat({ name: 'Phan Văn Minh Chứng', role: 'HEAD', unit: 'TX-01' });
    lead = await stage().seat({ name: 'Phạm Giả Định', role: 'LEAD', team: 'B' });
    await stage().at('2023-06-22 08:30');
    await ly.presses('Đã nhận');
    await stage().at('2023-07-03 08:52');
    await amend(stage(), 'I-09', { inspectOn: '2023-07-13' });
    await stage().at('2023-07-03 08:53');
    const [old, change, ...more] = noticesOf(ly);
    expect(more).toEqual([]);
    expect(change!.text.split('\n')).toEqual([
      'THÔNG BÁO ĐIỀU CHỈNH LỊCH KIỂM TRA (lần 1)',
      'Kính gửi: UBND thị xã Gốm Cổ',
      '1. Thời gian: 08h30, Thứ Năm, 06/07/2023 → **08h30, Thứ Năm, 13/07/2023**',
      '2. Hạn nộp phiếu kiểm tra: 29/06/2023 → **chậm nhất 17h00 ngày 06/07/2023**',
      'Các nội dung khác không thay đổi. Đề nghị Quý cơ quan bấm “Đã nhận” chậm nhất 17h00 ngày 05/07/2023. Trân trọng./.',
      'DỮ LIỆU MINH HỌA – KHÔNG PHẢI KẾT QUẢ KIỂM TRA THẬT',
    ]);
    expect(change!.rows).toEqual([['Đã nhận'], ['Trả lời', 'Xem lịch']]);
    expect(old!.text).toMatch(
      /\nĐã xác nhận thay mặt đơn vị: .+\nĐã được thay thế bằng thông báo ngày 03\/07\/2023\.$/,
    );
    expect(old!.text).toContain('08h30, Thứ Năm, ngày 06/07/2023');
    expect(old!.rows).toEqual([]);
    const duties = await stage().db.deadline.findMany({
      where: { closedAt: null, unitId: (await inspectionOf(stage(), 'I-09')).unitId },
    });
    expect(duties.map((duty) => [duty.kind, local(duty.dueAt)]).sort()).toEqual([
      ['ACKNOWLEDGE', '2023-07-05 17:00'],
      ['REPORT', '2023-07-06 17:00'],
    ]);
    await ly.says('/lich');
    ly.sees(/Thứ Năm, 13\/07, 08h30 – .*; chưa xác nhận/);
    await stage().at('2023-07-03 08:54');
    lead.sees(/I-09: đã được thay thế/, 6);
    const moved = lead
      .heard()
      .filter(({ text }) => /I-09 · .*: ngày kiểm tra chuyển từ 06\/07\/2023 sang 13\/07\/2023/.test(text));
    expect(moved).toHaveLength(1);
  });

  it('is answered on the old notice with where to look', async () => {
    const [first] = (await inspectionOf(stage(), 'I-09')).notices;
    await ly.taps(noticesOf(ly)[0]!.id, `inspections.ack:${first!.id}`);
    expect(ly.toast()).toBe('Thông báo này đã được thay thế; đề nghị xem thông báo mới nhất.');
  });

  it('that nobody of the unit sees makes no notice', async () => {
    await amend(stage(), 'I-09', { inspectOn: '2023-07-13', checklist: 'PKT-2023-B' });
    await stage().at('2023-07-03 08:56');
    expect(noticesOf(ly)).toHaveLength(2);
    const { version, notices } = await inspectionOf(stage(), 'I-09');
    expect(notices.at(-1)!.version).toBe(version);
  });

  it('made twice on one evening is one notice the next morning, from what was told to what is', async () => {
    await stage().at('2023-07-03 18:00');
    await amend(stage(), 'I-09', { inspectOn: '2023-07-14', checklist: 'PKT-2023-B' });
    await stage().at('2023-07-03 18:30');
    await amend(stage(), 'I-09', {
      inspectOn: '2023-07-18',
      time: '14:00',
      place: 'Hội trường UBND thị xã',
      checklist: 'PKT-2023-B',
      team: 'A',
    });
    const other = await stage().seat({ name: 'Ngô Thị Minh Chứng', role: 'LEAD', team: 'A' });
    await stage().at('2023-07-03 19:00');
    expect(noticesOf(ly)).toHaveLength(2);
    await stage().at('2023-07-04 08:30');
    expect(noticesOf(ly)).toHaveLength(3);
    expect(noticesOf(ly)[2]!.text.split('\n').slice(0, 6)).toEqual([
      'THÔNG BÁO ĐIỀU CHỈNH LỊCH KIỂM TRA (lần 2)',
      'Kính gửi: UBND thị xã Gốm Cổ',
      '1. Thời gian: 08h30, Thứ Năm, 13/07/2023 → **14h00, Thứ Ba, 18/07/2023**',
      '2. Địa điểm: trụ sở UBND thị xã Gốm Cổ → **Hội trường UBND thị xã**',
      '3. Tổ kiểm tra: Tổ B → **Tổ A**',
      '4. Hạn nộp phiếu kiểm tra: 06/07/2023 → **chậm nhất 17h00 ngày 11/07/2023**',
    ]);
    const passed = (phone: Phone, words: RegExp) => phone.heard().filter(({ text }) => words.test(text));
    expect(
      passed(lead, /I-09 · .*, ngày 13\/07\/2023 được chuyển sang Tổ A; Tổ B không phải chuẩn bị nữa/),
    ).toHaveLength(1);
    expect(passed(other, /I-09 · .*, ngày 18\/07\/2023 được chuyển từ Tổ B sang Tổ A/)).toHaveLength(1);
    await stage().at('2023-07-04 08:32');
    expect(
      passed(lead, /I-09: đã được thay thế/)
        .at(-1)!
        .rows.flat(),
    ).not.toContain('Liên hệ đầu mối');
  });

  it('taken back before it was told says nothing at all', async () => {
    await stage().at('2023-07-04 18:00');
    const now = {
      inspectOn: '2023-07-18',
      time: '14:00',
      place: 'Hội trường UBND thị xã',
      checklist: 'PKT-2023-B',
      team: 'A',
    };
    await amend(stage(), 'I-09', { ...now, inspectOn: '2023-07-20' });
    await stage().at('2023-07-04 18:10');
    await amend(stage(), 'I-09', now);
    await stage().at('2023-07-05 08:30');
    expect(noticesOf(ly)).toHaveLength(3);
    expect(await stage().db.notice.count({ where: { inspection: { code: 'I-09' }, firedAt: null } })).toBe(0);
  });

  it('that only joins another delegation is one sentence', async () => {
    await amend(stage(), 'I-09', {
      inspectOn: '2023-07-18',
      time: '14:00',
      place: 'Hội trường UBND thị xã',
      checklist: 'PKT-2023-B',
      team: 'A',
      jointWith: 'Đoàn kiểm tra chuyên ngành (giả định)',
    });
    await stage().at('2023-07-05 09:00');
    const joint = ly.sees(
      'Kính gửi UBND thị xã Gốm Cổ. Cuộc kiểm tra ngày 18/07/2023 được lồng ghép với Đoàn kiểm tra chuyên ngành (giả định); lịch, thành phần không thay đổi. Đề nghị Quý cơ quan bấm “Đã nhận” chậm nhất 17h00 ngày 07/07/2023. Trân trọng./.',
    );
    expect(joint.rows[0]).toEqual(['Đã nhận']);
  });

  it('reaches a newcomer as a whole notice', async () => {
    const deputy = await joinAsDeputy(stage(), 'Lê Thị Dự Phòng', 'TX-01');
    const [whole, ...more] = noticesOf(deputy);
    expect(more).toEqual([]);
    expect(whole!.text).toContain('2. Thời gian: 14h00, Thứ Ba, ngày 18/07/2023');
    expect(whole!.text).toContain(
      '1. Hình thức: kiểm tra trực tiếp, lồng ghép với Đoàn kiểm tra chuyên ngành (giả định)',
    );
  });
});

describe('an inspection that does not take place', () => {
  it('is taken back from everyone who had the notice', async () => {
    await stage().db.inspection.update({ where: { code: 'I-09' }, data: { cancelledAt: stage().clock.now() } });
    await stage().at('2023-07-05 10:00');
    for (const phone of [ly, head]) {
      phone.sees(
        'Kính gửi UBND thị xã Gốm Cổ. Cuộc kiểm tra ngày 18/07/2023 không tiến hành nữa; cơ quan thường trực ghi nhận ngày 05/07/2023.',
      );
      await phone.says('/lich');
      expect(phone.last().text).toBe('Hiện chưa có lịch kiểm tra nào được thông báo.');
      await phone.says('/viec');
      expect(phone.last().text).not.toContain('kiểm tra ngày 18/07');
    }
    expect(
      await stage().db.deadline.count({
        where: {
          closedAt: null,
          unitId: (await inspectionOf(stage(), 'I-09')).unitId,
          kind: { in: ['ACKNOWLEDGE', 'REPORT'] },
        },
      }),
    ).toBe(0);
  });

  it('at one unit but at another is taken back there and announced here', async () => {
    await stage().at('2023-07-27 08:30');
    const focal = await stage().seat({ name: 'Ngô Thị Phỏng Theo', role: 'FOCAL', unit: 'Q-02' });
    const other = await stage().seat({ name: 'Người Quận Khác', role: 'FOCAL', unit: 'Q-01' });
    await stage().at('2023-07-28 09:00');
    await amend(stage(), 'I-11', { unit: 'Q-01', place: 'trụ sở UBND quận Sen Hồng' });
    await stage().at('2023-07-28 09:01');
    focal.sees(/Kính gửi UBND quận Hoa Sữa\. Thông báo về cuộc kiểm tra ngày 10\/08\/2023 không còn hiệu lực/);
    const [notice] = noticesOf(other);
    expect(notice!.text).toMatch(/^THÔNG BÁO LỊCH KIỂM TRA .+\nKính gửi: UBND quận Sen Hồng\n/);
    expect(noticesOf(other)).toHaveLength(1);
  });
});
