// /moi and /donvi: the office and a unit's head make links from the chat; nobody else does.
import { describe, expect, it } from 'vitest';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { CALM, newest, saidAfter, unitLink } from './cast.js';

const stage = useStage({ at: '2023-03-15 09:00', city: true });
const RIGHTS = 'Nội dung này hiện không có trong phạm vi của Ông/Bà.';

const tokenIn = (phone: Phone): string => /\?start=([A-Za-z0-9_-]+)/.exec(phone.last().text)?.[1] ?? '';

describe('/moi of the office', () => {
  it('finds a unit by part of its name without marks, and makes a message to forward', async () => {
    const hoa = await stage().seat({ name: 'Trần Thị Minh Họa', role: 'OFFICE' });
    await hoa.says('/moi');
    expect(hoa.card().rows).toEqual([['Đơn vị', 'Đoàn kiểm tra'], ['Hủy']]);
    await hoa.says('quang trung hoa sua');
    expect(hoa.card()).toMatchObject({
      text: '**Mời tham gia · chọn đơn vị** – trang 1/1\n1. UBND phường Quang Trung – quận Hoa Sữa\nCó thể gửi một phần tên hoặc mã đơn vị để tìm, ví dụ: tre xanh',
      rows: [['1'], ['Hủy']],
    });
    await hoa.presses('1');
    expect(hoa.card()).toMatchObject({
      text: '**UBND phường Quang Trung – quận Hoa Sữa** – mời với vai trò nào?',
      rows: [['Đầu mối'], ['Đầu mối dự phòng'], ['Thủ trưởng'], ['Quay lại', 'Hủy']],
    });
    await hoa.presses('Đầu mối dự phòng');
    expect(hoa.card().text).toBe(
      'Đã tạo liên kết mời **đầu mối dự phòng của UBND phường Quang Trung – quận Hoa Sữa**: dùng được một lần, có hiệu lực đến 09h00 ngày 18/03/2023. Đề nghị chuyển tiếp tin nhắn dưới đây đến đúng người.',
    );
    const letter = hoa.last();
    expect(letter.rows).toEqual([]);
    expect(letter.text).toMatch(
      /^Kính gửi UBND phường Quang Trung – quận Hoa Sữa\. Cơ quan thường trực \(Sở Nội vụ\) trân trọng kính mời đầu mối dự phòng của UBND phường Quang Trung – quận Hoa Sữa tham gia[^\n]+\nhttps:\/\/t\.me\/dondoc_demo_bot\?start=[A-Za-z0-9_-]{43}\nLiên kết dùng được một lần, có hiệu lực đến 09h00 ngày 18\/03\/2023; đề nghị chỉ chuyển cho đúng người được mời\. Trân trọng\.\/\.$/,
    );
    const guest = stage().stranger('Khách');
    await guest.starts(tokenIn(hoa));
    await guest.presses('Đồng ý');
    await guest.says('Ngô Văn Khách Mời');
    await guest.presses('Xác nhận');
    guest.sees('đầu mối dự phòng của UBND phường Quang Trung – quận Hoa Sữa');

    // One alone in the office is told that nobody could approve; a role the register does not give is none.
    const { id } = await stage().db.delegate.findFirstOrThrow({ where: { fullName: 'Phạm Giả Định' } });
    await hoa.taps(newest(hoa), `people.seat:${id}:LEAD`);
    expect(hoa.card().text).toMatch(
      /^Đã tạo liên kết mời .+\nVai trò này cần người thứ hai phê duyệt, nhưng hiện chưa có ai/,
    );
    await hoa.taps(newest(hoa), `people.seat:${id}:MEMBER`);
    expect(hoa.toast()).toBe(RIGHTS);
  });

  it('turns pages of six, numbers by number, and says kindly when nothing is found', async () => {
    const office = await stage().seat({ name: 'Lật Trang', role: 'OFFICE' });
    await office.says('/moi');
    await office.presses('Đơn vị');
    expect(office.card().text).toMatch(/trang 1\/5\n1\. /);
    expect(office.card().rows).toEqual([['1', '2', '3'], ['4', '5', '6'], ['Sau ›'], ['Hủy']]);
    await office.presses('Sau ›');
    expect(office.card().rows).toEqual([
      ['1', '2', '3'],
      ['4', '5', '6'],
      ['‹ Trước', 'Sau ›'],
    ]);
    const third = /\n3\. (.+)/.exec(office.card().text)![1]!;
    const old = () => office.taps(newest(office), 'people.units:0~0');
    await old();
    expect(office.card().text, 'the same page comes again').toMatch(/trang 2\/5\n/);
    await office.says('3');
    expect(office.card().text).toContain(`**${third}**`);
    await old();
    expect(office.card().text, 'the same question comes again').toContain(`**${third}**`);
    await office.presses('Quay lại');
    await office.says('khong co dau');
    expect(office.card().text).toBe(
      'Hệ thống chưa tìm thấy đơn vị nào có “khong co dau”. Đề nghị gửi một phần tên hoặc mã đơn vị, ví dụ: tre xanh.',
    );
    await office.says('hoa an');
    expect(office.card().text).toContain('1. UBND xã Hoà An – huyện Tre Xanh');
    await office.says('ubnd');
    const found = office.card().text;
    const [, pages] = /trang 1\/([234])\n/.exec(found)!;
    await office.presses('1');
    await office.presses('Quay lại');
    expect(office.card().text, 'back to what was searched for').toBe(found);
    await office.presses('Sau ›');
    expect(office.card().text).toContain(` – trang 2/${pages}\n`);
    await office.says('hoa an');
    await office.presses('Hủy');
    office.sees('Đã đóng; không tạo liên kết mới.');
    await office.says('tre xanh');
    office.sees(/Hệ thống chưa hiểu/, 1);
  });

  it('invites to the delegation from its register, each in a role the register gives', async () => {
    const office = await stage().seat({ name: 'Mời Đoàn', role: 'OFFICE' });
    await office.says('/moi');
    await office.presses('Đoàn kiểm tra');
    expect(office.card().text).toMatch(
      /chọn thành viên Đoàn\*\* – trang 1\/2\n1\. Hoàng Thị Ví Dụ, Sở Tư pháp\n[^]+\n3\. Phạm Giả Định, Thanh tra Thành phố\n/,
    );
    await office.presses('Sau ›');
    await office.taps(newest(office), 'people.units:0~0');
    expect(office.card().text, 'the same page comes again').toMatch(/ – trang 2\/2\n/);
    await office.presses('‹ Trước');
    await office.presses('3');
    await office.taps(newest(office), 'people.units:0~0');
    expect(office.card()).toMatchObject({
      text: '**Phạm Giả Định, Thanh tra Thành phố** – mời với vai trò nào?',
      rows: [['Tổ trưởng'], ['Quay lại', 'Hủy']],
    });
    await office.presses('Tổ trưởng');
    expect(office.card().text).toMatch(
      /^Đã tạo liên kết mời \*\*Tổ trưởng Tổ B\*\*.+\nVai trò này cần thêm một người phê duyệt/,
    );
    expect(office.last().text).toMatch(/^Kính gửi Ông\/Bà Phạm Giả Định\. .+ vai trò Tổ trưởng Tổ B\./);
  });

  it('keeps the link readable only until it has been sent', async () => {
    const office = await stage().seat({ name: 'Che Liên Kết', role: 'OFFICE' });
    await office.says('/moi');
    await office.says('thoat nuoc');
    await office.presses('1');
    await office.presses('Thủ trưởng');
    const token = tokenIn(office);
    expect(token).toHaveLength(43);
    await stage().at('2023-03-15 09:01');
    const rows = await stage().db.$queryRaw<
      { hit: boolean }[]
    >`SELECT body::text LIKE ${`%${token}%`} AS hit FROM outbox`;
    expect(rows.some((row) => row.hit)).toBe(false);
    const kept = await stage().db.outboxMessage.findFirstOrThrow({
      where: { dedupeKey: { startsWith: 'invitation:' } },
      orderBy: { id: 'desc' },
    });
    expect(JSON.stringify(kept.body)).toContain('https://t.me/dondoc_demo_bot?start=…');
  });
});

