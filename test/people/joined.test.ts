// Somebody comes in by a link: who hears of it, the button that ends it, and what happens when the post is held.
import { beforeEach, describe, expect, it } from 'vitest';
import { at } from '../../src/kit/calendar.js';
import type { UnitRole } from '../../src/people/rules.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { newest, order, saidAfter, unitLink } from './cast.js';

const stage = useStage({ at: '2023-08-15 08:30', city: true });
const RIGHTS = 'Nội dung này hiện không có trong phạm vi của Ông/Bà.';
const ENDED =
  /^Quyền truy cập của Ông\/Bà tại .+ đã kết thúc ngày \d\d\/08\/2023\. Trân trọng cảm ơn sự phối hợp của Ông\/Bà\.$/;

let day = 14;
// A working day each: on a Saturday what goes to others would wait for Monday.
beforeEach(() => stage().clock.move(at(`2023-08-${(day += day === 18 ? 3 : 1)} 09:00`)));

const invited = async (by: Phone | null, code: string, role: UnitRole) => {
  const { id } = await stage().db.unit.findUniqueOrThrow({ where: { code } });
  return order(stage(), { role, unitId: id, invitedById: by?.personId ?? null });
};

/** Comes in by the link, under this name if one is asked for. */
async function comesIn(token: string, name: string, phone?: string): Promise<Phone> {
  const newcomer = stage().stranger(name, phone);
  await newcomer.starts(token);
  await newcomer.presses('Đồng ý');
  if (phone) await newcomer.sharesContact();
  if (/họ và tên/.test(newcomer.last().text)) {
    await newcomer.says(name);
    await newcomer.presses('Xác nhận');
  }
  return newcomer;
}

const told = (phone: Phone) => phone.heard().filter((message) => /đã tham gia qua|has joined by/.test(message.text));
const roleOf = (phone: Phone) =>
  stage().db.roleHeld.findFirstOrThrow({
    where: { person: { chatId: BigInt(phone.id) } },
    orderBy: { fromAt: 'desc' },
  });

