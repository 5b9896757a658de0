// Findings from an answer and free, recognised when raised before, become items; strengths; the conclusion is previewed, sent
// once, acknowledged by the first of the unit.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from '../../src/kit/calendar.js';
import { announce } from '../checklists/announced.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { carryOver, seat } from './desk.js';
import { answerAll, handIn } from './handed-in.js';

const stage = useStage({ at: '2023-09-13 16:42', city: true });

const said: string[] = [];
const note = (phone: Phone, n = 1) => said.push(phone.screen(n));
afterAll(() => {
  if (process.env.READ) process.stdout.write(said.join('\n\n--------\n'));
});

let unit: Phone;
let head: Phone;
let lead: Phone;
let checklistId: string;

beforeAll(async () => {
  await carryOver(stage());
  unit = await seat(stage(), 'unit');
  head = await stage().seat({ name: 'Trần Văn Giả Sử', role: 'HEAD', unit: 'H-02', locale: 'en' });
  lead = await seat(stage(), 'lead');
  checklistId = await announce(stage(), 'I-14', '2023-09-14 17:00');
  await answerAll(stage(), checklistId, unit.personId!, { Q07: { type: 'STATUS', value: 'NOT_STARTED' } });
  await handIn(stage(), checklistId, unit.personId!);
}, 120_000);

const items = () =>
  stage().db.remediationItem.findMany({
    where: { source: 'FINDING' },
    include: { finding: true },
    orderBy: { createdAt: 'asc' },
  });

