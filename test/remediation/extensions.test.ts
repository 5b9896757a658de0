// More time: asked with reason and date, decided once, counted, limited; the present date stands until then.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CITY } from '../../src/demo/city.js';
import { at } from '../../src/kit/calendar.js';
import { inTransaction } from '../../src/kit/database.js';
import { applyCarriedOver } from '../../src/remediation/carried-over.js';
import type { Phone } from '../phone.js';
import { pdf } from '../checklists/announced.js';
import { useStage } from '../stage.js';

const stage = useStage({ at: '2023-09-15 09:00', city: true });

const said: string[] = [];
const note = (phone: Phone, n = 1) => said.push(phone.screen(n));
afterAll(() => {
  if (process.env.READ) process.stdout.write(said.join('\n\n--------\n'));
});

let unit: Phone;
let lead: Phone;
let second: Phone;
let head: Phone;

const ITEM = {
  code: 'R11',
  unit: 'Q-02',
  source: 'CCHC_INSPECTION',
  year: 2022,
  text: 'Yêu cầu thêm giấy tờ ngoài quy định ở 02/20 hồ sơ',
  dueOn: '2023-09-25',
} as const;

beforeAll(async () => {
  await inTransaction(stage().db, (tx) => applyCarriedOver(tx, [...CITY.carriedOver, ITEM], stage().clock.now()));
  unit = await stage().seat({ name: 'Ngô Thị Phỏng Theo', role: 'FOCAL', unit: 'Q-02' });
  lead = await stage().seat({ name: 'Lê Văn Thí Dụ', role: 'LEAD', team: 'A' });
  second = await stage().seat({ name: 'Vũ Thị Tạm Gọi', role: 'LEAD', team: 'A' });
  head = await stage().seat({ name: 'Nguyễn Văn Mẫu', role: 'DELEGATION_HEAD' });
}, 120_000);

const item = () =>
  stage().db.remediationItem.findUniqueOrThrow({
    where: { code: 'R11' },
    include: { extensions: { orderBy: { createdAt: 'asc' } } },
  });
const deadline = async () =>
  stage().db.deadline.findUniqueOrThrow({
    where: { kind_subjectId: { kind: 'REMEDIATION', subjectId: (await item()).id } },
  });
const day = (at: Date | null | undefined) => at?.toISOString().slice(0, 10);