describe('a forwarded link', () => {
  it('makes the stranger known to the head and the inviter at once; one button ends it, later too, and only once', async () => {
    const head = await stage().seat({ name: 'Chủ Tịch Sen Hồng', role: 'HEAD', unit: 'Q-01' });
    const office = await stage().seat({ name: 'Người Mời', role: 'OFFICE', locale: 'en' });
    const second = await stage().seat({ name: 'Văn Phòng Hai', role: 'OFFICE' });
    const other = await stage().seat({ name: 'Chủ Tịch Khác', role: 'HEAD', unit: 'Q-02' });
    const stranger = await comesIn((await invited(office, 'Q-01', 'DEPUTY')).token, 'Người Lạ Mặt');
    stranger.sees('đầu mối dự phòng của UBND quận Sen Hồng');
    expect(told(head)).toMatchObject([
      {
        text: '**Người Lạ Mặt** đã tham gia qua liên kết mời, vai trò **đầu mối dự phòng của UBND quận Sen Hồng**, 09h00 ngày 15/08/2023.\nSố điện thoại: chưa chia sẻ.',
        rows: [['Không phải người của đơn vị']],
        ring: true,
      },
    ]);
    expect(told(office)).toMatchObject([{ rows: [['Not from our unit']], ring: true }]);
    expect([...told(second), ...told(other), ...told(stranger)]).toEqual([]);
  });

  it('is ended by one button, after one more press, later too, and only once', async () => {
    const head = await stage().seat({ name: 'Chủ Tịch Lúa Vàng', role: 'HEAD', unit: 'H-01' });
    const office = await stage().seat({ name: 'Người Mời Hai', role: 'OFFICE', locale: 'en' });
    const other = await stage().seat({ name: 'Đầu Mối Lúa Vàng', role: 'FOCAL', unit: 'H-01' });
    const stranger = await comesIn((await invited(office, 'H-01', 'DEPUTY')).token, 'Người Lạ Thứ Hai');
    const { id } = await roleOf(stranger);
    for (const phone of [other, stranger]) {
      await phone.taps(newest(phone), `people.notours:${id}`);
      expect(phone.toast()).toBe(RIGHTS);
      await phone.taps(newest(phone), `people.expel:${id}`);
      expect(phone.toast()).toBe(RIGHTS);
    }
    stage().clock.move(at(`2023-08-${day} 16:00`));
    await head.presses('Không phải người của đơn vị');
    expect(head.card()).toMatchObject({
      text: expect.stringMatching(/^\*\*Kết thúc vai trò của Người Lạ Thứ Hai \(đầu mối dự phòng .+\)\?\*\*/) as string,
      rows: [['Xác nhận kết thúc'], ['Để sau']],
    });
    const before = newest(stranger);
    await head.presses('Xác nhận kết thúc');
    expect(head.card().text).toMatch(
      /^Đã kết thúc vai trò của Người Lạ Thứ Hai \(đầu mối dự phòng .+\), 16h00 ngày 16\/08\/2023\.$/,
    );
    expect(saidAfter(stranger, before)).toEqual([expect.stringMatching(ENDED)]);
    expect(office.last().text).toBe(
      'The role of Người Lạ Thứ Hai (**deputy focal point of UBND huyện Lúa Vàng**) has ended, 16:00 on 16 August 2023. Ended by Chủ Tịch Lúa Vàng; reason: not the person invited.',
    );
    expect([told(head)[0]!.rows, told(office)[0]!.rows]).toEqual([[], []]);
    for (const verb of ['notours', 'expel']) {
      await office.taps(newest(office), `people.${verb}:${id}`);
      expect(office.toast()).toBe('This role has ended already, 16:00 on 16 August 2023.');
    }
    expect(saidAfter(stranger, before)).toHaveLength(1);
    expect(await stage().db.auditEntry.findMany({ where: { act: 'people.role-ended', subject: id } })).toMatchObject([
      { personId: head.personId, facts: { reason: 'NOT_OURS', role: 'DEPUTY' } },
    ]);
    const { personId } = await roleOf(stranger);
    expect(await stage().db.roleHeld.count({ where: { personId, endedAt: null } })).toBe(0);
  });

  it('is told to the office while no head has joined, with the last digits of a phone that was compared', async () => {
    const office = await stage().seat({ name: 'Văn Phòng Tre Xanh', role: 'OFFICE' });
    await comesIn((await unitLink(stage(), 'H-02', 'FOCAL')).token, 'Lan', '+84900000001');
    expect(told(office)[0]!.text).toBe(
      '**Nguyễn Thị Ví Dụ** đã tham gia qua liên kết mời, vai trò **đầu mối của UBND huyện Tre Xanh**, 09h00 ngày 17/08/2023.\nSố điện thoại: … 001, đã đối chiếu.',
    );
    const head = await comesIn((await unitLink(stage(), 'H-02', 'HEAD')).token, 'Chủ tịch', '+84900000002');
    expect(told(office)).toHaveLength(2);
    expect(told(head)).toEqual([]);
  });

  it('to the office is told to the other office persons, to the delegation to the inviter', async () => {
    const one = await stage().seat({ name: 'Cán Bộ Một', role: 'OFFICE' });
    const two = await stage().seat({ name: 'Cán Bộ Hai', role: 'OFFICE' });
    const lead = await stage().seat({ name: 'Tổ Trưởng Đứng Ngoài', role: 'LEAD', team: 'C' });
    const third = await order(stage(), { role: 'OFFICE', fullName: 'Cán Bộ Ba', invitedById: null });
    const newcomer = await comesIn(third.token, 'Ba');
    for (const phone of [one, two]) expect(told(phone)[0]!.rows).toEqual([['Không đúng người được mời']]);
    expect([...told(lead), ...told(newcomer)]).toEqual([]);
    const member = await order(stage(), { role: 'MEMBER', fullName: 'Hoàng Thị Ví Dụ', invitedById: two.personId });
    await comesIn(member.token, 'Thành viên');
    expect([told(one).length, told(two).length]).toEqual([1, 2]);
    await two.presses('Không đúng người được mời');
    await two.presses('Xác nhận kết thúc');
    expect(await stage().db.roleHeld.count({ where: { role: 'MEMBER', endReason: 'NOT_OURS' } })).toBe(1);
  });
});