describe('/moi of others', () => {
  it("a unit's head invites focal point and deputy of the own unit only", async () => {
    const head = await stage().seat({ name: 'Trần Văn Giả Sử', role: 'HEAD', unit: 'H-02' });
    await head.says('/moi');
    expect(head.card()).toMatchObject({
      text: '**UBND huyện Tre Xanh** – mời với vai trò nào?',
      rows: [['Đầu mối'], ['Đầu mối dự phòng'], ['Hủy']],
    });
    await head.says('hoa an');
    expect(head.last().text, 'only the office searches').toBe(RIGHTS);
    await head.presses('Đầu mối');
    expect(head.card().text).toMatch(/số điện thoại trùng với danh sách/);
    expect(head.last().text).toMatch(
      /^Kính gửi Ông\/Bà\. UBND huyện Tre Xanh trân trọng kính mời Ông\/Bà tham gia kênh [^\n]*, vai trò đầu mối của UBND huyện Tre Xanh\. /,
    );
    const { db } = stage();
    const own = await db.unit.findUniqueOrThrow({ where: { code: 'H-02' } });
    const other = await db.unit.findUniqueOrThrow({ where: { code: 'H-01' } });
    const delegate = await db.delegate.findFirstOrThrow();
    const made = await db.invitation.count();
    for (const act of [
      `people.make:${own.id}:HEAD`,
      `people.make:${own.id}:OFFICE`,
      `people.make:${other.id}:FOCAL`,
      `people.again:${other.id}:FOCAL`,
      `people.pick:${other.id}`,
      `people.seat:${delegate.id}:LEAD`,
      `people.person:${delegate.id}`,
      'people.delegation',
      'people.unreached',
      'people.make',
    ]) {
      await head.taps(head.last().id, act);
      expect(head.toast(), act).toBe(RIGHTS);
    }
    expect(await db.invitation.count()).toBe(made);
    const open = () => db.invitation.count({ where: { unitId: own.id, role: 'FOCAL', withdrawnAt: null } });
    await head.taps(head.last().id, `people.make:${own.id}:FOCAL`);
    expect(await open(), 'a further link beside the first').toBe(2);
    await head.taps(head.last().id, `people.again:${own.id}:FOCAL`);
    expect(await open(), 'one instead of them').toBe(1);
    // The pages of a head hold the own units, and nothing of another.
    await head.taps(head.last().id, 'people.units:0');
    expect(head.card().text).toContain('UBND huyện Tre Xanh');
    expect(head.card().text).not.toContain(other.name);
  });

  it.each([
    ['FOCAL', { unit: 'H-01' }],
    ['LEAD', { team: 'A' }],
    ['MEMBER', { team: 'B' }],
    ['SECRETARY', {}],
  ] as const)('%s: the commands are unknown', async (role, where) => {
    const phone = await stage().seat({ name: `Không mời ${role}`, role, ...where });
    for (const command of ['/moi', '/invite', '/donvi', '/units']) {
      await phone.says(command);
      phone.sees(/Hệ thống chưa hiểu/, 1);
    }
    await phone.taps(phone.last().id, 'people.moi');
    expect(phone.toast()).toBe(RIGHTS);
  });
});

