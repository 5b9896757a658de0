// A surprise visit whose day fell into an outage: lead and office are told once that no arrival is recorded, the unit never is, and
// it stays in the lead's list until it is settled.
import { describe, expect, it } from 'vitest';
import { CITY } from '../../src/demo/city.js';
import { writePlanWorkbook } from '../../src/inspections/workbook/write.js';
import { useStage } from '../stage.js';
import { amend } from './stage-plan.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** A visit of which neither hour nor place is planned. */
const bare = { time: null, place: null };

const stage = useStage({ at: '2023-10-09 16:00', city: true });

it('is told once to lead and office after its day, and stays in /viec', async () => {
  const { seat } = stage();
  const lead = await seat({ name: 'Phạm Giả Định', role: 'LEAD', team: 'B' });
  const office = await seat({ name: 'Trần Thị Minh Họa', role: 'OFFICE' });
  const focal = await seat({ name: 'Trương Thị Làm Mẫu', role: 'FOCAL', unit: 'P-03' });
  await stage().at('2023-10-12 09:00');
  await stage().at('2023-10-12 09:05');
  await stage().at('2023-10-13 09:05');
  const passed = /UBND phường Hồ Sen – quận Hoa Sữa · 10\/10\/2023 · Tổ B\. Đã qua ngày kiểm tra/;
  for (const [phone, label] of [
    [lead, 'Đã có mặt'],
    [office, 'Xem nội dung'],
  ] as const) {
    const [told, ...more] = phone.heard().filter(({ text }) => passed.test(text));
    expect(more).toEqual([]);
    expect(told!.rows.flat()).toContain(label);
  }
  await stage().at('2023-10-30 09:00');
  await lead.says('/viec');
  lead.sees(/Kiểm tra đột xuất ngày 10\/10, chưa công bố: UBND phường Hồ Sen/);
  await office.says('/viec');
  office.sees(/Kiểm tra đột xuất ngày 10\/10 đã qua, chưa ghi nhận có mặt: UBND phường Hồ Sen/);
  await focal.says('/viec');
  focal.neverSaw(/đột xuất/i);
  await lead.presses('Đã có mặt');
  lead.sees(/Đoàn kiểm tra có mặt tại đơn vị ngày nào/);
});

it('announced days later, is told to the unit with its true day, and to the team as announced now', async () => {
  const lead = await stage().seat({ name: 'Phạm Giả Định Hai', role: 'LEAD', team: 'B' });
  const focal = await stage().seat({ name: 'Đỗ Thị Làm Mẫu', role: 'DEPUTY', unit: 'P-03' });
  const { id } = await stage().db.inspection.findUniqueOrThrow({ where: { code: 'I-15' } });
  await lead.says('/viec');
  // A confirmation that was drawn on the day itself asks, too.
  for (const act of [`inspections.confirm:${id}:2023-10-10`.slice(0, -11), `inspections.arrive:${id}`]) {
    await lead.taps(lead.last().id, act);
    expect(lead.last().text).toMatch(/Đã qua ngày kiểm tra\. Đoàn kiểm tra có mặt tại đơn vị ngày nào\?/);
    expect(lead.last().rows.flat()).toEqual(
      expect.arrayContaining(['Có mặt ngày 10/10', 'Có mặt hôm nay, 30/10', 'Quay lại']),
    );
    expect(focal.heard().some(({ text }) => /đột xuất/.test(text))).toBe(false);
  }
  await lead.presses('Có mặt ngày 10/10');
  lead.sees(/^\*\*Đã công bố lúc 09h00 ngày 30\/10\/2023\*\*/, 4);
  const office = await stage().seat({ name: 'Trần Thị Minh Họa Hai', role: 'OFFICE' });
  await office.says('/viec');
  expect(office.last().text).not.toMatch(/Kiểm tra đột xuất ngày 10\/10 đã qua/);
  const told = focal.heard().filter(({ text }) => /đột xuất/.test(text));
  expect(told).toHaveLength(1);
  expect(told[0]!.text).toMatch(
    /Đoàn kiểm tra đã có mặt, tiến hành kiểm tra đột xuất \(hình thức: [^)]+\) tại đơn vị ngày 10\/10\/2023\./,
  );
  expect(told[0]!.text).not.toMatch(/đang tiến hành|30\/10|00h00/);
  await lead.taps(lead.last().id, `inspections.arrive:${id}`);
  expect(lead.toast()).toBe('Đã công bố lúc 09h00 ngày 30/10/2023.');
  await focal.says('/lich');
  expect(focal.last().text).not.toContain('00h00');
});