describe('an extension', { timeout: 200_000 }, () => {
  it('is asked in three steps and nothing is sent before', async () => {
    await unit.says('/giahan');
    unit.sees('1. Yêu cầu thêm giấy tờ ngoài quy định ở 02/20 hồ sơ (kiểm tra CCHC 2022) – chậm nhất 17h00 ngày 25/09');
    note(unit);
    await unit.presses(unit.card().rows[0]![0]!);
    unit.sees(/^\*\*Đề nghị gia hạn\*\* \(lần 1\/2\)/);
    note(unit);
    await unit.says('cho');
    unit.sees(/^Đề nghị nêu cụ thể hơn/);
    await unit.says('Chờ liên thông phần mềm');
    unit.sees('Trong khoảng 26/09/2023–25/10/2023.');
    expect(unit.card().rows[0]).toEqual(['T2 02/10', 'T2 09/10']);
    note(unit);
    await unit.says('20/9');
    unit.sees(/^Đề nghị chọn ngày trong khoảng từ 26\/09\/2023 đến 25\/10\/2023/);
    await unit.says('cuoi thang');
    unit.sees(/^Hệ thống chưa đọc được “cuoi thang”/);
    await unit.says('15/10');
    unit.sees(/^Chủ Nhật, ngày 15\/10\/2023 không phải ngày làm việc/);
    expect(unit.card().rows[0]).toEqual(['T2 16/10']);
    note(unit);
    // A paper sent meanwhile lies with the item; the request stands where it was.
    await unit.sendsFile(pdf('van ban lien thong.pdf'));
    unit.sees(/^Tệp van ban lien thong\.pdf được ghi nhận vào tài liệu của nội dung khắc phục này/, 3);
    unit.sees(/Trong khoảng 26\/09\/2023–25\/10\/2023/, 1);
    await unit.says('2/10');
    await unit.sendsAlbum([pdf('trang 1.pdf'), pdf('trang 2.pdf')]);
    unit.sees(/^\*\*Đề nghị gia hạn\*\* \(lần 1\/2\): từ 25\/09\/2023 đến \*\*02\/10\/2023\*\*/, 1);
    expect(unit.heard().filter(({ text }) => /^Tệp trang \d\.pdf được ghi nhận/.test(text))).toHaveLength(1);
    expect(await stage().db.evidence.count({ where: { itemId: (await item()).id } })).toBe(3);
    await unit.says('16/10');
    unit.sees(
      /từ 25\/09\/2023 đến \*\*16\/10\/2023\*\*.*Lý do: “Chờ liên thông phần mềm”\.\nThời hạn hiện tại vẫn áp dụng/,
    );
    note(unit);
    expect((await item()).extensions.map((each) => each.state)).toEqual(['DRAFT']);
    await lead.says('/giahan');
    lead.sees('Không có đề nghị nào chờ xem xét.');
    await unit.presses('Gửi đề nghị');
    unit.sees('Tổ A sẽ xem xét. Thời hạn 17h00 ngày 25/09/2023 vẫn áp dụng cho đến khi có quyết định.');
    note(unit);
  });

  it('is one at a time, and may be cancelled before it is sent', async () => {
    await unit.says('/khacphuc');
    await unit.presses('1 · Cập nhật');
    unit.sees(/Đã đề nghị gia hạn đến 17h00 ngày 16\/10\/2023, đang chờ quyết định/);
    expect(unit.card().rows.flat()).not.toContain('Đề nghị gia hạn');
    note(unit);
    await unit.taps(unit.card().id, `remediation.extend:${(await item()).id}`);
    unit.sees(/^Đề nghị gia hạn đã gửi đang chờ quyết định/);
  });

  it('reaches the lead collected, and is decided once by two', async () => {
    await lead.says('/viec');
    lead.sees(
      'Đề nghị gia hạn: UBND quận Hoa Sữa, “Yêu cầu thêm giấy tờ ngoài quy định ở 02/20 hồ sơ”, 25/09/2023 → 16/10/2023',
    );
    await stage().at('2023-09-15 10:30');
    const card = lead.sees(
      /^\*\*Đề nghị gia hạn · UBND quận Hoa Sữa\*\* – “Yêu cầu thêm .*”: 25\/09\/2023 → 16\/10\/2023, lần 1\/2\. Lý do: “Chờ liên thông phần mềm”/,
    );
    expect(card.ring).toBe(true);
    expect(card.rows).toEqual([['Đồng ý'], ['Ngày khác', 'Không đồng ý'], ['Để sau']]);
    note(lead);
    await lead.presses('Đồng ý');
    note(lead);
    await second.presses('Không đồng ý');
    await second.says('Đã có đủ thời gian');
    note(second);
    await lead.presses('Đồng ý gia hạn');
    const told = unit.sees(
      'Tổ trưởng Tổ A đồng ý gia hạn nội dung “Yêu cầu thêm giấy tờ ngoài quy định ở 02/20 hồ sơ” đến 17h00 ngày 16/10/2023 (thời hạn cũ: 25/09/2023).',
    );
    expect(told.ring).toBe(true);
    await second.presses('Gửi đơn vị');
    second.sees(/^Đề nghị gia hạn của nội dung này đã có quyết định hoặc không còn\./);
    note(second);
    expect((await item()).extensions.map((each) => [each.state, day(each.oldDueAt), day(each.grantedDueAt)])).toEqual([
      ['GRANTED', '2023-09-25', '2023-10-16'],
    ]);
    expect(await deadline()).toMatchObject({ version: 2, closedAt: null });
    expect(day((await deadline()).dueAt)).toBe('2023-10-16');
  });

  it('may be declined with a reason that the unit reads', async () => {
    await unit.presses('Cập nhật');
    await unit.presses('Đề nghị gia hạn');
    unit.sees(/\(lần 2\/2\)/);
    await unit.says('Cần thêm kinh phí để thực hiện');
    await unit.presses('T2 23/10');
    await unit.presses('Gửi đề nghị');
    await lead.says('/giahan');
    lead.sees('1. UBND quận Hoa Sữa: “Yêu cầu thêm giấy tờ ngoài quy định ở 02/20 hồ sơ”, 16/10/2023 → 23/10/2023');
    note(lead);
    await lead.presses('1 · Xem xét');
    await lead.presses('Không đồng ý');
    note(lead);
    await lead.says('Nội dung này không phát sinh kinh phí');
    note(lead);
    await lead.presses('Gửi đơn vị');
    unit.sees(
      'Tổ trưởng Tổ A không đồng ý gia hạn nội dung “Yêu cầu thêm giấy tờ ngoài quy định ở 02/20 hồ sơ”; lý do: “Nội dung này không phát sinh kinh phí”. Đề nghị Quý cơ quan thực hiện theo thời hạn 17h00 ngày 16/10/2023',
    );
    expect(day((await deadline()).dueAt)).toBe('2023-10-16');
  });

  it('may be granted to another date', async () => {
    await unit.says('/giahan');
    await unit.presses(unit.card().rows[0]![0]!);
    await unit.says('Cần thêm thời gian rà soát');
    await unit.presses('T2 30/10');
    await unit.presses('Gửi đề nghị');
    await lead.says('/viec');
    await lead.presses('Xem xét');
    await lead.presses('Ngày khác');
    note(lead);
    await lead.says('20/10');
    lead.sees(/^\*\*Gia hạn đến 20\/10\/2023\?\*\*/);
    await lead.presses('Đồng ý gia hạn');
    unit.sees(/đến 17h00 ngày 20\/10\/2023 \(thời hạn cũ: 16\/10\/2023\)\./);
    expect((await item()).extensions.map((each) => each.state)).toEqual(['GRANTED', 'REFUSED', 'GRANTED']);
  });

  it('ends at the plan’s limit: then the difficulty may be stated to the head of the delegation', async () => {
    await unit.says('/giahan');
    await unit.presses(unit.card().rows[0]![0]!);
    unit.sees(
      'Nội dung này đã gia hạn 02 lần, là mức tối đa đang áp dụng. Ông/Bà có thể nêu khó khăn để Trưởng Đoàn xem xét.',
    );
    note(unit);
    await unit.presses('Nêu khó khăn');
    await unit.says('Phần mềm do đơn vị khác quản lý, chưa có lịch liên thông');
    unit.sees(/^Đã ghi; nội dung được chuyển đến Trưởng Đoàn/);
    note(unit);
    const told = head.sees(
      /^Kính gửi Trưởng Đoàn\. UBND quận Hoa Sữa nêu khó khăn khi khắc phục nội dung “Yêu cầu thêm/,
    );
    expect(told.ring).toBe(true);
    note(head);
    await lead.says('/viec');
    lead.neverSaw(/Khó khăn khi khắc phục/);
    await unit.says('/khacphuc');
    await unit.presses('1 · Cập nhật');
    unit.sees('Đã nêu khó khăn, đang chờ Trưởng Đoàn xem xét. Thời hạn hiện tại vẫn áp dụng.');
    await head.presses('Ngày khác');
    await head.says('31/10');
    await head.presses('Đồng ý gia hạn');
    unit.sees(
      /^Kính gửi UBND [^.]+\. Trưởng Đoàn đồng ý gia hạn .* đến 17h00 ngày 31\/10\/2023 \(thời hạn cũ: 20\/10\/2023\)\./,
    );
  });

  it('does not bring the old date back when the same plan is imported again', async () => {
    const again = await inTransaction(stage().db, (tx) =>
      applyCarriedOver(tx, [...CITY.carriedOver, ITEM], stage().clock.now()),
    );
    expect(again).toEqual({ added: 0, changed: 0 });
    expect(day((await deadline()).dueAt)).toBe('2023-10-31');
    const moved = await inTransaction(stage().db, (tx) =>
      applyCarriedOver(tx, [{ ...ITEM, dueOn: '2023-11-15' }], stage().clock.now()),
    );
    expect(moved).toEqual({ added: 0, changed: 1 });
    expect(day((await deadline()).dueAt)).toBe('2023-11-15');
  });
});