describe('/donvi', () => {
  it('names the units nobody can be reached in, why, and invites again', async () => {
    const { db } = stage();
    // Everybody has somebody, except three units.
    const units = await db.unit.findMany({
      where: { code: { notIn: ['P-04', 'DN-01', 'X-03'] } },
      orderBy: { code: 'asc' },
    });
    for (const unit of units) await stage().seat({ name: `Đầu mối ${unit.code}`, role: 'FOCAL', unit: unit.code });
    const old = await unitLink(stage(), 'P-04', 'HEAD');
    const office = await stage().seat({ name: 'Xem Đơn Vị', role: 'OFFICE' });
    await office.says('/donvi');
    office.sees(/UBND phường Đầm Sen – quận Sen Hồng: chưa ai tham gia \(mời 15\/03, liên kết còn hiệu lực\)/);
    const blocked = await stage().seat({ name: 'Đã Chặn', role: 'FOCAL', unit: 'DN-01' });
    stage().simulator.block(blocked.id);
    await stage().drain();
    await stage().at('2023-03-20 09:00');
    await office.says('/donvi');
    expect(office.card()).toMatchObject({
      text: [
        '**Đơn vị chưa có người nhận: 03/26**',
        '1. Công ty Dịch vụ Đô thị Mẫu: đầu mối không nhận được tin của Hệ thống từ 15/03',
        '2. UBND phường Đầm Sen – quận Sen Hồng: chưa ai tham gia (mời 15/03, hết hạn)',
        '3. UBND xã Hoà An – huyện Tre Xanh: chưa ai tham gia (chưa mời)',
      ].join('\n'),
      rows: [['1 · Mời lại', '2 · Mời lại'], ['3 · Mời'], ['Việc cần làm']],
    });
    await office.says('/viec');
    office.sees('Đơn vị chưa có người nhận: 03/26');
    await office.presses('Xem');
    await office.presses('2 · Mời lại');
    office.sees(/trân trọng kính mời Chủ tịch UBND phường Đầm Sen tham gia/);
    const first = tokenIn(office);
    await office.says('/donvi');
    await office.presses('2 · Mời lại');
    const second = tokenIn(office);
    const guest = stage().stranger('Người Được Mời Lại');
    await guest.starts(old.token);
    await guest.starts(first);
    expect(saidAfter(guest, 0)).toEqual([CALM, CALM]);
    await guest.starts(second);
    guest.sees(/Thông tin về dữ liệu cá nhân/);
    await guest.presses('Đồng ý');
    await guest.says('Vũ Thị Mới Vào');
    await guest.presses('Xác nhận');
    const before = newest(office);
    await office.says('/donvi');
    expect(saidAfter(office, before)[0]).toMatch(/chưa có người nhận: 02\/26/);
  });
});