describe('held on another day than planned', () => {
  it('counts from the day it really happened: calendar, duties and terms', async () => {
    const { at, db, seat } = stage();
    const lead = await seat({ name: 'Phạm Giả Định Ba', role: 'LEAD', team: 'B' });
    const office = await seat({ name: 'Trần Thị Minh Họa Ba', role: 'OFFICE' });
    const focal = await seat({ name: 'Trương Thị Đầm Sen', role: 'FOCAL', unit: 'P-04' });
    await amend(stage(), 'I-90', { ...bare, unit: 'P-04', team: 'B', surprise: true, inspectOn: '2023-11-01' });
    await at('2023-11-06 09:00');
    await lead.says('/viec');
    await lead.presses('Đã có mặt');
    await lead.presses('Có mặt hôm nay, 06/11');
    await focal.says('/viec');
    focal.sees(/Xác nhận đã nhận thông báo kiểm tra đột xuất ngày 06\/11/);
    await focal.says('đã nhận');
    focal.sees(/06\/11\/2023/);
    await lead.says('/viec');
    expect(lead.last().text).not.toMatch(/01\/11/);
    await lead.says('/lich');
    lead.sees(/06\/11 09h00 – UBND phường Đầm Sen/);
    await office.says('/viec');
    expect(office.last().text).not.toMatch(/01\/11/);
    const held = await db.inspection.findUniqueOrThrow({ where: { code: 'I-90' } });
    expect(held.inspectOn).toBe('2023-11-06');
  });

  it('is left as it was held by a workbook that moves it or says it is none, and the preview says so', async () => {
    const { db, at } = stage();
    await at('2023-11-06 10:00');
    const office = await stage().seat({ name: 'Trần Thị Minh Họa Bốn', role: 'OFFICE' });
    const before = await db.inspection.findUniqueOrThrow({ where: { code: 'I-90' } });
    const given = { ...CITY.schedule[0]!, code: 'I-90', ...bare, unit: 'P-04', team: 'B', inspectOn: '2023-11-20' };
    const bytes = await writePlanWorkbook({
      ...CITY,
      carriedOver: [],
      schedule: [...CITY.schedule, { ...given, surprise: false }],
    });
    await office.sendsFile({ name: 'kế hoạch.xlsx', mime: XLSX, bytes: Buffer.from(bytes) });
    const preview = office.sees(
      /I-90 · UBND phường Đầm Sen[^:]*: Đoàn kiểm tra đã có mặt ngày 06\/11\/2023; ngày 20\/11\/2023 trong tệp không áp dụng cho cuộc này/,
    );
    expect(preview.text).not.toMatch(/06\/11\/2023 → 20\/11\/2023/);
    await amend(stage(), 'I-90', { ...given, surprise: false });
    expect(await db.inspection.findUniqueOrThrow({ where: { code: 'I-90' } })).toMatchObject({
      ...{ inspectOn: before.inspectOn, surprise: true, unitId: before.unitId, cancelledAt: null },
    });
  });
});

it('announced a day late as of its day, is still to be acknowledged on the day its unit is told', async () => {
  const { at, seat } = stage();
  const lead = await seat({ name: 'Phạm Giả Định Năm', role: 'LEAD', team: 'B' });
  const focal = await seat({ name: 'Người Sở Mẫu', role: 'FOCAL', unit: 'P-05' });
  await amend(stage(), 'I-91', { ...bare, unit: 'P-05', team: 'B', surprise: true, inspectOn: '2023-11-07' });
  await at('2023-11-08 09:00');
  await lead.says('/viec');
  await lead.presses('Đã có mặt');
  await lead.presses('Có mặt ngày 07/11');
  await focal.says('/viec');
  focal.sees(/Xác nhận đã nhận thông báo kiểm tra đột xuất ngày 07\/11/);
});
