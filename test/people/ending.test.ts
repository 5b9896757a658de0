// A role ends: from the chat, from an amended workbook, from the command line. Whoever held it is told once, and every old
// screen, open dialogue and waiting update finds it ended.
import { beforeEach, describe, expect, it } from 'vitest';
import { endRole, roleLines } from '../../src/cli/roles.js';
import { readConfig } from '../../src/config.js';
import { CITY } from '../../src/demo/city.js';
import type { CheckedPlan } from '../../src/inspections/workbook/plan.js';
import { writePlanWorkbook } from '../../src/inspections/workbook/write.js';
import { at } from '../../src/kit/calendar.js';
import { loadWords } from '../../src/kit/words.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { CALM, newest, order, saidAfter, unitLink } from './cast.js';

const stage = useStage({ at: '2023-09-07 08:30', city: true });
const RIGHTS = 'Nội dung này hiện không có trong phạm vi của Ông/Bà.';
const farewell = (place: string, on: string) =>
  `Quyền truy cập của Ông/Bà tại ${place} đã kết thúc ngày ${on}. Trân trọng cảm ơn sự phối hợp của Ông/Bà.`;

const roleOf = (phone: Phone) =>
  stage().db.roleHeld.findFirstOrThrow({
    where: { person: { chatId: BigInt(phone.id) } },
    orderBy: { fromAt: 'desc' },
  });