describe('a finding from an answer', { timeout: 240_000 }, () => {
  it('is recorded field by field, with words proposed from the answer and the plan’s usual date', async () => {
    await stage().at('2023-09-14 10:30');
    await lead.presses('Câu cần xem trước');
    await lead.presses('Ghi tồn tại');
    lead.sees(
      /^Ghi tồn tại, hạn chế \(bước 1\/6\) · UBND huyện Tre Xanh\n\*\*Nội dung tồn tại, hạn chế\?\*\*.*\nGợi ý từ câu trả lời: “Chưa khắc phục các tồn tại nêu trong Chỉ số CCHC năm 2022”/,
    );
    note(lead);
    await lead.presses('Dùng gợi ý');
    await lead.presses('Trung bình');
    await lead.presses('Cả hai');
    await lead.says('phân công chưa rõ; biên chế thiếu');
    lead.sees(/^Ghi tồn tại, hạn chế \(bước 4\/6\)/);
    expect(await stage().db.finding.findMany()).toMatchObject([
      { saved: false, severity: 'MEDIUM', causeKind: 'BOTH' },
    ]);
    expect(await items()).toEqual([]);
  });

  it('is resumed where it was left', async () => {
    await lead.says('/trogiup');
    await lead.says('/viec');
    lead.sees('1. Ghi tiếp tồn tại, hạn chế: UBND huyện Tre Xanh, kiểm tra ngày 21/09');
    await lead.presses('Ghi tiếp');
    lead.sees(/^Ghi tồn tại, hạn chế \(bước 4\/6\)/);
    await lead.says('xây dựng kế hoạch khắc phục');
    await lead.presses('Đơn vị, người đứng đầu');
    lead.sees('Thời hạn thường áp dụng: chậm nhất 17h00 ngày 06/11/2023 (30 ngày sau kết luận).');
    note(lead);
    await lead.says('4/11');
    lead.sees(/^Thứ Bảy, ngày 04\/11\/2023 không phải ngày làm việc.*Ngày làm việc gần nhất: 06\/11\/2023\./);
    await lead.says('30 ngày sau kết luận');
    lead.sees(
      /^Đã đọc “30 ngày sau kết luận”: tính từ ngày 05\/10\/2023, hạn gửi kết luận theo kế hoạch, thời hạn là \*\*chậm nhất 17h00 ngày 06\/11\/2023\*\*\. Nếu gửi kết luận vào ngày khác, thời hạn được tính lại từ ngày đó\./,
    );
    const typed = await stage().db.finding.findFirstOrThrow({ where: { dueSpan: { not: null } } });
    expect(typed.dueSpan).toBe('30 days');
    note(lead);
    const change = async (field: string, said: string) => {
      await lead.presses('Sửa từng mục');
      await lead.presses(field);
      await lead.says(said);
    };
    await change('Nguyên nhân', 'do chu quan');
    lead.sees(/\*\*Nguyên nhân chủ quan: cụ thể\?\*\*/);
    await lead.says('khách quan và chủ quan: phân công chưa rõ; biên chế thiếu');
    lead.sees(/^Đã ghi nguyên nhân: khách quan và chủ quan \(phân công chưa rõ; biên chế thiếu\)\./);
    await change('Thời hạn', '2 năm');
    await lead.says('10 ngày kể từ ngày kiểm tra');
    lead.sees(/tính từ ngày kiểm tra, 21\/09\/2023, thời hạn là \*\*chậm nhất 17h00 ngày 02\/10\/2023\*\*/);
    await lead.presses('Sửa từng mục');
    await lead.presses('Thời hạn');
    await lead.presses('06/11/2023');
    expect(lead.card().text).toBe(
      [
        '**Tồn tại, hạn chế · UBND huyện Tre Xanh** (từ câu 6, CDDH)',
        'Nội dung: Chưa khắc phục các tồn tại nêu trong Chỉ số CCHC năm 2022 · Mức độ: Trung bình',
        'Nguyên nhân: khách quan và chủ quan (phân công chưa rõ; biên chế thiếu) · Giải pháp: xây dựng kế hoạch khắc phục',
        'Trách nhiệm: UBND huyện Tre Xanh, người đứng đầu · Hạn: chậm nhất 17h00 ngày 06/11/2023 (30 ngày sau kết luận)',
      ].join('\n'),
    );
    expect(lead.card().rows).toEqual([['Lưu'], ['Sửa từng mục'], ['Cần cấp trên chỉ đạo'], ['Quay lại', 'Hủy']]);
    note(lead);
  });

  it('recognises what was raised before, whatever the marks and capitals', async () => {
    await lead.presses('Sửa từng mục');
    await lead.presses('Nội dung');
    await lead.says('niem yet tthc chua day du.');
    lead.sees('Lần thứ 2 (đã nêu năm 2022).');
    await lead.presses('Cần cấp trên chỉ đạo');
    lead.sees('Kính đề nghị UBND thành phố Hà Nội xem xét, chỉ đạo.');
    note(lead);
    await lead.presses('Lưu');
    lead.sees(
      /^Đã ghi tồn tại, hạn chế; thời hạn khắc phục: chậm nhất 17h00 ngày 06\/11\/2023\. Đơn vị được thông báo khi gửi kết luận\./,
    );
    note(lead);
    expect(await items()).toEqual([]);
    expect(await stage().db.finding.findMany()).toMatchObject([
      { text: 'niem yet tthc chua day du.', timesRaised: 2, earlierYear: 2022, needsCity: true, saved: true },
    ]);
    await lead.presses('Trở lại rà soát');
    lead.sees(/^\*\*Rà soát · UBND huyện Tre Xanh\*\*/);
  });

  it('is the team’s draft until the conclusion is sent: the unit is neither shown it nor reminded of it', async () => {
    await unit.says('/khacphuc');
    expect(unit.last().text).not.toContain('niem yet tthc chua day du.');
    expect(await stage().db.deadline.count({ where: { title: 'niem yet tthc chua day du.' } })).toBe(0);
    await lead.says('/khacphuc');
    expect(lead.last().text).not.toContain('niem yet tthc chua day du.');
    // The day it was to be remedied by passes, and nobody is alarmed.
    const visible = [unit, head, lead].map((phone) => phone.heard().length);
    await stage().db.finding.updateMany({ data: { dueAt: at('2023-09-15 17:00') } });
    await stage().at('2023-09-18 08:15');
    for (const [n, phone] of [unit, head, lead].entries())
      for (const { text } of phone.heard().slice(visible[n])) expect(text).not.toContain('niem yet tthc chua day du.');
    // What was recorded at the desk can be changed before the day of the visit too.
    const { id } = await stage().db.inspection.findUniqueOrThrow({ where: { code: 'I-14' } });
    await lead.taps(lead.last().id, `remediation.visit:${id}`);
    await lead.presses('Sửa mục đã ghi');
    lead.sees(/UBND huyện Tre Xanh/);
  });
});

