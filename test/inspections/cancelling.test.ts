// An inspection that is cancelled from the chat: asked once more, the unit told once and its calendar cleared, the team told,
// nothing owed any more; and taken back again.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { inspectionOf } from './stage-plan.js';

const stage = useStage({ at: '2023-06-21 16:00', city: true });
let office: Phone;
let focal: Phone;
let lead: Phone;
let id = '';

beforeAll(async () => {
  office = await stage().seat({ name: 'Hoàng Thị Văn Phòng', role: 'OFFICE' });
  focal = await stage().seat({ name: 'Lý Thị Tên Tạm', role: 'FOCAL', unit: 'TX-01' });
  lead = await stage().seat({ name: 'Phạm Giả Định', role: 'LEAD', team: 'B' });
  await stage().at('2023-06-22 08:31');
  ({ id } = await inspectionOf(stage(), 'I-09'));
});

/** The number of the line with these words, on whichever page it stands. */
async function opens(words: RegExp): Promise<void> {
  const lineOf = () =>
    office
      .last()
      .text.split('\n')
      .find((line) => words.test(line));
  while (!lineOf()) await office.presses('Sau ›');
  await office.presses(`${/^\d+/.exec(lineOf()!)![0]} · Xem`);
}

const open = () => stage().db.deadline.count({ where: { closedAt: null } });
const owed = async () => {
  const { unitId } = await inspectionOf(stage(), 'I-09');
  return stage().db.deadline.count({ where: { closedAt: null, unitId } });
};
const heardOf = (phone: Phone, words: RegExp) => phone.heard().filter((message) => words.test(message.text));

describe('the standing office cancels an announced inspection', () => {
  it('is asked once more, and told what would happen', async () => {
    expect(await owed()).toBe(2);
    await office.says('/lich');
    await office.presses('Xem từng cuộc');
    await opens(/UBND thị xã Gốm Cổ · .* · đã xác nhận|UBND thị xã Gốm Cổ · .* · chưa xác nhận/);
    await office.presses('Hủy cuộc kiểm tra');
    expect(office.last().text).toMatch(/^\*\*Hủy cuộc kiểm tra I-09 · UBND thị xã Gốm Cổ, ngày 06\/07\/2023\?/);
    await office.presses('Quay lại');
    expect(office.last().rows.flat()).toContain('Hủy cuộc kiểm tra');
    expect(await owed()).toBe(2);
  });

  it('then everybody hears of it once, and nothing is owed any more', async () => {
    await office.presses('Hủy cuộc kiểm tra');
    await office.presses('Xác nhận hủy');
    expect(office.last().text).toMatch(/Đã hủy cuộc kiểm tra I-09, ngày 06\/07\/2023\./);
    expect(await owed()).toBe(0);
    expect(office.last().text).not.toMatch(/chậm nhất/);
    // Before the word of it has left, the notice on the phone can no longer be acknowledged.
    await focal.presses('Đã nhận');
    expect(focal.toast()).toMatch(/đã được hủy; thông báo không còn hiệu lực/);
    await focal.says('đã nhận');
    expect((await stage().db.notice.findFirstOrThrow({ where: { inspectionId: id } })).acknowledgedAt).toBeNull();
    await stage().at('2023-06-22 08:33');
    await stage().at('2023-06-23 08:16');
    const said = heardOf(focal, /không tiến hành nữa/);
    expect(said).toHaveLength(1);
    expect(said[0]!.text).toContain('Kính gửi UBND thị xã Gốm Cổ. Cuộc kiểm tra ngày 06/07/2023 không');
    expect(said[0]!.document).toBe('huy-lich-kiem-tra-2023-07-06.ics');
    expect(heardOf(lead, /đã được cơ quan thường trực hủy/)).toHaveLength(1);
    await lead.says('/lich');
    expect(lead.last().text).not.toContain('Gốm Cổ');
    expect(heardOf(focal, /Nhắc|chưa xác nhận/)).toEqual([]);
  });

  it('takes it back: the unit is announced to anew', async () => {
    await office.says('/lich');
    expect(office.last().text).not.toContain('Gốm Cổ');
    await office.presses('Xem từng cuộc');
    office.sees(/cuộc từ hôm nay, trong đó 01 đã hủy/);
    await opens(/UBND thị xã Gốm Cổ · .* · đã hủy$/m);
    expect(office.last().rows.flat()).toContain('Xem từng cuộc');
    await office.presses('Khôi phục');
    expect(office.last().text).toMatch(
      /^\*\*Khôi phục cuộc kiểm tra I-09 .*\n.*thông báo khôi phục.*Tổ B được báo qua Hệ thống/,
    );
    await office.presses('Xác nhận khôi phục');
    expect(office.last().text).toMatch(/Đã khôi phục cuộc kiểm tra I-09/);
    await stage().at('2023-06-23 08:32');
    expect(heardOf(focal, /^THÔNG BÁO LỊCH/)).toHaveLength(1);
    expect(heardOf(focal, /^THÔNG BÁO KHÔI PHỤC LỊCH/)).toHaveLength(1);
    expect(await owed()).toBe(2);
    expect(heardOf(lead, /khôi phục/)).toHaveLength(1);
  });

  it('and reminds of the restored notice up to the lead, until the visit', async () => {
    const head = await stage().seat({ name: 'Kiều Văn Thử', role: 'HEAD', unit: 'TX-01' });
    for (const day of ['26', '27', '28', '29', '30']) await stage().at(`2023-06-${day} 08:16`);
    expect(heardOf(head, /xác nhận/)).not.toEqual([]);
    expect(heardOf(lead, /Gốm Cổ[^]*xác nhận/).map(({ text }) => text)).not.toEqual([]);
    await lead.says('/viec');
    lead.sees(/Gốm Cổ.*chưa xác nhận/);
  });

  it('cannot cancel what has results', async () => {
    const { unitId } = await inspectionOf(stage(), 'I-09');
    const author = await stage().db.person.findFirstOrThrow();
    await stage().db.finding.create({
      data: { id: 'F1', inspectionId: id, unitId, text: 'x', saved: true, authorId: author.id, createdAt: new Date() },
    });
    await office.taps(office.last().id, `inspections.cancel:${id}`);
    expect(office.last().text).toMatch(/Chưa thể hủy vì cuộc kiểm tra này đã có kết quả được ghi nhận\./);
    expect(await open()).toBeGreaterThan(0);
  });
});

