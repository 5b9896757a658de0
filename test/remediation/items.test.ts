// An item's whole way on the phones of a unit and of two leads: progress, documents, a result, a return, a result again,
// acceptance; taking back, explaining, two at once, and whose business it is.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdf } from '../checklists/announced.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { carryOver, seat } from './desk.js';

const stage = useStage({ at: '2023-09-15 08:20', city: true });

const said: string[] = [];
/** Notes the newest card for whoever reads the whole conversation (READ=1 prints it). */
const note = (phone: Phone, n = 1) => said.push(phone.screen(n));
afterAll(() => {
  if (process.env.READ) process.stdout.write(said.join('\n\n--------\n'));
});

let unit: Phone;
let deputy: Phone;
let lead: Phone;
let second: Phone;
let stranger: Phone;

beforeAll(async () => {
  await carryOver(stage());
  unit = await seat(stage(), 'unit');
  deputy = await stage().seat({ name: 'Lê Thị Dự Phòng', role: 'DEPUTY', unit: 'H-02' });
  lead = await seat(stage(), 'lead');
  second = await stage().seat({ name: 'Hoàng Thị Ví Dụ', role: 'LEAD', team: 'B' });
  stranger = await stage().seat({ name: 'Ngô Thị Phỏng Theo', role: 'FOCAL', unit: 'Q-02' });
}, 120_000);

const item = (code: string) =>
  stage().db.remediationItem.findUniqueOrThrow({ where: { code }, include: { events: true } });
const deadline = async (kind: 'REMEDIATION' | 'VERIFY', code: string) =>
  stage().db.deadline.findUnique({ where: { kind_subjectId: { kind, subjectId: (await item(code)).id } } });

