// Words typed while joining: only what is unmistakable is consent, and a name comes without the words that introduce it.
import { describe, expect, it } from 'vitest';
import { confirmsName, readConsent, readOwnName, readOwnNames } from '../../src/people/typed-joining.js';
import { useStage } from '../stage.js';
import { unitLink } from './cast.js';

describe('consent in words', () => {
  it.each([
    ...[
      'toi dong y',
      'đồng ý nhé',
      'dong y a',
      'Tôi đồng ý.',
      'Vâng, tôi đồng ý ạ',
      'OK em đồng ý',
      'Đồng ý!',
      'agree',
    ],
    ...['Tôi hoàn toàn đồng ý với nội dung trên', 'I agree', 'nhất trí ạ', 'đồng ý với các thông tin này'],
  ])('«%s»: yes', (typed) => expect(readConsent(typed)).toBe('yes'));
  it.each([
    ...['tôi không đồng ý', 'khong dong y', 'Ko đồng ý nhé', 'em k dong y a', 'Tôi từ chối', 'I do not agree'],
    ...["I don't agree", 'không nhất trí'],
  ])('«%s»: no', (typed) => expect(readConsent(typed)).toBe('no'));
  it.each([
    ...['ok', 'được', 'vâng ạ', 'ừ', 'có', 'yes', 'rõ rồi', 'chưa đồng ý', 'đồng ý không?', 'sao phải đồng ý'],
    ...['Tôi không biết có nên đồng ý', 'đồng ý nhưng không chia sẻ số điện thoại', 'để tôi xem đã, chưa đồng ý vội'],
  ])('«%s»: asked about', (typed) => expect(readConsent(typed)).toBe('unclear'));
  it.each(['xin chào', 'đây là gì', '1'])('«%s»: nothing of it', (typed) => expect(readConsent(typed)).toBeNull());
});

describe('a name in words', () => {
  it.each([
    ['toi ten la Nguyen Van A', 'Nguyen Van A'],
    ['tên tôi là Lê Thị Bình', 'Lê Thị Bình'],
    ['em là Trần Minh Khôi ạ', 'Trần Minh Khôi'],
    ['Mình tên Phạm Thu Hà', 'Phạm Thu Hà'],
    ['Dạ em chào anh, em tên là Vũ Đức Nam.', 'Vũ Đức Nam'],
    ['Họ và tên: Đỗ Thị Lan Anh', 'Đỗ Thị Lan Anh'],
    ['Tôi là Nguyễn Văn A, Phó Trưởng phòng Nội vụ', 'Nguyễn Văn A'],
    ['Tôi xin tên là Lý Văn Bảy', 'Lý Văn Bảy'],
    ['My name is Hoang Thi Mai', 'Hoang Thi Mai'],
    ["I'm Hoang Thi Mai", 'Hoang Thi Mai'],
    ['Nguyễn Văn A', 'Nguyễn Văn A'],
    ['Tô Minh Tên', 'Tô Minh Tên'],
    ['Minh Anh Lam', 'Minh Anh Lam'],
    ['Đặng Ngọc Là', 'Đặng Ngọc Là'],
    ['nhầm, Nguyễn Văn An', 'Nguyễn Văn An'],
    ['nham, nguyen van an', 'nguyen van an'],
    ['à nhầm Nguyễn Văn An', 'Nguyễn Văn An'],
    ['không, tên tôi là Lê Thị Dự Phòng nhé', 'Lê Thị Dự Phòng'],
    ['khong phai, toi la Nguyen Van An', 'Nguyen Van An'],
    ['sai rồi, tên là Nguyễn Văn An ạ', 'Nguyễn Văn An'],
    ['sai roi ten toi la nguyen van an', 'nguyen van an'],
    ['Sai rồi. Nguyễn Văn An nhé em', 'Nguyễn Văn An'],
    ['không phải Nguyễn Văn Am mà là Nguyễn Văn An', 'Nguyễn Văn An'],
    ['Nguyễn Văn An chứ không phải Nguyễn Văn Am', 'Nguyễn Văn An'],
    ['ông Nguyễn Văn An', 'Nguyễn Văn An'],
    ['Ông Cao Thắng', 'Cao Thắng'],
    ['Phó Chủ tịch Nguyễn Văn A', 'Nguyễn Văn A'],
    ['Tôi là ông Phó Chủ tịch Nguyễn Văn A', 'Nguyễn Văn A'],
    ['trưởng phòng bà Lê Thị Bình', 'Lê Thị Bình'],
    ['pho chu tich nguyen van a', 'nguyen van a'],
    ['Phó Đức Chính', 'Phó Đức Chính'],
    ['Cao Thắng', 'Cao Thắng'],
    ['Ông Ích Khiêm', 'Ông Ích Khiêm'],
    ['Tôi là bà Lê Thị Bình', 'Lê Thị Bình'],
    ['đ/c Nguyễn Văn An', 'Nguyễn Văn An'],
    ['Đồng chí Nguyễn Văn An ạ', 'Nguyễn Văn An'],
    ['Nguyễn Văn An - Phó Chủ tịch', 'Nguyễn Văn An'],
    ['Nguyễn Văn An (Phó Chủ tịch UBND huyện)', 'Nguyễn Văn An'],
    ['Nguyễn Văn An\nPhó Chủ tịch UBND huyện', 'Nguyễn Văn An'],
    ['Nguyễn Văn An Phó Chủ tịch UBND huyện', 'Nguyễn Văn An'],
    ['Khổng Minh Tuấn', 'Khổng Minh Tuấn'],
    ['Nhâm Thị Hoa', 'Nhâm Thị Hoa'],
    ['Nguyễn Thị Em', 'Nguyễn Thị Em'],
  ])('«%s» is «%s»', (typed, name) => expect(readOwnName(typed)).toBe(name));
  it('may be two, where a form of address may be the family name; one where it cannot', () => {
    expect(readOwnNames('Ông Ích Khiêm')).toEqual(['Ông Ích Khiêm', 'Ích Khiêm']);
    expect(readOwnNames('Ông Cao Thắng')).toEqual(['Cao Thắng']);
    expect(readOwnNames('Bà Ích Khiêm')).toEqual(['Ích Khiêm']);
  });
  it.each([
    ...['bà Hoa', 'anh Tư', 'Ông Ba', 'Phó Chủ tịch Tư', 'chị Lan ạ'],
    'đúng rồi',
    'xin chào',
    'cảm ơn em',
    'tôi đồng ý',
    'tên',
    'tôi tên là',
    'không phải',
    'sai rồi',
    'sai tên rồi em',
    'ten sai roi',
    'không phải Nguyễn Văn Am',
    'không phải là Nguyễn Văn Am',
    'Phó Chủ tịch UBND huyện',
    'chuyên viên phòng nội vụ huyện',
    'truong phong noi vu',
    'UBND huyện Tre Xanh',
    'Lan',
    '0912345678',
    '',
  ])('«%s» is no name', (typed) => expect(readOwnName(typed)).toBeNull());
  it.each(['đúng', 'Đúng rồi ạ', 'ok', 'vâng', 'chính xác'])('«%s» confirms', (typed) =>
    expect(confirmsName(typed)).toBe(true),
  );
  it.each(['không đúng', 'sai rồi', 'Lê Văn Đúng'])('«%s» does not', (typed) =>
    expect(confirmsName(typed)).toBe(false),
  );
});

