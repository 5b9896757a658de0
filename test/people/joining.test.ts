// Joining by a link: the whole road, with and without a phone, in both languages, for somebody new and somebody known.
import { describe, expect, it } from 'vitest';
import { useStage } from '../stage.js';
import { CALM, newest, order, saidAfter, unitLink } from './cast.js';

const stage = useStage({ at: '2023-08-15 08:30', city: true });

const personAt = (chatId: number) =>
  stage().db.person.findUnique({ where: { chatId: BigInt(chatId) }, include: { roles: true, consents: true } });

describe('somebody whose phone is in the register', () => {
  it('reads the notice, agrees, shares the own number and is in', async () => {
    const made = await unitLink(stage(), 'H-02', 'FOCAL');
    const lan = stage().stranger('Bà Lan 🌸', '84900000001');
    await lan.starts(made.token);
    const notice = lan.card();
    expect(notice.ring).toBe(true);
    expect(notice.text).toMatch(
      /^\*\*Đôn Đốc – hỗ trợ công tác kiểm tra cải cách hành chính\*\*\nThông tin về dữ liệu cá nhân \(bản 1\)/,
    );
    expect(notice.rows).toEqual([['Đồng ý'], ['Không đồng ý', 'Xem toàn văn'], ['English']]);
    expect(notice.text.length).toBeLessThanOrEqual(900);
    expect(await personAt(lan.id)).toBeNull();

    await lan.presses('Đồng ý');
    expect(lan.last().text).toMatch(/bấm “Chia sẻ số điện thoại”/);
    expect(stage().simulator.chat(lan.id).replyKeyboard).toMatchObject({
      keyboard: [[{ text: 'Chia sẻ số điện thoại', request_contact: true }]],
    });
    expect(lan.heard().every((message) => message.rows.length === 0)).toBe(true);
    lan.neverSaw(/Tre Xanh|đầu mối/i);
    expect(await personAt(lan.id)).toBeNull();

    const asked = lan.last().text;
    await lan.taps(notice.id, 'people.door:agree~1');
    expect([lan.toast(), lan.last().text]).toEqual(['Đã ghi.', asked]);
    await lan.taps(notice.id, 'people.door:all~1');
    expect(lan.toast()).toMatch(/Màn hình này đã cũ/);
    lan.neverSaw(/toàn văn \(bản/);
    expect(lan.last().text).toBe(asked);
    const own = 'Hệ thống cần số của chính tài khoản này. Đề nghị dùng nút bên dưới.';
    await lan.says('Dạ, bấm ở đâu ạ');
    expect(lan.last().text).toBe(asked);
    await lan.says('0900 000 001');
    expect(lan.last().text).toBe(own);
    stage().simulator.sendContact(lan.id, { phone: '+84900000001', firstName: 'Ai đó' });
    await stage().drain();
    expect(lan.last().text).toBe(own);
    stage().simulator.sendContact(lan.id, { phone: '+84900000001', firstName: 'Ai đó', userId: 77 });
    await stage().drain();
    expect(lan.last().text).toBe(own);
    expect(await personAt(lan.id)).toBeNull();

    await lan.sharesContact();
    expect(lan.last()).toMatchObject({
      text: 'Đã xác nhận. Ông/Bà tham gia Hệ thống từ ngày 15/08/2023 với vai trò **đầu mối của UBND huyện Tre Xanh**. Hiện chưa có việc nào cần thực hiện.',
      rows: [['Việc cần làm'], ['Xem lịch', 'Trợ giúp']],
      ring: false,
    });
    expect(stage().simulator.chat(lan.id).replyKeyboard ?? { remove_keyboard: true }).toEqual({
      remove_keyboard: true,
    });
    expect(await personAt(lan.id)).toMatchObject({
      fullName: 'Nguyễn Thị Ví Dụ',
      title: 'Phó Trưởng phòng Nội vụ huyện',
      phone: '+84900000001',
      locale: 'vi',
      consentVersion: 1,
      roles: [{ role: 'FOCAL', pending: false, endedAt: null }],
      consents: [{ version: 1, locale: 'vi', withdrawnAt: null }],
    });

    // The link is used up now: what is said next has nothing to do with it any more.
    await lan.says('Xin chào');
    lan.neverSaw(new RegExp(CALM));
    await lan.presses('Việc cần làm');
    expect(lan.last().text).toBe('Hiện không có việc nào cần Ông/Bà thực hiện.');
    const before = newest(lan);
    await lan.starts(made.token);
    expect(saidAfter(lan, before)).toEqual(['Hiện không có việc nào cần Ông/Bà thực hiện.']);
  });

  it('does not come in with another number, and the link stays good for the right one', async () => {
    const made = await unitLink(stage(), 'H-02', 'HEAD');
    const other = stage().stranger('Người khác', '+84900000099');
    await other.starts(made.token);
    await other.presses('Đồng ý');
    const before = newest(other);
    await other.sharesContact();
    expect(saidAfter(other, before)).toEqual([CALM]);
    // The key that shares a number goes with it.
    expect(stage().simulator.chat(other.id).replyKeyboard ?? { remove_keyboard: true }).toEqual({
      remove_keyboard: true,
    });
    other.neverSaw(/Tre Xanh|Chủ tịch/);
    const head = stage().stranger('Ông Chủ tịch', '+84900000002');
    await head.starts(made.token);
    await head.presses('Đồng ý');
    await head.sharesContact();
    head.sees('Ông/Bà tham gia Hệ thống từ ngày 15/08/2023 với vai trò **Chủ tịch UBND huyện Tre Xanh**.');
  });
});

describe('a number of the register nobody can share from an account', () => {
  it('a landline is contact data: the link is enough, nothing is asked for, and the number is not the person’s', async () => {
    await stage().db.unit.update({
      where: { code: 'SO-04' },
      data: { focalName: 'Hà Thị Chi', focalPhone: '+842438251234' },
    });
    const made = await unitLink(stage(), 'SO-04', 'FOCAL');
    expect(made.comparesPhone).toBe(false);
    const chi = stage().stranger('Chi', '84912000111');
    await chi.starts(made.token);
    await chi.presses('Đồng ý');
    chi.sees(/với vai trò \*\*đầu mối của/);
    chi.neverSaw(/số điện thoại trùng|Chia sẻ số điện thoại/);
    expect(await personAt(chi.id)).toMatchObject({ phone: null, roles: [{ role: 'FOCAL', pending: false }] });
    expect(await stage().db.unit.findUnique({ where: { code: 'SO-04' } })).toMatchObject({
      focalPhone: '+842438251234',
    });
  });

  it('a link that was made with the landline before asks for nothing, or takes whatever mobile is shared', async () => {
    const made = await unitLink(stage(), 'SO-03', 'DEPUTY');
    const second = await unitLink(stage(), 'SO-03', 'DEPUTY');
    await stage().db.invitation.updateMany({
      where: { id: { in: [made.id, second.id] } },
      data: { phone: '+842438251234', fullName: 'Lưu Thị Mẫu' },
    });
    const du = stage().stranger('Du', '84912000112');
    await du.starts(made.token);
    await du.presses('Đồng ý');
    du.sees(/đầu mối dự phòng của/);

    // What was asked for by the program as it was is compared with nothing, and that is what is said.
    const third = await unitLink(stage(), 'SO-03', 'DEPUTY');
    const phone = (number: string) =>
      stage().db.invitation.update({ where: { id: third.id }, data: { phone: number } });
    await stage().db.invitation.update({ where: { id: third.id }, data: { fullName: 'Mai Thị Mẫu' } });
    const mai = stage().stranger('Mai', '84912000114');
    await mai.starts(third.token);
    await phone('+84912000000');
    await mai.presses('Đồng ý');
    await phone('+842438251234');
    await mai.sharesContact();
    mai.sees('Danh sách không có số di động của Ông/Bà nên số vừa chia sẻ không được đối chiếu.', 3);
    mai.neverSaw(/Đã đối chiếu/);

    const em = stage().stranger('Em', '84912000113');
    await em.starts(second.token);
    await stage().db.invitation.update({ where: { id: second.id }, data: { phone: '+84912000000' } });
    await em.presses('Đồng ý');
    em.sees(/Chia sẻ số điện thoại/);
    await stage().db.invitation.update({ where: { id: second.id }, data: { phone: '+842438251234' } });
    await em.sharesContact();
    await em.says('Đỗ Văn Em');
    await em.presses('Xác nhận');
    em.sees(/đầu mối dự phòng của/);
    expect(await personAt(em.id)).toMatchObject({ phone: null });
    expect(stage().simulator.chat(em.id).replyKeyboard ?? { remove_keyboard: true }).toEqual({ remove_keyboard: true });
  });

  it('an old mobile with eleven digits is the number it became in 2018', async () => {
    await stage().db.unit.update({
      where: { code: 'SO-02' },
      data: { headName: 'Hà Văn Mẫu', headPhone: '0162 123 4567' },
    });
    const made = await unitLink(stage(), 'SO-02', 'HEAD');
    expect(made.comparesPhone).toBe(true);
    const wrong = stage().stranger('Nhầm', '84331234567');
    await wrong.starts(made.token);
    await wrong.presses('Đồng ý');
    await wrong.sharesContact();
    expect(wrong.last().text).toBe(CALM);
    const ha = stage().stranger('Hà', '84321234567');
    await ha.starts(made.token);
    await ha.presses('Đồng ý');
    await ha.sharesContact();
    expect(await personAt(ha.id)).toMatchObject({ phone: '+84321234567', roles: [{ role: 'HEAD' }] });
    await ha.says('/toi');
    ha.sees('Số điện thoại: 0321 ••• 567');
  });
});

describe('somebody the register has no phone of', () => {
  it('is in after agreeing, under the name of the register', async () => {
    const made = await unitLink(stage(), 'P-03', 'FOCAL');
    const sen = stage().stranger('Sen');
    await sen.starts(made.token);
    await sen.presses('Đồng ý');
    expect(sen.heard()).toHaveLength(1);
    expect(sen.last()).toMatchObject({ edited: true });
    sen.sees(
      'Ông/Bà tham gia Hệ thống từ ngày 15/08/2023 với vai trò **đầu mối của UBND phường Hồ Sen – quận Hoa Sữa**.',
    );
    expect(await personAt(sen.id)).toMatchObject({ fullName: 'Trương Thị Làm Mẫu', phone: null });
  });

  it('is asked for a name when the register has none, or when its name is in already', async () => {
    const made = await unitLink(stage(), 'X-03', 'FOCAL');
    const an = stage().stranger('An');
    await an.starts(made.token);
    await an.presses('Đồng ý');
    expect(an.last().text).toBe(
      '**Đề nghị Ông/Bà gửi họ và tên** để ghi vào danh sách người tham gia.\nVí dụ: Nguyễn Văn A',
    );
    await an.says('0912345678');
    an.sees(/chưa đọc được họ và tên/);
    await an.says('Đặng Thị Ánh');
    expect(an.card()).toMatchObject({
      text: 'Họ và tên: **Đặng Thị Ánh**. Nếu chưa đúng, đề nghị gửi lại.',
      rows: [['Xác nhận']],
    });
    expect(await personAt(an.id)).toBeNull();
    await an.says('  Đặng Thị  Ánh Tuyết ');
    await an.presses('Xác nhận');
    an.sees('với vai trò **đầu mối của UBND xã Hoà An – huyện Tre Xanh**');
    expect(await personAt(an.id)).toMatchObject({ fullName: 'Đặng Thị Ánh Tuyết', title: null });

    const second = await unitLink(stage(), 'P-03', 'FOCAL');
    const colleague = stage().stranger('Đồng nghiệp');
    await colleague.starts(second.token);
    await colleague.presses('Đồng ý');
    colleague.sees(/gửi họ và tên/);
    await colleague.says('Lê Văn Thử');
    await colleague.says('xac nhan');
    expect(await personAt(colleague.id)).toMatchObject({ fullName: 'Lê Văn Thử', title: null });
  });

  it('may be of the delegation: the register gives agency, title and team', async () => {
    const made = await order(stage(), { role: 'LEAD', fullName: 'Phạm Giả Định', invitedById: null });
    const dinh = stage().stranger('Định');
    await dinh.starts(made.token);
    await dinh.presses('Đồng ý');
    dinh.sees('Ông/Bà tham gia Hệ thống từ ngày 15/08/2023 với vai trò **Tổ trưởng Tổ B**.');
    expect(await personAt(dinh.id)).toMatchObject({ title: 'Chuyên viên, Thanh tra Thành phố' });
    await dinh.says('/viec');
    await dinh.says('/toi');
    dinh.sees('– Tổ trưởng Tổ B; tham gia Hệ thống từ ngày 15/08/2023');
  });
});

it('whoever joins reads how much there is to do', async () => {
  const made = await order(stage(), { role: 'OFFICE', fullName: 'Trần Thị Minh Họa', invitedById: null });
  const office = stage().stranger('Văn phòng');
  await office.starts(made.token);
  await office.presses('Đồng ý');
  expect(office.last().text).toMatch(/^Đã xác nhận\. .* \d\d việc/);
  expect(office.last().text).not.toMatch(/chưa có việc nào/);
});

describe('the notice', () => {
  it('is read in English, in full, declined and taken up again', async () => {
    const made = await unitLink(stage(), 'TX-01', 'FOCAL');
    const ann = stage().stranger('Ann');
    await ann.starts(made.token);
    await ann.presses('English');
    expect(ann.card().rows).toEqual([['Agree'], ['Decline', 'Full text'], ['Tiếng Việt']]);
    await ann.presses('Full text');
    ann.sees(/^\*\*About your personal data – full text \(version 1\)\*\*/);
    await ann.presses('Tiếng Việt');
    ann.sees(/toàn văn \(bản 1\)/);
    expect(ann.card().text.length).toBeLessThan(2400);
    await ann.presses('English');
    await ann.presses('Back');
    await ann.presses('Decline');
    expect(ann.last()).toMatchObject({
      text: 'You have not been recorded as taking part. The link is good until 08:30 on 18 August 2023.',
      rows: [['Read again']],
    });
    expect(await personAt(ann.id)).toBeNull();
    await ann.presses('Read again');
    await ann.presses('Agree');
    expect(ann.heard()).toHaveLength(1);
    ann.sees(
      'Confirmed. You joined the system on 15 August 2023 as **focal point of UBND thị xã Gốm Cổ**. There is nothing to do at present.',
    );
    expect(await personAt(ann.id)).toMatchObject({ locale: 'en', consents: [{ locale: 'en' }] });
  });

  it('is declined in Vietnamese with the day the link ends', async () => {
    const made = await unitLink(stage(), 'DV-01', 'FOCAL');
    const no = stage().stranger('Không');
    await no.starts(made.token);
    await no.presses('Không đồng ý');
    expect(no.last()).toMatchObject({
      text: 'Hệ thống chưa ghi nhận Ông/Bà tham gia. Liên kết còn hiệu lực đến 08h30 ngày 18/08/2023.',
      rows: [['Xem lại thông tin']],
      edited: true,
    });
  });

  it('comes again when something else is typed, and an old button says so', async () => {
    const made = await unitLink(stage(), 'DV-01', 'FOCAL');
    const slow = stage().stranger('Chậm');
    await slow.starts(made.token);
    const first = slow.card();
    await slow.says('Dạ, tôi phải làm gì ạ');
    expect(slow.card().text).toBe(first.text);
    await slow.taps(first.id, 'people.door:agree~1');
    expect(slow.toast()).toMatch(/Màn hình này đã cũ/);
    expect(await personAt(slow.id)).toBeNull();
    await slow.taps(first.id, 'people.door:agree');
    expect(slow.toast()).toBe('Nội dung này hiện không có trong phạm vi của Ông/Bà.');
    expect(await personAt(slow.id)).toBeNull();
    await slow.says('dong y');
    slow.sees(/gửi họ và tên/);
  });
});

describe('somebody known', () => {
  it('takes up a further role in the same chat, keeping name and language', async () => {
    const binh = await stage().seat({ name: 'Bình Văn Cũ', role: 'DEPUTY', unit: 'DN-01', locale: 'en' });
    const made = await unitLink(stage(), 'DN-02', 'HEAD');
    await binh.starts(made.token);
    await binh.presses('Agree');
    binh.sees('joined the system on 15 August 2023 as **Giám đốc Công ty Thoát nước Mẫu**');
    const person = await personAt(binh.id);
    expect(person).toMatchObject({ fullName: 'Bình Văn Cũ', locale: 'en' });
    expect(person?.roles.map((role) => role.role).sort()).toEqual(['DEPUTY', 'HEAD']);
    await binh.says('/toi');
    binh.sees(/deputy focal point of Công ty Dịch vụ Đô thị Mẫu/);
    binh.sees(/Giám đốc Công ty Thoát nước Mẫu/);
  });

  it('keeps one role of a kind when invited to it twice', async () => {
    const again = await stage().seat({ name: 'Hai Lần', role: 'DEPUTY', unit: 'DN-01' });
    const made = await unitLink(stage(), 'DN-01', 'DEPUTY');
    await again.starts(made.token);
    await again.presses('Đồng ý');
    again.sees(/đầu mối dự phòng của Công ty Dịch vụ Đô thị Mẫu/);
    expect((await personAt(again.id))?.roles).toHaveLength(1);
  });

  it('is asked for the own number like anybody, and heard as ever before that', async () => {
    const known = await stage().seat({ name: 'Đã Tham Gia', role: 'DEPUTY', unit: 'DV-01' });
    const made = await unitLink(stage(), 'H-02', 'HEAD');
    await known.starts(made.token);
    const before = newest(known);
    await known.says('Dạ, tôi hỏi việc khác ạ');
    expect(saidAfter(known, before).join()).not.toMatch(/dữ liệu cá nhân/);
    await known.starts(made.token);
    await known.says('tôi đồng ý');
    await known.says('0900 000 002');
    expect(known.last().text).toBe('Hệ thống cần số của chính tài khoản này. Đề nghị dùng nút bên dưới.');
    expect((await personAt(known.id))?.roles).toHaveLength(1);
  });

  it('goes on working while a link is open, and gets the calm answer for a wrong one', async () => {
    const busy = await stage().seat({ name: 'Bận Rộn', role: 'FOCAL', unit: 'SO-01' });
    const made = await unitLink(stage(), 'SO-02', 'DEPUTY');
    await busy.starts(made.token);
    await busy.says('/viec');
    busy.sees('Hiện không có việc nào');
    await busy.starts('x'.repeat(43));
    expect(busy.last().text).toBe(CALM);
    await busy.starts();
    busy.sees('Hiện không có việc nào');
  });
});