describe('ended from the chat', () => {
  it('by the head: person, reason, what is open, once more; the old screens, the open checklist and a file all say so', async () => {
    const lan = await stage().seat({ name: 'Nguyễn Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
    const binh = await stage().seat({ name: 'Lê Thị Dự Phòng', role: 'DEPUTY', unit: 'H-02' });
    const head = await stage().seat({ name: 'Trần Văn Giả Sử', role: 'HEAD', unit: 'H-02' });
    const office = await stage().seat({ name: 'Trần Thị Minh Họa', role: 'OFFICE' });
    await stage().at('2023-09-07 08:31');
    const notice = lan.card();
    await lan.presses('Trả lời');
    await lan.presses(lan.card().rows[0]![0]!);
    const question = lan.card();
    expect(question.text).toMatch(/^Câu 1\//);

    await head.says('/moi');
    await head.presses('Xem, kết thúc vai trò');
    expect(head.card().text).toBe(
      '**Người đang tham gia · UBND huyện Tre Xanh** – trang 1/1\n1. Nguyễn Thị Ví Dụ – đầu mối của UBND huyện Tre Xanh; tham gia từ ngày 07/09/2023\n2. Lê Thị Dự Phòng – đầu mối dự phòng của UBND huyện Tre Xanh; tham gia từ ngày 07/09/2023',
    );
    await head.presses('1');
    expect(head.card()).toMatchObject({
      text: '**Nguyễn Thị Ví Dụ**\n– đầu mối của UBND huyện Tre Xanh; tham gia Hệ thống từ ngày 07/09/2023\nSố điện thoại: chưa chia sẻ\nViệc đang mở: 02',
      rows: [['Kết thúc vai trò'], ['Quay lại']],
    });
    await head.presses('Kết thúc vai trò');
    expect(head.card().rows).toEqual([
      ['Chuyển công tác'],
      ['Mất điện thoại', 'Thay người'],
      ['Lý do khác'],
      ['Quay lại'],
    ]);
    await head.says('nghỉ chế độ từ tháng này');
    head.sees(/\?\*\* Lý do: khác – “nghỉ chế độ từ tháng này”\.\n/);
    expect(head.card().rows).toEqual([['Xác nhận kết thúc'], ['Quay lại']]);
    await head.presses('Quay lại');
    await head.presses('Chuyển công tác');
    expect(head.card().text).toBe(
      '**Kết thúc vai trò của Nguyễn Thị Ví Dụ (đầu mối của UBND huyện Tre Xanh)?** Lý do: chuyển công tác.\nViệc đang mở: 02\nCác việc này do những người còn lại tiếp tục: Lê Thị Dự Phòng (Đầu mối dự phòng); Trần Văn Giả Sử (Chủ tịch UBND huyện Tre Xanh).\nSau khi xác nhận, quyền truy cập kết thúc ngay và người này được báo.',
    );
    const before = newest(lan);
    await head.presses('Xác nhận kết thúc');
    expect(saidAfter(lan, before)).toEqual([farewell('UBND huyện Tre Xanh', '07/09/2023')]);
    await head.says('số liệu quý II');
    head.sees(/Hệ thống chưa hiểu/, 1);
    expect(office.last()).toMatchObject({
      text: 'Vai trò của Nguyễn Thị Ví Dụ (**đầu mối của UBND huyện Tre Xanh**) đã kết thúc, 08h31 ngày 07/09/2023. Người thực hiện: Trần Văn Giả Sử; lý do: chuyển công tác.',
      ring: false,
    });

    const answers = await stage().db.answer.count();
    const toast = 'Quyền truy cập của Ông/Bà tại UBND huyện Tre Xanh đã kết thúc ngày 07/09/2023.';
    const { id: inspectionId } = await stage().db.inspection.findUniqueOrThrow({ where: { code: 'I-14' } });
    const noticeRow = await stage().db.notice.findFirstOrThrow({ where: { inspectionId } });
    for (const [message, act] of [
      [notice.id, `inspections.ack:${noticeRow.id}`],
      [question.id, 'checklists.set:Q01:YES~2'],
      [question.id, 'documents.remove:abc'],
      [newest(lan), 'desk.todo'],
    ] as const) {
      await lan.taps(message, act);
      expect(lan.toast(), act).toBe(toast);
    }
    await lan.says('Có');
    await lan.sendsFile({ name: 'bao-cao.pdf', bytes: Buffer.from('%PDF-1.4 x') });
    expect(saidAfter(lan, before)).toEqual([
      farewell('UBND huyện Tre Xanh', '07/09/2023'),
      `${farewell('UBND huyện Tre Xanh', '07/09/2023')} Nội dung Ông/Bà vừa gửi không được ghi nhận.`,
    ]);
    expect(await stage().db.answer.count()).toBe(answers);
    expect(await stage().db.evidence.count()).toBe(0);
    expect(await stage().db.notice.findUniqueOrThrow({ where: { id: noticeRow.id } })).toMatchObject({
      acknowledgedAt: null,
    });
    await binh.says('/viec');
    binh.sees(/Việc cần làm/);
    await head.says('/moi');
    await head.presses('Xem, kết thúc vai trò');
    head.sees(/1\. Lê Thị Dự Phòng/, 1);
  });

  it('keeps the reason that was typed, in these words', async () => {
    const office = await stage().seat({ name: 'Văn Phòng', role: 'OFFICE' });
    const head = await stage().seat({ name: 'Chủ Tịch', role: 'HEAD', unit: 'H-01' });
    const focal = await stage().seat({ name: 'Vũ Thị Nghỉ Chế Độ', role: 'FOCAL', unit: 'H-01' });
    const { id } = await roleOf(focal);
    await head.says('/moi');
    await head.presses('Xem, kết thúc vai trò');
    await head.presses('1');
    expect(head.card().text).toMatch(/Không có việc đang mở/);
    await head.presses('Kết thúc vai trò');
    await head.presses('Quay lại');
    const isReason = /Lý do: khác – “số liệu quý II”/;
    await head.says('số liệu quý II');
    head.neverSaw(isReason);
    await head.taps(newest(head), `people.end:${id}`);
    await head.says('về hưu');
    expect(head.card().text).toContain('“về hưu”');
    expect(head.card().text, 'nothing is open that somebody would go on with').not.toMatch(/Các việc này do/);
    // Another reason takes the place of the words; they are of this role alone.
    const { id: own } = await roleOf(head);
    await office.taps(newest(office), `people.end:${own}`);
    await office.says('luân chuyển');
    await office.taps(newest(office), `people.why:${id}:OTHER`);
    expect(office.card().text).toContain('Lý do: không nêu cụ thể');
    await head.taps(newest(head), `people.why:${id}:MOVED`);
    await head.says('số liệu quý II');
    head.neverSaw(isReason);
    await head.taps(newest(head), `people.why:${id}:OTHER`);
    expect(head.card().text).toContain('Lý do: không nêu cụ thể');
    await head.presses('Quay lại');
    await head.says('nghỉ chế độ từ tháng này');
    // The button beside it means the words just typed.
    await head.taps(head.card().id, `people.why:${id}:OTHER`);
    expect(head.card().text).toContain('“nghỉ chế độ từ tháng này”');
    await head.presses('Xác nhận kết thúc');
    office.sees(/Người thực hiện: Chủ Tịch; lý do: khác – “nghỉ chế độ từ tháng này”\./, 1);
    expect(await stage().db.roleHeld.findUniqueOrThrow({ where: { id } })).toMatchObject({
      endReason: 'OTHER',
      endWords: 'nghỉ chế độ từ tháng này',
    });
  });

  it('is refused to everybody else, and a headship to its own unit', async () => {
    const focal = await stage().seat({ name: 'Đầu Mối', role: 'FOCAL', unit: 'SO-02' });
    const head = await stage().seat({ name: 'Giám Đốc', role: 'HEAD', unit: 'SO-02' });
    const deputy = await stage().seat({ name: 'Dự Phòng', role: 'DEPUTY', unit: 'SO-02' });
    const other = await stage().seat({ name: 'Giám Đốc Khác', role: 'HEAD', unit: 'SO-03' });
    const lead = await stage().seat({ name: 'Tổ Trưởng', role: 'LEAD', team: 'A' });
    const focalRole = await roleOf(focal);
    const headRole = await roleOf(head);
    for (const [phone, roleId] of [
      [deputy, focalRole.id],
      [focal, focalRole.id],
      [other, focalRole.id],
      [lead, focalRole.id],
      [head, headRole.id],
      [focal, headRole.id],
    ] as const) {
      for (const act of ['member', 'end', 'why', 'endnow', 'notours', 'expel']) {
        await phone.taps(newest(phone), `people.${act}:${roleId}:MOVED`);
        expect(phone.toast(), act).toBe(RIGHTS);
      }
      await phone.taps(newest(phone), `people.members:-`);
      expect(phone.toast()).toBe(RIGHTS);
    }
    expect(await stage().db.roleHeld.count({ where: { id: { in: [focalRole.id, headRole.id] }, endedAt: null } })).toBe(
      2,
    );
  }, 60_000);

  it('once, when two of the office press at the same time; and it can be given back by inviting again', async () => {
    const one = await stage().seat({ name: 'Cán Bộ Một', role: 'OFFICE' });
    const two = await stage().seat({ name: 'Cán Bộ Hai', role: 'OFFICE' });
    const focal = await stage().seat({ name: 'Trương Thị Làm Mẫu', role: 'FOCAL', unit: 'P-03' });
    const open = await unitLink(stage(), 'P-03', 'FOCAL');
    const { id } = await roleOf(focal);
    const before = newest(focal);
    await Promise.all([one, two].map((phone) => phone.taps(newest(phone), `people.endnow:${id}:PHONE_LOST`)));
    expect(saidAfter(focal, before)).toEqual([farewell('UBND phường Hồ Sen – quận Hoa Sữa', '07/09/2023')]);
    expect([one.toast(), two.toast()].filter((toast) => toast?.startsWith('Vai trò này đã kết thúc'))).toHaveLength(1);
    expect(await stage().db.auditEntry.count({ where: { act: 'people.role-ended', subject: id } })).toBe(1);
    const guest = stage().stranger('Cầm liên kết cũ');
    await guest.starts(open.token);
    expect(guest.last().text).toBe(CALM);
    const again = await unitLink(stage(), 'P-03', 'FOCAL');
    await focal.starts(again.token);
    await focal.presses('Đồng ý');
    focal.sees('với vai trò **đầu mối của UBND phường Hồ Sen – quận Hoa Sữa**');
    await focal.says('/viec');
    focal.sees(/việc/, 1);
  });

  it('before what waits in the queue, and over a restart in the middle', async () => {
    const focal = await stage().seat({ name: 'Trong Hàng Đợi', role: 'FOCAL', unit: 'DV-01' });
    const office = await stage().seat({ name: 'Cán Bộ Ba', role: 'OFFICE' });
    const { id } = await roleOf(focal);
    await office.taps(newest(office), `people.why:${id}:OTHER`);
    await stage().restart();
    const before = newest(focal);
    await Promise.all([office.presses('Xác nhận kết thúc'), focal.says('/viec'), focal.says('/toi'), focal.says('Có')]);
    await stage().restart();
    await focal.says('/viec');
    const said = saidAfter(focal, before).filter((text) => text.startsWith('Quyền truy cập'));
    // The farewell, and the answer to whatever came behind it.
    expect([1, 2]).toContain(said.length);
    expect(await stage().db.roleHeld.findUniqueOrThrow({ where: { id } })).toMatchObject({ endReason: 'OTHER' });
  });

  it('of two roles leaves the other, in the words of somebody who stays', async () => {
    const both = await stage().seat({ name: 'Hai Đơn Vị', role: 'DEPUTY', unit: 'DN-01', locale: 'en' });
    const made = await unitLink(stage(), 'DN-02', 'DEPUTY');
    await both.starts(made.token);
    await both.presses('Agree');
    const office = await stage().seat({ name: 'Cán Bộ Bốn', role: 'OFFICE' });
    const role = await stage().db.roleHeld.findFirstOrThrow({
      where: { personId: both.personId!, unit: { code: 'DN-01' } },
    });
    await office.taps(newest(office), `people.endnow:${role.id}:MOVED`);
    expect(both.last().text).toBe(
      'Your role deputy focal point of Công ty Dịch vụ Đô thị Mẫu ended on 7 September 2023. Your other roles have not changed. Thank you for your cooperation.',
    );
    await both.says('/toi');
    both.sees(/deputy focal point of Công ty Thoát nước Mẫu/);
    both.sees(/^(?!.*Đô thị)/s, 1);
  });
});

describe('ended by the operator', () => {
  it('lists who holds what, and ends by the beginning of an id; the running bot tells', async () => {
    const read = readConfig({});
    if (!read.ok) throw new Error('no settings are needed');
    const opened = {
      config: read.config,
      kind: 'demo' as const,
      bot: null,
      db: stage().db,
      words: loadWords('locales', 'refuse'),
      clock: stage().clock,
    };
    const focal = await stage().seat({ name: 'Người Của Sở', role: 'FOCAL', unit: 'SO-04' });
    const lines = await roleLines(opened);
    const mine = lines.find((line) => line.includes('Người Của Sở'))!;
    expect(lines[lines.indexOf(mine) - 1]).toBe('Ban Quản lý Khu Mẫu');
    const [short] = mine.trim().split(' ');
    await expect(endRole(opened, '!', { reason: 'moved' })).rejects.toMatchObject({ name: 'SetupFault' });
    expect((await endRole(opened, short!, { reason: 'phone-lost' }))[0]).toBe(
      'Ended: Người Của Sở, focal point of Ban Quản lý Khu Mẫu. Reason: phone lost.',
    );
    await stage().at('2023-09-07 08:40');
    expect(focal.last().text).toBe(farewell('Ban Quản lý Khu Mẫu', '07/09/2023'));
    await expect(endRole(opened, short!, { reason: 'moved' })).rejects.toMatchObject({ name: 'SetupFault' });
  });
});

describe('ended by an amended register', () => {
  beforeEach(() => stage().clock.move(at('2023-10-10 08:20')));
  let office: Phone;
  const sends = async (plan: CheckedPlan) => {
    await office.sendsFile({
      name: 'ke-hoach.xlsx',
      mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      bytes: await writePlanWorkbook(plan),
    });
    await stage().drain();
  };
  const register = [
    ...CITY.delegation.map((row) => (row.name === 'Phạm Giả Định' ? { ...row, team: 'A' } : row)),
    { ...CITY.delegation[0]!, name: 'Tổ Trưởng Mới', agency: 'Sở Y tế', roles: ['LEAD'] as const, team: 'B' },
  ];

  it('names each role first; a moved lead loses the unannounced visit and gains the other team', async () => {
    const { seat } = stage();
    office = await seat({ name: 'Nạp Kế Hoạch', role: 'OFFICE' });
    const lead = await seat({ name: 'Phạm Giả Định', role: 'LEAD', team: 'B' });
    const gone = await seat({ name: 'Hoàng Thị Ví Dụ', role: 'MEMBER', team: 'B' });
    const focal = await seat({ name: 'Cao Thị Nêu Gương', role: 'FOCAL', unit: 'X-01' });
    const waits = { id: 'cho-duyet', personId: gone.personId!, role: 'MEMBER' as const };
    const { id: teamId } = await stage().db.team.findUniqueOrThrow({ where: { name: 'B' } });
    await stage().db.roleHeld.create({
      data: { ...waits, teamId, pending: true, pendingFor: 'APPROVAL', fromAt: stage().clock.now() },
    });
    await stage().at('2023-10-10 08:20');
    const surprise = lead.sees(/Đột xuất, chưa công bố/);
    await lead.says('/lich');
    lead.sees(/Hồ Sen/, 1);
    const plan: CheckedPlan = {
      ...CITY,
      delegation: register.filter((row) => row.name !== 'Hoàng Thị Ví Dụ'),
      units: CITY.units.map((row) =>
        row.code === 'X-01' ? { ...row, focalName: 'Người Kế Nhiệm', focalPhone: '+84912000001' } : row,
      ),
    };
    await sends(plan);
    const preview = office.last().text;
    expect(preview).toContain('Đoàn kiểm tra: bỏ 01 người không còn trong danh sách');
    expect(preview).toContain('**Vai trò sẽ kết thúc khi áp dụng: 04**');
    expect(preview).toContain('– Phạm Giả Định, Tổ trưởng Tổ B → Tổ trưởng Tổ A');
    expect(preview).toContain('– Hoàng Thị Ví Dụ, Thành viên Tổ B');
    expect(preview).toContain('– Cao Thị Nêu Gương, đầu mối của UBND xã Hòa Bình – huyện Lúa Vàng');
    expect(await stage().db.roleHeld.count({ where: { endReason: 'REGISTER' } })).toBe(0);

    await office.presses('Áp dụng');
    await stage().drain();
    office.sees(/Đã áp dụng lúc/);
    expect(await stage().db.roleHeld.count({ where: { endReason: 'REGISTER' } })).toBe(4);
    expect(lead.last().text).toBe(
      'Theo danh sách đã điều chỉnh, từ ngày 10/10/2023 vai trò của Ông/Bà trên Hệ thống là **Tổ trưởng Tổ A**; vai trò Tổ trưởng Tổ B đã kết thúc. Trân trọng cảm ơn sự phối hợp của Ông/Bà.',
    );
    expect(gone.last().text).toBe(farewell('Đoàn kiểm tra', '10/10/2023'));
    // A second role had only waited; the farewell stands all the same, and an old screen does not repeat it.
    const told = newest(gone);
    await gone.taps(told, 'desk.todo');
    expect(saidAfter(gone, told)).toEqual([]);
    expect(focal.last().text).toMatch(/^Quyền truy cập của Ông\/Bà tại UBND xã Hòa Bình/);
    expect(lead.chat().find((message) => message.id === surprise.id)?.text).toBe(
      'Nội dung này không còn trong phạm vi của Ông/Bà.',
    );
    const { id } = await stage().db.inspection.findUniqueOrThrow({ where: { code: 'I-15' } });
    for (const verb of ['arrive', 'confirm', 'see', 'focal', 'ics']) {
      await lead.taps(surprise.id, `inspections.${verb}:${id}`);
      expect(lead.toast(), verb).toBe(RIGHTS);
    }
    await lead.taps(surprise.id, `checklists.onsite:${id}`);
    expect(lead.toast()).toBe(RIGHTS);
    const before = newest(lead);
    for (const command of ['/lich', '/viec', '/tailieu', '/rasoat', '/khacphuc']) await lead.says(command);
    expect(saidAfter(lead, before).join('\n')).not.toMatch(/Hồ Sen|đột xuất/i);
    await lead.says('/toi');
    lead.sees('– Tổ trưởng Tổ A; tham gia Hệ thống từ ngày 10/10/2023');

    await sends(plan);
    office.sees('Tệp trùng với dữ liệu hiện có; không có thay đổi.', 2);
  }, 90_000);

  it('an absent sheet ends nobody; what was not named is not ended', async () => {
    const lead = await stage().seat({ name: 'Đỗ Văn Thử Nghiệm', role: 'LEAD', team: 'C' });
    await sends({ plan: CITY.plan, units: CITY.units });
    expect(office.last().text).not.toMatch(/kết thúc/);
    await sends({ ...CITY, delegation: register.filter((row) => !/Thử Nghiệm|Thí Dụ/.test(row.name)) });
    expect(office.last().text).toMatch(/– Đỗ Văn Thử Nghiệm, Tổ trưởng Tổ C/);
    const late = await order(stage(), { role: 'LEAD', fullName: 'Lê Văn Thí Dụ', invitedById: null });
    const newcomer = stage().stranger('Vào giữa chừng');
    await newcomer.starts(late.token);
    await newcomer.presses('Đồng ý');
    await office.presses('Áp dụng');
    await stage().drain();
    office.sees(/Dữ liệu đã thay đổi từ lúc xem trước/);
    expect((await roleOf(lead)).endedAt).toBeNull();
  }, 90_000);
});
