// A surprise inspection on the phones of those assigned to it: told on its day, announced by one act, once.
import { describe, expect, it } from 'vitest';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { amend, inspectionOf, joinAsDeputy, local } from './stage-plan.js';

const stage = useStage({ at: '2023-10-09 09:00', city: true });
const RIGHTS = 'Nội dung này hiện không có trong phạm vi của Ông/Bà.';
let lead: Phone;
let member: Phone;
let focal: Phone;
let head: Phone;
let others: Phone[];

describe('before its day', () => {
  it('is in the calendar of those assigned, the head and the office, and of nobody else', async () => {
    const { seat } = stage();
    lead = await seat({ name: 'Phạm Giả Định', role: 'LEAD', team: 'B' });
    member = await seat({ name: 'Hoàng Thị Ví Dụ', role: 'MEMBER', team: 'B' });
    focal = await seat({ name: 'Trương Thị Làm Mẫu', role: 'FOCAL', unit: 'P-03' });
    head = await seat({ name: 'Đinh Văn Giả Dụ', role: 'HEAD', unit: 'P-03' });
    const chief = await seat({ name: 'Nguyễn Văn Mẫu', role: 'DELEGATION_HEAD' });
    const office = await seat({ name: 'Trần Thị Minh Họa', role: 'OFFICE' });
    const secretary = await seat({ name: 'Thư Ký Khác', role: 'SECRETARY' });
    const leadA = await seat({ name: 'Lê Văn Thí Dụ', role: 'LEAD', team: 'A' });
    const district = await seat({ name: 'Ngô Thị Phỏng Theo', role: 'FOCAL', unit: 'Q-02' });
    others = [secretary, leadA, district];
    await stage().at('2023-10-09 09:00');
    const line = 'T3 10/10 – UBND phường Hồ Sen – quận Hoa Sữa · trực tiếp · **đột xuất, chưa công bố**';
    for (const phone of [lead, member, chief, office]) {
      await phone.says('/lich');
      phone.sees(line);
    }
    for (const phone of [...others, focal, head]) {
      await phone.says('/lich');
      phone.neverSaw(/Hồ Sen – |đột xuất/);
    }
    await focal.says('/lich');
    expect(focal.last().text).toBe('Hiện chưa có lịch kiểm tra nào được thông báo.');
  });

  it('gets into no calendar file and cannot be announced', async () => {
    const { id } = await inspectionOf(stage(), 'I-15');
    await lead.presses('Tải lịch (.ics)').catch(() => undefined); // no button: nothing else of team B is coming
    expect(lead.heard().filter((message) => message.document !== null)).toEqual([]);
    await lead.taps(lead.card().id, `inspections.ics:${id}`);
    expect(lead.toast()).toBe(RIGHTS);
    for (const verb of ['arrive', 'confirm']) {
      await lead.taps(lead.card().id, `inspections.${verb}:${id}`);
      expect(lead.toast()).toBe(
        'Chưa thể công bố vì chưa đến ngày kiểm tra (10/10/2023). Trường hợp đổi ngày, đề nghị liên hệ cơ quan thường trực.',
      );
    }
    expect((await inspectionOf(stage(), 'I-15')).arrivedAt).toBeNull();
  });
});