describe('joining for a post that is held', () => {
  it('waits for the head, who replaces: the predecessor is thanked, the successor is in', async () => {
    const old = await stage().seat({ name: 'Đầu Mối Cũ', role: 'FOCAL', unit: 'TX-01' });
    const head = await stage().seat({ name: 'Chủ Tịch Gốm Cổ', role: 'HEAD', unit: 'TX-01' });
    const newcomer = await comesIn((await invited(head, 'TX-01', 'FOCAL')).token, 'Lý Thị Tên Tạm');
    expect(newcomer.last().text).toBe(
      'Hệ thống đã ghi nhận. Vai trò đầu mối của UBND thị xã Gốm Cổ hiện đang có người đảm nhiệm; Hệ thống đang xin ý kiến Chủ tịch UBND thị xã Gốm Cổ, kết quả sẽ được báo tại đây.',
    );
    await newcomer.says('/viec');
    newcomer.sees(/hiện đang có người đảm nhiệm/, 1);
    await old.says('/viec');
    old.sees(/Hiện không có việc nào/, 1);
    const question =
      '**Lý Thị Tên Tạm** vừa tham gia qua liên kết mời, vai trò **đầu mối của UBND thị xã Gốm Cổ**, 09h00 ngày 21/08/2023. Số điện thoại: chưa chia sẻ.\nVai trò này hiện do Đầu Mối Cũ (tham gia từ ngày 21/08/2023) đảm nhiệm. **Thay người cũ?**';
    expect(head.last()).toMatchObject({
      text: question,
      ring: true,
      rows: [['Thay người cũ'], ['Giữ cả hai'], ['Không nhận người mới']],
    });
    await head.says('/viec');
    head.sees('Trả lời về Lý Thị Tên Tạm, vai trò đầu mối của UBND thị xã Gốm Cổ');
    const { id } = await roleOf(newcomer);
    for (const phone of [old, newcomer]) {
      for (const verb of ['replace', 'replacenow', 'keepboth', 'nottaken', 'replacing', 'approve', 'disapprove']) {
        await phone.taps(newest(phone), `people.${verb}:${id}`);
        expect(phone.toast(), verb).toBe(RIGHTS);
      }
    }
    await head.says('/moi');
    await head.presses('Thay người cũ');
    await head.says('số liệu quý II');
    head.sees(/Hệ thống chưa hiểu/, 1);
    await head.presses('Thay người cũ');
    expect(head.card()).toMatchObject({
      text: '**Giao vai trò đầu mối của UBND thị xã Gốm Cổ cho Lý Thị Tên Tạm?** Sau khi xác nhận, quyền truy cập của Đầu Mối Cũ (tham gia từ ngày 21/08/2023) theo vai trò này kết thúc ngay và người này được báo.',
      rows: [['Xác nhận thay'], ['Quay lại']],
    });
    old.sees(/Hiện không có việc nào/, 1);
    await head.presses('Xác nhận thay');
    expect(old.last().text).toMatch(ENDED);
    expect(newcomer.last().text).toMatch(/^Đã phê duyệt\. .*với vai trò \*\*đầu mối của UBND thị xã Gốm Cổ\*\*/);
    head.sees(`${question}\nĐã thay: Chủ Tịch Gốm Cổ, 09h00 ngày 21/08/2023.`);
    await newcomer.says('/viec');
    newcomer.sees(/Hiện không có việc nào/, 1);
    await head.taps(newest(head), `people.nottaken:${id}`);
    expect(head.toast()).toBe('Đề nghị này đã có kết quả.');
  });

  it('is the office alone for a headship; both can stay, and nobody need be taken', async () => {
    const head = await stage().seat({ name: 'Giám Đốc Đương Nhiệm', role: 'HEAD', unit: 'SO-02' });
    const office = await stage().seat({ name: 'Văn Phòng Sở', role: 'OFFICE' });
    const next = await comesIn((await invited(office, 'SO-02', 'HEAD')).token, 'Bùi Văn Tượng Trưng');
    next.sees('Hệ thống đang xin ý kiến cơ quan thường trực');
    head.neverSaw(/Thay người cũ/);
    const { id } = await roleOf(next);
    await head.says('/viec');
    await head.taps(newest(head), `people.replace:${id}`);
    expect(head.toast()).toBe(RIGHTS);
    await office.presses('Không nhận người mới');
    expect(next.last().text).toMatch(/^Vai trò Giám đốc Sở Thông tin Mẫu chưa được chuyển cho Ông\/Bà\./);
    const before = newest(next);
    await next.says('/viec');
    expect(saidAfter(next, before)[0]).toMatch(/^Đây là kênh làm việc/);
    const third = await comesIn((await invited(office, 'SO-02', 'HEAD')).token, 'Người Thứ Ba');
    await office.presses('Giữ cả hai');
    third.sees('với vai trò **Giám đốc Sở Thông tin Mẫu**');
    await head.says('/viec');
    head.sees(/Hiện không có việc nào/, 1);
  });

  it('is everybody of the office while the unit has no head here, whoever of them invited', async () => {
    const inviter = await stage().seat({ name: 'Văn Phòng Một', role: 'OFFICE' });
    const colleague = await stage().seat({ name: 'Văn Phòng Hai', role: 'OFFICE' });
    await stage().seat({ name: 'Đầu Mối Cũ Hơn', role: 'FOCAL', unit: 'SO-03' });
    const newcomer = await comesIn((await invited(inviter, 'SO-03', 'FOCAL')).token, 'Mai Thị Kế Nhiệm');
    newcomer.sees(/hiện đang có người đảm nhiệm/, 1);
    for (const phone of [inviter, colleague]) phone.sees(/\*\*Mai Thị Kế Nhiệm\*\* .*Thay người cũ\?\*\*$/s, 1);
  });

  it('asks anew when somebody else has taken the post meanwhile: nobody is replaced who did not stand on the card', async () => {
    await stage().seat({ name: 'Người Giữ Cũ', role: 'FOCAL', unit: 'SO-04' });
    const head = await stage().seat({ name: 'Trưởng Ban', role: 'HEAD', unit: 'SO-04' });
    const first = await comesIn((await invited(head, 'SO-04', 'FOCAL')).token, 'Người Kế Một');
    stage().clock.move(at(`2023-08-${day} 09:10`));
    const second = await comesIn((await invited(head, 'SO-04', 'FOCAL')).token, 'Người Kế Hai');
    const [one, two] = head.heard().filter((message) => /Thay người cũ/.test(message.text));
    const old = await stage().db.roleHeld.findFirstOrThrow({ where: { person: { fullName: 'Người Giữ Cũ' } } });
    const press = async (message: { id: number }, phone: Phone) =>
      head.taps(message.id, `people.replacenow:${(await roleOf(phone)).id}:${old.id}`);
    stage().clock.move(at(`2023-08-${day} 09:20`));
    await press(one!, first);
    await press(two!, second);
    expect(head.card().text).toMatch(/hiện do Người Kế Một \(tham gia từ ngày .+ đảm nhiệm\. \*\*Thay người cũ\?\*\*$/);
    await first.says('/viec');
    first.sees(/Hiện không có việc nào/, 1);
    await head.presses('Thay người cũ');
    await head.presses('Xác nhận thay');
    expect(first.last().text).toMatch(ENDED);
    second.sees('với vai trò **đầu mối của Ban Quản lý Khu Mẫu**');
  });

  it('says at once when nobody can answer, and finds whoever of the office joins later', async () => {
    await stage().db.roleHeld.updateMany({
      where: { role: 'OFFICE' },
      data: { endedAt: stage().clock.now(), endReason: 'OTHER' },
    });
    // One of the office who cannot be reached is nobody who could be asked.
    const away = await stage().seat({ name: 'Văn Phòng Vắng', role: 'OFFICE' });
    await stage().db.person.update({ where: { id: away.personId! }, data: { blockedAt: stage().clock.now() } });
    await stage().seat({ name: 'Người Giữ', role: 'FOCAL', unit: 'SO-03' });
    const newcomer = await comesIn((await unitLink(stage(), 'SO-03', 'FOCAL')).token, 'Người Đến Sau');
    expect(newcomer.last().text).toMatch(
      /hiện đang có người đảm nhiệm và chưa có ai trả lời được trên Hệ thống\. Đề nghị Ông\/Bà liên hệ cơ quan thường trực/,
    );
    const office = await stage().seat({ name: 'Cán Bộ Vào Sau', role: 'OFFICE' });
    await office.says('/viec');
    office.sees('Trả lời về Người Đến Sau');
  });

  it('sees the first of two who join for a free post at the same instant', async () => {
    const made = [await unitLink(stage(), 'DV-01', 'FOCAL'), await unitLink(stage(), 'DV-01', 'FOCAL')];
    const phones = ['Cùng Lúc Một', 'Cùng Lúc Hai'].map((name) => ({ name, phone: stage().stranger(name) }));
    for (const [n, { name, phone }] of phones.entries()) {
      await phone.starts(made[n]!.token);
      await phone.presses('Đồng ý');
      await phone.says(name);
    }
    await Promise.all(phones.map(({ phone }) => phone.presses('Xác nhận')));
    const roles = await stage().db.roleHeld.findMany({
      where: { unit: { code: 'DV-01' } },
      orderBy: { pending: 'asc' },
    });
    expect(roles.map((role) => [role.pending, role.pendingFor])).toEqual([
      [false, null],
      [true, 'REPLACEMENT'],
    ]);
  });
});

it('a link taken up by somebody known does not say that a number was compared which it asked nobody for', async () => {
  stage().clock.move(at('2023-08-28 09:00'));
  const office = await stage().seat({ name: 'Văn Phòng Ba', role: 'OFFICE' });
  const data = { focalName: 'Lan Thị Mẫu', focalPhone: '+84900000003' };
  await stage().db.unit.update({ where: { code: 'P-02' }, data });
  const lan = await comesIn((await unitLink(stage(), 'P-02', 'FOCAL')).token, 'Lan Hai', '+84900000003');
  expect(told(office).at(-1)!.text).toMatch(/Số điện thoại: … 003, đã đối chiếu\.$/);
  await lan.starts((await invited(null, 'P-02', 'DEPUTY')).token);
  await lan.presses('Đồng ý');
  expect(told(office).at(-1)!.text).toMatch(
    /\*\*đầu mối dự phòng của .+\nSố điện thoại: … 003, chưa đối chiếu khi nhận vai trò này\.$/,
  );
});
