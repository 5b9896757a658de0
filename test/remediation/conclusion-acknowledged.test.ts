// The unit is to acknowledge the conclusion it got by a day, like a notice: reminded, its head and then the team's lead told when
// it is late; it ends at once when somebody of the unit acknowledges, when another conclusion replaces it, when it is taken back.
import { beforeAll, expect, it } from 'vitest';
import { at } from '../../src/kit/calendar.js';
import { announce } from '../checklists/announced.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { recordShortcoming, seat } from './desk.js';

const stage = useStage({ at: '2023-09-08 09:00', city: true });
let [lead, unit, head]: Phone[] = [];
let visit = '';

beforeAll(async () => {
  lead = await seat(stage(), 'lead');
  unit = await seat(stage(), 'unit');
  head = await stage().seat({ name: 'Trần Văn Giả Sử', role: 'HEAD', unit: 'H-02' });
  await announce(stage(), 'I-14', '2023-09-14 17:00');
  await stage().at('2023-09-22 09:00');
  visit = (await recordShortcoming(stage(), lead)).visit;
}, 120_000);

const rung = (phone: Phone) =>
  phone
    .heard()
    .filter(({ ring, text }) => ring && /xác nhận [^]*kết luận kiểm tra/i.test(text) && !/^THÔNG BÁO/.test(text));
const duties = () =>
  stage().db.deadline.findMany({ where: { kind: 'ACKNOWLEDGE_CONCLUSION' }, orderBy: { openedAt: 'asc' } });
const viec = async (phone: Phone) => {
  await phone.says('/viec');
  return phone.last().text;
};
async function conclude(): Promise<void> {
  await lead!.says('/rasoat');
  await lead!.taps(lead!.last().id, `remediation.visit:${visit}`);
  const press = async (words: RegExp) => {
    const label = lead!
      .last()
      .rows.flat()
      .find((each) => words.test(each));
    if (label) await lead!.presses(label);
  };
  for (const words of [/^Gửi (?:kết luận|bản khác)/, /^Vẫn gửi/, /^Gửi \d/]) await press(words);
}

it(
  'made outside office hours it is not owed by the unit, nor once it is taken back',
  { timeout: 120_000 },
  async () => {
    await stage().at('2023-09-27 20:00');
    await conclude();
    expect(await viec(unit!)).not.toMatch(/kết luận/i);
    // Counted from the day on which it leaves.
    expect(await duties()).toMatchObject([{ dueAt: at('2023-10-02 17:00') }]);
    await lead!.says('/rasoat');
    await lead!.taps(lead!.last().id, `remediation.visit:${visit}`);
    await lead!.presses('Rút lại');
    expect(await duties()).toMatchObject([{ closedWhy: 'withdrawn' }]);
  },
);

it(
  'is asked for within two working days, in the unit’s duties and on the morning of that day',
  { timeout: 120_000 },
  async () => {
    await stage().at('2023-09-28 09:00');
    await conclude();
    expect(await viec(unit!)).toMatch(/Xác nhận kết luận kiểm tra ngày 21\/09\/2023 – chậm nhất 17h00 ngày 02\/10/);
    await stage().at('2023-09-29 08:15');
    expect(rung(unit!)).toEqual([]);
    await stage().at('2023-10-02 08:15');
    const [today] = rung(unit!);
    expect(today!.text).toMatch(/hôm nay là hạn xác nhận kết luận kiểm tra \(chậm nhất 17h00 ngày 02\/10\/2023\)/);
    expect(today!.rows.flat()).toContain('Đã nhận');
    expect(rung(head!)).toEqual([]);
  },
);

it(
  'late it is told to the unit’s head, then to the team’s lead, each announced before',
  { timeout: 120_000 },
  async () => {
    await stage().at('2023-10-03 08:15');
    expect(rung(unit!).at(-1)!.text).toMatch(/chưa ghi nhận xác nhận của đơn vị đối với kết luận kiểm tra/);
    expect(rung(head!).map(({ text }) => text)).toEqual([
      expect.stringMatching(/quan tâm, xác nhận hoặc giao đầu mối xác nhận\./),
    ]);
    expect(rung(head!)[0]!.text).toMatch(/nếu đến 08h15 ngày 05\/10\/2023 .*báo cáo Tổ trưởng Tổ B/);
    expect(rung(lead!)).toEqual([]);
    expect(await viec(unit!)).toMatch(/Xác nhận kết luận [^]*đến nay Hệ thống chưa ghi nhận xác nhận của đơn vị/);
    expect(await viec(lead!)).toMatch(
      /UBND huyện Tre Xanh: Hệ thống chưa ghi nhận xác nhận kết luận kiểm tra ngày 21\/09, đã quá thời hạn 01 ngày làm việc/,
    );
    await stage().at('2023-10-05 08:15');
    expect(rung(lead!)).toHaveLength(1);
    expect(rung(lead!)[0]!.text).toMatch(/xác nhận (?:của UBND huyện Tre Xanh đối với )?kết luận kiểm tra/);
  },
);

it('ends at once when somebody acknowledges, from the morning card too', { timeout: 120_000 }, async () => {
  const card = rung(unit!).at(-1)!;
  const { id } = await stage().db.conclusion.findFirstOrThrow();
  await unit!.taps(card.id, `remediation.got:${id}`);
  expect(unit!.toast()).toBe('Đã ghi.');
  unit!.sees(/^THÔNG BÁO KẾT LUẬN[^]*Đã xác nhận thay mặt đơn vị: Nguyễn Thị Ví Dụ/, 9);
  expect((await duties()).at(-1)).toMatchObject({ closedWhy: 'acknowledged' });
  const before = [unit!, head!, lead!].map((phone) => rung(phone).length);
  for (const day of ['06', '09', '10', '11', '12']) await stage().at(`2023-10-${day} 08:15`);
  expect([unit!, head!, lead!].map((phone) => rung(phone).length)).toEqual(before);
  for (const phone of [unit!, lead!]) expect(await viec(phone)).not.toMatch(/xác nhận kết luận/i);
});

it('another conclusion is to be acknowledged anew, and only that one', { timeout: 120_000 }, async () => {
  const more = async (text: string) => {
    await lead!.says('/rasoat');
    await lead!.taps(lead!.last().id, `remediation.visit:${visit}`);
    await lead!.presses('Ưu điểm');
    await lead!.says(text);
    await lead!.presses('Lưu');
    await conclude();
  };
  await stage().at('2023-10-12 09:00');
  await more('Trả kết quả tại nhà');
  await stage().at('2023-10-13 09:00');
  await more('Công khai thủ tục đầy đủ');
  const open = (await duties()).filter(({ closedAt }) => closedAt === null);
  expect(open).toMatchObject([{ dueAt: at('2023-10-17 17:00') }]);
  expect((await viec(unit!)).match(/Xác nhận kết luận/g)).toHaveLength(1);
});