describe('on its day', () => {
  it('is told to lead and members at a quarter past eight, and only the lead may announce it', async () => {
    await stage().at('2023-10-10 08:14');
    lead.neverSaw(/^\*\*Đột xuất/);
    await stage().at('2023-10-10 08:15');
    await stage().at('2023-10-10 08:16');
    for (const phone of [lead, member]) {
      const [told, ...more] = phone.heard().filter((message) => message.text.startsWith('**Đột xuất'));
      expect(more).toEqual([]);
      expect(told!.ring).toBe(true);
      expect(told!.text).toBe(
        '**Đột xuất, chưa công bố** · UBND phường Hồ Sen – quận Hoa Sữa · 10/10/2023 · Tổ B\n' +
          'Đơn vị chưa nhận bất kỳ thông tin nào. Đề nghị không chuyển tiếp tin nhắn này.',
      );
      expect(told!.rows).toEqual(phone === lead ? [['Xem phiếu'], ['Đã có mặt']] : [['Xem phiếu']]);
    }
    await lead.says('/viec');
    lead.sees('Kiểm tra đột xuất ngày 10/10, chưa công bố: UBND phường Hồ Sen – quận Hoa Sữa');
    const { id } = await inspectionOf(stage(), 'I-15');
    for (const phone of [member, ...others, focal, head]) {
      await phone.says('/viec');
      await phone.taps(phone.card().id, `inspections.arrive:${id}`);
      expect(phone.toast()).toBe(RIGHTS);
      await phone.taps(phone.card().id, `inspections.confirm:${id}`);
      expect(phone.toast()).toBe(RIGHTS);
    }
  });

  it('asks once more, in place, and can be left again', async () => {
    await stage().at('2023-10-10 09:12');
    const message = () =>
      lead.heard().find((each) => /Hồ Sen/.test(each.text) && each.rows.flat().includes('Quay lại'));
    await lead.taps(
      lead.heard().find((each) => each.text.startsWith('**Đột xuất'))!.id,
      `inspections.arrive:${(await inspectionOf(stage(), 'I-15')).id}`,
    );
    expect(message()!.text).toContain(
      '**Công bố với đơn vị lúc này?** Sau khi xác nhận, thông báo được gửi ngay đến người tham gia Hệ thống của đơn vị (02 người); không thể thu hồi.',
    );
    expect(message()!.rows).toEqual([['Xác nhận có mặt'], ['Quay lại']]);
    await lead.presses('Quay lại');
    expect(lead.heard().find((each) => each.text.startsWith('**Đột xuất'))!.rows).toEqual([
      ['Xem phiếu'],
      ['Đã có mặt'],
    ]);
    focal.neverSaw(/đột xuất/);
  });

  it('is announced by one press, to the unit at once, to the team as done', async () => {
    await lead.says('/viec');
    await lead.presses('Đã có mặt');
    expect(lead.card().rows).toEqual([['Xem phiếu'], ['Xác nhận có mặt'], ['Quay lại']]);
    await lead.presses('Xác nhận có mặt');
    expect(lead.toast()).toBe('Đã công bố lúc 09h12 ngày 10/10/2023.');
    for (const phone of [focal, head]) {
      const arrival = phone.sees(/đột xuất/);
      expect(arrival.ring).toBe(true);
      expect(arrival.text.split('\n').slice(0, 2)).toEqual([
        'Kính gửi UBND phường Hồ Sen – quận Hoa Sữa. Đoàn kiểm tra đang tiến hành kiểm tra đột xuất (hình thức: trực tiếp) tại đơn vị, từ 09h12 ngày 10/10/2023.',
        'Kính đề nghị Quý cơ quan phối hợp, cung cấp hồ sơ, tài liệu theo yêu cầu của Đoàn; trả lời phiếu kiểm tra tại “Việc cần làm”, chậm nhất 17h00 ngày 17/10/2023. Trân trọng./.',
      ]);
      expect(arrival.rows).toEqual([['Đã nhận'], ['Xem lịch']]);
    }
    for (const phone of [lead, member]) {
      const done = phone.heard().find((each) => each.text.startsWith('**Đã công bố lúc 09h12'))!;
      expect(done.text).toContain('Người được báo tại đơn vị: 02.');
      expect(done.rows).toEqual([['Xem phiếu']]);
    }
    for (const phone of others) phone.neverSaw(/đột xuất/);
    const { id, arrivedAt } = await inspectionOf(stage(), 'I-15');
    expect(local(arrivedAt)).toBe('2023-10-10 09:12');
    await lead.taps(lead.card().id, `inspections.confirm:${id}`);
    expect(lead.toast()).toBe('Đã công bố lúc 09h12 ngày 10/10/2023.');
    expect(focal.heard().filter((each) => /đột xuất/.test(each.text))).toHaveLength(1);
  });

  it('is then an inspection like any other for its unit', async () => {
    await focal.says('/lich');
    focal.sees('Thứ Ba, 10/10, 09h12 – Đoàn kiểm tra (Tổ B) kiểm tra đột xuất (hình thức: trực tiếp); chưa xác nhận');
    await focal.says('/viec');
    focal.sees(/Xác nhận đã nhận thông báo kiểm tra đột xuất ngày 10\/10/);
    await focal.presses('Đã nhận');
    expect(head.heard().find((each) => /đột xuất/.test(each.text))!.text).toMatch(
      /Đã xác nhận thay mặt đơn vị: Trương Thị Làm Mẫu, đầu mối, 09h12 ngày 10\/10\/2023\.$/,
    );
    await stage().at('2023-10-10 09:13');
    lead.sees(/^\*\*Thông báo · UBND phường Hồ Sen – quận Hoa Sữa · I-15: đã xác nhận\*\*/, 6);
    const deputy = await joinAsDeputy(stage(), 'Lê Thị Dự Phòng', 'P-03');
    deputy.sees(/đang tiến hành kiểm tra đột xuất/, 9);
    for (const phone of [focal, head, deputy]) phone.neverSaw(/I-\d\d/);
  });

  it('has a date for the checklist, which its unit sees and is held to', async () => {
    const { id, unitId } = await inspectionOf(stage(), 'I-15');
    const checklist = await stage().db.checklist.findUniqueOrThrow({ where: { inspectionId: id } });
    expect(local(checklist.dueAt)).toBe('2023-10-17 17:00');
    const owed = await stage().db.deadline.findFirstOrThrow({ where: { kind: 'REPORT', subjectId: checklist.id } });
    expect(owed).toMatchObject({ unitId, closedAt: null, dueAt: checklist.dueAt });
    await focal.says('/viec');
    focal.sees(/Phiếu kiểm tra, đã trả lời 0\/\d+ – chậm nhất 17h00 ngày 17\/10\/2023 \(còn 05 ngày làm việc\)/);
  });

  it('has questions on site for the members', async () => {
    await member.presses('Xem phiếu');
    member.sees(/tại chỗ|Câu/);
  });
});

