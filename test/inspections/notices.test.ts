// Notices of the made-up round: when they leave, what they say, who acknowledges, what the lead sees meanwhile.
import { describe, expect, it } from 'vitest';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { inspectionOf, joinAsDeputy, local } from './stage-plan.js';

const stage = useStage({ at: '2023-03-15 09:00', city: true });
let lan: Phone;
let binh: Phone;
let lead: Phone;

describe('the schedule of notices', () => {
  it('gives every planned inspection its dates, and the surprise none', async () => {
    await stage().at('2023-03-15 09:00');
    const rows = await stage().db.inspection.findMany({ include: { notices: true }, orderBy: { code: 'asc' } });
    const table = rows.map(({ code, notices }) => [
      code,
      ...notices.flatMap((n) => [local(n.dueAt), local(n.reportDueAt)]),
    ]);
    expect(table).toEqual([
      ['I-01', '2023-03-29 08:30', '2023-04-05 17:00'],
      ['I-02', '2023-04-06 08:30', '2023-04-13 17:00'],
      ['I-03', '2023-04-10 08:30', '2023-04-17 17:00'],
      ['I-04', '2023-04-24 08:30', '2023-05-04 17:00'],
      ['I-05', '2023-04-26 08:30', '2023-05-08 17:00'],
      ['I-06', '2023-04-27 08:30', '2023-05-09 17:00'],
      ['I-07', '2023-05-22 08:30', '2023-05-29 17:00'],
      ['I-08', '2023-05-31 08:30', '2023-06-07 17:00'],
      ['I-09', '2023-06-22 08:30', '2023-06-29 17:00'],
      ['I-10', '2023-07-06 08:30', '2023-07-13 17:00'],
      ['I-11', '2023-07-27 08:30', '2023-08-03 17:00'],
      ['I-12', '2023-07-31 08:30', '2023-08-07 17:00'],
      ['I-13', '2023-08-22 08:30', '2023-08-29 17:00'],
      ['I-14', '2023-09-07 08:30', '2023-09-14 17:00'],
      ['I-15'],
      ['I-16', '2023-10-12 08:30', '2023-10-19 17:00'],
      ['I-17', '2023-10-26 08:30', '2023-11-02 17:00'],
      ['I-18', '2023-11-09 08:30', '2023-11-16 17:00'],
    ]);
  });

  it('keeps quiet before half past eight, at noon and on days off', async () => {
    const firedAt = async (code: string) => local((await inspectionOf(stage(), code)).notices[0]!.firedAt);
    await stage().at('2023-04-06 08:29');
    expect(await firedAt('I-02')).toBeNull();
    await stage().at('2023-04-06 12:10');
    expect(await firedAt('I-02')).toBeNull();
    await stage().at('2023-04-06 13:30');
    expect(await firedAt('I-02')).toBe('2023-04-06 13:30');
    // I-06 was due on 27/04; nobody was awake until the holidays of 29/04–03/05.
    await stage().at('2023-04-29 09:00');
    await stage().at('2023-05-03 09:00');
    expect(await firedAt('I-06')).toBeNull();
    await stage().at('2023-05-04 08:05');
    expect(await firedAt('I-06')).toBe('2023-05-04 08:05');
    const [notice] = (await inspectionOf(stage(), 'I-06')).notices;
    expect([local(notice!.ackDueAt), local(notice!.reportDueAt)]).toEqual(['2023-05-08 17:00', '2023-05-09 17:00']);
  });

  it('never sends one whose day is over; the office is told once', async () => {
    const office = await stage().seat({ name: 'Trần Thị Minh Họa', role: 'OFFICE' });
    await stage().at('2023-06-07 09:00'); // I-07 was due on 22/05 and visited on 05/06, I-08 was due on 31/05
    const [missed, late] = [await inspectionOf(stage(), 'I-07'), await inspectionOf(stage(), 'I-08')];
    expect(missed.notices[0]!.firedAt).toBeNull();
    expect(local(late.notices[0]!.firedAt)).toBe('2023-06-07 09:00');
    await stage().at('2023-06-07 09:01');
    const told = office
      .heard()
      .filter((message) => /chưa gửi được thông báo cho Công ty Dịch vụ Đô thị Mẫu/.test(message.text));
    expect(told.map((message) => message.ring)).toEqual([true]);
    await office.says('/viec');
    office.sees(/Chưa thông báo được cho Công ty Dịch vụ Đô thị Mẫu, kiểm tra ngày 05\/06/);
    office.sees(/Chưa có người nhận thông báo kiểm tra ngày 14\/06: Sở Thông tin Mẫu/);
    expect(await stage().db.notice.count({ where: { inspectionId: late.id } })).toBe(1);
  });
});