describe('a free finding, a strength, a conclusion', { timeout: 240_000 }, () => {
  it('are recorded at the visit only once its day has come', async () => {
    await lead.says('/rasoat');
    await lead.presses('Các cuộc kiểm tra');
    expect(lead.last().text).not.toContain('Hồ Sen');
    note(lead);
    const visit = await stage().db.inspection.findUniqueOrThrow({ where: { code: 'I-14' } });
    await lead.taps(lead.card().id, `remediation.limit:${visit.id}`);
    lead.sees(/^Chưa thể ghi vì cuộc kiểm tra chưa đến ngày thực hiện\./);
    const surprise = await stage().db.inspection.findUniqueOrThrow({ where: { code: 'I-15' } });
    await lead.taps(lead.card().id, `remediation.limit:${surprise.id}`);
    lead.sees(/^Chưa thể ghi/);
    await stage().at('2023-10-05 09:00');
    await lead.says('/viec');
    lead.sees('Gửi kết luận: UBND huyện Tre Xanh, kiểm tra ngày 21/09 – chậm nhất 17h00 ngày 05/10');
    note(lead);
    await lead.presses('Gửi kết luận');
    await lead.presses('Ưu điểm');
    await lead.says('Bộ phận Một cửa bố trí khang trang, thái độ hòa nhã');
    await lead.presses('Lưu');
    lead.sees(/^Đã ghi ưu điểm\./);
    await lead.presses('Ghi tồn tại');
    await lead.says('02 công chức chưa đeo thẻ');
    await lead.presses('Hủy');
    lead.sees(/^Đã hủy; chưa ghi nội dung nào\./);
    expect(await items()).toEqual([]);
    note(lead);
  });

  it('are sent to the unit exactly as previewed, in each reader’s language, once', async () => {
    await lead.presses('Gửi kết luận');
    lead.sees(/^\*\*Việc rà soát phiếu chưa kết thúc:\*\* còn \d+ câu chưa xem\./);
    await lead.presses('Vẫn gửi kết luận');
    note(lead);
    lead.sees(
      /^Nội dung sẽ gửi UBND huyện Tre Xanh \(02 người\):\n\*\*Câu kiểm tra tại chỗ chưa ghi đủ:.*\n\nTHÔNG BÁO KẾT LUẬN KIỂM TRA \(bản phục vụ trao đổi\)/,
    );
    await lead.presses('Gửi 02 người');
    const told = unit.sees(
      /^THÔNG BÁO KẾT LUẬN KIỂM TRA \(bản phục vụ trao đổi\)\nKính gửi: UBND huyện Tre Xanh\. Cuộc kiểm tra ngày 21\/09\/2023: ưu điểm 01 nội dung; tồn tại, hạn chế 01 nội dung:/,
    );
    expect(told.ring).toBe(true);
    expect(told.rows).toEqual([['Đã nhận', 'Xem nội dung']]);
    expect(told.text).toContain(
      '1. niem yet tthc chua day du. Nguyên nhân: khách quan và chủ quan (phân công chưa rõ; biên chế thiếu). Giải pháp:',
    );
    expect(told.text).toContain('văn bản và điều hành. Trân trọng./.');
    head.sees(
      /^NOTICE OF INSPECTION CONCLUSION \(working copy\)\. Unofficial translation; the Vietnamese text prevails\./,
    );
    note(unit);
    note(head);
    expect(await stage().db.conclusion.count()).toBe(1);
  });

  it('make what is to be remedied the unit’s own, with a date that has not passed', async () => {
    expect(await items()).toMatchObject([
      {
        state: 'OPEN',
        text: 'niem yet tthc chua day du.',
        sourceYear: 2023,
        cause: 'khách quan và chủ quan: phân công chưa rõ; biên chế thiếu',
        dueAt: at('2023-11-06 17:00'),
        finding: { saved: true, dueAt: at('2023-11-06 17:00') },
      },
    ]);
    const duty = await stage().db.deadline.findFirst({ where: { subjectId: (await items())[0]!.id } });
    expect(duty).toMatchObject({ kind: 'REMEDIATION', title: 'niem yet tthc chua day du.', closedAt: null });
    await unit.says('/khacphuc');
    unit.sees('niem yet tthc chua day du. (kiểm tra năm 2023) – chậm nhất 17h00 ngày 06/11');
    note(unit);
    await lead.says('/viec');
    expect(lead.last().text).not.toContain('Gửi kết luận');
  });

  it('are acknowledged by the first of the unit, for all to see; the text is not rewritten', async () => {
    await unit.says('/viec');
    unit.sees('Xác nhận kết luận kiểm tra ngày 21/09/2023');
    const before = unit.sees(/^THÔNG BÁO KẾT LUẬN/, 6).text;
    await head.presses('Acknowledge');
    const again = await stage().db.conclusion.findFirstOrThrow();
    await unit.taps(unit.sees(/^THÔNG BÁO KẾT LUẬN/, 6).id, `remediation.got:${again.id}`);
    expect(unit.toast()).toBe('Đã ghi.');
    const after = unit.sees(/^THÔNG BÁO KẾT LUẬN/, 6);
    expect(after.text).toBe(
      `${before}\nĐã xác nhận thay mặt đơn vị: Trần Văn Giả Sử, Chủ tịch UBND huyện Tre Xanh, 09h00 ngày 05/10/2023.`,
    );
    expect(after.rows).toEqual([['Xem nội dung']]);
    note(unit, 2);
    await unit.says('/viec');
    expect(unit.last().text).not.toContain('Xác nhận kết luận');
    await lead.says('/rasoat');
    await lead.presses('Các cuộc kiểm tra');
    await lead.presses('1 · Xem');
    lead.sees('Kết luận: đã gửi 09h00 ngày 05/10/2023; đã nhận: Trần Văn Giả Sử, 09h00 ngày 05/10/2023.');
    note(lead);
    const conclusion = await stage().db.conclusion.findFirstOrThrow();
    const stranger = await stage().seat({ name: 'Ngô Thị Phỏng Theo', role: 'FOCAL', unit: 'Q-02' });
    await stranger.says('/viec');
    await stranger.taps(stranger.card().id, `remediation.got:${conclusion.id}`);
    expect(stranger.toast()).toBe('Nội dung này hiện không có trong phạm vi của Ông/Bà.');
  });
});

