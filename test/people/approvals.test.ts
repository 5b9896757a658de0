// The second person: who is asked, who may decide, what everyone reads.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { WAITING, newest, order, saidAfter } from './cast.js';

const stage = useStage({ at: '2023-03-15 09:00', city: true });
const RIGHTS = 'Nội dung này hiện không có trong phạm vi của Ông/Bà.';

let hoa: Phone;
let mau: Phone;
let second: Phone;
let reader: Phone;

beforeAll(async () => {
  hoa = await stage().seat({ name: 'Trần Thị Minh Họa', role: 'OFFICE' });
  mau = await stage().seat({ name: 'Nguyễn Văn Mẫu', role: 'DELEGATION_HEAD', locale: 'en' });
  second = await stage().seat({ name: 'Người Thứ Hai', role: 'OFFICE' });
  reader = await stage().seat({ name: 'Phạm Giả Định', role: 'LEAD', team: 'B' });
});

const invited = async (fullName: string, role: 'LEAD' | 'OFFICE' | 'MEMBER' | 'DELEGATION_HEAD', teamName?: string) => {
  const made = await order(stage(), { role, fullName, teamName, invitedById: hoa.personId });
  const phone = stage().stranger(fullName);
  await phone.starts(made.token);
  await phone.presses('Đồng ý');
  return phone;
};

const request = (phone: Phone) => phone.heard().findLast((message) => /phê duyệt:|requested:/.test(message.text))!;

describe('a lead invited from the chat', () => {
  it('waits, may do nothing, and is in once somebody else has approved', async () => {
    const du = await invited('Lê Văn Thí Dụ', 'LEAD');
    expect(du.last()).toMatchObject({ text: WAITING, rows: [] });
    await du.says('/viec');
    expect(du.last().text).toBe(WAITING);
    await du.taps(du.last().id, 'desk.todo');
    expect(du.toast()).toBe(RIGHTS);

    const asked =
      'Kính đề nghị Ông/Bà xem xét, phê duyệt: Lê Văn Thí Dụ, Văn phòng UBND Thành phố, vai trò Tổ trưởng Tổ A; người mời: Trần Thị Minh Họa, 09h00 ngày 15/03/2023.';
    expect(request(second)).toMatchObject({ text: asked, ring: true, rows: [['Phê duyệt'], ['Không phê duyệt']] });
    expect(request(mau).text).toBe(
      'Approval requested: Lê Văn Thí Dụ, Văn phòng UBND Thành phố, role: lead of Team A; invited by Trần Thị Minh Họa, 09:00 on 15 March 2023.',
    );
    hoa.neverSaw(/phê duyệt:/);
    reader.neverSaw(/phê duyệt:/);

    const [approve] = (await stage().db.roleHeld.findMany({ where: { pending: true } })).map(
      (role) => `people.approve:${role.id}`,
    );
    for (const phone of [hoa, reader]) {
      await phone.taps(phone.last().id, approve!);
      expect(phone.toast()).toBe(RIGHTS);
    }
    await hoa.says('/viec');
    expect(hoa.card().text).not.toMatch(/Phê duyệt Lê Văn/);
    await second.says('/viec');
    second.sees('Phê duyệt Lê Văn Thí Dụ, vai trò Tổ trưởng Tổ A');

    await mau.presses('Approve');
    expect(request(mau)).toMatchObject({ rows: [] });
    expect(request(mau).text).toMatch(/\nApproved: Nguyễn Văn Mẫu, 09:00 on 15 March 2023\.$/);
    expect(request(second)).toMatchObject({
      text: `${asked}\nĐã phê duyệt: Nguyễn Văn Mẫu, 09h00 ngày 15/03/2023.`,
      rows: [],
    });
    expect(du.last()).toMatchObject({
      text: 'Đã phê duyệt. Ông/Bà tham gia Hệ thống từ ngày 15/03/2023 với vai trò **Tổ trưởng Tổ A**. Hiện chưa có việc nào cần thực hiện.',
      ring: true,
      rows: [['Việc cần làm'], ['Xem lịch', 'Trợ giúp']],
    });
    await du.presses('Việc cần làm');
    du.sees('Hiện không có việc nào');

    const before = newest(du);
    await second.taps(request(second).id, approve!);
    expect(second.toast()).toBe('Đề nghị này đã có kết quả.');
    await second.taps(request(second).id, approve!.replace('approve', 'disapprove'));
    expect(second.toast()).toBe('Đề nghị này đã có kết quả.');
    expect(saidAfter(du, before)).toEqual([]);
  });
});