describe('a notice', () => {
  it('reaches focal point and head on its morning, whole and once', async () => {
    await stage().at('2023-09-06 17:00');
    lan = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
    binh = await stage().seat({ name: 'Trần Văn Giả Sử', role: 'HEAD', unit: 'H-02' });
    lead = await stage().seat({ name: 'Phạm Giả Định', role: 'LEAD', team: 'B' });
    await stage().at('2023-09-07 08:30');
    const notice = lan.sees(/^THÔNG BÁO LỊCH KIỂM TRA/);
    expect(notice.text.split('\n')).toEqual([
      'THÔNG BÁO LỊCH KIỂM TRA CÔNG TÁC CẢI CÁCH HÀNH CHÍNH',
      'Kính gửi: UBND huyện Tre Xanh',
      'Thực hiện Kế hoạch số 61/KH-UBND ngày 01/03/2023 của UBND thành phố Hà Nội, Đoàn kiểm tra trân trọng thông báo:',
      '1. Hình thức: kiểm tra trực tiếp',
      '2. Thời gian: 08h30, Thứ Năm, ngày 21/09/2023',
      '3. Địa điểm: trụ sở UBND huyện Tre Xanh',
      '4. Nội dung: 04 nhóm nội dung của Kế hoạch (C1–C4); phiếu kiểm tra 30 câu',
      '5. Thành phần đề nghị tham dự: lãnh đạo UBND huyện, phòng phụ trách cải cách hành chính, Bộ phận Một cửa',
      '6. Phiếu kiểm tra, tài liệu kiểm chứng: chậm nhất 17h00 ngày 14/09/2023. Báo cáo theo đề cương: đề nghị gửi qua Hệ thống quản lý văn bản và điều hành trong thời hạn này',
      'Văn bản chính thức được gửi qua Hệ thống quản lý văn bản và điều hành.',
      'Đề nghị Quý cơ quan bấm “Đã nhận” chậm nhất 17h00 ngày 11/09/2023. Trân trọng./.',
      'DỮ LIỆU MINH HỌA – KHÔNG PHẢI KẾT QUẢ KIỂM TRA THẬT',
    ]);
    expect(notice.rows).toEqual([['Đã nhận'], ['Trả lời', 'Xem lịch']]);
    expect(notice.ring).toBe(true);
    const file = lan.heard().find((message) => message.document !== null)!;
    expect([file.document, file.ring]).toEqual(['lich-kiem-tra-2023-09-21.ics', false]);
    await stage().at('2023-09-07 08:31');
    expect(binh.heard().filter((message) => message.text.startsWith('THÔNG BÁO'))).toHaveLength(1);
    const card = lead.sees(/^\*\*Thông báo · UBND huyện Tre Xanh · I-14: chưa xác nhận\*\*/);
    expect(card.ring).toBe(false);
    expect(card.text).toContain('Đầu mối: đã gửi 08h30 · Chủ tịch UBND huyện Tre Xanh: đã gửi 08h30');
    for (const phone of [lan, binh]) phone.neverSaw(/I-\d\d/);
  });

  it('stands in /viec until acknowledged, for the head as something watched', async () => {
    await stage().at('2023-09-08 16:10');
    await lan.says('/viec');
    lan.sees('Xác nhận thông báo kiểm tra ngày 21/09 – chậm nhất 17h00 ngày 11/09 (còn 01 ngày làm việc)');
    expect(lan.card().rows.flat()).toContain('1 · Đã nhận');
    await binh.says('/viec');
    binh.sees(/Theo dõi: Xác nhận thông báo kiểm tra ngày 21\/09/);
    await lan.says('/lich');
    lan.sees(
      /Thứ Năm, 21\/09, 08h30 – Đoàn kiểm tra \(Tổ B\) kiểm tra trực tiếp tại trụ sở UBND huyện Tre Xanh; chưa xác nhận/,
    );
  });

  it('is acknowledged by the first of two who press at once; the other is told by whom', async () => {
    await Promise.all([lan.presses('Đã nhận'), binh.presses('Đã nhận')]);
    const notice = (await inspectionOf(stage(), 'I-14')).notices[0]!;
    const first = notice.acknowledgedById === lan.personId ? lan : binh;
    const second = first === lan ? binh : lan;
    expect(first.toast()).toMatch(/^Đã ghi: đơn vị đã nhận thông báo kiểm tra ngày \d\d\/\d\d\/2023\.$/);
    expect(second.toast()).toMatch(
      /^Đã xác nhận: .+, (đầu mối|Chủ tịch UBND huyện Tre Xanh), 16h10 ngày 08\/09\/2023\.$/,
    );
    for (const phone of [lan, binh]) {
      const copy = phone.heard().find((message) => message.text.startsWith('THÔNG BÁO'))!;
      expect(copy.text).toMatch(/\nĐã xác nhận thay mặt đơn vị: .+, 16h10 ngày 08\/09\/2023\.$/);
      expect(copy.text).toContain('phiếu kiểm tra 30 câu');
      expect(copy.rows).toEqual([['Trả lời', 'Xem lịch']]);
      await phone.says('/viec');
      expect(phone.last().text).not.toContain('Xác nhận thông báo');
    }
    await lan.taps(
      lan.heard().find((message) => message.text.startsWith('THÔNG BÁO'))!.id,
      `inspections.ack:${notice.id}`,
    );
    expect(lan.toast()).toMatch(/^Đã xác nhận: /);
    const closed = await stage().db.deadline.findUniqueOrThrow({
      where: { kind_subjectId: { kind: 'ACKNOWLEDGE', subjectId: notice.id } },
    });
    expect(closed.closedWhy).toBe('acknowledged');
  });

  it('shows the lead one live card, edited no oftener than every three seconds', async () => {
    const cards = () => lead.heard().filter((message) => /· I-14: /.test(message.text));
    await stage().at('2023-09-08 16:10:04');
    expect(cards()).toHaveLength(1);
    expect(cards()[0]!.text).toMatch(
      /^\*\*Thông báo · UBND huyện Tre Xanh · I-14: đã xác nhận\*\* \(16h10, (đầu mối|Chủ tịch UBND huyện Tre Xanh)\)\n/,
    );
    expect(cards()[0]!.text).toMatch(/đã nhận/);
    expect(cards()[0]!.text).toMatch(/đã mở/);
    expect(cards()[0]!.text).toMatch(/cập nhật 16h10$/);
    const edits = await stage().db.outboxMessage.count({ where: { dedupeKey: { startsWith: 'edit:noticecard:' } } });
    await stage().drain();
    expect(await stage().db.outboxMessage.count({ where: { dedupeKey: { startsWith: 'edit:noticecard:' } } })).toBe(
      edits,
    );
    await lead.presses('Liên hệ đầu mối');
    lead.sees(
      /Đầu mối: Nguyễn Thị Ví Dụ, Phó Trưởng phòng Nội vụ huyện, 0900 000 001\nChủ tịch UBND huyện Tre Xanh: Trần Văn Giả Sử/,
    );
  });

  it('is sent to whoever joins later, with what has happened since', async () => {
    await stage().at('2023-09-11 10:00');
    const deputy = await joinAsDeputy(stage(), 'Lê Thị Dự Phòng', 'H-02');
    const copy = deputy.heard().find((message) => message.text.startsWith('THÔNG BÁO LỊCH'))!;
    expect(copy.text).toMatch(/Trân trọng\.\/\.\nDỮ LIỆU MINH HỌA.*\nĐã xác nhận thay mặt đơn vị: /);
    expect(copy.text).not.toContain('bấm “Đã nhận”');
    expect(copy.rows).toEqual([['Trả lời', 'Xem lịch']]);
    expect(deputy.heard().filter((message) => message.document !== null)).toHaveLength(1);
  });

  it('in English says that the Vietnamese text prevails', async () => {
    const mary = await joinAsDeputy(stage(), 'Mary Example', 'H-02', true);
    const copy = mary.heard().find((message) => message.text.startsWith('NOTICE'))!;
    expect(copy.text).toContain('2. Time: 08:30, Thursday, 21 September 2023');
    expect(copy.text).toContain('Unofficial translation; the Vietnamese text prevails.');
    await mary.says('/calendar');
    mary.sees(
      /Thursday, 21 September, 08:30 – Delegation \(Team B\): on-site inspection, trụ sở UBND huyện Tre Xanh; acknowledged/,
    );
  });

  it('is shown whole with its calendar file to its unit, and to nobody else', async () => {
    const { id } = await inspectionOf(stage(), 'I-14');
    await lan.says('/viec');
    await lan.taps(lan.card().id, `inspections.see:${id}`);
    lan.sees(/^\*\*Cuộc kiểm tra · UBND huyện Tre Xanh\*\*/);
    await lan.presses('Tải lịch (.ics)');
    expect(lan.last().document).toBe('lich-kiem-tra-2023-09-21.ics');
    const other = await stage().seat({ name: 'Lý Thị Tên Tạm', role: 'FOCAL', unit: 'TX-01' });
    await other.says('/viec');
    for (const verb of ['see', 'ics', 'focal', 'arrive', 'confirm', 'notyet']) {
      await other.taps(other.card().id, `inspections.${verb}:${id}`);
      expect(other.toast()).toBe('Nội dung này hiện không có trong phạm vi của Ông/Bà.');
    }
    await other.taps(other.card().id, `inspections.ack:${(await inspectionOf(stage(), 'I-14')).notices[0]!.id}`);
    expect(other.toast()).toBe('Nội dung này hiện không có trong phạm vi của Ông/Bà.');
    lan.neverSaw(/I-\d\d/);
  });
});