describe('a request that waits', { timeout: 200_000 }, () => {
  const SECOND = { ...ITEM, code: 'R12', text: 'Chưa công khai phí, lệ phí', dueOn: '2023-09-20' } as const;
  const second2 = () => stage().db.remediationItem.findUniqueOrThrow({ where: { code: 'R12' } });
  const owed = async () =>
    stage().db.deadline.findUnique({
      where: { kind_subjectId: { kind: 'DECIDE', subjectId: (await second2()).id } },
    });
  const heardSince = (phone: Phone, count: number) =>
    phone
      .heard()
      .slice(count)
      .map(({ text }) => text)
      .join('\n');

  it('is a duty of the lead with a date of its own, in /viec and in the morning', async () => {
    await inTransaction(stage().db, (tx) => applyCarriedOver(tx, [SECOND], stage().clock.now()));
    await unit.says('/trogiup');
    await unit.taps(unit.card().id, `remediation.extend:${(await second2()).id}`);
    await unit.says('Chờ hướng dẫn của Sở chuyên ngành');
    await unit.presses(unit.card().rows[0]![0]!);
    await unit.presses('Gửi đề nghị');
    expect(await owed()).toMatchObject({
      unitId: null,
      closedAt: null,
      title: 'UBND quận Hoa Sữa: Chưa công khai phí, lệ phí',
    });
    expect((await owed())!.dueAt).toEqual(at('2023-09-20 17:00'));
    await lead.says('/viec');
    lead.sees('Đề nghị gia hạn: UBND quận Hoa Sữa, “Chưa công khai phí, lệ phí”');
    await unit.says('/viec');
    unit.sees(/Chưa công khai phí, lệ phí.* – đang chờ quyết định gia hạn/i);
    const before = unit.heard().length;
    await stage().at('2023-09-18 08:15');
    lead.sees(/còn 02 ngày làm việc đến hạn quyết định về đề nghị gia hạn “UBND quận Hoa Sữa: Chưa công khai phí/, 1);
    expect(heardSince(unit, before)).not.toContain('Chưa công khai');
    // Once a morning: what the morning card asked for is not rung for as new work.
    const since = lead.heard().length;
    await stage().at('2023-09-18 10:31');
    expect(heardSince(lead, since)).not.toContain('Chưa công khai');
  });

  it('is told to the unit instead of chasing it on, and to the head of the delegation when it is not decided', async () => {
    const before = unit.heard().length;
    await stage().at('2023-09-20 08:15');
    unit.sees(/^Kính gửi UBND quận Hoa Sữa\. Việc nộp kết quả .* đang chờ quyết định của Đoàn kiểm tra/, 1);
    await stage().at('2023-09-21 08:15');
    lead.sees(/chưa ghi nhận quyết định về đề nghị gia hạn .* Đề nghị Ông\/Bà quan tâm, quyết định\./, 1);
    await stage().at('2023-09-25 08:15');
    await stage().at('2023-09-27 08:15');
    head.sees(/\d\. Tổ A – quyết định về đề nghị gia hạn .*: đã quá thời hạn 05 ngày làm việc/, 1);
    lead.sees(/Nội dung này đã được báo cáo Trưởng Đoàn ngày 27\/09\/2023/, 1);
    expect(heardSince(unit, before).match(/Chưa công khai/g)).toHaveLength(1);
    expect(heardSince(unit, before)).not.toMatch(/quá thời hạn|chưa ghi nhận/);
    await lead.says('/viec');
    expect(lead.last().text).not.toMatch(/Theo dõi: .*Chưa công khai/);
  });

  it('is done with the decision', async () => {
    await lead.presses('Xem xét');
    await lead.presses('Không đồng ý');
    await lead.says('Đã có hướng dẫn từ tháng 8');
    await lead.presses('Gửi đơn vị');
    expect(await owed()).toMatchObject({ closedWhy: 'refused' });
    await stage().at('2023-09-28 08:15');
    unit.sees(/chưa ghi nhận việc hoàn thành nội dung khắc phục “Chưa công khai phí/, 1);
  });

  it('is not said to have been sent where nobody of the unit can be reached', async () => {
    const { personId } = unit;
    await unit.taps(unit.card().id, `remediation.extend:${(await second2()).id}`);
    await unit.says('Chờ phê duyệt dự toán bổ sung');
    await unit.presses(unit.card().rows[0]![0]!);
    await unit.presses('Gửi đề nghị');
    await stage().db.person.update({ where: { id: personId! }, data: { blockedAt: stage().clock.now() } });
    await lead.says('/giahan');
    await lead.presses('Xem xét');
    await lead.presses('Không đồng ý');
    await lead.says('Dự toán đã được phê duyệt');
    await lead.presses('Gửi đơn vị');
    lead.sees(
      /^Đã ghi quyết định\. UBND quận Hoa Sữa hiện chưa có người nhận được tin của Hệ thống nên chưa được báo;/,
    );
    lead.neverSaw(/^Đã ghi quyết định gửi UBND quận Hoa Sữa: không đồng ý gia hạn\.$/m);
    await stage().db.person.update({ where: { id: personId! }, data: { blockedAt: null } });
  });
});
