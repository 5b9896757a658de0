// What was recorded at a visit is changed or taken away by the team until the conclusion is sent: the recorded words hold until
// the changes are saved, what was previewed is what is sent, and afterwards nothing of it can be changed.
import { beforeAll, expect, it } from 'vitest';
import { at } from '../../src/kit/calendar.js';
import { newId } from '../../src/kit/ids.js';
import { announce } from '../checklists/announced.js';
import type { Phone } from '../phone.js';
import { useStage } from '../stage.js';
import { recordShortcoming, seat } from './desk.js';

const stage = useStage({ at: '2023-09-08 09:00', city: true });
let lead: Phone;
let head: Phone;
let unit: Phone;
let visit = '';

beforeAll(async () => {
  lead = await seat(stage(), 'lead');
  head = await seat(stage(), 'head');
  unit = await seat(stage(), 'unit');
  await announce(stage(), 'I-14', '2023-09-14 17:00');
  await stage().at('2023-09-22 09:00');
  const recorded = await recordShortcoming(stage(), lead);
  visit = recorded.visit;
  await stage().db.finding.create({
    data: {
      ...{ id: newId(), inspectionId: visit, unitId: recorded.unitId, text: 'Trả kết quả tại nhà', kind: 'STRENGTH' },
      ...{ saved: true, savedAt: at('2023-09-22 09:01'), createdAt: at('2023-09-22 09:01'), authorId: lead.personId! },
    },
  });
});

const findings = () => stage().db.finding.findMany({ orderBy: { createdAt: 'asc' } });
const open = async (phone: Phone, n: string) => {
  await phone.taps(phone.last().id, `remediation.visit:${visit}`);
  await phone.presses('Sửa mục đã ghi');
  await phone.presses(n);
};

it('changes words, class and date; what is recorded holds until then', async () => {
  await lead.says('/rasoat');
  await open(lead, '1');
  lead.sees(/Nội dung: Chưa niêm yết đủ thủ tục · Mức độ: Thấp[\s\S]*Đã ghi; đơn vị được báo khi gửi kết luận\./);
  await lead.presses('Sửa');
  lead.sees(/^Đang sửa; nội dung đã ghi giữ nguyên cho đến khi bấm “Lưu”\./);
  for (const [field, said] of [
    ['Nội dung', 'Chưa niêm yết 04 thủ tục cấp huyện'],
    ['Thời hạn', '27/10/2023'],
  ] as const) {
    await lead.presses('Sửa từng mục');
    await lead.presses(field);
    await lead.says(said);
  }
  await lead.presses('Sửa từng mục');
  await lead.presses('Mức độ');
  await lead.presses('Cao');
  const [before] = (await findings()).filter(({ saved }) => saved);
  expect(before).toMatchObject({ text: 'Chưa niêm yết đủ thủ tục', severity: 'LOW' });
  await lead.presses('Lưu');
  lead.sees(/^Đã ghi thay đổi\.[\s\S]*Chưa niêm yết 04 thủ tục cấp huyện/);
  expect(await findings()).toMatchObject([
    { text: 'Chưa niêm yết 04 thủ tục cấp huyện', severity: 'HIGH', dueAt: at('2023-10-27 17:00'), saved: true },
    { text: 'Trả kết quả tại nhà', kind: 'STRENGTH', saved: true },
  ]);
  const entries = await stage().db.auditEntry.findMany({ where: { act: 'finding.changed' } });
  expect(entries).toMatchObject([{ personId: lead.personId }]);
});

it('says that nothing was changed when nothing was, and notes it nowhere', async () => {
  await open(lead, '1');
  await lead.presses('Sửa');
  await lead.presses('Lưu');
  lead.sees(/^Không có thay đổi; nội dung đã ghi giữ nguyên\./);
  expect(lead.heard().filter(({ text }) => text.includes('Sửa nội dung đã ghi'))).toHaveLength(1);
  expect(await stage().db.auditEntry.count({ where: { act: 'finding.changed' } })).toBe(1);
  expect(await findings()).toHaveLength(2);
});

it('leaves it as it was when the changes are cancelled', async () => {
  await open(lead, '1');
  await lead.presses('Sửa');
  await lead.presses('Sửa từng mục');
  await lead.presses('Nội dung');
  await lead.says('Một nội dung khác hẳn');
  await lead.presses('Hủy');
  lead.sees(/^Đã hủy; nội dung đã ghi giữ nguyên\./);
  expect((await findings()).map(({ text }) => text)).toEqual([
    'Chưa niêm yết 04 thủ tục cấp huyện',
    'Trả kết quả tại nhà',
  ]);
});

it('is not sent otherwise than previewed', async () => {
  await lead.taps(lead.last().id, `remediation.visit:${visit}`);
  await lead.presses('Gửi kết luận');
  lead.sees(/Chưa niêm yết 04 thủ tục cấp huyện/);
  const preview = lead.last();
  const send = preview.rows.flat().find((label) => label.startsWith('Gửi '))!;
  await open(head, '1');
  await head.presses('Sửa');
  await head.presses('Sửa từng mục');
  await head.presses('Nội dung');
  await head.says('Chưa niêm yết 05 thủ tục cấp huyện');
  await head.presses('Lưu');
  await lead.presses(send);
  lead.sees(/Chưa niêm yết 05 thủ tục cấp huyện/);
  expect(await stage().db.conclusion.count()).toBe(0);
});

it('can be taken away, asked once more', async () => {
  await open(head, '2');
  await head.presses('Xóa');
  head.sees(/^\*\*Xóa nội dung đã ghi\?\*\* Ưu điểm: Trả kết quả tại nhà \(UBND huyện Tre Xanh\)/);
  expect(await findings()).toHaveLength(2);
  await head.presses('Xác nhận xóa');
  head.sees(/^Đã xóa nội dung đã ghi\./);
  expect((await findings()).map(({ text }) => text)).toEqual(['Chưa niêm yết 05 thủ tục cấp huyện']);
});

it('is fixed once the conclusion was sent, also for whoever was just changing it', async () => {
  await open(head, '1');
  await head.presses('Sửa');
  await lead.taps(lead.last().id, `remediation.visit:${visit}`);
  await lead.presses('Gửi kết luận');
  await lead.presses(
    lead
      .last()
      .rows.flat()
      .find((label) => label.startsWith('Gửi '))!,
  );
  await stage().at('2023-09-22 09:05');
  unit.sees(/05 thủ tục cấp huyện/, 6);
  await head.presses('Lưu');
  head.sees(/^Chưa thể sửa, xóa vì nội dung này đã được gửi đơn vị trong kết luận/);
  expect(await findings()).toHaveLength(1);
  expect(head.last().rows.flat()).not.toContain('Sửa mục đã ghi');
});