describe('at an hour when nobody may be written to', () => {
  it('the arrival is told all the same, and two who confirm at once announce it once', async () => {
    await amend(stage(), 'I-90', {
      unit: 'P-04',
      team: 'B',
      surprise: true,
      inspectOn: '2023-10-14',
      time: null,
      place: null,
    });
    const ward = await stage().seat({ name: 'Người Đầm Sen', role: 'FOCAL', unit: 'P-04' });
    const second = await stage().seat({ name: 'Tổ Trưởng Thứ Hai', role: 'LEAD', team: 'B' });
    await stage().at('2023-10-14 08:15'); // a Saturday
    for (const phone of [lead, second]) {
      phone.sees(/^\*\*Đột xuất, chưa công bố\*\* · UBND phường Đầm Sen/, 5);
      await phone.presses('Đã có mặt');
    }
    await stage().at('2023-10-14 20:30');
    await Promise.all([lead.presses('Xác nhận có mặt'), second.presses('Xác nhận có mặt')]);
    expect(ward.heard().filter((each) => /đột xuất .* từ 20h30 ngày 14\/10\/2023/.test(each.text))).toHaveLength(1);
    for (const phone of [lead, second]) expect(phone.toast()).toBe('Đã công bố lúc 20h30 ngày 14/10/2023.');
    expect(await stage().db.notice.count({ where: { inspection: { code: 'I-90' } } })).toBe(1);
  });

  it('a unit nobody of which has joined is told in person', async () => {
    await amend(stage(), 'I-91', {
      unit: 'X-02',
      team: 'B',
      surprise: true,
      inspectOn: '2023-10-16',
      time: null,
      place: null,
    });
    await stage().at('2023-10-16 08:15');
    await lead.presses('Đã có mặt');
    await lead.presses('Xác nhận có mặt');
    lead.sees(/Chưa có ai của đơn vị nhận được thông báo/, 4);
    await stage().at('2023-10-16 08:20');
    lead.sees(/I-91: chưa có người nhận/, 6);
  });
});