describe('on the road', () => {
  const stage = useStage({ at: '2023-08-15 08:30', city: true });

  it('«ok» is asked about, «tôi không đồng ý» refuses, «toi dong y» agrees; the name is shown back', async () => {
    await stage().db.unit.update({ where: { code: 'X-01' }, data: { focalName: null, focalPhone: null } });
    const made = await unitLink(stage(), 'X-01', 'FOCAL');
    const phone = stage().stranger('Ai đó', '84912000777');
    await phone.starts(made.token);
    await phone.says('ok');
    expect(phone.card().text).toMatch(/^Để ghi nhận đúng ý của Ông\/Bà, đề nghị gửi “đồng ý” hoặc chọn nút “Đồng ý”/);
    await phone.says('tôi không đồng ý');
    phone.sees(/^Hệ thống chưa ghi nhận Ông\/Bà tham gia/);
    expect(await stage().db.person.count({ where: { chatId: BigInt(phone.id) } })).toBe(0);
    await phone.presses('Xem lại thông tin');
    await phone.says('toi dong y');
    phone.sees(/Đề nghị Ông\/Bà gửi họ và tên/);
    await phone.says('Xin chào');
    phone.sees(/chưa đọc được họ và tên/);
    await phone.says('tôi tên là Nguyễn Văn A ạ');
    phone.sees(/^Họ và tên: \*\*Nguyễn Văn A\*\*\./);
    await phone.says('sai rồi');
    phone.sees(/Nguyễn Văn A chưa được ghi/);
    await phone.says('đúng rồi');
    phone.sees(/chưa đọc được họ và tên/);
    expect(await stage().db.person.count({ where: { chatId: BigInt(phone.id) } })).toBe(0);
    await phone.says('bà Hoa');
    phone.sees(/chưa đọc được họ và tên/);
    await phone.says('Ông Ích Khiêm');
    phone.sees(/^Họ và tên là \*\*Ông Ích Khiêm\*\* hay \*\*Ích Khiêm\*\*\?/);
    expect(phone.card().rows).toEqual([['Ông Ích Khiêm'], ['Ích Khiêm']]);
    await phone.says('đúng rồi');
    expect(await stage().db.person.count({ where: { chatId: BigInt(phone.id) } })).toBe(0);
    await phone.says('Nguyễn Văn Am');
    await phone.says('nhầm, Nguyễn Văn A');
    phone.sees(/^Họ và tên: \*\*Nguyễn Văn A\*\*\./);
    await phone.says('đúng rồi');
    phone.sees(/^Đã xác nhận\./);
    const person = await stage().db.person.findFirstOrThrow({ where: { chatId: BigInt(phone.id) } });
    expect(person.fullName).toBe('Nguyễn Văn A');
  });

  it('a new notice is agreed to in words too', async () => {
    const phone = await stage().seat({ name: 'Lê Thị Ví Dụ', role: 'FOCAL', unit: 'H-02' });
    await stage().db.person.update({ where: { id: phone.personId! }, data: { consentVersion: 0 } });
    await phone.says('/viec');
    await phone.says('vâng');
    expect(phone.card().text).toMatch(/^Để ghi nhận đúng ý/);
    await phone.says('đồng ý nhé');
    phone.sees(/^Đã ghi nhận sự đồng ý của Ông\/Bà với bản/);
  });
});
