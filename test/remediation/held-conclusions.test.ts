// A conclusion made outside office hours is the team's own until it leaves: the unit is shown nothing of it, it can be taken
// back whole, and another one takes its place.
import { beforeAll, expect, it } from 'vitest';
import { announce } from '../checklists/announced.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { recordShortcoming, seat } from './desk.js';

const stage = useStage({ at: '2023-09-08 09:00', city: true });
let lead: Phone;
let unit: Phone;
let visit = '';

const FIRST = 'Chưa niêm yết đủ thủ tục';

beforeAll(async () => {
  lead = await seat(stage(), 'lead');
  unit = await seat(stage(), 'unit');
  await announce(stage(), 'I-14', '2023-09-14 17:00');
  await stage().at('2023-09-22 09:00');
  visit = (await recordShortcoming(stage(), lead)).visit;
  await stage().at('2023-09-22 21:30');
  await lead.says('/rasoat');
}, 120_000);

const open = () => lead.taps(lead.last().id, `remediation.visit:${visit}`);
const labels = () => lead.last().rows.flat();
const send = async () => {
  await lead.presses(labels().find((label) => /^Gửi (kết luận|bản khác)/.test(label))!);
  const preview = lead.last().text;
  if (labels().includes('Vẫn gửi kết luận')) await lead.presses('Vẫn gửi kết luận');
  await lead.presses(labels().find((label) => /^Gửi \d/.test(label))!);
  return preview;
};
const items = () => stage().db.remediationItem.findMany({ where: { source: 'FINDING' } });
const conclusions = () => stage().db.conclusion.findMany({ orderBy: { version: 'asc' } });
const heard = () => unit.heard().filter(({ text }) => /^THÔNG BÁO KẾT LUẬN/.test(text));
/** What the unit reads where its duties, its items and its papers stand. */
async function unitReads(): Promise<string> {
  const read: string[] = [];
  for (const command of ['/viec', '/khacphuc', '/tailieu', '/lich']) {
    await unit.says(command);
    read.push(unit.screen());
  }
  return read.join('\n');
}

it('says before it is sent that it is after hours, and when it leaves', async () => {
  await open();
  await lead.presses('Gửi kết luận');
  lead.sees(/Hiện ngoài giờ làm việc; nếu gửi, kết luận sẽ được gửi lúc 08h00 ngày 25\/09\/2023\./);
  await open();
});

it('is not shown to the unit before it leaves', async () => {
  await send();
  await stage().at('2023-09-22 21:31');
  expect(await unitReads()).not.toMatch(/Xác nhận kết luận|Chưa niêm yết đủ thủ tục/i);
  await open();
  lead.sees(/gửi lúc 08h00 ngày/);
  expect(labels()).not.toContain('Sửa mục đã ghi');
});

it('is taken back whole: nothing leaves, nothing is owed, what was recorded can be changed', async () => {
  lead.sees(/^Ngoài giờ làm việc: \d\d tin/);
  await lead.presses('Rút lại');
  lead.sees(/^Đã rút lại trước khi gửi: \d\d tin gửi tới người khác\.$/);
  expect(lead.screen()).not.toContain('Ngoài giờ làm việc:');
  // Who did it needs no letter about it.
  expect(lead.heard().filter(({ text }) => text.includes('đã rút lại lúc'))).toEqual([]);
  lead.sees(/^Đã rút lại kết luận gửi UBND huyện Tre Xanh[^]*Kết luận: chưa gửi\./);
  expect([await items(), await conclusions()]).toEqual([[], []]);
  expect(await stage().db.deadline.count({ where: { kind: 'REMEDIATION', closedAt: null, title: FIRST } })).toBe(0);
  expect(await stage().db.auditEntry.findMany({ where: { act: 'conclusion.withdrawn' } })).toMatchObject([
    { personId: lead.personId },
  ]);
  await lead.presses('Sửa mục đã ghi');
  await lead.presses('1');
  await lead.presses('Sửa');
  await lead.presses('Sửa từng mục');
  await lead.presses('Nội dung');
  await lead.says('Chưa niêm yết 04 thủ tục');
  await lead.presses('Lưu');
  lead.sees(/^Đã ghi thay đổi\./);
});

it('taken back by another lead of the team, both read what became of it, and its sender by whom', async () => {
  const coLead = await stage().seat({ name: 'Hoàng Thị Đồng Trưởng', role: 'LEAD', team: 'B' });
  await open();
  await send();
  await stage().at('2023-09-22 21:40');
  await coLead.says('/rasoat');
  await coLead.taps(coLead.last().id, `remediation.visit:${visit}`);
  await coLead.presses('Rút lại');
  coLead.sees(/^Đã rút lại kết luận gửi UBND huyện Tre Xanh/, 4);
  expect(await conclusions()).toEqual([]);
  const words = lead
    .heard()
    .filter(({ text }) => /Hoàng Thị Đồng Trưởng đã rút lại lúc 21h40 [^]*trước khi gửi: \d\d tin/.test(text));
  expect(words).toHaveLength(1);
  expect(words[0]!.rows).toEqual([]);
  expect(lead.heard().filter(({ text }) => text.startsWith('Ngoài giờ làm việc:'))).toEqual([]);
  await stage().db.roleHeld.updateMany({
    where: { personId: coLead.personId! },
    data: { endedAt: stage().clock.now() },
  });
  await open();
});

it('is replaced by another one made before it left: the unit gets the latest only, numbered once', async () => {
  await send();
  await stage().at('2023-09-23 10:00');
  await lead.says('/rasoat');
  await open();
  await lead.presses('Ưu điểm');
  await lead.says('Trả kết quả tại nhà');
  await lead.presses('Lưu');
  expect(await send()).toMatch(/Thay bản đã lập 21h40 [^]*chưa gửi: đơn vị chỉ nhận bản này\./);
  expect(await conclusions()).toMatchObject([{ version: 1 }]);
  expect(await items()).toHaveLength(1);
  await stage().at('2023-09-25 08:15');
  expect(heard()).toHaveLength(1);
  expect(heard()[0]!.text).toMatch(/Trả kết quả tại nhà[^]*04 thủ tục/);
  expect(heard()[0]!.text).not.toMatch(/lần/);
});

it('stands in the unit’s lists once it has left, and cannot be taken back any more', async () => {
  expect(await unitReads()).toMatch(/Xác nhận kết luận[^]*niêm yết 04 thủ tục/i);
  await lead.says('/rasoat');
  await open();
  expect(labels()).not.toContain('Rút lại');
  await lead.taps(lead.last().id, `remediation.unconclude:${visit}`);
  lead.sees(/^Chưa thể rút lại vì không có kết luận nào đang chờ gửi\./);
  expect(await conclusions()).toHaveLength(1);
});

it('let go at once, is said to be sent where it stands, with nothing to take back', async () => {
  await stage().at('2023-09-25 19:28');
  await lead.says('/rasoat');
  await open();
  await lead.presses('Ưu điểm');
  await lead.says('Có phòng chờ mới');
  await lead.presses('Lưu');
  await send();
  lead.sees(/gửi lúc 08h00 ngày/);
  await lead.presses('Gửi ngay, không âm báo');
  const card = lead.heard().findLast(({ text }) => text.includes('Kết luận: đã'))!;
  expect(card.text).toMatch(/Kết luận: đã gửi 19h28[^]*đơn vị chưa xác nhận/);
  expect(card.text).not.toContain('gửi đơn vị lúc 08h00');
  expect(card.rows.flat()).not.toContain('Rút lại');
  lead.sees(/^Đã gửi lúc 19h28 [^]*không âm báo/);
});