describe('an item of 2022', { timeout: 240_000 }, () => {
  it('stands in /viec and /khacphuc before any visit', async () => {
    await unit.says('/viec');
    unit.sees('1. Khắc phục: niêm yết TTHC chưa đầy đủ (Chỉ số CCHC 2022) – chậm nhất 17h00 ngày 29/09');
    unit.sees(
      '2. Khắc phục: giờ làm việc chưa được chấp hành nghiêm (kiểm tra công vụ 2022) – chậm nhất 17h00 ngày 29/09',
    );
    note(unit);
    await unit.says('/khacphuc');
    unit.sees('1. Niêm yết TTHC chưa đầy đủ (Chỉ số CCHC 2022) – chậm nhất 17h00 ngày 29/09 (còn 10 ngày làm việc)');
    await unit.presses('1 · Cập nhật');
    note(unit);
    expect(unit.card().text).toMatch(
      /^\*\*Khắc phục 1\/2 · UBND huyện Tre Xanh\*\* – niêm yết TTHC chưa đầy đủ\nChỉ số CCHC 2022 · Nguyên nhân khách quan: .*\nChậm nhất 17h00 ngày 29\/09\/2023 \(còn 10 ngày làm việc\) · Tình trạng: đang thực hiện · Tệp: 0$/,
    );
    expect(unit.card().rows).toEqual([
      ['Cập nhật tiến độ'],
      ['Gửi tài liệu', 'Nộp kết quả'],
      ['Đề nghị gia hạn'],
      ['Quay lại'],
    ]);
  });

  it('takes progress as a tap and as words, and the deadline does not move', async () => {
    await unit.presses('Cập nhật tiến độ');
    await unit.presses('Đã có kế hoạch');
    unit.sees('Đã ghi tiến độ lúc 08h20 ngày 15/09: **Đã có kế hoạch**. Thời hạn không thay đổi.');
    await unit.presses('Quay lại');
    await unit.presses('Cập nhật tiến độ');
    note(unit);
    await unit.says('da niem yet lai tai tru so, con Trang TTDT');
    unit.sees(
      'Đã ghi tiến độ lúc 08h20 ngày 15/09: **“da niem yet lai tai tru so, con Trang TTDT”**. Thời hạn không thay đổi.',
    );
    unit.sees(/Tiến độ khắc phục “Niêm yết TTHC chưa đầy đủ”: \*\*“da niem yet/, 6);
    note(unit, 3);
    expect((await item('R15')).state).toBe('PLANNED');
    expect((await deadline('REMEDIATION', 'R15'))?.version).toBe(1);
  });

  it('follows an edited message about progress, also when its card is gone; the old words are kept', async () => {
    await unit.presses('Quay lại');
    await unit.editsLast('Đã niêm yết lại tại trụ sở; còn Trang TTĐT');
    unit.sees(
      'Đã sửa tiến độ của “Niêm yết TTHC chưa đầy đủ” lúc 08h20 ngày 15/09: **“Đã niêm yết lại tại trụ sở; còn Trang TTĐT”**. Nội dung cũ vẫn được lưu.',
    );
    const told = await item('R15');
    const [event] = told.events.filter(({ kind }) => kind === 'PROGRESS');
    expect(told.events.filter(({ kind }) => kind === 'PROGRESS')).toHaveLength(1);
    expect(event).toMatchObject({
      text: 'Đã niêm yết lại tại trụ sở; còn Trang TTĐT',
      earlier: [{ text: 'da niem yet lai tai tru so, con Trang TTDT' }],
    });
    note(unit, 2);
    await unit.editsLast('Đã niêm yết lại tại trụ sở; còn Trang TTĐT');
    unit.sees('Tin nhắn vừa sửa không làm thay đổi nội dung đã ghi.');
  });

  it('cannot be handed in empty; says what is needed and what can be done', async () => {
    await unit.presses('Nộp kết quả');
    unit.sees('Chưa thể nộp vì nội dung này cần ít nhất 01 tài liệu kiểm chứng.');
    expect(unit.card().rows).toEqual([['Gửi tài liệu'], ['Chưa có tài liệu'], ['Quay lại']]);
    note(unit);
    await unit.presses('Gửi tài liệu');
    unit.sees(/mỗi tệp không quá 20 MB\. Đã có: 0 tệp\./);
    await unit.sendsFile(pdf('anh niem yet.pdf'));
    unit.sees(/^Khắc phục: niêm yết TTHC chưa đầy đủ – đã nhận: anh niem yet\.pdf/, 4);
    unit.sees('Khắc phục “Niêm yết TTHC chưa đầy đủ”: đã có **01 tệp**. Còn tệp khác, đề nghị gửi tiếp.');
    note(unit, 4);
    await unit.sendsAlbum([pdf('trang 1.pdf'), pdf('trang 2.pdf'), pdf('trang 3.pdf')]);
    const answers = unit
      .heard()
      .slice(-5)
      .filter((each) => each.text.includes('đã có **04 tệp**'));
    expect(answers).toHaveLength(1);
    note(unit, 5);
  });

  it('is handed in with a receipt; the second of the unit sees who was first', async () => {
    await unit.presses('Nộp kết quả');
    const receipt = unit.sees(
      /^Hệ thống đã ghi nhận lúc 08h20 ngày 15\/09\/2023\. Mã tiếp nhận: [0-9A-Z]{3}-[0-9A-Z]{3}\./,
    );
    expect(receipt.text).toContain('04 tệp; người nộp: Nguyễn Thị Ví Dụ. Tổ B sẽ xem xét.');
    expect(receipt.text).toContain('bản phục vụ trao đổi, không thay thế văn bản phát hành chính thức');
    note(unit, 2);
    await unit.sendsFile(pdf('quen gui.pdf'));
    expect(unit.sees(/^Chưa nhận tệp vừa gửi vì kết quả đã nộp/, 1).rows.flat()).toContain('Rút lại để sửa');
    await deputy.says('/khacphuc');
    await deputy.presses('1 · Cập nhật');
    deputy.sees(/Đã nộp ngày 15\/09\/2023, chờ xem xét/);
    await deputy.taps(deputy.card().id, `remediation.submit:${(await item('R15')).id}`);
    deputy.sees(/^Kết quả đã được Nguyễn Thị Ví Dụ nộp lúc 08h20 ngày 15\/09\/2023\. Mã tiếp nhận: /);
    note(deputy);
    expect((await deadline('VERIFY', 'R15'))?.dueAt.toISOString()).toBe('2023-09-22T10:00:00.000Z');
    expect((await item('R15')).events.filter((event) => event.kind === 'SUBMITTED')).toHaveLength(1);
  });

  it('can be taken back until it is judged, and handed in again', async () => {
    await unit.presses('Rút lại để sửa');
    // It is what it was before it was handed in, nothing better and nothing worse.
    expect((await item('R15')).state).toBe('PLANNED');
    unit.sees(/^Đã rút lại kết quả lúc 08h20 ngày 15\/09\./);
    unit.sees(/Mã tiếp nhận: [^\n]*\n[^]*Đã rút lại kết quả lúc/, 8);
    note(unit, 3);
    expect((await deadline('VERIFY', 'R15'))?.closedWhy).toBe('withdrawn');
    await unit.presses('Nộp kết quả');
    expect((await item('R15')).round).toBe(2);
    expect((await deadline('VERIFY', 'R15'))?.closedAt).toBeNull();
  });

  it('stands with the leads at once and rings only collected, once', async () => {
    await lead.says('/viec');
    lead.sees('Xem xét kết quả khắc phục: UBND huyện Tre Xanh, “Niêm yết TTHC chưa đầy đủ”, nộp 15/09');
    note(lead);
    const rung = () => lead.heard().filter((each) => each.ring && each.text.startsWith('**Kết quả khắc phục')).length;
    await stage().at('2023-09-15 10:29');
    expect(rung()).toBe(0);
    await stage().at('2023-09-15 10:30');
    await stage().at('2023-09-15 10:31');
    await stage().at('2023-09-15 13:30');
    await stage().at('2023-09-15 15:30');
    expect(rung()).toBe(1);
    expect(lead.sees(/^\*\*Kết quả khắc phục · UBND huyện Tre Xanh\*\* \(lần 2\) – “Đã niêm yết/, 9).rows).toEqual([
      ['Chấp nhận'],
      ['Đề nghị bổ sung'],
      ['Xem tệp'],
      ['Để sau'],
    ]);
  });

  it('shows the lead the papers with their check', async () => {
    await lead.presses('Xem tệp');
    expect(
      lead
        .heard()
        .slice(-4)
        .map((each) => each.document)
        .sort(),
    ).toEqual(['anh niem yet.pdf', 'trang 1.pdf', 'trang 2.pdf', 'trang 3.pdf']);
    // Without a scanner the card has said so once, not every file.
    lead.sees(/^“Niêm yết TTHC chưa đầy đủ” · anh niem yet\.pdf · \d+ B · gửi 08h20 ngày 15\/09\/2023$/, 4);
    expect(lead.heard().filter((each) => each.text.includes('chưa kiểm tra'))).toHaveLength(1);
    expect(lead.toast()).toBe('Đã gửi 04 tệp.');
    note(lead, 2);
  });

  it('is returned with what, why and until when, previewed as the unit will read it', async () => {
    await lead.presses('Đề nghị bổ sung');
    note(lead);
    await lead.says('Minh chứng mục 2');
    note(lead);
    await lead.says('Văn bản chưa ban hành');
    note(lead);
    await lead.says('23/9');
    lead.sees(/^Thứ Bảy, ngày 23\/09\/2023 không phải ngày làm việc/);
    await lead.says('31/9');
    lead.sees(/Tháng 9 có 30 ngày/);
    await lead.says('1/1/2025');
    lead.sees(/^Đề nghị chọn ngày trong khoảng từ 18\/09\/2023 đến 16\/10\/2023/);
    await lead.says('22/9');
    const words =
      'Đoàn kiểm tra đề nghị bổ sung kết quả khắc phục nội dung “Niêm yết TTHC chưa đầy đủ”: “Minh chứng mục 2”. Lý do: “Văn bản chưa ban hành”. Đề nghị hoàn thiện chậm nhất 17h00 ngày 22/09/2023.';
    lead.sees(words);
    expect(unit.heard().some((each) => each.text === words)).toBe(false);
    note(lead);
    await lead.presses('Gửi đơn vị');
    const told = unit.sees(words);
    expect(told.ring).toBe(true);
    expect(told.rows).toEqual([['Gửi tài liệu'], ['Đề nghị gia hạn']]);
    deputy.sees(words);
    expect(await item('R15')).toMatchObject({ state: 'RETURNED', round: 2 });
    expect(await deadline('REMEDIATION', 'R15')).toMatchObject({ version: 2, closedAt: null });
    expect((await deadline('VERIFY', 'R15'))?.closedWhy).toBe('returned');
  });

  it('lets the second lead see the verdict of the first', async () => {
    await second.taps(second.sees(/^\*\*Kết quả khắc phục/, 9).id, `remediation.accepted:${(await item('R15')).id}:2`);
    second.sees('Kết quả này đã được Phạm Giả Định đề nghị bổ sung lúc 15h30 ngày 15/09/2023.');
    note(second);
    expect((await item('R15')).state).toBe('RETURNED');
  });

  it('is not taken again unchanged, but with something new', async () => {
    await unit.says('/viec');
    unit.sees('Bổ sung kết quả khắc phục: niêm yết TTHC chưa đầy đủ (Chỉ số CCHC 2022) – chậm nhất 17h00 ngày 22/09');
    note(unit);
    await unit.presses('Gửi tài liệu');
    await unit.presses('Nộp kết quả');
    unit.sees('Chưa thể nộp lại vì chưa có tài liệu hoặc nội dung bổ sung sau lần xem xét gần nhất.');
    await unit.presses('Chưa có tài liệu');
    await unit.says('ok');
    unit.sees(/^Đề nghị nêu cụ thể hơn/);
    await unit.says('Văn bản số 20/UBND đã ban hành ngày 18/9, đang ký số');
    note(unit, 2);
    await unit.presses('Nộp kết quả');
    expect(await item('R15')).toMatchObject({ state: 'SUBMITTED', round: 3 });
    await unit.editsLast('Văn bản số 21/UBND đã ban hành ngày 18/9, đang ký số');
    expect(
      unit.sees(/^Kết quả đã nộp đang chờ xem xét nên tin nhắn vừa sửa không làm thay đổi nội dung đã nộp/).rows,
    ).toEqual([['Rút lại để sửa']]);
    await unit.presses('Rút lại để sửa');
    await unit.editsLast('ok');
    unit.sees(/^Nội dung vừa sửa quá ngắn nên giải trình đã ghi được giữ nguyên\./);
    await unit.editsLast('Văn bản số 21/UBND đã ban hành ngày 18/9, đang ký số');
    unit.sees(/^Đã sửa giải trình của “Niêm yết TTHC chưa đầy đủ” lúc/);
    await unit.presses('Nộp kết quả');
    expect(await item('R15')).toMatchObject({ state: 'SUBMITTED', round: 4 });
    await lead.says('/viec');
    await lead.presses('Xem xét');
    lead.sees('Lần trước đã đề nghị bổ sung: “Minh chứng mục 2”. Lý do: “Văn bản chưa ban hành”.');
    note(lead);
  });

  it('is accepted, asked once more; both deadlines end, the unit is thanked', async () => {
    await lead.presses('Chấp nhận');
    lead.sees(/^\*\*Chấp nhận kết quả khắc phục “Niêm yết TTHC chưa đầy đủ” của UBND huyện Tre Xanh\?\*\*/);
    note(lead);
    await lead.presses('Chấp nhận kết quả');
    const thanks =
      'Đoàn kiểm tra chấp nhận kết quả khắc phục nội dung “Niêm yết TTHC chưa đầy đủ” ngày 15/09/2023. Trân trọng cảm ơn sự phối hợp của Quý cơ quan.';
    expect(unit.sees(thanks).ring).toBe(true);
    deputy.sees(thanks);
    await unit.editsLast('Văn bản số 22/UBND đã ban hành ngày 19/9');
    unit.sees('Nội dung này đã được chấp nhận kết quả khắc phục nên không cần cập nhật thêm.');
    expect(await item('R15')).toMatchObject({ state: 'ACCEPTED' });
    expect((await deadline('REMEDIATION', 'R15'))?.closedWhy).toBe('accepted');
    expect((await deadline('VERIFY', 'R15'))?.closedWhy).toBe('accepted');
    await unit.says('/khacphuc');
    unit.sees(/chưa hoàn thành 01, đã khắc phục 01/);
    await unit.presses('Đã khắc phục');
    unit.sees('1. Niêm yết TTHC chưa đầy đủ (Chỉ số CCHC 2022) – đã khắc phục, được chấp nhận ngày 15/09/2023');
    note(unit);
    expect((await item('R15')).events.map((event) => event.kind).sort()).toEqual(
      [
        'ACCEPTED',
        'EXPLANATION',
        'PLANNED',
        'PROGRESS',
        'RETURNED',
        'SUBMITTED',
        'SUBMITTED',
        'SUBMITTED',
        'SUBMITTED',
        'WITHDRAWN',
        'WITHDRAWN',
      ].sort(),
    );
  });

  it('goes on in English for who reads English', async () => {
    const reader = await stage().seat({ name: 'Trần Văn Giả Sử', role: 'HEAD', unit: 'H-02', locale: 'en' });
    await reader.says('/fixes');
    reader.sees(
      '1. Giờ làm việc chưa được chấp hành nghiêm (civil-service inspection 2022) – by 17:00 on 29 September (10 working days left)',
    );
    await reader.presses('1 · Update');
    note(reader);
    await reader.presses('Submit result');
    reader.sees('This cannot be submitted yet because the item needs at least one document.');
    await reader.says('/todo');
    reader.sees(/Watched: Remedy: giờ làm việc/);
    note(reader);
  });
});