it('a surprise that nobody of the unit knows of is cancelled without a word to the unit', async () => {
  const { id: hidden, unitId } = await inspectionOf(stage(), 'I-15');
  const unit = await stage().db.unit.findUniqueOrThrow({ where: { id: unitId } });
  const ofUnit = await stage().seat({ name: 'Người Đơn Vị', role: 'FOCAL', unit: unit.code });
  const before = ofUnit.heard().length;
  await office.taps(office.last().id, `inspections.cancel:${hidden}`);
  await office.presses('Xác nhận hủy');
  await stage().at('2023-06-23 09:30');
  expect(ofUnit.heard()).toHaveLength(before);
});

it('says that nobody of the team has joined, where it is to be told', async () => {
  const { id: other } = await inspectionOf(stage(), 'I-12');
  await office.taps(office.last().id, `inspections.cancel:${other}`);
  office.sees(/Tổ C chưa có người tham gia; đề nghị báo trực tiếp\./);
  expect(office.last().text).not.toContain('được báo qua');
});

describe('restored the afternoon before', () => {
  it('keeps what was handed in, and asks for nothing after the visit has begun', async () => {
    await stage().db.finding.deleteMany({ where: { inspectionId: id } });
    await stage().db.deadline.updateMany({
      where: { kind: 'REPORT', closedAt: null, unitId: (await inspectionOf(stage(), 'I-09')).unitId },
      data: { closedAt: stage().clock.now(), closedWhy: 'submitted' },
    });
    await stage().at('2023-07-05 15:00');
    await office.taps(office.last().id, `inspections.cancelyes:${id}`);
    await stage().at('2023-07-05 15:02');
    expect(heardOf(focal, /không tiến hành nữa/).at(-1)!.text).toContain('đã nộp được giữ nguyên');
    expect(heardOf(lead, /I-09: cuộc kiểm tra đã hủy\*\*/)).not.toEqual([]);
    await office.taps(office.last().id, `inspections.restoreyes:${id}`);
    await stage().at('2023-07-05 15:05');
    const notice = heardOf(focal, /^THÔNG BÁO KHÔI PHỤC/).at(-1)!.text;
    expect(notice).toContain('đã nộp, được giữ nguyên; không phải nộp lại');
    expect(notice).toMatch(/“Đã nhận” chậm nhất 17h00[^.]*05\/07/);
    const before = focal.heard().length;
    await stage().at('2023-07-06 08:20');
    expect(focal.heard().slice(before)).toEqual([]);
  });

  it('goes on as it was where the cancellation had not been told yet', async () => {
    const { id: early, unitId } = await inspectionOf(stage(), 'I-10');
    await stage().db.unit.findUniqueOrThrow({ where: { id: unitId } });
    await stage().at('2023-07-06 09:00');
    const owedNow = () => stage().db.deadline.count({ where: { closedAt: null, unitId } });
    const owes = await owedNow();
    expect(owes).toBeGreaterThan(0);
    await stage().at('2023-07-06 20:00');
    await office.taps(office.last().id, `inspections.cancelyes:${early}`);
    expect(await owedNow()).toBe(0);
    await office.taps(office.last().id, `inspections.restore:${early}`);
    office.sees(/Đơn vị chưa nhận tin hủy; thông báo đã gửi và các thời hạn tiếp tục có hiệu lực\./);
    await office.presses('Xác nhận khôi phục');
    expect(await owedNow()).toBe(owes);
  });

  it('is not restored once its hour has passed', async () => {
    await stage().db.inspection.update({ where: { id }, data: { cancelledAt: stage().clock.now() } });
    await office.taps(office.last().id, `inspections.restore:${id}`);
    office.sees(/Không thể khôi phục vì thời gian kiểm tra đã qua; ngày kiểm tra mới/);
    expect(office.last().rows.flat()).not.toContain('Khôi phục');
    await office.taps(office.last().id, `inspections.restoreyes:${id}`);
    expect((await inspectionOf(stage(), 'I-09')).cancelledAt).not.toBeNull();
  });
});