describe('one of the office invited from the chat', () => {
  it('does not approve itself, and when not approved is told and stays outside', async () => {
    const moi = await invited('Cán Bộ Mới', 'OFFICE');
    const role = await stage().db.roleHeld.findFirstOrThrow({ where: { pending: true, endedAt: null } });
    await moi.taps(moi.last().id, `people.approve:${role.id}`);
    expect(moi.toast()).toBe(RIGHTS);
    await second.says('/viec');
    const see = second
      .card()
      .rows.flat()
      .find((label) => label.endsWith('Xem'))!;
    await second.presses(see);
    expect(second.card().rows).toEqual([['Phê duyệt'], ['Không phê duyệt']]);
    await second.presses('Không phê duyệt');
    expect(second.card().text).toMatch(/Cán Bộ Mới.+\nKhông phê duyệt: Người Thứ Hai, 09h00 ngày 15\/03\/2023\.$/);
    expect(moi.last()).toMatchObject({
      text: 'Vai trò công chức cơ quan thường trực không được phê duyệt. Khi cần trao đổi, đề nghị Ông/Bà liên hệ cơ quan thường trực (Sở Nội vụ).',
      ring: true,
    });
    await moi.says('/donvi');
    moi.neverSaw(/chưa có người nhận/);
    expect(await stage().db.roleHeld.findUnique({ where: { id: role.id } })).toMatchObject({
      endReason: 'NOT_APPROVED',
      approvedById: second.personId,
    });
  });

  it('is decided once when two press at the same time', async () => {
    const moi = await invited('Hai Người Cùng Bấm', 'OFFICE');
    const before = newest(moi);
    await Promise.all([mau.presses('Approve'), second.presses('Không phê duyệt')]);
    expect(saidAfter(moi, before)).toHaveLength(1);
    expect(
      [mau.toast(), second.toast()].filter((toast) => toast !== null && /đã có kết quả|has been decided/.test(toast)),
    ).toHaveLength(1);
  });
});

describe('who needs no second person', () => {
  it('a plain member, and whoever the operator invited', async () => {
    const member = await invited('Hoàng Thị Ví Dụ', 'MEMBER');
    member.sees('Ông/Bà tham gia Hệ thống từ ngày 15/03/2023 với vai trò **Thành viên Tổ B**.');
    const made = await order(stage(), { role: 'DELEGATION_HEAD', fullName: 'Người Đứng Đầu', invitedById: null });
    const head = stage().stranger('Đứng đầu');
    await head.starts(made.token);
    await head.presses('Đồng ý');
    head.sees('Ông/Bà tham gia Hệ thống từ ngày 15/03/2023 với vai trò **Trưởng Đoàn kiểm tra**.');
  });

  it('a second head of the delegation does, when invited from the chat', async () => {
    const head = await invited('Trưởng Đoàn Khác', 'DELEGATION_HEAD');
    expect(head.last().text).toBe(WAITING);
  });
});

describe('an approval nobody can give', () => {
  it('is said at once, when inviting and when the invited person has confirmed, and stands in /viec', async () => {
    const { db } = stage();
    const where = {
      role: { in: ['DELEGATION_HEAD' as const, 'DELEGATION_DEPUTY' as const, 'OFFICE' as const] },
      personId: { not: hoa.personId! },
      endedAt: null,
    };
    const others = (await db.roleHeld.findMany({ where })).map(({ id }) => id);
    await db.roleHeld.updateMany({ where, data: { endedAt: stage().clock.now() } });
    await invited('Không Ai Duyệt', 'LEAD', 'A');
    expect(hoa.last()).toMatchObject({ ring: true });
    hoa.sees(/Không Ai Duyệt, vai trò Tổ trưởng Tổ A: chưa có người thứ hai để phê duyệt.*Trưởng Đoàn.*dondoc invite/);
    await hoa.says('/viec');
    hoa.sees('Không Ai Duyệt, vai trò Tổ trưởng Tổ A: chưa có ai phê duyệt được');
    const see = hoa
      .card()
      .rows.flat()
      .find((label) => label.endsWith('Xem'))!;
    await hoa.presses(see);
    hoa.sees(/dondoc invite/);
    await db.roleHeld.updateMany({ where: { id: { in: others } }, data: { endedAt: null } });
  });
});