describe('whose business an item is', { timeout: 120_000 }, () => {
  it('is nobody’s of another unit, whatever is pressed', async () => {
    const { id } = await item('R16');
    await stranger.says('/khacphuc');
    stranger.sees('Không có nội dung nào đang khắc phục.');
    const screen = stranger.last();
    for (const act of [
      'item',
      'progress',
      'files',
      'submit',
      'withdraw',
      'explain',
      'extend',
      'papers',
      'judge',
      'request',
      'agree',
      'hardship',
    ]) {
      const before = stranger.heard().length;
      await stranger.taps(screen.id, `remediation.${act}:${id}`);
      expect(stranger.toast(), act).toBe('Nội dung này hiện không có trong phạm vi của Ông/Bà.');
      expect(stranger.heard(), act).toHaveLength(before);
    }
    stranger.neverSaw(/Giờ làm việc/);
  });

  it('is not for the unit to judge, nor for a lead of another team', async () => {
    const other = await stage().seat({ name: 'Đỗ Văn Thử Nghiệm', role: 'LEAD', team: 'C' });
    await other.says('/khacphuc');
    other.neverSaw(/Tre Xanh/);
    const { id } = await item('R16');
    await deputy.says('/khacphuc');
    await deputy.presses('1 · Cập nhật');
    await deputy.presses('Cập nhật tiến độ');
    await deputy.presses('Đã thực hiện, chờ nộp');
    await deputy.presses('Nộp kết quả');
    await deputy.presses('Chưa có tài liệu');
    await deputy.says('Đã chấn chỉnh giờ làm việc từ tháng 8 năm 2023');
    await deputy.presses('Nộp kết quả');
    expect((await item('R16')).state).toBe('SUBMITTED');
    for (const phone of [other, deputy, unit]) {
      for (const act of [`judge:${id}`, `accept:${id}:1`, `accepted:${id}:1`, `return:${id}:1`, `returned:${id}:1`]) {
        await phone.taps(phone.last().id, `remediation.${act}`);
        expect(phone.toast(), act).toBe('Nội dung này hiện không có trong phạm vi của Ông/Bà.');
      }
    }
    expect((await item('R16')).state).toBe('SUBMITTED');
  });

  it('is never judged by the one who handed it in', async () => {
    const unitRow = await stage().db.unit.findUniqueOrThrow({ where: { code: 'H-02' } });
    const team = await stage().db.team.findUniqueOrThrow({ where: { name: 'B' } });
    await stage().db.roleHeld.create({
      data: {
        id: 'twohats00000',
        personId: deputy.personId!,
        role: 'LEAD',
        teamId: team.id,
        fromAt: stage().clock.now(),
      },
    });
    expect(unitRow.id).toBeTruthy();
    await deputy.taps(deputy.last().id, `remediation.accepted:${(await item('R16')).id}:1`);
    expect(deputy.toast()).toMatch(/có vai trò tại đơn vị được kiểm tra/);
    // Whoever has left the unit since has handed it in all the same.
    const held = { personId: deputy.personId!, unitId: unitRow.id, endedAt: null };
    await stage().db.roleHeld.updateMany({ where: held, data: { endedAt: stage().clock.now() } });
    await deputy.taps(deputy.last().id, `remediation.accepted:${(await item('R16')).id}:1`);
    deputy.sees(/^Chưa thể xem xét vì Ông\/Bà là người nộp kết quả này/);
    note(deputy);
    await stage().db.roleHeld.updateMany({ where: { ...held, endedAt: stage().clock.now() }, data: { endedAt: null } });
    expect((await item('R16')).state).toBe('SUBMITTED');
  });

  it('is read by the office and the head, and decided by the head only', async () => {
    const office = await seat(stage(), 'office');
    await office.says('/khacphuc');
    office.sees(
      'UBND huyện Tre Xanh: “Giờ làm việc chưa được chấp hành nghiêm” (kiểm tra công vụ 2022) – đã nộp ngày 15/09/2023, chờ xem xét',
    );
    note(office);
    await office.presses('1 · Xem');
    note(office);
    const { id } = await item('R16');
    await office.taps(office.card().id, `remediation.accepted:${id}:1`);
    expect(office.toast()).toBe('Nội dung này hiện không có trong phạm vi của Ông/Bà.');
    const head = await stage().seat({ name: 'Nguyễn Văn Mẫu', role: 'DELEGATION_HEAD' });
    await head.says('/khacphuc');
    await head.presses('1 · Xem');
    await head.presses('Xem xét');
    await head.presses('Chấp nhận');
    await head.presses('Chấp nhận kết quả');
    expect((await item('R16')).state).toBe('ACCEPTED');
  });
});