describe('a conclusion sent in the evening', { timeout: 240_000 }, () => {
  const told = (phone: Phone) => phone.heard().filter(({ text }) => /^THÔNG BÁO KẾT LUẬN/.test(text)).length;
  async function concludeAgain(moment: string, strength: string, time: number): Promise<void> {
    await stage().at(moment);
    await lead.says('/rasoat');
    await lead.presses('Các cuộc kiểm tra');
    await lead.presses('1 · Xem');
    await lead.presses('Ưu điểm');
    await lead.says(strength);
    await lead.presses('Lưu');
    await lead.presses(`Gửi kết luận (lần ${time})`);
    await lead.presses('Gửi 02 người');
  }

  it('leaves the next working morning, and its sender reads when', async () => {
    const before = told(unit);
    await concludeAgain('2023-10-06 21:30', 'Trang thông tin điện tử cập nhật thường xuyên', 2);
    lead.sees(/^Ngoài giờ làm việc: 02 tin gửi tới người khác sẽ được gửi lúc 08h00 ngày 09\/10\/2023\.$/, 3);
    lead.sees(
      /^Đã lập kết luận gửi UBND huyện Tre Xanh \(02 người\); gửi lúc 08h00 ngày 09\/10\/2023\.[^]*Kết luận: đã lập 21h30/,
    );
    expect(told(unit)).toBe(before);
    await stage().at('2023-10-07 10:00');
    expect(told(unit)).toBe(before);
    await stage().at('2023-10-09 08:00');
    expect(told(unit)).toBe(before + 1);
    expect(unit.sees(/^THÔNG BÁO KẾT LUẬN/, 3).ring).toBe(true);
  });

  it('leaves at once and rings nobody, when its sender says so', async () => {
    const before = told(unit);
    await concludeAgain('2023-10-09 17:05', 'Công khai đầy đủ kết quả xử lý phản ánh', 3);
    const later = lead.sees(/^Ngoài giờ làm việc: 02 tin/, 3);
    expect(told(unit)).toBe(before);
    await head.taps(head.last().id, await actOf(later.id));
    expect(told(unit)).toBe(before);
    await lead.taps(later.id, await actOf(later.id));
    expect(lead.toast()).toBe('Đã gửi ngay, không âm báo: 02 tin.');
    expect(told(unit)).toBe(before + 1);
    expect(unit.sees(/^THÔNG BÁO KẾT LUẬN/, 3).ring).toBe(false);
    await lead.taps(later.id, await actOf(later.id));
    expect(lead.toast()).toBe('Không còn tin nào đang chờ gửi.');
    await stage().at('2023-10-10 08:00');
    expect(told(unit)).toBe(before + 1);
  });

  /** What the one button of such a message does. */
  async function actOf(messageId: number): Promise<string> {
    const row = await stage().db.outboxMessage.findFirstOrThrow({
      where: { chatId: BigInt(lead.id), messageId: BigInt(messageId) },
    });
    return (row.body as { message: { rows: { act: string }[][] } }).message.rows[0]![0]!.act;
  }
});
