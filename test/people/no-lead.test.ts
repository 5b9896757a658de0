// A lead who leaves or is replaced by somebody who has not joined: the office is told at once, by whom and with the way out, and sees it
// in /viec until somebody has joined.
import { expect, it } from 'vitest';
import { CITY } from '../../src/demo/city.js';
import { writePlanWorkbook } from '../../src/inspections/workbook/write.js';
import { useStage } from '../stage.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const stage = useStage({ at: '2023-09-15 09:00', city: true });
const lead = CITY.delegation.find((row) => row.roles.includes('LEAD') && row.team === 'B')!;

it('by a workbook: the new lead is named, and invited from there', async () => {
  const office = await stage().seat({ name: 'Hoàng Thị Văn Phòng', role: 'OFFICE' });
  await stage().seat({ name: lead.name, role: 'LEAD', team: 'B' });
  await office.says('/viec');
  expect(office.last().text).not.toMatch(/chưa có tổ trưởng/);
  const delegation = CITY.delegation.map((row) => (row === lead ? { ...row, name: 'Vũ Thị Kế Nhiệm' } : row));
  const bytes = Buffer.from(await writePlanWorkbook({ ...CITY, carriedOver: [], delegation }));
  await office.sendsFile({ name: 'ke-hoach.xlsx', mime: XLSX, bytes });
  await stage().drain();
  await office.presses('Áp dụng');
  await stage().drain();
  office.sees(/Tổ B hiện chưa có tổ trưởng nhận việc: Vũ Thị Kế Nhiệm chưa tham gia; đề nghị mời/, 4);
  await office.says('/viec');
  office.sees('Tổ B chưa có tổ trưởng nhận việc: Vũ Thị Kế Nhiệm chưa tham gia');
  await office.presses('Mời');
  office.sees(/Vũ Thị Kế Nhiệm/);
  await stage().seat({ name: 'Vũ Thị Kế Nhiệm', role: 'LEAD', team: 'B' });
  await office.says('/viec');
  expect(office.last().text).not.toMatch(/chưa có tổ trưởng/);
});

it('from the chat: nobody is named whom the register does not name', async () => {
  const office = await stage().seat({ name: 'Hoàng Thị Văn Phòng Hai', role: 'OFFICE' });
  await office.says('/moi');
  await office.presses('Người của Đoàn');
  office.sees(/Vũ Thị Kế Nhiệm/);
  const held = await stage().db.roleHeld.findFirstOrThrow({
    where: { role: 'LEAD', endedAt: null, person: { fullName: 'Vũ Thị Kế Nhiệm' } },
  });
  await office.taps(office.card().id, `people.member:${held.id}`);
  await office.presses('Kết thúc vai trò');
  await office.presses('Chuyển công tác');
  await office.presses('Xác nhận kết thúc');
  await stage().drain();
  office.sees(/Tổ B hiện chưa có tổ trưởng tham gia Hệ thống\.\*\* Đề nghị cử và mời tổ trưởng tham gia/, 4);
  await office.says('/viec');
  office.sees('Tổ B chưa có tổ trưởng nhận việc');
});
