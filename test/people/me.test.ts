// /toi, the copy of one's data, the language, and a new version of the privacy notice.
import { describe, expect, it } from 'vitest';
import { useStage } from '../stage.js';
import { newest, order, saidAfter, unitLink } from './cast.js';

const stage = useStage({ at: '2023-09-12 10:12', city: true });

describe('/toi', () => {
  it('shows name, roles, phone with its middle covered, language and consent', async () => {
    const made = await unitLink(stage(), 'H-02', 'FOCAL');
    const lan = stage().stranger('Lan', '+84900000001');
    await lan.starts(made.token);
    await lan.presses('Đồng ý');
    await lan.sharesContact();
    await lan.says('/toi');
    expect(lan.card()).toMatchObject({
      text: [
        '**Thông tin của Ông/Bà**',
        'Nguyễn Thị Ví Dụ, Phó Trưởng phòng Nội vụ huyện',
        '– đầu mối của UBND huyện Tre Xanh; tham gia Hệ thống từ ngày 12/09/2023',
        'Số điện thoại: 0900 ••• 001',
        'Ngôn ngữ: Tiếng Việt',
        'Đã đồng ý thông tin dữ liệu cá nhân (bản 1) ngày 12/09/2023.',
      ].join('\n'),
      rows: [['English'], ['Dữ liệu của Ông/Bà'], ['Rút lại đồng ý, rời'], ['Việc cần làm']],
    });
    await lan.presses('English');
    expect(lan.card()).toMatchObject({
      text: [
        '**About you**',
        'Nguyễn Thị Ví Dụ, Phó Trưởng phòng Nội vụ huyện',
        '– focal point of UBND huyện Tre Xanh; in the system since 12 September 2023',
        'Phone number: 0900 ••• 001',
        'Language: English',
        'You agreed to the privacy notice (version 1) on 12 September 2023.',
      ].join('\n'),
      rows: [['Tiếng Việt'], ['Your data'], ['Withdraw and leave'], ['To do']],
      edited: true,
    });
    await lan.says('/todo');
    lan.sees('There is nothing for you to do at present.');
  });

  it('gives a copy of everything kept, as a file', async () => {
    const made = await unitLink(stage(), 'X-01', 'FOCAL');
    const hoa = stage().stranger('Hòa');
    await hoa.starts(made.token);
    await hoa.presses('Đồng ý');
    await hoa.says('/toi');
    await hoa.presses('Dữ liệu của Ông/Bà');
    const file = hoa.last();
    expect(file).toMatchObject({
      document: 'du-lieu-cua-toi.json',
      text: 'Bản sao dữ liệu của Ông/Bà trong Hệ thống, tính đến 10h12 ngày 12/09/2023. Khi cần sửa hoặc xóa, đề nghị liên hệ cơ quan thường trực (Sở Nội vụ).',
    });
    const row = await stage().db.outboxMessage.findFirstOrThrow({
      where: { chatId: BigInt(hoa.id) },
      orderBy: { id: 'desc' },
    });
    const { attachment } = (row.body as { message: { attachment: { base64: string } } }).message;
    const copy = JSON.parse(Buffer.from(attachment.base64, 'base64').toString()) as Record<string, unknown>;
    expect(copy).toMatchObject({
      person: { fullName: 'Cao Thị Nêu Gương', chatId: String(hoa.id), phone: null, language: 'vi' },
      roles: [{ role: 'FOCAL', unit: 'UBND xã Hòa Bình', until: null }],
      consents: [{ version: 1, locale: 'vi' }],
    });
    expect(JSON.stringify(copy)).toContain('Đã xác nhận. Ông/Bà tham gia Hệ thống từ ngày');
    expect(JSON.stringify(copy)).not.toContain(made.token);
  });

  it('says that a role waits, and is never empty', async () => {
    const office = await stage().seat({ name: 'Người Mời', role: 'OFFICE' });
    const made = await order(stage(), { role: 'LEAD', fullName: 'Lê Văn Thí Dụ', invitedById: office.personId });
    const mai = await stage().seat({ name: 'Mai Văn Hai Vai', role: 'FOCAL', unit: 'DV-02' });
    await mai.starts(made.token);
    await mai.presses('Đồng ý');
    await mai.says('/toi');
    mai.sees('– Tổ trưởng Tổ A, chờ phê duyệt');
    mai.sees('Số điện thoại: chưa chia sẻ');
  });
});

describe('a new version of the privacy notice', () => {
  const older = async (name: string) => {
    const phone = await stage().seat({ name, role: 'FOCAL', unit: 'SO-03' });
    await phone.says('/viec');
    await stage().db.person.update({ where: { id: phone.personId! }, data: { consentVersion: 0 } });
    return phone;
  };

  it('comes before anything else, names what changed, and lets one go on after agreeing', async () => {
    const lan = await older('Người Cũ');
    await lan.says('/lich');
    expect(lan.card().text).toMatch(/^Thay đổi: .+\n\*\*Đôn Đốc/);
    expect(lan.card().rows[0]).toEqual(['Đồng ý']);
    await lan.says('/viec');
    expect(lan.card().text).toMatch(/^Thay đổi:/);
    await lan.presses('Xem toàn văn');
    const shown = lan.card();
    await lan.taps(shown.id, 'people.door:agree~1');
    expect(lan.toast()).toMatch(/Màn hình này đã cũ/);
    expect(lan.card().text).toMatch(/^Thay đổi:/);
    await lan.presses('English');
    await lan.presses('Agree');
    expect(lan.card()).toMatchObject({
      text: 'Your agreement to version 1 has been recorded.',
      rows: [['To do']],
    });
    const talk = await stage().db.dialogue.findUniqueOrThrow({ where: { chatId: BigInt(lan.id) } });
    expect(talk.kind).toBeNull();
    await lan.presses('To do');
    lan.sees('There is nothing for you to do at present.', 1);
    const { personId } = lan;
    expect(await stage().db.consent.findMany({ where: { personId: personId! } })).toMatchObject([{ locale: 'en' }]);
    expect(await stage().db.auditEntry.findMany({ where: { personId, act: 'people.consented' } })).toMatchObject([
      { subject: personId, facts: { version: 1 } },
    ]);
  });

  it('when declined leaves two ways: to read again, or to leave', async () => {
    const lan = await older('Người Không Đồng Ý');
    await lan.presses('Xem lịch');
    lan.sees(/^Thay đổi:/);
    expect(lan.card()).toMatchObject({ edited: false, ring: true });
    const first = lan.card();
    await lan.taps(first.id, 'desk.lich');
    expect([lan.card().text, lan.card().id > first.id]).toEqual([first.text, true]);
    await lan.says('2');
    expect(lan.card().rows).toEqual([['Xem lại thông tin'], ['Rút lại đồng ý, rời']]);
    await lan.presses('Rút lại đồng ý, rời');
    await lan.presses('Xác nhận rời');
    lan.sees(/^Quyền truy cập của Ông\/Bà tại Văn phòng Sở Mẫu đã kết thúc/);
    await stage().at('2023-09-12 15:00');
    const before = newest(lan);
    await lan.says('/viec');
    expect(saidAfter(lan, before)).toHaveLength(1);
    lan.sees(/dành cho người được mời/, 1);
  });
});
