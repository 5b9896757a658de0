// Decisions about a unit in which nobody can be reached: whoever decides reads so before and after, and never that the unit is told.
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { asksForMoreTime, carryOver, seat } from './desk.js';

const stage = useStage({ at: '2023-09-06 09:00', city: true });
let lead: Phone;
let focal: Phone;
const UNREACHED = 'Đơn vị hiện chưa có người nhận được tin của Hệ thống; đề nghị';

beforeAll(async () => {
  await carryOver(stage());
  lead = await seat(stage(), 'lead');
  focal = await seat(stage(), 'unit');
  await stage().at('2023-09-06 09:01');
});
const reach = (blockedAt: Date | null) =>
  stage().db.person.update({ where: { id: focal.personId! }, data: { blockedAt } });
beforeEach(() => reach(null));
const leave = () => reach(stage().clock.now());
const heard = () => focal.heard().length;

/** Both sentences of a decision: before it and after it. */
async function decides(label: string, asked: RegExp, done: RegExp): Promise<void> {
  const before = heard();
  lead.sees(asked);
  lead.sees(new RegExp(UNREACHED));
  await lead.presses(label);
  lead.sees(done);
  expect(lead.last().text).toMatch(/(?:đề nghị|Đề nghị) thông báo trực tiếp|chưa có ai nhận được tin/);
  expect(lead.last().text).not.toMatch(/được báo qua Hệ thống|Hệ thống đã báo|\(00 người\)/);
  expect(heard()).toBe(before);
}

describe('with nobody of the unit there', () => {
  it('more time is declined, and nobody is said to be told', async () => {
    await asksForMoreTime(focal);
    await leave();
    await lead.says('/giahan');
    await lead.presses('1 · Xem xét');
    await lead.presses('Không đồng ý');
    await lead.says('Nội dung này đã được gia hạn một lần rồi');
    const before = heard();
    await lead.presses(lead.last().rows.flat()[0]!);
    lead.sees(/chưa có (?:ai|người) nhận được tin/);
    expect(lead.last().text).not.toMatch(/^Đã ghi quyết định gửi/);
    expect(heard()).toBe(before);
  });

  it('more time is granted', async () => {
    await asksForMoreTime(focal);
    await leave();
    await lead.says('/giahan');
    await lead.presses('1 · Xem xét');
    const before = heard();
    await lead.presses('Đồng ý');
    lead.sees(/^\*\*Gia hạn đến/);
    lead.sees(new RegExp(UNREACHED));
    await lead.presses(lead.last().rows.flat()[0]!);
    lead.sees(/chưa có (?:ai|người) nhận được tin/);
    expect(heard()).toBe(before);
  });

  it('a result is accepted', async () => {
    await focal.says('/khacphuc');
    await focal.presses('2 · Cập nhật');
    await focal.presses('Nộp kết quả');
    await focal.presses('Chưa có tài liệu');
    await focal.says('Đã chấn chỉnh giờ làm việc từ ngày 01/9, bố trí người trực');
    await focal.presses('Nộp kết quả');
    await leave();
    await lead.says('/viec');
    const n = lead
      .last()
      .rows.flat()
      .find((label) => label.endsWith('Xem xét'))!;
    await lead.presses(n);
    await lead.presses('Chấp nhận');
    await decides('Chấp nhận kết quả', /^\*\*Chấp nhận kết quả khắc phục/, /^Đã chấp nhận kết quả khắc phục/);
  });

  it('an overdue item is waived, and the waiver taken back', async () => {
    await stage().at('2023-10-20 09:00');
    await leave();
    await lead.says('/khacphuc');
    await lead.presses('1 · Xem');
    await lead.presses('Miễn');
    await lead.says('Nội dung đã được giải quyết theo Kết luận số 12');
    await decides('Xác nhận miễn', /^\*\*Miễn nộp kết quả/, /^Đã ghi: miễn nộp kết quả/);
    await lead.presses('Thu hồi quyết định miễn');
    await decides('Xác nhận thu hồi', /^\*\*Thu hồi quyết định miễn/, /^Đã thu hồi quyết định miễn/);
  });
});
